"""`FolderLanding`: a received folder's way onto the disk: in a hidden `.part` folder until it is whole.

    .NAME.part/manifest   the list as it came, which tells after a restart what the bytes are
    .NAME.part/journal    which of them are known to be right (transfers/journal.py), over the whole stream
    .NAME.part/files/     what is moved to its place at the end

Nobody else can look into it meanwhile. Blocking; for worker threads.
"""

import ctypes
import hashlib
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from gharial.backend.transfers.file_fault import file_problem, folder_problem
from gharial.backend.transfers.file_name import numbered, part_name, safe_name, twin_key
from gharial.backend.transfers.folder_names import cleaned_preview, landed_names
from gharial.backend.transfers.folder_scan import shown_entries
from gharial.backend.transfers.folder_tree import FolderTree, emptied, opened
from gharial.backend.transfers.journal import BLOCK, Heading, Journal
from gharial.backend.transfers.landing_ground import locked, name_limit, require_space
from gharial.backend.transfers.part_file import FOLDER_JOURNAL, PartFile
from gharial.backend.transfers.renaming import folder_moved_if_free
from gharial.backend.wire.manifest import BadManifest, ManifestReader, ManifestTooLarge
from gharial.model.failures import FileFault, FolderMalformed, FolderTooLarge, LocalFileProblem
from gharial.model.transfer import Entry, FileInfo

MANIFEST = "manifest"
FILES = "files"
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_INSIDE = _FOLDER | os.O_NOFOLLOW
_LIST = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
_NUMBERS = 10_000
_MOST_PARTS = 16
_ALGORITHM = "sha-256"


