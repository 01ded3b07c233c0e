"""A file for a room is a link that all get, after a yes to the copy; for one of its people it goes as to a stranger."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gharial.model.account import Show, Status
from gharial.model.conversation import ConversationKind
from gharial.model.failures import ConsentNeeded, Unsupported
from gharial.model.jid import Jid
from gharial.model.room import RoomOptions
from gharial.model.settings import AcceptRule
from gharial.model.transfer import Kind, TransferState
from prosody_server import ProsodyServer
from tests.backend.rooms.guests import room_jid
from tests.stories.people import Person, person
from tests.support.accounts import PASSWORD, unique_user, until

S = TransferState
PUBLIC = RoomOptions(private=False)


@pytest.fixture(scope="module")
def uploads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProsodyServer]:
    server = ProsodyServer(tmp_path_factory.mktemp("room-uploads"), upload_limit=50_000_000)
    server.start()
    yield server
    server.stop()


def strangers(server: ProsodyServer) -> tuple[str, str]:
    users = unique_user("alice"), unique_user("bob")
    for user in users:
        server.add_account(user, PASSWORD)
    return users


async def met(alice: Person, bob: Person) -> Jid:
    room = room_jid()
    await alice.service.rooms.create(alice.jid, room, PUBLIC, "Alice")
    await bob.service.rooms.join(bob.jid, room, "Bob")
    await until(lambda: len(alice.service.rooms.occupants(alice.jid, room)) == 2)
    return room


async def texts(one: Person, peer: Jid) -> list[str]:
    return [m.body for m in await one.service.chat.page(one.jid, peer) if not m.transfer_id]


async def test_a_room_gets_a_link_after_consent(uploads: ProsodyServer, tmp_path: Path) -> None:
    alice_user, bob_user = strangers(uploads)
    async with (
        person(uploads, tmp_path / "alice", alice_user) as alice,
        person(uploads, tmp_path / "bob", bob_user) as bob,
    ):
        room = await met(alice, bob)
        transfer_id = await alice.send(alice.file(), room)
        await until(lambda: isinstance(alice.transfer(transfer_id).failure, ConsentNeeded))
        assert await texts(bob, room) == []
        await alice.service.transfers.allow_upload(transfer_id)
        done = await alice.finished(transfer_id)
        assert (done.state, done.attempts[-1].method, done.attempts[-1].kind) == (S.DONE, "upload", Kind.HTTP)
        await until(lambda: bob.service.chat.conversation(bob.jid, room).unread == 1)
        [link] = await texts(bob, room)
        assert link.startswith("https://localhost")
        assert bob.offered == []
        # To us, the file itself is what we said.
        await alice.service.chat.send(alice.jid, room, "did you get it?")
        await until(lambda: bob.service.chat.conversation(bob.jid, room).unread == 2)
        page = await alice.service.chat.page(alice.jid, room)
        assert [(m.body, bool(m.transfer_id)) for m in page] == [("report.pdf", True), ("did you get it?", False)]


async def test_without_a_place_for_copies_a_room_gets_no_file(prosody: ProsodyServer, tmp_path: Path) -> None:
    alice_user, bob_user = strangers(prosody)
    async with (
        person(prosody, tmp_path / "alice", alice_user) as alice,
        person(prosody, tmp_path / "bob", bob_user) as bob,
    ):
        room = await met(alice, bob)
        done = await alice.finished(await alice.send(alice.file(), room))
        assert done.state is S.FAILED and isinstance(done.failure, Unsupported)


async def test_one_of_its_people_gets_it_without_learning_addresses(prosody: ProsodyServer, tmp_path: Path) -> None:
    alice_user, bob_user = strangers(prosody)
    async with (
        person(prosody, tmp_path / "alice", alice_user) as alice,
        person(prosody, tmp_path / "bob", bob_user) as bob,
    ):
        room = await met(alice, bob)
        bob_there, alice_there = Jid(f"{room}/Bob"), Jid(f"{room}/Alice")
        # A room that somebody put among their contacts vouches for nobody in it.
        await bob.service.roster.add(bob.jid, room, "The room", ())
        rules = (AcceptRule(str(bob.inbox / "all")), AcceptRule(str(bob.inbox / "room"), room.bare))
        await bob.service.change_settings(replace(bob.service.settings, accept_rules=rules))
        transfer_id = await alice.send(alice.file(), bob_there)
        offer = await bob.next_offer()
        assert offer.peer == alice_there
        await bob.service.transfers.accept(offer.id, bob.inbox)
        done = await alice.finished(transfer_id)
        assert done.state is S.DONE
        assert done.attempts[-1].kind in (Kind.INBAND, Kind.SOCKS5_PROXY)
        await bob.finished(offer.id)
        assert (bob.inbox / "report.pdf").read_bytes() == b"crocodile"
        conversation = alice.service.chat.conversation(alice.jid, bob_there)
        assert conversation.kind is ConversationKind.OCCUPANT and conversation.last is not None
        assert conversation.last.transfer_id == transfer_id
        assert alice.service.chat.conversation(alice.jid, room).last is None


async def test_a_yes_to_one_of_its_people_is_none_to_another(prosody: ProsodyServer, tmp_path: Path) -> None:
    """Security 31: all of a room have one bare address. What one of them broke off, another does not go on with: they
    are asked about, and get no byte of it."""
    users = [unique_user(name) for name in ("alice", "bob", "eve")]
    for user in users:
        prosody.add_account(user, PASSWORD)
    async with (
        person(prosody, tmp_path / "alice", users[0]) as alice,
        person(prosody, tmp_path / "bob", users[1]) as bob,
        person(prosody, tmp_path / "eve", users[2]) as eve,
    ):
        room = await met(alice, bob)
        await eve.service.rooms.join(eve.jid, room, "Eve")
        await until(lambda: len(alice.service.rooms.occupants(alice.jid, room)) == 3)
        await bob.service.change_settings(replace(bob.service.settings, send_limit=300_000))
        there = Jid(f"{room}/Alice")
        await bob.send(bob.file("plans.bin", b"bob" * 1_000_000), there)
        first = await alice.accept()
        await alice.has_moved(first, 1_300_000)
        await bob.service.accounts.set_status(Status(Show.OFFLINE))
        await alice.reaches(first, S.QUEUED)
        path = eve.file("plans.bin", b"eve" * 1_000_000)
        os.utime(path, ns=(bob_time := (bob.folder / "plans.bin").stat().st_mtime_ns, bob_time))
        sent = await eve.send(path, there)
        offer = await alice.next_offer()
        assert offer.peer == Jid(f"{room}/Eve") and offer.id != first
        await alice.service.transfers.accept(offer.id, alice.inbox)
        assert (await eve.finished(sent)).state is S.DONE
        got = await alice.finished(offer.id)
        assert got.state is S.DONE and got.path is not None and got.path.read_bytes() == b"eve" * 1_000_000
        assert alice.transfer(first).state is S.QUEUED
