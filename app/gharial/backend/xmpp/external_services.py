"""`ExternalServices`: STUN and TURN servers that our server names for us (XEP-0215), asked once and remembered."""

import asyncio
import logging
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from slixmpp.stanza import Iq

from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.model.value import dataclass

log = logging.getLogger(__name__)

NAMESPACE = "urn:xmpp:extdisco:2"
KEPT_S = 3600.0
"""How long services without an expiry count."""
NONE_S = 300.0
"""The same where the server named none, or did not answer."""
MARGIN_S = 120.0
"""Credentials that run out sooner are asked for anew: an allocation has to be made and kept with them."""
ASK_S = 5.0
_MOST = 16
_LONGEST = 512
_TYPES = frozenset({"stun", "turn", "turns"})


@dataclass(frozen=True, slots=True)
class ExternalService:
    """One server: `type` "stun", "turn" or "turns", `transport` "udp" or "tcp"."""

    type: str
    host: str
    port: int
    transport: str = "udp"
    username: str = ""
    password: str = ""
    expires: datetime | None = None
    restricted: bool = False

    def __repr__(self) -> str:
        """Without the password: logs are read by others."""
        return f"{self.type}:{self.host}:{self.port}/{self.transport}"

    @property
    def is_relay(self) -> bool:
        """A TURN server that will let us in, as far as can be told."""
        return self.type != "stun" and (bool(self.username) or not self.restricted)


class ExternalServices:
    """What the server of one session names. `known` is what was found last, without asking."""

    def __init__(self, session: AccountSession) -> None:
        self._session = session
        self._known: tuple[ExternalService, ...] = ()
        self._until = 0.0
        self._asking: asyncio.Task[tuple[ExternalService, ...]] | None = None
        session.when_online(self._came_online)

    @property
    def known(self) -> tuple[ExternalService, ...]:
        """What was found last."""
        return self._known

    async def find(self) -> tuple[ExternalService, ...]:
        """The services, best first as the server orders them; never raises."""
        if asyncio.get_running_loop().time() < self._until:
            return self._known
        return await asyncio.shield(self._ask())

    def prepare(self) -> None:
        """Begin to ask, so that `find` will not have to wait."""
        if self._session.online and asyncio.get_running_loop().time() >= self._until:
            self._ask()

    def close(self) -> None:
        """Stop asking."""
        if self._asking is not None:
            self._asking.cancel()

    def _came_online(self, resumed: bool) -> None:
        if not resumed:
            self._until = 0.0
            self.prepare()

    def _ask(self) -> "asyncio.Task[tuple[ExternalService, ...]]":
        if self._asking is None or self._asking.done():
            self._asking = asyncio.get_running_loop().create_task(self._asked())
        return self._asking

    async def _asked(self) -> tuple[ExternalService, ...]:
        found: tuple[ExternalService, ...] = ()
        try:
            async with asyncio.timeout(2 * ASK_S):
                if NAMESPACE in await self._session.discovery.server_features(ASK_S):
                    found = await self._query()
        except (Failure, TimeoutError) as error:
            log.info("no external services: %r", error)
        self._known = found
        self._until = asyncio.get_running_loop().time() + lifetime_s(found, datetime.now(UTC))
        log.info("external services: %s", found)
        return found

    async def _query(self) -> tuple[ExternalService, ...]:
        answer = await self._session.request(self._iq("services"), ASK_S)
        found = read_services(answer.xml)
        locked = [one for one in found if one.restricted and not one.username]
        keys = await asyncio.gather(*(self._credentials(one) for one in locked))
        opened = dict(zip(locked, keys, strict=True))
        return tuple(opened.get(one, one) for one in found)

    async def _credentials(self, service: ExternalService) -> ExternalService:
        """XEP-0215 §3.4."""
        iq = self._iq("credentials")
        asked = ET.SubElement(iq.xml[0], f"{{{NAMESPACE}}}service", {"type": service.type, "host": service.host})
        asked.set("port", str(service.port))
        try:
            answer = await self._session.request(iq, ASK_S)
        except Failure as failure:
            log.info("no credentials for %r: %r", service, failure)
            return service
        given = next((one for one in read_services(answer.xml) if one.username), None)
        if given is None:
            return service
        return replace(service, username=given.username, password=given.password, expires=given.expires)

    def _iq(self, name: str) -> Iq:
        iq: Iq = self._session.client.make_iq_get(ito=Jid(self._session.account.domain))
        ET.SubElement(iq.xml, f"{{{NAMESPACE}}}{name}")
        return iq


def lifetime_s(services: Sequence[ExternalService], now: datetime) -> float:
    """How long these can be used before they are to be asked for again."""
    if not services:
        return NONE_S
    ends = [(one.expires - now).total_seconds() - MARGIN_S for one in services if one.expires is not None]
    return max(min([*ends, KEPT_S]), 0.0)


def read_services(xml: ET.Element) -> tuple[ExternalService, ...]:
    """The STUN and TURN services of an answer that can be read; the rest is left out."""
    found: list[ExternalService] = []
    for given in list(xml.iter(f"{{{NAMESPACE}}}service"))[: 4 * _MOST]:
        kind, host = given.get("type", ""), given.get("host", "")
        port = given.get("port") or ("5349" if kind == "turns" else "3478")
        transport = given.get("transport") or ("tcp" if kind == "turns" else "udp")
        name, word = given.get("username", ""), given.get("password", "")
        sensible = kind in _TYPES and transport in ("udp", "tcp") and 0 < len(host) <= 255 and host.isprintable()
        sensible = sensible and " " not in host and port.isascii() and port.isdigit() and 0 < int(port[:6]) <= 65535
        if not sensible or max(len(name), len(word)) > _LONGEST or given.get("action") in ("delete", "remove"):
            continue
        if kind == "stun" and transport != "udp":
            continue
        restricted = given.get("restricted", "") in ("1", "true")
        found.append(
            ExternalService(kind, host, int(port), transport, name, word, _moment(given.get("expires")), restricted)
        )
    return tuple(dict.fromkeys(found))[:_MOST]


def stun_server(text: str) -> ExternalService | None:
    """One of the settings, "stun:host:port", "host:port" or "host"; None where it is none."""
    text = text.strip().removeprefix("stun:")
    host, port = text, "3478"
    if text.startswith("["):
        host, _, rest = text[1:].partition("]")
        port = rest.removeprefix(":") or port
    elif text.count(":") == 1:
        host, _, port = text.partition(":")
    if not host or len(host) > 255 or not host.isprintable() or " " in host or not (port.isascii() and port.isdigit()):
        return None
    return ExternalService("stun", host, int(port[:6])) if 0 < int(port[:6]) <= 65535 else None


def _moment(text: str | None) -> datetime | None:
    """XEP-0082; None where it says nothing that can be read."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
