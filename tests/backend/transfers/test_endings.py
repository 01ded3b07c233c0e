"""What ends for good at one end after a break ends at the other too."""

import os
from pathlib import Path

from gharial.model.failures import Cancelled, FileFault, Interrupted, LocalFileProblem
from gharial.model.jid import bare
from gharial.model.transfer import TransferState
from tests.backend.transfers.pair import ALICE, BOB, Side, exchange, pair, until

S = TransferState


async def broken(alice: Side, bob: Side) -> tuple[str, str]:
    """A transfer that stopped in the middle and waits at both ends."""
    alice.method.faults.hold_at = 2_000_000
    sent, received = await exchange(alice, bob, alice.file("big", bytes(3_000_000)))
    await until(lambda: (one := bob.transfers.progress(received)) and one.bytes_done == 2_000_000)
    alice.sees(person=bare(BOB))
    bob.sees(person=bare(ALICE))
    await alice.reaches(sent, S.QUEUED)
    await bob.reaches(received, S.QUEUED)
    assert bob.leftovers
    return sent, received


async def test_a_source_that_changed_meanwhile_is_no_reason_to_wait(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        sent, received = await broken(alice, bob)
        alice.file("big", b"something else")
        alice.sees(BOB)
        ours = await alice.finished(sent)
        assert isinstance(ours.failure, LocalFileProblem) and ours.failure.fault == FileFault.CHANGED.value
        theirs = await bob.finished(received)
        assert theirs.state is S.FAILED and isinstance(theirs.failure, Interrupted)
        await until(lambda: bob.leftovers == [])


async def test_the_sender_cancels_what_waits(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        sent, received = await broken(alice, bob)
        alice.online[bare(BOB).full] = ()
        alice.method.faults.hold_at = 0
        await alice.transfers.pause(sent)
        alice.sees(BOB)
        await alice.transfers.cancel(sent)
        theirs = await bob.finished(received)
        assert theirs.state is S.CANCELLED
        assert isinstance(theirs.failure, Cancelled) and not theirs.failure.by_us
        await until(lambda: bob.leftovers == [])


async def test_the_receiver_cancels_what_waits(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        sent, received = await broken(alice, bob)
        await alice.transfers.pause(sent)
        bob.sees(ALICE)
        await bob.transfers.cancel(received)
        ours = await alice.finished(sent)
        assert ours.state is S.CANCELLED and isinstance(ours.failure, Cancelled) and not ours.failure.by_us
        await until(lambda: bob.leftovers == [])


async def test_nobody_else_can_end_it(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        sent, received = await broken(alice, bob)
        heard = bob.net.controls[BOB.full]._heard
        wire_id = alice.transfers._ledger.wire_id(sent)
        eve = type(BOB)("eve@river.example/cave")
        assert not heard.ended_by(bare(BOB), eve, wire_id, by_person=True)
        assert not heard.ended_by(bare(BOB), ALICE, "unheard-of", by_person=True)
        assert bob.transfers.get(received).state is S.QUEUED  # type: ignore[union-attr]
        alice.method.faults.hold_at = None
        alice.sees(BOB)
        bob.sees(ALICE)
        assert (await bob.finished(received)).verified
        assert not heard.ended_by(bare(BOB), ALICE, wire_id, by_person=True)
        assert bob.transfers.get(received).state is S.DONE  # type: ignore[union-attr]


async def test_a_source_that_changes_while_it_is_sent_says_how_far_it_came(tmp_path: Path) -> None:
    """The sender gives up in the middle: the receiver ends as well, and knows what it had."""
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.hold_at = 2_000_000
        path = alice.file("big", bytes(3_000_000))
        sent, received = await exchange(alice, bob, path)
        await until(lambda: (one := bob.transfers.progress(received)) and one.bytes_done == 2_000_000)
        os.utime(path, (1_000_000_000, 1_000_000_000))
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert isinstance(ours.failure, LocalFileProblem) and ours.failure.fault == FileFault.CHANGED.value
        assert theirs.state is S.FAILED and isinstance(theirs.failure, Interrupted)
        assert theirs.failure.bytes_done == theirs.bytes_done == 2_000_000
        await until(lambda: bob.leftovers == [])
