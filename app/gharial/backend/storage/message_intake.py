"""`Intake`: entries into the history, without doubles, each in the right place. One is made for each transaction.

Nothing here trusts an entry beyond its own conversation and direction: a peer can correct its own messages, confirm
ours to it, and nothing else (XEP-0308 §5, XEP-0184 §6).
"""

import logging
import sqlite3
from dataclasses import replace
from datetime import timedelta

from gharial.backend.storage.message_notes import EITHER, MessageNotes, Speaker
from gharial.backend.storage.message_rows import (
    Entry,
    Mode,
    Outcome,
    conversation_id,
    conversation_of,
    message_by_key,
    moderation_text,
    to_stamp,
)
from gharial.backend.storage.message_standing import RANK, MessageStanding, by_id, update
from gharial.model.conversation import ConversationKind, Direction, MessageState
from gharial.model.jid import Jid

log = logging.getLogger(__name__)

# Clients that count their ids from 1 use the same id for other messages on other days.
_SAME_ID_WITHIN = timedelta(hours=1) // timedelta(microseconds=1)
# Servers stamp whole seconds; what comes in order must not be mixed up by that.
_STAMP_GRAIN = timedelta(seconds=2) // timedelta(microseconds=1)
# A clock set back by less than this does not put a new message before the last one.
_CLOCK_STEP = timedelta(minutes=10) // timedelta(microseconds=1)
Places = dict[int, tuple[int, int]]
"""By conversation, (time, key) of a message."""


