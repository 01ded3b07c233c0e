"""Where each setting stands and what is said about it: read off the pages, so that a new row is found without more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QWidget,
)

_FIELDS = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit, QAbstractItemView)

PASSING = "passing"
"""Property of a button that is only of use while something runs or has run, such as Cancel: nobody seeks it."""


@dataclass(frozen=True)
class SettingPlace:
    """One setting: on which page, under which heading, what it is called, the sentence that explains it."""

    page: int
    page_name: str
    section: str
    label: str
    sentence: str
    more: str
    """What stands in it besides: buttons, choices."""
    widget: QWidget = field(compare=False)

    def rank(self, words: Sequence[str]) -> int | None:
        """Less is better: all words (folded) in the label, in the sentence, anywhere; None where some are missing."""
        texts = (self.label, f"{self.label} {self.sentence}", " ".join((self.section, self.more, self.page_name)))
        sought = ""
        for rank, text in enumerate(texts):
            sought = f"{sought} {text.casefold()}"
            if all(word in sought for word in words):
                return rank
        return None


@dataclass
class _Row:
    widget: QWidget
    label: str
    sentence: str = ""
    more: str = ""


def find_places(text: str, places: Sequence[SettingPlace]) -> list[SettingPlace]:
    """Those that fit, the best first; none for nothing."""
    words = text.casefold().split()
    if not words:
        return []
    ranked = [(rank, number) for number, one in enumerate(places) if (rank := one.rank(words)) is not None]
    return [places[number] for _, number in sorted(ranked)]


def places_of(number: int, name: str, page: QWidget) -> list[SettingPlace]:
    """The settings of a page, from top to bottom."""
    layout = page.layout()
    if layout is None:
        return []
    found: list[tuple[str, _Row]] = []
    section, waiting = "", list[_Row]()
    for item in _items(layout):
        if isinstance(item, QLabel):
            text = item.text().strip()
            if not text or item.isHidden():
                continue
            if not item.wordWrap():
                # A heading; sentences wrap.
                section, waiting = text, []
            elif waiting:
                for row in waiting:
                    row.sentence = row.sentence or text
                waiting = []
            else:
                found.append((section, _Row(item, section or name, text)))
            continue
        rows = list(_rows(item, section or name))
        found += [(section, row) for row in rows]
        waiting += rows
    return [
        SettingPlace(
            number, name, section, row.label, row.sentence or row.widget.accessibleDescription(), row.more, row.widget
        )
        for section, row in found
        if not row.widget.property(PASSING)
    ]


def _items(layout: QLayout) -> Iterator[QWidget | QLayout]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        inner: QWidget | QLayout | None = item.widget() or item.layout()
        if inner is not None:
            yield inner


def _rows(item: QWidget | QLayout, section: str) -> Iterator[_Row]:
    if isinstance(item, QLayout):
        widgets = [one for one in _items(item) if isinstance(one, QWidget)]
        names = [one for one in widgets if isinstance(one, QLabel) and one.buddy() is not None]
        if names:
            control = widgets[widgets.index(names[0]) + 1]
            more = " ".join(text for one in widgets if one is not names[0] for text in _texts(one))
            yield _Row(control, _plain(names[0].text()), more=more)
            return
        for one in widgets:
            if isinstance(one, _FIELDS) and not one.isHidden():
                yield from _rows(one, section)
        return
    if item.isHidden():
        return
    if isinstance(item, QAbstractButton):
        yield _Row(item, _plain(item.text()) or item.accessibleName(), item.accessibleDescription())
    elif isinstance(item, _FIELDS) or any(isinstance(one, _FIELDS) for one in item.findChildren(QWidget)):
        # What is switched on and off by a box is called what the box says.
        box = item.findChild(QCheckBox)
        name = item.accessibleName() or (_plain(box.text()) if box is not None else "")
        yield _Row(item, name or section, more=" ".join(_texts(item)))


def _texts(widget: QWidget) -> Iterator[str]:
    """What can be read in a widget that is no label of its own."""
    for one in (widget, *widget.findChildren(QWidget)):
        if isinstance(one, QAbstractButton):
            yield _plain(one.text())
        elif isinstance(one, QComboBox):
            yield from (one.itemText(row) for row in range(one.count()))
        yield one.accessibleName()


def _plain(text: str) -> str:
    """Without the marks of access keys."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
