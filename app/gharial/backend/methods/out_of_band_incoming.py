"""`OobIncoming`: one link that a peer offers (XEP-0066). No packet leaves for it before the yes."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

from slixmpp.exceptions import XMPPError

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.http_get_stream import Body, HttpGetStream
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.methods.peer_ending import PeerEnding, see_outcome
from gharial.backend.stanzas.out_of_band import OWN_NAMESPACE
from gharial.backend.wire.http import Link
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import (
    Cancelled,
    DigestMismatch,
    Failure,
    LinkFault,
    LinkRefused,
    ProtocolBreach,
    TimedOut,
)
from gharial.model.jid import Jid
from gharial.model.transfer import UNKNOWN_SIZE, Digest, FileInfo, Kind, Offer

FETCH_S = 75.0
CHECKSUM_S = 60.0
"""The sender's hash may come a little after its last byte."""


class OobIncoming:
    """Fulfils `Incoming`. `reply` is awaited by the handler of the offer's iq, which is answered at the very end."""

    def __init__(
        self,
        session: AccountSession,
        carriers: Carriers,
        peer: Jid,
        sid: str,
        link: Link,
        file: FileInfo | None,
        description: str,
        forget: Callable[[Digest | None], None],
    ) -> None:
        self._described = file is not None
        """Only Gharial says what the file is; only then a hash comes at the end."""
        file = file or FileInfo("", UNKNOWN_SIZE, description=description)
        named = file.name or link.name
        file = FileInfo(named, file.size, file.digest, file.media_type, file.date, file.description)
        now = datetime.now(UTC)
        self._offer = Offer(sid, session.account, peer, "oob", (file,), now, host=link.label)
        self.peer = peer
        self.sid = sid
        self.ending = PeerEnding()
        self._session = session
        self._carriers = carriers
        self._link = link
        self._forget = forget
        loop = asyncio.get_running_loop()
        self._reply: asyncio.Future[XMPPError | None] = loop.create_future()
        self._checksum: asyncio.Future[Digest | None] = loop.create_future()
        self._own_peer: asyncio.Task[bool] | None = None
        self._fetching: asyncio.Task[tuple[HttpGetStream, Body]] | None = None
        self._wanted = 0
        self._body: Body | None = None
        self._stream: HttpGetStream | None = None
        self._over = False

    # --- Incoming -----------------------------------------------------------------------------------------------------

    @property
    def offer(self) -> Offer:
        """What the peer proposes."""
        return self._offer

    @property
    def kind(self) -> Kind | None:
        """HTTP, once there is a stream."""
        return None if self._body is None else Kind.HTTP

    @property
    def start_at(self) -> int:
        """Where the stream begins: where we asked, or 0 where the server cannot, or has another file now."""
        return 0 if self._body is None else self._body.start_at

    @property
    def found_size(self) -> int | None:
        """What the server says the whole file has."""
        known = self._offer.files[0].size
        if known != UNKNOWN_SIZE:
            return known
        return None if self._body is None else self._body.size

    @property
    def found_name(self) -> str:
        """What its server calls the file."""
        return "" if self._body is None else self._body.name

    async def accept(self, start_at: int = 0) -> None:
        """Say yes: the fetching begins. Raises LinkRefused, or how the peer ended the offer, if it did."""
        if self.ending.failure is not None:
            raise self.ending.failure
        if not self._carriers.may_meet(self.peer):
            raise LinkRefused(self._link.host, LinkFault.HIDDEN_ADDRESS.value)
        self._wanted = start_at
        self._own_peer = asyncio.create_task(self._ask_whether_own())
        if self._fetching is not None:
            self._fetching.cancel()
        self._fetching = self._fetch()

    async def decline(self) -> None:
        """Say no (XEP-0066 §3)."""
        self._settle(XMPPError("not-acceptable", etype="modify"))
        self._end()

    async def next_stream(self) -> ByteStream:
        """The download. Raises how fetching failed, TimedOut, or how the peer ended it."""
        fetching, self._fetching = self._fetching or self._fetch(), None
        try:
            async with asyncio.timeout(FETCH_S):
                stream, body = await self.ending.guard(fetching)
        except TimeoutError as error:
            raise TimedOut("response", FETCH_S) from error
        except Failure as failure:
            # The link is of no use; the sender hears of it, and may come by another way.
            if self.ending.failure is None and not self._over:
                self._settle(XMPPError("item-not-found", etype="cancel"))
                self.ending.happened(failure)
            raise
        known = self._offer.files[0].size
        if known != UNKNOWN_SIZE and body.size is not None and body.size != known:
            stream.close()
            raise ProtocolBreach(self.peer.full, f"a file of {body.size} bytes in place of {known}")
        if self._over or self.ending.failure is not None:
            stream.close()
            raise self.ending.failure or Cancelled(by_us=True)
        self._body, self._stream = body, stream
        return stream

    async def expected_digest(self) -> Digest | None:
        """The one in the offer, or what Gharial at the other end says it sent. Raises how the peer ended it."""
        if (known := self._offer.files[0].digest) is not None:
            return known
        if not self._described or self._own_peer is None or not await self.ending.guard(asyncio.shield(self._own_peer)):
            return None
        try:
            async with asyncio.timeout(CHECKSUM_S):
                return await self.ending.guard(asyncio.shield(self._checksum))
        except TimeoutError:
            return None

    async def finish(self, digest: Digest) -> None:
        """The file is whole: the result that the sender waits for."""
        self._settle(None)
        self._end(digest)

    async def abort(self, failure: Failure) -> None:
        """Hang up and say so: a person's no, or that the file could not be fetched."""
        if isinstance(failure, DigestMismatch):
            self._settle(XMPPError("not-acceptable", failure.actual, etype="modify"))
        elif isinstance(failure, Cancelled):
            self._settle(XMPPError("not-acceptable", etype="modify"))
        else:
            self._settle(XMPPError("item-not-found", etype="cancel"))
        self._end()

    def on_peer_abort(self, callback: Callable[[Failure], None]) -> None:
        """Call once if the peer ends or withdraws it."""
        self.ending.on(callback)

    # --- told by the method -------------------------------------------------------------------------------------------

    async def reply(self) -> None:
        """Return when the file is here. Raises XMPPError where it will not be."""
        error = await self._reply
        if error is not None:
            raise error

    def told(self, digest: Digest) -> None:
        """The sender's hash came."""
        if not self._checksum.done():
            self._checksum.set_result(digest)

    def peer_ended(self, failure: Failure) -> None:
        """The peer withdrew."""
        self._settle(XMPPError("item-not-found", etype="cancel"))
        self.ending.happened(failure)
        if self._stream is not None:
            self._stream.close()

    def peer_left(self, failure: Failure) -> None:
        """The peer, or we, went offline: what is on its way goes on, the offer does not."""
        if not self._checksum.done():
            self._checksum.set_result(None)
        if self._stream is None:
            self._settle(XMPPError("recipient-unavailable"))
            self.ending.happened(failure)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _fetch(self) -> "asyncio.Task[tuple[HttpGetStream, Body]]":
        file = self._offer.files[0]
        reach = self._carriers.http.reach(self._link, known=True)
        # What names its date or hash is known to be the same file as before.
        trusting = file.digest is not None or file.date is not None
        validator = "" if self._body is None else self._body.validator
        task = asyncio.create_task(
            self._carriers.http.get(self._link, reach, self._wanted, validator=validator, trusting=trusting)
        )
        task.add_done_callback(see_outcome)
        return task

    def _settle(self, answer: XMPPError | None) -> None:
        if not self._reply.done():
            self._reply.set_result(answer)

    def _end(self, digest: Digest | None = None) -> None:
        if self._over:
            return
        self._over = True
        self.ending.close()
        if self._fetching is not None:
            self._fetching.cancel()
        if self._stream is not None:
            self._stream.close()
        self._forget(digest)

    async def _ask_whether_own(self) -> bool:
        try:
            return OWN_NAMESPACE in await self._session.discovery.features(self.peer)
        except Failure:
            return False
