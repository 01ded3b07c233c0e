"""`MessageStanding`: how messages stand: delivered, read (XEP-0184, XEP-0333), come back; what is unread of them."""

import sqlite3
from collections.abc import Callable

from gharial.backend.storage.message_rows import failure_text
from gharial.model.conversation import MessageState
from gharial.model.failures import Failure

RANK = {
    MessageState.QUEUED.value: 0,
    MessageState.SENDING.value: 1,
    MessageState.FAILED.value: 2,
    MessageState.SENT.value: 2,
    MessageState.DELIVERED.value: 3,
    MessageState.READ.value: 4,
}
"""A message never goes back to a state of lower rank. What came in has none."""


class MessageStanding:
    """Writes within one transaction; `note(conversation, key)` hears of each message that looks different now, and
    `touch(conversation)` that another number is unread."""

    def __init__(
        self, connection: sqlite3.Connection, note: Callable[[int, int], None], touch: Callable[[int], None]
    ) -> None:
        self._connection = connection
        self._note = note
        self._touch = touch

    def deliver(self, number: int, stanza_id: str) -> None:
        """The peer's program has our message with that id (XEP-0184)."""
        row = self._connection.execute(
            "SELECT key, state FROM messages WHERE conversation = ? AND current_id = ? AND current_id <> ''"
            " AND incoming = 0 ORDER BY key DESC LIMIT 1",
            (number, stanza_id),
        ).fetchone()
        if row is not None and 0 < RANK[row["state"]] < RANK[MessageState.DELIVERED.value]:
            update(self._connection, row["key"], {"state": MessageState.DELIVERED.value, "taken": 1, "failure": ""})
            self._note(number, row["key"])

    def seen_by_peer(self, number: int, stanza_id: str) -> None:
        """The peer has read ours up to that one (XEP-0333)."""
        target = by_id(self._connection, number, stanza_id, incoming=False)
        if target is None:
            return
        rows = self._connection.execute(
            "SELECT key FROM messages WHERE conversation = ? AND incoming = 0 AND transfer_id = ''"
            " AND state IN ('sent', 'delivered') AND (time, key) <= (?, ?) ORDER BY time, key",
            (number, target["time"], target["key"]),
        )
        for key in [row["key"] for row in rows]:
            update(self._connection, key, {"state": MessageState.READ.value})
            self._note(number, key)
        if target["state"] == MessageState.SENDING.value and target["current_id"] == stanza_id:
            update(self._connection, target["key"], {"state": MessageState.READ.value, "taken": 1})
            self._note(number, target["key"])

    def seen_by_us(self, number: int, stanza_id: str) -> None:
        """Another device of ours has read the peer's up to that one (XEP-0333)."""
        target = by_id(self._connection, number, stanza_id, incoming=True)
        if target is not None:
            self.read_until(number, target["time"], target["key"])

    def read_until(self, number: int, time: int, key: int) -> None:
        """Nothing up to there is unread any more."""
        done = self._connection.execute(
            "UPDATE messages SET unread = 0, quiet = 0 WHERE conversation = ? AND unread = 1 AND (time, key) <= (?, ?)",
            (number, time, key),
        )
        if done.rowcount:
            self._touch(number)

    def bounce(self, number: int, stanza_id: str, failure: Failure) -> None:
        """Our message came back as an error (RFC 6120 §8.3)."""
        row = self._connection.execute(
            "SELECT key, state FROM messages WHERE conversation = ? AND current_id = ? AND current_id <> ''"
            " AND incoming = 0 AND retracted = 0 ORDER BY key DESC LIMIT 1",
            (number, stanza_id),
        ).fetchone()
        # One device of several may refuse what another one took.
        if row is None or row["state"] not in (MessageState.SENDING.value, MessageState.SENT.value):
            return
        update(self._connection, row["key"], {"state": MessageState.FAILED.value, "failure": failure_text(failure)})
        self._note(number, row["key"])


def by_id(connection: sqlite3.Connection, number: int, stanza_id: str, *, incoming: bool) -> sqlite3.Row | None:
    """The latest message in this direction that has this id, by its first version or its present one."""
    for column in ("stanza_id", "current_id"):
        row: sqlite3.Row | None = connection.execute(
            f"SELECT * FROM messages WHERE conversation = ? AND {column} = ? AND {column} <> ''"  # noqa: S608
            " AND incoming = ? ORDER BY key DESC LIMIT 1",
            (number, stanza_id, incoming),
        ).fetchone()
        if row is not None:
            return row
    return None


def update(connection: sqlite3.Connection, key: int, changes: dict[str, str | int]) -> None:
    """Write these columns of the message `key`."""
    if changes:
        columns = ", ".join(f"{column} = ?" for column in changes)
        connection.execute(f"UPDATE messages SET {columns} WHERE key = ?", (*changes.values(), key))  # noqa: S608
