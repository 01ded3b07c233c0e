"""`Link`: what one transport talks to."""

import asyncio
from collections import deque
from time import monotonic
from typing import Protocol

_PIECE = 2048
"""Bytes that are handed on at once: some ten presences."""
_TURN_S = 0.008
"""After so long other work has its turn; windows draw in between."""


class Receiver(Protocol):
    """The connection behind a link. `reader` is another one, or None, when another stream begins."""

    @property
    def reader(self) -> object | None: ...

    def data_received(self, data: bytes | str) -> None: ...
    def connection_lost(self, exception: BaseException | None) -> None: ...
    def let_write(self, writable: bool) -> None: ...


class Link(asyncio.Protocol):
    """Reaches the connection only as long as its transport is the connection's: late news of an old one end here.

    What comes in one piece, the presences of hundreds after a login, is handed on in small ones, a few at a time; until
    all of it is, nothing more is read.
    """

    connection: Receiver | None = None
    transport: asyncio.Transport | None = None

    def __init__(self) -> None:
        self._waiting: deque[bytes] = deque()
        self._again: asyncio.Handle | None = None

    def data_received(self, data: bytes) -> None:
        if self.connection is None:
            return
        self._waiting.extend(data[start : start + _PIECE] for start in range(0, len(data), _PIECE))
        if self._again is None:
            self._hand_on(monotonic() + _TURN_S)

    def _hand_on(self, until: float) -> None:
        while self._waiting and self.connection is not None:
            reader = self.connection.reader
            self.connection.data_received(self._waiting.popleft())
            if self.connection is None or self.connection.reader is not reader:
                self._waiting.clear()  # nothing that came along with the stream before counts in a new one
            elif self._waiting and monotonic() > until:
                self._again = asyncio.get_running_loop().call_soon(self._go_on)
                if self.transport is not None:
                    self.transport.pause_reading()
                return

    def _go_on(self) -> None:
        self._again = None
        try:
            self._hand_on(monotonic() + _TURN_S)
        except Exception:
            # As the transport itself would, were it reading: nobody would ever read on.
            if self.transport is not None:
                self.transport.abort()
            raise
        if self._again is None and self.transport is not None:
            self.transport.resume_reading()

    def eof_received(self) -> bool:
        return False

    def pause_writing(self) -> None:
        if self.connection is not None:
            self.connection.let_write(False)

    def resume_writing(self) -> None:
        if self.connection is not None:
            self.connection.let_write(True)

    def connection_lost(self, error: Exception | None) -> None:
        self.transport = None
        if self._again is not None:
            self._again.cancel()
            self._again = None
        try:
            self._hand_on(float("inf"))  # what the server said before it went counts
        finally:
            connection, self.connection = self.connection, None
            if connection is not None:
                connection.connection_lost(error)
