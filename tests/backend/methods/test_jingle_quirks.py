"""Habits of other Jingle clients, played back (fault 21): each row of backend/jingle/quirks.py has a test here."""

import ast
import asyncio
import secrets
import socket
from pathlib import Path

import pytest

from gharial.backend.bytestreams.streamhosts import own_hosts
from gharial.backend.jingle import socks5_transport
from gharial.backend.jingle.quirks import QUIRKS
from gharial.backend.methods import jingle_incoming, jingle_outgoing
from gharial.backend.stanzas.hashes import NAMESPACE as HASHES
from gharial.backend.stanzas.jingle import NAMESPACE as JINGLE
from gharial.backend.stanzas.jingle_file import NAMESPACE as FILE
from gharial.backend.stanzas.jingle_file import OLDER
from gharial.backend.wire.socks5 import destination
from gharial.model.contact import Resource
from gharial.model.failures import Unreachable, Unsupported
from gharial.model.transfer import FileInfo, Kind
from prosody_server import ProsodyServer
from tests.backend.methods.hand_peer import (
    IBB,
    S5B,
    HandPeer,
    candidate,
    content,
    file_xml,
    hand_peer,
    ibb,
    reason_in,
    s5b,
)
from tests.backend.methods.other_receiver import dialled
from tests.backend.methods.parties import pull, push_bytes, sha256
from tests.support.accounts import until


def test_every_row_is_played_back() -> None:
    here = Path(__file__)
    files = (here, here.with_name("test_jingle_gajim.py"), here.with_name("test_jingle_ice.py"))
    trees = [ast.parse(one.read_text(encoding="utf-8")) for one in files]
    functions = [one for tree in trees for one in tree.body if isinstance(one, ast.AsyncFunctionDef)]
    told = [line for one in functions for line in (ast.get_docstring(one) or "").splitlines()]
    played = {line.partition(":")[2].strip() for line in told if line.startswith("quirk:")}
    assert played == {one.name for one in QUIRKS}
    assert all(one.does and one.answer and one.source for one in QUIRKS)


async def in_band(peer: HandPeer, sid: str = "ibb-1") -> None:
    """The other one sends Bob its three bytes in-band."""
    stream = await peer.carriers.inband.open(peer.bobs, sid, 4096)
    await asyncio.to_thread(push_bytes, stream, b"abc")


class Listener:
    """A SOCKS5 server of the other one's, for one caller at a time."""

    def __init__(self) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.listening.settimeout(60)
        self.port = self.listening.getsockname()[1]
        self.sock: socket.socket | None = None

    def meet(self) -> socket.socket:
        """Blocking: take the next caller."""
        self.sock, _ = self.listening.accept()
        self.sock.settimeout(60)
        greeting = self.sock.recv(2)
        self.sock.recv(greeting[1])
        self.sock.sendall(b"\x05\x00")
        head = self.sock.recv(5)
        rest = self.sock.recv(head[4] + 2)
        self.sock.sendall(b"\x05\x00\x00" + head[3:] + rest)
        return self.sock

    def close(self) -> None:
        self.listening.close()
        if self.sock is not None:
            self.sock.close()


async def test_the_answer_names_another_transport(prosody: ProsodyServer) -> None:
    """quirk: another-transport"""
    async with hand_peer(prosody) as peer:
        outgoing = await peer.is_offered(Kind.SOCKS5_DIRECT, Kind.INBAND)
        got: list[bytes] = []

        async def take() -> None:
            arrived: asyncio.Future[object] = asyncio.get_running_loop().create_future()
            peer.carriers.inband.expect(peer.alice.person.full_jid, "theirs", arrived.set_result)
            got.append(await asyncio.to_thread(pull, await arrived, 3))  # type: ignore[arg-type]

        taking = asyncio.create_task(take())
        await asyncio.sleep(0)
        await peer.accepts(ibb("theirs"))
        await outgoing.answered()
        with pytest.raises(Unsupported):
            await outgoing.open(Kind.SOCKS5_DIRECT)
        stream = await outgoing.open(Kind.INBAND)
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, stream, b"abc"))
        await taking
        await pushing
        assert got == [b"abc"]
        assert not [one for one in peer.heard if one.get("action") == "transport-replace"]


