"""The sockets of one channel: what comes, what leaves by which, and what is closed."""

import asyncio
import socket
from collections.abc import AsyncIterator

import pytest

from gharial.backend.bytestreams.datagram_outlet import DatagramOutlet, Opened
from gharial.backend.bytestreams.datagram_socket import DatagramSocket
from gharial.backend.bytestreams.datagram_thread import DatagramThread
from tests.support.waiting import until


class Owner:
    """Fulfils `Member`; keeps what it reads."""

    def __init__(self, thread: DatagramThread) -> None:
        self.outlet = DatagramOutlet(thread, self, self.read)
        self.heard: list[tuple[int, bytes]] = []

    def read(self, number: int, opened: Opened) -> None:
        self.heard += [(number, bytes(datagrams)) for datagrams, _size, _address in opened.receive()]

    def deadline(self) -> float | None:
        return None

    def tick(self, now: float) -> None: ...

    def broken(self, error: Exception) -> None:
        self.heard.append((-1, repr(error).encode()))


@pytest.fixture
async def owner() -> AsyncIterator[Owner]:
    thread = DatagramThread()
    made = Owner(thread)

    def begin() -> None:
        thread.add(made)
        for _ in range(2):
            made.outlet.add(DatagramSocket("127.0.0.1"))

    await asyncio.wrap_future(thread.ask(begin))
    yield made
    await asyncio.wrap_future(thread.ask(made.outlet.close))
    await asyncio.to_thread(thread.stop)


@pytest.fixture
async def peer() -> AsyncIterator[socket.socket]:
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("127.0.0.1", 0))
    sock.settimeout(20)
    yield sock
    sock.close()


async def there(owner: Owner, work: object) -> None:
    await asyncio.wrap_future(owner.outlet._thread.ask(work))  # type: ignore[arg-type]


async def test_all_are_read_and_one_is_aimed_with(owner: Owner, peer: socket.socket) -> None:
    ports = [one.port for one in owner.outlet.sockets]
    for number, port in enumerate(ports):
        peer.sendto(b"to %d" % number, ("127.0.0.1", port))
    await until(lambda: sorted(owner.heard) == [(0, b"to 0"), (1, b"to 1")])
    owner.outlet.send([(b"nobody ", b"hears")])
    await there(owner, lambda: owner.outlet.aim(1, peer.getsockname()))
    owner.outlet.send([(b"head ", b"data")])
    assert await asyncio.to_thread(peer.recvfrom, 99) == (b"head data", ("127.0.0.1", ports[1]))


async def test_what_is_kept_is_read_on_and_the_rest_is_free(owner: Owner, peer: socket.socket) -> None:
    gone, kept = owner.outlet.sockets
    port = gone.port
    await there(owner, lambda: owner.outlet.keep(1))
    assert gone.sock.fileno() < 0 <= kept.sock.fileno()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as again:
        again.bind(("127.0.0.1", port))
    # What had come together with its end is nobody's.
    await there(owner, lambda: owner.outlet._ready(0, 3))
    peer.sendto(b"still", ("127.0.0.1", kept.port))
    await until(lambda: owner.heard == [(1, b"still")])


async def test_closed_it_sends_and_hears_nothing(owner: Owner, peer: socket.socket) -> None:
    await there(owner, lambda: owner.outlet.aim(0, peer.getsockname()))
    await there(owner, owner.outlet.close)
    owner.outlet.send([(b"too", b"late")])
    await there(owner, lambda: owner.outlet._ready(1, 3))
    assert owner.outlet.target is None and not owner.outlet.blocked and owner.heard == []
    assert all(one.sock.fileno() < 0 for one in owner.outlet.sockets)
