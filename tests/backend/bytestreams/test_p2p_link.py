"""Channels of Google's p2p transport with real sockets on loopback."""

import asyncio
import socket
import threading
import time
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest

from gharial.backend.bytestreams import p2p_ports
from gharial.backend.bytestreams.datagram_thread import DatagramThread
from gharial.backend.bytestreams.p2p_candidate import CandidateKind, CandidateRefused, P2pCandidate
from gharial.backend.bytestreams.p2p_link import P2pLink
from gharial.backend.bytestreams.p2p_stream import P2pStream
from gharial.backend.wire.google_stun import read, write_request, write_response
from gharial.model.failures import Interrupted, TimedOut
from gharial.model.transfer import Kind
from tests.support.lossy_line import LossyLine
from tests.support.waiting import until

HOST = ["127.0.0.1"]


@pytest.fixture
async def links() -> AsyncIterator[tuple[P2pLink, P2pLink]]:
    one, other = (P2pLink("private-1", loopback=True, hosts=HOST) for _ in range(2))
    yield one, other
    one.close()
    other.close()


async def join(one: P2pLink, other: P2pLink) -> tuple[P2pStream, P2pStream]:
    for candidate in await one.gather():
        other.add_remote(candidate)
    for candidate in await other.gather():
        one.add_remote(candidate)
    first, second = await asyncio.gather(one.connect(True, 60), other.connect(False, 60))
    return first, second


def read_all(stream: P2pStream, size: int) -> bytes:
    got, buffer = bytearray(), memoryview(bytearray(1 << 18))
    while len(got) < size:
        count = stream.receive_into(buffer)
        assert count != 0
        got += buffer[: count or 0]
    return bytes(got)


