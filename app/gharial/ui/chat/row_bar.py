"""The bar of actions beside the message under the pointer, or the current one: react, reply, and the menu."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from gharial.ui.style.icons import icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_S, GAP_XS, RADIUS, Role

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class RowBar(QFrame):
    """A child of the list's viewport; real buttons, so that Tab and screen readers find them."""

    left = Signal()
    """The keyboard went elsewhere from one of its buttons."""

    def __init__(
        self, react: Callable[[], None], reply: Callable[[], None], menu: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("row-bar")
        self.key: int | None = None
        """The message it belongs to."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.react = self._button("react-to-message", "smile", self.tr("React"), react)
        self.reply = self._button("reply-to-message", "reply", self.tr("Reply"), reply)
        self.more = self._button("message-menu", "more", self.tr("More"), menu)
        self.buttons = (self.react, self.reply, self.more)
        for button in self.buttons:
            row.addWidget(button)
        self.hide()

    def show_beside(self, key: int, bubble: QRect, area: QRect, *, outgoing: bool, answerable: bool) -> None:
        """Stand beside a bubble, on the side where there is room, or else across its upper edge."""
        self.key = key
        self.react.setVisible(answerable)
        self.reply.setVisible(answerable)
        self.adjustSize()
        left = bubble.left() - GAP_S - self.width() if outgoing else bubble.right() + GAP_S
        top = bubble.top()
        if left < area.left() + GAP_XS or left + self.width() > area.right() - GAP_XS:
            left = bubble.left() + GAP_S if outgoing else bubble.right() - self.width() - GAP_S
            top = bubble.top() - self.height() + GAP_XS
        self.move(left, max(area.top(), min(top, area.bottom() - self.height())))
        self.show()
        self.raise_()

    def enter(self) -> None:
        """Give the keyboard to its first button, where it stands beside a message."""
        first = next((button for button in self.buttons if button.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def vanish(self) -> None:
        """No message has it now."""
        self.key = None
        self.hide()

    @property
    def focused(self) -> bool:
        """One of its buttons has the keyboard."""
        return any(button.hasFocus() for button in self.buttons)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(Role.LINE), 1))
        painter.setBrush(theme.color(Role.RAISED))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A menu or a small window only borrows the keyboard.
        borrowed = isinstance(event, QFocusEvent) and event.reason() is Qt.FocusReason.PopupFocusReason
        if event.type() is QEvent.Type.FocusOut and not borrowed:
            # Which widget has the focus next is known only when this is over.
            QTimer.singleShot(0, self, self.left.emit)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        shown = [button for button in self.buttons if button.isVisible()]
        at = next((at for at, one in enumerate(shown) if one.hasFocus()), None)
        if step is not None and at is not None:
            shown[(at + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and at is not None:
            shown[at].click()
        else:
            super().keyPressEvent(event)

    def _button(self, name: str, sign: str, words: str, command: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(sign, Role.TEXT_2))
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _=False: command())
        button.installEventFilter(self)
        return button
