"""`SharedSession`: several files of a peer in one Jingle session (XEP-0166 §7.2.2, XEP-0234 §6): a share for each."""

import asyncio
import logging
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from typing import Protocol

from gharial.backend.jingle.legality import SessionState
from gharial.backend.jingle.session import Application, JingleSession
from gharial.backend.stanzas.jingle import Content, JingleStanza, Reason, Role
from gharial.backend.stanzas.jingle_file import BadFile, read_info
from gharial.backend.xmpp.background import Background
from gharial.model.failures import Cancelled, Failure
from gharial.model.jid import Jid

log = logging.getLogger(__name__)

DECIDE_S = 30.0
"""After the first yes the others have so long: a session is accepted once, and what was not is removed then."""

_Key = tuple[Role, str]


class SessionShare(Protocol):
    """What a file needs of its session: all of it where it is the only one, else a `ContentShare`."""

    @property
    def peer(self) -> Jid: ...

    @property
    def sid(self) -> str:
        """Of the session, or with a number behind it: each file's own."""

    @property
    def role(self) -> Role: ...

    @property
    def state(self) -> SessionState: ...

    async def accept(self, contents: Sequence[Content]) -> None: ...

    async def inform(self, *payload: ET.Element) -> None: ...

    async def inform_transport(self, content: Content, transport: ET.Element) -> None: ...

    async def reject_content(self, content: Content, reason: Reason = Reason.DECLINE) -> None: ...

    async def replace_transport(self, content: Content, transport: ET.Element) -> None: ...

    async def accept_transport(self, content: Content, transport: ET.Element) -> None: ...

    async def reject_transport(self, content: Content, transport: ET.Element) -> None: ...

    async def end(self, reason: Reason, text: str = "", detail: ET.Element | None = None) -> None:
        """Nothing comes of this file any more. Never raises."""


class ContentShare:
    """Fulfils `SessionShare` for one content of a session with others."""

    def __init__(self, shared: "SharedSession", content: Content, sid: str) -> None:
        self.content = content
        self.sid = sid
        self.application: Application | None = None
        self.answer: Content | None = None
        """Our yes, as it goes out with the others."""
        self.over = False
        self._shared = shared
        session = shared.session
        self.peer, self.role = session.peer, session.role
        self.inform = session.inform
        self.inform_transport = session.inform_transport
        self.reject_content = session.reject_content
        self.replace_transport = session.replace_transport
        self.accept_transport = session.accept_transport
        self.reject_transport = session.reject_transport

    @property
    def state(self) -> SessionState:
        """Of the whole session."""
        return self._shared.session.state

    async def accept(self, contents: Sequence[Content]) -> None:
        """Yes to this one. Raises what `JingleSession.accept` does; Cancelled where it came too late."""
        await self._shared.accept(self, contents[0])

    async def end(self, reason: Reason, text: str = "", detail: ET.Element | None = None) -> None:
        """Removes this content; the last one ends the session. Never raises."""
        if not self.over:
            self.over = True
            await self._shared.remove(self, reason, text, detail)


