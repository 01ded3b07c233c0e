"""`FolderTree`: the files of a folder on the disk, as one row of bytes: written in order, read anywhere.

Everything goes by handles from one open folder down, a part of a path at a time and never through a link, so that
nothing outside is reached, whatever a list says and whoever plants links meanwhile. Blocking; for worker threads.
"""

import os
import shutil
import stat
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

from gharial.backend.transfers.file_fault import file_problem
from gharial.backend.transfers.folder_names import Parts
from gharial.backend.wire.manifest import ManifestEntry
from gharial.model.failures import FileFault, LocalFileProblem

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_NEW = os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC
_OLD = os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
_MODE = 0o666
"""Never executable; the user's mask takes the rest."""
_EARLIEST = datetime(1980, 1, 2, tzinfo=UTC)
_BILLION = 1_000_000_000


class FolderTree:
    """`root` is an open folder, which is closed here; `path` names it in failures. `names` come from the gate.

    `compares`: what is in it already is compared with what comes, and written only from where it differs.
    """

    def __init__(
        self,
        root: int,
        path: Path,
        entries: Sequence[ManifestEntry],
        names: Sequence[Parts],
        *,
        compares: bool = False,
    ) -> None:
        self._root = root
        self._path = path
        self._entries = list(entries)
        self._names = list(names)
        self._starts = list(accumulate((entry.size for entry in entries), initial=0))
        self._chain: list[tuple[str, int]] = []
        """The open folders on the way to the last file, outermost first."""
        self._number = -1
        self._file: int | None = None
        self._reads = False
        self._compares = compares
        self._same = False
        """The open file was there before, and is the same so far."""
        self._written = 0
        self._next = 0
        """The first entry that is not there yet."""

    @property
    def size(self) -> int:
        """All contents together, in bytes."""
        return self._starts[-1]

    def begin(self, offset: int) -> None:
        """The next bytes belong at `offset`; those before it are there. Raises LocalFileProblem."""
        self._close_file()
        self._written = offset
        # Of several that begin there, the first: empty ones are made again.
        number = bisect_left(self._starts, offset)
        if self._starts[number] > offset:
            self._reopen(number - 1, offset - self._starts[number - 1])
        self._next = number
        self._make_empty()

    def add(self, entry: ManifestEntry, parts: Parts) -> None:
        """One more behind those there are, for a folder that comes without a list. Raises LocalFileProblem."""
        self._entries.append(entry)
        self._names.append(parts)
        self._starts.append(self._starts[-1] + entry.size)
        self._make_empty()

    def write(self, data: memoryview) -> None:
        """Append `data`. Raises LocalFileProblem."""
        while data:
            if self._file is None:
                self._create(self._next)
                self._next += 1
            assert self._file is not None  # noqa: S101 - made just before
            room = self._starts[self._number + 1] - self._written
            try:
                count = self._put(self._file, data[:room])
            except OSError as error:
                raise file_problem(error, self._place(self._number)) from error
            self._written += count
            data = data[count:]
            if count == room:
                self._finish_file()
                self._make_empty()

    def drop_others(self) -> None:
        """Remove what is in it and was not named. Raises LocalFileProblem."""
        wanted = {parts[:depth] for parts in self._names for depth in range(1, len(parts) + 1)}
        self._close_file()
        self._leave_to(0)
        try:
            _drop_others(self._root, (), wanted)
        except OSError as error:
            raise file_problem(error, self._path) from error

    def read(self, buffer: memoryview, offset: int) -> int:
        """Fill `buffer` from `offset`; less where what should be there is not. Raises LocalFileProblem."""
        filled = 0
        while filled < len(buffer) and offset + filled < self.size:
            position = offset + filled
            number = bisect_right(self._starts, position) - 1
            if not self._open_to_read(number):
                break
            assert self._file is not None  # noqa: S101 - opened just before
            room = min(len(buffer) - filled, self._starts[number + 1] - position)
            try:
                count = os.preadv(self._file, [buffer[filled : filled + room]], position - self._starts[number])
            except OSError as error:
                raise file_problem(error, self._place(number)) from error
            if not count:
                break
            filled += count
        return filled

    def mark(self, origin: str) -> None:
        """Mark every file as foreign, where the file system can."""
        self._close_file()
        if not hasattr(os, "setxattr"):
            return
        text = origin.encode()
        for number, entry in enumerate(self._entries):
            if entry.is_folder:
                continue
            try:
                file = os.open(self._names[number][-1], os.O_RDONLY | _OLD, dir_fd=self._above(number))
                try:
                    os.setxattr(file, "user.xdg.origin.url", text)
                finally:
                    os.close(file)
            except OSError:
                return  # what it refuses for one, it refuses for all

    def close(self) -> None:
        """Any number of times."""
        self._close_file()
        self._leave_to(0)
        if self._root >= 0:
            os.close(self._root)
            self._root = -1

    # --- inside ---------------------------------------------------------------------------------------------------

    def _put(self, file: int, data: memoryview) -> int:
        """How many bytes are there now, written or found. Raises OSError."""
        if self._same:
            at = self._written - self._starts[self._number]
            if os.pread(file, len(data), at) == data:
                os.lseek(file, at + len(data), os.SEEK_SET)
                return len(data)
            self._same = False
            os.ftruncate(file, at)
            os.lseek(file, at, os.SEEK_SET)
        return os.write(file, data)

    def _make_empty(self) -> None:
        """Make the empty files and folders that come next."""
        while self._file is None and self._next < len(self._entries) and not self._entries[self._next].size:
            number = self._next
            if self._entries[number].is_folder:
                self._make_folder(number)
            else:
                self._create(number)
                self._finish_file()
            self._next += 1

    def _make_folder(self, number: int) -> None:
        try:
            folder = self._enter(self._names[number], make=True)
            # Nothing will be made in it that would change its date again.
            _keep_date(folder, self._entries[number].modified)
        except OSError as error:
            raise file_problem(error, self._place(number)) from error

    def _create(self, number: int) -> None:
        self._reads = False
        try:
            above = self._above(number, make=True)
            name = self._names[number][-1]
            self._file = self._found(name, above) if self._compares else None
            self._same = self._file is not None
            if self._file is None:
                try:
                    self._file = os.open(name, _NEW, _MODE, dir_fd=above)
                except FileExistsError:
                    # Left behind what a resumed stream begins with.
                    _removed(name, above)
                    self._file = os.open(name, _NEW, _MODE, dir_fd=above)
        except OSError as error:
            raise file_problem(error, self._place(number)) from error
        self._number = number

    @staticmethod
    def _found(name: str, above: int) -> int | None:
        """A plain file that is there, opened."""
        try:
            file = os.open(name, os.O_RDWR | _OLD, dir_fd=above)
        except OSError:
            return None
        status = os.fstat(file)
        if stat.S_ISREG(status.st_mode) and status.st_nlink == 1:
            return file
        os.close(file)
        return None

    def _reopen(self, number: int, length: int) -> None:
        """Go on with a file of which `length` bytes are there."""
        self._reads = False
        try:
            self._file = os.open(self._names[number][-1], os.O_RDWR | _OLD, dir_fd=self._above(number))
            self._number = number
            status = os.fstat(self._file)
            if not stat.S_ISREG(status.st_mode) or status.st_nlink != 1 or status.st_size < length:
                raise LocalFileProblem(str(self._place(number)), FileFault.CHANGED.value)
            os.ftruncate(self._file, length)
            os.lseek(self._file, length, os.SEEK_SET)
        except OSError as error:
            raise file_problem(error, self._place(number)) from error

    def _open_to_read(self, number: int) -> bool:
        if self._number == number and self._reads and self._file is not None:
            return True
        self._close_file()
        try:
            self._file = os.open(self._names[number][-1], os.O_RDONLY | _OLD, dir_fd=self._above(number))
        except OSError:
            return False
        self._number = number
        self._reads = True
        return stat.S_ISREG(os.fstat(self._file).st_mode)

    def _finish_file(self) -> None:
        assert self._file is not None  # noqa: S101 - called with one open
        if self._same:
            try:
                os.ftruncate(self._file, self._entries[self._number].size)
            except OSError as error:
                raise file_problem(error, self._place(self._number)) from error
        _keep_date(self._file, self._entries[self._number].modified)
        self._close_file()

    def _close_file(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None
        self._number = -1
        self._same = False

    def _above(self, number: int, *, make: bool = False) -> int:
        """The open folder that an entry lies in. Raises OSError."""
        return self._enter(self._names[number][:-1], make=make)

    def _enter(self, parts: Parts, *, make: bool) -> int:
        """Open the folders of a path, one after the other, from where the last path parted. Raises OSError."""
        common = 0
        while common < min(len(parts), len(self._chain)) and self._chain[common][0] == parts[common]:
            common += 1
        self._leave_to(common)
        for part in parts[common:]:
            above = self._chain[-1][1] if self._chain else self._root
            if make:
                try:
                    os.mkdir(part, dir_fd=above)
                except FileExistsError:
                    if self._compares and not stat.S_ISDIR(os.lstat(part, dir_fd=above).st_mode):
                        # It was a file before.
                        os.unlink(part, dir_fd=above)
                        os.mkdir(part, dir_fd=above)
            self._chain.append((part, os.open(part, _FOLDER, dir_fd=above)))
        return self._chain[-1][1] if self._chain else self._root

    def _leave_to(self, depth: int) -> None:
        while len(self._chain) > depth:
            os.close(self._chain.pop()[1])

    def _place(self, number: int) -> Path:
        return self._path.joinpath(*self._names[number])


def _removed(name: str, above: int) -> None:
    """A file, or a whole folder. Raises OSError."""
    try:
        os.unlink(name, dir_fd=above)
    except IsADirectoryError:
        shutil.rmtree(name, dir_fd=above)


def _drop_others(folder: int, above: Parts, wanted: set[Parts]) -> None:
    for name in os.listdir(folder):
        parts = (*above, name)
        if parts not in wanted:
            _removed(name, folder)
        elif stat.S_ISDIR(os.lstat(name, dir_fd=folder).st_mode):
            inside = opened(name, folder)
            try:
                _drop_others(inside, parts, wanted)
            finally:
                os.close(inside)


def emptied(name: str, above: int) -> int:
    """A new empty folder `name` in the open folder `above`, opened; what was there is removed. Raises OSError."""
    with suppress(FileNotFoundError):
        shutil.rmtree(name, dir_fd=above)
    os.mkdir(name, dir_fd=above)
    return os.open(name, _FOLDER, dir_fd=above)


def opened(name: str, above: int) -> int:
    """The folder `name` in the open folder `above`. Raises OSError."""
    return os.open(name, _FOLDER, dir_fd=above)


def _keep_date(descriptor: int, modified: int) -> None:
    """The sender's date, where it is believable."""
    if _EARLIEST.timestamp() * _BILLION < modified <= datetime.now(UTC).timestamp() * _BILLION:
        with suppress(OSError):
            os.utime(descriptor, ns=(modified, modified))
