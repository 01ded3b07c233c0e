"""A sender killed before its last word, the hash: its new offer of the same file is what proves the file."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from gharial.backend.transfers import turn
from gharial.model.transfer import TransferState
from tests.backend.transfers.pair import QUICK, FakeControl, exchange, pair
from tests.support.fake_method import FakeOutgoing

S = TransferState


async def test_who_comes_again_without_having_told_the_hash_is_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 1: killed when every byte has gone."""
    monkeypatch.setattr(turn, "_STEP_S", 0.01)
    async with pair(tmp_path) as (alice, bob):
        # It is the offer that has to help, not a deadline.
        bob.transfers._arrivals._deadlines = replace(QUICK, digest=600)
        told = FakeOutgoing.finish

        async def says_nothing(_outgoing: FakeOutgoing, _digest: object) -> bool:
            await asyncio.Event().wait()
            return False

        async def knows_nothing(*_all: object) -> str:
            return ""

        monkeypatch.setattr(FakeOutgoing, "finish", says_nothing)
        # It does not know either that everything has gone, and so does not ask for that.
        monkeypatch.setattr(FakeControl, "arrived", knows_nothing)
        sent, received = await exchange(alice, bob, alice.file("report.pdf", bytes(300_000)))
        await bob.reaches(received, S.VERIFYING)
        alice.net.controls.pop(alice.jid.full)
        alice.method.faults.silent = True
        await alice.stop()
        alice.method.faults.silent = False
        monkeypatch.setattr(FakeOutgoing, "finish", told)
        await alice.start()
        ours, theirs = await alice.finished(sent), await bob.finished(received)
        assert (ours.state, theirs.state) == (S.DONE, S.DONE)
        assert ours.verified and theirs.verified
        assert [one.name for one in bob.inbox.iterdir()] == ["report.pdf"] and bob.offered == []
