"""`DatagramOutlet`: the sockets of one channel: all are read, and what is sent leaves by the one that is aimed with."""

import selectors
import threading
from collections.abc import Callable
from typing import Protocol

from gharial.backend.bytestreams.datagram_socket import Address, DatagramSocket, DatagramTooLarge
from gharial.backend.bytestreams.datagram_thread import DatagramThread, Member
from gharial.backend.bytestreams.relay_socket import RelaySocket
from gharial.backend.wire.pseudotcp import Packet

Opened = DatagramSocket | RelaySocket


class Stream(Protocol):
    """Who takes the datagrams of a channel that are not its own; called in the datagram thread."""

    def path_found(self, mtu: int, capacity: int) -> None:
        """Datagrams reach the peer from now on. `capacity`: of the socket for what comes in."""

    def feed(self, datagrams: memoryview, size: int) -> None:
        """Datagrams of the peer, each of `size` bytes, the last maybe shorter."""

    def fed(self) -> None:
        """That was all for now."""

    def deadline(self) -> float | None:
        """When `tick` is due."""

    def tick(self, now: float) -> None:
        """What is due by now."""

    def packet_refused(self) -> None:
        """A packet was too large for the way."""

    def ports_closed(self, detail: str) -> None:
        """Nothing will come or go any more."""


class DatagramOutlet:
    """`read` gets the number of a socket on which something came. All but `send` is for the datagram thread."""

    def __init__(self, thread: DatagramThread, member: Member, read: Callable[[int, Opened], None]) -> None:
        self.sockets: list[Opened] = []
        self.stream: Stream | None = None
        """Hears of room, and of what is too large."""
        self.closed = False
        self._thread = thread
        self._member = member
        self._read = read
        self._target: tuple[Opened, Address] | None = None
        self._sending = threading.Lock()

    def send(self, packets: list[Packet]) -> None:
        """To the target; lost where there is none. From any thread, one at a time."""
        with self._sending:
            target = self._target
            if target is None:
                return
            opened, address = target
            blocked = opened.blocked
            try:
                opened.send(packets, address)
            except DatagramTooLarge:
                self._thread.call(self._shrink)
                return
            except ValueError:
                return  # closed meanwhile
            if opened.blocked and not blocked:
                self._thread.call(self._watch_all)

    @property
    def target(self) -> tuple[Opened, Address] | None:
        """By which socket what is sent leaves, and where to; from any thread."""
        return self._target

    @property
    def blocked(self) -> bool:
        """The system takes no more for the moment."""
        target = self._target
        return target is not None and target[0].blocked

    def add(self, opened: Opened) -> None:
        """One more that is read."""
        self.sockets.append(opened)
        self.watch(len(self.sockets) - 1)

    def send_one(self, number: int, datagram: bytes, address: Address) -> None:
        """From one of them, whatever is aimed at."""
        self.sockets[number].send_one(datagram, address)

    def aim(self, number: int, address: Address) -> None:
        """What is sent from now on leaves so."""
        with self._sending:
            self._target = (self.sockets[number], address)

    def keep(self, number: int) -> None:
        """The others are not needed any more."""
        with self._sending:
            for other, opened in enumerate(self.sockets):
                if other != number:
                    self._drop(opened)

    def close(self) -> None:
        """Free the ports; relays are closed by who asked for them."""
        self.closed = True
        with self._sending:
            self._target = None
            for opened in self.sockets:
                self._drop(opened)

    def watch(self, number: int) -> None:
        """Look again at what one of them waits for."""
        opened = self.sockets[number]
        if opened.sock.fileno() < 0:
            return  # dropped
        reads = 0 if opened.over else selectors.EVENT_READ
        events = reads | (selectors.EVENT_WRITE if opened.blocked else 0)
        self._thread.watch(opened.sock, self._member, lambda ready: self._ready(number, ready), events)

    def _drop(self, opened: Opened) -> None:
        if isinstance(opened, DatagramSocket) and opened.sock.fileno() >= 0:
            self._thread.watch(opened.sock, self._member, lambda _events: None, 0)
            opened.close()

    def _watch_all(self) -> None:
        if not self.closed:
            for number in range(len(self.sockets)):
                self.watch(number)

    def _ready(self, number: int, events: int) -> None:
        opened = self.sockets[number]
        if self.closed or opened.sock.fileno() < 0:
            return  # it came together with what closed it
        if events & selectors.EVENT_WRITE:
            try:
                with self._sending:
                    opened.flush()
            except DatagramTooLarge:
                # Not under the lock: a worker holds the stream's while it waits for this one.
                self._shrink()
            self.watch(number)
            if self.stream is not None:
                self.stream.fed()
        if events & selectors.EVENT_READ:
            self._read(number, opened)
        if opened.over:
            self.watch(number)

    def _shrink(self) -> None:
        if self.stream is not None:
            self.stream.packet_refused()
