"""`MessageInitiation`: sessions proposed to all devices of a person by message, and answered by one (XEP-0353).

Carbons (XEP-0280) show each device what the others of its person say; they are believed from our own account alone.
Nothing here answers by itself but `ringing`, and that only to who sees our presence anyway (security 41).
"""

import asyncio
import logging
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from slixmpp.jid import InvalidJID
from slixmpp.stanza import Iq, Presence
from slixmpp.xmlstream import StanzaBase
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath

from gharial.backend.jingle.invitation import Invitation
from gharial.backend.jingle.proposal import Proposal
from gharial.backend.stanzas.jingle import Reason, namespace_of
from gharial.backend.stanzas.jingle_message import (
    NAMESPACE,
    NO_COPY,
    STORE,
    Act,
    Initiation,
    initiation_element,
    read_initiation,
)
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import AnsweredElsewhere, Cancelled, Declined, Failure, NotConnected, TimedOut, Unsupported
from gharial.model.jid import Jid, bare

log = logging.getLogger(__name__)

MOST_PER_PEER = 16
"""Proposals of one person that are kept at a time."""
MOST_IN_ALL = 128
EXPIRES_S = 3720.0
"""A proposal without an answer for so long is none any more; Gharial takes its own back sooner."""
FRESH_S = 120.0
"""What was proposed longer ago, while we were away, is not asked about: its sender has most likely gone."""
_HANDLER = "Gharial message initiation"
_MESSAGE = "{jabber:client}message"
_CARBONS = "{urn:xmpp:carbons:2}"
_FORWARDED = "{urn:xmpp:forward:0}forwarded"
_DELAY = "{urn:xmpp:delay}delay"
_ROOM_USER = "{http://jabber.org/protocol/muc#user}x"

OnPropose = Callable[[Invitation], None]
"""Gets what a peer proposes; whoever wants to hear of its end sets `on_end`, or forgets it."""


