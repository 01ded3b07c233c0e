"""The tar archive of a shared folder, as Google Talk writes and reads it: blocks of 512 bytes, without sockets or disk.

Only folders and plain files: links, devices and every other kind of entry are refused. Every entry lies in one folder,
whose entry comes first.
"""

from gharial.backend.wire.manifest import DEEPEST, LARGEST, LONGEST_PATH, MOST_ENTRIES
from gharial.model.value import dataclass

BLOCK = 512
END = bytes(2 * BLOCK)
"""What closes an archive."""
_LONGEST = 255
_NAME = 100
_PREFIX = 155


class BadTar(ValueError):
    """No archive of a folder; the text says how."""


@dataclass(frozen=True, slots=True)
class TarEntry:
    """`path` relative to the shared folder, parted by "/", with one at its end for a folder, empty for the shared
    folder itself; `modified` in seconds since 1970."""

    path: str
    size: int
    modified: int

    @property
    def is_folder(self) -> bool:
        """A folder."""
        return not self.path or self.path.endswith("/")


def header(path: str, size: int, modified: int) -> bytes:
    """The block before an entry; `path` is whole, with "/" at the end for a folder.

    Raises BadTar where the original's readers could not take it: no long names of later dialects are written.
    """
    raw = path.encode("utf-8", "replace")
    if len(raw) > _LONGEST or b"\0" in raw:
        raise BadTar("a path too long")
    is_folder = path.endswith("/")
    if size >= 8**11:
        raise BadTar("a file too large")
    block = bytearray(BLOCK)
    name, prefix = raw[-_NAME:], raw[:-_NAME]
    block[: len(name)] = name
    block[100:107] = (b"777" if is_folder else b"666").ljust(7, b"\0")
    block[108:109] = block[116:117] = b"5"
    block[124:136] = b"%011o\0" % size
    block[136:148] = b"%011o\0" % min(max(modified, 0), 8**11 - 1)
    block[148:156] = b" " * 8
    block[156:157] = b"5" if is_folder else b"0"
    if prefix:
        # Readers put both together as they are, without a "/" between.
        block[257:263] = b"ustar\0"
        block[263:265] = b"00"
        block[345 : 345 + len(prefix)] = prefix
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


def padding(size: int) -> bytes:
    """What follows `size` bytes of a file."""
    return bytes(-size % BLOCK)


class TarReader:
    """Takes an archive in pieces of any size. `next` gives what comes: an entry, or a piece of the last file.

    The archive is held to limits as a folder's manifest is; who writes the entries puts the names through the gate.
    """

    def __init__(self) -> None:
        self.done = False
        self._root: str | None = None
        self._block = bytearray()
        self._left = 0
        self._pad = 0
        self._count = 0
        self._total = 0
        self._empty = 0
        self.head = b""
        """The block of the last entry, as it came."""

    @property
    def body(self) -> int:
        """Bytes of the last entry that are still to come, with what fills its last block."""
        return self._left + self._pad

    def skip(self, count: int) -> None:
        """So many bytes of the last entry, at most all of `body`, came before."""
        contents = min(count, self._left)
        self._left -= contents
        self._pad -= count - contents

    def feed(self, data: memoryview) -> tuple[int, TarEntry | memoryview | None]:
        """How many bytes of `data` were used, and what they brought. Raises BadTar.

        Behind the end everything is used and brings nothing.
        """
        if self.done:
            return len(data), None
        if self._left:
            piece = data[: self._left]
            self._left -= len(piece)
            return len(piece), piece
        if self._pad:
            count = min(self._pad, len(data))
            self._pad -= count
            return count, None
        count = min(BLOCK - len(self._block), len(data))
        self._block += data[:count]
        if len(self._block) < BLOCK:
            return count, None
        block = bytes(self._block)
        self._block.clear()
        return count, self._take(block)

    def _take(self, block: bytes) -> TarEntry | None:
        if not any(block):
            self._empty += 1
            self.done = self._empty == 2
            return None
        if self._empty:
            raise BadTar("an entry behind the end")
        entry = self._entry(block)
        self.head = block
        self._count += 1
        self._total += entry.size
        if self._count > MOST_ENTRIES:
            raise BadTar("too many entries")
        if self._total > LARGEST:
            raise BadTar("more bytes than any disk has")
        self._left, self._pad = entry.size, -entry.size % BLOCK
        return entry

    def _entry(self, block: bytes) -> TarEntry:
        # Very old writers left the checksum out, and everything behind it lies eight bytes earlier.
        kind = block[156:157]
        if block[148:156].strip(b"\0 "):
            stated = _octal(block[148:156])
            if stated != sum(block) - sum(block[148:156]) + 8 * 0x20:
                raise BadTar("a checksum that does not fit")
        elif kind not in (b"0", b"5"):
            kind = block[148:149]
        name = block[:_NAME].split(b"\0", 1)[0]
        if block[257:262] == b"ustar" and (prefix := block[345 : 345 + _PREFIX].split(b"\0", 1)[0]):
            # POSIX parts them with "/"; the original cuts anywhere, and fills the name then.
            name = prefix + (b"" if len(name) == _NAME else b"/") + name
        if kind not in (b"0", b"5", b"\0"):
            raise BadTar("an entry that is neither file nor folder")
        path, is_folder = _decoded(name), name.endswith(b"/") or kind == b"5"
        size = _octal(block[124:136])
        if is_folder and size:
            raise BadTar("a folder with a size")
        return TarEntry(self._inside(path.rstrip("/"), is_folder=is_folder), size, _octal(block[136:148]))

    def _inside(self, path: str, *, is_folder: bool) -> str:
        parts = path.split("/")
        if any(part in ("", ".", "..") for part in parts):
            raise BadTar("a path that is not inside the folder")
        if len(parts) > DEEPEST or len(path) > LONGEST_PATH:
            raise BadTar("a path too deep")
        if self._root is None:
            if not is_folder or len(parts) != 1:
                raise BadTar("no folder at the beginning")
            self._root = parts[0]
            return ""
        if parts[0].casefold() != self._root.casefold() or (len(parts) == 1 and not is_folder):
            raise BadTar("a path that is not inside the folder")
        inside = "/".join(parts[1:])
        return f"{inside}/" if is_folder and inside else inside


def _decoded(name: bytes) -> str:
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("latin-1")


def _octal(field: bytes) -> int:
    text = field.strip(b"\0 ")
    if not text:
        return 0
    if any(digit not in b"01234567" for digit in text):
        raise BadTar("a number that is none")
    return int(text, 8)
