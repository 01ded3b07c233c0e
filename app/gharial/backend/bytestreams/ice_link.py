"""`IceLink`: ICE, DTLS and a reliable data channel over one another (XEP-0176, XEP-0320, XEP-0343).

Import it lazily, with aiortc: that takes a third of a second. Everything here runs in the data thread, but for what the
stream asks (`Ferry`).
"""

import asyncio
import logging
from collections import deque
from collections.abc import Sequence

from aiortc import (
    RTCCertificate,
    RTCDataChannel,
    RTCDataChannelParameters,
    RTCDtlsFingerprint,
    RTCDtlsParameters,
    RTCDtlsTransport,
    RTCSctpCapabilities,
)
from OpenSSL import SSL

from gharial.backend.bytestreams.data_channel_stream import MESSAGE_SIZE, DataChannelStream
from gharial.backend.bytestreams.data_thread import DataThread
from gharial.backend.bytestreams.ice_connection import IceConnection
from gharial.backend.bytestreams.ice_description import (
    Fingerprint,
    IceCandidate,
    IceDescription,
    NegotiatedSide,
    Setup,
)
from gharial.backend.bytestreams.sctp_association import SctpAssociation

log = logging.getLogger(__name__)

SCTP_PORT = 5000
LINGER_S = 3.0
"""How long an ended channel stays to answer what was lost on the way."""
_IN_CHANNEL = 512 * 1024
_LOW = 128 * 1024


class _Datagrams:
    """What aiortc's DTLS needs of an ICE transport."""

    def __init__(self, connection: IceConnection) -> None:
        self._recv = connection.recv
        self._send = connection.send


class _Dtls(RTCDtlsTransport):
    def _setup_srtp(self) -> None:
        """A data channel needs no keys for media; many peers agree on none."""

    async def _send_data(self, data: bytes) -> None:
        try:
            await super()._send_data(data)
        except SSL.Error as error:
            raise ConnectionError("the peer has ended the line") from error


