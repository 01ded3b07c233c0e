"""`MessageNotes`: what people attach to messages: reactions (XEP-0444), retractions (XEP-0424, XEP-0425).

Both name a message that may not be here yet, because older pages of the archive come later than newer ones; so both
are kept by that name and count as soon as it is.
"""

import json
import logging
import sqlite3
from collections.abc import Callable, Sequence

from gharial.model.value import dataclass

log = logging.getLogger(__name__)

_MOST_WAITING = 1000
"""Retractions of unknown messages that one conversation keeps."""
_BY_THE_ROOM = "\n"
"""Before the names of messages that a room itself takes back: those of people have something before the break."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something in a room: a nick, and where the room gives one an id that outlasts it (XEP-0421).

    Elsewhere the direction alone tells who speaks.
    """

    nick: str = ""
    author: str = ""
    in_room: bool = True

    def wrote(self, row: sqlite3.Row) -> bool:
        """The message in `row` is theirs."""
        if not self.in_room:
            return True
        if self.author and row["author"]:
            return bool(self.author == row["author"])
        return bool(self.nick == row["nick"])

    def waiting_name(self, target: str) -> str:
        """How something they said about a message that is not here is kept apart from what others say of it."""
        who = (self.author or self.nick) if self.in_room else ""
        # No address, and so no nick, has a line break in it.
        return f"{who}\n{target}" if who else target


EITHER = Speaker(in_room=False)
"""Of two who speak with each other, the one that the direction tells."""


