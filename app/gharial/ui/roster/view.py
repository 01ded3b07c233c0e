"""The roster's list: keys and mouse, files held over a person, people dragged between groups."""

import json
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from gharial.model.contact import Contact
from gharial.model.jid import Jid
from gharial.ui.roster.delegate import ContactDelegate
from gharial.ui.roster.entries import Entry, Row
from gharial.ui.roster.model import CONTACT_MIME, ContactModel, Index, moved_groups
from gharial.ui.roster.words import Abilities, drop_words, drop_words_for_many, move_words
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_S, ROW_GROUP, ROW_ROSTER, TYPE_SECONDARY
from gharial.ui.widgets.avatar import AvatarPainter
from gharial.ui.widgets.speech import speech

# Laying out five thousand rows takes longer than a key press may.
_BATCH = 400
_STEPS_MS = 200
# Why the rows are held.
_EDIT, _DRAG = "edit", "drag"


class ContactView(QListView):
    """Shows a ContactModel. What people do comes out as signals with an Entry."""

    chosen = Signal(object)
    """Enter or double-click on an Entry."""
    files_dropped = Signal(list, list)
    """Paths were dropped on Entries: on one, or on all that are selected."""
    regrouped = Signal(object, object)
    """An Entry was dragged: it, and the tuple of its groups from now on."""
    typed = Signal(str)
    """Letters were typed, which are meant for the search."""
    removal_asked = Signal(object)
    """Delete was pressed on an Entry."""

    def __init__(self, model: ContactModel, abilities: Abilities, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._abilities = abilities
        self._held: tuple[Row, str, bool] | None = None
        self._second = False
        self.pictures = AvatarPainter()
        self.painter_of_rows = ContactDelegate(self.pictures, self)
        self.painter_of_rows.drop_note = self._note_of
        self.setObjectName("contacts")
        self.setAccessibleName(self.tr("Contacts"))
        # Before the view's own, which moves the selection away from what is removed.
        model.rowsAboutToBeRemoved.connect(self._remember)
        self._kept: tuple[Row, int, list[Row]] | None = None
        self.setModel(model)
        self.setItemDelegate(self.painter_of_rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(False)
        self.doubleClicked.connect(self._double_clicked)
        self.painter_of_rows.editing.connect(lambda: model.hold(True, _EDIT))
        self.painter_of_rows.edited.connect(lambda: model.hold(False, _EDIT))
        model.settled.connect(self._recall)
        current_theme().changed.connect(self._measure)
        self._measure()
        self.setBatchSize(_BATCH)
        self._steps = QTimer(self)
        self._steps.setSingleShot(True)
        self._steps.setInterval(_STEPS_MS)
        self._steps.timeout.connect(self._end_steps)

    def _measure(self) -> None:
        """Rows grow with the font: two lines always fit, and the grid's height is the least."""
        theme = current_theme()
        name = QFontMetrics(theme.font(bold=True)).height()
        line = QFontMetrics(theme.font(TYPE_SECONDARY)).height()
        self._model.set_heights(max(ROW_ROSTER, name + line + GAP_S), max(ROW_GROUP, line + GAP_S))
        self.scheduleDelayedItemsLayout()
        if self.isVisible():
            # Not before: the first widget that PySide meets from below makes it load every class it has.
            self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.painter_of_rows.forget_fonts()
            self._measure()

    def search(self, text: str) -> None:
        """Show only who fits. The first rows are there at once, the others a moment later."""
        # Only here: who reads further down would see the list jump when presences change.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self._steps.start()
        self._model.search(text)
        if text.strip():
            self.setCurrentIndex(self._model.first_person())
            self.scrollToTop()

    def _end_steps(self) -> None:
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        if not self._model.searching and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    # --- keeping the place --------------------------------------------------------------------------------------------

    def _remember(self, *_: object) -> None:
        row = self._model.row(self.currentIndex())
        if row is not None and self._kept is None:
            chosen = [self._model.row(index) for index in self.selectionModel().selectedIndexes()]
            self._kept = (row, self.verticalScrollBar().value(), [one for one in chosen if one is not None])

    def _recall(self) -> None:
        if self._kept is None:
            return
        (row, scrolled, chosen), self._kept = self._kept, None
        index = self._model.find(row)
        if index.isValid() and index != self.currentIndex():
            # Without scrolling: somebody who reads further down must not be carried away by a change of presence.
            self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.ClearAndSelect)
            self.verticalScrollBar().setValue(scrolled)
        if len(chosen) > 1:
            for one in chosen:
                again = self._model.find(one)
                if again.isValid():
                    self.selectionModel().select(again, self.selectionModel().SelectionFlag.Select)

    # --- choosing -----------------------------------------------------------------------------------------------------

    def entry_at(self, index: Index) -> Entry | None:
        """Who stands in that row."""
        row = self._model.row(index)
        return row.entry if row else None

    def current_entry(self) -> Entry | None:
        """Who is selected."""
        return self.entry_at(self.currentIndex())

    def chosen_entries(self) -> list[Entry]:
        """Everybody who is selected, once each, from top to bottom."""
        found = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
        entries = [self.entry_at(index) for index in found]
        return list(dict.fromkeys(entry for entry in entries if entry is not None))

    def meant(self, entry: Entry) -> list[Entry]:
        """Whom a command on that person is for: all that are selected, if they are one of them."""
        chosen = self.chosen_entries()
        return chosen if len(chosen) > 1 and entry in chosen else [entry]

    def _double_clicked(self, index: QModelIndex) -> None:
        entry = self.entry_at(index)
        if entry is not None:
            self.chosen.emit(entry)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # Let go of twice, a group would be folded and open again.
        self._second = True
        super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = self._model.row(index)
        pressed = self.currentIndex() == index and not self._second
        self._second = False
        super().mouseReleaseEvent(event)
        if row and row.entry is None and pressed and event.button() is Qt.MouseButton.LeftButton:
            self._toggle(row)

    def _toggle(self, row: Row, *, open_it: bool | None = None) -> None:
        if not row.group.strangers and not self._model.searching:
            self._model.toggle(row.group.fold, open_it=open_it)
            # What changes of the row that has the focus is told by nobody else.
            speech().say(self, str(self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._model.row(self.currentIndex())
        key = event.key()
        if row is None or self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        back, forth = Qt.Key.Key_Left, Qt.Key.Key_Right
        if self.isRightToLeft():
            back, forth = forth, back
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if row.entry:
                self.chosen.emit(row.entry)
            else:
                self._toggle(row)
        elif key == Qt.Key.Key_Space and row.entry is None:
            self._toggle(row)
        elif key == back and row.entry:
            self.setCurrentIndex(self._model.find(row.group.head))
        elif key in (back, forth) and row.entry is None:
            self._toggle(row, open_it=key == forth)
        elif key == Qt.Key.Key_Delete and row.entry:
            self.removal_asked.emit(row.entry)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        if search.strip():
            self.typed.emit(search)

    def rename(self) -> None:
        """Open the selected person's name for writing."""
        if self.current_entry() is not None:
            self.edit(self.currentIndex())

    # --- holding and dropping -----------------------------------------------------------------------------------------

    def _note_of(self, row: Row) -> tuple[str, bool] | None:
        if self._held is None or self._held[0] is not row:
            return None
        return self._held[1], self._held[2]

    def _hold_over(self, event: QDropEvent) -> None:
        held = self._judge(event)
        if held != self._held:
            self._held = held
            self.viewport().update()
        if held is None or not held[2]:
            event.ignore()
            return
        if event.mimeData().hasFormat(CONTACT_MIME):
            event.setDropAction(Qt.DropAction.CopyAction if self._keeps(event) else Qt.DropAction.MoveAction)
        else:
            event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    @staticmethod
    def _keeps(event: QDropEvent) -> bool:
        return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    def _judge(self, event: QDropEvent) -> tuple[Row, str, bool] | None:
        """What would happen if it were let go here: row, words, and whether it is allowed."""
        row = self._model.row(self.indexAt(event.position().toPoint()))
        if row is None:
            return None
        mime = event.mimeData()
        if mime.hasFormat(CONTACT_MIME):
            moved = self._moved(event)
            if moved is None or row.group.fixed:
                return None
            entry, source = moved
            target = row.group.name
            head = row.group.head
            if source == target or target in entry.contact.groups:
                return None
            return head, move_words(entry.contact, target, keep=self._keeps(event)), True
        if row.entry is None or not _local_paths(event):
            return None
        meant = self.meant(row.entry)
        if len(meant) > 1:
            return row, *drop_words_for_many(meant)
        words, allowed = drop_words(row.entry, self._abilities)
        return row, words, allowed

    def _moved(self, event: QDropEvent) -> tuple[Entry, str] | None:
        """Who is dragged, and out of which group. Anybody can offer that format, so nothing in it is trusted."""
        try:
            account, jid, group = json.loads(bytes(event.mimeData().data(CONTACT_MIME).data()))
            entry = self._model.entry_of(Jid(account), Jid(jid))
        except (ValueError, TypeError):
            return None
        return (entry, str(group)) if entry is not None and entry.listed and entry.person else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(CONTACT_MIME) or _local_paths(event):
            self._model.hold(True, _DRAG)
            event.acceptProposedAction()
            self.setState(QAbstractItemView.State.DraggingState)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._hold_over(event)
        self._scroll_near_edge(event.position().toPoint())

    def _scroll_near_edge(self, spot: QPoint) -> None:
        edge, bar = 24, self.verticalScrollBar()
        if spot.y() < edge:
            bar.setValue(bar.value() - edge // 2)
        elif spot.y() > self.viewport().height() - edge:
            bar.setValue(bar.value() + edge // 2)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._let_go()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        held = self._judge(event)
        moved = self._moved(event) if event.mimeData().hasFormat(CONTACT_MIME) else None
        self._let_go()
        if held is None or not held[2]:
            event.ignore()
            return
        row = held[0]
        if moved is not None:
            entry, source = moved
            contact: Contact = entry.contact
            self.regrouped.emit(entry, moved_groups(contact, source, row.group.name, keep=self._keeps(event)))
        elif row.entry is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            entries = [one for one in self.meant(row.entry) if one.takes_files]
            self.files_dropped.emit(entries, _local_paths(event))
        event.accept()

    def _let_go(self) -> None:
        self._held = None
        self.setState(QAbstractItemView.State.NoState)
        self._model.hold(False, _DRAG)
        self.viewport().update()


def _local_paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
