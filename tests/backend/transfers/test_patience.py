"""What broke waits: for its sender, for room on the disk, and not for ever. And what lies here already is known."""

import asyncio
import os
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from gharial.backend.transfers import landing, patience, pump
from gharial.backend.transfers.alarms import Alarms
from gharial.backend.transfers.job import now
from gharial.backend.transfers.landing import open_landing
from gharial.backend.transfers.reception import CONSENT
from gharial.model.failures import DigestMismatch, FileFault, Interrupted, LocalFileProblem
from gharial.model.jid import bare
from gharial.model.transfer import Attempt, Digest, Kind, Offer, TransferState
from tests.backend.transfers.pair import ALICE, BOB, Side, exchange, pair, until
from tests.support.fake_method import FakeIncoming, FakeOutgoing, PairStream

S = TransferState
BIG = 3_000_000


async def broken(alice: Side, bob: Side, data: bytes) -> tuple[str, str]:
    """A transfer that both ends wait to go on with; Alice is away."""
    alice.method.faults.hold_at = 2_200_000
    sent, received = await exchange(alice, bob, alice.file("a.bin", data))
    await until(lambda: bob.transfers.progress(received) and bob.transfers.progress(received).bytes_done == 2_200_000)  # type: ignore[union-attr]
    await alice.stop()
    await bob.reaches(received, S.QUEUED)
    alice.method.faults.hold_at = None
    return sent, received