def write_all(stream: P2pStream, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[stream.send(rest) :]
    stream.finish_sending()


async def test_our_candidates_have_every_attribute(links: tuple[P2pLink, P2pLink]) -> None:
    [found] = await links[0].gather()
    assert (found.name, found.address, found.protocol, found.generation) == ("private-1", "127.0.0.1", "udp", 0)
    assert len(found.username) == len(found.password) == 16
    assert (found.preference_text, found.kind, found.network) == ("1", CandidateKind.LOCAL, "0")
    assert found.port >= 1024


async def test_loopback_is_offered_in_tests_only() -> None:
    link = P2pLink("private-1")
    try:
        assert all(not each.address.startswith("127.") and each.address != "::1" for each in await link.gather())
        with pytest.raises(CandidateRefused):
            link.add_remote(P2pCandidate("private-1", "127.0.0.1", 40000, 1.0, "h7YwR4cUe9DbFg1K"))
    finally:
        link.close()


@pytest.mark.parametrize(
    ("address", "port", "username", "protocol"),
    [
        ("example.org", 4000, "abc", "udp"), ("224.0.0.1", 4000, "abc", "udp"), ("255.255.255.255", 4000, "abc", "udp"),
        ("0.0.0.0", 4000, "abc", "udp"), ("0.1.2.3", 4000, "abc", "udp"), ("192.0.2.1", 53, "abc", "udp"),
        ("192.0.2.1", 0, "abc", "udp"), ("192.0.2.1", 65536, "abc", "udp"), ("192.0.2.1", 4000, "", "udp"),
        ("192.0.2.1", 4000, "a" * 17, "udp"), ("192.0.2.1", 4000, "a b", "udp"), ("192.0.2.1", 4000, "abc", "tcp"),
        ("::ffff:192.0.2.1", 4000, "abc", "udp"), ("fe80::1%eth0", 4000, "abc", "udp"), ("", 4000, "abc", "udp"),
    ],
)  # fmt: skip
async def test_a_peers_candidate_cannot_aim_our_pings(address: str, port: int, username: str, protocol: str) -> None:
    """Security 26."""
    link = P2pLink("private-1", hosts=HOST, loopback=True)
    with pytest.raises(CandidateRefused):
        link.add_remote(P2pCandidate("private-1", address, port, 1.0, username, protocol=protocol))


async def test_bytes_both_ways(links: tuple[P2pLink, P2pLink], tmp_path: Path) -> None:
    one, other = await join(*links)
    data = bytes(range(251)) * 40_000
    assert one.kind is Kind.P2P and one.route.startswith("direct 127.0.0.1:")
    got, _ = await asyncio.gather(
        asyncio.to_thread(read_all, other, len(data)), asyncio.to_thread(write_all, one, data)
    )
    assert got == data
    got, _ = await asyncio.gather(
        asyncio.to_thread(read_all, one, 70_000), asyncio.to_thread(write_all, other, data[:70_000])
    )
    assert got == data[:70_000]


async def test_a_slice_of_a_file(links: tuple[P2pLink, P2pLink]) -> None:
    one, other = await join(*links)
    sent = await asyncio.to_thread(one.send_slice, BytesIO(b"0123456789"), 3, 5)
    assert sent == 5
    assert await asyncio.to_thread(read_all, other, 5) == b"34567"


async def test_nothing_to_read_in_time_is_none(links: tuple[P2pLink, P2pLink]) -> None:
    one, _ = await join(*links)
    async with asyncio.timeout(60):
        assert await asyncio.to_thread(one.receive_into, memoryview(bytearray(10))) is None


async def test_a_reader_who_stops_makes_the_writer_wait(links: tuple[P2pLink, P2pLink]) -> None:
    one, other = await join(*links)
    block, total = bytes(1 << 18), 0
    while count := await asyncio.to_thread(one.send, block):
        total += count
        assert total < 32 << 20
    assert len(await asyncio.to_thread(read_all, other, total)) == total


async def test_close_frees_a_waiting_reader(links: tuple[P2pLink, P2pLink]) -> None:
    one, _ = await join(*links)
    waiting = asyncio.create_task(asyncio.to_thread(one.receive_into, memoryview(bytearray(10))))
    await asyncio.sleep(0)
    one.close()
    one.close()
    try:
        assert await asyncio.wait_for(waiting, 60) is None
    except Interrupted:
        pass
    with pytest.raises(Interrupted):
        one.send(b"more")
    with pytest.raises(Interrupted):
        one.receive_into(memoryview(bytearray(10)))


async def test_the_side_that_waits_opens_by_itself_after_a_second(links: tuple[P2pLink, P2pLink]) -> None:
    one, other = links
    for candidate in await one.gather():
        other.add_remote(candidate)
    for candidate in await other.gather():
        one.add_remote(candidate)
    first, second = await asyncio.gather(one.connect(False, 60), other.connect(False, 60))
    assert first.is_open and second.is_open


async def test_nobody_there_is_told_in_time() -> None:
    link = P2pLink("private-1", loopback=True, hosts=HOST)
    await link.gather()
    with pytest.raises(TimedOut) as caught:
        await link.connect(True, deadline_s=0.5)
    assert caught.value.step == "path"


async def test_no_ping_before_it_is_allowed(links: tuple[P2pLink, P2pLink]) -> None:
    """libnice 0.1.21 never recovers from a ping before our candidates."""
    one, _ = links
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as peer:
        peer.bind(("127.0.0.1", 0))
        peer.settimeout(0.3)  # in which nothing may come
        [ours] = await one.gather()
        one.add_remote(P2pCandidate("private-1", "127.0.0.1", peer.getsockname()[1], 1.0, "h7YwR4cUe9DbFg1K"))
        with pytest.raises(TimeoutError):
            await asyncio.to_thread(peer.recv, 2000)
        peer.settimeout(30)
        one.start_checks()
        ping = read(await asyncio.to_thread(peer.recv, 2000))
        assert ping is not None and ping.username == b"h7YwR4cUe9DbFg1K" + ours.username.encode()


async def test_pings_are_answered_only_with_both_fragments(links: tuple[P2pLink, P2pLink]) -> None:
    one, _ = links
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as peer:
        peer.bind(("127.0.0.1", 0))
        peer.settimeout(30)
        [ours] = await one.gather()
        own = ours.username.encode()
        # Another address than the one it is told: behind a router.
        one.add_remote(P2pCandidate("private-1", "192.0.2.7", 40000, 1.0, "h7YwR4cUe9DbFg1K"))
        to = ("127.0.0.1", ours.port)
        for name in (b"", own, own + b"nobody", b"h7YwR4cUe9DbFg1K" + own):
            peer.sendto(write_request(b"x" * 16, name), to)
        for garbage in (b"", b"\0", b"\0" * 12, b"\0" * 24, b"\xff" * 1400, b"\1" * 20):
            peer.sendto(garbage, to)
        name = own + b"h7YwR4cUe9DbFg1K"
        peer.sendto(write_request(b"y" * 16, name), to)
        answer = await asyncio.to_thread(peer.recv, 2000)
        assert answer == write_response(b"y" * 16, name, "127.0.0.1", peer.getsockname()[1])


async def test_data_of_strangers_is_dropped(links: tuple[P2pLink, P2pLink]) -> None:
    one, other = await join(*links)
    port = int(one.route.rpartition(":")[2])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        # A reset inside the window, from an address that never passed a ping.
        stranger.sendto(bytes(4) + (4).to_bytes(4, "big") + bytes(5) + b"\4" + bytes(10), ("127.0.0.1", port))
        await asyncio.to_thread(write_all, one, b"still here")
        assert await asyncio.to_thread(read_all, other, 10) == b"still here"
    assert one.is_open and other.is_open


async def test_floods_beside_a_transfer_change_nothing(links: tuple[P2pLink, P2pLink]) -> None:
    """Security: STUN floods, resets, windows that lie and packets of 12 to 23 bytes, by strangers and by the peer."""
    one, other = await join(*links)
    first, second = links
    [ours] = await first.gather()
    [theirs] = await second.gather()
    to = ("127.0.0.1", ours.port)
    own = ours.username.encode()
    name = b"\0\6\0\x24"
    flood = [
        *(write_request(b"x" * 16, one) for one in (own, own + b"nobody0000000000", b"")),
        write_response(b"x" * 16, own, "198.51.100.4", 9), bytes.fromhex("01110000") + b"x" * 16,
        bytes.fromhex("00010028") + b"x" * 16 + name + b"y" * 36, *(bytes(size) for size in range(12, 24)),
        bytes(4) + (4).to_bytes(4, "big") + bytes(5) + b"\4" + bytes(10), bytes(14) + b"\xff\xff" + bytes(8),
        b"\xff" * 1400,
    ]  # fmt: skip
    strangers = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(20)]
    try:
        for number in range(300):
            for datagram in flood:
                strangers[number % 20].sendto(datagram, to)
            # What is short or says nothing may come from who is known, too.
            second._ports._outlet.sockets[0].send_one(bytes(12 + number % 12), to)
            second._ports._outlet.sockets[0].send_one(flood[1], to)
    finally:
        for stranger in strangers:
            stranger.close()
    data = bytes(range(256)) * 2000
    for sender, receiver in ((one, other), (other, one)):
        got, _ = await asyncio.gather(
            asyncio.to_thread(read_all, receiver, len(data)), asyncio.to_thread(write_all, sender, data)
        )
        assert got == data
    checks = first._ports.checks
    assert len(checks._paths) == len(checks._remotes) == 1 and checks.refused > 0
    assert (theirs.address, theirs.port) in checks._remotes and one.is_open and other.is_open


