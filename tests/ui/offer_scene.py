"""Offers to show: a folder, a program under a false name, several files of a share with pictures."""

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from gharial.model.jid import Jid
from gharial.model.picture import Picture
from gharial.model.transfer import Entry, FileInfo, Group
from tests.support.fake_backend import offer


def painted(width: int, height: int) -> Picture:
    """A landscape of a sort."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for y in range(height):
        sky = y < height * 0.6
        color = QColor(90 + y // 2, 150 + y // 4, 220) if sky else QColor(210 - y // 4, 180 - y // 4, 110)
        for x in range(width):
            image.setPixelColor(x, y, color)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return Picture(bytes(buffer.data().data()), "image/png", width, height)


HOLIDAY = replace(
    offer(),
    files=(FileInfo("holiday", 212_000_000, entries=34),),
    preview=(
        *(Entry(f"2026/DSC_{number:04}.jpg", 6_100_000) for number in range(5)),
        Entry("tools/setup.exe", 1_200_000),
        Entry("read me first.txt", 900),
    ),
)
PROGRAM = replace(
    offer("holiday pictures.jpg.exe", 1_200_000, peer=Jid("раypal@elsewhere.example/x")),
    files=(
        FileInfo(
            "holiday pictures.jpg.exe",
            1_200_000,
            date=datetime(2026, 10, 3, 9, 2, tzinfo=UTC),
            description="All the pictures of our week on the river, the ones with the boats too.",
        ),
    ),
)
_TOGETHER = (
    FileInfo("beach.jpg", 2_100_000, pixels=(1600, 1200)),
    FileInfo("boat at dawn.jpg", 3_400_000, pixels=(1200, 1600)),
    FileInfo("holiday", 90_000_000, entries=34, media_type="application/x-tar"),
    FileInfo("diary.odt", 48_000),
)
SHARED = replace(
    offer("beach.jpg", 2_100_000),
    files=(replace(_TOGETHER[0], picture=painted(256, 192)),),
    group=Group("shared", 4, 95_548_000),
    companions=_TOGETHER,
    companion_previews=((), (), HOLIDAY.preview[:5], ()),
    shows_picture=True,
)
BOAT = replace(SHARED, id="o-boat", files=(replace(_TOGETHER[1], picture=painted(192, 256)),))
