"""Windows of their own: what screen readers learn of them, F6, and the order of Tab."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gharial.ui.widgets.top_window import TopWindow
from tests.support.waiting import until
from tests.ui.poses import FULL, posed


class Panes(TopWindow):
    """A search, a bar of two buttons, a list."""

    panes = ("search", "bar", "list")
    parts_come_and_go = True

    def __init__(self) -> None:
        super().__init__()
        self.list, self.bar, self.search = QListWidget(), QWidget(), QLineEdit()
        self.second, self.first = QPushButton("Second"), QPushButton("First")
        row = QHBoxLayout(self.bar)
        row.addWidget(self.first)
        row.addWidget(self.second)
        column = QVBoxLayout(self.content)
        for one, name in ((self.search, "search"), (self.bar, "bar"), (self.list, "list")):
            one.setObjectName(name)
            column.addWidget(one)


async def shown(qtbot: QtBot) -> Panes:
    window = Panes()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    await until(window.isActiveWindow)
    window.search.setFocus()
    return window


async def test_f6_leads_through_the_parts_and_back(qtbot: QtBot) -> None:
    window = await shown(qtbot)

    def press(back: bool = False) -> QWidget | None:
        shift = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(window, Qt.Key.Key_F6, shift)
        return QApplication.focusWidget()

    window.second.setFocus()
    assert press() is window.list
    assert press() is window.search
    assert press() is window.second, "where it was in that part"
    assert press(back=True) is window.search
    assert press(back=True) is window.list
    window.bar.setEnabled(False)
    assert press(back=True) is window.search, "over what takes no keys"
    window.list.hide()
    assert press() is window.search


async def test_tab_leads_in_the_order_in_which_things_stand(qtbot: QtBot) -> None:
    window = await shown(qtbot)
    late = QLineEdit()
    layout = window.content.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertWidget(1, late)

    def passed() -> list[QWidget | None]:
        window.search.setFocus()
        found: list[QWidget | None] = []
        for _ in range(4):
            QTest.keyClick(window, Qt.Key.Key_Tab)
            found.append(QApplication.focusWidget())
        return found

    await until(lambda: passed() == [late, window.first, window.second, window.list])


WITH_PANES = ("roster", "chat", "room", "transfers", "settings", "console", "keyboard", "shared-files")


@pytest.mark.parametrize("which", (*WITH_PANES, "offers", "first-run"))
async def test_each_window_says_that_it_is_one(qtbot: QtBot, tmp_path: Path, which: str) -> None:
    async with posed(which, FULL, tmp_path) as pose:
        told = QAccessible.queryAccessibleInterface(pose.window)
        assert told is not None
        assert told.role() is QAccessible.Role.Window


@pytest.mark.parametrize("which", WITH_PANES)
async def test_f6_comes_by_each_part_that_is_there(qtbot: QtBot, tmp_path: Path, which: str) -> None:
    async with posed(which, FULL, tmp_path) as pose:
        window = pose.window
        assert isinstance(window, TopWindow)
        window.activateWindow()
        await until(window.isActiveWindow)
        seen: list[QWidget | None] = []
        while (here := QApplication.focusWidget()) not in seen:
            seen.append(here)
            QTest.keyClick(here or window, Qt.Key.Key_F6)
        passed = {name for name in window.panes for one in seen if one is not None and inside(one, name)}
        shown_ones = {
            name for name in window.panes if any(one.isVisible() for one in window.findChildren(QWidget, name))
        }
    assert len(passed) >= 2
    assert passed == shown_ones - {"room-state"}


def inside(widget: QWidget, name: str) -> bool:
    one: QWidget | None = widget
    while one is not None and one.objectName() != name:
        one = one.parentWidget()
    return one is not None


@pytest.mark.parametrize("which", ["settings", "transfers", "offers", "keyboard", "shared-files"])
async def test_escape_closes_what_is_beside_the_conversations(qtbot: QtBot, tmp_path: Path, which: str) -> None:
    async with posed(which, FULL, tmp_path) as pose:
        window = pose.window
        window.activateWindow()
        await until(window.isActiveWindow)
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
        await until(lambda: not window.isVisible())
