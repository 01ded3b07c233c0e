"""Presence painted by shape and colour, so that it reads without colour too."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap

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


def paint_presence(painter: QPainter, rect: QRectF, show: Show, behind: QColor | None = None) -> None:
    """Draw the sign of `show` into the square `rect`; `behind` is the colour of a rim that parts it from a picture.

    Available is a disc, chat a disc with a dot, away a moon, xa a moon with a bar, dnd a disc with a bar,
    offline a ring.
    """
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if behind is not None:
        painter.setBrush(behind)
        painter.drawEllipse(rect.center(), side / 2, side / 2)
    painter.setBrush(current_theme().color(ROLES[show]))
    painter.drawPath(_shape(show, rect.center(), side / 2 - max(1.0, side / 8)))
    painter.restore()


def _shape(show: Show, centre: QPointF, radius: float) -> QPainterPath:
    disc = _disc(centre, radius)
    match show:
        case Show.AVAILABLE:
            return disc
        case Show.CHAT:
            return disc.subtracted(_disc(centre, radius * 0.38))
        case Show.AWAY:
            return _moon(centre, radius)
        case Show.XA:
            bar = QPainterPath()
            # In the moon's hollow, clear of its tips.
            bar.addRect(QRectF(centre.x() + radius * 0.2, centre.y() - radius * 0.84, radius * 0.42, radius * 0.84))
            return _moon(centre, radius).united(bar)
        case Show.DND:
            bar = QPainterPath()
            bar.addRect(QRectF(centre.x() - radius * 0.6, centre.y() - radius * 0.2, radius * 1.2, radius * 0.4))
            return disc.subtracted(bar)
        case Show.OFFLINE:
            return disc.subtracted(_disc(centre, radius - max(1.25, radius * 0.32)))


def _disc(centre: QPointF, radius: float) -> QPainterPath:
    disc = QPainterPath()
    disc.addEllipse(centre, radius, radius)
    return disc


def _moon(centre: QPointF, radius: float) -> QPainterPath:
    """A disc without another that lies to the upper right."""
    return _disc(centre, radius).subtracted(_disc(centre + QPointF(radius * 0.62, -radius * 0.38), radius * 0.92))


def presence_icon(show: Show, size: int = PRESENCE) -> QIcon:
    """The sign as an icon for menus and buttons; ask again when the theme changes."""
    icon = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_presence(painter, QRectF(0, 0, size, size), show)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
