"""`OobOutgoing`: one link of ours, offered to a peer (XEP-0066), with the file behind it."""

import asyncio
import logging
from collections.abc import Callable

from slixmpp.stanza import Iq

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.http import ServedFile
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.methods.peer_ending import PeerEnding, see_outcome
from gharial.backend.stanzas.out_of_band import OWN_NAMESPACE
from gharial.backend.stanzas.stream_initiation import sendable
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
    RequestFailed,
    TimedOut,
    Unreachable,
    Unsupported,
)
from gharial.model.transfer import Digest, Kind, Offer

log = logging.getLogger(__name__)

ANSWER_S = 86400.0
"""The result comes when the peer has the whole file."""
CONFIRM_S = 120.0
RECONNECT_S = 30.0
NOTICE_S = 3.0
_GONE = frozenset(
    {"service-unavailable", "recipient-unavailable", "gone", "remote-server-not-found", "remote-server-timeout"}
)
_NOT_FETCHED = frozenset({"item-not-found", "remote-server-timeout", "internal-server-error"})


class OobOutgoing:
    """Fulfils `Outgoing`. The offer goes out with `send`; the first request for the file is the peer's yes."""

    def __init__(
        self,
        session: AccountSession,
        carriers: Carriers,
        offer: Offer,
        sid: str,
        online: asyncio.Event,
        forget: Callable[[], object],
    ) -> None:
        self.peer = offer.peer
        self.sid = sid
        self.ending = PeerEnding()
        self._session = session
        self._carriers = carriers
        self._file = offer.files[0]
        self._online = online
        self._forget = forget
        self._served: ServedFile | None = None
        self._asking: asyncio.Task[None] | None = None
        self._own_peer: asyncio.Task[bool] | None = None
        self._digest: Digest | None = None
        self._opened = False
        self._refused = False
        self._over = False

    def send(self) -> None:
        """Put the file on our web server and its link on the wire. Raises NotConnected, Unreachable."""
        self._session.require_online()
        file = self._file
        self._served = self._carriers.http.serve(sendable(file.name), file.size, file.media_type, file.date)
        try:
            iq: Iq = self._session.client.make_iq_set(ito=self.peer)
            iq["oob_query"]["sid"] = self.sid
            iq["oob_query"].fill(self._served.link, file)
            self._asking = asyncio.create_task(self._ask(iq))
        except BaseException:
            self._served.close()
            raise
        self._asking.add_done_callback(see_outcome)
        self._asking.add_done_callback(self._see_answer)
        self._own_peer = asyncio.create_task(self._ask_whether_own())

    async def answered(self) -> None:
        """Return when the peer asks for the first byte.

        Raises Declined, PeerGone, Unreachable, Unsupported, Cancelled, NotConnected.
        """
        served, asking = self._there
        waiting: set[asyncio.Future[object]] = {served.first, asking}  # type: ignore[arg-type]
        await self.ending.guard(asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED))
        if not served.first.done():
            # Raises the refusal; a file without a byte may be had without asking for it.
            asking.result()

    @property
    def start_at(self) -> int:
        """The beginning of the first range that was asked for, if it goes to the end."""
        served, _ = self._there
        if not served.first.done():
            return 0
        span = served.first.result()
        return span.start if span.end == self._file.size else 0

    async def open(self, kind: Kind) -> ByteStream:
        """The stream to whoever asks for the file. Raises Unsupported, Cancelled, PeerGone."""
        if kind is not Kind.HTTP:
            raise Unsupported(self.peer.full, kind.value)
        if self.ending.failure is not None:
            raise self.ending.failure
        served, _ = self._there
        self._opened = True
        return served.stream

    async def finish(self, digest: Digest) -> bool:
        """Wait until the peer says that it has the file; True where it compared the hash as well.

        Raises DigestMismatch, Interrupted, Cancelled, Declined.
        """
        self._digest = digest
        served, asking = self._there
        try:
            told = await self.ending.guard(self._tell(digest))
            await self.ending.guard(asyncio.shield(asking))
        except NotConnected:
            # The result went to a session that is no more: sent, but nobody confirmed it.
            return False
        else:
            return told
        finally:
            served.stream.confirmed.set()
            self._end()

    async def abort(self, failure: Failure) -> None:
        """Take the file off our web server, and tell Gharial at the other end; others find nothing there."""
        if self._over:
            return
        self._end()
        if self._asking is not None:
            self._asking.cancel()
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

    def peer_left(self, failure: Failure) -> None:
        """The peer, or we, went offline: bytes on a socket go on."""
        if not self._opened:
            self.ending.happened(failure)

    # --- inside -------------------------------------------------------------------------------------------------------

    @property
    def _there(self) -> "tuple[ServedFile, asyncio.Task[None]]":
        if self._served is None or self._asking is None:
            raise RuntimeError("the offer was not sent")
        return self._served, self._asking

    def _end(self) -> None:
        self._over = True
        self.ending.close()
        if self._served is not None:
            self._served.close()
        self._forget()

    async def _ask(self, iq: Iq) -> None:
        try:
            await self._session.request(iq, ANSWER_S)
        except NoAnswer as error:
            raise TimedOut("answer", ANSWER_S) from error
        except RequestFailed as error:
            self._refused = True
            raise self._refusal(error) from error
        if self._served is not None:
            self._served.stream.confirmed.set()

    def _see_answer(self, asking: "asyncio.Task[None]") -> None:
        """A refusal after the fetching began ends it."""
        if asking.cancelled() or (failure := asking.exception()) is None or self._served is None:
            return
        if self._served.first.done() and isinstance(failure, Failure) and not isinstance(failure, NotConnected):
            self.ending.happened(failure)
            self._served.stream.close()

    def _refusal(self, error: RequestFailed) -> Failure:
        started = self._served is not None and self._served.first.done()
        if error.condition == "not-acceptable":
            if not started:
                return Declined(self.peer.full)
            if self._digest is not None and len(error.text) == len(self._digest.hex):
                return DigestMismatch(self._digest.algorithm, self._digest.hex, error.text)
            return Cancelled(by_us=False)
        if error.condition in _NOT_FETCHED:
            return Interrupted(0, error.text) if started else Unreachable(self._address)
        if error.condition in _GONE:
            return PeerGone(self.peer.full)
        return Unsupported(self.peer.full, error.condition)

    @property
    def _address(self) -> str:
        served, _ = self._there
        return served.link.split("/")[2]

    async def _tell(self, digest: Digest) -> bool:
        """Tell Gharial at the other end the hash; False for others, which could not compare it."""
        if not await self._is_own():
            return False
        try:
            # The bytes may not have needed the server; the hash does.
            await asyncio.wait_for(self._online.wait(), RECONNECT_S)
        except TimeoutError as error:
            raise NotConnected(self._session.account.bare) from error
        iq: Iq = self._session.client.make_iq_set(ito=self.peer)
        iq["oob_checksum"]["sid"] = self.sid
        iq["oob_checksum"].add(digest)
        try:
            await self._session.request(iq, CONFIRM_S)
        except (RequestFailed, NoAnswer) as error:
            if isinstance(error, RequestFailed) and error.condition == "not-acceptable":
                raise DigestMismatch(digest.algorithm, digest.hex, error.text) from error
            log.info("the hash of %s was not taken note of: %s", self.sid, error)
            return False
        return True

    async def _ask_whether_own(self) -> bool:
        try:
            return OWN_NAMESPACE in await self._session.discovery.features(self.peer)
        except Failure:
            return False

    async def _is_own(self) -> bool:
        return self._own_peer is not None and await asyncio.shield(self._own_peer)

    def _cancel_iq(self, failure: Failure) -> Iq:
        iq: Iq = self._session.client.make_iq_set(ito=self.peer)
        iq["oob_cancel"]["sid"] = self.sid
        iq["oob_cancel"]["reason"] = "cancelled" if isinstance(failure, Cancelled) else "failed"
        return iq
