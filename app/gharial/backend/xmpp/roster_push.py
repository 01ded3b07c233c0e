"""Who may change our roster: our own account, nobody else (RFC 6121 §2.1.6)."""

import logging
from typing import cast

from slixmpp import ClientXMPP
from slixmpp.stanza import Iq
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import StanzaPath
from slixmpp.xmlstream.stanzabase import StanzaBase

log = logging.getLogger(__name__)

_HANDLER = "Roster Update"


def guard_roster_pushes(client: ClientXMPP) -> None:
    """Take slixmpp's own check out of `client`, whose refusal never leaves (its error code is no text), for ours."""

    def pushed(stanza: StanzaBase) -> None:
        sender = stanza["from"]
        if not sender.full or sender.full == client.boundjid.bare:
            client.event("roster_update", stanza)
            return
        log.warning("%s tried to change the roster", sender)
        reply = cast("Iq", stanza.reply())
        reply.error()
        reply["error"]["type"] = "cancel"
        reply["error"]["condition"] = "service-unavailable"
        reply.send()  # type: ignore[no-untyped-call]

    client.remove_handler(_HANDLER)
    client.register_handler(Callback(_HANDLER, StanzaPath("iq@type=set/roster"), pushed))
