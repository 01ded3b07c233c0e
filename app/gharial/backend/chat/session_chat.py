"""`SessionChat`: the chat of one account's session: stanzas in, the outbox, receipts, typing, the archive."""

import asyncio
import logging
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement

from slixmpp.xmlstream import StanzaBase
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath

from gharial.backend.chat.answers import FEATURES as ANSWERS
from gharial.backend.chat.archive import Archive
from gharial.backend.chat.archive_result import read_result
from gharial.backend.chat.composing import OurTyping, PeersTyping
from gharial.backend.chat.errands import Errands
from gharial.backend.chat.history_sync import HistorySync
from gharial.backend.chat.incoming import Envelope, Incoming, Taken
from gharial.backend.chat.letter import CHAT_STATES, CORRECTION, MESSAGE
from gharial.backend.chat.outgoing import Outgoing
from gharial.backend.chat.receipts import FEATURES, Receipts
from gharial.backend.chat.server_clock import ServerClock
from gharial.backend.chat.surroundings import Surroundings
from gharial.backend.chat.voices import Voices
from gharial.backend.storage.archive_marks import Marks
from gharial.backend.storage.message_rows import Entry, Mode
from gharial.backend.xmpp.background import Background
from gharial.backend.xmpp.session import AccountSession
from gharial.model.conversation import Direction
from gharial.model.failures import Failure
from gharial.model.jid import Jid

log = logging.getLogger(__name__)

_HANDLER = "Gharial chat"
_AT_A_TIME = 100
_SYNC_AFTER = 200
"""Live messages after which the archive's position is brought forward, so that the next login has less to read."""


