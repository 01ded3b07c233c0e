"""`Departures`: the outgoing half of the list: files that wait for their turn, their peer or the connection."""

import asyncio
import time
import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from gharial.backend.methods.interface import Method
from gharial.backend.transfers.job import Deadlines, now
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.pump import Pump
from gharial.backend.transfers.queue import PATIENCE_S, Running, may_start
from gharial.backend.transfers.send import Sending
from gharial.backend.transfers.source import describe
from gharial.model.contact import Resource
from gharial.model.conversation import Direction
from gharial.model.events import EventBus, TransferChanged
from gharial.model.failures import (
    Cancelled,
    Failure,
    FileFault,
    Interrupted,
    LocalFileProblem,
    NotConnected,
    PeerGone,
    Unsupported,
)
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Kind, Transfer, TransferState


class Discovers(Protocol):
    """Asks what somebody can."""

    async def features(self, jid: Jid, timeout_s: float = 10.0) -> frozenset[str]: ...


@dataclass(frozen=True)
class Login:
    """What sending needs of an account: whether it is online, whom to ask, by which methods."""

    online: Callable[[], bool]
    discovery: Discovers
    methods: tuple[Method, ...]


class Departures:
    """`login` is None for an account without a session; `parallel` is how many files may run at a time."""

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
        parallel: Callable[[], int],
        only_kinds: Collection[Kind] | None,
    ) -> None:
        self._ledger = ledger
        self._pump = pump
        self._deadlines = deadlines
        self._login = login
        self._present = present
        self._resources = resources
        self._parallel = parallel
        self._only_kinds = only_kinds
        self._offered_at: dict[str, float] = {}
        self._nobody_there: set[str] = set()
        """Waiting until the presence of their contact changes."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._woken = False
        self._open = False
        self.jobs: dict[str, Sending] = {}
        events.subscribe(TransferChanged, self._note_change)

    def open(self) -> None:
        """Begin with what waits."""
        self._open = True
        self.wake()

    async def add(self, account: Jid, to: Jid, paths: Sequence[Path]) -> tuple[Transfer, ...]:
        """Queue files. Raises LocalFileProblem before anything is queued."""
        absolute = tuple(path.absolute() for path in paths)
        files = await self._pump.run(lambda: [describe(path) for path in absolute])
        transfers = tuple(
            Transfer(
                id=uuid.uuid4().hex,
                account=account,
                peer=to,
                direction=Direction.OUTGOING,
                file=file,
                state=TransferState.QUEUED,
                created=now(),
                path=path,
            )
            for path, file in zip(absolute, files, strict=True)
        )
        for transfer in transfers:
            self._ledger.put(transfer, target=to)
        await self._ledger.written()
        self.wake()
        return tuple(self._ledger.get(one.id) or one for one in transfers)

    async def retry(self, transfer: Transfer) -> None:
        """Make an unsuccessful one wait again. Raises LocalFileProblem, Unsupported for incoming."""
        if transfer.direction is Direction.INCOMING:
            raise Unsupported(transfer.peer.full, "retry")
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
        self._ledger.put(
            replace(
                current.moved_to(TransferState.QUEUED),
                peer=self._ledger.target(current.id),
                file=file,
                bytes_done=0,
                failure=None,
                digest=None,
                verified=False,
                seconds=0.0,
            )
        )
        self.wake()

    async def cancel(self, transfer: Transfer) -> None:
        """End it; returns when its job is over."""
        job = self.jobs.get(transfer.id)
        if job is not None:
            job.stop(Cancelled(by_us=True))
            await self.ended(transfer.id)
        elif not transfer.state.finished:
            self._ledger.put(replace(transfer.moved_to(TransferState.CANCELLED), failure=Cancelled(by_us=True)))

    async def ended(self, transfer_id: str) -> None:
        """Return when no job of this transfer runs."""
        job = self.jobs.get(transfer_id)
        if job is not None:
            await job.over.wait()

    def look_for_peers(self, account: Jid, person: Jid) -> None:
        """Somebody's presence changed."""
        for transfer_id in tuple(self._nobody_there):
            transfer = self._ledger.get(transfer_id)
            if transfer is None or (transfer.account == account and bare(transfer.peer) == person):
                self._nobody_there.discard(transfer_id)
        for job in self.jobs.values():
            if job.transfer.account == account and bare(job.transfer.peer) == person:
                job.look_for_peer()
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
        for transfer in self._ledger.all():
            if transfer.account != account or transfer.direction is not Direction.OUTGOING:
                continue
            job = self.jobs.get(transfer.id)
            if job is not None:
                job.stop(reason)
            elif not transfer.state.finished:
                self._ledger.put(replace(transfer.moved_to(TransferState.FAILED), failure=reason))

    def wake(self) -> None:
        """Something changed: see, soon, what may start."""
        if not self._woken and self._open:
            self._woken = True
            asyncio.get_running_loop().call_soon(self._start_ready)

    async def close(self) -> None:
        """End everything in an orderly way, telling the peers."""
        self._open = False
        for job in self.jobs.values():
            job.stop(Interrupted(job.flow.bytes_done))
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=2 * self._deadlines.goodbye)

    # --- inside ---------------------------------------------------------------------------------------------------

    def _start_ready(self) -> None:
        self._woken = False
        if not self._open:
            return
        for transfer in self._ledger.all():
            if (
                transfer.direction is not Direction.OUTGOING
                or transfer.state is not TransferState.QUEUED
                or transfer.id in self.jobs
            ):
                continue
            target = self._ledger.target(transfer.id)
            person = bare(target)
            login = self._login(transfer.account)
            if login is None or not login.online():
                self._wait_for(transfer, NotConnected(transfer.account.bare))
                self._nobody_there.discard(transfer.id)
            elif not target.resource and not self._resources(transfer.account, person):
                self._wait_for(transfer, PeerGone(person.full))
            elif transfer.id not in self._nobody_there and may_start(
                person, self._running(), self._parallel(), time.monotonic()
            ):
                self._begin(transfer, target, login)

    def _wait_for(self, transfer: Transfer, reason: Failure) -> None:
        if type(transfer.failure) is not type(reason):
            self._ledger.put(replace(transfer, failure=reason))

    def _running(self) -> list[Running]:
        return [Running(bare(job.transfer.peer), self._offered_at.get(job.id)) for job in self.jobs.values()]

    def _begin(self, transfer: Transfer, target: Jid, login: Login) -> None:
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
            resources=lambda: self._resources(account, bare(target)),
            features=login.discovery.features,
        )
        self.jobs[job.id] = job

        async def run() -> None:
            try:
                await job.run()
            finally:
                del self.jobs[job.id]
                self._offered_at.pop(job.id, None)
                if job.transfer.state is TransferState.QUEUED and isinstance(job.transfer.failure, PeerGone):
                    self._nobody_there.add(job.id)
                self.wake()

        task = asyncio.get_running_loop().create_task(run())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _note_change(self, event: TransferChanged) -> None:
        transfer = event.transfer
        if transfer.id not in self.jobs:
            return
        if transfer.state is not TransferState.OFFERED:
            self._offered_at.pop(transfer.id, None)
        elif transfer.id not in self._offered_at:
            self._offered_at[transfer.id] = time.monotonic()
            # Then it no longer keeps others waiting.
            asyncio.get_running_loop().call_later(PATIENCE_S + 0.1, self.wake)