async def test_an_in_band_offer_answered_with_socks5_is_none_we_may_ride(prosody: ProsodyServer) -> None:
    """The same the other way, where the user hides their address: no replacement leads where the offer must not."""
    async with hand_peer(prosody) as peer:
        outgoing = await peer.is_offered(Kind.INBAND)
        await peer.accepts(s5b("theirs"))
        with pytest.raises(Exception, match="transport") as caught:
            await outgoing.answered()
        assert type(caught.value).__name__ == "ProtocolBreach"
        assert reason_in(await peer.hears("session-terminate")) == "general-error"


async def test_the_proxy_is_active_and_nobody_says_so(prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """quirk: no-activated"""
    monkeypatch.setattr(socks5_transport, "ACTIVATION_S", 0.3)
    async with hand_peer(prosody) as peer:
        (proxy, *_) = await peer.carriers.socks5.proxies.find(peer.bobs, ours_only=False)
        sid = secrets.token_hex(8)
        one = candidate("c1", proxy.host, proxy.port, proxy.jid.full, priority=655_360, kind="proxy")
        await peer.offers(content(file_xml() + s5b(sid, one)))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        coming = asyncio.create_task(incoming.next_stream())
        await peer.says(peer.bobs, "transport-info", content(s5b(sid, inside="<candidate-error/>"), senders=""))
        await until(lambda: any(info.find(f".//{{{S5B}}}candidate-used") is not None for info in peer.heard))
        dst_addr = destination(sid, peer.jid.full, peer.bobs.full)
        stream = await peer.carriers.socks5.join(proxy, dst_addr, sid, peer.bobs, "")
        arrived = await coming
        assert arrived.kind is Kind.SOCKS5_PROXY
        await asyncio.to_thread(push_bytes, stream, b"abc")
        assert await asyncio.to_thread(pull, arrived, 3) == b"abc"


@pytest.mark.parametrize("ends", [True, False])
async def test_received_is_never_said(prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch, ends: bool) -> None:
    """quirk: no-received"""
    monkeypatch.setattr(jingle_outgoing, "FOREIGN_CONFIRM_S", 60.0 if ends else 0.3)
    async with hand_peer(prosody) as peer:
        outgoing = await peer.is_offered(Kind.INBAND)
        offered = await peer.hears("session-initiate")
        arrived: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        sid = offered.find(f".//{{{IBB}}}transport").get("sid", "")  # type: ignore[union-attr]
        peer.carriers.inband.expect(peer.alice.person.full_jid, sid, arrived.set_result)
        await peer.accepts(ibb(sid))
        await outgoing.answered()
        stream = await outgoing.open(Kind.INBAND)
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, stream, b"abc"))
        assert await asyncio.to_thread(pull, await arrived, 3) == b"abc"  # type: ignore[arg-type]
        await pushing
        if ends:
            await peer.says(peer.alice.person.full_jid, "session-terminate", "<reason><success/></reason>")
        async with asyncio.timeout(60):
            assert await outgoing.finish(sha256(b"abc")) is False, "nobody compared it"


@pytest.mark.parametrize("theirs", ["ours-is-worse", "equal"])
async def test_both_choose_candidates_of_one_priority(prosody: ProsodyServer, theirs: str) -> None:
    """quirk: equal-priorities"""
    async with hand_peer(prosody) as peer:
        outgoing = await peer.is_offered(Kind.SOCKS5_DIRECT)
        offered = await peer.hears("session-initiate")
        transport = offered.find(f".//{{{S5B}}}transport")
        assert transport is not None
        best = max(transport, key=lambda one: int(one.get("priority", "0")))
        listener = Listener()
        meeting = asyncio.create_task(asyncio.to_thread(listener.meet))
        rank = int(best.get("priority", "0")) + (1 if theirs == "ours-is-worse" else 0)
        one = candidate("mine", "127.0.0.1", listener.port, peer.jid.full, priority=rank)
        await peer.accepts(s5b(transport.get("sid", ""), one))
        await outgoing.answered()
        opening = asyncio.create_task(outgoing.open(Kind.SOCKS5_DIRECT))
        dst_addr = destination(transport.get("sid", ""), peer.alice.person.full_jid.full, peer.jid.full)
        address = (best.get("host", ""), int(best.get("port", "0")))
        other = await asyncio.to_thread(dialled, address, dst_addr, 64)
        # Both have chosen before either hears of the other's choice.
        assert await peer.hears("transport-info") is not None
        used = f"<candidate-used cid='{best.get('cid')}'/>"
        info = content(s5b(transport.get("sid", ""), inside=used), senders="")
        await peer.says(peer.alice.person.full_jid, "transport-info", info)
        stream, sock = await opening, await meeting
        # The initiator's choice: the one it dialled. The other connection is dropped.
        await asyncio.to_thread(push_bytes, stream, b"abc")
        assert await asyncio.to_thread(sock.recv, 3) == b"abc"
        other.settimeout(60)
        assert await asyncio.to_thread(other.recv, 1) == b""
        other.close()
        listener.close()


