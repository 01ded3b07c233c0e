"""`MessageStore`: the history of all conversations, with search, drafts and unread counts."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from gharial.backend.storage.database import Database
from gharial.backend.storage.message_intake import Intake, Places
from gharial.backend.storage.message_rows import (
    SELECT_MESSAGES,
    Entry,
    Mode,
    Outcome,
    conversation_id,
    conversation_of,
    message_by_key,
    message_of,
    to_stamp,
)
from gharial.model.conversation import Conversation, ConversationKind, Direction, Message, MessageState
from gharial.model.jid import Jid

_LONGEST_QUERY = 1000
_MOST_WORDS = 32


class MessageStore:
    """Reads and writes the history; what waits to be sent is `Outbox`'s, the archive's positions `ArchiveMarks`'."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def conversations(self) -> list[Conversation]:
        """All of them, in no order."""

        def read(connection: sqlite3.Connection) -> list[Conversation]:
            numbers = [row["id"] for row in connection.execute("SELECT id FROM conversations")]
            return [conversation_of(connection, number) for number in numbers]

        return await self._database.run(read)

    async def take(self, account: Jid, entries: Sequence[Entry], mode: Mode, places: Places | None = None) -> Outcome:
        """Bring entries in, in their order, as one transaction. Pages of the archive that follow one another share
        `places`, an empty mapping at first."""

        def write(connection: sqlite3.Connection) -> Outcome:
            intake = Intake(connection, account, mode, {} if places is None else places)
            for entry in entries:
                intake.take(entry)
            return intake.outcome()

        return await self._database.run(write)

    async def page(self, account: Jid, peer: Jid, before: Message | None, limit: int) -> list[Message]:
        """The last messages, or the last before one; oldest first."""

        def read(connection: sqlite3.Connection) -> list[Message]:
            number = conversation_id(connection, account, peer, create=False)
            if number is None:
                return []
            condition, values = "", [number]
            if before is not None:
                condition, values = " AND (m.time, m.key) < (?, ?)", [number, to_stamp(before.time), before.key]
            rows = connection.execute(
                f"{SELECT_MESSAGES} WHERE m.conversation = ?{condition} ORDER BY m.time DESC, m.key DESC LIMIT ?",
                (*values, limit),
            ).fetchall()
            return [message_of(row) for row in reversed(rows)]

        return await self._database.run(read)

    async def message(self, key: int) -> Message | None:
        """One by its number."""

        def read(connection: sqlite3.Connection) -> Message | None:
            row = connection.execute(f"{SELECT_MESSAGES} WHERE m.key = ?", (key,)).fetchone()
            return message_of(row) if row is not None else None

        return await self._database.run(read)

    async def archive_id(self, key: int) -> str:
        """The id that an archive gave to one; empty where none did."""

        def read(connection: sqlite3.Connection) -> str:
            row = connection.execute("SELECT archive_id FROM messages WHERE key = ?", (key,)).fetchone()
            return str(row["archive_id"]) if row is not None else ""

        return await self._database.run(read)

    async def search(self, text: str, account: Jid | None, peer: Jid | None, limit: int) -> list[Message]:
        """Messages with words that begin like all words of `text`; latest first."""
        query = match_expression(text)
        if not query:
            return []

        def read(connection: sqlite3.Connection) -> list[Message]:
            conditions, values = "", [query]
            for column, jid in (("c.account", account), ("c.peer", peer)):
                if jid is not None:
                    conditions += f" AND {column} = ?"
                    values.append(jid.full)
            # Which ones are the latest is found first; only those are read with all that belongs to them.
            latest = (
                "SELECT m.key FROM messages m JOIN conversations c ON c.id = m.conversation"  # noqa: S608
                " WHERE m.key IN (SELECT rowid FROM message_words WHERE message_words MATCH ?)"
                f"{conditions} ORDER BY m.time DESC, m.key DESC LIMIT ?"
            )
            rows = connection.execute(
                f"{SELECT_MESSAGES} WHERE m.key IN ({latest}) ORDER BY m.time DESC, m.key DESC", (*values, limit)
            ).fetchall()
            return [message_of(row) for row in rows]

        return await self._database.run(read)

    async def mark_read(self, account: Jid, peer: Jid) -> tuple[Conversation, str] | None:
        """Everything has been seen. Returns the conversation and the id to mark as displayed, "" for none; None where
        nothing was unread."""

        def write(connection: sqlite3.Connection) -> tuple[Conversation, str] | None:
            number = conversation_id(connection, account, peer, create=False)
            if number is None:
                return None
            newest = connection.execute(
                "SELECT markable, current_id FROM messages WHERE conversation = ? AND unread = 1"
                " AND transfer_id = '' ORDER BY time DESC, key DESC LIMIT 1",
                (number,),
            ).fetchone()
            connection.execute(
                "UPDATE messages SET quiet = 0 WHERE conversation = ? AND quiet = 1",
                (number,),
            )
            done = connection.execute("UPDATE messages SET unread = 0 WHERE conversation = ? AND unread = 1", (number,))
            if not done.rowcount:
                return None
            marker = newest["current_id"] if newest is not None and newest["markable"] else ""
            return conversation_of(connection, number), marker

        return await self._database.run(write)

    async def keep_draft(
        self, account: Jid, peer: Jid, text: str, kind: ConversationKind = ConversationKind.PERSON
    ) -> Conversation:
        """Keep what stands in the input."""

        def write(connection: sqlite3.Connection) -> Conversation:
            number = conversation_id(connection, account, peer, create=True, kind=kind) or 0
            connection.execute("UPDATE conversations SET draft = ? WHERE id = ?", (text, number))
            return conversation_of(connection, number)

        return await self._database.run(write)

    async def begin_room(self, account: Jid, room: Jid) -> Conversation:
        """The conversation of a room, made or made one now."""

        def write(connection: sqlite3.Connection) -> Conversation:
            number = conversation_id(connection, account, room, create=True, kind=ConversationKind.ROOM) or 0
            connection.execute("UPDATE conversations SET kind = 'room' WHERE id = ?", (number,))
            return conversation_of(connection, number)

        return await self._database.run(write)

    async def owe_marker(self, account: Jid, peer: Jid, stanza_id: str) -> None:
        """Remember a "displayed" marker that is still to be sent; "" when it was."""

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE conversations SET marker_due = ? WHERE account = ? AND peer = ?",
                (stanza_id, account.bare, peer.full),
            )

        await self._database.run(write)

    async def owed_markers(self, account: Jid) -> list[tuple[Jid, str]]:
        """(peer, id) of the markers still to be sent."""

        def read(connection: sqlite3.Connection) -> list[tuple[Jid, str]]:
            rows = connection.execute(
                "SELECT peer, marker_due FROM conversations WHERE account = ? AND marker_due <> ''", (account.bare,)
            )
            return [(Jid(row["peer"]), row["marker_due"]) for row in rows]

        return await self._database.run(read)

    async def add_transfer(
        self,
        account: Jid,
        peer: Jid,
        direction: Direction,
        name: str,
        time: datetime,
        transfer_id: str,
        kind: ConversationKind = ConversationKind.PERSON,
        *,
        asked_for: bool = False,
    ) -> tuple[Message, Conversation] | None:
        """A file's row; None where it is there already. What the user asked for is no news to them."""
        incoming = direction is Direction.INCOMING
        state = MessageState.RECEIVED if incoming else MessageState.SENT

        def write(connection: sqlite3.Connection) -> tuple[Message, Conversation] | None:
            if connection.execute(
                "SELECT 1 FROM messages WHERE transfer_id = ? AND transfer_id <> ''", (transfer_id,)
            ).fetchone():
                return None
            number = conversation_id(connection, account, peer, create=True, kind=kind) or 0
            cursor = connection.execute(
                "INSERT INTO messages (conversation, incoming, body, time, state, transfer_id, taken, unread)"
                " VALUES (?, ?, ?, ?, ?, ?, 1, ?)",
                (number, incoming, name, to_stamp(time), state.value, transfer_id, incoming and not asked_for),
            )
            return message_by_key(connection, cursor.lastrowid or 0), conversation_of(connection, number)

        return await self._database.run(write)


def match_expression(text: str) -> str:
    """`text` as an FTS5 query: every word quoted, as a beginning; "" where it has no word."""
    words = [word.replace("\0", "").replace('"', '""') for word in text[:_LONGEST_QUERY].split()]
    # The tokenizer sees letters and digits alone; a phrase without any would match nothing or everything.
    return " ".join(f'"{word}"*' for word in words[:_MOST_WORDS] if any(char.isalnum() for char in word))
