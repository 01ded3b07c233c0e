"""What one side of an ICE connection tells the other: login, candidates, how to secure and use the channel. Values."""

from dataclasses import field
from enum import Enum

from gharial.model.value import dataclass


class Setup(Enum):
    """Who begins the handshake of DTLS (RFC 4145 §4): the active side does."""

    ACTPASS = "actpass"
    ACTIVE = "active"
    PASSIVE = "passive"


@dataclass(frozen=True, slots=True)
class IceCandidate:
    """One address where datagrams may be met (RFC 8445 §5.1). `type` is "host", "srflx", "prflx" or "relay"."""

    foundation: str
    host: str
    port: int
    priority: int
    type: str
    related_host: str = ""
    related_port: int = 0


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Of a side's certificate: `algorithm` "sha-256", `value` in hex pairs with colons."""

    algorithm: str
    value: str


@dataclass(frozen=True, slots=True)
class IceDescription:
    """All of one side. An empty `ufrag` says that only candidates are told (trickle)."""

    ufrag: str
    password: str = field(repr=False)
    candidates: tuple[IceCandidate, ...] = ()
    fingerprints: tuple[Fingerprint, ...] = ()
    setup: Setup | None = None
    sctp_port: int = 0
    """0: no data channel is meant."""


@dataclass(frozen=True, slots=True)
class NegotiatedSide:
    """What was agreed for one end. `controls`: nominates the pair (ICE); `answers`: the handshake is begun by it."""

    controls: bool
    answers: bool
    label: str = ""
    """Names the channel; the controlling side opens it."""


def own_setup(told: Setup | None, *, answers: bool) -> Setup:
    """The role we take for what the other side told; ACTPASS while it has told nothing (RFC 5763 §5)."""
    if told is Setup.ACTIVE:
        return Setup.PASSIVE
    if told is Setup.PASSIVE:
        return Setup.ACTIVE
    if told is None and not answers:
        return Setup.ACTPASS
    # Some answer with "actpass" too: then, as ever, the one who answers begins.
    return Setup.ACTIVE if answers else Setup.PASSIVE
