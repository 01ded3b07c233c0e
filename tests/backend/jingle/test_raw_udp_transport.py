"""Files as raw UDP between two accounts on a real server; others are declined politely (XEP-0177)."""

import asyncio
import socket
import uuid
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from gharial.backend.bytestreams import raw_udp_links
from gharial.backend.jingle.raw_udp_candidates import MOST_READ, NAMESPACE, RELIABLE, read_addresses, read_secret
from gharial.backend.methods import jingle_incoming
from gharial.backend.methods.jingle_file import JingleFiles
from gharial.backend.wire.raw_udp import Agreement, Word, new_nonce
from gharial.model.contact import Resource
from gharial.model.failures import Declined, Failure, ProtocolBreach, Unreachable, Unsupported
from gharial.model.settings import Settings
from gharial.model.transfer import FileInfo, Kind, Offer
from prosody_server import ProsodyServer
from tests.backend.methods.hand_peer import HandPeer, content, file_xml, hand_peer, ibb, reason_in
from tests.backend.methods.parties import Party, pull, push_bytes, two_parties
from tests.support.accounts import until

SECRET = "ab" * 16


def raw(*addresses: tuple[str, int], secret: str | None = SECRET) -> str:
    listed = "".join(
        f"<candidate component='1' generation='0' id='c{n}' ip='{host}' port='{port}' type='host'/>"
        for n, (host, port) in enumerate(addresses)
    )
    stream = "" if secret is None else f"<stream xmlns='{RELIABLE}' secret='{secret}'/>"
    return f"<transport xmlns='{NAMESPACE}'>{listed}{stream}</transport>"


def told(jingle: ET.Element) -> tuple[str, list[tuple[str, int]]]:
    """The secret and the addresses of a content's transport."""
    element = next(jingle.iter(f"{{{NAMESPACE}}}transport"))
    return read_secret(element), list(read_addresses(element, loopback=True))


# --- the element ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "port"),
    [
        ("169.254.169.254", 5000), ("224.0.0.1", 5000), ("0.0.0.0", 5000), ("255.255.255.255", 5000),
        ("192.0.2.1", 0), ("192.0.2.1", 53), ("192.0.2.1", 1023), ("192.0.2.1", 65536), ("printer.local", 5000),
        ("::ffff:192.0.2.1", 5000), ("fe80::1%eth0", 5000), ("", 5000), ("127.0.0.1", 5000),
    ],
)  # fmt: skip
def test_no_port_scanner_for_others(host: str, port: int) -> None:
    """security 26"""
    assert read_addresses(ET.fromstring(raw((host, port))), loopback=False) == ()


def test_few_of_five_hundred() -> None:
    """security 27"""
    listed = [(f"198.51.100.{n % 250 + 1}", 5000 + n) for n in range(500)]
    assert read_addresses(ET.fromstring(raw(*listed)), loopback=False) == tuple(listed[:MOST_READ])


@pytest.mark.parametrize("secret", [None, "", "ab", "g" * 32, "A" * 32, "a" * 200, "a b" * 11])
def test_without_a_usable_secret_it_is_one_for_calls(secret: str | None) -> None:
    assert read_secret(ET.fromstring(raw(("192.0.2.1", 5000), secret=secret))) == ""


def test_two_secrets_are_none() -> None:
    element = ET.fromstring(raw())
    ET.SubElement(element, f"{{{RELIABLE}}}stream", {"secret": "cd" * 16})
    assert read_secret(element) == ""


# --- sessions ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("secret", [None, "ab"])
async def test_an_offer_over_bare_raw_udp_is_ended_with_the_reason_and_no_question(
    prosody: ProsodyServer, secret: str | None
) -> None:
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + raw(("192.0.2.1", 40000), secret=secret)))
        ended = await peer.hears("session-terminate")
        assert reason_in(ended) == "unsupported-transports"
        assert peer.bob.offers.empty()


