"""`Source`: the file being sent, watched for changes while it is read."""

import os
import stat
from datetime import UTC, datetime
from io import BufferedReader
from mimetypes import guess_type
from pathlib import Path

from gharial.backend.transfers.file_fault import file_problem
from gharial.backend.transfers.file_name import offered_name
from gharial.model.failures import FileFault, LocalFileProblem
from gharial.model.transfer import FileInfo


def describe(path: Path) -> FileInfo:
    """What is offered for the file at `path`. Raises LocalFileProblem where it is no readable file."""
    try:
        status = path.stat()
    except OSError as error:
        raise file_problem(error, path) from error
    except ValueError as error:  # a null character
        raise LocalFileProblem(str(path), FileFault.VANISHED.value, str(error)) from error
    if not stat.S_ISREG(status.st_mode):
        raise LocalFileProblem(str(path), FileFault.NOT_A_FILE.value)
    if not os.access(path, os.R_OK):
        raise LocalFileProblem(str(path), FileFault.NO_PERMISSION.value)
    name = offered_name(path.name)
    return FileInfo(
        name=name,
        size=status.st_size,
        media_type=guess_type(name, strict=False)[0] or "",
        date=datetime.fromtimestamp(int(status.st_mtime), UTC),
    )


class Source:
    """A file open for reading. Raises LocalFileProblem; `check` does so as soon as the file is another one."""

    def __init__(self, path: Path, size: int) -> None:
        self.path = path
        self.size = size
        try:
            # Without O_NONBLOCK, opening a pipe that took the file's place would hang.
            self._descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        except OSError as error:
            raise file_problem(error, path) from error
        self.file: BufferedReader = os.fdopen(self._descriptor, "rb")
        status = os.fstat(self._descriptor)
        self._stamp = (status.st_size, status.st_mtime_ns)
        if not stat.S_ISREG(status.st_mode):
            self.close()
            raise LocalFileProblem(str(path), FileFault.NOT_A_FILE.value)
        if status.st_size != size:
            self.close()
            raise LocalFileProblem(str(path), FileFault.CHANGED.value)

    def check(self) -> None:
        """Raises LocalFileProblem CHANGED where the file was written to, cut or extended since it was opened."""
        status = os.fstat(self._descriptor)
        if (status.st_size, status.st_mtime_ns) != self._stamp:
            raise LocalFileProblem(str(self.path), FileFault.CHANGED.value)

    def read_into(self, buffer: memoryview, offset: int) -> int:
        """Fill `buffer` from `offset`, leaving the file's position alone; returns how many bytes came."""
        try:
            return os.preadv(self._descriptor, [buffer], offset)
        except OSError as error:
            raise file_problem(error, self.path) from error

    def close(self) -> None:
        """Any number of times."""
        self.file.close()
