"""The transports there are: which kind of bytestream travels by which, and what they need announced."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gharial.backend.jingle import (
    ice_transport,
    inband_transport,
    raw_udp_transport,
    socks5_candidates,
    socks5_transport,
)
from gharial.backend.jingle.ice_transport import IceTransport
from gharial.backend.jingle.inband_transport import InbandTransport
from gharial.backend.jingle.raw_udp_transport import RawUdpTransport
from gharial.backend.jingle.socks5_transport import Socks5Transport
from gharial.backend.jingle.transport import JingleTransport, Side
from gharial.backend.stanzas.jingle import namespace_of
from gharial.model.transfer import Kind


@dataclass(frozen=True)
class TransportType:
    """One transport. `features` are what both sides announce for it; `is_usable`: what a peer offers fits a file."""

    namespace: str
    kinds: tuple[Kind, ...]
    features: frozenset[str]
    make: Callable[[Side], JingleTransport]
    is_usable: Callable[[ET.Element], bool]


_ICE = (
    TransportType(
        ice_transport.NAMESPACE, IceTransport.kinds, ice_transport.FEATURES, IceTransport, ice_transport.is_usable
    ),
    # Not announced: whoever knows both dialects shall take the other. Behind it: that one is offered.
    TransportType(ice_transport.YOUNGER, IceTransport.kinds, frozenset(), IceTransport, ice_transport.is_usable),
)

TRANSPORTS = (
    TransportType(
        socks5_candidates.NAMESPACE,
        (Kind.SOCKS5_DIRECT, Kind.SOCKS5_PROXY),
        frozenset({socks5_candidates.NAMESPACE}),
        Socks5Transport,
        socks5_transport.is_usable,
    ),
    *(_ICE if ice_transport.installed() else ()),
    TransportType(
        raw_udp_transport.NAMESPACE,
        RawUdpTransport.kinds,
        raw_udp_transport.FEATURES,
        RawUdpTransport,
        raw_udp_transport.is_usable,
    ),
    TransportType(
        inband_transport.NAMESPACE,
        InbandTransport.kinds,
        frozenset({inband_transport.NAMESPACE}),
        InbandTransport,
        inband_transport.is_usable,
    ),
)
"""All there are here: ICE needs libraries that not everybody installs."""

KINDS = tuple(
    kind
    for kind in (Kind.SOCKS5_DIRECT, Kind.ICE, Kind.RAW_UDP, Kind.SOCKS5_PROXY, Kind.INBAND)
    if any(kind in one.kinds for one in TRANSPORTS)
)
"""What comes of them, in order of preference: the proxies of one transport stand behind the direct ways of another."""


def type_for(kind: Kind) -> TransportType | None:
    """The transport that carries this kind."""
    return next((one for one in TRANSPORTS if kind in one.kinds), None)


def type_of(element: ET.Element | None) -> TransportType | None:
    """The transport of a peer's element; None for one that is not known here."""
    return next((one for one in TRANSPORTS if one.namespace == namespace_of(element)), None)


def may_be_replaced(element: ET.Element | None) -> bool:
    """Where it carries no file here, another may take its place: whoever has ICE and files has more ways than that.

    ICE is offered for lack of knowledge of us (no data channel here, our address not to be told, or none meant there);
    in-band streams are what every client has that offers files (XEP-0234, "Mandatory to Implement Technologies").
    """
    return namespace_of(element) in (ice_transport.NAMESPACE, ice_transport.YOUNGER)


def offered_kinds(first: Kind, kinds: Sequence[Kind]) -> tuple[Kind, ...]:
    """What an offer that begins with `first` names: those behind it in `kinds` that its transport carries too.

    Up to the first of another transport: what is better than the rest has its turn before.
    """
    made = type_for(first)
    found = [first]
    for kind in kinds[list(kinds).index(first) + 1 :] if first in kinds else ():
        if made is None or kind not in made.kinds:
            break
        found.append(kind)
    return tuple(found)


def kinds_by_features(features: frozenset[str], kinds: Sequence[Kind]) -> tuple[Kind, ...]:
    """Those of `kinds` for which a client with these features has the transport."""
    return tuple(kind for kind in kinds if (found := type_for(kind)) is not None and found.features <= features)
