"""`Jingle`: the sessions of one account (XEP-0166): iqs to sessions, errors, limits."""

import asyncio
import logging
import secrets
import xml.etree.ElementTree as ET
from collections.abc import Callable

from slixmpp.stanza import Iq, Presence

from gharial.backend.jingle.legality import SessionState
from gharial.backend.jingle.session import Application, JingleSession, Refusal, out_of_order
from gharial.backend.stanzas.jingle import (
    ERRORS,
    NAMESPACE,
    Action,
    BadJingle,
    JingleStanza,
    Reason,
    Role,
    namespace_of,
    read,
)
from gharial.backend.xmpp.background import Background
from gharial.backend.xmpp.session import AccountSession
from gharial.model.jid import Jid

log = logging.getLogger(__name__)

MOST_PER_PEER = 32
"""Sessions with one person at a time."""
MOST_IN_ALL = 256

_Key = tuple[str, str]

OnInitiate = Callable[[JingleSession, JingleStanza], Application | Reason]
"""Gets a session a peer proposes; returns what it is for from now on, or the reason to end it unseen."""


class Jingle:
    """Make it before the session first connects. Applications register by the namespace of their descriptions."""

    def __init__(self, session: AccountSession) -> None:
        self._session = session
        self._sessions: dict[_Key, JingleSession] = {}
        self._applications: dict[str, OnInitiate] = {}
        self._background = Background("ending a session")
        session.answer("jingle", "iq@type=set/jingle", self._answer)
        session.client.add_event_handler("presence_unavailable", self._see_unavailable)
        session.client.add_event_handler("session_end", self._see_own_end)

    def close(self) -> None:
        """Answer nothing any more."""
        self._session.forget_answer("jingle")
        for one in tuple(self._sessions.values()):
            one.drop()

    def serve(self, description: str, on_initiate: OnInitiate) -> None:
        """Take sessions whose first content has a description of this namespace, and announce that."""
        self._applications[description] = on_initiate
        self._session.discovery.announce(NAMESPACE)
        self._session.discovery.announce(description)

    def session(self, peer: Jid, application: Application | None = None, sid: str = "") -> JingleSession:
        """A session of ours with a full `peer`; nothing was sent yet. It needs its application before it is."""
        made = JingleSession(self._session, peer, sid or secrets.token_hex(12), Role.INITIATOR, self._forget)
        made.application = application
        self._sessions[(peer.full, made.sid)] = made
        return made

    def find(self, peer: Jid, sid: str) -> JingleSession | None:
        """A session that runs."""
        return self._sessions.get((peer.full, sid))

    # --- stanzas ------------------------------------------------------------------------------------------------------

    async def _answer(self, iq: Iq) -> Iq | None:
        try:
            self._take(Jid(iq["from"].full), iq)
        except BadJingle as error:
            return _error(iq, Refusal("bad-request", etype="modify"), str(error))
        except Refusal as refusal:
            return _error(iq, refusal)
        return None

    def _take(self, sender: Jid, iq: Iq) -> None:
        stanza = read(iq.xml)
        known = self._sessions.get((sender.full, stanza.sid))
        if stanza.action is Action.SESSION_INITIATE:
            if known is not None:
                # An initiate of theirs under the id of a session we proposed, or a second one of theirs.
                raise Refusal("conflict", "tie-break") if known.role is Role.INITIATOR else out_of_order()
            self._begin(sender, stanza)
        elif known is None:
            raise Refusal("item-not-found", "unknown-session")
        else:
            known.take(stanza)

    def _begin(self, sender: Jid, stanza: JingleStanza) -> None:
        if not sender.resource and sender.bare != self._session.account.bare:
            raise Refusal("bad-request", etype="modify")
        of_peer = sum(1 for one in self._sessions.values() if one.peer.bare == sender.bare)
        if of_peer >= MOST_PER_PEER or len(self._sessions) >= MOST_IN_ALL:
            raise Refusal("resource-constraint", etype="wait")
        session = JingleSession(self._session, sender, stanza.sid, Role.RESPONDER, self._forget)
        session.take(stanza)
        self._sessions[(sender.full, stanza.sid)] = session
        # The iq is answered first: what the application does may send stanzas of its own.
        asyncio.get_running_loop().call_soon(self._introduce, session, stanza)

    def _introduce(self, session: JingleSession, stanza: JingleStanza) -> None:
        if session.state is SessionState.ENDED:
            return  # its end came right behind it
        serve = self._applications.get(namespace_of(stanza.contents[0].description))
        if serve is None:
            self._end(session, Reason.UNSUPPORTED_APPLICATIONS)
            return
        try:
            served = serve(session, stanza)
        except Exception:
            log.exception("a session of %s could not be taken", session.peer)
            served = Reason.FAILED_APPLICATION
        if isinstance(served, Reason):
            self._end(session, served)
        else:
            session.application = served

    def _end(self, session: JingleSession, reason: Reason) -> None:
        self._background.start(session.end(reason))

    # --- presence and connection --------------------------------------------------------------------------------------

    def _see_unavailable(self, presence: Presence) -> None:
        sender: Jid = presence["from"]
        for one in tuple(self._sessions.values()):
            if one.peer.full == sender.full or (not sender.resource and one.peer.bare == sender.bare):
                one.peer_left()

    def _see_own_end(self, _event: object) -> None:
        """A fresh login has another resource at best, and lost stanzas at worst: the sessions are over."""
        for one in tuple(self._sessions.values()):
            one.drop(Reason.CONNECTIVITY_ERROR)

    def _forget(self, session: JingleSession) -> None:
        self._sessions.pop((session.peer.full, session.sid), None)


def _error(iq: Iq, refusal: Refusal, text: str = "") -> Iq:
    reply: Iq = iq.reply()  # type: ignore[no-untyped-call]
    reply.error()
    error = reply["error"]
    error["condition"] = refusal.condition
    error["type"] = refusal.etype
    if text:
        error["text"] = text
    if refusal.detail:
        error.xml.append(ET.Element(f"{{{ERRORS}}}{refusal.detail}"))
    return reply