class MessageInitiation:
    """Make it before the session first connects. Applications register by the namespace of their descriptions.

    `sees_us` tells whether somebody may see our presence.
    """

    def __init__(self, session: AccountSession, sees_us: Callable[[Jid], bool]) -> None:
        self._session = session
        self._sees_us = sees_us
        self._proposals: dict[tuple[str, str], Proposal] = {}
        """Of ours, by the person's bare address and the id."""
        self._invitations: dict[tuple[str, str], Invitation] = {}
        """Of others, by the same."""
        self._applications: dict[str, OnPropose] = {}
        self._enabling: asyncio.Task[None] | None = None
        session.client.register_handler(Callback(_HANDLER, MatchXPath(_MESSAGE), self._on_message))
        session.client.add_event_handler("session_end", self._see_own_end)
        session.client.add_event_handler("presence_available", self._see_device)
        session.when_online(self._came_online)

    def close(self) -> None:
        """Hear nothing any more."""
        self._session.client.remove_handler(_HANDLER)

    def serve(self, description: str, on_propose: OnPropose) -> None:
        """Take proposals whose one description has this namespace, and announce that they are understood."""
        self._applications[description] = on_propose
        self._session.discovery.announce(NAMESPACE)

    def propose(self, person: Jid, sid: str, descriptions: Sequence[ET.Element]) -> Proposal:
        """Ask all devices of `person` (bare). Raises NotConnected."""
        self._session.require_online()
        made = Proposal(person, sid, self._say, self._forget_proposal, descriptions)
        self._proposals[(person.bare, sid)] = made
        made.ask()
        return made

    # --- what goes out ------------------------------------------------------------------------------------------------

    def _say(self, to: Jid, said: Initiation) -> None:
        """Nothing happens while we are offline: what waited for it is over then."""
        if not self._session.online:
            return
        message = self._session.client.make_message(mto=to, mtype="chat")
        message["id"] = f"{said.act.value}-{said.id}"
        message.xml.append(initiation_element(said))
        if to.resource and said.act is Act.PROPOSE:
            # For this device alone: the others know, and the archive does.
            ET.SubElement(message.xml, f"{_CARBONS}private")
            ET.SubElement(message.xml, NO_COPY)
        else:
            # Without a body, archives keep it only when asked to (XEP-0334 §4.4).
            ET.SubElement(message.xml, STORE)
        message.send()

    def _see_device(self, presence: Presence) -> None:
        """A device that comes while its person is asked, is asked too; one that was there knows and minds nothing."""
        device: Jid = presence["from"]
        for proposal in tuple(self._proposals.values()):
            if proposal.person.bare == device.bare and device.resource:
                proposal.ask(Jid(device.full))

    def _came_online(self, resumed: bool) -> None:
        """Without carbons a device of lower priority would not hear of proposals (XEP-0353 §5)."""
        if resumed or not self._applications:
            return
        iq = self._session.client.make_iq_set()
        ET.SubElement(iq.xml, f"{_CARBONS}enable")
        self._enabling = asyncio.get_running_loop().create_task(self._enable(iq))

    # --- what comes in ------------------------------------------------------------------------------------------------

    def _on_message(self, stanza: StanzaBase) -> None:
        try:
            self._read(stanza.xml)
        except (InvalidJID, UnicodeError, ValueError) as error:
            log.info("a message with addresses that are none: %r", error)

    def _read(self, xml: ET.Element) -> None:
        if xml.get("type") == "error":
            self._bounced(xml)
            return
        message, copied = _opened(xml, self._session.account.bare)
        said = None if message is None else read_initiation(message)
        if message is None or said is None or message.get("type", "normal") not in ("chat", "normal"):
            return
        sender = Jid(message.get("from") or self._session.account.bare)
        receiver = Jid(message.get("to") or self._session.account.bare)
        if message.find(_ROOM_USER) is not None or not sender.resource:
            return
        if sender.bare == self._session.account.bare:
            self._of_ours(sender, bare(receiver), said)
        elif receiver.bare == self._session.account.bare:
            self._of_others(sender, receiver, said, message, copied=copied)

    def _of_ours(self, device: Jid, person: Jid, said: Initiation) -> None:
        """Another device of our own account spoke; in the old way, to us all, without saying to whom."""
        if device.full == self._session.full_jid.full:
            return
        of_ours = person.bare == self._session.account.bare
        for one in tuple(self._invitations.values()):
            if one.sid == said.id and (of_ours or one.sender.bare == person.bare):
                self._answered_elsewhere(one, device, said.act)

    def _answered_elsewhere(self, one: Invitation, device: Jid, act: Act) -> None:
        if act in (Act.PROCEED, Act.ACCEPT):
            one.taken_at = device.resource
            if not one.proceeded:
                one.end(AnsweredElsewhere(device.resource, taken=True))
        elif act in (Act.REJECT, Act.FINISH) and not one.proceeded:
            one.end(AnsweredElsewhere(device.resource, taken=False))

    def _of_others(self, sender: Jid, receiver: Jid, said: Initiation, message: ET.Element, *, copied: bool) -> None:
        key = (sender.bare, said.id)
        if said.act is Act.PROPOSE:
            self._proposed(sender, said, message)
        elif (invitation := self._invitations.get(key)) is not None and said.act in (Act.RETRACT, Act.FINISH):
            # What is meant for another device of ours alone, a carbon shows all the same.
            if not copied or receiver.resource in ("", self._session.full_jid.resource):
                self._withdrawn(invitation, said)
        elif (proposal := self._proposals.get(key)) is not None:
            if said.act is Act.PROCEED:
                proposal.proceed(sender)
            elif said.act is Act.REJECT:
                overruled = Unsupported(sender.bare, "tie-break")
                proposal.fail(overruled if said.tie_break else Declined(sender.full))

    def _withdrawn(self, one: Invitation, said: Initiation) -> None:
        if one.begun:
            return  # the session has words of its own
        if one.taken_at and said.act is Act.RETRACT:
            one.end(AnsweredElsewhere(one.taken_at, taken=True))
        else:
            one.end(Cancelled(by_us=False))

    def _proposed(self, sender: Jid, said: Initiation, message: ET.Element) -> None:
        key = (sender.bare, said.id)
        on_propose = self._applications.get(namespace_of(said.descriptions[0]))
        if on_propose is None or key in self._invitations or not _is_fresh(message):
            return
        if key in self._proposals and not self._yields(sender, said):
            return
        of_peer = sum(1 for one in self._invitations.values() if one.sender.bare == sender.bare)
        if of_peer >= MOST_PER_PEER or len(self._invitations) >= MOST_IN_ALL:
            log.warning("too many proposals: one of %s is passed over", sender)
            return
        made = Invitation(sender, said.id, said.descriptions, self._say, self._forget_invitation)
        self._invitations[key] = made
        expiry = asyncio.get_running_loop().call_later(EXPIRES_S, made.end, TimedOut("answer", EXPIRES_S))
        made.timer = expiry
        on_propose(made)
        if key in self._invitations and self._sees_us(sender):
            made.ringing()

    def _yields(self, sender: Jid, said: Initiation) -> bool:
        """Both sides proposed something under one id: the lower address wins (XEP-0353 §4.1).

        Under different ids, two files that cross are two wishes, and both stand.
        """
        if self._session.account.bare.encode() < sender.bare.encode():
            if self._sees_us(sender):
                self._say(sender, Initiation(Act.REJECT, said.id, reason=Reason.EXPIRED, tie_break=True))
            return False
        ours = self._proposals[(sender.bare, said.id)]
        ours.fail(Unsupported(sender.bare, "tie-break"))
        return True

    def _bounced(self, xml: ET.Element) -> None:
        """Nobody there takes such messages."""
        sid = xml.get("id", "").removeprefix(f"{Act.PROPOSE.value}-")
        sender = Jid(xml.get("from") or self._session.account.bare)
        if (proposal := self._proposals.get((sender.bare, sid))) is not None:
            proposal.fail(Unsupported(sender.bare, NAMESPACE))

    # --- ends ---------------------------------------------------------------------------------------------------------

    def _see_own_end(self, _event: object) -> None:
        """A fresh login has another address, and may have missed words."""
        gone = NotConnected(self._session.account.bare)
        for proposal in tuple(self._proposals.values()):
            proposal.fail(gone)
        for invitation in tuple(self._invitations.values()):
            if not invitation.begun:
                invitation.end(gone)

    def _forget_proposal(self, one: Proposal) -> None:
        if self._proposals.get((one.person.bare, one.sid)) is one:
            del self._proposals[(one.person.bare, one.sid)]

    def _forget_invitation(self, one: Invitation) -> None:
        if self._invitations.get((one.sender.bare, one.sid)) is one:
            del self._invitations[(one.sender.bare, one.sid)]

    async def _enable(self, iq: Iq) -> None:
        try:
            await self._session.request(iq)
        except Failure as failure:
            log.info("no carbons for %s: %r", self._session.account, failure)


def _opened(xml: ET.Element, account: str) -> tuple[ET.Element | None, bool]:
    """The message itself, or the one in a carbon; whether it was one. Only our own server makes them (XEP-0280 §11)."""
    for name in ("received", "sent"):
        carbon = xml.find(f"{_CARBONS}{name}")
        if carbon is not None:
            return (carbon.find(f"{_FORWARDED}/{_MESSAGE}") if xml.get("from") == account else None), True
    return xml, False


def _is_fresh(message: ET.Element) -> bool:
    delay = message.find(_DELAY)
    if delay is None:
        return True
    try:
        stamp = datetime.fromisoformat(delay.get("stamp", ""))
    except ValueError:
        return False
    stamp = stamp if stamp.tzinfo else stamp.replace(tzinfo=UTC)
    return abs((datetime.now(UTC) - stamp).total_seconds()) < FRESH_S
