"""`Landing`: a received file's way onto the disk: a `.part` of our own, checked, then moved to a free name.

Everything is done through one open folder handle, so that nobody who swaps folders or plants links on the way leads us
elsewhere. Blocking; for worker threads.
"""

import ctypes
import errno
import hashlib
import os
import re
import stat
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from gharial.backend.transfers.file_fault import file_problem, folder_problem
from gharial.backend.transfers.file_name import NAME_MAX, numbered, part_name, safe_name, twin_key
from gharial.model.failures import FileFault, LocalFileProblem

_NEW = os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_RENAME_NOREPLACE = 1
_NUMBERS = 10_000
_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV})
_NO_RENAME_FLAGS = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP})


@dataclass(frozen=True, slots=True)
class PartFile:
    """An unfinished file that we made; with `device` and `inode` no other file at its path is taken for it."""

    path: Path
    device: int
    inode: int

    def remove(self) -> None:
        """Delete it if it is still there and still ours; never raises."""
        try:
            folder = os.open(self.path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError:
            return
        try:
            self.remove_in(folder)
        finally:
            os.close(folder)

    def remove_in(self, folder: int) -> None:
        """The same through an open folder."""
        if self.is_in(folder):
            with suppress(OSError):
                os.unlink(self.path.name, dir_fd=folder)

    def is_in(self, folder: int) -> bool:
        """It is still there, and still ours."""
        try:
            status = os.stat(self.path.name, dir_fd=folder, follow_symlinks=False)
        except OSError:
            return False
        return stat.S_ISREG(status.st_mode) and (status.st_dev, status.st_ino) == (self.device, self.inode)


class Landing:
    """One file coming into `folder`; end it with `settle` or `discard`. Everything raises LocalFileProblem."""

    def __init__(self, folder: Path, name: str, size: int) -> None:
        """Make the `.part`. `name` is foreign and goes through the gate; `size` bytes must be free."""
        self.folder = folder.absolute()
        try:
            self._folder = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError as error:
            raise folder_problem(error, self.folder) from error
        try:
            self._limit = _name_limit(self._folder)
            self.name = safe_name(name, self._limit)
            self._require_space(size)
            self._file, self.part = self._open_part()
        except BaseException:
            os.close(self._folder)
            raise
        self._open = True

    def write(self, data: memoryview) -> None:
        """Append all of `data`."""
        try:
            while data:
                data = data[os.write(self._file, data) :]
        except OSError as error:
            raise file_problem(error, self.part.path) from error

    def restart(self) -> None:
        """Drop what was written: another stream begins at byte 0."""
        try:
            os.ftruncate(self._file, 0)
            os.lseek(self._file, 0, os.SEEK_SET)
        except OSError as error:
            raise file_problem(error, self.part.path) from error

    def digest(self, algorithm: str) -> str | None:
        """The hash of what was written, in hexadecimal, by its XEP-0300 name; None for one we do not know."""
        try:
            hasher = hashlib.new(algorithm.replace("-", "", 1) if algorithm.startswith("sha-") else algorithm)
        except ValueError:
            return None
        offset = 0
        try:
            while block := os.pread(self._file, 1 << 20, offset):
                hasher.update(block)
                offset += len(block)
        except OSError as error:
            raise file_problem(error, self.part.path) from error
        return hasher.hexdigest()

    def settle(self, date: datetime | None = None, origin: str = "") -> Path:
        """Make it safe on the disk and move it to a free name near its own; returns where it lies now.

        `date` is the sender's, kept where it is believable; `origin` marks the file as foreign.
        """
        try:
            self._finish_file(date, origin)
            if not self.part.is_in(self._folder):
                raise LocalFileProblem(str(self.part.path), FileFault.VANISHED.value)
            name = self._move()
            # Network and FUSE file systems may not know this; the file has its name all the same.
            with suppress(OSError):
                os.fsync(self._folder)
        except OSError as error:
            raise folder_problem(error, self.folder) from error
        self._close()
        return self.folder / name

    def discard(self) -> None:
        """Remove what was written; any number of times, never raises."""
        if self._open:
            self.part.remove_in(self._folder)
            self._close()

    def _open_part(self) -> tuple[int, PartFile]:
        for number in range(1, _NUMBERS):
            name = part_name(self.name, number, self._limit)
            try:
                # Never executable, and nobody else reads it before it is whole.
                descriptor = os.open(name, _NEW | os.O_RDWR, 0o600, dir_fd=self._folder)
            except FileExistsError:
                continue
            except OSError as error:
                raise folder_problem(error, self.folder) from error
            status = os.fstat(descriptor)
            return descriptor, PartFile(self.folder / name, status.st_dev, status.st_ino)
        raise LocalFileProblem(str(self.folder), FileFault.OTHER.value, "no free name")

    def _require_space(self, size: int) -> None:
        try:
            room = os.fstatvfs(self._folder)
        except OSError as error:
            raise folder_problem(error, self.folder) from error
        # Some network file systems know nothing about themselves and say 0 blocks in all.
        if room.f_blocks and room.f_bavail * room.f_frsize < size:
            raise LocalFileProblem(str(self.folder), FileFault.DISK_FULL.value)

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
            if twin_key(name) not in taken and _moved(self.part.path.name, name, self._folder):
                return name
        raise LocalFileProblem(str(self.folder), FileFault.OTHER.value, "no free name")

    def _close(self) -> None:
        self._open = False
        os.close(self._file)
        os.close(self._folder)


def _moved(old: str, new: str, folder: int) -> bool:
    """Give the file its new name unless something has it; False where it is taken."""
    if (done := _renamed(old, new, folder)) is not None:
        return done
    try:
        os.link(old, new, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
    else:
        os.unlink(old, dir_fd=folder)
        return True
    # Neither is there on this file system: claim the name with an empty file of our own and put ours over that.
    try:
        os.close(os.open(new, _NEW | os.O_WRONLY, 0o600, dir_fd=folder))
    except FileExistsError:
        return False
    os.rename(old, new, src_dir_fd=folder, dst_dir_fd=folder)
    return True


def _renamed(old: str, new: str, folder: int) -> bool | None:
    """Rename without replacing, in one step; False where the name is taken, None where the system cannot."""
    if _renameat2 is None:
        return None
    if _renameat2(folder, os.fsencode(old), folder, os.fsencode(new), _RENAME_NOREPLACE) == 0:
        return True
    code = ctypes.get_errno()
    if code == errno.EEXIST:
        return False
    if code in _NO_RENAME_FLAGS:
        return None
    raise OSError(code, os.strerror(code), new)


_renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)


def _name_limit(folder: int) -> int:
    try:
        limit = os.fpathconf(folder, "PC_NAME_MAX")
    except (OSError, ValueError):
        return NAME_MAX
    return min(limit, NAME_MAX) if limit > 0 else NAME_MAX


def _umask() -> int:
    """The process's file mode mask. Asking by `os.umask` would change it for a moment, for all threads."""
    try:
        found = re.search(r"^Umask:\s*(\d+)", Path("/proc/self/status").read_text("ascii", "replace"), re.MULTILINE)
    except OSError:
        found = None
    return int(found.group(1), 8) if found else 0o077
