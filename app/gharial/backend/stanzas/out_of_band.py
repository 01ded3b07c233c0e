"""Stanzas of out-of-band data (XEP-0066): `jabber:iq:oob`, `jabber:x:oob`, and our own words around them.

Two Gharials tell each other more, in urn:gharial:oob:0, which others leave alone: what the file is (XEP-0446), that an
offer is withdrawn, and the hash of what was sent. An offer carries its id as `sid`.

    <iq type='set'><query xmlns='jabber:iq:oob' sid='s'><url>http://...</url><desc>report.pdf</desc></query></iq>
    <iq type='set'><cancel xmlns='urn:gharial:oob:0' sid='s' reason='cancelled'/></iq>
    <iq type='set'><checksum xmlns='urn:gharial:oob:0' sid='s'>
      <hash xmlns='urn:xmpp:hashes:2' algo='sha-256'>BASE64</hash></checksum></iq>
"""

import xml.etree.ElementTree as ET

from slixmpp.stanza import Iq
from slixmpp.xmlstream import ElementBase, register_stanza_plugin

from gharial.backend.stanzas.file_sharing import METADATA, metadata_element, read_metadata
from gharial.backend.stanzas.hashes import hash_element, read_digests
from gharial.backend.stanzas.stream_initiation import sendable
from gharial.model.transfer import Digest, FileInfo

IQ_NAMESPACE = "jabber:iq:oob"
MESSAGE_NAMESPACE = "jabber:x:oob"
OWN_NAMESPACE = "urn:gharial:oob:0"
LONGEST_DESCRIPTION = 4096


class OobQuery(ElementBase):
    """A link that is offered; the result says that the file was fetched (XEP-0066 §3)."""

    name = "query"
    namespace = IQ_NAMESPACE
    plugin_attrib = "oob_query"
    interfaces = {"sid"}  # noqa: RUF012 - slixmpp's way to declare

    def fill(self, url: str, file: FileInfo) -> None:
        """What is offered."""
        ET.SubElement(self.xml, f"{{{IQ_NAMESPACE}}}url").text = url
        ET.SubElement(self.xml, f"{{{IQ_NAMESPACE}}}desc").text = sendable(file.description or file.name)
        self.xml.append(metadata_element(file))

    def url(self) -> str:
        """The link; empty without one."""
        return _text(self.xml, IQ_NAMESPACE, "url")

    def description(self) -> str:
        """What its sender says about it."""
        return _text(self.xml, IQ_NAMESPACE, "desc")[:LONGEST_DESCRIPTION]

    def file(self) -> FileInfo | None:
        """What the file is; None where only a link is given."""
        element = self.xml.find(f"{{{METADATA}}}file")
        return None if element is None else read_metadata(element)


class OobCancel(ElementBase):
    """The sender withdraws the offer `sid`; `reason` is "cancelled" (a person) or "failed"."""

    name = "cancel"
    namespace = OWN_NAMESPACE
    plugin_attrib = "oob_cancel"
    interfaces = {"sid", "reason"}  # noqa: RUF012 - slixmpp's way to declare


class OobChecksum(ElementBase):
    """The digest of what was sent under `sid`."""

    name = "checksum"
    namespace = OWN_NAMESPACE
    plugin_attrib = "oob_checksum"
    interfaces = {"sid"}  # noqa: RUF012 - slixmpp's way to declare

    def add(self, digest: Digest) -> None:
        """Name it."""
        self.xml.append(hash_element(digest))

    def digests(self) -> tuple[Digest, ...]:
        """All that make sense, the strongest first."""
        return read_digests(self.xml)


for _plugin in (OobQuery, OobCancel, OobChecksum):
    register_stanza_plugin(Iq, _plugin)


def message_link(xml: ET.Element) -> str:
    """The link of a message's `jabber:x:oob`; empty without one, or with several."""
    found = xml.findall(f"{{{MESSAGE_NAMESPACE}}}x")
    return _text(found[0], MESSAGE_NAMESPACE, "url") if len(found) == 1 else ""


def message_link_element(url: str) -> ET.Element:
    """The opposite of `message_link`."""
    element = ET.Element(f"{{{MESSAGE_NAMESPACE}}}x")
    ET.SubElement(element, f"{{{MESSAGE_NAMESPACE}}}url").text = url
    return element


def _text(xml: ET.Element, namespace: str, name: str) -> str:
    element = xml.find(f"{{{namespace}}}{name}")
    return (element.text or "").strip() if element is not None else ""
