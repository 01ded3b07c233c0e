"""In-band bytestreams over a real server, with peers that keep to XEP-0047 and peers that do not (security 28)."""

import asyncio
import base64
import os
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO

import pytest
from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq

from gharial.backend.bytestreams import inband_stream
from gharial.backend.bytestreams.inband import BLOCK_SIZE, NAMESPACE, InbandStreams
from gharial.backend.bytestreams.inband_stream import ENOUGH, InbandStream
from gharial.backend.bytestreams.interface import ByteStream
from gharial.model.failures import Interrupted, PeerGone, Unsupported
from gharial.model.jid import Jid
from prosody_server import ProsodyServer
from tests.backend.methods.parties import pull, push_bytes
from tests.support.accounts import SignedIn, signed_in, unique_user, until
from tests.support.raw_peer import RawPeer

SID = "inband-sid"


def opening(block_size: object = 4096, stanza: str = "iq", sid: str = SID) -> str:
    return f"<open xmlns='{NAMESPACE}' block-size='{block_size}' sid='{sid}' stanza='{stanza}'/>"


def block(sequence: object, data: bytes, sid: str = SID) -> str:
    text = base64.b64encode(data).decode()
    return f"<data xmlns='{NAMESPACE}' seq='{sequence}' sid='{sid}'>{text}</data>"


def closing(sid: str = SID) -> str:
    return f"<close xmlns='{NAMESPACE}' sid='{sid}'/>"


@dataclass
class Scene:
    """Bob runs our code, the peer writes stanzas by hand."""

    peer: RawPeer
    streams: InbandStreams
    bob: SignedIn
    raw: SignedIn
    delivered: list[ByteStream] = field(default_factory=list)
    closes: list[str] = field(default_factory=list)

    @property
    def to(self) -> Jid:
        return self.bob.full_jid

    def expect(self, sid: str = SID) -> None:
        self.streams.expect(self.raw.full_jid, sid, self.delivered.append)

    async def opened(self, block_size: int = 4096) -> ByteStream:
        self.expect()
        await self.peer.ask(self.to, opening(block_size))
        return self.delivered[0]

    def watch_closes(self) -> None:
        async def closed(iq: Iq) -> None:
            self.closes.append(iq.xml[0].get("sid", ""))

        self.raw.session.answer("closes", "iq@type=set/ibb_close", closed)


@asynccontextmanager
async def scene(server: ProsodyServer, *, befriended: bool = False) -> AsyncIterator[Scene]:
    users = unique_user("bob"), unique_user("raw")
    async with signed_in(server, *users, befriended=befriended) as (bob, raw):
        streams = InbandStreams(bob.session)
        yield Scene(RawPeer(raw.session), streams, bob, raw)
        streams.close()


async def receive(stream: ByteStream, size: int | None = None) -> bytes:
    return await asyncio.to_thread(pull, stream, size)


