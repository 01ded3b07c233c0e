"""The list of the transfers window: rows that unfold, keys that move them, dragging inside and out."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QStyle, QStyleOptionViewItem, QTreeView, QWidget

from gharial.ui.style import tokens
from gharial.ui.style.icons import paint_icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.transfers.delegate import TransferDelegate
from gharial.ui.transfers.model import TransferModel
from gharial.ui.transfers.row_moves import lies_here
from gharial.ui.transfers.row_words import RowWords
from gharial.ui.transfers.rows import FileRow, GroupRow, Row

_CHEVRON = 12


class TransferView(QTreeView):
    """Shows a TransferModel."""

    moved = Signal(bool)
    """Ctrl+Down (true) or Ctrl+Up was pressed."""

    def __init__(self, model: TransferModel, words: RowWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._kept: tuple[list[Row], Row | None, list[Row]] = ([], None, [])
        # Before the view's own, which forgets what was selected and unfolded.
        model.modelAboutToBeReset.connect(self._keep_place)
        self.setObjectName("transfer-list")
        self.setAccessibleName(self.tr("Transfers"))
        self.setModel(model)
        model.modelReset.connect(self._restore_place)
        self.setItemDelegate(TransferDelegate(words, self))
        self.setHeaderHidden(True)
        self.setIndentation(20)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(tokens.ROW_TRANSFER_CHILD)
        self.setExpandsOnDoubleClick(False)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(600)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def selected_rows(self) -> list[Row]:
        """What is selected, from top to bottom."""
        found = [(self._path(index), self._model.row(index)) for index in self.selectionModel().selectedIndexes()]
        return [row for _, row in sorted(found, key=lambda pair: pair[0]) if row is not None]

    def current_row(self) -> Row | None:
        """What has the keyboard's place."""
        return self._model.row(self.currentIndex())

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Unfinished rows move inside the list; a finished file is only ever copied out of it."""
        rows = self.selected_rows()
        inside = self._model.listing.movable(rows)
        if not inside and not any(isinstance(row, (FileRow, GroupRow)) and lies_here(row) for row in rows):
            return
        super().startDrag(Qt.DropAction.MoveAction if inside else Qt.DropAction.CopyAction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        current, before = self.currentIndex(), event.oldSize().height()
        seen = current.isValid() and 0 <= self.visualRect(current).top() < before
        super().resizeEvent(event)
        if seen and event.size().height() < before:
            # What was just chosen stays in sight when the details open below.
            self.scrollTo(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = current_theme()
        rect: QRect = option.rect
        rect = QRect(0, rect.top(), self.viewport().width(), rect.height())
        selected = self.selectionModel().isSelected(index)
        painter.fillRect(rect, theme.color(Role.SELECTION if selected else Role.SURFACE))
        super().drawRow(painter, option, index)
        if selected:
            # Not by the shade alone: a bar at the beginning marks the row too.
            mark = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(QStyle.visualRect(QApplication.layoutDirection(), rect, mark), theme.color(Role.ACCENT))
        if not index.parent().isValid():
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), tokens.HAIRLINE), theme.color(Role.LINE))

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        if not self._model.hasChildren(index):
            return
        shape = "chevron-down" if self.isExpanded(cast("QModelIndex", index)) else "chevron-right"
        box = QRectF(0, 0, _CHEVRON, _CHEVRON)
        side = QRect(rect)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            side.setWidth(self.indentation())
        else:
            side.setLeft(rect.right() - self.indentation() + 1)
        box.moveCenter(QRectF(side).center())
        paint_icon(painter, box, shape, Role.TEXT_2)

    def _keep_place(self) -> None:
        """The rows are about to be replaced: remember what is selected and unfolded."""
        unfolded = [row for row in self._model.unfoldable() if self.isExpanded(self._model.index_of(row))]
        self._kept = (self.selected_rows(), self.current_row(), unfolded)

    def _restore_place(self) -> None:
        selected, current, unfolded = self._kept
        for row in unfolded:
            self.expand(self._model.index_of(row))
        selection = self.selectionModel()
        flags = selection.SelectionFlag
        if current is not None:
            selection.setCurrentIndex(self._model.index_of(current), flags.NoUpdate)
        for row in selected:
            index = self._model.index_of(row)
            if index.isValid():
                selection.select(index, flags.Select)

    def _path(self, index: QModelIndex) -> tuple[int, ...]:
        above = index.parent()
        return (*(self._path(above) if above.isValid() else ()), index.row())
