"""`Jid`, an XMPP address, bare or full (RFC 7622): slixmpp's own class, re-exported once."""

import importlib.util
import sys
from typing import TYPE_CHECKING

from gharial.model.failures import MalformedJid

if TYPE_CHECKING:
    from slixmpp.jid import JID as Jid
    from slixmpp.jid import InvalidJID
else:

    def _import_alone():
        """The module of addresses, without the package's own beginning, which imports all of a client.

        Everything speaks of addresses, and a window shows long before there is a client: that took a sixth of the
        start. The package that is imported later finds this module, and has the same classes.
        """
        whole = "slixmpp" not in sys.modules and importlib.util.find_spec("slixmpp")
        if whole:
            sys.modules["slixmpp"] = importlib.util.module_from_spec(whole)
        try:
            return importlib.import_module("slixmpp.jid")
        finally:
            if whole:
                del sys.modules["slixmpp"]

    _addresses = _import_alone()
    Jid = _addresses.JID
    InvalidJID = _addresses.InvalidJID

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
