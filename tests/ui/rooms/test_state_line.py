"""Why we are not in a room: by its name, with who did it and why, and only with what can help."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gharial.model.failures import Failure, RemovedFromRoom, RoomRefused
from gharial.model.room import RoomState
from gharial.model.room_faults import Removal, RoomFault
from gharial.ui.rooms.state_line import StateLine
from tests.ui.rooms.conftest import GARDEN, garden


@pytest.mark.parametrize(
    ("failure", "words", "buttons"),
    [
        (
            RemovedFromRoom(GARDEN.bare, Removal.KICKED.value, "Bob", "too\nloud"),
            "You were kicked out of Garden. It was done by Bob. The reason given: “too loud”. You may join it again.",
            {"room-join", "room-remove"},
        ),
        (
            RemovedFromRoom(GARDEN.bare, Removal.BANNED.value),
            "You were banned from Garden. Only somebody who runs the room can change that.",
            {"room-remove"},
        ),
        (
            RemovedFromRoom(GARDEN.bare, Removal.DESTROYED.value),
            "Garden was closed for good.",
            {"room-remove"},
        ),
        (
            RemovedFromRoom(GARDEN.bare, Removal.DESTROYED.value, "", "", "new@rooms.river.example"),
            "Garden was closed for good. It goes on at new@rooms.river.example.",
            {"room-other", "room-remove"},
        ),
        (
            RoomRefused(GARDEN.bare, RoomFault.NOT_FOUND.value),
            f"There is no room {GARDEN.bare}, or it is not open at the moment. Check the address, or create the room.",
            {"room-create", "room-remove"},
        ),
    ],
)
def test_what_it_says_and_offers(qtbot: QtBot, failure: Failure, words: str, buttons: set[str]) -> None:
    line = StateLine()
    qtbot.addWidget(line)
    line.show_room(garden(state=RoomState.FAILED, failure=failure))
    assert line.text() == words
    offered = {one.objectName() for one in line.findChildren(QPushButton) if not one.isHidden()}
    assert offered - {"room-state-join"} == buttons


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (RemovedFromRoom(GARDEN.bare, Removal.KICKED.value, "Bob", "too loud"), "Join again"),
        (RoomRefused(GARDEN.bare, RoomFault.FULL.value), "Try again"),
    ],
)
def test_who_was_put_out_may_join_again_and_did_not_fail_to(qtbot: QtBot, failure: Failure, words: str) -> None:
    line = StateLine()
    qtbot.addWidget(line)
    line.show_room(garden(state=RoomState.FAILED, failure=failure))
    button = line.findChild(QPushButton, "room-join")
    assert isinstance(button, QPushButton) and button.text() == words


def test_who_is_banned_has_no_button_to_try_it(qtbot: QtBot) -> None:
    line = StateLine()
    qtbot.addWidget(line)
    for failure in (
        RemovedFromRoom(GARDEN.bare, Removal.BANNED.value, "Bob", "spam"),
        RoomRefused(GARDEN.bare, RoomFault.BANNED.value),
    ):
        line.show_room(garden(state=RoomState.FAILED, failure=failure))
        assert line.findChild(QPushButton, "room-join") is None
        assert "banned" in line.text()
