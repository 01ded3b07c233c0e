"""One incoming transfer: cancelled in each phase, and bytes that are not right."""

import os
import time
from pathlib import Path

import pytest

from gharial.model.failures import (
    Cancelled,
    DigestMismatch,
    Interrupted,
    PeerGone,
    ProtocolBreach,
)
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Digest, TransferState
from tests.backend.transfers.pair import BOB, exchange, pair, until

S = TransferState
BIG = 3_000_000


@pytest.mark.parametrize("by_sender", [True, False])
@pytest.mark.parametrize("phase", [S.OFFERED, S.CONNECTING, S.STREAMING])
async def test_cancel_in_every_phase_is_seen_by_the_other_within_a_second(
    tmp_path: Path, phase: TransferState, by_sender: bool
) -> None:
    """Fault 29."""
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.never_opens = phase is S.CONNECTING
        alice.method.faults.hold_at = 100_000
        sent = await alice.send(alice.file("big", bytes(BIG)), bare(BOB))
        offer = await bob.next_offer()
        if phase is not S.OFFERED:
            await bob.transfers.accept(offer.id, bob.inbox)
            await alice.reaches(sent, phase)
            await bob.reaches(offer.id, phase)
        begun = time.monotonic()
        if by_sender:
            await alice.transfers.cancel(sent)
        else:
            await bob.transfers.cancel(offer.id)
        ours, theirs = await alice.finished(sent), await bob.finished(offer.id)
        assert time.monotonic() - begun < 20
        if phase is S.OFFERED and not by_sender:
            assert ours.state is theirs.state is S.DECLINED
        else:
            assert ours.state is theirs.state is S.CANCELLED
            assert ours.failure is not None and theirs.failure is not None
            assert isinstance(ours.failure, Cancelled) and ours.failure.by_us is by_sender
            assert isinstance(theirs.failure, Cancelled) and theirs.failure.by_us is not by_sender
        await until(lambda: list(bob.inbox.iterdir()) == [])
        assert bob.transfers.offers() == ()
        await until(lambda: all(one.closed for one in alice.method.offers[0].streams))


async def test_a_waiting_transfer_is_cancelled_without_ado(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, _bob):
        sent = await alice.send(alice.file(), Jid("carol@river.example"))
        waiting = await alice.reaches(sent, S.QUEUED)
        await until(lambda: isinstance(alice.transfers.get(sent).failure, PeerGone))  # type: ignore[union-attr]
        assert waiting.state is S.QUEUED
        await alice.transfers.cancel(sent)
        assert alice.transfers.get(sent).state is S.CANCELLED  # type: ignore[union-attr]


async def test_a_flipped_bit_is_caught_and_nothing_gets_the_final_name(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.flip_byte_at = 1000
        sent, received = await exchange(alice, bob, alice.file("a.bin", bytes(BIG)))
        theirs, ours = await bob.finished(received), await alice.finished(sent)
        assert isinstance(theirs.failure, DigestMismatch) and isinstance(ours.failure, DigestMismatch)
        await until(lambda: list(bob.inbox.iterdir()) == [])


async def test_a_weak_digest_finds_damage_but_proves_nothing(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.digest = Digest("md5", "5d41402abc4b2a76b9719d911017c592")
        _sent, received = await exchange(alice, bob, alice.file("a", b"hello"))
        theirs = await bob.finished(received)
        assert theirs.state is S.DONE and not theirs.verified
        _sent, received = await exchange(alice, bob, alice.file("b", b"hullo"))
        assert isinstance((await bob.finished(received)).failure, DigestMismatch)


async def test_one_byte_too_many_is_refused(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.extra = b"!"
        _sent, received = await exchange(alice, bob, alice.file())
        theirs = await bob.finished(received)
        assert isinstance(theirs.failure, ProtocolBreach)
        await until(lambda: list(bob.inbox.iterdir()) == [])


async def test_a_stream_that_breaks_goes_on_from_the_last_whole_block_unasked(tmp_path: Path) -> None:
    """Fault 3, fault 7."""
    async with pair(tmp_path) as (alice, bob):
        for side in (alice, bob):
            side.method.faults.silent = True
        alice.method.faults.hold_at = 2_200_000
        data = os.urandom(BIG)
        sent, received = await exchange(alice, bob, alice.file("a.bin", data))
        await until(lambda: any(one.progress and one.progress[0].bytes_done == 2_200_000 for one in bob.progressed))
        alice.method.faults.hold_at = None
        alice.method.offers[0].streams[0].socket.close()
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert ours.verified and theirs.verified and theirs.path is not None and theirs.path.read_bytes() == data
        assert [one.start_at for one in alice.method.offers] == [0, 2 << 20]
        assert isinstance(ours.attempts[0].failure, Interrupted) and len(ours.attempts) == 2
        assert bob.offered == [] and [one.name for one in bob.inbox.iterdir()] == ["a.bin"]


async def test_a_sender_that_ends_leaves_the_part_and_its_journal_until_it_is_back(tmp_path: Path) -> None:
    """Fault 1, fault 6: both programs end in an orderly way and start again."""
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.hold_at = 2_200_000
        data = os.urandom(BIG)
        sent, received = await exchange(alice, bob, alice.file("a.bin", data))
        await until(lambda: any(one.progress and one.progress[0].bytes_done == 2_200_000 for one in bob.progressed))
        await bob.stop()
        await alice.reaches(sent, S.QUEUED)
        await alice.stop()
        assert sorted(one.name for one in bob.inbox.iterdir()) == ["a.bin.jrnl", "a.bin.part"]
        alice.method.faults.hold_at = None
        await bob.start()
        await alice.start()
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert ours.verified and theirs.verified and theirs.path is not None and theirs.path.read_bytes() == data
        assert alice.method.offers[-1].start_at == 2 << 20
        assert [one.name for one in bob.inbox.iterdir()] == ["a.bin"]


async def test_after_a_cancel_a_new_offer_asks_again(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.hold_at = 5
        sent, received = await exchange(alice, bob, alice.file())
        await bob.reaches(received, S.STREAMING)
        await bob.transfers.cancel(received)
        assert (await alice.finished(sent)).state is S.CANCELLED
        alice.method.faults.hold_at = None
        await alice.transfers.retry(sent)
        assert (await bob.next_offer()).id != received