class IceLink:
    """One connection from our first address to the last byte. Also the `Ferry` of its stream."""

    def __init__(self, thread: DataThread, connection: IceConnection) -> None:
        self._thread = thread
        self._connection = connection
        self._certificate = RTCCertificate.generateCertificate()
        self._dtls: _Dtls | None = None
        self._sctp: SctpAssociation | None = None
        self._channel: RTCDataChannel | None = None
        self._opened: asyncio.Future[RTCDataChannel] = asyncio.get_running_loop().create_future()
        self._stream: DataChannelStream | None = None
        self._outbox: deque[bytes] = deque()
        self._ending = False
        self._closing: asyncio.Task[None] | None = None

    async def describe(self) -> IceDescription:
        """Our side, once addresses were looked for."""
        await self._connection.gather_candidates()
        fingerprints = tuple(
            Fingerprint(one.algorithm, one.value)
            for one in self._certificate.getFingerprints()
            if one.algorithm == "sha-256"
        )
        login = self._connection.local_username, self._connection.local_password
        return IceDescription(*login, self._connection.described(), fingerprints, None, SCTP_PORT)

    async def add(self, candidates: Sequence[IceCandidate]) -> None:
        """Addresses of the peer."""
        await self._connection.add(candidates)

    async def open(self, peer: IceDescription, agreed: NegotiatedSide, setup: Setup) -> DataChannelStream:
        """The channel, once both ends have it. Raises ConnectionError; whoever waits keeps the time."""
        self._connection.take(peer)
        await self._connection.connect()
        dtls = self._dtls = _Dtls(_Datagrams(self._connection), [self._certificate])  # type: ignore[arg-type]
        dtls._set_role("client" if setup is Setup.ACTIVE else "server")
        await dtls.start(RTCDtlsParameters([RTCDtlsFingerprint(one.algorithm, one.value) for one in peer.fingerprints]))
        if dtls.state != "connected":
            raise ConnectionError("the peer is not who it said, or the handshake failed")
        sctp = self._sctp = SctpAssociation(dtls, SCTP_PORT)
        sctp.on("datachannel", self._came)
        early: list[bytes] = []
        sctp.on_message = early.append
        await sctp.start(RTCSctpCapabilities(maxMessageSize=MESSAGE_SIZE), peer.sctp_port)
        if agreed.controls:
            channel = RTCDataChannel(sctp, RTCDataChannelParameters(label=agreed.label))
            channel.on("open", lambda: self._came(channel))
        dtls.on("statechange", self._line_changed)
        self._line_changed()
        channel = await asyncio.shield(self._opened)
        self._channel = channel
        stream = self._stream = DataChannelStream(self, self._connection.way)
        sctp.unread = lambda: stream.unread
        sctp.on_message = stream.received
        sctp.on_delivered = self._progress
        for message in early:
            stream.received(message)
        channel.bufferedAmountLowThreshold = _LOW
        channel.on("bufferedamountlow", self._fill)
        channel.on("close", self._channel_closed)
        if channel.readyState in ("closing", "closed"):
            stream.peer_ended()
        return stream

    def close(self) -> None:
        """Take it all down, politely where a stream was made."""
        if self._closing is None:
            self._closing = asyncio.get_running_loop().create_task(self._take_down())
            self._thread.linger(_after(self._closing))

    # --- Ferry; from any thread ---------------------------------------------------------------------------------------

    def send(self, message: bytes) -> None:
        """To the channel, as soon as it has room."""
        self._outbox.append(message)
        self._thread.call(self._fill)

    def end(self) -> None:
        """Close the channel once the peer has all."""
        self._thread.call(self._end)

    def has_room(self) -> None:
        """Let a peer who waits go on."""
        self._thread.call(self._has_room)

    def drop(self) -> None:
        """Nobody wants the stream any more."""
        self._thread.call(self.close)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _came(self, channel: RTCDataChannel) -> None:
        """The first channel that is open, ours or the peer's; data is taken from any."""
        if not self._opened.done():
            self._opened.set_result(channel)

    def _fill(self) -> None:
        channel, stream = self._channel, self._stream
        if channel is None or stream is None or channel.readyState != "open":
            return
        while self._outbox and channel.bufferedAmount < _IN_CHANNEL:
            message = self._outbox.popleft()
            channel.send(message)
            stream.left(len(message))

    def _end(self) -> None:
        self._ending = True
        self._progress()

    def _progress(self) -> None:
        """The peer acknowledged something."""
        stream, sctp, channel = self._stream, self._sctp, self._channel
        if stream is None or sctp is None or channel is None:
            return
        stream.moved()
        if self._ending and not self._outbox and sctp.delivered and channel.readyState == "open":
            channel.close()
            stream.ended()

    def _has_room(self) -> None:
        if self._sctp is not None:
            self._sctp.has_room()

    def _channel_closed(self) -> None:
        stream, sctp = self._stream, self._sctp
        if stream is None or sctp is None:
            return
        if sctp.state == "connected":
            stream.peer_ended()
        elif self._ending and not self._outbox and sctp.delivered:
            stream.ended()
        else:
            stream.fail("the connection was lost")

    def _line_changed(self) -> None:
        """The handshake's line ended, by the peer's word or because it is silent (RFC 7675)."""
        dtls, stream = self._dtls, self._stream
        if dtls is None or dtls.state not in ("closed", "failed"):
            return
        if not self._opened.done():
            self._opened.set_exception(ConnectionError("the line ended before the channel was open"))
        if stream is not None:
            stream.fail("the connection was lost")

    async def _take_down(self) -> None:
        channel, sctp, dtls = self._channel, self._sctp, self._dtls
        if not self._opened.done():
            self._opened.cancel()
        try:
            if channel is not None and sctp is not None and dtls is not None and dtls.state == "connected":
                sctp.has_room()
                gone = asyncio.Event()
                channel.on("close", gone.set)
                channel.close()
                if channel.readyState != "closed":
                    await _within(LINGER_S, gone.wait())
            if sctp is not None:
                await sctp.stop()
            if dtls is not None:
                await dtls.stop()
        except (ConnectionError, AttributeError) as error:
            log.debug("a channel ended badly: %r", error)
        finally:
            if self._stream is not None:
                self._stream.fail("closed")
            await self._connection.close()


async def _within(seconds: float, work: "asyncio._CoroutineLike[bool]") -> None:
    try:
        await asyncio.wait_for(work, seconds)
    except TimeoutError:
        pass  # the peer has left already


async def _after(task: "asyncio.Task[None]") -> None:
    await asyncio.shield(task)
