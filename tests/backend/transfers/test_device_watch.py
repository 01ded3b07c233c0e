"""A device that died while the server still shows it: the file goes to where its person is now."""

import asyncio
from pathlib import Path

import pytest

from gharial.backend.transfers import device_watch, patience
from gharial.model.jid import Jid, bare
from gharial.model.transfer import TransferState
from tests.backend.transfers.pair import ALICE, BOB, Side, exchange, pair, until

S = TransferState
ELSEWHERE = Jid("bob@river.example/new")


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in life, only quicker."""
    for name in ("SILENCE_S", "AFTER_PRESENCE_S"):
        monkeypatch.setattr(device_watch, name, 0.1)
    monkeypatch.setattr(patience, "ASK_AFTER_S", 0.05)


async def died(bob: Side) -> None:
    """`kill -9`: nothing is said to anybody, and nothing answers."""
    bob.net.controls.pop(bob.jid.full)
    for one in bob.methods:
        one.faults.silent = True
        one.on_offer = lambda _incoming: None


async def come_back(bob: Side, folder: Path) -> Side:
    """Bob's program starts again, under another resource."""
    again = Side(ELSEWHERE, folder, bob.net)
    await again.start()
    again.sees(ALICE)
    return again


async def test_an_offer_to_a_dead_device_goes_to_the_one_that_came(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        await died(bob)
        sent = await alice.send(alice.file(), bare(BOB))
        await alice.reaches(sent, S.OFFERED)
        again = await come_back(bob, tmp_path / "again")
        try:
            alice.sees(BOB, ELSEWHERE)
            offer = await again.next_offer()
            await again.transfers.accept(offer.id, again.inbox)
            ours = await alice.finished(sent)
            assert ours.state is S.DONE and ours.peer == ELSEWHERE
            # The next one does not go astray at all.
            second = await alice.send(alice.file("b.txt"), bare(BOB))
            assert (await alice.reaches(second, S.OFFERED)).peer == ELSEWHERE
        finally:
            await again.stop()


async def test_an_open_question_on_a_living_device_stays_there(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        sent = await alice.send(alice.file(), bare(BOB))
        offer = await bob.next_offer()
        again = await come_back(bob, tmp_path / "again")
        try:
            alice.sees(BOB, ELSEWHERE)
            asked = alice.transfers._logins.answers
            answers: list[bool] = []

            async def counted(account: Jid, device: Jid) -> bool:
                answers.append(await asked(account, device))
                return answers[-1]

            alice.transfers._departures._watch._answers = counted
            alice.sees(BOB, ELSEWHERE)
            await until(lambda: answers)
            await asyncio.sleep(0.3)
            # Asked once: who answered is not asked all the time.
            assert answers == [True] and again.offered == []
            await bob.transfers.accept(offer.id, bob.inbox)
            assert (await alice.finished(sent)).peer == BOB
        finally:
            await again.stop()


async def test_only_devices_that_can_take_it_count(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        await died(bob)
        sent = await alice.send(alice.file(), bare(BOB))
        await alice.reaches(sent, S.OFFERED)
        bob.net.features[ELSEWHERE.full] = frozenset({"urn:example:chat-only"})
        alice.sees(BOB, ELSEWHERE)
        await asyncio.sleep(0.4)
        transfer = alice.transfers.get(sent)
        assert transfer is not None and (transfer.state, transfer.peer) == (S.OFFERED, BOB)


async def test_who_asks_gets_it_at_once(tmp_path: Path) -> None:
    """The receiver's program asks by itself for what broke, from its new resource; the rest goes on unasked."""
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.hold_at = 2_000_000
        sent, received = await exchange(alice, bob, alice.file("big", bytes(3_000_000)))
        await until(lambda: (one := bob.transfers.progress(received)) and one.bytes_done == 2_000_000)
        await died(bob)
        await bob.stop()
        alice.method.faults.hold_at = None
        # The sender only sees that nothing is taken any more.
        assert (await alice.reaches(sent, S.STREAMING)).peer == BOB
        again = await come_back(bob, bob.folder)
        try:
            theirs = await again.finished(received)
            assert theirs.state is S.DONE and theirs.verified and again.offered == []
            assert (await alice.finished(sent)).state is S.DONE
            assert [one.name for one in again.inbox.iterdir()] == ["big"]
        finally:
            await again.stop()


async def test_a_device_chosen_by_name_is_left_only_for_one_that_asks(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        await died(bob)
        sent = await alice.send(alice.file(), BOB)
        transfer = await alice.reaches(sent, S.OFFERED)
        again = await come_back(bob, tmp_path / "again")
        try:
            alice.sees(BOB, ELSEWHERE)
            await asyncio.sleep(0.3)
            assert again.offered == []
            heard = bob.net.controls[ALICE.full]._heard
            assert not heard.asked_again(bare(ALICE), Jid("eve@river.example/x"), transfer.offer_id)
            assert heard.asked_again(bare(ALICE), ELSEWHERE, transfer.offer_id)
            offer = await again.next_offer()
            await again.transfers.accept(offer.id, again.inbox)
            assert (await alice.finished(sent)).state is S.DONE
        finally:
            await again.stop()
