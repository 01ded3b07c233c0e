"""`Pump`: moves bytes between a file and a ByteStream, in worker threads of an own pool."""

import asyncio
import hashlib
import os
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.transfers.digest_cache import DigestCache, Member, Stamp, stamp_of
from gharial.backend.transfers.rate_limit import RateLimit
from gharial.backend.transfers.source import FileSource, Source
from gharial.model.failures import Cancelled, FileFault, Interrupted, LocalFileProblem, ProtocolBreach, TooLarge
from gharial.model.picture import PictureMaker
from gharial.model.transfer import Digest

if TYPE_CHECKING:
    from gharial.backend.transfers.landing import Landing

T = TypeVar("T")

SLICE = 1 << 20
"""What is sent or written at once, in bytes: big enough to be cheap, small enough to stop soon."""
STALL_S = 60.0
"""Without a byte for so long the stream counts as broken."""
ALGORITHM = "sha-256"
_READ_AHEAD = 64 * SLICE
_PAUSE_S = 0.005
_LIMITED_S = 0.1
_REST_S = 0.05
_PATIENCE_S = 0.5
_THREADS = 64
_NICE = 10


class Flow:
    """How far a stream has come, and whether to stop or rest: attributes written by one thread and read by another.

    No more bytes move than every one of `limits` grants.
    """

    __slots__ = ("bytes_done", "limits", "moved_at", "paused", "stopped")

    def __init__(self, limits: tuple[RateLimit, ...] = ()) -> None:
        self.bytes_done = 0
        self.moved_at = time.monotonic()
        self.stopped = False
        self.paused = False
        self.limits = limits

    def granted(self, wanted: int) -> int:
        """How many of `wanted` bytes may move now; waits a moment and returns 0 where none may. Raises Cancelled."""
        _go_on(self)
        if self.paused:
            time.sleep(_REST_S)
            return 0
        granted = wanted
        for number, limit in enumerate(self.limits):
            room = limit.room(granted)
            for former in self.limits[:number]:
                former.give_back(granted - room)
            granted = room
        if wanted and not granted:
            time.sleep(_LIMITED_S)
        return granted

    @property
    def limited(self) -> bool:
        """Somebody wants it slower than it could go."""
        return any(limit.holds for limit in self.limits)

    def unused(self, count: int) -> None:
        """Granted, but not moved."""
        for limit in self.limits:
            limit.give_back(count)


class Pump:
    """Runs the blocking work. Everything it starts ends soon after `flow.stopped` is set, raising Cancelled."""

    def __init__(self, stall_s: float = STALL_S, pictures: PictureMaker | None = None) -> None:
        self._stall_s = stall_s
        self.pictures = pictures
        """Makes small pictures of files, where somebody can; for `run`."""
        self._digests = DigestCache()
        self._line: asyncio.Future[None] | None = None
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="pump")
        self._hashers = ThreadPoolExecutor(_THREADS, thread_name_prefix="hash", initializer=yield_to_others)

    def run(self, work: Callable[[], T]) -> asyncio.Future[T]:
        """Any blocking work on files, away from the event loop."""
        return asyncio.get_running_loop().run_in_executor(self._threads, work)

    @asynccontextmanager
    async def in_order(self) -> AsyncIterator[None]:
        """What was begun first also gets through first, unless its disk lets it wait."""
        former, mine = self._line, asyncio.get_running_loop().create_future()
        self._line = mine
        try:
            yield
            if former is not None:
                await asyncio.wait({former}, timeout=_PATIENCE_S)
        finally:
            mine.set_result(None)

    def send(self, stream: ByteStream, source: Source, start_at: int, flow: Flow) -> asyncio.Future[None]:
        """Send the file from `start_at` on and end the stream. Raises Interrupted, LocalFileProblem."""
        return self.run(lambda: send(stream, source, start_at, flow, self._stall_s))

    def hash(self, source: Source, flow: Flow) -> asyncio.Future[Digest]:
        """Hash the file while it is sent, a file that goes to many once for all of them. Raises LocalFileProblem.

        What is returned may be cancelled; a folder's source must stay open until it is done.
        """
        loop = asyncio.get_running_loop()
        if not isinstance(source, FileSource):
            return loop.run_in_executor(self._hashers, hash_source, source, flow)
        path, stamp = source.path, source.stamp
        return self._digests.digest(
            stamp, flow, lambda joint: loop.run_in_executor(self._hashers, hash_file, path, stamp, joint)
        )

    def known_digest(self, path: Path) -> Digest | None:
        """The digest of a file of ours, where it was computed since it last changed; a look at the disk."""
        try:
            return self._digests.known(stamp_of(path.stat()))
        except (OSError, ValueError):
            return None

    def receive(
        self, stream: ByteStream, landing: "Landing", size: int, flow: Flow, start_at: int = 0, most: int | None = None
    ) -> asyncio.Future[Digest]:
        """Write what makes the file `size` bytes, with the stream beginning at `start_at`; returns the file's digest.

        At UNKNOWN_SIZE it reads to the stream's end, or raises TooLarge after `most` bytes. Raises Interrupted,
        ProtocolBreach, LocalFileProblem.
        """
        return self.run(lambda: receive(stream, landing, size, flow, start_at, most, stall_s=self._stall_s))

    def close(self) -> None:
        """Take nothing more; what runs ends by its flow."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._hashers.shutdown(wait=False, cancel_futures=True)


def send(stream: ByteStream, source: Source, start_at: int, flow: Flow, stall_s: float = STALL_S) -> None:
    """See Pump.send; blocking."""
    stall = _Stall(stall_s)
    position = flow.bytes_done = start_at
    try:
        while position < source.size:
            granted = flow.granted(min(SLICE, source.size - position))
            if not granted:
                stall.rest()
                continue
            source.check()
            sent = source.send_to(stream, position, granted)
            # It may take more than it was given: the other end has what follows.
            flow.unused(max(granted - sent, 0))
            position += sent
            flow.bytes_done = position
            stall.moved(sent, position)
        source.check()
        stream.finish_sending()
    except Interrupted as error:
        # A file cut short looks like a stream that takes nothing.
        source.check()
        raise Interrupted(position, error.detail) from error


def hash_file(path: Path, stamp: Stamp, flow: Member) -> Digest:
    """As `hash_source`, for a file that others have open too: it reads for itself, in the same state or not at all."""
    source = FileSource(path, stamp[2])
    try:
        if source.stamp != stamp:
            raise LocalFileProblem(str(path), FileFault.CHANGED.value)
        return hash_source(source, flow)
    finally:
        source.close()


def hash_source(source: Source, flow: Member) -> Digest:
    """See Pump.hash; blocking. Stays near the sender, so that both find the file in the system's cache."""
    hasher = hashlib.sha256()
    buffer = memoryview(bytearray(min(SLICE, source.size) or 1))
    position = 0
    while position < source.size:
        _go_on(flow)
        if position - flow.bytes_done > _READ_AHEAD:
            time.sleep(_PAUSE_S)
            continue
        count = source.read_into(buffer, position)
        if not count:
            source.check()
            raise Interrupted(position, "the file ended early")
        hasher.update(buffer[:count])
        position += count
    source.check()
    return Digest(ALGORITHM, hasher.hexdigest())