async def test_blocks_become_bytes_and_a_close_the_end(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        stream = await here.opened()
        for sequence, data in enumerate([b"one ", b"", b"two ", b"x" * 4096]):
            await here.peer.ask(here.to, block(sequence, data))
        await here.peer.ask(here.to, closing())
        assert await receive(stream) == b"one two " + b"x" * 4096
        assert await here.peer.refused(here.to, block(4, b"late")) == "item-not-found"


@pytest.mark.parametrize(
    ("stanza", "condition"),
    [
        (block(1, b"skipped one"), "unexpected-request"),
        (block(65535, b"before the first"), "unexpected-request"),
        (block(65536, b"no such number"), "bad-request"),
        (block(-1, b"negative"), "bad-request"),
        (block("zero", b"a word"), "bad-request"),
        (block(0, b"x" * 4097), "bad-request"),
        (f"<data xmlns='{NAMESPACE}' seq='0' sid='{SID}'>no base64!</data>", "bad-request"),
        (f"<data xmlns='{NAMESPACE}' seq='0' sid='{SID}'>YQ=</data>", "bad-request"),
        (f"<data xmlns='{NAMESPACE}' sid='{SID}'>YQ==</data>", "bad-request"),
    ],
)
async def test_a_wrong_block_ends_the_stream(prosody: ProsodyServer, stanza: str, condition: str) -> None:
    async with scene(prosody) as here:
        here.watch_closes()
        stream = await here.opened()
        assert await here.peer.refused(here.to, stanza) == condition
        with pytest.raises(Interrupted):
            await receive(stream)
        await until(lambda: here.closes == [SID])
        assert await here.peer.refused(here.to, block(0, b"good again")) == "item-not-found"


async def test_a_repeated_block_is_not_taken_twice_and_what_came_before_stays(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        stream = await here.opened()
        await here.peer.ask(here.to, block(0, b"once"))
        assert await here.peer.refused(here.to, block(0, b"once")) == "unexpected-request"
        assert await receive(stream, 4) == b"once"
        with pytest.raises(Interrupted):
            await receive(stream)


async def test_blocks_from_anybody_else_do_not_touch_the_stream(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here, signed_in(prosody, unique_user("mallory")) as (mallory,):
        stream = await here.opened()
        other = RawPeer(mallory.session)
        assert await other.refused(here.to, block(0, b"evil")) == "item-not-found"
        assert await other.refused(here.to, closing()) == "item-not-found"
        assert await other.refused(here.to, opening()) == "not-acceptable"
        await here.peer.ask(here.to, block(0, b"good"))
        assert await receive(stream, 4) == b"good"


@pytest.mark.parametrize("block_size", ["0", "-1", "65536", "4096.5", "", "9" * 5000])
async def test_an_impossible_block_size_is_refused(prosody: ProsodyServer, block_size: str) -> None:
    async with scene(prosody) as here:
        here.expect()
        assert await here.peer.refused(here.to, opening(block_size)) == "bad-request"
        assert here.delivered == []


async def test_what_nobody_expects_is_refused(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        assert await here.peer.refused(here.to, opening()) == "not-acceptable"
        assert await here.peer.refused(here.to, block(0, b"data")) == "item-not-found"
        assert await here.peer.refused(here.to, closing()) == "item-not-found"
        await here.opened()
        assert await here.peer.refused(here.to, opening()) == "not-acceptable"


async def test_block_numbers_wrap(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        stream = await here.opened()
        assert isinstance(stream, InbandStream)
        stream._next_in = 65534
        for sequence in (65534, 65535, 0, 1):
            await here.peer.ask(here.to, block(sequence, bytes([65 + sequence % 4])))
        assert await receive(stream, 4) == b"CDAB"


async def test_answers_wait_for_the_reader(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        stream = await here.opened(65535)
        blocks = ENOUGH // 65535 + 2
        sent = [asyncio.create_task(here.peer.ask(here.to, block(n, bytes(65535)))) for n in range(blocks)]
        await until(lambda: sum(task.done() for task in sent) >= blocks - 2)
        _, waiting = await asyncio.wait(sent, timeout=0.3)
        assert waiting
        assert len(await receive(stream, blocks * 65535)) == blocks * 65535
        async with asyncio.timeout(5):
            await asyncio.gather(*waiting)


async def test_who_does_not_wait_for_answers_is_stopped(
    prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inband_stream, "TOO_MUCH", 3 * ENOUGH)
    async with scene(prosody) as here:
        await here.opened(65535)
        sent = [here.peer.refused(here.to, block(number, bytes(65535))) for number in range(20)]
        conditions = await asyncio.gather(*sent)
        assert "resource-constraint" in conditions
        assert conditions[-1] == "item-not-found"


async def test_blocks_in_messages_are_taken_where_the_peer_opened_so(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        here.watch_closes()
        here.expect()
        await here.peer.ask(here.to, opening(stanza="message"))
        for sequence in range(5):
            here.peer.say(here.to, block(sequence, b"12345"))
        assert await receive(here.delivered[0], 25) == b"12345" * 5
        here.peer.say(here.to, block(9, b"wrong number"))
        await until(lambda: here.closes == [SID])
        with pytest.raises(Interrupted):
            await receive(here.delivered[0])


async def test_messages_do_not_enter_a_stream_of_iqs(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        stream = await here.opened()
        here.peer.say(here.to, block(0, b"by message"))
        await here.peer.ask(here.to, block(0, b"by iq"))
        assert await receive(stream, 5) == b"by iq"


@dataclass
class Taker:
    """A receiver by hand: refuses big blocks, counts, checks the order, may be slow or break off."""

    raw: SignedIn
    largest: int = 65535
    break_after: int | None = None
    round_trip_s: float = 0.0
    sizes: list[int] = field(default_factory=list)
    received: bytearray = field(default_factory=bytearray)
    running: int = 0
    most_running: int = 0
    closed: bool = False

    def listen(self) -> None:
        self.raw.session.answer("opens", "iq@type=set/ibb_open", self.opens)
        self.raw.session.answer("data", "iq@type=set/ibb_data", self.data)
        self.raw.session.answer("closes", "iq@type=set/ibb_close", self.closes)

    async def opens(self, iq: Iq) -> None:
        size = int(iq.xml[0].get("block-size", "0"))
        self.sizes.append(size)
        if size > self.largest:
            raise XMPPError("resource-constraint")

    async def data(self, iq: Iq) -> None:
        data = base64.b64decode(iq.xml[0].text or "")
        if iq.xml[0].get("seq") != str(len(self.received) // self.sizes[-1] % 65536) or len(data) > self.sizes[-1]:
            raise XMPPError("unexpected-request")
        self.received += data
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        await asyncio.sleep(self.round_trip_s)
        self.running -= 1
        if self.break_after is not None and len(self.received) > self.break_after:
            raise XMPPError("item-not-found")

    async def closes(self, iq: Iq) -> None:
        self.closed = True


async def test_smaller_blocks_where_the_peer_wants_them(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        taker = Taker(here.raw, largest=1500)
        taker.listen()
        stream = await here.streams.open(here.raw.full_jid, SID)
        data = os.urandom(20_000)
        await asyncio.to_thread(push_bytes, stream, data)
        assert taker.sizes == [BLOCK_SIZE, BLOCK_SIZE // 2, BLOCK_SIZE // 4, BLOCK_SIZE // 8]
        assert bytes(taker.received) == data
        assert taker.closed


async def test_several_blocks_are_on_their_way_at_once_but_not_all(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        taker = Taker(here.raw, round_trip_s=0.05)
        taker.listen()
        stream = await here.streams.open(here.raw.full_jid, SID)
        await asyncio.to_thread(push_bytes, stream, bytes(100 * BLOCK_SIZE))
        assert len(taker.received) == 100 * BLOCK_SIZE
        assert 4 <= taker.most_running <= 32


@pytest.mark.parametrize("break_after", [0, 50_000])
async def test_a_peer_who_refuses_a_block_interrupts(prosody: ProsodyServer, break_after: int) -> None:
    async with scene(prosody) as here:
        taker = Taker(here.raw, break_after=break_after)
        taker.listen()
        stream = await here.streams.open(here.raw.full_jid, SID)
        with pytest.raises(Interrupted) as caught:
            await asyncio.to_thread(push_bytes, stream, bytes(300_000))
        assert caught.value.bytes_done <= break_after + BLOCK_SIZE
        assert caught.value.detail == "item-not-found"


@pytest.mark.parametrize("condition", ["not-acceptable", "service-unavailable", "feature-not-implemented"])
async def test_a_peer_who_does_not_want_one_is_unsupported(prosody: ProsodyServer, condition: str) -> None:
    async with scene(prosody) as here:

        async def refuse(iq: Iq) -> None:
            raise XMPPError(condition)  # type: ignore[arg-type]

        here.raw.session.answer("refuses", "iq@type=set/ibb_open", refuse)
        with pytest.raises(Unsupported):
            await here.streams.open(here.raw.full_jid, SID)
        assert not here.streams._open


async def test_a_peer_who_wants_ever_smaller_blocks_does_not_hold_us(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        taker = Taker(here.raw, largest=0)
        taker.listen()
        with pytest.raises(Unsupported):
            await here.streams.open(here.raw.full_jid, SID)
        assert len(taker.sizes) == 5


async def test_a_peer_who_closes_ends_our_sending(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        taker = Taker(here.raw, round_trip_s=0.05)
        taker.listen()
        stream = await here.streams.open(here.raw.full_jid, SID)
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, stream, bytes(50 << 20)))
        await until(lambda: len(taker.received) > 100_000)
        await here.peer.ask(here.to, closing())
        with pytest.raises(Interrupted):
            async with asyncio.timeout(2):
                await pushing


async def test_both_directions_of_one_stream(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        taker = Taker(here.raw)
        taker.listen()
        stream = await here.streams.open(here.raw.full_jid, SID)
        pushing = asyncio.create_task(asyncio.to_thread(stream.send_slice, BytesIO(b"there"), 0, 5))
        await here.peer.ask(here.to, block(0, b"back"))
        assert await receive(stream, 4) == b"back"
        assert await pushing == 5
        await until(lambda: bytes(taker.received) == b"there")


async def test_closing_here_closes_there_and_wakes_the_reader(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        here.watch_closes()
        stream = await here.opened()
        reading = asyncio.create_task(receive(stream))
        await asyncio.sleep(0.05)
        stream.close()
        stream.close()
        with pytest.raises(Interrupted):
            async with asyncio.timeout(1):
                await reading
        await until(lambda: here.closes == [SID])
        assert await here.peer.refused(here.to, block(0, b"after")) == "item-not-found"


async def test_a_peer_who_goes_offline_interrupts(prosody: ProsodyServer) -> None:
    async with scene(prosody, befriended=True) as here:
        stream = await here.opened()
        await here.raw.accounts.close()
        with pytest.raises(Interrupted):
            async with asyncio.timeout(5):
                await receive(stream)


async def test_a_lost_connection_interrupts(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        stream = await here.opened()
        await here.peer.ask(here.to, block(0, b"so far"))
        await here.bob.accounts.close()
        assert await receive(stream, 6) == b"so far"
        with pytest.raises(Interrupted) as caught:
            await receive(stream)
        assert caught.value.bytes_done == 6


async def test_nobody_there(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        with pytest.raises((PeerGone, Unsupported)):
            await here.streams.open(Jid(f"nobody@{prosody.host}/x"), SID)


async def test_chat_is_not_late_while_a_file_goes_over_a_slow_line(prosody: ProsodyServer) -> None:
    """Fault 24: the window narrows where blocks queue up."""

    class Line:
        """64 KiB/s, one block after the other; the queue is what a chat message would wait for."""

        def __init__(self) -> None:
            self.queue: list[tuple[InbandStream, int, int]] = []
            self.longest = 0
            self.change = threading.Condition()

        def deliver(self, stream: InbandStream, sequence: int, data: bytes) -> None:
            with self.change:
                self.queue.append((stream, sequence, len(data)))
                self.longest = max(self.longest, len(self.queue))
                self.change.notify()

        def end(self, stream: InbandStream) -> None:
            stream.ended()

        def has_room(self, stream: InbandStream) -> None: ...

        def run(self) -> None:
            for _ in range(120):
                with self.change:
                    while not self.queue:
                        self.change.wait()
                    if _ == 60:
                        self.longest = 0
                time.sleep(0.02)
                with self.change:
                    stream, sequence, size = self.queue.pop(0)
                stream.delivered(sequence, size)

    line = Line()
    stream = InbandStream(line, SID, BLOCK_SIZE)
    carrying = threading.Thread(target=line.run)
    carrying.start()
    await asyncio.to_thread(push_bytes, stream, bytes(120 * BLOCK_SIZE))
    carrying.join()
    # A block takes 20 ms: queues above 0.15 s do not grow, so a message waits a fraction of a second.
    assert line.longest <= 12
