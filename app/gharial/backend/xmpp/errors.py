"""Stanza errors (RFC 6120 §8.3) turned into failures."""

from xml.etree import ElementTree

from slixmpp.stanza import Iq
from slixmpp.stanza.error import Error

from gharial.model.failures import RequestFailed

_NAMESPACE = "urn:ietf:params:xml:ns:xmpp-stanzas"
_LEGACY = {"403": "forbidden", "404": "item-not-found", "405": "not-allowed", "406": "not-acceptable"}
"""Numbers that old clients send beside or instead of a condition (XEP-0086)."""


def complete_error(xml: ElementTree.Element) -> None:
    """Give an error that names no condition of the standard one: slixmpp drops it and lets whoever waits wait on.

    libpurple sends `<not-found/>`, others a number alone.
    """
    error = xml.find("{jabber:client}error") if xml.get("type") == "error" else None
    if error is None:
        return
    known = {f"{{{_NAMESPACE}}}{condition}" for condition in Error.conditions}
    if not any(child.tag in known for child in error):
        for child in list(error):
            error.remove(child)
        condition = _LEGACY.get(error.get("code", ""), "undefined-condition")
        ElementTree.SubElement(error, f"{{{_NAMESPACE}}}{condition}")


def failure_from_stanza(iq: Iq) -> RequestFailed:
    """The failure that an error reply tells."""
    payload = [child for child in iq.xml if not child.tag.endswith("}error")]
    return RequestFailed(
        request=str(payload[0].tag) if payload else "",
        peer=str(iq["from"]),
        condition=str(iq["error"]["condition"]),
        text=str(iq["error"]["text"]),
    )
