"""`FastLane`: what a file in-band is made of passes by everything that is not meant (XEP-0047).

Slixmpp makes an object of each stanza and lets each of its registered handlers look at it: a hundred, and one more for
each iq that waits for its answer. For a block, for its empty answer, and for the acknowledgements between them
(XEP-0198) it is known beforehand whose they are. Blocks and their answers stay elements when they come and are bytes
when they leave; what leaves in one turn of the loop leaves in one piece.
"""

import asyncio
import logging
import ssl
from collections.abc import Callable
from typing import Any, Protocol
from xml.etree import ElementTree

from slixmpp import ClientXMPP
from slixmpp.plugins.xep_0198.stanza import Ack, RequestAck
from slixmpp.stanza import Iq
from slixmpp.xmlstream.stanzabase import StanzaBase

from gharial.model.jid import Jid

log = logging.getLogger(__name__)

Onlooker = Callable[[bool, "ElementTree.Element | str | bytes"], None]
"""Sees a stanza that leaves (True) or came (False), and changes nothing. Never raises."""
Taker = Callable[[ElementTree.Element], bool]
"""Takes a whole stanza, or leaves it (False) to the handlers. Never raises."""

PROOF = "An answer on a resumed stream"
_NO_STANZAS = {
    RequestAck.tag_name(): ("Stream Management Request Ack",),
    Ack.tag_name(): ("Stream Management Ack", PROOF),
}


_TURN_S = 0.005
_IQ = "{jabber:client}iq"
_MARK = "-"


class StanzaCount(Protocol):
    """What stream management has to know of stanzas that pass beside slixmpp (XEP-0198 §4)."""

    def count_received(self) -> None: ...
    def count_sent(self, stanza: bytes) -> None: ...


class FastLane(ClientXMPP):
    """Slixmpp's client, with a shorter way for what only handlers of known names take, and one for bytes."""

    acknowledgements: StanzaCount

    def __init__(self, jid: Jid, password: str) -> None:
        self._lanes: dict[str, tuple[str, ...]] = {}
        self._takers: dict[str, Taker] = {}
        self._answer_takers: dict[str, Taker] = {}
        self._leaving: list[bytes] = []
        self._departure: asyncio.Handle | None = None
        self.onlooker: Onlooker | None = None
        # Encrypted before slixmpp sees it: its own context, for which it reads all certificates twice, is never used.
        super().__init__(jid, password, ssl_context=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
        self.add_event_handler("session_resumed", self._depart_soon)
        for fresh in ("session_end", "sm_failed", "session_start"):
            self.add_event_handler(fresh, self._forget_leaving)

    # --- past slixmpp's stanzas ---------------------------------------------------------------------------------------

    def give_lane(self, tag: str, handler_name: str, taker: Taker | None = None) -> None:
        """Iqs of type "set" with the one child `tag` are for this handler alone; `taker` sees them before it."""
        self._lanes[tag] = (handler_name,)
        if taker is not None:
            self._takers[tag] = taker

    def close_lane(self, tag: str) -> None:
        """Take back a `give_lane`."""
        self._lanes.pop(tag, None)
        self._takers.pop(tag, None)

    def take_answers(self, prefix: str, taker: Taker) -> None:
        """Results and errors whose id is `prefix`, "-" and something go to `taker`, who has to look at their sender."""
        self._answer_takers[prefix] = taker

    def forget_answers(self, prefix: str) -> None:
        """Take back a `take_answers`."""
        self._answer_takers.pop(prefix, None)

    def send_bytes(self, stanza: bytes) -> None:
        """Send a whole stanza after what was sent before, counted as all are (XEP-0198), with others of this turn.

        While the connection is away it waits; with the end of the session it is forgotten.
        """
        self._leaving.append(stanza)
        if self._departure is None:
            self._departure = self.loop.call_soon(self._depart)

    def _depart(self) -> None:
        self._departure = None
        if not self._leaving or self.transport is None or not self._session_started:
            return
        if not self.waiting_queue.empty():
            # Stanzas are counted when they leave the queue: in the order in which the server sees them.
            self._departure = self.loop.call_later(_TURN_S, self._depart)
            return
        leaving, self._leaving = self._leaving, []
        for stanza in leaving:
            self.acknowledgements.count_sent(stanza)
        # One by one for who looks on, and not as the piece they leave in.
        onlooker, self.onlooker = self.onlooker, None
        self.send_raw(b"".join(leaving))
        self.onlooker = onlooker
        if onlooker is not None:
            for stanza in leaving:
                onlooker(True, stanza)

    def send_raw(self, data: str | bytes) -> None:
        super().send_raw(data)
        if self.onlooker is not None:
            self.onlooker(True, data)

    def _depart_soon(self, _event: object) -> None:
        if self._departure is None:
            self._departure = self.loop.call_soon(self._depart)

    def _forget_leaving(self, _event: object) -> None:
        self._leaving.clear()

    def _spawn_event(self, xml: ElementTree.Element) -> None:
        if self.onlooker is not None:
            self.onlooker(False, xml)
        taker = None
        if xml.tag == _IQ:
            kind = xml.get("type")
            if kind == "set" and len(xml) == 1:
                taker = self._takers.get(xml[0].tag)
            elif kind in ("result", "error"):
                taker = self._answer_takers.get(xml.get("id", "").partition(_MARK)[0])
        if taker is not None and taker(xml):
            self.acknowledgements.count_received()
        else:
            super()._spawn_event(xml)

    # --- past slixmpp's handlers --------------------------------------------------------------------------------------

    def recv_stanza(self, stanza: StanzaBase) -> None:
        """As slixmpp's; the filters (which count for XEP-0198) and each handler's own matcher have their say too."""
        handlers = [one for one in self._known_handlers(stanza) if one.match(stanza)]
        if not handlers:
            super().recv_stanza(stanza)
            return
        for look in self._XMLStream__filters["in"]:  # type: ignore[attr-defined]
            stanza = look(stanza)
            if stanza is None:
                return
        log.debug("RECV: %s", stanza)
        for handler in handlers:
            handler.prerun(stanza)
            try:
                handler.run(stanza)
            except Exception as error:  # noqa: BLE001 - answered by the stanza, as slixmpp does
                stanza.exception(error)
            if handler.check_delete():
                self._XMLStream__handlers.remove(handler)  # type: ignore[attr-defined]

    def _known_handlers(self, stanza: StanzaBase) -> list[Any]:
        """Who alone can be meant, in their order; empty where that is not known, or nobody is registered any more."""
        children = len(stanza.xml)
        names: tuple[str, ...] = ()
        if isinstance(stanza, Iq):
            kind = stanza.xml.get("type")
            if kind == "result" and not children:
                names = (f"IqCallback_{stanza.xml.get('id')}",)
            elif kind == "set" and children == 1:
                names = self._lanes.get(stanza.xml[0].tag, ())
        elif not children:
            names = _NO_STANZAS.get(stanza.xml.tag, ())
        return [one for one in self._XMLStream__handlers if one.name in names] if names else []  # type: ignore[attr-defined]
