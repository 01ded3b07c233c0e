"""In-band bytestreams over a real server, with peers that keep to XEP-0047 and peers that do not (security 28)."""

import asyncio
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.bytestreams import inband_stream
from gharial.backend.bytestreams.inband import NAMESPACE
from gharial.backend.bytestreams.inband_stream import ENOUGH, InbandStream
from gharial.model.failures import Interrupted
from prosody_server import ProsodyServer
from tests.backend.bytestreams.blocks import SID, block, closing, opening, receive, scene
from tests.support.accounts import signed_in, unique_user, until
from tests.support.raw_peer import RawPeer


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
        async with asyncio.timeout(60):
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


async def test_closing_here_closes_there_and_wakes_the_reader(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        here.watch_closes()
        stream = await here.opened()
        reading = asyncio.create_task(receive(stream))
        await asyncio.sleep(0.05)
        stream.close()
        stream.close()
        with pytest.raises(Interrupted):
            async with asyncio.timeout(60):
                await reading
        await until(lambda: here.closes == [SID])
        assert await here.peer.refused(here.to, block(0, b"after")) == "item-not-found"


async def test_a_peer_who_goes_offline_interrupts(prosody: ProsodyServer) -> None:
    async with scene(prosody, befriended=True) as here:
        stream = await here.opened()
        await here.raw.accounts.close()
        with pytest.raises(Interrupted):
            async with asyncio.timeout(60):
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


class Silent:
    """Takes what a stream asks for and does nothing."""

    def deliver(self, stream: InbandStream, blocks: Sequence[tuple[int, bytes]]) -> None: ...

    def end(self, stream: InbandStream) -> None: ...

    def has_room(self, stream: InbandStream) -> None: ...


@given(st.integers(0, 65535), st.lists(st.tuples(st.integers(-1, 3), st.binary(max_size=40)), max_size=60))
def test_only_blocks_in_order_become_bytes(first: int, blocks: list[tuple[int, bytes]]) -> None:
    """Security 28: whatever numbers come, the bytes kept are those of the blocks that were next."""
    stream = InbandStream(Silent(), SID, 40)
    stream._next_in = first
    awaited, kept = first, b""
    for shift, data in blocks:
        number = (awaited + shift) % 65536
        taken = stream.take_sequence(number)
        assert taken is (number == awaited)
        if taken:
            assert stream.received(data)
            kept += data
            awaited = (awaited + 1) % 65536
    stream.peer_closed()
    buffer = memoryview(bytearray(len(kept) + 1))
    read = 0
    while count := stream.receive_into(buffer[read:]):
        read += count
    assert bytes(buffer[:read]) == kept
