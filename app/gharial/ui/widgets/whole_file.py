"""A text file that somebody asked to have saved: all of it or nothing."""

import errno
import os
import secrets
from pathlib import Path

from gharial.model.failures import FileFault, LocalFileProblem


def write_whole(path: Path, text: str, *, replaces: bool) -> None:
    """All of it or nothing, under a name that is free, or that `replaces` lets go. Blocks. Raises LocalFileProblem."""
    fresh = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        try:
            number = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(number, "w", encoding="utf-8", errors="replace") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            if replaces:
                fresh.replace(path)
            else:
                _give_name(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise LocalFileProblem(str(path), _fault(error).value, error.strerror or "") from error


def _give_name(fresh: Path, path: Path) -> None:
    """The name, if nobody has it: a link never takes the place of anything."""
    try:
        path.hardlink_to(fresh)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EOPNOTSUPP):
            raise
        # FAT has no links: there the free name is taken first, and then filled.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        fresh.replace(path)


def _fault(error: OSError) -> FileFault:
    if isinstance(error, PermissionError):
        return FileFault.NO_PERMISSION
    return FileFault.DISK_FULL if error.errno in (errno.ENOSPC, errno.EDQUOT) else FileFault.OTHER
