"""Which transports there are, and what an offer of each names."""

import xml.etree.ElementTree as ET

import pytest

from gharial.backend.jingle.transports import KINDS, TRANSPORTS, kinds_by_features, offered_kinds, type_for, type_of
from gharial.model.transfer import Kind

D, P, I, B = Kind.SOCKS5_DIRECT, Kind.SOCKS5_PROXY, Kind.ICE, Kind.INBAND  # noqa: E741
U = Kind.RAW_UDP


def test_direct_ways_come_before_proxies_and_these_before_the_servers_stream() -> None:
    assert KINDS == (D, I, U, P, B)
    assert all(type_for(kind) in TRANSPORTS for kind in KINDS)


@pytest.mark.parametrize(
    ("first", "kinds", "named"),
    [
        (D, (D, P, B), (D, P)),
        (D, (D, I, P, B), (D,)),
        (I, (D, I, P, B), (I,)),
        (D, (D, I, U, P, B), (D,)),
        (D, (D, U, P, B), (D,)),
        (U, (D, I, U, P, B), (U,)),
        (P, (D, I, P, B), (P,)),
        (P, (P, B), (P,)),
        (B, (B,), (B,)),
    ],
)
def test_an_offer_names_no_proxy_while_a_direct_way_is_left(
    first: Kind, kinds: tuple[Kind, ...], named: tuple[Kind, ...]
) -> None:
    assert offered_kinds(first, kinds) == named


def test_ice_for_calls_alone_is_not_enough() -> None:
    """Gajim, Dino and Conversations announce ICE, and have no data channels."""
    calls = frozenset({"urn:xmpp:jingle:transports:ice-udp:1", "urn:xmpp:jingle:apps:dtls:0"})
    assert kinds_by_features(calls, KINDS) == ()
    assert kinds_by_features(calls | {"urn:xmpp:jingle:transports:dtls-sctp:1"}, KINDS) == (I,)


def test_raw_udp_for_calls_alone_is_not_enough() -> None:
    """Clients with calls announce it for media; a file needs a reliable stream on top (XEP-0177 §1)."""
    calls = frozenset({"urn:xmpp:jingle:transports:raw-udp:1"})
    assert kinds_by_features(calls, KINDS) == ()
    assert kinds_by_features(calls | {"urn:gharial:raw-udp:0"}, KINDS) == (U,)


@pytest.mark.parametrize(
    "namespace", ["urn:xmpp:jingle:transports:raw-udp:0", "urn:xmpp:jingle:transports:ice-udp:0", ""]
)
def test_others_are_not_known_and_so_declined(namespace: str) -> None:
    assert type_of(ET.Element(f"{{{namespace}}}transport")) is None
