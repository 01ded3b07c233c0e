"""`InbandWindow`: how many blocks may be unanswered (XEP-0047). Pure: time is an argument.

The way through a server has one queue for files and chat. A block's round trip that grows tells that the queue fills;
the window is steered so that the queue stays short: long enough to keep the way busy, too short to be felt by whoever
writes a message meanwhile (XEP-0047 §6 leaves this to the sender).
"""

FIRST = 4
LEAST = 1
MOST = 64
WANTED_S = 0.03
"""The queue that is steered to, in seconds of waiting: a message in between is late by no more than this."""
TOO_LONG_S = 0.6


class InbandWindow:
    """Opens quickly until a queue is felt, then follows it: wider while it is short, narrower while it is long."""

    def __init__(self) -> None:
        self._size = float(FIRST)
        self._quickest = float("inf")
        self._halved_at = float("-inf")
        self._opening = True

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
                self._size /= 2
                self._halved_at = now
        elif self._opening and queued < WANTED_S / 2:
            self._size += 1
        else:
            self._opening = False
            # A whole window of answers moves it by one at most.
            self._size += max(-1.0, (WANTED_S - queued) / WANTED_S) / self._size
        self._size = min(float(MOST), max(float(LEAST), self._size))
