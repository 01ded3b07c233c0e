"""`ArchiveLanding`: the way onto the disk for a folder that comes as a tar archive, entry by entry.

    .NAME.part/heads      the archive's own blocks before each entry, in order
    .NAME.part/journal    as for every folder, over the archive as it comes
    .NAME.part/files/     what is moved to its place at the end

Heads and files make the archive again, to the byte, as far as it came.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from gharial.backend.transfers.file_fault import file_problem, folder_problem
from gharial.backend.transfers.folder_landing import FILES, FolderLanding
from gharial.backend.transfers.folder_names import Parts, landing_names
from gharial.backend.transfers.folder_tree import FolderTree, emptied, opened
from gharial.backend.transfers.journal import BLOCK, Heading
from gharial.backend.wire import tar
from gharial.backend.wire.manifest import MOST_ENTRIES, ManifestEntry
from gharial.backend.wire.tar import BadTar, TarEntry, TarReader, padding
from gharial.model.failures import FolderMalformed
from gharial.model.transfer import UNKNOWN_SIZE, Entry, FileInfo

HEADS = "heads"
_BILLION = 1_000_000_000
_LIST = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC


class ArchiveLanding(FolderLanding):
    """Fulfils `Landing`. What came is no longer than announced, and lies in the folder's own `.part` until it is whole.

    With a `heading` that has a date it can be gone on with. Without, after a break, the archive comes anew, as nobody
    but our own clients sends the rest of one: what is here of it is compared with what comes, and not written again.
    """

    def __init__(
        self,
        folder: Path,
        name: str,
        file: FileInfo,
        heading: Heading | None = None,
        preview: Sequence[Entry] = (),
    ) -> None:
        """Make the `.part` folder, or take one up; the announced size must have room. What comes begins with the files
        of `preview`; where that names all there are, nothing else may come. Raises LocalFileProblem."""
        self._most = file.size
        self._heads = -1
        self._compares = False
        # Without a date nothing tells it from a later one.
        lasting = heading if heading is not None and heading.date is not None else None
        super().__init__(folder, name, replace(file, size=max(file.size, 0)), lasting, preview)
        self._promised = [(path, size) for path, size in self._preview if not path.endswith("/")]
        # Of one that says nothing of what is in it, that may be anything.
        told = file.entries if preview else MOST_ENTRIES
        self._most_files = len(self._promised) if told <= len(preview) else told
        self._reset()

    def prove(self, stopped: Callable[[], bool] = lambda: False) -> int:
        """The archive is made again of what is here, and each block of it compared with the journal."""
        if not self._unread or self._journal is None:
            return self._proven
        self._unread = False
        count, hasher, proven = 0, hashlib.sha256(), hashlib.sha256()
        came = 0
        marks = self._journal.marks()
        for piece in self._pieces():
            while piece:
                part = piece[: BLOCK - came % BLOCK]
                hasher.update(part)
                came += len(part)
                piece = piece[len(part) :]
                if came % BLOCK:
                    continue
                if stopped() or came >= self._offered.size or hasher.digest() != next(marks, None):
                    self._marked, self._proven = proven, count * BLOCK
                    return self._proven
                count, proven = count + 1, hasher.copy()
        self._marked, self._proven = proven, count * BLOCK
        return self._proven

    def restart(self, offset: int = 0) -> None:
        """What lies behind `offset` is written anew; from 0 on, another archive may come."""
        if offset not in (0, self._proven):
            raise ValueError(f"cannot begin at {offset}, only at 0 or {self._proven}")
        self._unread = False
        if self._tree is not None:
            self._tree.close()
            self._tree = None
        self._reset()
        try:
            if offset:
                self._go_on_at(offset)
            else:
                self._marked = hashlib.sha256()
                root = opened(FILES, self._inside) if self._compares else emptied(FILES, self._inside)
                self._tree = FolderTree(root, self.part.path / FILES, (), (), compares=self._compares)
                self._keep_heads(0)
        except (OSError, BadTar) as error:
            problem = error if isinstance(error, OSError) else OSError(str(error))
            raise folder_problem(problem, self.part.path) from error
        self._hasher = self._marked.copy()
        self._position = self._proven = offset
        if self._journal is not None:
            self._journal.rewind(offset // BLOCK)

    def digest(self, algorithm: str) -> str | None:
        """SHA-256 of the archive alone: it is not kept."""
        return self._hasher.hexdigest() if algorithm == "sha-256" else None

    def settle(self, date: datetime | None = None, origin: str = "") -> Path:
        """Raises FolderMalformed where the archive has no end."""
        if not self._tar.done:
            raise FolderMalformed(self.name, "an archive that is cut off")
        if len(self._files) < len(self._promised):
            raise FolderMalformed(self.name, "fewer files than the offer named")
        if self._compares and self._tree is not None:
            self._tree.drop_others()
        return super().settle(date, origin)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _reset(self) -> None:
        self._tar = TarReader()
        self._place = landing_names(self._limit)
        self._named = landing_names()
        """As the offer's list was cleaned, whatever this disk's limits are."""
        self._files: set[str] = set()
        self._folders: set[str] = set()
        self._contents = 0

    def _store(self, data: memoryview) -> None:
        """Raises FolderMalformed for what is no archive of a folder."""
        if self._tree is None:
            self.restart()
        assert self._tree is not None  # noqa: S101 - made just before
        # From now on what is here came to us.
        self._compares = True
        while data:
            try:
                used, brought = self._tar.feed(data)
            except BadTar as error:
                raise FolderMalformed(self.name, str(error)) from error
            data = data[used:]
            if isinstance(brought, TarEntry):
                self._note_head()
                if brought.path:
                    self._check(brought)
                    self._tree.add(_listed(brought), self._place(brought.path))
            elif brought is not None:
                self._tree.write(brought)

    def _check(self, entry: TarEntry) -> None:
        path = entry.path.removesuffix("/")
        above = path
        while above := os.path.dirname(above):  # noqa: PTH120 - of an archive, not of a disk
            if above in self._files:
                raise FolderMalformed(self.name, "a file that is a folder too")
            self._folders.add(above)
        if path in self._files or (path in self._folders and not entry.is_folder):
            raise FolderMalformed(self.name, "a path that comes twice")
        named = "/".join(self._named(entry.path)) if entry.path else ""
        if not entry.is_folder:
            self._keep_promise(named, entry.size)
        (self._folders if entry.is_folder else self._files).add(path)
        self._contents += entry.size
        if self._most != UNKNOWN_SIZE and self._contents > self._most:
            raise FolderMalformed(self.name, f"more than the announced {self._most} bytes")

    def _keep_promise(self, named: str, size: int) -> None:
        """The next file is the one that was named, if any was."""
        number = len(self._files)
        if number >= self._most_files:
            raise FolderMalformed(self.name, "more files than the offer named")
        if number < len(self._promised) and self._promised[number] != (named, size):
            raise FolderMalformed(self.name, "other files than the offer named")

    def _note_head(self) -> None:
        """Only where it can be gone on with."""
        if self._journal is None:
            return
        try:
            os.write(self._heads, self._tar.head)
        except OSError as error:
            raise file_problem(error, self.part.path) from error

    def _keep_heads(self, count: int) -> None:
        """The first `count` are right. Raises OSError."""
        if self._journal is None:
            return
        if self._heads < 0:
            self._heads = os.open(HEADS, _LIST, 0o600, dir_fd=self._inside)
        os.ftruncate(self._heads, count * tar.BLOCK)
        os.lseek(self._heads, 0, os.SEEK_END)

    def _known_heads(self) -> Iterator[tuple[bytes, TarEntry]]:
        """What is here of the archive's list, as far as it makes sense. Raises OSError, BadTar."""
        if self._heads < 0:
            self._heads = os.open(HEADS, _LIST & ~os.O_CREAT, dir_fd=self._inside)
        reader, offset = TarReader(), 0
        while len(block := os.pread(self._heads, tar.BLOCK, offset)) == tar.BLOCK:
            _, entry = reader.feed(memoryview(block))
            if not isinstance(entry, TarEntry):
                return
            reader.skip(reader.body)
            yield block, entry
            offset += tar.BLOCK

    def _pieces(self) -> Iterator[memoryview]:
        """The archive as far as it is here."""
        try:
            known = list(self._known_heads())
            root = opened(FILES, self._inside)
        except (OSError, BadTar):
            return
        place = landing_names(self._limit)
        inside = [entry for _, entry in known if entry.path]
        names = [place(entry.path) for entry in inside]
        tree = FolderTree(root, self.part.path / FILES, [_listed(entry) for entry in inside], names)
        buffer, contents = memoryview(bytearray(BLOCK)), 0
        try:
            for block, entry in known:
                yield memoryview(block)
                left = entry.size
                while left:
                    if not (count := tree.read(buffer[: min(left, BLOCK)], contents)):
                        return
                    contents += count
                    left -= count
                    yield buffer[:count]
                yield memoryview(padding(entry.size))
        finally:
            tree.close()

    def _go_on_at(self, offset: int) -> None:
        """Everything is as it was when so many bytes had come. Raises OSError, BadTar."""
        at = contents = count = 0
        entries: list[ManifestEntry] = []
        names: list[Parts] = []
        for block, entry in self._known_heads():
            if at >= offset:
                break
            self._tar.feed(memoryview(block))
            at += len(block)
            if entry.path:
                self._check(entry)
                entries.append(_listed(entry))
                names.append(self._place(entry.path))
            contents += min(entry.size, offset - at)
            known = min(self._tar.body, offset - at)
            self._tar.skip(known)
            at += known
            count += 1
        self._keep_heads(count)
        self._tree = FolderTree(opened(FILES, self._inside), self.part.path / FILES, entries, names)
        self._tree.begin(contents)

    def _close(self) -> None:
        super()._close()
        if self._heads >= 0:
            os.close(self._heads)
            self._heads = -1


def _listed(entry: TarEntry) -> ManifestEntry:
    return ManifestEntry(entry.path, entry.size, entry.modified * _BILLION)
