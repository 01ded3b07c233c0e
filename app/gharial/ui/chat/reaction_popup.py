"""The small window with the usual reactions (XEP-0444), and a way to all others."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from gharial.ui.chat.emoji_list import COMMON, emoji_name
from gharial.ui.style.icons import icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_XS, TYPE_TITLE, Role

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class ReactionPopup(QFrame):
    """Open it with `choose_at`; arrows or Tab, then Enter; Escape closes it."""

    chosen = Signal(str)
    more_wanted = Signal()

    def __init__(self, given: frozenset[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("reaction-popup")
        self.setAccessibleName(self.tr("React"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_XS, GAP_XS, GAP_XS, GAP_XS)
        row.setSpacing(0)
        self.buttons: list[QToolButton] = []
        for emoji in COMMON:
            button = QToolButton()
            button.setText(emoji)
            button.setFont(current_theme().font(TYPE_TITLE))
            button.setCheckable(True)
            button.setChecked(emoji in given)
            words = self.tr("Take away {emoji}") if emoji in given else self.tr("React with {emoji}")
            button.setAccessibleName(words.format(emoji=emoji_name(emoji)))
            button.setToolTip(button.accessibleName())
            button.clicked.connect(lambda _=False, one=emoji: self._choose(one))
            self._put(button, row)
        more = QToolButton()
        more.setObjectName("more-emoji")
        more.setIcon(icon("add", Role.TEXT_2))
        more.setAccessibleName(self.tr("More emoji…"))
        more.setToolTip(more.accessibleName())
        more.clicked.connect(self._want_more)
        self._put(more, row)

    def choose_at(self, corner: QPoint) -> None:
        """Show above a place of the screen, as far as there is room."""
        self.adjustSize()
        room = (QGuiApplication.screenAt(corner) or self.screen()).availableGeometry()
        left = max(room.left(), min(corner.x() - self.width() // 2, room.right() - self.width()))
        top = corner.y() - self.height()
        self.move(left, corner.y() if top < room.top() else top)
        self.show()
        self.buttons[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, QToolButton):
                focused.click()
        elif step is not None:
            at = next((at for at, one in enumerate(self.buttons) if one.hasFocus()), 0)
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                step = -step
            self.buttons[(at + step) % len(self.buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _put(self, button: QToolButton, row: QHBoxLayout) -> None:
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row.addWidget(button)
        self.buttons.append(button)

    def _choose(self, emoji: str) -> None:
        self.close()
        self.chosen.emit(emoji)

    def _want_more(self) -> None:
        self.close()
        self.more_wanted.emit()
