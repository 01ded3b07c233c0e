"""Data channels between two ends in this process, over real sockets (XEP-0343, RFC 8831)."""

import asyncio
import hashlib
import importlib.util
import os
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from gharial.backend.bytestreams import data_channel_stream, ice_streams
from gharial.backend.bytestreams.data_channel_stream import DataChannelStream
from gharial.backend.bytestreams.data_thread import DataThread
from gharial.backend.bytestreams.ice_description import Fingerprint, IceCandidate, IceDescription, NegotiatedSide, Setup
from gharial.backend.bytestreams.ice_streams import IceEnd, installed
from gharial.backend.xmpp.external_services import ExternalService
from gharial.model.failures import Interrupted, Unreachable, Unsupported
from gharial.model.jid import Jid
from tests.support.accounts import until

pytest.importorskip("aiortc")

PEER = Jid("bob@river.example/boat")
DATA = os.urandom(2_000_000)
FIRST, SECOND = NegotiatedSide(True, False, "file"), NegotiatedSide(False, True, "file")


class Ends:
    """Two of them that know each other's descriptions."""

    def __init__(self) -> None:
        self.threads = (DataThread(), DataThread())
        self.one, self.other = (IceEnd(thread, PEER) for thread in self.threads)

    async def made(self) -> tuple[IceDescription, IceDescription]:
        ours = await self.one.make(controls=True, relay_only=False, servers=(), loopback=True)
        theirs = await self.other.make(controls=False, relay_only=False, servers=(), loopback=True)
        return replace(ours, setup=Setup.ACTPASS), replace(theirs, setup=Setup.ACTIVE)

    async def joined(self) -> tuple[DataChannelStream, DataChannelStream]:
        ours, theirs = await self.made()
        self.one.add(theirs.candidates)
        self.other.add(ours.candidates)
        one, other = await asyncio.gather(self.one.connect(theirs, FIRST), self.other.connect(ours, SECOND))
        return one, other


@pytest.fixture
async def ends() -> AsyncIterator[Ends]:
    others = set(threading.enumerate())
    ends = Ends()
    yield ends
    ends.one.close()
    ends.other.close()
    for thread in ends.threads:
        thread.close()
    await until(lambda: not [one for one in threading.enumerate() if one.name == "datagrams" and one not in others])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source"
    path.write_bytes(DATA)
    return path


def pour(stream: DataChannelStream, path: Path) -> None:
    with path.open("rb") as file:
        sent = 0
        while sent < len(DATA):
            sent += stream.send_slice(file, sent, len(DATA) - sent)
    stream.finish_sending()


def drain(stream: DataChannelStream) -> bytes:
    got, buffer = bytearray(), memoryview(bytearray(65536))
    while (count := stream.receive_into(buffer)) != 0:
        got += buffer[: count or 0]
    return bytes(got)


async def test_all_arrives_and_the_end_is_seen(ends: Ends, source: Path) -> None:
    one, other = await ends.joined()
    _, got = await asyncio.gather(asyncio.to_thread(pour, one, source), asyncio.to_thread(drain, other))
    assert hashlib.sha256(got).digest() == hashlib.sha256(DATA).digest()
    assert one.route.startswith("direct 127.0.0.1:")


async def test_over_ipv6(ends: Ends, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ice_streams, "own_hosts", lambda **_options: ("::1",))
    one, other = await ends.joined()
    assert one.route.startswith("direct [::1]:")
    _, got = await asyncio.gather(asyncio.to_thread(pour, one, source), asyncio.to_thread(drain, other))
    assert got == DATA


async def test_the_other_direction_too(ends: Ends, source: Path) -> None:
    one, other = await ends.joined()
    _, got = await asyncio.gather(asyncio.to_thread(pour, other, source), asyncio.to_thread(drain, one))
    assert got == DATA


async def test_a_receiver_that_leaves_at_once_leaves_nobody_in_doubt(ends: Ends, source: Path) -> None:
    one, other = await ends.joined()

    def take() -> None:
        got, buffer = 0, memoryview(bytearray(1 << 20))
        while got < len(DATA):
            got += other.receive_into(buffer) or 0
        other.close()

    await asyncio.gather(asyncio.to_thread(pour, one, source), asyncio.to_thread(take))


