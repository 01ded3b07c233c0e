"""`ArchiveMarks`: how far each account's server archive (XEP-0313) is in the history."""

import sqlite3
from datetime import datetime
from typing import Protocol

from gharial.backend.storage.database import Database
from gharial.backend.storage.message_rows import conversation_id, from_stamp, to_stamp
from gharial.model.jid import Jid
from gharial.model.value import dataclass


@dataclass(frozen=True, slots=True)
class ArchiveRange:
    """From `first_id` to `last_id` nothing is missing; both are empty while the archive was never read or was empty.

    `complete`: nothing lies before `first_id`. `last_time`: when it was read up to `last_id`.
    """

    first_id: str = ""
    last_id: str = ""
    last_time: datetime | None = None
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Older:
    """Where one conversation's older pages go on: before `before_id`, or before `until` where no id is known."""

    before_id: str = ""
    until: datetime | None = None
    complete: bool = False


class Marks(Protocol):
    """Positions in one archive."""

    async def range(self, account: Jid) -> ArchiveRange | None:
        """How far it was read; None: never."""

    async def set_range(self, account: Jid, reach: ArchiveRange, now: datetime) -> None:
        """Replace it."""

    async def older(self, account: Jid, peer: Jid) -> Older:
        """Where one conversation's older pages go on."""

    async def set_older(self, account: Jid, peer: Jid, oldest_id: str, *, complete: bool) -> None:
        """Older pages were read up to `oldest_id` ("": as before)."""


class ArchiveMarks:
    """Positions in the archive; written after what they speak of is in the history."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def range(self, account: Jid) -> ArchiveRange | None:
        """How far the account's archive was read; None: never."""

        def read(connection: sqlite3.Connection) -> ArchiveRange | None:
            row = connection.execute("SELECT * FROM archives WHERE account = ?", (account.bare,)).fetchone()
            if row is None:
                return None
            return ArchiveRange(
                row["first_id"], row["last_id"], from_stamp(row["last_time"]), complete=bool(row["complete"])
            )

        return await self._database.run(read)

    async def set_range(self, account: Jid, reach: ArchiveRange, now: datetime) -> None:
        """Replace it."""

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO archives (account, first_id, last_id, last_time, complete)"
                " VALUES (?, ?, ?, ?, ?)",
                (account.bare, reach.first_id, reach.last_id, to_stamp(now), reach.complete),
            )

        await self._database.run(write)

    async def older(self, account: Jid, peer: Jid) -> Older:
        """Where this conversation's older pages go on."""

        def read(connection: sqlite3.Connection) -> Older:
            whole = connection.execute("SELECT * FROM archives WHERE account = ?", (account.bare,)).fetchone()
            complete = whole is not None and bool(whole["complete"])
            first_id = whole["first_id"] if whole is not None else ""
            number = conversation_id(connection, account, peer, create=False)
            if number is None:
                return Older(first_id, None, complete)
            row = connection.execute("SELECT oldest_id, complete FROM conversations WHERE id = ?", (number,)).fetchone()
            oldest = connection.execute("SELECT min(time) FROM messages WHERE conversation = ?", (number,)).fetchone()[
                0
            ]
            return Older(
                before_id=row["oldest_id"] or first_id,
                until=from_stamp(oldest) if oldest is not None else None,
                complete=complete or bool(row["complete"]),
            )

        return await self._database.run(read)

    async def set_older(self, account: Jid, peer: Jid, oldest_id: str, *, complete: bool) -> None:
        """Older pages were read up to `oldest_id` ("": as before)."""

        def write(connection: sqlite3.Connection) -> None:
            number = conversation_id(connection, account, peer, create=True)
            connection.execute(
                "UPDATE conversations SET oldest_id = CASE ? WHEN '' THEN oldest_id ELSE ? END, complete = ?"
                " WHERE id = ?",
                (oldest_id, oldest_id, complete, number),
            )

        await self._database.run(write)
