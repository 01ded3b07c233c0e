"""`JingleOutgoing`: one file of ours offered in a Jingle session (XEP-0234)."""

import asyncio
import logging
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.jingle.legality import SessionState
from gharial.backend.jingle.session import JingleSession
from gharial.backend.jingle.transport import JingleTransport
from gharial.backend.jingle.transports import type_for
from gharial.backend.methods.jingle_answer import GONE, answer_to, other_type
from gharial.backend.methods.jingle_side import JingleSide
from gharial.backend.methods.peer_ending import see_outcome
from gharial.backend.stanzas.jingle import Content, JingleStanza, Reason, namespace_of
from gharial.backend.stanzas.jingle_file import (
    NAMESPACE,
    BadFile,
    Checksum,
    Received,
    checksum_element,
    read_description,
    read_info,
)
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import (
    Declined,
    DigestMismatch,
    Failure,
    Interrupted,
    NoAnswer,
    NotConnected,
    PeerGone,
    ProtocolBreach,
    RequestFailed,
    TimedOut,
    Unsupported,
)
from gharial.model.transfer import Digest, Kind
from gharial.model.transfer_bounds import Lack

log = logging.getLogger(__name__)

ANSWER_S = 3600.0
"""A person may be away from the screen; the user can cancel at any time."""
CONFIRM_S = 120.0
"""The receiver may still be writing and hashing."""
RECONNECT_S = 30.0
FOREIGN_CONFIRM_S = 15.0
"""Not every client says that it has the file."""
BREAKS_INSIDE = ("Gajim",)
"""Programs that are asked whether they still have an offer; their names prove nothing, their answers do."""


