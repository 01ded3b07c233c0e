"""`Connection`: slixmpp's client, hardened."""

from slixmpp import ClientXMPP


class Connection(ClientXMPP):
    """One XMPP stream to a server."""
