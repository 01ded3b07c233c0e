"""`PartFile`: an unfinished file or folder on the disk, by identity, with its journal: beside the one, in the other."""

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from gharial.backend.transfers.file_name import PART
from gharial.backend.transfers.journal import is_journal
from gharial.model.value import dataclass

JOURNAL = ".jrnl"
"""As long as PART, so that the one name fits where the other does."""
FOLDER_JOURNAL = "journal"
"""The journal in an unfinished folder, which is not what will be moved to its place."""
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class PartFile:
    """What we made; with `device` and `inode` nothing else at its path is taken for it."""

    path: Path
    device: int
    inode: int

    def remove(self) -> None:
        """Delete it if it is still there and still ours; never raises."""
        try:
            folder = os.open(self.path.parent, _FOLDER)
        except OSError:
            return
        try:
            self.remove_in(folder)
        finally:
            os.close(folder)

    def remove_in(self, folder: int) -> None:
        """The same through an open folder; its journal goes too."""
        if self._is_folder_in(folder):
            # Goes down by handles and follows no link.
            shutil.rmtree(self.path.name, ignore_errors=True, dir_fd=folder)
        elif self.is_in(folder):
            with suppress(OSError):
                os.unlink(self.path.name, dir_fd=folder)
            name = journal_name(self.path.name)
            if is_journal(folder, name):
                with suppress(OSError):
                    os.unlink(name, dir_fd=folder)

    @property
    def resumable(self) -> bool:
        """It is still there and ours, and a journal tells what of it is right."""
        try:
            folder = os.open(self.path.parent, _FOLDER)
        except OSError:
            return False
        try:
            if self._is_folder_in(folder):
                return self._has_journal_inside(folder)
            return self.is_in(folder) and is_journal(folder, journal_name(self.path.name))
        finally:
            os.close(folder)

    def is_in(self, folder: int) -> bool:
        """It is still there, and still ours."""
        status = self._status_in(folder)
        return status is not None and (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode))

    def _is_folder_in(self, folder: int) -> bool:
        status = self._status_in(folder)
        return status is not None and stat.S_ISDIR(status.st_mode)

    def _status_in(self, folder: int) -> os.stat_result | None:
        try:
            status = os.stat(self.path.name, dir_fd=folder, follow_symlinks=False)
        except OSError:
            return None
        return status if (status.st_dev, status.st_ino) == (self.device, self.inode) else None

    def _has_journal_inside(self, folder: int) -> bool:
        try:
            inside = os.open(self.path.name, _FOLDER | os.O_NOFOLLOW, dir_fd=folder)
        except OSError:
            return False
        try:
            return is_journal(inside, FOLDER_JOURNAL)
        finally:
            os.close(inside)


def journal_name(part: str) -> str:
    """What the journal beside an unfinished file is called."""
    return part.removesuffix(PART) + JOURNAL
