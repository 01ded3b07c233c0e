"""`Receipts`: telling a peer that a message came (XEP-0184) and was seen (XEP-0333).

Both tell that we are here, so only those get them who may see our presence anyway (XEP-0184 §8).
"""

from collections.abc import Callable
from xml.etree.ElementTree import SubElement

from gharial.backend.chat.letter import MARKERS, RECEIPTS
from gharial.backend.xmpp.session import AccountSession
from gharial.model.jid import Jid
from gharial.model.settings import Settings

FEATURES = (RECEIPTS, MARKERS)
_STORE = "{urn:xmpp:hints}store"


class Receipts:
    """What one account confirms to its peers."""

    def __init__(
        self, session: AccountSession, settings: Callable[[], Settings], sees_us: Callable[[Jid], bool]
    ) -> None:
        self._session = session
        self._settings = settings
        self._sees_us = sees_us

    def confirm(self, peer: Jid, stanza_id: str) -> None:
        """The message came."""
        if self._settings().send_receipts and self._sees_us(peer):
            self._send(peer, f"{{{RECEIPTS}}}received", stanza_id)

    def may_mark(self, peer: Jid) -> bool:
        """The peer is to learn what we have seen."""
        return self._settings().send_markers and self._sees_us(peer)

    def mark_displayed(self, peer: Jid, stanza_id: str) -> None:
        """Everything up to this message was seen; our other devices hear it too, by their carbons."""
        self._send(peer, f"{{{MARKERS}}}displayed", stanza_id)

    def _send(self, peer: Jid, tag: str, stanza_id: str) -> None:
        if not self._session.online:
            return
        message = self._session.client.Message(sto=peer.bare, stype="chat")
        SubElement(message.xml, tag, {"id": stanza_id})
        # Without a body, archives keep it only when asked to (XEP-0334 §4.4).
        SubElement(message.xml, _STORE)
        message.send()