async def test_a_reader_who_is_slow_makes_the_sender_wait(
    ends: Ends, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory at both ends is bounded, and nothing is lost."""
    one, other = await ends.joined()
    path, size = tmp_path / "large", 16 << 20
    path.write_bytes(os.urandom(size))
    sent = 0

    def push() -> None:
        nonlocal sent
        with path.open("rb") as file:
            while sent < size:
                sent += one.send_slice(file, sent, size - sent)
        one.finish_sending()

    pushing = asyncio.ensure_future(asyncio.to_thread(push))
    await until(lambda: other.unread >= 1 << 20)
    for _ in range(40):
        before = sent
        await asyncio.sleep(0.1)
        if sent == before:
            break
    assert sent < 9 << 20
    assert other.unread <= 8 << 20
    got = await asyncio.to_thread(drain, other)
    await pushing
    assert hashlib.sha256(got).digest() == hashlib.sha256(path.read_bytes()).digest()


async def test_a_peer_with_another_certificate_is_not_believed(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ice_streams, "CONNECT_S", 3.0)
    ours, theirs = await ends.made()
    ends.one.add(theirs.candidates)
    ends.other.add(ours.candidates)
    false = replace(theirs, fingerprints=(Fingerprint("sha-256", ":".join(["00"] * 32)),))
    outcomes = await asyncio.gather(
        ends.one.connect(false, FIRST), ends.other.connect(ours, SECOND), return_exceptions=True
    )
    assert all(isinstance(one, Unreachable) for one in outcomes)


async def test_a_peer_that_is_not_there(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ice_streams, "CONNECT_S", 0.6)
    _, theirs = await ends.made()
    ends.other.close()
    ends.one.add(theirs.candidates)
    with pytest.raises(Unreachable):
        await ends.one.connect(theirs, FIRST)


async def test_a_line_that_falls_silent_is_noticed(ends: Ends, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Consent to send runs out (RFC 7675): both ends hear of it, though nothing was said."""
    import aioice.ice

    monkeypatch.setattr(aioice.ice, "CONSENT_INTERVAL", 0.1)
    monkeypatch.setattr(aioice.ice, "CONSENT_FAILURES", 300)
    one, other = await ends.joined()
    monkeypatch.setattr(aioice.ice, "CONSENT_FAILURES", 2)
    for end in (ends.one, ends.other):
        assert end._link is not None
        for protocol in end._link._connection._protocols:
            monkeypatch.setattr(protocol, "datagram_received", lambda _data, _addr: None)
    with pytest.raises(Interrupted):
        await asyncio.wait_for(asyncio.to_thread(drain, other), 60)
    with pytest.raises(Interrupted):
        await asyncio.wait_for(asyncio.to_thread(pour, one, source), 60)


async def test_last_bytes_that_nobody_takes(ends: Ends, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_channel_stream, "FINISH_S", 0.5)
    one, _other = await ends.joined()
    assert ends.other._link is not None
    for protocol in ends.other._link._connection._protocols:
        monkeypatch.setattr(protocol, "datagram_received", lambda _data, _addr: None)
    with source.open("rb") as file:
        assert one.send_slice(file, 0, 60_000) == 60_000
    with pytest.raises(Interrupted):
        await asyncio.to_thread(one.finish_sending)


async def test_closing_wakes_whoever_waits(ends: Ends) -> None:
    one, _other = await ends.joined()
    waiting = asyncio.ensure_future(asyncio.to_thread(drain, one))
    one.close()
    with pytest.raises(Interrupted):
        await asyncio.wait_for(waiting, 60)


async def test_a_message_without_end_ends_the_line(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    """Security: what a peer never completes is not kept for ever."""
    from gharial.backend.bytestreams import sctp_association

    one, other = await ends.joined()
    monkeypatch.setattr(sctp_association, "LARGEST_MESSAGE", sctp_association.WINDOW + 1)
    assert ends.other._link is not None and ends.other._link._sctp is not None
    monkeypatch.setattr(ends.other._link._sctp, "_advertised_rwnd", -2)
    one._ferry.send(b"x" * 40_000)
    with pytest.raises(Interrupted):
        await asyncio.wait_for(asyncio.to_thread(drain, other), 60)


async def test_checks_from_everywhere_are_not_answered_with_checks(ends: Ends) -> None:
    """Security 26, 27: a peer who knows our login cannot have us knock at a thousand doors."""
    from aioice import stun

    await ends.made()
    assert ends.one._link is not None
    connection = ends.one._link._connection
    message = stun.Message(stun.Method.BINDING, stun.Class.REQUEST, attributes={"PRIORITY": 1})

    async def flood() -> int:
        connection.remote_username, connection.remote_password = "abcd", "p" * 22
        for number in range(1000):
            connection.check_incoming(message, (f"198.51.100.{number % 250}", 2000 + number), connection._protocols[0])
        for host in ("224.0.0.1", "169.254.169.254", "0.0.0.0"):
            connection.check_incoming(message, (host, 4000), connection._protocols[0])
        return len(connection._check_list)

    assert await ends.threads[0].run(flood) <= 24


async def test_no_more_candidates_than_can_be_tried(ends: Ends) -> None:
    await ends.made()
    ends.one.add([IceCandidate("1", "192.0.2.7", 2000 + number, 1, "host") for number in range(500)])
    assert ends.one._link is not None
    connection = ends.one._link._connection

    async def count() -> int:
        return len(connection.remote_candidates)

    assert 0 < await ends.threads[0].run(count) <= 24


class SlowStun(asyncio.DatagramProtocol):
    """A STUN server that answers when it is told to; everybody seems to come from one public address."""

    def __init__(self) -> None:
        self.asked: list[tuple[bytes, tuple[str, int]]] = []
        self.awake = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self.asked.append((data, addr))
        if self.awake:
            self._answer(data, addr)

    def wake(self) -> None:
        self.awake = True
        for one in self.asked:
            self._answer(*one)

    def _answer(self, data: bytes, addr: tuple[str, int]) -> None:
        from aioice import stun

        asked = stun.parse_message(data)
        answer = stun.Message(stun.Method.BINDING, stun.Class.RESPONSE, asked.transaction_id)
        answer.attributes["XOR-MAPPED-ADDRESS"] = ("203.0.113.7", addr[1])
        self.transport.sendto(bytes(answer), addr)  # type: ignore[attr-defined]


async def test_what_a_slow_server_says_follows(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trickle (XEP-0176 §5.6): our side goes out in time, the rest later."""
    from gharial.backend.bytestreams import ice_connection

    monkeypatch.setattr(ice_connection, "ENOUGH_S", 0.05)
    line, slow = await asyncio.get_running_loop().create_datagram_endpoint(SlowStun, local_addr=("127.0.0.1", 0))
    server = ExternalService("stun", "127.0.0.1", line.get_extra_info("sockname")[1])
    late: list[IceCandidate] = []
    ends.one.on_late = late.append
    ours = await ends.one.make(controls=True, relay_only=False, servers=(server,), loopback=True)
    assert {one.type for one in ours.candidates} == {"host"}
    slow.wake()
    await until(lambda: late)
    assert (late[0].host, late[0].type) == ("203.0.113.7", "srflx")
    assert late[0].related_host
    line.close()


async def test_a_server_that_says_nothing_holds_nobody_up(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    from gharial.backend.bytestreams import ice_connection

    monkeypatch.setattr(ice_connection, "ENOUGH_S", 0.05)
    line, _ = await asyncio.get_running_loop().create_datagram_endpoint(
        asyncio.DatagramProtocol, local_addr=("127.0.0.1", 0)
    )
    port = line.get_extra_info("sockname")[1]
    servers = (
        ExternalService("stun", "127.0.0.1", port),
        ExternalService("turn", "127.0.0.1", port, "udp", "me", "secret"),
        ExternalService("turn", "127.0.0.1", 1, "tcp", "me", "secret"),
        ExternalService("turn", "no-such-host.invalid", 3478, "udp", "me", "secret"),
    )
    async with asyncio.timeout(60):
        ours = await ends.one.make(controls=True, relay_only=False, servers=servers, loopback=True)
    assert {one.type for one in ours.candidates} == {"host"}
    line.close()


async def test_without_a_relay_nothing_is_told_to_who_must_not_see_us(ends: Ends) -> None:
    """Security 42."""
    with pytest.raises(Unsupported):
        await ends.one.make(controls=True, relay_only=True, servers=(), loopback=True)


def test_without_the_libraries_there_is_no_ice(monkeypatch: pytest.MonkeyPatch) -> None:
    assert installed()
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "aiortc" else found(name))
    assert not installed()