class SessionChat:
    """Lives as long as the session."""

    def __init__(self, session: AccountSession, around: Surroundings) -> None:
        account = session.account

        def sees_us(peer: Jid) -> bool:
            return peer.bare == account.bare or around.sees_us(account, peer)

        self.session = session
        self._around = around
        self.clock = ServerClock(session)
        self.receipts = Receipts(session, around.settings, sees_us)

        def voices() -> Voices:
            return around.voices(account)

        self.typing = OurTyping(session, around.settings, sees_us, lambda peer: voices().takes_typing(peer))

        self.outgoing = Outgoing(session, around.outbox, around.conversations, around.settings, voices)
        self.errands = Errands(session, around.errands, voices)
        self.outgoing.on_sent = self.errands.kick
        self._voices = voices
        self._incoming = Incoming(account, around.is_blocked, voices)
        self._archive = Archive(session)
        self.sync = HistorySync(
            account,
            self._archive,
            self._incoming,
            self.clock,
            around.store,
            around.marks,
            around.conversations,
            around.claims,
        )
        self._peers_typing = PeersTyping(account, around.events)
        self._inbox: asyncio.Queue[Envelope] = asyncio.Queue()
        self._since_sync = 0
        self._background = Background(f"the chat of {session.account}")
        self._opening: asyncio.Task[None] | None = None
        session.client.register_handler(Callback(_HANDLER, MatchXPath(MESSAGE), self._on_message))
        for feature in (*FEATURES, *ANSWERS, CHAT_STATES, CORRECTION):
            session.discovery.announce(feature)
        session.when_online(self._on_online)
        session.when_offline(self._on_offline)
        self._background.start(self._read_inbox())

    async def close(self) -> None:
        """Take everything back; what was received is still kept."""
        self.session.client.remove_handler(_HANDLER)
        self.typing.forget()
        self._peers_typing.forget()
        await self.outgoing.close()
        await self.errands.close()
        if self._around.loaded.is_set():
            await self._inbox.join()
        await self._background.close()

    def room_history(self, room: Jid, archive: Archive, marks: Marks) -> HistorySync:
        """What reads the archive of a room."""
        around = self._around
        return HistorySync(
            self.session.account,
            archive,
            self._incoming,
            self.clock,
            around.store,
            marks,
            around.conversations,
            room=room,
        )

    async def taken_in(self) -> None:
        """Return when all that came so far is in the history."""
        await self._around.loaded.wait()
        await self._inbox.join()

    async def uncertain_in_room(self, room: Jid) -> bool:
        """Something was on its way there when the last session ended."""
        await self._around.loaded.wait()
        return await self.outgoing.any_uncertain(room)

    async def requeue_room(self, room: Jid) -> None:
        """All that a room has is in the history: what is still on its way never got there."""
        await self.outgoing.requeue_room(room)

    def room_opened(self) -> None:
        """What waits for a room may go."""
        self.outgoing.kick()
        self.errands.kick()

    # --- coming and going -----------------------------------------------------------------------------------------

    def _on_online(self, resumed: bool) -> None:
        held = self.outgoing.held_by_library() if resumed else set()
        if self._opening is not None:
            self._opening.cancel()
        self._opening = self._background.run(self._open(resumed, held))

    def _on_offline(self) -> None:
        if self._opening is not None:
            self._opening.cancel()
        self.outgoing.shut()
        self.errands.shut()
        self.typing.forget()
        self._peers_typing.forget()

    async def _open(self, resumed: bool, held: set[str]) -> None:
        await self._around.loaded.wait()
        if resumed:
            await self.outgoing.requeue_lost(held)
            self.outgoing.open()
            self.errands.open()
            await self._send_owed_markers()
            await self.sync.catch_up()
            return
        uncertain = await self.outgoing.any_uncertain()
        if not uncertain:
            self.outgoing.open()
        await self._enable_carbons()
        await self.clock.compare()
        archive_read = await self.sync.catch_up()
        if uncertain:
            # Only the archive can tell what the server had before the last connection broke.
            await self.outgoing.requeue_lost(set(), archive_read=archive_read, fresh=True)
            self.outgoing.open()
        self.errands.open()
        await self._send_owed_markers()

    async def _enable_carbons(self) -> None:
        iq = self.session.client.make_iq_set()
        SubElement(iq.xml, "{urn:xmpp:carbons:2}enable")
        try:
            await self.session.request(iq)
        except Failure as failure:
            log.info("no carbons for %s: %r", self.session.account, failure)

    async def _send_owed_markers(self) -> None:
        for peer, stanza_id in await self._around.store.owed_markers(self.session.account):
            if not self.session.online:
                return
            if self.receipts.may_mark(peer):
                self.receipts.mark_displayed(peer, stanza_id)
            await self._around.store.owe_marker(self.session.account, peer, "")

    # --- stanzas --------------------------------------------------------------------------------------------------

    def _on_message(self, stanza: StanzaBase) -> None:
        xml: Element = stanza.xml
        now = self.clock.now()
        if (sender := xml.get("from")) and (collect := self._voices().collector(Jid(sender))) is not None:
            archived = read_result(xml, now)
            if archived is not None:
                collect(archived)
                return
        result = self._incoming.archive_result(xml, now)
        if result is not None:
            self._archive.collect(result)
            return
        envelope = self._incoming.open(xml, now)
        if envelope is not None:
            self._inbox.put_nowait(envelope)

    async def _read_inbox(self) -> None:
        await self._around.loaded.wait()
        while True:
            envelopes = [await self._inbox.get()]
            while len(envelopes) < _AT_A_TIME and not self._inbox.empty():
                envelopes.append(self._inbox.get_nowait())
            try:
                await self._take(envelopes)
            except Exception:
                log.exception("messages for %s could not be kept", self.session.account)
            for _ in envelopes:
                self._inbox.task_done()

    async def _take(self, envelopes: list[Envelope]) -> None:
        trust_ids = self._archive.there is not False
        entries = [
            await self._unclaimed(envelope, self._incoming.entry(envelope, trust_ids=trust_ids))
            for envelope in envelopes
        ]
        outcome = await self._around.store.take(self.session.account, entries, Mode.LIVE)
        for envelope in envelopes:
            self._hear_typing(envelope)
        self._around.conversations.announce(outcome, live=True)
        for envelope in envelopes:
            letter = envelope.letter
            wanted = letter.asks_receipt and letter.body and letter.stanza_id and letter.error is None
            # A carbon was another device's message, and that device confirms it.
            if wanted and not envelope.carbon and not envelope.voice and envelope.direction is Direction.INCOMING:
                self.receipts.confirm(envelope.peer, letter.stanza_id)
        self._since_sync += len(outcome.added)
        if self._since_sync >= _SYNC_AFTER and self._archive.there:
            self._since_sync = 0
            self._background.start(self._catch_up())

    async def _unclaimed(self, envelope: Envelope, entry: Entry) -> Entry:
        """The entry, without its text where something else shows that."""
        # Links of others stay text in a room; our own come back, and are shown by their file.
        foreign = envelope.voice is not None and envelope.direction is Direction.INCOMING
        taken = Taken(self.session.account, envelope, entry)
        if entry.body and not foreign and await self._around.claims(taken):
            return replace(entry, body="")
        return entry

    async def _catch_up(self) -> None:
        await self.sync.catch_up()

    def _hear_typing(self, envelope: Envelope) -> None:
        letter, voice, peer = envelope.letter, envelope.voice, envelope.peer
        if envelope.direction is not Direction.INCOMING or letter.error is not None or letter.delayed:
            return
        to_all = voice is not None and voice.in_room
        if to_all and letter.sender is not None:
            if not letter.sender.resource:
                return
            peer = letter.sender
        if letter.body:
            self._peers_typing.wrote(peer, to_all=to_all)
        elif letter.chat_state:
            self._peers_typing.heard(peer, letter.chat_state, to_all=to_all)
