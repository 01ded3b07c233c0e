"""The list of messages with the bar of actions: it follows the pointer, or the current row under the keyboard."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from gharial.model.conversation import Message
from gharial.ui.chat.emoji_picker import EmojiPicker
from gharial.ui.chat.message_view import MessageView
from gharial.ui.chat.model import MessageModel, Part
from gharial.ui.chat.reaction_popup import ReactionPopup
from gharial.ui.chat.row_bar import RowBar

Index = QModelIndex | QPersistentModelIndex


class RowBarView(MessageView):
    """Tab goes from the list into the bar of the current row."""

    reply_wanted = Signal(object)
    reaction_chosen = Signal(object, str)
    """A Message and the emoji to put under it, or to take away."""
    menu_wanted = Signal(object, QPoint)
    """An index, and where on the screen its menu is to be."""

    def __init__(self, model: MessageModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.bar = RowBar(self._react_to_bar, self._reply_to_bar, self._menu_of_bar, self.viewport())
        self.bar.left.connect(self._leave_bar)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._follow())

    def ask_reaction(self, message: Message, where: QPoint) -> ReactionPopup:
        """Show what to react with, above a place of the screen."""
        ours = [one.emoji for one in message.reactions if any(who.bare == message.account.bare for who in one.who)]
        popup = ReactionPopup(frozenset(ours), self)

        def more() -> None:
            picker = EmojiPicker(self)
            picker.chosen.connect(lambda emoji: self.reaction_chosen.emit(message, emoji))
            picker.choose_at(where + QPoint(picker.sizeHint().width() // 2, 0))

        popup.chosen.connect(lambda emoji: self.reaction_chosen.emit(message, emoji))
        popup.more_wanted.connect(more)
        popup.choose_at(where)
        return popup

    def show_bar(self, index: Index) -> None:
        """Put the bar beside a row, or take it away where there is none, or none to act on."""
        message = index.data(Part.MESSAGE) if index.isValid() else None
        if message is None or message.retracted:
            if not self.bar.focused:
                self.bar.vanish()
            return
        layout = self.rows.layout_of(index)
        bubble = layout.bubble.toRect().translated(self.visualRect(index).topLeft())
        area = self.viewport().rect()
        if not bubble.intersects(area):
            self.bar.vanish()
            return
        outgoing = layout.outgoing is not self.isRightToLeft()
        self.bar.show_beside(message.key, bubble, area, outgoing=outgoing, answerable=message.answerable)

    def _follow(self) -> None:
        """The rows moved; the bar stays with its own."""
        at = self.messages.place(self.bar.key) if self.bar.key is not None else None
        self.show_bar(self.messages.index(at) if at is not None else QModelIndex())

    def current_in_focus(self) -> Index:
        """The current row, while the keyboard is in the list."""
        return self.currentIndex() if self.hasFocus() or self.bar.focused else QModelIndex()

    def _of_bar(self) -> Index:
        at = self.messages.place(self.bar.key) if self.bar.key is not None else None
        return self.messages.index(at) if at is not None else QModelIndex()

    def _react_to_bar(self) -> None:
        index = self._of_bar()
        if index.isValid():
            self.ask_reaction(index.data(Part.MESSAGE), self.bar.mapToGlobal(QPoint(self.bar.width() // 2, 0)))

    def _reply_to_bar(self) -> None:
        index = self._of_bar()
        if index.isValid():
            self.reply_wanted.emit(index.data(Part.MESSAGE))

    def _menu_of_bar(self) -> None:
        index = self._of_bar()
        if index.isValid():
            self.menu_wanted.emit(index, self.bar.mapToGlobal(QPoint(0, self.bar.height())))

    # --- the keyboard -------------------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.show_bar(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._leave_bar()

    def _leave_bar(self) -> None:
        if not self.hasFocus() and not self.bar.focused and not self.viewport().underMouse():
            self.bar.vanish()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus():
            self.show_bar(current)
