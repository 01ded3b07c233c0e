"""`SimulatedLink`: two PseudoTCP machines over a line that loses, doubles, delays and reorders; time is a number."""

import heapq
import itertools
import random
from dataclasses import dataclass, field

from gharial.backend.wire.pseudotcp import Packet, PseudoTcp, State


@dataclass
class SimulatedLink:
    """`delay_ms` one way, up to `jitter_ms` more for each packet; `loss` and `doubled` are shares of one."""

    one: PseudoTcp
    other: PseudoTcp
    loss: float = 0.0
    doubled: float = 0.0
    delay_ms: int = 0
    jitter_ms: int = 0
    largest: int = 65535
    seed: int = 0
    now: int = 1000
    lost: int = 0
    carried: int = 0
    _line: "list[tuple[int, int, PseudoTcp, bytes]]" = field(default_factory=list)
    _order: "itertools.count[int]" = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    def flush(self) -> None:
        """What both have to send goes on the line."""
        for machine, peer in ((self.one, self.other), (self.other, self.one)):
            for packet in machine.take(self.now):
                self._carry(packet, peer)

    def step(self) -> bool:
        """Go to the next thing that happens; False where nothing will."""
        self.flush()
        times = [time for time in (self.one.deadline(), self.other.deadline()) if time is not None]
        if self._line:
            times.append(self._line[0][0])
        if not times:
            return False
        self.now = max(self.now, min(times))
        while self._line and self._line[0][0] <= self.now:
            _, _, peer, datagram = heapq.heappop(self._line)
            peer.feed(memoryview(datagram), self.now)
        for machine in (self.one, self.other):
            due = machine.deadline()
            if due is not None and due <= self.now:
                machine.tick(self.now)
        self.flush()
        return True

    def open(self, both: bool = False) -> None:
        """Connect from `one`, or from both ends at once."""
        self.one.connect(self.now)
        if both:
            self.other.connect(self.now)
        while not (self.one.state is State.ESTABLISHED is self.other.state):
            assert self.step(), "it does not open"
            assert self.now < 200_000

    def carry(self, sender: PseudoTcp, receiver: PseudoTcp, data: bytes, limit_ms: int = 3_600_000) -> bytes:
        """All of `data`, until the receiver has read as much; what it read."""
        until = self.now + limit_ms
        rest, got, buffer = memoryview(data), bytearray(), memoryview(bytearray(1 << 18))
        while len(got) < len(data):
            rest = rest[sender.send(rest) :]
            moved = self.step()
            while count := receiver.receive_into(buffer):
                got += buffer[:count]
                moved = True
            self.flush()
            assert State.CLOSED not in (sender.state, receiver.state), sender.failure or receiver.failure
            assert moved or self._line or rest, "nothing moves"
            assert self.now < until, f"{len(got)} of {len(data)} in {limit_ms} ms"
        return bytes(got)

    def _carry(self, packet: Packet, peer: PseudoTcp) -> None:
        datagram = packet[0] + bytes(packet[1])
        assert len(datagram) <= self.largest
        assert len(datagram) >= 24, "the originals underflow below 24"
        self.carried += 1
        if self._random.random() < self.loss:
            self.lost += 1
            return
        for _ in range(2 if self._random.random() < self.doubled else 1):
            at = self.now + self.delay_ms + (self._random.randint(0, self.jitter_ms) if self.jitter_ms else 0)
            heapq.heappush(self._line, (at, next(self._order), peer, datagram))
