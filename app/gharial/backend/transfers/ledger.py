"""`Ledger`: every transfer's newest snapshot, in the user's order; changes are published at once and kept soon."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from gharial.backend.storage.database import Database
from gharial.backend.storage.transfers import (
    allow_upload,
    forget_transfers,
    journal_part,
    keep_transfers,
    keep_wire_ids,
    order_transfers,
    read_allowed_uploads,
    read_parts,
    read_transfers,
    read_wire_ids,
    strike_part,
)
from gharial.backend.transfers.known_ways import KnownWays
from gharial.backend.transfers.part_file import PartFile
from gharial.model.conversation import Direction
from gharial.model.events import EventBus, TransferChanged, TransferRemoved, TransfersReordered
from gharial.model.failures import LocalFileProblem
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Transfer

log = logging.getLogger(__name__)

Person = tuple[Jid, Jid]
"""Our account and somebody's address, both bare."""
_Content = tuple[Jid, Jid, str, int]


class Ledger:
    """The list of transfers. Snapshots are kept in order by one writer, so that jobs need not wait for the disk.

    What is unfinished of one person, and what an offer belongs to, is found without a look at the whole list.
    """

    def __init__(
        self,
        events: EventBus,
        database: Database,
        is_room: Callable[[Jid, Jid], bool] = lambda _account, _jid: False,
    ) -> None:
        self.is_room = is_room
        """Of an account, an address: of a room, or of somebody in it, whose bare address is that of all there."""
        self._events = events
        self._database = database
        self.known_ways = KnownWays(events, database)
        self._transfers: dict[str, Transfer] = {}
        self._targets: dict[str, Jid] = {}
        self._ranks: dict[str, int] = {}
        self._next_rank = 0
        self._unfinished: dict[Person, dict[str, None]] = {}
        self._incoming: dict[_Content, dict[str, None]] = {}
        self._of_wire_ids: dict[tuple[Jid, str], str] = {}
        """By account: two of ours may send to each other."""
        self._wire_ids: dict[str, list[str]] = {}
        self._new_wire_ids: list[tuple[str, str]] = []
        self._uploads: set[str] = set()
        self._parts: dict[str, PartFile] = {}
        self._changed: set[str] = set()
        self._writer: asyncio.Task[None] | None = None

    def all(self) -> tuple[Transfer, ...]:
        """First to go first."""
        return tuple(self._transfers.values())

    def get(self, transfer_id: str) -> Transfer | None:
        """One by its id."""
        return self._transfers.get(transfer_id)

    def target(self, transfer_id: str) -> Jid:
        """Whom the user chose: bare for the best device, full for one."""
        return self._targets[transfer_id]

    def rank(self, transfer_id: str) -> int:
        """Its place in the order: less goes first."""
        return self._ranks[transfer_id]

    def unfinished(self, account: Jid, person: Jid) -> list[Transfer]:
        """What is not finished between us and one person (both bare)."""
        return [self._transfers[one] for one in self._unfinished.get((account, person), ())]

    def unfinished_of(self, account: Jid) -> list[Transfer]:
        """What is not finished of one account."""
        return [
            one for ours, person in tuple(self._unfinished) if ours == account for one in self.unfinished(ours, person)
        ]

    def people(self, account: Jid) -> list[Jid]:
        """With whom anything is unfinished, as bare addresses."""
        return [person for ours, person in self._unfinished if ours == account]

    def incoming_like(self, account: Jid, person: Jid, name: str, size: int) -> list[Transfer]:
        """Every file of this name and size that ever came, or was to come, from this person; oldest first.

        Of people in a room none: whoever has a nick now is nobody to whom a yes was said (security 31).
        """
        if self.is_room(account, person):
            return []
        return [self._transfers[one] for one in self._incoming.get((account, person, name, size), ())]

    def offered_as(self, transfer_id: str, wire_id: str) -> None:
        """It was offered under this id, which both ends know; our own list may name the offer otherwise."""
        transfer = self._transfers.get(transfer_id)
        if wire_id and transfer is not None and self._of_wire_ids.get((transfer.account, wire_id)) != transfer_id:
            self._note_wire_id(transfer_id, wire_id)
            self._new_wire_ids.append((transfer_id, wire_id))
            self._changed.add(transfer_id)
            self._write_soon()

    def wire_id(self, transfer_id: str) -> str:
        """The last id it was offered under; empty before its first offer."""
        return self._wire_ids.get(transfer_id, [""])[-1]

    def of_wire_id(self, account: Jid, wire_id: str) -> Transfer | None:
        """The transfer of this account (bare) that was ever offered under this id."""
        return self._transfers.get(self._of_wire_ids.get((account, wire_id), ""))

    def put(self, transfer: Transfer, target: Jid | None = None, *, publish: bool = True) -> None:
        """Add the transfer or replace its snapshot; `target` is given with the first."""
        if transfer.id not in self._transfers and target is None:
            return  # taken off the list meanwhile
        if target is not None:
            self._targets[transfer.id] = target
        self._index(transfer)
        if transfer.direction is Direction.OUTGOING:
            self.offered_as(transfer.id, transfer.offer_id)
        self._changed.add(transfer.id)
        self._write_soon()
        if publish:
            self._events.publish(TransferChanged(transfer))

    async def remove(self, *ids: str) -> None:
        """Take them off the list."""
        gone = [one for one in ids if one in self._transfers]
        for one in gone:
            self._forget(one)
        await self.written()
        await self._database.run(lambda connection: forget_transfers(connection, gone))
        for one in gone:
            self._events.publish(TransferRemoved(one))

    async def move(self, ids: Sequence[str], before: str | None) -> bool:
        """Put these, in this order, before another one or at the end. Returns whether the order changed."""
        moved = [one for one in dict.fromkeys(ids) if one in self._transfers]
        moving = set(moved)
        rest = [one for one in self._transfers if one not in moving]
        if before in moving:
            # Its place is that of the first after it which stays.
            following = list(self._transfers)
            after = following[following.index(before) :]
            before = next((one for one in after if one not in moving), None)
        at = rest.index(before) if before in self._transfers else len(rest)
        order = (*rest[:at], *moved, *rest[at:])
        if order == tuple(self._transfers):
            return False
        self._transfers = {one: self._transfers[one] for one in order}
        self._ranks = {one: rank for rank, one in enumerate(order)}
        self._next_rank = len(order)
        self._events.publish(TransfersReordered(order))
        await self.written()
        await self._database.run(lambda connection: order_transfers(connection, order))
        return True

    async def allow_upload(self, transfer_id: str) -> None:
        """Remember that the user allowed a copy of this file on the server."""
        self._uploads.add(transfer_id)
        await self.written()
        await self._database.run(lambda connection: allow_upload(connection, transfer_id))

    def upload_allowed(self, transfer_id: str) -> bool:
        """What `allow_upload` remembers."""
        return transfer_id in self._uploads

    async def load(self) -> None:
        """Read the list; nothing is published."""
        for transfer, target in await self._database.run(read_transfers):
            self._targets[transfer.id] = target
            self._index(transfer)
        for transfer_id, wire_id in await self._database.run(read_wire_ids):
            self._note_wire_id(transfer_id, wire_id)
        self._uploads = set(await self._database.run(read_allowed_uploads))
        await self.known_ways.load()

    async def written(self) -> None:
        """Return once every change so far is kept."""
        while self._writer is not None:
            await asyncio.shield(self._writer)
        await self.known_ways.written()

    # --- the journal of unfinished files ------------------------------------------------------------------------------

    async def leftovers(self) -> list[PartFile]:
        """The unfinished files that the last run left behind and no waiting transfer goes on from."""
        left = []
        for row, transfer_id in await self._database.run(read_parts):
            transfer = self._transfers.get(transfer_id)
            if transfer is not None and not transfer.state.finished:
                self._parts[transfer_id] = PartFile(*row)
            else:
                left.append(PartFile(*row))
        return left

    def part(self, transfer_id: str) -> PartFile | None:
        """The unfinished file from which this transfer can go on."""
        return self._parts.get(transfer_id)

    async def journal(self, part: PartFile, transfer_id: str = "") -> None:
        """Note an unfinished file: it is gone on with, or removed after a crash. Raises LocalFileProblem."""
        row = (part.path, part.device, part.inode)
        await self._database.run(lambda connection: journal_part(connection, row, transfer_id))
        if transfer_id:
            self._parts[transfer_id] = part

    async def strike(self, path: Path) -> None:
        """It is finished or removed. A line that stays harms nobody: it names our own file by its inode too."""
        for transfer_id in [one for one, part in self._parts.items() if part.path == path]:
            del self._parts[transfer_id]
        try:
            await self._database.run(lambda connection: strike_part(connection, path))
        except (LocalFileProblem, sqlite3.Error):
            log.exception("%s stays in the journal", path)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _index(self, transfer: Transfer) -> None:
        former = self._transfers.get(transfer.id)
        if former is None:
            self._ranks[transfer.id] = self._next_rank
            self._next_rank += 1
        elif former.peer is not transfer.peer or former.file is not transfer.file:
            self._drop_incoming(former)
        if (
            former is not None
            and not former.state.finished
            and (transfer.state.finished or former.peer is not transfer.peer)
        ):
            self._drop_unfinished(former)
        self._transfers[transfer.id] = transfer
        if not transfer.state.finished:
            self._unfinished.setdefault(_person(transfer), {})[transfer.id] = None
        if transfer.direction is Direction.INCOMING:
            self._incoming.setdefault(_content(transfer), {})[transfer.id] = None

    def _note_wire_id(self, transfer_id: str, wire_id: str) -> None:
        transfer = self._transfers.get(transfer_id)
        if transfer is not None and self._of_wire_ids.get((transfer.account, wire_id)) != transfer_id:
            self._of_wire_ids[(transfer.account, wire_id)] = transfer_id
            self._wire_ids.setdefault(transfer_id, []).append(wire_id)

    def _drop_unfinished(self, transfer: Transfer) -> None:
        person = _person(transfer)
        theirs = self._unfinished.get(person)
        if theirs is not None:
            theirs.pop(transfer.id, None)
            if not theirs:
                del self._unfinished[person]

    def _drop_incoming(self, transfer: Transfer) -> None:
        content = _content(transfer)
        alike = self._incoming.get(content)
        if alike is not None:
            alike.pop(transfer.id, None)
            if not alike:
                del self._incoming[content]

    def _forget(self, transfer_id: str) -> None:
        transfer = self._transfers.pop(transfer_id)
        self._drop_unfinished(transfer)
        self._drop_incoming(transfer)
        del self._targets[transfer_id], self._ranks[transfer_id]
        for wire_id in self._wire_ids.pop(transfer_id, ()):
            if self._of_wire_ids.get((transfer.account, wire_id)) == transfer_id:
                del self._of_wire_ids[(transfer.account, wire_id)]
        self._uploads.discard(transfer_id)
        self._changed.discard(transfer_id)

    def _write_soon(self) -> None:
        if self._writer is None:
            self._writer = asyncio.get_running_loop().create_task(self._write())

    async def _write(self) -> None:
        try:
            while self._changed:
                ids, self._changed = self._changed, set()
                # In the order of the list: the first time they are written is what orders them after a restart.
                entries = [(self._transfers[one], self._targets[one]) for one in self._ordered(ids)]
                wire_ids, self._new_wire_ids = self._new_wire_ids, []
                try:
                    await self._database.run(partial(_keep, entries=entries, wire_ids=wire_ids))
                except (LocalFileProblem, sqlite3.Error):
                    # They are written again with the next change of any.
                    log.exception("transfers could not be kept")
                    self._changed |= ids
                    self._new_wire_ids[:0] = wire_ids
                    return
        finally:
            self._writer = None

    def _ordered(self, ids: Iterable[str]) -> list[str]:
        return sorted((one for one in ids if one in self._transfers), key=self._ranks.__getitem__)


def _keep(
    connection: sqlite3.Connection, entries: Sequence[tuple[Transfer, Jid]], wire_ids: Sequence[tuple[str, str]]
) -> None:
    keep_transfers(connection, entries)
    keep_wire_ids(connection, wire_ids)


def _content(transfer: Transfer) -> _Content:
    return transfer.account, bare(transfer.peer), transfer.file.name, transfer.file.size


def _person(transfer: Transfer) -> Person:
    return transfer.account, bare(transfer.peer)
