"""Candidates of a Jingle SOCKS5 transport (XEP-0260 §2): to XML and back, and which one wins. Pure."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from enum import Enum

from gharial.backend.bytestreams.streamhosts import Streamhost
from gharial.backend.stanzas.jingle import Role
from gharial.model.failures import MalformedJid
from gharial.model.jid import parse_jid
from gharial.model.value import dataclass

NAMESPACE = "urn:xmpp:jingle:transports:s5b:1"
MOST_READ = 32
"""Candidates of a peer that are looked at; fewer are dialled."""
_LONGEST_CID = 256
_LARGEST_PRIORITY = 2**32 - 1


class CandidateType(Enum):
    """How a candidate is reached; the number is its type preference (XEP-0260 §2.2)."""

    DIRECT = "direct"
    ASSISTED = "assisted"
    TUNNEL = "tunnel"
    PROXY = "proxy"


PREFERENCE = {
    CandidateType.DIRECT: 126,
    CandidateType.ASSISTED: 120,
    CandidateType.TUNNEL: 110,
    CandidateType.PROXY: 10,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place where a stream may be met."""

    cid: str
    streamhost: Streamhost
    priority: int
    type: CandidateType

    @property
    def is_proxy(self) -> bool:
        """Whoever offered it must go there too, and have it activated."""
        return self.type is CandidateType.PROXY


def priority(kind: CandidateType, place: int) -> int:
    """For the candidate of this kind that was found in this place, 0 the best."""
    return (PREFERENCE[kind] << 16) + max(65535 - place, 0)


def transport_element(sid: str, candidates: Sequence[Candidate], dst_addr: str) -> ET.Element:
    """The `transport` element with our candidates."""
    made = ET.Element(f"{{{NAMESPACE}}}transport", {"sid": sid, "mode": "tcp"})
    if candidates:
        made.set("dstaddr", dst_addr)
    for one in candidates:
        host = one.streamhost
        attributes = {
            "cid": one.cid,
            "host": host.host,
            "jid": host.jid.full,
            "port": str(host.port),
            "priority": str(one.priority),
            "type": one.type.value,
        }
        ET.SubElement(made, f"{{{NAMESPACE}}}candidate", attributes)
    return made


def info_element(sid: str, name: str, cid: str = "") -> ET.Element:
    """The `transport` element of a transport-info: `candidate-used`, `candidate-error`, `activated`, `proxy-error`."""
    made = ET.Element(f"{{{NAMESPACE}}}transport", {"sid": sid})
    ET.SubElement(made, f"{{{NAMESPACE}}}{name}", {"cid": cid} if cid else {})
    return made


def read_candidates(element: ET.Element) -> list[Candidate]:
    """What can be read of a peer's candidates, the best first; the rest is left out."""
    found: dict[str, Candidate] = {}
    for given in element.findall(f"{{{NAMESPACE}}}candidate")[:MOST_READ]:
        port, rank, cid = given.get("port", "1080"), given.get("priority", ""), given.get("cid", "")
        if not (_is_number(port, 65535) and _is_number(rank, _LARGEST_PRIORITY) and 0 < len(cid) <= _LONGEST_CID):
            continue
        try:
            jid = parse_jid(given.get("jid", ""))
            kind = CandidateType(given.get("type", "direct"))
        except (MalformedJid, ValueError):
            continue
        found.setdefault(cid, Candidate(cid, Streamhost(jid, given.get("host", ""), int(port)), int(rank), kind))
    return sorted(found.values(), key=lambda one: -one.priority)


@dataclass(frozen=True, slots=True)
class Nomination:
    """The candidate both use; `ours`: it is one that we offered."""

    candidate: Candidate
    ours: bool


def nominate(role: Role, we_use: Candidate | None, they_use: Candidate | None) -> Nomination | None:
    """Which of the two is used (XEP-0260 §2.4): the higher priority; of equal ones the initiator's choice.

    `we_use` is one of theirs that we reached, `they_use` one of ours. None where neither side reached any.
    """
    if we_use is None:
        return None if they_use is None else Nomination(they_use, ours=True)
    if they_use is None or we_use.priority > they_use.priority:
        return Nomination(we_use, ours=False)
    if they_use.priority > we_use.priority or role is Role.RESPONDER:
        return Nomination(they_use, ours=True)
    return Nomination(we_use, ours=False)


def _is_number(text: str, largest: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 10 and int(text) <= largest
