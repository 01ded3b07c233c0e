"""Avatars: a picture cropped to a circle, or a colour and an initial made from the address (XEP-0392)."""

import hashlib
import math
from collections import OrderedDict
from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import AVATAR

MAX_BYTES = 256 * 1024
MAX_SIDE = 4096
_ALLOCATION_MIB = 64
_KEPT_SIDE = 128
# Pictures of strangers: formats with a small decoder each, none that runs code or fetches anything.
_FORMATS = frozenset({b"png", b"jpeg", b"jpg", b"gif", b"webp", b"bmp"})


def decode_picture(data: bytes, side: int = _KEPT_SIDE) -> QImage | None:
    """A picture from the network, cropped to a square of at most `side` pixels; None where it is not to be trusted.

    Refused are more than 256 KiB, more than 4096 pixels a side, and formats beyond the usual ones.
    """
    if not data or len(data) > MAX_BYTES:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # The limit is one for the whole process and only ever asked here, so it is set each time.
    QImageReader.setAllocationLimit(_ALLOCATION_MIB)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()).lower() not in _FORMATS:
        return None
    size = reader.size()
    if not size.isValid() or size.isEmpty() or max(size.width(), size.height()) > MAX_SIDE:
        return None
    # Decoding straight to the small size keeps the big bitmap from existing where the format can do that.
    reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        return None
    edge = min(image.width(), image.height())
    return image.copy((image.width() - edge) // 2, (image.height() - edge) // 2, edge, edge)


def hue_of(text: str) -> float:
    """The angle that stands for `text`, in degrees (XEP-0392 §5.1)."""
    digest = hashlib.sha1(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).digest()
    return int.from_bytes(digest[:2], "little") / 65536 * 360


def colour_of(text: str, lightness: float = 50.0, saturation: float = 100.0) -> QColor:
    """The colour that stands for `text`, by HSLuv as XEP-0392 §5.4 wants it."""
    return QColor.fromRgbF(*_rgb_of(text, lightness, saturation))


def accent_of(account: str) -> QColor:
    """What marks an account of ours among others: the colour of its address, light enough for the theme's ground."""
    return colour_of(account, lightness=62.0 if current_theme().dark else 46.0, saturation=72.0)


@lru_cache(maxsize=2048)
def _rgb_of(text: str, lightness: float, saturation: float) -> tuple[float, float, float]:
    """Names are painted many times, and their colours take longer than the letters."""
    return _hsluv(hue_of(text), saturation, lightness)


# From XYZ to linear sRGB, D65.
_TO_RGB = (
    (3.240969941904521, -1.537383177570093, -0.498610760293),
    (-0.96924363628087, 1.87596750150772, 0.041555057407175),
    (0.055630079696993, -0.20397695888897, 1.056971514242878),
)
_WHITE_U = 0.19783000664283
_WHITE_V = 0.46831999493879
_KAPPA = 903.2962962
_EPSILON = 0.0088564516


def _hsluv(hue: float, saturation: float, lightness: float) -> tuple[float, float, float]:
    """HSLuv to sRGB, each 0 to 1: the chroma is the share `saturation` of what sRGB can show at that hue."""
    angle = math.radians(hue)
    shrunk = (lightness + 16) ** 3 / 1560896
    level = shrunk if shrunk > _EPSILON else lightness / _KAPPA
    longest = math.inf
    for m1, m2, m3 in _TO_RGB:
        for bound in (0, 1):
            top1 = (284517 * m1 - 94839 * m3) * level
            top2 = (838422 * m3 + 769860 * m2 + 731718 * m1) * lightness * level - 769860 * bound * lightness
            bottom = (632260 * m3 - 126452 * m2) * level + 126452 * bound
            slope, rise = top1 / bottom, top2 / bottom
            length = rise / (math.sin(angle) - slope * math.cos(angle))
            if length >= 0:
                longest = min(longest, length)
    chroma = longest * saturation / 100
    u = chroma * math.cos(angle) / (13 * lightness) + _WHITE_U
    v = chroma * math.sin(angle) / (13 * lightness) + _WHITE_V
    y = ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness / _KAPPA
    x = 9 * y * u / (4 * v)
    z = (9 * y - 15 * v * y - v * x) / (3 * v)
    linear = (row[0] * x + row[1] * y + row[2] * z for row in _TO_RGB)
    red, green, blue = (12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in linear)
    return min(max(red, 0.0), 1.0), min(max(green, 0.0), 1.0), min(max(blue, 0.0), 1.0)


def initial_of(label: str) -> str:
    """The sign that stands for a name: its first letter or digit, large."""
    for character in label:
        if character.isalnum():
            return character.upper()[:1]
    return "?"


class AvatarPainter:
    """Paints avatars and keeps the finished ones, so that a long list scrolls without drawing any twice."""

    _KEEP = 600
    _PICTURES = 400
    """Of 64 KiB each; those put first go first, and are asked for again when they are seen."""

    def __init__(self) -> None:
        self._done: OrderedDict[tuple[str, str, str, int, float], QPixmap] = OrderedDict()
        self._pictures: dict[str, QImage] = {}

    def put_picture(self, key: str, data: bytes | None) -> bool:
        """Remember the picture called `key` (Contact.avatar, a hash). False where it cannot be shown."""
        image = decode_picture(data) if data else None
        if image is None:
            return False
        self._pictures[key] = image
        if len(self._pictures) > self._PICTURES:
            del self._pictures[next(iter(self._pictures))]
        return True

    def knows(self, key: str) -> bool:
        """That picture is here."""
        return key in self._pictures

    def pixmap(self, address: str, label: str, key: str, side: int, ratio: float) -> QPixmap:
        """The round avatar of `address`, `side` pixels wide on a screen with that device pixel ratio."""
        key = key if key in self._pictures else ""
        wanted = (address, initial_of(label), key, side, ratio)
        pixmap = self._done.get(wanted)
        if pixmap is None:
            pixmap = self._draw(address, label, key, side, ratio)
            self._done[wanted] = pixmap
            if len(self._done) > self._KEEP:
                self._done.popitem(last=False)
        else:
            self._done.move_to_end(wanted)
        return pixmap

    def _draw(self, address: str, label: str, key: str, side: int, ratio: float) -> QPixmap:
        pixmap = QPixmap(QSize(side, side) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        square = QRectF(0, 0, side, side)
        circle = QPainterPath()
        circle.addEllipse(square)
        if key:
            painter.setClipPath(circle)
            painter.drawImage(square, self._pictures[key])
        else:
            # A little darker than the standard's middle, so that white on it reads in every hue.
            painter.fillPath(circle, colour_of(address, lightness=46.0, saturation=72.0))
            font = current_theme().font(bold=True)
            font.setPixelSize(round(side * 0.46))
            painter.setFont(font)
            painter.setPen(QColor("#ffffff"))
            bounds = painter.fontMetrics().tightBoundingRect(initial_of(label))
            # By the ink and not by the line, or capitals sit too high.
            where = QPointF(
                side / 2 - bounds.width() / 2 - bounds.x(), side / 2 + bounds.height() / 2 - bounds.bottom()
            )
            painter.drawText(where, initial_of(label))
        painter.end()
        return pixmap


class Avatar(QWidget):
    """An avatar of a fixed size, as a widget."""

    def __init__(self, side: int = AVATAR, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = AvatarPainter()
        self._address = ""
        self._label = ""
        self._key = ""
        self.setFixedSize(side, side)

    def show_person(self, address: str, label: str) -> None:
        """Whose it is: the bare address, which gives the colour, and the name, which gives the initial."""
        self._address, self._label = address, label
        self.setAccessibleName(label)
        self.update()

    def show_picture(self, data: bytes | None) -> None:
        """Their picture as it came from the network; None, or one that cannot be trusted, shows the initial."""
        self._key = hashlib.sha1(data, usedforsecurity=False).hexdigest() if data else ""
        if self._key:
            self._painter.put_picture(self._key, data)
        self.update()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        picture = self._painter.pixmap(self._address, self._label, self._key, self.width(), self.devicePixelRatioF())
        painter.drawPixmap(0, 0, picture)
        painter.end()
