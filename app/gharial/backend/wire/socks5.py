"""SOCKS5 (RFC 1928) as XEP-0065 §5.3.2 uses it: CONNECT to a hash, no authentication; both ends, pure and incremental.

Each end is fed what came from the socket, in pieces of any size, and says what to send. What follows the handshake in
the same piece is kept in `rest`. No state grows beyond the longest legal handshake.
"""

import hashlib
import re

_VERSION = 5
_NO_AUTHENTICATION = 0
_CONNECT = 1
_IPV4, _DOMAIN, _IPV6 = 1, 3, 4
_HEX_SHA1 = re.compile(r"[0-9a-f]{40}")

REPLY_SUCCEEDED = 0


class Socks5Malformed(ValueError):
    """The other end does not speak SOCKS5, or not the part of it that XEP-0065 uses."""


class Socks5Refused(ValueError):
    """The other end said no; `code` is REP of RFC 1928 §6, or the chosen method's number at the greeting."""

    def __init__(self, code: int) -> None:
        super().__init__(f"code {code}")
        self.code = code


def destination(sid: str, requester: str, target: str) -> str:
    """DST.ADDR of a bytestream: SHA-1 of sid and both full addresses, in lower-case hexadecimal (XEP-0065 §5.3.2)."""
    return hashlib.sha1((sid + requester + target).encode(), usedforsecurity=False).hexdigest()


class ClientHandshake:
    """The end that dials. Send `greeting` first; it is through when `done`."""

    greeting = bytes((_VERSION, 1, _NO_AUTHENTICATION))

    def __init__(self, dst_addr: str) -> None:
        name = dst_addr.encode("ascii")
        self._request = bytes((_VERSION, _CONNECT, 0, _DOMAIN, len(name))) + name + b"\0\0"
        self._buffer = b""
        self._greeted = False
        self.done = False
        self.rest = b""
        """Bytes of the stream itself that came behind the reply."""

    def receive(self, data: bytes) -> bytes:
        """Take what came; returns what to send now. Raises Socks5Malformed, Socks5Refused."""
        self._buffer += data
        to_send = b""
        if not self._greeted:
            if not self._take_method():
                return b""
            to_send = self._request
        self._take_reply()
        return to_send

    def _take_method(self) -> bool:
        if self._buffer[:1] not in (b"", b"\x05"):
            raise Socks5Malformed("not SOCKS version 5")
        if len(self._buffer) < 2:
            return False
        if self._buffer[1] != _NO_AUTHENTICATION:
            raise Socks5Refused(self._buffer[1])
        self._buffer = self._buffer[2:]
        self._greeted = True
        return True

    def _take_reply(self) -> None:
        if self._buffer[:1] not in (b"", b"\x05"):
            raise Socks5Malformed("not SOCKS version 5")
        if len(self._buffer) >= 2 and self._buffer[1] != REPLY_SUCCEEDED:
            raise Socks5Refused(self._buffer[1])
        length = _addressed_length(self._buffer)
        if length is not None and len(self._buffer) >= length:
            self.rest, self._buffer = self._buffer[length:], b""
            self.done = True


class ServerHandshake:
    """The end that is dialled. When `dst_addr` is known, decide, and send `accepted()` or hang up."""

    def __init__(self) -> None:
        self._buffer = b""
        self._greeted = False
        self.dst_addr: str | None = None
        """What the other end asked for: forty hexadecimal digits."""
        self.rest = b""
        """Bytes that came behind the request."""

    def receive(self, data: bytes) -> bytes:
        """Take what came; returns what to send now. Raises Socks5Malformed."""
        self._buffer += data
        to_send = b""
        if not self._greeted:
            if not self._take_greeting():
                return b""
            to_send = bytes((_VERSION, _NO_AUTHENTICATION))
        self._take_request()
        return to_send

    def accepted(self) -> bytes:
        """The reply that opens the stream; BND.ADDR repeats DST.ADDR (XEP-0065 §5.3.2)."""
        name = (self.dst_addr or "").encode("ascii")
        return bytes((_VERSION, REPLY_SUCCEEDED, 0, _DOMAIN, len(name))) + name + b"\0\0"

    def _take_greeting(self) -> bool:
        if self._buffer[:1] not in (b"", b"\x05"):
            raise Socks5Malformed("not SOCKS version 5")
        if len(self._buffer) < 2 or len(self._buffer) < 2 + self._buffer[1]:
            return False
        end = 2 + self._buffer[1]
        if _NO_AUTHENTICATION not in self._buffer[2:end]:
            raise Socks5Malformed("the other end wants to authenticate")
        self._buffer = self._buffer[end:]
        self._greeted = True
        return True

    def _take_request(self) -> None:
        if self._buffer[:1] not in (b"", b"\x05"):
            raise Socks5Malformed("not SOCKS version 5")
        if len(self._buffer) >= 2 and self._buffer[1] != _CONNECT:
            raise Socks5Malformed("a command other than CONNECT")
        if len(self._buffer) >= 4 and self._buffer[3] != _DOMAIN:
            raise Socks5Malformed("an address instead of a hash")
        length = _addressed_length(self._buffer)
        if length is None or len(self._buffer) < length:
            return
        try:
            name = self._buffer[5 : length - 2].decode("ascii").lower()
        except UnicodeDecodeError as error:
            raise Socks5Malformed("no hash") from error
        if not _HEX_SHA1.fullmatch(name):
            raise Socks5Malformed("no hash")
        self.rest, self._buffer = self._buffer[length:], b""
        self.dst_addr = name


def _addressed_length(buffer: bytes) -> int | None:
    """How long a request or reply is as a whole (RFC 1928 §4, §6); None while that cannot be told."""
    if len(buffer) < 5:
        return None
    kind = buffer[3]
    if kind == _IPV4:
        return 4 + 4 + 2
    if kind == _IPV6:
        return 4 + 16 + 2
    if kind == _DOMAIN:
        return 5 + buffer[4] + 2
    raise Socks5Malformed("an unknown kind of address")
