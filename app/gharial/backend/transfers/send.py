"""`Sending`: one outgoing transfer, top to bottom."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.methods.interface import Method, Outgoing
from gharial.backend.transfers.device import Device, best_device
from gharial.backend.transfers.fallback import GiveUp, NextAttempt, Tried, next_attempt
from gharial.backend.transfers.job import Deadlines, TransferJob, now
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.pump import Pump
from gharial.backend.transfers.source import Source, describe, open_source
from gharial.model.contact import Resource
from gharial.model.failures import (
    Failure,
    FileFault,
    Interrupted,
    LocalFileProblem,
    NotConnected,
    PeerGone,
    ProtocolBreach,
)
from gharial.model.jid import Jid
from gharial.model.transfer import Digest, Kind, Offer, Transfer, TransferState


class Sending(TransferJob):
    """Sends the file of a QUEUED transfer to `target`.

    `resources` are the target's devices as the roster knows them, `features` asks one what it can. Without a device to
    send to, or without a connection, the transfer stays QUEUED and its failure says what it waits for.
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
    ) -> None:
        super().__init__(transfer, ledger, pump, deadlines, peer_present)
        self._target = target
        self._methods = {method.name: method for method in methods}
        self._only_kinds = only_kinds
        self._resources = resources
        self._features = features
        self._outgoing: Outgoing | None = None
        self._source: Source | None = None
        self._stream: ByteStream | None = None

    async def story(self) -> None:
        self._look_at_file()
        device = await self._choose_device()
        self.transfer = replace(self.transfer, peer=device.jid)
        self.look_for_peer()
        self._source = open_source(self.transfer)
        await self._try_ways(device, self._source)

    async def tell_peer(self, failure: Failure) -> None:
        if self._outgoing is not None:
            await self.say_goodbye(self._outgoing.abort(failure))

    async def tidy(self) -> None:
        self._drop_stream()
        if self._source is not None:
            await self.release(self._source.close)

    def finish_with(self, failure: Failure) -> None:
        waiting = self.transfer.state is TransferState.QUEUED
        if isinstance(failure, NotConnected) and not self.flow.bytes_done and not self.transfer.state.finished:
            # Nothing has left yet: go on when the connection is back.
            self.end_attempt(failure)
            if self.transfer.state is TransferState.CONNECTING:
                self.transfer = self.transfer.moved_to(TransferState.OFFERED)
            self.move(TransferState.QUEUED, failure=failure, peer=self._target)
        elif waiting and isinstance(failure, PeerGone) and not self._target.resource:
            self.update(failure=failure, peer=self._target)
        elif not (waiting and isinstance(failure, Interrupted)):  # the program ends: it waits for the next start
            super().finish_with(failure)

    def _look_at_file(self) -> None:
        """While nothing is offered yet, the file may have changed since it was queued."""
        if self.transfer.path is None:
            raise LocalFileProblem("", FileFault.VANISHED.value)
        file = describe(self.transfer.path)
        if file != self.transfer.file:
            self.transfer = replace(self.transfer, file=file)

    async def _choose_device(self) -> Device:
        known = self._resources()
        if self._target.resource:
            # A device of somebody outside the roster can be asked as well.
            known = tuple(one for one in known if one.jid == self._target) or (Resource(self._target),)
        if not known:
            raise PeerGone(self._target.full)
        # Side by side: several that are silent take no longer than one.
        asked = await asyncio.gather(*(self._learn_features(one) for one in known))
        resources = [resource for resource in asked if resource is not None]
        if not resources:
            raise PeerGone(self._target.full)
        return best_device(self._target, resources, tuple(self._methods.values()), self.transfer.file, self._only_kinds)

    async def _learn_features(self, resource: Resource) -> Resource | None:
        """The device with what it can; None where it does not say."""
        if resource.features is not None:
            return resource
        try:
            features = await self.step(self._features(resource.jid), "discovery", self.deadlines.offer)
        except Failure as failure:
            if self.stopped or isinstance(failure, NotConnected):
                raise
            return None
        return replace(resource, features=features)

    async def _try_ways(self, device: Device, source: Source) -> None:
        tried: list[Tried] = []
        while True:
            way = next_attempt(device.jid.full, device.candidates, tried, bytes_moved=self._bytes_moved)
            if isinstance(way, GiveUp):
                raise way.failure
            opening: Kind | None = None
            try:
                outgoing = await self._offer(way, tried) if way.new_offer else self._outgoing
                assert outgoing is not None  # noqa: S101 - fallback names a standing offer only after one
                opening = way.kind
                await self._open(outgoing, way)
                digest = await self._send_bytes(outgoing, source)
                await self._verify(outgoing, digest)
            except Failure as failure:
                self.end_attempt(failure)
                if self.stopped:
                    raise
                tried.append(Tried(way.method, way.kinds, opening, failure))
                if not (failure.final or self._bytes_moved):
                    self._drop_stream()
            else:
                return

    async def _offer(self, way: NextAttempt, tried: Sequence[Tried]) -> Outgoing:
        if self._outgoing is not None:
            former, self._outgoing = self._outgoing, None
            await self.say_goodbye(former.abort(tried[-1].failure))
        self.begin_attempt(way.method, None)
        offer = Offer(
            id=uuid.uuid4().hex,
            account=self.transfer.account,
            peer=self.transfer.peer,
            method=way.method,
            files=(self.transfer.file,),
            time=now(),
        )
        outgoing = await self.step(
            self._methods[way.method].offer(offer, way.kinds), "offer", self.deadlines.offer, self._withdraw
        )
        self._outgoing = outgoing
        outgoing.on_peer_abort(lambda failure: self.stop_by_peer(failure) if self._outgoing is outgoing else None)
        self.move(TransferState.OFFERED, offer_id=offer.id, failure=None)
        await self.step(outgoing.answered(), "answer", self.deadlines.answer)
        if not 0 <= outgoing.start_at <= self.transfer.file.size:
            raise ProtocolBreach(self.transfer.peer.full, f"asked for the file from byte {outgoing.start_at}")
        return outgoing

    async def _open(self, outgoing: Outgoing, way: NextAttempt) -> None:
        self.begin_attempt(way.method, way.kind)
        self.move(TransferState.CONNECTING)
        self._stream = await self.step(
            outgoing.open(way.kind), "connect", self.deadlines.connect, lambda stream: stream.close()
        )

    async def _send_bytes(self, outgoing: Outgoing, source: Source) -> "asyncio.Future[Digest]":
        assert self._stream is not None  # noqa: S101 - opened just before
        self.new_flow()
        self.route_attempt(self._stream)
        self.move(TransferState.STREAMING)
        sending = self.pump.send(self._stream, source, outgoing.start_at, self.flow)
        hashing = self.pump.hash(source, self.flow)
        self.threads += [sending, hashing]
        await self.stream_step(sending)
        return hashing

    async def _verify(self, outgoing: Outgoing, hashing: "asyncio.Future[Digest]") -> None:
        self.move(TransferState.VERIFYING, bytes_done=self.flow.bytes_done)
        digest = await self.step(asyncio.shield(hashing), "hash", None)
        self.update(digest=digest)
        verified = await self.step(outgoing.finish(digest), "finish", self.deadlines.finish)
        self.end_attempt(None)
        self.move(TransferState.DONE, verified=verified, failure=None)

    @property
    def _bytes_moved(self) -> bool:
        return self._outgoing is not None and self.flow.bytes_done > self._outgoing.start_at

    def _withdraw(self, outgoing: Outgoing) -> None:
        """An offer went out although nobody wants it any more."""
        self.keep_task(self.say_goodbye(outgoing.abort(self.end_reason)))

    def _drop_stream(self) -> None:
        self.flow.stopped = True
        if self._stream is not None:
            self._stream.close()
            self._stream = None
