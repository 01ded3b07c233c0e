"""What a room says about itself: asked when it says that it was changed, however often it says so."""

import asyncio

import pytest

from gharial.backend.rooms import described as described_module
from gharial.backend.rooms.configuration import RoomFacts
from gharial.backend.xmpp.bits_of_binary import BitsOfBinary
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import RequestFailed
from gharial.model.jid import Jid
from gharial.model.room import RoomOptions
from prosody_server import ProsodyServer
from tests.backend.rooms.guests import guests, room_jid
from tests.support.accounts import until

PUBLIC = RoomOptions(private=False)
CHANGED = (
    "<message xmlns='jabber:client' from='{room}' type='groupchat'>"
    "<x xmlns='http://jabber.org/protocol/muc#user'><status code='104'/></x></message>"
)


async def test_a_flood_of_changes_is_one_question_and_one_more_later(
    server: ProsodyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    # fault: a disco query for each status 104
    async with guests(server, "alice") as [alice]:
        room = room_jid()
        await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
        described = alice.rooms._of[alice.jid.bare].rooms[room.bare].described
        answer, asked = asyncio.Event(), 0
        read = described_module.read_facts

        async def counted(session: AccountSession, jid: Jid) -> RoomFacts:
            nonlocal asked
            asked += 1
            await answer.wait()
            return await read(session, jid)

        # What the room said while it was made is over.
        await described.close()
        monkeypatch.setattr(described_module, "read_facts", counted)
        described._again_after_s = 0.0
        alice.inject(CHANGED.format(room=room))
        await until(lambda: asked == 1)
        for _ in range(200):
            alice.inject(CHANGED.format(room=room))
        await alice.chat.send(alice.jid, room, "after the flood")
        await alice.seen("after the flood")
        assert asked == 1
        answer.set()
        await until(lambda: described._asking is None)
        assert asked == 2
        # And while it rests, nothing more is asked.
        described._again_after_s = 3600.0
        for _ in range(200):
            alice.inject(CHANGED.format(room=room))
        await until(lambda: asked == 3)
        await alice.chat.send(alice.jid, room, "all of that was read")
        await alice.seen("all of that was read")
        assert asked == 3


async def test_two_people_in_a_room_are_two(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob", "carol") as (alice, bob, carol):
        room = room_jid()
        await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
        for one, nick in ((bob, "Bob"), (carol, "Carol")):
            await one.rooms.join(one.jid, room, nick)
        alices, bobs, carols = (BitsOfBinary(one.session) for one in (alice, bob, carol))
        shown_to, asked_at = Jid(f"{room}/Bob"), Jid(f"{room}/Alice")
        cid = alices.show(shown_to, b"a small picture", "image/png")
        assert await bobs.fetch(asked_at, cid) == b"a small picture"
        with pytest.raises(RequestFailed) as refused:
            await carols.fetch(asked_at, cid)
        assert refused.value.condition == "item-not-found"
        alices.hide(shown_to, cid)
        with pytest.raises(RequestFailed):
            await bobs.fetch(asked_at, cid)
