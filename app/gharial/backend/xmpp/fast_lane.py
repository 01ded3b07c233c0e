"""`FastLane`: what a file in-band is made of reaches its handlers without every other handler being asked (XEP-0047).

Slixmpp lets each of its registered handlers look at each stanza: a hundred, and one more for each iq that waits for its
answer. For a block, for its empty answer, and for the acknowledgements between them (XEP-0198) it is known beforehand
whose they are.
"""

import logging
from typing import Any

from slixmpp import ClientXMPP
from slixmpp.plugins.xep_0198.stanza import Ack, RequestAck
from slixmpp.stanza import Iq
from slixmpp.xmlstream.stanzabase import StanzaBase

log = logging.getLogger(__name__)

PROOF = "An answer on a resumed stream"
_NO_STANZAS = {
    RequestAck.tag_name(): ("Stream Management Request Ack",),
    Ack.tag_name(): ("Stream Management Ack", PROOF),
}


class FastLane(ClientXMPP):
    """Slixmpp's client, with a shorter way for what only handlers of known names take."""

    _lanes: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - each instance gets its own with the first

    def give_lane(self, tag: str, handler_name: str) -> None:
        """Iqs of type "set" with the one child `tag` are for this handler alone."""
        self._lanes = {**self._lanes, tag: (handler_name,)}

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
