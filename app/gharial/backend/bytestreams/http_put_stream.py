"""`HttpPutStream`: a ByteStream that writes the body of an HTTP PUT (XEP-0363 §7), and reads the answer at its end."""

import time
from typing import BinaryIO

from gharial.backend.bytestreams.http_connection import HttpConnection
from gharial.backend.wire.http import Head
from gharial.model.failures import HttpRefused, Interrupted, ProtocolBreach, TimedOut
from gharial.model.transfer import Kind

ANSWER_S = 240.0
"""A server may have to move a big file to its store before it answers."""
_DONE = frozenset({200, 201, 204})


class HttpPutStream:
    """Takes exactly `size` bytes; the request's head is out already. No total timeout: only standing still ends it."""

    def __init__(self, connection: HttpConnection, size: int) -> None:
        self._connection = connection
        self._size = size
        self._sent = 0
        self._done = False
        self._busy = False

    @property
    def kind(self) -> Kind:
        """HTTP."""
        return Kind.HTTP

    @property
    def route(self) -> str:
        """The server's host and port."""
        return self._connection.link.label

    @property
    def done(self) -> bool:
        """The server has the whole file and said so."""
        return self._done

    def send_slice(self, file: BinaryIO, offset: int, size: int) -> int:
        """Send up to `size` bytes of `file` from `offset`; returns how many left, 0 when none could in time.

        Raises Interrupted; HttpRefused where the server answers before it has everything.
        """
        self._busy = True
        try:
            if offset != self._sent:
                raise Interrupted(self._sent, "an upload cannot begin in the middle")
            self._refuse(self._connection.early_response())
            sent = self._connection.send_file(file, offset, min(size, self._size - offset))
        except Interrupted as error:
            # Who refuses hangs up behind the answer; the answer is the better reason.
            self._refuse(self._last_word())
            raise Interrupted(self._sent, error.detail) from error
        finally:
            self._leave()
        self._sent += sent
        return sent

    def receive_into(self, buffer: memoryview) -> int | None:
        """Nothing is received in a request."""
        raise Interrupted(0, "an upload carries bytes one way only")

    def finish_sending(self) -> None:
        """Wait for the server's answer. Raises HttpRefused, Interrupted."""
        if self._done:
            return
        if self._sent != self._size:
            raise Interrupted(self._sent, "the upload is not whole")
        self._busy = True
        try:
            head = self._connection.response(ANSWER_S)
        except TimedOut as error:
            raise Interrupted(self._sent, "no answer to the upload") from error
        except Interrupted as error:
            raise Interrupted(self._sent, error.detail) from error
        finally:
            self._leave()
        self._refuse(head)
        self._done = True

    def close(self) -> None:
        """Drop it; from any thread, any number of times."""
        self._connection.close()
        if not self._busy:
            self._connection.release()

    def _leave(self) -> None:
        self._busy = False
        if self._connection.closed:
            self._connection.release()

    def _last_word(self) -> Head | None:
        deadline = time.monotonic() + 0.5
        try:
            while time.monotonic() < deadline and not self._connection.closed:
                if (head := self._connection.early_response()) is not None:
                    return head
                time.sleep(0.02)
        except (Interrupted, ProtocolBreach):
            pass
        return None

    def _refuse(self, head: Head | None) -> None:
        if head is None or (head.status in _DONE and self._sent == self._size):
            return
        if head.status in _DONE:
            raise ProtocolBreach(self._connection.link.host, "said yes to half a file")
        raise HttpRefused(self._connection.link.host, head.status, head.start[2], uploading=True)
