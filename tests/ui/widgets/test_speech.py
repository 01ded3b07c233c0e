"""What is told to screen readers besides what has the focus."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton, QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gharial.ui.widgets.notice_line import NoticeLine
from gharial.ui.widgets.speech import SaidLabel, Speech, speech
from tests.support.waiting import until


def test_a_line_is_told_once_and_only_where_it_can_be_seen(qtbot: QtBot, heard: list[str]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = SaidLabel(window)
    label.setText("nobody sees it")
    window.show()
    label.setText("The password is wrong.")
    label.setText("The password is wrong.")
    label.setText("")
    assert heard == ["The password is wrong."]


def test_a_notice_is_told_when_it_comes_and_when_it_is_another(qtbot: QtBot, heard: list[str]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = NoticeLine("notice", window)
    window.show()
    line.tell("1 file waiting: Bob", "info")
    line.tell("1 file waiting: Bob", "info")
    line.tell("2 files waiting: Bob", "info")
    line.silence()
    line.tell("2 files waiting: Bob", "info")
    assert heard == ["1 file waiting: Bob", "2 files waiting: Bob", "2 files waiting: Bob"]


class Lists(QWidget):
    """A field, a list with a chosen row, an empty one and tabs."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.list, self.empty, self.tabs = QLineEdit(), QListWidget(), QListWidget(), QTabBar()
        self.list.addItems(["Alice", "Bob"])
        self.list.setCurrentRow(1)
        for words in ("One", "Two"):
            self.tabs.addTab(words)
        column = QVBoxLayout(self)
        for one in (self.field, self.list, self.empty, self.tabs, QPushButton("Close")):
            column.addWidget(one)


async def test_a_list_that_gets_the_focus_tells_its_row(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def update(event: object) -> None:
        of = event.accessibleInterface()  # type: ignore[attr-defined]
        told.append(of.text(QAccessible.Text.Name))

    monkeypatch.setattr(QAccessible, "updateAccessibility", update)
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    # The program's own may watch since another test; one of the two is enough.
    monkeypatch.setattr(speech(), "_tell_row", lambda _where: None)
    voice = Speech()
    voice.watch_rows(application)
    window = Lists()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    await until(window.isActiveWindow)
    window.field.setFocus()
    window.list.setFocus()
    await until(lambda: told == ["Bob"])
    window.empty.setFocus()
    window.tabs.setFocus()
    await until(lambda: told == ["Bob", "One"])
    voice.deleteLater()
    QApplication.sendPostedEvents(voice, QEvent.Type.DeferredDelete)
