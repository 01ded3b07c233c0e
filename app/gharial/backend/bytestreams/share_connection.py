"""`ShareConnection`: HTTP of Google Talk's share over one duplex stream, and the ByteStreams of its bodies.

Blocking; for worker threads. One request at a time: nobody in this dialect pipelines.
"""

import time
from collections.abc import Callable
from threading import Event
from typing import BinaryIO, Protocol

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.wire.google_http import (
    LARGEST_HEAD,
    ChunkReader,
    ShareHttpMalformed,
    ShareRequest,
    ShareResponse,
    head_size,
    read_request,
    read_response,
)
from gharial.model.failures import Interrupted, ProtocolBreach, TimedOut
from gharial.model.transfer import Kind

ANSWER_S = 30.0
"""How long the other end may take from our request to the head of its response."""
LINGER_S = 30.0
"""How long our last bytes may stand still before the stream counts as broken."""
_PIECE = 64 * 1024
_OK = 200


class Duplex(ByteStream, Protocol):
    """A stream that takes bytes from memory too, both ways at once."""

    def send(self, data: memoryview) -> int:
        """How many bytes were taken, 0 where none could in time. Raises Interrupted."""


class ShareConnection:
    """One connection, kept over several requests. `peer` is named in failures."""

    def __init__(self, stream: Duplex, peer: str) -> None:
        self.stream = stream
        self.peer = peer
        self.closed = False
        self._early = b""

    @property
    def route(self) -> str:
        """Where the bytes go."""
        return self.stream.route

    def ask(self, request: bytes, answer_s: float = ANSWER_S) -> ShareResponse:
        """Send a request and read the head of its response. Raises Interrupted, TimedOut, ProtocolBreach."""
        deadline = time.monotonic() + answer_s
        rest = memoryview(request)
        while rest:
            rest = rest[self.stream.send(rest) :]
            if rest and time.monotonic() > deadline:
                raise TimedOut("request", answer_s)
        while (head := self._head()) is None:
            if time.monotonic() > deadline:
                raise TimedOut("response", answer_s)
        try:
            return read_response(head)
        except ShareHttpMalformed as error:
            raise ProtocolBreach(self.peer, str(error)) from error

    def fetch(self, request: bytes, most: int, timeout_s: float = ANSWER_S) -> bytes | None:
        """Ask for something small and read it whole; None, and the connection is of no use any more, where it is more
        than `most` bytes, or does not say. Where it is not to be had: None too. Raises as `ask`."""
        deadline = time.monotonic() + timeout_s
        response = self.ask(request, timeout_s)
        length = response.length
        if response.chunked or length is None or length > most:
            self.close()
            return None
        body = memoryview(bytearray(length))
        filled = 0
        while filled < length:
            count = self.receive_into(body[filled:])
            if count == 0:
                raise Interrupted(filled, "closed")
            filled += count or 0
            if time.monotonic() > deadline:
                raise TimedOut("response", timeout_s)
        if not response.keep_alive:
            self.close()
        return bytes(body) if response.status == _OK else None

    def next_request(self) -> ShareRequest | None:
        """What is asked of us; None where nothing came in time. Raises Interrupted, ProtocolBreach."""
        head = self._head()
        if head is None:
            return None
        try:
            return read_request(head)
        except ShareHttpMalformed as error:
            raise ProtocolBreach(self.peer, str(error)) from error

    def send_all(self, data: bytes) -> None:
        """Raises Interrupted where the last bytes stand still."""
        rest, moved_at = memoryview(data), time.monotonic()
        while rest:
            count = self.stream.send(rest)
            rest = rest[count:]
            if count:
                moved_at = time.monotonic()
            elif time.monotonic() - moved_at > LINGER_S:
                raise Interrupted(0, "the last bytes were not taken")

    def receive_into(self, buffer: memoryview) -> int | None:
        """Bytes of a body; 0 at the stream's end, None when nothing came in time."""
        if self._early:
            count = min(len(buffer), len(self._early))
            buffer[:count] = self._early[:count]
            self._early = self._early[count:]
            return count
        return self.stream.receive_into(buffer)

    def put_back(self, data: bytes) -> None:
        """What was read and does not belong to the body."""
        self._early = data + self._early

    def close(self) -> None:
        """Drop it; from any thread, any number of times."""
        self.closed = True
        self.stream.close()

    def _head(self) -> bytes | None:
        """The next message's head as far as it is whole; what follows is kept."""
        try:
            end = head_size(self._early)
            if end < 0:
                piece = memoryview(bytearray(LARGEST_HEAD))
                count = self.stream.receive_into(piece)
                if count == 0:
                    raise Interrupted(0, "closed")
                self._early += bytes(piece[: count or 0])
                end = head_size(self._early)
        except ShareHttpMalformed as error:
            raise ProtocolBreach(self.peer, str(error)) from error
        if end < 0:
            return None
        head, self._early = self._early[:end], self._early[end:]
        return head


