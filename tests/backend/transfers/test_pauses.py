"""Who holds a transfer: four states, shown at both ends, and bytes that move only when both agree (fault 28)."""

from dataclasses import replace
from pathlib import Path

from gharial.model.events import TransferChanged
from gharial.model.jid import Jid, bare
from gharial.model.transfer import TransferState
from tests.backend.transfers.pair import ALICE, BOB, Side, exchange, pair, until

S = TransferState
BIG = 3_000_000


def flags(side: Side, transfer_id: str) -> tuple[bool, bool]:
    transfer = side.transfers.get(transfer_id)
    assert transfer is not None
    return transfer.paused_by_us, transfer.paused_by_peer


async def held_at_a_million(alice: Side, bob: Side) -> tuple[str, str]:
    """A transfer that is on its way and would go on."""
    alice.method.faults.hold_at = 1_000_000
    sent, received = await exchange(alice, bob, alice.file("big", bytes(BIG)))
    await until(lambda: bob.transfers.progress(received) and bob.transfers.progress(received).bytes_done == 1_000_000)  # type: ignore[union-attr]
    return sent, received


def let_go(alice: Side) -> None:
    for outgoing in alice.method.offers:
        for stream in outgoing.streams:
            stream.hold_at = None


async def test_pause_here_pause_there_resume_only_here(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        sent, received = await held_at_a_million(alice, bob)
        await alice.transfers.pause(sent)
        await until(lambda: flags(bob, received) == (False, True))
        await bob.transfers.pause(received)
        await until(lambda: flags(alice, sent) == (True, True) and flags(bob, received) == (True, True))
        let_go(alice)
        await alice.transfers.resume(sent)
        await until(lambda: flags(alice, sent) == (False, True) and flags(bob, received) == (True, False))
        job = alice.transfers._departures.jobs[sent]
        assert job.flow.paused and job.flow.bytes_done == 1_000_000
        assert bob.transfers.get(received).state is S.STREAMING  # type: ignore[union-attr]
        await bob.transfers.resume(received)
        assert (await alice.finished(sent)).state is S.DONE and (await bob.finished(received)).verified
        assert flags(alice, sent) == flags(bob, received) == (False, False)


async def test_pausing_one_starts_the_next_and_resuming_waits_for_a_place(tmp_path: Path) -> None:
    """Fault 27: the limit holds for what moves."""
    async with pair(tmp_path, parallel_transfers=1) as (alice, bob):
        sent, received = await held_at_a_million(alice, bob)
        second = await alice.send(alice.file("next", bytes(BIG)), bare(BOB))
        assert alice.transfers.get(second).state is S.QUEUED  # type: ignore[union-attr]
        await alice.transfers.pause(sent)
        offer = await bob.next_offer()
        await bob.transfers.accept(offer.id, bob.inbox)
        await alice.reaches(second, S.STREAMING)
        await alice.transfers.resume(sent)
        # Not paused any more, and yet not moving: the other one has its place.
        assert flags(alice, sent) == (False, False) and alice.transfers._departures.jobs[sent].flow.paused
        let_go(alice)
        assert (await alice.finished(second)).state is S.DONE
        assert (await alice.finished(sent)).state is S.DONE and (await bob.finished(received)).state is S.DONE


async def test_a_paused_one_in_the_queue_lets_others_pass(tmp_path: Path) -> None:
    async with pair(tmp_path, parallel_transfers=1) as (alice, bob):
        alice.sees(person=bare(BOB))
        first, second = await alice.send(alice.file("a"), bare(BOB)), await alice.send(alice.file("b"), bare(BOB))
        await alice.transfers.pause(first)
        alice.sees(BOB)
        assert (await bob.next_offer()).files[0].name == "b"
        await alice.transfers.cancel(second)
        assert alice.transfers.get(first).state is S.QUEUED and bob.offered == []  # type: ignore[union-attr]
        await alice.transfers.resume(first)
        assert (await bob.next_offer()).files[0].name == "a"


async def test_all_are_paused_and_resumed(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        sent, received = await held_at_a_million(alice, bob)
        waiting = await alice.send(alice.file("b"), Jid("carol@river.example"))
        done = await alice.send(alice.file("c"), bare(BOB))
        await bob.transfers.decline((await bob.next_offer()).id)
        await alice.finished(done)
        await alice.transfers.pause_all()
        assert flags(alice, sent) == flags(alice, waiting) == (True, False) and flags(alice, done) == (False, False)
        await until(lambda: flags(bob, received) == (False, True))
        let_go(alice)
        await alice.transfers.resume_all()
        assert (await alice.finished(sent)).state is S.DONE
        assert flags(alice, waiting) == (False, False)


async def test_a_pause_outlives_a_restart_and_the_other_end_learns_of_it(tmp_path: Path) -> None:
    """Fault 30."""
    async with pair(tmp_path) as (alice, bob):
        sent, received = await held_at_a_million(alice, bob)
        await bob.transfers.pause(received)
        await until(lambda: flags(alice, sent) == (False, True))
        await alice.stop()
        await bob.reaches(received, S.QUEUED)
        assert flags(bob, received) == (True, False)
        alice.method.faults.hold_at = None
        await alice.start()
        assert flags(alice, sent) == (False, True) and alice.transfers.get(sent).state is S.QUEUED  # type: ignore[union-attr]
        # Bob lets it go while Alice cannot hear him; she asks when she sees him.
        await bob.stop()
        await bob.start()
        bob.online.clear()
        await bob.transfers.resume(received)
        bob.sees(ALICE)
        alice.sees(BOB)
        assert (await alice.finished(sent)).state is S.DONE
        assert (await bob.finished(received)).state is S.DONE


async def test_strangers_and_wrong_names_learn_and_change_nothing(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        sent, _received = await held_at_a_million(alice, bob)
        heard = alice.transfers._pauses
        wire_id = alice.transfers.get(sent).offer_id  # type: ignore[union-attr]
        eve = Jid("eve@river.example/x")
        assert heard.paused_by(bare(ALICE), eve, wire_id, paused=True) is None
        assert heard.paused_by(bare(ALICE), BOB, "no such", paused=True) is None
        assert heard.paused_by(Jid("other@river.example"), BOB, wire_id, paused=True) is None
        assert not heard.asked_again(bare(ALICE), eve, wire_id)
        assert flags(alice, sent) == (False, False)
        assert heard.paused_by(bare(ALICE), BOB, wire_id, paused=True) is False
        assert flags(alice, sent) == (False, True)
        await alice.transfers.cancel(sent)
        assert heard.paused_by(bare(ALICE), BOB, wire_id, paused=False) is None
        # What was cancelled here is not begun again by the other end.
        assert not heard.asked_again(bare(ALICE), BOB, wire_id)


async def test_a_speed_limit_holds_at_once_for_all_and_for_one(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        sent, received = await held_at_a_million(alice, bob)
        job = alice.transfers._departures.jobs[sent]
        assert job.flow.granted(1 << 20) == 1 << 20
        alice.settings = replace(alice.settings, send_limit=40_000)
        assert 0 < job.flow.granted(1 << 20) <= 10_000
        alice.settings = replace(alice.settings, send_limit=0)
        assert job.flow.granted(1 << 20) == 1 << 20
        incoming = bob.transfers._arrivals.jobs[received]
        assert len(incoming.flow.limits) == 2
        let_go(alice)
        assert (await alice.finished(sent)).state is S.DONE


async def test_asking_again_and_again_is_asking_once(tmp_path: Path) -> None:
    """From another device, while bytes move to the first one: each question would wait for that."""
    async with pair(tmp_path) as (alice, bob):
        sent, _received = await held_at_a_million(alice, bob)
        heard = alice.transfers._pauses
        wire_id = alice.transfers.get(sent).offer_id  # type: ignore[union-attr]
        alice.transfers._departures.jobs[sent].flow.moved_at += 1000
        phone = Jid("bob@river.example/phone")
        assert all(heard.asked_again(bare(ALICE), phone, wire_id) for _ in range(500))
        assert len(heard._background._tasks) <= 1


async def test_a_peer_that_changes_its_mind_all_the_time_floods_nobody(tmp_path: Path) -> None:
    """Security 49: a thousand words make a few changes, and the last one holds."""
    async with pair(tmp_path) as (alice, bob):
        sent, _received = await held_at_a_million(alice, bob)
        heard = alice.transfers._pauses
        wire_id = alice.transfers.get(sent).offer_id  # type: ignore[union-attr]
        changes: list[TransferChanged] = []
        alice.events.subscribe(TransferChanged, changes.append)
        for number in range(1_001):
            assert heard.paused_by(bare(ALICE), BOB, wire_id, paused=number % 2 == 0) is False
        assert len(changes) == 1 and flags(alice, sent) == (False, True)
        # The last word was said after others that nobody heeded.
        heard.paused_by(bare(ALICE), BOB, wire_id, paused=False)
        await until(lambda: flags(alice, sent) == (False, False))
        assert len(changes) == 2
        let_go(alice)
        assert (await alice.finished(sent)).state is S.DONE
