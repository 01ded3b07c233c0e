"""A signed-in account that sends stanzas written by hand, as another program or an attacker would."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass

from slixmpp.stanza import Iq

from gharial.backend.bytestreams import inband
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import RequestFailed
from gharial.model.jid import Jid


@dataclass
class RawPeer:
    """Speaks through `session`, on which nothing of ours listens."""

    session: AccountSession

    async def ask(self, to: Jid, xml: str, timeout_s: float = 60.0, kind: str = "set") -> ET.Element:
        """Send an iq of type set (or get) with this payload; returns the result's XML. Raises RequestFailed."""
        iq: Iq = self.session.client.make_iq_set(ito=to)
        iq["type"] = kind
        iq.xml.append(ET.fromstring(xml))
        return (await self.session.request(iq, timeout_s)).xml

    async def refused(self, to: Jid, xml: str, kind: str = "set") -> str:
        """The condition with which an iq with this payload is refused; empty if it is not."""
        try:
            await self.ask(to, xml, kind=kind)
        except RequestFailed as error:
            return error.condition
        return ""

    async def close_inband(self, to: Jid, sid: str) -> None:
        """Close an in-band stream (XEP-0047 §2.3). Who has all the bytes may have closed it just before."""
        assert await self.refused(to, f"<close xmlns='{inband.NAMESPACE}' sid='{sid}'/>") in ("", "item-not-found")

    def say(self, to: Jid, xml: str) -> None:
        """Send a message with this payload."""
        message = self.session.client.make_message(mto=to)
        message.xml.append(ET.fromstring(xml))
        message.send()
