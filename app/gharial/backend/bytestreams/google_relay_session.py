"""A session at a relay of Google's kind: asked for by plain HTTP with the word that the server gave us."""

import asyncio
import ipaddress
import logging
import re
from collections.abc import Sequence
from dataclasses import field

from gharial.backend.wire.google_stun import RELAY_COOKIE
from gharial.model.value import dataclass

log = logging.getLogger(__name__)

HTTP_PORT = 80
SESSION_S = 5.0
"""How long one relay may take."""
_LARGEST = 8 * 1024
_MOST_TRIES = 5
_LOGIN = re.compile(r"[A-Za-z0-9+/]{1,16}", re.ASCII)
_HEAD = re.compile(rb"HTTP/1\.[01] 200[ \r]")


@dataclass(frozen=True, slots=True)
class RelaySession:
    """Where the relay listens, and our login there; ports that it does not have are 0."""

    host: str
    udp_port: int
    tcp_port: int
    ssltcp_port: int
    username: str = field(repr=False)
    cookie: bytes = RELAY_COOKIE


async def relay_session(hosts: Sequence[str], token: str) -> RelaySession | None:
    """The first that a relay grants; None where none does. Never raises."""
    for host in hosts[:_MOST_TRIES]:
        try:
            async with asyncio.timeout(SESSION_S):
                found = read_session(await _ask(host, token))
        except (OSError, TimeoutError, ValueError) as error:
            log.info("the relay %s gives us no session: %r", host, error)
            continue
        if found is not None:
            return found
    return None


def read_session(answer: bytes) -> RelaySession | None:
    """Of a whole HTTP answer; None where it is no grant, or one that makes no sense."""
    head, _, body = answer.partition(b"\r\n\r\n")
    if not _HEAD.match(head):
        return None
    values: dict[str, str] = {}
    for line in body.decode("ascii", "replace").splitlines()[:64]:
        key, equals, value = line.partition("=")
        if equals:
            values.setdefault(key.strip(), value.strip())
    try:
        host = str(ipaddress.IPv4Address(values.get("relay.ip", "")))
    except ValueError:
        return None
    udp, tcp, ssltcp = (_port(values.get(f"relay.{name}_port", "")) for name in ("udp", "tcp", "ssltcp"))
    username = values.get("username", "")
    if not (udp or tcp or ssltcp) or not _LOGIN.fullmatch(username):
        return None
    cookie = values.get("magic_cookie", "").encode()
    return RelaySession(host, udp, tcp, ssltcp, username, cookie if len(cookie) == 4 else RELAY_COOKIE)


async def _ask(host: str, token: str) -> bytes:
    reader, writer = await asyncio.open_connection(host, HTTP_PORT, limit=_LARGEST)
    try:
        request = (
            f"GET /create_session HTTP/1.0\r\nHost: {host}\r\n"
            f"X-Talk-Google-Relay-Auth: {token}\r\nX-Google-Relay-Auth: {token}\r\n"
            "X-Session-Type: http://www.google.com/session/share\r\n\r\n"
        )
        writer.write(request.encode())
        await writer.drain()
        answer = b""
        # Some keep the connection: the length they tell is all there is.
        while len(answer) <= _LARGEST and not _is_whole(answer) and (piece := await reader.read(_LARGEST)):
            answer += piece
    finally:
        writer.close()
    if len(answer) > _LARGEST:
        raise ValueError("too long an answer")
    return answer


def _is_whole(answer: bytes) -> bool:
    head, parted, body = answer.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: *([0-9]{1,5})", head)
    return bool(parted) and length is not None and len(body) >= int(length[1])


def _port(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text[:6]) < 65536 else 0
