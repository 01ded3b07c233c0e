"""Asking for a file that its owner has published (XEP-0137 §4, XEP-0358 §2.2): `start`, answered with `starting`.

One form in two namespaces: by the first the file comes in stream initiation, by the second in a Jingle session.
"""

import xml.etree.ElementTree as ET
from typing import ClassVar

from slixmpp.stanza import Iq
from slixmpp.xmlstream import ElementBase, register_stanza_plugin

SIPUB = "http://jabber.org/protocol/sipub"
JINGLEPUB = "urn:xmpp:jinglepub:1"
LONGEST_ID = 1024


class SipubStart(ElementBase):
    """Names the element to slixmpp's matchers."""

    name = "start"
    namespace = SIPUB
    plugin_attrib = "sipub_start"
    interfaces: ClassVar[set[str]] = {"id"}


class JinglepubStart(ElementBase):
    """Names the element to slixmpp's matchers."""

    name = "start"
    namespace = JINGLEPUB
    plugin_attrib = "jinglepub_start"
    interfaces: ClassVar[set[str]] = {"id"}


for _one in (SipubStart, JinglepubStart):
    register_stanza_plugin(Iq, _one)


def start_element(publication: str, namespace: str = SIPUB) -> ET.Element:
    """The `start` of what its owner calls `publication`."""
    return ET.Element(f"{{{namespace}}}start", {"id": publication})


def starting_element(sid: str, namespace: str = SIPUB) -> ET.Element:
    """The answer: under which sid the offer will come."""
    return ET.Element(f"{{{namespace}}}starting", {"sid": sid})


def read_starting(iq: ET.Element, namespace: str = SIPUB) -> str | None:
    """The sid under which the offer will come; None where the answer does not say it."""
    starting = iq.find(f"{{{namespace}}}starting")
    return None if starting is None else starting.get("sid") or None