def receive(
    stream: ByteStream,
    landing: "Landing",
    size: int,
    flow: Flow,
    start_at: int = 0,
    most: int | None = None,
    stall_s: float = STALL_S,
) -> Digest:
    """See Pump.receive; blocking."""
    stall = _Stall(stall_s)
    # While one is hashed, the other is filled.
    buffer, other = memoryview(bytearray(SLICE)), memoryview(bytearray(SLICE))
    position = flow.bytes_done = start_at
    end = False
    try:
        landing.restart(start_at)
        while position != size and not end:
            granted = flow.granted(SLICE if size < 0 else min(SLICE, size - position))
            if not granted:
                stall.rest()
                continue
            count = stream.receive_into(buffer[:granted])
            flow.unused(granted - (count or 0))
            end = count == 0
            if end and size >= 0:
                raise Interrupted(position, "the stream ended early")
            if count:
                if size < 0 and most is not None and position + count > most:
                    flow.bytes_done = position + count
                    raise TooLarge(position + count, most)
                # As it comes: to fill the buffer first makes even pieces of the file, for each of which the system
                # looks for as large a piece of untouched memory; that can take longer than everything else here.
                landing.write(buffer[:count])
                buffer, other = other, buffer
                position += count
                flow.bytes_done = position
                flow.moved_at = time.monotonic()
            stall.moved(count or 0, position)
        _go_on(flow)
        if not end and _has_more(stream, buffer):
            raise ProtocolBreach("", f"more than the announced {size} bytes")
    except Interrupted as error:
        raise Interrupted(position, error.detail) from error
    return Digest(ALGORITHM, landing.digest(ALGORITHM) or "")


def _has_more(stream: ByteStream, buffer: memoryview) -> bool:
    """Something comes behind the last byte. What breaks only there breaks nothing."""
    try:
        return bool(stream.receive_into(buffer[:1]))
    except Interrupted:
        return False


def yield_to_others() -> None:
    """Let this thread for ever have only what processor time others leave: bytes move first, their hash can follow."""
    if sys.platform == "linux":  # elsewhere this would be the whole process
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)


def _go_on(flow: Member) -> None:
    if flow.stopped:
        raise Cancelled(by_us=True)


class _Stall:
    """Raises Interrupted when no byte moved for `limit_s` seconds."""

    def __init__(self, limit_s: float) -> None:
        self._limit_s = limit_s
        self._last = time.monotonic()

    def rest(self) -> None:
        """Nothing moves because we do not want it to."""
        self._last = time.monotonic()

    def moved(self, count: int, position: int) -> None:
        """Note `count` bytes more."""
        now = time.monotonic()
        if count:
            self._last = now
        elif now - self._last > self._limit_s:
            raise Interrupted(position, f"no byte for {self._limit_s:g} s")