async def test_a_digest_is_promised_and_never_comes(prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """quirk: no-checksum"""
    monkeypatch.setattr(jingle_incoming, "FOREIGN_CHECKSUM_S", 0.3)
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml(inside=f"<hash-used xmlns='{HASHES}' algo='sha-256'/>") + ibb()))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        coming = asyncio.create_task(incoming.next_stream())
        await peer.hears("session-accept")
        sending = asyncio.create_task(in_band(peer))
        assert await asyncio.to_thread(pull, await coming, 3) == b"abc"
        await sending
        async with asyncio.timeout(60):
            assert await incoming.expected_digest() is None


@pytest.mark.parametrize("told", [4096, 512, 65535])
async def test_small_blocks_in_band(prosody: ProsodyServer, told: int) -> None:
    """quirk: small-blocks"""
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + ibb(block_size=told)))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        answer = (await peer.hears("session-accept")).find(f".//{{{IBB}}}transport")
        assert answer is not None and int(answer.get("block-size", "0")) == min(told, 8192)
        opened: list[str] = []

        async def opening(iq: object) -> None:
            opened.append(iq.xml[0].get("block-size"))  # type: ignore[attr-defined]

        outgoing = await peer.is_offered(Kind.INBAND)
        sid = (await peer.hears("session-initiate")).find(f".//{{{IBB}}}transport").get("sid", "")  # type: ignore[union-attr]
        peer.raw.session.forget_answer("in-band open")
        peer.raw.session.answer("in-band open", "iq@type=set/ibb_open", opening)
        await peer.accepts(ibb(sid, told))
        await outgoing.answered()
        await outgoing.open(Kind.INBAND)
        assert opened == [str(min(told, 8192))]


@pytest.mark.parametrize("senders", ["", "senders='both'"])
async def test_nobody_says_who_sends(prosody: ProsodyServer, senders: str) -> None:
    """quirk: no-senders"""
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + ibb(), senders=senders))
        incoming = await peer.bob.next_offer()
        assert incoming.offer.files[0].name == "a.txt"
        await incoming.accept()
        coming = asyncio.create_task(incoming.next_stream())
        sending = asyncio.create_task(in_band(peer))
        assert await asyncio.to_thread(pull, await coming, 3) == b"abc"
        await sending


async def test_the_sid_of_an_in_band_transport_is_none(prosody: ProsodyServer) -> None:
    """quirk: sid-none"""
    async with hand_peer(prosody) as peer:
        await peer.offers(content(file_xml() + ibb("None")))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        coming = asyncio.create_task(incoming.next_stream())
        sending = asyncio.create_task(in_band(peer, "None"))
        assert await asyncio.to_thread(pull, await coming, 3) == b"abc"
        await sending
        outgoing = await peer.is_offered(Kind.INBAND)
        ours = (await peer.hears("session-initiate")).find(f".//{{{IBB}}}transport").get("sid", "")  # type: ignore[union-attr]
        arrived: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        peer.carriers.inband.expect(peer.alice.person.full_jid, ours, arrived.set_result)
        await peer.accepts(ibb("None"))
        await outgoing.answered()
        await outgoing.open(Kind.INBAND)
        await asyncio.wait_for(arrived, 60)


