"""`Socks5Listener`: our own streamhost (XEP-0065); hangs up on strangers, hands over the awaited peer's socket."""

import asyncio
import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from gharial.backend.bytestreams.tcp_door import TcpDoor, listening
from gharial.backend.wire.socks5 import ServerHandshake, Socks5Malformed
from gharial.model.failures import Unreachable

log = logging.getLogger(__name__)

HANDSHAKE_S = 10.0
LINGER_S = 2.0
"""How long it listens on with nobody awaited: of many files the next one comes at once, and wants the same port."""
MOST_HANDSHAKES = 64
MOST_PER_ADDRESS = 16
MOST_ARRIVED = 8
"""Connections kept for one awaited stream: a peer may reach us by several of our addresses at once."""
_READ_SIZE = 512
_NEIGHBOURS = 8
"""Ports behind the wanted one that are tried where it is taken: a firewall can open these as well."""


@dataclass
class Arrival:
    """A peer's socket after its handshake. `early` came behind it."""

    sock: socket.socket
    route: str
    early: bytes


@dataclass
class Awaited:
    """One stream that a peer may come for."""

    dst_addr: str
    _listener: "Socks5Listener"
    arrivals: list[Arrival] = field(default_factory=list)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, arrival: Arrival) -> bool:
        """Keep it; False where there are enough."""
        if len(self.arrivals) >= MOST_ARRIVED:
            return False
        self.arrivals.append(arrival)
        self._changed.set()
        return True

    async def pick(self, timeout_s: float) -> Arrival:
        """The connection that the peer uses, after it said so; the others are closed. Raises Unreachable."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout_s
        while True:
            alive = [arrival for arrival in self.arrivals if _alive(arrival.sock)]
            # Of several the peer closes those that lost its race: wait a moment for that.
            if len(alive) == 1 or (alive and loop.time() > deadline):
                self.arrivals.remove(alive[0])
                return alive[0]
            if loop.time() > deadline:
                raise Unreachable()
            self._changed.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), 0.02 if alive else deadline - loop.time())

    def close(self) -> None:
        """Nobody is awaited any more: unpicked connections are closed."""
        self._listener.forget(self)
        for arrival in self.arrivals:
            arrival.sock.close()
        self.arrivals.clear()


class Socks5Listener:
    """Listens while at least one stream is awaited, on IPv4 and IPv6, on the wanted port or any free one."""

    def __init__(
        self, wanted_port: Callable[[], int], *, handshake_s: float = HANDSHAKE_S, linger_s: float = LINGER_S
    ) -> None:
        self._wanted_port = wanted_port
        self._handshake_s = handshake_s
        self._linger_s = linger_s
        self._closing: asyncio.TimerHandle | None = None
        self._door = TcpDoor(self._shake_hands, most=MOST_HANDSHAKES, most_per_address=MOST_PER_ADDRESS)
        self._awaited: dict[str, Awaited] = {}
        self._started_for = 0
        self._last_port = 0
        """A free port that was found once is asked for again: a router may lead there by now."""
        self.port = 0
        """Where it listens; 0 while it does not."""

    def expect(self, dst_addr: str) -> Awaited:
        """Wait for a peer that asks for `dst_addr`; close what is returned. Raises Unreachable: nothing can listen."""
        if self._door.sockets and not self._awaited and self._wanted_port() != self._started_for:
            # The user has set another one meanwhile.
            self.close()
        if not self._door.sockets:
            self._start()
        awaited = Awaited(dst_addr, self)
        self._awaited[dst_addr] = awaited
        return awaited

    def forget(self, awaited: Awaited) -> None:
        """For `Awaited.close`."""
        if self._awaited.get(awaited.dst_addr) is awaited:
            del self._awaited[awaited.dst_addr]
        if not self._awaited and self._door.sockets and self._closing is None:
            self._closing = asyncio.get_running_loop().call_later(self._linger_s, self._close_unused)

    def _close_unused(self) -> None:
        self._closing = None
        if not self._awaited:
            self.close()

    def close(self) -> None:
        """Stop listening and drop unfinished handshakes."""
        if self._closing is not None:
            self._closing.cancel()
            self._closing = None
        self._door.close()
        self.port = 0

    def _start(self) -> None:
        wanted = self._started_for = self._wanted_port()
        sockets: list[socket.socket] = []
        neighbours = [port for port in range(wanted + 1, wanted + 1 + _NEIGHBOURS) if port < 65536] if wanted else []
        for port in dict.fromkeys((wanted or self._last_port, self._last_port, *neighbours, 0)):
            try:
                sockets.append(listening(None, port))
                break
            except OSError as error:
                # Another account, or another program, has it.
                log.warning("port %d is taken: %s", port, error)
        if not sockets:
            raise Unreachable()
        self.port = self._last_port = sockets[0].getsockname()[1]
        try:
            sockets.append(listening(None, self.port, v6=True))
        except OSError as error:
            log.info("no listener on IPv6: %s", error)
        self._door.open(sockets)

    async def _shake_hands(self, sock: socket.socket, route: str) -> None:
        kept = False
        try:
            async with asyncio.timeout(self._handshake_s):
                kept = await self._handshake(sock, route)
        except (TimeoutError, OSError, Socks5Malformed) as error:
            log.debug("a connection from %s came to nothing: %s", route, error)
        finally:
            if not kept:
                sock.close()

    async def _handshake(self, sock: socket.socket, route: str) -> bool:
        loop = asyncio.get_running_loop()
        handshake = ServerHandshake()
        while handshake.dst_addr is None:
            data = await loop.sock_recv(sock, _READ_SIZE)
            if not data:
                return False
            if answer := handshake.receive(data):
                await loop.sock_sendall(sock, answer)
        awaited = self._awaited.get(handshake.dst_addr)
        if awaited is None:
            return False
        await loop.sock_sendall(sock, handshake.accepted())
        return self._awaited.get(handshake.dst_addr) is awaited and awaited.add(Arrival(sock, route, handshake.rest))


def _alive(sock: socket.socket) -> bool:
    """The peer has not hung up; data may wait. The socket does not block."""
    try:
        return sock.recv(1, socket.MSG_PEEK) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False
