"""Icons: our own SVG line drawings, one weight, coloured by role when they are painted."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gharial.paths import shipped
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role

_INK = "currentColor"
_TURNED = frozenset({"chevron-right", "open", "reply", "send", "undo"})
"""Those that point along a line, and so the other way where lines run from the right."""
_DISABLED_OPACITY = 0.45


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    path = shipped("resources") / "icons" / f"{name}.svg"
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace(_INK, colour).encode()))


def paint_icon(painter: QPainter, rect: QRectF, name: str, role: Role | QColor = Role.TEXT) -> None:
    """Draw the icon into the square `rect`, in the colour the role has now. Raises FileNotFoundError for no icon."""
    colour = role if isinstance(role, QColor) else current_theme().color(role)
    renderer = _renderer(name, colour.name())
    if name not in _TURNED or QGuiApplication.layoutDirection() is not Qt.LayoutDirection.RightToLeft:
        renderer.render(painter, rect)
        return
    painter.save()
    painter.translate(rect.left() + rect.right(), 0)
    painter.scale(-1, 1)
    renderer.render(painter, rect)
    painter.restore()


class _Engine(QIconEngine):
    """Paints one drawing in the colour its role has at that moment, so that a new theme needs no new icons."""

    def __init__(self, name: str, role: Role, part: float = 1.0) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._part = part

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = round(min(rect.width(), rect.height()) * self._part)
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        painter.save()
        if mode is QIcon.Mode.Disabled:
            painter.setOpacity(painter.opacity() * _DISABLED_OPACITY)
        paint_icon(painter, QRectF(square), self._name, self._role)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role, self._part)


def icon(name: str, role: Role = Role.TEXT, part: float = 1.0) -> QIcon:
    """The icon of that name; it fills that `part` of its place. Raises FileNotFoundError where resources/icons has
    none."""
    _source(name)
    return QIcon(_Engine(name, role, part))


def app_icon() -> QIcon:
    """The program's own sign, in its own colours."""
    return QIcon(str(shipped("resources") / "icons" / "gharial.svg"))
