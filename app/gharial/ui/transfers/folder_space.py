"""How much room a folder has, and whether anything can be put there at all."""

import os
import shutil
from pathlib import Path

from gharial.model.failures import FileFault, LocalFileProblem
from gharial.model.value import dataclass


@dataclass(frozen=True, slots=True)
class FolderSpace:
    """`free` bytes in `folder`; None while unknown. `problem`: why nothing can be put there."""

    folder: Path
    free: int | None = None
    problem: LocalFileProblem | None = None

    def has_room_for(self, size: int) -> bool:
        """False only where it is known that `size` bytes do not fit."""
        return self.problem is None and (self.free is None or self.free >= size)


def look_at(folder: Path) -> FolderSpace:
    """Ask the disk. Blocks, for long with a network drive that hangs: call it in a thread.

    A folder that does not exist yet is judged by the nearest one above it that does.
    """
    standing = folder
    while not standing.exists() and standing != standing.parent:
        standing = standing.parent
    if not standing.is_dir():
        return FolderSpace(folder, None, LocalFileProblem(str(folder), FileFault.NO_FOLDER.value))
    if not os.access(standing, os.W_OK | os.X_OK):
        return FolderSpace(folder, None, LocalFileProblem(str(folder), FileFault.NO_PERMISSION.value))
    try:
        return FolderSpace(folder, shutil.disk_usage(standing).free)
    except OSError:
        return FolderSpace(folder)
