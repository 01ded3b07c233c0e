"""Covers a conversation while something is dragged over it, and says in one sentence what dropping it does."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gharial.ui.style.icons import paint_icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_L, GAP_M, GAP_XL, RADIUS_CARD, TYPE_TITLE, Role

_ICON = 40


class DropOverlay(QWidget):
    """Takes no events itself; the conversation under it does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("drop-overlay")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAcceptDrops(False)
        self._words = ""
        self._good = True
        self.hide()

    @property
    def words(self) -> str:
        """The sentence."""
        return self._words

    def cover(self, words: str, *, good: bool) -> None:
        """Show the sentence over the whole parent; `good`: dropping does something."""
        self._words, self._good = words, good
        self.setAccessibleName(words)
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        role = Role.ACCENT if self._good else Role.WARN
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(theme.color(Role.SURFACE))
        ground.setAlphaF(0.94)
        painter.fillRect(self.rect(), ground)
        frame = QRectF(self.rect()).adjusted(GAP_L, GAP_L, -GAP_L, -GAP_L)
        painter.setPen(QPen(theme.color(role), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, RADIUS_CARD, RADIUS_CARD)
        painter.setFont(theme.font(TYPE_TITLE, bold=True))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        room = frame.adjusted(GAP_XL, 0, -GAP_XL, 0)
        needed = painter.boundingRect(room, int(flags), self._words)
        height = _ICON + GAP_M + needed.height()
        top = frame.center().y() - height / 2
        sign = "send" if self._good else "block"
        paint_icon(painter, QRectF(frame.center().x() - _ICON / 2, top, _ICON, _ICON), sign, role)
        painter.setPen(theme.color(Role.TEXT))
        words = QRectF(room.left(), top + _ICON + GAP_M, room.width(), needed.height() + 2)
        painter.drawText(words, int(flags), self._words)
        painter.end()
