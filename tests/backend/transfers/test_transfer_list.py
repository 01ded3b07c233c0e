"""Files between two lists: the stories, with faults injected by a method in memory."""

import asyncio
import os
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gharial.backend.transfers.reception import MOST_PER_PEER
from gharial.model.contact import Contact
from gharial.model.events import ContactChanged, OfferGone, SettingsChanged
from gharial.model.failures import (
    Cancelled,
    Declined,
    DigestMismatch,
    FileFault,
    Interrupted,
    LocalFileProblem,
    NotConnected,
    PeerGone,
    ProtocolBreach,
    TimedOut,
    Unreachable,
    Unsupported,
)
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Digest, FileInfo, Kind, Offer, TransferState
from tests.backend.transfers.pair import ALICE, BOB, Side, pair, until
from tests.support.fake_method import FakeIncoming, FakeOutgoing, unreachable

S = TransferState
BIG = 3_000_000


async def exchange(alice: Side, bob: Side, path: Path) -> tuple[str, str]:
    """Alice sends, Bob accepts; the ids at both ends."""
    sent = await alice.send(path, bare(BOB))
    offer = await bob.next_offer()
    await bob.transfers.accept(offer.id, bob.inbox)
    return sent, offer.id


async def test_a_file_arrives_and_both_ends_know_it(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        data = os.urandom(BIG)
        sent, received = await exchange(alice, bob, alice.file("report.pdf", data))
        theirs, ours = await bob.finished(received), await alice.finished(sent)
        assert (theirs.state, ours.state) == (S.DONE, S.DONE)
        assert theirs.verified and ours.verified and theirs.digest == ours.digest
        assert theirs.path == bob.inbox / "report.pdf" and theirs.path.read_bytes() == data
        assert ours.peer == BOB and ours.bytes_done == theirs.bytes_done == BIG
        assert [(one.method, one.kind, one.failure) for one in ours.attempts] == [("fake", Kind.SOCKS5_DIRECT, None)]
        assert ours.attempts[0].ended is not None and ours.attempts[0].route == "in memory"
        assert alice.states(sent) == [S.QUEUED, S.OFFERED, S.CONNECTING, S.STREAMING, S.VERIFYING, S.DONE]
        assert bob.states(received) == [S.OFFERED, S.CONNECTING, S.STREAMING, S.VERIFYING, S.DONE]
        assert bob.settings.download_folder == bob.inbox and bob.transfers.download_folder() == bob.inbox
        assert bob.leftovers == [] and bob.transfers.offers() == ()


async def test_an_empty_file_arrives(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        sent, received = await exchange(alice, bob, alice.file("empty", b""))
        assert (await alice.finished(sent)).state is S.DONE
        done = await bob.finished(received)
        assert done.verified and done.path is not None and done.path.read_bytes() == b""


async def test_a_peer_without_checksums_is_done_but_not_verified(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        bob.method.carries_digests = False
        sent, received = await exchange(alice, bob, alice.file())
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert ours.state is theirs.state is S.DONE
        assert not ours.verified and not theirs.verified


async def test_three_same_names_all_stay(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        bob.auto_folder = bob.inbox
        (alice.folder / "b").mkdir()
        (alice.folder / "c").mkdir()
        paths = [alice.file("a.txt", b"one"), alice.file("b/a.txt", b"two"), alice.file("c/A.TXT", b"six")]
        for path in paths:
            assert (await alice.finished(await alice.send(path, bare(BOB)))).state is S.DONE
        found = {path.name: path.read_bytes() for path in bob.inbox.iterdir()}
        assert found == {"a.txt": b"one", "a (2).txt": b"two", "A (3).TXT": b"six"}


async def test_three_same_files_at_once_are_three_questions(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        path = alice.file("a.txt", b"one")
        sent = await alice.transfers.send(bare(ALICE), bare(BOB), [path, path, path])
        offers = [await bob.next_offer() for _ in range(3)]
        for offer in offers:
            await bob.transfers.accept(offer.id, bob.inbox)
        for one in sent:
            assert (await alice.finished(one.id)).state is S.DONE
        assert sorted(one.name for one in bob.inbox.iterdir()) == ["a (2).txt", "a (3).txt", "a.txt"]


async def test_a_hostile_name_is_shown_and_lands_clean(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        honest = Offer("1", bare(ALICE), BOB, "fake", (FileInfo("../../.ssh/gpj\u202eexe.\nx", 9),), datetime.now(UTC))
        incoming = FakeIncoming(bob.method, FakeOutgoing(alice.method, honest, (Kind.INBAND,)))
        assert bob.method.on_offer is not None
        bob.method.on_offer(incoming)
        shown = await bob.next_offer()
        assert shown.files[0].name == "gpjexe._x" and shown.id != incoming.offer.id
        await bob.transfers.accept(shown.id, bob.inbox)
        transfer = bob.transfers.get(shown.id)
        assert transfer is not None and transfer.path == bob.inbox / "gpjexe._x"


async def test_a_decline_ends_it_for_good(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        gone: list[OfferGone] = []
        bob.events.subscribe(OfferGone, gone.append)
        sent = await alice.send(alice.file(), bare(BOB))
        offer = await bob.next_offer()
        await bob.transfers.decline(offer.id)
        ours = await alice.finished(sent)
        assert ours.state is S.DECLINED and isinstance(ours.failure, Declined)
        theirs = bob.transfers.get(offer.id)
        assert theirs is not None and theirs.state is S.DECLINED and [one.offer_id for one in gone] == [offer.id]
        assert len(alice.method.offers) == 1
        with pytest.raises(Cancelled):
            await bob.transfers.accept(offer.id, bob.inbox)


# --- fallback ---------------------------------------------------------------------------------------------------------


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
            side.deadlines = replace(side.deadlines, connect=0.2, replacement=0.2)
            await side.stop()
            await side.start()
            side.method.faults.silent = True
        alice.method.faults.never_opens = True
        sent, received = await exchange(alice, bob, alice.file())
        assert isinstance((await alice.finished(sent)).failure, TimedOut)
        theirs = await bob.finished(received)
        assert isinstance(theirs.failure, TimedOut)
        await until(lambda: bob.leftovers == [])


# --- cancelled --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by_sender", [True, False])
@pytest.mark.parametrize("phase", [S.OFFERED, S.CONNECTING, S.STREAMING])
async def test_cancel_in_every_phase_is_seen_by_the_other_within_a_second(
    tmp_path: Path, phase: TransferState, by_sender: bool
) -> None:
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
        assert time.monotonic() - begun < 1.0
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


# --- the peer, the connection -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("phase", [S.OFFERED, S.CONNECTING, S.STREAMING])
async def test_a_peer_that_goes_offline_is_noticed_at_each_step(tmp_path: Path, phase: TransferState) -> None:
    async with pair(tmp_path) as (alice, bob):
        for side in (alice, bob):
            side.method.faults.silent = True
        alice.method.faults.never_opens = phase is S.CONNECTING
        alice.method.faults.hold_at = 100_000
        sent = await alice.send(alice.file("big", bytes(BIG)), bare(BOB))
        offer = await bob.next_offer()
        if phase is not S.OFFERED:
            await bob.transfers.accept(offer.id, bob.inbox)
            await alice.reaches(sent, phase)
            await bob.reaches(offer.id, phase)
        alice.sees(person=bare(BOB))
        bob.sees(person=bare(ALICE))
        ours, theirs = await alice.finished(sent), await bob.finished(offer.id)
        assert isinstance(ours.failure, PeerGone) and isinstance(theirs.failure, PeerGone)
        await until(lambda: list(bob.inbox.iterdir()) == [])


async def test_a_stream_outlives_the_presence_while_bytes_move(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        sent, received = await exchange(alice, bob, alice.file("big", bytes(60_000_000)))
        await alice.reaches(sent, S.STREAMING)
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


# --- bytes that are not right -----------------------------------------------------------------------------------------


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


async def test_a_stream_that_ends_early_leaves_nothing_and_a_retry_is_taken_up_unasked(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        for side in (alice, bob):
            side.method.faults.silent = True
        alice.method.faults.hold_at = 200_000
        data = os.urandom(BIG)
        sent, received = await exchange(alice, bob, alice.file("a.bin", data))
        await alice.reaches(sent, S.STREAMING)
        await until(lambda: any(one.progress and one.progress[0].bytes_done == 200_000 for one in bob.progressed))
        alice.method.offers[0].streams[0].socket.close()
        theirs, ours = await bob.finished(received), await alice.finished(sent)
        assert isinstance(theirs.failure, Interrupted) and theirs.failure.bytes_done == 200_000
        assert isinstance(ours.failure, Interrupted) and len(ours.attempts) == 1
        await until(lambda: list(bob.inbox.iterdir()) == [])
        alice.method.faults.hold_at = None
        await alice.transfers.retry(sent)
        ours = await alice.reaches(sent, S.DONE)
        theirs = await bob.reaches(received, S.DONE)
        assert len(ours.attempts) == 2 and len(theirs.attempts) == 2 and bob.offered == []
        assert theirs.path is not None and theirs.path.read_bytes() == data


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


# --- our own disk -----------------------------------------------------------------------------------------------------


async def test_what_is_no_readable_file_is_not_queued(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, _bob):
        with pytest.raises(LocalFileProblem) as caught:
            await alice.transfers.send(bare(ALICE), bare(BOB), [alice.file(), alice.folder / "nothing"])
        assert caught.value.fault == FileFault.VANISHED.value
        with pytest.raises(LocalFileProblem) as caught:
            await alice.transfers.send(bare(ALICE), bare(BOB), [alice.folder])
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
        await bob.reaches(received, S.STREAMING)
        with path.open("r+b") as file:
            file.write(b"other")
        ours = await alice.finished(sent)
        assert isinstance(ours.failure, LocalFileProblem) and ours.failure.fault == FileFault.CHANGED.value
        assert (await bob.finished(received)).state is S.FAILED
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


async def test_a_full_disk_ends_it_at_both_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gharial.backend.transfers.landing import Landing

    async with pair(tmp_path) as (alice, bob):
        written = 0
        write = Landing.write

        def full(self: Landing, data: memoryview) -> None:
            nonlocal written
            written += len(data)
            if written > 1_000_000:
                raise LocalFileProblem(str(self.part.path), FileFault.DISK_FULL.value)
            write(self, data)

        monkeypatch.setattr(Landing, "write", full)
        sent, received = await exchange(alice, bob, alice.file("a", bytes(BIG)))
        theirs = await bob.finished(received)
        assert isinstance(theirs.failure, LocalFileProblem) and theirs.failure.fault == FileFault.DISK_FULL.value
        assert (await alice.finished(sent)).state is S.FAILED
        await until(lambda: list(bob.inbox.iterdir()) == [])


async def test_auto_accept_into_a_bad_folder_fails_with_the_reason(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        bob.auto_folder = tmp_path / "nowhere"
        sent = await alice.send(alice.file(), bare(BOB))
        assert (await alice.finished(sent)).state is S.FAILED
        (theirs,) = bob.transfers.all()
        assert isinstance(theirs.failure, LocalFileProblem)


# --- limits, queue, restart -------------------------------------------------------------------------------------------


async def test_a_flood_of_offers_is_cut(tmp_path: Path) -> None:
    async with pair(tmp_path, parallel_transfers=1000) as (alice, bob):
        path = alice.file()
        await alice.transfers.send(bare(ALICE), bare(BOB), [path] * (MOST_PER_PEER + 20))
        await until(lambda: sum(one.state is S.DECLINED for one in alice.transfers.all()) == 20)
        assert len(bob.transfers.offers()) == len(bob.transfers.all()) == MOST_PER_PEER


async def test_a_blocked_sender_is_not_heard(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        bob.events.publish(ContactChanged(Contact(bare(BOB), bare(ALICE), blocked=True)))
        assert (await alice.finished(await alice.send(alice.file(), bare(BOB)))).state is S.DECLINED
        assert bob.transfers.all() == () and bob.offered == []


async def test_a_size_beyond_reason_is_declined(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        sent = await alice.send(alice.file(), bare(BOB))
        await bob.transfers.decline((await bob.next_offer()).id)
        await alice.finished(sent)
        incoming = bob.method.received[0]
        for size in (-1, 2**63):
            incoming.declined = False
            incoming.offer = replace(incoming.offer, files=(replace(incoming.offer.files[0], size=size),))
            bob.method.on_offer(incoming)  # type: ignore[misc]
            await until(lambda: incoming.declined)
        assert len(bob.transfers.all()) == 1


async def test_limits_are_exact_and_the_order_is_kept(tmp_path: Path) -> None:
    async with pair(tmp_path, parallel_transfers=3) as (alice, bob):
        bob.auto_folder = bob.inbox
        most = 0

        def count(_event: object) -> None:
            nonlocal most
            most = max(most, sum(not one.state.finished and one.state is not S.QUEUED for one in alice.transfers.all()))

        from gharial.model.events import TransferChanged

        alice.events.subscribe(TransferChanged, count)
        paths = [alice.file(f"{number:02}", os.urandom(50_000)) for number in range(20)]
        sent = await alice.transfers.send(bare(ALICE), bare(BOB), paths)
        for one in sent:
            assert (await alice.finished(one.id, 20)).state is S.DONE
        assert most == 3
        assert [one.offer.files[0].name for one in alice.method.offers] == [path.name for path in paths]


async def test_a_new_limit_counts_at_once(tmp_path: Path) -> None:
    async with pair(tmp_path, parallel_transfers=1) as (alice, bob):
        await alice.transfers.send(bare(ALICE), bare(BOB), [alice.file("a"), alice.file("b")])
        await bob.next_offer()
        assert bob.offered == []
        alice.settings = replace(alice.settings, parallel_transfers=2)
        alice.events.publish(SettingsChanged(alice.settings))
        await bob.next_offer()


async def test_the_list_survives_a_restart(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        done, _received = await exchange(alice, bob, alice.file("done"))
        await alice.finished(done)
        waiting = await alice.send(alice.file("waiting"), Jid("carol@river.example"))
        alice.method.faults.hold_at = 5
        running, received = await exchange(alice, bob, alice.file("running"))
        await bob.reaches(received, S.STREAMING)
        before = alice.transfers.get(done)
        await alice.stop()
        ended = await bob.finished(received)
        assert ended.state is S.FAILED and isinstance(ended.failure, Interrupted)
        await alice.start()
        assert alice.transfers.get(done) == before
        states = {one.id: one.state for one in alice.transfers.all()}
        assert states == {done: S.DONE, waiting: S.QUEUED, running: S.FAILED}
        broken = alice.transfers.get(running)
        assert broken is not None and isinstance(broken.failure, Interrupted)
        alice.method.faults.hold_at = None
        await alice.transfers.retry(running)
        assert (await alice.finished(running)).state is S.DONE
        await alice.transfers.clear_finished()
        assert [one.id for one in alice.transfers.all()] == [waiting]
        await alice.stop()
        await alice.start()
        assert [one.id for one in alice.transfers.all()] == [waiting]


async def test_after_a_crash_our_unfinished_files_go_and_foreign_ones_stay(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.hold_at = 5
        _sent, received = await exchange(alice, bob, alice.file("report.pdf"))
        await bob.reaches(received, S.STREAMING)
        (bob.inbox / "foreign.part").write_text("mine")
        await until(lambda: bob.leftovers)
        # The same database, as another start finds it after a crash.
        second = Side(Jid("bob@river.example/again"), tmp_path / "bob", bob.net)
        await bob.transfers._ledger.written()
        await second.start()
        try:
            assert [one.name for one in bob.inbox.iterdir()] == ["foreign.part"]
            left = second.transfers.get(received)
            assert left is not None and left.state is S.FAILED and isinstance(left.failure, Interrupted)
        finally:
            await second.stop()


async def test_an_account_that_is_removed_takes_its_transfers_along(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.hold_at = 5
        sent, _received = await exchange(alice, bob, alice.file())
        waiting = await alice.send(alice.file("b"), Jid("carol@river.example"))
        await alice.reaches(sent, S.STREAMING)
        for callback in alice.transfers._accounts.gone:  # type: ignore[attr-defined]
            callback(alice.session)
        assert (await alice.finished(sent)).state is S.FAILED
        assert (await alice.finished(waiting)).state is S.FAILED


async def test_a_fault_of_ours_is_told_and_ends_at_both_ends(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.open[Kind.SOCKS5_DIRECT] = RuntimeError("a bug")  # type: ignore[assignment]
        sent, received = await exchange(alice, bob, alice.file())
        ours = await alice.finished(sent)
        assert ours.state is S.FAILED and "a bug" in str(ours.failure)
        assert "Traceback" in caplog.text
        assert (await bob.finished(received)).state is S.FAILED


async def test_progress_is_published_while_bytes_move(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.hold_at = 1_000_000
        sent, received = await exchange(alice, bob, alice.file("big", bytes(BIG)))
        await until(lambda: alice.transfers.progress(sent) and alice.transfers.progress(sent).bytes_done == 1_000_000)  # type: ignore[union-attr]
        begun, count = time.monotonic(), len(alice.progressed)
        await until(lambda: len(alice.progressed) >= count + 3)
        assert time.monotonic() - begun > 0.35
        sample = bob.transfers.progress(received)
        assert sample is not None and sample.size == BIG
        await alice.transfers.cancel(sent)
        await until(lambda: alice.transfers.progress(sent) is None)
        await asyncio.sleep(0)
