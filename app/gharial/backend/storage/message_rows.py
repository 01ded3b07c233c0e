"""Rows of the history as values: what is read from it (`Message`) and what is handed to it (`Entry`)."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import field
from datetime import UTC, datetime, timedelta
from enum import Enum

from gharial.model.conversation import (
    Conversation,
    ConversationKind,
    Direction,
    Message,
    MessageState,
    Moderation,
    Quote,
    Reaction,
)
from gharial.model.failures import Failure, from_record, to_record
from gharial.model.jid import Jid
from gharial.model.value import dataclass

SELECT_MESSAGES = (
    "SELECT m.key, c.account, c.peer, m.incoming, m.body, m.time, m.state, m.stanza_id, m.edited, m.transfer_id,"
    " m.failure, m.delayed, m.retracted, m.moderated, m.reply_id, m.quoted, m.nick, m.mentions, q.key AS quote_key,"
    " substr(q.body, 1, 500) AS quote_body, q.incoming AS quote_incoming, q.retracted AS quote_retracted,"
    " q.nick AS quote_nick,"
    " (SELECT json_group_array(json_array(r.author, json(r.emoji), r.time)) FROM reactions r"
    "  WHERE r.conversation = m.conversation AND r.target <> '' AND r.target IN (m.stanza_id, m.origin_id,"
    "   CASE c.kind WHEN 'room' THEN m.archive_id ELSE '' END))"
    " AS reactions"
    " FROM messages m JOIN conversations c ON c.id = m.conversation"
    " LEFT JOIN messages q ON m.reply_id <> '' AND q.key = coalesce("
    # In a room, others are named by the id that the room gave them (XEP-0461 §3.1).
    "CASE c.kind WHEN 'room' THEN (SELECT max(a.key) FROM messages a WHERE a.conversation = m.conversation"
    " AND a.archive_id = m.reply_id AND a.archive_id <> '' AND a.key <> m.key) END,"
    " (SELECT max(o.key) FROM messages o WHERE o.conversation = m.conversation"
    " AND o.stanza_id = m.reply_id AND o.stanza_id <> '' AND o.key <> m.key))"
)
"""The head of every query whose rows go to `message_of`; a WHERE follows."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Mode(Enum):
    """Where entries come from: the stream, the archive since we were last here, or the archive's older pages."""

    LIVE = "live"
    CATCH_UP = "catch-up"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one stanza means for the history. `peer` names the conversation; a field that does not apply is empty."""

    peer: Jid
    direction: Direction
    time: datetime
    body: str = ""
    stanza_id: str = ""
    origin_id: str = ""
    archive_id: str = ""
    replaces: str = ""
    """The stanza id of the message that `body` corrects (XEP-0308)."""
    delayed: bool = False
    markable: bool = False
    delivered: tuple[str, ...] = ()
    """Ids that the sender has received (XEP-0184, and XEP-0333 "received")."""
    displayed: str = ""
    """The id up to which the sender has seen the conversation (XEP-0333)."""
    bounced: Failure | None = None
    """Our message `stanza_id` came back."""
    reply_id: str = ""
    """The stanza id of the message that `body` answers (XEP-0461)."""
    reply_to: str = ""
    """Who is said to have written that one."""
    quoted: str = ""
    """What of it the answer repeats."""
    reacts_to: str = ""
    """The stanza id of the message under which the sender has exactly these `reactions` now (XEP-0444)."""
    reactions: tuple[str, ...] = ()
    retracts: str = ""
    """The stanza id of a message that its author takes back (XEP-0424)."""
    kind: ConversationKind = ConversationKind.PERSON
    nick: str = ""
    """In a room: what the sender is called."""
    author: str = ""
    """In a room that gives them: the id by which it knows the sender under every nick (XEP-0421)."""
    perhaps_ours: bool = False
    """In a room: it is said under our nick, and ours if we have sent one with this id."""
    mentions: bool = False
    old: bool = False
    """It came live, but as a room's past, which is no news."""
    moderation: Moderation | None = None
    """`retracts` is the room's word about anybody's message (XEP-0425), by the id the room gave it."""
    tombstone: bool = False
    """The archive has only the place of this very message left (XEP-0424 §5.2)."""


@dataclass(slots=True)
class Outcome:
    """What entries changed: messages, and the conversations they belong to as they now stand."""

    added: list[Message] = field(default_factory=list)
    changed: dict[int, Message] = field(default_factory=dict)
    conversations: list[Conversation] = field(default_factory=list)
    unread: set[int] = field(default_factory=set)
    """Keys of `added` that nobody has read yet."""


def to_stamp(time: datetime) -> int:
    """Microseconds since 1970."""
    return (time - _EPOCH) // timedelta(microseconds=1)


