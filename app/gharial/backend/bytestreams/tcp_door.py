"""`TcpDoor`: listening sockets whose every visitor has a task; in a crowd the oldest go."""

import asyncio
import logging
import socket
import sys
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

from gharial.backend.bytestreams.streamhosts import address_label

log = logging.getLogger(__name__)

_BACKLOG = 512
"""Behind a crowd of strangers the peer shall not have to send its first packet again."""
_PAUSE_S = 0.1

Visit = Callable[[socket.socket, str], Coroutine[Any, Any, None]]
"""Gets the socket, which does not block, and where it comes from; it closes the socket, or has kept it."""


class TcpDoor:
    """At most `most` visits at a time, and `most_per_address` of one address."""

    def __init__(self, visit: Visit, *, most: int, most_per_address: int) -> None:
        self._visit = visit
        self._most = most
        self._most_per_address = most_per_address
        self._accepting: list[asyncio.Task[None]] = []
        self._visits: dict[asyncio.Task[None], str] = {}
        self.sockets: list[socket.socket] = []
        """Those that are listened at; empty while it is shut."""

    def open(self, sockets: Iterable[socket.socket]) -> None:
        """Take visitors at these."""
        for one in sockets:
            self.sockets.append(one)
            self._accepting.append(asyncio.create_task(self._accept(one)))

    def close(self) -> None:
        """Listen no more, and hang up on whoever is still at the door."""
        for task in (*self._accepting, *self._visits):
            task.cancel()
        self._accepting.clear()
        for sock in self.sockets:
            # A waiting accept holds the descriptor until its task has seen the end.
            asyncio.get_running_loop().call_soon(sock.close)
        self.sockets.clear()

    async def _accept(self, listening: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        while True:
            try:
                sock, address = await loop.sock_accept(listening)
            except OSError as error:
                # Out of descriptors, most likely: the oldest visitor goes.
                log.warning("a connection was not taken: %s", error)
                for task in tuple(self._visits)[:1]:
                    task.cancel()
                await asyncio.sleep(_PAUSE_S)
                continue
            sock.setblocking(False)
            host = str(address[0])
            self._make_room(host)
            task = loop.create_task(self._visit(sock, address_label(host, address[1])))
            self._visits[task] = host
            task.add_done_callback(lambda done: self._visits.pop(done, None))

    def _make_room(self, host: str) -> None:
        """The oldest one goes, first of the same address: who means it is through in a moment, a flood is not."""
        running = [task for task in self._visits if not task.cancelling()]
        same = [task for task in running if self._visits[task] == host]
        if len(same) >= self._most_per_address:
            same[0].cancel()
        elif len(running) >= self._most:
            running[0].cancel()


def listening(host: str | None, port: int, *, v6: bool = False) -> socket.socket:
    """A socket at `host`, or at every address of one family, that does not block. Raises OSError."""
    family = socket.AF_INET6 if v6 else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if v6:
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        sock.setblocking(False)
        sock.bind((host or ("::" if v6 else "0.0.0.0"), port))  # noqa: S104 - what the user chose, or is offered
        sock.listen(_BACKLOG)
    except BaseException:
        sock.close()
        raise
    return sock
