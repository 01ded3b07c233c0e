"""`ContentSecurity`: encryption that a content demands of its transports (XEP-0391): the seam, and its one rule.

The rule: what was offered encrypted goes on encrypted or not at all (security 34). It holds for every stream of a
content, also for one in another's place, whatever the peer answers. Which encryptions there are says `SECURITIES`.
"""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.stanzas.jingle import Content, namespace_of
from gharial.model.failures import NotSecured, ProtocolBreach
from gharial.model.jid import Jid


class ContentSecurity(Protocol):
    """One side of one content's encryption. Made for an offer of ours, or from a peer's `security` element."""

    @property
    def namespace(self) -> str:
        """Of the `security` element."""

    def element(self) -> ET.Element:
        """Ours, for the offer or the answer."""

    def take(self, element: ET.Element) -> None:
        """The peer's. Raises ProtocolBreach."""

    def secured(self, stream: ByteStream) -> ByteStream:
        """What to use in place of a stream. Raises ProtocolBreach."""


@dataclass(frozen=True)
class SecurityType:
    """One kind of encryption."""

    namespace: str
    make: Callable[[Jid], ContentSecurity]
    """For a content with this peer."""


SECURITIES: tuple[SecurityType, ...] = ()
"""Those that are understood. An offer that demands any other is ended with `security-error`, never taken plain."""


def security_of(content: Content, peer: Jid) -> ContentSecurity | None:
    """What a peer's offer demands, ready to answer; None where it demands nothing. Raises NotSecured."""
    if content.security is None:
        return None
    for one in SECURITIES:
        if one.namespace == namespace_of(content.security):
            made = one.make(peer)
            try:
                made.take(content.security)
            except ProtocolBreach as error:
                raise NotSecured(peer.full) from error
            return made
    raise NotSecured(peer.full)


def check_answer(ours: ContentSecurity | None, answer: Content, peer: Jid) -> None:
    """Take the peer's answer to an offer of ours.

    Raises NotSecured where it leaves out, changes or spoils what the offer demanded, or demands what was not offered.
    """
    if ours is None and answer.security is None:
        return
    if ours is None or answer.security is None or namespace_of(answer.security) != ours.namespace:
        raise NotSecured(peer.full)
    try:
        ours.take(answer.security)
    except ProtocolBreach as error:
        raise NotSecured(peer.full) from error
