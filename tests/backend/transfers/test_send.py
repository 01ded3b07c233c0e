"""One outgoing transfer: what it tries, whom it waits for, what of our own disk ends it."""

import asyncio
import os
from dataclasses import replace
from pathlib import Path

import pytest

from gharial.backend.transfers.job import now
from gharial.backend.transfers.landing import FileLanding
from gharial.model.failures import (
    FileFault,
    Interrupted,
    LocalFileProblem,
    NotConnected,
    PeerGone,
    TimedOut,
    Unreachable,
    Unsupported,
)
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Kind, TransferState
from tests.backend.transfers.pair import ALICE, BOB, exchange, pair, until
from tests.support.fake_method import unreachable

S = TransferState
BIG = 3_000_000


async def test_a_blocked_bytestream_falls_back_inside_the_offer(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.open[Kind.SOCKS5_DIRECT] = unreachable()
        sent, received = await exchange(alice, bob, alice.file())
        ours = await alice.finished(sent)
        assert ours.state is S.DONE and (await bob.finished(received)).state is S.DONE
        assert [(one.kind, type(one.failure)) for one in ours.attempts] == [
            (Kind.SOCKS5_DIRECT, Unreachable),
            (Kind.INBAND, type(None)),
        ]
        assert len(alice.method.offers) == 1


async def test_a_bytestream_the_peer_did_not_choose_gets_an_offer_of_its_own_without_a_second_question(
    tmp_path: Path,
) -> None:
    async with pair(tmp_path) as (alice, bob):
        faults = alice.method.faults
        faults.open = {Kind.SOCKS5_DIRECT: unreachable(), Kind.INBAND: Unsupported(BOB.full, "in-band")}
        sent = await alice.send(alice.file(), bare(BOB))
        offer = await bob.next_offer()
        first = alice.method.offers[0]
        original = first.abort

        async def abort(failure: Exception) -> None:
            faults.open = {}
            await original(failure)  # type: ignore[arg-type]

        first.abort = abort  # type: ignore[method-assign, assignment]
        await bob.transfers.accept(offer.id, bob.inbox)
        ours, theirs = await alice.finished(sent), await bob.finished(offer.id)
        assert (ours.state, theirs.state) == (S.DONE, S.DONE)
        assert [one.kinds for one in alice.method.offers] == [(Kind.SOCKS5_DIRECT, Kind.INBAND), (Kind.INBAND,)]
        assert bob.offered == [] and len(bob.transfers.all()) == 1
        assert [path.name for path in bob.inbox.iterdir()] == ["report.pdf"]


async def test_another_method_is_taken_up_without_a_second_question(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        await alice.stop()
        await bob.stop()
        for side in (alice, bob):
            side.methods = [side.net.method(side.jid, "first"), side.net.method(side.jid, "second", (Kind.INBAND,))]
            await side.start()
        alice.methods[0].faults.open = dict.fromkeys((Kind.SOCKS5_DIRECT, Kind.INBAND), unreachable())
        sent, received = await exchange(alice, bob, alice.file())
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert ours.state is S.DONE and theirs.state is S.DONE
        assert [one.method for one in ours.attempts] == ["first", "first", "second"]
        assert theirs.attempts[-1].method == "second" and theirs.attempts[-1].failure is None
        assert bob.offered == [] and len(bob.transfers.all()) == 1


async def test_when_nothing_is_left_the_peer_gives_up_too(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.open = dict.fromkeys((Kind.SOCKS5_DIRECT, Kind.INBAND), unreachable())
        sent, received = await exchange(alice, bob, alice.file())
        assert isinstance((await alice.finished(sent)).failure, Unreachable)
        theirs = await bob.finished(received)
        assert theirs.state is S.FAILED
        await until(lambda: list(bob.inbox.iterdir()) == [])


async def test_an_offer_nobody_answers_ends_and_is_not_repeated(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        alice.deadlines = replace(alice.deadlines, answer=0.2)
        await alice.stop()
        await alice.start()
        sent = await alice.send(alice.file(), bare(BOB))
        ours = await alice.finished(sent)
        assert isinstance(ours.failure, TimedOut) and ours.failure.step == "answer"
        assert len(alice.method.offers) == 1
        await until(lambda: bob.transfers.offers() == ())


async def test_a_stream_that_never_comes_times_out_at_both_ends(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        for side in (alice, bob):
            side.deadlines = replace(side.deadlines, connect=0.2, replacement=0.2, arrival=0.5)
            await side.stop()
            await side.start()
            side.method.faults.silent = True
        alice.method.faults.never_opens = True
        sent, received = await exchange(alice, bob, alice.file())
        assert isinstance((await alice.finished(sent)).failure, TimedOut)
        theirs = await bob.finished(received)
        assert isinstance(theirs.failure, TimedOut)
        await until(lambda: bob.leftovers == [])


@pytest.mark.parametrize("phase", [S.OFFERED, S.CONNECTING, S.STREAMING])
async def test_a_peer_that_goes_offline_is_noticed_at_each_step(tmp_path: Path, phase: TransferState) -> None:
    async with pair(tmp_path) as (alice, bob):
        for side in (alice, bob):
            side.method.faults.silent = True
        alice.method.faults.never_opens = phase is S.CONNECTING
        alice.method.faults.hold_at = 100_000
        sent = await alice.send(alice.file("big", bytes(BIG)), bare(BOB))
        offer = await bob.next_offer()
        await alice.reaches(sent, S.OFFERED)
        if phase is not S.OFFERED:
            await bob.transfers.accept(offer.id, bob.inbox)
            await alice.reaches(sent, phase)
            await bob.reaches(offer.id, phase)
        alice.sees(person=bare(BOB))
        bob.sees(person=bare(ALICE))
        ours = await alice.reaches(sent, S.QUEUED)
        # An offer that nobody answered goes with its sender; a file that was accepted waits for them.
        theirs = await bob.reaches(offer.id, S.FAILED if phase is S.OFFERED else S.QUEUED)
        assert isinstance(ours.failure, PeerGone) and isinstance(theirs.failure, PeerGone)
        assert ours.peer == bare(BOB)
        await until(lambda: list(bob.inbox.iterdir()) == [])


async def test_an_offer_that_comes_again_takes_its_old_line(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        await alice.send(alice.file("again", bytes(1000)), bare(BOB))
        first = await bob.next_offer()
        alice.sees(person=bare(BOB))
        bob.sees(person=bare(ALICE))
        await bob.reaches(first.id, S.FAILED)
        alice.sees(BOB)
        bob.sees(ALICE)
        await bob.reaches(first.id, S.OFFERED)
        assert [one.id for one in bob.transfers.all()] == [first.id]
        await bob.transfers.accept(first.id, bob.inbox)
        assert (await bob.finished(first.id)).state is S.DONE


async def test_a_stream_outlives_the_presence_while_bytes_move(tmp_path: Path) -> None:
    async with pair(tmp_path, send_limit=4_000_000) as (alice, bob):
        sent, received = await exchange(alice, bob, alice.file("big", bytes(4_000_000)))
        await until(lambda: S.STREAMING in alice.states(sent))
        alice.sees(person=bare(BOB))
        bob.sees(person=bare(ALICE))
        await asyncio.sleep(0.1)  # longer than an absence that counts in other states
        alice.sees(BOB)
        assert (await alice.finished(sent)).state is S.DONE
        assert (await bob.finished(received)).state is S.DONE


async def test_a_file_waits_for_its_contact_and_then_goes(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        alice.sees(person=bare(BOB))
        sent = await alice.send(alice.file(), bare(BOB))
        await until(lambda: isinstance(alice.transfers.get(sent).failure, PeerGone))  # type: ignore[union-attr]
        assert alice.transfers.get(sent).state is S.QUEUED  # type: ignore[union-attr]
        alice.sees(BOB)
        await bob.transfers.accept((await bob.next_offer()).id, bob.inbox)
        done = await alice.finished(sent)
        assert done.state is S.DONE and done.failure is None


async def test_a_device_that_is_gone_fails_at_once(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, _bob):
        other = Jid("bob@river.example/phone")
        alice.net.features[other.full] = alice.net.features[BOB.full]
        sent = await alice.send(alice.file(), other)
        ours = await alice.finished(sent)
        assert ours.state is S.FAILED and isinstance(ours.failure, PeerGone)


async def test_the_best_fitting_device_is_chosen(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        phone = Jid("bob@river.example/phone")
        alice.net.features[phone.full] = frozenset({"urn:example:other"})
        alice.sees(phone, BOB)
        sent = await alice.send(alice.file(), bare(BOB))
        await bob.transfers.accept((await bob.next_offer()).id, bob.inbox)
        assert (await alice.finished(sent)).peer == BOB


async def test_unknown_features_are_asked_for(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        features = alice.net.features.pop(BOB.full)
        alice.sees(BOB)
        alice.net.features[BOB.full] = features
        assert alice.transfers.abilities(bare(ALICE), BOB) == ()
        sent, _received = await exchange(alice, bob, alice.file())
        assert (await alice.finished(sent)).state is S.DONE
        alice.sees(BOB)
        assert [(one.method, one.fits) for one in alice.transfers.abilities(bare(ALICE), BOB)] == [("fake", True)]


async def test_no_device_that_can_is_said_so(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, _bob):
        alice.net.features[BOB.full] = frozenset({"urn:example:other"})
        alice.sees(BOB)
        ours = await alice.finished(await alice.send(alice.file(), bare(BOB)))
        assert ours.state is S.FAILED and isinstance(ours.failure, Unsupported)


async def test_without_a_connection_it_waits_and_a_fresh_login_offers_again(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        alice.session.go(online=False)
        sent = await alice.send(alice.file(), bare(BOB))
        await until(lambda: isinstance(alice.transfers.get(sent).failure, NotConnected))  # type: ignore[union-attr]
        alice.session.go(online=True)
        await bob.next_offer()
        # The stream breaks while Bob thinks: the offer went with it, and comes again.
        alice.session.go(online=True, resumed=False)
        offer = await bob.next_offer()
        assert [one.id for one in bob.transfers.offers()] == [offer.id]
        await bob.transfers.accept(offer.id, bob.inbox)
        assert (await alice.finished(sent)).state is S.DONE


async def test_a_resumed_stream_changes_nothing(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        sent = await alice.send(alice.file(), bare(BOB))
        offer = await bob.next_offer()
        alice.session.go(online=False)
        alice.session.go(online=True, resumed=True)
        await bob.transfers.accept(offer.id, bob.inbox)
        assert (await alice.finished(sent)).state is S.DONE and len(alice.method.offers) == 1


async def test_what_is_no_readable_file_is_not_queued(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, _bob):
        with pytest.raises(LocalFileProblem) as caught:
            await alice.transfers.send(bare(ALICE), bare(BOB), [alice.file(), alice.folder / "nothing"])
        assert caught.value.fault == FileFault.VANISHED.value
        with pytest.raises(LocalFileProblem) as caught:
            await alice.transfers.send(bare(ALICE), bare(BOB), [Path("/dev/null")])
        assert caught.value.fault == FileFault.NOT_A_FILE.value
        assert alice.transfers.all() == ()


async def test_a_file_that_vanishes_before_its_turn_fails(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, _bob):
        alice.sees(person=bare(BOB))
        path = alice.file()
        sent = await alice.send(path, bare(BOB))
        path.unlink()
        alice.sees(BOB)
        ours = await alice.finished(sent)
        assert isinstance(ours.failure, LocalFileProblem) and ours.failure.fault == FileFault.VANISHED.value
        with pytest.raises(LocalFileProblem):
            await alice.transfers.retry(sent)


async def test_a_file_that_changes_while_it_is_sent_is_never_whole(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.hold_at = 100_000
        path = alice.file("log.txt", bytes(BIG))
        sent, received = await exchange(alice, bob, path)
        await until(lambda: (one := bob.transfers.progress(received)) and one.bytes_done == 100_000)
        with path.open("r+b") as file:
            file.write(b"other")
        ours = await alice.finished(sent)
        assert isinstance(ours.failure, LocalFileProblem) and ours.failure.fault == FileFault.CHANGED.value
        # Bob is told that nothing more comes, and shows how far it came.
        theirs = await bob.finished(received)
        assert theirs.state is S.FAILED and isinstance(theirs.failure, Interrupted)
        assert theirs.failure.bytes_done == theirs.bytes_done == 100_000
        await until(lambda: list(bob.inbox.iterdir()) == [])


async def test_a_folder_that_will_not_do_leaves_the_offer_open(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        sent = await alice.send(alice.file(), bare(BOB))
        offer = await bob.next_offer()
        with pytest.raises(LocalFileProblem) as caught:
            await bob.transfers.accept(offer.id, tmp_path / "nowhere")
        assert caught.value.fault == FileFault.NO_FOLDER.value
        assert [one.id for one in bob.transfers.offers()] == [offer.id]
        await bob.transfers.accept(offer.id, bob.inbox, "Other name.pdf")
        assert (await bob.finished(offer.id)).path == bob.inbox / "Other name.pdf"
        assert (await alice.finished(sent)).state is S.DONE


async def test_a_full_disk_makes_both_ends_wait_and_what_came_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 10."""
    async with pair(tmp_path) as (alice, bob):
        room = 2_500_000
        write = FileLanding.write

        def on_a_small_disk(self: FileLanding, data: memoryview) -> None:
            nonlocal room
            if len(data) > room:
                write(self, data[:room])
                room = 0
                raise LocalFileProblem(str(self.part.path), FileFault.DISK_FULL.value)
            room -= len(data)
            write(self, data)

        monkeypatch.setattr(FileLanding, "write", on_a_small_disk)
        data = os.urandom(BIG)
        sent, received = await exchange(alice, bob, alice.file("a", data))
        theirs = await bob.reaches(received, S.QUEUED)
        assert isinstance(theirs.failure, LocalFileProblem) and theirs.failure.fault == FileFault.DISK_FULL.value
        assert theirs.bytes_done == 2 << 20
        assert isinstance((await alice.reaches(sent, S.QUEUED)).failure, Interrupted)
        room = 1 << 40
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert ours.verified and theirs.verified and bob.offered == []
        assert alice.method.offers[-1].start_at == 2 << 20 and theirs.path is not None
        assert theirs.path.read_bytes() == data
        assert [one.name for one in bob.inbox.iterdir()] == ["a"]


async def test_auto_accept_into_a_bad_folder_fails_with_the_reason(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        bob.auto_folder = tmp_path / "nowhere"
        sent = await alice.send(alice.file(), bare(BOB))
        assert (await alice.finished(sent)).state is S.DECLINED
        (theirs,) = bob.transfers.all()
        assert isinstance(theirs.failure, LocalFileProblem)


async def test_the_time_of_a_way_begins_with_the_yes(tmp_path: Path) -> None:
    """How long a person took to answer is not how long the bytes took."""
    async with pair(tmp_path) as (alice, bob):
        sent = await alice.send(alice.file(), bare(BOB))
        offer = await bob.next_offer()
        await alice.reaches(sent, S.OFFERED)
        answered = now()
        assert alice.transfers.get(sent).attempts[-1].started < answered  # type: ignore[union-attr]
        await bob.transfers.accept(offer.id, bob.inbox)
        (attempt,) = (await alice.finished(sent)).attempts
        assert attempt.started > answered and attempt.ended is not None
