"""`JingleSession`: one session with a peer (XEP-0166), in either role; `Application`: what it is for."""

import asyncio
import logging
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from slixmpp.stanza import Iq

from gharial.backend.jingle.legality import LEGAL, NEEDS_CONTENT, STATE_AFTER, TIED, SessionState, is_legal
from gharial.backend.stanzas.jingle import (
    MOST_CONTENTS,
    Action,
    Content,
    JingleStanza,
    Reason,
    Role,
    Senders,
    element,
)
from gharial.backend.xmpp.background import Background
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Failure, NoAnswer, NotConnected, RequestFailed
from gharial.model.jid import Jid

log = logging.getLogger(__name__)

_Key = tuple[Role, str]

ANSWER_S = 30.0
"""An iq of a session is answered at once, before any person is asked."""


class Refusal(Exception):
    """An iq of the peer is answered with an error (XEP-0166 §10). `detail` is the condition of Jingle's own, if any."""

    def __init__(self, condition: str, detail: str = "", etype: str = "cancel") -> None:
        super().__init__(detail or condition)
        self.condition = condition
        self.detail = detail
        self.etype = etype


def out_of_order() -> Refusal:
    """An action that is not legal now."""
    return Refusal("unexpected-request", "out-of-order", "wait")


class Application(Protocol):
    """What a session is for: a file, a call. All of it is called on the loop, after the iq was answered."""

    def accepted(self, contents: Sequence[Content]) -> None:
        """The peer accepted; these are its contents."""

    def ended(self, reason: Reason, stanza: JingleStanza | None) -> None:
        """The peer ended the session, or (without a stanza) it can no longer be reached."""

    def peer_left(self) -> None:
        """The peer's client is offline; a stream that runs may still end well."""

    def accepts_info(self, payload: ET.Element) -> bool:
        """Whether a session-info is understood: asked before the iq is answered (XEP-0166 §6.8)."""

    def informed(self, payload: ET.Element) -> None:
        """A session-info that `accepts_info` agreed to."""

    def described(self, content: Content) -> None:
        """A description-info: more about a content."""

    def added(self, content: Content) -> None:
        """The peer offers one more content; answer with `accept_content` or `reject_content`."""

    def content_answered(self, content: Content, accepted: bool) -> None:
        """The peer answers a content we added."""

    def modified(self, content: Content) -> None:
        """The peer changed who sends."""

    def removed(self, content: Content, reason: Reason) -> None:
        """The peer took a content away; a session without contents ends by itself."""

    def transport_informed(self, content: Content, transport: ET.Element) -> None:
        """A transport-info."""

    def transport_replaced(self, content: Content, transport: ET.Element) -> None:
        """The peer wants another transport; answer with `accept_transport` or `reject_transport`."""

    def transport_answered(self, content: Content, transport: ET.Element | None) -> None:
        """The peer answers a replacement of ours: with its element, or with None that it does not want it."""


