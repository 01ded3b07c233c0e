"""`Outgoing`: one account's messages on their way to the server, in order, once each.

A message is SENDING from before it is written until the server has it: acknowledged by stream management (XEP-0198),
or, without that, by the answer to a ping written after it. What is SENDING when a connection ends is sorted out by
the next one: after a resume the library repeats what it still holds; after a fresh login the archive tells what the
server has, and the rest is sent again under the same origin id (XEP-0359).
"""

import asyncio
import logging
from collections.abc import Callable
from xml.etree.ElementTree import SubElement

from slixmpp.stanza import Message as MessageStanza

from gharial.backend.chat.answers import add_reply
from gharial.backend.chat.conversation_list import ConversationList
from gharial.backend.chat.letter import CHAT_STATES, CORRECTION, MARKERS, RECEIPTS, ROOM_USER, STANZA_IDS
from gharial.backend.chat.voices import NoRooms, Voices
from gharial.backend.storage.outbox import OutboxStore, Waiting
from gharial.backend.xmpp.session import AccountSession
from gharial.model.conversation import ConversationKind
from gharial.model.failures import NoAnswer, NotConnected, RequestFailed
from gharial.model.jid import Jid
from gharial.model.settings import Settings

log = logging.getLogger(__name__)

_AT_A_TIME = 20


