"""`Subscriptions`: who asks to see our presence, and what we answer (RFC 6121 §3), with tokens of theirs (XEP-0379)."""

from collections.abc import Callable
from typing import Literal
from xml.etree import ElementTree

from gharial.backend.roster.presences import Presence
from gharial.backend.xmpp.session import AccountSession
from gharial.model.contact import Contact, Subscription, SubscriptionRequest
from gharial.model.events import EventBus, SubscriptionRequested, SubscriptionRequestGone
from gharial.model.jid import Jid, bare

MAX_OPEN = 500
"""Requests that are kept; a flood beyond that waits on the server, which tells them again at the next login."""

_SEES_US = frozenset({Subscription.FROM, Subscription.BOTH})


class Subscriptions:
    """One account's open requests. `keep` and `drop` make them survive a restart."""

    def __init__(
        self,
        session: AccountSession,
        events: EventBus,
        keep: Callable[[SubscriptionRequest], None],
        drop: Callable[[Jid], None],
    ) -> None:
        self._session = session
        self._events = events
        self._keep = keep
        self._drop = drop
        self._open: dict[Jid, SubscriptionRequest] = {}

    def start_with(self, requests: list[SubscriptionRequest]) -> None:
        """What was kept from the last time."""
        self._open = {request.jid: request for request in requests}

    def open(self) -> tuple[SubscriptionRequest, ...]:
        """Requests that wait for an answer, oldest first."""
        return tuple(self._open.values())

    def asked(self, presence: Presence, contact: Contact | None) -> None:
        """A `subscribe` came from somebody who is not blocked."""
        jid = bare(presence.sender)
        if contact is not None and _wanted(contact):
            # We asked them first, so the person here has decided already.
            self._say("subscribed", jid)
            return
        request = SubscriptionRequest(self._session.account, jid, presence.text, presence.nick)
        if self._open.get(jid) == request or (jid not in self._open and len(self._open) >= MAX_OPEN):
            return
        self._open[jid] = request
        self._keep(request)
        self._events.publish(SubscriptionRequested(request))

    def settled(self, jid: Jid) -> None:
        """It was answered, here or elsewhere, or withdrawn."""
        if self._open.pop(jid, None) is not None:
            self._drop(jid)
            self._events.publish(SubscriptionRequestGone(self._session.account, jid))

    def look_at(self, contact: Contact) -> None:
        """A roster item changed: another device may have answered."""
        if contact.subscription in _SEES_US:
            self.settled(contact.jid)

    def ask(self, jid: Jid, text: str, token: str = "") -> None:
        """Ask to see their presence, and let them see ours when they ask back (RFC 6121 §3.1, §3.4).

        With the `token` of a link of theirs, their server need not ask them (XEP-0379 §4.2).
        """
        if jid in self._open:
            self.allow(jid)
        elif "preapproval" in self._session.client.features:
            self._say("subscribed", jid)
        self._say("subscribe", jid, text, token)

    def allow(self, jid: Jid) -> None:
        """They may see our presence."""
        self._say("subscribed", jid)
        self.settled(jid)

    def refuse(self, jid: Jid) -> None:
        """They may not."""
        self._say("unsubscribed", jid)
        self.settled(jid)

    def _say(
        self, kind: Literal["subscribe", "subscribed", "unsubscribed"], jid: Jid, text: str = "", token: str = ""
    ) -> None:
        presence = self._session.client.make_presence(pto=jid, ptype=kind)
        if text:
            presence["status"] = text
        if token:
            presence.append(ElementTree.Element("{urn:xmpp:pars:0}preauth", {"token": token}))
        presence.send()


def _wanted(contact: Contact) -> bool:
    return contact.pending_out or contact.subscription is not Subscription.NONE
