"""Files in Jingle sessions between two accounts on a real server (XEP-0234)."""

import asyncio
import hashlib
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.bytestreams.socks5 import Socks5Streams
from gharial.backend.bytestreams.streamhosts import Streamhost
from gharial.backend.methods.interface import Incoming
from gharial.backend.methods.jingle_file import JingleFiles
from gharial.backend.methods.jingle_outgoing import JingleOutgoing
from gharial.model.contact import Resource
from gharial.model.failures import Cancelled, Declined, DigestMismatch, Failure, Unreachable, Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import Digest, FileInfo, Kind, Offer
from prosody_server import ProsodyServer
from tests.support.accounts import SignedIn, signed_in, unique_user, until

CONTENT = bytes(range(256)) * 200
DIGEST = Digest("sha-256", hashlib.sha256(CONTENT).hexdigest())
FILE = FileInfo("survey.ods", len(CONTENT), media_type="text/plain", description="words")


@dataclass
class Pair:
    alice: SignedIn
    bob: SignedIn
    ours: JingleFiles
    theirs: JingleFiles
    offers: list[Incoming]

    async def offer(self, *kinds: Kind, file: FileInfo = FILE) -> tuple[JingleOutgoing, Incoming]:
        offer = Offer("offer-1", self.alice.jid, self.bob.full_jid, "jingle", (file,), datetime.now(UTC))
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


def send(stream: ByteStream, path: Path, start_at: int) -> None:
    with path.open("rb") as file:
        position = start_at
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


async def travel(outgoing: JingleOutgoing, incoming: Incoming, kind: Kind, folder: Path, start_at: int = 0) -> bytes:
    """Both ends connect and the bytes go over."""
    path = folder / "source"
    path.write_bytes(CONTENT)
    await outgoing.answered()
    one, other = await asyncio.gather(outgoing.open(kind), incoming.next_stream())
    size = len(CONTENT) - start_at
    _, got = await asyncio.gather(
        asyncio.to_thread(send, one, path, outgoing.start_at), asyncio.to_thread(receive, other, size)
    )
    return got


async def test_a_file_goes_in_band_and_both_ends_know_that_it_is_the_same(pair: Pair, tmp_path: Path) -> None:
    outgoing, incoming = await pair.offer(Kind.INBAND)
    told = incoming.offer.files[0]
    assert (told.name, told.size, told.media_type, told.description) == (
        "survey.ods",
        len(CONTENT),
        "text/plain",
        "words",
    )
    assert incoming.offer.id == "offer-1"
    await incoming.accept()
    assert await travel(outgoing, incoming, Kind.INBAND, tmp_path) == CONTENT
    finishing = asyncio.ensure_future(outgoing.finish(DIGEST))
    assert await incoming.expected_digest() == DIGEST
    await incoming.finish(DIGEST)
    assert await finishing is True


async def test_from_the_middle(pair: Pair, tmp_path: Path) -> None:
    outgoing, incoming = await pair.offer(Kind.INBAND)
    await incoming.accept(start_at=1000)
    assert await travel(outgoing, incoming, Kind.INBAND, tmp_path, 1000) == CONTENT[1000:]
    assert outgoing.start_at == 1000


async def test_a_digest_that_is_known_goes_with_the_offer(pair: Pair) -> None:
    _, incoming = await pair.offer(Kind.INBAND, file=replace(FILE, digest=DIGEST))
    assert incoming.offer.files[0].digest == DIGEST


async def test_declined_and_withdrawn(pair: Pair) -> None:
    outgoing, incoming = await pair.offer(Kind.INBAND)
    await incoming.decline()
    with pytest.raises(Declined):
        await outgoing.answered()

    ends: list[Failure] = []
    pair.offers.clear()
    outgoing, incoming = await pair.offer(Kind.INBAND)
    incoming.on_peer_abort(ends.append)
    await outgoing.abort(Cancelled(by_us=True))
    await until(lambda: ends)
    assert isinstance(ends[0], Cancelled) and not ends[0].by_us


async def test_wrong_bytes_are_told_to_the_sender(pair: Pair, tmp_path: Path) -> None:
    outgoing, incoming = await pair.offer(Kind.INBAND)
    await incoming.accept()
    await travel(outgoing, incoming, Kind.INBAND, tmp_path)
    finishing = asyncio.ensure_future(outgoing.finish(DIGEST))
    assert await incoming.expected_digest() == DIGEST
    await incoming.abort(DigestMismatch("sha-256", DIGEST.hex, "00" * 32))
    with pytest.raises(DigestMismatch) as mismatch:
        await finishing
    assert mismatch.value.actual == "00" * 32


