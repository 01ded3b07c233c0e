"""Published files (XEP-0137, XEP-0358): asking for one, and answering who asks; it comes as any other offer."""

from collections.abc import Awaitable, Callable

from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq

from gharial.backend.methods.interface import Wish
from gharial.backend.stanzas.publication import (
    JINGLEPUB,
    LONGEST_ID,
    SIPUB,
    read_starting,
    start_element,
    starting_element,
)
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import (
    Declined,
    NoAnswer,
    NotPublished,
    PeerGone,
    ProtocolBreach,
    RequestFailed,
    Unsupported,
)
from gharial.model.jid import Jid

Wanted = Callable[[Jid, str], Awaitable[str]]
"""Gets who asks and for what; returns the id of the offer that will come, empty for a no."""

_GONE = frozenset({"recipient-unavailable", "gone", "remote-server-not-found", "remote-server-timeout"})
_NOT_THERE = frozenset({"item-not-found", "not-acceptable"})
_NOT_FOR_US = frozenset({"forbidden", "not-allowed", "not-authorized"})
"""XEP-0137 §4.2 and what programs say in its place."""


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
    return await _start(session, owner, publication, JINGLEPUB if jingle else SIPUB)


async def start_published(session: AccountSession, owner: Jid, wish: Wish, namespace: str) -> str:
    """Ask for a published file in one of the two forms; returns the id of the offer that will come.

    Raises NotPublished, Declined, PeerGone, Unsupported, ProtocolBreach, NoAnswer, NotConnected.
    """
    try:
        return await _start(session, owner, wish.id, namespace)
    except RequestFailed as error:
        if error.condition in _GONE:
            raise PeerGone(owner.full) from error
        if error.condition in _NOT_THERE:
            raise NotPublished(owner.full, wish.file.name) from error
        if error.condition in _NOT_FOR_US:
            raise Declined(owner.full) from error
        raise Unsupported(owner.full, namespace) from error


async def _start(session: AccountSession, owner: Jid, publication: str, namespace: str) -> str:
    session.require_online()
    iq: Iq = session.client.make_iq_get(ito=owner)
    iq.xml.append(start_element(publication, namespace))
    answer = await session.request(iq)
    sid = read_starting(answer.xml, namespace)
    if sid is None or len(sid) > LONGEST_ID:
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
