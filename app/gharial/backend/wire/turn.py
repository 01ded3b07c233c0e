"""A TURN client (RFC 8656) as a pure machine: one allocation, a channel for each peer; time in seconds.

Every peer gets a channel at once, which is its permission too (§12): there is no other way to send here. What comes
from a permitted address without a channel comes in indications.
"""

import hashlib
import hmac
import os
import struct
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address

Address = tuple[str, int]

COOKIE = 0x2112A442
ALLOCATE, REFRESH, BIND = 0x0003, 0x0004, 0x0009
DATA_INDICATION = 0x0017
_SUCCESS, _ERROR, _CLASS = 0x0100, 0x0110, 0x0110
_USERNAME, _INTEGRITY, _CODE, _CHANNEL, _LIFETIME = 0x0006, 0x0008, 0x0009, 0x000C, 0x000D
_PEER, _DATA, _REALM, _NONCE, _RELAYED, _TRANSPORT = 0x0012, 0x0013, 0x0014, 0x0015, 0x0016, 0x0019
_UDP = b"\x11\0\0\0"
_HEAD = 20
_FIRST_CHANNEL, _MOST_CHANNELS = 0x4000, 128
_GAPS_S = (0.25, 0.5, 1.0, 2.0, 2.0, 2.0)
_RELIABLE_GAPS_S = (8.0,)
"""Over a connection nothing is said twice (RFC 8489 §6.2.2)."""
_LIFETIME_S = 600
_BIND_AGAIN_S = 240.0
"""A permission lasts five minutes (§9), a channel ten (§12)."""
_MOST_TRIES_WITH_WORD = 3


@dataclass(eq=False)
class _Request:
    kind: int
    peer: Address | None
    datagram: bytes = b""
    next_at: float = 0.0
    sent: int = 0
    authorised: int = 0


