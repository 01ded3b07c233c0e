"""Proxies found at a real server, remembered, tested for life, and activated (security 23, 42; fault 18)."""

import asyncio
import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import pytest
from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq
from slixmpp.xmlstream.stanzabase import StanzaBase

from gharial.backend.bytestreams import proxies as proxies_module
from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.bytestreams.proxies import NAMESPACE, Proxies
from gharial.backend.wire.socks5 import ClientHandshake, ServerHandshake, destination
from gharial.model.failures import Failure, ProtocolBreach, Unreachable
from gharial.model.jid import Jid
from gharial.model.settings import Settings
from gharial.model.transfer import Kind
from prosody_server import ProsodyServer, free_ports
from tests.backend.methods.parties import pull, push_bytes
from tests.support.accounts import SignedIn, signed_in, unique_user, until

PEER = Jid("somebody@river.example/x")


def found_by(person: SignedIn, *configured: str, loopback: bool = True) -> Proxies:
    return Proxies(person.session, lambda: configured, lambda: loopback)


def asked_by(person: SignedIn) -> list[str]:
    """Every iq that leaves, as text."""
    asked: list[str] = []

    def note(stanza: StanzaBase) -> StanzaBase:
        if isinstance(stanza, Iq):
            asked.append(str(stanza))
        return stanza

    person.session.client.add_filter("out", note)
    return asked


