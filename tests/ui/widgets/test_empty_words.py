"""A list without rows says why, to the eye and to the ear, and no longer than it is empty."""

from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from gharial.ui.widgets.empty_words import EmptyWords


def test_it_is_there_while_the_list_is_empty(qtbot: QtBot) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    words = EmptyWords(rows, "No rule yet.")
    rows.show()
    assert words.isVisible()
    assert rows.accessibleDescription() == "No rule yet."
    rows.addItem("Bob")
    assert not words.isVisible()
    assert rows.accessibleDescription() == ""
    rows.takeItem(0)
    assert words.isVisible()
    rows.addItem("Carol")
    rows.clear()
    words.say("Nobody.")
    assert words.isVisible()
    assert rows.accessibleDescription() == "Nobody."


def test_it_fills_the_list_whatever_its_size(qtbot: QtBot) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    words = EmptyWords(rows, "No rule yet.")
    rows.resize(300, 90)
    rows.show()
    rows.resize(420, 240)
    qtbot.waitUntil(lambda: words.geometry() == rows.viewport().rect(), timeout=30_000)
