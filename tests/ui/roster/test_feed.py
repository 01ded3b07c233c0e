"""What the backend tells comes into the roster: quickly where much is told at once, and without mixing things up."""

from dataclasses import replace
from typing import Any

import pytest

from gharial.model.events import ContactRemoved, TransferChanged, TransfersProgressed
from gharial.model.jid import Jid
from gharial.model.room import Room
from gharial.model.transfer import Progress, TransferState
from gharial.ui.roster.model import ContactModel
from tests.support.fake_backend import ALICE, BOB, FakeBackend, contact, transfer
from tests.support.waiting import until
from tests.ui.roster.conftest import Stage

MANY = 1000


async def test_many_files_that_change_together_are_added_up_together(
    stage: Stage, backend: FakeBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[dict[Any, int]] = []
    put = ContactModel.set_percents

    def count(model: ContactModel, percents: dict[Any, int]) -> None:
        shown.append(percents)
        put(model, percents)

    monkeypatch.setattr(ContactModel, "set_percents", count)
    sent = [transfer(f"{number}.jpg", 1000, state=TransferState.STREAMING) for number in range(MANY)]
    for one in sent:
        backend.publish(TransferChanged(one))
    backend.publish(TransfersProgressed(tuple(Progress(one.id, 500, 1000, 1.0, 1.0) for one in sent)))
    await until(lambda: stage.entry(BOB).percent == 50)
    assert len(shown) < MANY // 2
    for one in sent:
        backend.publish(TransferChanged(replace(one, state=TransferState.QUEUED)))
    await until(lambda: stage.entry(BOB).percent is None)


async def test_a_group_chat_that_is_a_contact_too_stays_a_group_chat(stage: Stage, backend: FakeBackend) -> None:
    boats = Jid("boats@rooms.river.example")
    room = backend.rooms.put(Room(ALICE, boats, name="Boats", bookmarked=True))
    await until(lambda: stage.model.entry_of(ALICE, boats))
    stage.model.put(replace(contact(0), jid=boats, name="Boats as a contact"))
    backend.publish(ContactRemoved(ALICE, boats))
    backend.roster.change(ALICE, BOB, name="Robert")
    await until(lambda: stage.entry(BOB).name == "Robert")
    assert stage.entry(boats).room == room
    assert stage.entry(boats).name == "Boats"
