"""`SiIncoming`: one offer of a peer by stream initiation (XEP-0095, XEP-0096)."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq

from gharial.backend.bytestreams import inband, socks5
from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.inband import ExpectedInband
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.bytestreams.socks5 import ExpectedSocks5
from gharial.backend.methods.peer_ending import PeerEnding
from gharial.backend.stanzas import si_checksum
from gharial.backend.stanzas.offer_extras import Extras
from gharial.backend.stanzas.stream_initiation import SiAnswer, SiOffer
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Cancelled, Declined, DigestMismatch, Failure, TimedOut, Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import Digest, FileInfo, Kind, Offer

log = logging.getLogger(__name__)

FIRST_STREAM_S = 60.0
"""An initiator may first ask its server for proxies, or its router for a port."""
NEXT_STREAM_S = 30.0
CHECKSUM_S = 60.0
"""The sender's hash may come a little after its last byte."""
NOTICE_S = 3.0
_MOST_STREAMS = 4


class SiIncoming:
    """Fulfils `Incoming`. `reply` is awaited by the handler of the offer's iq."""

    def __init__(
        self,
        session: AccountSession,
        carriers: Carriers,
        peer: Jid,
        asked: SiOffer,
        extras: Extras,
        method: str,
        kinds: Sequence[Kind],
        forget: Callable[[Digest | None], None],
    ) -> None:
        file = FileInfo(
            asked.name,
            asked.size,
            digest=asked.digest,
            media_type=asked.media_type,
            date=asked.date,
            description=asked.description,
            entries=extras.entries,
        )
        self._offer = Offer(
            # What both ends know the offer by.
            id=asked.sid,
            account=session.account,
            peer=peer,
            method="si",
            files=(file,),
            time=datetime.now(UTC),
            group=extras.group,
            preview=extras.preview,
        )
        self.peer = peer
        self.sid = asked.sid
        self.ending = PeerEnding()
        self._session = session
        self._carriers = carriers
        self._asked = asked
        self._method = method
        self._kinds = tuple(kinds)
        self._forget = forget
        loop = asyncio.get_running_loop()
        self._reply: asyncio.Future[SiAnswer | XMPPError] = loop.create_future()
        self._checksum: asyncio.Future[Digest | None] = loop.create_future()
        self._outcome: asyncio.Future[Digest | Failure] = loop.create_future()
        self._own_peer: asyncio.Task[bool] | None = None
        self._expected: list[ExpectedSocks5 | ExpectedInband] = []
        self._arrived: asyncio.Queue[ByteStream] = asyncio.Queue()
        self._streams: list[ByteStream] = []
        self._kind: Kind | None = None
        self._over = False
        self._start_at = 0

    # --- Incoming -----------------------------------------------------------------------------------------------------

    @property
    def offer(self) -> Offer:
        """What the peer proposes."""
        return self._offer

    @property
    def kind(self) -> Kind | None:
        """How the last stream travels."""
        return self._kind

    @property
    def start_at(self) -> int:
        """Where the stream begins: where we asked."""
        return self._start_at

    @property
    def found_size(self) -> int | None:
        """The offer always says it."""
        return self._asked.size

    async def accept(self, start_at: int = 0) -> None:
        """Say yes and be ready for the stream. Raises Unsupported where the peer cannot start at `start_at`.

        Raises how the peer ended the offer, if it did.
        """
        if self.ending.failure is not None:
            raise self.ending.failure
        file = self._offer.files[0]
        # Nothing would tell whether it still is the file of the first part.
        unproven = file.date is None and file.digest is None
        if start_at and (unproven or not self._asked.resumable):
            raise Unsupported(self.peer.full, "range")
        self._session.require_online()
        self._start_at = start_at
        socks5_kinds = [kind for kind in self._kinds if kind is not Kind.INBAND]
        if self._method == socks5.NAMESPACE:
            self._expected.append(self._carriers.socks5.expect(self.peer, self.sid, socks5_kinds, self._deliver))
        # The sender may fall back to it under the same sid, if it named it and we may use it.
        if Kind.INBAND in self._kinds and inband.NAMESPACE in self._asked.methods:
            self._expected.append(self._carriers.inband.expect(self.peer, self.sid, self._deliver))
        self._own_peer = asyncio.create_task(self._ask_whether_own())
        self._settle(SiAnswer(self._method, start_at))

    async def decline(self) -> None:
        """Say no (XEP-0095 §3.2)."""
        self._settle(XMPPError("forbidden", "Offer declined", etype="cancel"))
        self._end(Cancelled(by_us=True))

    async def next_stream(self) -> ByteStream:
        """The stream the initiator opens; the next call waits for its replacement.

        Raises TimedOut, or how the peer ended it.
        """
        timeout_s = NEXT_STREAM_S if self._streams else FIRST_STREAM_S
        try:
            async with asyncio.timeout(timeout_s):
                stream = await self.ending.guard(self._arrived.get())
        except TimeoutError as error:
            raise TimedOut("stream", timeout_s) from error
        self._kind = stream.kind
        return stream

    async def expected_digest(self) -> Digest | None:
        """What Gharial at the other end says it sent; else what the offer said. Raises how the peer ended it."""
        if self._own_peer is None or not await self.ending.guard(asyncio.shield(self._own_peer)):
            return self._asked.digest
        try:
            async with asyncio.timeout(CHECKSUM_S):
                sent = await self.ending.guard(asyncio.shield(self._checksum))
        except TimeoutError:
            sent = None
        return sent or self._asked.digest

    async def finish(self, digest: Digest) -> None:
        """The file is whole and has `digest`; Gharial at the other end is answered so."""
        self._end(digest)

    async def abort(self, failure: Failure) -> None:
        """End it; Gharial at the other end hears of it at once, others see the stream end."""
        if self._over:
            return
        unanswered = not self._reply.done()
        mismatch = isinstance(failure, DigestMismatch) and self._checksum.done()
        self._settle(XMPPError("forbidden" if isinstance(failure, Cancelled | Declined) else "resource-constraint"))
        self._end(failure)
        # A refusal, or the answer to the checksum, says it already.
        if unanswered or mismatch or self.ending.failure is not None:
            return
        try:
            async with asyncio.timeout(NOTICE_S):
                if self._own_peer is not None and await self._own_peer:
                    await self._session.request(self._cancel_iq(failure), NOTICE_S)
        except (Failure, TimeoutError) as error:
            log.debug("the end of %s was not taken note of: %s", self.sid, error)

    def on_peer_abort(self, callback: Callable[[Failure], None]) -> None:
        """Call once if the peer ends or withdraws it."""
        self.ending.on(callback)

    # --- told by the method -------------------------------------------------------------------------------------------

    async def reply(self) -> SiAnswer:
        """What to answer to the offer, when it is decided. Raises XMPPError."""
        answer = await self._reply
        if isinstance(answer, XMPPError):
            raise answer
        return answer

    async def checked(self, sent: Digest) -> None:
        """The sender's digest came: return once the file here is known to be the same. Raises XMPPError."""
        if not self._checksum.done():
            self._checksum.set_result(sent)
        outcome = await asyncio.shield(self._outcome)
        if isinstance(outcome, DigestMismatch):
            raise XMPPError("not-acceptable", outcome.actual)
        if isinstance(outcome, Failure):
            raise XMPPError("item-not-found")
        if outcome != sent:
            raise XMPPError("not-acceptable", outcome.hex)

    def peer_ended(self, failure: Failure) -> None:
        """The peer withdrew or cancelled."""
        self._settle(XMPPError("item-not-found"))
        self.ending.happened(failure)
        for stream in self._streams:
            stream.close()

    def peer_left(self, failure: Failure) -> None:
        """The peer, or we, went offline: ends what needs the server; bytes on a socket go on."""
        if self._streams:
            if not self._checksum.done():
                self._checksum.set_result(None)
            return
        # It may still reach a sender when it is us who leave.
        self._settle(XMPPError("recipient-unavailable"))
        self.ending.happened(failure)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _settle(self, answer: SiAnswer | XMPPError) -> None:
        if not self._reply.done():
            self._reply.set_result(answer)

    def _deliver(self, stream: ByteStream) -> None:
        if self._over or self.ending.failure is not None or len(self._streams) >= _MOST_STREAMS:
            stream.close()
            return
        for former in self._streams:
            # The initiator leads: where it opens another one, the one before came to nothing.
            former.close()
        self._streams.append(stream)
        self._arrived.put_nowait(stream)

    def _end(self, outcome: Digest | Failure) -> None:
        if self._over:
            return
        self._over = True
        self.ending.close()
        for expected in self._expected:
            expected.close()
        for stream in self._streams:
            stream.close()
        if not self._outcome.done():
            self._outcome.set_result(outcome)
        self._forget(outcome if isinstance(outcome, Digest) else None)

    async def _ask_whether_own(self) -> bool:
        try:
            return si_checksum.NAMESPACE in await self._session.discovery.features(self.peer)
        except Failure:
            return False

    def _cancel_iq(self, failure: Failure) -> Iq:
        iq: Iq = self._session.client.make_iq_set(ito=self.peer)
        iq["si_cancel"]["sid"] = self.sid
        iq["si_cancel"]["reason"] = "cancelled" if isinstance(failure, Cancelled) else "failed"
        return iq
