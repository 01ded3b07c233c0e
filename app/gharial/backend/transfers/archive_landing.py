"""`ArchiveLanding`: the way onto the disk for a folder that comes as a tar archive, entry by entry."""

import hashlib
import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from gharial.backend.transfers.file_fault import folder_problem
from gharial.backend.transfers.folder_landing import FILES, FolderLanding
from gharial.backend.transfers.folder_names import landing_names
from gharial.backend.transfers.folder_tree import FolderTree, emptied
from gharial.backend.wire.manifest import ManifestEntry
from gharial.backend.wire.tar import BadTar, TarEntry, TarReader
from gharial.model.failures import FolderMalformed
from gharial.model.transfer import UNKNOWN_SIZE, FileInfo

_BILLION = 1_000_000_000


class ArchiveLanding(FolderLanding):
    """Fulfils `Landing`. What came is no longer than announced, and lies in the folder's own `.part` until it is whole.

    Such an archive cannot be gone on with: after a break it comes anew.
    """

    def __init__(self, folder: Path, name: str, file: FileInfo) -> None:
        """Make the `.part` folder; the announced size must have room. Raises LocalFileProblem."""
        self._most = file.size
        super().__init__(folder, name, replace(file, size=max(file.size, 0)))
        self._tar = TarReader()
        self._place = landing_names(self._limit)
        self._files: set[str] = set()
        self._folders: set[str] = set()
        self._contents = 0

    def restart(self, offset: int = 0) -> None:
        """Always from 0."""
        if offset:
            raise ValueError(f"cannot begin at {offset}, only at 0")
        if self._tree is not None:
            self._tree.close()
        try:
            root = emptied(FILES, self._inside)
        except OSError as error:
            raise folder_problem(error, self.part.path) from error
        self._tree = FolderTree(root, self.part.path / FILES, (), ())
        self._tar = TarReader()
        self._place = landing_names(self._limit)
        self._files, self._folders, self._contents = set(), set(), 0
        self._hasher = hashlib.sha256()
        self._position = 0

    def digest(self, algorithm: str) -> str | None:
        """SHA-256 of the archive alone: it is not kept."""
        return self._hasher.hexdigest() if algorithm == "sha-256" else None

    def settle(self, date: datetime | None = None, origin: str = "") -> Path:
        """Raises FolderMalformed where the archive has no end."""
        if not self._tar.done:
            raise FolderMalformed(self.name, "an archive that is cut off")
        return super().settle(date, origin)

    def _store(self, data: memoryview) -> None:
        """Raises FolderMalformed for what is no archive of a folder."""
        if self._tree is None:
            self.restart()
        assert self._tree is not None  # noqa: S101 - made just before
        while data:
            try:
                used, brought = self._tar.feed(data)
            except BadTar as error:
                raise FolderMalformed(self.name, str(error)) from error
            data = data[used:]
            if isinstance(brought, TarEntry):
                if brought.path:
                    self._add(self._tree, brought)
            elif brought is not None:
                self._tree.write(brought)

    def _add(self, tree: FolderTree, entry: TarEntry) -> None:
        path = entry.path.removesuffix("/")
        above = path
        while above := os.path.dirname(above):  # noqa: PTH120 - of an archive, not of a disk
            if above in self._files:
                raise FolderMalformed(self.name, "a file that is a folder too")
            self._folders.add(above)
        if path in self._files or (path in self._folders and not entry.is_folder):
            raise FolderMalformed(self.name, "a path that comes twice")
        (self._folders if entry.is_folder else self._files).add(path)
        self._contents += entry.size
        if self._most != UNKNOWN_SIZE and self._contents > self._most:
            raise FolderMalformed(self.name, f"more than the announced {self._most} bytes")
        tree.add(ManifestEntry(entry.path, entry.size, entry.modified * _BILLION), self._place(entry.path))
