"""Asking for a file that somebody has published (XEP-0137); it comes as any other offer, by stream initiation."""

from slixmpp.stanza import Iq

from gharial.backend.stanzas.si_publication import read_starting, start_element
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import ProtocolBreach
from gharial.model.jid import Jid


async def request_published(session: AccountSession, owner: Jid, publication: str) -> str:
    """Ask `owner`, a device, for what it calls `publication`; returns the id of the offer that will come.

    Tells them that we are online. Raises RequestFailed, NoAnswer, NotConnected, ProtocolBreach.
    """
    session.require_online()
    iq: Iq = session.client.make_iq_get(ito=owner)
    iq.xml.append(start_element(publication))
    answer = await session.request(iq)
    sid = read_starting(answer.xml)
    if sid is None:
        raise ProtocolBreach(owner.full, "did not say under which sid it will offer the file")
    return sid
