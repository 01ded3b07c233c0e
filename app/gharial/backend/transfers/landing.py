"""`Landing`: a received file's way onto the disk; `FileLanding`: one file, as a `.part` until it is whole.

Everything is done through one open folder handle, so that nobody who swaps folders or plants links on the way leads us
elsewhere. Blocking; for worker threads.
"""

import hashlib
import os
import re
import stat
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from gharial.backend.methods.interface import Incoming, Named
from gharial.backend.transfers.archive_landing import ArchiveLanding
from gharial.backend.transfers.file_fault import file_problem, folder_problem
from gharial.backend.transfers.file_name import numbered, part_name, safe_name, split_ending, twin_key
from gharial.backend.transfers.folder_landing import FolderLanding
from gharial.backend.transfers.journal import BLOCK, Heading, Journal
from gharial.backend.transfers.landing_ground import locked, name_limit, require_space
from gharial.backend.transfers.part_file import PartFile, journal_name
from gharial.backend.transfers.renaming import renamed_if_free
from gharial.backend.transfers.running_hash import Hasher, RunningHash
from gharial.model.failures import FileFault, LocalFileProblem
from gharial.model.runnable import is_runnable
from gharial.model.transfer import UNKNOWN_SIZE, Entry, FileInfo, Transfer

_NEW = os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_NUMBERS = 10_000
_MOST_PARTS = 16
"""How many unfinished files of one name are looked at for the one to go on with."""
_RESERVE = 64 << 20
"""What a file of unknown size leaves free on the disk, in bytes."""
_ALGORITHM = "sha-256"
_NAMELESS = frozenset({"", ".php", ".asp", ".aspx", ".jsp", ".cgi"})
"""Endings of links that name a program of their server, not the file it gives."""


class Landing(Protocol):
    """Where received bytes go, from the first to the last; end it with `settle`, `discard` or `suspend`.

    Blocking, for worker threads. Everything raises LocalFileProblem.
    """

    @property
    def folder(self) -> Path:
        """The folder chosen."""

    @property
    def name(self) -> str:
        """The name in it, through the gate; may get a number at the end."""

    @property
    def part(self) -> PartFile:
        """What is on the disk meanwhile."""

    def prove(self, stopped: Callable[[], bool]) -> int:
        """How many bytes from the beginning are on the disk and known to be right; `restart` may begin there.

        Never all of them. Reads what an earlier run left, until `stopped` says so: then less is known.
        """

    def restart(self, offset: int = 0) -> None:
        """A stream begins at `offset`: 0, or what `prove` returned last. Drops what was written behind it."""

    def write(self, data: memoryview) -> None:
        """Append all of `data`, which stays as it is until the next call of anything here."""

    def digest(self, algorithm: str) -> str | None:
        """The hash of all that was written, in hexadecimal, by its XEP-0300 name; None for one we do not know."""

    def settle(self, date: datetime | None = None, origin: str = "") -> Path:
        """Make it safe on the disk and give it its name; returns where it lies now.

        `date` is the sender's, kept where it is believable; `origin` marks the file as foreign.
        """

    def discard(self) -> None:
        """Remove what was written; any number of times, never raises."""

    def suspend(self) -> bool:
        """Let go, keeping what can be gone on with; never raises. False where nothing is left that could."""


def open_landing(folder: Path, name: str, file: FileInfo, sender: str = "", preview: Sequence[Entry] = ()) -> Landing:
    """Where `file` will come, in `folder` under `name`, which is foreign and goes through the gate.

    With `sender` (a bare address) it goes on with what is left there of the same file from the same person, if that can
    be proven. `preview` is what the offer named of a folder, names through the gate: what comes must agree with it.
    Raises LocalFileProblem, DISK_FULL where there is no room for the rest.
    """
    heading = Heading.of(sender, file) if sender else None
    if file.is_packed:
        return ArchiveLanding(folder, name, file, heading, preview)
    if file.is_folder:
        return FolderLanding(folder, name, file, heading, preview)
    return FileLanding(folder, name, file.size, heading)


def obstacle(transfer: Transfer) -> LocalFileProblem | None:
    """Why an incoming transfer that waits could not land now: its folder, or the room in it; None where it could."""
    if transfer.path is None:
        return None
    folder = transfer.path.parent
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        return folder_problem(error, folder)
    try:
        if not os.access(folder, os.W_OK | os.X_OK):
            return LocalFileProblem(str(folder), FileFault.NO_PERMISSION.value)
        require_space(handle, transfer.path, max(transfer.file.size - transfer.bytes_done, BLOCK))
    except LocalFileProblem as problem:
        return problem
    finally:
        os.close(handle)
    return None