class MessageNotes:
    """Writes within one transaction; `note(conversation, key)` hears of each message that looks different now."""

    def __init__(self, connection: sqlite3.Connection, note: Callable[[int, int], None]) -> None:
        self._connection = connection
        self._note = note

    def react(self, number: int, target: str, author: str, emoji: Sequence[str], stamp: int) -> None:
        """The author has exactly these reactions under a message now, unless something later was said already."""
        done = self._connection.execute(
            "INSERT INTO reactions (conversation, target, author, emoji, time) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (conversation, target, author) DO UPDATE SET emoji = excluded.emoji, time = excluded.time"
            " WHERE excluded.time >= time",
            (number, target, author, json.dumps(list(emoji), ensure_ascii=False), stamp),
        )
        if done.rowcount:
            for row in self._named(number, target):
                self._note(number, row["key"])

    def retract(
        self, number: int, target: str, stamp: int, *, incoming: bool, who: Speaker = EITHER, moderated: str = ""
    ) -> None:
        """A message is taken back by its author: of messages in this direction alone (XEP-0424 §6), in a room of that
        person alone; with `moderated`, the room itself takes back whatever it gave this id (XEP-0425)."""
        named = self._named(number, target)
        if moderated:
            rows = [row for row in named if row["archive_id"] == target]
            for row in rows:
                self.empty(number, row, stamp, moderated)
            if not rows:
                self._wait(number, _BY_THE_ROOM + target, stamp, moderated=moderated)
            return
        rows = [row for row in named if bool(row["incoming"]) is incoming and who.wrote(row)]
        if rows:
            # Clients that count their ids from 1 use one again; only the latest message can be meant.
            self.empty(number, rows[0], stamp)
            return
        if named:
            log.info("a retraction of somebody else's message was refused")
            return
        self._wait(number, who.waiting_name(target), stamp, incoming=incoming)

    def bury(
        self,
        number: int,
        names: tuple[str, str],
        stamp: int,
        *,
        incoming: bool,
        who: Speaker = EITHER,
        moderated: str = "",
    ) -> list[int]:
        """The archive has only a tombstone left under these `names`, its own and the sender's (XEP-0424 §5.2): the
        message that we hold goes as well. Where we know it by the sender's name alone, it must be the same sender's.
        Returns its key."""
        archive_id, stanza_id = names
        rows = self._connection.execute(
            "SELECT key, stanza_id, archive_id, retracted FROM messages"
            " WHERE conversation = ? AND archive_id <> '' AND archive_id = ?",
            (number, archive_id),
        ).fetchall()
        if not rows and not moderated:
            named = self._named(number, stanza_id)
            rows = [
                row for row in named if bool(row["incoming"]) is incoming and not row["archive_id"] and who.wrote(row)
            ][:1]
        for row in rows:
            self.empty(number, row, stamp, moderated)
        return [row["key"] for row in rows]

    def _wait(self, number: int, name: str, stamp: int, *, incoming: bool = True, moderated: str = "") -> None:
        waiting = self._connection.execute(
            "SELECT count(*) FROM retractions WHERE conversation = ?", (number,)
        ).fetchone()[0]
        if waiting < _MOST_WAITING:
            self._connection.execute(
                "INSERT OR IGNORE INTO retractions (conversation, target, incoming, time, moderated)"
                " VALUES (?, ?, ?, ?, ?)",
                (number, name, incoming, stamp, moderated),
            )

    def rename(self, number: int, old: Sequence[str], new: str) -> None:
        """A room has given a message its own id: reactions that named it otherwise go with it."""
        for name in {one for one in old if one and one != new}:
            self._connection.execute(
                "UPDATE OR REPLACE reactions SET target = ? WHERE conversation = ? AND target = ?", (new, number, name)
            )

    def apply_waiting(
        self,
        number: int,
        key: int,
        names: Sequence[str],
        *,
        incoming: bool,
        who: Speaker = EITHER,
        archive_id: str = "",
    ) -> None:
        """A message came: it may have been taken back before, by its author, or by the room that gave it the id
        `archive_id`."""
        self._apply_moderation(number, key, archive_id)
        for name in {who.waiting_name(one) for one in names if one}:
            row = self._connection.execute(
                "SELECT r.time AS since, m.time AS sent FROM retractions r, messages m"
                " WHERE m.key = ? AND r.conversation = ? AND r.target = ? AND r.incoming = ?",
                (key, number, name, incoming),
            ).fetchone()
            # A retraction older than the message was for another one with the same id.
            if row is not None and row["since"] >= row["sent"]:
                self._forget(key, row["since"])
                self._connection.execute(
                    "DELETE FROM retractions WHERE conversation = ? AND target = ? AND incoming = ?",
                    (number, name, incoming),
                )

    def _apply_moderation(self, number: int, key: int, archive_id: str) -> None:
        name = _BY_THE_ROOM + archive_id
        row = self._connection.execute(
            "SELECT time, moderated FROM retractions WHERE conversation = ? AND target = ? AND incoming = 1",
            (number, name),
        ).fetchone()
        if row is not None and archive_id:
            self._forget(key, row["time"], row["moderated"])
            self._connection.execute(
                "DELETE FROM retractions WHERE conversation = ? AND target = ? AND incoming = 1", (number, name)
            )

    def empty(self, number: int, row: sqlite3.Row, stamp: int, moderated: str = "") -> None:
        """Only the place of a message is left; what answers repeat of it goes as well."""
        if row["retracted"]:
            return
        self._forget(row["key"], stamp, moderated)
        self._note(number, row["key"])
        for answer in self._connection.execute(
            "SELECT key FROM messages WHERE conversation = ? AND reply_id IN (?, ?) AND reply_id <> ''",
            (number, row["stanza_id"], row["archive_id"]),
        ).fetchall():
            self._connection.execute("UPDATE messages SET quoted = '' WHERE key = ?", (answer["key"],))
            self._note(number, answer["key"])

    def _forget(self, key: int, stamp: int, moderated: str = "") -> None:
        self._connection.execute(
            "UPDATE messages SET body = '', quoted = '', failure = '', unread = 0, quiet = 0, retracted = ?,"
            " moderated = ? WHERE key = ?",
            (max(1, stamp), moderated, key),
        )

    def _named(self, number: int, target: str) -> list[sqlite3.Row]:
        """By the id of their first version or by their origin id, in a room also by the room's; the latest first."""
        rows: list[sqlite3.Row] = self._connection.execute(
            "SELECT key, incoming, stanza_id, retracted, nick, author, archive_id FROM messages"
            " WHERE conversation = ? AND stanza_id <> '' AND stanza_id = ?"
            " UNION SELECT key, incoming, stanza_id, retracted, nick, author, archive_id FROM messages"
            " WHERE conversation = ? AND origin_id <> '' AND origin_id = ?"
            " UNION SELECT m.key, m.incoming, m.stanza_id, m.retracted, m.nick, m.author, m.archive_id FROM messages m"
            " JOIN conversations c ON c.id = m.conversation AND c.kind = 'room'"
            " WHERE m.conversation = ? AND m.archive_id <> '' AND m.archive_id = ? ORDER BY key DESC",
            (number, target, number, target, number, target),
        ).fetchall()
        return rows
