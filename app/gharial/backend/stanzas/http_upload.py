"""Upload slots (XEP-0363): what our server's upload service is asked, and what it says."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from dataclasses import field

from slixmpp.stanza import Iq

from gharial.model.value import dataclass

NAMESPACE = "urn:xmpp:http:upload:0"
PURPOSE = "urn:xmpp:http:upload:purpose:0"
MESSAGE_PURPOSE = f"{PURPOSE}#message"
"""Announced by a service that keeps what is sent in messages by a rule of its own (XEP-0363 §4.1)."""
ALLOWED_HEADERS = ("Authorization", "Cookie", "Expires")
"""What a service may want in the PUT (XEP-0363 §4); everything else is left out."""
_FORM = "{jabber:x:data}"
_LONGEST_HEADER = 8192
_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
_CONTROL = re.compile("[\x00-\x1f\x7f]")


class BadSlot(ValueError):
    """The service's answer is not what the standard says."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where to put a file, and where it can be had then. `headers` have passed the list of those allowed."""

    put: str
    get: str
    headers: Mapping[str, str] = field(default_factory=dict)


def fill_request(iq: Iq, name: str, size: int, media_type: str, *, purpose: bool) -> None:
    """Ask for a slot; `purpose`: say that it is for a message."""
    facts = {"filename": name, "size": str(size), "content-type": media_type}
    request = ET.SubElement(iq.xml, f"{{{NAMESPACE}}}request", facts)
    if purpose:
        ET.SubElement(request, f"{{{PURPOSE}}}message")


def read_slot(iq: ET.Element) -> Slot:
    """The slot in an iq result. Raises BadSlot."""
    put = iq.find(f"{{{NAMESPACE}}}slot/{{{NAMESPACE}}}put")
    get = iq.find(f"{{{NAMESPACE}}}slot/{{{NAMESPACE}}}get")
    if put is None or get is None or not put.get("url") or not get.get("url"):
        raise BadSlot("no slot")
    return Slot(put.get("url", ""), get.get("url", ""), _headers(put.findall(f"{{{NAMESPACE}}}header")))


def _headers(elements: Iterable[ET.Element]) -> dict[str, str]:
    allowed = {name.lower(): name for name in ALLOWED_HEADERS}
    headers: dict[str, str] = {}
    for element in elements:
        name = allowed.get(_CONTROL.sub("", element.get("name", "")).strip().lower())
        value = _CONTROL.sub("", element.text or "").strip()
        if name is not None and value and len(value) <= _LONGEST_HEADER:
            headers.setdefault(name, value)
    return headers


def largest_file(info: ET.Element) -> int | None:
    """The limit that a disco#info result names (XEP-0128), in bytes; None without one."""
    for form in info.iter(f"{_FORM}x"):
        values = {
            one.get("var", ""): (one.findtext(f"{_FORM}value") or "").strip() for one in form.iter(f"{_FORM}field")
        }
        if values.get("FORM_TYPE") == NAMESPACE and _NUMBER.fullmatch(values.get("max-file-size", "")):
            return int(values["max-file-size"])
    return None


def refused_size(iq: ET.Element) -> int | None:
    """The limit that a refusal names (XEP-0363 §5); None where it is no matter of size."""
    element = next(iq.iter(f"{{{NAMESPACE}}}file-too-large"), None)
    if element is None:
        return None
    text = (element.findtext(f"{{{NAMESPACE}}}max-file-size") or "").strip()
    return int(text) if _NUMBER.fullmatch(text) else 0
