"""The sign of a room: a square where people have circles, in the colour of its address (XEP-0392)."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from gharial.ui.style.icons import paint_icon
from gharial.ui.style.tokens import AVATAR, RADIUS_CARD
from gharial.ui.widgets.avatar import Avatar, colour_of

_WHITE = QColor("#ffffff")


def paint_room(painter: QPainter, rect: QRectF, address: str) -> None:
    """Draw the sign of the room with that bare address into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    # As dark as an avatar without a picture, so that white on it reads in every hue.
    painter.setBrush(colour_of(address, lightness=46.0, saturation=72.0))
    painter.drawRoundedRect(rect, RADIUS_CARD, RADIUS_CARD)
    inset = rect.width() * 0.22
    paint_icon(painter, rect.adjusted(inset, inset, -inset, -inset), "people", _WHITE)
    painter.restore()


def paint_device(painter: QPainter, rect: QRectF, address: str) -> None:
    """Draw the sign of a device of our own, with that full address, into a circle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of(address, lightness=46.0, saturation=72.0))
    painter.drawEllipse(rect)
    inset = rect.width() * 0.24
    paint_icon(painter, rect.adjusted(inset, inset, -inset, -inset), "device", _WHITE)
    painter.restore()


class RoomSign(Avatar):
    """The same as a widget."""

    def __init__(self, side: int = AVATAR, parent: QWidget | None = None) -> None:
        super().__init__(side, parent)
        self._room = ""

    def show_person(self, address: str, label: str) -> None:
        self._room = address
        super().show_person(address, label)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        paint_room(painter, QRectF(self.rect()), self._room)
        painter.end()
