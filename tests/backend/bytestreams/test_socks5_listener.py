"""Our streamhost among strangers, with real sockets (security 22, 24, 25)."""

import asyncio
import socket
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gharial.backend.bytestreams.socks5_listener import (
    MOST_ARRIVED,
    MOST_HANDSHAKES,
    MOST_PER_ADDRESS,
    Socks5Listener,
)
from gharial.backend.wire.socks5 import ClientHandshake
from gharial.model.failures import Unreachable
from prosody_server import free_ports
from tests.support.accounts import until

HASH, OTHER = "a" * 40, "b" * 40


@pytest.fixture
async def listener() -> AsyncIterator[Socks5Listener]:
    one = Socks5Listener(lambda: 0, handshake_s=60.0, linger_s=0.05)
    yield one
    one.close()
    await asyncio.sleep(0)
    await asyncio.sleep(0)


PICK_S = 30.0
"""How long a peer that is on its way is waited for."""


@contextmanager
def dialled(listener: Socks5Listener, host: str = "127.0.0.1") -> Iterator[socket.socket]:
    with socket.create_connection((host, listener.port), timeout=30) as sock:
        yield sock


def shake_hands(sock: socket.socket, dst_addr: str = HASH) -> bool:
    """As a peer does it; False where it was hung up."""
    client = ClientHandshake(dst_addr)
    sock.sendall(client.greeting)
    while not client.done:
        try:
            data = sock.recv(100)
        except ConnectionError:
            return False
        if not data:
            return False
        sock.sendall(client.receive(data))
    return True


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
async def test_the_awaited_peer_is_handed_over(listener: Socks5Listener, host: str) -> None:
    awaited = listener.expect(HASH)
    with dialled(listener, host) as sock:
        assert await asyncio.to_thread(shake_hands, sock)
        arrival = await awaited.pick(PICK_S)
        arrival.sock.setblocking(True)
        arrival.sock.sendall(b"hello")
        assert sock.recv(5) == b"hello"
        assert arrival.route.endswith(f":{sock.getsockname()[1]}")
        arrival.sock.close()


async def test_a_stranger_is_hung_up_on_without_a_word_and_the_peer_still_comes(listener: Socks5Listener) -> None:
    awaited = listener.expect(HASH)
    with dialled(listener) as stranger, dialled(listener) as peer:
        assert not await asyncio.to_thread(shake_hands, stranger, OTHER)
        assert await asyncio.to_thread(shake_hands, peer)
        (await awaited.pick(PICK_S)).sock.close()


async def test_one_byte_now_and_then_runs_into_the_deadline(listener: Socks5Listener) -> None:
    listener._handshake_s = 0.5
    listener.expect(HASH)

    def drip(sock: socket.socket) -> bool:
        """Whether it was hung up on before all was said."""
        try:
            for byte in ClientHandshake.greeting + b"\x05\x01\x00\x03\x28" + b"a" * 40:
                sock.sendall(bytes([byte]))
                time.sleep(0.1)
        except ConnectionError:
            return True
        return False

    with dialled(listener) as sock:
        assert await asyncio.to_thread(drip, sock)


@pytest.mark.parametrize(
    "noise", [b"GET / HTTP/1.0\r\n\r\n", b"\x04\x01\x00\x50", b"\x05\x00", b"\x05\xff" + b"\x01" * 255, b"\xff" * 70000]
)
async def test_noise_ends_the_connection(listener: Socks5Listener, noise: bytes) -> None:
    listener.expect(HASH)

    def shout(sock: socket.socket) -> bytes:
        try:
            sock.sendall(noise)
            return sock.recv(100)
        except ConnectionError:
            return b""

    with dialled(listener) as sock:
        assert await asyncio.to_thread(shout, sock) == b""


async def test_a_crowd_of_silent_strangers_does_not_keep_the_peer_out(listener: Socks5Listener) -> None:
    awaited = listener.expect(HASH)
    crowd: list[socket.socket] = []
    try:
        for _ in range(300):
            crowd.append(await asyncio.to_thread(socket.create_connection, ("127.0.0.1", listener.port), 30))
            running = [task for task in listener._door._visits if not task.cancelling()]
            assert len(running) <= MOST_PER_ADDRESS < MOST_HANDSHAKES
        with dialled(listener) as peer:
            assert await asyncio.to_thread(shake_hands, peer)
            (await awaited.pick(PICK_S)).sock.close()
    finally:
        for sock in crowd:
            sock.close()


def _descriptors() -> int:
    """How many this process has open; 0 where the system does not tell."""
    return len(list(Path("/proc/self/fd").iterdir())) if sys.platform == "linux" else 0


