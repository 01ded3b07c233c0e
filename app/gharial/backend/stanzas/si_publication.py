"""Asking for a file that its owner has published (XEP-0137 §4): the owner answers with the sid of the coming offer."""

import xml.etree.ElementTree as ET

NAMESPACE = "http://jabber.org/protocol/sipub"


def start_element(publication: str) -> ET.Element:
    """The `start` of what its owner calls `publication`."""
    return ET.Element(f"{{{NAMESPACE}}}start", {"id": publication})


def read_starting(iq: ET.Element) -> str | None:
    """The sid under which the offer will come; None where the answer does not say it."""
    starting = iq.find(f"{{{NAMESPACE}}}starting")
    return None if starting is None else starting.get("sid") or None
