"""`InbandStream`: a ByteStream of blocks in stanzas (XEP-0047); the thread's side of it, and what both sides share.

The worker thread and the event loop meet here under one lock. The thread asks through `Courier`, the loop's part.
"""

import threading
import time
from collections.abc import Sequence
from typing import BinaryIO, Protocol

from gharial.backend.bytestreams.inband_window import InbandWindow
from gharial.backend.bytestreams.unread_bytes import UnreadBytes
from gharial.model.failures import Interrupted
from gharial.model.transfer import Kind

WAIT_S = 0.4
"""Longest wait inside one call of the worker thread."""
FINISH_S = 60.0
"""How long the last blocks may take to be answered."""
SEQUENCE = 65536
"""Block numbers wrap (XEP-0047 §2.2)."""
ENOUGH = 256 * 1024
"""Unread bytes from which on answers are withheld, which makes the sender wait."""
TOO_MUCH = 4 * 1024 * 1024
"""Unread bytes of a sender who does not wait for answers."""
WORTH_READING = 64 * 1024
"""From so many unread bytes on the reader is woken at once; before, by `wake`."""
_SHARE = 4
"""Of the window: this part of it has to be free before the writer wakes, so that several blocks leave together."""
_MOST_TOGETHER = 4
"""Blocks that are worth its while anyhow: more at once would be a queue of our own making."""


class Courier(Protocol):
    """What the stream asks of the loop; every method may be called from any thread."""

    def deliver(self, stream: "InbandStream", blocks: Sequence[tuple[int, bytes]]) -> None:
        """Send blocks with their numbers; `delivered` for each or `fail` follows."""

    def end(self, stream: "InbandStream") -> None:
        """Close the bytestream at the other end; `ended` follows."""

    def has_room(self, stream: "InbandStream") -> None:
        """Unread bytes went below ENOUGH: withheld answers may go."""


class InbandStream:
    """One in-band bytestream in both directions."""

    def __init__(self, courier: Courier, sid: str, block_size: int) -> None:
        self.sid = sid
        self.block_size = block_size
        self._courier = courier
        self._change = threading.Condition()
        self._window = InbandWindow()
        self._sent_at: dict[int, float] = {}
        self._next_out = 0
        self._next_in = 0
        self._unread = UnreadBytes()
        self._sent = 0
        self._failure: str | None = None
        self._peer_closed = False
        self._closing = False
        self._dropped = False
        self._ended = False

    @property
    def kind(self) -> Kind:
        """Always INBAND."""
        return Kind.INBAND

    @property
    def route(self) -> str:
        """Empty: it goes where the chat goes."""
        return ""

    # --- worker thread ------------------------------------------------------------------------------------------------

    def send_slice(self, file: BinaryIO, offset: int, size: int) -> int:
        """Hand as many blocks to the loop as the window lets; returns their bytes, 0 when none could leave in time.

        Raises Interrupted.
        """
        deadline = time.monotonic() + WAIT_S
        with self._change:
            while self._room() < self._worth_waking() and self._sendable():
                if not self._change.wait(max(0.0, deadline - time.monotonic())):
                    break
            self._sendable()
            room = self._room()
        if room < 1:
            return 0
        file.seek(offset)
        data = file.read(min(size, room * self.block_size))
        blocks = []
        with self._change:
            now = time.monotonic()
            for start in range(0, len(data), self.block_size):
                self._sent_at[self._next_out] = now
                blocks.append((self._next_out, data[start : start + self.block_size]))
                self._next_out = (self._next_out + 1) % SEQUENCE
        if blocks:
            self._courier.deliver(self, blocks)
        return len(data)

    def receive_into(self, buffer: memoryview) -> int | None:
        """Fill the beginning of `buffer`; 0 at the end, None when nothing came in time. Raises Interrupted."""
        with self._change:
            if not self._unread.size and not self._over():
                self._change.wait(WAIT_S)
            filled = self._unread.take(buffer)
            if not filled:
                if self._failure is not None or self._closing:
                    raise Interrupted(self._bytes_done(), self._failure or "closed")
                return 0 if self._peer_closed else None
            room = self._unread.falls_below(ENOUGH, filled)
        if room:
            self._courier.has_room(self)
        return filled

    def finish_sending(self) -> None:
        """Wait until every block was answered, then close. Raises Interrupted."""
        deadline = time.monotonic() + FINISH_S
        with self._change:
            while self._sent_at and self._sendable():
                if not self._change.wait(max(0.0, deadline - time.monotonic())):
                    raise Interrupted(self._bytes_done(), "the last blocks were not answered")
            self._closing = True
        self._courier.end(self)
        with self._change:
            while not (self._ended or self._dropped) and self._failure is None:
                if not self._change.wait(max(0.0, deadline - time.monotonic())):
                    raise Interrupted(self._bytes_done(), "the end was not answered")

    def close(self) -> None:
        """Drop the stream; from any thread, any number of times."""
        with self._change:
            self._dropped = True
            self._change.notify_all()
            if self._closing or self._failure is not None:
                return
            self._closing = True
            tell = not self._peer_closed
        if tell:
            self._courier.end(self)
        else:
            self.ended()
        self._courier.has_room(self)

    def _room(self) -> int:
        return self._window.size - len(self._sent_at)

    def _worth_waking(self) -> int:
        return min(_MOST_TOGETHER, max(1, self._window.size // _SHARE))

    def _sendable(self) -> bool:
        """Raises Interrupted where nothing can be sent any more."""
        if self._failure is not None or self._peer_closed or self._closing:
            raise Interrupted(self._bytes_done(), self._failure or "closed")
        return True

    def _bytes_done(self) -> int:
        return self._sent + self._unread.done

    def _over(self) -> bool:
        return self._failure is not None or self._peer_closed or self._closing

    # --- event loop ---------------------------------------------------------------------------------------------------

    def awaits(self, sequence: int) -> bool:
        """Whether this is the number of the next block."""
        return sequence == self._next_in

    def take_sequence(self, sequence: int) -> bool:
        """Whether the block that came is the one awaited; counts it."""
        if sequence != self._next_in:
            return False
        self._next_in = (sequence + 1) % SEQUENCE
        return True

    def received(self, block: bytes) -> bool:
        """Keep a block for the thread, which `wake` tells; False where the sender has sent more than can be kept."""
        with self._change:
            if self._unread.size + len(block) > TOO_MUCH:
                return False
            if block and not self._closing:
                self._unread.add(block)
                if self._unread.size >= WORTH_READING:
                    self._change.notify_all()
            return True

    def wake(self) -> None:
        """What was received may be read."""
        with self._change:
            self._change.notify_all()

    @property
    def full(self) -> bool:
        """Answers should be withheld."""
        with self._change:
            return self._unread.size >= ENOUGH and not self._over()

    def delivered(self, sequence: int, size: int) -> None:
        """The other end answered a block."""
        with self._change:
            sent_at = self._sent_at.pop(sequence, None)
            if sent_at is not None:
                self._window.answered(sent_at, time.monotonic())
                self._sent += size
            if not self._sent_at or self._room() >= self._worth_waking():
                self._change.notify_all()

    def peer_closed(self) -> None:
        """The other end closed: the end for a reader, a break for a writer."""
        with self._change:
            self._peer_closed = True
            self._ended = True
            self._change.notify_all()

    def ended(self) -> None:
        """The other end answered our close, or nobody is there to do so."""
        with self._change:
            self._ended = True
            self._change.notify_all()

    def fail(self, detail: str) -> None:
        """It is broken; what came before can still be read."""
        with self._change:
            if self._failure is None and not self._ended:
                self._failure = detail
            self._change.notify_all()
