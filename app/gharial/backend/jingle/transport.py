"""`JingleTransport`: how one content's bytes travel (XEP-0166 §2.4): the seam between sessions and bytestreams."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.stanzas.jingle import Role
from gharial.backend.xmpp.session import AccountSession
from gharial.model.jid import Jid
from gharial.model.transfer import Kind


@dataclass(frozen=True)
class Side:
    """Our side of a content: `role` in the session, and which `kinds` may come of a transport."""

    session: AccountSession
    carriers: Carriers
    peer: Jid
    role: Role
    kinds: Sequence[Kind]


class JingleTransport(Protocol):
    """One side of one transport of one content. Made for an offer of ours, or from a peer's `transport` element.

    The order is: `offer()` goes out in session-initiate, content-add or transport-replace; the other side makes its own
    from that element and puts `offer()` of it into session-accept or transport-accept; `take()` gets the peer's element
    in either role; then both `connect()`. Before and meanwhile `info` gets each transport-info, and what goes out is
    handed to the callback of `on_info`.
    """

    @property
    def namespace(self) -> str:
        """Of the `transport` element."""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What may come of it, best first."""

    async def offer(self) -> ET.Element:
        """Our `transport` element; finds addresses and proxies first. Raises Unreachable, Unsupported."""

    def take(self, element: ET.Element) -> None:
        """The peer's `transport` element. Raises ProtocolBreach."""

    def info(self, element: ET.Element) -> None:
        """A transport-info of the peer's; what makes no sense is ignored."""

    def on_info(self, send: Callable[[ET.Element], None]) -> None:
        """Hand every transport-info that is to go out to `send`."""

    async def connect(self) -> ByteStream:
        """The stream. Raises Unreachable, TimedOut, ProtocolBreach, Unsupported, PeerGone."""

    def close(self) -> None:
        """Let go of everything but a stream that was handed out; any number of times."""
