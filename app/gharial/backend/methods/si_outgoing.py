"""`SiOutgoing`: one offer of ours by stream initiation (XEP-0095, XEP-0096)."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from slixmpp.stanza import Iq

from gharial.backend.bytestreams import inband, socks5
from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.methods.peer_ending import PeerEnding, see_outcome
from gharial.backend.methods.si_piece import PieceStream
from gharial.backend.stanzas import si_checksum
from gharial.backend.stanzas.offer_extras import extras
from gharial.backend.stanzas.stream_initiation import (
    BadInitiation,
    SiAnswer,
    SiOffer,
    offer_element,
    read_answer,
)
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import (
    Cancelled,
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
    Unreachable,
    Unsupported,
)
from gharial.model.transfer import Digest, Kind, Offer

log = logging.getLogger(__name__)

METHOD_OF = {
    Kind.SOCKS5_DIRECT: socks5.NAMESPACE,
    Kind.SOCKS5_PROXY: socks5.NAMESPACE,
    Kind.INBAND: inband.NAMESPACE,
}
"""Which stream-method value stands for which kind."""
ANSWER_S = 3600.0
"""A person may be away from the screen; the user can cancel at any time."""
CONFIRM_S = 120.0
"""The receiver may still be writing and hashing."""
RECONNECT_S = 30.0
NOTICE_S = 3.0
_DECLINED = frozenset({"forbidden", "not-acceptable", "not-allowed", "not-authorized"})
_GONE = frozenset(
    {"service-unavailable", "recipient-unavailable", "gone", "remote-server-not-found", "remote-server-timeout"}
)


class SiOutgoing:
    """Fulfils `Outgoing`. The offer goes out with `send`."""

    def __init__(
        self,
        session: AccountSession,
        carriers: Carriers,
        offer: Offer,
        kinds: Sequence[Kind],
        online: asyncio.Event,
        forget: Callable[[], None],
    ) -> None:
        self.peer = offer.peer
        self.sid = offer.id
        self.ending = PeerEnding()
        self._session = session
        self._carriers = carriers
        self._offer = offer
        self._file = offer.files[0]
        self._kinds = tuple(kinds)
        self._online = online
        self._forget = forget
        self._asking: asyncio.Task[SiAnswer] | None = None
        self._own_peer: asyncio.Task[bool] | None = None
        self._answer: SiAnswer | None = None
        self._streams: list[ByteStream] = []
        self._socks5_failure: Failure | None = None
        self._refused = False
        self._over = False

    def send(self) -> None:
        """Put the offer on the wire. Raises NotConnected."""
        self._session.require_online()
        iq: Iq = self._session.client.make_iq_set(ito=self.peer)
        file = self._file
        offer = SiOffer(
            sid=self.sid,
            name=file.name,
            size=file.size,
            methods=tuple(dict.fromkeys(METHOD_OF[kind] for kind in self._kinds)),
            media_type=file.media_type,
            date=file.date,
            description=file.description,
            resumable=True,
            digest=file.digest,
            extras=tuple(extras(file, self._offer.group, self._offer.preview)),
        )
        iq.xml.append(offer_element(offer))
        self._asking = asyncio.create_task(self._ask(iq))
        self._asking.add_done_callback(see_outcome)
        self._own_peer = asyncio.create_task(self._ask_whether_own())

    async def answered(self) -> None:
        """Return when the peer accepted.

        Raises Declined, PeerGone, TimedOut, Unsupported, ProtocolBreach, Cancelled, NotConnected.
        """
        if self._asking is None:
            raise RuntimeError("the offer was not sent")
        self._answer = await self.ending.guard(asyncio.shield(self._asking))

    @property
    def start_at(self) -> int:
        """The offset the peer asked for (XEP-0096 §3, range)."""
        return self._answer.offset if self._answer is not None else 0

    async def open(self, kind: Kind) -> ByteStream:
        """A stream of `kind`. Raises Unsupported, Unreachable, TimedOut, PeerGone, ProtocolBreach, Cancelled.

        The peer chose one stream method (XEP-0095 §3.2). Direct connections and proxies are one to it, and go into one
        question: the stream's kind tells which it became, and a failure stands for both. In-band is tried after a
        failed SOCKS5 all the same, under the same sid, if it was in our offer: Gharial and libpurple take it. Who
        refuses needs a new offer: Unsupported.
        """
        if self._answer is None:
            raise RuntimeError("the offer was not answered")
        method = METHOD_OF.get(kind)
        replaces = kind is Kind.INBAND and kind in self._kinds
        if method is None or (method != self._answer.method and not replaces):
            raise Unsupported(self.peer.full, method or kind.value)
        opening = self._carriers.inband.open(self.peer, self.sid) if kind is Kind.INBAND else self._open_socks5(kind)
        try:
            stream = await self.ending.guard(opening)
        except TimedOut as error:
            if method == self._answer.method:
                raise
            raise Unsupported(self.peer.full, method) from error
        self._streams.append(stream)
        if self.ending.failure is not None:
            stream.close()
            raise self.ending.failure
        return stream if self._answer.length is None else PieceStream(stream, self._answer.length)

    async def _open_socks5(self, kind: Kind) -> ByteStream:
        if self._socks5_failure is not None:
            raise self._socks5_failure
        both = [one for one in self._kinds if one is not Kind.INBAND]
        try:
            return await self._carriers.socks5.open(self.peer, self.sid, both if kind in both else (kind,))
        except (Unreachable, ProtocolBreach) as error:
            self._socks5_failure = error
            raise
        except Unsupported as error:
            # It chose SOCKS5 itself: a new offer of the same would not change its mind, in-band may.
            self._socks5_failure = Unreachable()
            raise self._socks5_failure from error

    async def finish(self, digest: Digest) -> bool:
        """Tell Gharial at the other end the digest (urn:gharial:si-checksum:0); True where it confirms.

        False for other clients, which have no way to. Raises DigestMismatch, Interrupted, Cancelled.
        """
        try:
            return await self.ending.guard(self._confirm(digest))
        finally:
            self._end()

    async def abort(self, failure: Failure) -> None:
        """Close the stream, and tell Gharial at the other end at once; others see the stream end."""
        if self._over:
            return
        self._end()
        if self._asking is not None:
            self._asking.cancel()
        for stream in self._streams:
            stream.close()
        if self.ending.failure is None and not self._refused:
            try:
                async with asyncio.timeout(NOTICE_S):
                    if await self._is_own():
                        await self._session.request(self._cancel_iq(failure), NOTICE_S)
            except (Failure, TimeoutError) as error:
                log.debug("the end of %s was not taken note of: %s", self.sid, error)
        if self._own_peer is not None:
            self._own_peer.cancel()

    def on_peer_abort(self, callback: Callable[[Failure], None]) -> None:
        """Call once if the peer ends it."""
        self.ending.on(callback)

    def peer_ended(self, failure: Failure) -> None:
        """The peer cancelled."""
        self.ending.happened(failure)
        for stream in self._streams:
            stream.close()

    def peer_left(self, failure: Failure) -> None:
        """The peer, or we, went offline: ends what needs the server; bytes on a socket go on."""
        if not self._streams:
            self.ending.happened(failure)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _end(self) -> None:
        self._over = True
        self.ending.close()
        self._forget()

    async def _ask(self, iq: Iq) -> SiAnswer:
        try:
            reply = await self._session.request(iq, ANSWER_S)
        except NoAnswer as error:
            raise TimedOut("answer", ANSWER_S) from error
        except RequestFailed as error:
            self._refused = True
            self._forget()
            raise self._refusal(error) from error
        try:
            answer = read_answer(reply.xml)
        except BadInitiation as error:
            raise ProtocolBreach(self.peer.full, str(error)) from error
        if answer.method not in {METHOD_OF[kind] for kind in self._kinds}:
            raise ProtocolBreach(self.peer.full, f"chose a stream method that was not offered: {answer.method[:200]!r}")
        if answer.offset > self._file.size:
            raise ProtocolBreach(self.peer.full, "wants bytes from behind the end of the file")
        if answer.length is not None and answer.offset + answer.length >= self._file.size:
            return replace(answer, length=None)
        return answer

    def _refusal(self, error: RequestFailed) -> Failure:
        if error.condition in _DECLINED:
            return Declined(self.peer.full)
        if error.condition in _GONE:
            return PeerGone(self.peer.full)
        # bad-request holds no-valid-streams and bad-profile; the rest is no answer of a person either.
        return Unsupported(self.peer.full, error.condition)

    async def _ask_whether_own(self) -> bool:
        try:
            return si_checksum.NAMESPACE in await self._session.discovery.features(self.peer)
        except Failure:
            return False

    async def _is_own(self) -> bool:
        return self._own_peer is not None and await asyncio.shield(self._own_peer)

    async def _confirm(self, digest: Digest) -> bool:
        if not await self._is_own():
            return False
        iq: Iq = self._session.client.make_iq_set(ito=self.peer)
        iq["si_checksum"]["sid"] = self.sid
        iq["si_checksum"].add_digest(digest.algorithm, digest.hex)
        try:
            # The bytes may not have needed the server; the confirmation does.
            await asyncio.wait_for(self._online.wait(), RECONNECT_S)
            await self._session.request(iq, CONFIRM_S)
        except RequestFailed as error:
            if error.condition == "not-acceptable":
                raise DigestMismatch(digest.algorithm, digest.hex, error.text) from error
            raise Interrupted(self._file.size, f"not confirmed: {error.condition}") from error
        except (TimeoutError, NoAnswer, NotConnected) as error:
            raise Interrupted(self._file.size, "not confirmed") from error
        return True

    def _cancel_iq(self, failure: Failure) -> Iq:
        iq: Iq = self._session.client.make_iq_set(ito=self.peer)
        iq["si_cancel"]["sid"] = self.sid
        iq["si_cancel"]["reason"] = "cancelled" if isinstance(failure, Cancelled) else "failed"
        return iq
