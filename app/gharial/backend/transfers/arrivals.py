"""`Arrivals`: the incoming half of the list: offers that wait for an answer, transfers that come in."""

import asyncio
import logging
import uuid
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path

from gharial.backend.methods.interface import Incoming
from gharial.backend.transfers.file_name import safe_name
from gharial.backend.transfers.job import Deadlines, now
from gharial.backend.transfers.landing import Landing, open_landing
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.pump import Pump
from gharial.backend.transfers.receive import Receiving
from gharial.backend.transfers.reception import (
    OpenOffer,
    Reception,
    consented,
    is_same_file,
    is_sound,
    presentable,
)
from gharial.model.conversation import Direction
from gharial.model.events import EventBus, OfferGone, OfferReceived
from gharial.model.failures import Cancelled, Failure, Interrupted, LocalFileProblem, PeerGone
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Offer, Transfer, TransferState

log = logging.getLogger(__name__)


class Arrivals:
    """`present` tells whether a device is online, None while that cannot be seen; `is_blocked` whether nothing of
    a person may reach us, `knows` whether they are in the roster.

    `auto_accept` names the folder for an offer that needs no question, or None.
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
        auto_accept: Callable[[Offer], Path | None] | None,
    ) -> None:
        self._ledger = ledger
        self._events = events
        self._pump = pump
        self._deadlines = deadlines
        self._present = present
        self._is_blocked = is_blocked
        self._knows = knows
        self._auto_accept = auto_accept
        self._reception = Reception()
        self._closed = False
        self._tasks: set[asyncio.Task[None]] = set()
        self.jobs: dict[str, Receiving] = {}

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
        for job in self.jobs.values():
            if is_same_file(job.transfer, offer) and job.expects_offer:
                job.take_up(incoming)
                return
        broken = consented(self._ledger.all(), offer, now())
        if broken is not None and broken.id not in self.jobs and broken.path is not None:
            self._start(self._take_up(broken, broken.path, offer, incoming))
            return
        if not self._reception.admits(account, offer.peer, known=self._knows(account, bare(offer.peer))):
            log.warning("too many open offers: one from %s is declined", offer.peer)
            self._start(incoming.decline())
            return
        self._show(offer, incoming)

    async def accept(self, offer_id: str, folder: Path, name: str | None) -> None:
        """Raises LocalFileProblem for the folder, with the offer still open; Cancelled where it is gone."""
        waiting = self._reception.offers.get(offer_id)
        if waiting is None or waiting.taken:
            raise Cancelled(by_us=False)
        waiting.taken = True
        try:
            landing = await self._land(folder, name, waiting.offer)
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
        waiting = self._reception.offers.pop(offer_id, None)
        if waiting is None:
            return
        self._close_offer(offer_id, TransferState.DECLINED, None)
        await _bounded(waiting.incoming.decline(), self._deadlines.goodbye)

    async def cancel(self, transfer: Transfer) -> None:
        """End it; an offer without an answer is declined. Returns when its job is over."""
        job = self.jobs.get(transfer.id)
        if job is None:
            await self.decline(transfer.id)
            return
        job.stop(Cancelled(by_us=True))
        await job.over.wait()

    def look_for_peers(self, account: Jid, person: Jid) -> None:
        """Somebody's presence changed."""
        for job in self.jobs.values():
            if job.transfer.account == account and bare(job.transfer.peer) == person:
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

    def lost_account(self, account: Jid, reason: Failure) -> None:
        """The account is gone: nothing of it can go on."""
        self.lost_session(account, reason)
        for job in self.jobs.values():
            if job.transfer.account == account:
                job.stop(reason)

    async def close(self) -> None:
        """End everything in an orderly way, telling the peers."""
        self._closed = True
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
        )
        self._ledger.put(transfer, target=offer.peer)
        folder = self._auto_accept(offer) if self._auto_accept is not None else None
        if folder is None:
            self._events.publish(OfferReceived(offer))
        else:
            self._start(self._accept_unasked(offer.id, folder))

    async def _accept_unasked(self, offer_id: str, folder: Path) -> None:
        try:
            await self.accept(offer_id, folder, None)
        except LocalFileProblem as problem:
            waiting = self._reception.offers.pop(offer_id, None)
            self._close_offer(offer_id, TransferState.FAILED, problem)
            if waiting is not None:
                await _bounded(waiting.incoming.abort(problem), self._deadlines.goodbye)

    async def _take_up(self, broken: Transfer, path: Path, offer: Offer, incoming: Incoming) -> None:
        """The rest of a transfer that broke: into the same folder, without asking again."""
        try:
            landing = await self._land(path.parent, path.name, offer)
        except LocalFileProblem:
            self._show(offer, incoming)
            return
        current = self._ledger.get(broken.id)
        if current is None or current.state is not TransferState.FAILED or broken.id in self.jobs:
            await self._unland(landing)
            self._show(offer, incoming)
            return
        again = replace(
            current.moved_to(TransferState.QUEUED), peer=offer.peer, failure=None, bytes_done=0, offer_id=offer.id
        )
        self._receive(again, incoming, landing)

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

        async def run() -> None:
            try:
                await job.run()
            finally:
                del self.jobs[transfer.id]

        self._start(run())

    def _withdraw_absent(self, offer_id: str) -> None:
        waiting = self._reception.offers.get(offer_id)
        if waiting is not None and self._present(waiting.offer.account, waiting.offer.peer) is False:
            self._withdrawn(offer_id, PeerGone(waiting.offer.peer.full))

    def _withdrawn(self, offer_id: str, failure: Failure) -> None:
        if self._reception.offers.pop(offer_id, None) is None:
            return
        ended_by_person = isinstance(failure, Cancelled)
        self._close_offer(offer_id, TransferState.CANCELLED if ended_by_person else TransferState.FAILED, failure)

    def _close_offer(self, offer_id: str, state: TransferState, failure: Failure | None) -> None:
        transfer = self._ledger.get(offer_id)
        if transfer is not None and not transfer.state.finished:
            self._ledger.put(replace(transfer.moved_to(state), failure=failure))
        self._events.publish(OfferGone(offer_id))

    async def _land(self, folder: Path, name: str | None, offer: Offer) -> Landing:
        file = offer.files[0]
        sender = bare(offer.peer).bare
        landing = await self._pump.run(lambda: open_landing(folder, safe_name(name or file.name), file, sender))
        try:
            await self._ledger.journal(landing.part)
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
