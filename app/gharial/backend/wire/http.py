"""HTTP/1.1 as far as files need it (RFC 9110, RFC 9112): links, heads of requests and responses, ranges."""

import re
from collections.abc import Mapping
from dataclasses import field
from urllib.parse import quote, unquote, urljoin, urlsplit

from gharial.model.value import dataclass

LARGEST_HEAD = 16 * 1024
"""Bytes of a response's head."""
LONGEST_LINK = 4096
_PORTS = {"http": 80, "https": 443}
_HEADER_NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_NUMBER = re.compile(r"[0-9]{1,18}")
_SAFE_IN_TARGET = "!$&'()*+,;=:@/?%-._~[]"


class HttpMalformed(ValueError):
    """This is no HTTP, or no link that can be followed."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a file lies: `scheme` is "http" or "https", `target` what stands in the request; never a fragment."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def secure(self) -> bool:
        """It goes over TLS."""
        return self.scheme == "https"

    @property
    def authority(self) -> str:
        """The Host header: with the port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def label(self) -> str:
        """Host and port, as people write them."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def name(self) -> str:
        """The last part of the path, decoded once; empty where it has none. Foreign: not through the gate yet."""
        return unquote(self.target.partition("?")[0].rpartition("/")[2], errors="replace")

    @property
    def text(self) -> str:
        """The whole link."""
        return f"{self.scheme}://{self.authority}{self.target}"


def read_link(text: str) -> Link:
    """An http or https link. Raises HttpMalformed for anything else, and for one with a user's name in it."""
    if len(text) > LONGEST_LINK or any(ord(char) <= 0x20 or ord(char) == 0x7F for char in text):
        raise HttpMalformed("no link")
    try:
        parts = urlsplit(text)
        scheme, host, port = parts.scheme.lower(), parts.hostname or "", parts.port
    except ValueError as error:
        raise HttpMalformed(str(error)) from error
    if scheme not in _PORTS or not host or "@" in parts.netloc or port == 0:
        raise HttpMalformed("no link to a web server")
    if ":" not in host:
        try:
            host = host.encode("idna").decode("ascii").lower()
        except UnicodeError as error:
            raise HttpMalformed("no host name") from error
    if not re.fullmatch(r"[0-9a-z._:-]{1,253}", host):
        raise HttpMalformed("no host name")
    target = quote(parts.path or "/", safe=_SAFE_IN_TARGET)
    if parts.query:
        target += "?" + quote(parts.query, safe=_SAFE_IN_TARGET)
    return Link(scheme, host, port or _PORTS[scheme], target)


def redirected(link: Link, location: str) -> Link:
    """Where a redirect leads (RFC 9110 §10.2.2). Raises HttpMalformed."""
    try:
        return read_link(urljoin(link.text, location))
    except ValueError as error:
        raise HttpMalformed(str(error)) from error


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a message: `start` is its first line in three parts, header names are in lower case."""

    start: tuple[str, str, str]
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """Of a response."""
        return int(self.start[1])

    @property
    def length(self) -> int | None:
        """Content-Length; None where there is none. Raises HttpMalformed."""
        text = self.headers.get("content-length")
        if text is None:
            return None
        # Repeated by a proxy, it may be "5, 5" (RFC 9110 §8.6).
        values = {part.strip() for part in text.split(",")}
        if len(values) != 1 or not _NUMBER.fullmatch(value := values.pop()):
            raise HttpMalformed("a length that is none")
        return int(value)


def head_end(data: bytes | bytearray) -> int:
    """Where the body begins; -1 while the head is not whole."""
    found = data.find(b"\r\n\r\n")
    return found if found < 0 else found + 4


def read_response(data: bytes) -> Head:
    """The head of a response, with its empty line. Raises HttpMalformed."""
    first, headers = _lines(data)
    found = re.fullmatch(rb"(HTTP/1\.[01]) ([1-5][0-9]{2})(?: ([^\r\n]*))?", first)
    if found is None:
        raise HttpMalformed("no HTTP response")
    reason = "".join(char if char.isprintable() else " " for char in (found[3] or b"").decode("utf-8", "replace"))
    return Head((found[1].decode(), found[2].decode(), reason[:200]), headers)


def read_request(data: bytes) -> Head:
    """The head of a request, with its empty line. Raises HttpMalformed."""
    first, headers = _lines(data)
    found = re.fullmatch(rb"([A-Z]{1,16}) ([\x21-\x7e]{1,4096}) (HTTP/1\.[01])", first)
    if found is None:
        raise HttpMalformed("no HTTP request")
    return Head((found[1].decode(), found[2].decode(), found[3].decode()), headers)


def write_head(first: str, headers: Mapping[str, str]) -> bytes:
    """A head with its empty line; whatever would break a line is left out."""
    lines = [first, *(f"{name}: {value}" for name, value in headers.items())]
    return "".join(re.sub(r"[\r\n\0]", "", line) + "\r\n" for line in lines).encode("utf-8") + b"\r\n"


def _lines(data: bytes) -> tuple[bytes, dict[str, str]]:
    first, *lines = data.removesuffix(b"\r\n\r\n").split(b"\r\n")
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(b":")
        if not colon or not _HEADER_NAME.fullmatch(name):
            raise HttpMalformed("a header that is none")
        key, text = name.decode().lower(), value.decode("utf-8", "replace").strip(" \t")
        headers[key] = f"{headers[key]}, {text}" if key in headers else text
    return first, headers


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes `start` to before `end` of a file of `size`; `size` None: not told."""

    start: int
    end: int
    size: int | None