class FileLanding:
    """Fulfils `Landing` for one file."""

    def __init__(self, folder: Path, name: str, size: int, heading: Heading | None = None) -> None:
        """Make the `.part`, or take up one under the same `heading`. `size` bytes must be free, less what is there."""
        self.folder = folder.absolute()
        self._size = size
        self._hash = RunningHash()
        self._marked: Hasher = hashlib.sha256()
        self._position = self._proven = 0
        self._journal: Journal | None = None
        self._unread = False
        try:
            self._folder = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError as error:
            raise folder_problem(error, self.folder) from error
        try:
            self._limit = name_limit(self._folder)
            self.name = safe_name(name, self._limit)
            found = self._left_part(heading) if heading is not None else None
            self._unread = found is not None
            if found is None:
                require_space(self._folder, self.folder / self.name, max(size, 0))
                found = self._new_part()
                if heading is not None:
                    self._journal = Journal(self._folder, journal_name(found[1].path.name), heading)
            self._file, self.part = found
        except BaseException:
            os.close(self._folder)
            raise
        self._open = True
        if self._unread:
            self._require_rest()

    def prove(self, stopped: Callable[[], bool] = lambda: False) -> int:
        """Each whole block of what is there is hashed and compared with the journal."""
        self._mark()
        if self._unread and self._journal is not None:
            self._unread = False
            hasher, proven = hashlib.sha256(), hashlib.sha256()
            count = 0
            buffer = memoryview(bytearray(BLOCK))
            try:
                for mark in self._journal.marks():
                    end = (count + 1) * BLOCK
                    if stopped() or end >= self._size >= 0 or not self._read(buffer, count * BLOCK):
                        break
                    hasher.update(buffer)
                    if hasher.digest() != mark:
                        break
                    count, proven = count + 1, hasher.copy()
            except OSError as error:
                raise file_problem(error, self.part.path) from error
            self._marked, self._proven = proven, count * BLOCK
        return self._proven

    def restart(self, offset: int = 0) -> None:
        """Everything behind `offset` is cut off, in the journal as well."""
        if offset not in (0, self._proven):
            raise ValueError(f"cannot begin at {offset}, only at 0 or {self._proven}")
        try:
            # To cut nothing off a new file is not free: ext4 then writes all of it out at the moment it is closed.
            if os.fstat(self._file).st_size != offset:
                os.ftruncate(self._file, offset)
            os.lseek(self._file, offset, os.SEEK_SET)
        except OSError as error:
            raise file_problem(error, self.part.path) from error
        self._unread = False
        if not offset:
            self._marked = hashlib.sha256()
        self._hash.go_on_from(offset, self._marked)
        self._position = self._proven = offset
        if self._journal is not None:
            self._journal.rewind(offset // BLOCK)

    def write(self, data: memoryview) -> None:
        """Each block that is in the file and hashed gets its mark in the journal with the next call."""
        self._mark()
        self._hash.begin(data)
        before = self._position
        try:
            while data:
                count = os.write(self._file, data)
                self._position += count
                data = data[count:]
            if self._size == UNKNOWN_SIZE and self._position // _RESERVE > before // _RESERVE:
                require_space(self._folder, self.part.path, _RESERVE)
        except OSError as error:
            self._hash.forget()
            raise file_problem(error, self.part.path) from error

    def digest(self, algorithm: str) -> str | None:
        """SHA-256 is known already; for another, everything is read again."""
        if algorithm == _ALGORITHM:
            return self._hash.hexdigest()
        try:
            hasher = hashlib.new(algorithm.replace("-", "", 1) if algorithm.startswith("sha-") else algorithm)
        except ValueError:
            return None
        offset = 0
        try:
            while block := os.pread(self._file, BLOCK, offset):
                hasher.update(block)
                offset += len(block)
        except OSError as error:
            raise file_problem(error, self.part.path) from error
        return hasher.hexdigest()

    def settle(self, date: datetime | None = None, origin: str = "") -> Path:
        """Make it safe on the disk and move it to a free name near its own."""
        try:
            self._finish_file(date, origin)
            if not self.part.is_in(self._folder):
                if not self.folder.is_dir():
                    raise LocalFileProblem(str(self.folder), FileFault.NO_FOLDER.value)
                raise LocalFileProblem(str(self.part.path), FileFault.VANISHED.value)
            name = self._move()
            # Network and FUSE file systems may not know this; the file has its name all the same.
            with suppress(OSError):
                os.fsync(self._folder)
        except OSError as error:
            raise folder_problem(error, self.folder) from error
        if self._journal is not None:
            self._journal.remove()
        self._close()
        return self.folder / name

    def discard(self) -> None:
        """Remove part and journal; any number of times, never raises."""
        if self._open:
            if self._journal is not None:
                self._journal.remove()
            self.part.remove_in(self._folder)
            self._close()

    def suspend(self) -> bool:
        """Both stay if there is one whole block or more."""
        if not self._open:
            return False
        self._mark()
        if self._journal is None or not (self._journal.count or self._unread):
            self.discard()
            return False
        self._close()
        return True

    def _mark(self) -> None:
        for position, hasher in self._hash.marks():
            if self._journal is not None:
                self._journal.mark(hasher.digest())
                if position < self._size or self._size == UNKNOWN_SIZE:
                    self._marked, self._proven = hasher, position

    def _read(self, buffer: memoryview, offset: int) -> bool:
        """A whole block; False where the file ends before."""
        filled = 0
        while filled < len(buffer):
            count = os.preadv(self._file, [buffer[filled:]], offset + filled)
            if not count:
                return False
            filled += count
        return True

    def _require_rest(self) -> None:
        """Room for what is not there yet."""
        try:
            require_space(self._folder, self.part.path, max(self._size - os.fstat(self._file).st_size, 0))
        except LocalFileProblem:
            self._close()
            raise

    def _left_part(self, heading: Heading) -> tuple[int, PartFile] | None:
        """An unfinished file about the same, which nobody works on."""
        for number in range(1, _MOST_PARTS):
            name = part_name(self.name, number, self._limit)
            try:
                descriptor = os.open(
                    name, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK, dir_fd=self._folder
                )
            except OSError:
                continue
            status = os.fstat(descriptor)
            ours = stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid() and status.st_nlink == 1
            journal = Journal(self._folder, journal_name(name), heading)
            if ours and locked(descriptor) and journal.take_up():
                self._journal = journal
                return descriptor, PartFile(self.folder / name, status.st_dev, status.st_ino)
            os.close(descriptor)
        return None

    def _new_part(self) -> tuple[int, PartFile]:
        for number in range(1, _NUMBERS):
            name = part_name(self.name, number, self._limit)
            try:
                # Never executable, and nobody else reads it before it is whole.
                descriptor = os.open(name, _NEW | os.O_RDWR, 0o600, dir_fd=self._folder)
            except FileExistsError:
                continue
            except OSError as error:
                raise folder_problem(error, self.folder) from error
            locked(descriptor)
            status = os.fstat(descriptor)
            return descriptor, PartFile(self.folder / name, status.st_dev, status.st_ino)
        raise LocalFileProblem(str(self.folder), FileFault.OTHER.value, "no free name")

    def _finish_file(self, date: datetime | None, origin: str) -> None:
        with suppress(OSError):  # FAT has no modes
            os.fchmod(self._file, 0o666 & ~_umask())
        if origin:
            with suppress(OSError, AttributeError):
                os.setxattr(self._file, "user.xdg.origin.url", origin.encode())
        if date is not None and datetime(1980, 1, 2, tzinfo=UTC) < date <= datetime.now(UTC):
            with suppress(OSError):
                os.utime(self._file, (date.timestamp(), date.timestamp()))
        os.fsync(self._file)

    def _move(self) -> str:
        taken = {twin_key(entry) for entry in os.listdir(self._folder)}  # noqa: PTH208 - by the handle, not by a path
        for number in range(1, _NUMBERS):
            name = numbered(self.name, number, self._limit)
            if twin_key(name) not in taken and renamed_if_free(self.part.path.name, name, self._folder):
                return name
        raise LocalFileProblem(str(self.folder), FileFault.OTHER.value, "no free name")

    def _close(self) -> None:
        self._open = False
        self._hash.close()
        if self._journal is not None:
            self._journal.close()
        os.close(self._file)
        os.close(self._folder)


def named_as_found(transfer: Transfer, incoming: Incoming, landing: Landing) -> Transfer:
    """A file whose link had no name worth keeping lands under the one its server told, if the gate lets it.

    Not where the user chose a name, and not under one that could run: whoever said yes saw no such thing.
    """
    found = incoming.found_name if isinstance(incoming, Named) else ""
    known = transfer.file.name
    poor = split_ending(known)[1].lower() in _NAMELESS
    if not found or not poor or not isinstance(landing, FileLanding) or landing.name != safe_name(known):
        return transfer
    name = safe_name(found.replace("\\", "/").rpartition("/")[2])
    if not split_ending(name)[1] or is_runnable(name):
        return transfer
    landing.name = name
    return replace(transfer, file=replace(transfer.file, name=name))


def _umask() -> int:
    """The process's file mode mask. Asking by `os.umask` would change it for a moment, for all threads."""
    try:
        found = re.search(r"^Umask:\s*(\d+)", Path("/proc/self/status").read_text("ascii", "replace"), re.MULTILINE)
    except OSError:
        found = None
    return int(found.group(1), 8) if found else 0o077
