"""Raw UDP streams with real sockets on loopback, quiet ones and ones that others shout at (XEP-0177)."""

import asyncio
import os
import random
import socket
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from io import BytesIO

import pytest

from gharial.backend.bytestreams import raw_udp_links, raw_udp_ports
from gharial.backend.bytestreams.datagram_socket import Address
from gharial.backend.bytestreams.datagram_thread import DatagramThread
from gharial.backend.bytestreams.raw_udp_links import RawUdpLink, RawUdpLinks
from gharial.backend.bytestreams.raw_udp_ports import RawUdpPorts
from gharial.backend.bytestreams.raw_udp_stream import RawUdpStream
from gharial.backend.wire.google_stun import read, write_response
from gharial.backend.wire.pseudotcp_segment import FIN, RST, Segment, encode
from gharial.backend.wire.raw_udp import Agreement, Word, new_nonce
from gharial.model.failures import Interrupted, Unreachable
from gharial.model.transfer import Kind
from tests.support.lossy_line import LossyLine
from tests.support.waiting import until

HOST = ["127.0.0.1"]
TWO = ["127.0.0.1", "127.0.0.2"]
ONE, OTHER = Agreement("a" * 32, "b" * 32, initiator=True), Agreement("a" * 32, "b" * 32, initiator=False)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine is slow to answer."""
    monkeypatch.setattr(raw_udp_links, "SEARCH_S", 30.0)
    monkeypatch.setattr(raw_udp_links, "OPEN_S", 30.0)


def end(*, chooses: bool, hosts: list[str] = HOST) -> RawUdpLink:
    thread = DatagramThread.of_program()
    return RawUdpLink(RawUdpPorts(thread, hosts, chooses=chooses), thread, chooses=chooses)


@pytest.fixture
async def links() -> AsyncIterator[tuple[RawUdpLink, RawUdpLink]]:
    one, other = end(chooses=True), end(chooses=False)
    yield one, other
    one.close()
    other.close()


async def join(one: RawUdpLink, other: RawUdpLink) -> tuple[RawUdpStream, RawUdpStream]:
    ours, theirs = await one.listen(), await other.listen()
    first, second = await asyncio.gather(one.connect(ONE, theirs), other.connect(OTHER, ours))
    return first, second


def read_all(stream: RawUdpStream) -> bytes:
    got, buffer = bytearray(), memoryview(bytearray(1 << 18))
    while True:
        count = stream.receive_into(buffer)
        if count == 0:
            return bytes(got)
        got += buffer[: count or 0]


def write_all(stream: RawUdpStream, data: bytes) -> None:
    file, at = BytesIO(data), 0
    while at < len(data):
        at += stream.send_slice(file, at, len(data) - at)
    stream.finish_sending()


async def carried(first: RawUdpStream, second: RawUdpStream, data: bytes) -> bytes:
    got, _ = await asyncio.gather(asyncio.to_thread(read_all, second), asyncio.to_thread(write_all, first, data))
    return got


async def test_bytes_and_their_end(links: tuple[RawUdpLink, RawUdpLink]) -> None:
    first, second = await join(*links)
    data = os.urandom(3_000_000)
    assert first.kind is second.kind is Kind.RAW_UDP and first.route.startswith("127.0.0.1:")
    assert await carried(first, second, data) == data


async def test_the_responder_may_be_the_one_who_sends(links: tuple[RawUdpLink, RawUdpLink]) -> None:
    first, second = await join(*links)
    assert await carried(second, first, b"answer" * 1000) == b"answer" * 1000


async def test_a_reader_may_leave_before_the_writers_last_word(links: tuple[RawUdpLink, RawUdpLink]) -> None:
    first, second = await join(*links)
    assert first.send(b"0123456789") == 10
    buffer = memoryview(bytearray(10))
    await until(lambda: second.receive_into(buffer) == 10, 30)
    second.close()
    # Nothing but the other end's confirmation lets this return.
    await asyncio.to_thread(first.finish_sending)


async def test_a_writer_who_gives_up_is_noticed_at_once(links: tuple[RawUdpLink, RawUdpLink]) -> None:
    first, second = await join(*links)
    while await asyncio.to_thread(first.send, bytes(1 << 18)):
        pass  # until nothing more goes in: what is left is not acknowledged
    first.close()
    with pytest.raises(Interrupted):
        await asyncio.to_thread(read_all, second)


async def test_a_reader_who_leaves_in_the_middle_is_noticed(
    links: tuple[RawUdpLink, RawUdpLink], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raw_udp_ports, "LINGER_S", 0.1)
    first, second = await join(*links)
    second.close()
    with pytest.raises(Interrupted):
        await asyncio.to_thread(write_all, first, bytes(32 << 20))


async def test_nobody_there_is_told_as_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw_udp_links, "SEARCH_S", 0.3)
    link = end(chooses=True)
    [(_, port)] = await link.listen()
    with pytest.raises(Unreachable) as caught:
        await link.connect(ONE, [("127.0.0.1", port + 1 if port < 65000 else port - 1)])
    assert caught.value.tried.startswith("127.0.0.1:")
    await until(lambda: is_free(port), 30)


def is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        try:
            sock.bind(("", port))
        except OSError:
            return False
    return True


async def test_the_ports_are_free_once_both_have_closed(
    links: tuple[RawUdpLink, RawUdpLink], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raw_udp_ports, "LINGER_S", 0.1)
    first, second = await join(*links)
    ports = [int(one.route.rpartition(":")[2]) for one in (first, second)]
    for one in (first, second):
        one.close()
        one.close()
    await until(lambda: all(is_free(port) for port in ports), 30)


async def test_every_port_is_free_after_one_was_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several addresses: those that were not chosen go at once, the other with its stream."""
    monkeypatch.setattr(raw_udp_ports, "LINGER_S", 0.1)
    one, other = end(chooses=True, hosts=TWO), end(chooses=False, hosts=TWO)
    ours, theirs = await one.listen(), await other.listen()
    assert len(ours) == len(theirs) == 2
    first, second = await asyncio.gather(one.connect(ONE, theirs), other.connect(OTHER, ours))
    used = {int(stream.route.rpartition(":")[2]) for stream in (first, second)}
    ports = {port for _, port in (*ours, *theirs)}
    await until(lambda: all(is_free(port) for port in ports - used), 30)
    assert await carried(first, second, b"abc") == b"abc"
    first.close()
    second.close()
    await until(lambda: all(is_free(port) for port in ports), 30)


