"""Who types in a room (XEP-0085 §5.5): told in small rooms alone, heard with the name of who it is."""

import pytest

from gharial.backend.chat import composing as composing_module
from gharial.backend.rooms import room_voices
from gharial.model.conversation import Composing
from gharial.model.events import OccupantComposed, PeerComposed
from gharial.model.jid import Jid
from gharial.model.room import RoomOptions
from prosody_server import ProsodyServer
from tests.backend.rooms.guests import Guest, guests, room_jid
from tests.support.accounts import until

PUBLIC = RoomOptions(private=False)


def _heard(one: Guest) -> list[tuple[str, Composing]]:
    told: list[tuple[str, Composing]] = []
    one.events.subscribe(OccupantComposed, lambda event: told.append((event.nick, event.state)))
    return told


async def _together(alice: Guest, bob: Guest) -> Jid:
    room = room_jid()
    await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
    await bob.rooms.join(bob.jid, room, "Bob")
    await until(lambda: set(alice.people(room)) == {"Alice", "Bob"})
    await until(lambda: all(bool(one.chat._voices_of(one.jid).takes_typing(room)) for one in (alice, bob)))
    return room


async def test_typing_is_told_with_the_name_and_ends_with_the_message(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = await _together(alice, bob)
        told, own = _heard(bob), _heard(alice)
        for _ in range(3):
            alice.chat.composing(alice.jid, room, active=True)
        await until(lambda: told == [("Alice", Composing.COMPOSING)])
        alice.chat.composing(alice.jid, room, active=False)
        await until(lambda: told[1:] == [("Alice", Composing.PAUSED)])
        alice.chat.composing(alice.jid, room, active=True)
        await until(lambda: len(told) == 3)
        await alice.chat.send(alice.jid, room, "there")
        await bob.seen("there")
        await until(lambda: told[3:] == [("Alice", Composing.ACTIVE)])
        assert own == []


async def test_a_large_room_is_not_told(server: ProsodyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = await _together(alice, bob)
        told = _heard(bob)
        monkeypatch.setattr(room_voices, "MOST_TOLD_OF_TYPING", 1)
        alice.chat.composing(alice.jid, room, active=True)
        await alice.chat.send(alice.jid, room, "without a word before")
        await bob.seen("without a word before")
        assert told == []


async def test_somebody_in_a_room_alone_is_told_too(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = await _together(alice, bob)
        told = _heard(bob)
        private: list[PeerComposed] = []
        bob.events.subscribe(PeerComposed, private.append)
        alice.chat.composing(alice.jid, Jid(f"{room}/Bob"), active=True)
        await until(lambda: [event.peer.full for event in private] == [f"{room}/Alice"])
        assert private[0].state is Composing.COMPOSING and told == []


async def test_a_crowd_that_types_is_bounded(server: ProsodyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = await _together(alice, bob)
        told = _heard(alice)
        monkeypatch.setattr(composing_module, "MOST_TYPING", 5)
        state = "<composing xmlns='http://jabber.org/protocol/chatstates'/>"
        alice.inject(
            "".join(
                f"<message xmlns='jabber:client' from='{room}/guest{number}' type='groupchat'>{state}</message>"
                for number in range(50)
            )
            + f"<message xmlns='jabber:client' from='{room}' type='groupchat'>{state}</message>"
        )
        await bob.chat.send(bob.jid, room, "enough")
        await alice.seen("enough")
        assert told == [(f"guest{number}", Composing.COMPOSING) for number in range(5)]
