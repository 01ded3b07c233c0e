"""What a person says to several files that are offered together."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gharial.model.jid import bare
from gharial.model.transfer import FileInfo, Group, TransferState
from tests.backend.transfers.pair import ALICE, BOB, Side, pair, until
from tests.support.fake_method import FakeIncoming

S = TransferState
NAMES = ("a", "b", "c", "d")


async def together(alice: Side, bob: Side, method: str) -> list[str]:
    """Alice offers four files in one session; returns her transfers."""
    paths = [alice.file(name, os.urandom(1000 + number)) for number, name in enumerate(NAMES)]
    files = tuple(FileInfo(path.name, path.stat().st_size) for path in paths)
    shown: Callable[[FakeIncoming], None] = bob.method.on_offer  # type: ignore[assignment]

    def as_one(incoming: FakeIncoming) -> None:
        group = Group("session", len(files), sum(file.size for file in files))
        incoming.offer = replace(incoming.offer, method=method, group=group, companions=files)
        shown(incoming)

    bob.method.on_offer = as_one
    return [one.id for one in await alice.transfers.send(bare(ALICE), bare(BOB), paths)]


@pytest.mark.parametrize("method", ["share", "jingle"])
async def test_what_is_ticked_is_taken_and_the_rest_declined(tmp_path: Path, method: str) -> None:
    async with pair(tmp_path, parallel_transfers=4) as (alice, bob):
        sent = await together(alice, bob, method)
        await until(lambda: len(bob.transfers.offers()) == len(NAMES))
        first = bob.transfers.offers()[0]
        # The session waits for the last yes: none of them waits for a place.
        bob.settings = replace(bob.settings, parallel_transfers=1)
        chosen = [file for file in first.companions if file.name in ("b", "d")]
        await bob.transfers.accept(first.id, bob.inbox, chosen=chosen)
        ends = {alice.transfers.get(one).file.name: (await alice.finished(one)).state for one in sent}  # type: ignore[union-attr]
        assert ends == {"a": S.DECLINED, "b": S.DONE, "c": S.DECLINED, "d": S.DONE}
        assert sorted(path.name for path in bob.inbox.iterdir()) == ["b", "d"] and not bob.transfers.offers()


async def test_of_one_session_all_are_accepted_at_once(tmp_path: Path) -> None:
    async with pair(tmp_path, parallel_transfers=4) as (alice, bob):
        alice.method.faults.hold_at = 500
        await together(alice, bob, "jingle")
        await until(lambda: len(bob.transfers.offers()) == len(NAMES))
        first = bob.transfers.offers()[0]
        bob.settings = replace(bob.settings, parallel_transfers=1)
        await bob.transfers.accept(first.id, bob.inbox, chosen=first.companions)
        await until(lambda: len(bob.transfers._arrivals.jobs) == len(NAMES))


async def test_a_no_to_one_is_a_no_to_all_where_that_is_said(tmp_path: Path) -> None:
    async with pair(tmp_path, parallel_transfers=4) as (alice, bob):
        sent = await together(alice, bob, "share")
        await until(lambda: len(bob.transfers.offers()) == len(NAMES))
        await bob.transfers.decline(bob.transfers.offers()[1].id, together=True)
        assert {(await alice.finished(one)).state for one in sent} == {S.DECLINED}
        assert not bob.transfers.offers() and not list(bob.inbox.iterdir())
