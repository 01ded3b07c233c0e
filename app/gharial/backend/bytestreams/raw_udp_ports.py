"""`RawUdpPorts`: the sockets of one raw UDP transport (XEP-0177), in the datagram thread."""

import logging
import selectors
import threading
import time
from collections.abc import Callable, Sequence

from gharial.backend.bytestreams.datagram_socket import Address, DatagramSocket, DatagramTooLarge
from gharial.backend.bytestreams.datagram_thread import DatagramThread
from gharial.backend.bytestreams.p2p_ports import Stream
from gharial.backend.bytestreams.raw_udp_paths import RawUdpPaths, Way
from gharial.backend.bytestreams.streamhosts import address_label
from gharial.backend.wire.pseudotcp import Packet
from gharial.backend.wire.raw_udp import MAGIC, Agreement

log = logging.getLogger(__name__)

LINGER_S = 5.0
"""How long the end of a stream is still confirmed after its reader left: the first confirmation may have been lost."""


class RawUdpPorts:
    """Fulfils `Member`, and `StreamPorts` for its stream. All but `send` is for the datagram thread."""

    def __init__(self, thread: DatagramThread, hosts: Sequence[str], *, chooses: bool) -> None:
        self.paths = RawUdpPaths(chooses=chooses)
        self._thread = thread
        self._hosts = hosts
        self._sockets: list[DatagramSocket] = []
        self._stream: Stream | None = None
        self._target: tuple[DatagramSocket, Address] | None = None
        self._sending = threading.Lock()
        self._closed = False
        self._closes_at: float | None = None
        self._farewell: Callable[[], None] = lambda: None
        self._detail = "closed"

    def listen(self) -> list[Address]:
        """Open the sockets; where they are."""
        if self._closed or self._sockets:
            return []
        for host in self._hosts:
            try:
                opened = DatagramSocket(host)
            except OSError as error:
                log.debug("no socket at %s: %s", host, error)
                continue
            self._sockets.append(opened)
            self._watch(self.paths.add_local(v6=":" in host))
        if self._sockets:
            self._thread.add(self)
        return [(opened.host, opened.port) for opened in self._sockets]

    def begin(self, agreement: Agreement, told: Sequence[Address]) -> None:
        """Look for a way."""
        if not self._closed:
            self.paths.begin(agreement, tuple(told), time.monotonic())

    def attach(self, stream: Stream) -> None:
        """Who gets what comes by the way that was found."""
        self._stream = stream
        if self._closed:
            stream.ports_closed(self._detail)
        elif self._target is not None:
            self._tell_way()

    def send(self, packets: list[Packet]) -> None:
        """To the peer; lost where there is no way. From any thread, one at a time."""
        with self._sending:
            target = self._target
            if target is None:
                return
            sock, address = target
            blocked = sock.blocked
            try:
                sock.send(packets, address)
            except DatagramTooLarge:
                self._thread.call(self._shrink)
                return
            except ValueError:
                return  # closed meanwhile
            if sock.blocked and not blocked:
                self._thread.call(self._watch_all)

    @property
    def blocked(self) -> bool:
        """The system takes no more for the moment."""
        target = self._target
        return target is not None and target[0].blocked

    @property
    def route(self) -> str:
        """Where the datagrams go."""
        target = self._target
        return "" if target is None else address_label(*target[1])

    # --- Member -------------------------------------------------------------------------------------------------------

    def deadline(self) -> float | None:
        times = [self.paths.deadline(), self._stream.deadline() if self._stream else None, self._closes_at]
        return min((time for time in times if time is not None), default=None)

    def tick(self, now: float) -> None:
        if self._closes_at is not None and now >= self._closes_at:
            self._farewell()
            self.close()
            return
        if self.paths.is_lost(now):
            self._detail = "the peer answers no more"
            self.close()
            return
        for one in self.paths.due(now):
            self._sockets[one.local].send_one(one.datagram, one.address)
        stream = self._stream
        if stream is not None:
            due = stream.deadline()
            if due is not None and due <= now:
                stream.tick(now)

    def broken(self, error: Exception) -> None:
        self._detail = type(error).__name__
        self.close()

    def close(self) -> None:
        """Free the ports; any number of times."""
        if self._closed:
            return
        self._closed = True
        self._thread.remove(self)
        with self._sending:
            self._target = None
            for opened in self._sockets:
                self._drop(opened)
        if self._stream is not None:
            self._stream.ports_closed(self._detail)

    def close_soon(self, farewell: Callable[[], None]) -> None:
        """Free them once the peer has had the time to hear that its end came; `farewell` is called before."""
        if self._closes_at is None:
            self._closes_at = time.monotonic() + LINGER_S
            self._farewell = farewell

    # --- sockets ------------------------------------------------------------------------------------------------------

    def _drop(self, opened: DatagramSocket) -> None:
        if opened.sock.fileno() < 0:
            return  # it was closed when another was chosen
        self._thread.watch(opened.sock, self, lambda _events: None, 0)
        opened.close()

    def _watch(self, number: int) -> None:
        opened = self._sockets[number]
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if opened.blocked else 0)
        self._thread.watch(opened.sock, self, lambda ready: self._ready(number, ready), events)

    def _watch_all(self) -> None:
        if not self._closed and self.paths.way is not None:
            self._watch(self.paths.way.local)

    def _ready(self, number: int, events: int) -> None:
        opened = self._sockets[number]
        if self._closed or (self.paths.way is not None and self.paths.way.local != number):
            return
        if events & selectors.EVENT_WRITE:
            try:
                with self._sending:
                    opened.flush()
            except DatagramTooLarge:
                # Not under the lock: a worker holds the stream's while it waits for this one.
                self._shrink()
            self._watch(number)
            if self._stream is not None:
                self._stream.fed()
        if events & selectors.EVENT_READ:
            self._read(number, opened)

    def _read(self, number: int, opened: DatagramSocket) -> None:
        fed = False
        now = time.monotonic()
        for datagrams, size, address in opened.receive():
            # The system joins datagrams of one sender and size; the last may be smaller, and so of the other sort.
            tail = (len(datagrams) - 1) // size * size if size else 0
            if datagrams[:4] == MAGIC:
                for at in range(0, tail, size):
                    self._take(Way(number, address), datagrams[at : at + size], now)
            elif tail:
                fed |= self._feed(Way(number, address), datagrams[:tail], size, now)
            last = datagrams[tail:]
            if last[:4] == MAGIC:
                self._take(Way(number, address), last, now)
            else:
                fed |= self._feed(Way(number, address), last, len(last), now)
        if fed and self._stream is not None:
            self._stream.fed()

    def _feed(self, way: Way, datagrams: memoryview, size: int, now: float) -> bool:
        if self._stream is None or self.paths.way != way or not size:
            return False
        self.paths.hear(now)
        self._stream.feed(datagrams, size)
        return True

    def _take(self, way: Way, datagram: memoryview, now: float) -> None:
        for one in self.paths.take(way, datagram, now):
            self._sockets[one.local].send_one(one.datagram, one.address)
        self._aim()

    def _aim(self) -> None:
        """The way was found: what else was listened at is closed."""
        way = self.paths.way
        if way is None or self._target is not None or self._closed:
            return
        sock = self._sockets[way.local]
        with self._sending:
            self._target = (sock, way.address)
        for number, opened in enumerate(self._sockets):
            if number != way.local:
                self._drop(opened)
        self._tell_way()

    def _tell_way(self) -> None:
        if self._stream is not None and self._target is not None:
            sock, address = self._target
            self._stream.path_found(sock.mtu_to(address), sock.capacity)

    def _shrink(self) -> None:
        if self._stream is not None:
            self._stream.packet_refused()
