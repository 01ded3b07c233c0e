"""What a moderator takes back (XEP-0425): by their wish, by the room's word, and by nobody else's."""

from pathlib import Path

import pytest

from gharial.model.conversation import Message, Moderation
from gharial.model.failures import RoomRefused
from gharial.model.jid import Jid
from gharial.model.room import Role, RoomOptions
from gharial.model.room_faults import RoomFault
from prosody_server import ProsodyServer
from tests.backend.rooms.guests import Guest, guest, guests, room_jid
from tests.support.accounts import PASSWORD, until

PUBLIC = RoomOptions(private=False)


async def _in_room(alice: Guest, bob: Guest, room: Jid) -> None:
    await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
    await bob.rooms.join(bob.jid, room, "Bob")
    await until(lambda: set(alice.people(room)) == {"Alice", "Bob"})


async def _gone(one: Guest, message: Message) -> Message:
    await until(lambda: one.latest(message).retracted)
    return one.latest(message)


@pytest.mark.parametrize("kind", ["moderated", "formerly"])
async def test_a_moderator_takes_back_what_somebody_said(server: ProsodyServer, kind: str) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid(kind)
        await _in_room(alice, bob, room)
        assert alice.room(room).removes_messages and not bob.room(room).removes_messages
        sent = await bob.chat.send(bob.jid, room, "buy my pills")
        heard = await alice.seen("buy my pills")
        await alice.rooms.remove_message(heard, "advertising")
        for one, message in ((alice, heard), (bob, sent)):
            gone = await _gone(one, message)
            assert (gone.body, gone.moderation) == ("", Moderation("Alice", "advertising"))
        # The past has it no more either.
        [kept] = await alice.chat.page(alice.jid, room)
        assert kept.retracted and kept.moderation == Moderation("Alice", "advertising")


async def test_who_is_no_moderator_is_refused(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid("moderated")
        await _in_room(alice, bob, room)
        await alice.chat.send(alice.jid, room, "welcome")
        heard = await bob.seen("welcome")
        with pytest.raises(RoomRefused) as refused:
            await bob.rooms.remove_message(heard)
        assert refused.value.fault == RoomFault.NOT_ALLOWED.value
        await bob.chat.send(bob.jid, room, "after that")
        await alice.seen("after that")
        assert await alice.lines(room) == ["welcome", "after that"]


async def test_a_room_without_it_is_not_asked(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid()
        await _in_room(alice, bob, room)
        assert alice.room(room).role is Role.MODERATOR and not alice.room(room).removes_messages
        await bob.chat.send(bob.jid, room, "hello")
        with pytest.raises(RoomRefused):
            await alice.rooms.remove_message(await alice.seen("hello"))


async def test_only_the_room_itself_is_believed(server: ProsodyServer) -> None:
    # security 3: the same words from somebody in the room, from a stranger, from another room
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid("moderated")
        await _in_room(alice, bob, room)
        await bob.chat.send(bob.jid, room, "the truth")
        heard = await alice.seen("the truth")
        known = await alice.chat.room_id(heard)
        assert known
        forms = (
            f"<retract xmlns='urn:xmpp:message-retract:1' id='{known}'>"
            f"<moderated xmlns='urn:xmpp:message-moderate:1' by='{room}/Alice'/></retract>",
            f"<apply-to xmlns='urn:xmpp:fasten:0' id='{known}'><moderated xmlns='urn:xmpp:message-moderate:0'"
            f" by='{room}/Alice'><retract xmlns='urn:xmpp:message-retract:0'/></moderated></apply-to>",
        )
        for form in forms:
            for sender, kind in (
                (f"{room}/Mallory", "groupchat"),
                (f"{room}/Bob", "groupchat"),
                (f"{room}/Mallory", "chat"),
                (str(room), "chat"),
                (f"{bob.jid}/x", "groupchat"),
                (str(room_jid("moderated")), "groupchat"),
            ):
                alice.inject(f"<message xmlns='jabber:client' from='{sender}' type='{kind}' id='f'>{form}</message>")
        await bob.chat.send(bob.jid, room, "and more of it")
        await alice.seen("and more of it")
        assert await alice.lines(room) == ["the truth", "and more of it"]


async def test_words_taken_back_before_they_came(server: ProsodyServer) -> None:
    async with guests(server, "alice") as [alice]:
        room = room_jid("moderated")
        await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
        alice.inject(
            f"<message xmlns='jabber:client' from='{room}' type='groupchat' id='m1'>"
            "<retract xmlns='urn:xmpp:message-retract:1' id='late-1'><moderated"
            f" xmlns='urn:xmpp:message-moderate:1' by='{room}/Alice'/><reason>off\ntopic</reason></retract></message>"
            f"<message xmlns='jabber:client' from='{room}/Bob' type='groupchat' id='b1'><body>too late</body>"
            f"<stanza-id xmlns='urn:xmpp:sid:0' by='{room}' id='late-1'/></message>"
            f"<message xmlns='jabber:client' from='{room}/Bob' type='groupchat' id='b2'><body>well</body></message>"
        )
        await alice.seen("well")
        first, second = await alice.chat.page(alice.jid, room)
        assert (first.body, first.moderation) == ("", Moderation("Alice", "off topic"))
        assert second.body == "well" and not second.retracted


async def test_a_moderator_of_another_room_is_not_named(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid("moderated")
        await _in_room(alice, bob, room)
        await bob.chat.send(bob.jid, room, "hello")
        heard = await alice.seen("hello")
        alice.inject(
            f"<message xmlns='jabber:client' from='{room}' type='groupchat' id='m1'>"
            f"<retract xmlns='urn:xmpp:message-retract:1' id='{await alice.chat.room_id(heard)}'><moderated"
            " xmlns='urn:xmpp:message-moderate:1' by='else@where.example/Mallory'/></retract></message>"
        )
        assert (await _gone(alice, heard)).moderation == Moderation()


@pytest.mark.parametrize("kind", ["moderated", "formerly"])
async def test_what_was_removed_while_we_were_away_goes_from_our_history(
    server: ProsodyServer, tmp_path: Path, kind: str
) -> None:
    # The room tells those alone who are there; its archive has a tombstone in the place of what we hold (XEP-0425 §5).
    async with guests(server, "bob") as [bob]:
        room = room_jid(kind)
        await bob.rooms.create(bob.jid, room, PUBLIC, "Bob")
        user = f"alice-{room.user}"
        server.add_account(user, PASSWORD)
        async with guest(server, user, tmp_path / "alice.sqlite", "away") as before:
            await before.rooms.join(before.jid, room, "Alice")
            # The archive is read up to here; what comes live is read there once more after the next login.
            past = before.rooms._of[before.jid.bare].rooms[room.bare].past
            await until(lambda: not past.first_visit)
            await bob.chat.send(bob.jid, room, "buy my pills")
            await bob.chat.send(bob.jid, room, "and stay")
            await before.seen("and stay")
        await until(lambda: set(bob.people(room)) == {"Bob"})
        await bob.rooms.remove_message(await _kept(bob, room, "buy my pills"), "advertising")
        async with guest(server, user, tmp_path / "alice.sqlite", "away") as after:
            await after.inside(room)
            await until(lambda: any(event.message.retracted for event in after.changed))
            gone, stays = await after.chat.page(after.jid, room)
            assert (gone.body, gone.moderation) == ("", Moderation("Bob", "advertising"))
            assert stays.body == "and stay" and not stays.retracted


async def _kept(one: Guest, room: Jid, body: str) -> Message:
    return next(message for message in await one.chat.page(one.jid, room) if message.body == body)
