"""`SctpAssociation`: aiortc's SCTP (RFC 9260) with flow control in both directions and fewer acknowledgements.

aiortc tells its window but never minds the peer's, and keeps what nobody reads. Import it lazily. Data thread only.
"""

import asyncio
from collections.abc import Callable, Iterator

from aiortc import RTCDtlsTransport, RTCSctpTransport
from aiortc.rtcsctptransport import SCTP_DATA_LAST_FRAG, DataChunk, InboundStream, SackChunk

WINDOW = 3 * 1024 * 1024
"""Bytes we let the peer have under way and unread together."""
TOO_MUCH = 8 * 1024 * 1024
"""Unread bytes of a sender who minds no window: nothing more is acknowledged until some are read."""
SACK_EVERY = 4
"""Packets that one acknowledgement covers; at a loss each has its own (RFC 9260 §6.2 asks for every second)."""
SACK_S = 0.01
LARGEST_MESSAGE = 4 * 1024 * 1024
"""A message that is longer, or has more than this missing in it, ends the line: it would have to be kept."""
_BINARY = 53
_SMALLEST_FLIGHT = 1200


class _Inbound(InboundStream):
    """Looks for whole messages only when one may have become whole; aiortc's looks through all at each packet."""

    def __init__(self) -> None:
        super().__init__()
        self._may_be_whole = True

    def add_chunk(self, chunk: DataChunk) -> None:
        super().add_chunk(chunk)
        filled_a_gap = self.reassembly[-1] is not chunk
        self._may_be_whole = filled_a_gap or bool(chunk.flags & SCTP_DATA_LAST_FRAG) or len(self.reassembly) == 1

    def pop_messages(self) -> Iterator[tuple[int, int, bytes]]:
        return super().pop_messages() if self._may_be_whole else iter(())


class SctpAssociation(RTCSctpTransport):
    """`unread` tells how much waits here, `on_message` gets what comes on any channel, `on_delivered` follows news."""

    def __init__(self, transport: RTCDtlsTransport, port: int) -> None:
        super().__init__(transport, port)
        self.unread: Callable[[], int] = lambda: 0
        self.on_message: Callable[[bytes], None] = lambda _message: None
        self.on_delivered: Callable[[], None] = lambda: None
        self._advertised_rwnd = WINDOW
        self._peer_window = WINDOW
        self._uncovered = 0
        self._sack_later: asyncio.TimerHandle | None = None
        self._sacking: asyncio.Task[None] | None = None
        self._room = asyncio.Event()
        self._room.set()

    @property
    def delivered(self) -> bool:
        """The peer acknowledged everything that was given to us."""
        return not (self._data_channel_queue or self._outbound_queue or self._sent_queue)

    def has_room(self) -> None:
        """Some was read: tell a peer who waits."""
        self._room.set()
        if self._association_state == self.State.ESTABLISHED and self._last_received_tsn is not None:
            self._sack_now()

    async def stop(self) -> None:
        """Abort what is still open."""
        self._room.set()
        if self._sack_later is not None:
            self._sack_later.cancel()
        await super().stop()

    # --- aiortc's hooks -----------------------------------------------------------------------------------------------

    async def _receive(self, stream_id: int, pp_id: int, data: bytes) -> None:
        if pp_id != _BINARY:
            await super()._receive(stream_id, pp_id, data)
            return
        self.on_message(data)
        while self.unread() >= TOO_MUCH and self._room_is_awaited():
            self._room.clear()
            await self._room.wait()

    def _get_inbound_stream(self, stream_id: int) -> InboundStream:
        return self._inbound_streams.setdefault(stream_id, _Inbound())

    async def _receive_data_chunk(self, chunk: DataChunk) -> None:
        if self._advertised_rwnd < WINDOW - LARGEST_MESSAGE:
            raise ConnectionError("the peer sends what has no end")
        await super()._receive_data_chunk(chunk)

    async def _receive_sack_chunk(self, chunk: SackChunk) -> None:
        self._peer_window = chunk.advertised_rwnd
        await super()._receive_sack_chunk(chunk)
        self.on_delivered()

    async def _transmit(self) -> None:
        # One packet is always under way: its acknowledgement tells when there is room again.
        allowed = max(self._peer_window, _SMALLEST_FLIGHT)
        own = self._cwnd
        if own <= allowed:
            await super()._transmit()
            return
        self._cwnd = allowed
        try:
            await super()._transmit()
        finally:
            if self._cwnd == allowed:
                self._cwnd = own

    async def _send_sack(self) -> None:
        self._uncovered += 1
        if self._uncovered < SACK_EVERY and not self._sack_misordered and not self._sack_duplicates:
            if self._sack_later is None:
                self._sack_later = asyncio.get_running_loop().call_later(SACK_S, self._sack_now)
            self._sack_needed = False
            return
        await self._send_whole_sack()

    async def _send_whole_sack(self) -> None:
        if self._sack_later is not None:
            self._sack_later.cancel()
            self._sack_later = None
        self._uncovered = 0
        waiting = self.unread()
        self._advertised_rwnd -= waiting
        try:
            await super()._send_sack()
        finally:
            self._advertised_rwnd += waiting

    def _sack_now(self) -> None:
        self._sack_later = None
        self._sacking = asyncio.get_running_loop().create_task(self._sack_quietly())

    async def _sack_quietly(self) -> None:
        try:
            await self._send_whole_sack()
        except ConnectionError:
            pass  # the line is gone, which others notice too

    def _room_is_awaited(self) -> bool:
        return self._association_state == self.State.ESTABLISHED
