"""Group chats on the real server: going in, speaking, coming back, and what becomes of it all."""

import pytest

from gharial.model.conversation import ConversationKind, Direction, MessageState
from gharial.model.failures import RoomRefused
from gharial.model.room import Affiliation, Role, RoomOptions, RoomState
from gharial.model.room_faults import RoomFault
from prosody_server import ProsodyServer
from tests.backend.rooms.guests import guests, room_jid
from tests.support.accounts import until

PUBLIC = RoomOptions(name="River bank", private=False, listed=True)


async def test_a_room_is_made_joined_and_spoken_in(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid()
        made = await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
        assert (made.state, made.nick, made.affiliation) == (RoomState.JOINED, "Alice", Affiliation.OWNER)
        assert made.name == "River bank" and made.autojoin and not made.private
        joined = await bob.rooms.join(bob.jid, room, "Bob")
        assert joined.role is Role.PARTICIPANT and joined.may_speak and not joined.moderates
        await until(lambda: set(alice.people(room)) == {"Alice", "Bob"})
        assert bob.people(room)["Bob"].us and not bob.people(room)["Alice"].us
        await until(lambda: alice.shown(room) == alice.people(room) and bob.shown(room) == bob.people(room))
        sent = await alice.chat.send(alice.jid, room, "Hello Bob, all well?")
        assert sent.nick == "Alice"
        heard = await bob.seen("Hello Bob, all well?")
        assert (heard.nick, heard.direction, heard.peer) == ("Alice", Direction.INCOMING, room)
        assert heard.mentions_us
        await until(lambda: alice.state(sent) is MessageState.DELIVERED)
        assert await alice.lines(room) == ["Hello Bob, all well?"]
        conversation = bob.chat.conversation(bob.jid, room)
        assert (conversation.kind, conversation.unread, conversation.mentions) == (ConversationKind.ROOM, 1, 1)
        await bob.chat.mark_read(bob.jid, room)
        conversation = bob.chat.conversation(bob.jid, room)
        assert (conversation.unread, conversation.mentions) == (0, 0)


async def test_a_room_that_is_not_there_is_not_made_by_joining(server: ProsodyServer) -> None:
    async with guests(server, "alice") as [alice]:
        room = room_jid()
        with pytest.raises(RoomRefused) as refused:
            await alice.rooms.join(alice.jid, room, "Alice")
        assert refused.value.fault == RoomFault.NOT_FOUND.value
        assert alice.rooms.room(alice.jid, room) is None and alice.removed[0].room == room
        with pytest.raises(RoomRefused) as refused:
            await alice.rooms.create(alice.jid, room_jid("closed"), PUBLIC)
        assert refused.value.fault == RoomFault.NO_CREATION.value
