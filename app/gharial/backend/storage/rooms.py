"""`RoomStore`: the rooms we know over restarts, and `RoomMarks`: how far each room's archive is in the history."""

import sqlite3
from datetime import datetime

from gharial.backend.storage.archive_marks import ArchiveRange, Older
from gharial.backend.storage.database import Database
from gharial.backend.storage.message_rows import conversation_id, from_stamp, to_stamp
from gharial.model.conversation import ConversationKind
from gharial.model.jid import Jid
from gharial.model.value import dataclass


@dataclass(frozen=True, slots=True)
class StoredRoom:
    """A room as it is kept; never its password, which only the bookmark has."""

    account: Jid
    room: Jid
    nick: str = ""
    name: str = ""
    bookmarked: bool = False
    autojoin: bool = False
    occupant_id: str = ""
    """What the room calls us, whatever our nick (XEP-0421)."""
    owed: bool = False
    """The server has not heard what was decided about its bookmark; `keep` leaves that as it is."""


class RoomStore:
    """Reads and writes them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def load(self) -> list[StoredRoom]:
        """All, of all accounts."""

        def read(connection: sqlite3.Connection) -> list[StoredRoom]:
            return [
                StoredRoom(
                    Jid(row["account"]),
                    Jid(row["room"]),
                    row["nick"],
                    row["name"],
                    bool(row["bookmarked"]),
                    bool(row["autojoin"]),
                    row["occupant_id"],
                    bool(row["owed"]),
                )
                for row in connection.execute("SELECT * FROM rooms ORDER BY account, room")
            ]

        return await self._database.run(read)

    async def keep(self, stored: StoredRoom) -> None:
        """Put one; what is known of its archive stays."""

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO rooms (account, room, nick, name, bookmarked, autojoin, occupant_id)"
                " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account, room) DO UPDATE SET nick = excluded.nick,"
                " name = excluded.name, bookmarked = excluded.bookmarked, autojoin = excluded.autojoin,"
                " occupant_id = excluded.occupant_id",
                (
                    stored.account.bare,
                    stored.room.bare,
                    stored.nick,
                    stored.name,
                    stored.bookmarked,
                    stored.autojoin,
                    stored.occupant_id,
                ),
            )

        await self._database.run(write)

    async def owe(self, account: Jid, room: Jid, *, owed: bool) -> None:
        """Note whether the server has still to hear of its bookmark."""

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO rooms (account, room, owed) VALUES (?, ?, ?)"
                " ON CONFLICT (account, room) DO UPDATE SET owed = excluded.owed",
                (account.bare, room.bare, owed),
            )

        await self._database.run(write)

    async def forget_account(self, account: Jid) -> None:
        """The account is gone; the history stays."""

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM rooms WHERE account = ?", (account.bare,))

        await self._database.run(write)

    async def last_heard(self, account: Jid, room: Jid) -> datetime | None:
        """When something was last said in a room, as far as the history goes, or else when we were there last; None
        where we never were."""

        def read(connection: sqlite3.Connection) -> datetime | None:
            number = conversation_id(connection, account, room, create=False)
            last = connection.execute("SELECT max(time) FROM messages WHERE conversation = ?", (number,)).fetchone()[0]
            row = connection.execute(
                "SELECT last_time FROM rooms WHERE account = ? AND room = ?", (account.bare, room.bare)
            ).fetchone()
            stamp = last or (row["last_time"] if row is not None else 0)
            return from_stamp(stamp) if stamp else None

        return await self._database.run(read)

    def marks(self, room: Jid) -> "RoomMarks":
        """The positions in one room's archive."""
        return RoomMarks(self._database, room)


class RoomMarks:
    """As ArchiveMarks, for the archive of one room. The room is kept before."""

    def __init__(self, database: Database, room: Jid) -> None:
        self._database = database
        self._room = room

    async def range(self, account: Jid) -> ArchiveRange | None:
        """How far the archive was read; None: never."""

        def read(connection: sqlite3.Connection) -> ArchiveRange | None:
            row = self._row(connection, account)
            if row is None or not row["read"]:
                return None
            return ArchiveRange(
                row["first_id"], row["last_id"], from_stamp(row["last_time"]), complete=bool(row["complete"])
            )

        return await self._database.run(read)

    async def set_range(self, account: Jid, reach: ArchiveRange, now: datetime) -> None:
        """Replace it."""

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE rooms SET first_id = ?, last_id = ?, last_time = ?, complete = ?, read = 1"
                " WHERE account = ? AND room = ?",
                (reach.first_id, reach.last_id, to_stamp(now), reach.complete, account.bare, self._room.bare),
            )

        await self._database.run(write)

    async def visited(self, account: Jid, now: datetime) -> None:
        """We were there; what was said before is known as far as the room told."""

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE rooms SET last_time = ? WHERE account = ? AND room = ? AND read = 0",
                (to_stamp(now), account.bare, self._room.bare),
            )

        await self._database.run(write)

    async def older(self, account: Jid, peer: Jid) -> Older:
        """Where older pages go on."""

        def read(connection: sqlite3.Connection) -> Older:
            row = self._row(connection, account)
            first_id = row["first_id"] if row is not None else ""
            complete = row is not None and bool(row["complete"])
            number = conversation_id(connection, account, peer, create=False)
            if number is None:
                return Older(first_id, None, complete)
            known = connection.execute(
                "SELECT oldest_id, complete, (SELECT min(time) FROM messages WHERE conversation = ?1) AS oldest"
                " FROM conversations WHERE id = ?1",
                (number,),
            ).fetchone()
            return Older(
                before_id=known["oldest_id"] or first_id,
                until=from_stamp(known["oldest"]) if known["oldest"] is not None else None,
                complete=complete or bool(known["complete"]),
            )

        return await self._database.run(read)

    async def set_older(self, account: Jid, peer: Jid, oldest_id: str, *, complete: bool) -> None:
        """Older pages were read up to `oldest_id` ("": as before)."""

        def write(connection: sqlite3.Connection) -> None:
            number = conversation_id(connection, account, peer, create=True, kind=ConversationKind.ROOM)
            connection.execute(
                "UPDATE conversations SET oldest_id = CASE ? WHEN '' THEN oldest_id ELSE ? END, complete = ?"
                " WHERE id = ?",
                (oldest_id, oldest_id, complete, number),
            )

        await self._database.run(write)

    def _row(self, connection: sqlite3.Connection, account: Jid) -> sqlite3.Row | None:
        row: sqlite3.Row | None = connection.execute(
            "SELECT * FROM rooms WHERE account = ? AND room = ?", (account.bare, self._room.bare)
        ).fetchone()
        return row
