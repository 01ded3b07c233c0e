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
from gharial.backend.bytestreams.socks5_dialer import DEADLINE_S, Reached, dial
from gharial.backend.bytestreams.socks5_listener import Socks5Listener
from gharial.backend.bytestreams.streamhosts import Streamhost, address_label, own_hosts
from gharial.backend.bytestreams.tcp_stream import TcpStream
from gharial.backend.wire.socks5 import destination
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import MalformedJid, NoAnswer, PeerGone, ProtocolBreach, RequestFailed, Unreachable
from gharial.model.failures import Unsupported as UnsupportedFailure
from gharial.model.jid import Jid, parse_jid
from gharial.model.transfer import Kind

log = logging.getLogger(__name__)

NAMESPACE = "http://jabber.org/protocol/bytestreams"
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
    """Offers own streamhosts and dials others'. `offers_loopback` None: where our server is on this machine too."""

    def __init__(
        self, session: AccountSession, listen_port: Callable[[], int], offers_loopback: bool | None = None
    ) -> None:
        self._session = session
        self._listener = Socks5Listener(listen_port)
        self._offers_loopback = offers_loopback
        self._expected: dict[tuple[str, str], ExpectedSocks5] = {}
        session.answer("socks5 bytestream", "iq@type=set/socks", self._answer)

    def close(self) -> None:
        """Stop listening and expecting."""
        for expected in tuple(self._expected.values()):
            expected.close()
        self._listener.close()
        self._session.forget_answer("socks5 bytestream")

    def expect(
        self, peer: Jid, sid: str, kinds: Sequence[Kind], deliver: Callable[[ByteStream], None]
    ) -> ExpectedSocks5:
        """As target: take the stream that `peer` offers under `sid`, of one of `kinds`; close what is returned."""
        expected = ExpectedSocks5(peer, sid, kinds, deliver, self)
        self._expected[(peer.full, sid)] = expected
        return expected

    def forget(self, expected: ExpectedSocks5) -> None:
        """For `ExpectedSocks5.close`."""
        if self._expected.get((expected.peer.full, expected.sid)) is expected:
            del self._expected[(expected.peer.full, expected.sid)]

    async def open(self, peer: Jid, sid: str, answer_s: float = ANSWER_S) -> ByteStream:
        """As requester: offer our addresses under `sid` and return the stream the peer came for (XEP-0065 §5.3).

        Raises Unreachable, PeerGone, Unsupported, ProtocolBreach, NotConnected.
        """
        self._session.require_online()
        me = self._session.full_jid
        awaited = self._listener.expect(destination(sid, me.full, peer.full))
        try:
            hosts = own_hosts(self._local_host(), loopback=self._loopback)
            tried = " ".join(address_label(host, self._listener.port) for host in hosts)
            if not hosts:
                raise Unreachable()
            await self._query(peer, sid, hosts, tried, answer_s)
            arrival = await awaited.pick(_PICK_S)
        finally:
            awaited.close()
        return TcpStream(arrival.sock, Kind.SOCKS5_DIRECT, arrival.route, arrival.early)

    async def _query(self, peer: Jid, sid: str, hosts: Sequence[str], tried: str, answer_s: float) -> None:
        iq: Iq = self._session.client.make_iq_set(ito=peer)
        query = ET.SubElement(iq.xml, f"{{{NAMESPACE}}}query", {"sid": sid, "mode": "tcp"})
        me = self._session.full_jid
        for host in hosts:
            attributes = {"jid": me.full, "host": host, "port": str(self._listener.port)}
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
        used = reply.xml.find(f"{{{NAMESPACE}}}query/{{{NAMESPACE}}}streamhost-used")
        named = "" if used is None else used.get("jid", "")
        try:
            ours = parse_jid(named).bare == me.bare
        except MalformedJid:
            ours = False
        if not ours:
            raise ProtocolBreach(peer.full, f"used a streamhost that was not offered: {named[:200]!r}")

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
        allowed = [host for host in offered if _kind(host, expected.peer) in expected.kinds]
        dst_addr = destination(expected.sid, expected.peer.full, me.full)
        dialling = asyncio.ensure_future(
            dial(allowed, dst_addr, loopback=self._loopback, deadline_s=DEADLINE_S),
        )
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

    @property
    def _loopback(self) -> bool:
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
    return Kind.SOCKS5_DIRECT if streamhost.jid.bare == requester.bare else Kind.SOCKS5_PROXY


def _streamhosts(query: ET.Element) -> list[Streamhost]:
    """What can be read of what was offered; the rest is left out."""
    found: list[Streamhost] = []
    for element in query.iterfind(f"{{{NAMESPACE}}}streamhost"):
        port = element.get("port", "")
        if not (port.isascii() and port.isdigit() and len(port) <= 5):
            continue
        try:
            found.append(Streamhost(parse_jid(element.get("jid", "")), element.get("host", ""), int(port)))
        except MalformedJid:
            continue
    return found
