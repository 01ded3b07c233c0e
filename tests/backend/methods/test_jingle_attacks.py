"""Peers of a Jingle file session who mean no good."""

import asyncio
import socket

import pytest

from gharial.backend.jingle import socks5_transport
from gharial.backend.jingle.socks5_candidates import MOST_READ
from gharial.backend.methods import jingle_incoming
from gharial.backend.wire.socks5 import destination
from gharial.model.failures import Failure, RequestFailed, Unsupported
from gharial.model.transfer import Kind
from prosody_server import ProsodyServer
from tests.backend.methods.hand_peer import IBB, S5B, candidate, content, file_xml, hand_peer, ibb, reason_in, s5b
from tests.backend.methods.other_receiver import dialled
from tests.backend.methods.parties import pull, push_bytes
from tests.support.accounts import signed_in, unique_user, until
from tests.support.raw_peer import RawPeer

INBAND = (Kind.INBAND,)


async def test_two_offers_under_one_sid(prosody: ProsodyServer) -> None:
    """security 21: the second has no effect on the first, and nobody else may send its bytes."""
    async with hand_peer(prosody) as peer, signed_in(prosody, unique_user("mallory")) as (mallory,):
        await peer.offers(content(file_xml("first.txt") + ibb("one")))
        first = await peer.bob.next_offer()
        evil = RawPeer(mallory.session)
        xml = content(file_xml("second.txt") + ibb("one"))
        await evil.ask(
            peer.bobs, f"<jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' sid='{peer.sid}'>{xml}</jingle>"
        )
        second = await peer.bob.next_offer()
        assert (first.offer.files[0].name, second.offer.files[0].name) == ("first.txt", "second.txt")
        assert first.offer.peer != second.offer.peer
        await first.accept()
        coming = asyncio.create_task(first.next_stream())
        opening = "<open xmlns='http://jabber.org/protocol/ibb' sid='one' block-size='4096'/>"
        assert await evil.refused(peer.bobs, opening)
        assert not coming.done()
        await second.decline()
        stream = await peer.carriers.inband.open(peer.bobs, "one", 4096)
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, stream, b"abc"))
        assert await asyncio.to_thread(pull, await coming, 3) == b"abc"
        await pushing


def answer_to_stranger(address: tuple[str, int]) -> int:
    """What a wrong DST.ADDR is told; 0 is success, -1 that it was closed."""
    with socket.create_connection(address, 5) as sock:
        sock.sendall(b"\x05\x01\x00")
        assert sock.recv(2) == b"\x05\x00"
        sock.sendall(b"\x05\x01\x00\x03\x28" + b"0" * 40 + b"\x00\x00")
        try:
            told = sock.recv(64)
        except ConnectionError:
            return -1
        return told[1] if len(told) > 1 else -1


async def test_a_stranger_at_our_port_is_not_the_peer(prosody: ProsodyServer) -> None:
    """security 22"""
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + s5b("s1")))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        coming = asyncio.create_task(incoming.next_stream())
        accepted = await peer.hears("session-accept")
        ours = next(one for one in accepted.iter(f"{{{S5B}}}candidate") if one.get("host") == "127.0.0.1")
        address = ("127.0.0.1", int(ours.get("port", "0")))
        assert await asyncio.to_thread(answer_to_stranger, address) != 0
        right = destination("s1", peer.bobs.full, peer.jid.full)
        sock = await asyncio.to_thread(dialled, address, right, 64)
        used = f"<candidate-used cid='{ours.get('cid')}'/>"
        await peer.says(peer.bobs, "transport-info", content(s5b("s1", inside=used), senders=""))
        stream = await coming
        await asyncio.to_thread(sock.sendall, b"abc")
        assert await asyncio.to_thread(pull, stream, 3) == b"abc"
        sock.close()