class Intake:
    """Takes entries of one account, in the order they came, and says what they changed.

    `places` goes from one page of the archive to the next: by conversation, where its last message stands.
    """

    def __init__(self, connection: sqlite3.Connection, account: Jid, mode: Mode, places: Places) -> None:
        self._connection = connection
        self._account = account
        self._mode = mode
        self._added: list[int] = []
        self._changed: dict[int, None] = {}
        self._touched: dict[int, None] = {}
        self._floor = places
        self._notes = MessageNotes(connection, self._note)
        self._standing = MessageStanding(connection, self._note, self._touch)
        self._pages: dict[int, list[int]] = {}
        self._who = EITHER

    def take(self, entry: Entry) -> None:
        """Bring in one entry."""
        # A reaction of somebody we never spoke with says nothing; in the archive, its message may still come.
        about = bool(entry.reacts_to or entry.retracts) and self._mode is not Mode.LIVE
        create = bool(entry.body) or about
        number = conversation_id(self._connection, self._account, entry.peer, create=create, kind=entry.kind)
        if number is None:
            return
        if entry.perhaps_ours and by_id(self._connection, number, entry.stanza_id, incoming=False) is not None:
            entry = replace(entry, direction=Direction.OUTGOING, mentions=False)
        self._who = Speaker(entry.nick, entry.author) if entry.kind is ConversationKind.ROOM else EITHER
        if entry.tombstone:
            for key in self._notes.bury(
                number,
                (entry.archive_id, entry.stanza_id),
                to_stamp(entry.time),
                incoming=entry.direction is Direction.INCOMING,
                who=self._who,
                moderated=moderation_text(entry.moderation),
            ):
                # It still says where the others of its page belong.
                row = self._connection.execute("SELECT time FROM messages WHERE key = ?", (key,)).fetchone()
                self._keep_order(number, key, row["time"])
            return
        if entry.bounced is not None:
            self._standing.bounce(number, entry.stanza_id, entry.bounced)
        elif entry.body:
            if entry.replaces:
                self._correct(number, entry)
            else:
                self._add(number, entry)
        incoming = entry.direction is Direction.INCOMING
        if entry.reacts_to:
            author = self._account.bare
            if incoming:
                author = f"{entry.peer.bare}/{entry.nick}" if entry.kind is ConversationKind.ROOM else entry.peer.full
            self._notes.react(number, entry.reacts_to, author, entry.reactions, to_stamp(entry.time))
        if entry.retracts:
            self._notes.retract(
                number,
                entry.retracts,
                to_stamp(entry.time),
                incoming=incoming,
                who=self._who,
                moderated=moderation_text(entry.moderation),
            )
        for stanza_id in entry.delivered:
            self._standing.deliver(number, stanza_id)
        if entry.displayed and entry.direction is Direction.INCOMING:
            self._standing.seen_by_peer(number, entry.displayed)
        elif entry.displayed:
            self._standing.seen_by_us(number, entry.displayed)

    def outcome(self) -> Outcome:
        """What all entries changed."""
        if self._mode is Mode.HISTORY:
            for number, keys in self._pages.items():
                self._put_before(number, keys)
        outcome = Outcome()
        for key in self._added:
            outcome.added.append(message_by_key(self._connection, key))
        for key in self._changed:
            if key not in self._added:
                outcome.changed[key] = message_by_key(self._connection, key)
        outcome.conversations = [conversation_of(self._connection, number) for number in self._touched]
        if self._added:
            marks = ",".join("?" * len(self._added))
            rows = self._connection.execute(
                f"SELECT key FROM messages WHERE unread = 1 AND key IN ({marks})",  # noqa: S608 - only question marks
                self._added,
            )
            outcome.unread = {row["key"] for row in rows}
        return outcome

    # --- messages -------------------------------------------------------------------------------------------------

    def _add(self, number: int, entry: Entry, edited: int = 0, current_id: str = "") -> None:
        known = self._known(number, entry)
        if known is not None:
            self._merge(number, known, entry)
            return
        incoming = entry.direction is Direction.INCOMING
        history = self._mode is Mode.HISTORY or entry.old
        delivered = MessageState.SENT if entry.kind is not ConversationKind.ROOM else MessageState.DELIVERED
        time = self._place(number, entry)
        cursor = self._connection.execute(
            "INSERT INTO messages (conversation, incoming, body, time, state, stanza_id, current_id, origin_id,"
            " archive_id, edited, taken, delayed, markable, unread, quiet, reply_id, reply_to, quoted,"
            " nick, author, mentions)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                incoming,
                entry.body,
                time,
                (MessageState.RECEIVED if incoming else delivered).value,
                entry.stanza_id,
                current_id or entry.stanza_id,
                entry.origin_id,
                entry.archive_id,
                edited,
                entry.delayed,
                entry.markable,
                incoming and not history,
                incoming and history,
                entry.reply_id,
                entry.reply_to,
                entry.quoted,
                entry.nick,
                entry.author,
                entry.mentions,
            ),
        )
        key = cursor.lastrowid or 0
        names = (entry.stanza_id, entry.origin_id, entry.archive_id if self._who.in_room else "")
        self._notes.apply_waiting(number, key, names, incoming=incoming, who=self._who, archive_id=names[2])
        self._floor[number] = max((time, key), self._floor.get(number, (0, 0)))
        self._pages.setdefault(number, []).append(key)
        self._added.append(key)
        self._touched[number] = None
        if not incoming and not history:
            # Who answers on another device has read there what came before.
            self._standing.read_until(number, time, key)

    def _known(self, number: int, entry: Entry) -> sqlite3.Row | None:
        incoming = entry.direction is Direction.INCOMING
        if entry.archive_id:
            row: sqlite3.Row | None = self._connection.execute(
                "SELECT * FROM messages WHERE conversation = ? AND archive_id = ? AND archive_id <> ''",
                (number, entry.archive_id),
            ).fetchone()
            if row is not None:
                return row
        if not entry.stanza_id:
            return self._said_before(number, entry) if self._who.in_room and not entry.archive_id else None
        rows = self._connection.execute(
            "SELECT * FROM messages WHERE conversation = ? AND stanza_id = ? AND stanza_id <> '' AND incoming = ?"
            " ORDER BY key DESC",
            (number, entry.stanza_id, incoming),
        )
        stamp = to_stamp(entry.time)
        for row in rows:
            if incoming and not self._who.wrote(row):
                continue
            if row["origin_id"] and row["origin_id"] in (entry.origin_id, entry.stanza_id):
                return row
            if row["archive_id"] and entry.archive_id and not row["edited"]:
                continue
            if (
                row["edited"]
                or row["retracted"]
                or (row["body"] == entry.body and abs(row["time"] - stamp) <= _SAME_ID_WITHIN)
            ):
                return row
        return None

    def _said_before(self, number: int, entry: Entry) -> sqlite3.Row | None:
        """A room that gives no ids tells its past again with each visit."""
        stamp = to_stamp(entry.time)
        row: sqlite3.Row | None = self._connection.execute(
            "SELECT * FROM messages WHERE conversation = ? AND time BETWEEN ? AND ? AND body = ? AND nick = ?",
            (number, stamp - _STAMP_GRAIN, stamp + _STAMP_GRAIN, entry.body, entry.nick),
        ).fetchone()
        return row if entry.delayed else None

    def _merge(self, number: int, row: sqlite3.Row, entry: Entry) -> None:
        """What a second copy of a message adds to the first."""
        key, time, stamp = row["key"], row["time"], to_stamp(entry.time)
        changes: dict[str, str | int] = {}
        if entry.archive_id and not row["archive_id"]:
            changes["archive_id"] = entry.archive_id
        if row["edited"] and entry.archive_id and stamp < time and row["archive_id"] != entry.archive_id:
            # The correction had come first; now the message itself shows where it belongs.
            changes["archive_id"] = entry.archive_id
            changes["time"] = time = stamp
            self._changed[key] = None
        if self._who.in_room and changes.get("archive_id"):
            self._notes.rename(number, (row["stanza_id"], row["origin_id"]), entry.archive_id)
        taken_as = _taken_as(entry)
        if row["state"] == MessageState.SENDING.value:
            changes["taken"] = 1
        if row["current_id"] == row["stanza_id"] and 0 < RANK.get(row["state"], 9) < RANK[taken_as]:
            changes |= {"state": taken_as, "taken": 1, "failure": ""}
            self._changed[key] = None
        if row["quiet"] and self._mode is Mode.LIVE:
            # Waiting for us at the server, so it is news, though the archive was quicker.
            changes |= {"quiet": 0, "unread": 1}
            self._touched[number] = None
        time = self._keep_order(number, key, time)
        update(self._connection, key, changes)
        if self._mode is Mode.CATCH_UP and not row["incoming"]:
            self._standing.read_until(number, time, key)
        if key in self._changed:
            self._touched[number] = None

    def _keep_order(self, number: int, key: int, time: int) -> int:
        """A message known already, where the archive has it: after the one before it, if the stamps leave that open."""
        floor = self._floor.get(number, (0, 0))
        if self._mode is not Mode.LIVE and (time, key) < floor and floor[0] - time < _STAMP_GRAIN:
            time = floor[0] + 1
            update(self._connection, key, {"time": time})
            self._note(number, key)
        self._floor[number] = max((time, key), floor)
        self._pages.setdefault(number, []).append(key)
        return time

    def _put_before(self, number: int, keys: list[int]) -> None:
        """An older page goes before what was there, where whole seconds would mix the two."""
        page = set(keys)
        oldest = self._connection.execute(
            "SELECT time, key FROM messages WHERE conversation = ? ORDER BY time, key LIMIT ?", (number, len(page) + 1)
        )
        before = next(((row["time"], row["key"]) for row in oldest if row["key"] not in page), None)
        for key in reversed(keys):
            if before is None:
                return
            time = self._connection.execute("SELECT time FROM messages WHERE key = ?", (key,)).fetchone()["time"]
            if (time, key) > before and time - before[0] < _STAMP_GRAIN:
                time = before[0] - 1
                update(self._connection, key, {"time": time})
            before = min((time, key), before)

    def _place(self, number: int, entry: Entry) -> int:
        stamp = to_stamp(entry.time)
        if self._mode is Mode.LIVE:
            last = self._connection.execute(
                "SELECT max(time) FROM messages WHERE conversation = ?", (number,)
            ).fetchone()[0]
            if last is not None and 0 < last - stamp < (_STAMP_GRAIN if entry.delayed else _CLOCK_STEP):
                stamp = last
        elif 0 < (floor := self._floor.get(number, (0, 0))[0]) - stamp < _STAMP_GRAIN:
            stamp = floor
        return stamp

    def _correct(self, number: int, entry: Entry) -> None:
        if entry.replaces == entry.stanza_id:
            log.info("a correction that names itself was refused")
            return
        incoming = entry.direction is Direction.INCOMING
        row = by_id(self._connection, number, entry.replaces, incoming=incoming)
        stranger = incoming and row is not None and not self._who.wrote(row)
        if stranger or by_id(self._connection, number, entry.replaces, incoming=not incoming) is not None:
            log.info("a correction of somebody else's message was refused")
            return
        stamp = to_stamp(entry.time)
        if row is not None and row["retracted"]:
            # What was taken back stays so.
            return
        if row is None:
            # The message itself is not here: its text must not be lost, so the correction takes its place.
            self._add(number, replace(entry, stanza_id=entry.replaces, origin_id=""), stamp, entry.stanza_id)
            return
        if not incoming and row["current_id"] == entry.stanza_id:
            taken_as = _taken_as(entry)
            if 0 < RANK.get(row["state"], 9) < RANK[taken_as]:
                update(self._connection, row["key"], {"state": taken_as, "taken": 1})
                self._note(number, row["key"])
            return
        if stamp < row["time"] and self._mode is Mode.LIVE:
            stamp = row["time"]
        if stamp <= row["edited"] or row["state"] in (MessageState.QUEUED.value, MessageState.SENDING.value):
            return
        changes: dict[str, str | int] = {"body": entry.body, "edited": stamp, "current_id": entry.stanza_id}
        if entry.reply_id:
            changes |= {"reply_id": entry.reply_id, "reply_to": entry.reply_to, "quoted": entry.quoted}
        update(self._connection, row["key"], changes)
        self._note(number, row["key"])

    # --- rows -----------------------------------------------------------------------------------------------------

    def _touch(self, number: int) -> None:
        self._touched[number] = None

    def _note(self, number: int, key: int) -> None:
        self._changed[key] = None
        self._touched[number] = None


def _taken_as(entry: Entry) -> str:
    """What a copy of our own message proves: our server has it, or when it comes from a room, everybody there."""
    state = MessageState.DELIVERED if entry.kind is ConversationKind.ROOM else MessageState.SENT
    return state.value
