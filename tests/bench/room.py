"""How long a group chat of 5,000 people and 600 messages keeps the windows waiting; prints one JSON object."""

import asyncio
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import median

from PySide6.QtWidgets import QApplication

from gharial.backend.rooms.crowd import TOLD_AT_ONCE
from gharial.model.events import OccupantsChanged
from gharial.model.jid import Jid
from gharial.model.room import Occupant, Role, Room, RoomState
from gharial.ui.bridge import Bridge
from gharial.ui.chat.history import Page
from gharial.ui.chat.window import ChatWindow
from gharial.ui.rooms.conversation import RoomConversation
from tests.bench.chat_open import WORDS
from tests.support.fake_backend import ALICE, FakeBackend, message

GARDEN = Jid("garden@rooms.river.example")
TURNS = 9


def busy(turn: Callable[[int], object], then: Callable[[], object]) -> float:
    """The processor's time of the windows' thread for one turn with all that is painted for it, in milliseconds."""
    times = []
    for number in range(TURNS):
        begin = time.thread_time()
        turn(number)
        then()
        times.append((time.thread_time() - begin) * 1000)
    return round(median(times), 1)


async def measured(people: int, messages: int) -> dict[str, float]:
    """Somebody comes, somebody is away, a page is shown, the window is resized."""
    backend = FakeBackend()
    backend.rooms.known[(ALICE, GARDEN)] = Room(ALICE, GARDEN, "alice", RoomState.JOINED, role=Role.PARTICIPANT)
    crowd = tuple(Occupant(f"guest{number * 7919 % people:05}") for number in range(people))
    backend.rooms.people[(ALICE, GARDEN)] = (Occupant("alice", us=True), *crowd)
    begin = datetime.now(UTC) - timedelta(minutes=messages)
    rows = tuple(
        message(key, f"{key}: {WORDS} " * (1 + key % 3), peer=GARDEN, nick=f"guest{key % 7:05}", time=begin)
        for key in range(1, messages + 1)
    )
    window = ChatWindow(Bridge(backend))
    window.resize(900, 700)
    window.show()
    conversation = window.open_conversation(ALICE, GARDEN)
    assert isinstance(conversation, RoomConversation)
    model, view = conversation.people.model, conversation.messages
    await asyncio.sleep(0.2)

    def happens(number: int, text: str) -> None:
        model.apply(OccupantsChanged(ALICE, GARDEN, changed=(Occupant(f"guest02{number}{text[:1]}", text=text),)))

    def shown(_number: int) -> None:
        view.rows.forget()
        view.rows.heights._known.clear()
        conversation.model.show_page(Page(rows, True, True))
        view.go_to_bottom()

    def slice_of_rest(_number: int) -> None:
        shown(0)
        # What is out of sight comes later, a slice for each turn of the loop.
        view._refine()

    pieces = [crowd[at : at + TOLD_AT_ONCE] for at in range(0, people, TOLD_AT_ONCE)]

    def some_come(number: int) -> None:
        at = number % (len(pieces) + 1)
        come = pieces[at - 1] if at else ()
        backend.publish(OccupantsChanged(ALICE, GARDEN, changed=come, reset=not at))
        QApplication.processEvents()

    def sought(number: int) -> None:
        conversation.people.filter.setText("gu" if number % 2 == 0 else "")

    away = [tuple(replace(one, text="away") for one in piece) for piece in pieces]

    def some_are_away(number: int) -> None:
        # Of those who are all there by now.
        backend.publish(OccupantsChanged(ALICE, GARDEN, changed=(away if number % 2 else pieces)[number % len(pieces)]))
        QApplication.processEvents()

    figures = {
        "people": float(people),
        "rows": float(messages),
        "one_comes_ms": busy(lambda number: happens(number, "x"), conversation.people.list.grab),
        "one_is_away_ms": busy(lambda number: happens(number, "xx"), conversation.people.list.grab),
        "a_thousand_more_come_ms": busy(some_come, conversation.people.list.grab),
        "a_thousand_are_away_ms": busy(some_are_away, conversation.people.list.grab),
        "narrowed_ms": busy(sought, conversation.people.list.grab),
        "page_ms": busy(shown, view.grab),
        "page_and_slice_ms": busy(slice_of_rest, lambda: None),
    }
    window.hide()
    window.deleteLater()
    return figures


def main() -> int:
    """Measure once."""
    from qasync import QEventLoop

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    with QEventLoop(application) as loop:
        print(json.dumps(loop.run_until_complete(measured(5000, 600))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
