"""A message that lies over the lower edge of a window for a while, and never takes the focus."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_M, Role
from gharial.ui.widgets.notice_line import NoticeLine

_SHOWN_MS = 15_000
_WIDEST = 560


class Toast(NoticeLine):
    """One a window; telling it something new replaces what it said."""

    def __init__(self, window: QWidget) -> None:
        super().__init__("toast", window, closable=True)
        self._room = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self._vanish)
        window.installEventFilter(self)

    @classmethod
    def over(cls, window: QWidget) -> "Toast":
        """The toast of that window."""
        found = window.findChild(cls, "toast", Qt.FindChildOption.FindDirectChildrenOnly)
        return found if found is not None else cls(window)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._place()
        self.raise_()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._room and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _vanish(self) -> None:
        # Who reads it, or is about to press its button, keeps it.
        if self.underMouse() or self.isAncestorOf(QApplication.focusWidget() or self._room):
            self._timer.start()
        else:
            self.silence()

    def _place(self) -> None:
        room = self._room
        width = min(room.width() - 2 * GAP_M, _WIDEST)
        height = self.heightForWidth(width)
        if height <= 0:
            height = self.sizeHint().height()
        self.setGeometry((room.width() - width) // 2, room.height() - height - GAP_M, width, height)

    def paintEvent(self, event: object) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(Role.LINE), 1))
        painter.setBrush(theme.color(Role.RAISED))
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, tokens.RADIUS_CARD, tokens.RADIUS_CARD)
        painter.end()
