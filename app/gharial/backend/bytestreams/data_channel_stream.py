"""`DataChannelStream`: a ByteStream over a reliable WebRTC data channel (XEP-0343, RFC 8831); the worker thread's side.

The worker thread and the data thread meet here under one lock. The thread asks through `Ferry`, the loop's part.
"""

import threading
import time
from typing import BinaryIO, Protocol

from gharial.backend.bytestreams.unread_bytes import UnreadBytes
from gharial.model.failures import Interrupted
from gharial.model.transfer import Kind

WAIT_S = 0.4
"""Longest wait inside one call of the worker thread."""
FINISH_S = 60.0
"""How long the peer may take nothing of the last bytes before they are given up."""
MESSAGE_SIZE = 56 * 1024
"""Bytes of one message of ours: below the 64 KiB that everybody takes (RFC 8841 §6.1)."""
MOST_UNSENT = 1024 * 1024
"""Bytes that wait to leave, here and in the channel."""
ENOUGH = 2 * 1024 * 1024
"""Unread bytes from which on the sender is told to wait."""


class Ferry(Protocol):
    """What the stream asks of the data thread; every method may be called from any thread."""

    def send(self, message: bytes) -> None:
        """Send it; `left` follows."""

    def end(self) -> None:
        """End our direction once all has arrived; `ended` or `fail` follows."""

    def has_room(self) -> None:
        """Unread bytes went below ENOUGH: the sender may be told."""

    def drop(self) -> None:
        """The stream is not wanted any more."""


class DataChannelStream:
    """One data channel in both directions."""

    def __init__(self, ferry: Ferry, route: str) -> None:
        self._ferry = ferry
        self._route = route
        self._change = threading.Condition()
        self._unread = UnreadBytes()
        self._unsent = 0
        self._sent = 0
        self._moved_at = 0.0
        self._failure: str | None = None
        self._peer_ended = False
        self._ended = False
        self._closed = False

    @property
    def kind(self) -> Kind:
        """Always ICE."""
        return Kind.ICE

    @property
    def route(self) -> str:
        """The way and the peer's address: "direct 192.0.2.7:4444", "stun 192.0.2.7:4444", "relay 203.0.113.5:3478"."""
        return self._route

    # --- worker thread ------------------------------------------------------------------------------------------------

    def send_slice(self, file: BinaryIO, offset: int, size: int) -> int:
        """Hand as much to the channel as it has room for; returns the bytes, 0 when none could leave in time.

        Raises Interrupted.
        """
        deadline = time.monotonic() + WAIT_S
        taken = 0
        while taken < size:
            with self._change:
                while self._unsent >= MOST_UNSENT and self._sendable():
                    if taken or not self._change.wait(max(0.0, deadline - time.monotonic())):
                        return taken
                self._sendable()
            file.seek(offset + taken)
            message = file.read(min(MESSAGE_SIZE, size - taken))
            if not message:
                return taken
            with self._change:
                self._unsent += len(message)
            self._ferry.send(message)
            taken += len(message)
        return taken

    def receive_into(self, buffer: memoryview) -> int | None:
        """Fill the beginning of `buffer`; 0 at the end, None when nothing came in time. Raises Interrupted."""
        with self._change:
            if not self._unread.size and not self._over():
                self._change.wait(WAIT_S)
            filled = self._unread.take(buffer)
            if not filled:
                if self._closed:
                    raise Interrupted(self._bytes_done(), "closed")
                if self._peer_ended:
                    return 0
                if self._failure is not None:
                    raise Interrupted(self._bytes_done(), self._failure)
                return None
            room = self._unread.falls_below(ENOUGH, filled)
        if room:
            self._ferry.has_room()
        return filled

    def finish_sending(self) -> None:
        """Wait until the peer's channel has everything, and end ours. Raises Interrupted."""
        self._ferry.end()
        with self._change:
            self._moved_at = time.monotonic()
            while not self._ended:
                if self._failure is not None or self._closed:
                    raise Interrupted(self._bytes_done(), self._failure or "closed")
                left = self._moved_at + FINISH_S - time.monotonic()
                if left <= 0:
                    raise Interrupted(self._bytes_done(), "the last bytes were not taken")
                self._change.wait(left)

    def close(self) -> None:
        """Drop the stream; from any thread, any number of times."""
        with self._change:
            if self._closed:
                return
            self._closed = True
            self._change.notify_all()
        self._ferry.drop()

    def _sendable(self) -> bool:
        """Raises Interrupted where nothing can be sent any more."""
        if self._failure is not None or self._peer_ended or self._closed:
            raise Interrupted(self._bytes_done(), self._failure or "closed")
        return True

    def _bytes_done(self) -> int:
        return self._sent + self._unread.done

    def _over(self) -> bool:
        return self._failure is not None or self._peer_ended or self._closed

    # --- data thread --------------------------------------------------------------------------------------------------

    @property
    def unread(self) -> int:
        """Bytes that came and were not taken yet."""
        return self._unread.size

    def received(self, message: bytes) -> None:
        """Keep a message for the worker thread."""
        with self._change:
            if message and not self._closed and not self._peer_ended:
                self._unread.add(message)
                self._change.notify_all()

    def left(self, size: int) -> None:
        """So many bytes of ours are on the wire or arrived."""
        with self._change:
            self._unsent -= size
            self._sent += size
            self._moved_at = time.monotonic()
            self._change.notify_all()

    def moved(self) -> None:
        """The peer took some of what is on the wire."""
        self._moved_at = time.monotonic()

    def peer_ended(self) -> None:
        """The peer closed the channel: the end for a reader, a break for a writer."""
        with self._change:
            self._peer_ended = True
            self._change.notify_all()

    def ended(self) -> None:
        """The peer has all that we sent."""
        with self._change:
            self._ended = True
            self._change.notify_all()

    def fail(self, detail: str) -> None:
        """It is broken; what came before can still be read."""
        with self._change:
            if self._failure is None and not (self._ended or self._peer_ended):
                self._failure = detail
            self._change.notify_all()
