"""The small signs of a message's state, told apart by shape first and colour second."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from gharial.model.conversation import MessageState
from gharial.ui.style.theme import Theme
from gharial.ui.style.tokens import Role

_HEIGHT = 10.0


def paint_mark(painter: QPainter, rect: QRectF, state: MessageState, theme: Theme, font: QFont) -> None:
    """Draw the sign of `state` at the right end of `rect`.

    A clock waits, one tick was sent, two ticks were delivered, two ticks on a filled ground were read, a disc with an
    exclamation mark failed.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = rect.center().y()
    right = rect.right()
    faint, strong = theme.color(Role.TEXT_2), theme.color(Role.ACCENT)
    match state:
        case MessageState.QUEUED | MessageState.SENDING:
            _clock(painter, QPointF(right - 6, middle), faint)
        case MessageState.SENT:
            _tick(painter, QPointF(right - 11, middle), faint)
        case MessageState.DELIVERED:
            _tick(painter, QPointF(right - 15, middle), faint)
            _tick(painter, QPointF(right - 10, middle), faint)
        case MessageState.READ:
            ground = QRectF(right - 18, middle - 6, 18, 12)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(strong)
            painter.drawRoundedRect(ground, 6, 6)
            ink = theme.color(Role.ON_ACCENT)
            _tick(painter, QPointF(right - 16, middle), ink)
            _tick(painter, QPointF(right - 11, middle), ink)
        case MessageState.FAILED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(Role.BAD))
            disc = QRectF(right - 12, middle - 6, 12, 12)
            painter.drawEllipse(disc)
            pen = QPen(theme.color(Role.SURFACE), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(QLineF(right - 6, middle - 3, right - 6, middle + 0.5))
            painter.drawPoint(QPointF(right - 6, middle + 3.2))
        case MessageState.RECEIVED:
            pass
    painter.restore()


def _tick(painter: QPainter, left: QPointF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    x, y = left.x(), left.y()
    painter.drawPolyline([QPointF(x, y + 0.5), QPointF(x + 3, y + 3.5), QPointF(x + 9, y - 3.5)])


def _clock(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, _HEIGHT / 2, _HEIGHT / 2)
    painter.drawLine(QLineF(centre.x(), centre.y() - 2.8, centre.x(), centre.y()))
    painter.drawLine(QLineF(centre.x(), centre.y(), centre.x() + 2, centre.y() + 1.2))
