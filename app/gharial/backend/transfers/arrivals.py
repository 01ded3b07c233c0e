"""`Arrivals`: the incoming half of the list: offers that wait for an answer, transfers that come in."""

import logging
import uuid
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gharial.backend.methods.interface import Incoming
from gharial.backend.transfers.answers import Answers
from gharial.backend.transfers.fetches import Fetches
from gharial.backend.transfers.group_consent import GroupConsents
from gharial.backend.transfers.job import Deadlines, now
from gharial.backend.transfers.landings import Landings
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.limits import Limits
from gharial.backend.transfers.logins import Login
from gharial.backend.transfers.open_offers import OpenOffers, turn_away
from gharial.backend.transfers.patience import Patience
from gharial.backend.transfers.pump import Pump
from gharial.backend.transfers.reception import OpenOffer, consented, is_retriable, is_sound, may_be_same, presentable
from gharial.backend.transfers.turn import turn_of
from gharial.backend.transfers.twin import possible_twins, twin_of
from gharial.backend.transfers.unasked import Destination, Unasked
from gharial.backend.xmpp.background import Background, bounded
from gharial.model.conversation import Direction
from gharial.model.events import EventBus, OfferGone, OfferReceived, SettingsChanged, TransferChanged
from gharial.model.failures import Cancelled, Failure, Interrupted, LocalFileProblem
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Offer, Transfer, TransferState

if TYPE_CHECKING:
    from gharial.backend.transfers.landing import Landing
    from gharial.backend.transfers.receive import Receiving

log = logging.getLogger(__name__)


