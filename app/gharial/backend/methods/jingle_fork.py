"""`JingleFork`: one file of ours proposed to all devices of a person (XEP-0353); the session goes to the first yes."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.jingle.proposal import Proposal
from gharial.backend.methods.jingle_ending import reason_of
from gharial.backend.methods.jingle_outgoing import ANSWER_S, JingleOutgoing
from gharial.backend.methods.peer_ending import PeerEnding
from gharial.backend.stanzas.jingle import Reason
from gharial.model.failures import Failure, TimedOut
from gharial.model.jid import Jid
from gharial.model.transfer import Digest, Kind

log = logging.getLogger(__name__)

BEGIN_S = 60.0
"""Who said yes takes the session without asking anybody again."""


class JingleFork:
    """Fulfils `Forked`. `begin` starts the session with the device that said yes; `forget` is told of the end, once."""

    def __init__(
        self, proposal: Proposal, begin: Callable[[Jid], Awaitable[JingleOutgoing]], forget: Callable[[], None]
    ) -> None:
        self._forget = forget
        self._proposal = proposal
        self._begin = begin
        self._ending = PeerEnding()
        self._session: JingleOutgoing | None = None

    @property
    def device(self) -> Jid | None:
        """Who said yes, full."""
        return self._proposal.device

    async def answered(self) -> None:
        """Return when one of the devices accepted. Raises as `Outgoing.answered`."""
        try:
            async with asyncio.timeout(ANSWER_S):
                device = await self._proposal.answered()
        except TimeoutError as error:
            raise TimedOut("answer", ANSWER_S) from error
        self._session = await self._begin(device)
        self._session.on_peer_abort(self._ended)
        try:
            async with asyncio.timeout(BEGIN_S):
                await self._session.answered()
        except TimeoutError as error:
            raise TimedOut("session-accept", BEGIN_S) from error

    @property
    def start_at(self) -> int:
        """The offset the peer asked for."""
        return 0 if self._session is None else self._session.start_at

    async def open(self, kind: Kind) -> ByteStream:
        """A stream of this kind."""
        assert self._session is not None  # noqa: S101 - only after `answered`
        return await self._session.open(kind)

    async def finish(self, digest: Digest) -> bool:
        """All bytes left; its other devices may know."""
        assert self._session is not None  # noqa: S101 - only after `answered`
        confirmed = await self._session.finish(digest)
        self._end(Reason.SUCCESS)
        return confirmed

    async def abort(self, failure: Failure) -> None:
        """Take it back from all, or end the session; never raises."""
        self._ending.close()
        if self._session is not None:
            await self._session.abort(failure)
        # Why, is for the session alone (XEP-0353 §6).
        self._end(Reason.CONNECTIVITY_ERROR if reason_of(failure)[0] is not Reason.CANCEL else Reason.EXPIRED)

    def on_peer_abort(self, callback: Callable[[Failure], None]) -> None:
        """Call once if the peer ends the session."""
        self._ending.on(callback)

    def _ended(self, failure: Failure) -> None:
        self._ending.happened(failure)
        self._end(Reason.EXPIRED)

    def _end(self, reason: Reason) -> None:
        self._proposal.end(reason)
        forget, self._forget = self._forget, lambda: None
        forget()
