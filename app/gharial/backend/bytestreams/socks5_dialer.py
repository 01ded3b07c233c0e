"""`dial`: reaching one of a peer's streamhosts in a staggered race (XEP-0065 §5.3; RFC 8305's idea)."""

import asyncio
import ipaddress
import logging
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gharial.backend.bytestreams.streamhosts import Streamhost, dialable, may_dial
from gharial.backend.wire.socks5 import ClientHandshake
from gharial.model.failures import Unreachable

log = logging.getLogger(__name__)

STAGGER_S = 0.25
DEADLINE_S = 5.0
_READ_SIZE = 4096


@dataclass
class Reached:
    """A socket through its handshake. `early` came behind it."""

    streamhost: Streamhost
    sock: socket.socket
    early: bytes


async def dial(
    streamhosts: Sequence[Streamhost],
    dst_addr: str,
    *,
    loopback: bool,
    deadline_s: float = DEADLINE_S,
    stagger_s: float = STAGGER_S,
) -> Reached:
    """Try them in their order, the next one when the last failed or after `stagger_s`; the first to answer wins.

    Raises Unreachable, with what was tried.
    """
    waiting = list(dialable(streamhosts))
    tried: list[str] = []
    running: set[asyncio.Task[Reached]] = set()
    winner: Reached | None = None
    loop = asyncio.get_running_loop()
    deadline = loop.time() + deadline_s
    try:
        while winner is None and (waiting or running) and (left := deadline - loop.time()) > 0:
            if waiting:
                streamhost = waiting.pop(0)
                tried.append(streamhost.label)
                running.add(loop.create_task(_reach(streamhost, dst_addr, loopback=loopback)))
            done, running = await asyncio.wait(
                running, timeout=min(left, stagger_s) if waiting else left, return_when=asyncio.FIRST_COMPLETED
            )
            winner = _first(done)
    finally:
        for task in running:
            task.cancel()
        for outcome in await asyncio.gather(*running, return_exceptions=True):
            if isinstance(outcome, Reached):
                outcome.sock.close()
    if winner is None:
        raise Unreachable(" ".join(tried))
    return winner


def _first(done: set[asyncio.Task[Reached]]) -> Reached | None:
    winner = None
    for task in done:
        error = task.exception()
        if error is not None:
            log.debug("a streamhost was not reached: %s", error)
            if not isinstance(error, OSError | ValueError):
                raise error
        elif winner is None:
            winner = task.result()
        else:
            task.result().sock.close()
    return winner


async def _reach(streamhost: Streamhost, dst_addr: str, *, loopback: bool) -> Reached:
    """Raises OSError, Socks5Malformed, Socks5Refused."""
    problem: OSError = OSError("no address that may be dialled")
    for family, address in await _addresses(streamhost, loopback=loopback):
        sock = socket.socket(family, socket.SOCK_STREAM)
        sock.setblocking(False)
        try:
            await asyncio.get_running_loop().sock_connect(sock, address)
            return Reached(streamhost, sock, await _shake_hands(sock, dst_addr))
        except OSError as error:
            sock.close()
            problem = error
        except BaseException:
            sock.close()
            raise
    raise problem


async def _addresses(streamhost: Streamhost, *, loopback: bool) -> list[tuple[socket.AddressFamily, Any]]:
    """Checked after the name was resolved: a name may point to this machine as well as a number can."""
    found = await asyncio.get_running_loop().getaddrinfo(streamhost.host, streamhost.port, type=socket.SOCK_STREAM)
    allowed: list[tuple[socket.AddressFamily, Any]] = []
    for family, _, _, _, address in found[:4]:
        if may_dial(ipaddress.ip_address(str(address[0]).partition("%")[0]), loopback=loopback):
            allowed.append((family, address))
    return allowed


async def _shake_hands(sock: socket.socket, dst_addr: str) -> bytes:
    loop = asyncio.get_running_loop()
    handshake = ClientHandshake(dst_addr)
    await loop.sock_sendall(sock, handshake.greeting)
    while not handshake.done:
        data = await loop.sock_recv(sock, _READ_SIZE)
        if not data:
            raise ConnectionResetError("hung up during the handshake")
        if answer := handshake.receive(data):
            await loop.sock_sendall(sock, answer)
    return handshake.rest