async def test_the_servers_proxy_is_found_once_and_remembered(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        proxies = found_by(alice)
        asked = asked_by(alice)
        many = await asyncio.gather(*(proxies.find(PEER, ours_only=False) for _ in range(5)))
        (proxy,) = many[0]
        assert proxy.jid == f"proxy.{prosody.host}" and proxy.port == prosody.proxy_port
        assert all(one == many[0] for one in many)
        assert sum(NAMESPACE in one for one in asked) == 1
        proxies.distrust(proxy)
        assert await proxies.find(PEER, ours_only=True) == (proxy,)
        assert sum(NAMESPACE in one for one in asked) == 2
        proxies.close()


async def test_configured_ones_come_first_and_each_only_once(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice"), unique_user("carol")) as (alice, carol):
        with_proxy(carol, "127.0.0.1", prosody.proxy_port)
        mine = f"proxy.{prosody.host}"
        proxies = found_by(alice, carol.full_jid.full, mine, "not an address", "nobody@river.example/gone")
        assert [one.jid for one in await proxies.find(PEER, ours_only=True)] == [carol.full_jid, Jid(mine)]
        proxies.close()


def with_proxy(person: SignedIn, host: str, port: int, activate: Callable[[Iq], Awaitable[None]] | None = None) -> None:
    """Somebody answers as a proxy does."""

    async def tell(iq: Iq) -> Iq:
        reply: Iq = iq.reply()
        query = ET.SubElement(reply.xml, f"{{{NAMESPACE}}}query")
        ET.SubElement(query, f"{{{NAMESPACE}}}streamhost", {"jid": "other.example", "host": host, "port": str(port)})
        return reply

    person.session.answer("tells", "iq@type=get/socks", tell)
    if activate is not None:
        person.session.answer("activates", "iq@type=set/socks", activate)


async def test_one_that_does_not_answer_is_not_offered(prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proxies_module, "_LIFE_S", 1.5)
    (closed,) = free_ports(1)

    async def rude(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.0 200 OK\r\n\r\n")
        writer.close()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with signed_in(prosody, unique_user("alice"), unique_user("carol")) as (alice, carol):
        servers = [await asyncio.start_server(one, "127.0.0.1", 0) for one in (rude, silent)]
        ports = [closed, *(one.sockets[0].getsockname()[1] for one in servers), 25, 0]
        for port in ports:
            with_proxy(carol, "127.0.0.1", port)
            proxies = found_by(alice, carol.full_jid.full)
            found = await proxies.find(PEER, ours_only=True, wait_s=60.0)
            assert [one.jid for one in found] == [f"proxy.{prosody.host}"]
            proxies.close()
            carol.session.forget_answer("tells")
        for server in servers:
            server.close()


async def test_one_on_this_machine_only_where_the_server_is_too(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        proxies = found_by(alice, loopback=False)
        assert await proxies.find(PEER, ours_only=True) == ()
        proxies.close()


async def test_a_server_that_is_silent_costs_an_offer_no_more_than_the_wait(prosody: ProsodyServer) -> None:
    """Fault 19."""
    async with signed_in(prosody, unique_user("alice"), unique_user("carol")) as (alice, carol):
        held = asyncio.Event()

        async def never(_iq: Iq) -> None:
            await held.wait()

        carol.session.answer("tells", "iq@type=get/socks", never)
        proxies = found_by(alice, carol.full_jid.full)
        async with asyncio.timeout(60):
            found = await proxies.find(PEER, ours_only=True, wait_s=0.3)
        assert carol.full_jid not in [one.jid for one in found]
        held.set()
        proxies.close()


async def test_the_peers_server_is_asked_too_unless_it_must_not_know_us(prosody: ProsodyServer) -> None:
    """Security 42: whoever runs a proxy sees our address."""
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        proxies = found_by(alice)
        asked = asked_by(alice)
        stranger = Jid("somebody@elsewhere.example/x")
        assert len(await proxies.find(stranger, ours_only=True)) == 1
        assert not any("elsewhere.example" in one for one in asked)
        assert len(await proxies.find(stranger, ours_only=False)) == 1
        assert any("elsewhere.example" in one for one in asked)
        proxies.close()


async def test_after_a_fresh_login_they_are_looked_for_again(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        proxies = found_by(alice)
        assert await proxies.find(PEER, ours_only=True)
        asked = asked_by(alice)
        proxies._came_online(True)
        assert await proxies.find(PEER, ours_only=True) and asked == []
        proxies._came_online(False)
        assert await proxies.find(PEER, ours_only=True) and asked != []
        proxies.close()


async def test_offline_there_are_none(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        proxies = found_by(alice)
        alice.session.went_offline()
        assert await proxies.find(PEER, ours_only=False) == ()
        proxies.prepare(PEER, ours_only=False)
        assert proxies._searches == {}


# --- streams through a proxy ------------------------------------------------------------------------------------------


@dataclass
class Meeting:
    """Alice opens, Bob expects; both run our bytestreams alone."""

    alice: SignedIn
    bob: SignedIn
    out: Carriers
    into: Carriers

    async def opened(self, *kinds: Kind) -> tuple[ByteStream, ByteStream]:
        """Both ends of one stream."""
        arrived: asyncio.Queue[ByteStream] = asyncio.Queue()
        expected = self.into.socks5.expect(
            self.alice.full_jid, "sid", (Kind.SOCKS5_DIRECT, Kind.SOCKS5_PROXY), arrived.put_nowait
        )
        try:
            return await self.out.socks5.open(self.bob.full_jid, "sid", kinds), await arrived.get()
        finally:
            expected.close()


@asynccontextmanager
async def meeting(
    server: ProsodyServer, settings: Settings | None = None, *, meets: bool = True
) -> AsyncIterator[Meeting]:
    async with signed_in(server, unique_user("alice"), unique_user("bob")) as (alice, bob):
        held = settings or Settings()
        out = Carriers(alice.session, lambda: held, lambda _peer: meets)
        into = Carriers(bob.session, Settings, lambda _peer: meets)
        try:
            yield Meeting(alice, bob, out, into)
        finally:
            out.close()
            into.close()


async def test_a_stream_through_the_servers_proxy(prosody: ProsodyServer) -> None:
    async with meeting(prosody) as here:
        sending, receiving = await here.opened(Kind.SOCKS5_PROXY)
        assert sending.kind is receiving.kind is Kind.SOCKS5_PROXY
        assert sending.route == receiving.route == f"127.0.0.1:{prosody.proxy_port}"
        data = bytes(range(256)) * 4000
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, sending, data))
        assert await asyncio.to_thread(pull, receiving) == data
        await pushing
        for stream in (sending, receiving):
            stream.close()


async def test_direct_and_proxy_in_one_question_and_direct_wins(prosody: ProsodyServer) -> None:
    async with meeting(prosody) as here:
        asked = asked_by(here.alice)
        sending, receiving = await here.opened(Kind.SOCKS5_DIRECT, Kind.SOCKS5_PROXY)
        assert sending.kind is receiving.kind is Kind.SOCKS5_DIRECT
        (question,) = [one for one in asked if "streamhost" in one]
        hosts = [one.get("jid") for one in ET.fromstring(question).iter(f"{{{NAMESPACE}}}streamhost")]
        assert hosts[0] == here.alice.full_jid and hosts[-1] == f"proxy.{prosody.host}"
        for stream in (sending, receiving):
            stream.close()


async def test_who_may_not_learn_our_address_hears_of_proxies_alone(prosody: ProsodyServer) -> None:
    """Security 42: no address of ours leaves, in either role, whatever kinds are asked for."""
    async with meeting(prosody, meets=False) as here:
        asked = asked_by(here.alice)
        sending, receiving = await here.opened(Kind.SOCKS5_DIRECT, Kind.SOCKS5_PROXY)
        assert sending.kind is receiving.kind is Kind.SOCKS5_PROXY
        (question,) = [one for one in asked if "<streamhost " in one]
        hosts = list(ET.fromstring(question).iter(f"{{{NAMESPACE}}}streamhost"))
        assert [one.get("jid") for one in hosts] == [f"proxy.{prosody.host}"]
        for stream in (sending, receiving):
            stream.close()


async def test_without_any_proxy_and_direct_not_allowed_nothing_is_asked(prosody: ProsodyServer) -> None:
    async with meeting(prosody, meets=False) as here:
        asked = asked_by(here.alice)
        with pytest.raises(Unreachable):
            await here.out.socks5.open(here.bob.full_jid, "sid", (Kind.SOCKS5_DIRECT,))
        assert asked == []


async def test_the_public_address_is_named_after_the_near_ones(prosody: ProsodyServer) -> None:
    (port,) = free_ports(1)
    for public, named in (
        ("files.example.org", ("files.example.org", port)),
        ("203.0.113.9:7000", ("203.0.113.9", 7000)),
        ("[2001:db8::9]:7000", ("2001:db8::9", 7000)),
        ("2001:db8::9", ("2001:db8::9", port)),
        ("files.example.org:port", None),
        ("two words", None),
        (":7000", None),
    ):
        settings = replace(Settings(), listen_port=port, public_address=public)
        async with meeting(prosody, settings) as here:
            awaited = here.out.socks5.listen("a" * 40)
            hosts = await here.out.socks5.own_streamhosts()
            assert awaited is not None
            awaited.close()
            own = [(one.host, one.port) for one in hosts]
            assert own[0] == ("127.0.0.1", port)
            assert (own[-1] == named) if named else all(one[0] not in public for one in own)


@asynccontextmanager
async def lying_proxy(
    person: SignedIn, activate: Callable[[Iq], Awaitable[None]], early: bytes = b""
) -> AsyncIterator[list[asyncio.StreamWriter]]:
    """A proxy that takes every connection by itself and joins none of them."""
    connections: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        handshake = ServerHandshake()
        while handshake.dst_addr is None:
            data = await reader.read(100)
            if not data:
                break
            writer.write(handshake.receive(data))
        else:
            connections.append(writer)
            writer.write(handshake.accepted() + early)
            await reader.read()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        with_proxy(person, "127.0.0.1", server.sockets[0].getsockname()[1], activate)
        yield connections
        for one in connections:
            one.close()


@pytest.mark.parametrize("condition", ["item-not-found", "not-allowed", "internal-server-error"])
async def test_a_proxy_that_does_not_activate_is_no_way(prosody: ProsodyServer, condition: str) -> None:
    """Security 23: and our connection to it is closed, so that the peer sees the end too."""
    async with signed_in(prosody, unique_user("carol")) as (carol,):

        async def refuse(_iq: Iq) -> None:
            raise XMPPError(condition)  # type: ignore[arg-type]

        settings = replace(Settings(), proxies=(carol.full_jid.full,))
        async with lying_proxy(carol, refuse) as connections, meeting(prosody, settings) as here:
            with pytest.raises(Unreachable) as caught:
                await here.opened(Kind.SOCKS5_PROXY)
            assert "127.0.0.1:" in caught.value.tried
            await until(lambda: len(connections) == 2)
            await until(lambda: connections[1].is_closing())


async def test_a_proxy_that_never_answers_the_activation(
    prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Security 23."""
    monkeypatch.setattr(proxies_module, "ACTIVATE_S", 0.3)
    held = asyncio.Event()
    async with signed_in(prosody, unique_user("carol")) as (carol,):

        async def never(_iq: Iq) -> None:
            await held.wait()

        settings = replace(Settings(), proxies=(carol.full_jid.full,))
        async with lying_proxy(carol, never), meeting(prosody, settings) as here:
            with pytest.raises(Unreachable):
                await here.opened(Kind.SOCKS5_PROXY)
        held.set()


async def test_it_is_activated_after_the_peer_named_it_and_we_are_there(prosody: ProsodyServer) -> None:
    """Security 23: bytes that a proxy sends before the activation belong to nobody."""
    at_activation: list[int] = []
    async with signed_in(prosody, unique_user("carol")) as (carol,):

        async def count(_iq: Iq) -> None:
            at_activation.append(len(connections))

        settings = replace(Settings(), proxies=(carol.full_jid.full,))
        async with lying_proxy(carol, count, b"before") as connections, meeting(prosody, settings) as here:
            sending, receiving = await here.opened(Kind.SOCKS5_PROXY)
            assert at_activation == [2]
            assert isinstance(sending.route, str) and sending._early == b""  # type: ignore[attr-defined]
            for stream in (sending, receiving):
                stream.close()


@pytest.mark.parametrize(
    ("used", "failure"),
    [("proxy.elsewhere.example", ProtocolBreach), ("{me}", ProtocolBreach), ("proxy.{host}", Unreachable)],
)
async def test_a_peer_that_names_a_proxy_where_it_is_not(
    prosody: ProsodyServer, used: str, failure: type[Failure]
) -> None:
    """An unknown one is a breach; a known one is not activated by the server, as nobody waits there."""
    async with meeting(prosody) as here:
        here.into.close()
        named = used.format(me=here.alice.full_jid, host=prosody.host)

        async def lie(iq: Iq) -> Iq:
            reply: Iq = iq.reply()
            query = ET.SubElement(reply.xml, f"{{{NAMESPACE}}}query")
            ET.SubElement(query, f"{{{NAMESPACE}}}streamhost-used", {"jid": named})
            return reply

        here.bob.session.answer("lies", "iq@type=set/socks", lie)
        with pytest.raises(failure):
            await here.out.socks5.open(here.bob.full_jid, "sid", (Kind.SOCKS5_PROXY,))


async def test_a_stranger_at_the_proxy_takes_nobodys_place(prosody: ProsodyServer) -> None:
    """Security 22: another sid is another hash, and the server never joins them."""
    async with meeting(prosody) as here:
        dst_addr = destination("other", here.alice.full_jid.full, here.bob.full_jid.full)
        reader, writer = await asyncio.open_connection("127.0.0.1", prosody.proxy_port)
        client = ClientHandshake(dst_addr)
        writer.write(client.greeting)
        while not client.done:
            writer.write(client.receive(await reader.read(100)))
        sending, receiving = await here.opened(Kind.SOCKS5_PROXY)
        pushing = asyncio.create_task(asyncio.to_thread(push_bytes, sending, b"for bob"))
        assert await asyncio.to_thread(pull, receiving) == b"for bob"
        await pushing
        for stream in (sending, receiving):
            stream.close()
        writer.close()
        assert await reader.read() == b""
