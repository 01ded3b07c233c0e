"""The head of a conversation: who it is with, how they are there, and two buttons."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gharial.model.account import Show
from gharial.model.contact import Contact
from gharial.ui.style.icons import icon
from gharial.ui.style.presence import paint_presence
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_M, GAP_S, PRESENCE, TYPE_SECONDARY, TYPE_TITLE, Role
from gharial.ui.widgets.avatar import Avatar
from gharial.ui.widgets.direction import apart
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.presence_words import show_words


class PresenceSign(QWidget):
    """The shape of an availability."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._show = Show.OFFLINE
        self.setFixedSize(PRESENCE, PRESENCE)
        current_theme().changed.connect(self.update)

    def show_presence(self, show: Show) -> None:
        """Draw that one from now on."""
        self._show = show
        self.setAccessibleName(show_words(show))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_presence(painter, QRectF(self.rect()), self._show, current_theme().color(Role.WINDOW))
        painter.end()


class ElidedLabel(QLabel):
    """One line of plain text that gives way when there is no room; the tool tip has it whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(40)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        hint.setWidth(40)
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class ConversationHeader(QWidget):
    """Shows a Contact; buttons to send a file and to search."""

    attach_wanted = Signal()
    search_wanted = Signal()
    window_wanted = Signal()
    """Out into a window of its own, or back among the tabs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conversation-header")
        self._composing = False
        self._presence_words = ""
        self._typing_words = self.tr("typing…")
        self.avatar = self._make_avatar()
        self._name = ElidedLabel()
        self._name.setObjectName("peer-name")
        self._sign = PresenceSign()
        self._presence = ElidedLabel()
        self._presence.setObjectName("peer-presence")
        self._attach = self._button("header-attach-file", "attach", self.tr("Send a file (Ctrl+Shift+U)"))
        self._attach.clicked.connect(self.attach_wanted)
        self._search = self._button("search-conversation", "search", self.tr("Search this conversation (Ctrl+F)"))
        self._search.clicked.connect(self.search_wanted)
        self._window = self._button("detach-conversation", "open", "")
        self._window.clicked.connect(self.window_wanted)
        self.show_detached(detached=False)
        second = QHBoxLayout()
        second.setSpacing(GAP_S // 2)
        second.addWidget(self._sign)
        second.addWidget(self._presence, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addLayout(second)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_M, GAP_S, GAP_S, GAP_S)
        row.setSpacing(GAP_M)
        row.addWidget(self.avatar)
        row.addLayout(words, 1)
        row.addWidget(self._attach)
        row.addWidget(self._search)
        row.addWidget(self._window)
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def _make_avatar(self) -> Avatar:
        return Avatar(parent=self)

    def show_contact(self, contact: Contact, *, connected: bool = True) -> None:
        """Name, presence and devices of the one we talk with. `connected`: our own account is."""
        self.avatar.show_person(contact.jid.bare, shown(contact.label))
        self._name.setText(shown(contact.label))
        self._name.setToolTip(contact.jid.bare.replace("<", "&lt;"))
        self._sign.show_presence(contact.show if connected and not contact.blocked else Show.OFFLINE)
        if not connected:
            # Nothing is known of them then, and "offline" would be taken for a fact.
            parts = [self.tr("You are not connected")]
        elif contact.blocked:
            parts = [self.tr("Blocked: nothing goes to them or comes from them")]
        else:
            parts = [show_words(contact.show)]
        devices = len(contact.resources) if connected else 0
        if devices == 1:
            parts.append(self.tr("1 device"))
        elif devices > 1:
            parts.append(self.tr("%n devices", None, devices))
        if contact.text and connected:
            parts.append(apart(shown(contact.text)))
        self._presence_words = " · ".join(parts)
        self._show_second_line()

    def show_composing(self, *, composing: bool) -> None:
        """They type, or have stopped."""
        self._composing = composing
        self._show_second_line()

    def show_detached(self, *, detached: bool) -> None:
        """Say what the window button does now."""
        words = self.tr("Back among the tabs") if detached else self.tr("Move into a window of its own")
        self._window.setToolTip(words)
        self._window.setAccessibleName(words)

    def _show_second_line(self) -> None:
        self._presence.setText(self._typing_words if self._composing else self._presence_words)
        self._presence.setAccessibleName(self._presence.text())

    def _button(self, name: str, sign: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setIcon(icon(sign, Role.TEXT_2))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _restyle(self) -> None:
        theme = current_theme()
        self._name.setFont(theme.font(TYPE_TITLE, bold=True))
        self._presence.setFont(theme.font(TYPE_SECONDARY))
        palette = self._presence.palette()
        palette.setColor(self._presence.foregroundRole(), theme.color(Role.TEXT_2))
        self._presence.setPalette(palette)
