"""In-band blocks past the stanza handlers: lost connections, answers that never come, answers of somebody else."""

import asyncio
import base64
import os
import textwrap
from typing import Any

import pytest
from slixmpp.stanza import Iq

from gharial.backend.bytestreams import inband_lane
from gharial.backend.bytestreams.inband import BLOCK_SIZE, NAMESPACE
from gharial.backend.bytestreams.inband_lane import decoded
from gharial.model.failures import Interrupted
from prosody_server import ProsodyServer
from tests.backend.bytestreams.blocks import SID, Taker, block, closing, receive, scene
from tests.backend.methods.parties import push_bytes
from tests.support.accounts import signed_in, unique_user, until
from tests.support.raw_peer import RawPeer

SMALL = 512


@pytest.mark.parametrize("loser", ["sender", "receiver"])
async def test_a_connection_that_is_resumed_loses_and_doubles_no_block(prosody: ProsodyServer, loser: str) -> None:
    """XEP-0198: what was on its way when the connection broke comes again, in its order. The taker checks the order.

    The blocks are small: Prosody 0.12 hears nothing more on a resumed stream that begins with some tens of KiB.
    """
    async with scene(prosody) as here:
        taker = Taker(here.raw, round_trip_s=0.01)
        taker.listen()
        stream = await here.streams.open(here.raw.full_jid, SID, SMALL)
        data = os.urandom(300 * SMALL)
        cut = here.bob if loser == "sender" else here.raw
        returned: list[bool] = []
        cut.session.when_online(returned.append)
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, stream, data))
        await until(lambda: len(taker.received) > 20 * SMALL)
        transport = cut.session.client.transport
        assert transport is not None
        transport.abort()
        async with asyncio.timeout(60):
            await pushing
        assert returned == [True]
        assert bytes(taker.received) == data


async def test_blocks_that_wait_for_a_connection_die_with_the_session(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        taker = Taker(here.raw, round_trip_s=0.01)
        taker.listen()
        stream = await here.streams.open(here.raw.full_jid, SID)
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, stream, bytes(150 * BLOCK_SIZE)))
        await until(lambda: len(taker.received) > 20 * BLOCK_SIZE)
        client: Any = here.bob.session.client
        client.transport.abort()
        client.plugin["xep_0198"].sm_id = "forgotten"
        with pytest.raises(Interrupted):
            async with asyncio.timeout(60):
                await pushing
        await until(lambda: here.bob.session.online)
        came = len(taker.received)
        # What still came would have come before this.
        assert (
            await RawPeer(here.bob.session).refused(here.raw.full_jid, block(0, b"", "other")) == "unexpected-request"
        )
        assert (len(taker.received), client._leaving) == (came, [])


async def test_a_peer_who_never_answers_a_block_interrupts(
    prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inband_lane, "ANSWER_S", 0.5)
    async with scene(prosody) as here:
        taker = Taker(here.raw, round_trip_s=300)
        taker.listen()
        stream = await here.streams.open(here.raw.full_jid, SID)
        with pytest.raises(Interrupted) as caught:
            async with asyncio.timeout(60):
                await asyncio.to_thread(push_bytes, stream, b"into the void")
        assert caught.value.detail == "no answer"
        assert not here.streams._open
        assert not here.bob.session.client._answer_takers


async def test_nobody_else_can_answer_a_block(prosody: ProsodyServer) -> None:
    """Security 2, 28: also who knows the id is not listened to, neither with a yes nor with a no."""
    async with scene(prosody) as here, signed_in(prosody, unique_user("mallory")) as (mallory,):
        asked: list[Iq] = []
        may_answer = asyncio.Event()

        async def hold(iq: Iq) -> None:
            asked.append(iq)
            await may_answer.wait()

        async def open_(_iq: Iq) -> None: ...

        here.raw.session.answer("opens", "iq@type=set/ibb_open", open_)
        here.raw.session.answer("data", "iq@type=set/ibb_data", hold)
        here.raw.session.answer("closes", "iq@type=set/ibb_close", open_)
        stream = await here.streams.open(here.raw.full_jid, SID)
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, stream, b"one block"))
        await until(lambda: asked)
        client: Any = here.bob.session.client
        before = client.plugin["xep_0198"].handled
        for kind in ("result", "error"):
            forged: Iq = mallory.session.client.make_iq(id=asked[0]["id"], ito=here.to, itype=kind)
            if kind == "error":
                forged["error"]["condition"] = "item-not-found"
            forged.send()  # type: ignore[no-untyped-call]
        await until(lambda: client.plugin["xep_0198"].handled >= before + 2)
        await asyncio.wait({pushing}, timeout=0.2)
        assert not pushing.done()
        may_answer.set()
        async with asyncio.timeout(60):
            await pushing


async def test_base64_in_lines_is_taken(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        stream = await here.opened()
        data = os.urandom(3000)
        for number in range(2):
            lines = "\n".join(textwrap.wrap(base64.b64encode(data).decode(), 76))
            await here.peer.ask(here.to, f"<data xmlns='{NAMESPACE}' seq='{number}' sid='{SID}'>\n{lines}\n</data>")
        await here.peer.ask(here.to, closing())
        assert await receive(stream) == data * 2


@pytest.mark.parametrize("text", ["no base64!", "YQ=", "Y", "YQ==YQ==", "=YQ=", "é"])
def test_what_is_no_base64_is_no_block(text: str) -> None:
    with pytest.raises(ValueError):
        decoded(text)
