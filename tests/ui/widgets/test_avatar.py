"""Avatars: colours of the standard, and pictures of strangers that would do harm."""

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gharial.ui.widgets.avatar import MAX_BYTES, Avatar, AvatarPainter, colour_of, decode_picture, hue_of, initial_of


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#0000ff"))
    for x in range(width // 2):
        for y in range(height):
            image.setPixelColor(x, y, QColor("#ff0000"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(buffer.data().data())


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose head promises very many pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("text", "angle", "rgb"),
    [
        ("Romeo", 327.255249, (0.865, 0.000, 0.686)),
        ("juliet@capulet.lit", 209.410400, (0.000, 0.515, 0.573)),
        ("😺", 331.199341, (0.872, 0.000, 0.659)),
        ("council", 359.994507, (0.918, 0.000, 0.394)),
        ("Board", 171.430664, (0.000, 0.527, 0.457)),
    ],
)
def test_the_standards_own_examples(text: str, angle: float, rgb: tuple[float, float, float]) -> None:
    assert hue_of(text) == pytest.approx(angle, abs=1e-5)
    colour = colour_of(text)
    assert (colour.redF(), colour.greenF(), colour.blueF()) == pytest.approx(rgb, abs=2e-3)


@pytest.mark.parametrize(("label", "initial"), [("bob", "B"), ("  ", "?"), ("", "?"), ("“élan”", "É"), ("7up", "7")])
def test_initials(label: str, initial: str) -> None:
    assert initial_of(label) == initial


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_becomes_a_square_of_its_middle(qtbot: QtBot, kind: str) -> None:
    image = decode_picture(picture(300, 100, kind), 64)
    assert image is not None
    assert (image.width(), image.height()) == (64, 64)
    assert image.pixelColor(10, 32).red() > 200
    assert image.pixelColor(54, 32).blue() > 200


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x89PNG\r\n\x1a\n", id="head alone"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", id="svg"),
        pytest.param(b"GIF89a" + b"\xff" * 400, id="broken gif"),
        pytest.param(bomb(65535, 65535), id="65535 x 65535"),
        pytest.param(bomb(4097, 4), id="too wide"),
        pytest.param(bomb(0, 0), id="no size"),
        pytest.param(picture(20, 20) + b"\0" * MAX_BYTES, id="too many bytes"),
        pytest.param(picture(64, 64)[:80], id="cut off"),
    ],
)
def test_harmful_pictures_are_refused(qtbot: QtBot, data: bytes) -> None:
    assert decode_picture(data) is None


def test_a_refused_picture_leaves_the_initial(qtbot: QtBot) -> None:
    painter = AvatarPainter()
    assert not painter.put_picture("key", bomb(65535, 65535))
    assert not painter.knows("key")
    assert painter.put_picture("good", picture(40, 40))
    letter = painter.pixmap("bob@river.example", "Bob", "key", 32, 1.0)
    face = painter.pixmap("bob@river.example", "Bob", "good", 32, 1.0)
    assert letter.toImage() != face.toImage()
    assert letter.toImage().pixelColor(0, 0).alpha() == 0


def test_the_widget_says_whose_it_is(qtbot: QtBot) -> None:
    avatar = Avatar(40)
    qtbot.addWidget(avatar)
    avatar.show_person("bob@river.example", "Bob")
    before = avatar.grab().toImage()
    avatar.show_picture(picture(40, 40))
    assert avatar.accessibleName() == "Bob"
    assert avatar.grab().toImage() != before
