"""Offers that went without an answer leave nothing behind."""

from pathlib import Path

from gharial.backend.transfers.reception import MOST_PER_PEER
from gharial.model.failures import Cancelled, PeerGone
from gharial.model.jid import bare
from gharial.model.transfer import TransferState
from tests.backend.transfers.pair import ALICE, BOB, pair, until

S = TransferState


async def test_who_takes_an_offer_back_leaves_nothing_in_its_method(tmp_path: Path) -> None:
    """Security 21: a method keeps an offer until it is told that nobody wants it any more."""
    async with pair(tmp_path) as (alice, bob):
        sent = await alice.send(alice.file(), bare(BOB))
        offer = await bob.next_offer()
        incoming = bob.method.received[0]
        incoming.peer_ended(Cancelled(by_us=True))
        assert bob.transfers.offers() == ()
        await until(lambda: isinstance(incoming.aborted_with, Cancelled))
        assert bob.transfers.get(offer.id).state is S.CANCELLED  # type: ignore[union-attr]
        assert alice.transfers.get(sent) is not None


async def test_who_goes_leaves_nothing_in_its_method(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        await alice.transfers.send(bare(ALICE), bare(BOB), [alice.file()] * MOST_PER_PEER)
        await until(lambda: len(bob.transfers.offers()) == 1 or len(bob.method.received) >= 1)
        received = tuple(bob.method.received)
        bob.sees(person=bare(ALICE))
        await until(lambda: all(isinstance(one.aborted_with, PeerGone) for one in received))
