"""`LossyLine`: a relay for datagrams on loopback that loses and delays; needs neither root nor the kernel's netem."""

import heapq
import itertools
import random
import selectors
import socket
import threading
import time
from types import TracebackType

Address = tuple[str, int]


class LossyLine:
    """Two ends meet here: each is told the line's address of the other. Use as a context."""

    def __init__(self, loss: float, delay_s: float, seed: int = 1) -> None:
        self.loss = loss
        self.carried = self.lost = 0
        self._delay_s = delay_s
        self._random = random.Random(seed)
        self._doors: list[socket.socket] = []
        self._owners: list[Address] = []
        self._stopped = False
        self._thread = threading.Thread(target=self._run, daemon=True)

    def join(self, one: Address, other: Address) -> tuple[Address, Address]:
        """The line between the two: where `one` reaches `other`, and where `other` reaches `one`."""
        for _ in range(2):
            door = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            door.bind(("127.0.0.1", 0))
            door.setblocking(False)
            self._doors.append(door)
        self._owners = [one, other]
        self._thread.start()
        return self._doors[0].getsockname(), self._doors[1].getsockname()

    def __enter__(self) -> "LossyLine":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._stopped = True
        if self._thread.ident is not None:
            self._thread.join(5)
        for door in self._doors:
            door.close()

    def _run(self) -> None:
        """What comes to door 0 is of `one`, and leaves by door 1 to `other`; and the other way round."""
        waiting: list[tuple[float, int, int, bytes]] = []
        order = itertools.count()
        with selectors.DefaultSelector() as selector:
            for number, door in enumerate(self._doors):
                selector.register(door, selectors.EVENT_READ, number)
            while not self._stopped:
                pause = min(0.1, waiting[0][0] - time.monotonic()) if waiting else 0.1
                for key, _ in selector.select(max(0.0, pause)):
                    for _ in range(64):
                        try:
                            data, source = self._doors[key.data].recvfrom(65535)
                        except OSError:
                            break
                        if source != self._owners[key.data]:
                            continue
                        if self._random.random() < self.loss:
                            self.lost += 1
                            continue
                        heapq.heappush(waiting, (time.monotonic() + self._delay_s, next(order), 1 - key.data, data))
                now = time.monotonic()
                while waiting and waiting[0][0] <= now:
                    _, _, number, data = heapq.heappop(waiting)
                    self.carried += 1
                    try:
                        self._doors[number].sendto(data, self._owners[number])
                    except OSError:
                        pass  # its port is closed
