"""Bob or Alice goes offline at each step: the other end says so within seconds, and a retry brings the file."""

import asyncio
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
        ours = await alice.finished(sent, 5)
        assert ours.state is S.FAILED and isinstance(ours.failure, PeerGone)
        theirs = await bob.finished(offer.id, 5)
        assert isinstance(theirs.failure, NotConnected) and bob.service.transfers.offers() == ()
        # And the other way round, after Bob is back.
        await come_back(bob, alice)
        again = await alice.send(alice.file(), bob.jid)
        offer = await bob.next_offer()
        await leave(alice)
        theirs = await bob.finished(offer.id, 5)
        assert isinstance(theirs.failure, PeerGone) and bob.gone[-1] == offer.id
        # What nobody has answered waits here, and is offered again.
        await alice.reaches(again, S.QUEUED)
        await come_back(alice, bob)
        received = await bob.accept()
        assert (await alice.finished(again)).verified and (await bob.finished(received)).verified


@pytest.mark.parametrize("who", ["sender", "receiver"])
async def test_while_bytes_move_in_band_and_a_retry_brings_it(prosody: ProsodyServer, tmp_path: Path, who: str) -> None:
    async with two_people(prosody, tmp_path, only_kinds=INBAND) as (alice, bob):
        data = os.urandom(2_000_000)
        sent = await alice.send(alice.file("report.bin", data), bob.jid)
        received = await bob.accept()
        await bob.has_moved(received, 50_000)
        gone, left = (alice, bob) if who == "sender" else (bob, alice)
        await leave(gone)
        ours, theirs = await alice.finished(sent, 10), await bob.finished(received, 10)
        assert ours.state is theirs.state is S.FAILED
        other = theirs if who == "sender" else ours
        assert isinstance(other.failure, PeerGone | Interrupted)
        await until(lambda: list(bob.inbox.iterdir()) == [])
        await come_back(gone, left)
        await alice.service.transfers.retry(sent)
        assert (await alice.finished(sent)).verified
        # The same row, without a second question.
        assert (await bob.reaches(received, S.DONE)).verified and bob.offered == []
        assert (bob.inbox / "report.bin").read_bytes() == data


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
        await bob.has_moved(received)
        begun = asyncio.get_running_loop().time()
        if who == "sender":
            await alice.service.transfers.close()
            theirs = await bob.finished(received, 5)
            assert isinstance(theirs.failure, Interrupted) and theirs.failure.bytes_done > 0
            assert alice.transfer(sent).state is S.FAILED
        else:
            await bob.service.transfers.close()
            ours = await alice.finished(sent, 5)
            assert isinstance(ours.failure, Interrupted) and ours.failure.bytes_done > 0
        assert asyncio.get_running_loop().time() - begun < 5
        await until(lambda: list(bob.inbox.iterdir()) == [])


async def test_to_a_device_that_is_not_there(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        sent = await alice.send(alice.file(), Jid(f"{bob.jid.bare}/nowhere"))
        ours = await alice.finished(sent, 5)
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