async def test_no_network_is_told() -> None:
    thread = DatagramThread.of_program()
    link = RawUdpLink(RawUdpPorts(thread, ["192.0.2.1"], chooses=True), thread, chooses=True)
    with pytest.raises(Unreachable):
        await link.listen()


async def no_servers() -> tuple[Address, ...]:
    return ()


class Stun(asyncio.DatagramProtocol):
    """Tells everybody the same public address; a silent one tells nothing."""

    def __init__(self, *, silent: bool = False) -> None:
        self.silent = silent
        self.asked: list[Address] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: Address) -> None:
        self.asked.append(addr)
        question = read(data)
        assert question is not None
        if not self.silent:
            answer = write_response(question.transaction, b"", "203.0.113.7", 40123)
            self.transport.sendto(answer, addr)  # type: ignore[attr-defined]

    @property
    def address(self) -> Address:
        found: Address = self.transport.get_extra_info("sockname")[:2]
        return found


@asynccontextmanager
async def stun(*, silent: bool = False) -> AsyncIterator[Stun]:
    line, server = await asyncio.get_running_loop().create_datagram_endpoint(
        lambda: Stun(silent=silent), local_addr=("127.0.0.1", 0)
    )
    yield server
    line.close()


def asking(server: Stun, hosts: list[str], *, chooses: bool) -> RawUdpLink:
    thread = DatagramThread.of_program()
    return RawUdpLink(
        RawUdpPorts(thread, hosts, chooses=chooses, stun_servers=[server.address]), thread, chooses=chooses
    )


async def test_what_a_stun_server_sees_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw_udp_links, "STUN_S", 30.0)
    async with stun() as server:
        one, other = asking(server, TWO, chooses=True), end(chooses=False)
        ours = await one.listen()
        assert ours[0] == ("203.0.113.7", 40123) and list(one.seen) == ours[:1]
        assert [host for host, _ in ours[1:]] == TWO and {addr[0] for addr in server.asked} == set(TWO)
        theirs = await other.listen()
        assert not other.seen
        # Its words are none of the peer's, and the stream runs beside them.
        first, second = await asyncio.gather(one.connect(ONE, theirs), other.connect(OTHER, ours))
        assert await carried(first, second, b"abc" * 999) == b"abc" * 999
        first.close()
        second.close()


async def test_a_stun_server_that_is_silent_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw_udp_links, "STUN_S", 0.1)
    async with stun(silent=True) as server:
        one = asking(server, HOST, chooses=True)
        assert [host for host, _ in await one.listen()] == HOST and not one.seen
        one.close()


