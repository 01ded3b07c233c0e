"""Bob or Alice goes offline at each step: the other end says so within seconds, waits, and goes on."""

import os
from pathlib import Path

import pytest

from gharial.model.account import Show, Status
from gharial.model.failures import Interrupted, NotConnected, PeerGone
from gharial.model.jid import Jid
from gharial.model.transfer import Kind, TransferState
from prosody_server import ProsodyServer
from tests.stories.people import Person, befriend, person, two_people
from tests.support.accounts import until

S = TransferState
INBAND = frozenset({Kind.INBAND})
AWAY = Status(Show.OFFLINE)


async def leave(one: Person) -> None:
    """Sign out."""
    await one.service.accounts.set_status(AWAY)


async def come_back(one: Person, other: Person) -> None:
    """Sign in again, and be seen."""
    await one.service.accounts.set_status(Status())
    await until(lambda: other.sees(one) and one.sees(other))


async def test_while_nobody_has_answered(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        sent = await alice.send(alice.file(), bob.jid)
        offer = await bob.next_offer()
        await leave(bob)
        ours = await alice.reaches(sent, S.QUEUED)
        assert isinstance(ours.failure, PeerGone)
        theirs = await bob.finished(offer.id)
        # Alice's word that she takes him for gone may come before his own connection ends.
        assert isinstance(theirs.failure, NotConnected | PeerGone) and bob.service.transfers.offers() == ()
        # And the other way round, after Bob is back and was asked again.
        await come_back(bob, alice)
        offer = await bob.next_offer()
        await leave(alice)
        theirs = await bob.finished(offer.id)
        assert isinstance(theirs.failure, PeerGone) and bob.gone[-1] == offer.id
        # What nobody has answered waits here, and is offered again.
        await alice.reaches(sent, S.QUEUED)
        await come_back(alice, bob)
        received = await bob.accept()
        assert (await alice.finished(sent)).verified and (await bob.finished(received)).verified


async def test_the_sender_quits_while_nobody_has_answered(prosody: ProsodyServer, tmp_path: Path) -> None:
    """Nothing was connected that could have broken: it is said that they left, not that routers are in the way."""
    async with two_people(prosody, tmp_path) as (alice, bob):
        await alice.send(alice.file(), bob.jid)
        offer = await bob.next_offer()
        await alice.service.transfers.close()
        theirs = await bob.finished(offer.id)
        assert isinstance(theirs.failure, PeerGone) and bob.service.transfers.offers() == ()


@pytest.mark.parametrize("who", ["sender", "receiver"])
async def test_while_bytes_move_in_band_and_it_goes_on_when_they_are_back(
    prosody: ProsodyServer, tmp_path: Path, who: str
) -> None:
    """Fault 3, fault 7, fault 8: another session, with another resource."""
    async with two_people(prosody, tmp_path, only_kinds=INBAND) as (alice, bob):
        data = os.urandom(4_000_000)
        sent = await alice.send(alice.file("report.bin", data), bob.jid)
        received = await bob.accept()
        await bob.has_moved(received, 1_500_000)
        gone, left = (alice, bob) if who == "sender" else (bob, alice)
        await leave(gone)
        ours, theirs = await alice.reaches(sent, S.QUEUED), await bob.reaches(received, S.QUEUED)
        other = theirs if who == "sender" else ours
        assert isinstance(other.failure, PeerGone | Interrupted)
        assert theirs.bytes_done >= 1 << 20
        await come_back(gone, left)
        # The same row, without a question and without a retry.
        assert (await alice.finished(sent)).verified
        assert (await bob.reaches(received, S.DONE)).verified and bob.offered == []
        assert (bob.inbox / "report.bin").read_bytes() == data
        assert [one.name for one in bob.inbox.iterdir()] == ["report.bin"]


@pytest.mark.parametrize("who", ["sender", "receiver"])
async def test_a_program_that_ends_while_bytes_move(prosody: ProsodyServer, tmp_path: Path, who: str) -> None:
    alice_user, bob_user = befriend(prosody)
    async with (
        person(prosody, tmp_path / "alice", alice_user) as alice,
        person(prosody, tmp_path / "bob", bob_user) as bob,
    ):
        await until(lambda: alice.sees(bob) and bob.sees(alice))
        path = alice.file("big.bin", b"")
        with path.open("r+b") as file:
            file.truncate(3_000_000_000)
        sent = await alice.send(path, bob.jid)
        received = await bob.accept()
        await bob.has_moved(received, 5 << 20)
        first, second = (alice, bob) if who == "sender" else (bob, alice)
        await first.service.transfers.close()
        ids = {id(alice): sent, id(bob): received}
        waits = await second.reaches(ids[id(second)], S.QUEUED)
        assert isinstance(waits.failure, Interrupted) and waits.failure.bytes_done > 0
        assert first.transfer(ids[id(first)]).state is S.QUEUED
        await until(lambda: sorted(one.name for one in bob.inbox.iterdir()) == ["big.bin.jrnl", "big.bin.part"])


async def test_to_a_device_that_is_not_there(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        sent = await alice.send(alice.file(), Jid(f"{bob.jid.bare}/nowhere"))
        ours = await alice.finished(sent)
        assert ours.state is S.FAILED and isinstance(ours.failure, PeerGone)


async def test_the_server_crashes_and_a_waiting_offer_comes_again(tmp_path: Path) -> None:
    server = ProsodyServer(tmp_path / "server").start()
    try:
        async with two_people(server, tmp_path) as (alice, bob):
            sent = await alice.send(alice.file(), bob.jid)
            await bob.next_offer()
            # An orderly end would tell Alice that Bob left; this one tells nobody anything.
            assert server._process is not None
            server._process.kill()
            server._process.wait()
            await until(lambda: not alice.service.accounts.session(alice.jid).online)
            server.start()
            offer = await bob.next_offer(40)
            assert [one.id for one in bob.service.transfers.offers()] == [offer.id]
            await bob.service.transfers.accept(offer.id, bob.inbox)
            assert (await alice.finished(sent)).verified and (await bob.finished(offer.id)).verified
    finally:
        server.stop()
