"""`InbandWindow`: how many blocks may be unanswered (XEP-0047). Pure: time is an argument.

The way through a server has one queue for files and chat. A block's round trip that grows tells that the queue fills;
then fewer blocks are let out, so that a message written meanwhile is not late (as XEP-0047 §6 leaves to the sender).
"""

FIRST = 4
LEAST = 1
MOST = 32
TOLERATED_S = 0.15
"""Queueing that is not felt in a chat."""
TOO_LONG_S = 0.6


class InbandWindow:
    """Grows by one after each window of quick answers, halves when answers come late."""

    def __init__(self) -> None:
        self._size = float(FIRST)
        self._quickest = float("inf")
        self._halved_at = float("-inf")

    @property
    def size(self) -> int:
        """Blocks that may be out now."""
        return int(self._size)

    def answered(self, sent_at: float, now: float) -> None:
        """A block's answer came."""
        took = now - sent_at
        self._quickest = min(self._quickest, took)
        queued = took - self._quickest
        if queued > TOO_LONG_S:
            # Blocks sent before the last halving tell nothing new.
            if sent_at > self._halved_at:
                self._size = max(LEAST, self._size / 2)
                self._halved_at = now
        elif queued <= TOLERATED_S:
            self._size = min(MOST, self._size + 1 / self._size)