async def test_a_change_to_bare_raw_udp_is_rejected_and_what_was_agreed_stands(prosody: ProsodyServer) -> None:
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + ibb("one")))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        await peer.hears("session-accept")
        await peer.says(peer.bobs, "transport-replace", content(raw(("192.0.2.1", 40000), secret=None)))
        rejected = await peer.hears("transport-reject")
        assert next(rejected.iter(f"{{{NAMESPACE}}}transport")) is not None
        assert not list(rejected.iter(f"{{{NAMESPACE}}}candidate"))


async def test_an_answer_without_a_reliable_stream_is_a_breach(prosody: ProsodyServer) -> None:
    async with hand_peer(prosody) as peer:
        outgoing = await peer.is_offered(Kind.RAW_UDP)
        await peer.hears("session-initiate")
        await peer.accepts(raw(("192.0.2.1", 40000), secret=None))
        with pytest.raises(ProtocolBreach):
            await outgoing.answered()


async def test_our_own_secret_as_the_answer_is_a_breach(prosody: ProsodyServer) -> None:
    """security 22: with one secret for both, an echo would prove whatever it comes from."""
    async with hand_peer(prosody) as peer:
        outgoing = await peer.is_offered(Kind.RAW_UDP)
        secret, _ = told(await peer.hears("session-initiate"))
        await peer.accepts(raw(("127.0.0.1", 40000), secret=secret))
        with pytest.raises(ProtocolBreach):
            await outgoing.answered()


async def test_nothing_is_told_before_the_yes(prosody: ProsodyServer) -> None:
    """security 40: who only offers learns no address, and no datagram comes to it."""
    async with hand_peer(prosody) as peer:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            sock.bind(("127.0.0.1", 0))
            sock.setblocking(False)
            await peer.offers(content(file_xml() + raw(sock.getsockname())))
            incoming = await peer.bob.next_offer()
            await peer.says(peer.bobs, "transport-replace", content(raw(sock.getsockname(), secret="cd" * 16)))
            await peer.hears("transport-reject")
            with pytest.raises(BlockingIOError):
                sock.recv(2000)
            assert not peer.heard
            await incoming.accept()
            accepted = await peer.hears("session-accept")
            secret, addresses = told(accepted)
            assert len(secret) == 32 and addresses
            coming = asyncio.create_task(incoming.next_stream())
            sock.setblocking(True)
            sock.settimeout(30)
            datagram = await asyncio.to_thread(sock.recv, 2000)
            agreed = Agreement(SECRET, secret, initiator=True).read(datagram)
            assert agreed is not None and agreed.word is Word.ASK
            coming.cancel()


