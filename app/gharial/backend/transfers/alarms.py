"""`Alarms`: what is to happen at which time, with one timer for all."""

import asyncio
import heapq
from collections.abc import Callable
from datetime import datetime

from gharial.backend.transfers.job import now

_LONGEST_S = 3600.0
"""The timer's clock stands still while the computer sleeps; the wall clock does not."""


class Alarms:
    """Calls `ring(name)` when the time of a name has come."""

    def __init__(self, ring: Callable[[str], None]) -> None:
        self._ring = ring
        self._times: dict[str, datetime] = {}
        self._heap: list[tuple[datetime, str]] = []
        self._timer: asyncio.TimerHandle | None = None

    def __contains__(self, name: str) -> bool:
        return name in self._times

    def set(self, name: str, time: datetime) -> None:
        """Ring for `name` then, instead of when it was to ring before."""
        if self._times.get(name) != time:
            self._times[name] = time
            heapq.heappush(self._heap, (time, name))
            self._wind()

    def drop(self, name: str) -> None:
        """Do not ring for it."""
        self._times.pop(name, None)

    def close(self) -> None:
        """Ring no more."""
        self._times.clear()
        self._wind()

    def _wind(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._heap and self._times.get(self._heap[0][1]) != self._heap[0][0]:
            heapq.heappop(self._heap)
        if self._heap:
            wait_s = (self._heap[0][0] - now()).total_seconds()
            self._timer = asyncio.get_running_loop().call_later(min(max(wait_s, 0.0), _LONGEST_S), self._look)

    def _look(self) -> None:
        self._timer = None
        moment = now()
        due = []
        while self._heap and self._heap[0][0] <= moment:
            time, name = heapq.heappop(self._heap)
            if self._times.get(name) == time:
                del self._times[name]
                due.append(name)
        for name in due:
            self._ring(name)
        self._wind()
