"""Folders for tests: made on the disk, compared, and carried from a source to a landing without a network."""

import os
from dataclasses import replace
from pathlib import Path

from gharial.backend.transfers.folder_source import FolderSource
from gharial.backend.transfers.landing import Landing, open_landing
from gharial.backend.transfers.source import describe
from gharial.model.transfer import FileInfo, Kind

Tree = dict[str, tuple[bytes | None, int]]
"""By path: the content, or None for a folder, and the date in nanoseconds."""

DAY = 86_400_000_000_000


def make(root: Path, tree: Tree) -> Path:
    """The folder `root` with this in it; inner folders first made, last dated."""
    root.mkdir(parents=True)
    for path, (content, _date) in tree.items():
        if content is None:
            (root / path).mkdir(parents=True, exist_ok=True)
        else:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
    for path, (_content, date) in tree.items():
        os.utime(root / path, ns=(date, date))
    return root


def read(root: Path) -> Tree:
    """What lies there: all files, and the folders that are empty."""
    found: Tree = {}
    for path in sorted(root.rglob("*")):
        name = str(path.relative_to(root))
        if path.is_file():
            found[name] = (path.read_bytes(), path.stat().st_mtime_ns)
        elif not any(path.iterdir()):
            found[name] = (None, path.stat().st_mtime_ns)
    return found


def some_tree(count: int = 40, size: int = 3000) -> Tree:
    """Files in folders, some empty, one folder empty, one file that is not small."""
    tree: Tree = {}
    for number in range(count):
        content = bytes([number % 256]) * (size + number if number % 7 else 0)
        tree[f"part {number % 5}/deeper/{number}.bin"] = (content, (18_000 + number) * DAY + number)
    tree["large.bin"] = (os.urandom(700_000), 17_000 * DAY)
    tree["nothing here"] = (None, 16_000 * DAY)
    return tree


def carry(source: FolderSource, landing: Landing, start: int = 0, end: int | None = None, step: int = 50_000) -> None:
    """Move the bytes from `start` to `end`."""
    buffer = memoryview(bytearray(step))
    position = start
    end = source.size if end is None else end
    while position < end:
        count = source.read_into(buffer[: min(step, end - position)], position)
        landing.write(buffer[:count])
        position += count


def offered(path: Path) -> FileInfo:
    """As the other end reads it: dates have whole seconds on the wire."""
    file = describe(path)
    return replace(file, date=file.date.replace(microsecond=0) if file.date else None)


def copied(path: Path, into: Path, sender: str = "") -> Path:
    """The whole way of a folder; where it lies then."""
    file = offered(path)
    source = FolderSource(path, describe(path))
    landing = open_landing(into, file.name, file, sender)
    try:
        carry(source, landing)
    finally:
        source.close()
    return landing.settle(file.date)


class Sink:
    """A stream that takes what it is given, at most `most` bytes at a time."""

    kind = Kind.SOCKS5_DIRECT
    route = ""

    def __init__(self, most: int = 1 << 20) -> None:
        self.data = bytearray()
        self.calls = 0
        self._most = most

    def send_slice(self, file: object, offset: int, size: int) -> int:
        """Read as the in-band stream does."""
        self.calls += 1
        file.seek(offset)  # type: ignore[attr-defined]
        block: bytes = file.read(min(size, self._most))  # type: ignore[attr-defined]
        self.data += block
        return len(block)

    def receive_into(self, buffer: memoryview) -> int | None:
        """Nothing comes."""
        return None

    def finish_sending(self) -> None:
        """Nothing is left."""

    def close(self) -> None:
        """Nothing is open."""
