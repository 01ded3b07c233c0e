"""What is offered together in one offer: a row each to tick, with its small picture where one has come."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from gharial.model.picture import Picture
from gharial.model.transfer import Entry, FileInfo
from gharial.ui.style.icons import icon
from gharial.ui.style.tokens import Role
from gharial.ui.transfers.entry_rows import EntryRows
from gharial.ui.transfers.offer_look import pixmap
from gharial.ui.transfers.offer_words import kind_of, running_in
from gharial.ui.widgets.figures import size_text
from gharial.ui.widgets.foreign_text import shown_name, tip
from gharial.ui.widgets.runnable_words import kind_and_size, spoken_name

_MOST = 1000
_HEIGHT_SEEN = 220
"""Pixels; the rest is scrolled to."""
_PICTURE = 40
_SIGN = 16
_SIGN_AMONG_PICTURES = 24


class CompanionTree(QTreeWidget):
    """Rows in the order of the offer, what can run before all. Ticked at first is all that cannot run.

    `changed`: a tick was set or taken away. Space does it for the row that the keyboard is at.
    """

    changed = Signal()

    def __init__(
        self,
        files: Sequence[FileInfo],
        previews: Sequence[tuple[Entry, ...]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`previews`: what is in each, as far as that is known; nothing where it is of none."""
        super().__init__(parent)
        self.setObjectName("companions")
        self.setAccessibleName(self.tr("Files offered together"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(any(previews))
        self.setItemDelegate(_Rows(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        side = _PICTURE if any(one.pixels for one in files) else _SIGN
        self.setIconSize(QSize(side, side))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._rows: dict[str, QTreeWidgetItem] = {}
        known = [*previews, *[()] * (len(files) - len(previews))]
        listed = sorted(zip(files, known, strict=True), key=lambda one: not running_in(*one))
        self._ticks: list[tuple[QTreeWidgetItem, tuple[FileInfo, ...]]] = []
        for file, inside in listed[:_MOST]:
            self._put(file, inside)
        if rest := listed[_MOST:]:
            # One tick for all that have no row.
            row = QTreeWidgetItem(self, [self.tr("and %n more", None, len(rest)), ""])
            self._make_tickable(row, tuple(file for file, _ in rest), any(running_in(*one) for one in rest))
        if self._ticks:
            self.setCurrentItem(self._ticks[0][0])
        self._fit()
        self.itemChanged.connect(self._on_changed)
        self.itemExpanded.connect(self._fit)
        self.itemCollapsed.connect(self._fit)

    @property
    def chosen(self) -> tuple[FileInfo, ...]:
        """Those that are ticked."""
        ticked = Qt.CheckState.Checked
        return tuple(file for row, files in self._ticks if row.checkState(0) is ticked for file in files)

    def tick_all(self, wanted: bool) -> None:
        """All of them, or none."""
        self.blockSignals(True)
        for row, _files in self._ticks:
            row.setCheckState(0, Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.viewport().update()
        self.changed.emit()

    def _make_tickable(self, row: QTreeWidgetItem, files: tuple[FileInfo, ...], risky: bool) -> None:
        row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        # Nobody takes a program along without a look.
        row.setCheckState(0, Qt.CheckState.Unchecked if risky else Qt.CheckState.Checked)
        self._ticks.append((row, files))

    def _on_changed(self, _row: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            self.changed.emit()

    def show_picture(self, name: str, picture: Picture) -> None:
        """That of a file has come."""
        row = self._rows.get(name)
        made = pixmap(picture, _PICTURE, _PICTURE, self.devicePixelRatioF())
        if row is not None and not made.isNull():
            self.blockSignals(True)
            row.setIcon(0, QIcon(_framed(made, self.devicePixelRatioF())))
            self.blockSignals(False)
            self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and self.topLevelItemCount():
            self._fit()

    def _put(self, file: FileInfo, inside: tuple[Entry, ...]) -> None:
        risky = bool(running_in(file, inside))
        name = shown_name(file.name)
        kind = kind_of(file)
        row = QTreeWidgetItem([name, kind_and_size(kind, size_text(file.size) if file.size >= 0 else "")])
        row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # Among pictures a drawing of their size would be the loudest of all.
        part = _SIGN_AMONG_PICTURES / _PICTURE if self.iconSize().width() == _PICTURE else 1.0
        sign = icon("folder" if file.is_folder else "file", Role.TEXT_2, part)
        row.setIcon(0, icon("warning", Role.WARN, part) if risky else sign)
        row.setToolTip(0, tip(name))
        said = spoken_name(name, kind)
        if risky and file.is_folder:
            said = self.tr("{name}, folder with files that can do harm").format(name=name)
        elif file.is_folder:
            said = self.tr("{name}, folder").format(name=name)
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
        self.addTopLevelItem(row)
        self._make_tickable(row, (file,), risky)
        if inside:
            EntryRows(self, inside, max(file.entries, len(inside)), row)
        self._rows.setdefault(file.name, row)

    def _fit(self) -> None:
        height, index = 0, self.model().index(0, 0)
        while index.isValid() and height < _HEIGHT_SEEN:
            height += max(
                self.sizeHintForIndex(index).height(), self.sizeHintForIndex(index.siblingAtColumn(1)).height()
            )
            index = self.indexBelow(index)
        self.setFixedHeight(min(height, _HEIGHT_SEEN) + 2 * self.frameWidth())


class _Rows(QStyledItemDelegate):
    """What lies in a folder has small signs, also where files have pictures."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if index.parent().isValid():
            option.decorationSize = QSize(_SIGN, _SIGN)


def _framed(made: QPixmap, ratio: float) -> QPixmap:
    """In the middle of a square, so that names stand in a line."""
    square = QPixmap(int(_PICTURE * ratio), int(_PICTURE * ratio))
    square.setDevicePixelRatio(ratio)
    square.fill(Qt.GlobalColor.transparent)
    painter = QPainter(square)
    size = made.deviceIndependentSize()
    painter.drawPixmap(round((_PICTURE - size.width()) / 2), round((_PICTURE - size.height()) / 2), made)
    painter.end()
    return square
