"""The files of an offered folder as a tree: names and sizes, what can run marked."""

from pathlib import PurePosixPath

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from gharial.model.runnable import is_runnable
from gharial.model.transfer import Entry
from gharial.ui.style.icons import icon
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.figures import size_text
from gharial.ui.widgets.foreign_text import shown_name, tip

_MOST = 1000
"""So many rows are made; whoever wants to look through more will take the folder first."""
_ROWS_SEEN = 8
_DEPTH = 16
"""Deeper folders stand in one row together."""


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
        self._folders: dict[PurePosixPath, QTreeWidgetItem] = {}
        # What can run comes first into the tree, so that a thousand pictures do not hide it.
        listed = sorted(preview, key=lambda entry: not is_runnable(PurePosixPath(entry.path).name))[:_MOST]
        for entry in listed:
            self._put(entry)
        left = count - len(listed)
        if left > 0:
            QTreeWidgetItem(self, [self.tr("and %n more", None, left), ""])
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

    def _put(self, entry: Entry) -> None:
        path = PurePosixPath(entry.path)
        risky = is_runnable(path.name)
        name = shown_name(path.name)
        item = QTreeWidgetItem([name, size_text(entry.size)])
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setIcon(0, icon("warning", Role.WARN) if risky else icon("file", Role.TEXT_2))
        item.setToolTip(0, tip(shown_name(entry.path)))
        said = self.tr("{name}, can run").format(name=name) if risky else name
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
        folder = self._folder(path.parent)
        if folder is None:
            self.addTopLevelItem(item)
        else:
            folder.addChild(item)

    def _folder(self, path: PurePosixPath) -> QTreeWidgetItem | None:
        if not path.name:
            return None
        item = self._folders.get(path)
        if item is None:
            above = self._folder(path.parent) if len(path.parts) <= _DEPTH else None
            name = shown_name(path.name if len(path.parts) <= _DEPTH else str(path))
            item = QTreeWidgetItem([name, ""])
            item.setIcon(0, icon("folder", Role.TEXT_2))
            item.setToolTip(0, tip(shown_name(str(path))))
            self._folders[path] = item
            if above is None:
                self.addTopLevelItem(item)
            else:
                above.addChild(item)
        return item

    def _visible(self) -> int:
        tops = [self.topLevelItem(number) for number in range(self.topLevelItemCount())]
        return sum(1 + (top.childCount() if top is not None and top.isExpanded() else 0) for top in tops)
