"""`FolderTar`: the stream a folder travels as among our own clients (wire/manifest.py) as a tar archive. Pure."""

from collections import deque

from gharial.backend.wire.google_http import CHUNK, LAST_CHUNK, chunk
from gharial.backend.wire.manifest import BadManifest, ManifestEntry, ManifestReader
from gharial.backend.wire.tar import END, BadTar, header, padding

_BILLION = 1_000_000_000


class FolderTar:
    """Takes the list and the contents in order, gives the archive in chunks; `name` is the folder's.

    The same folder makes the same archive, to the byte. With `start` only what lies behind so many bytes of it is
    given; contents before that need not be read (`take_jump`).
    """

    def __init__(self, name: str, start: int = 0) -> None:
        self._name = name.replace("/", "_") or "_"
        self._reader = ManifestReader()
        self._entries: deque[ManifestEntry] = deque()
        self._made: set[str] = set()
        self._left = 0
        self._size = 0
        self._buffer = bytearray()
        self._skip = start
        self._jump = 0

    def encode(self, data: memoryview) -> bytes:
        """What `data` becomes; nothing may be held back yet. Raises BadTar where the original could not read it."""
        try:
            used = self._reader.feed(data)
        except BadManifest as error:
            raise BadTar(str(error)) from error
        data = data[used:]
        if used and self._reader.done:
            self._entries.extend(self._reader.entries)
            self._folder("", 0)
            self._begin()
            known = min(self._jump, len(data))
            self._jump -= known
            data = data[known:]
        while data:
            piece = data[: self._left]
            if not piece:
                raise BadTar("more than the list tells")
            self._buffer += piece
            self._left -= len(piece)
            data = data[len(piece) :]
            if not self._left:
                self._buffer += padding(self._size)
                self._begin()
        return self._chunks(CHUNK)

    def take_jump(self) -> int:
        """How many bytes of contents, behind those that were encoded, need not come; asked once for each."""
        jump, self._jump = self._jump, 0
        return jump

    def end(self) -> bytes:
        """What closes it."""
        self._buffer += END
        return self._chunks(1) + LAST_CHUNK

    def _begin(self) -> None:
        """The next entry with contents, and all before it."""
        while self._entries:
            entry = self._entries.popleft()
            seconds = entry.modified // _BILLION
            above = entry.path.removesuffix("/").split("/")[:-1]
            for depth in range(1, len(above) + 1):
                self._folder("/".join(above[:depth]) + "/", seconds)
            if entry.is_folder:
                self._folder(entry.path, seconds)
                continue
            self._buffer += header(f"{self._name}/{entry.path}", entry.size, seconds)
            self._drop()
            known = min(self._skip, entry.size)
            self._skip -= known
            self._jump += known
            if known < entry.size:
                self._left, self._size = entry.size - known, entry.size
                return
            if known:
                self._buffer += padding(entry.size)
                self._drop()

    def _folder(self, path: str, seconds: int) -> None:
        """A folder comes before what is in it, once."""
        if path not in self._made:
            self._made.add(path)
            self._buffer += header(f"{self._name}/{path}", 0, seconds)

    def _drop(self) -> None:
        """What the receiver has already."""
        known = min(self._skip, len(self._buffer))
        self._skip -= known
        del self._buffer[:known]

    def _chunks(self, least: int) -> bytes:
        self._drop()
        made = []
        while len(self._buffer) >= least:
            made.append(chunk(self._buffer[:CHUNK]))
            del self._buffer[:CHUNK]
        return b"".join(made)
