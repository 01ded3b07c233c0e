"""A decline, a cancel by either side in each phase: seen by the other within a second, nothing left behind."""

import time
from pathlib import Path

import pytest

from gharial.model.failures import Cancelled, Declined
from gharial.model.transfer import Kind, TransferState
from prosody_server import ProsodyServer
from tests.stories.people import two_people
from tests.support.accounts import until

S = TransferState
INBAND = frozenset({Kind.INBAND})
NOTICE_S = 20.0
"""A second is meant; the rest is for a machine that is busy with other tests. By itself nothing ends so soon."""


async def test_a_decline_is_final(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        sent = await alice.send(alice.file(), bob.jid)
        offer = await bob.next_offer()
        await bob.service.transfers.decline(offer.id)
        ours = await alice.finished(sent)
        assert ours.state is S.DECLINED and isinstance(ours.failure, Declined)
        assert bob.transfer(offer.id).state is S.DECLINED and bob.gone == [offer.id]
        assert len(ours.attempts) == 1


@pytest.mark.parametrize("who", ["sender", "receiver"])
async def test_an_offer_without_an_answer_is_taken_back_or_refused(
    prosody: ProsodyServer, tmp_path: Path, who: str
) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        sent = await alice.send(alice.file(), bob.jid)
        offer = await bob.next_offer()
        begun = time.monotonic()
        if who == "sender":
            await alice.service.transfers.cancel(sent)
        else:
            await bob.service.transfers.cancel(offer.id)
        ours, theirs = await alice.finished(sent), await bob.finished(offer.id)
        assert time.monotonic() - begun < NOTICE_S
        assert ours.state is theirs.state is (S.CANCELLED if who == "sender" else S.DECLINED)
        assert bob.gone == [offer.id] and bob.service.transfers.offers() == ()


@pytest.mark.parametrize("kinds", [None, INBAND], ids=["socks5", "in-band"])
@pytest.mark.parametrize("who", ["sender", "receiver"])
async def test_a_cancel_while_bytes_move(
    prosody: ProsodyServer, tmp_path: Path, who: str, kinds: frozenset[Kind] | None
) -> None:
    async with two_people(prosody, tmp_path, only_kinds=kinds) as (alice, bob):
        # Sparse: takes no room, yet as long to send as any other.
        path = alice.file("big.bin", b"")
        with path.open("r+b") as file:
            file.truncate(3_000_000_000 if kinds is None else 50_000_000)
        sent = await alice.send(path, bob.jid)
        received = await bob.accept()
        await bob.has_moved(received)
        begun = time.monotonic()
        if who == "sender":
            await alice.service.transfers.cancel(sent)
        else:
            await bob.service.transfers.cancel(received)
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert time.monotonic() - begun < NOTICE_S
        assert (ours.state, theirs.state) == (S.CANCELLED, S.CANCELLED)
        assert isinstance(ours.failure, Cancelled) and ours.failure.by_us is (who == "sender")
        assert isinstance(theirs.failure, Cancelled) and theirs.failure.by_us is (who == "receiver")
        await until(lambda: list(bob.inbox.iterdir()) == [])
        assert 0 < theirs.bytes_done < theirs.file.size


@pytest.mark.parametrize("who", ["sender", "receiver"])
async def test_a_cancel_while_the_stream_is_made(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    from gharial.backend.bytestreams import socks5

    monkeypatch.setattr(socks5, "own_hosts", lambda *_first, **_options: ("192.0.2.7",))
    async with two_people(prosody, tmp_path, only_kinds=frozenset({Kind.SOCKS5_DIRECT})) as (alice, bob):
        sent = await alice.send(alice.file(), bob.jid)
        received = await bob.accept()
        await alice.reaches(sent, S.CONNECTING)
        await bob.reaches(received, S.CONNECTING)
        begun = time.monotonic()
        if who == "sender":
            await alice.service.transfers.cancel(sent)
        else:
            await bob.service.transfers.cancel(received)
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert time.monotonic() - begun < NOTICE_S
        assert (ours.state, theirs.state) == (S.CANCELLED, S.CANCELLED)
        await until(lambda: list(bob.inbox.iterdir()) == [])
