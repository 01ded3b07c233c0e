"""`ErrandStore`: our own reactions (XEP-0444) and retractions (XEP-0424) until the server has them, over restarts too.

Each tells how things stand now, so one that is sent twice, or replaced by a later one before it left, does no harm.
"""

import json
import sqlite3
from collections.abc import Collection
from datetime import datetime
from enum import Enum

from gharial.backend.storage.database import Database
from gharial.backend.storage.message_notes import MessageNotes
from gharial.backend.storage.message_rows import Outcome, changed_messages, to_stamp
from gharial.model.conversation import MessageState
from gharial.model.jid import Jid
from gharial.model.value import dataclass

_UNSENT = frozenset({MessageState.QUEUED.value, MessageState.FAILED.value})


class ErrandKind(Enum):
    """What the peer is told."""

    REACT = "react"
    RETRACT = "retract"


@dataclass(frozen=True, slots=True)
class Errand:
    """One thing to tell about the message `target`; `emoji` are all our reactions under it."""

    kind: ErrandKind
    peer: Jid
    target: str
    stanza_id: str
    emoji: tuple[str, ...] = ()
    in_room: bool = False


class ErrandStore:
    """Keeps what was decided at once, and what the server still has to hear of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def react(
        self, account: Jid, key: int, emoji: str, stanza_id: str, time: datetime, *, wanted: bool
    ) -> Outcome | None:
        """Put our reaction under a message or take it away; None where no reaction can stand."""

        def write(connection: sqlite3.Connection) -> Outcome | None:
            row = connection.execute(
                "SELECT m.*, c.kind FROM messages m JOIN conversations c ON c.id = m.conversation"
                " WHERE key = ? AND stanza_id <> '' AND transfer_id = '' AND retracted = 0",
                (key,),
            ).fetchone()
            if row is None:
                return None
            target, number = _name_of(row), row["conversation"]
            known = connection.execute(
                "SELECT emoji, time FROM reactions WHERE conversation = ? AND target = ? AND author = ?",
                (number, target, account.bare),
            ).fetchone()
            before = json.loads(known["emoji"]) if known is not None else []
            now = [one for one in before if one != emoji] + ([emoji] if wanted else [])
            if wanted and emoji in before:
                now = before
            # The clock may have been set back; what is said now is the latest all the same.
            stamp = max(to_stamp(time), known["time"] + 1 if known is not None else 0)
            changed: list[int] = []
            MessageNotes(connection, lambda _number, one: changed.append(one)).react(
                number, target, account.bare, now, stamp
            )
            _queue(connection, key, ErrandKind.REACT, stanza_id)
            return changed_messages(connection, changed)

        return await self._database.run(write)

    async def retract(self, key: int, stanza_id: str, time: datetime) -> Outcome | None:
        """Forget the text of a message of ours; None where `key` is none. One that never left is not told of."""

        def write(connection: sqlite3.Connection) -> Outcome | None:
            row = connection.execute(
                "SELECT * FROM messages WHERE key = ? AND incoming = 0 AND transfer_id = '' AND retracted = 0", (key,)
            ).fetchone()
            if row is None:
                return None
            changed: list[int] = []
            notes = MessageNotes(connection, lambda _number, one: changed.append(one))
            notes.empty(row["conversation"], row, to_stamp(time))
            connection.execute("DELETE FROM errands WHERE message = ?", (key,))
            if row["state"] not in _UNSENT or row["taken"]:
                _queue(connection, key, ErrandKind.RETRACT, stanza_id)
            if row["state"] in {*_UNSENT, MessageState.SENDING.value}:
                # It waits for nothing any more, and must not go out empty.
                connection.execute("UPDATE messages SET state = 'sent' WHERE key = ?", (key,))
            return changed_messages(connection, changed)

        return await self._database.run(write)

    async def due(self, account: Jid, rooms: Collection[str] = ()) -> list[Errand]:
        """What the server has not acknowledged, oldest first; nothing about messages that have not left themselves, and
        of what was said in rooms only for `rooms` (bare addresses)."""

        def read(connection: sqlite3.Connection) -> list[Errand]:
            rows = connection.execute(
                "SELECT e.kind AS errand, e.stanza_id AS errand_id, c.peer, c.kind, m.stanza_id, m.origin_id,"
                " m.archive_id, r.emoji FROM errands e"
                " JOIN messages m ON m.key = e.message JOIN conversations c ON c.id = m.conversation"
                " LEFT JOIN reactions r ON r.conversation = m.conversation AND r.author = c.account"
                " AND r.target = CASE WHEN c.kind = 'room' AND m.archive_id <> '' THEN m.archive_id"
                " WHEN m.origin_id <> '' THEN m.origin_id ELSE m.stanza_id END"
                " WHERE c.account = ? AND m.state NOT IN ('queued', 'failed')"
                " AND (c.kind = 'person' OR substr(c.peer, 1, instr(c.peer || '/', '/') - 1) IN"
                " (SELECT value FROM json_each(?))) ORDER BY e.key",
                (account.bare, json.dumps(list(rooms))),
            )
            return [
                Errand(
                    ErrandKind(row["errand"]),
                    Jid(row["peer"]),
                    _name_of(row),
                    row["errand_id"],
                    tuple(json.loads(row["emoji"] or "[]")),
                    in_room=row["kind"] == "room",
                )
                for row in rows
            ]

        return await self._database.run(read)

    async def done(self, stanza_ids: Collection[str]) -> None:
        """The server has these."""

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany("DELETE FROM errands WHERE stanza_id = ?", [(one,) for one in stanza_ids])

        await self._database.run(write)


def _name_of(row: sqlite3.Row) -> str:
    """By which id others find a message: the one its author chose, if a server may have changed the other; in a room
    the one the room gave it (XEP-0444 §4.2, XEP-0424 §3.1)."""
    return str((row["kind"] == "room" and row["archive_id"]) or row["origin_id"] or row["stanza_id"])


def _queue(connection: sqlite3.Connection, key: int, kind: ErrandKind, stanza_id: str) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO errands (message, kind, stanza_id) VALUES (?, ?, ?)", (key, kind.value, stanza_id)
    )
