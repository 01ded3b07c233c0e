"""`IceTransport`: a content's bytes over ICE with DTLS and a data channel (XEP-0176, XEP-0320, XEP-0343)."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

from gharial.backend.bytestreams.ice_description import IceCandidate, IceDescription, NegotiatedSide, own_setup
from gharial.backend.bytestreams.ice_streams import installed
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.jingle.ice_candidates import (
    DTLS,
    NAMESPACE,
    SCTP,
    checkable,
    info_element,
    read_transport,
    transport_element,
)
from gharial.backend.jingle.transport import Side
from gharial.backend.stanzas.jingle import Role
from gharial.model.failures import ProtocolBreach, Unreachable
from gharial.model.transfer import Kind

__all__ = ["FEATURES", "NAMESPACE", "IceTransport", "installed"]

FEATURES = frozenset({NAMESPACE, DTLS, SCTP})
"""What both sides announce: ICE alone is what clients with calls have, and says nothing of data channels."""
CHANNEL = "file"


class IceTransport:
    """Fulfils `JingleTransport`. The session's initiator controls the choice of addresses and opens the channel."""

    namespace = NAMESPACE
    kinds = (Kind.ICE,)

    def __init__(self, side: Side) -> None:
        self._side = side
        self._streams = side.carriers.ice
        self._end = self._streams.end(side.peer)
        self._end.on_late = self._tell
        self._ours: IceDescription | None = None
        self._theirs: IceDescription | None = None
        self._answers = False
        self._send_info: Callable[[ET.Element], None] = lambda _element: None

    async def offer(self) -> ET.Element:
        """Our element: login, fingerprint, channel, and the addresses found in time. Raises Unsupported."""
        if self._ours is None:
            controls = self._side.role is Role.INITIATOR
            found = await self._streams.describe(self._end, self._side.peer, controls=controls)
            told = None if self._theirs is None else self._theirs.setup
            self._answers = self._theirs is not None
            self._ours = replace(found, setup=own_setup(told, answers=self._answers))
        return transport_element(self._ours)

    def take(self, element: ET.Element) -> None:
        """The peer's side. Raises ProtocolBreach, also for an ICE transport that is meant for something else."""
        theirs = read_transport(element)
        if not theirs.ufrag:
            raise ProtocolBreach(self._side.peer.full, "an ICE transport without a usable login")
        if not theirs.fingerprints or not theirs.sctp_port:
            raise ProtocolBreach(self._side.peer.full, "an ICE transport without a secured data channel")
        self._theirs = theirs
        self._add(theirs)

    def info(self, element: ET.Element) -> None:
        """Later addresses of the peer; those of another login are of a former try."""
        told = read_transport(element)
        if self._theirs is None or not told.ufrag or told.ufrag == self._theirs.ufrag:
            self._add(told)

    def on_info(self, send: Callable[[ET.Element], None]) -> None:
        """Where later addresses of ours go."""
        self._send_info = send

    async def connect(self) -> ByteStream:
        """The channel. Raises Unreachable."""
        if self._ours is None or self._theirs is None:
            raise Unreachable()
        agreed = NegotiatedSide(self._side.role is Role.INITIATOR, self._answers, CHANNEL)
        return await self._end.connect(self._theirs, agreed)

    def close(self) -> None:
        """Let go of everything but a stream that was handed out."""
        self._end.release()

    def _add(self, told: IceDescription) -> None:
        self._end.add(checkable(told.candidates, loopback=self._streams.loopback))

    def _tell(self, candidate: IceCandidate) -> None:
        if self._ours is not None:
            self._send_info(info_element(self._ours, (candidate,)))
