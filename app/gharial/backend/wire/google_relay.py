"""A client of Google's relay of before TURN, as a pure machine: one allocation under a login; time in seconds.

STUN's frame with a 16-byte id; the first attribute is a cookie, so that its value stands at bytes 24 to 27 and tells
the relay's own messages from what it passes on as it is.
"""

import secrets
import struct
from ipaddress import IPv4Address

from gharial.backend.wire.google_stun import ID_SIZE, RELAY_COOKIE

Address = tuple[str, int]

ALLOCATE, SEND, DATA = 0x0003, 0x0004, 0x0115
_SUCCESS, _ERROR = 0x0100, 0x0110
MAPPED, USERNAME, CODE, LIFETIME, COOKIE = 0x0001, 0x0006, 0x0009, 0x000D, 0x000F
DESTINATION, SOURCE, PAYLOAD, OPTIONS = 0x0011, 0x0012, 0x0013, 0x8001
LOCK = 1
_HEAD = 20
_GAPS_S = (0.2, 0.2, 0.4, 0.8, 1.6)
_KEEP_S = 600.0
_IDS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


class GoogleRelayClient:
    """`username` is the relay's login, and the fragment of our checks by it too. `server`: its address that others use.

    `relayed` are the addresses where others reach us, once there are any; `failed` says why there are none.
    """

    def __init__(self, username: str, server: Address | None, cookie: bytes = RELAY_COOKIE) -> None:
        self.fragment = username
        self.relayed: tuple[Address, ...] = ()
        self.failed = ""
        self._server = server
        self._cookie = cookie
        self._transaction = b""
        self._next_at: float | None = None
        self._sent = 0
        self._wanted: Address | None = None
        self._asked: Address | None = None
        self._locked: Address | None = None

    def start(self, now: float) -> None:
        """Ask for an allocation."""
        self._next_at = now

    def deadline(self) -> float | None:
        """When `due` has something next."""
        return None if self.failed else self._next_at

    def due(self, now: float) -> list[bytes]:
        """What leaves to the relay now."""
        if self.failed or self._next_at is None or self._next_at > now:
            return []
        if self._sent >= len(_GAPS_S):
            # Nothing is lost while the old allocation lives; only a first one can fail.
            self._sent = 0
            if not self.relayed:
                self.failed = "no answer"
                return []
        if not self._sent:
            self._transaction = new_id()
        self._next_at = now + _GAPS_S[self._sent]
        self._sent += 1
        return [message(ALLOCATE, self._transaction, [(COOKIE, self._cookie), (USERNAME, self.fragment.encode())])]

    def take(self, datagram: memoryview, now: float) -> tuple[Address, memoryview] | None:
        """What the relay sent: a peer's data and its address, or None where it was for us."""
        read = read_message(datagram, self._cookie)
        if read is None:
            return None if self._locked is None else (self._locked, datagram)
        kind, transaction, attributes = read
        if kind == DATA:
            peer = address_of(attributes.get(SOURCE))
            data = attributes.get(PAYLOAD)
            return None if peer is None or data is None else (peer, data)
        if kind == ALLOCATE | _SUCCESS and transaction == self._transaction and self._sent:
            mapped = address_of(attributes.get(MAPPED))
            found = dict.fromkeys(one for one in (self._server, mapped) if one is not None and one[1])
            self.relayed = tuple(found)
            self.failed = "" if found else "no relayed address"
            self._sent, self._next_at = 0, now + _KEEP_S
        elif kind == ALLOCATE | _ERROR and transaction == self._transaction:
            code = bytes(attributes.get(CODE, b""))
            self.failed = str((code[2] & 7) * 100 + code[3]) if len(code) >= 4 else "refused"
        elif kind == SEND | _SUCCESS and self._asked is not None:
            options = bytes(attributes.get(OPTIONS, b""))
            if len(options) == 4 and options[3] & LOCK:
                self._locked = self._asked
        return None

    def prefix(self, peer: Address, size: int, now: float) -> bytes | None:
        """What goes before `size` bytes to a peer: nothing, to the one that the relay is locked to."""
        if not self.relayed or self.failed or ":" in peer[0]:
            return None
        if peer == self._locked:
            return b""
        attributes = [(COOKIE, self._cookie), (USERNAME, self.fragment.encode()), (DESTINATION, packed(peer))]
        if peer == self._wanted and self._locked is None:
            attributes.append((OPTIONS, struct.pack("!I", LOCK)))
            self._asked = peer
        body = b"".join(attribute(name, value) for name, value in attributes) + struct.pack("!HH", PAYLOAD, size)
        return struct.pack("!HH", SEND, len(body) + size) + new_id() + body

    def prefer(self, peer: Address) -> None:
        """What goes to this peer is to go without wrapping, as soon as the relay agrees; once for all."""
        if self._asked is None:
            self._wanted = peer

    def farewell(self) -> bytes:
        """Nothing is said at the end."""
        return b""


def new_id() -> bytes:
    """Printable, as the originals' are."""
    return "".join(secrets.choice(_IDS) for _ in range(ID_SIZE)).encode()


def attribute(name: int, value: bytes) -> bytes:
    """Never padded."""
    return struct.pack("!HH", name, len(value)) + value


def message(kind: int, transaction: bytes, attributes: list[tuple[int, bytes]]) -> bytes:
    """One message of the relay's."""
    body = b"".join(attribute(name, value) for name, value in attributes)
    return struct.pack("!HH", kind, len(body)) + transaction + body


def read_message(datagram: memoryview, cookie: bytes = RELAY_COOKIE) -> tuple[int, bytes, dict[int, memoryview]] | None:
    """Kind, id and attributes; None for what is only passed on, or cannot be read."""
    size = len(datagram)
    if size < _HEAD + 8 or datagram[24:28] != cookie:
        return None
    kind, length = struct.unpack_from("!HH", datagram)
    if length != size - _HEAD:
        return None
    attributes: dict[int, memoryview] = {}
    offset = _HEAD
    while offset + 4 <= size:
        name, length = struct.unpack_from("!HH", datagram, offset)
        if length > size - offset - 4:
            return None
        attributes.setdefault(name, datagram[offset + 4 : offset + 4 + length])
        offset += 4 + length
    return kind, bytes(datagram[4:_HEAD]), attributes


def packed(address: Address) -> bytes:
    """As MAPPED-ADDRESS holds it."""
    return struct.pack("!BBH", 0, 1, address[1]) + IPv4Address(address[0]).packed


def address_of(value: memoryview | None) -> Address | None:
    """The opposite; None for what is none."""
    if value is None or len(value) != 8 or value[1] != 1:
        return None
    return str(IPv4Address(bytes(value[4:]))), int.from_bytes(value[2:4], "big")
