"""`Arrivals`: the incoming half of the list: offers that wait for an answer, transfers that come in."""

import asyncio
import logging
import uuid
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path

from gharial.backend.methods.interface import Incoming
from gharial.backend.transfers.file_name import safe_name
from gharial.backend.transfers.group_consent import GroupConsents
from gharial.backend.transfers.job import Deadlines, now
from gharial.backend.transfers.landing import Landing, open_landing
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.limits import Limits
from gharial.backend.transfers.patience import Patience
from gharial.backend.transfers.pump import Pump
from gharial.backend.transfers.receive import Receiving
from gharial.backend.transfers.reception import (
    OpenOffer,
    Reception,
    consented,
    is_sound,
    may_go_on,
    presentable,
)
from gharial.backend.transfers.unasked import Unasked, make_folder
from gharial.model.conversation import Direction
from gharial.model.events import EventBus, OfferGone, OfferReceived, SettingsChanged, TransferChanged
from gharial.model.failures import Cancelled, Failure, Interrupted, LocalFileProblem, PeerGone
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Offer, Transfer, TransferState

log = logging.getLogger(__name__)


class Arrivals:
    """`present` tells whether a device is online, None while that cannot be seen; `is_blocked` whether nothing of
    a person may reach us, `knows` whether they are in the roster.

    `unasked` names the folder, to be made if it is not there, for an offer that needs no question, or None. `ask_again`
    asks the sender of a broken transfer to take it up, `tell_pause` tells it whether we hold one.
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
        limits: Limits,
        groups: GroupConsents,
        unasked: Callable[[Offer], Path | None],
        tell_pause: Callable[[str], None],
        ask_again: Callable[[Transfer], Coroutine[object, object, None]],
    ) -> None:
        self._ledger = ledger
        self._events = events
        self._pump = pump
        self._deadlines = deadlines
        self._present = present
        self._is_blocked = is_blocked
        self._knows = knows
        self._limits = limits
        self._groups = groups
        self._folder_for = unasked
        self._tell_pause = tell_pause
        self._reception = Reception()
        self._unasked = Unasked(limits, ledger.get)
        self._renewing: set[str] = set()
        self._patience = Patience(
            ledger,
            pump,
            runs=lambda one: one in self.jobs or one in self._renewing,
            start=self._start,
            go_on=self._take_up,
            ask=ask_again,
            fail=self._fail,
        )
        self._closed = False
        self._tasks: set[asyncio.Task[None]] = set()
        self.jobs: dict[str, Receiving] = {}
        events.subscribe(TransferChanged, lambda event: self._note_change(event.transfer))
        events.subscribe(SettingsChanged, lambda _event: self._take_queued())

    def open(self) -> None:
        """Begin to wait for the senders of what broke."""
        for transfer in self._ledger.all():
            self._note_change(transfer)

    def offers(self) -> tuple[Offer, ...]:
        """Offers that wait for an answer."""
        return tuple(one.offer for one in self._reception.offers.values() if not one.taken)

    def came(self, account: Jid, incoming: Incoming) -> None:
        """A method hands over an offer."""
        if self._closed or not is_sound(incoming.offer) or self._is_blocked(account, bare(incoming.offer.peer)):
            log.info("an offer from %s is declined unseen", incoming.offer.peer)
            self._start(incoming.decline())
            return
        offer = presentable(incoming.offer, account, uuid.uuid4().hex, now())
        file = offer.files[0]
        alike = self._ledger.incoming_like(account, bare(offer.peer), file.name, file.size)
        for transfer in alike:
            job = self.jobs.get(transfer.id)
            if job is not None and job.expects_offer:
                self._ledger.offered_as(transfer.id, incoming.offer.id)
                job.take_up(incoming)
                return
            if job is not None and job.ending:
                self._start(self._came_after(job, account, incoming))
                return
        idle = [one for one in alike if one.id not in self.jobs and one.id not in self._renewing]
        if (broken := consented(idle, file, now())) is not None:
            self._start(self._take_up(broken, offer, incoming))
            return
        if not self._reception.admits(account, offer.peer, known=self._knows(account, bare(offer.peer))):
            log.warning("too many open offers: one from %s is declined", offer.peer)
            self._start(incoming.decline())
            return
        self._show(offer, incoming)

    async def _came_after(self, job: Receiving, account: Jid, incoming: Incoming) -> None:
        """The sender was quicker than we with what broke."""
        await job.over.wait()
        self.came(account, incoming)

    async def accept(self, offer_id: str, folder: Path, name: str | None, *, whole_group: bool = False) -> None:
        """Raises LocalFileProblem for the folder, with the offer still open; Cancelled where it is gone.

        With `whole_group`, what else comes or waits of its group is taken into the same folder.
        """
        waiting = self._reception.offers.get(offer_id)
        if waiting is None or waiting.taken:
            raise Cancelled(by_us=False)
        await self._accept(waiting, folder, name)
        if whole_group and waiting.offer.group is not None:
            self._groups.give(waiting.offer, folder, now())
            self._start(self._groups.keep(waiting.offer))
            for other in tuple(self._reception.offers.values()):
                if not other.taken and (into := self._groups.use(other.offer, now())) is not None:
                    self._start(self._groups.keep(other.offer))
                    self._take_unasked(other, into)

    async def _accept(self, waiting: OpenOffer, folder: Path, name: str | None) -> None:
        offer_id = waiting.offer.id
        waiting.taken = True
        try:
            landing = await self._land(offer_id, folder, name, waiting.offer)
        except LocalFileProblem:
            waiting.taken = False
            raise
        if self._reception.offers.pop(offer_id, None) is None:
            await self._unland(landing)
            raise Cancelled(by_us=False)
        transfer = self._ledger.get(offer_id)
        self._events.publish(OfferGone(offer_id))
        if transfer is None:  # taken off the list meanwhile
            await self._unland(landing)
            self._start(waiting.incoming.decline())
            return
        self._receive(replace(transfer, path=landing.folder / landing.name), waiting.incoming, landing)

    async def decline(self, offer_id: str) -> None:
        """Say no; nothing happens where the offer is gone."""
        self._unasked.drop(offer_id)
        waiting = self._reception.offers.pop(offer_id, None)
        if waiting is None:
            return
        self._close_offer(offer_id, TransferState.DECLINED, None)
        await _bounded(waiting.incoming.decline(), self._deadlines.goodbye)

    async def cancel(self, transfer: Transfer) -> None:
        """End it; an offer without an answer is declined. Returns when its job is over."""
        job = self.jobs.get(transfer.id)
        if job is not None:
            job.stop(Cancelled(by_us=True))
            await job.over.wait()
        elif transfer.state is TransferState.QUEUED:
            self._end_waiting(transfer, TransferState.CANCELLED, Cancelled(by_us=True))
        else:
            await self.decline(transfer.id)

    async def ended(self, transfer_id: str) -> None:
        """Return when no job of this transfer runs."""
        job = self.jobs.get(transfer_id)
        if job is not None:
            await job.over.wait()

    def wait_again(self, transfer: Transfer) -> None:
        """One that failed waits for its sender, who was asked to send it again."""
        self._ledger.put(
            replace(transfer.moved_to(TransferState.QUEUED), failure=None, paused_by_us=False, paused_by_peer=False)
        )

    async def _drop_part(self, transfer_id: str) -> None:
        """Remove the unfinished file of a transfer that will not go on."""
        part = self._ledger.part(transfer_id)
        if part is not None:
            await self._pump.run(part.remove)
            await self._ledger.strike(part.path)

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
        """The receiving end never holds what is not paused."""
        return False

    def look_for_peers(self, account: Jid, person: Jid) -> None:
        """Somebody's presence changed."""
        for transfer in self._ledger.unfinished(account, person):
            if (job := self.jobs.get(transfer.id)) is not None:
                job.look_for_peer()
        for offer_id, waiting in self._reception.offers.items():
            if waiting.offer.account != account or bare(waiting.offer.peer) != person:
                continue
            present = self._present(account, waiting.offer.peer)
            if present:
                waiting.peer_was_seen = True
            elif present is False and waiting.peer_was_seen:
                loop = asyncio.get_running_loop()
                loop.call_later(self._deadlines.absence, self._withdraw_absent, offer_id)

    def lost_session(self, account: Jid, reason: Failure) -> None:
        """What was offered over a connection that is no more cannot be answered."""
        for offer_id, waiting in tuple(self._reception.offers.items()):
            if waiting.offer.account == account:
                self._withdrawn(offer_id, reason)
        self._patience.lost_session(account)

    def lost_account(self, account: Jid, reason: Failure) -> None:
        """The account is gone: nothing of it can go on."""
        self.lost_session(account, reason)
        for transfer in self._ledger.unfinished_of(account):
            job = self.jobs.get(transfer.id)
            if job is not None:
                job.stop(reason)
            elif transfer.direction is Direction.INCOMING:
                self._fail(transfer, reason)

    async def close(self) -> None:
        """End everything in an orderly way, telling the peers."""
        self._closed = True
        self._unasked.clear()
        for unanswered in self._patience.close():
            self._start(unanswered.abort(Interrupted(0)))
        for offer_id, waiting in tuple(self._reception.offers.items()):
            self._withdrawn(offer_id, Interrupted(0))
            self._start(waiting.incoming.abort(Interrupted(0)))
        for job in self.jobs.values():
            job.stop(Interrupted(job.flow.bytes_done))
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=2 * self._deadlines.goodbye)

    # --- inside ---------------------------------------------------------------------------------------------------

    def _show(self, offer: Offer, incoming: Incoming) -> None:
        waiting = OpenOffer(
            offer,
            incoming,
            known=self._knows(offer.account, bare(offer.peer)),
            peer_was_seen=self._present(offer.account, offer.peer) is True,
        )
        self._reception.offers[offer.id] = waiting
        incoming.on_peer_abort(lambda failure: self._withdrawn(offer.id, failure))
        if offer.id not in self._reception.offers:
            return  # withdrawn already
        transfer = Transfer(
            id=offer.id,
            account=offer.account,
            peer=offer.peer,
            direction=Direction.INCOMING,
            file=offer.files[0],
            state=TransferState.OFFERED,
            created=offer.time,
            offer_id=offer.id,
            group=offer.group,
        )
        self._ledger.put(transfer, target=offer.peer)
        self._ledger.offered_as(transfer.id, incoming.offer.id)
        folder = self._groups.use(offer, now())
        if folder is not None:
            self._start(self._groups.keep(offer))
        else:
            folder = self._folder_for(offer)
        if folder is None:
            self._events.publish(OfferReceived(offer))
        else:
            self._take_unasked(waiting, folder)

    def _take_unasked(self, waiting: OpenOffer, folder: Path) -> None:
        """Nobody is asked; it still waits for a place."""
        waiting.taken = True
        self._unasked.add(waiting.offer.id, folder)
        self._events.publish(OfferGone(waiting.offer.id))
        self._take_queued()

    def _take_queued(self) -> None:
        while not self._closed and (found := self._unasked.next()) is not None:
            self._start(self._accept_unasked(*found))

    async def _accept_unasked(self, offer_id: str, folder: Path) -> None:
        waiting = self._reception.offers.get(offer_id)
        try:
            if waiting is not None:
                await self._pump.run(lambda: make_folder(folder))
                await self._accept(waiting, folder, None)
        except Cancelled:
            log.info("an offer was gone before it could be taken")
        except LocalFileProblem as problem:
            waiting = self._reception.offers.pop(offer_id, None)
            self._close_offer(offer_id, TransferState.FAILED, problem)
            if waiting is not None:
                await _bounded(waiting.incoming.abort(problem), self._deadlines.goodbye)
        finally:
            if offer_id not in self.jobs:
                self._unasked.drop(offer_id)
                self._take_queued()

    async def _take_up(self, broken: Transfer, offer: Offer, incoming: Incoming) -> None:
        """The rest of a transfer that broke: into the same folder, without asking again."""
        self._renewing.add(broken.id)
        try:
            await self._renew(broken, offer, incoming)
        finally:
            self._renewing.discard(broken.id)
            if (current := self._ledger.get(broken.id)) is not None:
                self._patience.note(current)

    async def _renew(self, broken: Transfer, offer: Offer, incoming: Incoming) -> None:
        assert broken.path is not None  # noqa: S101 - seen by consented
        path, landing, problem = broken.path, None, None
        try:
            landing = await self._land(broken.id, path.parent, path.name, offer)
        except LocalFileProblem as failure:
            problem = failure
        current = self._ledger.get(broken.id)
        if current is None or not may_go_on(current) or self._closed:
            if landing is not None:
                await self._unland(landing)
            await incoming.decline()
            return
        waiting = current if current.state is TransferState.QUEUED else current.moved_to(TransferState.QUEUED)
        again = replace(waiting, peer=offer.peer, offer_id=offer.id, failure=None, waits_until=None)
        self._ledger.offered_as(again.id, incoming.offer.id)
        if landing is not None:
            self._receive(again, incoming, landing)
            if again.paused_by_us:
                self._tell_pause(again.id)
        elif problem is not None:
            self._patience.keep(again, problem, (offer, incoming))

    def _receive(self, transfer: Transfer, incoming: Incoming, landing: Landing) -> None:
        self._ledger.put(transfer)
        job = Receiving(
            transfer,
            self._ledger,
            self._pump,
            self._deadlines,
            lambda peer: self._present(transfer.account, peer),
            incoming=incoming,
            landing=landing,
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

        self._start(run())

    def _note_change(self, transfer: Transfer) -> None:
        if transfer.direction is not Direction.INCOMING:
            return
        job = self.jobs.get(transfer.id)
        if job is not None and transfer.state is TransferState.STREAMING:
            job.flow.limits = self._limits.receiving(transfer.account, bare(transfer.peer))
            job.flow.paused = transfer.paused
        self._patience.note(transfer)

    def _fail(self, transfer: Transfer, reason: Failure) -> None:
        self._end_waiting(transfer, TransferState.FAILED, reason)

    def _end_waiting(self, transfer: Transfer, state: TransferState, reason: Failure) -> None:
        """One without a job ends."""
        self._ledger.put(replace(transfer.moved_to(state), failure=reason, waits_until=None))
        self._start(self._drop_part(transfer.id))
        if (unanswered := self._patience.take_renewal(transfer.id)) is not None:
            self._start(unanswered.decline())

    def _withdraw_absent(self, offer_id: str) -> None:
        waiting = self._reception.offers.get(offer_id)
        if waiting is not None and self._present(waiting.offer.account, waiting.offer.peer) is False:
            self._withdrawn(offer_id, PeerGone(waiting.offer.peer.full))

    def _withdrawn(self, offer_id: str, failure: Failure) -> None:
        self._unasked.drop(offer_id)
        if self._reception.offers.pop(offer_id, None) is None:
            return
        ended_by_person = isinstance(failure, Cancelled)
        self._close_offer(offer_id, TransferState.CANCELLED if ended_by_person else TransferState.FAILED, failure)

    def _close_offer(self, offer_id: str, state: TransferState, failure: Failure | None) -> None:
        transfer = self._ledger.get(offer_id)
        if transfer is not None and not transfer.state.finished:
            self._ledger.put(replace(transfer.moved_to(state), failure=failure))
        self._events.publish(OfferGone(offer_id))

    async def _land(self, transfer_id: str, folder: Path, name: str | None, offer: Offer) -> Landing:
        file = offer.files[0]
        sender = bare(offer.peer).bare
        landing = await self._pump.run(lambda: open_landing(folder, safe_name(name or file.name), file, sender))
        try:
            await self._ledger.journal(landing.part, transfer_id)
        except LocalFileProblem:
            await self._pump.run(landing.discard)
            raise
        return landing

    async def _unland(self, landing: Landing) -> None:
        await self._pump.run(landing.discard)
        await self._ledger.strike(landing.part.path)

    def _start(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            level = logging.INFO if isinstance(error, Failure) else logging.ERROR
            log.log(level, "handling an offer failed", exc_info=error)


async def _bounded(farewell: Coroutine[object, object, None], timeout_s: float) -> None:
    try:
        await asyncio.wait_for(farewell, timeout_s)
    except (Failure, TimeoutError) as error:
        log.info("a peer could not be told: %r", error)
