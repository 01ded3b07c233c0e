"""What the disk said, as a fact: `OSError` to LocalFileProblem."""

import errno
from pathlib import Path

from gharial.model.failures import FileFault, LocalFileProblem

_FAULTS = {
    errno.ENOENT: FileFault.VANISHED,
    errno.ENOTDIR: FileFault.VANISHED,
    errno.ESTALE: FileFault.VANISHED,
    errno.ELOOP: FileFault.NOT_A_FILE,
    errno.EISDIR: FileFault.NOT_A_FILE,
    errno.EACCES: FileFault.NO_PERMISSION,
    errno.EPERM: FileFault.NO_PERMISSION,
    errno.EROFS: FileFault.NO_PERMISSION,
    errno.ENOSPC: FileFault.DISK_FULL,
    errno.EDQUOT: FileFault.DISK_FULL,
}


def file_problem(error: OSError, path: Path) -> LocalFileProblem:
    """The failure for an error about the file `path`."""
    return LocalFileProblem(str(path), _FAULTS.get(error.errno or 0, FileFault.OTHER).value, error.strerror or "")


def folder_problem(error: OSError, folder: Path) -> LocalFileProblem:
    """The failure for an error about the folder `folder`, or about what is made in it."""
    problem = file_problem(error, folder)
    if problem.fault in (FileFault.VANISHED.value, FileFault.NOT_A_FILE.value):
        return LocalFileProblem(str(folder), FileFault.NO_FOLDER.value, problem.detail)
    return problem
