"""Conversations of values alone, for tests of windows; part of FakeBackend."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from gharial.model.conversation import Conversation, ConversationKind, Direction, Message, MessageState, Quote, Reaction
from gharial.model.events import (
    ConversationChanged,
    MessageAdded,
    MessageChanged,
)
from gharial.model.jid import Jid, bare

if TYPE_CHECKING:
    from tests.support.fake_backend import FakeBackend


class FakeChat:
    def __init__(self, backend: "FakeBackend") -> None:
        self._backend = backend
        self.kept: dict[tuple[Jid, Jid], list[Message]] = {}
        self.drafts: dict[tuple[Jid, Jid], str] = {}
        self.unread: dict[tuple[Jid, Jid], int] = {}
        self.mentions: dict[tuple[Jid, Jid], int] = {}

    def conversations(self) -> tuple[Conversation, ...]:
        return tuple(self.conversation(*names) for names in self.kept)

    def conversation(self, account: Jid, peer: Jid) -> Conversation:
        kind = ConversationKind.PERSON
        if self._backend.rooms.room(account, bare(peer)) is not None:
            kind = ConversationKind.OCCUPANT if peer.resource else ConversationKind.ROOM
        elif peer.resource:
            peer = bare(peer)
        names = (account, peer)
        kept = self.kept.get(names)
        return Conversation(
            account,
            peer,
            self.unread.get(names, 0),
            kept[-1] if kept else None,
            self.drafts.get(names, ""),
            kind,
            self.mentions.get(names, 0),
        )

    def add(self, message: Message, *, fresh: bool = False) -> Message:
        """Keep a message as if it had come or gone, and publish it."""
        self.kept.setdefault((message.account, message.peer), []).append(message)
        self._backend.publish(MessageAdded(message, fresh))
        self._backend.publish(ConversationChanged(self.conversation(message.account, message.peer)))
        return message

    async def page(
        self, account: Jid, peer: Jid, before: Message | None = None, limit: int = 50
    ) -> tuple[Message, ...]:
        await self._backend.record("chat.page", account, peer, before, limit)
        kept = self.kept.get((account, peer), [])
        if before is not None:
            kept = [one for one in kept if (one.time, one.key) < (before.time, before.key)]
        return tuple(kept[-limit:])

    async def search(
        self, text: str, account: Jid | None = None, peer: Jid | None = None, limit: int = 100
    ) -> tuple[Message, ...]:
        await self._backend.record("chat.search", text, account, peer, limit)
        found = [
            one
            for names, kept in self.kept.items()
            if account in (None, names[0]) and peer in (None, names[1])
            for one in kept
            if text.casefold() in one.body.casefold()
        ]
        return tuple(reversed(found[-limit:]))

    async def message(self, key: int) -> Message | None:
        return next((one for kept in self.kept.values() for one in kept if one.key == key), None)

    async def send(self, account: Jid, peer: Jid, body: str, answered: Message | None = None) -> Message:
        await self._backend.record("chat.send", account, peer, body, *([answered] if answered else []))
        key = 1 + max((one.key for kept in self.kept.values() for one in kept), default=0)
        made = Message(
            key, account, peer, Direction.OUTGOING, body, datetime.now(UTC), MessageState.SENDING, f"sent-{key}"
        )
        if answered is not None:
            made = replace(made, quote=Quote(answered.body, answered.direction, answered.key))
        return self.add(made)

    def change(self, message: Message, **changes: Any) -> Message:
        """Change a message and publish it."""
        kept = self.kept[(message.account, message.peer)]
        at = next(at for at, one in enumerate(kept) if one.key == message.key)
        kept[at] = replace(kept[at], **changes)
        self._backend.publish(MessageChanged(kept[at]))
        return kept[at]

    async def react(self, message: Message, emoji: str, *, wanted: bool) -> Message:
        await self._backend.record("chat.react", message, emoji, wanted)
        others = tuple(one for one in message.reactions if one.emoji != emoji)
        return self.change(message, reactions=(*others, *([Reaction(emoji, (message.account,))] if wanted else [])))

    async def retract(self, message: Message) -> Message:
        await self._backend.record("chat.retract", message)
        return self.change(message, retracted=True, body="", reactions=())

    async def correct(self, message: Message, body: str) -> Message:
        await self._backend.record("chat.correct", message, body)
        return replace(message, body=body, edited=True)

    async def resend(self, message: Message) -> None:
        await self._backend.record("chat.resend", message)

    async def mark_read(self, account: Jid, peer: Jid) -> None:
        await self._backend.record("chat.mark_read", account, peer)
        self.unread.pop((account, peer), None)
        self.mentions.pop((account, peer), None)
        self._backend.publish(ConversationChanged(self.conversation(account, peer)))

    def composing(self, account: Jid, peer: Jid, *, active: bool) -> None:
        self._backend.calls.append(("chat.composing", (account, peer, active)))

    async def keep_draft(self, account: Jid, peer: Jid, text: str) -> None:
        await self._backend.record("chat.keep_draft", account, peer, text)
        self.drafts[(account, peer)] = text