class TurnClient:
    """`relayed` is where others reach us, once that is known; `failed` says why there is no allocation any more."""

    fragment = ""
    """The address is ours alone: the login of our checks may be any."""

    def __init__(self, username: str, password: str, *, reliable: bool = False) -> None:
        """`reliable`: it is a connection that leads to the server, not datagrams."""
        self._gaps_s = _RELIABLE_GAPS_S if reliable else _GAPS_S
        self.relayed: tuple[Address, ...] = ()
        self.failed = ""
        self._username = username
        self._password = password
        self._realm = self._nonce = self._key = b""
        self._requests: dict[bytes, _Request] = {}
        self._channels: dict[Address, int] = {}
        self._bound: dict[Address, float] = {}
        """When each is bound again."""
        self._peers: dict[int, Address] = {}
        self._refresh_at: float | None = None
        self._binding: set[Address] = set()

    def start(self, now: float) -> None:
        """Ask for an allocation."""
        self._ask(_Request(ALLOCATE, None), now)

    def deadline(self) -> float | None:
        """When `due` has something next."""
        times = [one.next_at for one in self._requests.values()]
        times += [at for peer, at in self._bound.items() if peer not in self._binding]
        if self._refresh_at is not None:
            times.append(self._refresh_at)
        return min(times) if times and not self.failed else None

    def due(self, now: float) -> list[bytes]:
        """What leaves to the server now."""
        if self.failed:
            return []
        if self._refresh_at is not None and self._refresh_at <= now:
            self._refresh_at = None
            self._ask(_Request(REFRESH, None), now)
        for peer, at in list(self._bound.items()):
            if at <= now and peer not in self._binding:
                self._bind(peer, now)
        going = []
        for transaction, one in list(self._requests.items()):
            if one.next_at > now:
                continue
            if one.sent >= len(self._gaps_s):
                del self._requests[transaction]
                self._lost(one)
                continue
            one.next_at = now + self._gaps_s[one.sent]
            one.sent += 1
            going.append(one.datagram)
        return going

    def take(self, datagram: memoryview, now: float) -> tuple[Address, memoryview] | None:
        """What the server sent: a peer's data and its address, or None where it was for us."""
        if len(datagram) < 4:
            return None
        if 0x40 <= datagram[0] < 0x50:
            channel, length = struct.unpack_from("!HH", datagram)
            peer = self._peers.get(channel)
            return (peer, datagram[4 : 4 + length]) if peer is not None and length <= len(datagram) - 4 else None
        message = _read(datagram)
        if message is None:
            return None
        kind, transaction, attributes, signed = message
        if kind == DATA_INDICATION:
            return _indicated(attributes, datagram)
        request = self._requests.get(transaction)
        if request is None or kind & ~_CLASS != request.kind:
            return None
        if kind & _CLASS == _SUCCESS:
            # Only who knows our word may tell us where we are reached (RFC 8489 §9.2.5).
            if self._key and not _is_signed(datagram, signed, self._key):
                return None
            del self._requests[transaction]
            self._granted(request, attributes, transaction, now)
        elif kind & _CLASS == _ERROR:
            del self._requests[transaction]
            self._refused(request, attributes, now)
        return None

    def prefix(self, peer: Address, size: int, now: float) -> bytes | None:
        """What goes before `size` bytes to a peer; None while there is no channel for it, which is then asked for."""
        channel = self._channels.get(peer)
        if channel is None or peer not in self._bound:
            if self.relayed and peer not in self._binding and not self.failed:
                self._bind(peer, now)
            return None
        return struct.pack("!HH", channel, size)

    def prefer(self, peer: Address) -> None:
        """Every peer is served alike."""

    def farewell(self) -> bytes:
        """Gives the allocation back; empty where there is none."""
        if not self.relayed or self.failed:
            return b""
        return self._message(REFRESH, os.urandom(12), [(_LIFETIME, struct.pack("!I", 0))])

    # --- inside -------------------------------------------------------------------------------------------------------

    def _bind(self, peer: Address, now: float) -> None:
        if peer not in self._channels:
            if len(self._channels) >= _MOST_CHANNELS:
                return
            self._channels[peer] = _FIRST_CHANNEL + len(self._channels)
            self._peers[self._channels[peer]] = peer
        self._binding.add(peer)
        self._ask(_Request(BIND, peer), now)

    def _ask(self, request: _Request, now: float) -> None:
        transaction = os.urandom(12)
        if request.kind == ALLOCATE:
            attributes = [(_TRANSPORT, _UDP), (_LIFETIME, struct.pack("!I", _LIFETIME_S))]
        elif request.kind == REFRESH:
            attributes = [(_LIFETIME, struct.pack("!I", _LIFETIME_S))]
        else:
            assert request.peer is not None  # noqa: S101 - a channel is for somebody
            number = struct.pack("!HH", self._channels[request.peer], 0)
            attributes = [(_CHANNEL, number), (_PEER, _xored(request.peer, transaction))]
        request.datagram = self._message(request.kind, transaction, attributes)
        request.next_at, request.sent = now, 0
        self._requests[transaction] = request

    def _message(self, kind: int, transaction: bytes, attributes: list[tuple[int, bytes]]) -> bytes:
        if self._key:
            attributes = [
                *attributes, (_USERNAME, self._username.encode()), (_REALM, self._realm), (_NONCE, self._nonce),
            ]  # fmt: skip
        body = b"".join(_attribute(name, value) for name, value in attributes)
        if not self._key:
            return struct.pack("!HHI", kind, len(body), COOKIE) + transaction + body
        signed = struct.pack("!HHI", kind, len(body) + 24, COOKIE) + transaction + body
        return signed + _attribute(_INTEGRITY, hmac.digest(self._key, signed, "sha1"))

    def _granted(self, request: _Request, attributes: dict[int, bytes], transaction: bytes, now: float) -> None:
        if request.kind == BIND and request.peer is not None:
            self._binding.discard(request.peer)
            self._bound[request.peer] = now + _BIND_AGAIN_S
            return
        lifetime = attributes.get(_LIFETIME, b"")
        seconds = struct.unpack("!I", lifetime)[0] if len(lifetime) == 4 else _LIFETIME_S
        self._refresh_at = now + max(10.0, min(seconds, _LIFETIME_S) / 2)
        if request.kind == ALLOCATE:
            relayed = _unxored(attributes.get(_RELAYED, b""), transaction)
            if relayed is None or not relayed[1]:
                self.failed = "no relayed address"
            else:
                self.relayed = (relayed,)

    def _refused(self, request: _Request, attributes: dict[int, bytes], now: float) -> None:
        code = attributes.get(_CODE, b"")
        number = (code[2] & 7) * 100 + code[3] if len(code) >= 4 else 0
        realm, nonce = attributes.get(_REALM, b""), attributes.get(_NONCE, b"")
        # A word that was refused as it is does not get better by being said again; an old nonce does.
        again = number == 438 or (number == 401 and not request.authorised)
        if not again or not nonce or not self._username or request.authorised >= _MOST_TRIES_WITH_WORD:
            self._lost(request, str(number))
            return
        request.authorised += 1
        self._realm, self._nonce = realm or self._realm, nonce
        word = b":".join((self._username.encode(), self._realm, self._password.encode()))
        self._key = hashlib.md5(word, usedforsecurity=False).digest()
        self._ask(request, now)

    def _lost(self, request: _Request, why: str = "no answer") -> None:
        if request.kind == BIND and request.peer is not None:
            self._binding.discard(request.peer)
            self._bound.pop(request.peer, None)
        else:
            self.failed = why


