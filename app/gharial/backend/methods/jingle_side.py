"""`JingleSide`: what both ends of a Jingle file session share: its transport, its replacement, its end (XEP-0234)."""

import asyncio
import logging
import xml.etree.ElementTree as ET
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.jingle.legality import SessionState
from gharial.backend.jingle.security import ContentSecurity
from gharial.backend.jingle.transport import JingleTransport, Side
from gharial.backend.jingle.transports import TransportType, offered_kinds, type_of
from gharial.backend.methods.jingle_contents import SessionShare
from gharial.backend.methods.jingle_ending import OWN, failure_of, reason_of
from gharial.backend.methods.peer_ending import PeerEnding
from gharial.backend.stanzas.jingle import Content, JingleStanza, Reason, Role
from gharial.backend.xmpp.background import Background
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import (
    Failure,
    Interrupted,
    NoAnswer,
    NotConnected,
    NotSecured,
    PeerGone,
    ProtocolBreach,
    RequestFailed,
    TimedOut,
    Unreachable,
    Unsupported,
)
from gharial.model.jid import Jid
from gharial.model.transfer import Kind

log = logging.getLogger(__name__)

REPLACE_S = 15.0
"""How long a peer may take to answer a replacement."""
MOST_EARLY = 24
"""Transport-infos of a peer's that are kept until our user has answered; of more the last."""
LARGEST_EARLY = 8 * 1024
"""Bytes of one of them: some addresses, and no place to store things in."""
MOST_REPLACED = 8
"""Replacements of a peer's that are looked at in one session."""


