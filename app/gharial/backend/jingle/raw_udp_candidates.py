"""A raw UDP transport's element (XEP-0177), with what ends of our own agree on besides: to XML and back. Pure."""

import ipaddress
import re
import secrets
import xml.etree.ElementTree as ET
from collections.abc import Sequence

from gharial.backend.bytestreams.streamhosts import may_dial

NAMESPACE = "urn:xmpp:jingle:transports:raw-udp:1"
RELIABLE = "urn:gharial:raw-udp:0"
"""A stream of PseudoTCP on top, and proof of who speaks: bare datagrams carry no file."""
MOST_READ = 10
Address = tuple[str, int]
_SECRET = re.compile(r"[0-9a-f]{32,128}")


def new_secret() -> str:
    """Fit to be told; 128 bits."""
    return secrets.token_hex(16)


def transport_element(addresses: Sequence[Address], secret: str, seen: Sequence[Address] = ()) -> ET.Element:
    """The `transport` with our addresses (XEP-0177 §4.2), also those a server has `seen`, and our half of the proof."""
    made = ET.Element(f"{{{NAMESPACE}}}transport")
    for host, port in addresses:
        attributes = {
            "component": "1",
            "generation": "0",
            "id": secrets.token_hex(6),
            "ip": host,
            "port": str(port),
            "type": "srflx" if (host, port) in seen else "host",
        }
        ET.SubElement(made, f"{{{NAMESPACE}}}candidate", attributes)
    ET.SubElement(made, f"{{{RELIABLE}}}stream", {"secret": secret})
    return made


def read_secret(element: ET.Element) -> str:
    """The peer's half; empty where it speaks of no reliable stream, or makes no sense."""
    found = element.findall(f"{{{RELIABLE}}}stream")
    secret = found[0].get("secret", "") if len(found) == 1 else ""
    return secret if _SECRET.fullmatch(secret) else ""


def read_addresses(element: ET.Element, *, loopback: bool) -> tuple[Address, ...]:
    """Those that may be asked: addresses, no names, and nobody shall use us to knock at other services."""
    found: dict[Address, None] = {}
    for given in element.findall(f"{{{NAMESPACE}}}candidate")[: 4 * MOST_READ]:
        port = given.get("port", "")
        if given.get("component", "1") != "1" or not (port.isascii() and port.isdigit() and len(port) <= 5):
            continue
        try:
            address = ipaddress.ip_address(given.get("ip", ""))
        except ValueError:
            continue
        scoped = address.version == 6 and (address.scope_id or address.ipv4_mapped)
        if 1024 <= int(port) <= 65535 and not scoped and may_dial(address, loopback=loopback):
            found[(str(address), int(port))] = None
    return tuple(found)[:MOST_READ]
