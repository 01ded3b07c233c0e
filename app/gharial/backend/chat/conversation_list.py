"""`ConversationList`: all conversations in memory, and the events that tell of their changes."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from gharial.backend.storage.message_rows import Outcome
from gharial.model.conversation import Conversation, ConversationKind, Message
from gharial.model.events import ConversationChanged, EventBus, MessageAdded, MessageChanged
from gharial.model.jid import Jid, bare

_NEVER = datetime.max.replace(tzinfo=UTC)


class ConversationList:
    """Follows the history without reading it again."""

    def __init__(self, events: EventBus, wants_all: Callable[[Jid, Jid], bool] = lambda _account, _room: False) -> None:
        """`wants_all`: the user wants to hear of all that is said in a room."""
        self._events = events
        self._wants_all = wants_all
        self._conversations: dict[tuple[str, str], Conversation] = {}
        self._loud: set[tuple[str, str]] = set()
        self._sorted: tuple[Conversation, ...] | None = None

    def fill(self, conversations: Iterable[Conversation]) -> None:
        """What the history holds at the start."""
        for conversation in conversations:
            self._conversations[_name(conversation.account, conversation.peer)] = conversation
        self._sorted = None

    def all(self) -> tuple[Conversation, ...]:
        """All with a message or a draft, latest first; those with only a draft before them."""
        if self._sorted is None:
            shown = [one for one in self._conversations.values() if one.last is not None or one.draft]
            shown.sort(key=lambda one: one.last.time if one.last is not None else _NEVER, reverse=True)
            self._sorted = tuple(shown)
        return self._sorted

    def get(self, account: Jid, peer: Jid) -> Conversation:
        """One; an empty one where nothing was said yet."""
        known = self._conversations.get((account.bare, self.thread(account, peer).full))
        if known is not None:
            return known
        kind = ConversationKind.OCCUPANT if peer.resource and self.is_room(account, peer) else ConversationKind.PERSON
        return Conversation(bare(account), self.thread(account, peer), kind=kind)

    def is_room(self, account: Jid, peer: Jid) -> bool:
        """The bare address is a room's."""
        known = self._conversations.get((account.bare, peer.bare))
        return known is not None and known.kind is ConversationKind.ROOM

    def thread(self, account: Jid, peer: Jid) -> Jid:
        """What names the conversation with `peer`: a device of a person has none of its own, somebody in a room has."""
        return peer if peer.resource and self.is_room(account, peer) else bare(peer)

    def set_loud(self, account: Jid, room: Jid, *, loud: bool) -> None:
        """In a loud room everything concerns us, in others only what mentions us."""
        if loud:
            self._loud.add((account.bare, room.bare))
        else:
            self._loud.discard((account.bare, room.bare))

    def _concerns_us(self, message: Message) -> bool:
        name = _name(message.account, message.peer)
        known = self._conversations.get(name)
        in_room = known is not None and known.kind is ConversationKind.ROOM
        loud = name in self._loud or self._wants_all(message.account, message.peer)
        return not in_room or message.mentions_us or loud

    def put(self, conversation: Conversation) -> None:
        """Replace one and tell of it, if anything is new."""
        name = _name(conversation.account, conversation.peer)
        if self._conversations.get(name) == conversation:
            return
        self._conversations[name] = conversation
        self._sorted = None
        self._events.publish(ConversationChanged(conversation))

    def announce(self, outcome: Outcome, *, live: bool = False) -> None:
        """Tell what the history took in. `live`: what is unread of it deserves a notification."""
        for message in outcome.added:
            fresh = live and message.key in outcome.unread and self._concerns_us(message)
            self._events.publish(MessageAdded(message, fresh=fresh))
        for message in outcome.changed.values():
            self._events.publish(MessageChanged(message))
        for conversation in outcome.conversations:
            self.put(conversation)


def _name(account: Jid, peer: Jid) -> tuple[str, str]:
    return account.bare, peer.full
