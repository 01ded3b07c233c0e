"""A relay's allocation over one socket: what the server's address sends is foreign, and may be nothing at all."""

import socket
import time
from collections.abc import Iterator

import pytest

from gharial.backend.bytestreams.datagram_socket import Address, DatagramSocket
from gharial.backend.bytestreams.relay_socket import RelaySocket

PEER = ("203.0.113.9", 40001)
DEADLINE_S = 60.0


class Machine:
    """Passes everything on as of one peer."""

    fragment = ""
    relayed: tuple[Address, ...] = ()
    failed = ""

    def start(self, now: float) -> None: ...

    def deadline(self) -> float | None:
        return None

    def due(self, now: float) -> list[bytes]:
        return []

    def take(self, datagram: memoryview, now: float) -> tuple[Address, memoryview] | None:
        return PEER, datagram

    def prefix(self, peer: Address, size: int, now: float) -> bytes | None:
        return b""

    def prefer(self, peer: Address) -> None: ...

    def farewell(self) -> bytes:
        return b""


@pytest.fixture
def server() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
        made.bind(("127.0.0.1", 0))
        yield made


def test_an_empty_datagram_of_the_servers_address_breaks_nothing(server: socket.socket) -> None:
    """Anybody can write that address on a datagram; one of nothing ended the whole channel."""
    relay = RelaySocket(DatagramSocket("127.0.0.1"), server.getsockname(), Machine())
    try:
        for word in (b"", b"hello", b"", b"world"):
            server.sendto(word, ("127.0.0.1", relay.port))
        came: list[bytes] = []
        until = time.monotonic() + DEADLINE_S
        while b"".join(came) != b"helloworld" and time.monotonic() < until:
            came += [bytes(data) for data, _size, peer in relay.receive() if peer == PEER]
        assert came == [b"hello", b"world"]
    finally:
        relay.close()
