"""A line across a window that tells something and offers one or two things to do; never in the way."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from gharial.ui.style import tokens
from gharial.ui.style.icons import icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_S, GAP_XS, Role
from gharial.ui.widgets.speech import speech

_SHORT = 48


class NoticeLine(QWidget):
    """Hidden until told something. Text is plain and wraps; the buttons stand behind it."""

    closed = Signal()
    """The user put it away."""

    def __init__(self, name: str, parent: QWidget | None = None, *, closable: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._sign = QLabel(self)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setObjectName(f"{name}-text")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GAP_XS)
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignLeft)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(tokens.GAP_M, GAP_XS + 2, GAP_S, GAP_XS + 2)
        row.setSpacing(GAP_S)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(GAP_S)
        self._body.addWidget(self._text, 1)
        self._body.addLayout(self._buttons)
        row.addLayout(self._body, 1)
        self._close: QToolButton | None = None
        if closable:
            self._close = QToolButton(self)
            self._close.setIcon(icon("close", Role.TEXT_2))
            self._close.setObjectName(f"{name}-close")
            self._close.setToolTip(self.tr("Close this message"))
            self._close.setAccessibleName(self.tr("Close this message"))
            self._close.clicked.connect(self._put_away)
            row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.ruled = True
        """It ends with a hairline."""
        self._heard = ""
        self._icon = ""
        self._role = Role.TEXT_2
        self._actions: list[tuple[str, QPushButton]] = []
        current_theme().changed.connect(self._dress)
        self.hide()

    def text(self) -> str:
        """What it says now; empty while hidden."""
        return self._text.text() if not self.isHidden() else ""

    def tell(
        self,
        text: str,
        sign: str,
        role: Role = Role.TEXT_2,
        *actions: tuple[str, str, Callable[[], None]],
        heard: str = "",
    ) -> None:
        """Say `text` with the icon `sign`. `actions`: object name, words and what to do, one button each.

        `heard`: what a screen reader is told, once, in place of a text that counts the seconds.
        """
        heard = heard or text
        news = heard != self._heard or self.isHidden()
        self._heard = heard
        self._text.setText(text)
        self.setAccessibleName(text)
        # Beside a long sentence buttons would leave it a narrow column.
        below = len(text) > _SHORT and bool(actions)
        side = Qt.AlignmentFlag.AlignTop if below else Qt.AlignmentFlag.AlignVCenter
        for widget in (self._sign, self._close):
            if widget is not None:
                self._row.setAlignment(widget, side)
        self._body.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        self._icon, self._role = sign, role
        if [(name, button.text()) for name, button in self._actions] != [(name, words) for name, words, _ in actions]:
            self._take_off_buttons()
            for name, words, _ in actions:
                button = QPushButton(words, self)
                button.setObjectName(name)
                button.setAccessibleName(words)
                button.setAutoDefault(False)
                self._buttons.addWidget(button)
                self._actions.append((name, button))
        else:
            for _, button in self._actions:
                button.clicked.disconnect()
        for (_, button), (_, _, act) in zip(self._actions, actions, strict=True):
            button.clicked.connect(lambda _checked=False, act=act: act())
        self._dress()
        self.show()
        if news:
            speech().say(self, heard)

    def silence(self) -> None:
        """Nothing to tell any more."""
        self.hide()

    def _put_away(self) -> None:
        self.hide()
        self.closed.emit()

    def _take_off_buttons(self) -> None:
        for _, button in self._actions:
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._actions.clear()

    def _dress(self) -> None:
        if self._icon:
            side = tokens.ICON + 2
            self._sign.setPixmap(icon(self._icon, self._role).pixmap(QSize(side, side), self.devicePixelRatioF()))
        theme = current_theme()
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme.color(Role.TEXT))
        self._text.setPalette(palette)
        self.update()

    def paintEvent(self, event: object) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(Role.RAISED))
        if self.ruled:
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color(Role.LINE))
        painter.end()
