"""A TCP connection with the face of a UDP socket."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from gharial.backend.bytestreams.datagram_thread import DatagramThread
from gharial.backend.bytestreams.framed_socket import FramedSocket
from gharial.backend.bytestreams.p2p_relays import P2pRelays, RelayServer
from gharial.backend.bytestreams.relay_socket import RelaySocket
from gharial.backend.wire.datagram_frames import CLIENT_HELLO, SERVER_HELLO, FrameReader, frame
from gharial.backend.wire.google_relay import GoogleRelayClient
from tests.support.google_relay import GoogleRelay
from tests.support.waiting import until

SERVER = ("127.0.0.1", 1)


@contextmanager
def joined(*, disguised: bool = False) -> Iterator[tuple[FramedSocket, socket.socket]]:
    """Ours, and the other end of it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        ours = FramedSocket(listener.getsockname(), disguised=disguised)
        theirs, _ = listener.accept()
        theirs.settimeout(60)
        try:
            yield ours, theirs
        finally:
            ours.close()
            theirs.close()


def heard(ours: FramedSocket, count: int) -> list[bytes]:
    """So many datagrams, or fewer where it ends before."""
    found: list[bytes] = []
    deadline = time.monotonic() + 60
    while len(found) < count and not ours.over and time.monotonic() < deadline:
        ours.flush()
        found += [bytes(data) for data, _size, _address in ours.receive()]
    return found


def read(theirs: socket.socket, count: int, reader: FrameReader) -> list[bytes]:
    found: list[bytes] = []
    while len(found) < count:
        found += reader.feed(theirs.recv(65536))
    return found


def test_datagrams_go_both_ways_also_before_it_is_connected() -> None:
    with joined() as (ours, theirs):
        ours.send_one(b"first", SERVER)
        ours.send([(b"head", memoryview(b"data")), (b"next", memoryview(b""))], SERVER)
        ours.flush()
        assert read(theirs, 3, FrameReader()) == [b"first", b"headdata", b"next"]
        theirs.sendall(frame(b"one") + frame(b"two"))
        assert heard(ours, 2) == [b"one", b"two"] and not ours.blocked and not ours.over


def test_dressed_as_tls_nothing_goes_before_the_answer() -> None:
    with joined(disguised=True) as (ours, theirs):
        ours.send_one(b"first", SERVER)
        ours.flush()
        assert theirs.recv(4096) == CLIENT_HELLO
        theirs.setblocking(False)
        with pytest.raises(BlockingIOError):
            theirs.recv(1)
        theirs.settimeout(60)
        theirs.sendall(SERVER_HELLO + frame(b"one"))
        assert heard(ours, 1) == [b"one"]
        assert read(theirs, 1, FrameReader()) == [b"first"]


@pytest.mark.parametrize("how", ["closed", "another greeting"])
def test_a_connection_that_ends_is_over_and_not_watched_any_more(how: str) -> None:
    with joined(disguised=how != "closed") as (ours, theirs):
        if how == "closed":
            theirs.close()
        else:
            theirs.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        assert heard(ours, 1) == [] and ours.over and not ours.blocked
        ours.send_one(b"lost", SERVER)


def test_what_waits_is_bounded() -> None:
    with joined() as (ours, theirs):
        for _ in range(400):
            ours.send([(b"", memoryview(bytes(60_000)))], SERVER)
        assert len(ours._waiting) < 2 << 20 and ours.blocked
        theirs.close()


class _Member:
    def deadline(self) -> float | None:
        return self.relays.deadline()

    def tick(self, now: float) -> None:
        self.relays.tick(now)

    def broken(self, error: Exception) -> None:
        raise error

    relays: P2pRelays


async def test_the_next_transport_is_asked_where_one_is_refused() -> None:
    """Nobody listens for TCP; what looks like TLS is let through."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = closed.getsockname()[1]
    thread, member, ready, none = DatagramThread(), _Member(), list[RelaySocket](), list[bool]()
    with GoogleRelay(ways=("ssltcp",)) as relay:
        relay._logins.add("relayUser0123456")
        port = relay._tcp["ssltcp"].getsockname()[1]

        def made(_server: object) -> GoogleRelayClient:
            return GoogleRelayClient("relayUser0123456", None)

        last = RelayServer(relay.host, port, made, "ssltcp")
        first = RelayServer(relay.host, nobody, made, "tcp", last)
        member.relays = P2pRelays(thread, member, [first], ready.append, lambda: none.append(True))
        thread.call(lambda: thread.add(member))
        thread.call(member.relays.begin)
        try:
            await until(lambda: bool(ready))
            assert relay.used == {"ssltcp"} and not none and ready[0].machine.relayed
        finally:
            thread.ask(member.relays.close).result(60)
            thread.stop()
