"""`Ledger`: every transfer's newest snapshot; what changes is published at once and kept soon after."""

import asyncio
import logging
import sqlite3
from functools import partial
from pathlib import Path

from gharial.backend.storage.database import Database
from gharial.backend.storage.transfers import (
    forget_transfers,
    journal_part,
    keep_transfers,
    read_parts,
    read_transfers,
    strike_part,
)
from gharial.backend.transfers.landing import PartFile
from gharial.model.events import EventBus, TransferChanged, TransferRemoved
from gharial.model.failures import LocalFileProblem
from gharial.model.jid import Jid
from gharial.model.transfer import Transfer

log = logging.getLogger(__name__)


class Ledger:
    """The list of transfers. Snapshots are kept in order by one writer, so that jobs need not wait for the disk."""

    def __init__(self, events: EventBus, database: Database) -> None:
        self._events = events
        self._database = database
        self._transfers: dict[str, Transfer] = {}
        self._targets: dict[str, Jid] = {}
        self._changed: set[str] = set()
        self._writer: asyncio.Task[None] | None = None

    def all(self) -> tuple[Transfer, ...]:
        """Oldest first."""
        return tuple(self._transfers.values())

    def get(self, transfer_id: str) -> Transfer | None:
        """One by its id."""
        return self._transfers.get(transfer_id)

    def target(self, transfer_id: str) -> Jid:
        """Whom the user chose: bare for the best device, full for one."""
        return self._targets[transfer_id]

    def put(self, transfer: Transfer, target: Jid | None = None, *, publish: bool = True) -> None:
        """Add the transfer or replace its snapshot; `target` is given with the first."""
        if transfer.id not in self._transfers and target is None:
            return  # taken off the list meanwhile
        if target is not None:
            self._targets[transfer.id] = target
        self._transfers[transfer.id] = transfer
        self._changed.add(transfer.id)
        self._write_soon()
        if publish:
            self._events.publish(TransferChanged(transfer))

    async def remove(self, *ids: str) -> None:
        """Take them off the list."""
        gone = [one for one in ids if self._transfers.pop(one, None) is not None]
        for one in gone:
            del self._targets[one]
            self._changed.discard(one)
        await self.written()
        await self._database.run(lambda connection: forget_transfers(connection, gone))
        for one in gone:
            self._events.publish(TransferRemoved(one))

    async def load(self) -> None:
        """Read the list; nothing is published."""
        for transfer, target in await self._database.run(read_transfers):
            self._transfers[transfer.id] = transfer
            self._targets[transfer.id] = target

    async def written(self) -> None:
        """Return once every change so far is kept."""
        while self._writer is not None:
            await asyncio.shield(self._writer)

    async def leftovers(self) -> list[PartFile]:
        """The unfinished files that the last run left behind."""
        return [PartFile(*row) for row in await self._database.run(read_parts)]

    async def journal(self, part: PartFile) -> None:
        """Note an unfinished file, so that it can be removed after a crash. Raises LocalFileProblem."""
        row = (part.path, part.device, part.inode)
        await self._database.run(lambda connection: journal_part(connection, row))

    async def strike(self, path: Path) -> None:
        """It is finished or removed. A line that stays harms nobody: it names our own file by its inode too."""
        try:
            await self._database.run(lambda connection: strike_part(connection, path))
        except (LocalFileProblem, sqlite3.Error):
            log.exception("%s stays in the journal", path)

    def _write_soon(self) -> None:
        if self._writer is None:
            self._writer = asyncio.get_running_loop().create_task(self._write())

    async def _write(self) -> None:
        try:
            while self._changed:
                ids, self._changed = self._changed, set()
                # In the order of the list: the first time they are written is what orders them after a restart.
                entries = [(one, self._targets[one.id]) for one in self.all() if one.id in ids]
                try:
                    await self._database.run(partial(keep_transfers, entries=entries))
                except (LocalFileProblem, sqlite3.Error):
                    # They are written again with the next change of any.
                    log.exception("transfers could not be kept")
                    self._changed |= ids
                    return
        finally:
            self._writer = None
