"""Nicks, rights, private rooms, invitations, topics and lists, as the real server has them."""

import asyncio

import pytest

from gharial.backend.rooms.entrance import unknown_there
from gharial.model.account import Show, Status
from gharial.model.events import RoomChanged
from gharial.model.failures import MalformedJid, NotConnected, RemovedFromRoom, RoomRefused
from gharial.model.jid import Jid
from gharial.model.room import Affiliation, Role, RoomOptions, RoomState
from gharial.model.room_faults import Removal, RoomFault
from prosody_server import ProsodyServer
from tests.backend.rooms.guests import guests, room_jid
from tests.support.accounts import until

PUBLIC = RoomOptions(name="Delta", private=False, listed=True, description="Where rivers end")
PRIVATE = RoomOptions(name="Den", private=True)


async def refused(work: object) -> str:
    """The fault with which a room says no."""
    with pytest.raises(RoomRefused) as caught:
        await work  # type: ignore[misc]
    return caught.value.fault


async def test_nicks(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid()
        await alice.rooms.create(alice.jid, room, PUBLIC, "Ally")
        assert await refused(bob.rooms.join(bob.jid, room, "Ally")) == RoomFault.NICK_TAKEN.value
        await bob.rooms.join(bob.jid, room, "Bob")
        await until(lambda: "Bob" in alice.shown(room))
        assert await refused(bob.rooms.change_nick(bob.jid, room, "Ally")) == RoomFault.NICK_TAKEN.value
        await bob.rooms.change_nick(bob.jid, room, "Bobby")
        assert bob.room(room).nick == "Bobby" and bob.people(room)["Bobby"].us
        await until(lambda: set(alice.shown(room)) == {"Ally", "Bobby"})
        assert any(event.renamed == (("Bob", "Bobby"),) for event in alice.crowds)
        await until(lambda: bob.shown(room) == bob.people(room))
        sent = await bob.chat.send(bob.jid, room, "new name")
        assert sent.nick == "Bobby" and (await alice.seen("new name")).nick == "Bobby"


async def test_kicked_banned_and_silenced(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob", "carol") as (alice, bob, carol):
        room = room_jid()
        await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
        for one, nick in ((bob, "Bob"), (carol, "Carol")):
            await one.rooms.join(one.jid, room, nick)
        await until(lambda: len(alice.people(room)) == 3)
        assert await refused(bob.rooms.kick(bob.jid, room, "Alice")) == RoomFault.NOT_ALLOWED.value
        await alice.rooms.set_role(alice.jid, room, "Bob", Role.VISITOR)
        await until(lambda: bob.room(room).role is Role.VISITOR)
        await alice.rooms.set_role(alice.jid, room, "Carol", Role.MODERATOR)
        await until(lambda: carol.room(room).moderates and not carol.room(room).administers)
        await carol.rooms.kick(carol.jid, room, "Bob", "too loud")
        await until(lambda: bob.room(room).state is RoomState.FAILED)
        failure = bob.room(room).failure
        assert isinstance(failure, RemovedFromRoom)
        assert (failure.how, failure.by, failure.reason) == (Removal.KICKED.value, "Carol", "too loud")
        assert bob.people(room) == {}
        await until(lambda: bob.shown(room) == {})
        await until(lambda: "Bob" not in alice.shown(room))
        await bob.rooms.join(bob.jid, room, "Bob")
        await until(lambda: "Bob" in alice.people(room) and alice.people(room)["Bob"].jid == bob.jid)
        await alice.rooms.ban(alice.jid, room, "Bob", "once more")
        await until(lambda: bob.room(room).state is RoomState.FAILED)
        failure = bob.room(room).failure
        assert isinstance(failure, RemovedFromRoom) and failure.how == Removal.BANNED.value
        assert await refused(bob.rooms.join(bob.jid, room, "Bob")) == RoomFault.BANNED.value
        listed = {(one.jid, one.affiliation) for one in await alice.rooms.members(alice.jid, room)}
        assert listed == {(alice.jid, Affiliation.OWNER), (bob.jid, Affiliation.OUTCAST)}
        await alice.rooms.set_affiliation(alice.jid, room, bob.jid, Affiliation.NONE)
        await bob.rooms.join(bob.jid, room, "Bob")
        assert await refused(bob.rooms.members(bob.jid, room)) == RoomFault.NOT_ALLOWED.value
        assert await refused(alice.rooms.kick(alice.jid, room, "Nobody")) == RoomFault.NO_OCCUPANT.value


async def test_a_private_room_is_for_those_who_were_asked(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob", "carol") as (alice, bob, carol):
        room = room_jid()
        made = await alice.rooms.create(alice.jid, room, PRIVATE, "Alice")
        assert made.private and made.shows_addresses and made.persistent
        assert await refused(bob.rooms.join(bob.jid, room, "Bob")) == RoomFault.MEMBERS_ONLY.value
        bob.contacts.add(alice.jid.bare)
        await alice.rooms.invite(alice.jid, room, bob.jid, "come in")
        await until(lambda: bob.invited)
        [invitation] = bob.rooms.invitations()
        assert (invitation.room, invitation.sender, invitation.vouched) == (room, alice.jid, True)
        assert invitation.reason == "come in" and not invitation.mediated
        joined = await bob.rooms.accept(invitation, "Bob")
        assert joined.affiliation is Affiliation.MEMBER
        assert bob.rooms.invitations() == () and bob.answered
        assert bob.added == []
        # A member asks through the room, which lets members do so.
        await bob.rooms.invite(bob.jid, room, carol.jid, "you too")
        await until(lambda: carol.invited)
        [invitation] = carol.rooms.invitations()
        assert (invitation.mediated, invitation.vouched, invitation.sender) == (True, False, bob.jid)
        await carol.rooms.accept(invitation)
        await until(lambda: len(alice.people(room)) == 3)
        assert {one.jid for one in bob.rooms.occupants(bob.jid, room)} == {alice.jid, bob.jid, carol.jid}
        # Among few, everything said is for all.
        await alice.chat.send(alice.jid, room, "welcome")
        await carol.seen("welcome")
        assert [event.fresh for event in carol.added if event.message.body == "welcome"] == [True]
        # No member any more: out.
        await alice.rooms.set_affiliation(alice.jid, room, carol.jid, Affiliation.NONE)
        await until(lambda: carol.room(room).state is RoomState.FAILED)
        failure = carol.room(room).failure
        assert isinstance(failure, RemovedFromRoom) and failure.how == Removal.NOT_MEMBER.value


async def test_an_invitation_is_declined(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid()
        await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
        await alice.rooms.invite(alice.jid, room, bob.jid)
        await until(lambda: bob.invited)
        await bob.rooms.decline(bob.rooms.invitations()[0], "no time")
        assert bob.rooms.invitations() == ()
        assert bob.rooms.room(bob.jid, room) is None


async def test_passwords_setup_topics_and_the_end(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid()
        await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
        options = await alice.rooms.options(alice.jid, room)
        assert (options.name, options.description, options.listed) == ("Delta", "Where rivers end", True)
        assert not options.private and options.persistent and not options.password
        await bob.rooms.join(bob.jid, room, "Bob", remember=False)
        assert await refused(bob.rooms.options(bob.jid, room)) == RoomFault.NOT_ALLOWED.value
        assert await refused(bob.rooms.set_topic(bob.jid, room, "mine")) == RoomFault.NOT_ALLOWED.value
        await alice.rooms.set_topic(alice.jid, room, "Floods\nand ebbs")
        await until(lambda: bob.room(room).subject == "Floods\nand ebbs" and bob.room(room).subject_by == "Alice")
        await bob.rooms.leave(bob.jid, room)
        assert bob.rooms.room(bob.jid, room) is None and bob.removed
        await alice.rooms.configure(alice.jid, room, RoomOptions("Delta two", private=False, password="reed"))
        await until(lambda: alice.room(room).needs_password and alice.room(room).name == "Delta two")
        assert await refused(bob.rooms.join(bob.jid, room, "Bob")) == RoomFault.PASSWORD.value
        assert await refused(bob.rooms.join(bob.jid, room, "Bob", "wrong")) == RoomFault.PASSWORD.value
        joined = await bob.rooms.join(bob.jid, room, "Bob", "reed")
        assert joined.subject == "" or joined.subject == "Floods\nand ebbs"
        await until(lambda: bob.room(room).subject == "Floods\nand ebbs")
        await alice.rooms.destroy(alice.jid, room, "dried up")
        await until(lambda: bob.room(room).state is RoomState.FAILED)
        failure = bob.room(room).failure
        assert isinstance(failure, RemovedFromRoom)
        assert (failure.how, failure.reason) == (Removal.DESTROYED.value, "dried up")
        assert alice.rooms.room(alice.jid, room) is None


async def test_rooms_are_found(server: ProsodyServer) -> None:
    async with guests(server, "alice") as [alice]:
        room, hidden = room_jid(), room_jid()
        await alice.rooms.create(alice.jid, room, PUBLIC)
        await alice.rooms.create(alice.jid, hidden, PRIVATE)
        assert alice.room(room).nick == str(alice.jid.user)
        service = await alice.rooms.service(alice.jid)
        assert service.bare.endswith(".river.example")
        listed = {one.jid: one.name for one in await alice.rooms.listed(alice.jid, Jid("rooms.river.example"))}
        assert listed.get(room) == "Delta" and hidden not in listed
        assert await refused(alice.rooms.create(alice.jid, room, PUBLIC)) == RoomFault.EXISTS.value
        with pytest.raises(MalformedJid):
            await alice.rooms.join(alice.jid, Jid("rooms.river.example"))
        assert await refused(alice.rooms.kick(alice.jid, room_jid(), "x")) == RoomFault.NOT_THERE.value


async def test_a_room_hears_how_we_are(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid()
        await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
        await bob.rooms.join(bob.jid, room, "Bob")
        await bob.accounts.set_status(Status(Show.DND, "rowing"))
        await until(lambda: "Bob" in alice.people(room) and alice.people(room)["Bob"].show is Show.DND)
        assert alice.people(room)["Bob"].text == "rowing"


@pytest.mark.parametrize("when", [RoomState.JOINING, RoomState.JOINED])
async def test_who_leaves_while_they_go_in_is_not_there(server: ProsodyServer, when: RoomState) -> None:
    """The door may be slow: whoever turned away is not seen inside, and does not come back with the next login."""
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid()
        await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
        leaving: list[asyncio.Task[None]] = []

        def turn_away(event: RoomChanged) -> None:
            if event.room.state is when and not leaving:
                leaving.append(asyncio.ensure_future(bob.rooms.leave(bob.jid, room)))

        bob.events.subscribe(RoomChanged, turn_away)
        with pytest.raises(NotConnected):
            await bob.rooms.join(bob.jid, room, "Bob")
        await leaving[0]
        rooms = bob.rooms._rooms(bob.jid)
        # What is said behind that is answered behind it.
        assert await unknown_there(rooms.setting, room, "Bob") == "not-acceptable"
        await until(lambda: "Bob" not in alice.people(room))
        assert bob.rooms.room(bob.jid, room) is None
        assert [one.room for one in await rooms._bookmarks.fetch() or []] == []
