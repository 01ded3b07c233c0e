"""`Conversations`: the chat of all accounts, as the windows ask for it."""

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

from gharial.backend.chat.conversation_list import ConversationList
from gharial.backend.chat.incoming import Claims, nobody_claims
from gharial.backend.chat.letter import speakable
from gharial.backend.chat.surroundings import Surroundings
from gharial.backend.chat.voices import NO_ROOMS, Voices
from gharial.backend.storage.archive_marks import ArchiveMarks
from gharial.backend.storage.database import Database
from gharial.backend.storage.errands import ErrandStore
from gharial.backend.storage.message_rows import Outcome
from gharial.backend.storage.messages import MessageStore
from gharial.backend.storage.outbox import OutboxStore
from gharial.backend.xmpp.accounts import LiveAccounts
from gharial.backend.xmpp.background import Background
from gharial.model.contact import Contact, Subscription
from gharial.model.conversation import Conversation, ConversationKind, Direction, Message
from gharial.model.emoji import is_emoji
from gharial.model.events import (
    AccountRemoved,
    ContactChanged,
    ContactRemoved,
    EventBus,
    RosterReset,
    TransferChanged,
)
from gharial.model.failures import TooLarge, UnknownAccount
from gharial.model.jid import Jid, bare
from gharial.model.settings import Settings
from gharial.model.transfer import Transfer, TransferState

if TYPE_CHECKING:
    from gharial.backend.chat.history_sync import HistorySync
    from gharial.backend.chat.session_chat import SessionChat
    from gharial.backend.xmpp.session import AccountSession

log = logging.getLogger(__name__)

LARGEST_BODY = 60_000
"""Bytes of a body, as UTF-8, that every server takes in one stanza."""
_PATIENCE_S = 2.0
_OPEN_TO = frozenset({Subscription.FROM, Subscription.BOTH})


