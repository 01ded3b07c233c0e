"""Whom to send to: people as rows one knows them by, what is to be sent by name, and to how many it goes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from gharial.ui.bridge import Bridge
from gharial.ui.send_dialog import SendDialog
from gharial.ui.style import tokens
from tests.support.fake_backend import FakeBackend, contact
from tests.support.waiting import until

Make = Callable[..., tuple[SendDialog, FakeBackend]]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def made(*names: str, change: Callable[[FakeBackend], None] = lambda _: None) -> tuple[SendDialog, FakeBackend]:
        backend = FakeBackend()
        change(backend)
        dialog = SendDialog(Bridge(backend), [Path("/tmp") / name for name in names])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog, backend

    return made


def names_of(dialog: SendDialog) -> str:
    label = dialog.findChild(QLabel, "send-names")
    assert label is not None
    return label.text() if label.isVisible() else ""


def people(dialog: SendDialog) -> QListWidget:
    found = dialog.findChild(QListWidget, "send-contacts")
    assert found is not None
    return found


def test_what_is_to_be_sent_is_named(make: Make) -> None:
    assert names_of(make("a.txt")[0]) == ""  # the heading says it
    assert names_of(make("a.txt", "b.txt")[0]) == "a.txt, b.txt"
    many, _ = make(*(f"{number}.txt" for number in range(6)))
    assert names_of(many).startswith("0.txt, 1.txt, 2.txt and ") and "4.txt" not in names_of(many)
    # security 10, 48
    odd, _ = make("a\nb.txt", "photo\u202egpj.exe")
    assert "\n" not in names_of(odd) and "\u202e" not in names_of(odd)


def test_rows_have_room_for_a_face_and_are_read_aloud_as_before(make: Make) -> None:
    dialog, _ = make("a.txt")
    rows = people(dialog)
    assert rows.visualItemRect(rows.item(0)).height() >= tokens.ROW_ROSTER
    assert rows.item(0).text().startswith("Bob, bob@river.example (")


def test_the_button_says_to_how_many_it_goes(make: Make) -> None:
    dialog, _ = make("a.txt")
    go = dialog.findChild(QPushButton, "send-go")
    assert go is not None and go.text() == "Send"
    people(dialog).selectAll()
    assert "people" in go.text() and go.isEnabled()
    people(dialog).clearSelection()
    assert go.text() == "Send" and not go.isEnabled()


async def test_a_picture_is_asked_for_once_and_only_of_who_has_one(make: Make) -> None:
    def with_picture(backend: FakeBackend) -> None:
        one = contact(0)
        backend.roster.listed[(one.account, one.jid)] = replace(one, avatar="a" * 40)

    dialog, backend = make("a.txt", change=with_picture)
    await until(lambda: len(backend.called("roster.avatar")) == 1)
    dialog.grab()
    assert len(backend.called("roster.avatar")) == 1


def test_down_from_the_search_field_moves_in_the_list(make: Make) -> None:
    dialog, _ = make("a.txt")
    rows = people(dialog)
    first = rows.currentRow()
    QTest.keyClick(dialog._filter, Qt.Key.Key_Down)
    assert rows.currentRow() == first + 1 and dialog._filter.text() == ""
