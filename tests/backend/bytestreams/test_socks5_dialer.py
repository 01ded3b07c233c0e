"""Dialling a peer's streamhosts: order, race, deadline, and what is never dialled (security 26, 27)."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.bytestreams import socks5_dialer
from gharial.backend.bytestreams.socks5_dialer import Reached, dial
from gharial.backend.bytestreams.streamhosts import MOST_TRIED, Streamhost, dialable, may_dial, ordered_hosts
from gharial.backend.wire.socks5 import ServerHandshake
from gharial.model.failures import Unreachable
from gharial.model.jid import Jid
from prosody_server import free_ports

HASH = "c" * 40
PEER = Jid("peer@river.example/x")
SILENT = Streamhost(PEER, "198.51.100.1", 5000)
"""Documentation addresses (RFC 5737): nothing answers there."""

Behaviour = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def good(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, early: bytes = b"") -> None:
    handshake = ServerHandshake()
    while handshake.dst_addr is None:
        data = await reader.read(100)
        if not data:
            return
        writer.write(handshake.receive(data))
    writer.write(handshake.accepted() + early)
    await reader.read()


@asynccontextmanager
async def streamhost(behaviour: Behaviour) -> AsyncIterator[Streamhost]:
    connections: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(writer)
        try:
            await behaviour(reader, writer)
        except ConnectionError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield Streamhost(PEER, "127.0.0.1", server.sockets[0].getsockname()[1])
    finally:
        server.close()
        for writer in connections:
            writer.close()


@contextmanager
def blackhole() -> Iterator[Streamhost]:
    """An address that swallows every packet: a listener whose queue is full (Linux drops what comes then)."""
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        fillers = [socket.socket() for _ in range(4)]
        for one in fillers:
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        try:
            yield Streamhost(PEER, "127.0.0.1", full.getsockname()[1])
        finally:
            for one in fillers:
                one.close()


async def test_the_first_that_answers_wins_and_early_bytes_are_kept() -> None:
    async with streamhost(lambda reader, writer: good(reader, writer, b"early")) as host:
        reached = await dial([host], HASH, loopback=True)
        assert reached.streamhost == host
        reached.sock.setblocking(False)
        early = reached.early
        while len(early) < 5:
            early += await asyncio.get_running_loop().sock_recv(reached.sock, 10)
        assert early == b"early"
        reached.sock.close()


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who does not answer is waited for longer than any test takes."""
    monkeypatch.setattr(socks5_dialer, "CONNECT_S", 600.0)
    monkeypatch.setattr(socks5_dialer, "HANDSHAKE_S", 600.0)


@pytest.mark.usefixtures("endless")
async def test_a_silent_one_does_not_keep_the_next_one_waiting_for_long() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    async with streamhost(silent) as quiet, streamhost(good) as host:
        async with asyncio.timeout(60):
            reached = await dial([SILENT, quiet, host], HASH, loopback=True, deadline_s=600.0)
        assert reached.streamhost == host
        reached.sock.close()


