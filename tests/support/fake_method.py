"""A method without a network, for faults no real one shows on demand: offers pass in memory, bytes by socket pairs."""

import asyncio
import os
import select
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

from gharial.model.contact import Resource
from gharial.model.failures import Declined, DigestMismatch, Failure, Interrupted, PeerGone, Unreachable, Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import Digest, FileInfo, Kind, Offer

FEATURE = "urn:example:fake-files"


class PairStream:
    """One end of a socket pair."""

    def __init__(self, sock: socket.socket, kind: Kind) -> None:
        sock.settimeout(0.2)
        self.socket = sock
        self.kind = kind
        self.route = "in memory"
        self.closed = False
        self.flip_byte_at: int | None = None
        self.hold_at: int | None = None
        """Let no byte from here on pass."""
        self._passed = 0

    def send_slice(self, file: BinaryIO, offset: int, size: int) -> int:
        if self.hold_at is not None:
            size = min(size, self.hold_at - self._passed)
            if size <= 0:
                if self.socket.fileno() == -1:
                    raise Interrupted(0, "closed")
                select.select([], [], [], 0.05)
                return 0
        data = bytearray(os.pread(file.fileno(), min(size, 1 << 16), offset))
        if self.flip_byte_at is not None and offset <= self.flip_byte_at < offset + len(data):
            data[self.flip_byte_at - offset] ^= 1
        try:
            sent = self.socket.send(data)
        except TimeoutError:
            return 0
        except OSError as error:
            raise Interrupted(0, str(error)) from error
        self._passed += sent
        return sent

    def receive_into(self, buffer: memoryview) -> int | None:
        try:
            return self.socket.recv_into(buffer)
        except TimeoutError:
            return None
        except OSError as error:
            raise Interrupted(0, str(error)) from error

    def finish_sending(self) -> None:
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError as error:
            raise Interrupted(0, str(error)) from error

    def close(self) -> None:
        self.closed = True
        self.socket.close()


@dataclass
class Faults:
    """What goes wrong, for one method at one end."""

    offer: Failure | None = None
    open: dict[Kind, Failure] = field(default_factory=dict)
    """Raised by the initiator's `open`; the responder hears nothing of it."""
    never_opens: bool = False
    finish: Failure | None = None
    digest: Digest | None = None
    """Announced instead of the true one."""
    silent: bool = False
    """Aborts do not reach the peer."""
    flip_byte_at: int | None = None
    hold_at: int | None = None
    extra: bytes = b""
    """Sent behind the last byte."""


class FakeOutgoing:
    def __init__(self, method: "FakeMethod", offer: Offer, kinds: Sequence[Kind]) -> None:
        self.method = method
        self.offer = offer
        self.kinds = tuple(kinds)
        self.start_at = 0
        self.incoming: FakeIncoming | None = None
        self.answer: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.aborted_with: Failure | None = None
        self.streams: list[PairStream] = []
        self.callbacks: list[Callable[[Failure], None]] = []

    async def answered(self) -> None:
        await asyncio.shield(self.answer)

    async def open(self, kind: Kind) -> PairStream:
        faults = self.method.faults
        if faults.never_opens:
            await asyncio.Event().wait()
        if kind not in self.kinds:
            raise Unsupported(self.offer.peer.full, kind.value)
        if kind in faults.open:
            raise faults.open[kind]
        assert self.incoming is not None
        ours, theirs = (PairStream(one, kind) for one in socket.socketpair())
        ours.flip_byte_at, ours.hold_at = faults.flip_byte_at, faults.hold_at
        if faults.extra:
            finish = ours.finish_sending

            def finish_with_more() -> None:
                ours.socket.sendall(faults.extra)
                finish()

            ours.finish_sending = finish_with_more  # type: ignore[method-assign]
        self.streams.append(ours)
        self.incoming.streams.put_nowait(theirs)
        return ours

    async def finish(self, digest: Digest) -> bool:
        assert self.incoming is not None
        faults = self.method.faults
        self.incoming.digest.set_result(faults.digest or digest)
        if faults.finish is not None:
            raise faults.finish
        return await asyncio.shield(self.incoming.confirmed)

    async def abort(self, failure: Failure) -> None:
        self.aborted_with = failure
        if self.incoming is not None and not self.method.faults.silent:
            self.incoming.peer_ended(failure)

    def on_peer_abort(self, callback: Callable[[Failure], None]) -> None:
        self.callbacks.append(callback)

    def peer_ended(self, failure: Failure) -> None:
        if not self.answer.done():
            self.answer.set_exception(failure)
            self.answer.exception()
        for callback in self.callbacks:
            callback(failure)


