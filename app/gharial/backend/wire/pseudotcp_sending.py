"""`SendingHalf`: what is to go over PseudoTCP, what is under way, and how much may be: congestion, loss, timers; pure.

The rules are NewReno's (RFC 6582) with CUBIC's milder cut (RFC 9438 §4.6), bytes counted instead of answers (RFC 3465)
and an early end of the first steep rise where the round trip grows (RFC 9406).
"""

from collections import deque

from gharial.backend.wire.pseudotcp_segment import FIN, LEVELS, OVERHEAD

FIRST_MSS = LEVELS[-1] - OVERHEAD
MOST_SENT = 15
MOST_SENT_CONNECTING = 30
LEAST_RTO_MS = 250
FIRST_RTO_MS = 1000
FIRST_CONNECT_RTO_MS = 300
"""libnice 0.1.4 hears a CONNECT that came before it chose its path only when it is repeated."""
MOST_RTO_MS = 60000
_CUT = 0.7
_STEEP_ROUNDS = 4
_LATE_MS = 20
_HALF = 0x7FFFFFFF


class Piece:
    """A segment under way, in positions of the stream. Sent again it keeps its borders."""

    __slots__ = ("data", "end", "flags", "sent", "start")

    def __init__(self, start: int, end: int, data: memoryview, flags: int) -> None:
        self.start = start
        self.end = end
        self.data = data
        self.flags = flags
        self.sent = 0


