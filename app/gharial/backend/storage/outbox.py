"""`OutboxStore`: our own messages until the server has them; they survive restarts."""

import json
import sqlite3
from collections.abc import Collection
from datetime import datetime

from gharial.backend.storage.database import Database
from gharial.backend.storage.message_rows import (
    Outcome,
    changed_messages,
    conversation_id,
    conversation_of,
    message_by_key,
    to_stamp,
)
from gharial.model.conversation import ConversationKind, Direction, Message, MessageState
from gharial.model.jid import Jid
from gharial.model.value import dataclass

_WAITING = (
    "SELECT m.key, m.conversation, c.peer, c.kind, m.body, m.stanza_id, m.current_id, m.reply_id,"
    " m.reply_to, m.quoted FROM messages m"
    " JOIN conversations c ON c.id = m.conversation"
    " WHERE m.state IN ('queued', 'sending') AND m.state = ? AND c.account = ?"
)
_OPEN = (
    "AND (c.kind = 'person' OR substr(c.peer, 1, instr(c.peer || '/', '/') - 1) IN (SELECT value FROM json_each(?)))"
)
"""Of rooms, and of those in them, the given ones."""
_REPEATED_LETTERS = 500
_REPEATED_LINES = 6


@dataclass(frozen=True, slots=True)
class Waiting:
    """One message to put on the wire. With `replaces`, it is a correction (XEP-0308)."""

    key: int
    peer: Jid
    body: str
    stanza_id: str
    replaces: str = ""
    reply_id: str = ""
    """The stanza id of the message it answers (XEP-0461), which `reply_to` wrote and of which it repeats `quoted`."""
    reply_to: str = ""
    quoted: str = ""
    kind: ConversationKind = ConversationKind.PERSON


