"""Streamhosts (XEP-0065 §4): which addresses of ours are offered, and which of a peer's may be dialled."""

import ipaddress
from collections.abc import Iterable, Sequence

import ifaddr

from gharial.model.jid import Jid
from gharial.model.value import dataclass

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

MOST_OFFERED = 8
MOST_TRIED = 12
_METADATA_SERVICES = frozenset(
    ipaddress.ip_address(text) for text in ("169.254.169.254", "169.254.170.2", "fd00:ec2::254")
)


@dataclass(frozen=True, slots=True)
class Streamhost:
    """Where a SOCKS5 stream may be reached. `jid` owns it: the requester itself or a proxy."""

    jid: Jid
    host: str
    port: int

    @property
    def label(self) -> str:
        """As people write it, "192.0.2.7:5281"."""
        return address_label(self.host, self.port)


def address_label(host: str, port: int) -> str:
    """Host and port as people write them; an IPv6 address in brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def own_hosts(first: str | None = None, *, loopback: bool = False) -> tuple[str, ...]:
    """Our usable interface addresses, `first` (the one that reaches the server) in front; at most MOST_OFFERED.

    With `loopback`, 127.0.0.1 comes before all others: both ends are then most likely on this machine.
    """
    found = [
        str(ip.ip) if ip.is_IPv4 else str(ip.ip[0])
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if ip.is_IPv4 or not ip.ip[2]  # an address with a scope means nothing to others
    ]
    return ordered_hosts(found, first, loopback=loopback)


def ordered_hosts(found: Iterable[str], first: str | None, *, loopback: bool) -> tuple[str, ...]:
    """The pure part of `own_hosts`."""
    usable = [host for host in dict.fromkeys(found) if _offerable(ipaddress.ip_address(host))]
    # IPv4 first: what an old client cannot dial, it should not wait for. Link-local ones reach least.
    usable.sort(key=lambda host: (host != first, ipaddress.ip_address(host).is_link_local, ":" in host))
    return ((("127.0.0.1",) if loopback else ()) + tuple(usable))[:MOST_OFFERED]


def public_host(text: str, listening: int, wanted: int) -> tuple[str, int] | None:
    """The address a user configured ("host", "host:port", "[2001:db8::7]:port") as others dial it; None: none.

    `listening` is our port, `wanted` the configured one. A port in `text` is one that a router leads to `wanted`: of
    no use while we listen elsewhere.
    """
    text = text.strip()
    host, port_text = text, ""
    if text.startswith("["):
        host, _, port_text = text[1:].partition("]")
        port_text = port_text.removeprefix(":")
    elif text.count(":") == 1:
        host, _, port_text = text.partition(":")
    if not host or len(host) > 255 or not host.isprintable() or " " in host:
        return None
    if not port_text:
        return host, listening
    if not (port_text.isascii() and port_text.isdigit() and len(port_text) <= 5 and 0 < int(port_text) <= 65535):
        return None
    port = int(port_text)
    return (host, port) if listening in (wanted, port) else None


def _offerable(address: Address) -> bool:
    if address.is_loopback or address.is_unspecified or address.is_multicast:
        return False
    return not (address.version == 6 and address.is_link_local)


def dialable(hosts: Sequence[Streamhost]) -> tuple[Streamhost, ...]:
    """Those whose host and port make sense, in their order, each once, at most MOST_TRIED."""
    sensible = [host for host in dict.fromkeys(hosts) if _sensible(host)]
    return tuple(sensible[:MOST_TRIED])


def _sensible(host: Streamhost) -> bool:
    # System ports belong to other services: nobody shall use us to knock there. 443 serves proxies behind firewalls.
    port_ok = host.port == 443 or 1024 <= host.port <= 65535
    return port_ok and 0 < len(host.host) <= 255 and host.host.isprintable() and " " not in host.host


def may_dial(address: Address, *, loopback: bool) -> bool:
    """Whether an address a peer named, or one its host name resolved to, may be dialled.

    Addresses of the local network may: that is where most direct transfers happen, and a person has said yes to the
    file before. Our own machine only with `loopback`.
    """
    if address.version == 6 and address.ipv4_mapped is not None:
        return may_dial(address.ipv4_mapped, loopback=loopback)
    if address in _METADATA_SERVICES:
        return False
    if address.is_loopback:
        return loopback
    if address.is_multicast or address.is_unspecified or (address.version == 4 and int(address) >> 24 in (0, 255)):
        return False
    return not (address.is_reserved and address.version == 4)
