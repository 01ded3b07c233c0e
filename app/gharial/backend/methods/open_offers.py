"""`OpenOffers`: the offers of a method that are under way, by who is at the other end and what they are called."""

import asyncio
from collections import OrderedDict
from typing import Generic, Protocol, TypeVar

from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Presence

from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Cancelled, Failure, Interrupted, NotConnected, PeerGone
from gharial.model.jid import Jid
from gharial.model.transfer import Digest

MOST_PER_PEER = 32
"""Offers of one person that may wait or run here."""
MOST_IN_ALL = 256
_REMEMBERED = 64

Key = tuple[str, str]
"""The full address of the peer, and the offer's id."""


class Side(Protocol):
    """Our half of one offer."""

    @property
    def peer(self) -> Jid: ...

    def peer_left(self, failure: Failure) -> None: ...


Ours = TypeVar("Ours", bound=Side)
Theirs = TypeVar("Theirs", bound=Side)


class OpenOffers(Generic[Ours, Theirs]):
    """Those of one account and one method; each hears when its peer, or we, go offline."""

    def __init__(self, session: AccountSession) -> None:
        self.outgoing: dict[Key, Ours] = {}
        self.incoming: dict[Key, Theirs] = {}
        self.online = asyncio.Event()
        """We are."""
        self._account = session.account
        self._finished: OrderedDict[Key, Digest] = OrderedDict()
        """Digests of the last files that came whole, for a checksum that comes late."""
        if session.online:
            self.online.set()
        session.when_online(lambda _resumed: self.online.set())
        session.when_offline(self.online.clear)
        session.client.add_event_handler("presence_unavailable", self._see_unavailable)
        # A resumed stream (XEP-0198) brings late answers; offers end with the session.
        session.client.add_event_handler("session_end", self._see_own_end)

    def admit(self, sender: Jid, sid: str) -> Key:
        """The key of a new offer of theirs. Raises XMPPError where there is one, or there are too many."""
        key = (sender.full, sid)
        if key in self.incoming:
            raise XMPPError("conflict")
        of_peer = sum(1 for one in self.incoming.values() if one.peer.bare == sender.bare)
        if of_peer >= MOST_PER_PEER or len(self.incoming) >= MOST_IN_ALL:
            raise XMPPError("resource-constraint")
        return key

    def end_incoming(self, key: Key, digest: Digest | None) -> None:
        """One of theirs is over; `digest` where the file came whole."""
        self.incoming.pop(key, None)
        if digest is not None:
            self._finished[key] = digest
            while len(self._finished) > _REMEMBERED:
                self._finished.popitem(last=False)

    def check_finished(self, key: Key, digest: Digest) -> None:
        """A checksum that came late. Raises XMPPError where it is of no file, or of another one."""
        finished = self._finished.get(key)
        if finished is None:
            raise XMPPError("item-not-found")
        if finished != digest:
            raise XMPPError("not-acceptable", finished.hex)

    def _see_unavailable(self, presence: Presence) -> None:
        sender: Jid = presence["from"]
        for side in self._sides():
            if side.peer.full == sender.full or (not sender.resource and side.peer.bare == sender.bare):
                side.peer_left(PeerGone(side.peer.full))

    def _see_own_end(self, _event: object) -> None:
        for side in self._sides():
            side.peer_left(NotConnected(self._account.bare))

    def _sides(self) -> "tuple[Ours | Theirs, ...]":
        return (*self.outgoing.values(), *self.incoming.values())


def told_end(reason: str) -> Failure:
    """What a cancel of Gharial's at the other end means (urn:gharial:si-checksum:0)."""
    return Interrupted(0, "given up by the other side") if reason == "failed" else Cancelled(by_us=False)
