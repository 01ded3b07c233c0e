"""The chat window: a tab a conversation; each may have a window of its own instead."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from gharial.model.conversation import ConversationKind
from gharial.model.jid import Jid, bare
from gharial.ui.bridge import Bridge
from gharial.ui.chat.conversation import ConversationView
from gharial.ui.chat.tabs import ConversationTabs
from gharial.ui.chat.threads import thread
from gharial.ui.style.theme import current_theme
from gharial.ui.widgets.top_window import TopWindow

_SIZE = (720, 640)
_SMALLEST = (340, 320)
_WINDOW_EVENTS = frozenset({QEvent.Type.ActivationChange, QEvent.Type.WindowStateChange})
_PANES = (
    "qt_tabwidget_tabbar", "conversation-header", "search-bar", "room-state", "messages", "people", "notice",
    "question", "message-input",
)  # fmt: skip


class ChatWindow(TopWindow):
    """Opens conversations and says which one the user looks at. Closing hides it; its tabs stay."""

    panes = _PANES
    looked_at = Signal(object, object)
    """Account and peer of the conversation that the user looks at now."""
    shared_files_requested = Signal(object, object)
    """Account and contact: what they share with us, and we with them."""
    add_requested = Signal(object)
    """The address of somebody to put into the contacts."""
    arranged = Signal()
    """Conversations were opened, closed or moved, or another is in front."""
    detached = Signal(object)
    """The new window of its own of a conversation."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chat")
        self.resize(*_SIZE)
        self.setMinimumSize(*_SMALLEST)
        self._bridge = bridge
        self._detached: dict[ConversationView, DetachedWindow] = {}
        self.tabs = ConversationTabs()
        self.tabs.detach_wanted.connect(self.detach)
        self.tabs.close_wanted.connect(self.close_conversation)
        self.tabs.currentChanged.connect(lambda _at: self._look())
        self.tabs.tabBar().tabMoved.connect(lambda _from, _to: self.arranged.emit())
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        for keys, command in (
            ("Ctrl+Tab", lambda: self._step(1)),
            ("Ctrl+Shift+Tab", lambda: self._step(-1)),
            ("Ctrl+PgDown", lambda: self._step(1)),
            ("Ctrl+PgUp", lambda: self._step(-1)),
            ("Ctrl+W", self._close_current),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(command)
        current_theme().changed.connect(self._restyle)
        detached = self._detached
        # They have no parent, so that they need not stay in front of this window; yet they go with it.
        self.destroyed.connect(lambda: _discard(detached))
        self._retitle()

    def open_conversation(self, account: Jid, peer: Jid) -> ConversationView:
        """Show the conversation with `peer`, made if there is none, in front and ready to type into."""
        conversation = self._put(account, peer)
        window: QWidget = self._detached.get(conversation, self)
        if window is self:
            self.tabs.setCurrentWidget(conversation)
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()
        conversation.begin_typing()
        self._look()
        return conversation

    def put_back(
        self,
        names: Sequence[tuple[Jid, Jid]],
        front: tuple[Jid, Jid] | None,
        alone: Mapping[tuple[Jid, Jid], QByteArray],
    ) -> None:
        """Make these conversations as they stood when the program ended: tabs, with one of them in front, and show
        nothing; those `alone` in windows of their own at the places they had, which take no focus."""
        made = {one: self._put(*one) for one in names}
        if front in made:
            self.tabs.setCurrentWidget(made[front])
        for one, place in alone.items():
            if one in made and made[one] not in self._detached:
                window = self._taken_out(made[one])
                window.restoreGeometry(place)
                window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, True)
                window.show()
                window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)

    def _put(self, account: Jid, peer: Jid) -> ConversationView:
        conversation = self.opened(account, peer)
        if conversation is not None:
            return conversation
        conversation = self._made(bare(account), peer)
        conversation.changed.connect(lambda: self._refresh(conversation))
        conversation.header.window_wanted.connect(lambda: self._toggle(conversation))
        self.tabs.put(conversation)
        return conversation

    def opened(self, account: Jid, peer: Jid) -> ConversationView | None:
        """The open conversation with `peer`, if there is one."""
        wanted = (account.bare, thread(self._bridge.backend, account, peer)[0])
        return next((one for one in self.conversations() if (one.account.bare, one.jid) == wanted), None)

    def _made(self, account: Jid, peer: Jid) -> ConversationView:
        """What rooms need is imported with the first of them."""
        jid, kind = thread(self._bridge.backend, account, peer)
        if kind is ConversationKind.PERSON:
            conversation = ConversationView(self._bridge, account, jid)
            shared = conversation.composer.shared
            shared.setVisible(True)
            shared.triggered.connect(lambda: self.shared_files_requested.emit(account, jid))
            return conversation
        from gharial.ui.rooms.conversation import OccupantConversation, RoomConversation

        if kind is ConversationKind.OCCUPANT:
            return OccupantConversation(self._bridge, account, jid)
        room = RoomConversation(self._bridge, account, jid)
        room.private_wanted.connect(lambda person: self.open_conversation(account, person))
        room.files_wanted.connect(lambda person: self.open_conversation(account, person).sending.pick())
        room.add_wanted.connect(self.add_requested)
        return room

    def conversations(self) -> list[ConversationView]:
        """All open ones, those in tabs first."""
        tabs = [self.tabs.widget(at) for at in range(self.tabs.count())]
        return [one for one in tabs if isinstance(one, ConversationView)] + list(self._detached)

    def is_looking_at(self, account: Jid, peer: Jid) -> bool:
        """The user has that conversation in front right now: no need to notify."""
        conversation = self.opened(account, peer)
        return conversation is not None and conversation.active

    def close_conversation(self, conversation: ConversationView) -> None:
        """Take a conversation off the screen; what was typed is kept. The window goes with its last tab."""
        conversation.set_active(False)
        conversation.leave()
        window = self._detached.pop(conversation, None)
        if window is not None:
            window.release()
        else:
            self.tabs.removeTab(self.tabs.indexOf(conversation))
        conversation.hide()
        conversation.deleteLater()
        if window is None and not self.tabs.count():
            self.close()
        self._look()

    def detach(self, conversation: ConversationView) -> None:
        """Give a conversation a window of its own."""
        if conversation in self._detached:
            return
        window = self._taken_out(conversation)
        window.show()
        window.activateWindow()
        conversation.begin_typing()
        if not self.tabs.count():
            self.close()
        self._look()

    def _taken_out(self, conversation: ConversationView) -> "DetachedWindow":
        """Out of the tabs, into a window that is not shown yet."""
        size = conversation.size()
        self.tabs.removeTab(self.tabs.indexOf(conversation))
        window = DetachedWindow(conversation)
        self._detached[conversation] = window
        window.closed.connect(lambda: self.close_conversation(conversation))
        window.activated.connect(self._look)
        conversation.header.show_detached(detached=True)
        window.resize(size)
        self.detached.emit(window)
        return window

    def attach(self, conversation: ConversationView) -> None:
        """Put a conversation back among the tabs."""
        window = self._detached.pop(conversation, None)
        if window is None:
            return
        window.release()
        conversation.header.show_detached(detached=False)
        self.tabs.put(conversation)
        self.open_conversation(conversation.account, conversation.jid)

    # --- Qt's own -----------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _WINDOW_EVENTS:
            self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look()

    def closeEvent(self, event: QCloseEvent) -> None:
        for conversation in self.conversations():
            conversation.leave()
        super().closeEvent(event)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Tell each conversation whether the user looks at it."""
        for conversation in self.conversations():
            window: QWidget = self._detached.get(conversation, self)
            in_front = window.isVisible() and window.isActiveWindow() and not window.isMinimized()
            active = in_front and (window is not self or self.tabs.currentWidget() is conversation)
            if active != conversation.active:
                conversation.set_active(active)
                if active:
                    self.looked_at.emit(conversation.account, conversation.jid)
        self._retitle()
        self.arranged.emit()

    def _refresh(self, conversation: ConversationView) -> None:
        if not isValid(self) or not isValid(conversation):
            return
        self.tabs.refresh(conversation)
        window = self._detached.get(conversation)
        if window is not None:
            window.retitle()
        self._retitle()

    def _retitle(self) -> None:
        current = self.tabs.currentWidget()
        if isinstance(current, ConversationView):
            self.setWindowTitle(self.tr("{name} — Gharial").format(name=current.peer.name))
        else:
            self.setWindowTitle(self.tr("Conversations — Gharial"))

    def _restyle(self) -> None:
        for conversation in self.conversations():
            self.tabs.refresh(conversation)

    def _toggle(self, conversation: ConversationView) -> None:
        if conversation in self._detached:
            self.attach(conversation)
        else:
            self.detach(conversation)

    def _step(self, by: int) -> None:
        if self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
            current = self.tabs.currentWidget()
            if isinstance(current, ConversationView):
                current.begin_typing()

    def _close_current(self) -> None:
        current = self.tabs.currentWidget()
        if isinstance(current, ConversationView):
            self.close_conversation(current)


class DetachedWindow(TopWindow):
    """One conversation in a window of its own."""

    panes = _PANES
    closed = Signal()
    activated = Signal()

    def __init__(self, conversation: ConversationView) -> None:
        super().__init__()
        self.setObjectName("chat-detached")
        self.setMinimumSize(*_SMALLEST)
        self._conversation = conversation
        self._holder = QStackedLayout(self.content)
        self._holder.addWidget(conversation)
        conversation.show()
        close = QShortcut(QKeySequence("Ctrl+W"), self)
        close.activated.connect(self.close)
        self.retitle()

    def retitle(self) -> None:
        """The name may be another."""
        self.setWindowTitle(self.tr("{name} — Gharial").format(name=self._conversation.peer.name))

    def release(self) -> None:
        """Let go of the conversation and vanish."""
        self.blockSignals(True)
        self._holder.removeWidget(self._conversation)
        self._conversation.setParent(None)
        self.hide()
        self.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _WINDOW_EVENTS:
            self.activated.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _discard(detached: dict[ConversationView, DetachedWindow]) -> None:
    for window in detached.values():
        if isValid(window):
            window.blockSignals(True)
            window.deleteLater()
    detached.clear()
