"""`IceTransport`: a content's bytes over ICE with DTLS and a data channel (XEP-0176, XEP-0320, XEP-0343)."""

import asyncio
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

from gharial.backend.bytestreams.ice_description import IceCandidate, IceDescription, NegotiatedSide, own_setup
from gharial.backend.bytestreams.ice_streams import CONNECT_S, installed
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.jingle.ice_candidates import (
    DTLS,
    NAMESPACE,
    SCTP,
    YOUNGER,
    checkable,
    info_element,
    read_transport,
    transport_element,
)
from gharial.backend.jingle.transport import Side
from gharial.backend.stanzas.jingle import Role, namespace_of
from gharial.model.failures import ProtocolBreach, Unreachable
from gharial.model.transfer import Kind

__all__ = ["FEATURES", "NAMESPACE", "YOUNGER", "IceTransport", "installed", "is_usable"]

FEATURES = frozenset({NAMESPACE, DTLS, SCTP})
"""What both sides announce: ICE alone is what clients with calls have, and says nothing of data channels."""
CHANNEL = "file"


def is_usable(element: ET.Element) -> bool:
    """It speaks of a secured data channel, and not of a call; its login may follow with the first address."""
    told = read_transport(element)
    return bool(told.fingerprints and told.sctp_port)


class IceTransport:
    """Fulfils `JingleTransport`. The session's initiator controls the choice of addresses and opens the channel.

    `namespace` is the peer's where it speaks the younger dialect: that is never offered, and answered in kind.
    """

    kinds = (Kind.ICE,)

    def __init__(self, side: Side) -> None:
        self.namespace = NAMESPACE
        self._side = side
        self._streams = side.carriers.ice
        self._end = self._streams.end(side.peer)
        self._end.on_late = self._tell
        self._ours: IceDescription | None = None
        self._theirs: IceDescription | None = None
        self._login = asyncio.Event()
        """The peer's was told."""
        self._answers = False
        self._connecting = False
        self._late: list[IceCandidate] = []
        """Addresses of ours that were found after our element was made, and before the peer surely has it."""
        self._send_info: Callable[[ET.Element], None] = lambda _element: None

    async def offer(self) -> ET.Element:
        """Our element: login, fingerprint, channel, and the addresses found in time. Raises Unsupported."""
        if self._ours is None:
            controls = self._side.role is Role.INITIATOR
            found = await self._streams.describe(self._end, self._side.peer, controls=controls)
            told = None if self._theirs is None else self._theirs.setup
            self._answers = self._theirs is not None
            self._ours = replace(found, setup=own_setup(told, answers=self._answers))
        return transport_element(self._ours, self.namespace)

    def take(self, element: ET.Element) -> None:
        """The peer's side. Raises ProtocolBreach for an ICE transport that is meant for something else."""
        theirs = read_transport(element)
        if not theirs.fingerprints or not theirs.sctp_port:
            raise ProtocolBreach(self._side.peer.full, "an ICE transport without a secured data channel")
        self.namespace = namespace_of(element)
        self._theirs = theirs
        self._hear_login(theirs)
        self._add(theirs)

    def info(self, element: ET.Element) -> None:
        """Later addresses of the peer, the login with the first of them; those of another login are of a former try."""
        told = read_transport(element)
        if self._theirs is not None and not self._theirs.ufrag:
            self._hear_login(told)
        if self._theirs is None or not told.ufrag or told.ufrag == self._theirs.ufrag:
            self._add(told)

    def on_info(self, send: Callable[[ET.Element], None]) -> None:
        """Where later addresses of ours go."""
        self._send_info = send

    async def connect(self) -> ByteStream:
        """The channel. Raises Unreachable."""
        self._connecting = True
        late, self._late = self._late, []
        self._tell(*late)
        try:
            async with asyncio.timeout(CONNECT_S):
                await self._login.wait()
        except TimeoutError as error:
            raise Unreachable() from error
        if self._ours is None or self._theirs is None:
            raise Unreachable()
        agreed = NegotiatedSide(self._side.role is Role.INITIATOR, self._answers, CHANNEL)
        return await self._end.connect(self._theirs, agreed)

    def close(self) -> None:
        """Let go of everything but a stream that was handed out."""
        self._end.release()

    def _hear_login(self, told: IceDescription) -> None:
        """Nothing has to be told before there is an address (XEP-0371 §5.3)."""
        if self._theirs is not None and told.ufrag:
            self._theirs = replace(self._theirs, ufrag=told.ufrag, password=told.password)
            self._login.set()

    def _add(self, told: IceDescription) -> None:
        self._end.add(checkable(told.candidates, loopback=self._streams.loopback))

    def _tell(self, *candidates: IceCandidate) -> None:
        if not self._connecting:
            self._late += candidates
        elif self._ours is not None and candidates:
            self._send_info(info_element(self._ours, candidates, self.namespace))
