"""`Invitation`: a word that lets somebody create an account on a server (XEP-0401, XEP-0445), as an `xmpp:` link."""

from gharial.model.failures import MalformedJid
from gharial.model.jid import Jid
from gharial.model.value import dataclass
from gharial.model.xmpp_link import XmppLink, parse_xmpp_link

NOT_VALID = "invitation-not-valid"
"""RegistrationRefused.condition where the server does not, or no longer, know the invitation."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """To an account on `host`; all of it claims of whoever wrote the link."""

    host: str
    token: str = ""
    """A secret; empty where the server is only proposed (XEP-0147, "register")."""
    user: str = ""
    """The name that is set aside for the account; empty: free to choose."""
    inviter: Jid | None = None
    """Who becomes a contact of the new account."""


def invitation_in(link: XmppLink) -> Invitation | None:
    """The invitation a link carries; None where it asks for something else (XEP-0401 §4.1, XEP-0445 §3)."""
    token = link.fact("preauth")
    if link.action == "register":
        return Invitation(link.jid.domain, token, link.jid.local)
    if link.action == "roster" and token and link.fact("ibr") == "y":
        return Invitation(link.jid.domain, token, inviter=Jid(link.jid.bare))
    return None


def pasted_invitation(text: str) -> Invitation | None:
    """The invitation in what somebody typed or pasted where an address is asked for; None where it is none."""
    try:
        return invitation_in(parse_xmpp_link(text))
    except MalformedJid:
        return None
