"""Stream initiation with senders of other programs, over SOCKS5 and in-band."""

import asyncio
import socket
import xml.etree.ElementTree as ET
from collections.abc import Awaitable, Callable
from typing import cast

import pytest
from slixmpp.stanza import Iq
from slixmpp.xmlstream.handler import CoroutineCallback
from slixmpp.xmlstream.matcher import MatchXPath
from slixmpp.xmlstream.stanzabase import StanzaBase

from gharial.backend.bytestreams import inband, socks5
from gharial.backend.methods.published_file import request_published
from gharial.backend.stanzas.publication import SIPUB as NAMESPACE
from gharial.backend.wire.socks5 import ServerHandshake, destination
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Interrupted, ProtocolBreach, RequestFailed, Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import Kind
from prosody_server import ProsodyServer
from tests.backend.methods.initiations import chosen, initiation, scene, streamhosts
from tests.backend.methods.other_receiver import dialled
from tests.backend.methods.parties import pull, sha256


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
        await here.raw.close_inband(here.bob_jid, "sid-1")
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
        sock = await asyncio.to_thread(dialled, ("127.0.0.1", prosody.proxy_port), dst_addr, 100)
        activate = f"<query xmlns='{socks5.NAMESPACE}' sid='sid-1'><activate>{here.bob_jid}</activate></query>"
        await here.raw.ask(Jid(proxy), activate)
        sock.sendall(b"abc")
        sock.close()
        stream = await incoming.next_stream()
        assert stream.kind is Kind.SOCKS5_PROXY
        assert await asyncio.to_thread(pull, stream) == b"abc"


@pytest.mark.parametrize("dialect", ["libpurple", "Psi", "capitals"])
async def test_what_senders_over_socks5_do_differently(prosody: ProsodyServer, dialect: str) -> None:
    """Streamhosts without a port, marked for link-local use; fast mode's word; their address written in capitals."""
    async with scene(prosody) as here:
        asking = asyncio.create_task(here.raw.ask(here.bob_jid, initiation()))
        incoming = await here.bob.next_offer()
        await incoming.accept()
        await asking
        asked: list[str | None] = []

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            server = ServerHandshake()
            while server.dst_addr is None:
                writer.write(server.receive(await reader.read(100)))
            asked.append(server.dst_addr)
            writer.write(server.accepted() + b"abc")
            writer.close()

        listening = await asyncio.start_server(serve, "127.0.0.1", 0)
        async with listening:
            me, port = here.raw_jid.full, listening.sockets[0].getsockname()[1]
            if dialect == "capitals":
                me = me.partition("@")[0].upper() + "@" + me.partition("@")[2]
            extra = {
                "libpurple": f"<streamhost jid='{me}' host='127.0.0.1' port='0' zeroconf='_jabber.bytestreams'/>",
                "Psi": "<fast xmlns='http://affinix.com/jabber/stream'/>",
                "capitals": "",
            }[dialect]
            reply = await here.raw.ask(
                here.bob_jid,
                f"<query xmlns='{socks5.NAMESPACE}' sid='sid-1' mode='tcp'>{extra}"
                f"<streamhost jid='{me}' host='127.0.0.1' port='{port}'/></query>",
            )
            assert reply.find(f".//{{{socks5.NAMESPACE}}}streamhost-used") is not None
            stream = await incoming.next_stream()
            assert stream.kind is Kind.SOCKS5_DIRECT
            assert await asyncio.to_thread(pull, stream) == b"abc"
        assert asked == [destination("sid-1", here.raw_jid.full, here.bob_jid.full)]


async def test_a_stream_that_takes_the_place_of_another_ends_that_one(prosody: ProsodyServer) -> None:
    """Fault 18: a proxy was named and never activated; the sender goes on in-band, and nobody waits at the proxy."""
    async with scene(prosody) as here:
        asking = asyncio.create_task(here.raw.ask(here.bob_jid, initiation()))
        incoming = await here.bob.next_offer()
        await incoming.accept()
        await asking
        xml = streamhosts("sid-1", (f"proxy.{prosody.host}", "127.0.0.1", prosody.proxy_port))
        await here.raw.ask(here.bob_jid, xml)
        silent = await incoming.next_stream()
        waiting = asyncio.create_task(asyncio.to_thread(pull, silent))
        await here.raw.ask(
            here.bob_jid, f"<open xmlns='{inband.NAMESPACE}' sid='sid-1' block-size='4096' stanza='iq'/>"
        )
        stream = await incoming.next_stream()
        with pytest.raises(Interrupted):
            await waiting
        await here.raw.ask(here.bob_jid, f"<data xmlns='{inband.NAMESPACE}' sid='sid-1' seq='0'>YWJj</data>")
        await here.raw.close_inband(here.bob_jid, "sid-1")
        assert await asyncio.to_thread(pull, stream) == b"abc"


async def test_a_published_file_comes_as_an_offer_when_we_ask_for_it(prosody: ProsodyServer) -> None:
    async with scene(prosody) as here:
        started: list[str | None] = []

        async def start(iq: Iq) -> Iq:
            started.append(iq.xml[0].get("id"))
            reply: Iq = iq.reply()
            ET.SubElement(reply.xml, f"{{{NAMESPACE}}}starting", {} if len(started) > 1 else {"sid": "sid-7"})
            return reply

        here.raw.session.client.register_handler(_starts(here.raw.session, start))
        session = here.bob.person.session
        assert await request_published(session, here.raw_jid, "pub 234") == "sid-7"
        asking = asyncio.create_task(here.raw.refused(here.bob_jid, initiation(sid="sid-7")))
        incoming = await here.bob.next_offer()
        assert incoming.offer.id == "sid-7"
        await incoming.decline()
        assert await asking == "forbidden"
        with pytest.raises(ProtocolBreach):
            await request_published(session, here.raw_jid, "pub 234")
        assert started == ["pub 234", "pub 234"]
        with pytest.raises(RequestFailed):
            await request_published(session, here.alice.person.full_jid, "pub 234")


def _starts(session: AccountSession, answer: Callable[[Iq], Awaitable[Iq]]) -> CoroutineCallback:
    async def handle(stanza: StanzaBase) -> None:
        (await answer(cast("Iq", stanza))).send()

    return CoroutineCallback("starts", MatchXPath(f"{{jabber:client}}iq/{{{NAMESPACE}}}start"), handle)


async def test_a_sender_that_says_nothing_of_the_file_begins_anew(prosody: ProsodyServer) -> None:
    """Security 31: without a date and a hash, nobody can tell that it still is the file of the first part."""
    async with scene(prosody) as here:
        asking = asyncio.create_task(here.raw.ask(here.bob_jid, initiation(inside="<range/>")))
        incoming = await here.bob.next_offer()
        assert incoming.offer.files[0].date is None
        with pytest.raises(Unsupported):
            await incoming.accept(1)
        await incoming.accept()
        assert (await asking).find(".//{http://jabber.org/protocol/si/profile/file-transfer}range") is None
