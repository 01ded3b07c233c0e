"""`Proxies`: SOCKS5 bytestream proxies of servers and settings (XEP-0065 §4, §6), found once and remembered."""

import asyncio
import ipaddress
import logging
import socket
import xml.etree.ElementTree as ET
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial

from slixmpp.stanza import Iq

from gharial.backend.bytestreams.streamhosts import Streamhost, dialable, may_dial
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Failure, MalformedJid
from gharial.model.jid import Jid, parse_jid

log = logging.getLogger(__name__)

NAMESPACE = "http://jabber.org/protocol/bytestreams"
FIND_S = 2.5
"""How long an offer waits for proxies; a search that takes longer goes on for the next one."""
ALIVE_S = 1800.0
"""How long what was found counts."""
NONE_S = 120.0
"""The same where nothing was found."""
ACTIVATE_S = 8.0
MOST_OFFERED = 4
_ASK_S = 5.0
_LIFE_S = 2.0
_MOST_ITEMS = 32
_MOST_PLACES = 64
_ITEMS = "{http://jabber.org/protocol/disco#items}"
_Look = Callable[[], Awaitable[list[Streamhost]]]
_GREETING, _WELCOME = b"\x05\x01\x00", b"\x05\x00"


@dataclass
class _Search:
    """What one place (a server, or one configured address) has; `until` by the loop's clock."""

    task: "asyncio.Task[tuple[Streamhost, ...]]"
    until: float = float("inf")


