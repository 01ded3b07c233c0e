"""Files between two lists: what arrives how, limits, the queue, a restart."""

import asyncio
import os
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gharial.backend.storage.transfers import forget_transfers
from gharial.backend.transfers import landings
from gharial.backend.transfers.reception import MOST_PER_PEER
from gharial.model.contact import Contact
from gharial.model.events import ContactChanged, OfferGone, SettingsChanged
from gharial.model.failures import (
    Cancelled,
    Declined,
    Interrupted,
    LocalFileProblem,
)
from gharial.model.jid import Jid, bare
from gharial.model.transfer import FileInfo, Group, Kind, Offer, TransferState
from tests.backend.transfers.pair import ALICE, BOB, Side, exchange, pair, until
from tests.support.fake_method import FakeIncoming, FakeOutgoing

S = TransferState
BIG = 3_000_000


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


async def test_a_flood_of_offers_is_cut(tmp_path: Path) -> None:
    async with pair(tmp_path, parallel_transfers=1000) as (alice, bob):
        path = alice.file()
        await alice.transfers.send(bare(ALICE), bare(BOB), [path] * (MOST_PER_PEER + 20))
        await until(lambda: sum(one.state is S.FAILED for one in alice.transfers.all()) == 20)
        assert len(bob.transfers.offers()) == len(bob.transfers.all()) == MOST_PER_PEER
        for one in alice.transfers.all():
            # Nobody said no to it: that is how it is told.
            assert one.state is not S.FAILED or (isinstance(one.failure, Declined) and one.failure.busy)


async def test_what_was_offered_together_is_asked_about_together(tmp_path: Path) -> None:
    """More files in one session than one person may have questions open: none of them is lost."""
    async with pair(tmp_path) as (alice, bob):
        await alice.send(alice.file(), bare(BOB))
        await bob.next_offer()
        first = bob.method.received[0]
        files = tuple(replace(first.offer.files[0], name=f"{number}.pdf") for number in range(MOST_PER_PEER + 4))
        for number, file in enumerate(files):
            one = FakeIncoming(bob.method, first.outgoing)
            group = Group("s@alice", len(files), 9 * len(files))
            one.offer = replace(first.offer, id=f"s#{number}", files=(file,), companions=files, group=group)
            assert bob.method.on_offer is not None
            bob.method.on_offer(one)
        assert len(bob.transfers.offers()) == 1 + len(files)


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
    """Fault 27."""
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
            assert (await alice.finished(one.id)).state is S.DONE
        assert most == 3
        # Those that run side by side may overtake each other by a step.
        names = [int(one.offer.files[0].name) for one in alice.method.offers]
        assert sorted(names) == list(range(20)) and all(abs(name - place) < 3 for place, name in enumerate(names))


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
        broken = await bob.reaches(received, S.QUEUED)
        assert isinstance(broken.failure, Interrupted)
        alice.method.faults.hold_at = None
        await alice.start()
        assert alice.transfers.get(done) == before
        states = {one.id: one.state for one in alice.transfers.all()}
        assert states == {done: S.DONE, waiting: S.QUEUED, running: S.QUEUED}
        # It goes on by itself, and nobody is asked again (fault 30).
        assert (await alice.finished(running)).state is S.DONE
        assert (await bob.finished(received)).state is S.DONE and bob.offered == []
        await alice.transfers.clear_finished()
        assert [one.id for one in alice.transfers.all()] == [waiting]
        await alice.stop()
        await alice.start()
        assert [one.id for one in alice.transfers.all()] == [waiting]


async def test_after_a_crash_only_what_can_go_on_stays(tmp_path: Path) -> None:
    """Security 15: what is removed was made by us, is named in our journal, and belongs to no transfer that waits."""
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.hold_at = 5
        _sent, received = await exchange(alice, bob, alice.file("report.pdf"))
        _sent, lost = await exchange(alice, bob, alice.file("lost.pdf"))
        for one in (received, lost):
            await bob.reaches(one, S.STREAMING)
        (bob.inbox / "foreign.part").write_text("mine")
        await until(lambda: len(bob.leftovers) == 3)
        # The same database, as another start finds it after a crash; one transfer is not in it any more.
        await bob.transfers._ledger.written()
        await bob.database.run(lambda connection: forget_transfers(connection, [lost]))
        second = Side(Jid("bob@river.example/again"), tmp_path / "bob", bob.net)
        await second.start()
        try:
            assert sorted(one for one in second.leftovers) == ["foreign.part", "report.pdf.part"]
            left = second.transfers.get(received)
            assert left is not None and left.state is S.QUEUED and isinstance(left.failure, Interrupted)
            await second.transfers.cancel(received)
            await until(lambda: second.leftovers == ["foreign.part"])
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


@pytest.mark.parametrize("jump_s", [-86_400.0, 86_400.0])
async def test_the_clock_jumps_and_what_is_left_stays_sane(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jump_s: float
) -> None:
    """Fault 31."""
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.hold_at = 1_000_000
        await exchange(alice, bob, alice.file("big", bytes(BIG)))
        await until(lambda: alice.progressed and bob.progressed)
        right = time.time
        monkeypatch.setattr(time, "time", lambda: right() + jump_s)
        count = len(alice.progressed)
        await until(lambda: len(alice.progressed) >= count + 3)
        samples = [one for event in (*alice.progressed, *bob.progressed) for one in event.progress]
        assert samples and all(one.speed >= 0 for one in samples)
        assert all(one.seconds_left is None or 0 <= one.seconds_left < 3600 for one in samples)


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


async def test_the_systems_download_folder_is_made_where_it_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    downloads = tmp_path / "home" / "Downloads"
    monkeypatch.setattr(landings, "system_downloads", lambda: downloads)
    async with pair(tmp_path) as (alice, bob):
        sent = await alice.send(alice.file(), bare(BOB))
        offer = await bob.next_offer()
        with pytest.raises(LocalFileProblem):
            await bob.transfers.accept(offer.id, tmp_path / "stick")
        assert not (tmp_path / "stick").exists()
        await bob.transfers.accept(offer.id, downloads)
        assert (await alice.finished(sent)).state is S.DONE
        assert (await bob.finished(offer.id)).path == downloads / "report.pdf"
