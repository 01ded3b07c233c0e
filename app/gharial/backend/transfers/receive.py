"""`Receiving`: one incoming transfer, top to bottom, from the yes to the file in its folder."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.methods.interface import Incoming
from gharial.backend.transfers.job import Deadlines, TransferJob
from gharial.backend.transfers.landing import Landing
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.pump import Pump
from gharial.model.failures import (
    DigestMismatch,
    Failure,
    Interrupted,
    NoAnswer,
    NotConnected,
    PeerGone,
    ProtocolBreach,
    RequestFailed,
    TimedOut,
    Unreachable,
)
from gharial.model.jid import Jid
from gharial.model.transfer import Digest, Transfer, TransferState

_WEAK = frozenset({"md5", "sha-1"})
"""They find an accident, but prove nothing (XEP-0300 §2.1)."""
_SLOW_CONNECT_S = 3.0
_MOST_FAILURES = 5


class Receiving(TransferJob):
    """Takes what `incoming` brings into `landing`.

    The initiator leads: after a stream that failed before its first byte, the sender may open another or offer the
    file again by another method (`take_up`); both are waited for.
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
    ) -> None:
        super().__init__(transfer, ledger, pump, deadlines, peer_present)
        self._incoming = incoming
        self._landing = landing
        self._again: asyncio.Future[Incoming] = asyncio.get_running_loop().create_future()
        self._stream: ByteStream | None = None
        self._failures = 0
        self._reason: Failure | None = None
        self._patient_until = float("inf")
        self._given_up: asyncio.Future[Failure] = asyncio.get_running_loop().create_future()
        self._connecting_since: float | None = None
        self._listen_to(incoming)

    @property
    def expects_offer(self) -> bool:
        """The same file, offered again by the same peer, would be its continuation."""
        if self.stopped or self._again.done() or self._connecting_since is None:
            return False
        waited_s = asyncio.get_running_loop().time() - self._connecting_since
        return self._failures > 0 or waited_s > _SLOW_CONNECT_S

    def take_up(self, incoming: Incoming) -> None:
        """Go on with this offer of the same file; see `expects_offer`."""
        self._again.set_result(incoming)

    @property
    def needs_nothing_more(self) -> bool:
        return self.flow.bytes_done == self.transfer.file.size

    async def story(self) -> None:
        self.look_for_peer()
        await self._accept(self._incoming)
        digest = await self._receive()
        await self._check_and_settle(digest)

    async def tell_peer(self, failure: Failure) -> None:
        await self.say_goodbye(self._incoming.abort(failure))

    async def tidy(self) -> None:
        self._drop_stream()
        await self.release(self._landing.discard)
        await self.ledger.strike(self._landing.part.path)

    async def _accept(self, incoming: Incoming) -> None:
        self.begin_attempt(incoming.offer.method, None)
        await self.step(incoming.accept(), "accept", self.deadlines.offer)
        self.move(TransferState.CONNECTING, failure=None)

    async def _receive(self) -> Digest:
        loop = asyncio.get_running_loop()
        while True:
            try:
                self._stream = await self._next_stream()
                return await self._take_in(self._stream)
            except Failure as failure:
                self.end_attempt(failure)
                over = failure.final and not isinstance(failure, Interrupted)
                if self.stopped or over or self.flow.bytes_done or loop.time() >= self._patient_until:
                    raise
                self._drop_stream()
                # What comes next is up to the sender, for a while.
                self._reason = failure
                self._failures += 1
                self._patient_until = min(self._patient_until, loop.time() + self.deadlines.replacement)

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
        timeout_s = self.deadlines.connect
        if self._failures:
            timeout_s = max(self._patient_until - loop.time(), 0.0)
        try:
            await self.step(
                asyncio.wait(waiting, timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED), "connect", None
            )
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
            raise self._reason or TimedOut("connect", timeout_s)
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
            if self.flow.bytes_done or (failure.final and not isinstance(failure, Interrupted)):
                self.stop_by_peer(failure)
            else:
                # The sender gives up this way; if it has another, the offer for that comes soon.
                self._failures = _MOST_FAILURES
                self._patient_until = asyncio.get_running_loop().time() + self.deadlines.reoffer
                if not self._given_up.done():
                    self._given_up.set_result(failure)

        incoming.on_peer_abort(ended)

    async def _take_in(self, stream: ByteStream) -> Digest:
        self._connecting_since = None
        self.new_flow()
        self.route_attempt(stream)
        self.move(TransferState.STREAMING)
        receiving = self.pump.receive(stream, self._landing, self.transfer.file.size, self.flow)
        self.threads.append(receiving)
        try:
            return await self.stream_step(receiving)
        except ProtocolBreach as breach:
            raise ProtocolBreach(self.transfer.peer.full, breach.what) from breach

    async def _check_and_settle(self, digest: Digest) -> None:
        self.move(TransferState.VERIFYING, digest=digest, bytes_done=self.flow.bytes_done)
        verified = await self._verified(digest)
        file = self.transfer.file
        origin = f"xmpp:{self.transfer.peer.bare}"
        # Not a step: once the file is moved, it has come, whatever happens meanwhile.
        path = await self.pump.run(lambda: self._landing.settle(file.date, origin))
        await self.say_goodbye(self._incoming.finish(digest))
        self.end_attempt(None)
        self.move(TransferState.DONE, path=path, verified=verified, failure=None)

    async def _verified(self, digest: Digest) -> bool:
        """The sender's digest is known, strong, and ours. Raises DigestMismatch."""
        try:
            expected = await self.step(self._incoming.expected_digest(), "digest", self.deadlines.digest)
        except Failure:
            if self.stopped and not isinstance(self.end_reason, PeerGone | Interrupted | NotConnected):
                raise
            return False
        if expected is None:
            return False
        actual: str | None = digest.hex
        if expected.algorithm != digest.algorithm:
            actual = await self.pump.run(lambda: self._landing.digest(expected.algorithm))
        if actual is not None and actual != expected.hex.lower():
            raise DigestMismatch(expected.algorithm, expected.hex, actual)
        return actual is not None and expected.algorithm not in _WEAK

    def _drop_stream(self) -> None:
        self.flow.stopped = True
        if self._stream is not None:
            self._stream.close()
            self._stream = None


def _close_unused(opening: "asyncio.Future[ByteStream]") -> None:
    if not opening.cancelled() and opening.exception() is None:
        opening.result().close()