async def test_bytes_before_the_activation_are_not_the_peers(prosody: ProsodyServer) -> None:
    """security 23"""
    async with hand_peer(prosody) as peer:
        proxy = socket.create_server(("127.0.0.1", 0))
        proxy.settimeout(60)

        def serve() -> socket.socket:
            sock, _ = proxy.accept()
            sock.settimeout(60)
            sock.recv(sock.recv(2)[1])
            sock.sendall(b"\x05\x00")
            head = sock.recv(5)
            rest = sock.recv(head[4] + 2)
            # Bytes of the proxy's own, in one piece with its answer.
            sock.sendall(b"\x05\x00\x00" + head[3:] + rest + b"EVIL")
            return sock

        serving = asyncio.create_task(asyncio.to_thread(serve))
        one = candidate("c1", "127.0.0.1", proxy.getsockname()[1], "proxy.example", priority=655_360, kind="proxy")
        await peer.offers(content(file_xml() + s5b("s1", one)))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        coming = asyncio.create_task(incoming.next_stream())
        sock = await serving
        await until(lambda: any(info.find(f".//{{{S5B}}}candidate-used") is not None for info in peer.heard))
        inside = "<candidate-error/><activated cid='c1'/>"
        await peer.says(peer.bobs, "transport-info", content(s5b("s1", inside=inside), senders=""))
        stream = await coming
        await asyncio.to_thread(sock.sendall, b"abc")
        assert await asyncio.to_thread(pull, stream, 3) == b"abc"
        sock.close()
        proxy.close()


async def test_an_activation_that_never_was(prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """security 23: `proxy-error` ends the way, and another is asked for."""
    monkeypatch.setattr(jingle_incoming, "INITIATIVE_S", 0.1)
    async with hand_peer(prosody) as peer:
        (proxy, *_) = await peer.carriers.socks5.proxies.find(peer.bobs, ours_only=False)
        one = candidate("c1", proxy.host, proxy.port, proxy.jid.full, priority=655_360, kind="proxy")
        await peer.offers(content(file_xml() + s5b("s1", one)))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        coming = asyncio.create_task(incoming.next_stream())
        await until(lambda: any(info.find(f".//{{{S5B}}}candidate-used") is not None for info in peer.heard))
        inside = "<candidate-error/><proxy-error/>"
        await peer.says(peer.bobs, "transport-info", content(s5b("s1", inside=inside), senders=""))
        await peer.hears("transport-replace")
        coming.cancel()


async def test_no_port_scanner_for_others(prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """security 26: places no file comes from are not dialled."""
    monkeypatch.setattr(socks5_transport, "VERDICT_S", 0.2)
    monkeypatch.setattr(jingle_incoming, "INITIATIVE_S", 0.1)
    places = [("169.254.169.254", 80), ("127.0.0.1", 25), ("224.0.0.1", 5000), ("0.0.0.0", 5000), ("127.0.0.1", 0)]
    dialled_hosts: list[tuple[str, int]] = []
    loop = asyncio.get_running_loop()
    real = loop.sock_connect

    async def connect(sock: socket.socket, address: tuple[str, int]) -> None:
        dialled_hosts.append(address[:2])
        await real(sock, address)

    async with hand_peer(prosody) as peer:
        monkeypatch.setattr(loop, "sock_connect", connect, raising=False)
        listed = [candidate(f"c{n}", host, port, peer.jid.full) for n, (host, port) in enumerate(places)]
        await peer.offers(content(file_xml() + s5b("s1", *listed)))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        coming = asyncio.create_task(incoming.next_stream())
        await until(lambda: any(info.find(f".//{{{S5B}}}candidate-error") is not None for info in peer.heard))
        assert not set(places) & set(dialled_hosts)
        coming.cancel()


async def test_five_hundred_candidates(prosody: ProsodyServer) -> None:
    """security 27: few are tried, in bounded time."""
    async with hand_peer(prosody) as peer:
        listed = [
            candidate(f"c{n}", f"198.51.100.{n % 250 + 1}", 5000 + n, peer.jid.full, priority=n + 1) for n in range(500)
        ]
        await peer.offers(content(file_xml() + s5b("s1", *listed)))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        coming = asyncio.create_task(incoming.next_stream())
        await until(lambda: any(info.find(f".//{{{S5B}}}candidate-error") is not None for info in peer.heard), 45)
        assert len(incoming._transport._theirs) <= MOST_READ  # type: ignore[attr-defined]
        coming.cancel()


@pytest.mark.parametrize(
    "transport",
    [
        ibb("x" * 2000),
        ibb(""),
        s5b(""),
        f"<transport xmlns='{S5B}' sid='s' mode='udp'/>",
    ],
)
async def test_a_transport_that_makes_no_sense(prosody: ProsodyServer, transport: str) -> None:
    """Nobody is asked about what cannot be."""
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + transport))
        assert reason_in(await peer.hears("session-terminate")) == "unsupported-transports"
        assert peer.bob.offers.empty()


