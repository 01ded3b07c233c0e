"""Stanzas of urn:gharial:si-checksum:0, our own addition to stream initiation (XEP-0095/0096).

The sender of a file tells its SHA-256 after the last byte, when it is known without reading the file twice; the
receiver's result or error says whether the file arrived as it left. `cancel` ends a transfer at once, at either end.

    <iq type='set'><checksum xmlns='urn:gharial:si-checksum:0' sid='s'>
      <hash xmlns='urn:xmpp:hashes:2' algo='sha-256'>BASE64</hash></checksum></iq>
    <iq type='set'><cancel xmlns='urn:gharial:si-checksum:0' sid='s' reason='cancelled'/></iq>
"""

import base64
import binascii
import xml.etree.ElementTree as ET

from slixmpp.stanza import Iq
from slixmpp.xmlstream import ElementBase, register_stanza_plugin

NAMESPACE = "urn:gharial:si-checksum:0"
_HASH = "{urn:xmpp:hashes:2}hash"


class SiChecksum(ElementBase):
    """The digest of what was sent under `sid`, as XEP-0300 writes one."""

    name = "checksum"
    namespace = NAMESPACE
    plugin_attrib = "si_checksum"
    interfaces = {"sid"}  # noqa: RUF012 - slixmpp's way to declare

    def add_digest(self, algorithm: str, hex_digest: str) -> None:
        """Name one digest; hexadecimal in, base64 on the wire."""
        element = ET.SubElement(self.xml, _HASH, {"algo": algorithm})
        element.text = base64.b64encode(bytes.fromhex(hex_digest)).decode("ascii")

    def digests(self) -> dict[str, str]:
        """Algorithm to lower-case hexadecimal; what cannot be read is left out."""
        found: dict[str, str] = {}
        for element in self.xml.iterfind(_HASH):
            try:
                found[element.get("algo", "")] = base64.b64decode(element.text or "", validate=True).hex()
            except (binascii.Error, ValueError):
                continue
        return found


class SiCancel(ElementBase):
    """The other end gives the transfer `sid` up; `reason` is "cancelled" (a person) or "failed"."""

    name = "cancel"
    namespace = NAMESPACE
    plugin_attrib = "si_cancel"
    interfaces = {"sid", "reason"}  # noqa: RUF012 - slixmpp's way to declare


register_stanza_plugin(Iq, SiChecksum)
register_stanza_plugin(Iq, SiCancel)
