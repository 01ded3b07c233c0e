"""`OfferTree`: the files of an offered folder as a tree."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QWidget

from gharial.model.transfer import Entry
from gharial.ui.transfers.entry_rows import EntryRows

_ROWS_SEEN = 8


class OfferTree(QTreeWidget):
    """`count` is how many files the folder has in all; those that are not named are counted in the last row."""

    def __init__(self, preview: tuple[Entry, ...], count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offer-tree")
        self.setAccessibleName(self.tr("Files in the folder"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        EntryRows(self, preview, count)
        self.expandToDepth(0)
        self._rows = min(_ROWS_SEEN, max(2, self._visible()))
        self._fit()

    def _fit(self) -> None:
        """So high that no row is cut and none is missing."""
        self.setFixedHeight(self._rows * self.sizeHintForRow(0) + 2 * self.frameWidth())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The style sheet, and with it the room around a row, comes only when the tree has its place in a window.
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and self.topLevelItemCount():
            self._fit()

    def _visible(self) -> int:
        tops = [self.topLevelItem(number) for number in range(self.topLevelItemCount())]
        return sum(1 + (top.childCount() if top is not None and top.isExpanded() else 0) for top in tops)