async def test_terminates_without_end(prosody: ProsodyServer) -> None:
    """security 32: one ends it, the others are told that there is no such session."""
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + ibb()))
        incoming = await peer.bob.next_offer()
        ends = "<reason><cancel/></reason>"
        assert await peer.refused(peer.bobs, "session-terminate", ends) == ""
        for _ in range(20):
            assert await peer.refused(peer.bobs, "session-terminate", ends) == "item-not-found"
        with pytest.raises(Failure):
            await incoming.accept()
        with pytest.raises(RequestFailed):
            await peer.says(peer.bobs, "session-info")
        assert not peer.heard


async def test_an_end_right_behind_the_offer(prosody: ProsodyServer) -> None:
    """security 32: both in one packet; nobody is asked about what is over."""
    async with hand_peer(prosody) as peer:

        def iq(number: int, action: str, inside: str) -> str:
            jingle = f"<jingle xmlns='urn:xmpp:jingle:1' action='{action}' sid='{peer.sid}'>{inside}</jingle>"
            return f"<iq type='set' id='behind-{number}' to='{peer.bobs.full}'>{jingle}</iq>"

        client = peer.raw.session.client
        client.send_raw(
            iq(1, "session-initiate", content(file_xml() + ibb()))
            + iq(2, "session-terminate", "<reason><cancel/></reason>")
        )
        # Both are answered before what is asked now.
        assert await peer.refused(peer.bobs, "session-info") == "item-not-found"
        await asyncio.sleep(0)
        while not peer.bob.offers.empty():
            assert peer.bob.offers.get_nowait().ending.failure is not None  # type: ignore[attr-defined]


async def test_another_way_before_the_yes_is_told_no_address(prosody: ProsodyServer) -> None:
    """security 33, 40: an offer over the server, then at once a wish for our addresses."""
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + ibb()))
        incoming = await peer.bob.next_offer()
        await peer.says(peer.bobs, "transport-replace", content(s5b("s1")))
        await until(lambda: peer.heard)
        (answer,) = peer.heard
        assert answer.get("action") == "transport-reject" and not list(answer.iter(f"{{{S5B}}}candidate"))
        peer.heard.clear()
        # The offer stands as it was made.
        await incoming.accept()
        accepted = await peer.hears("session-accept")
        assert len(list(accepted.iter(f"{{{IBB}}}transport"))) == 1


@pytest.mark.parametrize(
    ("facts", "proven"),
    [
        ("", False),
        ("<date>2020-01-01T00:00:00Z</date>", True),
        ("<hash-used xmlns='urn:xmpp:hashes:2' algo='sha-256'/>", True),
    ],
)
async def test_only_a_file_that_can_be_told_apart_is_gone_on_with(
    prosody: ProsodyServer, facts: str, proven: bool
) -> None:
    """security 31"""
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml(inside=f"<range/>{facts}") + ibb()))
        incoming = await peer.bob.next_offer()
        if not proven:
            with pytest.raises(Unsupported):
                await incoming.accept(1)
            await incoming.accept()
        else:
            await incoming.accept(1)
        assert incoming.start_at == int(proven)