class Arrivals:
    """`present` tells whether a device is online, None while that cannot be seen; `is_blocked` whether nothing of
    a person may reach us, `knows` whether they are in the roster.

    `unasked` tells where an offer goes that needs no question, or None. `ask_again` asks the sender of a broken
    transfer to take it up, `fetch_again` does without where it was a link, `tell_pause` tells it whether we hold one.
    """

    def __init__(
        self,
        ledger: Ledger,
        events: EventBus,
        pump: Pump,
        deadlines: Deadlines,
        *,
        present: Callable[[Jid, Jid], bool | None],
        is_blocked: Callable[[Jid, Jid], bool],
        knows: Callable[[Jid, Jid], bool],
        login: Callable[[Jid], Login | None],
        limits: Limits,
        groups: GroupConsents,
        unasked: Callable[[Offer], Destination | None],
        tell_pause: Callable[[str], None],
        ask_again: Callable[[Transfer], Coroutine[object, object, None]],
        fetch_again: Callable[[Jid, str], bool],
    ) -> None:
        self._ledger = ledger
        self._events = events
        self._pump = pump
        self._deadlines = deadlines
        self._present = present
        self._is_blocked = is_blocked
        self._limits = limits
        self._unasked_destination = unasked
        self._tell_pause = tell_pause
        self._fetch_again = fetch_again
        self._unasked = Unasked(limits, ledger.get)
        self._background = Background("handling an offer")
        gone, start = self._unasked.drop, self._background.start
        self._offers = OpenOffers(ledger, events, deadlines, pump, present=present, knows=knows, gone=gone, start=start)
        self.answers = Answers(
            self._offers, groups, deadlines, receive=self._accept, take_unasked=self._take_unasked, start=start
        )
        self._landings = Landings(ledger, pump)
        self.fetches = Fetches(
            ledger,
            pump,
            login=login,
            present=present,
            resend=ask_again,
            take_up=self._take_up,
            is_busy=lambda transfer_id: self._patience.is_busy(transfer_id),
            end=self._fail,
        )
        self._patience = Patience(
            ledger,
            pump,
            self._landings,
            runs=lambda transfer_id: transfer_id in self.jobs,
            start=start,
            receive=self._receive,
            ask=self.fetches.ask_again,
            fail=self._fail,
            tell=tell_pause,
        )
        self._closed = False
        self.jobs: dict[str, Receiving] = {}
        events.subscribe(TransferChanged, lambda event: self._note_change(event.transfer))
        events.subscribe(SettingsChanged, lambda _event: self._take_queued())

    def open(self) -> None:
        """Begin to wait for the senders of what broke."""
        for transfer in self._ledger.all():
            self._note_change(transfer)

    def offers(self) -> tuple[Offer, ...]:
        """Offers that wait for an answer."""
        return self._offers.shown()

    def came(self, account: Jid, incoming: Incoming, *, patient: bool = True) -> None:
        """A method hands over an offer; `patient`: one of a file that just comes in may wait a moment for its turn."""
        if self._closed:
            return  # we leave; a no would be taken for a person's
        if not is_sound(incoming.offer) or self._is_blocked(account, bare(incoming.offer.peer)):
            log.info("an offer from %s is declined unseen", incoming.offer.peer)
            self._background.start(turn_away(incoming))
            return
        if (later := self.fetches.later(account, incoming, self.came)) is not None:
            self._background.start(later)
            return
        former = self._offers.former(incoming.offer)
        offer = presentable(incoming.offer, account, uuid.uuid4().hex if former is None else former.id, now())
        file = offer.files[0]
        if self.fetches.misled_by(offer, incoming.offer.id):
            self._background.start(turn_away(incoming))
            return
        alike = self._ledger.incoming_like(account, bare(offer.peer), file.name, file.size)
        alike = self.fetches.meant(alike, incoming.offer.id)
        for transfer in alike:
            job = self.jobs.get(transfer.id)
            if job is not None and job.expects_offer and may_be_same(transfer.file, file):
                self._ledger.offered_as(transfer.id, incoming.offer.id)
                job.take_up(incoming)
                return
            if job is not None and (job.ending or (patient and may_be_same(transfer.file, file))):
                self._background.start(self._came_after(job, account, incoming))
                return
        # Of a link's file the size may have been found out since.
        same = self._ledger.of_wire_id(account, incoming.offer.id) if offer.lasting else None
        if same is not None and bare(same.peer) == bare(offer.peer) and same not in alike:
            alike.append(same)
        idle = [one for one in alike if not self._patience.is_busy(one.id)]
        if (broken := consented(idle, file, now())) is not None:
            self._background.start(self._patience.take_up(broken, offer, incoming))
            return
        if not offer.lasting and not self._offers.admits(offer):
            log.warning("too many open offers: one from %s is declined", offer.peer)
            self._background.start(turn_away(incoming, busy=True))
            return
        self._show(offer, incoming)

    def _take_up(self, transfer: Transfer, incoming: Incoming) -> None:
        """What was asked for comes in a session of ours."""
        offer = presentable(incoming.offer, transfer.account, transfer.id, now())
        self._background.start(self._patience.take_up(transfer, offer, incoming))

    async def _came_after(self, job: "Receiving", account: Jid, incoming: Incoming) -> None:
        """The sender was quicker than we with what broke: what it sent before it died may still be on its way."""
        await turn_of(job)
        self.came(account, incoming, patient=False)

    async def _accept(self, waiting: OpenOffer, folder: Path, name: str | None) -> None:
        offer_id = waiting.offer.id
        waiting.taken = True
        try:
            landing = await self._landings.open(offer_id, folder, name, waiting.offer)
        except LocalFileProblem:
            waiting.taken = False
            raise
        if self._offers.take(offer_id) is None:
            await self._landings.undo(landing)
            raise Cancelled(by_us=False)
        transfer = self._ledger.get(offer_id)
        self._events.publish(OfferGone(offer_id))
        if transfer is None:  # taken off the list meanwhile
            await self._landings.undo(landing)
            self._background.start(waiting.incoming.decline())
            return
        self._receive(replace(transfer, path=landing.folder / landing.name), waiting.incoming, landing)

    async def fetch_pictures(self, offer_id: str) -> None:
        """Small pictures of an open offer and of those made together with it. Raises why there are none."""
        await self._offers.pictures.fetch(offer_id)

    async def cancel(self, transfer: Transfer) -> None:
        """End it; an offer without an answer is declined. Returns when its job is over."""
        job = self.jobs.get(transfer.id)
        if job is not None:
            job.stop(Cancelled(by_us=True))
            await job.over.wait()
        # A job that was just breaking off leaves it to wait.
        current = self._ledger.get(transfer.id)
        if current is not None and current.state is TransferState.QUEUED:
            self.end_waiting(current, TransferState.CANCELLED, Cancelled(by_us=True))
        elif job is None:
            await self.answers.decline(transfer.id)

    async def retry(self, transfer: Transfer) -> None:
        """Ask the sender to take it up. Raises Unsupported, NotConnected, with everything as before."""
        if (job := self.jobs.get(transfer.id)) is not None:
            await job.over.wait()
        waiting = self._ledger.get(transfer.id)
        if waiting is None or not is_retriable(waiting) or transfer.id in self.jobs:
            return
        if waiting.state.finished:
            waiting = replace(waiting.moved_to(TransferState.QUEUED), failure=None)
        # Before the sender hears of it: its offer may be quicker than its answer.
        self._ledger.put(replace(waiting, paused_by_us=False, paused_by_peer=False, waits_until=None))
        if self._fetch_again(waiting.account, self._ledger.wire_id(waiting.id)):
            return
        try:
            await self.fetches.ask_again(waiting)
        except Failure:
            current = self._ledger.get(transfer.id)
            if transfer.state.finished and current is not None and current.state is TransferState.QUEUED:
                self._ledger.put(replace(current.moved_to(TransferState.FAILED), failure=transfer.failure))
            raise

    def update(self, transfer_id: str, **changes: object) -> None:
        """Change the snapshot, wherever it lives."""
        job = self.jobs.get(transfer_id)
        transfer = self._ledger.get(transfer_id)
        if job is not None:
            job.update(**changes)
        elif transfer is not None:
            self._ledger.put(replace(transfer, **changes))  # type: ignore[arg-type]

    def follow_pause(self, transfer_id: str) -> None:
        """The flags of a transfer changed: hold its bytes, or let them go on."""
        job = self.jobs.get(transfer_id)
        if job is not None:
            job.flow.paused = job.transfer.paused
        self._take_queued()

    def is_held(self, transfer_id: str) -> bool:
        """Nobody paused it; our disk does not take it now."""
        return self._patience.is_held(transfer_id)

    def look_for_peers(self, account: Jid, person: Jid) -> None:
        """Somebody's presence changed."""
        for transfer in self._ledger.unfinished(account, person):
            if (job := self.jobs.get(transfer.id)) is not None:
                job.look_for_peer()
        self._offers.look_for_peers(account, person)

    def meet(self, account: Jid, person: Jid) -> None:
        """Somebody is online."""
        self._patience.meet(account, person)

    def lost_session(self, account: Jid, reason: Failure) -> None:
        """What was offered over a connection that is no more cannot be answered."""
        self._withdraw_all(account, reason, lasting=False)
        self._patience.lost_session(account)

    def lost_account(self, account: Jid, reason: Failure) -> None:
        """The account is gone: nothing of it can go on."""
        self._withdraw_all(account, reason, lasting=True)
        self._patience.lost_session(account)
        for transfer in self._ledger.unfinished_of(account):
            job = self.jobs.get(transfer.id)
            if job is not None:
                job.stop(reason)
            elif transfer.direction is Direction.INCOMING:
                self._fail(transfer, reason)

    async def close(self) -> None:
        """End everything in an orderly way, telling the peers."""
        self._closed = True
        self.fetches.close()
        self._unasked.clear()
        for unanswered in self._patience.close():
            self._background.start(unanswered.abort(Interrupted(0)))
        for waiting in self._offers:
            self._offers.withdraw(waiting.offer.id, Interrupted(0))
        for job in self.jobs.values():
            job.stop(Interrupted(job.flow.bytes_done))
        await self._background.done(2 * self._deadlines.goodbye)

    # --- inside ---------------------------------------------------------------------------------------------------

    def _withdraw_all(self, account: Jid, reason: Failure, *, lasting: bool) -> None:
        """With `lasting`, also those that need no connection."""
        for waiting in self._offers:
            if waiting.offer.account == account and (lasting or not waiting.offer.lasting):
                self._offers.withdraw(waiting.offer.id, reason)

    def _show(self, offer: Offer, incoming: Incoming) -> None:
        if (waiting := self._offers.add(offer, incoming)) is None:
            return
        if self.answers.settle(waiting):
            return
        if (destination := self._unasked_destination(offer)) is not None:
            self._take_unasked(waiting, destination)
            return
        alike = self._ledger.incoming_like(offer.account, bare(offer.peer), offer.files[0].name, offer.files[0].size)
        if twins := possible_twins(alike, offer.files[0]):
            self._background.start(self._ask_with_twin(waiting, twins))
        else:
            self._events.publish(OfferReceived(offer))

    async def _ask_with_twin(self, waiting: OpenOffer, twins: Sequence[tuple[Path, int]]) -> None:
        """The question says so if the file is here already."""
        offer = waiting.offer
        path = await twin_of(twins, offer.files[0], self._pump)
        if self._offers.get(offer.id) is waiting and not waiting.taken and not self._closed:
            waiting.offer = replace(offer, already_here=path)
            self._events.publish(OfferReceived(waiting.offer))

    def _take_unasked(self, waiting: OpenOffer, destination: Destination) -> None:
        """Nobody is asked; it still waits for a place."""
        waiting.taken = True
        self._unasked.add(waiting.offer.id, destination)
        self._events.publish(OfferGone(waiting.offer.id))
        self._take_queued()

    def _take_queued(self) -> None:
        while not self._closed and (found := self._unasked.next()) is not None:
            self._background.start(self._accept_unasked(*found))

    async def _accept_unasked(self, offer_id: str, destination: Destination) -> None:
        waiting = self._offers.get(offer_id)
        try:
            if waiting is not None:
                await self._pump.run(destination.prepare)
                await self._accept(waiting, destination.folder, None)
        except Cancelled:
            log.info("an offer was gone before it could be taken")
        except LocalFileProblem as problem:
            if (waiting := self._offers.get(offer_id)) is None:
                return
            if destination.ask_otherwise:
                log.warning("the folder for an offer will not do: %r", problem)
                waiting.taken = False
                self._events.publish(OfferReceived(waiting.offer))
                return
            self._offers.take(offer_id)
            self._offers.close(offer_id, TransferState.FAILED, problem)
            await bounded(waiting.incoming.decline(), self._deadlines.goodbye)
        finally:
            if offer_id not in self.jobs:
                self._unasked.drop(offer_id)
                self._take_queued()

    def _receive(self, transfer: Transfer, incoming: Incoming, landing: "Landing") -> None:
        from gharial.backend.transfers.receive import Receiving

        self._ledger.put(transfer)
        present = partial(self._present, transfer.account)
        job = Receiving(
            transfer, self._ledger, self._pump, self._deadlines, present, incoming=incoming, landing=landing
        )
        self.jobs[transfer.id] = job
        job.flow.limits = self._limits.receiving(transfer.account, bare(transfer.peer))
        job.flow.paused = transfer.paused

        async def run() -> None:
            try:
                await job.run()
            finally:
                del self.jobs[transfer.id]
                self._unasked.drop(transfer.id)
                self._take_queued()
                if (ended := self._ledger.get(transfer.id)) is not None:
                    self._patience.note(ended)

        self._background.start(run())
        if transfer.paused_by_us:
            self._tell_pause(transfer.id)

    def _note_change(self, transfer: Transfer) -> None:
        if transfer.direction is not Direction.INCOMING or self._closed:
            return
        job = self.jobs.get(transfer.id)
        if job is not None and transfer.state is TransferState.STREAMING:
            job.flow.limits = self._limits.receiving(transfer.account, bare(transfer.peer))
            job.flow.paused = transfer.paused
        self._patience.note(transfer)
        self.fetches.see(transfer)

    def _fail(self, transfer: Transfer, reason: Failure) -> None:
        self.end_waiting(transfer, TransferState.FAILED, reason)

    def end_waiting(self, transfer: Transfer, state: TransferState, reason: Failure) -> None:
        """One without a job ends."""
        self._ledger.put(replace(transfer.moved_to(state), failure=reason, waits_until=None))
        self._background.start(self._landings.drop_part(transfer.id))
        if (unanswered := self._patience.take_renewal(transfer.id)) is not None:
            self._background.start(unanswered.decline())