async def test_a_full_disk_keeps_the_sender_waiting_and_goes_on_with_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 10: no question, no failure; the reason is told, and it goes on by itself when space is back."""
    async with pair(tmp_path) as (alice, bob):
        data = os.urandom(BIG)
        sent, received = await broken(alice, bob, data)
        problem = LocalFileProblem(str(bob.inbox), FileFault.DISK_FULL.value)
        room = False

        def full(*arguments: object) -> object:
            if not room:
                raise problem
            return open_landing(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(landing, "open_landing", full)
        monkeypatch.setattr(landing, "obstacle", lambda _transfer: None if room else problem)
        monkeypatch.setattr(patience, "LOOK_AGAIN_S", 0.05)
        await alice.start()
        await alice.reaches(sent, S.OFFERED)
        await until(lambda: isinstance(bob.transfers.get(received).failure, LocalFileProblem))  # type: ignore[union-attr]
        assert bob.transfers.get(received).state is S.QUEUED and bob.offered == []  # type: ignore[union-attr]
        assert bob.transfers.get(received).waits_until is not None  # type: ignore[union-attr]
        room = True
        assert (await bob.finished(received)).verified and (await alice.finished(sent)).state is S.DONE
        assert (bob.inbox / "a.bin").read_bytes() == data


async def test_after_a_day_it_waits_no_longer(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        _sent, received = await broken(alice, bob, os.urandom(BIG))
        assert bob.leftovers == ["a.bin.part"]
        await bob.stop()
        await bob.start()
        waiting = bob.transfers.get(received)
        assert waiting is not None and waiting.state is S.QUEUED and bob.leftovers == ["a.bin.part"]
        long_ago = now() - CONSENT - timedelta(minutes=1)
        old = tuple(replace(one, started=long_ago, ended=long_ago) for one in waiting.attempts)
        bob.transfers._ledger.put(replace(waiting, attempts=old or (Attempt("fake", None, long_ago, long_ago),)))
        ended = await bob.finished(received)
        assert ended.state is S.FAILED and repr(ended.failure) == repr(waiting.failure)
        await until(lambda: list(bob.inbox.iterdir()) == [])
        await alice.start()


async def test_one_that_waits_is_cancelled_with_its_part(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        sent, received = await broken(alice, bob, os.urandom(BIG))
        await bob.transfers.cancel(received)
        assert bob.transfers.get(received).state is S.CANCELLED  # type: ignore[union-attr]
        await until(lambda: list(bob.inbox.iterdir()) == [])
        await alice.start()
        assert (await bob.next_offer()).files[0].name == "a.bin"
        assert alice.transfers.get(sent) is not None


async def test_another_file_of_the_same_name_and_size_is_a_question(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        sent, received = await broken(alice, bob, os.urandom(BIG))
        path = alice.file("a.bin", os.urandom(BIG))
        os.utime(path, (1_000_000_000, 1_000_000_000))
        await alice.start()
        assert isinstance((await alice.finished(sent)).failure, LocalFileProblem)
        await alice.transfers.retry(sent)
        offer = await bob.next_offer()
        # Told that the first will not come: it is no more.
        assert offer.id != received and bob.transfers.get(received).state is S.FAILED  # type: ignore[union-attr]
        await bob.transfers.decline(offer.id)
        assert (await alice.finished(sent)).state is S.DECLINED


async def test_a_file_that_is_here_already_is_offered_as_such(tmp_path: Path) -> None:
    """Fault 17."""
    async with pair(tmp_path) as (alice, bob):
        path = alice.file("a.txt", b"crocodile")
        sent, received = await exchange(alice, bob, path)
        done = await bob.finished(received)
        await alice.finished(sent)
        assert done.digest is not None and done.path is not None

        async def again() -> Path | None:
            """Offered anew, with its hash, by a method that names it."""
            file = replace(done.file, digest=done.digest)
            offer = Offer("1", bare(ALICE), BOB, "fake", (file,), now())
            assert bob.method.on_offer is not None
            bob.method.on_offer(FakeIncoming(bob.method, FakeOutgoing(alice.method, offer, (Kind.INBAND,))))
            shown = await bob.next_offer()
            await bob.transfers.decline(shown.id)
            return shown.already_here

        assert await again() == done.path
        done.path.write_bytes(b"alligator")
        assert await again() is None
        done.path.unlink()
        assert await again() is None


@pytest.mark.parametrize("mended", [True, False])
async def test_a_wrong_whole_begins_anew_once_and_then_is_wrong(tmp_path: Path, mended: bool) -> None:
    """What was there before a break may be what is wrong: all of it comes once more, and never a third time."""
    async with pair(tmp_path) as (alice, bob):
        sent, received = await broken(alice, bob, os.urandom(BIG))
        alice.method.faults.flip_byte_at = BIG - 10
        propose = alice.method.offer

        async def propose_again(offer: Offer, kinds: Sequence[Kind]) -> FakeOutgoing:
            if mended and len(alice.method.offers) > 1:
                alice.method.faults.flip_byte_at = None
            return await propose(offer, kinds)

        alice.method.offer = propose_again  # type: ignore[method-assign]
        await alice.start()
        theirs, ours = await bob.finished(received), await alice.finished(sent)
        assert len(alice.method.offers) == 3 and bob.offered == []
        await until(lambda: bob.leftovers == [])
        if mended:
            assert theirs.state is ours.state is S.DONE and theirs.verified and ours.verified
        else:
            assert theirs.state is ours.state is S.FAILED and isinstance(theirs.failure, DigestMismatch)
            assert list(bob.inbox.iterdir()) == []


@pytest.mark.parametrize("proof", [True, False])
@pytest.mark.parametrize("seen_in", [S.STREAMING, S.VERIFYING])
async def test_a_lost_confirmation_is_asked_for_and_nothing_sent_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, proof: bool, seen_in: TransferState
) -> None:
    """Fault 17: complete here, perhaps without a proof, and the sender does not know. Both end with one."""
    async with pair(tmp_path) as (alice, bob):
        data = os.urandom(3_000_000)
        caught_in: list[TransferState] = []
        go_on = threading.Event()
        monkeypatch.setattr(pump, "_has_more", lambda *_arguments: not go_on.wait(60))

        async def lost(outgoing: FakeOutgoing, digest: Digest) -> bool:
            """The stream and the word break after the last byte."""
            (job,) = bob.transfers._arrivals.jobs.values()
            await until(lambda: job.flow.bytes_done == len(data))
            if seen_in is S.VERIFYING:
                go_on.set()
                await until(lambda: job.transfer.state is S.VERIFYING)
            else:  # all is here, and its thread is not done with it
                asyncio.get_running_loop().call_later(0.3, go_on.set)
            if proof and outgoing.incoming is not None:
                outgoing.incoming.digest.set_result(digest)
            caught_in.append(job.transfer.state)
            raise Interrupted(len(data), "not confirmed")

        monkeypatch.setattr(FakeOutgoing, "finish", lost)
        sent, received = await exchange(alice, bob, alice.file("big", data))
        ours = await alice.reaches(sent, S.QUEUED)
        assert ours.bytes_done == len(data) and caught_in == [seen_in]
        theirs = await bob.reaches(received, S.DONE)
        assert proof or not theirs.verified
        ours = await alice.finished(sent)
        assert ours.state is S.DONE and ours.verified and ours.digest == theirs.digest
        await until(lambda: bob.transfers.get(received).verified)  # type: ignore[union-attr]
        assert len(alice.method.offers) == 1 and bob.offered == []
        assert [one.name for one in bob.inbox.iterdir()] == ["big"]


async def test_who_asks_for_what_is_being_finished_gets_its_answer(tmp_path: Path) -> None:
    """All bytes are here, and their proof was lost with the connection: nobody waits for it any more."""
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.silent = True
        alice.method.faults.finish = Interrupted(9, "not confirmed")
        sent, received = await exchange(alice, bob, alice.file())
        alice.method.offers[0].incoming.digest = asyncio.get_running_loop().create_future()  # type: ignore[union-attr]
        assert (await alice.finished(sent)).verified
        await until(lambda: bob.transfers.get(received).verified)  # type: ignore[union-attr]
        assert bob.transfers.get(received).state is S.DONE and len(alice.method.offers) == 1  # type: ignore[union-attr]


async def test_a_stream_that_breaks_behind_its_last_byte_brought_all(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        data = os.urandom(3_000_000)
        sent = await alice.send(alice.file("big", data), bare(BOB))
        offer = await bob.next_offer()
        (outgoing,) = alice.method.offers
        open_stream = outgoing.open

        async def breaking(kind: Kind) -> PairStream:
            stream = await open_stream(kind)

            def broken() -> None:
                raise Interrupted(0, "the server went away")

            stream.finish_sending = broken  # type: ignore[method-assign]
            return stream

        outgoing.open = breaking  # type: ignore[method-assign]
        await bob.transfers.accept(offer.id, bob.inbox)
        assert (await alice.reaches(sent, S.QUEUED)).bytes_done == len(data)
        ours = await alice.finished(sent)
        assert ours.state is S.DONE and (bob.inbox / "big").read_bytes() == data


async def test_alarms_ring_in_time_once_and_only_for_what_is_set() -> None:
    rung: list[str] = []
    alarms = Alarms(rung.append)
    moment = now()
    alarms.set("late", moment + timedelta(hours=5))
    alarms.set("soon", moment + timedelta(milliseconds=60))
    alarms.set("past", moment - timedelta(seconds=1))
    alarms.set("moved", moment)
    alarms.set("moved", moment + timedelta(hours=1))
    alarms.set("dropped", moment)
    alarms.drop("dropped")
    await until(lambda: rung == ["past", "soon"])
    assert "late" in alarms and "soon" not in alarms
    alarms.close()
    assert "late" not in alarms and alarms._timer is None


async def test_two_hundred_that_wait_cost_nothing(tmp_path: Path) -> None:
    """No timer, no turn of the loop: what waits is woken by what it waits for."""
    import time

    async with pair(tmp_path, parallel_transfers=8) as (alice, bob):
        sent = await alice.transfers.send(bare(ALICE), bare(BOB), [alice.file("a")] * 200)
        await until(lambda: len(bob.transfers.offers()) == 8)
        assert len(sent) == 200
        begun = time.process_time()
        await asyncio.sleep(1.0)  # what is measured
        assert time.process_time() - begun < 0.3


async def test_two_offers_at_once_go_on_with_it_once(tmp_path: Path) -> None:
    """Both come before anything was done about the first: the second is a question."""
    async with pair(tmp_path) as (alice, bob):
        _sent, received = await broken(alice, bob, os.urandom(BIG))
        former = bob.method.received[-1]
        offers = [FakeIncoming(bob.method, former.outgoing) for _ in range(2)]
        bob.offered.clear()
        for one in offers:
            bob.method.on_offer(one)  # type: ignore[misc]
        await bob.reaches(received, S.CONNECTING)
        assert (await bob.next_offer()).id != received
        assert bob.leftovers == ["a.bin.part"] and len(bob.transfers._arrivals.jobs) == 1
        await alice.start()
