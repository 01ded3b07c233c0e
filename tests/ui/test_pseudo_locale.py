"""A made-up language over every window: whatever still reads as English was never handed to the translators."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    Qt,
    QTranslator,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTabBar,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui import offer_scene, people_scene, room_scene
from tests.ui.poses import EMPTY, FULL, NAMES, posed

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

import translate  # noqa: E402

_PLACE = re.compile(r"\{[a-z_]+\}|%L?n|%[1-9]")
_TAG = re.compile(r"</?[a-z]+[^<>]*>")
_ADDRESS = re.compile(r"\S+\.example\b\S*")
_WORD = re.compile(r"[A-Za-z]{2,}")
# What is called the same everywhere: programs, protocols, units, keys, patterns that are typed as they stand.
_SAME = {
    "Gharial", "XMPP", "Jingle", "SOCKS", "UDP", "TCP", "kB", "MB", "GB", "Ctrl", "Shift", "Alt", "image", "pdf",
}  # fmt: skip
_SAME.update(QLocale(own).nativeLanguageName() for own in ("en", "de"))
_SAME.update(("English", "American", "British"))
# Kinds of stanzas, and keys as Qt names them.
_SAME.update(
    ("iq", "message", "presence", "End", "Home", "Space", "Return", "Enter", "Esc", "Menu", "Tab", "Backspace")
)
# What stands in the stream, as the console shows it.
_SAME.update(("body", "error", "status", "result", "set", "jingle", "session", "initiate", "urn", "xmpp", "client"))
_SAME.update(("Up", "Down", "Left", "Right", "PgUp", "PgDown", "Ins", "Del", "F10", "Backspace"))
# What Qt says of sizes, and what the windows under test are given beside the data below.
_SAME.update(("bytes", "Friends", "Work"))
# The locale's own words, which are not for us to translate.
_FORMATS = (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat)
_SAME.update(QLocale().standaloneDayName(day, form) for day in range(1, 8) for form in _FORMATS)
_SAY_WHEN_EMPTY = {"roster", "chat", "transfers", "settings", "room"}
DATA = [
    thing
    for scene in (offer_scene, people_scene, room_scene)
    for thing in vars(scene).values()
    if isinstance(thing, tuple) or (is_dataclass(thing) and not isinstance(thing, type))
]
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.ToolTipRole,
)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up language as the program would load it."""
    source = tmp_path_factory.mktemp("pseudo") / "gharial_pseudo.ts"
    translate.pseudo_file(source)
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([tool, source, "-qm", source.with_suffix(".qm")], check=True, capture_output=True)
    return source.with_suffix(".qm")


@pytest.fixture
def spoken(qapp: QApplication, compiled: Path) -> Iterator[None]:
    words = QTranslator()
    assert words.load(str(compiled))
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)
    QLocale.setDefault(before)


def words_of(*things: Any) -> set[str]:
    """Every word of what a made-up backend holds: names, addresses, messages, paths."""
    words: set[str] = set()
    seen: set[int] = set()
    left = list(things)
    while left:
        thing = left.pop()
        if isinstance(thing, str | Path):
            words.update(_WORD.findall(str(thing)))
            continue
        if id(thing) in seen or isinstance(thing, type):
            continue
        seen.add(id(thing))
        if isinstance(thing, dict):
            left += [*thing.keys(), *thing.values()]
        elif isinstance(thing, list | tuple | set | frozenset):
            left += thing
        elif isinstance(thing, Enum):
            left.append(thing.value)
        elif is_dataclass(thing):
            left += [getattr(thing, field.name) for field in fields(thing)]
            left.append(str(thing) if type(thing).__str__ is not object.__str__ else "")
        elif type(thing).__module__.startswith(("tests.", "gharial.", "slixmpp.")):
            left += [str(thing), *getattr(thing, "__dict__", {}).values()]
    return words


def rows(model: QAbstractItemModel, above: QModelIndex = QModelIndex()) -> Iterator[QModelIndex]:  # noqa: B008
    for number in range(min(model.rowCount(above), 60)):
        # A list has one column, and says so to Qt alone.
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(above)):
            yield model.index(number, column, above)
        yield from rows(model, model.index(number, 0, above))


