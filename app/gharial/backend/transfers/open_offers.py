"""`OpenOffers`: the offers that wait for an answer, until it comes, they are withdrawn, or their sender is gone."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import replace

from gharial.backend.methods.interface import Incoming, Unanswered
from gharial.backend.transfers.deadlines import Deadlines
from gharial.backend.transfers.file_name import safe_name
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.offer_pictures import OfferPictures
from gharial.backend.transfers.pump import Pump
from gharial.backend.transfers.reception import OpenOffer, Reception
from gharial.backend.transfers.withdrawn import Withdrawn, is_unanswered
from gharial.backend.xmpp.background import bounded
from gharial.model.conversation import Direction
from gharial.model.events import EventBus, OfferGone
from gharial.model.failures import AnsweredElsewhere, Cancelled, Declined, Failure, Interrupted, NotConnected, PeerGone
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Offer, Transfer, TransferState

_GONE = (PeerGone, Interrupted, NotConnected)
"""An offer ended so because somebody's connection did; it was not taken back."""


class OpenOffers:
    """`present` tells whether a device is online, `knows` whether somebody is in the roster; `gone` is told of each.

    `start` runs a coroutine.
    """

    def __init__(
        self,
        ledger: Ledger,
        events: EventBus,
        deadlines: Deadlines,
        pump: Pump,
        *,
        present: Callable[[Jid, Jid], bool | None],
        knows: Callable[[Jid, Jid], bool],
        gone: Callable[[str], None],
        start: Callable[[Coroutine[object, object, None]], None],
    ) -> None:
        self._ledger = ledger
        self._events = events
        self._deadlines = deadlines
        self._present = present
        self._knows = knows
        self._gone = gone
        self._start = start
        self._reception = Reception()
        self._withdrawn = Withdrawn(ledger, knows)
        self.pictures = OfferPictures(events, pump, self._reception.offers, start)

    def __iter__(self) -> Iterator[OpenOffer]:
        return iter(tuple(self._reception.offers.values()))

    def shown(self) -> tuple[Offer, ...]:
        """Those that the user is to answer."""
        return tuple(one.offer for one in self if not one.taken)

    def get(self, offer_id: str) -> OpenOffer | None:
        """One by our id."""
        return self._reception.offers.get(offer_id)

    def take(self, offer_id: str) -> OpenOffer | None:
        """Take it out, without a word to anybody; None where it is gone."""
        return self._reception.offers.pop(offer_id, None)

    def admits(self, offer: Offer) -> bool:
        """There is room for it."""
        known = self._knows(offer.account, bare(offer.peer))
        return self._withdrawn.admits(offer.account, offer.peer) and self._reception.admits(offer, known=known)

    def former(self, offer: Offer) -> Transfer | None:
        """The line in the list of an offer that was shown, and that nobody answered before it went.

        That is a lasting one of an earlier run, or the same file offered again by one who had gone.
        """
        if offer.lasting:
            found = self._ledger.of_wire_id(bare(offer.account), offer.id)
            return found if found is not None and _unanswered(found) else None
        file = offer.files[0]
        alike = self._ledger.incoming_like(bare(offer.account), bare(offer.peer), safe_name(file.name), file.size)
        left = [one for one in alike if _unanswered(one) and isinstance(one.failure, _GONE)]
        return left[-1] if left else None

    def add(self, offer: Offer, incoming: Incoming) -> OpenOffer | None:
        """Put it into the list; None where it was withdrawn already."""
        waiting = OpenOffer(
            offer,
            incoming,
            known=self._knows(offer.account, bare(offer.peer)),
            peer_was_seen=self._present(offer.account, offer.peer) is True,
        )
        self._reception.offers[offer.id] = waiting
        incoming.on_peer_abort(lambda failure: self.withdraw(offer.id, failure))
        if offer.id not in self._reception.offers:
            return None
        former = self._ledger.get(offer.id)
        transfer = Transfer(
            id=offer.id,
            account=offer.account,
            peer=offer.peer,
            direction=Direction.INCOMING,
            file=offer.files[0],
            state=TransferState.OFFERED,
            created=offer.time if former is None else former.created,
            offer_id=offer.id,
            group=offer.group,
        )
        self._ledger.put(transfer, target=offer.peer)
        self._ledger.offered_as(transfer.id, incoming.offer.id)
        return waiting

    def look_for_peers(self, account: Jid, person: Jid) -> None:
        """Somebody's presence changed."""
        for waiting in self:
            if waiting.offer.account != account or bare(waiting.offer.peer) != person:
                continue
            present = True if waiting.offer.lasting else self._present(account, waiting.offer.peer)
            if present:
                waiting.peer_was_seen = True
            elif present is False and waiting.peer_was_seen:
                loop = asyncio.get_running_loop()
                loop.call_later(self._deadlines.absence, self._withdraw_absent, waiting.offer.id)

    def withdraw(self, offer_id: str, failure: Failure) -> None:
        """It ends without an answer of ours."""
        if (waiting := self.take(offer_id)) is not None:
            if not waiting.offer.lasting:
                # Its method holds it until it hears that nobody wants it any more.
                self._start(bounded(waiting.incoming.abort(failure), self._deadlines.goodbye))
            by_person = isinstance(failure, Cancelled | AnsweredElsewhere)
            self.close(offer_id, TransferState.CANCELLED if by_person else TransferState.FAILED, failure)

    def close(self, offer_id: str, state: TransferState, failure: Failure | None) -> None:
        """It was taken out, and its transfer ends."""
        transfer = self._ledger.get(offer_id)
        if transfer is not None and not transfer.state.finished:
            ended = replace(transfer.moved_to(state), failure=failure)
            self._ledger.put(ended)
            if is_unanswered(ended) and (surplus := self._withdrawn.note(ended)):
                self._start(self._ledger.remove(*surplus))
        self._gone(offer_id)
        self._events.publish(OfferGone(offer_id))

    def _withdraw_absent(self, offer_id: str) -> None:
        waiting = self.get(offer_id)
        if waiting is not None and self._present(waiting.offer.account, waiting.offer.peer) is False:
            self.withdraw(offer_id, PeerGone(waiting.offer.peer.full))


async def turn_away(incoming: Incoming, *, busy: bool = False) -> None:
    """Decline an offer that nobody was asked about; without a word where that can be (security 41).

    `busy`: for there are enough already, and the sender hears that it was no person's no.
    """
    if isinstance(incoming, Unanswered):
        await incoming.ignore()
    elif busy:
        await incoming.abort(Declined(incoming.offer.account.bare, busy=True))
    else:
        await incoming.decline()


def _unanswered(transfer: Transfer) -> bool:
    return transfer.path is None and transfer.state is TransferState.FAILED
