"""The accessibility tree of every window: each thing has a name, a role, a value and a way by keyboard."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QScrollBar,
    QTabBar,
    QTimeEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.waiting import until
from tests.ui.poses import EMPTY, FULL, NAMES, posed

ROLES = QAccessible.Role
_MEANINGLESS = {ROLES.NoRole, ROLES.Client, ROLES.Pane, ROLES.Grouping, ROLES.Border, ROLES.Whitespace}
_CONTROLS = {
    ROLES.Button, ROLES.ButtonMenu, ROLES.ButtonDropDown, ROLES.CheckBox, ROLES.RadioButton, ROLES.ComboBox,
    ROLES.EditableText, ROLES.SpinBox, ROLES.Slider, ROLES.ProgressBar, ROLES.List, ROLES.Tree, ROLES.Table,
    ROLES.PageTabList, ROLES.Link, ROLES.Dial,
}  # fmt: skip
_MOST_TABS = 120


def things(of: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """All that is shown, without the rows of lists, which are asked of their models."""
    if of is None or not of.isValid() or of.state().invisible:
        return
    yield of
    if isinstance(of.object(), QAbstractItemView):
        return
    for number in range(of.childCount()):
        yield from things(of.child(number))


def name(one: QAccessibleInterface) -> str:
    return one.text(QAccessible.Text.Name).strip()


def described(one: QAccessibleInterface) -> str:
    thing = one.object()
    return f"{one.role().name} {type(thing).__name__} “{thing.objectName() if thing else ''}”"


def is_labelled(box: QWidget) -> bool:
    """A box of choices calls itself by what is chosen: its own name, or the label before it, must say what for."""
    return bool(box.accessibleName()) or any(label.buddy() is box for label in box.window().findChildren(QLabel))


def rows(model: QAbstractItemModel, above: QModelIndex = QModelIndex()) -> Iterator[QModelIndex]:  # noqa: B008
    for number in range(min(model.rowCount(above), 200)):
        index = model.index(number, 0, above)
        yield index
        yield from rows(model, index)


def unnamed(window: QWidget) -> list[str]:
    found = []
    for one in things(QAccessible.queryAccessibleInterface(window)):
        thing = one.object()
        if one.role() in _CONTROLS or one.state().focusable:
            nameless = not name(one)
            if isinstance(thing, QTabBar):
                nameless = not thing.accessibleName()
            elif isinstance(thing, QComboBox):
                nameless = not is_labelled(thing)
            elif isinstance(thing, QWidget) and thing.focusProxy() is not None:
                nameless = False
            if nameless and not isinstance(thing, QScrollBar):
                found.append(described(one))
        if isinstance(thing, QAbstractItemView) and thing.model() is not None:
            data = thing.model().data
            found += [
                f"row {index.row()} of “{thing.objectName()}”"
                for index in rows(thing.model())
                if not (data(index, Qt.ItemDataRole.AccessibleTextRole) or data(index, Qt.ItemDataRole.DisplayRole))
            ]
    return found


def without_role(window: QWidget) -> list[str]:
    """What takes the keyboard and says only that it is something."""
    found = []
    for one in things(QAccessible.queryAccessibleInterface(window)):
        thing = one.object()
        if not isinstance(thing, QWidget) or thing.focusPolicy() is Qt.FocusPolicy.NoFocus or thing is window:
            continue
        # A page that scrolls has nothing to say of itself; a proxy speaks for whom it stands.
        plain = type(thing).__name__ == "QScrollArea" or thing.focusProxy() is not None
        if one.role() in _MEANINGLESS and not plain:
            found.append(described(one))
    return found


def is_one_of_several(button: QAbstractButton) -> bool:
    """Tab leads to the chosen one, the arrows to the others."""
    return button.group() is not None and button.group().exclusive()


def by_tab(window: QWidget) -> set[QWidget]:
    """What has the focus when Tab is pressed again and again."""
    seen: set[QWidget] = set()
    for _ in range(_MOST_TABS):
        before = QApplication.focusWidget() or window
        QTest.keyClick(before, Qt.Key.Key_Tab)
        here = QApplication.focusWidget() or window
        # A time of day has two parts, one after the other.
        if here in seen and here is not window and not (here is before and isinstance(here, QTimeEdit)):
            break
        seen.add(here)
    return seen


def unreached(window: QWidget) -> list[str]:
    seen = by_tab(window)
    # A field of a spin box, the proxy of another: the focus is that of the whole.
    whole = seen | {one.parentWidget() for one in seen if isinstance(one, QLineEdit)}
    missed: list[QWidget] = []
    for one in window.findChildren(QWidget):
        if not one.isVisible() or not one.isEnabled() or not one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if one.window() is not window or one.focusProxy() is not None or one in whole:
            continue
        if isinstance(one, QAbstractButton) and is_one_of_several(one):
            if not any(each in whole for each in one.group().buttons()):
                missed.append(one)
            continue
        if isinstance(one, QLineEdit) and isinstance(one.parentWidget(), (QAbstractSpinBox, QComboBox)):
            continue
        missed.append(one)
    return [f"{type(one).__name__} “{one.objectName()}”" for one in missed]


def silent(window: QWidget) -> list[str]:
    """Bars of progress that do not say how far they are."""
    bars = [QAccessible.queryAccessibleInterface(bar) for bar in window.findChildren(QProgressBar) if bar.isVisible()]
    return [described(one) for one in bars if not (name(one) and one.text(QAccessible.Text.Value))]


def clickable_only(window: QWidget) -> list[str]:
    """Buttons that the keyboard never gets to, and that are no part of something that it does."""
    return [
        f"{type(one).__name__} “{one.objectName()}”"
        for one in window.findChildren(QAbstractButton)
        if one.isVisible()
        and one.window() is window
        and not one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not is_one_of_several(one)
        and not isinstance(one.parentWidget(), (QLineEdit, QTabBar, QAbstractSpinBox, QAbstractScrollArea))
    ]


def marked_up(window: QWidget) -> list[str]:
    """Whose description is that of a tooltip, with its markup."""
    return [
        described(one)
        for one in things(QAccessible.queryAccessibleInterface(window))
        if "<span>" in one.text(QAccessible.Text.Description)
    ]


@pytest.mark.parametrize("kind", [FULL, EMPTY])
@pytest.mark.parametrize("which", NAMES)
async def test_everything_in_a_window_says_what_it_is_and_can_be_reached(
    qtbot: QtBot, tmp_path: Path, which: str, kind: str
) -> None:
    async with posed(which, kind, tmp_path) as pose:
        window = pose.window
        assert window.windowTitle(), "a window without a title is read as nothing"
        for view, show in pose.views:
            show()
            window.activateWindow()
            await until(window.isActiveWindow)
            assert unnamed(window) == [], which + view
            assert without_role(window) == [], which + view
            assert clickable_only(window) == [], which + view
            assert silent(window) == [], which + view
            assert marked_up(window) == [], which + view
            assert unreached(window) == [], which + view


def test_nothing_moves_by_itself() -> None:
    """Reduced motion is kept by having none: what is never animated need not be stilled."""
    moving = re.compile(r"Q(Property|Variant|Sequential|Parallel)\w*Animation|QMovie|QGraphicsOpacityEffect")
    sources = (Path(__file__).parents[2] / "app" / "gharial" / "ui").rglob("*.py")
    assert [path.name for path in sources if moving.search(path.read_text("utf-8"))] == []


async def test_the_rows_of_transfers_tell_how_far_they_are(qtbot: QtBot, tmp_path: Path) -> None:
    async with posed("transfers", FULL, tmp_path) as pose:
        view = pose.window.findChild(QAbstractItemView, "transfer-list")
        assert isinstance(view, QAbstractItemView)
        told = [str(index.data(Qt.ItemDataRole.AccessibleTextRole)) for index in rows(view.model())]
    assert any("62" in text and "survey.ods" in text for text in told), told