async def test_wrong_secrets_lead_nowhere_and_another_way_is_asked_for(
    prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """security 22: somebody who sits where the peer said, and does not know what it said besides."""
    monkeypatch.setattr(raw_udp_links, "SEARCH_S", 1.0)
    monkeypatch.setattr(jingle_incoming, "INITIATIVE_S", 0.1)
    async with hand_peer(prosody) as peer:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            sock.bind(("127.0.0.1", 0))
            sock.settimeout(30)
            await peer.offers(content(file_xml() + raw(sock.getsockname())))
            incoming = await peer.bob.next_offer()
            await incoming.accept()
            await peer.hears("session-accept")
            coming = asyncio.create_task(incoming.next_stream())
            _, place = await asyncio.to_thread(sock.recvfrom, 2000)
            stranger = Agreement("cd" * 16, "ef" * 16, initiator=True)
            for word in Word:
                sock.sendto(stranger.write(word, new_nonce()), place)
            await peer.hears("transport-replace")
            coming.cancel()


# --- privacy and settings ---------------------------------------------------------------------------------------------


async def refused_offer(alice: Party, bob: Party) -> Failure:
    file = FileInfo("a.txt", 3)
    offer = Offer(uuid.uuid4().hex, alice.person.jid, bob.person.full_jid, "jingle", (file,), datetime.now(UTC))
    with pytest.raises(Unsupported) as caught:
        await alice.method.offer(offer, (Kind.RAW_UDP,))
    return caught.value


async def test_who_must_not_see_our_address_is_offered_none(prosody: ProsodyServer) -> None:
    """security 42"""
    async with two_parties(prosody, JingleFiles) as (alice, bob):
        alice.carriers.may_meet = lambda _peer: False
        await refused_offer(alice, bob)
        resource = Resource(bob.person.full_jid, features=JingleFiles.features)
        assert Kind.RAW_UDP not in alice.method.kinds_for(resource)


async def test_who_must_not_see_our_address_cannot_ask_for_it(prosody: ProsodyServer) -> None:
    """security 33, 42: an offer over raw UDP is ended, and so is a wish for it later."""
    async with hand_peer(prosody) as peer:
        peer.bob.carriers.may_meet = lambda _peer: False
        await peer.offers(content(file_xml() + raw(("127.0.0.1", 40000))))
        assert reason_in(await peer.hears("session-terminate")) == "unsupported-transports"
        peer.sid = uuid.uuid4().hex
        await peer.offers(content(file_xml() + ibb("one")))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        await peer.hears("session-accept")
        await peer.says(peer.bobs, "transport-replace", content(raw(("127.0.0.1", 40000))))
        rejected = await peer.hears("transport-reject")
        assert not list(rejected.iter(f"{{{NAMESPACE}}}candidate"))


@pytest.mark.parametrize("who", ["sender", "receiver"])
async def test_switched_off_it_is_no_way(prosody: ProsodyServer, who: str) -> None:
    async with hand_peer(prosody) as peer:
        off = replace(Settings(), raw_udp=False)
        if who == "sender":
            peer.alice.carriers.settings = lambda: off
            await refused_offer(peer.alice, peer.bob)
            return
        peer.bob.carriers.settings = lambda: off
        await peer.offers(content(file_xml() + raw(("127.0.0.1", 40000))))
        assert reason_in(await peer.hears("session-terminate")) == "unsupported-transports"


# --- bytes ------------------------------------------------------------------------------------------------------------


async def fall_back(peer: HandPeer) -> None:
    outgoing = await peer.is_offered(Kind.RAW_UDP, Kind.INBAND)
    await peer.hears("session-initiate")
    await peer.accepts(raw(("127.0.0.1", 40000)))
    await outgoing.answered()
    with pytest.raises(Unreachable):
        await outgoing.open(Kind.RAW_UDP)
    opening = asyncio.create_task(outgoing.open(Kind.INBAND))
    await peer.hears("transport-replace")
    opening.cancel()


async def test_where_nobody_answers_the_same_session_goes_on_in_band(
    prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raw_udp_links, "SEARCH_S", 0.3)
    async with hand_peer(prosody) as peer:
        await fall_back(peer)


async def test_a_session_may_move_to_it(prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw_udp_links, "SEARCH_S", 30.0)
    async with two_parties(prosody, JingleFiles) as (alice, bob):
        outgoing = await alice.offer(bob, "a.txt", 3, (Kind.SOCKS5_DIRECT, Kind.RAW_UDP))
        incoming = await bob.next_offer()
        await incoming.accept()
        await outgoing.answered()
        # The first way is not even tried: the session moves to raw UDP.
        coming = asyncio.create_task(incoming.next_stream())
        sending = await outgoing.open(Kind.RAW_UDP)
        receiving = await coming
        assert receiving.kind is sending.kind is Kind.RAW_UDP
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, sending, b"abc"))
        assert await asyncio.to_thread(pull, receiving, 3) == b"abc"
        await pushing
        sending.close()
        receiving.close()


async def test_a_no_frees_the_ports_of_the_offer(prosody: ProsodyServer) -> None:
    async with hand_peer(prosody) as peer:
        outgoing = await peer.is_offered(Kind.RAW_UDP)
        _, addresses = told(await peer.hears("session-initiate"))
        port = dict(addresses)["127.0.0.1"]
        await peer.says(peer.alice.person.full_jid, "session-terminate", "<reason><decline/></reason>")
        with pytest.raises(Declined):
            await outgoing.answered()
        await outgoing.abort(Declined(""))

        def is_free() -> bool:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
                try:
                    sock.bind(("127.0.0.1", port))
                except OSError:
                    return False
            return True

        await until(is_free)
