"""`JingleProposed`: one file that a peer proposes to all our devices (XEP-0353), and the session it becomes here."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.jingle.invitation import Invitation
from gharial.backend.methods.jingle_incoming import JingleIncoming
from gharial.backend.methods.peer_ending import PeerEnding
from gharial.backend.stanzas.jingle import Reason
from gharial.model.failures import Cancelled, Failure, ProtocolBreach, TimedOut
from gharial.model.transfer import Digest, Kind, Offer

log = logging.getLogger(__name__)

BEGIN_S = 30.0
"""How long the sender may take from our yes to its session."""


class JingleProposed:
    """Fulfils `Incoming` and `Unanswered`. Before our user said something, nothing is sent."""

    def __init__(
        self,
        invitation: Invitation,
        offer: Offer,
        forget: Callable[[], None],
        picture: Callable[[], Awaitable[bytes | None]],
    ) -> None:
        self.offer = offer
        self._picture = picture
        self._invitation = invitation
        self._forget = forget
        self._ending = PeerEnding()
        self._session: JingleIncoming | None = None
        self.cancelled = False
        """Our user took back a yes before the session came."""
        self._begun: asyncio.Future[JingleIncoming] = asyncio.get_running_loop().create_future()
        invitation.on_end = self._ended

    def begin(self, session: JingleIncoming) -> bool:
        """The session came. False where it is not about what was proposed: that was not agreed to."""
        proposed, begun = self.offer.files[0], session.offer.files[0]
        same_digest = proposed.digest is None or begun.digest is None or proposed.digest == begun.digest
        if (proposed.name, proposed.size, proposed.entries) != (begun.name, begun.size, begun.entries) or (
            not same_digest
        ):
            self._over(ProtocolBreach(session.peer.full, "another file than was proposed"))
            return False
        self._session = session
        self._invitation.begin()
        session.on_peer_abort(self._over)
        if not self._begun.done():
            self._begun.set_result(session)
        return True

    # --- Incoming -----------------------------------------------------------------------------------------------------

    async def accept(self, start_at: int = 0) -> None:
        """Say yes for this device. Raises AnsweredElsewhere, TimedOut, and as `Incoming.accept`."""
        if self._ending.failure is not None:
            raise self._ending.failure
        if not self._begun.done():
            self._invitation.proceed()
        try:
            async with asyncio.timeout(BEGIN_S):
                session = await self._ending.guard(asyncio.shield(self._begun))
        except TimeoutError as error:
            raise TimedOut("session-initiate", BEGIN_S) from error
        await session.accept(start_at)

    async def decline(self) -> None:
        """Say no for all our devices."""
        self._close()
        if self._session is not None:
            await self._session.decline()
        self._invitation.reject()
        self._invitation.drop()

    async def ignore(self) -> None:
        """No word: nobody was asked here, and the sender learns nothing (security 41)."""
        self._close()
        if self._session is not None:
            await self._session.decline()
        self._invitation.drop()

    async def picture(self, *, asked: bool) -> bytes | None:
        """The thumbnail of the proposal (XEP-0264), asked or not."""
        return await self._picture()

    async def next_stream(self) -> ByteStream:
        """The stream the initiator opens."""
        return await self._within().next_stream()

    @property
    def kind(self) -> Kind | None:
        """How the last stream travels."""
        return None if self._session is None else self._session.kind

    @property
    def start_at(self) -> int:
        """Where the last stream begins."""
        return 0 if self._session is None else self._session.start_at

    @property
    def found_size(self) -> int | None:
        """The proposal says it."""
        return self.offer.files[0].size

    async def expected_digest(self) -> Digest | None:
        """The sender's."""
        return await self._within().expected_digest()

    async def finish(self, digest: Digest) -> None:
        """The file is whole."""
        self._close()
        await self._within().finish(digest)
        self._invitation.finish(Reason.SUCCESS)

    async def abort(self, failure: Failure) -> None:
        """End the session. A proposal nobody answered here is left to our other devices, without a word."""
        unbegun = self._invitation.proceeded and self._session is None
        self.cancelled = unbegun and isinstance(failure, Cancelled)
        self._close()
        if self._session is not None:
            await self._session.abort(failure)
        self._invitation.finish(Reason.EXPIRED)

    def on_peer_abort(self, callback: Callable[[Failure], None]) -> None:
        """Call once if it is withdrawn, answered on another device, or ended."""
        self._ending.on(callback)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _within(self) -> JingleIncoming:
        assert self._session is not None  # noqa: S101 - only after `accept`
        return self._session

    def _ended(self, failure: Failure) -> None:
        """By the words of the proposal."""
        self._forget()
        self._ending.happened(failure)

    def _over(self, failure: Failure) -> None:
        """By the session."""
        self._forget()
        self._invitation.finish(Reason.EXPIRED)
        self._ending.happened(failure)

    def _close(self) -> None:
        self._ending.close()
        self._forget()