async def test_nobody_but_the_server_tells_us_our_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever guesses the port cannot have an address of their choice told to our contact."""
    async with stun(silent=True) as server:
        monkeypatch.setattr(raw_udp_links, "STUN_S", 30.0)
        one = asking(server, HOST, chooses=True)
        listening = asyncio.create_task(one.listen())
        await until(lambda: server.asked)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
            for guess in (bytes(16), b"x" * 16):
                stranger.sendto(write_response(guess, b"", "198.51.100.9", 1234), server.asked[0])
            server.silent = False
            await listening
        assert list(one.seen) == [("203.0.113.7", 40123)]
        one.close()


async def test_all_end_with_their_session() -> None:
    links = RawUdpLinks(lambda: True, no_servers)
    link = await links.link(chooses=True)
    ports = [port for host, port in await link.listen() if host == "127.0.0.1"]
    links.close()
    await until(lambda: all(is_free(port) for port in ports), 30)


async def test_five_in_a_hundred_lost_and_a_long_way() -> None:
    """fault 24: every sort of datagram, the first ones too, may be the one that is lost."""
    one, other = end(chooses=True), end(chooses=False)
    with LossyLine(0.05, 0.02) as line:
        [ours], [theirs] = await one.listen(), await other.listen()
        to_other, to_one = line.join(ours, theirs)
        first, second = await asyncio.gather(one.connect(ONE, [to_other]), other.connect(OTHER, [to_one]))
        data = os.urandom(400_000)
        assert await carried(first, second, data) == data
        assert line.lost > 5
        first.close()
        second.close()


# --- strangers --------------------------------------------------------------------------------------------------------


class Crowd:
    """Somebody who shouts at ports until told to stop."""

    def __init__(self, targets: list[Address], make: Callable[[random.Random], bytes]) -> None:
        self.shouted = 0
        self._targets = targets
        self._make = make
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Crowd":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._thread.join(10)

    def _run(self) -> None:
        chance = random.Random(7)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            while not self._stopped.wait(0.002):
                for target in self._targets:
                    for _ in range(5):
                        sock.sendto(self._make(chance), target)
                        self.shouted += 1


def garbage(chance: random.Random) -> bytes:
    return chance.randbytes(chance.choice((0, 1, 3, 12, 20, 24, 33, 1400)))


def wrong_secret(chance: random.Random) -> bytes:
    stranger = Agreement("c" * 32, "d" * 32, initiator=chance.random() < 0.5)
    return stranger.write(chance.choice(list(Word)), new_nonce())


def twelve(chance: random.Random) -> bytes:
    """RTP's smallest: what a call of another program would send to a port like ours."""
    return b"\x80\x00" + chance.randbytes(10)


def true_conversation(chance: random.Random) -> bytes:
    """Right in everything but where it comes from: a reset, or an end, or false bytes inside the window."""
    flags = chance.choice((FIN, RST, 0))
    return encode(Segment(ONE.conversation, ONE.first + 8, ONE.first, flags, 9999, 1, 1, b"evil" if not flags else b""))


@pytest.mark.parametrize("make", [garbage, wrong_secret, twelve, true_conversation])
async def test_a_crowd_of_strangers_changes_nothing(
    links: tuple[RawUdpLink, RawUdpLink], make: Callable[[random.Random], bytes]
) -> None:
    """security 22, 25: before there is a way, while bytes move, and at their end."""
    ours, theirs = await links[0].listen(), await links[1].listen()
    with Crowd([*ours, *theirs], make) as crowd:
        await until(lambda: crowd.shouted > 100, 30)
        first, second = await asyncio.gather(links[0].connect(ONE, theirs), links[1].connect(OTHER, ours))
        data = os.urandom(500_000)
        assert await carried(first, second, data) == data


async def test_a_stranger_is_not_even_answered(links: tuple[RawUdpLink, RawUdpLink]) -> None:
    """security 22: our ports look closed to who does not know the secrets; a replay is not the peer."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        sock.settimeout(30)
        stranger = sock.getsockname()
        [ours] = await links[0].listen()
        # The peer is told to be where the stranger sits.
        connecting = asyncio.ensure_future(links[0].connect(ONE, [stranger]))
        heard = await asyncio.to_thread(sock.recv, 2000)
        answers: list[bytes] = [wrong_secret(random.Random(n)) for n in range(8)]
        answers += [heard, heard[:-1], heard + b"\0", twelve(random.Random(1)), bytes(24), b""]
        for one in answers:
            sock.sendto(one, ours)
        # What can be heard from now on is asked again and again; nothing of it is an answer.
        for _ in range(4):
            assert await asyncio.to_thread(sock.recv, 2000) == heard
        assert not connecting.done()
        connecting.cancel()
        await asyncio.gather(connecting, return_exceptions=True)


async def test_words_of_a_way_that_stands_cannot_move_it(links: tuple[RawUdpLink, RawUdpLink]) -> None:
    """A replay by who can read along, but is elsewhere: all true words, said from another address."""
    first, second = await join(*links)
    place = ("127.0.0.1", int(first.route.rpartition(":")[2]))
    before = second.route
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for word in Word:
            sock.sendto(ONE.write(word, new_nonce()), place)
        assert await carried(first, second, b"still") == b"still"
    assert second.route == before
