"""Files that their owner publishes (XEP-0137, XEP-0358): announced in messages, asked for by `start`.

One form in two namespaces: by the first the file comes in stream initiation, by the second in a Jingle session. `start`
is answered with `starting`.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import ClassVar

from slixmpp.stanza import Iq
from slixmpp.xmlstream import ElementBase, register_stanza_plugin

from gharial.backend.stanzas.jingle_file import LONGEST_NAME, BadFile, read_description
from gharial.backend.stanzas.jingle_file import NAMESPACE as JINGLE_FILE
from gharial.backend.stanzas.stream_initiation import PROFILE
from gharial.model.failures import MalformedJid
from gharial.model.jid import Jid, parse_jid
from gharial.model.transfer import FileInfo

SIPUB = "http://jabber.org/protocol/sipub"
JINGLEPUB = "urn:xmpp:jinglepub:1"
LONGEST_ID = 1024
_MOST_ANNOUNCED = 32
"""In one message."""
_SIZE = re.compile(r"[0-9]{1,18}", re.ASCII)


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


def read_announcements(message: ET.Element, sender: Jid) -> Iterator[tuple[Jid, str, FileInfo]]:
    """The files that a message announces: who has each, under which id, and what it is said to be.

    `sender` has those of which it says nothing else (XEP-0358 §2.1, XEP-0137 §3). What makes no sense is left out.
    """
    for given in message.findall(f"{{{JINGLEPUB}}}jinglepub")[:_MOST_ANNOUNCED]:
        description = given.find(f"{{{JINGLE_FILE}}}description")
        if description is not None:
            try:
                told = read_description(description)
            except BadFile:
                continue
            if told.size is not None:
                digest = told.digests[0] if told.digests else None
                file = FileInfo(told.name, told.size, digest, told.media_type, told.date, told.description)
                yield from _announced(given, sender, file)
    for given in message.findall(f"{{{SIPUB}}}sipub")[:_MOST_ANNOUNCED]:
        profile = given.find(f"{{{PROFILE}}}file")
        size = "" if profile is None else profile.get("size", "")
        if profile is not None and _SIZE.fullmatch(size):
            file = FileInfo(profile.get("name", ""), int(size), media_type=given.get("mime-type", "")[:255])
            yield from _announced(given, sender, file)


def _announced(given: ET.Element, sender: Jid, file: FileInfo) -> Iterator[tuple[Jid, str, FileInfo]]:
    key = given.get("id", "")
    try:
        owner = parse_jid(given.get("from", "") or sender.full)
    except MalformedJid:
        return
    if 0 < len(key) <= LONGEST_ID and 0 < len(file.name) <= LONGEST_NAME:
        yield owner, key, file