class OutboxStore:
    """Moves our messages through QUEUED, SENDING, SENT and FAILED."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def write(
        self,
        account: Jid,
        peer: Jid,
        body: str,
        stanza_id: str,
        time: datetime,
        answered: Message | None = None,
        kind: ConversationKind = ConversationKind.PERSON,
        nick: str = "",
    ) -> Outcome:
        """Keep a new message as QUEUED; with `answered`, a reply to that one. `nick`: ours, in a room."""

        def write(connection: sqlite3.Connection) -> Outcome:
            number = conversation_id(connection, account, peer, create=True, kind=kind) or 0
            reply = _reply(connection, account, peer, answered, kind) if answered is not None else ("", "", "")
            stamp = to_stamp(time)
            last = connection.execute("SELECT max(time) FROM messages WHERE conversation = ?", (number,)).fetchone()[0]
            if last is not None and last > stamp:
                # The clock was set back, or theirs is ahead: what is written now still stands last.
                stamp = last
            cursor = connection.execute(
                "INSERT INTO messages (conversation, incoming, body, time, state, stanza_id, current_id, origin_id,"
                " reply_id, reply_to, quoted, nick) VALUES (?, 0, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?)",
                (number, body, stamp, stanza_id, stanza_id, stanza_id, *reply, nick),
            )
            added = message_by_key(connection, cursor.lastrowid or 0)
            return Outcome(added=[added], conversations=[conversation_of(connection, number)])

        return await self._database.run(write)

    async def rewrite(self, key: int, body: str, stanza_id: str, time: datetime) -> Outcome | None:
        """Replace the text of a message of ours; one that has left is corrected by a new stanza, `stanza_id`.

        None where `key` is no message of ours that has a text of its own.
        """

        def write(connection: sqlite3.Connection) -> Outcome | None:
            row = connection.execute(
                "SELECT * FROM messages WHERE key = ? AND incoming = 0 AND transfer_id = '' AND retracted = 0",
                (key,),
            ).fetchone()
            if row is None:
                return None
            unsent = row["state"] in (MessageState.QUEUED.value, MessageState.FAILED.value) and not row["taken"]
            if unsent and row["current_id"] == row["stanza_id"]:
                connection.execute(
                    "UPDATE messages SET body = ?, state = 'queued', failure = '' WHERE key = ?", (body, key)
                )
            else:
                connection.execute(
                    "UPDATE messages SET body = ?, state = 'queued', failure = '', current_id = ?, edited = ?"
                    " WHERE key = ?",
                    (body, stanza_id, max(to_stamp(time), row["time"] + 1), key),
                )
            return changed_messages(connection, [key])

        return await self._database.run(write)

    async def requeue_failed(self, key: int) -> Outcome | None:
        """FAILED to QUEUED, under the same id; None where it is not FAILED."""

        def write(connection: sqlite3.Connection) -> Outcome | None:
            done = connection.execute(
                "UPDATE messages SET state = 'queued', failure = '', archive_id = ''"
                " WHERE key = ? AND state = 'failed'",
                (key,),
            )
            return changed_messages(connection, [key]) if done.rowcount else None

        return await self._database.run(write)

    async def begin(self, account: Jid, limit: int, rooms: Collection[str] = ()) -> tuple[list[Waiting], Outcome]:
        """The next QUEUED messages, oldest first; they are SENDING from now on. Of rooms, and the people in them, only
        for `rooms` (bare addresses)."""

        def write(connection: sqlite3.Connection) -> tuple[list[Waiting], Outcome]:
            rows = connection.execute(
                f"{_WAITING} {_OPEN} ORDER BY m.key LIMIT ?",
                ("queued", account.bare, json.dumps(list(rooms)), limit),
            ).fetchall()
            keys = [row["key"] for row in rows]
            connection.executemany("UPDATE messages SET state = 'sending' WHERE key = ?", [(key,) for key in keys])
            return [_waiting(row) for row in rows], changed_messages(connection, keys)

        return await self._database.run(write)

    async def sent(self, account: Jid, stanza_ids: Collection[str]) -> Outcome:
        """The server has these: SENDING to SENT."""

        def write(connection: sqlite3.Connection) -> Outcome:
            wanted = set(stanza_ids)
            rows = connection.execute(f"{_WAITING} ORDER BY m.key", ("sending", account.bare)).fetchall()
            # An acknowledged first version is worth knowing even when a correction is already on its way.
            for row in rows:
                if row["stanza_id"] in wanted:
                    connection.execute("UPDATE messages SET taken = 1 WHERE key = ?", (row["key"],))
            keys = [row["key"] for row in rows if row["current_id"] in wanted]
            connection.executemany(
                "UPDATE messages SET state = 'sent', taken = 1 WHERE key = ?", [(key,) for key in keys]
            )
            return changed_messages(connection, keys)

        return await self._database.run(write)

    async def sending(self, account: Jid) -> list[Waiting]:
        """What was put on the wire and never acknowledged, oldest first."""

        def read(connection: sqlite3.Connection) -> list[Waiting]:
            rows = connection.execute(f"{_WAITING} ORDER BY m.key", ("sending", account.bare))
            return [_waiting(row) for row in rows]

        return await self._database.run(read)

    async def requeue(self, account: Jid, keys: Collection[int], *, archive_read: bool) -> Outcome:
        """SENDING back to QUEUED. `archive_read`: the archive would have shown what the server has."""

        def write(connection: sqlite3.Connection) -> Outcome:
            for key in keys:
                if archive_read:
                    # The first version never got there, so there is nothing to correct: send it whole.
                    connection.execute(
                        "UPDATE messages SET current_id = stanza_id, edited = 0"
                        " WHERE key = ? AND state = 'sending' AND taken = 0 AND archive_id = ''",
                        (key,),
                    )
                connection.execute("UPDATE messages SET state = 'queued' WHERE key = ? AND state = 'sending'", (key,))
            return changed_messages(connection, list(keys))

        return await self._database.run(write)


def _waiting(row: sqlite3.Row) -> Waiting:
    corrected = row["current_id"] != row["stanza_id"]
    return Waiting(
        key=row["key"],
        peer=Jid(row["peer"]),
        body=row["body"],
        stanza_id=row["current_id"],
        replaces=row["stanza_id"] if corrected else "",
        reply_id=row["reply_id"],
        reply_to=row["reply_to"],
        quoted=row["quoted"],
        kind=ConversationKind(row["kind"]),
    )


def _reply(
    connection: sqlite3.Connection, account: Jid, peer: Jid, answered: Message, kind: ConversationKind
) -> tuple[str, str, str]:
    """(id, author, quoted) of a reply. In a room, everybody knows a message by the id that the room gave it."""
    author = account.bare if answered.direction is Direction.OUTGOING else peer.full
    if kind is not ConversationKind.ROOM:
        return answered.stanza_id, author, repeated(answered.body)
    row = connection.execute("SELECT archive_id FROM messages WHERE key = ?", (answered.key,)).fetchone()
    name = row["archive_id"] if row is not None else ""
    return name or answered.stanza_id, f"{peer.bare}/{answered.nick}", repeated(answered.body)


def repeated(body: str) -> str:
    """What a reply repeats of a message, for programs that know no replies: its first lines."""
    lines = body[:_REPEATED_LETTERS].split("\n")[:_REPEATED_LINES]
    text = "\n".join(lines).rstrip()
    return text if len(text) == len(body.rstrip()) else text + "…"
