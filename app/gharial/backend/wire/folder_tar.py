"""`FolderTar`: the stream a folder travels as among our own clients (wire/manifest.py) as a tar archive. Pure."""

from collections import deque

from gharial.backend.wire.google_http import CHUNK, LAST_CHUNK, chunk
from gharial.backend.wire.manifest import BadManifest, ManifestEntry, ManifestReader
from gharial.backend.wire.tar import END, BadTar, header, padding

_BILLION = 1_000_000_000


class FolderTar:
    """Takes the list and the contents in order, gives the archive in chunks; `name` is the folder's."""

    def __init__(self, name: str) -> None:
        self._name = name.replace("/", "_") or "_"
        self._reader = ManifestReader()
        self._entries: deque[ManifestEntry] = deque()
        self._made: set[str] = set()
        self._left = 0
        self._size = 0
        self._buffer = bytearray()

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
            if entry.size:
                self._left = self._size = entry.size
                return

    def _folder(self, path: str, seconds: int) -> None:
        """A folder comes before what is in it, once."""
        if path not in self._made:
            self._made.add(path)
            self._buffer += header(f"{self._name}/{path}", 0, seconds)

    def _chunks(self, least: int) -> bytes:
        made = []
        while len(self._buffer) >= least:
            made.append(chunk(self._buffer[:CHUNK]))
            del self._buffer[:CHUNK]
        return b"".join(made)
