"""Messages under pointer and keyboard: marking letters and rows, pressing painted buttons, opening links, the menu."""

import html
from datetime import UTC, datetime

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    Qt,
    QTextBoundaryFinder,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget
from shiboken6 import isValid

from gharial.model.conversation import Message
from gharial.ui.chat.card_layout import Chip, Spot
from gharial.ui.chat.delegate import found_places
from gharial.ui.chat.links import Link
from gharial.ui.chat.model import MessageModel, Part
from gharial.ui.chat.row_actions import Action
from gharial.ui.chat.row_bar_view import RowBarView
from gharial.ui.chat.row_layout import RowLayout
from gharial.ui.chat.row_menu import RowMenu, copied
from gharial.ui.chat.row_words import tooltip_words
from gharial.ui.widgets.speech import speech

Index = QModelIndex | QPersistentModelIndex

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_SIDES = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_DRAG = 4
_LENT = frozenset(
    {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
)
"""The keyboard comes back by itself."""
_TOP = QAbstractItemView.ScrollHint.PositionAtTop
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class MessageList(RowBarView):
    """The view, with all that hands do to its rows."""

    action_chosen = Signal(object, object)
    """A Message and an Action."""
    edit_wanted = Signal(object)
    link_chosen = Signal(object)
    """The Link that was clicked."""
    link_hovered = Signal(str)
    """Where the link under the pointer leads, or nothing."""
    retract_wanted = Signal(object)
    remove_wanted = Signal(object)
    """A Message of somebody else, which nobody is to read any more."""
    quote_chosen = Signal(int)
    """The key of the message that is quoted where somebody clicked."""
    typed = Signal(str)
    """Letters that were typed here and belong into the input; nothing at all for Escape."""

    def __init__(self, model: MessageModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._pressed_at: QPoint | None = None
        self._pressed_row: Index = QPersistentModelIndex()
        self._pressed_spot: int | None = None
        self._pressed_link: Link | None = None
        self._marking = False
        self._menu: RowMenu | None = None
        self.menu_wanted.connect(self.open_menu)

    # --- the pointer --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        modifiers = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.button() is not Qt.MouseButton.LeftButton or modifiers:
            super().mousePressEvent(event)
            return
        point = event.position().toPoint()
        index = self.indexAt(point)
        self._unmark()
        self.clearSelection()
        self._pressed_at, self._pressed_row = point, QPersistentModelIndex(index)
        self._pressed_spot = self._pressed_link = None
        if not index.isValid():
            return
        self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.NoUpdate)
        layout, inside = self._under(index, event.position())
        self._pressed_spot = layout.spot_at(inside)
        self._pressed_link = layout.link_at(inside)
        if self._pressed_spot is None and layout.over_text(inside):
            self._marking = True
            attention = self.rows.attention
            attention.selected_key = layout.row.message.key
            attention.start = attention.end = layout.position_at(inside)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(event.position())
            return
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
            return
        point = event.position().toPoint()
        if (point - self._pressed_at).manhattanLength() < _DRAG or not self._pressed_row.isValid():
            return
        self._pressed_link = None
        index = self.indexAt(point)
        if self._marking and (not index.isValid() or index.row() == self._pressed_row.row()):
            layout, inside = self._under(self._pressed_row, event.position())
            self.rows.attention.end = layout.position_at(inside)
            self.clearSelection()
            self.viewport().update()
        elif index.isValid() and self._pressed_spot is None:
            # Out of the first bubble: whole messages are marked from here on.
            self.rows.attention.end = self.rows.attention.start
            self._select_rows(self._pressed_row.row(), index.row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_at, self._marking = self._pressed_at, None, False
        if pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or index.row() != self._pressed_row.row():
            return
        layout, inside = self._under(index, event.position())
        if self._pressed_spot is not None:
            if layout.spot_at(inside) == self._pressed_spot:
                self._press(layout.row.message, layout.spots[self._pressed_spot])
        elif (event.position().toPoint() - pressed).manhattanLength() >= _DRAG:
            return
        elif layout.picture_at(inside):
            self.action_chosen.emit(layout.row.message, Action.OPEN)
        elif layout.quote_leads(inside):
            self.quote_chosen.emit(layout.quote_leads(inside))
        elif self._pressed_link is not None and layout.link_at(inside) == self._pressed_link:
            self.link_chosen.emit(self._pressed_link)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        layout, inside = self._under(index, event.position())
        if layout.spot_at(inside) is not None:
            # A quick second press of a button is a press, not a word.
            self.mousePressEvent(event)
        elif layout.over_text(inside) and layout.text is not None:
            finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, layout.shown_text)
            finder.setPosition(layout.position_at(inside))
            attention = self.rows.attention
            attention.selected_key = layout.row.message.key
            attention.start = finder.position() if finder.isAtBoundary() else max(0, finder.toPreviousBoundary())
            attention.end = max(attention.start, finder.toNextBoundary())
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(QPointF(-1, -1))
        super().leaveEvent(event)

    def _hover(self, point: QPointF) -> None:
        index = self.indexAt(point.toPoint())
        over: tuple[int, int] | None = None
        target, shape = "", Qt.CursorShape.ArrowCursor
        if index.isValid():
            layout, inside = self._under(index, point)
            spot, link = layout.spot_at(inside), layout.link_at(inside)
            if spot is not None:
                over, shape = (layout.row.message.key, spot), Qt.CursorShape.PointingHandCursor
            elif link is not None:
                target, shape = link.target, Qt.CursorShape.PointingHandCursor
            elif layout.picture_at(inside) or layout.quote_leads(inside):
                shape = Qt.CursorShape.PointingHandCursor
            elif layout.over_text(inside):
                shape = Qt.CursorShape.IBeamCursor
        self.show_bar(index if index.isValid() else self.current_in_focus())
        self.viewport().setCursor(shape)
        self.link_hovered.emit(target)
        if over != self.rows.attention.hovered:
            self.rows.attention.hovered = over
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.tooltip_at(event.pos())
            # A tool tip takes anything with a tag in it for markup, so what others wrote is escaped (security 48).
            QToolTip.showText(
                event.globalPos(), f"<p style='white-space: pre-wrap'>{html.escape(words)}</p>" if words else ""
            )
            return True
        return super().viewportEvent(event)

    def tooltip_at(self, point: QPoint) -> str:
        """What a tool tip says there, as plain text."""
        index = self.indexAt(point)
        if not index.isValid():
            return ""
        layout, inside = self._under(index, QPointF(point))
        link, at = layout.link_at(inside), layout.spot_at(inside)
        spot = layout.spots[at] if at is not None else None
        if isinstance(spot, Chip):
            return spot.words
        if link is not None:
            return self.tr("Opens {host}").format(host=link.host) + f"\n{link.target}"
        if layout.card is not None and layout.card.name.contains(inside):
            return layout.card.full_name
        if layout.bubble.contains(inside) or (layout.header is not None and layout.header.contains(inside)):
            return tooltip_words(layout.row.message, datetime.now(UTC))
        return ""

    # --- the keyboard -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        attention = self.rows.attention
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _SIDES and current.isValid():
            spots = self.rows.layout_of(current).spots
            if spots:
                attention.focused_spot = (attention.focused_spot + _SIDES[Qt.Key(event.key())]) % len(spots)
                self.viewport().update()
                # It is painted: nothing else tells which one it is.
                spot = spots[attention.focused_spot]
                speech().say(self, spot.words if isinstance(spot, Chip) else spot.text, urgent=True)
            else:
                self.bar.enter()
        elif event.key() in _ENTER and current.isValid():
            spots = self.rows.layout_of(current).spots
            message = current.data(Part.MESSAGE)
            if 0 <= attention.focused_spot < len(spots):
                self._press(message, spots[attention.focused_spot])
            elif message.quote is not None and message.quote.key and event.key() != Qt.Key.Key_Space:
                self.quote_chosen.emit(message.quote.key)
            elif len(links := self.rows.layout_of(current).links) == 1 and event.key() != Qt.Key.Key_Space:
                # Of several, the menu has each.
                self.link_chosen.emit(links[0])
        elif event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and event.modifiers() & _SHIFT):
            self._open_menu_by_keys()
        elif event.key() == Qt.Key.Key_Escape:
            self._unmark()
            self.clearSelection()
            self.typed.emit("")
        elif event.text().isprintable() and event.text() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # What is painted where there are no rows.
        self.setAccessibleDescription("" if self.messages.rowCount() else self.empty_words)
        if not self.currentIndex().isValid() and self.messages.rowCount():
            # Qt would begin at the oldest.
            latest = self.messages.index(self.messages.rowCount() - 1)
            self.selectionModel().setCurrentIndex(latest, self.selectionModel().SelectionFlag.NoUpdate)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _LENT:
            # What was walked through by keys is no longer meant by anything.
            self.clearSelection()

    def currentChanged(self, current: Index, previous: Index) -> None:
        self.rows.attention.focused_spot = -1
        super().currentChanged(current, previous)
        self.viewport().update()

    def show_found(self, key: int, words: tuple[str, ...]) -> None:
        """Bring a message into sight and mark it; where `words` stand in the hidden end of a long one, all of it."""
        at = self.messages.place(key)
        if at is None:
            return
        index = self.messages.index(at)
        self.rows.attention.found_key = key
        layout = self.rows.layout_of(index)
        if layout.row.folded and words and not found_places(layout.shown_text, words):
            self.messages.unfold(key)
            layout = self.rows.layout_of(index)
        # From there on by keyboard. Qt scrolls to the current row's beginning, so this comes first.
        selection = self.selectionModel()
        selection.setCurrentIndex(index, selection.SelectionFlag.NoUpdate)
        self.go_to(key)
        places = found_places(layout.shown_text, words)
        if places and layout.text is not None and layout.bubble.height() > self.viewport().height():
            bar = self.verticalScrollBar()
            word = layout.text.place_of(places[0][0]).translated(layout.text_at)
            bar.setValue(bar.value() + round(self.visualRect(index).top() + word.top()) - self.viewport().height() // 2)
        self.viewport().update()

    def copy(self) -> None:
        """Put the marked letters, or else the selected messages, or else the current one, on the clipboard."""
        text = self.marked_text()
        if not text:
            chosen = sorted(self.selectedIndexes(), key=lambda index: index.row()) or [self.currentIndex()]
            text = copied([index.data(Part.ROW) for index in chosen if index.isValid()])
        if text:
            QGuiApplication.clipboard().setText(text)

    def marked_text(self) -> str:
        """The letters that are marked inside one message."""
        attention = self.rows.attention
        at = self.messages.place(attention.selected_key) if attention.selected_key is not None else None
        if at is None or attention.start == attention.end:
            return ""
        units = self.rows.layout_of(self.messages.index(at)).shown_text.encode("utf-16-le", "surrogatepass")
        begin, end = sorted((attention.start, attention.end))
        return units[2 * begin : 2 * end].decode("utf-16-le", "replace")

    # --- the menu -----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # A scroll area leaves what keys ask for to nobody.
        if event.type() is QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            self.contextMenuEvent(event)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._open_menu_by_keys()
        elif (index := self.indexAt(event.pos())).isValid():
            self.open_menu(index, event.globalPos())

    def _open_menu_by_keys(self) -> None:
        index = self.currentIndex()
        # The system may turn the key into an event of its own; one menu is enough.
        if index.isValid() and not (self._menu is not None and isValid(self._menu) and self._menu.isVisible()):
            spot = self.visualRect(index).topLeft() + self.rows.layout_of(index).bubble.center().toPoint()
            self.open_menu(index, self.viewport().mapToGlobal(spot))

    def open_menu(self, index: Index, where: QPoint) -> RowMenu:
        """Show what can be done with a row."""
        if index.row() not in {each.row() for each in self.selectedIndexes()}:
            self.clearSelection()
            self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.NoUpdate)
        row, layout = index.data(Part.ROW), self.rows.layout_of(index)
        last = self.messages.last_own()
        menu = RowMenu(
            row,
            layout.links,
            may_edit=last is not None and last.key == row.message.key,
            may_remove=self.messages.moderated,
            parent=self,
        )
        menu.copy_wanted.connect(self.copy)
        menu.edit_wanted.connect(self.edit_wanted)
        menu.link_chosen.connect(self.link_chosen)
        menu.action_chosen.connect(self._choose)
        menu.reply_wanted.connect(self.reply_wanted)
        menu.retract_wanted.connect(self.retract_wanted)
        menu.remove_wanted.connect(self.remove_wanted)
        menu.react_wanted.connect(lambda: self.ask_reaction(row.message, where))
        self._menu = menu
        if not menu.isEmpty():
            menu.popup(where)
        return menu

    def _press(self, message: Message, spot: Spot) -> None:
        if isinstance(spot, Chip):
            self.reaction_chosen.emit(message, spot.emoji)
        else:
            self._choose(message, spot.action)

    def _choose(self, message: Message, action: Action) -> None:
        if action in (Action.UNFOLD, Action.FOLD):
            self._unmark()
            self.messages.unfold(message.key, whole=action is Action.UNFOLD)
            self.go_to(message.key, _TOP)
        else:
            self.action_chosen.emit(message, action)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _under(self, index: Index, point: QPointF) -> tuple[RowLayout, QPointF]:
        """A row's layout and a point of the viewport as a point of the row."""
        return self.rows.layout_of(index), point - QPointF(self.visualRect(index).topLeft())

    def _select_rows(self, one: int, other: int) -> None:
        from_, to = self.messages.index(min(one, other)), self.messages.index(max(one, other))
        flags = self.selectionModel().SelectionFlag
        self.selectionModel().select(QItemSelection(from_, to), flags.ClearAndSelect)
        self.viewport().update()

    def _unmark(self) -> None:
        self.rows.attention.selected_key = None
        self.rows.attention.start = self.rows.attention.end = 0
        self.viewport().update()
