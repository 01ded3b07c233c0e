"""`P2pCandidate`: an address at which a channel of Google's `transport/p2p` may be reached; which ones we ping."""

import ipaddress
import re
import secrets
from enum import Enum

from gharial.model.value import dataclass

MOST_REMOTE = 50
"""Candidates of a peer for one channel."""
_FRAGMENT = 16
_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_USERNAME = re.compile(r"[A-Za-z0-9+/]{1,16}", re.ASCII)
_WEB_PORTS = (80, 443)


class CandidateKind(Enum):
    """How a candidate came to be; the values are those of the `type` attribute."""

    LOCAL = "local"
    STUN = "stun"
    RELAY = "relay"


class CandidateRefused(ValueError):
    """A peer's candidate that is not used; the text says why, for the log."""


@dataclass(frozen=True, slots=True)
class P2pCandidate:
    """Every attribute of a `<candidate/>`. `preference` is 1 for the best and may be 0, which is not "unusable"."""

    name: str
    """The channel, byte for byte as the receiver of the files named it."""
    address: str
    port: int
    preference: float
    username: str
    """The STUN fragment of its owner, 1 to 16 characters of base64's alphabet; one per socket."""
    password: str = ""
    """Never used on the wire; libnice wants the attribute."""
    protocol: str = "udp"
    generation: int = 0
    kind: CandidateKind = CandidateKind.LOCAL
    network: str = "0"

    @property
    def preference_text(self) -> str:
        """As it is written: "1", "0.9"."""
        return f"{self.preference:g}"


def new_fragment() -> str:
    """A username or password of ours: 16 random characters of base64's alphabet."""
    return "".join(secrets.choice(_BASE64) for _ in range(_FRAGMENT))


def check_remote(candidate: P2pCandidate, *, loopback: bool) -> None:
    """Raises CandidateRefused for what must not be pinged: a peer could else aim our checks at others."""
    if candidate.protocol != "udp":
        raise CandidateRefused(f"protocol {candidate.protocol}")
    if not _USERNAME.fullmatch(candidate.username):
        raise CandidateRefused("username is not base64")
    try:
        address = ipaddress.ip_address(candidate.address)
    except ValueError as error:
        raise CandidateRefused("address is a name") from error
    if address.is_multicast or address.is_unspecified or address.is_reserved or str(address) == "255.255.255.255":
        raise CandidateRefused(f"address {address}")
    if address.version == 4 and int(address) >> 24 == 0:
        raise CandidateRefused(f"address {address}")
    if isinstance(address, ipaddress.IPv6Address) and (address.ipv4_mapped or address.scope_id):
        raise CandidateRefused(f"address {address}")
    if address.is_loopback and not loopback:
        raise CandidateRefused("address is loopback")
    if not 1 <= candidate.port <= 65535:
        raise CandidateRefused(f"port {candidate.port}")
    if candidate.port < 1024 and candidate.port not in _WEB_PORTS:
        raise CandidateRefused(f"port {candidate.port}")
    if candidate.generation < 0:
        raise CandidateRefused("generation")