class SharedSession:
    """`Application` of a session with several contents: hands what comes to the one it is about."""

    def __init__(self, session: JingleSession) -> None:
        self.session = session
        self.shares: dict[_Key, ContentShare] = {}
        self._accepting: asyncio.Task[None] | None = None
        self._decided = asyncio.Event()
        """All were decided on; set anew with each decision."""
        self._background = Background(f"a session with {session.peer}")

    def share(self, content: Content) -> ContentShare:
        """For one of the session's contents."""
        made = ContentShare(self, content, f"{self.session.sid}#{len(self.shares) + 1}")
        self.shares[content.key] = made
        return made

    def refuse(self, content: Content, reason: Reason) -> None:
        """A content that cannot be taken: the others may."""
        self._background.start(self.session.remove_content(content, reason))

    async def accept(self, share: ContentShare, answer: Content) -> None:
        """Wait for what is decided about the others, then accept together."""
        if share.over or (self._accepting is not None and self._accepting.done()):
            raise Cancelled(by_us=False)
        share.answer = answer
        if self._accepting is None:
            self._accepting = asyncio.get_running_loop().create_task(self._accept_all())
            self._accepting.add_done_callback(lambda task: task.cancelled() or task.exception())
        self._see_decisions()
        await asyncio.shield(self._accepting)

    async def remove(self, share: ContentShare, reason: Reason, text: str, detail: ET.Element | None) -> None:
        """One is over: its content goes, and with the last one the session."""
        self._see_decisions()
        if len(self.session.contents) <= 1:
            await self.session.end(reason, text, detail)
            return
        if share.content.key not in self.session.contents:
            return
        try:
            await self.session.remove_content(share.content, reason)
        except Failure as failure:
            log.info("a content of %s could not be removed: %r", share.peer, failure)

    async def _accept_all(self) -> None:
        try:
            async with asyncio.timeout(DECIDE_S):
                await self._decided.wait()
        except TimeoutError:
            log.info("not every file of %s was decided on in time", self.session.peer)
        answers = [one.answer for one in self.shares.values() if one.answer and not one.over]
        if not answers:
            # What was taken has gone meanwhile: the others still have their turn.
            self._accepting = None
            self._decided.clear()
            return
        late = [one for one in self.shares.values() if one.answer is None and not one.over]
        await self.session.accept(answers)
        for one in late:
            if one.application is not None:
                one.application.removed(one.content, Reason.CANCEL)
            await one.end(Reason.DECLINE)

    def _see_decisions(self) -> None:
        if all(one.answer is not None or one.over for one in self.shares.values()):
            self._decided.set()

    # --- Application --------------------------------------------------------------------------------------------------

    def accepted(self, contents: Sequence[Content]) -> None:
        """Never comes: it is us who accept."""

    def ended(self, reason: Reason, stanza: JingleStanza | None) -> None:
        """All are over."""
        for one in tuple(self.shares.values()):
            if one.application is not None and not one.over:
                one.over = True
                one.application.ended(reason, stanza)
        self._see_decisions()

    def peer_left(self) -> None:
        """Each knows whether it minds."""
        for one in tuple(self.shares.values()):
            if one.application is not None and not one.over:
                one.application.peer_left()

    def accepts_info(self, payload: ET.Element) -> bool:
        """News of one of the files."""
        found = self._named_by(payload)
        return found is not None and found.accepts_info(payload)

    def informed(self, payload: ET.Element) -> None:
        """For the one it names."""
        if (found := self._named_by(payload)) is not None:
            found.informed(payload)

    def described(self, content: Content) -> None:
        """For its own."""
        self._for(content, lambda one: one.described(content))

    def added(self, content: Content) -> None:
        """What was not in the offer is not asked about."""
        self._background.start(self.session.reject_content(content))

    def content_answered(self, content: Content, accepted: bool) -> None:
        """We add none."""

    def modified(self, content: Content) -> None:
        """For its own."""
        self._for(content, lambda one: one.modified(content))

    def removed(self, content: Content, reason: Reason) -> None:
        """The peer took one file back; the others go on."""
        share = self.shares.get(content.key)
        self._for(content, lambda one: one.removed(content, reason))
        if share is not None:
            share.over = True
        self._see_decisions()

    def transport_informed(self, content: Content, transport: ET.Element) -> None:
        """For its own."""
        self._for(content, lambda one: one.transport_informed(content, transport))

    def transport_replaced(self, content: Content, transport: ET.Element) -> None:
        """For its own."""
        self._for(content, lambda one: one.transport_replaced(content, transport))

    def transport_answered(self, content: Content, transport: ET.Element | None) -> None:
        """For its own."""
        self._for(content, lambda one: one.transport_answered(content, transport))

    # --- inside -------------------------------------------------------------------------------------------------------

    def _for(self, content: Content, work: Callable[[Application], None]) -> None:
        share = self.shares.get(content.key)
        if share is not None and share.application is not None and not share.over:
            work(share.application)

    def _named_by(self, payload: ET.Element) -> Application | None:
        try:
            told = read_info(payload)
        except BadFile:
            return None
        share = None if told is None else self.shares.get((told.creator, told.name))
        return None if share is None else share.application