def _attribute(name: int, value: bytes) -> bytes:
    return struct.pack("!HH", name, len(value)) + value + b"\0" * (-len(value) % 4)


def _read(datagram: memoryview) -> tuple[int, bytes, dict[int, bytes], int] | None:
    """Kind, transaction, attributes and where the signature begins (0: nowhere); None for anything else."""
    size = len(datagram)
    if size < _HEAD:
        return None
    kind, length, cookie = struct.unpack_from("!HHI", datagram)
    if kind & 0xC000 or cookie != COOKIE or length != size - _HEAD or length % 4:
        return None
    attributes: dict[int, bytes] = {}
    offset, signed = _HEAD, 0
    while offset + 4 <= size:
        name, length = struct.unpack_from("!HH", datagram, offset)
        if length > size - offset - 4:
            return None
        if name == _INTEGRITY and not signed:
            signed = offset
        # What follows a signature is not signed (RFC 8489 §14.5).
        if not signed and name not in attributes and not (kind == DATA_INDICATION and name == _DATA):
            attributes[name] = bytes(datagram[offset + 4 : offset + 4 + length])
        elif kind == DATA_INDICATION and name == _DATA:
            attributes[_DATA] = struct.pack("!HH", offset + 4, length)
        offset += 4 + length + (-length % 4)
    return kind, bytes(datagram[8:_HEAD]), attributes, signed


def _indicated(attributes: dict[int, bytes], datagram: memoryview) -> tuple[Address, memoryview] | None:
    peer = _unxored(attributes.get(_PEER, b""), bytes(datagram[8:_HEAD]))
    if peer is None or _DATA not in attributes:
        return None
    at, length = struct.unpack("!HH", attributes[_DATA])
    return peer, datagram[at : at + length]


def _is_signed(datagram: memoryview, at: int, key: bytes) -> bool:
    if not at or at + 24 > len(datagram):
        return False
    signed = bytearray(datagram[:at])
    struct.pack_into("!H", signed, 2, at + 24 - _HEAD)
    return hmac.compare_digest(hmac.digest(key, bytes(signed), "sha1"), bytes(datagram[at + 4 : at + 24]))


def _mask(transaction: bytes) -> bytes:
    return struct.pack("!I", COOKIE) + transaction


def _xored(address: Address, transaction: bytes) -> bytes:
    host, port = address
    packed = IPv6Address(host).packed if ":" in host else IPv4Address(host).packed
    mixed = bytes(one ^ other for one, other in zip(packed, _mask(transaction), strict=False))
    return struct.pack("!BBH", 0, 2 if ":" in host else 1, port ^ (COOKIE >> 16)) + mixed


def _unxored(value: bytes, transaction: bytes) -> Address | None:
    if len(value) < 8 or (value[1], len(value)) not in ((1, 8), (2, 20)):
        return None
    port = struct.unpack_from("!H", value, 2)[0] ^ (COOKIE >> 16)
    packed = bytes(one ^ other for one, other in zip(value[4:], _mask(transaction), strict=False))
    return str(IPv4Address(packed) if value[1] == 1 else IPv6Address(packed)), port
