"""HTTP as Google Talk's share speaks it, without sockets: requests, heads, names in paths, chunks.

Lines are written exactly as the original does, since its peers read some of them by their letters. No pipelining, no
trailers, no redirects; a range only between two of ours, who say so in the offer (stanzas/share_extras.py).
"""

import re
from urllib.parse import quote, unquote

from gharial.model.value import dataclass

LARGEST_HEAD = 8 * 1024
"""Bytes of a message's head."""
MOST_HEADERS = 64
LARGEST_CHUNK = 1 << 20
CHUNK = 32756
"""Data bytes of a chunk of ours, as the original writes them."""
LAST_CHUNK = b"0\r\n\r\n"
LONGEST_PREVIEW_SIDE = 1024
AGENT = "share/1.0"
"""Says nothing of who runs what."""
_LONGEST_SIZE = 16
_NUMBER = re.compile(r"[0-9]{1,19}", re.ASCII)
_RANGE = re.compile(r"bytes=([0-9]{1,19})-", re.ASCII)
_CONTENT_RANGE = re.compile(r"bytes (?:([0-9]{1,19})-([0-9]{1,19})|\*)/([0-9]{1,19})", re.ASCII)
_OPEN_RANGE = re.compile(r"bytes ([0-9]{1,19})-\*/\*", re.ASCII)
"""Of an archive that is made while it travels nobody knows the end."""
_PREVIEW = re.compile(r"width=([0-9]{1,9})&height=([0-9]{1,9})", re.ASCII)
_HEX = re.compile(rb"[0-9A-Fa-f]{1,16}")
_VERSIONS = ("HTTP/1.0", "HTTP/1.1")


class ShareHttpMalformed(ValueError):
    """Not what this dialect says; the text says how."""


@dataclass(frozen=True, slots=True)
class ShareRequest:
    """A GET: `path` as it stands in the line, without its query."""

    path: str
    keep_alive: bool
    query: str = ""
    start: int = 0
    """The byte from which on the rest is asked for."""


@dataclass(frozen=True, slots=True)
class ShareResponse:
    """A response's head: with `length` or `chunked`, or with neither up to the stream's end."""

    status: int
    length: int | None
    chunked: bool
    keep_alive: bool
    start: int = 0
    """The byte of the file that the body begins with: with status 206."""


def request(path: str, name: str, initiator: str, query: str = "", start: int = 0) -> bytes:
    """Ask for `name` below `path`, from byte `start` on; `initiator` is the sender's full address."""
    line = f"GET {path}{escaped(name)}{query} HTTP/1.1"
    host = re.sub(r"[\x00-\x20\x7f]", "", initiator)
    rest = (f"Range: bytes={start}-",) if start else ()
    return _lines(line, "Connection: Keep-Alive", "Content-Length: 0", f"Host: {host}:0", *rest, f"User-Agent: {AGENT}")


def file_head(length: int) -> bytes:
    """Before the bytes of a file, or of a preview, whatever kind of picture that is."""
    return _lines(
        "HTTP/1.1 200",
        "Connection: Keep-Alive",
        f"Content-Length: {length}",
        "Content-Type: application/octet-stream",
    )


def rest_head(start: int, size: int) -> bytes:
    """Before the bytes of a file of `size` from `start` on."""
    which = f"{start}-{size - 1}" if start < size else "*"
    return _lines(
        "HTTP/1.1 206",
        "Connection: Keep-Alive",
        f"Content-Length: {size - start}",
        f"Content-Range: bytes {which}/{size}",
        "Content-Type: application/octet-stream",
    )


def preview_query(width: int, height: int) -> str:
    """Behind the name of a preview, in exactly this order: the size in pixels that it is to fit into."""
    return f"?width={_side(width)}&height={_side(height)}"


def asked_size(query: str) -> tuple[int, int] | None:
    """Width and height that a preview is to fit into, held to what anybody may ask for; None where it does not say."""
    found = _PREVIEW.fullmatch(query)
    return None if found is None else (_side(int(found[1])), _side(int(found[2])))


def _side(pixels: int) -> int:
    return max(1, min(pixels, LONGEST_PREVIEW_SIDE))


def folder_head(start: int = 0) -> bytes:
    """Before the chunks of a folder's archive, or of what of it lies behind byte `start`."""
    return _lines(
        "HTTP/1.1 206" if start else "HTTP/1.1 200",
        "Connection: Keep-Alive",
        *((f"Content-Range: bytes {start}-*/*",) if start else ()),
        "Content-Type: application/x-tar",
        "Transfer-Encoding: chunked",
    )


def not_found() -> bytes:
    """The whole answer for what is not offered."""
    return _lines("HTTP/1.1 404", "Connection: Keep-Alive", "Content-Length: 0")


def chunk(data: bytes | bytearray | memoryview) -> bytes:
    """One chunk; `data` is not empty."""
    return b"%08x\r\n" % len(data) + bytes(data) + b"\r\n"


def escaped(name: str) -> str:
    """A name in a path: everything but unreserved characters, "+" and "/" too."""
    return quote(name.encode("utf-8", "replace"), safe="-._~")


