"""`Connection`: slixmpp's client, hardened."""

from pathlib import Path

from slixmpp import ClientXMPP

from gharial.model.jid import Jid

_PLUGINS = ("xep_0004", "xep_0030", "xep_0059", "xep_0092", "xep_0115", "xep_0128", "xep_0198", "xep_0199", "xep_0202")


class Connection(ClientXMPP):
    """One XMPP stream to a server."""

    def __init__(self, jid: Jid, password: str = "", ca_file: Path | None = None) -> None:
        super().__init__(jid, password)
        self.ca_certs = ca_file
        # People answer requests, not the library.
        self.auto_authorize = None
        self.auto_subscribe = False
        for plugin in _PLUGINS:
            self.register_plugin(plugin)
        self.plugin["feature_mechanisms"].encrypted_plain = False
