"""`Receiving`: one incoming transfer, top to bottom, from the yes to the file in its folder."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.methods.interface import Incoming
from gharial.backend.transfers.deadlines import Deadlines
from gharial.backend.transfers.job import BACKOFF_S, TransferJob
from gharial.backend.transfers.journal import BLOCK
from gharial.backend.transfers.landing import Landing, named_as_found, obstacle
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.pump import Pump
from gharial.backend.transfers.reception import WEAK, binding
from gharial.model.failures import (
    DigestMismatch,
    Failure,
    FileFault,
    HttpRefused,
    Interrupted,
    LocalFileProblem,
    NoAnswer,
    NotConnected,
    PeerGone,
    ProtocolBreach,
    RequestFailed,
    TimedOut,
    TooLarge,
    Unreachable,
    Unsupported,
)
from gharial.model.jid import Jid
from gharial.model.transfer import UNKNOWN_SIZE, Digest, Kind, Transfer, TransferState

_SLOW_CONNECT_S = 3.0
_SILENCE_S = 2.0
"""A stream that rests for so long may be a dead one."""
_DISK_MAY_HEAL = frozenset(
    {fault.value for fault in (FileFault.DISK_FULL, FileFault.NO_FOLDER, FileFault.NO_PERMISSION)}
)
_MOST_FAILURES = 5
_ASK_LATER = frozenset({408, 425, 429})
"""Answers of a web server that may be others soon."""


class Receiving(TransferJob):
    """Takes what `incoming` brings into `landing`, from where that is proven already. `most` limits an unknown size.

    The initiator leads: after a stream that failed, the sender may open another or offer the file again, by the same
    method or another (`take_up`); both are waited for, for a while. Then it ends; besides DONE, FAILED and CANCELLED
    it may end QUEUED: with the failure, `bytes_done` as far as they are kept, and the `.part` suspended. A new job with
    the next offer goes on with it.
    """

    def __init__(
        self,
        transfer: Transfer,
        ledger: Ledger,
        pump: Pump,
        deadlines: Deadlines,
        peer_present: Callable[[Jid], bool | None],
        *,
        incoming: Incoming,
        landing: Landing,
        most: int | None = None,
    ) -> None:
        super().__init__(transfer, ledger, pump, deadlines, peer_present)
        self._incoming = incoming
        self._landing = landing
        self._most = most
        loop = asyncio.get_running_loop()
        self._again: asyncio.Future[Incoming] = loop.create_future()
        self._stream: ByteStream | None = None
        self._proven = 0
        self._mismatched = False
        self._failures = 0
        self._reason: Failure | None = None
        self._patient_until = float("inf")
        self._given_up: asyncio.Future[Failure] = loop.create_future()
        self._connecting_since: float | None = None
        self._finishing = False
        self._listen_to(incoming)

    def look_for_peer(self) -> None:
        """A link's file comes from its server, whether its sender is there or not."""
        if not self._incoming.offer.lasting:
            super().look_for_peer()

    @property
    def expects_offer(self) -> bool:
        """The same file, offered again by the same person, would be its continuation."""
        if self.ending or self._again.done():
            return False
        if self._connecting_since is not None:
            waited_s = asyncio.get_running_loop().time() - self._connecting_since
            return self._failures > 0 or waited_s > _SLOW_CONNECT_S
        if self.transfer.state is not TransferState.STREAMING:
            return False
        # The sender may know sooner than we that a stream is dead.
        silent = not self.flow.paused and time.monotonic() - self.flow.moved_at > _SILENCE_S
        return silent or self._stream_ended

    @property
    def ending(self) -> bool:
        """It ends, but files or farewells are not done with: whoever wants to go on with it waits for `over`."""
        return self.stopped or self.transfer.state.finished or self._finishing

    def take_up(self, incoming: Incoming) -> None:
        """Go on with this offer of the same file; see `expects_offer`."""
        self._again.set_result(incoming)
        if self._connecting_since is None and not self._stream_ended:
            self.turn(Interrupted(self.flow.bytes_done, "offered again"))

    @property
    def _stream_ended(self) -> bool:
        return all(thread.done() for thread in self.threads)

    @property
    def needs_nothing_more(self) -> bool:
        return self.flow.bytes_done == self.transfer.file.size

    def sender_left(self) -> None:
        super().sender_left()
        if self.transfer.state is TransferState.VERIFYING:
            self.stop_by_peer(Interrupted(self.flow.bytes_done, "asked for"))

    async def story(self) -> None:
        self.look_for_peer()
        await self._accept(self._incoming)
        while True:
            digest = await self._receive()
            try:
                await self._check(digest)
            except DigestMismatch as failure:
                await self._begin_anew(failure)
            else:
                break
        await self._settle(digest)

    async def tell_peer(self, failure: Failure) -> None:
        await self.say_goodbye(self._incoming.abort(failure))

    async def tidy(self) -> None:
        self._drop_stream()
        kept = False

        def let_go() -> None:
            nonlocal kept
            if self.transfer.state is TransferState.QUEUED:
                kept = self._landing.suspend()
            else:
                self._landing.discard()

        await self.release(let_go)
        if not kept:
            await self.ledger.strike(self._landing.part.path)

    def finish_with(self, failure: Failure) -> None:
        self._finishing = True
        if self._waits_after(failure):
            self.wait_with(failure, self._kept(failure), self.transfer.peer)
        else:
            super().finish_with(failure)

    def _waits_after(self, failure: Failure) -> bool:
        if isinstance(failure, LocalFileProblem):
            return failure.fault in _DISK_MAY_HEAL
        if isinstance(failure, Interrupted) and not self.closing:
            # Before any stream it is the sender's word that no way is left.
            return self.has_moved or any(one.route for one in self.transfer.attempts)
        return self.heals(failure) and not isinstance(failure, ProtocolBreach | TooLarge | Unsupported)

    def _kept(self, failure: Failure) -> int:
        """How many bytes a later job can go on with, as far as can be told while a thread may still write."""
        # The disk refused the last that came.
        written = self.flow.bytes_done - 1 if isinstance(failure, LocalFileProblem) else self.flow.bytes_done
        return max(self._proven, written // BLOCK * BLOCK)

    async def _accept(self, incoming: Incoming) -> None:
        self.begin_attempt(incoming.offer.method, None)
        await self.threads_ended()
        if not self._mismatched:
            proving = self.pump.run(lambda: self._landing.prove(lambda: self.stopped))
            self.threads.append(proving)
            self._proven = await self.step(asyncio.shield(proving), "disk", None)
        try:
            await self.step(incoming.accept(self._proven), "accept", self.deadlines.offer)
        except Unsupported:
            if not self._proven:
                raise
            self._proven = 0
            await self.step(incoming.accept(0), "accept", self.deadlines.offer)
        self.flow.bytes_done = self._proven
        self.move(TransferState.CONNECTING, failure=None, waits_until=None, bytes_done=self._proven)

    async def _receive(self) -> Digest:
        loop = asyncio.get_running_loop()
        while True:
            try:
                self._stream = await self._next_stream()
                return await self._take_in(self._stream)
            except Failure as failure:
                self.end_attempt(failure)
                over = failure.final and not isinstance(failure, Interrupted)
                over = over or (isinstance(failure, ProtocolBreach | TooLarge) and self.has_moved)
                if self.stopped or over or (loop.time() >= self._patient_until and not self._again.done()):
                    raise
                self._drop_stream()
                # What comes next is up to the sender, for a while.
                self._reason = failure
                self._failures += 1
                if self._incoming.kind is Kind.HTTP:
                    await self._fetch_on(failure)
                    continue
                patience_s = self.deadlines.replacement
                if self.flow.bytes_done > self._proven:
                    # That offer began elsewhere than we could now; the rest is offered anew.
                    self._failures = _MOST_FAILURES
                    patience_s = self.deadlines.reoffer
                self._patient_until = min(self._patient_until, loop.time() + patience_s)

    async def _fetch_on(self, failure: Failure) -> None:
        """What we fetch ourselves we also go on with ourselves."""
        if self.flow.bytes_done > self._proven:
            self._failures = 1
        refused = isinstance(failure, HttpRefused) and 400 <= failure.status < 500 and failure.status not in _ASK_LATER
        if refused or self._failures >= _MOST_FAILURES or isinstance(failure, ProtocolBreach | TooLarge | Unsupported):
            raise failure
        await self.step(asyncio.sleep(BACKOFF_S[self._failures - 1]), "rest", None)
        await self._accept(self._incoming)

    async def _next_stream(self) -> ByteStream:
        """The next stream of this offer, or of the one that takes its place."""
        loop = asyncio.get_running_loop()
        self.move(TransferState.CONNECTING)
        if self._connecting_since is None:
            self._connecting_since = loop.time()
        if self.transfer.attempts[-1].ended is not None:
            self.begin_attempt(self._incoming.offer.method, None)
        # An offer that keeps failing has nothing more to give; another may come in its place.
        opening = asyncio.ensure_future(self._incoming.next_stream()) if self._failures < _MOST_FAILURES else None
        given_up = self._given_up
        waiting: set[asyncio.Future[Any]] = {self._again} if opening is None else {self._again, opening, given_up}
        timeout_s = max(self._patient_until - loop.time(), 0.0) if self._failures else self.deadlines.arrival
        try:
            first = asyncio.wait(waiting, timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED)
            await self.step(first, "connect", None)
            if opening is not None and opening.done():
                try:
                    return opening.result()
                except (RequestFailed, NoAnswer) as failure:
                    raise self.translated(failure, "connect") from failure
            if self._again.done():
                if opening is not None:
                    opening.cancel()
                await self._change_over(self._again.result())
                return await self._next_stream()
            if opening is not None and given_up.done():
                raise given_up.result()
            raise self._reason or (given_up.result() if given_up.done() else TimedOut("connect", timeout_s))
        except BaseException:
            if opening is not None:
                opening.cancel()
                opening.add_done_callback(_close_unused)
            raise

    async def _change_over(self, incoming: Incoming) -> None:
        """The peer offers the same file anew."""
        former, self._incoming = self._incoming, incoming
        self._again = asyncio.get_running_loop().create_future()
        self._given_up = asyncio.get_running_loop().create_future()
        self._failures = 0
        self._patient_until = float("inf")
        self._listen_to(incoming)
        await self.say_goodbye(former.abort(Unreachable()))
        self.end_attempt(Unreachable())
        self.transfer = replace(self.transfer, peer=incoming.offer.peer)
        self.look_for_peer()
        await self._accept(incoming)

    def _listen_to(self, incoming: Incoming) -> None:
        def ended(failure: Failure) -> None:
            if incoming is not self._incoming:
                return
            if self.transfer.state is TransferState.VERIFYING or (
                failure.final and not isinstance(failure, Interrupted)
            ):
                self.stop_by_peer(failure)
                return
            # The sender gives up this way; if it has another, the offer for that comes soon.
            self._failures = _MOST_FAILURES
            self._patient_until = asyncio.get_running_loop().time() + self.deadlines.reoffer
            if self.transfer.state is TransferState.STREAMING:
                self._left = self.needs_nothing_more
                if not self._left:  # else only our own thread is not done with it
                    self.turn(Interrupted(self.flow.bytes_done, "given up by the sender"))
            elif not self._given_up.done():
                self._given_up.set_result(failure)

        incoming.on_peer_abort(ended)

    async def _take_in(self, stream: ByteStream) -> Digest:
        self._connecting_since = None
        start_at = self._incoming.start_at
        if start_at not in (0, self._proven):
            raise ProtocolBreach(self.transfer.peer.full, f"begins at byte {start_at} instead of {self._proven}")
        self._proven = start_at
        await self._learn_size()
        await self.threads_ended()
        self.new_flow()
        self.flow.bytes_done = start_at
        self.route_attempt(stream)
        self.move(TransferState.STREAMING, bytes_done=start_at)
        # An archive ends where it ends.
        size = UNKNOWN_SIZE if self.transfer.file.is_packed else self.transfer.file.size
        receiving = self.pump.receive(stream, self._landing, size, self.flow, start_at, self._most)
        self.threads.append(receiving)
        try:
            return await self.stream_step(receiving)
        except ProtocolBreach as breach:
            raise ProtocolBreach(self.transfer.peer.full, breach.what) from breach

    async def _learn_size(self) -> None:
        """A link tells its file's size only now."""
        file, found = self.transfer.file, self._incoming.found_size
        if file.size != UNKNOWN_SIZE or found is None or found == UNKNOWN_SIZE:
            return
        if self._most is not None and found > self._most:
            raise TooLarge(found, self._most)
        self.transfer = replace(self.transfer, file=replace(file, size=found))
        transfer = self.transfer
        problem = await self.step(self.pump.run(lambda: obstacle(transfer)), "disk", self.deadlines.disk)
        if problem is not None:
            raise problem

    async def _check(self, digest: Digest) -> None:
        file = self.transfer.file
        if file.size == UNKNOWN_SIZE or file.is_packed:
            file = replace(file, size=self.flow.bytes_done)
        self.move(TransferState.VERIFYING, digest=digest, bytes_done=self.flow.bytes_done, file=file)
        self.transfer = replace(self.transfer, verified=await self._verified(digest))

    async def _begin_anew(self, failure: DigestMismatch) -> None:
        """What was there before may be what is wrong: once, all of it is fetched again."""
        self.end_attempt(failure)
        if not self._proven or self._mismatched:
            raise failure
        self._mismatched = True
        self._proven = 0
        self._drop_stream()
        await self.threads_ended()
        await self.step(self.pump.run(self._landing.restart), "disk", self.deadlines.disk)
        await self.say_goodbye(self._incoming.abort(failure))
        self.flow.bytes_done = 0
        self._reason = failure
        self._failures = _MOST_FAILURES
        self._patient_until = asyncio.get_running_loop().time() + self.deadlines.reoffer
        self.move(TransferState.QUEUED, failure=failure, bytes_done=0, digest=None)

    async def _settle(self, digest: Digest) -> None:
        self.transfer = named_as_found(self.transfer, self._incoming, self._landing)
        date, origin = self.transfer.file.date, f"xmpp:{self.transfer.peer.bare}"
        # Not a step: once the file is moved, it has come, whatever happens meanwhile.
        path = await self.pump.run(lambda: self._landing.settle(date, origin))
        await self.say_goodbye(self._incoming.finish(digest))
        self.end_attempt(None)
        self.move(TransferState.DONE, path=path, failure=None)

    async def _verified(self, digest: Digest) -> bool:
        """The sender's digest is known, strong, and ours. Raises DigestMismatch."""
        wait_s = self.deadlines.cause if self._left else self.deadlines.digest
        try:
            expected = await self.step(self._incoming.expected_digest(), "digest", wait_s)
        except Failure:
            if self.stopped and not isinstance(self.end_reason, PeerGone | Interrupted | NotConnected):
                raise
            return False
        if (expected := binding(self.transfer.file.digest, expected)) is None:
            return False
        actual: str | None = digest.hex
        if expected.algorithm != digest.algorithm:
            actual = await self.pump.run(lambda: self._landing.digest(expected.algorithm))
        if actual is not None and actual != expected.hex.lower():
            raise DigestMismatch(expected.algorithm, expected.hex, actual)
        return actual is not None and expected.algorithm not in WEAK

    def _drop_stream(self) -> None:
        self.flow.stopped = True
        if self._stream is not None:
            self._stream.close()
            self._stream = None


def _close_unused(opening: "asyncio.Future[ByteStream]") -> None:
    if not opening.cancelled() and opening.exception() is None:
        opening.result().close()
