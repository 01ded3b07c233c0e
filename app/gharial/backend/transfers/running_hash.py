"""`RunningHash`: the SHA-256 of a file while it is written, and what it was at the end of each block.

Large pieces are hashed by a thread of their own while their writer writes them and reads on: of the three, hashing
takes longest, and none needs the others' processor. Use it from one thread at a time.
"""

import hashlib
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol

from gharial.backend.transfers.journal import BLOCK

ASIDE = 1 << 17
"""From this many bytes on a piece is worth another thread's while."""


class Hasher(Protocol):
    """One of hashlib's."""

    def update(self, data: memoryview, /) -> None: ...
    def digest(self) -> bytes: ...
    def hexdigest(self) -> str: ...
    def copy(self) -> "Hasher": ...


Mark = tuple[int, Hasher]
"""The end of a block, in bytes from the file's beginning, and the hash of everything before it."""


class RunningHash:
    """Begins at the beginning of a file."""

    def __init__(self) -> None:
        self._hasher: Hasher = hashlib.sha256()
        self._position = 0
        self._marks: list[Mark] = []
        self._running: Future[None] | None = None
        self._thread: ThreadPoolExecutor | None = None

    def go_on_from(self, position: int, hasher: Hasher) -> None:
        """Forget what came; `hasher` knows the first `position` bytes."""
        self.forget()
        self._hasher, self._position = hasher.copy(), position

    def begin(self, data: memoryview) -> None:
        """Hash what follows; `data` stays as it is until the next call of anything here."""
        self._join()
        if len(data) < ASIDE:
            self._take(data)
            return
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="landing")
        self._running = self._thread.submit(self._take, data)

    def marks(self) -> list[Mark]:
        """Every end of a block since the last time, when everything so far is hashed."""
        self._join()
        marks, self._marks = self._marks, []
        return marks

    def forget(self) -> None:
        """What was begun last did not get into the file: neither did its blocks."""
        self._join()
        self._marks = []

    def hexdigest(self) -> str:
        """Of everything so far."""
        self._join()
        return self._hasher.hexdigest()

    def close(self) -> None:
        """Any number of times."""
        self._join()
        if self._thread is not None:
            self._thread.shutdown(wait=False)
            self._thread = None

    def _join(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.result()

    def _take(self, data: memoryview) -> None:
        while data:
            piece = data[: BLOCK - self._position % BLOCK]
            self._hasher.update(piece)
            self._position += len(piece)
            data = data[len(piece) :]
            if self._position % BLOCK == 0:
                self._marks.append((self._position, self._hasher.copy()))
