"""From a route to a connection that is encrypted and checked (RFC 6120 §5, XEP-0368).

Nothing that arrived in the clear is ever handed on: the stream proper begins after the handshake, with a fresh parser.
"""

import asyncio
import logging
import socket
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from gharial.backend.xmpp.routes import Route, routes_to
from gharial.backend.xmpp.stream_guard import STREAM_NS, HostileStream, StreamReader
from gharial.backend.xmpp.timing import Timing
from gharial.backend.xmpp.trust import certificate_problem, tls_context
from gharial.model.failures import (
    CertificateProblem,
    ConnectionRefused,
    Failure,
    NoSecureLogin,
    ProtocolBreach,
    ServerClosed,
    ServerSilent,
    UnknownHost,
)

log = logging.getLogger(__name__)

_TLS_NS = "urn:ietf:params:xml:ns:xmpp-tls"
_STREAM_ERRORS_NS = "urn:ietf:params:xml:ns:xmpp-streams"
# What a person should hear of, when every route failed for another reason: the first of these.
_TELLING = (CertificateProblem, NoSecureLogin, ServerClosed, ServerSilent, ProtocolBreach, ConnectionRefused)


class _OtherKind(Exception):
    """Something answers there, but neither refuses nor speaks what we expected: TLS on a STARTTLS port or reversed."""


async def dial(
    domain: str,
    host: str | None,
    port: int | None,
    ca_file: Path | None,
    protocol: Callable[[], asyncio.Protocol],
    timing: Timing,
) -> asyncio.Transport:
    """Connect to the server of `domain`, by SRV or to what the user typed; the certificate is good for `domain`.

    Raises UnknownHost, ConnectionRefused, CertificateProblem, NoSecureLogin, ServerSilent, ServerClosed,
    ProtocolBreach, LocalFileProblem (the CA file). `protocol` makes what the encrypted transport talks to; its
    connection_made is not called.
    """
    context = tls_context(ca_file)
    failures: list[Failure] = []
    for route in await routes_to(domain, host, port, timing):
        try:
            return await _dial(domain, route, context, protocol, timing)
        except _OtherKind as error:
            log.info("%s:%s, direct TLS %s: %s", route.host, route.port, route.direct_tls, error)
            failures.append(ServerClosed(domain, "", str(error)))
        except Failure as failure:
            failures.append(failure)
            if host or port:
                break  # the same address again, in the other way, would say the same
    for kind in _TELLING:
        for told in failures:
            if isinstance(told, kind):
                raise told
    raise failures[0]


async def _dial(
    domain: str, route: Route, context: ssl.SSLContext, protocol: Callable[[], asyncio.Protocol], timing: Timing
) -> asyncio.Transport:
    loop = asyncio.get_running_loop()
    clear = _Clear(domain)
    await _connect(route, clear, timing)
    try:
        if not route.direct_tls:
            async with deadline(domain, "stream", timing.answer_s):
                await clear.negotiate()
        context.set_alpn_protocols(["xmpp-client"] if route.direct_tls else [])
        async with deadline(domain, "tls", timing.tls_s):
            secured = await loop.start_tls(
                clear.transport, protocol(), context, server_hostname=domain, ssl_handshake_timeout=timing.tls_s + 5
            )
    except BaseException as error:
        clear.transport.abort()
        if isinstance(error, ssl.SSLCertVerificationError):
            raise certificate_problem(error, domain) from error
        if isinstance(error, OSError):
            raise _OtherKind(str(error) or type(error).__name__) from error
        raise
    if secured is None:
        raise _OtherKind("closed during the handshake")
    return secured


async def _connect(route: Route, clear: "_Clear", timing: Timing) -> None:
    """A TCP connection; IPv6 and IPv4 race (RFC 8305)."""
    loop = asyncio.get_running_loop()
    try:
        async with deadline(route.host, "connect", timing.connect_s):
            await loop.create_connection(lambda: clear, route.host, route.port, happy_eyeballs_delay=0.25)
    except (socket.gaierror, UnicodeError) as error:
        raise UnknownHost(route.host) from error
    except OSError as error:
        raise ConnectionRefused(route.host, route.port, error.strerror or str(error)) from error


@asynccontextmanager
async def deadline(host: str, stage: str, timeout_s: float) -> AsyncIterator[None]:
    """Turns too long a wait inside into ServerSilent."""
    try:
        async with asyncio.timeout(timeout_s):
            yield
    except TimeoutError as error:
        raise ServerSilent(host, timeout_s, stage) from error


class _Clear(asyncio.Protocol):
    """The few words before TLS: our stream header, their features, our <starttls/>, their <proceed/>."""

    transport: asyncio.Transport

    def __init__(self, domain: str) -> None:
        self._domain = domain
        self._reader = StreamReader()
        self._elements: asyncio.Queue[ElementTree.Element | Exception] = asyncio.Queue()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        try:
            for kind, element in self._reader.feed(data):
                if kind == "stanza":
                    self._elements.put_nowait(element)
                elif kind == "close":
                    self._elements.put_nowait(_OtherKind("the stream was closed"))
        except HostileStream as error:
            self._elements.put_nowait(_OtherKind(f"no XMPP stream: {error}"))

    def connection_lost(self, error: Exception | None) -> None:
        self._elements.put_nowait(_OtherKind(str(error or "closed without a word")))

    async def negotiate(self) -> None:
        """Up to <proceed/>. Raises NoSecureLogin, ServerClosed, _OtherKind."""
        self.transport.write(stream_header(self._domain).encode())
        features = await self._next()
        if features.tag != f"{{{STREAM_NS}}}features" or features.find(f"{{{_TLS_NS}}}starttls") is None:
            raise NoSecureLogin(self._domain, "the server offers no TLS")
        self.transport.write(f"<starttls xmlns='{_TLS_NS}'/>".encode())
        if (await self._next()).tag != f"{{{_TLS_NS}}}proceed":
            raise NoSecureLogin(self._domain, "the server refuses TLS")

    async def _next(self) -> ElementTree.Element:
        element = await self._elements.get()
        if isinstance(element, Exception):
            raise element
        if element.tag == f"{{{STREAM_NS}}}error":
            raise stream_failure(self._domain, element)
        return element


def stream_header(domain: str) -> str:
    """The beginning of our stream (RFC 6120 §4.7)."""
    return (
        f"<?xml version='1.0'?><stream:stream to={quoteattr(domain)} xmlns:stream='{STREAM_NS}' "
        "xmlns='jabber:client' version='1.0'>"
    )


def stream_failure(domain: str, error: ElementTree.Element) -> ServerClosed:
    """What a stream error tells (RFC 6120 §4.9)."""
    condition = text = ""
    for child in error:
        namespace, _, name = child.tag.removeprefix("{").partition("}")
        if namespace == _STREAM_ERRORS_NS and name == "text":
            text = (child.text or "")[:1000]
        elif namespace == _STREAM_ERRORS_NS:
            condition = name
    return ServerClosed(domain, condition or "undefined-condition", text)