class JingleSession:
    """`peer` is full: stanzas of anybody else are none of this session's. Made by `Jingle` alone.

    Every coroutine that sends raises RequestFailed, NoAnswer, NotConnected; `end` never raises.
    """

    def __init__(
        self,
        account_session: AccountSession,
        peer: Jid,
        sid: str,
        role: Role,
        on_end: Callable[["JingleSession"], None],
    ) -> None:
        self.peer = peer
        self.sid = sid
        self.role = role
        self.state = SessionState.NEW
        self.contents: dict[_Key, Content] = {}
        self.application: Application | None = None
        self._account_session = account_session
        self._on_end = on_end
        self._ours: dict[tuple[Action, _Key], Content] = {}
        """What we asked and they have not answered: additions, replacements; also while the iq is out."""
        self._theirs: dict[tuple[Action, _Key], Content] = {}
        self._background = Background("ending a session")

    # --- what we do ---------------------------------------------------------------------------------------------------

    async def initiate(self, contents: Sequence[Content], payload: Sequence[ET.Element] = ()) -> None:
        """Propose the session; returns once the peer's client has it, long before its user answers."""
        self._require(Action.SESSION_INITIATE)
        self.state = SessionState.PENDING
        self.contents = {content.key: content for content in contents}
        me = self._account_session.full_jid.full
        try:
            await self._do(Action.SESSION_INITIATE, contents, payload=payload, initiator=me)
        except Failure:
            self._finish()
            raise

    async def accept(self, contents: Sequence[Content]) -> None:
        """Take what the peer proposed, with our answers to it."""
        self._require(Action.SESSION_ACCEPT)
        self.state = SessionState.ACTIVE
        self.contents |= {content.key: content for content in contents}
        await self._do(Action.SESSION_ACCEPT, contents, responder=self._account_session.full_jid.full)

    async def inform(self, *payload: ET.Element) -> None:
        """A session-info; without payload it asks whether the session lives (XEP-0166 §6.8)."""
        await self._do(Action.SESSION_INFO, payload=payload)

    async def describe(self, content: Content) -> None:
        """A description-info."""
        await self._do(Action.DESCRIPTION_INFO, (content,))

    async def inform_transport(self, content: Content, transport: ET.Element) -> None:
        """A transport-info."""
        await self._do(Action.TRANSPORT_INFO, (_bare(content, transport),))

    async def add_content(self, content: Content) -> None:
        """Offer one more; the application hears `content_answered`."""
        await self._ask(Action.CONTENT_ADD, content)

    async def accept_content(self, content: Content) -> None:
        """Take what the peer added."""
        self._theirs.pop((Action.CONTENT_ADD, content.key), None)
        self.contents[content.key] = content
        await self._do(Action.CONTENT_ACCEPT, (content,))

    async def reject_content(self, content: Content, reason: Reason = Reason.DECLINE) -> None:
        """Do not take it."""
        self._theirs.pop((Action.CONTENT_ADD, content.key), None)
        await self._do(Action.CONTENT_REJECT, (_bare(content),), reason=reason)

    async def remove_content(self, content: Content, reason: Reason = Reason.SUCCESS) -> None:
        """Take it away; the last one ends the session."""
        self.contents.pop(content.key, None)
        if not self.contents:
            await self.end(reason)
        else:
            await self._do(Action.CONTENT_REMOVE, (_bare(content),), reason=reason)

    async def modify_content(self, content: Content, senders: Senders) -> None:
        """Change who sends."""
        changed = replace(content, senders=senders)
        self.contents[content.key] = changed
        await self._do(Action.CONTENT_MODIFY, (_bare(changed),))

    async def replace_transport(self, content: Content, transport: ET.Element) -> None:
        """Ask for another transport; the application hears `transport_answered`."""
        await self._ask(Action.TRANSPORT_REPLACE, _bare(content, transport))

    async def accept_transport(self, content: Content, transport: ET.Element) -> None:
        """Take the peer's replacement, with our side of it."""
        self._theirs.pop((Action.TRANSPORT_REPLACE, content.key), None)
        await self._do(Action.TRANSPORT_ACCEPT, (_bare(content, transport),))

    async def reject_transport(self, content: Content, transport: ET.Element) -> None:
        """Do not take it; the element is the one they asked for (XEP-0166 §7.2.14), without what is inside."""
        self._theirs.pop((Action.TRANSPORT_REPLACE, content.key), None)
        named = ET.Element(transport.tag, dict(transport.attrib))
        await self._do(Action.TRANSPORT_REJECT, (_bare(content, named),))

    async def end(
        self, reason: Reason, text: str = "", detail: ET.Element | None = None, inside: ET.Element | None = None
    ) -> None:
        """Terminate; nothing comes of it any more. `inside` goes into the condition. Never raises."""
        if self.state not in (SessionState.PENDING, SessionState.ACTIVE):
            return
        self._finish()
        try:
            await self._do(Action.SESSION_TERMINATE, reason=reason, text=text, detail=detail, inside=inside, ended=True)
        except (RequestFailed, NoAnswer, NotConnected) as failure:
            log.info("session %s: the peer could not be told its end: %r", self.sid, failure)

    def drop(self, reason: Reason = Reason.GONE) -> None:
        """The peer cannot be reached any more: end here without telling it."""
        if self.state is SessionState.ENDED:
            return
        self._finish()
        if self.application is not None:
            self.application.ended(reason, None)

    def peer_left(self) -> None:
        """The peer's client went offline: what runs outside the server may go on, the rest is the application's."""
        if self.state is not SessionState.ENDED and self.application is not None:
            self.application.peer_left()

    # --- what the peer does -------------------------------------------------------------------------------------------

    def take(self, stanza: JingleStanza) -> None:
        """Look at an action of the peer and, after its iq was answered, act on it. Raises Refusal."""
        action = stanza.action
        if not is_legal(action, self.state, self.role.other):
            raise out_of_order()
        if action in NEEDS_CONTENT and not stanza.contents:
            raise Refusal("bad-request", etype="modify")
        for content in stanza.contents:
            self._check(action, content)
        if action is Action.SESSION_INFO:
            self._take_info(stanza, self.application)
            return
        if action is Action.SESSION_TERMINATE:
            self._finish()
        self.state = STATE_AFTER.get(action, self.state)
        for content in stanza.contents:
            self._note(action, content)
        asyncio.get_running_loop().call_soon(self._tell, stanza)

    def _check(self, action: Action, content: Content) -> None:
        known = content.key in self.contents
        if action is Action.CONTENT_ADD:
            # Whoever adds is the creator; a name of ours may not be taken over (XEP-0166 §7.2.2).
            if content.creator is not self.role.other or known:
                raise Refusal("bad-request", etype="modify")
            self._check_patience(action, content)
            return
        if action is Action.SESSION_INITIATE:
            if content.creator is not Role.INITIATOR:
                raise Refusal("bad-request", etype="modify")
            return
        asked = LEGAL[action].answers
        if asked is not None:
            if (asked, content.key) not in self._ours:
                raise out_of_order()
            return
        if not known:
            raise Refusal("item-not-found")
        if action in TIED and (action, content.key) in self._ours and self.role is Role.INITIATOR:
            raise Refusal("conflict", "tie-break")
        if action is Action.TRANSPORT_REPLACE:
            self._check_patience(action, content)

    def _check_patience(self, action: Action, content: Content) -> None:
        """What waits for our answer is not asked again, and not without end."""
        if (action, content.key) in self._theirs:
            raise out_of_order()
        if len(self._theirs) >= MOST_CONTENTS:
            raise Refusal("resource-constraint", etype="wait")

    def _take_info(self, stanza: JingleStanza, application: Application | None) -> None:
        if not stanza.payload:
            return  # a ping
        if application is None or not all(application.accepts_info(one) for one in stanza.payload):
            raise Refusal("feature-not-implemented", "unsupported-info", "modify")
        for one in stanza.payload:
            asyncio.get_running_loop().call_soon(application.informed, one)

    def _note(self, action: Action, content: Content) -> None:
        if action is Action.SESSION_INITIATE:
            self.contents[content.key] = content
        elif action in (Action.CONTENT_ADD, Action.TRANSPORT_REPLACE):
            self._theirs[(action, content.key)] = content
        elif action is Action.CONTENT_ACCEPT:
            self.contents[content.key] = self._ours[(Action.CONTENT_ADD, content.key)]
        elif action is Action.CONTENT_MODIFY:
            self.contents[content.key] = replace(self.contents[content.key], senders=content.senders)
        asked = LEGAL[action].answers
        if asked is not None:
            self._ours.pop((asked, content.key), None)

    def _tell(self, stanza: JingleStanza) -> None:
        # Asked for now: what comes right behind an offer may be read before the offer has found its application.
        application, action = self.application, stanza.action
        if application is None:
            return
        if action is Action.SESSION_TERMINATE:
            application.ended(stanza.reason or Reason.GENERAL_ERROR, stanza)
        elif self.state is SessionState.ENDED:
            return
        elif action is Action.SESSION_ACCEPT:
            application.accepted(stanza.contents)
        else:
            for content in stanza.contents:
                self._tell_content(application, action, content, stanza.reason)

    def _tell_content(self, application: Application, action: Action, content: Content, reason: Reason | None) -> None:
        if action is Action.CONTENT_ADD:
            application.added(content)
        elif action is Action.CONTENT_ACCEPT or action is Action.CONTENT_REJECT:
            application.content_answered(content, action is Action.CONTENT_ACCEPT)
        elif action is Action.CONTENT_MODIFY:
            application.modified(content)
        elif action is Action.CONTENT_REMOVE:
            self._remove(application, content, reason or Reason.SUCCESS)
        elif action is Action.DESCRIPTION_INFO:
            application.described(content)
        elif action is Action.TRANSPORT_REJECT:
            application.transport_answered(content, None)
        elif content.transport is not None:
            if action is Action.TRANSPORT_INFO:
                application.transport_informed(content, content.transport)
            elif action is Action.TRANSPORT_REPLACE:
                application.transport_replaced(content, content.transport)
            elif action is Action.TRANSPORT_ACCEPT:
                application.transport_answered(content, content.transport)

    def _remove(self, application: Application, content: Content, reason: Reason) -> None:
        self.contents.pop(content.key, None)
        application.removed(content, reason)
        if not self.contents:
            # Nobody would ever end it (XEP-0166 §7.2.5).
            self._background.start(self.end(reason))

    # --- inside -------------------------------------------------------------------------------------------------------

    def _require(self, action: Action) -> None:
        if not is_legal(action, self.state, self.role):
            raise RequestFailed(action.value, self.peer.full, "unexpected-request")

    async def _ask(self, action: Action, content: Content) -> None:
        """Do something that the peer answers with an action of its own."""
        key = (action, content.key)
        self._ours[key] = content
        try:
            await self._do(action, (content,))
        except Failure:
            self._ours.pop(key, None)
            raise

    async def _do(
        self,
        action: Action,
        contents: Sequence[Content] = (),
        *,
        payload: Sequence[ET.Element] = (),
        reason: Reason | None = None,
        text: str = "",
        detail: ET.Element | None = None,
        inside: ET.Element | None = None,
        initiator: str = "",
        responder: str = "",
        ended: bool = False,
    ) -> None:
        if self.state is SessionState.ENDED and not ended:
            raise RequestFailed(action.value, self.peer.full, "item-not-found")
        self._account_session.require_online()
        iq: Iq = self._account_session.client.make_iq_set(ito=self.peer)
        said = JingleStanza(action, self.sid, tuple(contents), reason, text, detail, inside)
        said = replace(said, initiator=initiator, responder=responder, payload=tuple(payload))
        iq.xml.append(element(said))
        await self._account_session.request(iq, ANSWER_S)

    def _finish(self) -> None:
        if self.state is not SessionState.ENDED:
            self.state = SessionState.ENDED
            self._on_end(self)


def _bare(content: Content, transport: ET.Element | None = None) -> Content:
    """A content by its name alone, or with a transport."""
    return Content(content.creator, content.name, content.senders, transport=transport)
