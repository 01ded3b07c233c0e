"""`RawUdpLinks`: the raw UDP ways of one session (XEP-0177), made for its Jingle transports.

link = await links.link(chooses=True)
addresses = await link.listen()                      # ours, for the peer
stream = await link.connect(agreement, theirs)       # RawUdpStream
link.close()                                         # or stream.close(): both free the ports
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from weakref import WeakSet

from gharial.backend.bytestreams.datagram_socket import Address
from gharial.backend.bytestreams.datagram_thread import DatagramThread
from gharial.backend.bytestreams.raw_udp_ports import RawUdpPorts
from gharial.backend.bytestreams.raw_udp_stream import RawUdpStream
from gharial.backend.bytestreams.streamhosts import address_label, own_hosts
from gharial.backend.wire.raw_udp import Agreement
from gharial.model.failures import Interrupted, Unreachable

SEARCH_S = 4.0
"""Nobody answered by then: nobody will."""
STUN_S = 0.4
"""How long servers may take to tell our address as others see it; it is told at once, or not at all."""
_MOST_SERVERS = 2
OPEN_S = 12.0
"""For a stream over a way that was found."""


class RawUdpLink:
    """One end, as the event loop sees it. `chooses`: we began the session."""

    def __init__(self, ports: RawUdpPorts, thread: DatagramThread, *, chooses: bool) -> None:
        self._thread = thread
        self._chooses = chooses
        self._ports = ports
        self._handed_out = False

    async def listen(self) -> list[Address]:
        """Where we can be reached, as others see us first. Raises Unreachable where no socket could be had."""
        found = await asyncio.wrap_future(self._thread.ask(self._ports.listen))
        if not found:
            raise Unreachable()
        if self._ports.asks:
            await asyncio.wait({asyncio.wrap_future(self._ports.answered)}, timeout=STUN_S)
        return list(dict.fromkeys((*self._ports.seen, *found)))

    @property
    def seen(self) -> Sequence[Address]:
        """Those of our addresses that a STUN server told."""
        return self._ports.seen

    async def connect(self, agreement: Agreement, told: Sequence[Address]) -> RawUdpStream:
        """The open stream. Raises Unreachable; the ports are free then."""
        stream = RawUdpStream(self._ports, self._thread, agreement, active=self._chooses)
        self._thread.call(lambda: self._ports.begin(agreement, told))
        opened = asyncio.wrap_future(stream.opened)
        try:
            await asyncio.wait({opened}, timeout=SEARCH_S)
            if not opened.done() and stream.has_path:
                await asyncio.wait({opened}, timeout=OPEN_S)
            if not opened.done():
                raise Unreachable(_labels(told))
            opened.result()
            self._handed_out = True
        except Interrupted as error:
            raise Unreachable(_labels(told)) from error
        finally:
            if not self._handed_out:
                opened.cancel()
                self.close()
        return stream

    def release(self) -> None:
        """Close it, but leave a stream that was handed out alone."""
        if not self._handed_out:
            self.close()

    def close(self) -> None:
        """Free the ports and break the stream; any number of times."""
        self._thread.call(self._ports.close)


class RawUdpLinks:
    """`loopback`: 127.0.0.1 is offered and asked too. `stun_servers` may tell our address as others see it."""

    def __init__(self, loopback: Callable[[], bool], stun_servers: Callable[[], Awaitable[Sequence[Address]]]) -> None:
        self._loopback = loopback
        self._stun_servers = stun_servers
        self._open: WeakSet[RawUdpPorts] = WeakSet()
        """The thread holds those that are."""

    @property
    def loopback(self) -> bool:
        """Both ends may be on this machine."""
        return self._loopback()

    async def link(self, *, chooses: bool) -> RawUdpLink:
        """A way that does not listen yet."""
        servers = (await self._stun_servers())[:_MOST_SERVERS]
        thread = DatagramThread.of_program()
        ports = RawUdpPorts(thread, own_hosts(loopback=self.loopback), chooses=chooses, stun_servers=servers)
        self._open.add(ports)
        return RawUdpLink(ports, thread, chooses=chooses)

    def close(self) -> None:
        """Close them all."""
        for ports in tuple(self._open):
            DatagramThread.of_program().call(ports.close)


def _labels(told: Sequence[Address]) -> str:
    return " ".join(address_label(*one) for one in told)
