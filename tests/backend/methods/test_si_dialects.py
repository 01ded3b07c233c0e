"""Stream initiation with programs other than ours, as receivers and as senders."""

import asyncio
import base64
import socket
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

import pytest
from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq

from gharial.backend.bytestreams import inband, socks5
from gharial.backend.stanzas.stream_initiation import PROFILE, SI_NAMESPACE
from gharial.backend.wire.socks5 import ClientHandshake, ServerHandshake, destination
from gharial.model.failures import (
    Declined,
    Failure,
    PeerGone,
    ProtocolBreach,
    Unreachable,
    Unsupported,
)
from gharial.model.jid import Jid
from gharial.model.transfer import Kind
from prosody_server import ProsodyServer
from tests.backend.methods.initiations import BOTH, chosen, initiation, offer_to, scene, streamhosts
from tests.backend.methods.parties import pull, push, push_bytes, sha256
from tests.support.raw_peer import RawPeer


@dataclass
class Receiver:
    """Takes offers as libpurple does: SOCKS5 first, then in-band under the same sid. `answer` replaces its yes."""

    raw: RawPeer
    picks: str = socks5.NAMESPACE
    refuse: str = ""
    answer: str | None = None
    file: str = ""
    used: str | None = None
    dials: bool = True
    offers: list[ET.Element] = field(default_factory=list)
    received: bytearray = field(default_factory=bytearray)
    sock: socket.socket | None = None

    def listen(self) -> None:
        answer = self.raw.session.answer
        answer("takes si", "iq@type=set/si", self.takes)
        answer("takes socks", "iq@type=set/socks", self.dial)
        answer("takes open", "iq@type=set/ibb_open", self.nod)
        answer("takes data", "iq@type=set/ibb_data", self.data)
        answer("takes close", "iq@type=set/ibb_close", self.nod)

    async def takes(self, iq: Iq) -> Iq:
        self.offers.append(iq.xml[0])
        if self.refuse:
            raise XMPPError(self.refuse)  # type: ignore[arg-type]
        reply: Iq = iq.reply()
        xml = self.answer or (
            f"<si xmlns='{SI_NAMESPACE}'>{self.file}<feature xmlns='http://jabber.org/protocol/feature-neg'>"
            f"<x xmlns='jabber:x:data' type='submit'><field var='stream-method'><value>{self.picks}</value></field></x>"
            f"</feature></si>"
        )
        reply.xml.append(ET.fromstring(xml))
        return reply

    async def dial(self, iq: Iq) -> Iq:
        query = iq.xml[0]
        hosts = [(host.get("host", ""), int(host.get("port", "0"))) for host in query]
        if not self.dials:
            raise XMPPError("item-not-found")
        dst_addr = destination(query.get("sid", ""), iq["from"].full, iq["to"].full)
        self.sock = await asyncio.to_thread(_dialled, hosts[0], dst_addr)
        reply: Iq = iq.reply()
        used = self.used if self.used is not None else query[0].get("jid")
        reply.xml.append(
            ET.fromstring(f"<query xmlns='{socks5.NAMESPACE}'><streamhost-used jid='{used}'/></query>"),
        )
        return reply

    async def nod(self, iq: Iq) -> None: ...

    async def data(self, iq: Iq) -> None:
        self.received += base64.b64decode(iq.xml[0].text or "")


def _dialled(address: tuple[str, int], dst_addr: str, piece: int = 1) -> socket.socket:
    """As libpurple does it, with two methods in the greeting; the request in pieces."""
    sock = socket.create_connection(address, 5)
    client = ClientHandshake(dst_addr)
    sock.sendall(b"\x05\x02\x00\x02")
    while not client.done:
        request = client.receive(sock.recv(1))
        for start in range(0, len(request), piece):
            sock.sendall(request[start : start + piece])
    return sock


async def test_a_libpurple_like_receiver_over_socks5(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        receiver = Receiver(here.raw)
        receiver.listen()
        outgoing = await here.alice.method.offer(offer_to(here), here.alice.method.kinds)
        await outgoing.answered()
        stream = await outgoing.open(Kind.SOCKS5_DIRECT)
        assert receiver.sock is not None
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, stream, b"abc"))
        # It reads what was announced, and closes.
        assert await asyncio.to_thread(receiver.sock.recv, 3) == b"abc"
        receiver.sock.close()
        await pushing
        assert await outgoing.finish(sha256(b"abc")) is False
        (offer,) = receiver.offers
        options = [value.text for value in offer.iter("{jabber:x:data}value")]
        assert options == list(BOTH)