def read_content_range(text: str) -> Span:
    """What a 206 says it carries (RFC 9110 §14.4). Raises HttpMalformed."""
    found = re.fullmatch(r"bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\*)", text.strip())
    if found is None:
        raise HttpMalformed("no range")
    size = None if found[3] == "*" else int(found[3])
    # Prosody 0.12 names the size as the last byte's number; its Content-Length is right all the same.
    end = int(found[2]) + (size is None or int(found[2]) != size)
    span = Span(int(found[1]), end, size)
    if span.end <= span.start or (span.size is not None and span.end > span.size):
        raise HttpMalformed("a range that is none")
    return span


class RangeNotSatisfiable(HttpMalformed):
    """Nothing of the file lies in the range that was asked for."""


def read_range(text: str | None, size: int) -> Span | None:
    """The one range a request asks for (RFC 9110 §14.2); None where it asks for none, or for what may be ignored.

    Raises RangeNotSatisfiable.
    """
    found = re.fullmatch(r"bytes=([0-9]{0,18})-([0-9]{0,18})", (text or "").replace(" ", ""))
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        start, end = max(size - int(found[2]), 0), size
    else:
        start, end = int(found[1]), min(int(found[2]) + 1 if found[2] else size, size)
        if found[2] and int(found[2]) < start:
            return None
    if start >= size or end <= start:
        raise RangeNotSatisfiable("nothing there")
    return Span(start, end, size)


@dataclass(slots=True)
class Chunks:
    """Decodes the chunked coding (RFC 9112 §7.1). Feed it, and take from `ready`; `ended` after the last chunk."""

    ready: bytearray = field(default_factory=bytearray)
    ended: bool = False
    _raw: bytearray = field(default_factory=bytearray)
    _left: int = 0
    _after_chunk: bool = False

    def feed(self, data: bytes | memoryview) -> None:
        """Bytes as they came. Raises HttpMalformed."""
        self._raw += data
        while not self.ended:
            if self._left:
                taken = min(self._left, len(self._raw))
                self.ready += self._raw[:taken]
                del self._raw[:taken]
                self._left -= taken
                if self._left:
                    return
                self._after_chunk = True
            line_end = self._raw.find(b"\r\n")
            if line_end < 0:
                if len(self._raw) > 1024:
                    raise HttpMalformed("a chunk without a size")
                return
            line = bytes(self._raw[:line_end])
            del self._raw[: line_end + 2]
            if self._after_chunk:
                if line:
                    raise HttpMalformed("a chunk longer than it said")
                self._after_chunk = False
                continue
            number = line.partition(b";")[0].strip()
            if not re.fullmatch(rb"[0-9A-Fa-f]{1,15}", number):
                raise HttpMalformed("a chunk without a size")
            self._left = int(number, 16)
            self.ended = self._left == 0
