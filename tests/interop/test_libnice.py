"""libnice as a real peer of our pings and our PseudoTCP, in both roles and directions."""

import asyncio
import hashlib
import random
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from gharial.backend.bytestreams.p2p_candidate import P2pCandidate
from gharial.backend.bytestreams.p2p_link import P2pLink
from gharial.backend.bytestreams.p2p_stream import P2pStream
from tests.interop.nice_peer import NicePeer, missing_nice

pytestmark = pytest.mark.skipif(bool(missing_nice()), reason=missing_nice())
SIZE = 3 * (1 << 20) + 17


@pytest.fixture
def nice() -> Iterator[NicePeer]:
    with NicePeer(["127.0.0.1"]) as peer:
        yield peer


@asynccontextmanager
async def joined(nice: NicePeer, *, active: bool) -> AsyncIterator[P2pStream]:
    link = P2pLink("private-1", loopback=True, hosts=["127.0.0.1"])
    try:
        ours = await link.gather()
        theirs = (await asyncio.to_thread(nice.wait, "candidates"))["candidates"]
        nice.tell(
            remote=[
                {"address": each.address, "port": each.port, "username": each.username, "password": each.password}
                for each in ours
            ]
        )
        await asyncio.to_thread(nice.wait, "added")
        for each in theirs:
            link.add_remote(P2pCandidate("private-1", each["address"], each["port"], 0.0, each["username"]))
        stream = await link.connect(active, deadline_s=20)
        await asyncio.to_thread(nice.wait, "state", "writable")
        yield stream
    finally:
        link.close()


def read_all(stream: P2pStream, size: int) -> bytes:
    got, buffer = bytearray(), memoryview(bytearray(1 << 16))
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


@pytest.mark.parametrize("active", [True, False])
async def test_libnice_gets_every_byte(nice: NicePeer, active: bool) -> None:
    async with joined(nice, active=active) as stream:
        data = random.Random(1).randbytes(SIZE)
        nice.tell(receive=SIZE)
        await asyncio.to_thread(write_all, stream, data)
        done = await asyncio.to_thread(nice.wait, "received")
        assert (done["received"], done["sha256"]) == (SIZE, hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize("active", [True, False])
async def test_every_byte_of_libnice_comes(nice: NicePeer, active: bool) -> None:
    async with joined(nice, active=active) as stream:
        nice.tell(send=SIZE, seed=5)
        pattern = random.Random(5).randbytes(1 << 20)
        got = await asyncio.to_thread(read_all, stream, SIZE)
        assert got == (pattern * 4)[:SIZE]


async def test_both_directions_on_one_stream(nice: NicePeer) -> None:
    async with joined(nice, active=True) as stream:
        nice.tell(receive=SIZE)
        nice.tell(send=SIZE, seed=6)
        data = random.Random(2).randbytes(SIZE)
        _, got = await asyncio.gather(
            asyncio.to_thread(write_all, stream, data), asyncio.to_thread(read_all, stream, SIZE)
        )
        assert got == (random.Random(6).randbytes(1 << 20) * 4)[:SIZE]
        done = await asyncio.to_thread(nice.wait, "received")
        assert done["sha256"] == hashlib.sha256(data).hexdigest()
