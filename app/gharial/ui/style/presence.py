"""Presence painted by shape and colour, so that it reads without colour too."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from gharial.model.account import Show
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import PRESENCE, Role

ROLES: dict[Show, Role] = {
    Show.AVAILABLE: Role.GOOD,
    Show.CHAT: Role.GOOD,
    Show.AWAY: Role.WARN,
    Show.XA: Role.WARN,
    Show.DND: Role.BAD,
    Show.OFFLINE: Role.TEXT_2,
}


def paint_presence(painter: QPainter, rect: QRectF, show: Show, behind: QColor) -> None:
    """Draw the sign of `show` into the square `rect`; `behind` is the colour under it, which cuts the shapes out.

    Available is a disc, chat a disc with a dot, away a half moon, xa a moon with a bar, dnd a disc with a bar,
    offline a ring.
    """
    colour = current_theme().color(ROLES[show])
    side = min(rect.width(), rect.height())
    centre = rect.center()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(behind)
    painter.drawEllipse(centre, side / 2, side / 2)
    radius = side / 2 - max(1.0, side / 8)
    painter.setBrush(colour)
    match show:
        case Show.AVAILABLE:
            painter.drawEllipse(centre, radius, radius)
        case Show.CHAT:
            painter.drawEllipse(centre, radius, radius)
            painter.setBrush(behind)
            painter.drawEllipse(centre, radius * 0.36, radius * 0.36)
        case Show.AWAY:
            painter.drawPath(_moon(centre, radius))
        case Show.XA:
            painter.drawPath(_moon(centre, radius))
            painter.setPen(QPen(colour, radius * 0.36, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            x = centre.x() + radius * 0.55
            painter.drawLine(QPointF(x, centre.y() - radius * 0.55), QPointF(x, centre.y() + radius * 0.55))
        case Show.DND:
            painter.drawEllipse(centre, radius, radius)
            painter.setBrush(behind)
            painter.drawRect(QRectF(centre.x() - radius * 0.6, centre.y() - radius * 0.2, radius * 1.2, radius * 0.4))
        case Show.OFFLINE:
            width = max(1.25, radius * 0.32)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(centre, radius - width / 2, radius - width / 2)
    painter.restore()


def _moon(centre: QPointF, radius: float) -> QPainterPath:
    """A half moon: a disc without a disc that lies to the upper right."""
    disc = QPainterPath()
    disc.addEllipse(centre, radius, radius)
    bite = QPainterPath()
    bite.addEllipse(centre + QPointF(radius * 0.62, -radius * 0.38), radius * 0.92, radius * 0.92)
    return disc.subtracted(bite)


def presence_icon(show: Show, size: int = PRESENCE) -> QIcon:
    """The sign as an icon for menus and buttons; ask again when the theme changes."""
    theme = current_theme()
    icon = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_presence(painter, QRectF(0, 0, size, size), show, theme.color(Role.RAISED))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
