"""The tabs of the chat window: closed by a click or the middle button, moved, dragged or double-clicked out."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QTabBar, QTabWidget, QToolButton, QWidget

from gharial.ui.chat.conversation import ConversationView
from gharial.ui.style.icons import icon
from gharial.ui.style.tokens import PRESENCE, Role
from gharial.ui.widgets.direction import apart
from gharial.ui.widgets.figures import number_text

_WIDEST = 220
_FAR_OUT = 40
_CLOSE = 12


class ConversationBar(QTabBar):
    """The bar itself; numbers are those of tabs."""

    detach_wanted = Signal(int)
    close_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: int = -1
        self.setAccessibleName(self.tr("Conversations"))

    def tabSizeHint(self, index: int) -> QSize:
        size = super().tabSizeHint(index)
        return QSize(min(size.width(), _WIDEST), size.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.tabAt(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point, pressed = event.position().toPoint(), self._pressed
        self._pressed = -1
        if event.button() is Qt.MouseButton.MiddleButton and pressed >= 0 and self.tabAt(point) == pressed:
            self.close_wanted.emit(pressed)
        elif event.button() is Qt.MouseButton.LeftButton and pressed >= 0 and self._is_far_out(point):
            # The tab may have been moved on its way out: the current one is what was dragged.
            self.detach_wanted.emit(self.currentIndex())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.tabAt(event.position().toPoint())
        if at >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._pressed = -1
            self.detach_wanted.emit(at)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.tabAt(event.pos())
        if at < 0 and event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.currentIndex()
        if at < 0:
            return
        menu = QMenu(self)
        menu.setObjectName("tab-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        out = menu.addAction(self.tr("Move into a window of its own"))
        out.setObjectName("detach-tab")
        out.triggered.connect(lambda: self.detach_wanted.emit(at))
        close = menu.addAction(self.tr("Close"))
        close.setObjectName("close-tab")
        close.triggered.connect(lambda: self.close_wanted.emit(at))
        menu.popup(event.globalPos())

    def _is_far_out(self, point: QPoint) -> bool:
        return not self.rect().adjusted(-_FAR_OUT, -_FAR_OUT, _FAR_OUT, _FAR_OUT).contains(point)


class ConversationTabs(QTabWidget):
    """A tab a conversation."""

    detach_wanted = Signal(object)
    close_wanted = Signal(object)
    """A ConversationView."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conversations")
        bar = ConversationBar()
        self.setTabBar(bar)
        self.setDocumentMode(True)
        self.setMovable(True)
        self.setIconSize(QSize(PRESENCE, PRESENCE))
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        bar.detach_wanted.connect(lambda at: self.detach_wanted.emit(self.widget(at)))
        bar.close_wanted.connect(lambda at: self.close_wanted.emit(self.widget(at)))

    def put(self, conversation: ConversationView) -> None:
        """Add a conversation as the last tab."""
        at = self.addTab(conversation, "")
        close = QToolButton()
        close.setObjectName("close-conversation")
        close.setIcon(icon("close", Role.TEXT_2))
        close.setIconSize(QSize(_CLOSE, _CLOSE))
        close.setStyleSheet("padding: 2px; min-height: 0")
        close.setToolTip(self.tr("Close (Ctrl+W)"))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(lambda: self.close_wanted.emit(conversation))
        self.tabBar().setTabButton(at, QTabBar.ButtonPosition.RightSide, close)
        self.refresh(conversation)

    def refresh(self, conversation: ConversationView) -> None:
        """Show name, unread count and presence of a conversation on its tab."""
        at = self.indexOf(conversation)
        if at < 0:
            return
        name = conversation.peer.name
        mentions, unread = number_text(conversation.mentions), number_text(conversation.unread)
        if conversation.mentions:
            text = self.tr("{name} (@{count})").format(name=name, count=mentions)
            spoken = self.tr("{name}, {count} unread, {mentions} of them mention you").format(
                name=name, count=unread, mentions=mentions
            )
        elif conversation.unread:
            text = self.tr("{name} ({count})").format(name=name, count=unread)
            spoken = self.tr("{name}, {count} unread").format(name=name, count=unread)
        else:
            text = spoken = name
        self.setTabText(at, apart(text.replace("&", "&&")))
        self.setTabIcon(at, conversation.tab_icon())
        tip = self.tr("{peer}, as {account}").format(peer=conversation.jid, account=conversation.account)
        self.setTabToolTip(at, tip.replace("<", "&lt;"))
        self.tabBar().setAccessibleTabName(at, spoken)
        close = self.tabBar().tabButton(at, QTabBar.ButtonPosition.RightSide)
        if close is not None:
            close.setAccessibleName(self.tr("Close the conversation with {name}").format(name=name))
