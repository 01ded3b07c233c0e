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

STAGGER_S = 0.3
CONNECT_S = 3.0
"""An address that did not answer by then is no way: a lost first packet is sent again after one second."""
HANDSHAKE_S = 5.0
PROXY_DELAY_S = 1.0
"""How much longer than a neighbour a proxy waits: the direct way is the better one, even where it takes a moment."""
DEADLINE_S = 9.0
"""For all of them: a requester waits twenty seconds, and may then have another way to try."""
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
    proxies: Sequence[Streamhost] = (),
    loopback: bool,
    deadline_s: float = DEADLINE_S,
    stagger_s: float = STAGGER_S,
    proxy_delay_s: float = PROXY_DELAY_S,
) -> Reached:
    """Try them in their order, the next one when the last failed or after `stagger_s`; the first to answer wins.

    Of two that answered in the same moment the one named earlier. Proxies come behind all others. Raises Unreachable,
    with what was tried.
    """
    direct = dialable(streamhosts)
    hosts = (*direct, *dialable(proxies))
    running: dict[asyncio.Task[Reached], int] = {}
    tried = 0
    winner: Reached | None = None
    loop = asyncio.get_running_loop()
    next_at, deadline = loop.time(), loop.time() + deadline_s
    try:
        while winner is None and (tried < len(hosts) or running) and (left := deadline - loop.time()) > 0:
            if tried < len(hosts) and (not running or loop.time() >= next_at):
                running[loop.create_task(_reach(hosts[tried], dst_addr, loopback=loopback))] = tried
                tried += 1
                next_at = loop.time() + (proxy_delay_s if tried == len(direct) else stagger_s)
            pause_s = min(left, max(next_at - loop.time(), 0.0)) if tried < len(hosts) else left
            done, _ = await asyncio.wait(running, timeout=pause_s, return_when=asyncio.FIRST_COMPLETED)
            winner = _first(sorted(done, key=running.__getitem__))
            for task in done:
                del running[task]
            if done and tried != len(direct):
                next_at = loop.time()
    finally:
        for task in running:
            task.cancel()
        for outcome in await asyncio.gather(*running, return_exceptions=True):
            if isinstance(outcome, Reached):
                outcome.sock.close()
    if winner is None:
        raise Unreachable(" ".join(host.label for host in hosts[:tried]))
    return winner


def _first(done: Sequence[asyncio.Task[Reached]]) -> Reached | None:
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
    addresses = await _addresses(streamhost, loopback=loopback)
    for family, address in addresses:
        sock = socket.socket(family, socket.SOCK_STREAM)
        sock.setblocking(False)
        try:
            # TimeoutError is an OSError.
            async with asyncio.timeout(max(CONNECT_S / len(addresses), 1.0)):
                await asyncio.get_running_loop().sock_connect(sock, address)
            async with asyncio.timeout(HANDSHAKE_S):
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
