"""`ReceivingHalf`: what came over PseudoTCP and was not read yet, in order and ahead of it; pure, of bounded memory."""

from bisect import bisect_left

MOST_GAPS = 256
PLAIN_WINDOW = 61440
"""The window of a peer that knows no scale, and of the originals."""
_GRANT_PER_MS = 128 * 1024
"""Room granted per millisecond of round trip: enough for 128 MiB/s."""


class ReceivingHalf:
    """A ring of `capacity` bytes. Positions count the peer's stream from `first`, control data included.

    A segment is taken whole or not at all: who has part of one acknowledged sends the wrong bytes again (libjingle).
    """

    def __init__(self, capacity: int, floor: int, first: int) -> None:
        self.next = first
        """The position awaited."""
        self.grant = min(floor, capacity)
        """The window at most; less than the capacity where the way is so short that more only overruns a socket."""
        self.window = self.grant
        """As told to the peer, beyond `next`."""
        self.ended = False
        """The peer's stream ends at `next`."""
        self._capacity = capacity
        self._floor = self.grant
        self._ring: memoryview | None = None
        self._origin = first
        self._read = first
        self._gaps: list[tuple[int, int]] = []

    def open(self, control: int, plain: bool) -> None:
        """`control` bytes opened the stream. `plain`: the peer knows no scale."""
        self.next += control
        self._origin = self._read = self.next
        if plain:
            self._capacity = min(self._capacity, PLAIN_WINDOW)
        self._floor = self.grant = self.window = min(self._floor, self._capacity)
        self._ring = memoryview(bytearray(self._capacity))

    @property
    def unread(self) -> int:
        """Bytes that can be read."""
        return self.next - self._read - (1 if self.ended else 0)

    @property
    def free(self) -> int:
        """Room beyond `next`."""
        return max(0, self.grant - (self.next - self._read))

    @property
    def has_gaps(self) -> bool:
        """Something came ahead of its turn."""
        return bool(self._gaps)

    def suit(self, round_trip_ms: int) -> None:
        """Grow the window with the round trip."""
        wanted = min(self._capacity, max(self._floor, round_trip_ms * _GRANT_PER_MS))
        if wanted > self.grant:
            self.grant = wanted

    def store(self, position: int, payload: memoryview) -> bool:
        """Keep a segment's bytes; True where what is awaited moved on. What does not fit is left out."""
        end = position + len(payload)
        ring = self._ring
        if ring is None or self.ended or end <= self.next or end > self._read + self._capacity:
            return False
        if position > self.next:
            if not self._note(position, end):
                return False
            self._put(ring, position, payload)
            return False
        if position < self.next:
            payload = payload[self.next - position :]
            position = self.next
        self._put(ring, position, payload)
        self.window = max(0, self.window - (end - self.next))
        self.next = end
        if self._gaps:
            self._merge()
        return True

    def end(self, position: int) -> bool:
        """The peer's stream ends at `position`; True where that is what is awaited."""
        if self.ended or position != self.next:
            return False
        self.ended = True
        self.next += 1
        self._gaps.clear()
        return True

    def read_into(self, buffer: memoryview) -> int:
        """Fill the beginning of `buffer`."""
        ring = self._ring
        count = min(len(buffer), self.unread)
        if ring is None or count <= 0:
            return 0
        start = (self._read - self._origin) % self._capacity
        head = min(count, self._capacity - start)
        buffer[:head] = ring[start : start + head]
        if head < count:
            buffer[head:count] = ring[: count - head]
        self._read += count
        return count

    def renew_window(self, mss: int) -> None:
        """Raise the window for the segment that is about to leave, unless by too little."""
        free = self.free
        if free - self.window >= min(self.grant // 2, mss):
            self.window = free

    def worth_telling(self, mss: int) -> bool:
        """The peer may be waiting for room that it has not heard of."""
        step = min(self.grant // 4, 2 * mss)
        return self.window < max(1, step) and self.free - self.window >= max(step, min(self.grant // 2, mss))

    def _put(self, ring: memoryview, position: int, payload: memoryview) -> None:
        start = (position - self._origin) % self._capacity
        head = self._capacity - start
        size = len(payload)
        if size <= head:
            ring[start : start + size] = payload
        else:
            ring[start:] = payload[:head]
            ring[: size - head] = payload[head:]

    def _note(self, start: int, end: int) -> bool:
        """Remember a range ahead; False where there are too many."""
        gaps = self._gaps
        # Most often the range follows the last one.
        if gaps and gaps[-1][1] == start:
            gaps[-1] = (gaps[-1][0], end)
            return True
        at = bisect_left(gaps, (start, end))
        if at and gaps[at - 1][1] >= start:
            at -= 1
            start, end = gaps[at][0], max(end, gaps[at][1])
        last = at
        while last < len(gaps) and gaps[last][0] <= end:
            end = max(end, gaps[last][1])
            last += 1
        if last == at and len(gaps) >= MOST_GAPS:
            return False
        gaps[at:last] = [(start, end)]
        return True

    def _merge(self) -> None:
        done = 0
        for start, end in self._gaps:
            if start > self.next:
                break
            done += 1
            if end > self.next:
                self.window = max(0, self.window - (end - self.next))
                self.next = end
        del self._gaps[:done]
