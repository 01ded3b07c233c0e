"""Files over ICE between two accounts on a real server, on loopback (XEP-0176, XEP-0343)."""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.methods.interface import Incoming
from gharial.backend.methods.jingle_file import JingleFiles
from gharial.backend.methods.jingle_outgoing import JingleOutgoing
from gharial.model.transfer import Digest, FileInfo, Kind, Offer
from prosody_server import ProsodyServer
from tests.support.accounts import SignedIn, signed_in, unique_user, until

CONTENT = os.urandom(3_000_000)
DIGEST = Digest("sha-256", hashlib.sha256(CONTENT).hexdigest())
FILE = FileInfo("survey.ods", len(CONTENT))


@dataclass
class Pair:
    alice: SignedIn
    bob: SignedIn
    ours: JingleFiles
    theirs: JingleFiles
    offers: list[Incoming]

    async def offer(self, *kinds: Kind) -> tuple[JingleOutgoing, Incoming]:
        offer = Offer("offer-1", self.alice.jid, self.bob.full_jid, "jingle", (FILE,), datetime.now(UTC))
        outgoing = await self.ours.offer(offer, kinds)
        await until(lambda: self.offers)
        return outgoing, self.offers[-1]


@pytest.fixture
async def pair(prosody: ProsodyServer) -> AsyncIterator[Pair]:
    async with signed_in(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        carriers = [Carriers(one.session) for one in (alice, bob)]
        ours, theirs = JingleFiles(alice.session, carriers[0]), JingleFiles(bob.session, carriers[1])
        offers: list[Incoming] = []
        ours.listen(lambda _incoming: None, ())
        theirs.listen(offers.append, ())
        yield Pair(alice, bob, ours, theirs, offers)
        for one in carriers:
            one.close()


def send(stream: ByteStream, path: Path) -> None:
    with path.open("rb") as file:
        position = 0
        while position < len(CONTENT):
            position += stream.send_slice(file, position, len(CONTENT) - position)
    stream.finish_sending()


def receive(stream: ByteStream, size: int) -> bytes:
    buffer = bytearray(size)
    filled = 0
    while filled < size:
        count = stream.receive_into(memoryview(buffer)[filled:])
        if count == 0:
            break
        filled += count or 0
    return bytes(buffer[:filled])


async def connected(outgoing: JingleOutgoing, incoming: Incoming) -> tuple[ByteStream, ByteStream]:
    await incoming.accept()
    await outgoing.answered()
    one, other = await asyncio.gather(outgoing.open(Kind.ICE), incoming.next_stream())
    return one, other


async def test_a_file_goes_over_a_data_channel(pair: Pair, tmp_path: Path) -> None:
    path = tmp_path / "source"
    path.write_bytes(CONTENT)
    outgoing, incoming = await pair.offer(Kind.ICE)
    one, other = await connected(outgoing, incoming)
    assert one.kind is other.kind is Kind.ICE
    assert one.route.startswith("direct 127.0.0.1:")
    _, got = await asyncio.gather(asyncio.to_thread(send, one, path), asyncio.to_thread(receive, other, len(CONTENT)))
    assert got == CONTENT
    finishing = asyncio.ensure_future(outgoing.finish(DIGEST))
    assert await incoming.expected_digest() == DIGEST
    await incoming.finish(DIGEST)
    assert await finishing is True