class Conversations:
    """Fulfils border.Chat. Make it before accounts sign in; nothing is read or sent before `load`."""

    def __init__(
        self,
        accounts: LiveAccounts,
        events: EventBus,
        database: Database,
        settings: Callable[[], Settings],
        is_blocked: Callable[[Jid, Jid], bool],
        claims: Claims = nobody_claims,
    ) -> None:
        self._accounts = accounts
        self._store = MessageStore(database)
        self._outbox = OutboxStore(database)
        self._errands = ErrandStore(database)
        self._list = ConversationList(
            events, lambda account, room: settings().room_rule_for(account.bare, room.bare).notify == "all"
        )
        self._sees_us: set[tuple[str, str]] = set()
        self._transfers: set[str] = set()
        self._loaded = asyncio.Event()
        self._background = Background("the chat")
        self._histories: dict[tuple[str, str], HistorySync] = {}
        self._chats: dict[str, SessionChat] = {}
        self._voices: dict[str, Voices] = {}
        self._around = Surroundings(
            store=self._store,
            outbox=self._outbox,
            errands=self._errands,
            marks=ArchiveMarks(database),
            conversations=self._list,
            events=events,
            settings=settings,
            is_blocked=is_blocked,
            sees_us=lambda account, peer: (account.bare, peer.bare) in self._sees_us,
            loaded=self._loaded,
            claims=claims,
            voices=self._voices_of,
        )
        self._unsubscribe = (
            events.subscribe(RosterReset, self._on_roster),
            events.subscribe(ContactChanged, lambda event: self._note_contact(event.contact)),
            events.subscribe(ContactRemoved, lambda event: self._forget(event.account, event.jid)),
            events.subscribe(AccountRemoved, lambda event: self._forget(event.account, None)),
            events.subscribe(TransferChanged, lambda event: self._on_transfer(event.transfer)),
        )
        accounts.on_session(self._on_session)
        accounts.on_session_gone(self._on_session_gone)

    async def load(self) -> None:
        """Read the conversations; from now on messages are taken in and sent."""
        self._list.fill(await self._store.conversations())
        self._loaded.set()

    async def close(self) -> None:
        """Take nothing more in; what came is kept. The accounts are signed out before, the database closed after."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        for chat in self._chats.values():
            await chat.close()
        self._chats.clear()
        await self._background.done()

    # --- for the room above: group chats ------------------------------------------------------------------------------

    def give_voices(self, account: Jid, voices: Voices) -> None:
        """From now on `voices` tells about the rooms of this account."""
        self._voices[account.bare] = voices

    async def begin_room(self, account: Jid, room: Jid) -> None:
        """From now on this address is a room's, and what comes from room/nick is said by somebody in it."""
        if not self._list.is_room(account, room):
            self._list.put(await self._store.begin_room(bare(account), bare(room)))

    def set_loud(self, account: Jid, room: Jid, *, loud: bool) -> None:
        """In a loud room everything that is said is worth a notification, in others only what mentions us."""
        self._list.set_loud(account, room, loud=loud)

    def is_room(self, account: Jid, jid: Jid) -> bool:
        """The bare address is a room's."""
        return self._list.is_room(account, jid)

    def session_chat(self, account: Jid) -> "SessionChat | None":
        """The live chat of an account."""
        return self._chats.get(account.bare)

    def read_room_with(self, account: Jid, room: Jid, history: "HistorySync") -> None:
        """Older pages of a room come from its own archive."""
        self._histories[account.bare, room.bare] = history

    async def room_id(self, message: Message) -> str:
        """The id by which the room knows what was said there; empty where it gave none that can be relied on."""
        return await self._store.archive_id(message.key)

    def _voices_of(self, account: Jid) -> Voices:
        return self._voices.get(account.bare, NO_ROOMS)

    def _sync_of(self, chat: "SessionChat", account: Jid, peer: Jid) -> "HistorySync | None":
        """What reads the older pages of a conversation; None where no archive has them."""
        if self._list.is_room(account, peer):
            return None if peer.resource else self._histories.get((account.bare, peer.bare))
        return chat.sync

    # --- reading --------------------------------------------------------------------------------------------------

    def conversations(self) -> tuple[Conversation, ...]:
        return self._list.all()

    def conversation(self, account: Jid, peer: Jid) -> Conversation:
        return self._list.get(account, peer)

    async def page(
        self, account: Jid, peer: Jid, before: Message | None = None, limit: int = 50
    ) -> tuple[Message, ...]:
        peer = self._list.thread(account, peer)
        local = await self._store.page(account, peer, before, limit)
        chat = self._chats.get(account.bare)
        sync = self._sync_of(chat, account, peer) if chat is not None else None
        if len(local) < limit and chat is not None and sync is not None and chat.session.online:
            reading = self._background.run(sync.older(peer, limit - len(local)))
            # A slow server must not keep from the screen what is here; its answer is there the next time.
            await asyncio.wait({reading}, timeout=_PATIENCE_S if local else None)
            local = await self._store.page(account, peer, before, limit)
        return tuple(local)

    async def search(
        self, text: str, account: Jid | None = None, peer: Jid | None = None, limit: int = 100
    ) -> tuple[Message, ...]:
        if account is not None and peer is not None:
            peer = self._list.thread(account, peer)
        return tuple(await self._store.search(text, account, peer, limit))

    # --- writing --------------------------------------------------------------------------------------------------

    async def message(self, key: int) -> Message | None:
        return await self._store.message(key)

    async def send(self, account: Jid, peer: Jid, body: str, answered: Message | None = None) -> Message:
        """Also raises UnknownAccount, TooLarge; ValueError for a body without anything to see, and for an answer to
        what is no message of this conversation."""
        chat = self._chat(account)
        account, peer = bare(account), self._list.thread(account, peer)
        kind = self._list.get(account, peer).kind
        if answered is not None and not (answered.answerable and (answered.account, answered.peer) == (account, peer)):
            raise ValueError("only a message of the same conversation can be answered")
        nick = self._voices_of(account).nick(peer) if kind is not ConversationKind.PERSON else ""
        outcome = await self._outbox.write(
            account, peer, _sendable(body), uuid4().hex, chat.clock.now(), answered, kind, nick
        )
        self._list.announce(outcome)
        chat.typing.message_left(peer)
        chat.outgoing.kick()
        return outcome.added[0]

    async def correct(self, message: Message, body: str) -> Message:
        """Also raises UnknownAccount, TooLarge; ValueError for a message that is not ours or a file's."""
        chat = self._chat(message.account)
        outcome = await self._outbox.rewrite(message.key, _sendable(body), uuid4().hex, chat.clock.now())
        if outcome is None:
            raise ValueError("only a message of ours can be corrected")
        self._list.announce(outcome)
        chat.typing.message_left(message.peer)
        chat.outgoing.kick()
        return outcome.changed[message.key]

    async def react(self, message: Message, emoji: str, *, wanted: bool) -> Message:
        """Also raises UnknownAccount."""
        if not is_emoji(emoji):
            raise ValueError("a reaction is an emoji")
        chat = self._chat(message.account)
        outcome = await self._errands.react(
            bare(message.account), message.key, emoji, uuid4().hex, chat.clock.now(), wanted=wanted
        )
        return self._decided(chat, message, outcome)

    async def retract(self, message: Message) -> Message:
        """Also raises UnknownAccount; ValueError for a message that is not ours or a file's."""
        chat = self._chat(message.account)
        outcome = await self._errands.retract(message.key, uuid4().hex, chat.clock.now())
        return self._decided(chat, message, outcome)

    def _decided(self, chat: "SessionChat", message: Message, outcome: Outcome | None) -> Message:
        if outcome is None:
            raise ValueError("this message cannot be changed in that way")
        self._list.announce(outcome)
        chat.errands.kick()
        return outcome.changed.get(message.key, message)

    async def resend(self, message: Message) -> None:
        """Also raises UnknownAccount. A message that did not fail is left alone."""
        chat = self._chat(message.account)
        self._announce(await self._outbox.requeue_failed(message.key))
        chat.outgoing.kick()

    async def mark_read(self, account: Jid, peer: Jid) -> None:
        peer = self._list.thread(account, peer)
        read = await self._store.mark_read(account, peer)
        if read is None:
            return
        conversation, stanza_id = read
        self._list.put(conversation)
        chat = self._chats.get(account.bare)
        if not stanza_id or chat is None or not chat.receipts.may_mark(peer):
            return
        if chat.session.online:
            chat.receipts.mark_displayed(peer, stanza_id)
        else:
            await self._store.owe_marker(account, peer, stanza_id)

    def composing(self, account: Jid, peer: Jid, *, active: bool) -> None:
        chat = self._chats.get(account.bare)
        if chat is None:
            return
        peer = self._list.thread(account, peer)
        if active:
            chat.typing.typed(peer)
        else:
            chat.typing.stopped(peer)

    async def keep_draft(self, account: Jid, peer: Jid, text: str) -> None:
        known = self._list.get(account, peer)
        if text != known.draft:
            self._list.put(await self._store.keep_draft(account, known.peer, text, known.kind))

    # --- events ---------------------------------------------------------------------------------------------------

    def _on_session(self, session: "AccountSession") -> None:
        from gharial.backend.chat.session_chat import SessionChat

        self._chats[session.account.bare] = SessionChat(session, self._around)

    def _on_session_gone(self, session: "AccountSession") -> None:
        chat = self._chats.pop(session.account.bare, None)
        if chat is not None:
            self._background.start(chat.close())

    def _on_roster(self, event: RosterReset) -> None:
        self._forget(event.account, None)
        for contact in event.contacts:
            self._note_contact(contact)

    def _note_contact(self, contact: Contact) -> None:
        name = (contact.account.bare, contact.jid.bare)
        if contact.subscription in _OPEN_TO and not contact.blocked:
            self._sees_us.add(name)
        else:
            self._sees_us.discard(name)

    def _forget(self, account: Jid, peer: Jid | None) -> None:
        if peer is not None:
            self._sees_us.discard((account.bare, peer.bare))
        else:
            self._sees_us = {name for name in self._sees_us if name[0] != account.bare}

    def _on_transfer(self, transfer: Transfer) -> None:
        if transfer.id not in self._transfers:
            self._transfers.add(transfer.id)
            self._background.start(self._add_transfer(transfer))

    async def _add_transfer(self, transfer: Transfer) -> None:
        await self._loaded.wait()
        added = await self._store.add_transfer(
            bare(transfer.account),
            self._list.thread(transfer.account, transfer.peer),
            transfer.direction,
            speakable(transfer.file.name),
            transfer.created,
            transfer.id,
            self._list.get(transfer.account, transfer.peer).kind,
            # What others offer begins with their offer; what waits here from the first was fetched by the user.
            asked_for=transfer.direction is Direction.INCOMING and transfer.state is TransferState.QUEUED,
        )
        if added is not None:
            message, conversation = added
            self._list.announce(Outcome(added=[message], conversations=[conversation]))

    # --- inside ---------------------------------------------------------------------------------------------------

    def _chat(self, account: Jid) -> "SessionChat":
        chat = self._chats.get(account.bare)
        if chat is None:
            raise UnknownAccount(account.bare)
        return chat

    def _announce(self, outcome: Outcome | None) -> None:
        if outcome is not None:
            self._list.announce(outcome)


def _sendable(body: str) -> str:
    text = speakable(body)
    if not text.strip():
        raise ValueError("a message needs a text")
    size = len(text.encode())
    if size > LARGEST_BODY:
        raise TooLarge(size, LARGEST_BODY)
    return text
