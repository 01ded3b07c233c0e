"""`FolderSource`: a folder being sent as one stream: its manifest, then the contents of its files in that order.

To the engine it is one range of bytes like a file's, so that resuming, hashing and progress need to know no more.
"""

import io
import os
import stat
import threading
from bisect import bisect_right
from itertools import accumulate
from pathlib import Path

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.transfers.file_fault import file_problem
from gharial.backend.transfers.folder_scan import FolderScan, scan, shown_entries
from gharial.model.failures import FileFault, LocalFileProblem
from gharial.model.transfer import Entry, FileInfo

SMALL = 256 * 1024
"""Files below are read and sent together: one call of the system for many instead of several for each."""
MOST_SHOWN = 1000
_BATCH = 1 << 20


class FolderSource:
    """Fulfils `Source`. What is sent and what is hashed are read by two threads, each with a file open of its own."""

    def __init__(self, path: Path, promised: FileInfo) -> None:
        """Raises LocalFileProblem, CHANGED where the folder at `path` is not what was promised; FolderTooLarge."""
        self.path = path
        found = scan(path)
        described = found.described()
        facts = (described.size, described.entries)
        if facts != (promised.size, promised.entries) or promised.date not in (None, described.date):
            raise LocalFileProblem(str(path), FileFault.CHANGED.value)
        self.scan = found
        self.size = found.size
        self._hashed = _Reader(found)
        self._sent = _Reader(found)
        self._batch = io.BytesIO()
        self._batch_at = 0

    def check(self) -> None:
        """Raises LocalFileProblem CHANGED, naming the file that is being read where it changed.

        The others are looked at when their turn comes; those that were read have left as they were.
        """
        self._sent.check()

    def read_into(self, buffer: memoryview, offset: int) -> int:
        """Goes on over as many files as `buffer` takes."""
        return self._hashed.fill(buffer, offset)

    def send_to(self, stream: ByteStream, offset: int, size: int) -> int:
        """Large files go from the disk to the socket without us; the manifest and small ones in batches."""
        size = min(size, self.size - offset)
        if size <= 0:
            return 0
        if self._batched(offset):
            return self._send_batch(stream, offset, size)
        if self._sent.is_large(offset):
            return self._sent.send_large(stream, offset, size)
        batch = bytearray(min(_BATCH, self.size - offset))
        count = self._sent.fill(memoryview(batch), offset, only_small=True)
        self._batch, self._batch_at = io.BytesIO(memoryview(batch)[:count]), offset
        return self._send_batch(stream, offset, size)

    def preview(self) -> tuple[Entry, ...]:
        """The first of what is in it."""
        return shown_entries(self.scan.entries[:MOST_SHOWN])

    def close(self) -> None:
        """Any number of times."""
        self._hashed.close()
        self._sent.close()

    def _batched(self, offset: int) -> bool:
        return self._batch_at <= offset < self._batch_at + self._batch.getbuffer().nbytes

    def _send_batch(self, stream: ByteStream, offset: int, size: int) -> int:
        start = offset - self._batch_at
        return stream.send_slice(self._batch, start, min(size, self._batch.getbuffer().nbytes - start))


class _Reader:
    """The bytes of the stream, with one file open at a time; used by one thread."""

    def __init__(self, found: FolderScan) -> None:
        self._scan = found
        # Where the contents of each entry begin, and at last where they end. Empty ones take no room.
        sizes = (entry.size for entry in found.entries)
        self._starts = list(accumulate(sizes, initial=len(found.manifest)))
        self._number = -1
        self._file: io.FileIO | None = None
        self._changing = threading.Lock()
        """Held while another file is opened: the other thread may ask meanwhile whether anything changed."""

    def is_large(self, offset: int) -> bool:
        """A large file lies at `offset`."""
        number = self._number_at(offset)
        return number >= 0 and self._scan.entries[number].size >= SMALL

    def fill(self, buffer: memoryview, offset: int, *, only_small: bool = False) -> int:
        """Read from `offset` on until `buffer` is full, the end is there, or a large file follows small ones."""
        filled = 0
        end = self._starts[-1]
        while filled < len(buffer) and offset + filled < end:
            position = offset + filled
            number = self._number_at(position)
            if number < 0:
                piece = self._scan.manifest[position : position + len(buffer) - filled]
                buffer[filled : filled + len(piece)] = piece
                filled += len(piece)
                continue
            if only_small and self._scan.entries[number].size >= SMALL:
                break
            room = min(len(buffer) - filled, self._starts[number + 1] - position)
            filled += self._read(number, buffer[filled : filled + room], position - self._starts[number])
        return filled

    def send_large(self, stream: ByteStream, offset: int, size: int) -> int:
        """Send what lies at `offset` of one file."""
        number = self._number_at(offset)
        file = self._open(number)
        return stream.send_slice(file, offset - self._starts[number], min(size, self._starts[number + 1] - offset))

    def check(self) -> None:
        """Raises LocalFileProblem CHANGED where the open file is another one than was found."""
        with self._changing:
            if self._file is not None:
                self._compare(self._file.fileno(), self._number)

    def close(self) -> None:
        """Any number of times."""
        with self._changing:
            if self._file is not None:
                self._file.close()
                self._file = None
                self._number = -1

    def _number_at(self, offset: int) -> int:
        """The entry whose contents lie at `offset`; -1 for the manifest."""
        # Of several that begin there, all but the last are empty.
        return bisect_right(self._starts, offset) - 1

    def _read(self, number: int, buffer: memoryview, offset: int) -> int:
        """All of `buffer`."""
        file = self._open(number)
        filled = 0
        while filled < len(buffer):
            try:
                count = os.preadv(file.fileno(), [buffer[filled:]], offset + filled)
            except OSError as error:
                raise file_problem(error, self._path(number)) from error
            if not count:
                raise LocalFileProblem(str(self._path(number)), FileFault.CHANGED.value)
            filled += count
        # What was read is what the manifest tells only if nobody wrote meanwhile.
        self._compare(file.fileno(), number)
        if offset + filled == self._scan.entries[number].size:
            self.close()
        return filled

    def _open(self, number: int) -> io.FileIO:
        if self._number == number and self._file is not None:
            return self._file
        self.close()
        path = self._path(number)
        try:
            # Links are not sent, also where one took a file's place; a pipe there would hang without O_NONBLOCK.
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
        except OSError as error:
            raise file_problem(error, path) from error
        file = io.FileIO(descriptor)
        with self._changing:
            self._file, self._number = file, number
        self._compare(descriptor, number)
        return file

    def _compare(self, descriptor: int, number: int) -> None:
        status = os.fstat(descriptor)
        entry = self._scan.entries[number]
        if not stat.S_ISREG(status.st_mode) or (status.st_size, status.st_mtime_ns) != (entry.size, entry.modified):
            raise LocalFileProblem(str(self._path(number)), FileFault.CHANGED.value)

    def _path(self, number: int) -> Path:
        return self._scan.path / self._scan.names[number]
