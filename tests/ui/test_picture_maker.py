"""Small pictures: what is decoded, what comes out, and what is refused (security 47)."""

import os
import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from gharial.model.picture import LARGEST_BYTES
from gharial.ui.picture_maker import LARGEST_FILE, LARGEST_OF_OURS, QtPictures

MAKER = QtPictures()


def encoded(width: int, height: int, kind: str = "jpeg", *, alpha: bool = False) -> bytes:
    """Left half red, right half blue."""
    image = QImage(width, height, QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB32)
    image.fill(QColor(255, 0, 0, 0) if alpha else QColor("red"))
    for x in range(width // 2, width):
        for y in range(height):
            image.setPixelColor(x, y, QColor("blue"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(buffer.data().data())


def turned(jpeg: bytes, orientation: int) -> bytes:
    """The same with the mark of a camera that was held upright, and where it was."""
    tiff = b"II*\0" + struct.pack("<IHHHIHH", 8, 1, 0x0112, 3, 1, orientation, 0) + b"\0\0\0\0" + b"secret place"
    exif = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def png_of(width: int, height: int) -> bytes:
    """A head that promises much, and little behind it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


def test_a_picture_fits_and_keeps_its_shape(tmp_path: Path) -> None:
    path = tmp_path / "wide.jpg"
    path.write_bytes(encoded(400, 100))
    assert MAKER.pixels(path) == (400, 100)
    made = MAKER.of_file(path, 100, 100)
    assert made is not None and (made.width, made.height, made.media_type) == (100, 25, "image/jpeg")
    image = QImage.fromData(made.data)
    assert QColor(image.pixel(5, 12)).red() > 200 and QColor(image.pixel(95, 12)).blue() > 200


def test_one_of_ours_is_made_smaller_again(tmp_path: Path) -> None:
    """However many bytes it has: it is not somebody else's."""
    path = tmp_path / "wide.png"
    path.write_bytes(encoded(1600, 200, "png", alpha=True))
    made = MAKER.of_file(path, 1024, 1024)
    assert made is not None and (made.width, made.height) == (1024, 128)
    smaller = MAKER.of_ours(made.data, 64, 1024)
    assert smaller is not None and (smaller.width, smaller.height, smaller.media_type) == (64, 8, "image/png")
    assert MAKER.of_ours(b"none", 64, 64) is None


def test_one_that_cannot_be_pressed_is_made_smaller(tmp_path: Path) -> None:
    """Many wait at a time, so none may take megabytes."""
    image = QImage(os.urandom(1024 * 1024 * 4), 1024, 1024, QImage.Format.Format_ARGB32)
    path = tmp_path / "noise.png"
    assert image.save(str(path), "png")  # type: ignore[call-overload]
    made = MAKER.of_file(path, 1024, 1024)
    assert made is not None and len(made.data) <= LARGEST_OF_OURS and 128 <= made.width == made.height < 1024


def test_a_small_one_is_not_blown_up(tmp_path: Path) -> None:
    path = tmp_path / "small.png"
    path.write_bytes(encoded(20, 10, "png", alpha=True))
    made = MAKER.of_file(path, 100, 100)
    assert made is not None and (made.width, made.height, made.media_type) == (20, 10, "image/png")


def test_a_camera_on_its_side_and_what_it_knew(tmp_path: Path) -> None:
    path = tmp_path / "upright.jpg"
    path.write_bytes(turned(encoded(400, 100), 6))
    assert MAKER.pixels(path) == (100, 400)
    made = MAKER.of_file(path, 100, 100)
    assert made is not None and (made.width, made.height) == (25, 100)
    assert b"secret" not in made.data and b"Exif" not in made.data
    assert QColor(QImage.fromData(made.data).pixel(12, 5)).red() > 200


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff" + bytes(100),
        b"<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>",
        b"GIF89a" + bytes(50),
        png_of(65535, 65535),
        png_of(1025, 10),
        encoded(30, 30, "bmp"),
        encoded(1500, 20, "png"),
    ],
)
def test_what_is_no_small_picture(data: bytes, tmp_path: Path) -> None:
    assert MAKER.of_foreign(data, 100, 100) is None


def test_a_torn_one_or_one_too_long_is_none() -> None:
    whole = encoded(300, 300, "png")
    assert MAKER.of_foreign(whole, 100, 100) is not None
    assert MAKER.of_foreign(whole[: len(whole) // 2], 100, 100) is None
    assert MAKER.of_foreign(whole + bytes(LARGEST_BYTES), 100, 100) is None


def test_what_is_no_file_of_ours(tmp_path: Path) -> None:
    real = tmp_path / "real.png"
    real.write_bytes(encoded(30, 30, "png"))
    link = tmp_path / "link.png"
    link.symlink_to(real)
    os.mkfifo(tmp_path / "pipe.png")
    with (tmp_path / "large.png").open("wb") as file:
        file.write(real.read_bytes())
        file.truncate(LARGEST_FILE + 1)
    for name in ("link.png", "pipe.png", "large.png", "none.png", ""):
        assert MAKER.of_file(tmp_path / name, 100, 100) is None
        assert MAKER.pixels(tmp_path / name) is None
    (tmp_path / "bomb.png").write_bytes(png_of(65535, 65535))
    assert MAKER.of_file(tmp_path / "bomb.png", 100, 100) is None
