"""Offers that come while a transfer of the same name and size runs."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from gharial.backend.transfers import receive
from tests.backend.transfers.pair import exchange, pair, until
from tests.support.fake_method import FakeIncoming

BIG = 3_000_000


@pytest.mark.parametrize("changed", [False, True])
async def test_only_the_same_file_goes_on_with_one_that_stands_still(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: bool
) -> None:
    """Security 31: of another state of the file nothing is put behind what is here already."""
    monkeypatch.setattr(receive, "_SILENCE_S", 0.05)
    async with pair(tmp_path) as (alice, bob):
        alice.method.faults.hold_at = 2_200_000
        _sent, received = await exchange(alice, bob, alice.file("a.bin", os.urandom(BIG)))
        await until(lambda: bob.transfers._arrivals.jobs[received].expects_offer)
        again = FakeIncoming(bob.method, bob.method.received[-1].outgoing)
        (file,) = again.offer.files
        assert file.date is not None
        if changed:
            again.offer = replace(again.offer, files=(replace(file, date=file.date - timedelta(hours=1)),))
        bob.method.on_offer(again)  # type: ignore[misc]
        asked = [one.id for one in bob.transfers.offers()]
        assert (asked != [] and received not in asked) if changed else asked == []
