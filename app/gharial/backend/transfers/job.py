"""`TransferJob`: what sending and receiving share: one story, its end from outside, its record of attempts."""

import asyncio
import logging
import time
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.transfers.deadlines import Deadlines
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.pump import Flow, Pump
from gharial.model.failures import (
    Cancelled,
    ConsentNeeded,
    Declined,
    Failure,
    Interrupted,
    NoAnswer,
    NotConnected,
    PeerGone,
    RequestFailed,
    TimedOut,
    Unexpected,
    Unsupported,
)
from gharial.model.jid import Jid
from gharial.model.transfer import ALLOWED, Attempt, Kind, Transfer, TransferState

__all__ = ["BACKOFF_S", "Deadlines", "TransferJob", "now"]

log = logging.getLogger(__name__)

T = TypeVar("T")

_ABSENCES = 3
"""How many times `Deadlines.absence` a stream may stand still without its peer."""
_MOST_ATTEMPTS = 60
"""Attempts that a record keeps: the first ones and the last ones tell the story."""
BACKOFF_S = (2.0, 5.0, 15.0, 30.0, 60.0, 120.0, 300.0)
"""How long a transfer rests after a break, longer each time nothing moved in between."""
_GONE = frozenset({"recipient-unavailable", "remote-server-not-found", "remote-server-timeout", "gone"})


