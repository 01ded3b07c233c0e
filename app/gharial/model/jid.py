"""`Jid`, an XMPP address, bare or full (RFC 7622): slixmpp's own class, re-exported once."""

from slixmpp.jid import JID as Jid
from slixmpp.jid import InvalidJID

from gharial.model.failures import MalformedJid

__all__ = ["InvalidJID", "Jid", "bare", "parse_jid"]


def parse_jid(text: str) -> Jid:
    """Read an address as a person types it; blanks around it are dropped.

    Raises MalformedJid where `text` is no address with a domain.
    """
    try:
        jid = Jid(text.strip())
    except (InvalidJID, UnicodeError, ValueError) as error:
        raise MalformedJid(text) from error
    if not jid.domain or " " in jid.domain:
        raise MalformedJid(text)
    return jid


def bare(jid: Jid) -> Jid:
    """The same address without its resource."""
    return Jid(jid.bare)
