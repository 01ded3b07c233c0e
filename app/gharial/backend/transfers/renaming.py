"""New names for files and folders, never over another one, by the best way that the file system knows."""

import ctypes
import errno
import os

_NEW = os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_RENAME_NOREPLACE = 1
_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV})
_NO_RENAME_FLAGS = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP})


def renamed_if_free(old: str, new: str, folder: int) -> bool:
    """Give the file its new name unless something has it; False where it is taken."""
    if (done := _renamed(old, folder, new, folder)) is not None:
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
        claim = os.open(new, _NEW | os.O_WRONLY, 0o600, dir_fd=folder)
    except FileExistsError:
        return False
    moved = False
    try:
        # Whoever writes into it, or puts another file there, was quicker: it is theirs.
        if not _is_untouched(claim, new, folder):
            return False
        os.rename(old, new, src_dir_fd=folder, dst_dir_fd=folder)
        moved = True
    finally:
        if not moved and _is_untouched(claim, new, folder):
            os.unlink(new, dir_fd=folder)
        os.close(claim)
    return True


def _is_untouched(claim: int, name: str, folder: int) -> bool:
    ours = os.fstat(claim)
    try:
        there = os.stat(name, dir_fd=folder, follow_symlinks=False)
    except OSError:
        return False
    return (there.st_dev, there.st_ino, there.st_size) == (ours.st_dev, ours.st_ino, 0)


def folder_moved_if_free(old: str, source: int, new: str, target: int) -> bool:
    """Move the folder `old` of the open folder `source` into `target`; False where the name is taken there."""
    if (done := _renamed(old, source, new, target)) is not None:
        return done
    # A folder replaces an empty one and nothing else, so a new empty one claims the name.
    try:
        os.mkdir(new, 0o700, dir_fd=target)
    except FileExistsError:
        return False
    os.rename(old, new, src_dir_fd=source, dst_dir_fd=target)
    return True


def _renamed(old: str, source: int, new: str, target: int) -> bool | None:
    """Rename without replacing, in one step; False where the name is taken, None where the system cannot."""
    if _renameat2 is None:
        return None
    if _renameat2(source, os.fsencode(old), target, os.fsencode(new), _RENAME_NOREPLACE) == 0:
        return True
    code = ctypes.get_errno()
    if code == errno.EEXIST:
        return False
    if code in _NO_RENAME_FLAGS:
        return None
    raise OSError(code, os.strerror(code), new)


_renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
