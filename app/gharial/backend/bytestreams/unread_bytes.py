"""`UnreadBytes`: pieces that came and were not read yet, in order. Pure; who shares it between threads has the lock."""

from collections import deque


class UnreadBytes:
    """`size` bytes wait, `done` were taken."""

    def __init__(self) -> None:
        self._pieces: deque[bytes] = deque()
        self._offset = 0
        """Bytes of the first piece that were taken."""
        self.size = 0
        self.done = 0

    def add(self, piece: bytes) -> None:
        """Keep it behind the others."""
        if piece:
            self._pieces.append(piece)
            self.size += len(piece)

    def take(self, buffer: memoryview) -> int:
        """Fill the beginning of `buffer`; the bytes it got."""
        filled = 0
        while self._pieces and filled < len(buffer):
            piece = self._pieces[0]
            count = min(len(buffer) - filled, len(piece) - self._offset)
            buffer[filled : filled + count] = memoryview(piece)[self._offset : self._offset + count]
            filled += count
            self._offset += count
            if self._offset == len(piece):
                self._pieces.popleft()
                self._offset = 0
        self.size -= filled
        self.done += filled
        return filled

    def falls_below(self, mark: int, filled: int) -> bool:
        """The last take, of `filled` bytes, left less than `mark` where that or more was there."""
        return self.size < mark <= self.size + filled
