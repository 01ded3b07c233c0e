"""`Reach`: which addresses a link may lead to. A link must not make us knock at doors behind our own firewall."""

import ipaddress

from gharial.backend.bytestreams.streamhosts import Address, may_dial
from gharial.backend.wire.http import Link
from gharial.model.failures import LinkFault, LinkRefused
from gharial.model.value import dataclass

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LOWEST_FREE_PORT = 1024
_WEB_PORTS = frozenset({80, 443})


@dataclass(frozen=True, slots=True)
class Reach:
    """`local`: also addresses of the local network; `loopback`: also this machine. Both are leave a person gave."""

    local: bool = False
    loopback: bool = False

    def allows(self, address: Address) -> bool:
        """It may be dialled; ask with the address that is connected to, not with a name."""
        inner = _inner(address)
        if inner.is_loopback:
            return self.loopback and may_dial(inner, loopback=True)
        if not may_dial(inner, loopback=False):
            return False
        return self.local or inner.is_global


PUBLIC = Reach()
"""Only what anybody on the Internet can reach as well."""


def check_port(link: Link) -> None:
    """Raises LinkRefused for ports of other services: mail, shells, name servers."""
    if link.port not in _WEB_PORTS and link.port < _LOWEST_FREE_PORT:
        raise LinkRefused(link.host, LinkFault.PRIVATE_ADDRESS.value)


def _inner(address: Address) -> Address:
    """The IPv4 address that an IPv6 one stands for, if it does."""
    if address.version == 6:
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address.sixtofour is not None:
            return address.sixtofour
        if address in _NAT64:
            return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address