def from_stamp(stamp: int) -> datetime:
    """The opposite of `to_stamp`."""
    return _EPOCH + timedelta(microseconds=stamp)


def message_of(row: sqlite3.Row) -> Message:
    """A row of SELECT_MESSAGES."""
    return Message(
        key=row["key"],
        account=Jid(row["account"]),
        peer=Jid(row["peer"]),
        direction=Direction.INCOMING if row["incoming"] else Direction.OUTGOING,
        body=row["body"],
        time=from_stamp(row["time"]),
        state=MessageState(row["state"]),
        stanza_id=row["stanza_id"],
        edited=bool(row["edited"]),
        transfer_id=row["transfer_id"],
        failure=failure_of(row["failure"]),
        delayed=bool(row["delayed"]),
        quote=_quote_of(row),
        reactions=_reactions_of(row["reactions"]) if not row["retracted"] else (),
        retracted=bool(row["retracted"]),
        moderation=Moderation(*json.loads(row["moderated"])) if row["moderated"] else None,
        nick=row["nick"],
        mentions_us=bool(row["mentions"]) and not row["retracted"],
    )


def _quote_of(row: sqlite3.Row) -> Quote | None:
    if not row["reply_id"] or row["retracted"]:
        return None
    if row["quote_key"] is None:
        return Quote(row["quoted"])
    direction = Direction.INCOMING if row["quote_incoming"] else Direction.OUTGOING
    return Quote(row["quote_body"], direction, row["quote_key"], bool(row["quote_retracted"]), row["quote_nick"])


def _reactions_of(text: str) -> tuple[Reaction, ...]:
    who: dict[str, dict[str, None]] = {}
    for author, emoji, _time in sorted(json.loads(text), key=lambda one: one[2]):
        for each in emoji:
            who.setdefault(each, {})[author] = None
    return tuple(Reaction(emoji, tuple(Jid(author) for author in authors)) for emoji, authors in who.items())


def message_by_key(connection: sqlite3.Connection, key: int) -> Message:
    """The message with this key. Raises KeyError."""
    row = connection.execute(f"{SELECT_MESSAGES} WHERE m.key = ?", (key,)).fetchone()
    if row is None:
        raise KeyError(key)
    return message_of(row)


def conversation_id(
    connection: sqlite3.Connection,
    account: Jid,
    peer: Jid,
    *,
    create: bool,
    kind: ConversationKind = ConversationKind.PERSON,
) -> int | None:
    """The row of a conversation; None where there is none and none is to be made, of that `kind`."""
    names = (account.bare, peer.full)
    row = connection.execute("SELECT id FROM conversations WHERE account = ? AND peer = ?", names).fetchone()
    if row is not None:
        return int(row["id"])
    if not create:
        return None
    return connection.execute(
        "INSERT INTO conversations (account, peer, kind) VALUES (?, ?, ?)", (*names, kind.value)
    ).lastrowid


def conversation_of(connection: sqlite3.Connection, number: int) -> Conversation:
    """A conversation as it now stands."""
    row = connection.execute("SELECT account, peer, draft, kind FROM conversations WHERE id = ?", (number,)).fetchone()
    unread, mentions = connection.execute(
        "SELECT count(*), total(mentions) FROM messages WHERE conversation = ? AND unread = 1", (number,)
    ).fetchone()
    last = connection.execute(
        f"{SELECT_MESSAGES} WHERE m.conversation = ? ORDER BY m.time DESC, m.key DESC LIMIT 1", (number,)
    ).fetchone()
    return Conversation(
        account=Jid(row["account"]),
        peer=Jid(row["peer"]),
        unread=unread,
        last=message_of(last) if last is not None else None,
        draft=row["draft"],
        kind=ConversationKind(row["kind"]),
        mentions=int(mentions),
    )


def changed_messages(connection: sqlite3.Connection, keys: Iterable[int]) -> Outcome:
    """The outcome of a change to these messages."""
    outcome = Outcome()
    numbers: dict[int, None] = {}
    for key in keys:
        outcome.changed[key] = message_by_key(connection, key)
        row = connection.execute("SELECT conversation FROM messages WHERE key = ?", (key,)).fetchone()
        numbers[row["conversation"]] = None
    outcome.conversations = [conversation_of(connection, number) for number in numbers]
    return outcome


def moderation_text(moderation: Moderation | None) -> str:
    """Who took something back and why, as it is kept; empty where no moderator did."""
    return json.dumps([moderation.by, moderation.reason]) if moderation is not None else ""


def failure_text(failure: Failure) -> str:
    """A failure as it is kept."""
    return json.dumps(to_record(failure))


def failure_of(text: str) -> Failure | None:
    """The opposite of `failure_text`; empty text is no failure."""
    return from_record(json.loads(text)) if text else None
