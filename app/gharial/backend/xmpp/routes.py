"""Where a domain's server is: SRV records of RFC 6120 §3.2 and XEP-0368, or what the user typed."""

import asyncio
import logging

from slixmpp.xmlstream.resolver import default_resolver, get_SRV

from gharial.backend.xmpp.timing import Timing
from gharial.model.value import dataclass

log = logging.getLogger(__name__)

STARTTLS_PORT = 5222
DIRECT_TLS_PORT = 5223
_USUALLY_DIRECT = frozenset({443, DIRECT_TLS_PORT})


@dataclass(frozen=True, slots=True)
class Route:
    """One way to a server: `direct_tls` starts with the handshake, the other begins in the clear (STARTTLS)."""

    host: str
    port: int
    direct_tls: bool


def typed_routes(domain: str, host: str | None, port: int | None) -> list[Route]:
    """What to try where the user named a host, a port or both. Nobody says which kind the port is: both are tried."""
    host = (host or domain).strip("[]")
    if port is None:
        return [Route(host, STARTTLS_PORT, direct_tls=False), Route(host, DIRECT_TLS_PORT, direct_tls=True)]
    direct_first = port in _USUALLY_DIRECT
    return [Route(host, port, direct_first), Route(host, port, not direct_first)]


async def routes_to(domain: str, host: str | None, port: int | None, timing: Timing) -> list[Route]:
    """The ways to the server of `domain`, in the order to try them; never empty."""
    if host or port:
        return typed_routes(domain, host, port)
    return await _published(domain, timing) or typed_routes(domain, None, None)


async def _published(domain: str, timing: Timing) -> list[Route]:
    resolver = default_resolver(loop=asyncio.get_running_loop())
    try:
        async with asyncio.timeout(timing.lookup_s):
            # Both services in one list, sorted by priority over the two of them (XEP-0368 §3).
            records = await get_SRV(domain, STARTTLS_PORT, ["xmpps-client", "xmpp-client"], resolver=resolver)
    except Exception as error:  # noqa: BLE001 - the resolver leaks its library's; the domain itself may serve
        log.info("no SRV records for %s: %s", domain, error)
        return []
    finally:
        close = getattr(resolver, "close", None)
        if close is not None:
            await close()
    # A target of "." says that the service is not offered there.
    return [Route(target, port, service == "xmpps-client") for service, target, port in records if service and target]
