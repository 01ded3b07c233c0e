"""NAT-PMP (RFC 6886): the few datagrams that ask a router for its outer address and for an open TCP port; pure."""

import struct
from ipaddress import IPv4Address

from gharial.model.value import dataclass

PORT = 5351
ASK_ADDRESS = bytes((0, 0))
_MAP_TCP = 2
_ANSWER = 128


class NatPmpRefused(ValueError):
    """The router said no; `code` is RFC 6886 §3.5's."""

    def __init__(self, code: int) -> None:
        super().__init__(f"code {code}")
        self.code = code


@dataclass(frozen=True, slots=True)
class Granted:
    """The router leads `outer` to `inner`, for so many seconds."""

    inner: int
    outer: int
    lifetime_s: int


def ask_port(inner: int, outer: int, lifetime_s: int) -> bytes:
    """Ask to lead port `outer` (a wish) to our `inner`; a lifetime of 0 takes it back (RFC 6886 §3.3, §3.4)."""
    return struct.pack("!BBHHHI", 0, _MAP_TCP, 0, inner, outer if lifetime_s else 0, lifetime_s)


def read_address(datagram: bytes) -> IPv4Address | None:
    """The outer address of an answer; None where it is no such answer. Raises NatPmpRefused."""
    if len(datagram) < 12 or datagram[:2] != bytes((0, _ANSWER)):
        return None
    _check(datagram)
    return IPv4Address(datagram[8:12])


def read_port(datagram: bytes, inner: int) -> Granted | None:
    """What was granted for `inner`; None where it is no such answer. Raises NatPmpRefused."""
    if len(datagram) < 16 or datagram[:2] != bytes((0, _ANSWER + _MAP_TCP)):
        return None
    mapped, outer, lifetime_s = struct.unpack("!HHI", datagram[8:16])
    if mapped != inner:
        return None
    _check(datagram)
    return Granted(mapped, outer, lifetime_s)


def _check(datagram: bytes) -> None:
    code = int.from_bytes(datagram[2:4], "big")
    if code:
        raise NatPmpRefused(code)
