"""One conversation: head, messages, search, input; everything said and sent in it goes through here."""

from collections.abc import Callable, Coroutine
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QIcon,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from gharial.model.conversation import Conversation, Direction, Message
from gharial.model.events import ConversationChanged, SettingsChanged
from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.chat.answers import run_for
from gharial.ui.chat.ask_bar import AskBar
from gharial.ui.chat.composer import Composer
from gharial.ui.chat.drop_overlay import DropOverlay
from gharial.ui.chat.dropped import Dropped
from gharial.ui.chat.feed import Feed
from gharial.ui.chat.floating import Floating
from gharial.ui.chat.header import ConversationHeader
from gharial.ui.chat.message_input import local_files
from gharial.ui.chat.message_list import MessageList
from gharial.ui.chat.model import MessageModel
from gharial.ui.chat.peer import Peer
from gharial.ui.chat.publishing import FilePublishing
from gharial.ui.chat.reading_aloud import ReadingAloud
from gharial.ui.chat.row_commands import RowCommands
from gharial.ui.chat.search_bar import MOST_HITS, SearchBar
from gharial.ui.chat.sending import FileSending
from gharial.ui.explain import explain
from gharial.ui.style.presence import presence_icon
from gharial.ui.widgets.transfer_words import Counterpart

DRAFT_MS = 5000
"""What is being written is kept so often, for whoever's computer stops in the middle of it."""
_TOP = QAbstractItemView.ScrollHint.PositionAtTop