class FolderLanding:
    """Fulfils `Landing` for a folder that travels as one stream."""

    def __init__(
        self,
        folder: Path,
        name: str,
        file: FileInfo,
        heading: Heading | None = None,
        preview: Sequence[Entry] = (),
    ) -> None:
        """Make the `.part` folder, or take up one under the same `heading`. What is missing must have room.

        `preview` is what the user, or a rule of theirs, has seen and agreed to. Raises LocalFileProblem.
        """
        self.folder = folder.absolute()
        self._offered = file
        self._preview = [(entry.path, entry.size) for entry in preview]
        self._reader = ManifestReader()
        self._list = -1
        self._tree: FolderTree | None = None
        self._hasher = hashlib.sha256()
        self._marked = self._hasher.copy()
        self._position = self._proven = 0
        self._journal: Journal | None = None
        try:
            self._folder = os.open(self.folder, _FOLDER)
        except OSError as error:
            raise folder_problem(error, self.folder) from error
        try:
            self._limit = name_limit(self._folder)
            self.name = safe_name(name, self._limit)
            found = self._left_part(heading) if heading is not None else None
            self._unread = found is not None
            if found is None:
                require_space(self._folder, self.folder / self.name, file.size)
                found = self._new_part()
                if heading is not None:
                    self._journal = Journal(found[0], FOLDER_JOURNAL, heading)
            self._inside, self.part = found
        except BaseException:
            os.close(self._folder)
            raise
        self._open = True

    # --- Landing ------------------------------------------------------------------------------------------------------

    def prove(self, stopped: Callable[[], bool] = lambda: False) -> int:
        """Each whole block of list and files is hashed and compared with the journal."""
        if not self._unread or self._journal is None:
            return self._proven
        self._unread = False
        count, proven = 0, hashlib.sha256()
        if self._read_list():
            hasher = hashlib.sha256()
            buffer = memoryview(bytearray(BLOCK))
            for mark in self._journal.marks():
                end = (count + 1) * BLOCK
                if stopped() or end >= self._offered.size or self._read(buffer, count * BLOCK) != BLOCK:
                    break
                hasher.update(buffer)
                if hasher.digest() != mark:
                    break
                count, proven = count + 1, hasher.copy()
        self._marked, self._proven = proven, count * BLOCK
        return self._proven

    def restart(self, offset: int = 0) -> None:
        """What lies behind `offset` is written anew; from 0 on, another list may come."""
        if offset not in (0, self._proven):
            raise ValueError(f"cannot begin at {offset}, only at 0 or {self._proven}")
        self._unread = False
        try:
            if self._reader.done and offset >= self._reader.size and self._tree is not None:
                self._tree.begin(offset - self._reader.size)
            else:
                self._begin_list(offset)
        except OSError as error:
            raise folder_problem(error, self.part.path) from error
        if not offset:
            self._marked = hashlib.sha256()
        self._hasher = self._marked.copy()
        self._position = self._proven = offset
        if self._journal is not None:
            self._journal.rewind(offset // BLOCK)

    def write(self, data: memoryview) -> None:
        """Raises FolderMalformed, FolderTooLarge where the list is not one that we take; nothing is made of it then."""
        while data:
            piece = data[: BLOCK - self._position % BLOCK]
            self._store(piece)
            self._hasher.update(piece)
            self._position += len(piece)
            data = data[len(piece) :]
            if self._position % BLOCK == 0 and self._journal is not None:
                self._journal.mark(self._hasher.digest())
                if self._position < self._offered.size:
                    self._marked, self._proven = self._hasher.copy(), self._position

    def digest(self, algorithm: str) -> str | None:
        """SHA-256 is known already; for another, everything is read again."""
        if algorithm == _ALGORITHM:
            return self._hasher.hexdigest()
        try:
            hasher = hashlib.new(algorithm.replace("-", "", 1) if algorithm.startswith("sha-") else algorithm)
        except ValueError:
            return None
        buffer = memoryview(bytearray(BLOCK))
        offset = 0
        while count := self._read(buffer, offset):
            hasher.update(buffer[:count])
            offset += count
        return hasher.hexdigest()

    def settle(self, date: datetime | None = None, origin: str = "") -> Path:
        """Make everything safe on the disk and move the folder to a free name."""
        if self._tree is None:
            raise LocalFileProblem(str(self.part.path), FileFault.OTHER.value, "the list is not whole")
        try:
            if origin:
                self._tree.mark(origin)
            self._tree.close()
            self._keep_date(date)
            # One call for the whole file system: one for each of ten thousand small files would take minutes.
            _synced(self._inside)
            if not self.part.is_in(self._folder):
                raise LocalFileProblem(str(self.part.path), FileFault.VANISHED.value)
            name = self._move()
            with suppress(OSError):
                os.fsync(self._folder)
        except OSError as error:
            raise folder_problem(error, self.folder) from error
        self._remove()
        return self.folder / name

    def discard(self) -> None:
        """Remove all that was written; any number of times, never raises."""
        if self._open:
            self._remove()

    def suspend(self) -> bool:
        """It stays if there is one whole block or more."""
        if not self._open:
            return False
        if self._journal is None or not (self._journal.count or self._unread):
            self.discard()
            return False
        self._close()
        return True

    # --- inside -------------------------------------------------------------------------------------------------------

    def _store(self, data: memoryview) -> None:
        if not self._reader.done:
            if self._list < 0:
                self._begin_list(0)
            try:
                count = self._reader.feed(data)
            except ManifestTooLarge as error:
                raise FolderTooLarge(self.name, error.what, error.found, error.limit) from error
            except BadManifest as error:
                raise FolderMalformed(self.name, str(error)) from error
            self._write_list(data[:count])
            data = data[count:]
            if self._reader.done:
                self._begin_files()
        if data and self._tree is not None:
            self._tree.write(data)

    def _begin_list(self, offset: int) -> None:
        """The list comes, from `offset` on; there are no files yet. Raises OSError."""
        if self._tree is not None:
            self._tree.close()
            self._tree = None
        if self._list < 0:
            self._list = os.open(MANIFEST, _LIST, 0o600, dir_fd=self._inside)
        kept = os.pread(self._list, offset, 0)
        os.ftruncate(self._list, offset)
        os.lseek(self._list, offset, os.SEEK_SET)
        self._reader = ManifestReader()
        self._reader.feed(memoryview(kept))

    def _write_list(self, data: memoryview) -> None:
        try:
            while data:
                data = data[os.write(self._list, data) :]
        except OSError as error:
            raise file_problem(error, self.part.path) from error

    def _begin_files(self) -> None:
        """The list is whole: nothing was made of it before, and only what passed the gate is made now."""
        self._plan(fresh=True)
        assert self._tree is not None  # noqa: S101 - made by the plan
        # Small files take more room than they have bytes.
        block = os.fstatvfs(self._inside).f_frsize or 1
        room = sum(-(-entry.size // block) * block for entry in self._reader.entries)
        require_space(self._folder, self.part.path, room)
        self._tree.begin(0)

    def _plan(self, *, fresh: bool) -> None:
        entries = self._reader.entries
        size = self._reader.size + sum(entry.size for entry in entries)
        if size != self._offered.size:
            raise FolderMalformed(self.name, f"{size} bytes, announced with {self._offered.size}")
        if max(1, len(entries)) != self._offered.entries:
            raise FolderMalformed(
                self.name, f"a folder of {len(entries)} files, announced with {self._offered.entries}"
            )
        promised = cleaned_preview(shown_entries(entries[: len(self._preview)]))
        if [(entry.path, entry.size) for entry in promised] != self._preview:
            raise FolderMalformed(self.name, "other files than the offer named")
        names = landed_names((entry.path for entry in entries), self._limit)
        try:
            root = emptied(FILES, self._inside) if fresh else opened(FILES, self._inside)
        except OSError as error:
            raise folder_problem(error, self.part.path) from error
        self._tree = FolderTree(root, self.part.path / FILES, entries, names)

    def _read_list(self) -> bool:
        """Take up the list that an earlier run left; False where it is not whole."""
        try:
            self._list = os.open(MANIFEST, _LIST & ~os.O_CREAT, dir_fd=self._inside)
            with os.fdopen(os.dup(self._list), "rb") as file:
                while not self._reader.done and (piece := file.read(BLOCK)):
                    self._reader.feed(memoryview(piece))
            if self._reader.done:
                self._plan(fresh=False)
        except (OSError, BadManifest, FolderMalformed, LocalFileProblem):
            self._reader = ManifestReader()
        return self._tree is not None

    def _read(self, buffer: memoryview, offset: int) -> int:
        """From the list and the files as if they were one; less than all of `buffer` at the end alone."""
        filled = 0
        while filled < len(buffer) and offset + filled < self._reader.size:
            room = min(len(buffer), self._reader.size - offset)
            try:
                count = os.preadv(self._list, [buffer[filled:room]], offset + filled)
            except OSError as error:
                raise file_problem(error, self.part.path) from error
            if not count:
                return filled
            filled += count
        if self._tree is not None:
            filled += self._tree.read(buffer[filled:], offset + filled - self._reader.size)
        return filled

    def _left_part(self, heading: Heading) -> tuple[int, PartFile] | None:
        """An unfinished folder about the same, which nobody works on."""
        for number in range(1, _MOST_PARTS):
            name = self._part_name(number)
            try:
                inside = os.open(name, _INSIDE, dir_fd=self._folder)
            except OSError:
                continue
            status = os.fstat(inside)
            journal = Journal(inside, FOLDER_JOURNAL, heading)
            if status.st_uid == os.geteuid() and locked(inside) and journal.take_up():
                self._journal = journal
                return inside, PartFile(self.folder / name, status.st_dev, status.st_ino)
            os.close(inside)
        return None

    def _new_part(self) -> tuple[int, PartFile]:
        for number in range(1, _NUMBERS):
            name = self._part_name(number)
            try:
                os.mkdir(name, 0o700, dir_fd=self._folder)
                inside = os.open(name, _INSIDE, dir_fd=self._folder)
            except FileExistsError:
                continue
            except OSError as error:
                raise folder_problem(error, self.folder) from error
            locked(inside)
            status = os.fstat(inside)
            return inside, PartFile(self.folder / name, status.st_dev, status.st_ino)
        raise LocalFileProblem(str(self.folder), FileFault.OTHER.value, "no free name")

    def _part_name(self, number: int) -> str:
        return "." + part_name(self.name, number, self._limit - 1)

    def _keep_date(self, date: datetime | None) -> None:
        if date is not None and datetime(1980, 1, 2, tzinfo=UTC) < date <= datetime.now(UTC):
            with suppress(OSError):
                os.utime(FILES, (date.timestamp(), date.timestamp()), dir_fd=self._inside, follow_symlinks=False)

    def _move(self) -> str:
        taken = {twin_key(entry) for entry in os.listdir(self._folder)}  # noqa: PTH208 - by the handle, not by a path
        for number in range(1, _NUMBERS):
            name = self._numbered(number)
            if twin_key(name) not in taken and folder_moved_if_free(FILES, self._inside, name, self._folder):
                return name
        raise LocalFileProblem(str(self.folder), FileFault.OTHER.value, "no free name")

    def _numbered(self, number: int) -> str:
        """At the end of the name: a folder's has no ending."""
        name = self.name if number == 1 else f"{self.name} ({number})"
        return name if len(name.encode()) <= self._limit else numbered(self.name, number, self._limit)

    def _remove(self) -> None:
        if self._tree is not None:
            self._tree.close()
        self.part.remove_in(self._folder)
        self._close()

    def _close(self) -> None:
        self._open = False
        if self._tree is not None:
            self._tree.close()
        if self._journal is not None:
            self._journal.close()
        if self._list >= 0:
            os.close(self._list)
        os.close(self._inside)
        os.close(self._folder)


def _synced(descriptor: int) -> None:
    """Write out the file system that the open folder lies on. Raises OSError."""
    if _syncfs is None:
        os.sync()
    elif _syncfs(descriptor) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


_syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