@pytest.mark.parametrize(
    "answer",
    [b"", b"\x04\x00", b"\x05\xff", b"\x05\x00\x05\x05\x00\x03", b"\x05\x00\x05\x00\x00\x07xxxxxx", b"HTTP/1.1 400"],
    ids=["hangs up", "version 4", "password", "refused", "odd address", "http"],
)
async def test_one_that_refuses_or_speaks_nonsense_is_passed_over(answer: bytes) -> None:
    async def rude(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.write(answer)

    async with streamhost(rude) as bad, streamhost(good) as host:
        reached = await dial([bad, host], HASH, loopback=True)
        assert reached.streamhost == host
        reached.sock.close()


async def test_each_address_has_its_own_time_to_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blackholed addresses alone: told as soon as the last one had its chance, long before a requester gives up."""
    monkeypatch.setattr(socks5_dialer, "CONNECT_S", 1.0)
    with blackhole() as one, blackhole() as other:
        started = time.monotonic()
        with pytest.raises(Unreachable):
            async with asyncio.timeout(60):
                await dial([one, other], HASH, loopback=True, deadline_s=600.0)
        assert time.monotonic() - started > 1.2


def test_a_target_answers_in_time_for_another_way() -> None:
    """Fault 18: within ten seconds at worst, and within five with the few addresses that a computer has."""
    assert socks5_dialer.DEADLINE_S < 10
    assert 3 * socks5_dialer.STAGGER_S + socks5_dialer.CONNECT_S < 5


@pytest.mark.usefixtures("endless")
async def test_blackholed_addresses_cost_a_proxy_little() -> None:
    async with streamhost(good) as proxy:
        with ExitStack() as stack:
            blackholed = [stack.enter_context(blackhole()) for _ in range(6)]
            started = time.monotonic()
            async with asyncio.timeout(60):
                reached = await dial(blackholed, HASH, proxies=[proxy], loopback=True, deadline_s=600.0)
            assert reached.streamhost == proxy
            assert time.monotonic() - started > 2
            reached.sock.close()


async def test_a_direct_way_that_takes_a_moment_is_better_than_a_quick_proxy() -> None:
    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.5)
        await good(reader, writer)

    async with streamhost(slow) as host, streamhost(good) as proxy:
        reached = await dial([host], HASH, proxies=[proxy], loopback=True, proxy_delay_s=60.0, deadline_s=600.0)
        assert reached.streamhost == host
        reached.sock.close()


async def test_without_a_direct_way_a_proxy_is_dialled_at_once() -> None:
    (closed,) = free_ports(1)
    async with streamhost(good) as proxy:
        for direct in ([], [Streamhost(PEER, "127.0.0.1", closed)]):
            async with asyncio.timeout(60):
                reached = await dial(direct, HASH, proxies=[proxy], loopback=True, proxy_delay_s=600.0, deadline_s=900)
            assert reached.streamhost == proxy
            reached.sock.close()


async def test_of_two_at_the_same_moment_the_one_named_earlier() -> None:
    outcomes = [Reached(host, socket.socket(), b"") for host in (SILENT, Streamhost(PEER, "198.51.100.2", 1))]
    tasks = [asyncio.create_task(_at_once(one)) for one in outcomes]
    await asyncio.wait(tasks)
    assert socks5_dialer._first(tasks) is outcomes[0]
    assert outcomes[1].sock.fileno() == -1
    outcomes[0].sock.close()


async def _at_once(reached: Reached) -> Reached:
    return reached


@pytest.mark.usefixtures("endless")
async def test_only_so_many_are_tried_in_so_much_time() -> None:
    hosts = [Streamhost(PEER, f"198.51.100.{number % 250 + 1}", 5000 + number) for number in range(500)]
    with pytest.raises(Unreachable) as caught:
        async with asyncio.timeout(60):
            await dial(hosts, HASH, loopback=True, deadline_s=3.0, stagger_s=0.0)
    assert caught.value.tried.split() == [host.label for host in hosts[:MOST_TRIED]]


async def test_this_machine_is_not_dialled_for_others_by_number_or_by_name() -> None:
    asked: list[bytes] = []

    async def service(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(b"somebody came")

    async with streamhost(service) as host:
        disguises = [host.host, "localhost", "127.1", "::ffff:127.0.0.1", "0.0.0.0", "0", "2130706433"]
        with pytest.raises(Unreachable):
            await dial([Streamhost(PEER, name, host.port) for name in disguises], HASH, loopback=False)
    assert asked == []


async def test_names_that_mean_nothing_are_passed_over() -> None:
    names = ["no.such.host.invalid", "a" * 255, ".", "xn--", "ünïcödé.invalid", "[::1]", "a..b"]
    async with streamhost(good) as host:
        hosts = [Streamhost(PEER, name, 5000) for name in names]
        reached = await dial([*hosts, host], HASH, loopback=True)
        assert reached.streamhost == host
        reached.sock.close()


async def test_cancelling_leaves_no_connection() -> None:
    came, ended = asyncio.Event(), asyncio.Event()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        came.set()
        while await reader.read(100):
            pass
        ended.set()

    async with streamhost(silent) as quiet:
        dialling = asyncio.create_task(dial([quiet], HASH, loopback=True))
        async with asyncio.timeout(60):
            await came.wait()
            dialling.cancel()
            await ended.wait()


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.9.9.9", "::1", "169.254.169.254", "224.0.0.1", "239.255.255.250", "255.255.255.255", "0.0.0.0",
     "0.1.2.3", "240.0.0.1", "::", "ff02::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "fd00:ec2::254"],
)  # fmt: skip
def test_addresses_that_are_never_dialled(address: str) -> None:
    assert not may_dial(ip_address(address), loopback=False)


@pytest.mark.parametrize("address", ["192.168.1.7", "10.0.0.1", "8.8.8.8", "2001:db8::1", "fd12::1", "169.254.3.4"])
def test_addresses_where_peers_are(address: str) -> None:
    assert may_dial(ip_address(address), loopback=False)


@given(st.lists(st.tuples(st.text(max_size=300), st.integers(-10, 70000)), max_size=60))
def test_what_is_dialled_has_a_sensible_port_and_host(offered: list[tuple[str, int]]) -> None:
    chosen = dialable([Streamhost(PEER, host, port) for host, port in offered])
    assert len(chosen) <= MOST_TRIED
    assert len(set(chosen)) == len(chosen)
    assert all((1024 <= one.port <= 65535 or one.port == 443) and one.host for one in chosen)


@pytest.mark.parametrize("port", [0, 22, 25, 53, 80, 1023, 65536, -1])
def test_ports_of_other_services_are_left_alone(port: int) -> None:
    assert dialable([Streamhost(PEER, "192.0.2.1", port)]) == ()


def test_own_addresses_come_in_the_order_of_use() -> None:
    found = ["127.0.0.1", "fe80::1", "2001:db8::7", "169.254.1.1", "10.0.0.5", "192.168.1.7", "10.0.0.5", "::1"]
    assert ordered_hosts(found, "192.168.1.7", loopback=False) == (
        "192.168.1.7", "10.0.0.5", "2001:db8::7", "169.254.1.1",
    )  # fmt: skip
    assert ordered_hosts(found, None, loopback=True)[0] == "127.0.0.1"
