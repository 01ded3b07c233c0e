"""`Socks5Streams`: SOCKS5 bytestreams of one session (XEP-0065), as requester and as target."""

import asyncio
import ipaddress
import logging
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from slixmpp.exceptions import XMPPError
from slixmpp.plugins.xep_0065.stanza import Socks5
from slixmpp.stanza import Iq
from slixmpp.xmlstream import register_stanza_plugin

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.bytestreams.port_mapping import PortMapping
from gharial.backend.bytestreams.proxies import NAMESPACE, Proxies
from gharial.backend.bytestreams.proxies import read_streamhosts as _streamhosts
from gharial.backend.bytestreams.socks5_dialer import Reached, dial
from gharial.backend.bytestreams.socks5_listener import Awaited, Socks5Listener
from gharial.backend.bytestreams.streamhosts import Streamhost, own_hosts, public_host
from gharial.backend.bytestreams.tcp_stream import TcpStream
from gharial.backend.wire.socks5 import destination
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import (
    MalformedJid,
    NoAnswer,
    PeerGone,
    ProtocolBreach,
    RequestFailed,
    Unreachable,
)
from gharial.model.failures import Unsupported as UnsupportedFailure
from gharial.model.jid import Jid, bare, parse_jid
from gharial.model.settings import Settings
from gharial.model.transfer import Kind

log = logging.getLogger(__name__)

__all__ = ["NAMESPACE", "ExpectedSocks5", "Socks5Streams"]

ANSWER_S = 20.0
"""How long a target may try our streamhosts."""
_PICK_S = 2.0
_GONE = frozenset({"service-unavailable", "recipient-unavailable", "gone", "remote-server-not-found"})

register_stanza_plugin(Iq, Socks5)


@dataclass
class ExpectedSocks5:
    """A stream that `peer` will offer us under `sid`; `deliver` gets it. `closed`: it is no longer wanted."""

    peer: Jid
    sid: str
    kinds: Sequence[Kind]
    deliver: Callable[[ByteStream], None]
    _streams: "Socks5Streams"
    closed: asyncio.Event = field(default_factory=asyncio.Event)
    busy: bool = False

    def close(self) -> None:
        """Later queries for it are refused, a running one is answered so."""
        self.closed.set()
        self._streams.forget(self)


