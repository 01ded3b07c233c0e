"""`P2pRelays`: addresses of one channel at relays: which servers, one after the other; lives in the datagram thread."""

import logging
import selectors
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from gharial.backend.bytestreams.datagram_socket import Address, DatagramSocket
from gharial.backend.bytestreams.datagram_thread import DatagramThread, Member
from gharial.backend.bytestreams.relay_socket import RelayMachine, RelaySocket

log = logging.getLogger(__name__)

MOST_SERVERS = 3


@dataclass(frozen=True, slots=True)
class RelayServer:
    """How to get an address at a relay. `make` is given the server's address and makes what speaks its protocol."""

    host: str
    port: int
    make: Callable[[Address], RelayMachine]

    def __repr__(self) -> str:
        """Without the word it lets us in with."""
        return f"{self.host}:{self.port}"


class P2pRelays:
    """`ready` gets each that has an address, once; `none_left` is called where there is none, and none will come.

    `owner` is whom the thread knows.
    """

    def __init__(
        self,
        thread: DatagramThread,
        owner: Member,
        servers: Sequence[RelayServer],
        ready: Callable[[RelaySocket], None],
        none_left: Callable[[], None],
    ) -> None:
        self._thread = thread
        self._owner = owner
        self._servers = tuple(servers)[:MOST_SERVERS]
        self._ready = ready
        self._none_left = none_left
        self._sockets: list[RelaySocket] = []
        self._waiting: list[RelaySocket] = []
        self._begun = self._asked = self._closed = False

    @property
    def wanted(self) -> bool:
        """There are servers to ask."""
        return bool(self._servers)

    def begin(self) -> None:
        """Ask them all; the names are looked up in a thread of its own."""
        if not self._begun and self._servers:
            self._begun = True
            threading.Thread(target=self._resolve, name="relay-names", daemon=True).start()

    def deadline(self) -> float | None:
        """When `tick` is due."""
        known = [time for one in self._sockets if (time := one.deadline()) is not None]
        return min(known) if known else None

    def tick(self, now: float) -> None:
        """What is due by now."""
        for one in self._sockets:
            one.tick(now)
        self._look()

    def close(self) -> None:
        """Give all of them back."""
        self._closed = True
        for one in self._sockets:
            self._drop(one)
        self._sockets.clear()
        self._waiting.clear()

    # --- inside -------------------------------------------------------------------------------------------------------

    def _resolve(self) -> None:
        found: list[tuple[RelayServer, Address]] = []
        for server in self._servers:
            try:
                entries = socket.getaddrinfo(server.host, server.port, socket.AF_INET, socket.SOCK_DGRAM)
            except (OSError, UnicodeError) as error:
                log.info("no address of the relay %r: %s", server, error)
                continue
            found += [(server, (str(entry[4][0]), int(entry[4][1]))) for entry in entries[:1]]
        self._thread.call(lambda: self._ask(found))

    def _ask(self, servers: Sequence[tuple[RelayServer, Address]]) -> None:
        now = time.monotonic()
        self._asked = True
        for server, address in () if self._closed else servers:
            try:
                relay = RelaySocket(DatagramSocket("0.0.0.0"), address, server.make(address))  # noqa: S104 - any route
            except OSError as error:
                log.info("no socket for a relay: %s", error)
                continue
            self._sockets.append(relay)
            self._waiting.append(relay)
            self._thread.watch(relay.sock, self._owner, partial(self._read, relay), selectors.EVENT_READ)
            relay.start(now)
        self._look()

    def _read(self, relay: RelaySocket, _events: int) -> None:
        """Before it has an address nobody else is heard."""
        for _ in relay.receive():
            pass
        self._look()

    def _look(self) -> None:
        if not self._asked or self._closed:
            return
        for one in list(self._waiting):
            if one.machine.relayed:
                self._waiting.remove(one)
                self._ready(one)
            elif one.machine.failed:
                log.info("the relay %s:%s gives us no address: %s", *one.server, one.machine.failed)
                self._waiting.remove(one)
                self._sockets.remove(one)
                self._drop(one)
        if not self._sockets:
            self._none_left()

    def _drop(self, relay: RelaySocket) -> None:
        self._thread.watch(relay.sock, self._owner, lambda _events: None, 0)
        relay.close()
