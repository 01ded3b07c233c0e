"""What was offered encrypted goes on encrypted or not at all (XEP-0391, security 34). The encryption here is a toy."""

import asyncio
import xml.etree.ElementTree as ET
from io import BytesIO
from typing import BinaryIO

import pytest

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.jingle import security
from gharial.backend.jingle.security import SecurityType
from gharial.backend.methods.jingle_file import JingleFiles
from gharial.backend.methods.jingle_outgoing import JingleOutgoing
from gharial.model.failures import NotSecured, ProtocolBreach, Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import Kind
from gharial.model.transfer_bounds import Lack
from prosody_server import ProsodyServer
from tests.backend.methods.hand_peer import content, file_xml, hand_peer, ibb, reason_in
from tests.backend.methods.parties import pull, push_bytes, two_parties
from tests.support.accounts import until

LOCK = "urn:example:lock"
FLIP = bytes(255 - n for n in range(256))


class FlippedStream:
    """Every bit the other way round."""

    def __init__(self, inner: ByteStream) -> None:
        self.inner = inner
        self.kind, self.route = inner.kind, inner.route

    def send_slice(self, file: BinaryIO, offset: int, size: int) -> int:
        file.seek(offset)
        return self.inner.send_slice(BytesIO(file.read(size).translate(FLIP)), 0, size)

    def receive_into(self, buffer: memoryview) -> int | None:
        count = self.inner.receive_into(buffer)
        if count:
            buffer[:count] = bytes(buffer[:count]).translate(FLIP)
        return count

    def finish_sending(self) -> None:
        self.inner.finish_sending()

    def close(self) -> None:
        self.inner.close()


class Lock:
    namespace = LOCK

    def __init__(self) -> None:
        self.streams: list[ByteStream] = []

    def element(self) -> ET.Element:
        return ET.Element(f"{{{LOCK}}}security", {"key": "k"})

    def take(self, element: ET.Element) -> None:
        if element.get("key") != "k":
            raise ProtocolBreach("", "no key")

    def secured(self, stream: ByteStream) -> ByteStream:
        self.streams.append(stream)
        return FlippedStream(stream)


def lock(key: str = "k") -> str:
    return f"<security xmlns='{LOCK}' key='{key}'/>"


@pytest.fixture
def locks(monkeypatch: pytest.MonkeyPatch) -> list[Lock]:
    """Those that offers of peers were taken with."""
    made: list[Lock] = []

    def make(_peer: Jid) -> Lock:
        made.append(Lock())
        return made[-1]

    monkeypatch.setattr(security, "SECURITIES", (SecurityType(LOCK, make),))
    return made


def demanding(outgoing: JingleOutgoing) -> Lock:
    """Before the offer leaves."""
    outgoing.security = made = Lock()
    return made


async def test_both_ends_hand_the_stream_to_it(prosody: ProsodyServer, locks: list[Lock]) -> None:
    async with two_parties(prosody, JingleFiles) as (alice, bob):
        outgoing = await alice.offer(bob, "a.txt", 3, (Kind.SOCKS5_DIRECT,))
        assert isinstance(outgoing, JingleOutgoing)
        ours = demanding(outgoing)
        incoming = await bob.next_offer()
        await incoming.accept()
        await outgoing.answered()
        coming = asyncio.create_task(incoming.next_stream())
        sending = await outgoing.open(Kind.SOCKS5_DIRECT)
        receiving = await coming
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, sending, b"abc"))
        assert await asyncio.to_thread(pull, receiving, 3) == b"abc"
        await pushing
        assert len(ours.streams) == len(locks[-1].streams) == 1


async def test_the_bytes_on_the_way_are_not_the_files(prosody: ProsodyServer, locks: list[Lock]) -> None:
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + ibb("one") + lock()))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        accepted = await peer.hears("session-accept")
        assert accepted.find(f".//{{{LOCK}}}security") is not None, "the answer keeps to it"
        coming = asyncio.create_task(incoming.next_stream())
        stream = await peer.carriers.inband.open(peer.bobs, "one", 4096)
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, stream, b"abc".translate(FLIP)))
        assert await asyncio.to_thread(pull, await coming, 3) == b"abc"
        await pushing


