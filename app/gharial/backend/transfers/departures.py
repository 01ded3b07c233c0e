"""`Departures`: the outgoing half of the list: files that wait for their turn, their peer or the connection."""

import asyncio
import time
from collections.abc import Callable, Collection, Coroutine, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gharial.backend.transfers.destinations import Destinations
from gharial.backend.transfers.device_watch import DeviceWatch
from gharial.backend.transfers.job import Deadlines
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.limits import Limits
from gharial.backend.transfers.logins import Login
from gharial.backend.transfers.pump import Pump
from gharial.backend.transfers.queue import PATIENCE_S, Running, may_start
from gharial.backend.transfers.source import describe
from gharial.backend.transfers.waiting import Waiting
from gharial.model.contact import Resource
from gharial.model.conversation import Direction
from gharial.model.events import EventBus, TransferChanged, TransfersReordered
from gharial.model.failures import (
    Cancelled,
    ConsentNeeded,
    Failure,
    FileFault,
    Interrupted,
    LocalFileProblem,
    PeerGone,
)
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Kind, Transfer, TransferState, Way

if TYPE_CHECKING:
    from gharial.backend.transfers.send import Sending

_LOOK_S = 0.5


class Departures:
    """`login` is None for an account without a session; `released` is told of what was held until a place was free.

    Nothing here is asked by the clock: a change of anybody's presence, of a connection, of the settings or of a
    transfer wakes it, and one timer for the next try.
    """

    def __init__(
        self,
        ledger: Ledger,
        events: EventBus,
        pump: Pump,
        deadlines: Deadlines,
        *,
        login: Callable[[Jid], Login | None],
        present: Callable[[Jid, Jid], bool | None],
        resources: Callable[[Jid, Jid], tuple[Resource, ...]],
        limits: Limits,
        only_kinds: Collection[Kind] | None,
        released: Callable[[str], None],
        may_upload: Callable[[Transfer], bool],
        answers: Callable[[Jid, Jid], Coroutine[object, object, bool]],
        arrived: Callable[[Jid, Jid, str, str], Coroutine[object, object, str]],
    ) -> None:
        self._ledger = ledger
        self._pump = pump
        self._deadlines = deadlines
        self._login = login
        self._present = present
        self._limits = limits
        self._only_kinds = only_kinds
        self._released = released
        self._arrived = arrived
        self._may_upload = may_upload
        self._watch = DeviceWatch(
            resources=resources,
            others=lambda transfer: self._destinations.has_another(transfer),
            answers=answers,
            leave=lambda transfer: self._leave(transfer),
        )
        self._destinations = Destinations(ledger, self._watch, login=login, only_kinds=only_kinds)
        self._waiting = Waiting(
            ledger,
            login=login,
            resources=resources,
            may_start=self._wants_to_run,
            needs_nobody=self._destinations.needs_nobody,
            wake=self.wake,
        )
        self._offered_at: dict[str, float] = {}
        self._chosen: dict[str, Way] = {}
        """How the user wants it to go next."""
        self._held: set[str] = set()
        """Resumed, and waiting for a place to go on."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._woken = False
        self._open = False
        self.jobs: dict[str, Sending] = {}
        events.subscribe(TransferChanged, lambda event: self._note_change(event.transfer))
        events.subscribe(TransfersReordered, lambda _event: self._waiting.reorder())

    def open(self) -> None:
        """Begin with what waits."""
        self._open = True
        for transfer in self._ledger.all():
            if transfer.direction is Direction.OUTGOING:
                self._waiting.file(transfer)
        self.wake()

    async def add(self, transfers: Sequence[tuple[Transfer, Jid]]) -> tuple[Transfer, ...]:
        """Queue them, each for whom the user chose; returns when they are kept."""
        for transfer, target in transfers:
            self._ledger.put(transfer, target=target)
        await self._ledger.written()
        self.wake()
        return tuple(self._ledger.get(one.id) or one for one, _target in transfers)

    async def retry(self, transfer: Transfer, *, by_peer: bool = False) -> None:
        """Make an unsuccessful or waiting one go on now, with what it has; what we hold only if we ask ourselves.

        Raises LocalFileProblem.
        """
        held = {} if by_peer else {"paused_by_us": False, "paused_by_peer": False}
        if transfer.state is TransferState.QUEUED:
            self.update(transfer.id, failure=None, waits_until=None, **held)
            self._waiting.speak(transfer)
            return
        if not transfer.state.finished or transfer.state is TransferState.DONE:
            return
        if transfer.path is None:
            raise LocalFileProblem(transfer.file.name, FileFault.VANISHED.value)
        path = transfer.path
        file = await self._pump.run(lambda: describe(path))
        await self.ended(transfer.id)
        current = self._ledger.get(transfer.id)
        if current is None or not current.state.finished:
            return
        self._waiting.speak(current)
        self._ledger.put(
            replace(
                current.moved_to(TransferState.QUEUED),
                peer=self._ledger.target(current.id),
                file=file,
                bytes_done=current.bytes_done if file == current.file else 0,
                failure=None,
                digest=None,
                verified=False,
                seconds=0.0,
                waits_until=None,
                paused_by_us=current.paused_by_us and by_peer,
                paused_by_peer=False,
            )
        )

    async def asked_again(self, transfer: Transfer, device: Jid) -> None:
        """Its receiver asks for it, at this device: go there, from where it went before. Raises LocalFileProblem."""
        job = self.jobs.get(transfer.id)
        if job is not None and job.transfer.peer.resource and job.transfer.peer != device:
            # What breaks there is noticed soon: two devices never get the same file at once.
            while job.moves and not job.over.is_set():  # noqa: ASYNC110 - a thread moves the bytes
                await asyncio.sleep(_LOOK_S)
            job.stop(PeerGone(job.transfer.peer.full))
            await self.ended(transfer.id)
        current = self._ledger.get(transfer.id)
        if current is not None and transfer.id not in self.jobs:
            self._destinations.want(current, device)
            await self.retry(current, by_peer=True)

    async def _leave(self, transfer: Transfer) -> None:
        """Go to another device than it does."""
        if (job := self.jobs.get(transfer.id)) is not None:
            job.stop(PeerGone(job.transfer.peer.full))
            await self.ended(transfer.id)
        current = self._ledger.get(transfer.id)
        if current is not None and isinstance(current.failure, PeerGone):
            await self.retry(current, by_peer=True)

    async def cancel(self, transfer: Transfer) -> None:
        """End it; returns when its job is over."""
        job = self.jobs.get(transfer.id)
        if job is not None:
            job.stop(Cancelled(by_us=True))
            await self.ended(transfer.id)
        # A job that was just breaking off leaves it to wait.
        current = self._ledger.get(transfer.id)
        if current is not None and not current.state.finished and transfer.id not in self.jobs:
            self.end_waiting(current, TransferState.CANCELLED, Cancelled(by_us=True))

    def end_waiting(self, transfer: Transfer, state: TransferState, reason: Failure) -> None:
        """One without a job ends."""
        self._ledger.put(replace(transfer.moved_to(state), failure=reason, waits_until=None))

    async def ended(self, transfer_id: str) -> None:
        """Return when no job of this transfer runs."""
        job = self.jobs.get(transfer_id)
        if job is not None:
            await job.over.wait()

    def update(self, transfer_id: str, **changes: object) -> None:
        """Change the snapshot, wherever it lives."""
        job = self.jobs.get(transfer_id)
        transfer = self._ledger.get(transfer_id)
        if job is not None:
            job.update(**changes)
        elif transfer is not None:
            self._ledger.put(replace(transfer, **changes))  # type: ignore[arg-type]

    def follow_pause(self, transfer_id: str) -> None:
        """The flags of a transfer changed: hold its bytes, or let them go on as soon as there is a place."""
        job = self.jobs.get(transfer_id)
        if job is not None and not job.transfer.paused and job.flow.paused:
            self._held.add(transfer_id)
            self._let_go_on()
        self._rest(transfer_id)
        self.wake()

    def is_held(self, transfer_id: str) -> bool:
        """It was resumed and waits for a place."""
        return transfer_id in self._held

    def ways(self, transfer: Transfer) -> tuple[Way, ...]:
        """The ways to the device it goes to, or would go to now, best first; empty while nobody is there."""
        if (job := self.jobs.get(transfer.id)) is not None and (going := job.ways()):
            return self._destinations.told(transfer, going)
        return self._destinations.ways(transfer)

    async def use_another_way(self, transfer: Transfer, way: Way | None) -> None:
        """Leave the way it goes and take `way`, or the next one that was not tried, with what has been sent."""
        if (job := self.jobs.get(transfer.id)) is not None:
            job.use_another_way(way)
            return
        way = way or next((one for one in self.ways(transfer) if one.failure is None), None)
        if way is not None:
            self._chosen[transfer.id] = way
        await self.retry(transfer)

    def look_for_peers(self, account: Jid, person: Jid) -> None:
        """Somebody's presence changed."""
        self._watch.see(account, person)
        self._waiting.look_for_peers(account, person)
        for transfer in self._ledger.unfinished(account, person):
            if (job := self.jobs.get(transfer.id)) is not None:
                job.look_for_peer()
                self._watch.hurry(job)
        self.wake()

    def lost_session(self, account: Jid, reason: Failure) -> None:
        """What was offered over a connection that is no more has to be offered again."""
        for job in self.jobs.values():
            if job.transfer.account == account and job.transfer.state in (
                TransferState.OFFERED,
                TransferState.CONNECTING,
            ):
                job.stop(reason)

    def lost_account(self, account: Jid, reason: Failure) -> None:
        """The account is gone: nothing of it can go on."""
        for transfer in self._ledger.unfinished_of(account):
            if transfer.direction is not Direction.OUTGOING:
                continue
            job = self.jobs.get(transfer.id)
            if job is not None:
                job.stop(reason)
            else:
                self._ledger.put(replace(transfer.moved_to(TransferState.FAILED), failure=reason))

    def wake(self) -> None:
        """Something changed: see, soon, what may start."""
        if not self._woken and self._open:
            self._woken = True
            asyncio.get_running_loop().call_soon(self._start_ready)

    async def close(self) -> None:
        """End everything in an orderly way, telling the peers."""
        self._open = False
        self._watch.close()
        self._waiting.close()
        for job in self.jobs.values():
            job.stop(Interrupted(job.flow.bytes_done))
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=2 * self._deadlines.goodbye)

    def _wants_to_run(self, transfer: Transfer) -> bool:
        return (
            transfer.state is TransferState.QUEUED
            and transfer.id not in self.jobs
            and not transfer.paused
            and (not isinstance(transfer.failure, ConsentNeeded) or self._may_upload(transfer))
        )

    # --- what runs ------------------------------------------------------------------------------------------------

    def _start_ready(self) -> None:
        self._woken = False
        if not self._open:
            return
        self._waiting.look()
        self._let_go_on()
        while (transfer := self._waiting.first(self._has_place)) is not None:
            login = self._login(transfer.account)
            if login is None:
                self._waiting.leave(transfer.id)
            else:
                self._begin(transfer, self._ledger.target(transfer.id), login)

    def _has_place(self, account: Jid, person: Jid) -> bool:
        limit, of_peer = self._limits.parallel(), self._limits.parallel_of(account, person)
        return may_start(person, self._running(), limit, time.monotonic(), of_peer)

    def _running(self) -> list[Running]:
        return [
            Running(bare(job.transfer.peer), self._offered_at.get(job.id))
            for job in self.jobs.values()
            if not job.transfer.paused and job.id not in self._held
        ]

    def _let_go_on(self) -> None:
        for transfer_id in sorted(self._held & self.jobs.keys(), key=self._ledger.rank):
            transfer = self.jobs[transfer_id].transfer
            if transfer.paused:
                self._held.discard(transfer_id)
            elif self._has_place(transfer.account, bare(transfer.peer)):
                self._held.discard(transfer_id)
                self._rest(transfer_id)
                self._released(transfer_id)

    def _rest(self, transfer_id: str) -> None:
        job = self.jobs.get(transfer_id)
        if job is not None:
            job.flow.paused = job.transfer.paused or transfer_id in self._held

    def _begin(self, transfer: Transfer, target: Jid, login: Login) -> None:
        from gharial.backend.transfers.send import Sending

        account = transfer.account
        job = Sending(
            transfer,
            self._ledger,
            self._pump,
            self._deadlines,
            lambda peer: self._present(account, peer),
            target=target,
            methods=login.methods,
            only_kinds=self._only_kinds,
            resources=lambda: self._destinations.devices(transfer),
            features=login.discovery.features,
            uploads=lambda: self._may_upload(transfer),
            arrived=lambda device, ours: self._arrived(account, device, self._ledger.wire_id(transfer.id), ours),
            chosen=self._chosen.pop(transfer.id, None),
            may_fork=not self._destinations.is_wanted(transfer),
        )
        job.flow.limits = self._limits.sending(account, bare(target))
        self.jobs[job.id] = job
        self._watch.begin(job)
        self._waiting.leave(job.id)

        async def run() -> None:
            try:
                await job.run()
                if job.must_be_split and job.transfer.state is TransferState.QUEUED:
                    from gharial.backend.transfers.folder_split import split_folder

                    await split_folder(job.transfer, target, self._ledger, self._pump)
            finally:
                del self.jobs[job.id]
                self._watch.end(job.id)
                self._offered_at.pop(job.id, None)
                self._held.discard(job.id)
                ended = self._ledger.get(job.id)
                if ended is not None:
                    if ended.state.finished or isinstance(ended.failure, PeerGone):
                        self._destinations.forget(ended.id)
                    if ended.state is TransferState.QUEUED and isinstance(ended.failure, PeerGone):
                        self._waiting.silence(ended)
                    self._waiting.file(ended)
                self.wake()

        task = asyncio.get_running_loop().create_task(run())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _note_change(self, transfer: Transfer) -> None:
        if transfer.direction is not Direction.OUTGOING or not self._open:
            return
        self._waiting.file(transfer)
        job = self.jobs.get(transfer.id)
        if job is None:
            return
        if transfer.state is TransferState.STREAMING:
            job.flow.limits = self._limits.sending(transfer.account, bare(transfer.peer))
            # Letting go is for `follow_pause`, which looks for a place first.
            job.flow.paused = job.flow.paused or transfer.paused or transfer.id in self._held
        if transfer.state is TransferState.CONNECTING:
            self._destinations.settle(transfer)
        if transfer.state is not TransferState.OFFERED:
            self._offered_at.pop(transfer.id, None)
        elif transfer.id not in self._offered_at:
            self._offered_at[transfer.id] = time.monotonic()
            # Then it no longer keeps others waiting.
            asyncio.get_running_loop().call_later(PATIENCE_S + 0.1, self.wake)