def said_by(widget: QWidget) -> Iterator[tuple[str, str]]:
    """What a person can read of a widget, or hear; with the place it comes from."""
    above = widget.parent()
    if (
        isinstance(above, QDialogButtonBox)
        and isinstance(widget, QAbstractButton)
        and above.standardButton(widget) is not QDialogButtonBox.StandardButton.NoButton
    ):
        return  # Qt's own words, which it translates itself
    if isinstance(above, QTabBar):
        return  # the same: what scrolls the tabs
    name = f"{type(widget).__name__} {widget.objectName()}"
    yield f"{name} tool tip", widget.toolTip()
    yield f"{name} name", widget.accessibleName()
    yield f"{name} description", widget.accessibleDescription()
    if widget.isWindow():
        yield f"{name} title", widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield name, widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield f"{name} placeholder", widget.placeholderText()
    if isinstance(widget, QSpinBox):
        yield name, f"{widget.prefix()} {widget.suffix()} {widget.specialValueText()}"
    if isinstance(widget, QTabBar):
        for number in range(widget.count()):
            yield name, widget.tabText(number)
            yield f"{name} tool tip", widget.tabToolTip(number)
    if isinstance(widget, QMenu):
        yield name, widget.title()
    for action in widget.actions():
        yield from ((f"{name} action", text) for text in (action.text(), action.toolTip()))
    if isinstance(widget, QComboBox | QAbstractItemView):
        model = widget.model()
        if model is not None:
            if isinstance(widget, QTreeView | QTableView):
                for column in range(model.columnCount()):
                    yield f"{name} column", str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            for index in rows(model):
                for role in _ROLES:
                    value = index.data(role)
                    if isinstance(value, str):
                        yield f"{name} row {role.name}", value


def outside(text: str) -> str:
    """What of a text is in no bracket of the made-up language."""
    depth, kept = 0, []
    for letter in text:
        depth += (letter == "⟦") - (letter == "⟧")
        if depth == 0:
            kept.append(letter)
    return _TAG.sub(" ", "".join(kept))


def english(text: str, known: set[str]) -> list[str]:
    """The words that nobody translated and that are no data."""
    return [word for word in _WORD.findall(_ADDRESS.sub(" ", outside(text))) if word not in known]


def said_in(window: QWidget) -> Iterator[tuple[str, str]]:
    """What a whole window says."""
    for widget in (window, *window.findChildren(QWidget)):
        yield from said_by(widget)


def windows() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() or isinstance(one, QMenu)]


def test_the_made_up_language_is_longer_and_keeps_the_places() -> None:
    assert translate.pseudo("&Save {name}") == "⟦&Såvé {name}~~~~⟧"
    assert translate.pseudo("%n files") == "⟦%n fîlés~~~⟧"
    assert _WORD.findall(outside(translate.pseudo("Send a file"))) == []


def test_what_was_forgotten_is_found(qtbot: QtBot, spoken: None) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QLabel(QCoreApplication.translate("Composer", "Send"), window)
    QLabel("Never handed over", window)
    QPushButton("Bob", window).setToolTip("Nor this")
    QComboBox(window).addItem("One of Bob's")
    found = [text for _, text in said_in(window) if english(text, {"Bob"})]
    assert sorted(set(found)) == ["Never handed over", "Nor this", "One of Bob's"]


@pytest.mark.parametrize(
    ("window", "kind"),
    [*((name, FULL) for name in NAMES), *((name, EMPTY) for name in NAMES if name in _SAY_WHEN_EMPTY)],
)
async def test_every_text_was_translated(
    qapp: QApplication, spoken: None, tmp_path: Path, window: str, kind: str
) -> None:
    odd: list[str] = []
    broken: list[str] = []
    translated = 0
    async with posed(window, kind, tmp_path) as pose:
        known = _SAME | words_of(vars(pose.backend), DATA, tmp_path)
        for _, show in pose.views:
            show()
            for one in {*windows(), pose.window}:
                for place, text in said_in(one):
                    translated += "⟦" in text
                    if left := english(text, known):
                        odd.append(f"{place}: {text!r}: {' '.join(left)}")
                    if _PLACE.search(text):
                        broken.append(f"{place}: {text!r}")
    assert translated > 3
    assert sorted(set(odd)) == []
    assert [one for one in set(broken) if "{contact}" not in one] == []