class Socks5Streams:
    """Offers own streamhosts and proxies, and dials others'.

    `may_meet` tells whether a peer may learn our address: with others only proxies that our server or our user chose
    are used, as requester and as target. `offers_loopback` None: where our server is on this machine too.
    """

    def __init__(
        self,
        session: AccountSession,
        settings: Callable[[], Settings] = Settings,
        may_meet: Callable[[Jid], bool] = lambda _peer: True,
        offers_loopback: bool | None = None,
    ) -> None:
        self._session = session
        self._settings = settings
        self._may_meet = may_meet
        self._listener = Socks5Listener(lambda: settings().listen_port)
        self._mapping = PortMapping()
        self._offers_loopback = offers_loopback
        self._expected: dict[tuple[str, str], ExpectedSocks5] = {}
        self.proxies = Proxies(session, lambda: settings().proxies, lambda: self.loopback)
        session.answer("socks5 bytestream", "iq@type=set/socks", self._answer)

    def close(self) -> None:
        """Stop listening and expecting; an opened port of the router is closed again."""
        for expected in tuple(self._expected.values()):
            expected.close()
        self._listener.close()
        self._mapping.close()
        self.proxies.close()
        self._session.forget_answer("socks5 bytestream")

    # --- as requester -------------------------------------------------------------------------------------------------

    def prepare(self, peer: Jid) -> None:
        """A stream with `peer` is likely soon: begin to look for proxies."""
        self.proxies.prepare(peer, ours_only=not self._may_meet(peer))

    async def shares_proxy(self, peer: Jid) -> bool:
        """A proxy that our side trusts is most likely one that the peer's side offers too."""
        return peer.domain == self._session.account.domain and bool(await self.proxies.find(peer, ours_only=True))

    async def open(
        self,
        peer: Jid,
        sid: str,
        kinds: Sequence[Kind] = (Kind.SOCKS5_DIRECT,),
        answer_s: float = ANSWER_S,
    ) -> ByteStream:
        """Offer under `sid` our addresses, proxies or both, and return the stream the peer chose (XEP-0065 §5.3, §6.3).

        What is allowed of `kinds` goes into one question; the stream's kind tells which it became.
        Raises Unreachable, PeerGone, Unsupported, ProtocolBreach, NotConnected.
        """
        self._session.require_online()
        me, meet = self._session.full_jid, self._may_meet(peer)
        dst_addr = destination(sid, me.full, peer.full)
        awaited = self.listen(dst_addr) if Kind.SOCKS5_DIRECT in kinds and meet else None
        try:
            finding = self.proxies.find(peer, ours_only=not meet) if Kind.SOCKS5_PROXY in kinds else _none()
            own, proxies = await asyncio.gather(self.own_streamhosts() if awaited is not None else _none(), finding)
            if not own and not proxies:
                raise Unreachable()
            tried = " ".join(host.label for host in (*own, *proxies))
            proxy = await self._query(peer, sid, own, proxies, tried, answer_s)
            if proxy is not None:
                return await self.join(proxy, dst_addr, sid, peer, tried)
            assert awaited is not None  # noqa: S101 - own streamhosts were named only then
            arrival = await awaited.pick(_PICK_S)
        finally:
            if awaited is not None:
                awaited.close()
        return TcpStream(arrival.sock, Kind.SOCKS5_DIRECT, arrival.route, arrival.early)

    def listen(self, dst_addr: str) -> Awaited | None:
        """Await a peer that asks for `dst_addr`; None where nothing can listen."""
        try:
            return self._listener.expect(dst_addr)
        except Unreachable as error:
            log.warning("nothing can listen here: %r", error)
            return None

    async def own_streamhosts(self) -> tuple[Streamhost, ...]:
        """Interfaces first, then what the user or the router says the world reaches us by."""
        port, settings = self._listener.port, self._settings()
        hosts = [(host, port) for host in own_hosts(self._local_host(), loopback=self.loopback)]
        if public := public_host(settings.public_address, port, settings.listen_port):
            hosts.append(public)
        if settings.map_port and (outside := await self._mapping.ensure(port, self._local_host())):
            hosts.append(outside)
        me = self._session.full_jid
        return tuple(Streamhost(me, host, number) for host, number in dict.fromkeys(hosts))

    async def _query(
        self, peer: Jid, sid: str, own: Sequence[Streamhost], proxies: Sequence[Streamhost], tried: str, answer_s: float
    ) -> Streamhost | None:
        """The proxy that the peer used; None: one of our own addresses."""
        iq: Iq = self._session.client.make_iq_set(ito=peer)
        query = ET.SubElement(iq.xml, f"{{{NAMESPACE}}}query", {"sid": sid, "mode": "tcp"})
        for host in (*own, *proxies):
            attributes = {"jid": host.jid.full, "host": host.host, "port": str(host.port)}
            ET.SubElement(query, f"{{{NAMESPACE}}}streamhost", attributes)
        try:
            reply = await self._session.request(iq, answer_s)
        except NoAnswer as error:
            raise Unreachable(tried) from error
        except RequestFailed as error:
            if error.condition in _GONE:
                raise PeerGone(peer.full) from error
            if error.condition in ("item-not-found", "remote-server-timeout"):
                raise Unreachable(tried) from error
            raise UnsupportedFailure(peer.full, NAMESPACE) from error
        element = reply.xml.find(f"{{{NAMESPACE}}}query/{{{NAMESPACE}}}streamhost-used")
        named = "" if element is None else element.get("jid", "")
        try:
            used = parse_jid(named)
        except MalformedJid:
            used = Jid()
        # Some leave the resource out.
        if own and used.bare == self._session.full_jid.bare:
            return None
        for proxy in proxies:
            if used.bare == proxy.jid.bare:
                return proxy
        raise ProtocolBreach(peer.full, f"used a streamhost that was not offered: {named[:200]!r}")

    async def join(self, proxy: Streamhost, dst_addr: str, sid: str, peer: Jid, tried: str) -> ByteStream:
        """The peer waits at the proxy: go there too, and have it activated (XEP-0065 §6.3.4)."""
        try:
            reached = await dial([proxy], dst_addr, loopback=self.loopback)
        except Unreachable as error:
            self.proxies.distrust(proxy)
            raise Unreachable(tried) from error
        # What comes before the activation is not the peer's: nothing of it is kept.
        stream = TcpStream(reached.sock, Kind.SOCKS5_PROXY, proxy.label)
        try:
            await self.proxies.activate(proxy, sid, peer)
        except (RequestFailed, NoAnswer) as error:
            stream.close()
            self.proxies.distrust(proxy)
            raise Unreachable(tried) from error
        except BaseException:
            stream.close()
            raise
        return stream

    # --- as target ----------------------------------------------------------------------------------------------------

    def expect(
        self, peer: Jid, sid: str, kinds: Sequence[Kind], deliver: Callable[[ByteStream], None]
    ) -> ExpectedSocks5:
        """Take the stream that `peer` offers under `sid`, of one of `kinds`; close what is returned."""
        expected = ExpectedSocks5(peer, sid, kinds, deliver, self)
        self._expected[(peer.full, sid)] = expected
        return expected

    def forget(self, expected: ExpectedSocks5) -> None:
        """For `ExpectedSocks5.close`."""
        if self._expected.get((expected.peer.full, expected.sid)) is expected:
            del self._expected[(expected.peer.full, expected.sid)]

    async def _answer(self, iq: Iq) -> Iq | None:
        """A requester names its streamhosts (XEP-0065 §5.3.1)."""
        query = iq.xml.find(f"{{{NAMESPACE}}}query")
        if query is None:
            raise XMPPError("bad-request")
        sid = query.get("sid", "")
        expected = self._expected.get((iq["from"].full, sid))
        if expected is None or query.get("mode", "tcp") != "tcp":
            raise XMPPError("not-acceptable")
        if expected.busy:
            raise XMPPError("unexpected-request")
        expected.busy = True
        try:
            reached = await self._dial(expected, _streamhosts(query), Jid(iq["to"].full or self._session.full_jid))
        except Unreachable as error:
            log.info("no streamhost of %s was reached: %s", expected.peer, error.tried)
            raise XMPPError("item-not-found") from error
        finally:
            expected.busy = False
        streamhost = reached.streamhost
        kind = _kind(streamhost, expected.peer)
        expected.deliver(TcpStream(reached.sock, kind, streamhost.label, reached.early))
        reply: Iq = iq.reply()  # type: ignore[no-untyped-call]
        answer = ET.SubElement(reply.xml, f"{{{NAMESPACE}}}query", {"sid": sid})
        ET.SubElement(answer, f"{{{NAMESPACE}}}streamhost-used", {"jid": streamhost.jid.full})
        return reply

    async def _dial(self, expected: ExpectedSocks5, offered: Sequence[Streamhost], me: Jid) -> Reached:
        dst_addr = destination(expected.sid, expected.peer.full, me.full)
        dialling = asyncio.ensure_future(self._race(expected, offered, dst_addr))
        unwanted = asyncio.ensure_future(expected.closed.wait())
        try:
            await asyncio.wait({dialling, unwanted}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            unwanted.cancel()
            if not dialling.done():
                dialling.cancel()
                await asyncio.wait({dialling})
        if dialling.cancelled():
            raise XMPPError("not-acceptable")
        reached = dialling.result()
        if expected.closed.is_set():
            reached.sock.close()
            raise XMPPError("not-acceptable")
        return reached

    async def _race(self, expected: ExpectedSocks5, offered: Sequence[Streamhost], dst_addr: str) -> Reached:
        peer = expected.peer
        direct = [host for host in offered if _kind(host, peer) is Kind.SOCKS5_DIRECT]
        proxies = [host for host in offered if _kind(host, peer) is Kind.SOCKS5_PROXY]
        if not self._may_meet(peer):
            # Whatever address they name for it: we go where we know the proxy to be.
            known = {host.jid: host for host in await self.proxies.find(peer, ours_only=True)}
            direct, proxies = [], [known[host.jid] for host in proxies if host.jid in known]
        return await dial(
            direct if Kind.SOCKS5_DIRECT in expected.kinds else (),
            dst_addr,
            proxies=proxies if Kind.SOCKS5_PROXY in expected.kinds else (),
            loopback=self.loopback,
        )

    # --- both ---------------------------------------------------------------------------------------------------------

    @property
    def loopback(self) -> bool:
        """Addresses of this very machine are offered and dialled."""
        if self._offers_loopback is not None:
            return self._offers_loopback
        host = self._local_host()
        return host is not None and ipaddress.ip_address(host).is_loopback

    def _local_host(self) -> str | None:
        """Our end of the connection to the server."""
        transport = self._session.client.transport
        name = transport.get_extra_info("sockname") if transport is not None else None
        if not name or not isinstance(name, tuple):
            return None
        return str(name[0]).partition("%")[0]


def _kind(streamhost: Streamhost, requester: Jid) -> Kind:
    """Whoever owns the streamhost: the requester itself, or else it is a proxy."""
    return Kind.SOCKS5_DIRECT if bare(streamhost.jid) == bare(requester) else Kind.SOCKS5_PROXY


async def _none() -> tuple[Streamhost, ...]:
    return ()
