"""The transports there are: which kind of bytestream travels by which, and what they need announced."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gharial.backend.jingle import inband_transport, socks5_candidates
from gharial.backend.jingle.inband_transport import InbandTransport
from gharial.backend.jingle.socks5_transport import Socks5Transport
from gharial.backend.jingle.transport import JingleTransport, Side
from gharial.backend.stanzas.jingle import namespace_of
from gharial.model.transfer import Kind


@dataclass(frozen=True)
class TransportType:
    """One transport. `features` are what both sides announce for it."""

    namespace: str
    kinds: tuple[Kind, ...]
    features: frozenset[str]
    make: Callable[[Side], JingleTransport]


TRANSPORTS = (
    TransportType(
        socks5_candidates.NAMESPACE,
        (Kind.SOCKS5_DIRECT, Kind.SOCKS5_PROXY),
        frozenset({socks5_candidates.NAMESPACE}),
        Socks5Transport,
    ),
    TransportType(
        inband_transport.NAMESPACE,
        InbandTransport.kinds,
        frozenset({inband_transport.NAMESPACE}),
        InbandTransport,
    ),
)
"""In order of preference."""


def type_for(kind: Kind) -> TransportType | None:
    """The transport that carries this kind."""
    return next((one for one in TRANSPORTS if kind in one.kinds), None)


def type_of(element: ET.Element | None) -> TransportType | None:
    """The transport of a peer's element; None for one that is not known here."""
    return next((one for one in TRANSPORTS if one.namespace == namespace_of(element)), None)


def kinds_by_features(features: frozenset[str], kinds: Sequence[Kind]) -> tuple[Kind, ...]:
    """Those of `kinds` for which a client with these features has the transport."""
    return tuple(kind for kind in kinds if (found := type_for(kind)) is not None and found.features <= features)
