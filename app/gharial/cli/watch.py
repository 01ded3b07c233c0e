"""`Watch`: follows transfers through their events and reports them, until they have ended."""

import asyncio
from collections.abc import Callable

from gharial.cli.report import PROGRESS_PAUSE_S, Report, reason_of
from gharial.model.conversation import Direction
from gharial.model.events import EventBus, TransferChanged, TransferRemoved, TransfersProgressed
from gharial.model.failures import TimedOut
from gharial.model.transfer import Progress, Transfer, TransferState

MOST_IDLE_ATTEMPTS = 20
"""So many attempts without a new byte count as coming further; then only bytes do."""


class Watch:
    """Follows the transfers that `ours` recognises. `activity` is set whenever one of them has come further."""

    def __init__(self, events: EventBus, report: Report, ours: Callable[[Transfer], bool]) -> None:
        self._report = report
        self._ours = ours
        self._known: dict[str, Transfer] = {}
        self._attempts: set[tuple[str, int, bool]] = set()
        self._offered: set[tuple[str, str]] = set()
        self._waits: dict[str, tuple[object, ...]] = {}
        self._bytes: dict[str, int] = {}
        self._idle_from: dict[str, int] = {}
        """How many attempts had been made when the last new byte came."""
        self._next_progress = 0.0
        self._shown: dict[str, float] = {}
        self.activity = asyncio.Event()
        self._unsubscribe = (
            events.subscribe(TransferChanged, lambda event: self.look_at(event.transfer)),
            events.subscribe(TransferRemoved, lambda event: self._drop(event.transfer_id)),
            events.subscribe(TransfersProgressed, lambda event: self._progressed(event.progress)),
        )

    @property
    def transfers(self) -> tuple[Transfer, ...]:
        """All that were seen, oldest first."""
        return tuple(self._known.values())

    @property
    def unfinished(self) -> tuple[Transfer, ...]:
        """Those that are still on their way."""
        return tuple(one for one in self._known.values() if not one.state.finished)

    def close(self) -> None:
        """Hear no more."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()

    async def until(self, condition: Callable[[], bool], timeout_s: float | None, step: str) -> None:
        """Return once `condition` holds. Raises TimedOut where nothing has come further for `timeout_s`."""
        while not condition():
            self.activity.clear()
            try:
                async with asyncio.timeout(timeout_s):
                    await self.activity.wait()
            except TimeoutError as error:
                raise TimedOut(step, timeout_s or 0.0) from error

    def look_at(self, transfer: Transfer) -> None:
        """A transfer is there, or has changed."""
        before = self._known.get(transfer.id)
        if before is None and not self._ours(transfer):
            return
        if before is not None and before.state is transfer.state and transfer.state.finished:
            return
        self._known[transfer.id] = transfer
        if before is None or transfer.state.finished or self._comes_further(transfer):
            self.activity.set()
        outgoing = transfer.direction is Direction.OUTGOING
        if (
            outgoing
            and transfer.state is TransferState.OFFERED
            and (transfer.id, transfer.offer_id) not in self._offered
        ):
            self._offered.add((transfer.id, transfer.offer_id))
            method = transfer.attempts[-1].method if transfer.attempts else ""
            self._report.offer(transfer.direction, transfer.peer, method, transfer.file)
        self._report_attempts(transfer)
        self._report_wait(transfer)
        if transfer.state is TransferState.DONE:
            self._report.done(transfer)
        elif transfer.state.finished:
            self._report.failed(reason_of(transfer), transfer)

    def _comes_further(self, transfer: Transfer) -> bool:
        """Attempts that are repeated for ever must not keep a run from giving up."""
        idle = len(transfer.attempts) - self._idle_from.setdefault(transfer.id, 0)
        return transfer.state is not TransferState.QUEUED and idle <= MOST_IDLE_ATTEMPTS

    def _report_attempts(self, transfer: Transfer) -> None:
        for number, attempt in enumerate(transfer.attempts):
            # Without a kind only the offer is out; that is told once it has ended so.
            if attempt.kind is None and attempt.ended is None:
                continue
            known = (transfer.id, number, attempt.kind is not None)
            if known not in self._attempts:
                self._attempts.add(known)
                self._report.attempt(transfer, attempt)

    def _report_wait(self, transfer: Transfer) -> None:
        """It is broken or held and goes on by itself; told once for each reason and each try."""
        if transfer.state is not TransferState.QUEUED or transfer.failure is None:
            return
        why = (type(transfer.failure), len(transfer.attempts))
        if self._waits.get(transfer.id) != why:
            self._waits[transfer.id] = why
            self._report.waits(transfer, transfer.failure)

    def _drop(self, transfer_id: str) -> None:
        """A folder that goes as single files is taken off the list once they are on it."""
        known = self._known.get(transfer_id)
        if known is not None and not known.state.finished:
            del self._known[transfer_id]
            self.activity.set()

    def _progressed(self, samples: tuple[Progress, ...]) -> None:
        ours = [sample for sample in samples if sample.transfer_id in self._known]
        for sample in ours:
            if sample.bytes_done > self._bytes.get(sample.transfer_id, -1):
                self._bytes[sample.transfer_id] = sample.bytes_done
                self._idle_from[sample.transfer_id] = len(self._known[sample.transfer_id].attempts)
                self.activity.set()
        now = asyncio.get_running_loop().time()
        if not ours or now < self._next_progress:
            return
        self._next_progress = max(self._next_progress + PROGRESS_PAUSE_S, now)
        # One line at a time: the one that was silent longest.
        sample = min(ours, key=lambda one: self._shown.get(one.transfer_id, 0.0))
        self._shown[sample.transfer_id] = now
        self._report.progress(self._known[sample.transfer_id], sample)
