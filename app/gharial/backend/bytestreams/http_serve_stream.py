"""`HttpServeStream`: a ByteStream that gives a served file to who asks for it, again and again until it is there.

A download that breaks comes back with another request for the rest (or for all): the bytes are sent once more, and the
pump sees only what is new.
"""

import threading
import time
from contextlib import suppress
from typing import BinaryIO

from gharial.backend.bytestreams.http_listener import Asked
from gharial.backend.bytestreams.tcp_stream import WAIT_S, TcpStream
from gharial.model.failures import Interrupted
from gharial.model.transfer import Kind

LINGER_S = 20.0
"""How long a download that broke near its end may take to come back."""
BUSY_S = 2.0
"""Who has moved no byte for so long gives way to a new request: its line may be dead."""
_SLICE = 1 << 20


class HttpServeStream:
    """`ask` is called from the loop, the rest from a worker thread; `confirmed` is set when the peer has the file."""

    def __init__(self) -> None:
        self._next: Asked | None = None
        self._changed = threading.Condition(threading.RLock())
        self._current: TcpStream | None = None
        self._asked: Asked | None = None
        self._at = 0
        self._moved_at = 0.0
        self._sent = 0
        self._file: BinaryIO | None = None
        self._closed = False
        self._route = ""
        self._delivered = False
        self._on_the_side = False
        self._serving = threading.Lock()
        self.confirmed = threading.Event()

    @property
    def kind(self) -> Kind:
        """HTTP."""
        return Kind.HTTP

    @property
    def route(self) -> str:
        """Who fetches it, as far as they came."""
        return self._route

    def is_busy(self) -> bool:
        """Somebody is being served, and bytes move."""
        with self._changed:
            if self._current is None or self._asked is None:
                return self._closed
            # With everything sent it only waits for the other end to hang up.
            moves = self._at < self._asked.span.end and time.monotonic() - self._moved_at < BUSY_S
            return self._closed or moves

    def ask(self, asked: Asked) -> bool:
        """Somebody wants bytes; False while another one is being served."""
        with self._changed:
            if self.is_busy():
                return False
            if self._next is not None:
                self._next.sock.close()
            self._next = asked
            self._route = asked.route
            if self._current is not None:
                self._current.close()
            self._changed.notify_all()
            on_the_side = self._on_the_side
        if on_the_side:
            self._start_on_the_side()
        return True

    def send_slice(self, file: BinaryIO, offset: int, size: int) -> int:
        """Send bytes of `file`; returns how many came after `offset`. Raises Interrupted when closed."""
        self._file = file
        if self._closed:
            raise Interrupted(offset, "closed")
        if not self._take_next():
            return 0
        assert self._asked is not None  # noqa: S101 - taken just before
        if self._at > offset:
            # They have what comes before, or do not want it now.
            return min(size, self._at - offset)
        self._serve(file, min(offset + size, self._asked.span.end))
        return min(max(self._at - offset, 0), size)

    def finish_sending(self) -> None:
        """Wait until somebody has the last byte. Raises Interrupted when nobody comes for it any more.

        Who comes back later is served on the side, until `close`.
        """
        idle_since = time.monotonic()
        while not (self._delivered or self.confirmed.is_set()):
            if self._closed:
                raise Interrupted(self._sent, "closed")
            if time.monotonic() - idle_since > LINGER_S:
                raise Interrupted(self._sent, "nobody came back for the rest")
            if self._serve_next():
                idle_since = time.monotonic()
        with self._changed:
            self._on_the_side = True
            waits = self._next is not None
        if waits:
            self._start_on_the_side()

    def receive_into(self, buffer: memoryview) -> int | None:
        """Nothing is received."""
        raise Interrupted(0, "an answer carries bytes one way only")

    def close(self) -> None:
        """Hang up; from any thread, any number of times."""
        with self._changed:
            self._closed = True
            if self._next is not None:
                self._next.sock.close()
                self._next = None
            if self._current is not None:
                self._current.close()
            self._changed.notify_all()

    # --- inside -------------------------------------------------------------------------------------------------------

    def _start_on_the_side(self) -> None:
        threading.Thread(target=self._serve_late, name="http late", daemon=True).start()

    def _serve_late(self) -> None:
        with self._serving:
            while not self._closed and self._serve_next():
                pass

    def _serve_next(self) -> bool:
        """A slice to whoever is there; False where nobody is."""
        if not self._take_next() or self._asked is None:
            return False
        if self._file is not None:
            try:
                self._serve(self._file, min(self._at + _SLICE, self._asked.span.end))
            except ValueError:  # the file is closed: the transfer is over
                self._drop_current()
        elif self._at >= self._asked.span.end:
            self._end_current()
        else:
            self._drop_current()
        return True

    def _take_next(self) -> bool:
        """Somebody is there to be served."""
        with self._changed:
            if self._next is None and self._current is None:
                self._changed.wait(WAIT_S)
            if self._next is not None and not self._closed:
                asked, self._next = self._next, None
                former, self._current = self._current, None
                if former is not None:
                    former.close()
                try:
                    self._current = TcpStream(asked.sock, Kind.HTTP, asked.route)
                except OSError:
                    asked.sock.close()
                    return False
                self._asked, self._at = asked, asked.span.start
                self._moved_at = time.monotonic()
            return self._current is not None

    def _serve(self, file: BinaryIO, until: int) -> None:
        assert self._current is not None and self._asked is not None  # noqa: S101 - taken before
        try:
            if self._at < until:
                sent = self._current.send_slice(file, self._at, until - self._at)
                self._at += sent
                self._sent += sent
                if sent:
                    self._moved_at = time.monotonic()
        except Interrupted:
            self._drop_current()
            return
        if self._at >= self._asked.span.end:
            self._end_current()

    def _end_current(self) -> None:
        """Deliver what the system still holds. Who goes before that comes back for the rest, or not."""
        if self._current is not None and self._asked is not None:
            with suppress(Interrupted):
                self._current.finish_sending()
                self._delivered = self._delivered or self._asked.span.end == self._asked.span.size
        self._drop_current()

    def _drop_current(self) -> None:
        with self._changed:
            if self._current is not None:
                self._current.close()
            self._current = None
