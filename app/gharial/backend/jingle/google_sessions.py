"""`GoogleSessions`: the sessions of one account in Google Talk's dialect: iqs to sessions, errors, limits."""

import asyncio
import logging
import secrets
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import cast

from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq, Presence

from gharial.backend.jingle.google_session import GoogleSession, SessionUser, UnknownChannel
from gharial.backend.stanzas.google_share import P2P, BadSession, Message, SessionStanza, read
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import NotConnected, PeerGone
from gharial.model.jid import Jid

log = logging.getLogger(__name__)

MOST_PER_PEER = 32
"""Sessions with one person at a time."""
MOST_IN_ALL = 256

OnInitiate = Callable[[GoogleSession, SessionStanza], SessionUser | None]
"""Gets a session a peer proposes; None refuses it. Raises BadSession for what it cannot read."""


class GoogleSessions:
    """Make it before the session first connects. Sessions are found by the peer's full address and their id."""

    def __init__(self, session: AccountSession) -> None:
        self._session = session
        self._sessions: dict[tuple[str, str], GoogleSession] = {}
        self._on_initiate: OnInitiate | None = None
        session.answer("google session", "iq@type=set/google_session", self._answer)
        session.client.add_event_handler("presence_unavailable", self._see_unavailable)
        session.client.add_event_handler("session_end", self._see_own_end)

    def serve(self, on_initiate: OnInitiate) -> None:
        """Take sessions with a share."""
        self._on_initiate = on_initiate

    def open(self, peer: Jid) -> GoogleSession:
        """A session of ours with a full `peer`; nothing was sent yet."""
        while True:
            # Decimal digits, within what the original's counters hold.
            sid = str(1_000_000 + secrets.randbelow(2**31 - 1_000_000))
            if (peer.full, sid) not in self._sessions:
                return self._made(peer, sid, self._session.full_jid.full, ours=True)

    def _made(self, peer: Jid, sid: str, initiator: str, *, ours: bool) -> GoogleSession:
        key = (peer.full, sid)

        def forget() -> None:
            self._sessions.pop(key, None)

        made = GoogleSession(self._session, peer, sid, initiator, ours=ours, forget=forget)
        self._sessions[key] = made
        return made

    # --- stanzas ------------------------------------------------------------------------------------------------------

    async def _answer(self, iq: Iq) -> Iq | None:
        sender = Jid(iq["from"].full)
        try:
            stanza = read(iq.xml)
            known = self._sessions.get((sender.full, stanza.id))
            if stanza.message is Message.INITIATE:
                if known is not None:
                    raise XMPPError("not-allowed", etype="modify")
                self._begin(sender, stanza)
            elif known is None:
                raise XMPPError("bad-request", "unknown session", etype="modify")
            else:
                known.take(stanza)
        except BadSession as error:
            raise XMPPError("bad-request", str(error), etype="modify") from error
        except UnknownChannel as error:
            return _unknown_channel(iq, error.name)
        return None

    def _begin(self, sender: Jid, stanza: SessionStanza) -> None:
        if not sender.resource or stanza.description is None or self._on_initiate is None:
            raise XMPPError("bad-request", etype="modify")
        if stanza.foreign_transport:
            raise XMPPError("not-acceptable", etype="modify")
        of_peer = sum(1 for one in self._sessions.values() if one.peer.bare == sender.bare)
        if of_peer >= MOST_PER_PEER or len(self._sessions) >= MOST_IN_ALL:
            raise XMPPError("resource-constraint", etype="wait")
        # Some leave the initiator out; who it is, the address says.
        made = self._made(sender, stanza.id, stanza.initiator or sender.full, ours=False)
        made.begin(stanza)
        # The iq is answered first; then, before anything that a quick user does, the transport is accepted.
        asyncio.get_running_loop().call_soon(made.greet)
        try:
            user = self._on_initiate(made, stanza)
        except BaseException:
            made.close()
            raise
        if user is None:
            made.close()
            # No person said no: the peer may have another way.
            raise XMPPError("not-acceptable", etype="modify")
        made.user = user

    # --- presence and connection --------------------------------------------------------------------------------------

    def _see_unavailable(self, presence: Presence) -> None:
        sender: Jid = presence["from"]
        for one in tuple(self._sessions.values()):
            if one.peer.full == sender.full or (not sender.resource and one.peer.bare == sender.bare):
                one.drop(PeerGone(one.peer.full))

    def _see_own_end(self, _event: object) -> None:
        for one in tuple(self._sessions.values()):
            one.drop(NotConnected(self._session.account.bare))


def _unknown_channel(iq: Iq, name: str) -> Iq:
    reply = cast("Iq", iq.reply())  # type: ignore[no-untyped-call]
    reply.error()
    reply["error"]["type"] = "modify"
    reply["error"]["condition"] = "bad-request"
    reply["error"].xml.append(ET.Element(f"{{{P2P}}}unknown-channel-name", {"name": name}))
    return reply
