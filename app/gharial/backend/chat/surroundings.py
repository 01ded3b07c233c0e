"""`Surroundings`: what the chats of all sessions share; apart from them, for it is there before any session."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from gharial.backend.chat.conversation_list import ConversationList
from gharial.backend.chat.incoming import Claims, nobody_claims
from gharial.backend.chat.voices import NoRooms, Voices
from gharial.backend.storage.archive_marks import ArchiveMarks
from gharial.backend.storage.errands import ErrandStore
from gharial.backend.storage.messages import MessageStore
from gharial.backend.storage.outbox import OutboxStore
from gharial.model.events import EventBus
from gharial.model.jid import Jid
from gharial.model.settings import Settings


@dataclass(frozen=True)
class Surroundings:
    """What all sessions' chats share."""

    store: MessageStore
    outbox: OutboxStore
    errands: ErrandStore
    marks: ArchiveMarks
    conversations: ConversationList
    events: EventBus
    settings: Callable[[], Settings]
    is_blocked: Callable[[Jid, Jid], bool]
    sees_us: Callable[[Jid, Jid], bool]
    """(account, peer): the peer may see our presence."""
    loaded: asyncio.Event
    claims: Claims = nobody_claims
    voices: Callable[[Jid], Voices] = lambda _account: NoRooms()
    """By account: what rooms say."""