class JingleSide:
    """Half of `Outgoing` and `Incoming`, and most of `Application`. `kinds` are those this session may use."""

    def __init__(
        self,
        account_session: AccountSession,
        carriers: Carriers,
        session: SessionShare,
        content: Content,
        kinds: Sequence[Kind],
        forget: Callable[[], None],
    ) -> None:
        self.session = session
        self.content = content
        self.ending = PeerEnding()
        self.streams: list[ByteStream] = []
        self.accepted_by_user = False
        self.over = False
        self._account_session = account_session
        self._carriers = carriers
        self._kinds = tuple(kinds)
        self._forget = forget
        self._transport: JingleTransport | None = None
        self._used = False
        """The transport was connected, or failed to."""
        self._early: deque[ET.Element] = deque(maxlen=MOST_EARLY)
        """News of the peer's transport from before there is one of ours: nobody has said yes yet."""
        self._changed = asyncio.Event()
        """The peer put another transport in the place of ours."""
        self._replacing: asyncio.Future[ET.Element | None] | None = None
        self._replaced = 0
        self._own: asyncio.Task[bool] | None = None
        self.security: ContentSecurity | None = None
        """What this content's transports are demanded to be; every stream goes through it."""
        self._background = Background(f"a jingle session with {session.peer}")

    @property
    def peer(self) -> Jid:
        """Full."""
        return self.session.peer

    # --- the transport ------------------------------------------------------------------------------------------------

    def make_transport(self, made: TransportType, first: Kind | None = None) -> JingleTransport:
        """Our side of a transport, from now on the one in use. An offer begins with `first`; an answer takes all."""
        transport = self._side_of(made, offered_kinds(first, self._kinds) if first is not None else made.kinds)
        self._put(transport)
        return transport

    def _side_of(self, made: TransportType, kinds: Sequence[Kind]) -> JingleTransport:
        kinds = tuple(kind for kind in kinds if kind in self._kinds)
        transport = made.make(Side(self._account_session, self._carriers, self.peer, self.session.role, kinds))
        transport.on_info(lambda element: self._background.start(self.session.inform_transport(self.content, element)))
        return transport

    def _put(self, transport: JingleTransport) -> None:
        if self._transport is not None:
            self._transport.close()
        self._transport, self._used = transport, False

    def fits(self, kind: Kind) -> bool:
        """The transport in use was not tried yet and may become a stream of this kind."""
        return self._transport is not None and not self._used and kind in self._transport.kinds

    async def connect(self) -> ByteStream:
        """The stream of the transport in use. Raises what it raises; Unsupported where the peer replaced it."""
        transport = self._transport
        if transport is None:
            raise Unsupported(self.peer.full, "transport")
        self._used = True
        self._changed.clear()
        connecting = asyncio.ensure_future(transport.connect())
        changed = asyncio.ensure_future(self._until_another(transport))
        both: set[asyncio.Future[Any]] = {connecting, changed}
        taken = False
        try:
            await self.ending.guard(asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED))
            # A transport that is closed because another took its place may end its own waiting.
            if not connecting.done() or connecting.cancelled():
                raise Unsupported(self.peer.full, transport.namespace)
            taken = True
            stream = connecting.result()
            if self.security is not None:
                stream = self._secured(self.security, stream)
        except (RequestFailed, NoAnswer) as error:
            raise Unsupported(self.peer.full, transport.namespace) from error
        finally:
            changed.cancel()
            if not taken:
                # The peer may have ended it in the same moment in which the stream was there, or could not be.
                connecting.cancel()
                connecting.add_done_callback(_close_unused)
        self.streams.append(stream)
        if self.ending.failure is not None:
            stream.close()
            raise self.ending.failure
        return stream

    def _secured(self, security: ContentSecurity, stream: ByteStream) -> ByteStream:
        try:
            return security.secured(stream)
        except ProtocolBreach as error:
            stream.close()
            raise NotSecured(self.peer.full) from error

    async def _until_another(self, transport: JingleTransport) -> None:
        while self._transport is transport:
            await self._changed.wait()
            self._changed.clear()

    async def replace(self, made: TransportType, first: Kind | None = None) -> ET.Element:
        """Ask the peer for another transport (XEP-0166 §7.2.13), for `first`; our side of it, once it agreed.

        Raises Unsupported, TimedOut.
        """
        transport = self.make_transport(made, first)
        try:
            element = await self.ending.guard(transport.offer())
            self._replacing = asyncio.get_running_loop().create_future()
            await self.ending.guard(self.session.replace_transport(self.content, element))
            async with asyncio.timeout(REPLACE_S):
                answer = await self.ending.guard(self._replacing)
        except RequestFailed as error:
            # "tie-break": the peer's own wish counts, and is on its way.
            raise Unsupported(self.peer.full, transport.namespace) from error
        except TimeoutError as error:
            raise TimedOut("transport-replace", REPLACE_S) from error
        except NoAnswer as error:
            raise TimedOut("transport-replace", error.timeout_s) from error
        finally:
            self._replacing = None
        answered = type_of(answer)
        if answer is None or answered is None or answered.make is not made.make:
            raise Unsupported(self.peer.full, transport.namespace)
        transport.take(answer)
        return element

    async def until_replaced(self, timeout_s: float) -> bool:
        """Wait for the peer to replace the transport; False where it does not."""
        if self._transport is not None and not self._used:
            return True
        self._changed.clear()
        try:
            async with asyncio.timeout(timeout_s):
                await self.ending.guard(self._changed.wait())
        except TimeoutError:
            return False
        return True

    # --- ends ---------------------------------------------------------------------------------------------------------

    async def abort(self, failure: Failure) -> None:
        """End it with the reason that says so; never raises."""
        if self.over:
            return
        reason, detail = reason_of(failure)
        if isinstance(failure, Interrupted) and not self.accepted_by_user:
            # Nothing was connected yet that could have broken: whoever reads it would look for routers.
            reason = Reason.GONE
        self.close()
        await self.session.end(reason, detail=detail)

    def on_peer_abort(self, callback: Callable[[Failure], None]) -> None:
        """Call once if the peer ends it."""
        self.ending.on(callback)

    def close(self) -> None:
        """Nothing of it is wanted any more; the session may still be told."""
        if self.over:
            return
        self.over = True
        self.ending.close()
        if self._transport is not None:
            self._transport.close()
        for stream in self.streams:
            stream.close()
        self._forget()

    def learn_peer(self) -> None:
        """Ask who is at the other end, early: later the connection may be away for a moment."""
        if self._own is None:
            self._own = asyncio.get_running_loop().create_task(self._ask_whether_own())

    async def is_own(self) -> bool:
        """Gharial is at the other end."""
        self.learn_peer()
        assert self._own is not None  # noqa: S101 - made just before
        return await asyncio.shield(self._own)

    async def _ask_whether_own(self) -> bool:
        try:
            return OWN in await self._account_session.discovery.features(self.peer)
        except Failure:
            return False

    # --- Application, as far as both ends are alike -------------------------------------------------------------------

    def ended(self, reason: Reason, stanza: JingleStanza | None) -> None:
        """The peer ended the session."""
        if reason is Reason.SECURITY_ERROR and self.security is not None:
            self.happened(NotSecured(self.peer.full))
            return
        if stanza is None and reason is Reason.CONNECTIVITY_ERROR and not self.streams:
            self.happened(NotConnected(self._account_session.account.bare))
            return
        self.happened(failure_of(self.peer, reason, stanza, accepted=self.accepted_by_user, moving=bool(self.streams)))

    def happened(self, failure: Failure) -> None:
        """However it came: it is over."""
        self.ending.happened(failure)
        for stream in self.streams:
            stream.close()
        if self._transport is not None:
            self._transport.close()

    def peer_left(self) -> None:
        """Bytes on a socket of their own go on."""
        if not self.streams:
            self.happened(PeerGone(self.peer.full))

    def accepts_info(self, payload: ET.Element) -> bool:
        """Nothing by itself."""
        return False

    def informed(self, payload: ET.Element) -> None:
        """Nothing by itself."""

    def described(self, content: Content) -> None:
        """Nothing in it concerns us."""

    def added(self, content: Content) -> None:
        """One file a session."""
        self._background.start(self.session.reject_content(content))

    def content_answered(self, content: Content, accepted: bool) -> None:
        """We add none."""

    def modified(self, content: Content) -> None:
        """Who sends a file does not change."""

    def removed(self, content: Content, reason: Reason) -> None:
        """The file was taken back; the session ends of itself."""
        if content.key == self.content.key:
            self.ended(reason, None)

    def transport_informed(self, content: Content, transport: ET.Element) -> None:
        """News of the transport in use; late ones of a former are dropped by its namespace."""
        made = type_of(transport)
        if self._transport is None:
            if len(ET.tostring(transport)) <= LARGEST_EARLY:
                self._early.append(transport)
        elif made is not None and made.namespace == self._transport.namespace:
            self._transport.info(transport)

    def transport_replaced(self, content: Content, transport: ET.Element) -> None:
        """The peer wants another way."""
        self._background.start(self._answer_replacement(content, transport))

    def transport_answered(self, content: Content, transport: ET.Element | None) -> None:
        """The answer to our replacement."""
        if self._replacing is not None and not self._replacing.done():
            self._replacing.set_result(transport)

    # --- inside -------------------------------------------------------------------------------------------------------

    async def _answer_replacement(self, content: Content, element: ET.Element) -> None:
        made = type_of(element)
        self._replaced += 1
        # Never to a way that tells more of us than the contact may know (security 33), and not once bytes move.
        unfit = made is None or not set(made.kinds) & set(self._kinds) or bool(self.streams)
        # Nor to one that no file can take, or that demands what the offer did not; ours is not let go of for that.
        unfit = unfit or (made is not None and not made.is_usable(element))
        unfit = unfit or (content.security is not None and self.security is None)
        # Nor before our yes is out: an answer tells our addresses, and that yes names the way.
        early = self.session.role is Role.RESPONDER and self.session.state is SessionState.PENDING
        if made is None or unfit or early or self._replaced > MOST_REPLACED:
            await self.session.reject_transport(content, element)
            return
        transport = self._side_of(made, made.kinds)
        answer = None
        try:
            transport.take(element)
            answer = await transport.offer()
        except (ProtocolBreach, Unreachable, Unsupported) as error:
            log.info("a transport of %s cannot be used: %r", self.peer, error)
        if answer is None or self.over or self.streams:
            # Ours is let go of for nothing that cannot take its place, or comes too late.
            transport.close()
            await self.session.reject_transport(content, element)
            return
        self._put(transport)
        self._used = True  # until the peer knows that we take it
        await self.session.accept_transport(content, answer)
        self._used = False
        self._changed.set()
        self.replaced()

    def replaced(self) -> None:
        """The peer's wish for another way was granted."""


def _close_unused(connecting: "asyncio.Future[ByteStream]") -> None:
    if not connecting.cancelled() and connecting.exception() is None:
        connecting.result().close()
