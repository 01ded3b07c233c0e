"""The manifest at the head of a folder's stream (urn:gharial:folder:0): what comes, in which order, how long. Pure.

    header  "GHFM", version (1 byte: 1), count of entries (4), length of all entries in bytes (4)
    entry   length of the path (2), path in UTF-8, size (8), time of last change in nanoseconds since 1970 (8, signed)

All numbers big-endian. Paths are relative and parted by "/"; one that ends in "/" is an empty folder. The contents of
the files follow the manifest one after the other, in its order.

What comes from a peer is held here to what such a list can be at all; names still have to pass the gate of our disk.
"""

import struct
from collections.abc import Iterable, Sequence

from gharial.model.value import dataclass

MAGIC = b"GHFM"
VERSION = 1
MOST_ENTRIES = 100_000
DEEPEST = 64
"""Parts of a path, the file's name with them."""
LONGEST = 32 << 20
"""Bytes of a whole manifest."""
LONGEST_PATH = 8192
LARGEST = 1 << 60
_HEADER = struct.Struct(">4sBII")
_LENGTH = struct.Struct(">H")
_FACTS = struct.Struct(">Qq")
HEADER_SIZE = _HEADER.size


class BadManifest(ValueError):
    """No manifest, or one that describes no folder; the text says how."""


class ManifestTooLarge(BadManifest):
    """More than we take: `found` of `what` ("entries", "depth", "bytes") where `limit` is the most."""

    def __init__(self, what: str, found: int, limit: int) -> None:
        super().__init__(f"{found} {what}, at most {limit}")
        self.what = what
        self.found = found
        self.limit = limit


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """One file, or with "/" at the end of `path` an empty folder. `modified` in nanoseconds since 1970."""

    path: str
    size: int
    modified: int

    @property
    def is_folder(self) -> bool:
        """An empty folder."""
        return self.path.endswith("/")


def encoded(entries: Sequence[ManifestEntry]) -> bytes:
    """The manifest. Raises BadManifest, ManifestTooLarge: nothing is written that would not be read."""
    if len(entries) > MOST_ENTRIES:
        raise ManifestTooLarge("entries", len(entries), MOST_ENTRIES)
    parts: list[bytes] = []
    for entry in entries:
        path = entry.path.encode("utf-8", "surrogatepass")
        if len(path) > LONGEST_PATH:
            raise ManifestTooLarge("bytes", len(path), LONGEST_PATH)
        parts += (_LENGTH.pack(len(path)), path, _FACTS.pack(entry.size, entry.modified))
    body = b"".join(parts)
    if HEADER_SIZE + len(body) > LONGEST:
        raise ManifestTooLarge("bytes", HEADER_SIZE + len(body), LONGEST)
    _check(entries)
    return _HEADER.pack(MAGIC, VERSION, len(entries), len(body)) + body


class ManifestReader:
    """Takes the beginning of a stream in pieces of any size; `entries` are there once it is `done`."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._size = HEADER_SIZE
        self._count: int | None = None
        self.done = False
        self.entries: tuple[ManifestEntry, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of the whole manifest, as far as known: its header's before that was read."""
        return self._size

    def feed(self, data: memoryview) -> int:
        """Take what belongs to the manifest; returns how many bytes that was. Raises BadManifest."""
        taken = 0
        while not self.done:
            count = min(self._size - len(self._buffer), len(data) - taken)
            self._buffer += data[taken : taken + count]
            taken += count
            if len(self._buffer) < self._size:
                break
            if self._count is None:
                self._read_header()
            else:
                self.entries = _read_entries(self._buffer, self._count)
                self._buffer = bytearray()
                self.done = True
        return taken

    def _read_header(self) -> None:
        magic, version, count, length = _HEADER.unpack(self._buffer)
        if magic != MAGIC:
            raise BadManifest("no manifest of a folder")
        if version != VERSION:
            raise BadManifest(f"manifest of version {version}")
        if count > MOST_ENTRIES:
            raise ManifestTooLarge("entries", count, MOST_ENTRIES)
        if HEADER_SIZE + length > LONGEST:
            raise ManifestTooLarge("bytes", HEADER_SIZE + length, LONGEST)
        if length < count * (_LENGTH.size + _FACTS.size + 1):
            raise BadManifest("entries without room")
        self._count = count
        self._size = HEADER_SIZE + length


def decoded(data: bytes) -> tuple[ManifestEntry, ...]:
    """The entries of a manifest that is there as a whole. Raises BadManifest."""
    reader = ManifestReader()
    if reader.feed(memoryview(data)) != len(data) or not reader.done:
        raise BadManifest("not exactly one manifest")
    return reader.entries


def content_size(entries: Iterable[ManifestEntry]) -> int:
    """Bytes that follow the manifest."""
    return sum(entry.size for entry in entries)


def _read_entries(data: bytearray, count: int) -> tuple[ManifestEntry, ...]:
    entries = []
    position = HEADER_SIZE
    for _ in range(count):
        try:
            (length,) = _LENGTH.unpack_from(data, position)
            position += _LENGTH.size
            path = bytes(data[position : position + length])
            position += length
            size, modified = _FACTS.unpack_from(data, position)
        except struct.error as error:
            raise BadManifest("an entry that is cut off") from error
        position += _FACTS.size
        try:
            entries.append(ManifestEntry(path.decode("utf-8"), size, modified))
        except UnicodeDecodeError as error:
            raise BadManifest("a path that is no UTF-8") from error
    if position != len(data):
        raise BadManifest("bytes behind the last entry")
    _check(entries)
    return tuple(entries)


_Tree = dict[str, "_Tree | None"]
"""A folder's names; None for what has nothing inside."""


def _check(entries: Iterable[ManifestEntry]) -> None:
    """Raises BadManifest for what cannot be the list of a folder."""
    root: _Tree = {}
    folders = total = 0
    for entry in entries:
        if "\0" in entry.path:
            raise BadManifest("a null character in a path")
        *above, name = entry.path.removesuffix("/").split("/")
        if len(above) >= DEEPEST:
            raise ManifestTooLarge("depth", len(above) + 1, DEEPEST)
        if any(part in ("", ".", "..") for part in (*above, name)):
            raise BadManifest("a path that is not inside the folder")
        if len(entry.path.encode("utf-8", "surrogatepass")) > LONGEST_PATH:
            raise ManifestTooLarge("bytes", len(entry.path), LONGEST_PATH)
        if entry.is_folder and entry.size:
            raise BadManifest("an empty folder with a size")
        total += entry.size
        if entry.size < 0 or total > LARGEST:
            raise BadManifest("more bytes than any disk has")
        here = root
        for part in above:
            if part not in here:
                here[part] = {}
                folders += 1
            below = here[part]
            if below is None:
                raise BadManifest("a file that is a folder too")
            here = below
        # Deep paths could name many more folders than there are entries.
        if folders > MOST_ENTRIES:
            raise ManifestTooLarge("entries", folders, MOST_ENTRIES)
        if name in here:
            raise BadManifest("a path that comes twice")
        here[name] = None
