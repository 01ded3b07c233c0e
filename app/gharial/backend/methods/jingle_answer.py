"""A peer's answer to a Jingle session of ours: which content was meant, which transport it took (XEP-0166 §6.4)."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from gharial.backend.jingle.security import ContentSecurity, check_answer
from gharial.backend.jingle.transport import JingleTransport
from gharial.backend.jingle.transports import TransportType, type_of
from gharial.backend.stanzas.jingle import Content
from gharial.model.failures import ProtocolBreach
from gharial.model.jid import Jid
from gharial.model.transfer import Kind

GONE = frozenset(
    {"service-unavailable", "recipient-unavailable", "gone", "remote-server-not-found", "remote-server-timeout"}
)
"""Conditions of a refused session-initiate that mean: nobody is there."""


def answer_to(
    asked: Content, contents: Sequence[Content], security: ContentSecurity | None, peer: Jid
) -> tuple[Content, ET.Element]:
    """The one among `contents` that answers `asked`, and its transport. Raises ProtocolBreach, NotSecured."""
    # Some clients give the content a name of their own; there is but one.
    answer = next((one for one in contents if one.name == asked.name), contents[0] if contents else None)
    if answer is None or answer.transport is None:
        raise ProtocolBreach(peer.full, "accepted without a transport")
    check_answer(security, answer, peer)
    return answer, answer.transport


def other_type(
    element: ET.Element, transport: JingleTransport | None, kinds: Sequence[Kind], peer: Jid
) -> TransportType | None:
    """What the peer took instead of `transport`; None where it took that. Raises ProtocolBreach for none of `kinds`.

    Some answer an offer with another transport than was offered: that is taken for a replacement.
    """
    made = type_of(element)
    if transport is not None and made is not None and made.make is type(transport):
        return None
    if made is None or not set(made.kinds) & set(kinds):
        raise ProtocolBreach(peer.full, "accepted with a transport that was not offered")
    return made
