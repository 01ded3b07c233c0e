"""`RelaySocket`: an address of ours at a relay, with the face of a DatagramSocket; lives in the datagram thread.

relay = RelaySocket(base, server, TurnClient(user, word))
relay.start(now)                 # then tick and receive, until relay.relayed names our addresses there, or failed
"""

import socket
import threading
import time
from collections.abc import Iterator
from typing import Protocol

from gharial.backend.bytestreams.datagram_socket import Address
from gharial.backend.wire.pseudotcp import Packet

MTU = 1400
"""What goes by a relay is wrapped on the way; larger packets are known to be lost."""


class RelayMachine(Protocol):
    """A relay's protocol, without sockets; see wire/turn.py and wire/google_relay.py."""

    @property
    def fragment(self) -> str: ...
    @property
    def relayed(self) -> tuple[Address, ...]: ...
    @property
    def failed(self) -> str: ...
    def start(self, now: float) -> None: ...
    def deadline(self) -> float | None: ...
    def due(self, now: float) -> list[bytes]: ...
    def take(self, datagram: memoryview, now: float) -> tuple[Address, memoryview] | None: ...
    def prefix(self, peer: Address, size: int, now: float) -> bytes | None: ...
    def prefer(self, peer: Address) -> None: ...
    def farewell(self) -> bytes: ...


class Base(Protocol):
    """What leads to the relay's server: a DatagramSocket, or a FramedSocket over TCP."""

    sock: socket.socket
    host: str
    port: int

    @property
    def blocked(self) -> bool: ...
    @property
    def capacity(self) -> int: ...
    @property
    def over(self) -> bool: ...
    def receive(self) -> Iterator[tuple[memoryview, int, Address]]: ...
    def send_one(self, datagram: bytes, address: Address) -> None: ...
    def send(self, packets: list[Packet], address: Address) -> None: ...
    def flush(self) -> None: ...
    def close(self) -> None: ...


class RelaySocket:
    """One allocation at `server`."""

    def __init__(self, base: Base, server: Address, machine: RelayMachine) -> None:
        self.server = server
        self.machine = machine
        self.sock = base.sock
        self.host = base.host
        self.port = base.port
        self._base = base
        self._lock = threading.Lock()
        """The machine is asked by the thread that sends, too."""

    @property
    def blocked(self) -> bool:
        """Something waits until the socket can be written."""
        return self._base.blocked

    @property
    def capacity(self) -> int:
        """Bytes of the system's buffer for what comes in."""
        return self._base.capacity

    @property
    def over(self) -> bool:
        """Nothing comes or goes any more: not to be watched."""
        return self._base.over

    def mtu_to(self, _address: Address) -> int:
        """The size of packets that surely pass."""
        return MTU

    def start(self, now: float) -> None:
        """Ask for an address."""
        with self._lock:
            self.machine.start(now)
        self.tick(now)

    def deadline(self) -> float | None:
        """When `tick` is due."""
        with self._lock:
            return self.machine.deadline()

    def tick(self, now: float) -> None:
        """What the relay's protocol has to say by now."""
        with self._lock:
            going = self.machine.due(now)
        for datagram in going:
            self._base.send_one(datagram, self.server)

    def receive(self) -> Iterator[tuple[memoryview, int, Address]]:
        """Datagrams of peers, one by one, and from whom; what was for us is taken in."""
        for datagrams, size, address in self._base.receive():
            if address != self.server or not size:
                continue  # of nothing at all, anybody may be the sender
            now = time.monotonic()
            for at in range(0, len(datagrams), size):
                with self._lock:
                    taken = self.machine.take(datagrams[at : at + size], now)
                if taken is not None and len(taken[1]):
                    yield taken[1], len(taken[1]), taken[0]
        self.tick(time.monotonic())

    def send_one(self, datagram: bytes, address: Address) -> None:
        """To a peer; lost while the relay does not know of it."""
        now = time.monotonic()
        with self._lock:
            prefix = self.machine.prefix(address, len(datagram), now)
        if prefix is not None:
            self._base.send_one(prefix + datagram, self.server)
        else:
            self.tick(now)

    def send(self, packets: list[Packet], address: Address) -> None:
        """To a peer, in order, as far as there is room. Raises DatagramTooLarge."""
        now = time.monotonic()
        wrapped: list[Packet] = []
        with self._lock:
            for head, data in packets:
                prefix = self.machine.prefix(address, len(head) + len(data), now)
                if prefix is None:
                    return
                wrapped.append((prefix + head, data))
        self._base.send(wrapped, self.server)

    def prefer(self, address: Address) -> None:
        """Most goes to this peer from now on."""
        with self._lock:
            self.machine.prefer(address)

    def flush(self) -> None:
        """Send what waits. Raises DatagramTooLarge."""
        self._base.flush()

    def close(self) -> None:
        """Give the address back and free the port."""
        with self._lock:
            word = self.machine.farewell()
        if word:
            self._base.send_one(word, self.server)
        self._base.close()
