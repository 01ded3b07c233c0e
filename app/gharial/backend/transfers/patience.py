"""`Patience`: incoming transfers that broke: they wait for their sender, or for room on our own disk, for a day."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from gharial.backend.methods.interface import Incoming
from gharial.backend.transfers.alarms import Alarms
from gharial.backend.transfers.job import now
from gharial.backend.transfers.landings import Landings
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.pump import Pump
from gharial.backend.transfers.reception import may_go_on, waits_at_most
from gharial.model.conversation import Direction
from gharial.model.failures import Failure, LocalFileProblem, PeerGone
from gharial.model.jid import Jid
from gharial.model.transfer import Offer, Transfer, TransferState

if TYPE_CHECKING:
    from gharial.backend.transfers.landing import Landing

LOOK_AGAIN_S = 20.0
"""How often a folder that would not do is looked at again, in seconds."""

ASK_AFTER_S = 1.5
"""A sender that has come back offers again by itself; one that never noticed anything has to be asked."""
MOST_ASKED_FOR = 8
"""The others of one sender come when these are done."""
_MOST_REMINDERS = 3

Renewal = tuple[Offer, Incoming]
"""The sender's new offer of a file that broke."""


class Patience:
    """`runs` tells whether a transfer has a job; `start` runs a coroutine.

    `receive` begins a job, `ask` asks a sender for a new offer, `fail` ends a transfer. `tell` is for one that our disk
    begins or ceases to hold: its sender is to see that.
    """

    def __init__(
        self,
        ledger: Ledger,
        pump: Pump,
        landings: Landings,
        *,
        runs: Callable[[str], bool],
        start: Callable[[Coroutine[object, object, None]], None],
        receive: Callable[[Transfer, Incoming, "Landing"], None],
        ask: Callable[[Transfer], Coroutine[object, object, None]],
        fail: Callable[[Transfer, Failure], None],
        tell: Callable[[str], None],
    ) -> None:
        self._ledger = ledger
        self._pump = pump
        self._runs = runs
        self._start = start
        self._landings = landings
        self._receive = receive
        self._ask = ask
        self._fail = fail
        self._tell = tell
        self._held: set[str] = set()
        """Nothing of these can be taken, for our disk's sake."""
        self._alarms = Alarms(self._ring)
        self._taken_up: set[str] = set()
        self._reminding: set[str] = set()
        """About to be asked for."""
        self._reminders: dict[str, int] = {}
        """How often the sender was asked since we signed in."""
        self._closed = False
        self._renewals: dict[str, Renewal] = {}
        """Offered again while our own disk does not let them land."""

    def note(self, transfer: Transfer) -> None:
        """A transfer changed: see whether it waits now."""
        self._note_hold(transfer)
        waits = transfer.state is TransferState.QUEUED and not self.is_busy(transfer.id)
        if transfer.direction is not Direction.INCOMING or not waits:
            self._alarms.drop(transfer.id)
            return
        at_most = waits_at_most(transfer)
        if isinstance(transfer.failure, LocalFileProblem):
            self._alarms.set(transfer.id, min(transfer.waits_until or now(), at_most))
        else:
            self._alarms.set(transfer.id, at_most)

    def is_held(self, transfer_id: str) -> bool:
        """Our disk does not let it go on."""
        return transfer_id in self._held

    def is_busy(self, transfer_id: str) -> bool:
        """It runs, or is about to."""
        return transfer_id in self._taken_up or self._runs(transfer_id)

    def take_up(self, broken: Transfer, offer: Offer, incoming: Incoming) -> Coroutine[object, object, None]:
        """The rest of a transfer that broke: into the same folder, without asking again.

        It is busy from the call on, not only when what is returned runs: another offer may come between.
        """
        self._taken_up.add(broken.id)
        return self._take_up(broken, offer, incoming)

    async def _take_up(self, broken: Transfer, offer: Offer, incoming: Incoming) -> None:
        try:
            await self._renew(broken, offer, incoming)
        finally:
            self._taken_up.discard(broken.id)
            if (current := self._ledger.get(broken.id)) is not None:
                self.note(current)

    async def _renew(self, broken: Transfer, offer: Offer, incoming: Incoming) -> None:
        assert broken.path is not None  # noqa: S101 - seen by consented
        path, landing, problem = broken.path, None, None
        try:
            landing = await self._landings.open(broken.id, path.parent, path.name, offer)
        except LocalFileProblem as failure:
            problem = failure
        current = self._ledger.get(broken.id)
        if current is None or not may_go_on(current) or self._closed:
            if landing is not None:
                await self._landings.undo(landing)
            await incoming.decline()
            return
        waiting = current if current.state is TransferState.QUEUED else current.moved_to(TransferState.QUEUED)
        again = replace(waiting, peer=offer.peer, offer_id=offer.id, failure=None, waits_until=None)
        self._ledger.offered_as(again.id, incoming.offer.id)
        if landing is not None:
            self._receive(again, incoming, landing)
        elif problem is not None:
            self.keep(again, problem, (offer, incoming))

    def keep(self, transfer: Transfer, problem: LocalFileProblem, renewal: Renewal | None) -> None:
        """Our own folder will not do: look again in a while, leaving the sender without an answer until then."""
        if renewal is not None:
            self._renewals[transfer.id] = renewal
            renewal[1].on_peer_abort(lambda failure: self._drop(transfer.id, renewal, failure))
        waits_until = now() + timedelta(seconds=LOOK_AGAIN_S)
        self._ledger.put(replace(transfer, failure=problem, waits_until=waits_until))

    def meet(self, account: Jid, person: Jid) -> None:
        """A sender is to be seen: it may still offer to a device of ours that is no more."""
        broken = [
            one
            for one in self._ledger.unfinished(account, person)
            if self._waits_for_sender(one)
            and one.id not in self._reminding
            and self._reminders.get(one.id, 0) < _MOST_REMINDERS
        ]
        broken.sort(key=waits_at_most, reverse=True)
        for transfer in broken[:MOST_ASKED_FOR]:
            self._reminding.add(transfer.id)
            asyncio.get_running_loop().call_later(ASK_AFTER_S, self._remind, transfer.id)

    def _waits_for_sender(self, transfer: Transfer) -> bool:
        return (
            transfer.direction is Direction.INCOMING
            and transfer.state is TransferState.QUEUED
            and transfer.path is not None
            and not transfer.paused_by_us
            and not isinstance(transfer.failure, LocalFileProblem)
            and not self.is_busy(transfer.id)
        )

    def _remind(self, transfer_id: str) -> None:
        self._reminding.discard(transfer_id)
        transfer = self._ledger.get(transfer_id)
        if transfer is not None and not self._closed and self._waits_for_sender(transfer):
            self._reminders[transfer_id] = self._reminders.get(transfer_id, 0) + 1
            self._start(self._ask(transfer))

    def lost_session(self, account: Jid) -> None:
        """What was offered over a connection that is no more cannot be answered."""
        self._reminders = {
            one: times
            for one, times in self._reminders.items()
            if (transfer := self._ledger.get(one)) is not None and transfer.account != account
        }
        for transfer_id in [one for one, (offer, _) in self._renewals.items() if offer.account == account]:
            del self._renewals[transfer_id]

    def close(self) -> list[Incoming]:
        """Wait no more. Returns what is still unanswered."""
        self._closed = True
        self._alarms.close()
        left = [incoming for _offer, incoming in self._renewals.values()]
        self._renewals.clear()
        return left

    def take_renewal(self, transfer_id: str) -> Incoming | None:
        """The unanswered offer of a transfer that ends."""
        _offer, incoming = self._renewals.pop(transfer_id, (None, None))
        return incoming

    def _note_hold(self, transfer: Transfer) -> None:
        stuck = transfer.state is TransferState.QUEUED and isinstance(transfer.failure, LocalFileProblem)
        held = stuck and transfer.direction is Direction.INCOMING and not self._runs(transfer.id)
        if held is not self.is_held(transfer.id):
            (self._held.add if held else self._held.discard)(transfer.id)
            self._tell(transfer.id)

    def _drop(self, transfer_id: str, renewal: Renewal, failure: Failure) -> None:
        if self._renewals.get(transfer_id) == renewal:
            del self._renewals[transfer_id]
            self._start(renewal[1].abort(failure))

    def _ring(self, transfer_id: str) -> None:
        transfer = self._ledger.get(transfer_id)
        if transfer is None or transfer.state is not TransferState.QUEUED or self.is_busy(transfer_id):
            return
        if now() >= waits_at_most(transfer):
            self._fail(transfer, transfer.failure or PeerGone(transfer.peer.full))
        else:
            self._start(self._look(transfer))

    async def _look(self, transfer: Transfer) -> None:
        from gharial.backend.transfers.landing import obstacle

        problem = await asyncio.shield(self._pump.run(lambda: obstacle(transfer)))
        current = self._ledger.get(transfer.id)
        if current is None or current.state is not TransferState.QUEUED or self.is_busy(transfer.id):
            return
        if problem is not None:
            self.keep(current, problem, None)
            return
        self._ledger.put(replace(current, failure=None, waits_until=None))
        renewal = self._renewals.pop(transfer.id, None)
        current = self._ledger.get(transfer.id)
        if current is not None:
            await (self.take_up(current, *renewal) if renewal is not None else self._ask(current))
