"""The list of transfers on a disk that takes nothing more."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from gharial.backend.storage.database import Database
from gharial.backend.transfers.job import now
from gharial.backend.transfers.ledger import Ledger
from gharial.model.conversation import Direction
from gharial.model.events import EventBus
from gharial.model.failures import LocalFileProblem
from gharial.model.jid import bare
from gharial.model.transfer import FileInfo, Transfer, TransferState
from tests.backend.transfers.pair import ALICE, BOB, pair


@asynccontextmanager
async def read_only(database: Database) -> AsyncIterator[None]:
    """As long as this lasts, nothing can be written."""

    def switch(connection: sqlite3.Connection, on: bool) -> None:
        connection.execute(f"PRAGMA query_only = {on}")

    await database.run(lambda connection: switch(connection, on=True))
    try:
        yield
    finally:
        await database.run(lambda connection: switch(connection, on=False))


async def test_an_offer_that_cannot_be_noted_down_stays_open_and_leaves_nothing(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        sent = await alice.send(alice.file(), bare(BOB))
        offer = await bob.next_offer()
        async with read_only(bob.database):
            with pytest.raises(LocalFileProblem):
                await bob.transfers.accept(offer.id, bob.inbox)
            assert list(bob.inbox.iterdir()) == []
        assert bob.transfers.offers() == (offer,)
        await bob.transfers.accept(offer.id, bob.inbox)
        assert (await alice.finished(sent)).state is TransferState.DONE
        assert (await bob.finished(offer.id)).state is TransferState.DONE


async def test_a_transfer_goes_on_without_its_list_and_is_kept_as_soon_as_there_is_room(tmp_path: Path) -> None:
    async with pair(tmp_path) as (alice, bob):
        sent = await alice.send(alice.file("big", bytes(300_000)), bare(BOB))
        offer = await bob.next_offer()
        await bob.transfers.accept(offer.id, bob.inbox)
        async with read_only(bob.database):
            assert (await bob.finished(offer.id)).state is TransferState.DONE
            assert (await alice.finished(sent)).state is TransferState.DONE
            # Its job is over, not only its state: cancelling comes back at once.
            await bob.transfers.cancel(offer.id)
        await alice.send(alice.file("next"), bare(BOB))
        await bob.next_offer()
        await bob.stop()
        await bob.start()
        kept = bob.transfers.get(offer.id)
        assert kept is not None and kept.state is TransferState.DONE


async def test_two_accounts_of_ours_may_use_one_id_between_them(tmp_path: Path) -> None:
    events, database = EventBus(), Database(None)
    await database.open()
    ledger = Ledger(events, database)
    going = Transfer("out", bare(ALICE), BOB, Direction.OUTGOING, FileInfo("a", 1), TransferState.QUEUED, now())
    coming = replace(going, id="in", account=bare(BOB), peer=ALICE, direction=Direction.INCOMING)
    for one in (going, coming):
        ledger.put(one, target=one.peer)
        ledger.offered_as(one.id, "wire")
    await ledger.written()
    assert ledger.of_wire_id(bare(ALICE), "wire") == going
    assert ledger.of_wire_id(bare(BOB), "wire") == coming
    again = Ledger(events, database)
    await again.load()
    assert again.of_wire_id(bare(BOB), "wire") == coming
    await again.remove("in")
    assert again.of_wire_id(bare(BOB), "wire") is None
    assert again.of_wire_id(bare(ALICE), "wire") == going
    await database.close()
