"""The buttons below the contacts: words where there is room, signs where there is none."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gharial.ui.roster.doors import Doors
from gharial.ui.style.icons import icon
from gharial.ui.style.theme import current_theme


def button(words: str) -> QToolButton:
    one = QToolButton()
    one.setIcon(icon("people"))
    one.setText(words)
    return one


def with_words(buttons: list[QToolButton]) -> list[bool]:
    return [one.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon for one in buttons]


def test_words_go_where_they_do_not_fit_and_come_back(qtbot: QtBot) -> None:
    current_theme()
    buttons = [button("Hinzufügen"), button("Beitreten"), button("Übertragungen (20)")]
    last = button("")
    doors = Doors(buttons, last)
    qtbot.addWidget(doors)
    # As in a window that is narrower than its buttons would like.
    doors.setMinimumWidth(1)
    doors.show()
    doors.resize(900, 40)
    assert with_words(buttons) == [True, True, True]
    needed = doors.layout().minimumSize().width()
    doors.resize(needed - 5, 40)
    assert with_words(buttons) == [False, True, True]
    doors.resize(needed - 200, 40)
    assert with_words(buttons) == [False, False, False]
    doors.resize(needed, 40)
    assert with_words(buttons) == [True, True, True]
    buttons[2].setText("Übertragungen (20.000)")
    doors.fit()
    assert with_words(buttons) == [False, True, True]
