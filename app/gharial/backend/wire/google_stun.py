"""Google's early STUN (before RFC 5389): 16-byte transaction ids, no cookie, USERNAME only; pure.

Of the public answers also XOR-MAPPED-ADDRESS is read: a server of today may send nothing else.
"""

import struct
from dataclasses import field
from enum import IntEnum
from ipaddress import IPv4Address, IPv6Address

from gharial.model.value import dataclass

ID_SIZE = 16
HEAD_SIZE = 20
BAD_REQUEST = 400
STALE_CREDENTIALS = 430
RELAY_COOKIE = bytes.fromhex("72c64bc6")
COOKIE = bytes.fromhex("2112a442")
"""RFC 5389's; a transaction id of ours never begins with it."""

_MAPPED_ADDRESS = 0x0001
_USERNAME = 0x0006
_ERROR_CODE = 0x0009
_XOR_MAPPED_ADDRESS = 0x0020
_ADDRESSES = (_MAPPED_ADDRESS, 0x8020, _XOR_MAPPED_ADDRESS)
_MOST_ATTRIBUTES = 32


class Method(IntEnum):
    """Message types."""

    REQUEST = 0x0001
    RESPONSE = 0x0101
    ERROR = 0x0111


_METHODS = frozenset(int(method) for method in Method)


@dataclass(frozen=True, slots=True)
class StunMessage:
    """One message. `username` is what USERNAME holds: receiver's fragment, then sender's."""

    method: Method
    transaction: bytes
    username: bytes = b""
    mapped: tuple[str, int] | None = None
    code: int = 0
    """Of an error; 0 in others and where it could not be read."""
    attributes: tuple[int, ...] = field(default=(), compare=False)


def write_request(transaction: bytes, username: bytes = b"") -> bytes:
    """A ping; without a username the question to a STUN server."""
    return _message(Method.REQUEST, transaction, _attribute(_USERNAME, username) if username else b"")


def write_response(transaction: bytes, username: bytes, host: str, port: int) -> bytes:
    """The answer to a ping from `host`:`port`; the username goes back unchanged."""
    return _message(
        Method.RESPONSE, transaction,
        (_attribute(_USERNAME, username) if username else b"") + _attribute(_MAPPED_ADDRESS, _address(host, port)),
    )  # fmt: skip


def write_error(transaction: bytes, username: bytes, code: int, reason: str) -> bytes:
    """A refusal as libjingle writes it: the plain number, the text without padding."""
    return _message(
        Method.ERROR, transaction,
        _attribute(_USERNAME, username) + _attribute(_ERROR_CODE, struct.pack("!I", code) + reason.encode()),
    )  # fmt: skip


def read(datagram: bytes | memoryview) -> StunMessage | None:
    """None where it is no STUN message: then it belongs to who talks above."""
    size = len(datagram)
    if size < HEAD_SIZE or datagram[0] > 1:
        return None
    kind, length = struct.unpack_from("!HH", datagram)
    if kind not in _METHODS or length != size - HEAD_SIZE:
        return None
    data = bytes(datagram)
    transaction = data[4:HEAD_SIZE]
    username, mapped, code = b"", None, 0
    seen: list[int] = []
    offset = HEAD_SIZE
    while offset < size:
        if size - offset < 4 or len(seen) >= _MOST_ATTRIBUTES:
            return None
        attribute, length = struct.unpack_from("!HH", data, offset)
        offset += 4
        if length > size - offset:
            return None
        value = data[offset : offset + length]
        # Padding exists in today's messages only; libjingle's reason may end the message at any length.
        offset = min(size, offset + (length + 3) // 4 * 4)
        seen.append(attribute)
        if attribute == _USERNAME and not username:
            username = value
        elif attribute in _ADDRESSES and mapped is None:
            mapped = _read_address(value, transaction if attribute != _MAPPED_ADDRESS else b"")
        elif attribute == _ERROR_CODE:
            code = _read_code(value)
    return StunMessage(Method(kind), transaction, username, mapped, code, tuple(seen))


def _message(method: Method, transaction: bytes, attributes: bytes) -> bytes:
    if len(transaction) != ID_SIZE:
        raise ValueError("a transaction id has 16 bytes")
    return struct.pack("!HH", method, len(attributes)) + transaction + attributes


def _attribute(kind: int, value: bytes) -> bytes:
    return struct.pack("!HH", kind, len(value)) + value


def _address(host: str, port: int) -> bytes:
    if ":" in host:
        return struct.pack("!BBH", 0, 2, port) + IPv6Address(host).packed
    return struct.pack("!BBH", 0, 1, port) + IPv4Address(host).packed


def _read_address(value: bytes, mask: bytes) -> tuple[str, int] | None:
    if len(value) < 8 or (value[1], len(value)) not in ((1, 8), (2, 20)):
        return None
    port = int.from_bytes(value[2:4], "big")
    packed = value[4:]
    if mask:
        port ^= int.from_bytes(mask[:2], "big")
        packed = bytes(byte ^ other for byte, other in zip(packed, mask, strict=False))
    if value[1] == 1:
        return str(IPv4Address(packed)), port
    return str(IPv6Address(packed)), port


def _read_code(value: bytes) -> int:
    """Both spellings: a plain number (libjingle) and class and number (RFC 3489 §11.2.9)."""
    if len(value) < 4:
        return 0
    plain = int.from_bytes(value[:4], "big")
    return plain if 300 <= plain <= 699 else (value[2] & 7) * 100 + value[3]