class JingleOutgoing(JingleSide):
    """Fulfils `Outgoing`, and `Application` for its session. Goes out with `send`."""

    def __init__(
        self,
        account_session: AccountSession,
        carriers: Carriers,
        session: JingleSession,
        content: Content,
        kinds: Sequence[Kind],
        size: int,
        online: asyncio.Event,
        forget: Callable[[], None],
    ) -> None:
        super().__init__(account_session, carriers, session, content, kinds, forget)
        self._whole_session = session
        self._answered_by: tuple[Kind, ...] = ()
        """What the peer took instead of the transport it was offered."""
        self._size = size
        self._online = online
        self._start_at = 0
        loop = asyncio.get_running_loop()
        self._accepted: asyncio.Future[None] = loop.create_future()
        self._received: asyncio.Future[None] = loop.create_future()
        self._initiating: asyncio.Task[None] | None = None

    def send(self, first: Kind) -> None:
        """Put the offer on the wire, with the transport of kind `first`. Raises Unsupported, NotConnected."""
        made = type_for(first)
        if made is None:
            raise Unsupported(self.peer.full, first.value)
        self._account_session.require_online()
        self._initiating = asyncio.create_task(self._initiate(self.make_transport(made, first)))
        self._initiating.add_done_callback(see_outcome)
        self.learn_peer()

    async def _initiate(self, transport: JingleTransport) -> None:
        try:
            element = await self._offered(transport)
            whole = Content(
                self.content.creator,
                self.content.name,
                self.content.senders,
                self.content.description,
                element,
                None if self.security is None else self.security.element(),
            )
            await self._whole_session.initiate([whole])
            self._background.start(self._make_sure())
        except RequestFailed as error:
            self.close()
            if error.condition in GONE:
                raise PeerGone(self.peer.full) from error
            if error.condition == "resource-constraint":
                raise Declined(self.peer.full, busy=True) from error
            # A redirect (XEP-0166 §6.3) is not followed: a file goes only to whom the user chose.
            lacks = Lack.WHERE_SENT.value if error.condition == "redirect" else NAMESPACE
            raise Unsupported(self.peer.full, lacks) from error
        except NoAnswer as error:
            self.close()
            raise TimedOut("offer", error.timeout_s) from error
        except BaseException:
            self.close()
            if self._whole_session.state is SessionState.NEW:
                # It never left: nobody is to be told, and nobody will end it.
                self._whole_session.drop()
            raise

    async def _make_sure(self) -> None:
        """Quirk "silent-break": it has acknowledged the offer, and may have dropped it without a word."""
        await self.is_own()
        name = self._account_session.discovery.known_client_name(self.peer)
        if not name.startswith(BREAKS_INSIDE) or self.over:
            return
        try:
            await self._whole_session.inform()
        except RequestFailed as error:
            if error.condition == "item-not-found" and not self._accepted.done():
                log.info("%s has lost the offer that it acknowledged", self.peer)
                # Nobody has ended anything: the answer is that there will be none.
                self._accepted.add_done_callback(see_outcome)
                self._accepted.set_exception(Unsupported(self.peer.full, NAMESPACE))

    async def _offered(self, transport: JingleTransport) -> ET.Element:
        """The element of this transport, or of the next in line where this one cannot be offered: no relay has us."""
        try:
            return await transport.offer()
        except Unsupported:
            behind = self._kinds[self._kinds.index(transport.kinds[-1]) + 1 :] if transport.kinds else ()
            following = next((kind for kind in behind if type_for(kind) is not None), None)
            made = None if following is None else type_for(following)
            if made is None or self.over:
                raise
            log.info("no %s for %s", transport.namespace, self.peer)
            return await self._offered(self.make_transport(made, following))

    async def answered(self) -> None:
        """Return when the peer accepted. Raises Declined, PeerGone, TimedOut, Unsupported, ProtocolBreach."""
        if self._initiating is None:
            raise RuntimeError("the offer was not sent")
        try:
            async with asyncio.timeout(ANSWER_S):
                await self.ending.guard(asyncio.shield(self._initiating))
                await self.ending.guard(asyncio.shield(self._accepted))
        except TimeoutError as error:
            raise TimedOut("answer", ANSWER_S) from error

    @property
    def start_at(self) -> int:
        """The offset the peer asked for (XEP-0234 §5, range)."""
        return self._start_at

    async def open(self, kind: Kind) -> ByteStream:
        """A stream of `kind`, by the transport that was offered or by another in its place.

        Raises Unsupported, Unreachable, TimedOut, PeerGone, ProtocolBreach, Cancelled.
        """
        if not self.fits(kind):
            if self._answered_by and kind not in self._answered_by:
                # The peer has chosen; its choice is tried before it is asked for another.
                raise Unsupported(self.peer.full, kind.value)
            made = type_for(kind)
            if made is None or kind not in self._kinds:
                raise Unsupported(self.peer.full, kind.value)
            await self.replace(made, kind)
        return await self.connect()

    async def finish(self, digest: Digest) -> bool:
        """Tell the digest and wait for the peer's word; True where Gharial says that it is the same file.

        False for others: success there means that the bytes came, not that they were compared.
        Raises DigestMismatch, Interrupted, Cancelled.
        """
        own = await self.is_own()
        told = False
        try:
            # The bytes may not have needed the server; the confirmation does.
            async with asyncio.timeout(RECONNECT_S):
                await self.ending.guard(self._online.wait())
            if own:
                # What Gharial said before it had the digest does not count: it says so again.
                self._received = asyncio.get_running_loop().create_future()
            told = await self._tell(checksum_element(Checksum(self.content.creator, self.content.name, (digest,))))
            async with asyncio.timeout(CONFIRM_S if own and told else FOREIGN_CONFIRM_S):
                await self.ending.guard(asyncio.shield(self._received))
        except TimeoutError as error:
            if own:
                raise Interrupted(self._size, "not confirmed") from error
        except DigestMismatch as error:
            raise DigestMismatch(digest.algorithm, digest.hex, error.actual) from error
        finally:
            self.close()
        await self.session.end(Reason.SUCCESS)
        return own and told

    # --- Application --------------------------------------------------------------------------------------------------

    def accepted(self, contents: Sequence[Content]) -> None:
        """The peer said yes, and from where."""
        self.accepted_by_user = True
        try:
            self._take_answer(contents)
        except Failure as failure:
            self.happened(failure)
            self._background.start(self.abort(failure))
        else:
            if not self._accepted.done():
                self._accepted.set_result(None)

    def accepts_info(self, payload: ET.Element) -> bool:
        """The peer has the file."""
        try:
            return isinstance(read_info(payload), Received)
        except BadFile:
            return False

    def informed(self, payload: ET.Element) -> None:
        """The peer has the file; which one, there is but one."""
        self._has_it()

    def ended(self, reason: Reason, stanza: JingleStanza | None) -> None:
        """Success, after the first byte, says the same as `received`; many clients say nothing else."""
        if reason is Reason.SUCCESS and self.streams:
            self._has_it()
        else:
            super().ended(reason, stanza)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _take_answer(self, contents: Sequence[Content]) -> None:
        answer, element = answer_to(self.content, contents, self.security, self.peer)
        if namespace_of(answer.description) == NAMESPACE and answer.description is not None:
            self._take_range(answer.description)
        other = other_type(element, self._transport, self._kinds, self.peer)
        if other is not None:
            self._answered_by = self.make_transport(other).kinds
        elif self._answered_by:
            return  # it took another's place before the yes, and is only named again
        assert self._transport is not None  # noqa: S101 - made just before, or with the offer
        self._transport.take(element)

    def replaced(self) -> None:
        """Before its yes the peer changes what it was offered; what it chose is tried first."""
        if not self.accepted_by_user and self._transport is not None:
            self._answered_by = self._transport.kinds

    def _take_range(self, description: ET.Element) -> None:
        try:
            asked = read_description(description).range
        except BadFile as error:
            raise ProtocolBreach(self.peer.full, str(error)) from error
        if asked is None:
            return
        if asked.offset > self._size:
            raise ProtocolBreach(self.peer.full, "wants bytes from behind the end of the file")
        if asked.length is not None and asked.offset + asked.length < self._size:
            raise Unsupported(self.peer.full, "the whole file")
        self._start_at = asked.offset

    def _has_it(self) -> None:
        if not self._received.done():
            self._received.set_result(None)

    async def _tell(self, payload: ET.Element) -> bool:
        """False where the peer does not want it, or has ended the session because it has the file."""
        try:
            await self.ending.guard(self.session.inform(payload))
        except (RequestFailed, NoAnswer, NotConnected) as error:
            log.info("%s did not take the checksum: %r", self.peer, error)
            return False
        return True
