"""Which waiting transfer may run now, and the ticker that tells how the running ones come on."""

import asyncio
import math
import time
from collections.abc import Callable, Iterable, Sequence

from gharial.model.events import EventBus, TransfersProgressed
from gharial.model.jid import Jid
from gharial.model.transfer import Progress
from gharial.model.value import dataclass

PATIENCE_S = 10.0
"""An offer that waits longer for a person's answer no longer keeps files for other people waiting."""
TICK_S = 0.2
_SMOOTHING_S = 2.0
_FIRST_ESTIMATE_S = 2.0
_SHORT_PAUSE_S = 0.3
"""About the rhythm of the samples."""
_LONGEST_PAUSE_S = 10.0
_FORGETTING_S = 30.0
_NO_ESTIMATE_S = 1.0
"""So late, nobody can tell any more when it will be there."""
_SILENT_S = 2.0
"""So late, it has no speed any more."""


@dataclass(frozen=True, slots=True)
class Running:
    """An outgoing transfer that was started. `offered_at`: since when the peer has not answered, else None."""

    peer: Jid
    """Bare."""
    offered_at: float | None = None


def may_start(peer: Jid, running: Sequence[Running], limit: int, now: float, of_peer: int = 0) -> bool:
    """A file for `peer` (bare) may start. `limit` holds over all that do not just wait, and for each peer.

    `of_peer` is a limit for this one peer; 0: as for everybody.
    """
    limit = max(limit, 1)
    busy = sum(1 for one in running if one.offered_at is None or now - one.offered_at < PATIENCE_S)
    return busy < limit and sum(1 for one in running if one.peer == peer) < (of_peer or limit)


class SpeedMeter:
    """Bytes per second, smoothed over a few seconds; times in seconds of any clock.

    A receiver that takes little lets a sender's buffers run empty for seconds before it takes more: while the pauses
    are no longer than usual, nothing has slowed down. What comes later than that has no speed, and no end in sight.
    """

    def __init__(self, bytes_done: int, now: float) -> None:
        self._begun = self._moved = self._last = now
        self._bytes = bytes_done
        self._steady = 0.0
        """The speed when bytes moved last."""
        self._pauses = (0.0, 0.0)
        """The two longest between samples with new bytes, the shorter first; older ones count less and less."""
        self._late = 0.0
        self.speed = 0.0

    @property
    def _usual(self) -> float:
        """The longest pause that has been there more than once: a single one is no rhythm."""
        return self._pauses[0]

    @property
    def silent_for(self) -> float:
        """Seconds since a byte moved last, once that is longer than usual; else 0."""
        return self._last - self._moved if self._late >= _SILENT_S else 0.0

    def sample(self, bytes_done: int, now: float) -> float:
        """Note how far it came; returns the speed."""
        if now <= self._last:
            return self.speed
        self._last, passed = now, now - self._moved
        if bytes_done > self._bytes:
            fading = math.exp(-passed / _FORGETTING_S)
            _, first, second = sorted((min(passed, _LONGEST_PAUSE_S), *(one * fading for one in self._pauses)))
            self._pauses = first, second
            smoothing_s = max(_SMOOTHING_S, 2 * self._usual)
            # In the beginning the mean since the start; later old samples fade.
            weight = max(1 - math.exp(-passed / smoothing_s), passed / (now - self._begun))
            self._steady += weight * ((bytes_done - self._bytes) / passed - self._steady)
            self._moved, self._late, self.speed = now, 0.0, self._steady
        else:
            self._late = max(passed - max(1.5 * self._usual - _SHORT_PAUSE_S, 0.0), 0.0)
            self.speed = self._steady * max(0.0, 1 - self._late / _SILENT_S)
            if bytes_done < self._bytes:
                # It begins again further in front: what comes now is no part of that.
                self._begun = self._moved = now
        self._bytes = bytes_done
        return self.speed

    def seconds_left(self, size: int) -> float | None:
        """None while nobody can tell: in the first seconds, or while nothing moves."""
        if self._last - self._begun < _FIRST_ESTIMATE_S or self._late >= _NO_ESTIMATE_S or self.speed < 1:
            return None
        return max(size - self._bytes, 0) / self.speed


@dataclass(frozen=True, slots=True)
class Sample:
    """How far a running transfer has come."""

    transfer_id: str
    bytes_done: int
    size: int


class Ticker:
    """Publishes one TransfersProgressed five times a second while anything runs."""

    def __init__(
        self, events: EventBus, samples: Callable[[], Iterable[Sample]], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._events = events
        self._samples = samples
        self._clock = clock
        self._meters: dict[str, SpeedMeter] = {}
        self._progress: dict[str, Progress] = {}
        self._task: asyncio.Task[None] | None = None

    def progress(self, transfer_id: str) -> Progress | None:
        """The last sample of a running transfer."""
        return self._progress.get(transfer_id)

    def start(self) -> None:
        """Something runs; ends by itself when nothing does any more."""
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run())

    def stop(self) -> None:
        """End it now."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def tick(self) -> bool:
        """Take one sample of each and publish them; False where nothing runs."""
        now = self._clock()
        samples = tuple(self._samples())
        meters = {
            one.transfer_id: self._meters.get(one.transfer_id) or SpeedMeter(one.bytes_done, now) for one in samples
        }
        self._meters = meters
        self._progress = {
            one.transfer_id: Progress(
                one.transfer_id,
                one.bytes_done,
                # An archive is a little longer than what is in it.
                max(one.size, one.bytes_done) if one.size >= 0 else one.size,
                meters[one.transfer_id].sample(one.bytes_done, now),
                meters[one.transfer_id].seconds_left(one.size),
                meters[one.transfer_id].silent_for,
            )
            for one in samples
        }
        if samples:
            self._events.publish(TransfersProgressed(tuple(self._progress.values())))
        return bool(samples)

    async def _run(self) -> None:
        while self.tick():  # noqa: ASYNC110 - the rhythm is what is wanted
            await asyncio.sleep(TICK_S)
        self._task = None
