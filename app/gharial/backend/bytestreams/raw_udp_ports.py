"""`RawUdpPorts`: the sockets of one raw UDP transport (XEP-0177), in the datagram thread."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from gharial.backend.bytestreams.datagram_outlet import Opened
from gharial.backend.bytestreams.datagram_ports import DatagramPorts
from gharial.backend.bytestreams.datagram_socket import Address
from gharial.backend.bytestreams.datagram_thread import DatagramThread
from gharial.backend.bytestreams.p2p_questions import StunQuestions
from gharial.backend.bytestreams.raw_udp_paths import RawUdpPaths, Way
from gharial.backend.bytestreams.streamhosts import address_label
from gharial.backend.wire.google_stun import read
from gharial.backend.wire.raw_udp import MAGIC, Agreement

LINGER_S = 5.0
"""How long the end of a stream is still confirmed after its reader left: the first confirmation may have been lost."""


class RawUdpPorts(DatagramPorts):
    """All but `send` is for the datagram thread."""

    def __init__(
        self, thread: DatagramThread, hosts: Sequence[str], *, chooses: bool, stun_servers: Sequence[Address] = ()
    ) -> None:
        super().__init__(thread)
        self.paths = RawUdpPaths(chooses=chooses)
        self._hosts = hosts
        self._stun = StunQuestions(thread, stun_servers, self._outlet.send_one, self._see)
        self.asks = bool(stun_servers)
        self.seen: tuple[Address, ...] = ()
        """Our addresses as STUN servers see them."""
        self.answered: Future[None] = Future()
        """Each socket that asks was told one."""
        self._unseen: set[int] = set()
        self._closes_at: float | None = None
        self._farewell: Callable[[], None] = lambda: None

    def listen(self) -> list[Address]:
        """Open the sockets; where they are."""
        if self._closed or self._outlet.sockets:
            return []
        for opened in self._open(self._hosts):
            self.paths.add_local(v6=":" in opened.host)
        if self._outlet.sockets:
            self._thread.add(self)
            self._unseen = {number for number, one in enumerate(self._outlet.sockets) if ":" not in one.host}
            self._stun.begin(tuple(self._unseen))
        return [(opened.host, opened.port) for opened in self._outlet.sockets]

    def begin(self, agreement: Agreement, told: Sequence[Address]) -> None:
        """Look for a way."""
        if not self._closed:
            self.paths.begin(agreement, tuple(told), time.monotonic())

    @property
    def route(self) -> str:
        """Where the datagrams go."""
        target = self._outlet.target
        return "" if target is None else address_label(*target[1])

    # --- Member -------------------------------------------------------------------------------------------------------

    def _deadlines(self) -> Sequence[float | None]:
        return (self.paths.deadline(), self._closes_at, self._stun.deadline())

    def tick(self, now: float) -> None:
        if self._closes_at is not None and now >= self._closes_at:
            self._farewell()
            self.close()
            return
        if self.paths.is_lost(now):
            self._end("the peer answers no more")
            return
        for one in self.paths.due(now):
            self._outlet.send_one(one.local, one.datagram, one.address)
        self._stun.tick(now)
        self._tick_stream(now)

    def _stop(self) -> None:
        self._stun.close()

    def close_soon(self, farewell: Callable[[], None]) -> None:
        """Free them once the peer has had the time to hear that its end came; `farewell` is called before."""
        if self._closes_at is None:
            self._closes_at = time.monotonic() + LINGER_S
            self._farewell = farewell

    # --- sockets ------------------------------------------------------------------------------------------------------

    def _read(self, number: int, opened: Opened) -> None:
        fed = False
        now = time.monotonic()
        for datagrams, size, address in opened.receive():
            # The system joins datagrams of one sender and size; the last may be smaller, and so of the other sort.
            tail = (len(datagrams) - 1) // size * size if size else 0
            if self.paths.way is None and self._hears_server(number, address, datagrams, now):
                continue
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

    def _hears_server(self, number: int, address: Address, datagram: memoryview, now: float) -> bool:
        message = read(datagram)
        return message is not None and self._stun.take(number, address, message, now)

    def _see(self, number: int, mapped: Address) -> None:
        if mapped not in self.seen:
            self.seen = (*self.seen, mapped)
        self._unseen.discard(number)
        if not self._unseen and not self.answered.done():
            self.answered.set_result(None)

    def _feed(self, way: Way, datagrams: memoryview, size: int, now: float) -> bool:
        if self._stream is None or self.paths.way != way or not size:
            return False
        self.paths.hear(now)
        self._stream.feed(datagrams, size)
        return True

    def _take(self, way: Way, datagram: memoryview, now: float) -> None:
        for one in self.paths.take(way, datagram, now):
            self._outlet.send_one(one.local, one.datagram, one.address)
        self._aim()

    def _aim(self) -> None:
        """The way was found: what else was listened at is closed."""
        way = self.paths.way
        if way is not None and self._outlet.target is None and not self._closed:
            self._outlet.aim(*way)
            self._outlet.keep(way.local)
            # The way keeps itself open from now on.
            self._stun.close()
            self._tell_way()

    def _tell_way(self) -> None:
        target = self._outlet.target
        if self._stream is not None and target is not None:
            sock, address = target
            self._stream.path_found(sock.mtu_to(address), sock.capacity)