class ShareFetchStream:
    """Fulfils `ByteStream`: the body of a response. `on_end` is called once, in the thread that read its last byte."""

    kind = Kind.P2P

    def __init__(
        self, connection: ShareConnection, response: ShareResponse, on_end: Callable[[], None] = lambda: None
    ) -> None:
        self._connection = connection
        self._left = response.length if not response.chunked else None
        self._chunks = ChunkReader() if response.chunked else None
        self._keep_alive = response.keep_alive and (response.chunked or response.length is not None)
        self._on_end = on_end
        self._done = 0
        self._ended = False
        self._raw = memoryview(b"")
        if self._left == 0:
            self._end()

    @property
    def route(self) -> str:
        """Where the bytes come from."""
        return self._connection.route

    def send_slice(self, file: BinaryIO, offset: int, size: int) -> int:
        """Never: a response is only read."""
        raise Interrupted(0, "a response is only read")

    def receive_into(self, buffer: memoryview) -> int | None:
        """Bytes of the body; 0 at its end. Raises Interrupted where it breaks off, ProtocolBreach for no chunks."""
        if self._ended:
            return 0
        if self._chunks is not None:
            return self._receive_chunked(self._chunks, buffer)
        room = buffer if self._left is None else buffer[: self._left]
        count = self._connection.receive_into(room)
        if count is None:
            return None
        if count == 0 and self._left is not None:
            raise Interrupted(self._done, "closed")
        self._done += count
        if self._left is not None:
            self._left -= count
        if count == 0 or self._left == 0:
            self._end()
        return count

    def finish_sending(self) -> None:
        """Nothing is sent."""

    def close(self) -> None:
        """A body that was not read to its end takes its connection along."""
        if not self._ended:
            self._connection.close()

    def _receive_chunked(self, chunks: ChunkReader, buffer: memoryview) -> int | None:
        filled = 0
        while filled < len(buffer):
            if not self._raw:
                if filled:
                    break
                raw = memoryview(bytearray(_PIECE))
                count = self._connection.receive_into(raw)
                if count is None:
                    return None
                if count == 0:
                    raise Interrupted(self._done, "closed")
                self._raw = raw[:count]
            try:
                used, piece = chunks.feed(self._raw[: len(buffer) - filled])
            except ShareHttpMalformed as error:
                raise ProtocolBreach(self._connection.peer, str(error)) from error
            buffer[filled : filled + len(piece)] = piece
            filled += len(piece)
            self._raw = self._raw[used:]
            if chunks.done:
                self._connection.put_back(bytes(self._raw))
                self._end()
                break
        self._done += filled
        return filled or (0 if self._ended else None)

    def _end(self) -> None:
        self._ended = True
        if not self._keep_alive:
            self._connection.close()
        self._on_end()


class ShareServeStream:
    """Fulfils `ByteStream`: sends a body that `encode` makes of the file's bytes, after `head`.

    `delivered` is set once the receiver says that it has all: then nothing is waited for any more.
    """

    kind = Kind.P2P

    def __init__(
        self,
        connection: ShareConnection,
        head: bytes,
        encode: Callable[[memoryview], bytes] | None = None,
        tail: Callable[[], bytes] = lambda: b"",
    ) -> None:
        self._connection = connection
        self._encode = encode
        self._tail = tail
        self._pending = memoryview(head)
        self._done = 0
        self.all_sent = False
        self.delivered = Event()

    @property
    def route(self) -> str:
        """Where the bytes go."""
        return self._connection.route

    def begin(self) -> None:
        """Send the head: the receiver may wait for it before it makes room. Raises Interrupted."""
        self._pending = self._pending[self._connection.stream.send(self._pending) :]

    def send_slice(self, file: BinaryIO, offset: int, size: int) -> int:
        """Send up to `size` bytes of `file` from `offset`; returns how many were taken, 0 when none could in time."""
        if self._pending:
            self._pending = self._pending[self._connection.stream.send(self._pending) :]
            if self._pending:
                return 0
        if self._encode is None:
            sent = self._connection.stream.send_slice(file, offset, size)
            self._done += sent
            return sent
        file.seek(offset)
        data = file.read(min(size, _PIECE))
        self._pending = memoryview(self._encode(memoryview(data)))
        self._done += len(data)
        # What cannot leave now leaves before the next piece is read.
        self._pending = self._pending[self._connection.stream.send(self._pending) :]
        return len(data)

    def receive_into(self, buffer: memoryview) -> int | None:
        """Never: a response is only sent."""
        raise Interrupted(self._done, "a response is only sent")

    def finish_sending(self) -> None:
        """All of it is at the other end. Raises Interrupted."""
        try:
            self._connection.send_all(bytes(self._pending) + self._tail())
            self.all_sent = True
            self._connection.stream.finish_sending()
        except Interrupted:
            if not self.delivered.is_set():
                raise

    def close(self) -> None:
        """Drop it with its connection, unless all has been sent: more may be asked for."""
        if not self.all_sent:
            self._connection.close()