async def test_a_libpurple_like_receiver_falls_back_to_in_band_under_the_same_sid(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        receiver = Receiver(here.raw, dials=False)
        receiver.listen()
        outgoing = await here.alice.method.offer(offer_to(here), here.alice.method.kinds)
        await outgoing.answered()
        with pytest.raises(Unreachable) as caught:
            await outgoing.open(Kind.SOCKS5_DIRECT)
        assert "127.0.0.1:" in caught.value.tried
        stream = await outgoing.open(Kind.INBAND)
        await asyncio.to_thread(push_bytes, stream, b"abc")
        assert bytes(receiver.received) == b"abc"


async def test_a_receiver_who_picks_in_band_gets_no_socks5(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        receiver = Receiver(here.raw, picks=inband.NAMESPACE)
        receiver.listen()
        outgoing = await here.alice.method.offer(offer_to(here), here.alice.method.kinds)
        await outgoing.answered()
        with pytest.raises(Unsupported):
            await outgoing.open(Kind.SOCKS5_DIRECT)
        stream = await outgoing.open(Kind.INBAND)
        await asyncio.to_thread(push_bytes, stream, b"abc")
        assert bytes(receiver.received) == b"abc"


async def test_a_receiver_who_takes_no_in_band_needs_a_new_offer(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        receiver = Receiver(here.raw, dials=False)
        receiver.listen()
        here.raw.session.forget_answer("takes open")
        outgoing = await here.alice.method.offer(offer_to(here), here.alice.method.kinds)
        await outgoing.answered()
        with pytest.raises(Unreachable):
            await outgoing.open(Kind.SOCKS5_DIRECT)
        with pytest.raises(Unsupported):
            await outgoing.open(Kind.INBAND)


@pytest.mark.parametrize(
    ("condition", "failure"),
    [
        ("forbidden", Declined),
        ("not-acceptable", Declined),
        ("bad-request", Unsupported),
        ("feature-not-implemented", Unsupported),
        ("internal-server-error", Unsupported),
        ("service-unavailable", PeerGone),
        ("recipient-unavailable", PeerGone),
    ],
)
async def test_each_refusal_is_the_right_failure(
    prosody: ProsodyServer, condition: str, failure: type[Failure]
) -> None:
    async with scene(prosody) as here:
        Receiver(here.raw, refuse=condition).listen()
        outgoing = await here.alice.method.offer(offer_to(here), here.alice.method.kinds)
        with pytest.raises(failure):
            await outgoing.answered()


@pytest.mark.parametrize(
    ("answer", "file", "picks"),
    [
        (f"<si xmlns='{SI_NAMESPACE}'/>", "", ""),
        ("<nothing xmlns='x'/>", "", ""),
        (None, "", "http://example.org/carrier-pigeon"),
        (None, "", ""),
        (None, f"<file xmlns='{PROFILE}'><range offset='4'/></file>", socks5.NAMESPACE),
        (None, f"<file xmlns='{PROFILE}'><range offset='-1'/></file>", socks5.NAMESPACE),
        (None, f"<file xmlns='{PROFILE}'><range length='many'/></file>", socks5.NAMESPACE),
    ],
)
async def test_a_yes_that_makes_no_sense_is_a_breach(
    prosody: ProsodyServer, answer: str | None, file: str, picks: str
) -> None:
    async with scene(prosody) as here:
        Receiver(here.raw, answer=answer, file=file, picks=picks).listen()
        outgoing = await here.alice.method.offer(offer_to(here), here.alice.method.kinds)
        with pytest.raises(ProtocolBreach):
            await outgoing.answered()


@pytest.mark.parametrize(
    ("asked", "sent"), [("offset='1' length='1'", b"b"), ("offset='1'", b"bc"), ("length='2'", b"ab")]
)
async def test_a_receiver_may_want_the_rest_or_a_piece(prosody: ProsodyServer, asked: str, sent: bytes) -> None:
    async with scene(prosody) as here:
        receiver = Receiver(here.raw, file=f"<file xmlns='{PROFILE}'><range {asked}/></file>")
        receiver.listen()
        outgoing = await here.alice.method.offer(offer_to(here), here.alice.method.kinds)
        await outgoing.answered()
        assert outgoing.start_at == b"abc".index(sent)
        stream = await outgoing.open(Kind.SOCKS5_DIRECT)
        with tempfile.TemporaryFile() as file:
            file.write(b"abc")
            file.flush()
            pushing = asyncio.create_task(asyncio.to_thread(push, stream, file, 3, outgoing.start_at))
            assert receiver.sock is not None
            assert await asyncio.to_thread(receiver.sock.recv, 10) == sent
            assert await asyncio.to_thread(receiver.sock.recv, 10) == b""
            receiver.sock.close()
            await pushing
        assert await outgoing.finish(sha256(b"abc")) is False


@pytest.mark.parametrize("used", ["somebody@else.example/x", "", "@@"])
async def test_a_streamhost_that_was_not_offered_cannot_have_been_used(prosody: ProsodyServer, used: str) -> None:
    async with scene(prosody) as here:
        receiver = Receiver(here.raw, used=used)
        receiver.listen()
        outgoing = await here.alice.method.offer(offer_to(here), here.alice.method.kinds)
        await outgoing.answered()
        with pytest.raises(ProtocolBreach):
            await outgoing.open(Kind.SOCKS5_DIRECT)
        assert receiver.sock is not None
        assert await asyncio.to_thread(receiver.sock.recv, 1) == b""
        receiver.sock.close()


# --- a sender of another program --------------------------------------------------------------------------------------


@pytest.mark.parametrize("together", [True, False], ids=["reply and data in one segment", "data late"])
async def test_a_libpurple_like_sender_over_socks5(prosody: ProsodyServer, together: bool) -> None:
    async with scene(prosody) as here:
        asking = asyncio.create_task(here.raw.ask(here.bob_jid, initiation(inside="<range/>")))
        incoming = await here.bob.next_offer()
        await incoming.accept()
        assert chosen(await asking) == socks5.NAMESPACE
        go = asyncio.Event()

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            server = ServerHandshake()
            while server.dst_addr is None:
                writer.write(server.receive(await reader.read(100)))
            # Some repeat the address they listen on instead of the hash.
            reply = b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00"
            if together:
                writer.write(reply + b"abc")
            else:
                writer.write(reply)
                await go.wait()
                writer.write(b"abc")
            await writer.drain()
            writer.close()

        listening = await asyncio.start_server(serve, "127.0.0.1", 0)
        async with listening:
            port = listening.sockets[0].getsockname()[1]
            me = here.raw_jid.full
            reply = await here.raw.ask(
                here.bob_jid, streamhosts("sid-1", (me, "192.0.2.250", 1), (me, "127.0.0.1", port))
            )
            used = reply.find(f".//{{{socks5.NAMESPACE}}}streamhost-used")
            assert used is not None
            assert used.get("jid") == me
            go.set()
            stream = await incoming.next_stream()
            assert stream.kind is Kind.SOCKS5_DIRECT
            assert stream.route == f"127.0.0.1:{port}"
            assert await asyncio.to_thread(pull, stream) == b"abc"
            assert await incoming.expected_digest() is None
            await incoming.finish(sha256(b"abc"))


async def test_a_libpurple_like_sender_falls_back_to_in_band(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        asking = asyncio.create_task(here.raw.ask(here.bob_jid, initiation()))
        incoming = await here.bob.next_offer()
        await incoming.accept()
        await asking
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            xml = streamhosts("sid-1", (here.raw_jid.full, "127.0.0.1", unused.getsockname()[1]))
            assert await here.raw.refused(here.bob_jid, xml) == "item-not-found"
        await here.raw.ask(
            here.bob_jid, f"<open xmlns='{inband.NAMESPACE}' sid='sid-1' block-size='4096' stanza='iq'/>"
        )
        stream = await incoming.next_stream()
        await here.raw.ask(here.bob_jid, f"<data xmlns='{inband.NAMESPACE}' sid='sid-1' seq='0'>YWJj</data>")
        await here.raw.ask(here.bob_jid, f"<close xmlns='{inband.NAMESPACE}' sid='sid-1'/>")
        assert await asyncio.to_thread(pull, stream) == b"abc"
        assert incoming.kind is Kind.INBAND


async def test_in_band_is_refused_where_it_is_not_allowed(prosody: ProsodyServer) -> None:
    async with scene(prosody, listens=(Kind.SOCKS5_DIRECT,)) as here:
        asking = asyncio.create_task(here.raw.ask(here.bob_jid, initiation()))
        await (await here.bob.next_offer()).accept()
        assert chosen(await asking) == socks5.NAMESPACE
        xml = f"<open xmlns='{inband.NAMESPACE}' sid='sid-1' block-size='4096' stanza='iq'/>"
        assert await here.raw.refused(here.bob_jid, xml) == "not-acceptable"


async def test_a_sender_with_a_proxy_is_taken_through_it(prosody: ProsodyServer) -> None:
    """Prosody's own proxy65: the sender offers it, we dial it, the sender activates it (XEP-0065 §6)."""
    async with scene(prosody) as here:
        asking = asyncio.create_task(here.raw.ask(here.bob_jid, initiation()))
        incoming = await here.bob.next_offer()
        await incoming.accept()
        await asking
        proxy = f"proxy.{prosody.host}"
        xml = streamhosts("sid-1", (proxy, "127.0.0.1", prosody.proxy_port))
        await here.raw.ask(here.bob_jid, xml)
        dst_addr = destination("sid-1", here.raw_jid.full, here.bob_jid.full)
        sock = await asyncio.to_thread(_dialled, ("127.0.0.1", prosody.proxy_port), dst_addr, 100)
        activate = f"<query xmlns='{socks5.NAMESPACE}' sid='sid-1'><activate>{here.bob_jid}</activate></query>"
        await here.raw.ask(Jid(proxy), activate)
        sock.sendall(b"abc")
        sock.close()
        stream = await incoming.next_stream()
        assert stream.kind is Kind.SOCKS5_PROXY
        assert await asyncio.to_thread(pull, stream) == b"abc"
