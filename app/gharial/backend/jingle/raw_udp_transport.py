"""`RawUdpTransport`: a content's bytes over raw UDP with a reliable stream, among ourselves (XEP-0177)."""

import xml.etree.ElementTree as ET
from collections.abc import Callable

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.bytestreams.raw_udp_links import RawUdpLink
from gharial.backend.jingle.raw_udp_candidates import (
    NAMESPACE,
    RELIABLE,
    Address,
    new_secret,
    read_addresses,
    read_secret,
    transport_element,
)
from gharial.backend.jingle.transport import Side
from gharial.backend.stanzas.jingle import Role
from gharial.backend.wire.raw_udp import Agreement
from gharial.model.failures import ProtocolBreach, Unreachable, Unsupported
from gharial.model.transfer import Kind

__all__ = ["FEATURES", "NAMESPACE", "RawUdpTransport", "is_usable"]

FEATURES = frozenset({NAMESPACE, RELIABLE})
"""What both sides announce: raw UDP alone is what clients with calls have."""


def is_usable(element: ET.Element) -> bool:
    """It speaks of a reliable stream; a bare one is for calls."""
    return bool(read_secret(element))


class RawUdpTransport:
    """Fulfils `JingleTransport`. The session's initiator chooses among the ways that were proven."""

    namespace = NAMESPACE
    kinds = (Kind.RAW_UDP,)

    def __init__(self, side: Side) -> None:
        self._side = side
        self._links = side.carriers.raw_udp
        self._link: RawUdpLink | None = None
        self._addresses: list[Address] = []
        self._ours = new_secret()
        self._theirs = ""
        self._told: tuple[Address, ...] = ()

    async def offer(self) -> ET.Element:
        """Our addresses and our secret. Raises Unsupported for whom they are not for, or where there are none."""
        if not self._side.carriers.may_meet(self._side.peer):
            raise Unsupported(self._side.peer.full, "an address that may be told")
        if self._link is None:
            self._link = await self._links.link(chooses=self._side.role is Role.INITIATOR)
            try:
                self._addresses = await self._link.listen()
            except Unreachable as error:
                raise Unsupported(self._side.peer.full, "a network interface") from error
        return transport_element(self._addresses, self._ours, self._link.seen)

    def take(self, element: ET.Element) -> None:
        """The peer's side. Raises ProtocolBreach, also for a raw UDP transport without a reliable stream."""
        theirs = read_secret(element)
        # Ours sent back would make whoever did so prove nothing.
        if not theirs or theirs == self._ours:
            raise ProtocolBreach(self._side.peer.full, "a raw UDP transport without a reliable stream")
        self._theirs = theirs
        self._told = read_addresses(element, loopback=self._links.loopback)

    def info(self, element: ET.Element) -> None:
        """All was told before."""

    def on_info(self, send: Callable[[ET.Element], None]) -> None:
        """There is nothing to tell."""

    async def connect(self) -> ByteStream:
        """The stream. Raises Unreachable."""
        if self._link is None or not self._theirs:
            raise Unreachable()
        began = self._side.role is Role.INITIATOR
        secrets = (self._ours, self._theirs) if began else (self._theirs, self._ours)
        return await self._link.connect(Agreement(*secrets, initiator=began), self._told)

    def close(self) -> None:
        """Let go of everything but a stream that was handed out."""
        if self._link is not None:
            self._link.release()