class Proxies:
    """The proxies of one session. `configured` are those of the settings; `loopback`: one on this machine will do."""

    def __init__(
        self, session: AccountSession, configured: Callable[[], Sequence[str]], loopback: Callable[[], bool]
    ) -> None:
        self._session = session
        self._configured = configured
        self._loopback = loopback
        self._searches: dict[str, _Search] = {}
        session.when_online(self._came_online)
        session.when_offline(self._went_offline)

    def close(self) -> None:
        """Stop searching."""
        for search in self._searches.values():
            search.task.cancel()
        self._searches.clear()

    def prepare(self, peer: Jid, *, ours_only: bool) -> None:
        """Begin to look, so that `find` will not have to wait."""
        if self._session.online:
            for place, look in self._places(peer, ours_only=ours_only):
                self._search(place, look)

    async def find(self, peer: Jid, *, ours_only: bool, wait_s: float = FIND_S) -> tuple[Streamhost, ...]:
        """Living proxies for a stream with `peer`, best first: configured, our server's, theirs. Never raises.

        With `ours_only`, none that the peer's side may run: it would learn our address.
        """
        if not self._session.online:
            return ()
        searches = [self._search(place, look) for place, look in self._places(peer, ours_only=ours_only)]
        if searches:
            await asyncio.wait({search.task for search in searches}, timeout=wait_s)
        found: dict[Jid, Streamhost] = {}
        for search in searches:
            for host in _found(search.task):
                found.setdefault(host.jid, host)
        return tuple(found.values())[:MOST_OFFERED]

    async def activate(self, proxy: Streamhost, sid: str, peer: Jid) -> None:
        """Make the proxy join our connection and the peer's (XEP-0065 §6.3.5). Raises RequestFailed, NoAnswer."""
        iq: Iq = self._session.client.make_iq_set(ito=proxy.jid)
        query = ET.SubElement(iq.xml, f"{{{NAMESPACE}}}query", {"sid": sid})
        ET.SubElement(query, f"{{{NAMESPACE}}}activate").text = peer.full
        await self._session.request(iq, ACTIVATE_S)

    def distrust(self, proxy: Streamhost) -> None:
        """It let us down: look again before it is offered again."""
        for place, search in tuple(self._searches.items()):
            if proxy in _found(search.task):
                del self._searches[place]

    def _came_online(self, resumed: bool) -> None:
        """After a fresh login the network may be another one."""
        if not resumed:
            self.close()

    def _went_offline(self) -> None:
        """A search that was cut off has found nothing out."""
        for place, search in tuple(self._searches.items()):
            if not search.task.done():
                search.task.cancel()
                del self._searches[place]

    def _places(self, peer: Jid, *, ours_only: bool) -> list[tuple[str, _Look]]:
        """Where to look, in order, and how."""
        places: list[tuple[str, _Look]] = []
        for text in self._configured():
            try:
                jid = parse_jid(text)
            except MalformedJid:
                log.warning("the settings name a proxy that is no address: %r", text)
                continue
            places.append((f"proxy {jid.full}", partial(self._addresses_of, jid)))
        servers = [self._session.account.domain]
        if not ours_only and peer.domain and peer.domain not in servers:
            servers.append(peer.domain)
        return [*places, *((f"server {name}", partial(self._of_server, name)) for name in servers)]

    def _search(self, place: str, look: _Look) -> _Search:
        loop = asyncio.get_running_loop()
        known = self._searches.get(place)
        if known is not None and loop.time() < known.until:
            return known
        if len(self._searches) >= _MOST_PLACES:
            self._searches.pop(next(iter(self._searches))).task.cancel()
        search = self._searches[place] = _Search(loop.create_task(self._living(look)))

        def ended(task: "asyncio.Task[tuple[Streamhost, ...]]") -> None:
            found = _found(task)
            search.until = loop.time() + (ALIVE_S if found else NONE_S)
            log.info("proxies of %s: %s", place, " ".join(host.label for host in found) or "none")

        search.task.add_done_callback(ended)
        return search

    async def _living(self, look: _Look) -> tuple[Streamhost, ...]:
        """Those that answer, the quickest first."""
        try:
            named = dialable(tuple(await look()))
        except Failure as failure:
            log.debug("no proxies: %r", failure)
            return ()
        times = await asyncio.gather(*(self._answers_after(host) for host in named))
        living = [(time_s, place) for place, time_s in enumerate(times) if time_s is not None]
        return tuple(named[place] for _, place in sorted(living))

    async def _of_server(self, name: str) -> list[Streamhost]:
        iq: Iq = self._session.client.make_iq_get(ito=Jid(name))
        ET.SubElement(iq.xml, f"{_ITEMS}query")
        answer = await self._session.request(iq, _ASK_S)
        items: list[Jid] = []
        for element in list(answer.xml.iterfind(f"{_ITEMS}query/{_ITEMS}item"))[:_MOST_ITEMS]:
            try:
                items.append(parse_jid(element.get("jid", "")))
            except MalformedJid:
                continue
        asked = await asyncio.gather(*(self._of_item(jid) for jid in items if jid.domain != name))
        return [host for hosts in asked for host in hosts]

    async def _of_item(self, jid: Jid) -> list[Streamhost]:
        try:
            if NAMESPACE not in await self._session.discovery.features(jid, _ASK_S):
                return []
            return await self._addresses_of(jid)
        except Failure as failure:
            # Many proxies serve the users of their own server alone.
            log.debug("%s gives no proxy: %r", jid, failure)
            return []

    async def _addresses_of(self, jid: Jid) -> list[Streamhost]:
        iq: Iq = self._session.client.make_iq_get(ito=jid)
        ET.SubElement(iq.xml, f"{{{NAMESPACE}}}query")
        answer = await self._session.request(iq, _ASK_S)
        query = answer.xml.find(f"{{{NAMESPACE}}}query")
        # It speaks for itself alone, whatever address it writes into the answer.
        return [] if query is None else [Streamhost(jid, one.host, one.port) for one in read_streamhosts(query)]

    async def _answers_after(self, host: Streamhost) -> float | None:
        """Seconds until it greeted as SOCKS5 does (RFC 1928 §3); None where it does not."""
        loop = asyncio.get_running_loop()
        started = loop.time()
        try:
            async with asyncio.timeout(_LIFE_S):
                found = await loop.getaddrinfo(host.host, host.port, type=socket.SOCK_STREAM)
                for family, _, _, _, address in found[:2]:
                    number = ipaddress.ip_address(str(address[0]).partition("%")[0])
                    if may_dial(number, loopback=self._loopback()) and await _greets(family, address):
                        return loop.time() - started
        except (OSError, ValueError) as error:
            log.debug("the proxy %s does not answer: %s", host.label, error)
        return None


async def _greets(family: socket.AddressFamily, address: object) -> bool:
    loop = asyncio.get_running_loop()
    with socket.socket(family, socket.SOCK_STREAM) as sock:
        sock.setblocking(False)
        await loop.sock_connect(sock, address)  # type: ignore[arg-type]
        await loop.sock_sendall(sock, _GREETING)
        answer = b""
        while len(answer) < len(_WELCOME):
            data = await loop.sock_recv(sock, len(_WELCOME) - len(answer))
            if not data:
                return False
            answer += data
        return answer == _WELCOME


def _found(task: "asyncio.Task[tuple[Streamhost, ...]]") -> tuple[Streamhost, ...]:
    if not task.done() or task.cancelled():
        return ()
    error = task.exception()
    if error is not None:
        log.error("looking for proxies failed", exc_info=error)
        return ()
    return task.result()


def read_streamhosts(query: ET.Element) -> list[Streamhost]:
    """The streamhosts inside a `query` element that can be read; the rest is left out (XEP-0065 §4, §5.3.1)."""
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
