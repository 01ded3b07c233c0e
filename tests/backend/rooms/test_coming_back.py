"""Breaks, restarts and other devices: nothing that was said is missed, doubled or lost."""

import asyncio
from pathlib import Path

import pytest

from gharial.backend.rooms import account_rooms
from gharial.backend.rooms.account_rooms import AccountRooms
from gharial.backend.rooms.bookmarks import Bookmark
from gharial.backend.xmpp.session import AccountSession
from gharial.model.account import Show, Status
from gharial.model.conversation import MessageState
from gharial.model.events import RoomChanged
from gharial.model.failures import NoAnswer, NotConnected
from gharial.model.room import RoomOptions, RoomState
from prosody_server import ProsodyServer
from tests.backend.rooms.guests import Guest, guest, guests, room_jid
from tests.support.accounts import PASSWORD, unique_user, until

PUBLIC = RoomOptions(private=False)


def cut(one: Guest) -> None:
    """The line breaks."""
    transport = one.session.client.transport
    assert transport is not None
    transport.abort()


@pytest.mark.parametrize("kind", ["rooms", "plain"])
async def test_what_was_said_while_we_were_away(server: ProsodyServer, tmp_path: Path, kind: str) -> None:
    async with guests(server, "alice") as [alice]:
        room = room_jid(kind)
        user = unique_user("bob")
        server.add_account(user, PASSWORD)
        await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
        await alice.chat.send(alice.jid, room, "before his time")
        await alice.seen("before his time")
        await until(lambda: alice.state(alice.added[0].message) is MessageState.DELIVERED)
        async with guest(server, user, tmp_path / "bob.db") as bob:
            await bob.rooms.join(bob.jid, room, "Bob")
            heard = await bob.seen("before his time")
            assert bob.chat.conversation(bob.jid, room).unread == 0, "the past is no news"
            assert heard.nick == "Alice"
            sent = await bob.chat.send(bob.jid, room, "mine")
            await until(lambda: bob.state(sent) is MessageState.DELIVERED)
            await bob.chat.mark_read(bob.jid, room)
        await until(lambda: "Bob" not in alice.people(room))
        await alice.chat.send(alice.jid, room, "while away")
        await until(lambda: alice.state(alice.added[-1].message) is MessageState.DELIVERED)
        async with guest(server, user, tmp_path / "bob.db") as bob:
            assert bob.room(room).autojoin
            await bob.inside(room)
            assert bob.room(room).nick == "Bob"
            await bob.seen("while away")
            await until(lambda: bob.chat.conversation(bob.jid, room).unread == 1)
            assert await bob.lines(room) == ["before his time", "mine", "while away"]
            mine = (await bob.chat.page(bob.jid, room))[1]
            assert mine.state is MessageState.DELIVERED and mine.nick == "Bob"


