"""The speed of the last minute: kept for what runs, and drawn as a small graph."""

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.figures import speed_text

SECONDS = 60
_WIDTH, _HEIGHT = 280, 72


class SpeedHistory:
    """One sample a second of everything that runs, by a number that names it; a minute of it."""

    def __init__(self) -> None:
        self._kept: dict[int, deque[float]] = {}
        self._idle: dict[int, int] = {}

    def note(self, speeds: dict[int, float]) -> None:
        """A second has passed; these run, in bytes per second."""
        for one, speed in speeds.items():
            self._kept.setdefault(one, deque(maxlen=SECONDS)).append(speed)
            self._idle.pop(one, None)
        for one in self._kept.keys() - speeds.keys():
            self._kept[one].append(0.0)
            self._idle[one] = self._idle.get(one, 0) + 1
            if self._idle[one] >= SECONDS:
                del self._kept[one], self._idle[one]

    def of(self, one: int) -> Sequence[float]:
        """The samples of one, oldest first."""
        return tuple(self._kept.get(one, ()))


class SpeedGraph(QWidget):
    """Draws samples, one a second, the latest at the right. What it shows is also its accessible description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("speed-graph")
        self.setAccessibleName(self.tr("Speed of the last minute"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._samples: Sequence[float] = ()
        current_theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def show_samples(self, samples: Sequence[float]) -> None:
        """Show these, in bytes per second."""
        self._samples = samples
        self.setAccessibleDescription(self.words())
        self.setToolTip(self.words())
        self.update()

    def words(self) -> str:
        """The graph in words."""
        if not self._samples:
            return self.tr("No speed is known yet.")
        still = self.tr("nothing")
        return self.tr("{now} now, between {least} and {most} in the last minute").format(
            now=speed_text(self._samples[-1]) or still,
            least=speed_text(min(self._samples)) or still,
            most=speed_text(max(self._samples)) or still,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.color(Role.LINE), tokens.HAIRLINE))
        painter.setBrush(theme.color(Role.SURFACE))
        painter.drawRoundedRect(frame, tokens.RADIUS, tokens.RADIUS)
        most = max(self._samples, default=0.0)
        if most >= 1:
            figure = self.figure_rect()
            # The figure has a line of its own: whatever the curve does, it never runs through it.
            curve = QRectF(frame.left() + 1, figure.bottom(), frame.width() - 2, frame.bottom() - 1 - figure.bottom())
            self._draw(painter, curve, most)
            painter.setFont(theme.font(tokens.TYPE_SECONDARY))
            painter.setPen(theme.color(Role.TEXT_2))
            painter.drawText(figure, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop, speed_text(most))
        painter.end()

    def figure_rect(self) -> QRectF:
        """Where the highest speed of the minute is written: the height that the curve's top stands for."""
        height = QFontMetricsF(current_theme().font(tokens.TYPE_SECONDARY)).height()
        return QRectF(tokens.GAP_S, tokens.GAP_XS, self.width() - 2 * tokens.GAP_S, height)

    def _draw(self, painter: QPainter, area: QRectF, most: float) -> None:
        theme = current_theme()
        step = area.width() / (SECONDS - 1)
        # Time runs as lines do: now is where they end.
        now, past = (area.left(), step) if self.isRightToLeft() else (area.right(), -step)
        points = [
            QPointF(now + age * past, area.bottom() - area.height() * speed / most)
            for age, speed in enumerate(reversed(self._samples))
        ]
        line = QPainterPath(points[0])
        for point in points[1:]:
            line.lineTo(point)
        ground = QPainterPath(line)
        ground.lineTo(points[-1].x(), area.bottom())
        ground.lineTo(points[0].x(), area.bottom())
        ground.closeSubpath()
        fill = QColor(theme.color(Role.ACCENT))
        fill.setAlphaF(0.15)
        painter.fillPath(ground, fill)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color(Role.ACCENT), 1.5))
        painter.drawPath(line)
