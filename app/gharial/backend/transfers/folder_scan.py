"""What a folder holds, found in one walk: what travels of it, in which order, and what stays behind.

Links are neither followed nor sent, nor is anything else that is no file. Blocking; for worker threads.
"""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from gharial.backend.transfers.file_fault import file_problem
from gharial.backend.transfers.file_name import numbered, offered_name
from gharial.backend.wire.manifest import (
    DEEPEST,
    MOST_ENTRIES,
    BadManifest,
    ManifestEntry,
    ManifestTooLarge,
    content_size,
    encoded,
)
from gharial.model.failures import FileFault, FolderBound, FolderTooLarge, LocalFileProblem
from gharial.model.transfer import Entry, FileInfo
from gharial.model.value import dataclass

MEDIA_TYPE = "inode/directory"
_EARLIEST = -(2**63)
_LATEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class FolderScan:
    """`names` are where the entries lie on our disk, relative to `path`; `entries` what they are called on the way."""

    path: Path
    names: tuple[str, ...]
    entries: tuple[ManifestEntry, ...]
    manifest: bytes
    newest: int
    """When anything in it changed last, in nanoseconds since 1970."""
    skipped: int
    """Links, pipes and the like, which stay behind."""

    @property
    def size(self) -> int:
        """Bytes of the stream: the list and all contents."""
        return len(self.manifest) + content_size(self.entries)

    def described(self) -> FileInfo:
        """The folder as it is offered. Its date is that of the newest in it, so that a change inside shows."""
        return FileInfo(
            name=offered_name(_name(self.path)),
            size=self.size,
            media_type=MEDIA_TYPE,
            date=date_of(self.newest),
            entries=max(1, len(self.entries)),
            left_out=self.skipped,
        )

    def tree(self) -> tuple[Entry, ...]:
        """What is shown of it."""
        return shown_entries(self.entries)


def scan(path: Path) -> FolderScan:
    """Walk through the folder at `path`. Raises LocalFileProblem, naming what cannot be read; FolderTooLarge."""
    walk = _Walk(path)
    found = sorted(walk.entries(path, (), ""), key=lambda one: one[2])
    entries = tuple(entry for _, entry, _ in found)
    try:
        manifest = encoded(entries)
    except ManifestTooLarge as error:
        raise _too_large(path, error.what, error.found, error.limit) from error
    except BadManifest as error:
        raise LocalFileProblem(str(path), FileFault.OTHER.value, str(error)) from error
    return FolderScan(path, tuple(name for name, _, _ in found), entries, manifest, walk.newest, walk.skipped)


def shown_entries(entries: tuple[ManifestEntry, ...]) -> tuple[Entry, ...]:
    """As the border has them."""
    return tuple(Entry(one.path, one.size, date_of(one.modified)) for one in entries)


def date_of(nanoseconds: int) -> datetime | None:
    """To the microsecond; None for what no calendar holds."""
    try:
        return datetime.fromtimestamp(nanoseconds // 1_000_000_000, UTC).replace(
            microsecond=nanoseconds // 1000 % 1_000_000
        )
    except (ValueError, OverflowError, OSError):
        return None


_Found = tuple[str, ManifestEntry, tuple[str, ...]]
"""Where it lies, what is sent, and what it is sorted by."""


class _Walk:
    def __init__(self, root: Path) -> None:
        self._root = root
        self._count = 0
        self.newest = _EARLIEST
        self.skipped = 0

    def entries(self, folder: Path, above: tuple[str, ...], prefix: str) -> Iterator[_Found]:
        """Everything below `folder`; `above` are its names on the way, `prefix` where it lies, with "/"."""
        try:
            with os.scandir(folder) as listing:
                children = sorted(listing, key=lambda child: child.name)
            status = folder.stat()
        except OSError as error:
            raise file_problem(error, folder) from error
        except ValueError as error:  # a null character
            raise LocalFileProblem(str(folder), FileFault.VANISHED.value, str(error)) from error
        self.newest = max(self.newest, status.st_mtime_ns)
        used: set[str] = set()
        for child in children:
            yield from self._child(child, above, prefix, used)
        if above and not used:
            self._count_one()
            yield prefix.removesuffix("/"), ManifestEntry("/".join(above) + "/", 0, _bounded(status.st_mtime_ns)), above

    def _child(
        self, child: "os.DirEntry[str]", above: tuple[str, ...], prefix: str, used: set[str]
    ) -> Iterator[_Found]:
        try:
            status = child.stat(follow_symlinks=False)
        except FileNotFoundError:
            return  # gone since it was listed
        except OSError as error:
            raise file_problem(error, Path(child.path)) from error
        is_file = stat.S_ISREG(status.st_mode)
        if not is_file and not stat.S_ISDIR(status.st_mode):
            self.skipped += 1
            return
        here = (*above, _unused(offered_name(child.name), used))
        place = f"{prefix}{child.name}"
        if not is_file:
            if len(here) >= DEEPEST:
                raise _too_large(self._root, "depth", len(here) + 1, DEEPEST)
            yield from self.entries(Path(child.path), here, f"{place}/")
            return
        if not os.access(child.path, os.R_OK):
            raise LocalFileProblem(child.path, FileFault.NO_PERMISSION.value)
        self._count_one()
        self.newest = max(self.newest, status.st_mtime_ns)
        yield place, ManifestEntry("/".join(here), status.st_size, _bounded(status.st_mtime_ns)), here

    def _count_one(self) -> None:
        self._count += 1
        if self._count > MOST_ENTRIES:
            raise _too_large(self._root, "entries", self._count, MOST_ENTRIES)


def _unused(name: str, used: set[str]) -> str:
    """Two names of the disk that are no text may look the same on the way."""
    number = 1
    while (found := numbered(name, number)) in used:
        number += 1
    used.add(found)
    return found


def _name(path: Path) -> str:
    return path.name if path.name not in ("", "..") else path.resolve().name


def _bounded(nanoseconds: int) -> int:
    return min(max(nanoseconds, _EARLIEST), _LATEST)


def _too_large(path: Path, what: str, found: int, limit: int) -> FolderTooLarge:
    return FolderTooLarge(_name(path), FolderBound(what).value, found, limit)
