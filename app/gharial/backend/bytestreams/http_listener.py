"""`HttpListener`: our own little web server (RFC 9112): it gives what is offered, under paths nobody guesses.

It reads a request's head and answers what needs no file; whoever asks for the file itself is handed to `Served.asked`.
"""

import asyncio
import logging
import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import quote

from gharial.backend.bytestreams.streamhosts import address_label
from gharial.backend.bytestreams.tcp_door import TcpDoor, listening
from gharial.backend.wire.http import (
    Head,
    HttpMalformed,
    RangeNotSatisfiable,
    Span,
    head_end,
    read_range,
    read_request,
    write_head,
)
from gharial.model.failures import Unreachable

log = logging.getLogger(__name__)

HEAD_S = 10.0
LARGEST_REQUEST = 8 * 1024
MOST_CONNECTIONS = 64
MOST_PER_ADDRESS = 16
_TOKEN_BYTES = 24
_NAME_IN_PATH = 100
_PAUSE_S = 0.1
_GOODBYE_S = 2.0
_PATIENCE = 4


@dataclass
class Asked:
    """Somebody who asked for bytes of a served file and was told that they come."""

    sock: socket.socket
    route: str
    span: Span


@dataclass
class Served:
    """One file that is served. `busy`: with another visitor; `asked` takes one, False where it came to be busy.

    Both are called on the loop.
    """

    name: str
    size: int
    media_type: str
    date: datetime | None
    busy: Callable[[], bool]
    asked: Callable[[Asked], bool]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(_TOKEN_BYTES))

    @property
    def path(self) -> str:
        """What stands in a request for it."""
        # The end of a name says most, and a link must stay short enough for everybody.
        return f"/{self.token}/{quote(self.name[-_NAME_IN_PATH:].encode('utf-8', 'replace'), safe='')}"

    def headers(self, span: Span) -> dict[str, str]:
        """Of a good answer."""
        headers = {
            "Content-Length": str(span.end - span.start),
            "Content-Type": self.media_type or "application/octet-stream",
            "Accept-Ranges": "bytes",
            # Not `W/`: the offer stands for one state of the file, and ends when that changes.
            "ETag": f'"{self.token[:16]}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Disposition": "attachment",
        }
        if self.date is not None:
            headers["Last-Modified"] = format_datetime(self.date, usegmt=True)
        if (span.start, span.end) != (0, self.size):
            headers["Content-Range"] = f"bytes {span.start}-{span.end - 1}/{self.size}"
        return headers


class HttpListener:
    """Listens while something is served: at `host()`, or with None at every address of this machine."""

    def __init__(
        self, wanted_port: Callable[[], int], host: Callable[[], str | None], *, head_s: float = HEAD_S
    ) -> None:
        self._wanted_port = wanted_port
        self._host = host
        self._head_s = head_s
        self._door = TcpDoor(self._visit, most=MOST_CONNECTIONS, most_per_address=MOST_PER_ADDRESS)
        self._served: dict[str, Served] = {}
        self.port = 0
        """Where it listens; 0 while it does not."""

    def serve(self, served: Served) -> None:
        """Give this file to who knows its path. Raises Unreachable: nothing can listen."""
        if not self._door.sockets:
            self._start()
        self._served[served.token] = served

    def forget(self, served: Served) -> None:
        """Nobody gets it any more."""
        self._served.pop(served.token, None)
        if not self._served:
            self.close()

    def close(self) -> None:
        """Stop listening and hang up on who has not finished asking."""
        self._door.close()
        self._served.clear()
        self.port = 0

    # --- inside -------------------------------------------------------------------------------------------------------

    def _start(self) -> None:
        host, wanted = self._host(), self._wanted_port()
        # Our streamhosts may have the wanted port; the next one is a neighbour a firewall can open as well.
        for port in dict.fromkeys((wanted, wanted + 1 if 0 < wanted < 65535 else 0, 0)):
            try:
                sockets = [listening(host, port, v6=":" in (host or ""))]
                break
            except OSError as error:
                log.info("no web server on port %d: %s", port, error)
        else:
            raise Unreachable(address_label(host or "", wanted))
        self.port = sockets[0].getsockname()[1]
        if host is None:
            with suppress(OSError):
                sockets.append(listening(None, self.port, v6=True))
        self._door.open(sockets)

    async def _visit(self, sock: socket.socket, route: str) -> None:
        kept = False
        try:
            async with asyncio.timeout(self._head_s):
                request = await self._read_head(sock)
                kept = request is not None and await self._answer(sock, route, request)
        except HttpMalformed as error:
            log.debug("%s: %s", route, error)
            with suppress(OSError, TimeoutError):
                async with asyncio.timeout(_GOODBYE_S):
                    await _say(sock, "400 Bad Request")
        except (TimeoutError, OSError) as error:
            log.debug("%s: %s", route, error)
        finally:
            if not kept:
                sock.close()

    async def _read_head(self, sock: socket.socket) -> Head | None:
        data = bytearray()
        while (end := head_end(data)) < 0:
            if len(data) > LARGEST_REQUEST:
                await _say(sock, "431 Request Header Fields Too Large")
                return None
            more = await asyncio.get_running_loop().sock_recv(sock, 2048)
            if not more:
                return None
            data += more
        return read_request(bytes(data[:end]))

    async def _answer(self, sock: socket.socket, route: str, request: Head) -> bool:
        """True where the socket was handed over."""
        method, target, _version = request.start
        served = self._served.get(target.split("/")[1] if target.count("/") == 2 else "")
        # The name belongs to the path: a token alone is not what we gave away.
        if served is None or served.path != target:
            await _say(sock, "404 Not Found")
            return False
        if method not in ("GET", "HEAD"):
            await _say(sock, "405 Method Not Allowed", {"Allow": "GET, HEAD"})
            return False
        span = _span(request, served)
        if span is None:
            await _say(sock, "416 Range Not Satisfiable", {"Content-Range": f"bytes */{served.size}"})
            return False
        status = "200 OK" if (span.start, span.end) == (0, served.size) else "206 Partial Content"
        if method == "HEAD":
            await _say(sock, status, served.headers(span))
            return False
        loop = asyncio.get_running_loop()
        for _ in range(_PATIENCE):
            # Who has just got the last byte may ask for more before our thread has looked up.
            if not served.busy():
                break
            await asyncio.sleep(_PAUSE_S)
        else:
            await _say(sock, "503 Service Unavailable", {"Retry-After": "1"})
            return False
        head = write_head(f"HTTP/1.1 {status}", {"Connection": "close", **served.headers(span)})
        await loop.sock_sendall(sock, head)
        return served.asked(Asked(sock, route, span))


def _span(request: Head, served: Served) -> Span | None:
    """The bytes to give; None where the range is beyond the file. A range of another state of it is not honoured."""
    whole = Span(0, served.size, served.size)
    headers = served.headers(whole)
    if_range = request.headers.get("if-range")
    if if_range is not None and if_range not in (headers["ETag"], headers.get("Last-Modified")):
        return whole
    try:
        return read_range(request.headers.get("range"), served.size) or whole
    except RangeNotSatisfiable:
        return None


async def _say(sock: socket.socket, status: str, headers: dict[str, str] | None = None) -> None:
    facts = {"Connection": "close", **({"Content-Length": "0"} | (headers or {}))}
    await asyncio.get_running_loop().sock_sendall(sock, write_head(f"HTTP/1.1 {status}", facts))
    with suppress(OSError):
        sock.shutdown(socket.SHUT_WR)