class TransferJob(ABC):
    """A live transfer. It replaces its snapshot in the ledger; every step has a deadline and ends when `stop` comes.

    `peer_present` tells whether the peer's device is online; None while we cannot see.
    """

    def __init__(
        self,
        transfer: Transfer,
        ledger: Ledger,
        pump: Pump,
        deadlines: Deadlines,
        peer_present: Callable[[Jid], bool | None],
    ) -> None:
        self.id = transfer.id
        self.ledger = ledger
        self.pump = pump
        self.deadlines = deadlines
        self.flow = Flow()
        self.flow.bytes_done = transfer.bytes_done
        self.transfer = transfer
        self.over = asyncio.Event()
        """Set when the story and everything after it has ended."""
        self._peer_present = peer_present
        self._ended: asyncio.Future[Failure] = asyncio.get_running_loop().create_future()
        self._turned: asyncio.Future[Failure] = asyncio.get_running_loop().create_future()
        self._ended_by_peer = self._left = False
        self._rested_s = _rested_s(transfer)
        self._begun_with = transfer.bytes_done
        self._peer_was_seen = False
        self._absence: asyncio.TimerHandle | None = None
        self._progress_at_absence: tuple[TransferState, int] | None = None
        self._streaming_since: float | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.threads: list[asyncio.Future[Any]] = []
        """Everything handed to the pump."""

    @abstractmethod
    async def story(self) -> None:
        """The transfer, top to bottom. Returns when it is DONE, raises the Failure that ends it."""

    @abstractmethod
    async def tell_peer(self, failure: Failure) -> None:
        """End it in the words of the method, before the stream is dropped; never raises."""

    @abstractmethod
    async def tidy(self) -> None:
        """However it ended: let go of streams and files."""

    async def run(self) -> None:
        """Live through the story and record how it ended; never raises but when cancelled."""
        try:
            await self.story()
        except Failure as failure:
            await self._end(failure)
        except Exception as error:
            log.exception("transfer %s failed unexpectedly", self.id)
            await self._end(Unexpected(f"{type(error).__name__}: {error}"))
        finally:
            if self._absence is not None:
                self._absence.cancel()
            try:
                await self.tidy()
            finally:
                self.over.set()

    async def _end(self, failure: Failure) -> None:
        # Shown at once; telling the peer may take a moment.
        self.finish_with(failure)
        await self.tell_peer(failure)

    # --- from outside ---------------------------------------------------------------------------------------------

    def stop(self, failure: Failure) -> None:
        """End it because of `failure`, whatever it is doing; the first reason counts."""
        if not self._ended.done():
            self._ended.set_result(failure)
            self.flow.stopped = True

    def turn(self, failure: Failure) -> None:
        """Make the step that is going on raise `failure`; the story goes on from there."""
        if not self._turned.done():
            self._turned.set_result(failure)
            self.flow.stopped = True

    def stop_by_peer(self, failure: Failure) -> None:
        """The peer ended it. How far it came, this end knows better."""
        self._ended_by_peer = not self.stopped
        self.stop(Interrupted(self.flow.bytes_done, failure.detail) if isinstance(failure, Interrupted) else failure)

    @property
    def stopped(self) -> bool:
        """Somebody ended it."""
        return self._ended.done()

    @property
    def end_reason(self) -> Failure:
        """Why it was stopped."""
        return self._ended.result() if self._ended.done() else Cancelled(by_us=True)

    def look_for_peer(self) -> None:
        """Presence changed: note whether the peer's device is still there."""
        present = self._peer_present(self.transfer.peer)
        self._peer_was_seen = self._peer_was_seen or present is True
        if present is not False:
            if self._absence is not None:
                self._absence.cancel()
                self._absence = None
        elif self._peer_was_seen and self._absence is None:
            self._progress_at_absence = None
            self._absence = asyncio.get_running_loop().call_later(self.deadlines.absence, self._peer_is_absent)

    def _peer_is_absent(self) -> None:
        state = self.transfer.state
        if state is TransferState.VERIFYING and self.needs_nothing_more:
            return
        # A stream of its own may outlive the peer's connection to the server: let it, while bytes move or were moving.
        if (
            state in (TransferState.STREAMING, TransferState.VERIFYING)
            and self._progress() != self._progress_at_absence
        ):
            self._progress_at_absence = self._progress()
            wait_s = _ABSENCES * self.deadlines.absence
            self._absence = asyncio.get_running_loop().call_later(wait_s, self._peer_is_absent)
        else:
            self.stop(PeerGone(self.transfer.peer.full))

    def _progress(self) -> tuple[TransferState, int]:
        return self.transfer.state, self.flow.bytes_done

    @property
    def needs_nothing_more(self) -> bool:
        """While VERIFYING: it can end well without the peer."""
        return False

    def sender_left(self) -> None:
        """The sender has let go of the stream and asks what came of it: no proof will come by itself."""
        self._left = True

    # --- for the stories ------------------------------------------------------------------------------------------

    def new_flow(self) -> None:
        """Another stream begins, held and limited as the one before."""
        former, self.flow = self.flow, Flow(self.flow.limits)
        self.flow.paused = former.paused
        self.flow.stopped = self.stopped

    async def threads_ended(self) -> None:
        """Two threads must not use the same file: return when those of a stream that was dropped have left it."""
        if self.threads:
            done, _left = await self.step(asyncio.wait(self.threads, timeout=self.deadlines.disk), "disk", None)
            self.threads = [one for one in self.threads if one not in done]
            for one in done:
                _see(one)
        if self.threads:
            raise TimedOut("disk", self.deadlines.disk)

    def keep_task(self, work: Coroutine[object, object, None] | asyncio.Task[None]) -> None:
        """Run `work` beside the story."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def update(self, **changes: object) -> None:
        """Replace the snapshot and publish it."""
        self.transfer = replace(self.transfer, **changes)  # type: ignore[arg-type]
        self.ledger.put(self.transfer)

    def move(self, state: TransferState, **changes: object) -> None:
        """Go to `state`; staying where one is, is no move."""
        if state is not self.transfer.state:
            if self._streaming_since is not None:
                changes["seconds"] = self.transfer.seconds + time.monotonic() - self._streaming_since
                self._streaming_since = None
            if state is TransferState.STREAMING:
                self._streaming_since = time.monotonic()
            self.transfer = self.transfer.moved_to(state)
        self.update(**changes)

    async def step(
        self, what: Awaitable[T], name: str, timeout_s: float | None, unused: Callable[[T], object] | None = None
    ) -> T:
        """Await `what` until it is done, its deadline passes (TimedOut), or the transfer is stopped.

        Stanza errors become failures of transfers. A result that comes too late goes to `unused`.
        """
        task = asyncio.ensure_future(what)
        try:
            waiting: set[asyncio.Future[Any]] = {task, self._ended, self._turned}
            await asyncio.wait(waiting, timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED)
        finally:
            if not task.done() or self._ended.done() or self._turned.done():
                task.cancel()
                task.add_done_callback(lambda done: _drop(done, unused))
        if self._ended.done():
            raise self._ended.result()
        if self._turned.done():
            turned, self._turned = self._turned, asyncio.get_running_loop().create_future()
            raise turned.result()
        if not task.done():
            raise TimedOut(name, timeout_s or 0.0)
        try:
            return task.result()
        except asyncio.CancelledError as error:
            raise Unexpected(f"{name} was cancelled") from error
        except (RequestFailed, NoAnswer) as error:
            raise self.translated(error, name) from error

    async def stream_step(self, work: asyncio.Future[T], timeout_s: float | None = None) -> T:
        """Await the pump. What breaks a stream is often told by stanza a moment later: that is the better reason."""
        try:
            # Shielded: the thread cannot be cancelled, it ends by its flow; whoever closes files waits for it.
            return await self.step(asyncio.shield(work), "stream", timeout_s)
        except Interrupted as error:
            await asyncio.wait({self._ended}, timeout=self.deadlines.cause)
            if not self._ended.done():
                raise
            raise self._ended.result() from error

    def begin_attempt(self, method: str, kind: Kind | None) -> None:
        """Record one more try, or that the one with only an offer out has come to a bytestream."""
        attempts = self.transfer.attempts
        if attempts and attempts[-1].ended is None:
            # How long somebody took to answer is not how long the way took.
            started = now() if attempts[-1].kind is None and kind is not None else attempts[-1].started
            attempts = (*attempts[:-1], replace(attempts[-1], method=method, kind=kind, started=started))
        else:
            attempts = (*attempts, Attempt(method, kind, now()))
            if len(attempts) > _MOST_ATTEMPTS:
                half = _MOST_ATTEMPTS // 2
                attempts = (*attempts[:half], *attempts[-half:])
        self.transfer = replace(self.transfer, attempts=attempts)

    def route_attempt(self, stream: ByteStream) -> None:
        """Record how the bytes go."""
        *before, last = self.transfer.attempts
        attempts = (*before, replace(last, kind=stream.kind, route=stream.route))
        self.transfer = replace(self.transfer, attempts=attempts)

    def end_attempt(self, failure: Failure | None) -> None:
        """Record how the last try ended."""
        attempts = self.transfer.attempts
        if attempts and attempts[-1].ended is None:
            attempts = (*attempts[:-1], replace(attempts[-1], ended=now(), failure=failure))
            self.transfer = replace(self.transfer, attempts=attempts)

    async def say_goodbye(self, farewell: Awaitable[object]) -> None:
        """Tell the peer; bounded, never raises a Failure."""
        task = asyncio.ensure_future(farewell)
        try:
            await asyncio.wait_for(task, self.deadlines.goodbye)
        except (Failure, TimeoutError) as error:
            log.info("transfer %s: the peer could not be told: %r", self.id, error)
        except Exception:
            log.exception("transfer %s: the peer could not be told", self.id)

    async def release(self, cleanup: Callable[[], None]) -> None:
        """Let go of files, when no worker thread uses them any more; a dead network disk is not waited for."""
        self.flow.stopped = True
        task = asyncio.get_running_loop().create_task(self._release(cleanup))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        await asyncio.wait({task}, timeout=self.deadlines.goodbye)

    async def _release(self, cleanup: Callable[[], None]) -> None:
        # Their failures were told already, or come too late to matter.
        await asyncio.gather(*self.threads, return_exceptions=True)
        await self.pump.run(cleanup)

    def translated(self, failure: RequestFailed | NoAnswer, name: str) -> Failure:
        """A stanza's error as a failure of this transfer."""
        peer = self.transfer.peer
        if isinstance(failure, NoAnswer):
            return TimedOut(name, failure.timeout_s)
        if failure.condition in _GONE or (
            failure.condition == "service-unavailable" and self._peer_was_seen and self._peer_present(peer) is False
        ):
            return PeerGone(peer.full)
        return Unsupported(peer.full, failure.request or name)

    @property
    def has_moved(self) -> bool:
        """Bytes of this transfer have moved, now or in an earlier run."""
        return self._begun_with > 0 or self.flow.bytes_done > 0

    def heals(self, failure: Failure) -> bool:
        """It may go away by itself, so that the transfer should wait for that and go on."""
        if isinstance(failure, Interrupted | NotConnected | PeerGone):
            return True
        # Every way failed after some had worked: perhaps only for now. What never changes is not tried for ever.
        may_heal = not failure.final and not failure.lasting
        return may_heal and self.has_moved and (self._progressed or self._rested_s < BACKOFF_S[-3])

    def wait_with(self, failure: Failure, bytes_done: int, peer: Jid) -> None:
        """Record that it waits, because of `failure`, with `bytes_done` kept; whoever starts jobs begins it again."""
        if self.transfer.state.finished:
            return
        self.end_attempt(failure)
        waits_until = None
        if not isinstance(failure, ConsentNeeded) and not (isinstance(failure, Interrupted) and self.closing):
            rested_s = 0.0 if self._progressed else self._rested_s
            rest_s = next((step for step in BACKOFF_S if step > rested_s), BACKOFF_S[-1])
            waits_until = now() + timedelta(seconds=rest_s)
        changes = {"failure": failure, "bytes_done": bytes_done, "peer": peer, "waits_until": waits_until}
        self.move(TransferState.QUEUED, **changes)

    def finish_with(self, failure: Failure) -> None:
        """Record that `failure` ended it; the first one counts."""
        if self.transfer.state.finished:
            return
        self.end_attempt(failure)
        named = {Declined: TransferState.DECLINED, Cancelled: TransferState.CANCELLED}
        state = named.get(type(failure), TransferState.FAILED)
        changes = {"failure": failure, "bytes_done": self.flow.bytes_done, "waits_until": None}
        # Declined where the table knows only failures, or by nobody.
        if state not in ALLOWED[self.transfer.state] or (isinstance(failure, Declined) and failure.busy):
            state = TransferState.FAILED
        self.move(state, **changes)

    @property
    def _progressed(self) -> bool:
        return self.flow.bytes_done > self._begun_with

    @property
    def closing(self) -> bool:
        """It was stopped from this end: with Interrupted, because the program ends and goes on at its next start."""
        return self.stopped and not self._ended_by_peer


def _see(thread: "asyncio.Future[Any]") -> None:
    """How it ended was told already."""
    if not thread.cancelled():
        thread.exception()


def _rested_s(transfer: Transfer) -> float:
    """How long it rested after its last break; 0 where that was not for its own sake."""
    last = transfer.attempts[-1] if transfer.attempts else None
    if last is None or last.ended is None or last.failure is None or isinstance(last.failure, NotConnected | PeerGone):
        return 0.0
    return (now() - last.ended).total_seconds()


def now() -> datetime:
    """This moment, aware, UTC."""
    return datetime.now(UTC)


def _drop(task: "asyncio.Future[T]", unused: Callable[[T], object] | None) -> None:
    if task.cancelled() or task.exception() is not None:
        return
    if unused is not None:
        unused(task.result())