class SendingHalf:
    """`take_due` gives what must leave now; `acknowledge` and `timed_out` move on. Times in ms."""

    def __init__(self, capacity: int, nagle: bool, first: int) -> None:
        self.una = first
        """The first position not acknowledged."""
        self.nxt = first
        """The first position not sent."""
        self.window = 1
        self.scale = 0
        self.fin_added = False
        self.window_known = False
        self.mss = FIRST_MSS
        self.cwnd = 2 * FIRST_MSS
        self.rto = FIRST_CONNECT_RTO_MS
        self.srtt: float | None = None
        self.timer_base: int | None = None
        """When the retransmission timer was started; None while nothing is under way."""
        self.moved_at = 0
        """When data last left."""
        self.retransmitted = 0
        self._capacity = capacity
        self._nagle = nagle
        self._advised = FIRST_MSS
        self._variance = 0.0
        self._least_rtt: float | None = None
        self._slow_rounds = 0
        self._ssthresh: float = float("inf")
        self._largest_window = 1
        self._unsent: deque[memoryview] = deque()
        self.unsent = 0
        self._flight: deque[Piece] = deque()
        self._again: deque[Piece] = deque()
        self._duplicates = 0
        self._recover = self._repeated = first
        self._recovering = False
        self._burst = 1
        self._repeated_at = 0
        self._extra = 0

    @property
    def under_way(self) -> int:
        """Bytes sent and not acknowledged."""
        return self.nxt - self.una

    @property
    def room(self) -> int:
        """Bytes that may be added."""
        return max(0, self._capacity - self.unsent - (self.nxt - self.una))

    @property
    def idle(self) -> bool:
        """Everything was acknowledged."""
        return not self.unsent and self.nxt == self.una

    def add(self, data: memoryview) -> None:
        """Queue bytes; they must not change any more."""
        self._unsent.append(data)
        self.unsent += len(data)

    def add_control(self, data: bytes, flags: int) -> None:
        """Queue a CONNECT, or a FIN (without data it takes one position). Before it nothing may be unsent."""
        piece = Piece(self.nxt, self.nxt + max(1, len(data)), memoryview(data), flags)
        self.nxt = piece.end
        self._flight.append(piece)
        self._again.append(piece)

    def add_fin(self) -> None:
        """End the stream; everything was sent at least once."""
        self.fin_added = True
        self.add_control(b"", FIN)

    def advise(self, mtu: int) -> None:
        """The stream is open and packets of `mtu` pass."""
        self._advised = max(FIRST_MSS, mtu - OVERHEAD)
        self._suit_mss()
        self.cwnd = max(self.cwnd, min(10 * self.mss, max(2 * self.mss, 14600)))

    def shrink(self) -> bool:
        """Packets of this size do not pass: go to the next level; False where there is none."""
        level = next((level for level in LEVELS if level - OVERHEAD < self.mss), None)
        if level is None:
            return False
        self._advised = level - OVERHEAD
        self._suit_mss()
        self.cwnd = 2 * self.mss
        whole = list(self._flight)
        again = set(map(id, self._again))
        self._flight.clear()
        self._again.clear()
        for piece in whole:
            parts = [piece] if piece.flags or len(piece.data) <= self.mss else self._split(piece)
            self._flight.extend(parts)
            if id(piece) in again:
                self._again.extend(parts)
        return True

    def hear_window(self, wire: int) -> None:
        """The peer's window as in its segment."""
        self.window = wire << self.scale
        self.window_known = True
        if self.window > self._largest_window:
            self._largest_window = self.window
            self._suit_mss()

    def acknowledge(self, ack: int, now: int, echo: int, echoed: int) -> bool:
        """The peer has everything before `ack`, which is new; `echo` is the time it sends back (0: none), `echoed`
        now minus that. False where the echo is impossible."""
        flight = self._flight
        if echoed > _HALF and echo:
            return False
        # The answer to a repetition of what had come already brings back the time of something older.
        if flight and flight[0].sent > 1:
            self._set_rto()
        elif echo:
            self._measure(echoed)
        acked = ack - self.una
        self.una = ack
        while flight and flight[0].end <= ack:
            flight.popleft()
        if flight and flight[0].start < ack:
            head = flight[0]
            head.data = head.data[ack - head.start :]
            head.start = ack
        again = self._again
        while again and again[0].end <= ack:
            again.popleft()
        self._duplicates = 0
        self.timer_base = now if flight else None
        if self._recovering:
            if ack >= self._recover:
                self._recovering = False
                self._extra = 0
                self.cwnd = min(int(self._ssthresh), max(self.nxt - ack, self.mss) + self.mss)
            else:
                # What is lost together was sent together: each round more of what follows the hole goes again.
                if ack >= self._repeated:
                    self._burst = min(2 * self._burst, 16)
                    self._repeat(self._burst)
                    self._repeated_at = now
                self.cwnd += self.mss - min(acked, self.cwnd)
                self.cwnd = max(self.cwnd, 2 * self.mss)
        elif self.cwnd < self._ssthresh:
            self.cwnd += min(acked, max(2 * self.mss, self.cwnd // 2))
        else:
            self.cwnd += max(1, self.mss * acked // self.cwnd)
        # Beyond what was ever used there is nothing to learn.
        self.cwnd = min(self.cwnd, 2 * max(self._largest_window, 65535))
        return True

    def duplicate(self, now: int) -> None:
        """The peer acknowledged the same again while something is under way."""
        self._duplicates += 1
        if self._recovering:
            self._extra += self.mss
            if now - self._repeated_at > 1.5 * (self.srtt or self.rto) + _LATE_MS:
                # What is answered now left after the repetition, which is lost too.
                self._repeated = self.una
                self._repeat(1)
                self._repeated_at = self.timer_base = now
        elif self._duplicates >= self._enough() and self.una >= self._recover:
            self._cut()
            self._recovering = True
            self._burst = 1
            self._extra = 3 * self.mss
            self._repeated = self.una
            self._repeat(1)
            self._repeated_at = self.timer_base = now

    def timed_out(self, now: int, connecting: bool) -> bool:
        """The timer of the first piece ran off; False where that was once too often."""
        if not self._flight:
            return True
        head = self._flight[0]
        if head.sent >= (MOST_SENT_CONNECTING if connecting else MOST_SENT):
            return False
        if head.sent >= 4 and len(head.data) > LEVELS[6] - OVERHEAD:
            # Nobody says so, but packets of this size may not pass.
            self.shrink()
        self._cut()
        self.cwnd = self.mss
        self._recovering = True
        self._recover = self.nxt
        self._burst = 1
        self._repeated_at = now
        self._extra = 0
        self._duplicates = 0
        self._again.clear()
        self._repeated = self.una
        self._repeat(1)
        self.rto = min(self.rto * 2, FIRST_RTO_MS if connecting else MOST_RTO_MS)
        self.timer_base = now
        return True

    def take_due(self, now: int, *, new: bool = True) -> list[Piece]:
        """The pieces that may leave now, in order; they count as sent at `now`. `new`: not only those sent before."""
        due: list[Piece] = []
        while self._again:
            piece = self._again.popleft()
            if piece.end > self.una:
                if piece.sent:
                    self.retransmitted += 1
                due.append(piece)
        if new and self.unsent:
            self._cut_new(due, now)
        if due:
            for piece in due:
                piece.sent += 1
            self.moved_at = now
            if self.timer_base is None:
                self.timer_base = now
        return due

    def _cut_new(self, due: list[Piece], now: int) -> None:
        nxt, mss, unsent = self.nxt, self.mss, self._unsent
        if nxt == self.una and now - self.moved_at > self.rto and self.moved_at:
            self.cwnd = min(self.cwnd, max(2 * mss, min(10 * mss, 14600)))
        cwnd = self.cwnd + self._extra
        if not self._recovering and self._duplicates:
            cwnd += min(2, self._duplicates) * mss
        limit = self.una + min(self.window, cwnd)
        while self.unsent:
            usable = limit - nxt
            if usable <= 0:
                break
            whole = min(mss, self.unsent)
            if whole > usable:
                # A short segment only where nothing else would move the peer.
                if nxt > self.una or due:
                    break
                whole = usable
            if whole < mss and self._nagle and nxt > self.una:
                break
            chunk = unsent[0]
            if len(chunk) > whole:
                data = chunk[:whole]
                unsent[0] = chunk[whole:]
            elif len(chunk) == whole:
                data = chunk
                unsent.popleft()
            else:
                data = self._join(whole)
            piece = Piece(nxt, nxt + whole, data, 0)
            nxt += whole
            self.unsent -= whole
            self._flight.append(piece)
            due.append(piece)
        self.nxt = nxt

    def _enough(self) -> int:
        """So many answers alike mean a loss: three, or all there can be of few segments (RFC 5827)."""
        return 3 if self.unsent else max(1, min(3, len(self._flight) - 1))

    def _join(self, size: int) -> memoryview:
        parts = []
        while size:
            chunk = self._unsent[0]
            if len(chunk) <= size:
                parts.append(self._unsent.popleft())
            else:
                parts.append(chunk[:size])
                self._unsent[0] = chunk[size:]
            size -= len(parts[-1])
        return memoryview(b"".join(parts))

    def _repeat(self, count: int) -> None:
        again = self._again
        for piece in self._flight:
            if not count or piece.start >= self._recover:
                break
            if piece.start >= self._repeated:
                count -= 1
                again.append(piece)
                self._repeated = piece.end

    def _split(self, piece: Piece) -> list[Piece]:
        parts = []
        for offset in range(0, len(piece.data), self.mss):
            data = piece.data[offset : offset + self.mss]
            part = Piece(piece.start + offset, piece.start + offset + len(data), data, piece.flags)
            part.sent = piece.sent
            parts.append(part)
        return parts

    def _cut(self) -> None:
        self._ssthresh = max(int(_CUT * (self.nxt - self.una)), 2 * self.mss)
        self.cwnd = int(self._ssthresh)
        self._recover = self.nxt

    def _suit_mss(self) -> None:
        """Four segments shall fit into the peer's window, or nothing flows."""
        self.mss = self._advised
        if self._largest_window > 4096:
            self.mss = min(self._advised, max(1024, self._largest_window // 4))

    def _set_rto(self) -> None:
        if self.srtt is not None:
            self.rto = min(MOST_RTO_MS, max(LEAST_RTO_MS, int(self.srtt + max(1.0, 4 * self._variance))))

    def _measure(self, rtt: int) -> None:
        if rtt > MOST_RTO_MS:
            return
        if self.srtt is None:
            self.srtt, self._variance = float(rtt), rtt / 2
        else:
            self._variance = (3 * self._variance + abs(rtt - self.srtt)) / 4
            self.srtt = (7 * self.srtt + rtt) / 8
        self._set_rto()
        if self._least_rtt is None or rtt < self._least_rtt:
            self._least_rtt = rtt
        if self.cwnd < self._ssthresh:
            slow = rtt > self._least_rtt + max(4.0, self._least_rtt / 8)
            self._slow_rounds = self._slow_rounds + 1 if slow else 0
            if self._slow_rounds >= _STEEP_ROUNDS:
                self._ssthresh = self.cwnd