class FakeIncoming:
    def __init__(self, method: "FakeMethod", outgoing: FakeOutgoing) -> None:
        offer = outgoing.offer
        self.method = method
        self.offer = replace(offer, account=method.jid, peer=outgoing.method.jid, method=method.name)
        self.outgoing = outgoing
        self.kind: Kind | None = None
        self.start_at = 0
        self.found_size = outgoing.offer.files[0].size
        self.streams: asyncio.Queue[PairStream] = asyncio.Queue()
        self.digest: asyncio.Future[Digest | None] = asyncio.get_running_loop().create_future()
        self.confirmed: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self.declined = False
        self.aborted_with: Failure | None = None
        self.callbacks: list[Callable[[Failure], None]] = []

    async def accept(self, start_at: int = 0) -> None:
        self.start_at = self.outgoing.start_at = start_at
        if not self.outgoing.answer.done():
            self.outgoing.answer.set_result(None)

    async def decline(self) -> None:
        self.declined = True
        self.outgoing.peer_ended(Declined(self.method.jid.full))

    async def next_stream(self) -> PairStream:
        stream = await self.streams.get()
        self.kind = stream.kind
        return stream

    async def expected_digest(self) -> Digest | None:
        if not self.method.carries_digests:
            return None
        return await asyncio.shield(self.digest)

    async def finish(self, digest: Digest) -> None:
        if not self.confirmed.done():
            self.confirmed.set_result(self.method.carries_digests)

    async def abort(self, failure: Failure) -> None:
        self.aborted_with = failure
        if isinstance(failure, DigestMismatch) and not self.confirmed.done():
            self.confirmed.set_exception(failure)
            self.confirmed.exception()
        elif not self.method.faults.silent:
            self.outgoing.peer_ended(_as_peer_sees(failure))

    def on_peer_abort(self, callback: Callable[[Failure], None]) -> None:
        self.callbacks.append(callback)

    def peer_ended(self, failure: Failure) -> None:
        for callback in self.callbacks:
            callback(_as_peer_sees(failure))


class FakeMethod:
    """Fulfils Method for the address `jid`; offers go to the method of the same name at the peer's address."""

    leaves_copy_on_server = False
    resumes = True

    def __init__(self, net: "FakeNet", jid: Jid, name: str, kinds: tuple[Kind, ...]) -> None:
        self.net = net
        self.jid = jid
        self.name = name
        self.kinds = kinds
        self.features = frozenset({FEATURE})
        self.carries_digests = True
        self.faults = Faults()
        self.limit = 1 << 62
        self.offers: list[FakeOutgoing] = []
        self.received: list[FakeIncoming] = []
        self.on_offer: Callable[[Any], None] | None = None

    def misfit(self, files: Sequence[FileInfo], resource: Resource) -> Failure | None:
        if FEATURE not in (resource.features or ()):
            return Unsupported(resource.jid.full, FEATURE)
        return None

    def kinds_for(self, resource: Resource) -> tuple[Kind, ...]:
        return self.kinds

    async def offer(self, offer: Offer, kinds: Sequence[Kind]) -> FakeOutgoing:
        if self.faults.offer is not None:
            raise self.faults.offer
        other = self.net.methods.get((offer.peer.full, self.name))
        if other is None or other.on_offer is None:
            raise PeerGone(offer.peer.full)
        outgoing = FakeOutgoing(self, offer, kinds)
        incoming = FakeIncoming(other, outgoing)
        outgoing.incoming = incoming
        self.offers.append(outgoing)
        other.received.append(incoming)
        other.on_offer(incoming)
        return outgoing

    def listen(self, on_offer: Callable[[Any], None], kinds: Sequence[Kind]) -> None:
        self.on_offer = on_offer


class FakeDiscovery:
    def __init__(self, session: "FakeSession") -> None:
        self._session = session

    async def features(self, jid: Jid, timeout_s: float = 10.0) -> frozenset[str]:
        return self._session.net.features[jid.full]


class FakeSession:
    """As much of a session as transfers use."""

    def __init__(self, net: "FakeNet", jid: Jid) -> None:
        self.net = net
        self.full_jid = jid
        self.account = Jid(jid.bare)
        self.online = True
        self.discovery = FakeDiscovery(self)
        self.on_online: list[Callable[[bool], None]] = []
        self.on_offline: list[Callable[[], None]] = []

    def when_online(self, callback: Callable[[bool], None]) -> None:
        self.on_online.append(callback)

    def when_offline(self, callback: Callable[[], None]) -> None:
        self.on_offline.append(callback)

    def go(self, *, online: bool, resumed: bool = False) -> None:
        self.online = online
        for heard in self.on_online if online else ():
            heard(resumed)
        for callback in () if online else self.on_offline:
            callback()


class FakeAccounts:
    """One session."""

    def __init__(self, session: FakeSession) -> None:
        self._session = session
        self.gone: list[Callable[[Any], None]] = []

    def on_session(self, callback: Callable[[Any], None]) -> None:
        callback(self._session)

    def on_session_gone(self, callback: Callable[[Any], None]) -> None:
        self.gone.append(callback)

    def session(self, account: Jid) -> Any:
        return self._session


@dataclass
class FakeNet:
    """Which methods are where, and what discovery says."""

    methods: dict[tuple[str, str], FakeMethod] = field(default_factory=dict)
    features: dict[str, frozenset[str]] = field(default_factory=dict)
    controls: dict[str, Any] = field(default_factory=dict)

    def method(self, jid: Jid, name: str = "fake", kinds: tuple[Kind, ...] = ()) -> FakeMethod:
        """A method at this address."""
        made = FakeMethod(self, jid, name, kinds or (Kind.SOCKS5_DIRECT, Kind.INBAND))
        self.methods[(jid.full, name)] = made
        self.features[jid.full] = frozenset({FEATURE, "urn:gharial:transfer-control:0"})
        return made


def unreachable() -> Failure:
    """What a bytestream that leads nowhere raises."""
    return Unreachable("192.0.2.1:1")


def _as_peer_sees(failure: Failure) -> Failure:
    from gharial.model.failures import Cancelled

    if isinstance(failure, Declined):
        return failure
    return Cancelled(by_us=False) if isinstance(failure, Cancelled) else Interrupted(0, "given up")