@pytest.mark.parametrize("demanded", [lock("another"), "<security xmlns='urn:xmpp:jingle:jet:0'/>"])
async def test_an_offer_with_what_is_not_understood_is_ended(
    prosody: ProsodyServer, locks: list[Lock], demanded: str
) -> None:
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + ibb() + demanded))
        assert reason_in(await peer.hears("session-terminate")) == "security-error"
        assert peer.bob.offers.empty()


@pytest.mark.parametrize("answer", ["", lock("another"), "<security xmlns='urn:xmpp:jingle:jet:0'/>"])
async def test_an_answer_without_it_ends_the_session_and_nothing_is_tried_plain(
    prosody: ProsodyServer, answer: str
) -> None:
    async with hand_peer(prosody) as peer:
        outgoing_soon = asyncio.ensure_future(peer.is_offered(Kind.INBAND))
        await until(lambda: peer.alice.method._running)  # type: ignore[attr-defined]
        (outgoing,) = peer.alice.method._running  # type: ignore[attr-defined]
        ours = demanding(outgoing)
        assert await outgoing_soon is outgoing
        await peer.hears("session-initiate")
        await peer.accepts(ibb(outgoing._transport._sid) + answer)
        with pytest.raises(NotSecured) as caught:
            await outgoing.answered()
        assert caught.value.final, "another way would be a plain one"
        assert reason_in(await peer.hears("session-terminate")) == "security-error"
        assert not ours.streams and not outgoing.streams


async def test_an_answer_that_demands_what_was_not_offered(prosody: ProsodyServer) -> None:
    async with hand_peer(prosody) as peer:
        outgoing = await peer.is_offered(Kind.INBAND)
        initiate = await peer.hears("session-initiate")
        assert initiate.find(f".//{{{LOCK}}}security") is None
        await peer.accepts(ibb("x") + lock())
        with pytest.raises(NotSecured):
            await outgoing.answered()
        assert reason_in(await peer.hears("session-terminate")) == "security-error"


async def test_a_no_for_its_sake_is_told_as_that(prosody: ProsodyServer) -> None:
    async with hand_peer(prosody) as peer:
        outgoing = await peer.is_offered(Kind.INBAND)
        await peer.hears("session-initiate")
        demanding(outgoing)
        await peer.says(peer.alice.person.full_jid, "session-terminate", "<reason><security-error/></reason>")
        with pytest.raises(NotSecured):
            await outgoing.answered()


async def test_who_takes_nothing_in_the_open_is_told_as_that(prosody: ProsodyServer) -> None:
    """What was offered in the open may go another way in the open: nothing was promised that this would take back."""
    async with hand_peer(prosody) as peer:
        outgoing = await peer.is_offered(Kind.INBAND)
        await peer.hears("session-initiate")
        await peer.says(peer.alice.person.full_jid, "session-terminate", "<reason><security-error/></reason>")
        with pytest.raises(Unsupported) as caught:
            await outgoing.answered()
        assert caught.value.lacks == Lack.IN_THE_OPEN.value and not caught.value.final


async def test_another_transport_cannot_bring_or_drop_it(prosody: ProsodyServer, locks: list[Lock]) -> None:
    """security 33: the wish for an encrypted one in a plain session is refused; a plain wish in an encrypted one
    changes the way, and not what goes over it."""
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + ibb("one")))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        await peer.hears("session-accept")
        await peer.says(peer.bobs, "transport-replace", content(ibb("two") + lock()))
        await peer.hears("transport-reject")
        peer.sid += "-2"
        await peer.offers(content(file_xml("b.txt") + ibb("three") + lock()))
        second = await peer.bob.next_offer("b.txt")
        await second.accept()
        await peer.hears("session-accept")
        await peer.says(peer.bobs, "transport-replace", content(ibb("four")))
        await peer.hears("transport-accept")
        coming = asyncio.create_task(second.next_stream())
        stream = await peer.carriers.inband.open(peer.bobs, "four", 4096)
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, stream, b"abc".translate(FLIP)))
        assert await asyncio.to_thread(pull, await coming, 3) == b"abc"
        await pushing
