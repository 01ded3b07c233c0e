"""`QtPictures`: the `PictureMaker` of the windows: decodes within limits, encodes anew (security 47)."""

import os
from io import BufferedReader
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QImageWriter

from gharial.model.picture import LARGEST_BYTES, SIDE, Picture

LARGEST_FILE = 20_000_000
"""Bytes of a file of ours that is decoded."""
LARGEST_OF_OURS = 512 * 1024
"""Bytes of a small picture of ours, where it is larger than anybody's usual one."""
LONGEST_SIDE = 16384
MOST_PIXELS = 64_000_000
"""Of a picture of ours, which a JPEG reader can make smaller while it reads."""
LONGEST_FOREIGN_SIDE = 1024
"""Nobody was asked for more."""
_MEMORY_MB = 192
_QUALITY = 80
_FORMATS = ((b"\x89PNG\r\n\x1a\n", b"png"), (b"\xff\xd8\xff", b"jpeg"))
"""By the first bytes, never by a name: pixels and nothing else, and no animation."""


class QtPictures:
    """Fulfils `PictureMaker`. QImage and its reader are made for use in any thread."""

    def pixels(self, path: Path) -> tuple[int, int] | None:
        """Width and height of the picture in a file."""
        content = _read(path)
        reader = None if content is None else _Reader(content)
        size = None if reader is None else reader.size(LONGEST_SIDE, MOST_PIXELS)
        return None if size is None else (size.width(), size.height())

    def of_file(self, path: Path, width: int, height: int) -> Picture | None:
        """The picture in a file, made to fit."""
        content = _read(path)
        made = None if content is None else _fitted(content, width, height, LONGEST_SIDE, MOST_PIXELS)
        # Many may wait for their answers at a time: one that cannot be pressed well is made smaller.
        while content is not None and made is not None and len(made.data) > LARGEST_OF_OURS:
            if max(made.width, made.height) <= SIDE:
                break
            made = _fitted(content, max(1, made.width // 2), max(1, made.height // 2), LONGEST_SIDE, MOST_PIXELS)
        return made

    def of_ours(self, data: bytes, width: int, height: int) -> Picture | None:
        """A picture made before, made to fit into less."""
        return _fitted(data, width, height, LONGEST_SIDE, MOST_PIXELS)

    def of_foreign(self, data: bytes, width: int, height: int) -> Picture | None:
        """A small picture of somebody else."""
        if len(data) > LARGEST_BYTES:
            return None
        return _fitted(data, width, height, LONGEST_FOREIGN_SIDE, LONGEST_FOREIGN_SIDE**2)


class _Reader:
    """One picture in memory."""

    def __init__(self, content: bytes) -> None:
        self.kind = next((kind for beginning, kind in _FORMATS if content.startswith(beginning)), b"")
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._reader = QImageReader(self._buffer, QByteArray(self.kind))
        self._reader.setDecideFormatFromContent(False)
        self._reader.setAutoTransform(True)

    def size(self, longest: int, most: int) -> QSize | None:
        """Upright; None where there is nothing that may be decoded."""
        size = self._reader.size() if self.kind else QSize()
        if not size.isValid() or size.isEmpty() or self._reader.imageCount() > 1:
            return None
        if max(size.width(), size.height()) > longest or size.width() * size.height() > most:
            return None
        return size.transposed() if self._turned() else size

    def read(self, size: QSize, within: QSize) -> QImage:
        """The picture, no larger than `within`; null where it is broken."""
        fits = size.width() <= within.width() and size.height() <= within.height()
        target = size if fits else size.scaled(within, Qt.AspectRatioMode.KeepAspectRatio)
        target = target.expandedTo(QSize(1, 1))
        if not fits:
            # The reader scales before it turns.
            self._reader.setScaledSize(target.transposed() if self._turned() else target)
        image = self._reader.read()
        if not image.isNull() and image.size() != target:
            image = image.scaled(
                target, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        return image

    def _turned(self) -> bool:
        quarter = QImageIOHandler.Transformation.TransformationRotate90.value
        return bool(self._reader.transformation().value & quarter)


def _read(path: Path) -> bytes | None:
    try:
        # Not through a link or a pipe that took the file's place.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        file: BufferedReader
        with os.fdopen(handle, "rb") as file:
            beginning = file.read(8)
            if not any(beginning.startswith(one) for one, _ in _FORMATS):
                return None
            if not path.is_file() or os.fstat(file.fileno()).st_size > LARGEST_FILE:
                return None
            content = beginning + file.read(LARGEST_FILE)
    except (OSError, ValueError):
        return None
    return content if len(content) <= LARGEST_FILE else None


def _fitted(content: bytes, width: int, height: int, longest: int, most: int) -> Picture | None:
    QImageReader.setAllocationLimit(_MEMORY_MB)
    reader = _Reader(content)
    size = reader.size(longest, most)
    if size is None or width < 1 or height < 1:
        return None
    image = reader.read(size, QSize(width, height))
    if image.isNull():
        return None
    # Encoded anew: what else the file says (place, device, a picture within) does not come along.
    for key in image.textKeys():
        image.setText(key, "")
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    kind = "png" if image.hasAlphaChannel() else "jpeg"
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    if kind == "jpeg":
        writer.setQuality(_QUALITY)
    if not writer.write(image):
        return None
    data = bytes(buffer.data().data())
    return Picture(data, f"image/{kind}", image.width(), image.height())