async def test_five_thousand_connections_from_many_addresses_do_not_keep_the_peer_out(
    listener: Socks5Listener,
) -> None:
    """Security 25: capped for each address and in total, while a transfer goes on as before."""
    awaited = listener.expect(HASH)
    before = _descriptors()
    crowd: list[socket.socket] = []

    def come(first: int, count: int) -> None:
        for number in range(first, first + count):
            sock = socket.socket()
            sock.settimeout(30)
            crowd.append(sock)
            sock.bind((f"127.0.0.{2 + number % 100}", 0))
            sock.connect(("127.0.0.1", listener.port))

    try:
        for start in range(0, 5000, 250):
            await asyncio.to_thread(come, start, 250)
            running = [task for task in listener._door._visits if not task.cancelling()]
            assert len(running) <= MOST_HANDSHAKES
        with dialled(listener) as peer:
            async with asyncio.timeout(60):
                assert await asyncio.to_thread(shake_hands, peer)
                (await awaited.pick(PICK_S)).sock.close()
        if before:
            # Theirs are still open; of ours only the few that may shake hands.
            await until(lambda: _descriptors() - before - len(crowd) <= MOST_HANDSHAKES + 8)
    finally:
        for sock in crowd:
            sock.close()


async def test_of_several_connections_the_one_that_stays_is_the_stream(listener: Socks5Listener) -> None:
    awaited = listener.expect(HASH)
    with dialled(listener) as first, dialled(listener) as second:
        assert await asyncio.to_thread(shake_hands, first)
        assert await asyncio.to_thread(shake_hands, second)
        first.close()
        arrival = await awaited.pick(PICK_S)
        assert arrival.sock.getpeername() == second.getsockname()
        arrival.sock.close()


async def test_not_more_connections_are_kept_than_a_peer_can_need(listener: Socks5Listener) -> None:
    listener.expect(HASH)
    socks = [socket.create_connection(("127.0.0.1", listener.port), 30) for _ in range(MOST_ARRIVED + 3)]
    try:
        for sock in socks:
            assert await asyncio.to_thread(shake_hands, sock)
        for sock in socks:
            sock.setblocking(False)

        def hung_up() -> int:
            return sum(_over(sock) for sock in socks)

        await until(lambda: hung_up() == 3)
        await asyncio.sleep(0.2)  # and no more
        assert hung_up() == 3
    finally:
        for sock in socks:
            sock.close()


def _over(sock: socket.socket) -> bool:
    try:
        return sock.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True


async def test_who_never_comes_is_unreachable_and_nothing_listens_afterwards(listener: Socks5Listener) -> None:
    awaited = listener.expect(HASH)
    port = listener.port
    with pytest.raises(Unreachable):
        await awaited.pick(0.05)
    awaited.close()
    await until(lambda: listener.port == 0)
    await asyncio.sleep(0.01)
    with pytest.raises(OSError):
        await asyncio.to_thread(socket.create_connection, ("127.0.0.1", port), 30)


async def test_it_listens_again_for_the_next_one(listener: Socks5Listener) -> None:
    for _ in range(3):
        awaited = listener.expect(HASH)
        with dialled(listener) as sock:
            assert await asyncio.to_thread(shake_hands, sock)
            (await awaited.pick(PICK_S)).sock.close()
        awaited.close()


async def test_the_next_stream_finds_the_same_port(listener: Socks5Listener) -> None:
    """Whether it comes at once or a while later: a router or the user may have opened it."""
    listener.expect(HASH).close()
    port = listener.port
    again = listener.expect(OTHER)
    assert listener.port == port
    await asyncio.sleep(0.1)
    assert listener.port == port
    again.close()
    await until(lambda: listener.port == 0)
    await asyncio.sleep(0.01)
    listener.expect(HASH)
    assert listener.port == port


async def test_another_port_is_taken_once_the_user_sets_it() -> None:
    wanted = 0
    listener = Socks5Listener(lambda: wanted)
    listener.expect(HASH).close()
    (wanted,) = free_ports(1)
    listener.expect(HASH)
    assert listener.port == wanted
    listener.close()
    await asyncio.sleep(0.01)


async def test_the_wanted_port_is_used_and_another_one_if_it_is_taken() -> None:
    (wanted,) = free_ports(1)
    first, second = Socks5Listener(lambda: wanted), Socks5Listener(lambda: wanted)
    try:
        first.expect(HASH)
        second.expect(HASH)
        assert first.port == wanted
        # As two accounts with one setting: peers come to both.
        assert second.port not in (0, wanted)
        for one in (first, second):
            with dialled(one) as sock:
                assert await asyncio.to_thread(shake_hands, sock)
    finally:
        first.close()
        second.close()
        await asyncio.sleep(0.01)