class Outgoing:
    """Sends what the outbox holds whenever the way is open."""

    def __init__(
        self,
        session: AccountSession,
        store: OutboxStore,
        conversations: ConversationList,
        settings: Callable[[], Settings],
        voices: Callable[[], Voices] = NoRooms,
    ) -> None:
        self._session = session
        self._store = store
        self._conversations = conversations
        self._settings = settings
        self._voices = voices
        self._open = False
        self._acked: set[str] = set()
        self._work: asyncio.Task[None] | None = None
        self._again = False
        self.on_sent: Callable[[], None] = lambda: None
        """Messages went out: what is to be told about them may follow."""
        session.client.add_event_handler("stanza_acked", self._on_acked)

    def kick(self) -> None:
        """There may be something to send."""
        self._again = True
        if self._work is None or self._work.done():
            self._work = asyncio.ensure_future(self._run())

    def shut(self) -> None:
        """The connection is gone: keep everything until `open`."""
        self._open = False

    def open(self) -> None:
        """The way is free, and what was SENDING is sorted out."""
        self._open = True
        self.kick()

    async def close(self) -> None:
        """Send nothing more; ends once nothing is being written to the history."""
        self._open = False
        self._session.client.del_event_handler("stanza_acked", self._on_acked)
        if self._work is not None:
            await asyncio.wait([self._work])

    async def any_uncertain(self, room: Jid | None = None) -> bool:
        """Something was on its way when the last connection ended: to a person, or to a `room` and those in it."""
        await asyncio.shield(asyncio.ensure_future(self._apply_acks()))
        sending = await self._store.sending(self._session.account)
        if room is None:
            return any(waiting.kind is ConversationKind.PERSON for waiting in sending)
        return any(_is_for(waiting, room) for waiting in sending)

    def held_by_library(self) -> set[str]:
        """Ids of messages that slixmpp repeats by itself after a resume."""
        management = self._session.client.plugin["xep_0198"]
        return {stanza["id"] for _number, stanza in management.unacked_queue if isinstance(stanza, MessageStanza)}

    async def requeue_lost(self, held: set[str], *, archive_read: bool = False, fresh: bool = False) -> None:
        """What is SENDING waits again, but for the ids in `held`; cancelled, it is done whole or not at all.

        After a fresh login, what went to a room is left to `requeue_room`: the room itself tells what it has.
        """

        def chosen(waiting: Waiting) -> bool:
            return waiting.stanza_id not in held and not (fresh and waiting.kind is not ConversationKind.PERSON)

        await asyncio.shield(asyncio.ensure_future(self._requeue(chosen, archive_read)))

    async def requeue_room(self, room: Jid) -> None:
        """Back in a room after a fresh login, with all that it has read: what is still SENDING never got there."""
        work = self._requeue(lambda waiting: _is_for(waiting, room), archive_read=False)
        await asyncio.shield(asyncio.ensure_future(work))

    async def _requeue(self, chosen: Callable[[Waiting], bool], archive_read: bool) -> None:
        await self._apply_acks()
        sending = await self._store.sending(self._session.account)
        lost = [waiting.key for waiting in sending if chosen(waiting)]
        if lost:
            outcome = await self._store.requeue(self._session.account, lost, archive_read=archive_read)
            self._conversations.announce(outcome)

    async def _run(self) -> None:
        try:
            while self._again:
                self._again = False
                await self._apply_acks()
                while self._way_is_free() and await self._send_some():
                    await self._apply_acks()
        except Exception:
            log.exception("sending for %s failed", self._session.account)

    def _way_is_free(self) -> bool:
        # The transport goes first; what is handed over after it would wait in a queue that nobody accounts for.
        return self._open and self._session.online and self._session.client.transport is not None

    async def _send_some(self) -> bool:
        waiting, outcome = await self._store.begin(self._session.account, _AT_A_TIME, self._voices().open_rooms())
        if not waiting:
            return False
        self._conversations.announce(outcome)
        if not self._way_is_free():
            return False
        for one in waiting:
            self._session.client.send(self._stanza(one))
        self.on_sent()
        # With stream management, acknowledgements.py asks after each message.
        if not self._session.client.plugin["xep_0198"].enabled_out:
            await self._ask_whether_taken([one.stanza_id for one in waiting])
        return True

    async def _ask_whether_taken(self, stanza_ids: list[str]) -> None:
        iq = self._session.client.make_iq_get(ito=self._session.account.domain)
        SubElement(iq.xml, "{urn:xmpp:ping}ping")
        try:
            await self._session.request(iq)
        except RequestFailed:
            # An error is an answer as well: it was read after the messages.
            pass
        except (NoAnswer, NotConnected) as failure:
            log.info("no answer after sending: %r", failure)
            return
        self._acked.update(stanza_ids)
        self._again = True

    def _on_acked(self, stanza: object) -> None:
        if isinstance(stanza, MessageStanza) and stanza["id"]:
            self._acked.add(stanza["id"])
            self.kick()

    async def _apply_acks(self) -> None:
        acked = frozenset(self._acked)
        if acked:
            self._conversations.announce(await self._store.sent(self._session.account, acked))
            self._acked -= acked

    def _stanza(self, waiting: Waiting) -> MessageStanza:
        in_room = waiting.kind is ConversationKind.ROOM
        message = self._session.client.Message(sto=waiting.peer.full, stype="groupchat" if in_room else "chat")
        message["id"] = waiting.stanza_id
        body = waiting.body
        if waiting.reply_id:
            body = add_reply(message.xml, waiting.reply_id, waiting.reply_to, waiting.quoted, body)
        message["body"] = body
        SubElement(message.xml, f"{{{STANZA_IDS}}}origin-id", {"id": waiting.stanza_id})
        if waiting.replaces:
            SubElement(message.xml, f"{{{CORRECTION}}}replace", {"id": waiting.replaces})
        if waiting.kind is not ConversationKind.PERSON:
            if not in_room:
                # For our other devices, and the peer's server (XEP-0045 §7.5).
                SubElement(message.xml, f"{{{ROOM_USER}}}x")
            return message
        SubElement(message.xml, f"{{{RECEIPTS}}}request")
        SubElement(message.xml, f"{{{MARKERS}}}markable")
        if self._settings().send_composing:
            SubElement(message.xml, f"{{{CHAT_STATES}}}active")
        return message


def _is_for(waiting: Waiting, room: Jid) -> bool:
    """It goes to a room, or to somebody in it."""
    return waiting.kind is not ConversationKind.PERSON and waiting.peer.bare == room.bare
