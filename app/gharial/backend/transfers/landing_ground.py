"""What a folder is to somebody who lands there: its room, its limit of names, and whether somebody else is at work."""

import os
import sys
from pathlib import Path

from gharial.backend.transfers.file_fault import folder_problem
from gharial.backend.transfers.file_name import NAME_MAX
from gharial.model.failures import FileFault, LocalFileProblem

if sys.platform != "win32":
    import fcntl


def require_space(handle: int, path: Path, size: int) -> None:
    """Raises LocalFileProblem DISK_FULL for `path` where less than `size` bytes are free in its open folder."""
    try:
        room = os.fstatvfs(handle)
    except OSError as error:
        raise folder_problem(error, path.parent) from error
    # Some network file systems know nothing about themselves and say 0 blocks in all.
    if room.f_blocks and room.f_bavail * room.f_frsize < size:
        raise LocalFileProblem(str(path), FileFault.DISK_FULL.value)


def locked(descriptor: int) -> bool:
    """Nobody else works on this open file or folder, here or in another program; True where nobody can tell."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def name_limit(folder: int) -> int:
    """Bytes that a name in the open folder may have."""
    try:
        limit = os.fpathconf(folder, "PC_NAME_MAX")
    except (OSError, ValueError):
        return NAME_MAX
    return min(limit, NAME_MAX) if limit > 0 else NAME_MAX
