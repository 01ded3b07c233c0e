"""The login (RFC 6120 §6): SCRAM or nothing. A server that offers less gets no password, nor a second try."""

import asyncio
import base64
import logging
from typing import Protocol
from xml.etree import ElementTree

from slixmpp.util.sasl.client import saslprep
from slixmpp.util.stringprep_profiles import StringPrepError

from gharial.backend.xmpp.scram import HASHES, ScramBreach, ScramExchange
from gharial.model.failures import Failure, NoSecureLogin, ServerClosed, WrongPassword
from gharial.model.jid import Jid

log = logging.getLogger(__name__)

SASL_NS = "urn:ietf:params:xml:ns:xmpp-sasl"
_PASSING = frozenset({"temporary-auth-failure", "aborted"})


class Channel(Protocol):
    """What a login needs of the connection."""

    @property
    def channel(self) -> object: ...
    def send_secret(self, text: str) -> None: ...


class Login:
    """One login with one password; used once."""

    def __init__(self, account: Jid, password: str) -> None:
        self._account = account
        self._password = _prepared(password)
        self._elements: asyncio.Queue[ElementTree.Element | Failure] = asyncio.Queue()

    def forget_password(self) -> None:
        """It is not needed any more."""
        self._password = ""

    def received(self, element: ElementTree.Element) -> None:
        """An element of SASL came."""
        self._elements.put_nowait(element)

    def end(self, failure: Failure) -> None:
        """The connection is gone."""
        self._elements.put_nowait(failure)

    async def run(self, channel: Channel, offered: set[str]) -> None:
        """Prove that we know the password, and see that the server does. Raises WrongPassword, NoSecureLogin,
        ServerClosed.
        """
        mechanism, exchange = self._choose(channel, offered)
        try:
            self._send(channel, "auth", exchange.first(), f" mechanism='{mechanism}'")
            challenge = exchange.read_challenge(_payload(await self._next("challenge")))
            # Stretching takes as long as the server wants, up to the ceiling: not on the loop.
            salted = await asyncio.to_thread(exchange.stretch, challenge, self._password)
            self._send(channel, "response", exchange.answer(challenge, salted))
            last = await self._next("challenge", "success")
            exchange.verify(_payload(last))
            if _name(last) == "challenge":
                self._send(channel, "response", b"")
                await self._next("success")
        except ScramBreach as error:
            raise NoSecureLogin(self._account.domain, str(error)) from error

    def _choose(self, channel: Channel, offered: set[str]) -> tuple[str, ScramExchange]:
        binding = _binding(channel.channel)
        for mechanism in HASHES:
            if binding is not None and f"{mechanism}-PLUS" in offered:
                name = f"{mechanism}-PLUS"
                return name, ScramExchange(name, self._account.user, binding=binding)
        could_bind = binding is not None
        for mechanism in HASHES:
            if mechanism in offered:
                return mechanism, ScramExchange(mechanism, self._account.user, could_bind=could_bind)
        raise NoSecureLogin(self._account.domain, " ".join(sorted(offered))[:200])

    async def _next(self, *expected: str) -> ElementTree.Element:
        element = await self._elements.get()
        if isinstance(element, Failure):
            raise element
        name = _name(element)
        if name == "failure":
            condition = next((_name(child) for child in element if _name(child) != "text"), "not-authorized")
            if condition in _PASSING:
                raise ServerClosed(self._account.domain, condition)
            raise WrongPassword(self._account.bare, condition)
        if name not in expected:
            # A success before the proof is the way around it.
            raise ScramBreach(f"{name} came too early")
        return element

    def _send(self, channel: Channel, name: str, payload: bytes, attributes: str = "") -> None:
        text = base64.b64encode(payload).decode()
        log.debug("login: %s%s", name, attributes)
        channel.send_secret(f"<{name} xmlns='{SASL_NS}'{attributes}>{text}</{name}>")


def _prepared(password: str) -> str:
    try:
        return str(saslprep(password))
    except (StringPrepError, UnicodeError):
        return password  # newer characters than the profile knows: as they are, like everybody does


def _binding(channel: object) -> bytes | None:
    """Data that names this TLS channel. Python offers only tls-unique, which TLS 1.3 does not have (RFC 9266)."""
    version, get = getattr(channel, "version", None), getattr(channel, "get_channel_binding", None)
    if version is None or get is None or version() == "TLSv1.3":
        return None
    data: bytes | None = get("tls-unique")
    return data


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _payload(element: ElementTree.Element) -> bytes:
    try:
        return base64.b64decode((element.text or "").strip().removeprefix("="), validate=True)
    except ValueError as error:
        raise ScramBreach("not base64") from error