async def test_candidates_are_not_of_loopback_alone(prosody: ProsodyServer) -> None:
    """quirk: no-loopback"""
    async with hand_peer(prosody) as peer:
        await peer.is_offered(Kind.SOCKS5_DIRECT)
        offered = await peer.hears("session-initiate")
        hosts = {one.get("host") for one in offered.iter(f"{{{S5B}}}candidate")}
        assert set(own_hosts(loopback=False)) <= hosts
        assert "127.0.0.1" in hosts, "the server is on this machine"


async def test_where_nothing_can_be_reached_it_ends_at_once(prosody: ProsodyServer) -> None:
    """quirk: no-fallback"""
    async with hand_peer(prosody) as peer:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        await peer.offers(content(file_xml() + s5b("s1", candidate("c1", "127.0.0.1", port, peer.jid.full))))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        coming = asyncio.create_task(incoming.next_stream())
        await peer.says(peer.bobs, "transport-info", content(s5b("s1", inside="<candidate-error/>"), senders=""))
        await peer.says(peer.bobs, "session-terminate", "<reason><failed-transport/></reason>")
        async with asyncio.timeout(60):
            with pytest.raises(Unreachable):
                await coming


async def test_success_is_said_before_the_bytes_were_read(prosody: ProsodyServer) -> None:
    """quirk: early-success"""
    async with hand_peer(prosody) as peer:
        listener = Listener()
        meeting = asyncio.create_task(asyncio.to_thread(listener.meet))
        size = 300_000
        one = candidate("c1", "127.0.0.1", listener.port, peer.jid.full)
        await peer.offers(content(file_xml(size=size) + s5b("s1", one)))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        coming = asyncio.create_task(incoming.next_stream())
        await peer.says(peer.bobs, "transport-info", content(s5b("s1", inside="<candidate-error/>"), senders=""))
        sock, stream = await meeting, await coming
        data = secrets.token_bytes(size)
        sending = asyncio.create_task(asyncio.to_thread(sock.sendall, data))
        await peer.says(peer.bobs, "session-terminate", "<reason><success/></reason>")
        assert await asyncio.to_thread(pull, stream, size) == data
        await sending
        assert await incoming.expected_digest() is None
        async with asyncio.timeout(60):
            await incoming.finish(sha256(data))
        listener.close()


async def test_a_direct_connection_hangs_and_no_proxy_is_named(
    prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """quirk: no-proxy"""
    monkeypatch.setattr(socks5_transport, "VERDICT_S", 0.5)
    monkeypatch.setattr(jingle_incoming, "INITIATIVE_S", 0.2)
    async with hand_peer(prosody) as peer:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        await peer.offers(content(file_xml() + s5b("s1", candidate("c1", "127.0.0.1", port, peer.jid.full))))
        incoming = await peer.bob.next_offer()
        await incoming.accept()
        coming = asyncio.create_task(incoming.next_stream())
        # It says nothing of ours, as long as it is waiting itself.
        asked = await peer.hears("transport-replace")
        ours = asked.find(f".//{{{IBB}}}transport")
        assert ours is not None
        sid = ours.get("sid", "")
        await peer.says(peer.bobs, "transport-accept", content(ibb(sid), senders=""))
        sending = asyncio.create_task(in_band(peer, sid))
        assert await asyncio.to_thread(pull, await coming, 3) == b"abc"
        await sending


async def test_jingle_is_announced_and_no_files(prosody: ProsodyServer) -> None:
    """quirk: jingle-without-files"""
    async with hand_peer(prosody) as peer:
        method, files = peer.alice.method, [FileInfo("a.txt", 3)]
        announced = frozenset({JINGLE, S5B, IBB, "urn:xmpp:hashes:2", "http://jabber.org/protocol/bytestreams"})
        failure = method.misfit(files, Resource(peer.jid, features=announced))
        assert isinstance(failure, Unsupported) and failure.lacks == FILE
        assert method.misfit(files, Resource(peer.jid, features=announced | {FILE})) is None


@pytest.mark.parametrize("namespace", OLDER)
async def test_offers_of_older_versions(prosody: ProsodyServer, namespace: str) -> None:
    """quirk: older-versions"""
    async with hand_peer(prosody) as peer:
        old = f"<description xmlns='{namespace}'><offer><file><name>a</name><size>3</size></file></offer></description>"
        await peer.offers(content(old + ibb()))
        assert reason_in(await peer.hears("session-terminate")) == "unsupported-applications"
        assert peer.bob.offers.empty()
