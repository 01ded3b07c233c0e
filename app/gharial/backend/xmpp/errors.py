"""Stanza errors (RFC 6120 §8.3) turned into failures."""

from slixmpp.stanza import Iq

from gharial.model.failures import RequestFailed


def failure_from_stanza(iq: Iq) -> RequestFailed:
    """The failure that an error reply tells."""
    payload = [child for child in iq.xml if not child.tag.endswith("}error")]
    return RequestFailed(
        request=str(payload[0].tag) if payload else "",
        peer=str(iq["from"]),
        condition=str(iq["error"]["condition"]),
        text=str(iq["error"]["text"]),
    )
