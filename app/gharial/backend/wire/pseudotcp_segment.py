"""Segments of PseudoTCP, the reliable stream over datagrams of libjingle and libnice: bytes to values; pure."""

import struct
from typing import NamedTuple

from gharial.model.value import dataclass

HEADER = struct.Struct("!IIIBBHII")
"""Conversation, sequence, acknowledgement, control, flags, window, timestamp, echoed timestamp."""
HEADER_SIZE = HEADER.size
FIN = 0x01
CTL = 0x02
RST = 0x04
MASK = 0xFFFFFFFF
_HALF = 0x80000000

CONNECT = 0
_END, _NOTHING, _SCALE, _FIN_ACK = 0, 1, 3, 254
LARGEST_SCALE = 14

LEVELS = (65535, 32000, 17914, 8166, 4352, 2002, 1492, 1006, 508, 296)
"""The sizes of packets that networks have."""
OVERHEAD = 24 + 8 + 20 + 64
"""Our header, UDP's, IP's, and what a relay may add."""
LARGEST_PACKET = 65507


class Segment(NamedTuple):
    """One segment, sequence numbers and window as on the wire."""

    conversation: int
    sequence: int
    acknowledgement: int
    flags: int
    window: int
    timestamp: int
    echo: int
    payload: bytes = b""


@dataclass(frozen=True, slots=True)
class Options:
    """What a CONNECT carries: the window's scale (None: it knows of none), and libnice's end of the stream."""

    scale: int | None = None
    fin_ack: bool = False


def encode(segment: Segment) -> bytes:
    """The datagram."""
    conversation, sequence, acknowledgement, flags, window, timestamp, echo, payload = segment
    head = HEADER.pack(conversation, sequence, acknowledgement, 0, flags, window, timestamp, echo)
    return head + payload


def decode(datagram: bytes | memoryview) -> Segment | None:
    """None for what is too short to be one."""
    if len(datagram) < HEADER_SIZE:
        return None
    conversation, sequence, acknowledgement, _, flags, window, timestamp, echo = HEADER.unpack_from(datagram)
    payload = bytes(datagram[HEADER_SIZE:])
    return Segment(conversation, sequence, acknowledgement, flags, window, timestamp, echo, payload)


def write_connect(options: Options) -> bytes:
    """The control data that opens; a length counts the value alone, unlike TCP's."""
    data = bytes((CONNECT,))
    if options.scale is not None:
        data += bytes((_SCALE, 1, options.scale))
    if options.fin_ack:
        data += bytes((_FIN_ACK, 1, 0))
    return data


def read_connect(payload: bytes) -> Options | None:
    """None where it opens nothing. What is unknown is skipped; a length past the end stops the reading."""
    if not payload or payload[0] != CONNECT:
        return None
    scale: int | None = None
    fin_ack = False
    offset = 1
    while offset < len(payload):
        kind = payload[offset]
        offset += 1
        if kind == _END:
            break
        if kind == _NOTHING:
            continue
        if offset >= len(payload) or offset + 1 + payload[offset] > len(payload):
            break
        value = payload[offset + 1 : offset + 1 + payload[offset]]
        offset += 1 + len(value)
        if kind == _SCALE and len(value) == 1:
            scale = min(value[0], LARGEST_SCALE)
        elif kind == _FIN_ACK:
            fin_ack = True
    return Options(scale, fin_ack)


def nearest(wire: int, around: int) -> int:
    """The position in the stream that the 32 bits of `wire` mean: the one nearest to `around`."""
    return around + ((wire - around + _HALF) & MASK) - _HALF
