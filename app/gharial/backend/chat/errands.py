"""`Errands`: one account's reactions (XEP-0444) and retractions (XEP-0424) on their way to the server.

They go after the messages they are about, and again with each new stream until the server has them: each tells how
things stand now, so a second copy changes nothing.
"""

import asyncio
import logging
from collections.abc import Callable
from xml.etree.ElementTree import SubElement

from slixmpp.stanza import Message as MessageStanza

from gharial.backend.chat.answers import add_reactions, add_retraction
from gharial.backend.chat.letter import STANZA_IDS
from gharial.backend.chat.voices import NoRooms, Voices
from gharial.backend.storage.errands import Errand, ErrandKind, ErrandStore
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import NoAnswer, NotConnected, RequestFailed

log = logging.getLogger(__name__)


class Errands:
    """Sends what is due whenever the way is open."""

    def __init__(self, session: AccountSession, store: ErrandStore, voices: Callable[[], Voices] = NoRooms) -> None:
        self._session = session
        self._voices = voices
        self._store = store
        self._open = False
        self._told: set[str] = set()
        self._acked: set[str] = set()
        self._work: asyncio.Task[None] | None = None
        self._again = False
        session.client.add_event_handler("stanza_acked", self._on_acked)

    def kick(self) -> None:
        """There may be something to tell."""
        self._again = True
        if self._work is None or self._work.done():
            self._work = asyncio.ensure_future(self._run())

    def shut(self) -> None:
        """The connection is gone."""
        self._open = False

    def open(self) -> None:
        """A stream is there; what the last one did not prove to have delivered is told again."""
        self._open = True
        self._told.clear()
        self.kick()

    async def close(self) -> None:
        """Send nothing more; ends once nothing is being written."""
        self._open = False
        self._session.client.del_event_handler("stanza_acked", self._on_acked)
        if self._work is not None:
            await asyncio.wait([self._work])

    async def _run(self) -> None:
        try:
            while self._again:
                self._again = False
                await self._apply_acks()
                if self._way_is_free():
                    await self._send()
        except Exception:
            log.exception("telling about messages for %s failed", self._session.account)

    def _way_is_free(self) -> bool:
        return self._open and self._session.online and self._session.client.transport is not None

    async def _send(self) -> None:
        due = await self._store.due(self._session.account, self._voices().open_rooms())
        due = [one for one in due if one.stanza_id not in self._told]
        if not due or not self._way_is_free():
            return
        for one in due:
            self._told.add(one.stanza_id)
            self._session.client.send(self._stanza(one))
        # With stream management, the server acknowledges each stanza.
        if not self._session.client.plugin["xep_0198"].enabled_out:
            await self._ask_whether_taken([one.stanza_id for one in due])

    async def _ask_whether_taken(self, stanza_ids: list[str]) -> None:
        iq = self._session.client.make_iq_get(ito=self._session.account.domain)
        SubElement(iq.xml, "{urn:xmpp:ping}ping")
        try:
            await self._session.request(iq)
        except RequestFailed:
            # An error is an answer as well: it was read after what was sent before.
            pass
        except (NoAnswer, NotConnected) as failure:
            log.info("no answer after sending: %r", failure)
            return
        self._acked.update(stanza_ids)
        self._again = True

    def _on_acked(self, stanza: object) -> None:
        if isinstance(stanza, MessageStanza) and stanza["id"] in self._told:
            self._acked.add(stanza["id"])
            self.kick()

    async def _apply_acks(self) -> None:
        acked = frozenset(self._acked)
        if acked:
            await self._store.done(acked)
            self._acked -= acked
            self._told -= acked

    def _stanza(self, errand: Errand) -> MessageStanza:
        message = self._session.client.Message(sto=errand.peer.full, stype="groupchat" if errand.in_room else "chat")
        message["id"] = errand.stanza_id
        if errand.kind is ErrandKind.REACT:
            add_reactions(message.xml, errand.target, errand.emoji)
        else:
            message["body"] = add_retraction(message.xml, errand.target)
        SubElement(message.xml, f"{{{STANZA_IDS}}}origin-id", {"id": errand.stanza_id})
        return message
