"""`GoogleServices`: STUN servers and relays by `google:jingleinfo`, where the server has it; asked once, and pushed."""

import asyncio
import logging
import re
import xml.etree.ElementTree as ET
from dataclasses import field
from typing import ClassVar

from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq
from slixmpp.xmlstream import ElementBase, register_stanza_plugin

from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.model.value import dataclass

log = logging.getLogger(__name__)

NAMESPACE = "google:jingleinfo"
ASK_S = 5.0
_MOST = 8
_HOST = re.compile(r"[0-9A-Za-z._:-]{1,253}", re.ASCII)
_PORT = re.compile(r"[0-9]{1,5}", re.ASCII)

_LONGEST_TOKEN = 1024
_TOKEN = re.compile(r"[!-~]+", re.ASCII)

Server = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Relays:
    """Hosts at which a relay's session is asked for, with the word that lets us in."""

    token: str = field(default="", repr=False)
    hosts: tuple[str, ...] = ()


class JingleInfo(ElementBase):
    """The payload, for matching."""

    name = "query"
    namespace = NAMESPACE
    plugin_attrib = "google_jingle_info"
    interfaces: ClassVar[set[str]] = set()


register_stanza_plugin(Iq, JingleInfo)


class GoogleServices:
    """Of one session."""

    def __init__(self, session: AccountSession) -> None:
        self._session = session
        self._known: tuple[Server, ...] | None = None
        self.relays = Relays()
        """As they were named last."""
        self._asking: asyncio.Task[tuple[Server, ...]] | None = None
        session.answer("jingle info", "iq@type=set/google_jingle_info", self._pushed)
        session.client.add_event_handler("session_end", self._forget)

    async def stun_servers(self) -> tuple[Server, ...]:
        """Host and port of each, best first; none where the server has no such thing. Never raises."""
        if self._known is not None:
            return self._known
        if self._asking is None:
            self._asking = asyncio.get_running_loop().create_task(self._ask())
        return await asyncio.shield(self._asking)

    @property
    def has_relay(self) -> bool:
        """The server has named one, with a word for it."""
        return bool(self.relays.token and self.relays.hosts)

    def _take(self, iq: ET.Element) -> tuple[Server, ...]:
        self.relays = read_relays(iq)
        return read_servers(iq)

    async def _ask(self) -> tuple[Server, ...]:
        found: tuple[Server, ...] = ()
        try:
            if NAMESPACE in await self._session.discovery.server_features(ASK_S):
                iq: Iq = self._session.client.make_iq_get(ito=Jid(self._session.account.bare))
                ET.SubElement(iq.xml, f"{{{NAMESPACE}}}query")
                found = self._take((await self._session.request(iq, ASK_S)).xml)
        except Failure as failure:
            log.info("no jingle info: %r", failure)
        self._known, self._asking = found, None
        return found

    async def _pushed(self, iq: Iq) -> None:
        """Only our own server may: anybody else could lead our checks where it likes."""
        account = self._session.account
        sender: Jid = iq["from"]
        if str(sender) not in ("", account.bare, account.domain):
            raise XMPPError("service-unavailable")
        self._known = self._take(iq.xml)

    def _forget(self, _event: object) -> None:
        self._known = None
        self.relays = Relays()


def read_servers(iq: ET.Element) -> tuple[Server, ...]:
    """The STUN servers of an answer or a push; what cannot be read is left out."""
    found: list[Server] = []
    for server in iq.iterfind(f"{{{NAMESPACE}}}query/{{{NAMESPACE}}}stun/{{{NAMESPACE}}}server"):
        host, port = server.get("host", ""), server.get("udp", "")
        if _HOST.fullmatch(host) and _PORT.fullmatch(port) and 0 < int(port) < 65536:
            found.append((host, int(port)))
    return tuple(found[:_MOST])


def read_relays(iq: ET.Element) -> Relays:
    """The relays of an answer or a push, and the word for them; what cannot be read is left out."""
    relay = iq.find(f"{{{NAMESPACE}}}query/{{{NAMESPACE}}}relay")
    token = "" if relay is None else (relay.findtext(f"{{{NAMESPACE}}}token") or "").strip()
    if relay is None or len(token) > _LONGEST_TOKEN or not _TOKEN.fullmatch(token):
        return Relays()
    hosts = [server.get("host", "") for server in relay.iterfind(f"{{{NAMESPACE}}}server")]
    return Relays(token, tuple(host for host in hosts if _HOST.fullmatch(host))[:_MOST])
