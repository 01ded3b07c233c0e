"""Sending in-band: block size, window, peers that break off, and chat beside it (security 28, fault 24)."""

import asyncio
import os
import threading
import time
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from io import BytesIO

import pytest
from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq

from gharial.backend.bytestreams import inband
from gharial.backend.bytestreams.inband import BLOCK_SIZE
from gharial.backend.bytestreams.inband_stream import InbandStream
from gharial.model.failures import Interrupted, PeerGone, Unsupported
from gharial.model.jid import Jid
from prosody_server import ProsodyServer
from tests.backend.bytestreams.blocks import SID, Taker, block, closing, receive, scene
from tests.backend.methods.parties import push_bytes
from tests.support.accounts import until


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


async def test_messages_where_the_peer_takes_no_iqs(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        taker = Taker(here.raw, by_messages=True)
        taker.listen()
        stream = await here.streams.open(here.raw.full_jid, SID)
        data = os.urandom(300_000)
        await asyncio.to_thread(push_bytes, stream, data)
        assert taker.stanzas == ["iq", "message"]
        assert bytes(taker.received) == data
        await until(lambda: taker.closed)


async def test_a_block_in_a_message_that_comes_back_interrupts(prosody: ProsodyServer) -> None:
    async with scene(prosody, befriended=True) as here:
        taker = Taker(here.raw, by_messages=True)
        taker.listen()
        stream = await here.streams.open(here.raw.full_jid, SID)
        message = here.raw.session.client.make_message(mto=here.to, mtype="error")
        message.xml.append(ET.fromstring(block(0, b"lost")))
        message["error"]["condition"] = "recipient-unavailable"
        message.send()
        with pytest.raises(Interrupted) as caught:
            await asyncio.to_thread(push_bytes, stream, bytes(50 << 20))
        assert caught.value.detail == "recipient-unavailable"


async def test_a_close_that_is_never_answered_holds_nobody(
    prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """libpurple takes every block and the close, and says nothing to the latter."""
    monkeypatch.setattr(inband, "CLOSE_S", 0.2)
    async with scene(prosody) as here:
        taker = Taker(here.raw, answers_close=False)
        taker.listen()
        stream = await here.streams.open(here.raw.full_jid, SID)
        async with asyncio.timeout(60):
            await asyncio.to_thread(push_bytes, stream, b"all of it")
        assert taker.closed and bytes(taker.received) == b"all of it"


async def test_both_close_at_once(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        taker = Taker(here.raw)
        taker.listen()
        stream = await here.streams.open(here.raw.full_jid, SID)
        closing_there = asyncio.create_task(here.peer.refused(here.to, closing()))
        stream.close()
        assert await closing_there in ("", "item-not-found")
        await until(lambda: not here.streams._open)
        assert await here.peer.refused(here.to, block(0, b"after")) == "item-not-found"


async def test_block_numbers_wrap(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        taker = Taker(here.raw, first=65530)
        taker.listen()
        stream = await here.streams.open(here.raw.full_jid, SID)
        assert isinstance(stream, InbandStream)
        stream._next_out = 65530
        data = os.urandom(12 * BLOCK_SIZE)
        await asyncio.to_thread(push_bytes, stream, data)
        assert bytes(taker.received) == data


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
            async with asyncio.timeout(60):
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

        def deliver(self, stream: InbandStream, blocks: Sequence[tuple[int, bytes]]) -> None:
            with self.change:
                self.queue += [(stream, sequence, len(data)) for sequence, data in blocks]
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