def meanings(text: str) -> tuple[str, ...]:
    """What an escaped name may mean, likeliest first: some write a space as "+". Decoded once, never twice."""
    plain = unquote(text, errors="replace")
    return (plain, unquote(text.replace("+", " "), errors="replace")) if "+" in text else (plain,)


def head_size(data: bytes | bytearray) -> int:
    """Where the body begins; -1 while the head is not whole. Raises ShareHttpMalformed for one without end."""
    found = data.find(b"\r\n\r\n", 0, LARGEST_HEAD)
    if found < 0:
        if len(data) >= LARGEST_HEAD:
            raise ShareHttpMalformed("a head without end")
        return -1
    return found + 4


def read_request(head: bytes) -> ShareRequest:
    """Raises ShareHttpMalformed for anything but a GET without a body."""
    line, headers = _read(head)
    parts = line.split(" ")
    if len(parts) < 3 or parts[0] != "GET" or parts[-1] not in _VERSIONS:
        raise ShareHttpMalformed("no GET")
    if headers.get("content-length", "0") != "0" or "transfer-encoding" in headers:
        raise ShareHttpMalformed("a request with a body")
    # An unescaped space may stand in the path of who escapes little.
    path, _, query = " ".join(parts[1:-1]).partition("?")
    # A range that cannot be read is as good as none: the whole file is an answer to every request (RFC 9110 §14.2).
    found = _RANGE.fullmatch(headers.get("range", ""))
    start = int(found[1]) if found else 0
    return ShareRequest(path, headers.get("connection", "").lower() == "keep-alive", query, start)


def read_response(head: bytes) -> ShareResponse:
    """Raises ShareHttpMalformed."""
    line, headers = _read(head)
    version, _, rest = line.partition(" ")
    status = rest.split(" ", 1)[0]
    if version not in _VERSIONS or not re.fullmatch(r"[1-9][0-9]{2}", status, re.ASCII):
        raise ShareHttpMalformed("no response")
    coding = headers.get("transfer-encoding", "").lower()
    if coding not in ("", "chunked", "identity"):
        raise ShareHttpMalformed("an unknown coding")
    chunked = coding == "chunked"
    text = headers.get("content-length")
    if text is not None and (chunked or not _NUMBER.fullmatch(text)):
        raise ShareHttpMalformed("a length that is none")
    keep_alive = headers.get("connection", "").lower() == "keep-alive"
    length = None if text is None else int(text)
    start = _start(headers.get("content-range", ""), length) if status == "206" else 0
    return ShareResponse(int(status), length, chunked, keep_alive, start)


def _start(text: str, length: int | None) -> int:
    if length is None and (open_range := _OPEN_RANGE.fullmatch(text)) is not None:
        return int(open_range[1])
    found = _CONTENT_RANGE.fullmatch(text)
    if found is None or length is None:
        raise ShareHttpMalformed("a range that is none")
    first, last, size = found[1], found[2], int(found[3])
    start = size if first is None else int(first)
    if start + length != size or (last is not None and int(last) != size - 1):
        raise ShareHttpMalformed("a range that is not the rest")
    return start


class ChunkReader:
    """Takes a chunked body in pieces of any size; no more is kept than one line."""

    def __init__(self) -> None:
        self.done = False
        self._line = bytearray()
        self._left = 0
        """Data bytes of the chunk that are still to come."""
        self._expects = "size"

    def feed(self, data: memoryview) -> tuple[int, memoryview]:
        """How many bytes of `data` were used, and what of them belongs to the body. Raises ShareHttpMalformed.

        Stops behind each piece of a body, and at the end, which `done` tells.
        """
        used = 0
        while used < len(data) and not self.done:
            if self._expects == "data":
                piece = data[used : used + self._left]
                self._left -= len(piece)
                if not self._left:
                    self._expects = "end"
                return used + len(piece), piece
            used += 1
            self._line.append(data[used - 1])
            if self._line.endswith(b"\r\n"):
                self._take_line(bytes(self._line[:-2]))
                self._line.clear()
            elif len(self._line) > _LONGEST_SIZE + 2:
                raise ShareHttpMalformed("a chunk without a size")
        return used, data[:0]

    def _take_line(self, line: bytes) -> None:
        if self._expects == "size":
            if not _HEX.fullmatch(line):
                raise ShareHttpMalformed("a chunk without a size")
            self._left = int(line, 16)
            if self._left > LARGEST_CHUNK:
                raise ShareHttpMalformed("a chunk too large")
            self._expects = "data" if self._left else "last"
        elif line:
            raise ShareHttpMalformed("more than the chunk's size")
        elif self._expects == "end":
            self._expects = "size"
        else:
            self.done = True


def _lines(*lines: str) -> bytes:
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "replace")


def _read(head: bytes) -> tuple[str, dict[str, str]]:
    if len(head) > LARGEST_HEAD or not head.endswith(b"\r\n\r\n"):
        raise ShareHttpMalformed("no head")
    first, *rest = head[:-4].decode("utf-8", "replace").split("\r\n")
    if len(rest) > MOST_HEADERS:
        raise ShareHttpMalformed("too many headers")
    headers: dict[str, str] = {}
    for line in rest:
        name, colon, value = line.partition(":")
        if not colon or not name or name.lower() in headers:
            raise ShareHttpMalformed("a header that is none")
        headers[name.lower()] = value.strip(" \t")
    return first, headers