async def test_our_own_words_come_back_as_ours_to_a_new_device(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid()
        await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
        await bob.rooms.join(bob.jid, room, "Bob")
        for body in ("one", "two"):
            await alice.chat.send(alice.jid, room, body)
            await bob.seen(body)
        await alice.rooms.leave(alice.jid, room)
        await until(lambda: "Alice" not in bob.people(room))
        # Somebody else takes the nick: what they say is not ours.
        await bob.rooms.change_nick(bob.jid, room, "Alice")
        await bob.chat.send(bob.jid, room, "I am Alice")
        await until(lambda: bob.state(bob.added[-1].message) is MessageState.DELIVERED)
        async with guest(server, str(alice.jid.user)) as device:
            await device.rooms.join(device.jid, room, "Alissa")
            await device.seen("I am Alice")
            said = [(m.body, m.direction.value) for m in await device.chat.page(device.jid, room)]
            assert said == [("one", "outgoing"), ("two", "outgoing"), ("I am Alice", "incoming")]


async def test_a_broken_line_is_resumed_and_nothing_is_doubled(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid()
        await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
        await bob.rooms.join(bob.jid, room, "Bob")
        await until(lambda: len(alice.people(room)) == 2)
        cut(bob)
        await until(lambda: bob.room(room).state is RoomState.JOINING)
        sent = await bob.chat.send(bob.jid, room, "from the gap")
        await alice.chat.send(alice.jid, room, "into the gap")
        await bob.inside(room)
        await alice.seen("from the gap")
        await bob.seen("into the gap")
        await until(lambda: bob.state(sent) is MessageState.DELIVERED)
        assert sorted(await bob.lines(room)) == ["from the gap", "into the gap"]
        assert sorted(await alice.lines(room)) == ["from the gap", "into the gap"]


@pytest.mark.parametrize("kind", ["rooms", "plain"])
async def test_a_lost_session_is_followed_by_a_new_visit(server: ProsodyServer, kind: str) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid(kind)
        await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
        await bob.rooms.join(bob.jid, room, "Bob")
        await bob.chat.send(bob.jid, room, "first")
        await alice.seen("first")
        cut(bob)
        bob.session.client.plugin["xep_0198"].sm_id = None
        bob.session.client.end_session_on_disconnect = True
        sent = await bob.chat.send(bob.jid, room, "from the gap")
        await alice.chat.send(alice.jid, room, "into the gap")
        await bob.inside(room)
        await bob.seen("into the gap")
        await alice.seen("from the gap")
        await until(lambda: bob.state(sent) is MessageState.DELIVERED)
        lines = await bob.lines(room)
        assert sorted(lines) == ["first", "from the gap", "into the gap"]
        assert sorted(await alice.lines(room)) == ["first", "from the gap", "into the gap"]
        await until(lambda: len(bob.people(room)) == 2 and bob.shown(room) == bob.people(room))


async def test_a_room_that_forgot_us_is_entered_again(server: ProsodyServer) -> None:
    # XEP-0410: as if the room's server had been restarted.
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid()
        await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
        await bob.rooms.join(bob.jid, room, "Bob")
        gone = bob.session.client.Presence(sto=f"{room}/Bob", stype="unavailable")
        rooms = bob.rooms._of[bob.jid.bare]
        live = rooms.rooms[room.bare]
        # The room's word that we left does not reach us.
        bob.session.client.add_filter("in", lambda stanza: None if stanza.xml.get("type") == "unavailable" else stanza)
        gone.send()
        await until(lambda: "Bob" not in alice.people(room))
        assert live.joined
        sent = await bob.chat.send(bob.jid, room, "anybody there?")
        await until(lambda: "Bob" in alice.people(room))
        await bob.inside(room)
        await until(lambda: bob.state(sent) is MessageState.FAILED)
        await bob.chat.resend(bob.latest(sent))
        await alice.seen("anybody there?")
        await until(lambda: bob.state(sent) is MessageState.DELIVERED)
        gone = bob.session.client.Presence(sto=f"{room}/Bob", stype="unavailable")
        gone.send()
        await until(lambda: "Bob" not in alice.people(room))
        await live.check()
        await until(lambda: "Bob" in alice.people(room))


async def test_bookmarks_bring_rooms_to_the_other_device(server: ProsodyServer) -> None:
    async with guests(server, "alice") as [desk], guest(server, str(desk.jid.user)) as lap:
        room = room_jid()
        await desk.rooms.create(desk.jid, room, RoomOptions(name="Both", private=False), "Alice")
        await lap.inside(room)
        assert lap.room(room).bookmarked and lap.room(room).nick == "Alice" and lap.room(room).name == "Both"
        await desk.chat.send(desk.jid, room, "from the desk")
        assert (await lap.seen("from the desk")).direction.value == "outgoing"
        assert lap.chat.conversation(lap.jid, room).unread == 0
        await desk.rooms.remember(desk.jid, room, name="Ours")
        await until(lambda: lap.room(room).name == "Ours")
        await lap.rooms.leave(lap.jid, room)
        await until(lambda: desk.room(room).state is RoomState.LEFT and not desk.room(room).autojoin)
        await desk.rooms.leave(desk.jid, room, forget=True)
        await until(lambda: lap.rooms.room(lap.jid, room) is None)
        assert desk.rooms.room(desk.jid, room) is None


async def test_what_is_decided_offline_is_told_with_the_next_login(server: ProsodyServer) -> None:
    async with guests(server, "alice") as [desk]:
        left, forgotten = room_jid(), room_jid()
        for room in (left, forgotten):
            await desk.rooms.create(desk.jid, room, PUBLIC, "Alice")
        await desk.accounts.set_status(Status(Show.OFFLINE))
        await until(lambda: not desk.session.online)
        assert desk.room(left).state is not RoomState.JOINED
        await desk.rooms.leave(desk.jid, left)
        await desk.rooms.leave(desk.jid, forgotten, forget=True)
        await desk.accounts.set_status(Status())
        await until(lambda: desk.session.online)
        async with guest(server, str(desk.jid.user)) as lap:
            rooms = desk.rooms._of[desk.jid.bare]
            await until(lambda: not rooms._debts)
            await lap.rooms.remember(lap.jid, room_jid(), name="marker")
            await until(lambda: any(room.name == "marker" for room in desk.rooms.rooms()))
            assert {room.jid for room in desk.rooms.rooms() if room.name != "marker"} == {left}
            assert desk.room(left).state is RoomState.LEFT and not desk.room(left).autojoin


async def test_what_is_decided_offline_outlives_the_program(server: ProsodyServer, tmp_path: Path) -> None:
    """Whoever left a room without a connection, and quit, is not seen in it the next day."""
    async with guests(server, "bob") as [bob]:
        left, forgotten, kept = room_jid(), room_jid(), room_jid()
        user = unique_user("alice")
        server.add_account(user, PASSWORD)
        for room in (left, forgotten):
            await bob.rooms.create(bob.jid, room, PUBLIC, "Bob")
        async with guest(server, user, tmp_path / "alice.db") as alice:
            for room in (left, forgotten):
                await alice.rooms.join(alice.jid, room, "Alice")
            await alice.accounts.set_status(Status(Show.OFFLINE))
            await until(lambda: not alice.session.online)
            await alice.rooms.leave(alice.jid, left)
            await alice.rooms.leave(alice.jid, forgotten, forget=True)
            await alice.rooms.remember(alice.jid, kept, name="Kept", autojoin=False)
        async with guest(server, user, tmp_path / "alice.db") as alice, guest(server, user) as lap:
            rooms = alice.rooms._of[alice.jid.bare]
            await until(lambda: not rooms._debts)
            await lap.rooms.remember(lap.jid, room_jid(), name="marker")
            await until(lambda: any(room.name == "marker" for room in alice.rooms.rooms()))
            assert {room.jid for room in alice.rooms.rooms() if room.name != "marker"} == {left, kept}
            assert not alice.room(left).autojoin and alice.room(kept).name == "Kept"
            known = {RoomState.JOINING, RoomState.JOINED}
            assert not [one.room for one in alice.snapshots if one.room.state in known]
            await until(lambda: {room.jid for room in lap.rooms.rooms()} >= {left, kept})
            assert lap.rooms.room(lap.jid, forgotten) is None and not lap.room(left).autojoin


async def test_a_busy_room_has_little_to_read_again(server: ProsodyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gharial.backend.rooms.live_room.SYNC_AFTER", 10)
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid()
        await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
        await bob.rooms.join(bob.jid, room, "Bob")
        for number in range(25):
            await alice.chat.send(alice.jid, room, f"word {number}")
        await bob.seen("word 24")
        marks = bob.rooms._of[bob.jid.bare].setting.store.marks(room)
        first = (await bob.chat.page(bob.jid, room, limit=100))[0]
        deadline = asyncio.get_running_loop().time() + 30
        while (reach := await marks.range(bob.jid)) is None or not reach.last_id:
            assert asyncio.get_running_loop().time() < deadline
            await asyncio.sleep(0.01)
        assert await bob.lines(room) == [f"word {number}" for number in range(25)]
        assert first.body == "word 0"


async def test_what_is_said_the_moment_we_are_in_is_said_once(server: ProsodyServer) -> None:
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid()
        await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
        for number in range(5):
            await bob.rooms.join(bob.jid, room, "Bob")
            sent = await bob.chat.send(bob.jid, room, f"quick {number}")
            await until(lambda sent=sent: bob.state(sent) is MessageState.DELIVERED)  # type: ignore[misc]
            await bob.rooms.leave(bob.jid, room)
        await alice.seen("quick 4")
        assert await alice.lines(room) == [f"quick {number}" for number in range(5)]
        sendings = [event.message.body for event in bob.changed if event.message.state is MessageState.SENDING]
        assert sendings == [f"quick {number}" for number in range(5)]


async def test_a_line_that_breaks_on_the_way_in_is_followed_by_another_try(server: ProsodyServer) -> None:
    """Not for ever on the way: the next connection leads there."""
    async with guests(server, "alice", "bob") as (alice, bob):
        room = room_jid()
        await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
        broken: list[bool] = []

        def break_off(event: RoomChanged) -> None:
            if event.room.state is RoomState.JOINING and not broken:
                broken.append(True)
                bob.session.client.plugin["xep_0198"].sm_id = "forgotten"
                cut(bob)

        bob.events.subscribe(RoomChanged, break_off)
        with pytest.raises((NotConnected, NoAnswer)):
            await bob.rooms.join(bob.jid, room, "Bob")
        await bob.inside(room)
        await until(lambda: "Bob" in alice.people(room))


async def test_a_room_joined_while_the_list_of_rooms_is_read_stays(
    server: ProsodyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, told, read = asyncio.Event(), asyncio.Event(), asyncio.Event()
    former, begin = account_rooms.former_bookmarks, AccountRooms._open

    async def held_up(session: AccountSession) -> list[Bookmark]:
        kept = await former(session)
        asked.set()
        await told.wait()
        return kept

    async def noted(rooms: AccountRooms) -> None:
        await begin(rooms)
        read.set()

    async with guests(server, "alice") as [alice]:
        room = room_jid()
        await alice.rooms.create(alice.jid, room, PUBLIC, "Alice")
        monkeypatch.setattr(account_rooms, "former_bookmarks", held_up)
        monkeypatch.setattr(AccountRooms, "_open", noted)
        async with guests(server, "bob") as [bob]:
            await asyncio.wait_for(asked.wait(), 60)
            await bob.rooms.join(bob.jid, room, "Bob")
            told.set()
            await asyncio.wait_for(read.wait(), 60)
            assert bob.room(room).bookmarked and bob.room(room).state is RoomState.JOINED
            await alice.chat.send(alice.jid, room, "still there?")
            await bob.seen("still there?")
