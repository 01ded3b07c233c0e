"""TURN relays that our server names (XEP-0215), for channels of Google's `transport/p2p`: and how to get there."""

import ssl
from collections.abc import Sequence
from functools import partial

from gharial.backend.bytestreams.datagram_socket import Address
from gharial.backend.bytestreams.framed_socket import FramedSocket
from gharial.backend.bytestreams.p2p_relays import RelayServer
from gharial.backend.bytestreams.tls_records import TlsRecords
from gharial.backend.wire.turn import TurnClient
from gharial.backend.wire.turn_frames import TurnFrameReader
from gharial.backend.xmpp.external_services import ExternalService

_WAYS = (("turn", "udp"), ("turn", "tcp"), ("turns", "tcp"))
"""Best first; DTLS is not spoken."""


def is_usable(service: ExternalService) -> bool:
    """A relay that lets us in, by a way that we can take."""
    return service.is_relay and (service.type, service.transport) in _WAYS


def wants_tls(services: Sequence[ExternalService]) -> bool:
    """One of them is reached by TLS."""
    return any(is_usable(one) and one.type == "turns" for one in services)


def turn_relays(services: Sequence[ExternalService], tls: ssl.SSLContext | None) -> list[RelayServer]:
    """In the order in which they are named; each by datagrams, then by TCP, then by TLS, as far as it has them."""
    hosts: dict[str, list[ExternalService]] = {}
    for one in services:
        if is_usable(one) and (tls is not None or one.type != "turns"):
            hosts.setdefault(one.host, []).append(one)
    found = []
    for ways in hosts.values():
        ways.sort(key=lambda one: _WAYS.index((one.type, one.transport)))
        relay: RelayServer | None = None
        for way in reversed(ways):
            relay = _relay(way, tls, relay)
        if relay is not None:
            found.append(relay)
    return found


def _relay(service: ExternalService, tls: ssl.SSLContext | None, then: RelayServer | None) -> RelayServer:
    reliable = service.transport == "tcp"

    def made(_server: object) -> TurnClient:
        return TurnClient(service.username, service.password, reliable=reliable)

    if not reliable:
        return RelayServer(service.host, service.port, made, "udp", then)
    base = partial(_connection, host=service.host, tls=tls if service.type == "turns" else None)
    return RelayServer(service.host, service.port, made, "tcp", then, base)


def _connection(server: Address, host: str, tls: ssl.SSLContext | None) -> FramedSocket:
    try:
        records = TlsRecords(tls, host) if tls is not None else None
    except ValueError as error:
        raise OSError(f"no name for a certificate: {host}") from error
    return FramedSocket(server, frames=TurnFrameReader(), tls=records)
