"""`RateLimit`: so many bytes per second, shared by all streams that name it. For worker threads."""

import threading
import time
from collections.abc import Callable

_BURST_S = 0.25
"""How much may leave at once after a rest: enough to be smooth, too little to be felt."""
_LEAST_S = 0.1
"""Nothing smaller is granted, so that slow streams do not spend their time on crumbs."""


class RateLimit:
    """`rate` in bytes per second is asked anew each time, so that a changed setting takes effect; 0 means no limit."""

    def __init__(self, rate: Callable[[], int], clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._lock = threading.Lock()
        self._tokens = 0.0
        self._filled = clock()

    @property
    def holds(self) -> bool:
        """There is a limit now."""
        return self._rate() > 0

    def room(self, wanted: int) -> int:
        """How many of `wanted` bytes may go now; 0: none yet, ask again soon. What is granted counts as gone."""
        rate = self._rate()
        if rate <= 0:
            return wanted
        with self._lock:
            now = self._clock()
            most = max(rate * _BURST_S, 1.0)
            self._tokens = min(self._tokens + (now - self._filled) * rate, most)
            self._filled = now
            if self._tokens < min(wanted, rate * _LEAST_S):
                return 0
            granted = min(wanted, int(self._tokens))
            self._tokens -= granted
            return granted

    def give_back(self, count: int) -> None:
        """Bytes that were granted and did not go."""
        with self._lock:
            self._tokens += count
