"""`P2pRelays`: addresses of one channel at relays: which servers, one after the other; lives in the datagram thread."""

import logging
import selectors
import socket
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal

from gharial.backend.bytestreams.datagram_socket import Address, DatagramSocket
from gharial.backend.bytestreams.datagram_thread import DatagramThread, Member
from gharial.backend.bytestreams.framed_socket import FramedSocket
from gharial.backend.bytestreams.relay_socket import Base, RelayMachine, RelaySocket
from gharial.model.value import dataclass

log = logging.getLogger(__name__)

MOST_SERVERS = 3


@dataclass(frozen=True, slots=True)
class RelayServer:
    """How to get an address at a relay. `make` is given the server's address and makes what speaks its protocol.

    `then` is asked where nothing comes of it: the same relay by another transport.
    """

    host: str
    port: int
    make: Callable[[Address], RelayMachine]
    transport: Literal["udp", "tcp", "ssltcp"] = "udp"
    then: "RelayServer | None" = None
    base: Callable[[Address], Base] | None = None
    """Makes the way to it, where that is none of Google's. Raises OSError."""

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
        self._waiting: dict[RelaySocket, RelayServer] = {}
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
            self._open(server, address, now)
        self._look()

    def _open(self, server: RelayServer, address: Address, now: float) -> None:
        """Ask one server, or the next where this one cannot be asked."""
        try:
            relay = RelaySocket(_way_to(server, address), address, server.make(address))
        except OSError as error:
            log.info("no socket for a relay: %s", error)
            if server.then is not None:
                self._open(server.then, (address[0], server.then.port), now)
            return
        self._sockets.append(relay)
        self._waiting[relay] = server
        self._watch(relay)
        relay.start(now)

    def _watch(self, relay: RelaySocket) -> None:
        reads = 0 if relay.over else selectors.EVENT_READ
        events = reads | (selectors.EVENT_WRITE if relay.blocked else 0)
        self._thread.watch(relay.sock, self._owner, partial(self._ready_for, relay), events)

    def _ready_for(self, relay: RelaySocket, events: int) -> None:
        """Before it has an address nobody else is heard."""
        if events & selectors.EVENT_WRITE:
            relay.flush()
        if events & selectors.EVENT_READ:
            for _ in relay.receive():
                pass
        self._watch(relay)
        self._look()

    def _look(self) -> None:
        if not self._asked or self._closed:
            return
        for one, server in list(self._waiting.items()):
            if one.machine.relayed:
                del self._waiting[one]
                self._ready(one)
            elif one.machine.failed or one.over:
                log.info("the relay %s:%s gives us no address: %s", *one.server, one.machine.failed or "closed")
                del self._waiting[one]
                self._sockets.remove(one)
                self._drop(one)
                if server.then is not None:
                    self._open(server.then, (one.server[0], server.then.port), time.monotonic())
        if not self._sockets:
            self._none_left()

    def _drop(self, relay: RelaySocket) -> None:
        self._thread.watch(relay.sock, self._owner, lambda _events: None, 0)
        relay.close()


def _way_to(server: RelayServer, address: Address) -> Base:
    if server.base is not None:
        return server.base(address)
    if server.transport == "udp":
        return DatagramSocket("0.0.0.0")  # noqa: S104 - any route
    return FramedSocket(address, disguised=server.transport == "ssltcp")