class ConversationView(QWidget):
    """A conversation of `account` with `peer`, both bare."""

    changed = Signal()
    """Name, presence, unread count or composing state changed: the tab shows another title."""

    def __init__(self, bridge: Bridge, account: Jid, peer: Jid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conversation")
        self.setAcceptDrops(True)
        self.account = account
        self.jid = peer
        self._bridge = bridge
        self._active = False
        self._shown_kept = ""
        self.peer = self._meet()
        snapshot = bridge.backend.chat.conversation(account, peer)
        self.unread, self.mentions = snapshot.unread, snapshot.mentions
        self.model = MessageModel(self.tr("You"), self.peer.contact.label, self)
        self.feed = Feed(bridge, account, peer, self.model, self)
        self._build()
        self.sending = FileSending(bridge, self.peer, self.question, self)
        self.publishing = FilePublishing(bridge, self.peer, self)
        self.commands = RowCommands(bridge, account, self.model.transfer_of, self.question, self.begin_typing, self)
        self._connect()
        self._show_contact()
        self.composer.restore(snapshot.draft)
        self._shown_kept = self.composer.draft
        self._draft_timer = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._draft_timer.timeout.connect(self._keep_draft)
        self.composer.input.textChanged.connect(self._written)
        self.feed.start(snapshot.unread)

    # --- being looked at ----------------------------------------------------------------------------------------------

    @property
    def active(self) -> bool:
        """The user looks at it."""
        return self._active

    def set_active(self, active: bool) -> None:
        """The user looks at it, or has left it."""
        if active == self._active:
            return
        self._active = active
        if active:
            self._mark_read()
        else:
            # What was new has been seen; the next that comes is above a line of its own.
            self.model.mark_unread(None)
            self.leave()

    def leave(self) -> None:
        """Keep what was not sent, stop what only makes sense while somebody looks."""
        self.composer.stop_typing()
        self._keep_draft()

    def _written(self) -> None:
        if not self._draft_timer.isActive():
            self._draft_timer.start()

    def _keep_draft(self) -> None:
        self._draft_timer.stop()
        if self.composer.draft != self._shown_kept:
            self._shown_kept = self.composer.draft
            self._run(self._bridge.backend.chat.keep_draft(self.account, self.jid, self._shown_kept))

    def begin_typing(self) -> None:
        """The input has the focus."""
        self.composer.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_latest(self) -> None:
        """Show the latest message."""
        if self.search.isHidden():
            self.messages.rows.attention.found_key = None
        self.feed.go_to_latest(self.messages.go_to_bottom)

    def go_to_message(self, message: Message) -> None:
        """Show a message with what is around it, and mark it."""

        self.feed.go_to(message, lambda: self._show_found(message))

    def _show_found(self, message: Message) -> None:
        self.messages.show_found(message.key, self.search.words)

    def tab_icon(self) -> QIcon:
        """What stands on its tab: how they are there."""
        return presence_icon(self.peer.show)

    # --- building -----------------------------------------------------------------------------------------------------

    def _meet(self) -> Peer:
        return Peer(self._bridge, self.account, self.jid, self)

    def _make_header(self) -> ConversationHeader:
        return ConversationHeader()

    def _build(self) -> None:
        self.header = self._make_header()
        self.search = SearchBar()
        self.messages = MessageList(self.model)
        self.notice = AskBar("notice")
        self.question = AskBar("question")
        self.composer = Composer()
        self.composer.input.enter_sends = self._bridge.backend.settings.enter_sends
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.search)
        column.addWidget(self.messages, 1)
        column.addWidget(self.notice)
        column.addWidget(self.question)
        column.addWidget(self.composer)
        self.floating = Floating(self.messages)
        self.overlay = DropOverlay(self)
        for keys, command in (
            (QKeySequence.StandardKey.Find, self.search.begin),
            (QKeySequence("Ctrl+Shift+U"), lambda: self.sending.pick()),
            (QKeySequence("Ctrl+Shift+D"), lambda: self.sending.pick_folder()),
            (QKeySequence("Ctrl+End"), self.go_to_latest),
            (QKeySequence("Ctrl+."), lambda: self.composer.choose_emoji()),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(command)
        self._order_tabs()

    def _order_tabs(self, *before: QWidget) -> None:
        """As it is read: what stands `before` the messages, they, then what is written; so back from there to them."""
        for one, other in pairwise((*before, self.messages, *self.messages.bar.buttons, *self.composer.parts)):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        self.header.attach_wanted.connect(self.sending.pick)
        self.header.search_wanted.connect(self.search.begin)
        self.composer.attach_wanted.connect(self.sending.pick)
        self.composer.folder_wanted.connect(self.sending.pick_folder)
        self.composer.publish_wanted.connect(self.publishing.pick)
        self.composer.published_shown.connect(self.publishing.fill)
        self.publishing.linked.connect(self.composer.insert)
        self.composer.sent.connect(self._send)
        self.composer.corrected.connect(self._correct)
        self.composer.typing.connect(self._tell_typing)
        field = self.composer.input
        field.edit_last_wanted.connect(self._edit_last)
        field.files_pasted.connect(lambda paths: self.sending.ask_files(paths, self.begin_typing))
        field.picture_pasted.connect(lambda picture: self.sending.ask_picture(picture, self.begin_typing))
        field.escaped.connect(self.notice.dismiss)
        field.latest_wanted.connect(self.go_to_latest)
        field.page_wanted.connect(self.messages.scroll_pages)
        self.search.wanted.connect(self._search)
        self.search.hit_chosen.connect(self.go_to_message)
        self.search.closed.connect(self._end_search)
        messages = self.messages
        messages.older_wanted.connect(self.feed.load_older)
        messages.newer_wanted.connect(self.feed.load_newer)
        messages.action_chosen.connect(self.commands.act)
        messages.edit_wanted.connect(self.composer.edit)
        messages.link_chosen.connect(self.commands.open_link)
        messages.link_hovered.connect(self.floating.show_target)
        messages.typed.connect(self.composer.insert)
        messages.reply_wanted.connect(self._answer)
        messages.retract_wanted.connect(self.commands.retract)
        messages.reaction_chosen.connect(self.commands.react)
        messages.quote_chosen.connect(lambda key: self.feed.go_to_key(key, self._show_found))
        messages.verticalScrollBar().valueChanged.connect(lambda _value: self.floating.place())
        self.floating.latest_wanted.connect(self.go_to_latest)
        # Its button goes away; the focus must not go wherever Qt thinks best.
        self.floating.latest_wanted.connect(self.begin_typing)
        self.feed.loaded.connect(self._loaded)
        self.feed.arrived.connect(self._arrived)
        ReadingAloud(self.feed, self.model, lambda: self._active, self)
        self.feed.progressed.connect(messages.repaint_row)
        self.feed.failed.connect(self._tell)
        self.sending.failed.connect(self._tell)
        self.publishing.failed.connect(self._tell)
        self.sending.queued.connect(self.go_to_latest)
        self.commands.failed.connect(self._tell)
        self.peer.changed.connect(lambda new_avatar: self._show_contact(new_avatar=new_avatar))
        self.peer.composed.connect(self._show_composing)
        hear = self._bridge.hear
        hear(ConversationChanged, lambda event: self._conversation_changed(event.conversation), self)
        hear(SettingsChanged, lambda event: setattr(field, "enter_sends", event.settings.enter_sends), self)

    # --- what the user does -------------------------------------------------------------------------------------------

    def _answer(self, message: Message) -> None:
        self.composer.answer(message, self.model.sender_of(message))

    def _send(self, text: str, answered: Message | None = None) -> None:
        self.model.mark_unread(None)
        self._shown_kept = self.composer.draft

        def failed(failure: Failure) -> None:
            self.composer.restore(text)
            if answered is not None:
                self._answer(answered)
            self._tell(failure)

        sending = self._bridge.backend.chat.send(self.account, self.jid, text, answered)
        self._run(sending, lambda _sent: None, failed)
        # A draft that was kept earlier must not come back after it was sent.
        self._run(self._bridge.backend.chat.keep_draft(self.account, self.jid, self._shown_kept))
        self.go_to_latest()

    def _correct(self, message: Message, text: str) -> None:
        def failed(failure: Failure) -> None:
            self.composer.edit(message)
            self.composer.input.setPlainText(text)
            self._tell(failure)

        self._run(self._bridge.backend.chat.correct(message, text), self.model.change, failed)

    def _edit_last(self) -> None:
        last = self.model.last_own()
        if last is not None:
            self.composer.edit(last)

    def _tell_typing(self, active: bool) -> None:
        self._bridge.backend.chat.composing(self.account, self.jid, active=active)

    def _search(self, text: str) -> None:
        self.messages.rows.attention.sought = self.search.words
        self.messages.rows.attention.found_key = None
        self.messages.viewport().update()
        if not text:
            self.search.show_hits("", ())
            return
        command = self._bridge.backend.chat.search(text, self.account, self.jid, MOST_HITS)
        self._run(command, lambda hits: self.search.show_hits(text, tuple(hits)))

    def _end_search(self) -> None:
        self.messages.rows.attention.sought = ()
        self.messages.rows.attention.found_key = None
        self.messages.viewport().update()
        self.begin_typing()

    # --- what happens -------------------------------------------------------------------------------------------------

    def _loaded(self) -> None:
        key = self.model.unread_key
        if key is not None and self.unread > 1:
            self.messages.go_to_bottom()
            at = self.model.place(key)
            if at is not None and self.messages.visualRect(self.model.index(at)).top() < 0:
                self.messages.go_to(key, _TOP)
        elif self.messages.at_bottom:
            self.messages.go_to_bottom()

    def _arrived(self, message: Message) -> None:
        if message.direction is Direction.INCOMING:
            self.peer.stopped_typing()
            self.floating.came_in()
            if not self._active and self.model.unread_key is None:
                self.model.mark_unread(message.key)

    def _mark_read(self) -> None:
        if self.unread:
            self._run(self._bridge.backend.chat.mark_read(self.account, self.jid))

    def _conversation_changed(self, conversation: Conversation) -> None:
        if (conversation.account, conversation.peer) == (self.account, self.jid):
            self.unread, self.mentions = conversation.unread, conversation.mentions
            if self._active:
                self._mark_read()
            self.changed.emit()

    def _show_composing(self) -> None:
        self.header.show_composing(composing=self.peer.composing)
        self.changed.emit()

    def _show_contact(self, *, new_avatar: bool = True) -> None:
        contact = self.peer.contact
        self.header.show_contact(contact, connected=self.peer.connected)
        self.composer.address(contact.label)
        self.model.rename(self.model.own_name, contact.label)
        self.model.meet(Counterpart(self.peer.name, self.peer.online, self.peer.connected))
        words = self.tr("Nothing was said yet. Write to {name}, or drop a file here.")
        self.messages.empty_words = words.format(name=self.peer.name)
        if new_avatar:
            avatar = self._bridge.backend.roster.avatar(self.account, self.jid)
            # Without a picture the initial stands there; that needs no words.
            self._run(avatar, self.header.avatar.show_picture, lambda _failure: None)
        self.changed.emit()

    # --- dragging -----------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = local_files(event.mimeData())
        if paths:
            self.overlay.cover(self.sending.words(Dropped.of(paths)), good=True)
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        elif event.mimeData().hasText():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.overlay.hide()
        paths = local_files(event.mimeData())
        if paths:
            # Never "move": the sender's file stays where it is.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.sending.send(paths)
        elif event.mimeData().hasText():
            event.acceptProposedAction()
            self.composer.insert(event.mimeData().text())

    # --- floating pieces ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.overlay.setGeometry(self.rect())
        self.floating.place()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.floating.place()
        return super().event(event)

    # --- the backend --------------------------------------------------------------------------------------------------

    def _tell(self, failure: Failure) -> None:
        self.notice.tell(explain(failure).sentence)

    def _run(
        self,
        command: Coroutine[Any, Any, Any],
        on_done: Callable[[Any], object] = lambda _result: None,
        on_failure: Callable[[Failure], object] | None = None,
    ) -> None:
        run_for(self, self._bridge, command, on_done, on_failure or self._tell)
