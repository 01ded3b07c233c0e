"""`Sending`: one outgoing transfer, top to bottom."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from typing import TypeVar

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.methods.interface import Forked, Forking, Method, Outgoing, Picturing
from gharial.backend.transfers.deadlines import Deadlines
from gharial.backend.transfers.destinations import kept_for
from gharial.backend.transfers.device import Device, best_device
from gharial.backend.transfers.device_watch import SILENCE_S
from gharial.backend.transfers.fallback import Candidate, GiveUp, NextAttempt, Tried, next_attempt, ways
from gharial.backend.transfers.folder_source import FolderSource
from gharial.backend.transfers.forking import fork_of
from gharial.backend.transfers.job import TransferJob, now
from gharial.backend.transfers.known_ways import software_of
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.pump import ALGORITHM, Pump
from gharial.backend.transfers.source import FileSource, Source, describe, open_source
from gharial.backend.transfers.submission import offer_id_for
from gharial.model.contact import Resource
from gharial.model.failures import (
    ConsentNeeded,
    DigestMismatch,
    Failure,
    FileFault,
    Interrupted,
    LocalFileProblem,
    NotConnected,
    PeerGone,
    ProtocolBreach,
    SetAside,
    TimedOut,
    Unreachable,
)
from gharial.model.jid import Jid, bare
from gharial.model.picture import SIDE, Picture
from gharial.model.transfer import Digest, FileInfo, Kind, Offer, Transfer, TransferState, Way

S = TransferState
_FAREWELL_S = 1.0
T = TypeVar("T")


class Sending(TransferJob):
    """Sends the file of a QUEUED transfer to `target`.

    `resources` are the target's devices as the roster knows them, `features` asks one what it can, `arrived` for the
    digest of what has come there whole (empty: not, or nobody knows), telling it ours if we know. `uploads` tells
    whether a copy may be left on the server; `chosen` is a way the user wants first.

    It ends DONE, FAILED, DECLINED, CANCELLED, or QUEUED again: with the failure that has to go away, `bytes_done` as
    far as they left, and `waits_until`, when to try again (None: at the next start, or after the consent it needs).
    """

    def __init__(
        self,
        transfer: Transfer,
        ledger: Ledger,
        pump: Pump,
        deadlines: Deadlines,
        peer_present: Callable[[Jid], bool | None],
        *,
        target: Jid,
        methods: Sequence[Method],
        only_kinds: Collection[Kind] | None,
        resources: Callable[[], tuple[Resource, ...]],
        features: Callable[[Jid], Awaitable[frozenset[str]]],
        arrived: Callable[[Jid, str], Awaitable[str]],
        uploads: Callable[[], bool] = lambda: False,
        chosen: Way | None = None,
        may_fork: bool = True,
    ) -> None:
        super().__init__(transfer, ledger, pump, deadlines, peer_present)
        self._target = target
        self._methods = {method.name: method for method in methods}
        self._only_kinds = only_kinds
        self._resources = resources
        self._features = features
        self._uploads = uploads
        self._arrived = arrived
        self._chosen = chosen
        self._may_fork = may_fork
        self._fork: Forking | None = None
        self._device = target
        self._candidates: tuple[Candidate, ...] = ()
        self._tried: list[Tried] = []
        self._outgoing: Outgoing | None = None
        self._source: Source | None = None
        self._stream: ByteStream | None = None
        self._last_failure: Failure = Unreachable()
        self._mismatched = False
        self._pictures: dict[int, tuple[tuple[int, int] | None, Picture | None]] = {}
        self._offering = False
        """An offer is on its way out, and the transfer does not stand as OFFERED yet."""
        self.must_be_split = False
        """It is a folder, and whoever it is for takes only single files."""

    def ways(self) -> tuple[Way, ...]:
        """The ways to the device chosen, best first, with what came of those tried; empty before one is."""
        return ways(self._candidates, self._tried)

    @property
    def moves(self) -> bool:
        """Bytes have left a moment ago."""
        streaming = self.transfer.state is TransferState.STREAMING and not self.flow.paused
        return streaming and time.monotonic() - self.flow.moved_at < SILENCE_S

    @property
    def is_silent(self) -> bool:
        """The peer gives no sign of life: no answer, or no byte taken for a while."""
        waits = self.transfer.state in (S.OFFERED, S.CONNECTING, S.STREAMING, S.VERIFYING)
        return waits and not self.moves and not self.flow.paused and not self.transfer.paused

    def use_another_way(self, way: Way | None = None) -> None:
        """Leave the way it goes and take `way`, or the next one."""
        if self._offering or self.transfer.state in (S.OFFERED, S.CONNECTING, S.STREAMING):
            self._chosen = way
            self.turn(SetAside())
        elif way is not None:
            self._chosen = way

    async def story(self) -> None:
        async with self.pump.in_order():
            await self._look_at_file()
            device = await self._choose_device()
            self._go_to(device.jid)
            self._source = await self._on_disk(lambda: open_source(self.transfer))
        known, software = self.ledger.known_ways, software_of(device.features)
        self._candidates = known.ranked(self.transfer.account, device.jid, software, device.candidates)
        if not await self._has_arrived(self._source):
            await self._try_ways(self._source)
            known.learn(self.transfer, software, limited=self.flow.limited, at=device.jid)

    async def tell_peer(self, failure: Failure) -> None:
        if self._outgoing is None:
            return
        farewell = self.say_goodbye(self._outgoing.abort(failure))
        if isinstance(failure, PeerGone):
            # Nobody is there to hear it, and somebody may wait elsewhere.
            self.keep_task(farewell)
        else:
            await farewell

    async def tidy(self) -> None:
        self._drop_stream()
        if self._source is not None:
            await self.release(self._source.close)

    def finish_with(self, failure: Failure) -> None:
        if self.must_be_split and not self.stopped:
            return
        # A device chosen by name that was never there does not come by waiting.
        absent = isinstance(failure, PeerGone) and self._target.resource and not self.has_moved
        if isinstance(failure, ConsentNeeded) or (self.heals(failure) and not absent):
            self.wait_with(failure, self.flow.bytes_done, self._target)
        else:
            super().finish_with(failure)

    async def _on_disk(self, work: Callable[[], T]) -> T:
        """What may take long on a sleeping or distant disk; raises LocalFileProblem."""
        try:
            return await self.step(self.pump.run(work), "disk", self.deadlines.disk)
        except TimedOut as error:
            path = str(self.transfer.path or "")
            raise LocalFileProblem(path, FileFault.OTHER.value, "the disk does not answer") from error

    async def _look_at_file(self) -> None:
        """While nothing of it has left, the file may have changed since it was queued; then it is offered anew."""
        path = self.transfer.path
        if path is None:
            raise LocalFileProblem("", FileFault.VANISHED.value)
        file = await self._on_disk(lambda: describe(path))
        known = self.transfer.file
        if (file.name, file.size, file.date, file.entries) == (known.name, known.size, known.date, known.entries):
            return
        if self.has_moved:
            raise LocalFileProblem(str(path), FileFault.CHANGED.value)
        self.transfer = replace(self.transfer, file=replace(file, description=known.description))

    async def _choose_device(self) -> Device:
        known = self._resources()
        if self._target.resource:
            # A device of somebody outside the roster can be asked as well.
            known = tuple(one for one in known if one.jid == self._target) or (Resource(self._target),)
        # Side by side: several that are silent take no longer than one.
        asked = await asyncio.gather(*(self._learn_features(one) for one in known))
        resources = [resource for resource in asked if resource is not None]
        methods, file = tuple(self._methods.values()), self.transfer.file
        if not resources:
            kept = kept_for(self._target, methods, file, self._only_kinds)
            if kept is not None and self.ledger.upload_allowed(self.id):
                return kept
            raise PeerGone(self._target.full)
        try:
            device = best_device(self._target, resources, methods, file, self._only_kinds)
            if self._may_fork and not self.has_moved and self._chosen is None:
                self._fork = fork_of(self.transfer.account, self._target, device, resources, methods, file)
            return device
        except Failure:
            if file.is_folder and self.has_moved:
                # Whoever took the beginning comes back for the rest.
                raise PeerGone(self._target.full) from None
            if file.is_folder:
                best_device(self._target, resources, methods, FileInfo(file.name, 1), self._only_kinds)
                self.must_be_split = True
            raise

    async def _learn_features(self, resource: Resource) -> Resource | None:
        """The device with what it can; None where it does not say."""
        if resource.features is not None:
            return resource
        try:
            features = await self.step(self._features(resource.jid), "discovery", self.deadlines.discovery)
        except Failure as failure:
            if self.stopped or isinstance(failure, NotConnected):
                raise
            return None
        return replace(resource, features=features)

    async def _has_arrived(self, source: Source) -> bool:
        """All of it had left, and only the word that it came was lost: then that is asked for, and nothing sent."""
        if not self.has_moved or self.transfer.bytes_done != source.size:
            return False
        try:
            told = await self.step(self._arrived(self.transfer.peer, ""), "confirmation", self.deadlines.discovery)
        except Failure:
            if self.stopped:
                raise
            return False
        if not told:
            return False
        hashing = self.pump.hash(source, self.flow)
        self.threads.append(hashing)
        digest = await self.step(asyncio.shield(hashing), "hash", None)
        if digest.hex != told:
            return False
        # They may have ended without a proof; now there is one.
        self.keep_task(self.say_goodbye(self._arrived(self.transfer.peer, digest.hex)))
        last = self.transfer.attempts[-1]
        self.begin_attempt(last.method, last.kind)
        for state in (S.CONNECTING, S.STREAMING, S.VERIFYING):
            self.transfer = self.transfer.moved_to(state)
        self.end_attempt(None)
        self.move(S.DONE, digest=digest, verified=True, failure=None, waits_until=None)
        return True

    async def _try_ways(self, source: Source) -> None:
        while True:
            chosen, self._chosen = self._chosen, None
            way = next_attempt(
                self.transfer.peer.full,
                self._candidates,
                self._tried,
                begun=self.has_moved,
                chosen=chosen,
                consent=None if self._uploads() else ConsentNeeded(self.transfer.account.domain, source.size),
            )
            if isinstance(way, GiveUp):
                raise way.failure
            opening: Kind | None = None
            start_at: int | None = None
            try:
                outgoing = await self._offer(way) if way.new_offer else self._outgoing
                assert outgoing is not None  # noqa: S101 - fallback names a standing offer only after one
                opening = way.kind
                await self._open(outgoing, way)
                start_at = outgoing.start_at
                hashing = await self._send_bytes(outgoing, source)
                await self._verify(outgoing, hashing)
            except Failure as failure:
                self.end_attempt(failure)
                if self.stopped or self._is_unconfirmed(failure, source) or self._is_wrong(failure, start_at):
                    raise
                moved = start_at is not None and self.flow.bytes_done > start_at
                self._tried.append(Tried(way.method, way.kinds, opening, failure, moved))
                self._last_failure = failure
                if isinstance(failure, DigestMismatch):
                    self._tried.clear()
                self._drop_stream()
            else:
                return

    def _is_unconfirmed(self, failure: Failure, source: Source) -> bool:
        """All of it has left, and nobody said what became of it: that is asked before it is sent once more."""
        if not isinstance(failure, Interrupted | NotConnected | PeerGone | TimedOut):
            return False
        asked = not self._methods[self.transfer.attempts[-1].method].leaves_copy_on_server  # else they know nothing
        left = self.transfer.state is S.STREAMING and self.flow.bytes_done == source.size > 0
        return self.transfer.state is S.VERIFYING or (asked and left)

    def _is_wrong(self, failure: Failure, start_at: int | None) -> bool:
        """The file arrived as another one, and not because of what was there before: that may be mended once."""
        if not isinstance(failure, DigestMismatch):
            return False
        again = bool(start_at) and not self._mismatched
        self._mismatched = True
        return not again

    async def _offer(self, way: NextAttempt) -> Outgoing:
        if self._outgoing is not None:
            former, self._outgoing = self._outgoing, None
            farewell = asyncio.ensure_future(self.say_goodbye(former.abort(self._last_failure)))
            self.keep_task(farewell)
            # A device that is dead answers nothing: the next offer need not wait for that.
            await asyncio.wait({farewell}, timeout=_FAREWELL_S)
        self.begin_attempt(way.method, None)
        # All are asked once; what is left to try then, goes to one of them.
        fork, self._fork = self._fork, None
        self.transfer = replace(self.transfer, peer=self._device if fork is None else bare(self._target))
        self.look_for_peer()
        one, files = self.transfer, (await self._pictured(self._methods[way.method]),)
        preview = self._source.preview() if isinstance(self._source, FolderSource) else ()
        offer = Offer(offer_id_for(one), one.account, one.peer, way.method, files, now(), one.group, preview)
        self._offering = True
        try:
            offering = fork.offer_to_all if fork is not None else self._methods[way.method].offer
            outgoing = await self.step(offering(offer, way.kinds), "offer", self.deadlines.offer, self._withdraw)
        finally:
            self._offering = False
        self._outgoing = outgoing
        outgoing.on_peer_abort(lambda failure: self.stop_by_peer(failure) if self._outgoing is outgoing else None)
        if self.transfer.state is TransferState.VERIFYING:
            self.transfer = self.transfer.moved_to(TransferState.QUEUED)
        elif self.transfer.state is TransferState.STREAMING:
            self.transfer = self.transfer.moved_to(TransferState.CONNECTING)
        self.move(TransferState.OFFERED, offer_id=offer.id, failure=None, waits_until=None)
        await self.step(outgoing.answered(), "answer", self.deadlines.answer)
        if isinstance(outgoing, Forked) and outgoing.device is not None:
            self._go_to(outgoing.device)
        if not 0 <= outgoing.start_at <= self.transfer.file.size:
            raise ProtocolBreach(self.transfer.peer.full, f"asked for the file from byte {outgoing.start_at}")
        return outgoing

    def _go_to(self, device: Jid) -> None:
        self._device = device
        self.transfer = replace(self.transfer, peer=device)
        self.look_for_peer()

    async def _pictured(self, method: Method) -> FileInfo:
        """The file with a small picture, where it is one; made once for each side, and never kept in the list."""
        maker, path, file = self.pump.pictures, self.transfer.path, self.transfer.file
        if maker is None or path is None or file.is_folder:
            return file
        side = method.picture_side if isinstance(method, Picturing) else SIDE
        if side not in self._pictures:
            self._pictures[side] = await self._on_disk(lambda: (maker.pixels(path), maker.of_file(path, side, side)))
        pixels, picture = self._pictures[side]
        return replace(file, pixels=pixels, picture=picture) if pixels and picture else file

    async def _open(self, outgoing: Outgoing, way: NextAttempt) -> None:
        self.begin_attempt(way.method, way.kind)
        self.move(TransferState.CONNECTING)
        self._stream = await self.step(
            outgoing.open(way.kind), "connect", self.deadlines.connect, lambda stream: stream.close()
        )

    async def _send_bytes(self, outgoing: Outgoing, source: Source) -> "asyncio.Future[Digest]":
        assert self._stream is not None  # noqa: S101 - opened just before
        await self.threads_ended()
        self.new_flow()
        self.flow.bytes_done = outgoing.start_at
        self.route_attempt(self._stream)
        self.move(TransferState.STREAMING, bytes_done=outgoing.start_at)
        sending = self.pump.send(self._stream, source, outgoing.start_at, self.flow)
        hashing = self._hashed(source)
        # A file is hashed for all who get it, by a reader of its own: that need not end with us.
        self.threads += [sending] if isinstance(source, FileSource) else [sending, hashing]
        await self.stream_step(sending)
        return hashing

    def _hashed(self, source: Source) -> "asyncio.Future[Digest]":
        """The digest is made while the bytes leave, unless it is known already."""
        known = self.transfer.file.digest
        if known is None or known.algorithm != ALGORITHM:
            return self.pump.hash(source, self.flow)
        ready: asyncio.Future[Digest] = asyncio.get_running_loop().create_future()
        ready.set_result(known)
        return ready

    async def _verify(self, outgoing: Outgoing, hashing: "asyncio.Future[Digest]") -> None:
        self.move(TransferState.VERIFYING, bytes_done=self.flow.bytes_done)
        digest = await self.step(asyncio.shield(hashing), "hash", None)
        self.update(digest=digest)
        verified = await self.step(outgoing.finish(digest), "finish", self.deadlines.finish)
        self.end_attempt(None)
        self.move(TransferState.DONE, verified=verified, failure=None)

    def _withdraw(self, outgoing: Outgoing) -> None:
        """An offer went out although nobody wants it any more."""
        self.keep_task(self.say_goodbye(outgoing.abort(self.end_reason)))

    def _drop_stream(self) -> None:
        self.flow.stopped = True
        if self._stream is not None:
            self._stream.close()
            self._stream = None
