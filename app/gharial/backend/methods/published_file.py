"""Published files (XEP-0137, XEP-0358): asking for one, and answering who asks; it comes as any other offer."""

from collections.abc import Awaitable, Callable

from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq

from gharial.backend.stanzas.publication import (
    JINGLEPUB,
    LONGEST_ID,
    SIPUB,
    read_starting,
    start_element,
    starting_element,
)
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import NoAnswer, ProtocolBreach, RequestFailed
from gharial.model.jid import Jid

Wanted = Callable[[Jid, str], Awaitable[str]]
"""Gets who asks and for what; returns the id of the offer that will come, empty for a no."""


async def request_published(session: AccountSession, owner: Jid, publication: str) -> str:
    """Ask `owner`, a device, for what it calls `publication`; returns the id of the offer that will come.

    By Jingle where it knows that, else by stream initiation. Tells them that we are online. Raises RequestFailed,
    NoAnswer, NotConnected, ProtocolBreach.
    """
    session.require_online()
    try:
        jingle = JINGLEPUB in await session.discovery.features(owner)
    except (RequestFailed, NoAnswer):
        jingle = False
    namespace = JINGLEPUB if jingle else SIPUB
    iq: Iq = session.client.make_iq_get(ito=owner)
    iq.xml.append(start_element(publication, namespace))
    answer = await session.request(iq)
    sid = read_starting(answer.xml, namespace)
    if sid is None:
        raise ProtocolBreach(owner.full, "did not say under which sid it will offer the file")
    return sid


def answer_requests(session: AccountSession, wanted: Wanted) -> None:
    """Answer both forms from now on, and announce it. Who may not have it hears the same as for what is not there."""

    def door(namespace: str, attribute: str) -> Callable[[Iq], Awaitable[Iq | None]]:
        async def answer(iq: Iq) -> Iq | None:
            asked = str(iq[attribute]["id"])
            sender: Jid = iq["from"]
            sid = await wanted(sender, asked) if 0 < len(asked) <= LONGEST_ID else ""
            if not sid:
                raise XMPPError("item-not-found", etype="cancel")
            reply: Iq = iq.reply()  # type: ignore[no-untyped-call]
            reply.xml.append(starting_element(sid, namespace))
            return reply

        return answer

    for namespace, attribute in ((SIPUB, "sipub_start"), (JINGLEPUB, "jinglepub_start")):
        session.answer(attribute, f"iq@type=get/{attribute}", door(namespace, attribute))
        session.discovery.announce(namespace)
