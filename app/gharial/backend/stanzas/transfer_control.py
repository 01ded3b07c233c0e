"""Stanzas of urn:gharial:transfer-control:0, our own: two ends of a transfer tell each other what they hold.

`offer` is the id under which the transfer was offered. `paused` says what the sender of the stanza does, and in the
result what its receiver does; `resend` asks the sender of a file to take it up again; `ended` says that the sender of
the stanza will not go on with it: a person of theirs ended it ("cancelled"), or it cannot ("failed"). `arrived`
asks the receiver of a file whether it has come whole; the result then gives its SHA-256. A sender that knows its own
puts it into the question: a receiver that had no proof has one then.

    <iq type='set'><control xmlns='urn:gharial:transfer-control:0' offer='o' paused='true'/></iq>
    <iq type='result'><control xmlns='urn:gharial:transfer-control:0' offer='o' paused='false'/></iq>
    <iq type='set'><control xmlns='urn:gharial:transfer-control:0' offer='o' resend='true'/></iq>
    <iq type='set'><control xmlns='urn:gharial:transfer-control:0' offer='o' ended='failed'/></iq>
    <iq type='set'><control xmlns='urn:gharial:transfer-control:0' offer='o' arrived='true'/></iq>
    <iq type='result'><control xmlns='urn:gharial:transfer-control:0' offer='o' digest='0123...'/></iq>
"""

from slixmpp.stanza import Iq
from slixmpp.xmlstream import ElementBase, register_stanza_plugin

from gharial.backend.stanzas.namespaces import TRANSFER_CONTROL

NAMESPACE = TRANSFER_CONTROL
LONGEST_ID = 256
_TRUTHS = {"true": True, "1": True, "false": False, "0": False}


class TransferControl(ElementBase):
    """One word about one transfer."""

    name = "control"
    namespace = NAMESPACE
    plugin_attrib = "transfer_control"
    interfaces = {"offer", "paused", "resend", "ended", "arrived", "digest"}  # noqa: RUF012 - slixmpp's way to declare

    def truth(self, attribute: str) -> bool | None:
        """An xs:boolean; None where it is not there or is none."""
        return _TRUTHS.get(self.xml.get(attribute, "").strip())


register_stanza_plugin(Iq, TransferControl)
