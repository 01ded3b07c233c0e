"""`HttpGetStream`: a ByteStream that reads the body of an HTTP response, and takes it up again where it broke."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from gharial.backend.bytestreams.http_connection import WAIT_S, HttpConnection
from gharial.backend.wire.http import Chunks, HttpMalformed
from gharial.model.failures import (
    Failure,
    HttpRefused,
    Interrupted,
    ProtocolBreach,
    TimedOut,
    UnknownHost,
    Unreachable,
)
from gharial.model.transfer import Kind

log = logging.getLogger(__name__)

MEND_S = 45.0
"""How long a broken download is dialled again before it counts as broken; shorter than the pump's patience."""
_PAUSES_S = (0.0, 1.0, 2.0, 5.0)
_RAW_SIZE = 64 * 1024
_ASK_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass
class Body:
    """A response of which the head was read. `length` bytes follow on `connection`, None: until it ends.

    They begin at byte `start_at` of a file of `size`; `chunked`: they come in that coding. `validator` names this state
    of the file (ETag or date), empty where the server does not. `name` is what the server calls the file, if anything.
    """

    connection: HttpConnection
    start_at: int
    length: int | None
    size: int | None
    chunked: bool = False
    validator: str = ""
    name: str = ""


class HttpGetStream:
    """Reads `body`. After a break `again(position, keep)` is asked, in a thread, for the rest of the same file.

    What it returns must begin at that position, or the stream is broken for good. `keep` is to be called with each
    connection made on the way, so that `close` ends that too.
    """

    def __init__(
        self,
        body: Body,
        again: Callable[[int, Callable[[HttpConnection], None]], Body] | None = None,
        mend_s: float = MEND_S,
    ) -> None:
        self._body = body
        self._again = again
        self._mend_s = mend_s
        self._position = body.start_at
        self._left = body.length
        self._chunks = Chunks() if body.chunked else None
        self._raw = memoryview(bytearray(_RAW_SIZE)) if body.chunked else memoryview(b"")
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._mending: threading.Thread | None = None
        self._mended: Body | Failure | None = None
        self._dialled: HttpConnection | None = None
        self._reading = False

    @property
    def kind(self) -> Kind:
        """HTTP."""
        return Kind.HTTP

    @property
    def route(self) -> str:
        """The server's host and port."""
        return self._body.connection.link.label

    def receive_into(self, buffer: memoryview) -> int | None:
        """Fill the beginning of `buffer`; 0 at the end, None when nothing came in time.

        Raises Interrupted; HttpRefused and others where the rest is not to be had any more.
        """
        if self._closed.is_set():
            raise Interrupted(self._position, "closed")
        if self._mending is not None and not self._take_up(self._mending):
            return None
        if self._left == 0:
            self._body.connection.release()
        if self._left == 0 or not len(buffer):
            return 0
        self._reading = True
        try:
            count = self._read(buffer)
        except Interrupted as error:
            self._begin_mending(error.detail)
            return None
        finally:
            self._reading = False
            if self._closed.is_set():
                self._body.connection.release()
        if count:
            self._position += count
            if self._left is not None:
                self._left -= count
                if self._left == 0:
                    # Who serves it sees that everything was read.
                    self._body.connection.release()
        return count

    def send_slice(self, file: BinaryIO, offset: int, size: int) -> int:
        """Nothing is sent in an answer."""
        raise Interrupted(0, "a download carries bytes one way only")

    def finish_sending(self) -> None:
        """There is nothing to deliver."""

    def close(self) -> None:
        """Drop it; from any thread, any number of times."""
        with self._lock:
            self._closed.set()
            dialled = self._dialled
        self._body.connection.close()
        if dialled is not None:
            dialled.close()
        if not self._reading and self._mending is None:
            self._body.connection.release()

    # --- inside -------------------------------------------------------------------------------------------------------

    def _read(self, buffer: memoryview) -> int | None:
        connection = self._body.connection
        if self._chunks is not None:
            return self._read_chunks(self._chunks, buffer)
        wanted = buffer if self._left is None else buffer[: self._left]
        count = connection.receive_into(wanted)
        if count == 0 and self._left is not None:
            raise Interrupted(self._position, "the connection ended early")
        return count

    def _read_chunks(self, chunks: Chunks, buffer: memoryview) -> int | None:
        while not chunks.ready:
            if chunks.ended:
                return 0
            count = self._body.connection.receive_into(self._raw)
            if count is None:
                return None
            if count == 0:
                raise Interrupted(self._position, "the connection ended early")
            try:
                chunks.feed(self._raw[:count])
            except HttpMalformed as error:
                raise ProtocolBreach(self._body.connection.link.host, str(error)) from error
        count = min(len(buffer), len(chunks.ready))
        buffer[:count] = chunks.ready[:count]
        del chunks.ready[:count]
        return count

    def _begin_mending(self, detail: str) -> None:
        if self._closed.is_set():
            raise Interrupted(self._position, "closed")
        if self._again is None:
            raise Interrupted(self._position, detail)
        log.info("%s: %s after %d bytes", self.route, detail, self._position)
        self._body.connection.release()
        self._mended = None
        self._mending = threading.Thread(target=self._mend, args=(self._again, detail), daemon=True)
        self._mending.start()

    def _take_up(self, mending: threading.Thread) -> bool:
        """Whether the stream goes on; waits a moment. Raises why it does not."""
        mending.join(WAIT_S)
        if mending.is_alive():
            return False
        outcome, self._mending = self._mended, None
        if not isinstance(outcome, Body):
            self._again = None
            raise outcome or Interrupted(self._position, "closed")
        if self._closed.is_set():
            outcome.connection.release()
            raise Interrupted(self._position, "closed")
        self._body = outcome
        self._left = outcome.length
        self._chunks = Chunks() if outcome.chunked else None
        if outcome.chunked and not len(self._raw):
            self._raw = memoryview(bytearray(_RAW_SIZE))
        return True

    def _mend(self, again: Callable[[int, Callable[[HttpConnection], None]], Body], detail: str) -> None:
        deadline = time.monotonic() + self._mend_s
        tries = 0
        while True:
            pause = _PAUSES_S[min(tries, len(_PAUSES_S) - 1)]
            tries += 1
            if self._closed.wait(pause):
                return
            try:
                body = again(self._position, self._keep)
            except Failure as failure:
                if not _passes(failure):
                    self._mended = failure
                    return
                if time.monotonic() > deadline:
                    self._mended = Interrupted(self._position, detail)
                    return
                continue
            except Exception:
                log.exception("taking up a download failed")
                self._mended = Interrupted(self._position, detail)
                return
            if body.start_at != self._position:
                body.connection.release()
                self._mended = Interrupted(self._position, detail)
                return
            self._mended = body
            return

    def _keep(self, connection: HttpConnection) -> None:
        with self._lock:
            self._dialled = connection
            closed = self._closed.is_set()
        if closed:
            connection.close()


def _passes(failure: Failure) -> bool:
    """It may be over in a moment."""
    if isinstance(failure, HttpRefused):
        return failure.status in _ASK_LATER
    return isinstance(failure, Interrupted | Unreachable | TimedOut | UnknownHost)
