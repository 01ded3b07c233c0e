"""`PartFile`: an unfinished file on the disk, by identity, with the journal that lies beside it."""

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gharial.backend.transfers.file_name import PART
from gharial.backend.transfers.journal import is_journal

JOURNAL = ".jrnl"
"""As long as PART, so that the one name fits where the other does."""


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
        """The same through an open folder; its journal goes too."""
        if self.is_in(folder):
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
            folder = os.open(self.path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError:
            return False
        try:
            return self.is_in(folder) and is_journal(folder, journal_name(self.path.name))
        finally:
            os.close(folder)

    def is_in(self, folder: int) -> bool:
        """It is still there, and still ours."""
        try:
            status = os.stat(self.path.name, dir_fd=folder, follow_symlinks=False)
        except OSError:
            return False
        return stat.S_ISREG(status.st_mode) and (status.st_dev, status.st_ino) == (self.device, self.inode)


def journal_name(part: str) -> str:
    """What the journal beside an unfinished file is called."""
    return part.removesuffix(PART) + JOURNAL
