"""A conversation, and one message in it."""

from datetime import datetime
from enum import Enum

from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.model.value import dataclass


class Direction(Enum):
    """From our point of view; what another device of ours sent is OUTGOING."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class MessageState(Enum):
    """QUEUED waits for the connection; SENT was taken by our server; DELIVERED is XEP-0184, READ XEP-0333."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
    RECEIVED = "received"


class ConversationKind(Enum):
    """With a contact or stranger; in a room; with one occupant of a room."""

    PERSON = "person"
    ROOM = "room"
    OCCUPANT = "occupant"


class Composing(Enum):
    """Chat states (XEP-0085) as far as they are shown."""

    ACTIVE = "active"
    COMPOSING = "composing"
    PAUSED = "paused"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Quote:
    """What a message answers (XEP-0461)."""

    body: str
    """The beginning of it, from our own history; where it is not there, what the answer says it quotes."""
    direction: Direction | None = None
    """Who wrote it; None where it is not in our history, so that `body` is only the answerer's word."""
    key: int = 0
    """Its number in the local history, 0 where it is not there."""
    retracted: bool = False
    nick: str = ""
    """In a room: who wrote it, as they were called then."""


@dataclass(frozen=True, slots=True)
class Moderation:
    """That a room's moderator took a message back (XEP-0425), by the room's own word."""

    by: str = ""
    """The moderator's nick; empty where the room does not say."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reaction:
    """One emoji under a message (XEP-0444) and who gave it, bare and without doubles, the first one first.

    In a room, others are room/nick, and we are our account.
    """

    emoji: str
    who: tuple[Jid, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """Snapshot of one entry of a conversation. `account` and `peer` are bare; `peer` is room/nick in a private
    conversation with somebody in a room, and in the room itself the room's address.

    `key` is its number in the local history: unique, never reused, and not an order (use `time`, then `key`).
    """

    key: int
    account: Jid
    peer: Jid
    direction: Direction
    body: str
    time: datetime
    """Aware, UTC: when it was sent, by the best stamp there is."""
    state: MessageState
    stanza_id: str = ""
    """The stanza's own id: what corrections, receipts and markers name (XEP-0308, 0184, 0333)."""
    edited: bool = False
    transfer_id: str = ""
    """Set on a file's row: the transfer it shows; `body` is then the file's name."""
    failure: Failure | None = None
    delayed: bool = False
    """It came later than it was sent (XEP-0203 or the older jabber:x:delay)."""
    quote: Quote | None = None
    reactions: tuple[Reaction, ...] = ()
    retracted: bool = False
    """It was taken back, by its author (XEP-0424) unless `moderation` says otherwise; `body` is empty."""
    moderation: Moderation | None = None
    nick: str = ""
    """In a room: what its author was called there then; our own messages carry our own."""
    mentions_us: bool = False
    """In a room: it has our nick in it, or points at us (XEP-0372)."""

    @property
    def answerable(self) -> bool:
        """It has a name by which an answer or a reaction can point at it."""
        return bool(self.stanza_id) and not self.transfer_id and not self.retracted


@dataclass(frozen=True, slots=True)
class Conversation:
    """Snapshot of a thread with one peer, or in a room, or with one occupant of a room (`peer` is room/nick)."""

    account: Jid
    peer: Jid
    unread: int = 0
    last: Message | None = None
    draft: str = ""
    kind: ConversationKind = ConversationKind.PERSON
    mentions: int = 0
    """How many of the unread ones mention us."""
