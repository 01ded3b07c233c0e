"""An ICE transport's element with DTLS and a data channel (XEP-0176, XEP-0320, XEP-0343): to XML and back. Pure.

XEP-0371 says the same under another namespace, with TCP besides, which we have not: its elements are read as well, and
answered in kind. What an element says beyond addresses changes nothing here: `gathering-complete`, since an address may
still be seen that nobody told, and our own deadline ends every search; `remote-candidate`, since checks tell it too.
"""

import ipaddress
import re
import secrets
import xml.etree.ElementTree as ET
from collections.abc import Sequence

from gharial.backend.bytestreams.ice_description import Fingerprint, IceCandidate, IceDescription, Setup
from gharial.backend.bytestreams.streamhosts import may_dial
from gharial.backend.stanzas.jingle import namespace_of

NAMESPACE = "urn:xmpp:jingle:transports:ice-udp:1"
YOUNGER = "urn:xmpp:jingle:transports:ice:0"
"""XEP-0371."""
DTLS = "urn:xmpp:jingle:apps:dtls:0"
SCTP = "urn:xmpp:jingle:transports:dtls-sctp:1"
PROTOCOL = "webrtc-datachannel"
STREAMS = 1024
MOST_READ = 20
"""Candidates of one element that are looked at; each costs checks with every address of ours."""
_TYPES = frozenset({"host", "srflx", "prflx", "relay"})
_LOGIN = re.compile(r"[A-Za-z0-9+/]{4,256}")
_PASSWORD = re.compile(r"[A-Za-z0-9+/]{22,256}")
_FOUNDATION = re.compile(r"[A-Za-z0-9+/]{1,32}")
_HEX_PAIRS = {"sha-256": 32, "sha-384": 48, "sha-512": 64}
"""Digests that prove a certificate, with their length in bytes (XEP-0320 leaves the choice; SHA-1 proves nothing)."""


def transport_element(description: IceDescription, namespace: str = NAMESPACE) -> ET.Element:
    """The `transport` element with our side."""
    made = ET.Element(f"{{{namespace}}}transport", {"ufrag": description.ufrag, "pwd": description.password})
    if description.sctp_port:
        mapping = {"number": str(description.sctp_port), "protocol": PROTOCOL, "streams": str(STREAMS)}
        ET.SubElement(made, f"{{{SCTP}}}sctpmap", mapping)
    for one in description.fingerprints:
        setup = (description.setup or Setup.ACTPASS).value
        ET.SubElement(made, f"{{{DTLS}}}fingerprint", {"hash": one.algorithm, "setup": setup}).text = one.value
    _add(made, description.candidates)
    return made


def info_element(
    description: IceDescription, candidates: Sequence[IceCandidate], namespace: str = NAMESPACE
) -> ET.Element:
    """The `transport` element of a transport-info with later candidates (XEP-0176 §5.6)."""
    made = ET.Element(f"{{{namespace}}}transport", {"ufrag": description.ufrag, "pwd": description.password})
    _add(made, candidates)
    return made


def read_transport(element: ET.Element) -> IceDescription:
    """What can be read of a peer's element; the rest is left out."""
    ufrag, password = element.get("ufrag", ""), element.get("pwd", "")
    prints, setup = [], None
    for given in element.findall(f"{{{DTLS}}}fingerprint")[:8]:
        algorithm, value = given.get("hash", "").lower(), (given.text or "").strip().upper()
        if len(value) == 3 * _HEX_PAIRS.get(algorithm, 0) - 1 and re.fullmatch(r"[0-9A-F]{2}(:[0-9A-F]{2})*", value):
            prints.append(Fingerprint(algorithm, value))
        if setup is None and given.get("setup") in [one.value for one in Setup]:
            setup = Setup(given.get("setup"))
    usable = bool(_LOGIN.fullmatch(ufrag) and _PASSWORD.fullmatch(password))
    return IceDescription(
        ufrag if usable else "",
        password if usable else "",
        read_candidates(element),
        tuple(prints),
        setup,
        _sctp_port(element),
    )


def read_candidates(element: ET.Element) -> tuple[IceCandidate, ...]:
    """The candidates that make sense, the best first: addresses, no names (a name would have us ask for it)."""
    found: dict[tuple[str, int], IceCandidate] = {}
    for given in element.findall(f"{{{namespace_of(element)}}}candidate")[: 4 * MOST_READ]:
        host, kind = given.get("ip", ""), given.get("type", "")
        port, rank = _number(given.get("port"), 65535), _number(given.get("priority"), 2**31 - 1)
        foundation = given.get("foundation", "")
        if given.get("protocol", "udp").lower() != "udp" or given.get("component", "1") != "1" or kind not in _TYPES:
            continue
        if port is None or rank is None or not _FOUNDATION.fullmatch(foundation):
            continue
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            continue
        found.setdefault((str(address), port), IceCandidate(foundation, str(address), port, rank, kind))
    return tuple(sorted(found.values(), key=lambda one: -one.priority)[:MOST_READ])


def checkable(candidates: Sequence[IceCandidate], *, loopback: bool) -> tuple[IceCandidate, ...]:
    """Those to which checks may go: nobody shall use us to knock at other services."""
    return tuple(
        one
        for one in candidates
        if 1024 <= one.port <= 65535 and may_dial(ipaddress.ip_address(one.host), loopback=loopback)
    )


def _add(made: ET.Element, candidates: Sequence[IceCandidate]) -> None:
    for one in candidates:
        attributes = {
            "component": "1",
            "foundation": one.foundation,
            "generation": "0",
            "id": secrets.token_hex(6),
            "ip": one.host,
            "network": "0",
            "port": str(one.port),
            "priority": str(one.priority),
            "protocol": "udp",
            "type": one.type,
        }
        if one.related_host:
            attributes |= {"rel-addr": one.related_host, "rel-port": str(one.related_port)}
        ET.SubElement(made, f"{{{namespace_of(made)}}}candidate", attributes)


def _sctp_port(element: ET.Element) -> int:
    for given in element.findall(f"{{{SCTP}}}sctpmap")[:8]:
        # The text of the specification says "port", its examples and everybody "number".
        port = _number(given.get("number") or given.get("port"), 65535)
        if given.get("protocol") == PROTOCOL and port:
            return port
    return 0


def _number(text: str | None, largest: int) -> int | None:
    if text is None or not (text.isascii() and text.isdigit() and len(text) <= 10) or int(text) > largest:
        return None
    return int(text)