async def test_cancelled_while_bytes_flow(pair: Pair) -> None:
    outgoing, incoming = await pair.offer(Kind.INBAND)
    ends: list[Failure] = []
    outgoing.on_peer_abort(ends.append)
    await incoming.accept()
    await outgoing.answered()
    await asyncio.gather(outgoing.open(Kind.INBAND), incoming.next_stream())
    await incoming.abort(Cancelled(by_us=True))
    await until(lambda: ends)
    assert isinstance(ends[0], Cancelled) and not ends[0].by_us


async def test_only_to_clients_that_have_it(pair: Pair) -> None:
    assert isinstance(pair.ours.misfit((FILE,), Resource(pair.bob.full_jid, features=frozenset())), Unsupported)
    features = await pair.alice.session.discovery.features(pair.bob.full_jid)
    resource = Resource(pair.bob.full_jid, features=features)
    assert pair.ours.misfit((FILE,), resource) is None
    assert Kind.INBAND in pair.ours.kinds_for(resource)


async def test_over_socks5_directly(pair: Pair, tmp_path: Path) -> None:
    outgoing, incoming = await pair.offer(Kind.SOCKS5_DIRECT, Kind.INBAND)
    await incoming.accept(start_at=7)
    assert await travel(outgoing, incoming, Kind.SOCKS5_DIRECT, tmp_path, 7) == CONTENT[7:]
    assert incoming.kind is Kind.SOCKS5_DIRECT
    finishing = asyncio.ensure_future(outgoing.finish(DIGEST))
    assert await incoming.expected_digest() == DIGEST
    await incoming.finish(DIGEST)
    assert await finishing is True


async def test_through_a_proxy(pair: Pair, tmp_path: Path) -> None:
    outgoing, incoming = await pair.offer(Kind.SOCKS5_PROXY)
    await incoming.accept()
    assert await travel(outgoing, incoming, Kind.SOCKS5_PROXY, tmp_path) == CONTENT
    assert (incoming.kind, outgoing.streams[0].kind) == (Kind.SOCKS5_PROXY, Kind.SOCKS5_PROXY)


async def nothing(*_arguments: object, **_more: object) -> tuple[Streamhost, ...]:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        return (Streamhost(Jid("a@b/c"), "127.0.0.1", closed.getsockname()[1]),)


@pytest.mark.parametrize("by_initiator", [True, False])
async def test_unreachable_over_socks5_the_transport_is_replaced(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_initiator: bool
) -> None:
    """fault 18"""
    monkeypatch.setattr("gharial.backend.bytestreams.socks5.Socks5Streams.own_streamhosts", nothing)
    monkeypatch.setattr("gharial.backend.methods.jingle_incoming.INITIATIVE_S", 60.0 if by_initiator else 0.05)
    outgoing, incoming = await pair.offer(Kind.SOCKS5_DIRECT, Kind.INBAND)
    await incoming.accept()
    await outgoing.answered()
    coming = asyncio.ensure_future(incoming.next_stream())
    with pytest.raises(Unreachable):
        await outgoing.open(Kind.SOCKS5_DIRECT)
    if not by_initiator:
        await until(lambda: outgoing.fits(Kind.INBAND))
    stream, other = await asyncio.gather(outgoing.open(Kind.INBAND), coming)
    assert stream.kind is Kind.INBAND and other.kind is Kind.INBAND
    path = tmp_path / "source"
    path.write_bytes(CONTENT)
    _, got = await asyncio.gather(
        asyncio.to_thread(send, stream, path, 0), asyncio.to_thread(receive, other, len(CONTENT))
    )
    assert got == CONTENT


async def test_a_peer_that_dials_only_is_reached_by_what_it_offers(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    """Either side's candidate will do: here only the receiver can be reached."""
    real = Socks5Streams.own_streamhosts

    async def only_bobs(self: Socks5Streams) -> tuple[Streamhost, ...]:
        return await real(self) if self._session is pair.bob.session else await nothing()

    monkeypatch.setattr("gharial.backend.bytestreams.socks5.Socks5Streams.own_streamhosts", only_bobs)
    outgoing, incoming = await pair.offer(Kind.SOCKS5_DIRECT)
    await incoming.accept()
    await outgoing.answered()
    one, other = await asyncio.gather(outgoing.open(Kind.SOCKS5_DIRECT), incoming.next_stream())
    assert {one.kind, other.kind} == {Kind.SOCKS5_DIRECT}
