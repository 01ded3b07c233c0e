"""`JingleSide`: nothing is left open where both ends act in the same moment."""

import asyncio
import gc
from typing import cast

import pytest

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.jingle.transport import JingleTransport
from gharial.backend.methods.jingle_contents import SessionShare
from gharial.backend.methods.jingle_side import JingleSide
from gharial.backend.stanzas.jingle import Content, Role, Senders
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Cancelled, Unreachable
from gharial.model.jid import Jid
from gharial.model.transfer import Kind


class Stream:
    """Only its end matters here."""

    def __init__(self) -> None:
        self.closed = False

    def close(self) -> None:
        self.closed = True


class Transport:
    """Its stream is there when the test says so."""

    namespace = "urn:test:transport"
    kinds = (Kind.SOCKS5_DIRECT,)

    def __init__(self) -> None:
        self.stream: asyncio.Future[Stream] = asyncio.get_running_loop().create_future()

    async def connect(self) -> Stream:
        return await self.stream

    def close(self) -> None:
        pass


class Session:
    """Of nobody."""

    peer = Jid("bob@river.example/phone")


def make_side(transport: Transport) -> JingleSide:
    """A side that uses `transport`, in a session nobody needs."""
    content = Content(Role.INITIATOR, "file", Senders.INITIATOR, None, None)
    nothing = None
    side = JingleSide(
        cast("AccountSession", nothing),
        cast("Carriers", nothing),
        cast("SessionShare", Session()),
        content,
        transport.kinds,
        lambda: None,
    )
    side._put(cast("JingleTransport", transport))
    return side


async def begun(side: JingleSide) -> "asyncio.Task[ByteStream]":
    """`side` waits for its stream."""
    connecting = asyncio.create_task(side.connect())
    for _ in range(10):
        await asyncio.sleep(0)
    assert side._used
    return connecting


@pytest.mark.parametrize("turns", range(5))
async def test_a_stream_that_comes_as_the_peer_cancels_is_closed(turns: int) -> None:
    transport = Transport()
    side = make_side(transport)
    connecting = await begun(side)
    stream = Stream()
    transport.stream.set_result(stream)
    for _ in range(turns):
        await asyncio.sleep(0)
    side.happened(Cancelled(by_us=False))
    with pytest.raises(Cancelled):
        # Turned into a failure at the first look at it, or here.
        await connecting
        raise side.ending.failure or AssertionError
    assert stream.closed


@pytest.mark.parametrize("turns", range(5))
async def test_a_failure_that_comes_as_the_peer_cancels_is_not_forgotten(turns: int) -> None:
    transport = Transport()
    side = make_side(transport)
    loop = asyncio.get_running_loop()
    forgotten: list[object] = []
    loop.set_exception_handler(lambda _loop, context: forgotten.append(context.get("exception")))
    connecting = await begun(side)
    transport.stream.set_exception(Unreachable())
    for _ in range(turns):
        await asyncio.sleep(0)
    side.happened(Cancelled(by_us=False))
    with pytest.raises((Cancelled, Unreachable)):
        await connecting
    del connecting, transport
    gc.collect()
    await asyncio.sleep(0)
    assert forgotten == []
