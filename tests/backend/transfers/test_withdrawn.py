"""Offers that are taken back again and again, under ever other names: neither list nor history grows without end."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gharial.backend.transfers import withdrawn
from gharial.backend.transfers.withdrawn import Withdrawn
from gharial.model.failures import AnsweredElsewhere, Cancelled, Failure
from gharial.model.jid import Jid, bare
from gharial.model.transfer import FileInfo, Offer
from tests.backend.transfers.pair import ALICE, BOB, Side, pair, until
from tests.support.fake_method import FakeIncoming, FakeOutgoing

EVE = Jid("eve@elsewhere.example/x")


async def offer_and_take_back(bob: Side, peer: Jid, count: int, failure: Failure | None = None) -> int:
    """`peer` offers so many files, each of another name, and takes each back; returns how many Bob was shown.

    With `failure`, that is how each ends.
    """
    shown, theirs = 0, bob.net.method(peer)
    for number in range(count):
        file = FileInfo(f"{peer.user}-{number}", 9)
        offer = Offer(f"{peer.full} {number}", bare(BOB), peer, bob.method.name, (file,), datetime.now(UTC))
        incoming = FakeIncoming(bob.method, FakeOutgoing(theirs, offer, ()))
        bob.transfers._arrivals.came(bare(BOB), incoming)
        shown += len(bob.transfers.offers())
        if failure is None:
            incoming.peer_ended(Cancelled(by_us=False))
        for callback in incoming.callbacks if failure is not None else ():
            callback(failure)
        await asyncio.sleep(0)
    return shown


async def test_a_stranger_who_offers_and_withdraws_a_thousand_times(tmp_path: Path) -> None:
    """Security 49: a few are shown, the rest is declined unseen; who is known is not locked out by it."""
    async with pair(tmp_path) as (_alice, bob):
        bob.strangers.add(bare(EVE))
        shown = await offer_and_take_back(bob, EVE, 1_000)
        assert shown == withdrawn.MOST_AN_HOUR_OF_A_STRANGER
        assert len(bob.transfers.all()) == shown
        assert await offer_and_take_back(bob, ALICE, 3) == 3


async def test_many_strangers_leave_no_more_than_one_crowd_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(withdrawn, "MOST_KEPT_OF_STRANGERS", 7)
    async with pair(tmp_path) as (_alice, bob):
        people = [Jid(f"eve{number}@elsewhere.example/x") for number in range(60)]
        bob.strangers |= {bare(one) for one in people}
        shown = sum([await offer_and_take_back(bob, one, 3) for one in people])
        assert shown == withdrawn.MOST_AN_HOUR_OF_STRANGERS
        await until(lambda: len(bob.transfers.all()) == 7)
        # The newest are those that stay.
        last = people[withdrawn.MOST_AN_HOUR_OF_STRANGERS // 3]
        assert bare(bob.transfers.all()[-1].peer) == bare(last)
        # Also over a restart, the lines of before are counted.
        await bob.stop()
        await bob.start()
        assert len(bob.transfers.all()) == 7
        bob.strangers.add(bare(EVE))
        assert await offer_and_take_back(bob, EVE, 1) == 1
        await until(lambda: len(bob.transfers.all()) == 7)
        assert bare(bob.transfers.all()[-1].peer) == bare(EVE)


async def test_what_a_contact_took_back_leaves_the_list_some_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was answered, or is still open, is not touched."""
    monkeypatch.setattr(withdrawn, "MOST_KEPT", 5)
    async with pair(tmp_path) as (alice, bob):
        sent = await alice.send(alice.file("kept"), bare(BOB))
        await bob.transfers.decline((await bob.next_offer()).id)
        await alice.finished(sent)
        assert await offer_and_take_back(bob, ALICE, 30) == 30
        await until(lambda: len(bob.transfers.all()) == 6)
        assert bob.transfers.all()[0].file.name == "kept"
        assert [one.file.name for one in bob.transfers.all()[1:]] == [f"alice-{number}" for number in range(25, 30)]


async def test_after_an_hour_it_may_begin_again(tmp_path: Path) -> None:
    async with pair(tmp_path) as (_alice, bob):
        bob.strangers.add(bare(EVE))
        await offer_and_take_back(bob, EVE, 30)
        clock = 0.0
        one = Withdrawn(bob.transfers._ledger, lambda _account, _person: False, lambda: clock)
        for transfer in bob.transfers.all():
            assert one.admits(bare(BOB), EVE)
            one.note(transfer)
        assert not one.admits(bare(BOB), EVE) and one.admits(bare(BOB), Jid("mallory@elsewhere.example/x"))
        clock = withdrawn.HOUR_S + 1
        assert one.admits(bare(BOB), EVE)


async def test_what_another_device_of_ours_took_is_nobodys_fault(tmp_path: Path) -> None:
    async with pair(tmp_path) as (_alice, bob):
        bob.strangers.add(bare(EVE))
        count = withdrawn.MOST_AN_HOUR_OF_A_STRANGER + 5
        assert await offer_and_take_back(bob, EVE, count, AnsweredElsewhere("boat", taken=True)) == count