async def test_a_stun_server_tells_our_outer_address() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        server.settimeout(30)

        def answer() -> None:
            # The first is lost on the way.
            server.recvfrom(2000)
            question, address = server.recvfrom(2000)
            assert question[:4] == bytes.fromhex("00010000") and len(question) == 20
            server.sendto(write_response(question[4:20], b"", "198.51.100.4", 50001), address)

        threading.Thread(target=answer, daemon=True).start()
        found: list[P2pCandidate] = []
        link = P2pLink(
            "private-1", loopback=True, hosts=HOST, stun_servers=[server.getsockname()], on_candidate=found.append
        )
        [own] = await link.gather()
        await until(lambda: found)
        link.close()
        assert (found[0].address, found[0].port, found[0].kind) == ("198.51.100.4", 50001, CandidateKind.STUN)
        assert found[0].username == own.username and found[0].preference_text == "0.9"


async def test_a_line_that_loses_and_delays(links: tuple[P2pLink, P2pLink]) -> None:
    one, other = links
    [first], [second] = await one.gather(), await other.gather()
    with LossyLine(0.05, 0.01) as line:
        there, back = line.join((first.address, first.port), (second.address, second.port))
        one.add_remote(P2pCandidate("private-1", *there, 1.0, second.username))
        other.add_remote(P2pCandidate("private-1", *back, 1.0, first.username))
        out, into = await asyncio.gather(one.connect(True, 60, 1400), other.connect(False, 60, 1400))
        data = bytes(range(256)) * 2000
        got, _ = await asyncio.gather(
            asyncio.to_thread(read_all, into, len(data)), asyncio.to_thread(write_all, out, data)
        )
        assert got == data and line.lost > 5


async def test_a_broken_owner_breaks_alone(links: tuple[P2pLink, P2pLink]) -> None:
    """A fault in one channel ends that one; the thread goes on for the others."""
    one, other = await join(*links)
    own = P2pLink("private-2", loopback=True, hosts=HOST)
    [candidate] = await own.gather()
    own._ports.checks.take = None  # type: ignore[assignment]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as peer:
        peer.sendto(write_request(b"x" * 16, b"name"), ("127.0.0.1", candidate.port))
    await until(lambda: own._ports._closed)
    await asyncio.to_thread(write_all, one, b"fine")
    assert await asyncio.to_thread(read_all, other, 4) == b"fine"


async def test_a_peer_who_vanishes_ends_the_stream(
    links: tuple[P2pLink, P2pLink], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault: the other machine loses power; nobody says a word."""
    one, _ = links
    first, _ = await join(*links)
    monkeypatch.setattr(p2p_ports, "LOST_S", 0.5)
    links[1].close()
    began = time.monotonic()

    def read_on() -> None:
        while time.monotonic() - began < 60:
            first.receive_into(memoryview(bytearray(10)))

    with pytest.raises(Interrupted) as caught:
        await asyncio.to_thread(read_on)
    assert "path" in caught.value.detail
    assert not first.is_open and one._ports._closed


async def test_the_thread_is_one_for_all() -> None:
    assert DatagramThread.of_program() is DatagramThread.of_program()
