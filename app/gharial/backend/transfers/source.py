"""`Source`: what is being sent, watched for changes while it is read; `FileSource`: one file."""

import os
import stat
from datetime import UTC, datetime
from io import BufferedReader
from mimetypes import guess_type
from pathlib import Path
from typing import Protocol

from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.transfers.digest_cache import stamp_of
from gharial.backend.transfers.file_fault import file_problem
from gharial.backend.transfers.file_name import offered_name
from gharial.backend.transfers.folder_scan import scan
from gharial.backend.transfers.folder_source import FolderSource
from gharial.model.failures import FileFault, LocalFileProblem
from gharial.model.transfer import FileInfo, Transfer


class Source(Protocol):
    """Bytes in a fixed order, `size` of them. Blocking; for worker threads. Everything raises LocalFileProblem."""

    @property
    def path(self) -> Path:
        """What the user chose."""

    @property
    def size(self) -> int:
        """Bytes in all."""

    def check(self) -> None:
        """Raises LocalFileProblem CHANGED where what was offered is not there any more."""

    def read_into(self, buffer: memoryview, offset: int) -> int:
        """Fill the beginning of `buffer` from `offset`; returns how many bytes came, 0 only at the end."""

    def send_to(self, stream: ByteStream, offset: int, size: int) -> int:
        """Send up to `size` bytes from `offset`; how many left, 0 when none could in time. Raises Interrupted too."""

    def close(self) -> None:
        """Any number of times."""


def open_source(transfer: Transfer) -> Source:
    """What this outgoing transfer sends. Raises LocalFileProblem, CHANGED where it is not what was offered."""
    if transfer.path is None:
        raise LocalFileProblem("", FileFault.VANISHED.value)
    if transfer.file.is_folder:
        return FolderSource(transfer.path, transfer.file)
    return FileSource(transfer.path, transfer.file.size, transfer.file.date)


def describe(path: Path) -> FileInfo:
    """What is offered for the file or folder at `path`; a folder is walked through.

    Raises LocalFileProblem where something is not to be read, FolderTooLarge.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise file_problem(error, path) from error
    except ValueError as error:  # a null character
        raise LocalFileProblem(str(path), FileFault.VANISHED.value, str(error)) from error
    if stat.S_ISDIR(status.st_mode):
        return scan(path).described()
    if not stat.S_ISREG(status.st_mode):
        raise LocalFileProblem(str(path), FileFault.NOT_A_FILE.value)
    if not os.access(path, os.R_OK):
        raise LocalFileProblem(str(path), FileFault.NO_PERMISSION.value)
    name = offered_name(path.name)
    return FileInfo(
        name=name,
        size=status.st_size,
        media_type=guess_type(name, strict=False)[0] or "",
        date=_date(status),
    )


class FileSource:
    """A file open for reading. `check` raises as soon as it is another one, also where another took its place."""

    def __init__(self, path: Path, size: int, date: datetime | None = None) -> None:
        """`size` and `date` (as `describe` gives it) are what was promised for the file at `path`."""
        self.path = path
        self.size = size
        try:
            # Without O_NONBLOCK, opening a pipe that took the file's place would hang.
            self._descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        except OSError as error:
            raise file_problem(error, path) from error
        self._file: BufferedReader = os.fdopen(self._descriptor, "rb")
        status = os.fstat(self._descriptor)
        self._stamp = (status.st_size, status.st_mtime_ns)
        self.stamp = stamp_of(status)
        """The state it was opened in."""
        if not stat.S_ISREG(status.st_mode):
            self.close()
            raise LocalFileProblem(str(path), FileFault.NOT_A_FILE.value)
        if status.st_size != size or (date is not None and _date(status) != date):
            self.close()
            raise LocalFileProblem(str(path), FileFault.CHANGED.value)

    def check(self) -> None:
        """Raises LocalFileProblem CHANGED where the file was written to, cut or extended since it was opened."""
        status = os.fstat(self._descriptor)
        if (status.st_size, status.st_mtime_ns) != self._stamp:
            raise LocalFileProblem(str(self.path), FileFault.CHANGED.value)

    def read_into(self, buffer: memoryview, offset: int) -> int:
        """Leaves the file's position alone."""
        try:
            return os.preadv(self._descriptor, [buffer], offset)
        except OSError as error:
            raise file_problem(error, self.path) from error

    def send_to(self, stream: ByteStream, offset: int, size: int) -> int:
        """The stream reads for itself, so that the system can copy from the file to the socket."""
        return stream.send_slice(self._file, offset, size)

    def close(self) -> None:
        """Any number of times."""
        self._file.close()


def _date(status: os.stat_result) -> datetime:
    # To the microsecond: a file written twice within a second is another file. Offers carry whole seconds.
    return datetime.fromtimestamp(status.st_mtime_ns // 1_000_000_000, UTC).replace(
        microsecond=status.st_mtime_ns // 1000 % 1_000_000
    )
