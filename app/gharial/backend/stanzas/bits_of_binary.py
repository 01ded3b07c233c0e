"""Stanzas of bits of binary (XEP-0231): small data that is asked for by its hash.

The name of the data is its hash, so that whoever gets it can tell whether it is what was named.
"""

import binascii
import hashlib
import re
from base64 import b64decode, b64encode

from slixmpp.stanza import Iq
from slixmpp.xmlstream import ElementBase, register_stanza_plugin

NAMESPACE = "urn:xmpp:bob"
LARGEST = 64 * 1024
"""Bytes of one piece, sent or taken."""
_HOST = "bob.xmpp.org"
_CID = re.compile(rf"(sha1|sha-256)\+([0-9a-fA-F]{{40,64}})@{re.escape(_HOST)}", re.ASCII)


class BadBits(ValueError):
    """The data is not what its name says, or more than anybody was asked for; the text says how."""


class BitsElement(ElementBase):
    """One piece of data, or the question for it."""

    name = "data"
    namespace = NAMESPACE
    plugin_attrib = "bits"
    interfaces = {"cid", "type"}  # noqa: RUF012 - slixmpp's way to declare

    def put(self, data: bytes) -> None:
        """Fill it."""
        self.xml.text = b64encode(data).decode()

    def content(self) -> bytes:
        """What it holds. Raises BadBits."""
        text = "".join((self.xml.text or "").split())
        if len(text) > LARGEST * 4 // 3 + 4:
            raise BadBits("too much")
        try:
            data = b64decode(text, validate=True)
        except (binascii.Error, ValueError) as error:
            raise BadBits("no base64") from error
        if not 0 < len(data) <= LARGEST:
            raise BadBits("nothing, or too much")
        return data


def cid_of(data: bytes) -> str:
    """The name of a piece of data (XEP-0231 §4)."""
    return f"sha1+{hashlib.sha1(data, usedforsecurity=False).hexdigest()}@{_HOST}"


def is_cid(text: str) -> bool:
    """It is a name by which data can be checked."""
    return _CID.fullmatch(text) is not None


def is_named(data: bytes, cid: str) -> bool:
    """It is the data of this name."""
    matched = _CID.fullmatch(cid)
    if matched is None:
        return False
    algorithm = {"sha1": "sha1", "sha-256": "sha256"}[matched[1]]
    return hashlib.new(algorithm, data, usedforsecurity=False).hexdigest() == matched[2].lower()


register_stanza_plugin(Iq, BitsElement)
