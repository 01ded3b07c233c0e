"""`SharedTable`: files with size and date, one a row, and a word of how each stands; sorted by a click on a column."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from gharial.model.transfer import FileInfo
from gharial.model.value import dataclass
from gharial.ui.style.icons import icon
from gharial.ui.style.tokens import Role
from gharial.ui.transfers.offer_words import kind_of
from gharial.ui.widgets.figures import size_text
from gharial.ui.widgets.foreign_text import shown_name, tip
from gharial.ui.widgets.runnable_words import spoken_name

_NAME, _SIZE, _DATE, _STATE = range(4)
_ORDER = Qt.ItemDataRole.UserRole
_KEY = Qt.ItemDataRole.UserRole + 1
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class SharedRow:
    """`key` tells it from the others; `state` are words about it, `hint` more of them."""

    key: tuple[str, str]
    file: FileInfo
    state: str = ""
    hint: str = ""


class SharedTable(QTreeWidget):
    """`last` is the heading of the column of words. Several rows can be selected."""

    activated_by_user = Signal()
    """Enter, or a double click."""
    removal_wanted = Signal()
    """Delete, with rows selected."""
    selection_changed = Signal()

    def __init__(self, name: str, accessible_name: str, last: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setHeaderLabels([self.tr("Name"), self.tr("Size"), self.tr("Changed"), last])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column in (_SIZE, _DATE, _STATE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.setSortingEnabled(True)
        self.sortByColumn(_NAME, Qt.SortOrder.AscendingOrder)
        self.itemDoubleClicked.connect(lambda _row, _column: self.activated_by_user.emit())
        self.itemSelectionChanged.connect(self.selection_changed)

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """The keys of what is selected, from top to bottom."""
        rows = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        return [row.data(_NAME, _KEY) for row in rows if row is not None and row.isSelected()]

    def show_rows(self, rows: Sequence[SharedRow]) -> None:
        """These and no others; what is selected stays so."""
        chosen, current = self.chosen, self.currentItem()
        place = current.data(_NAME, _KEY) if current is not None else None
        self.setSortingEnabled(False)
        self.blockSignals(True)
        self.clear()
        for one in rows:
            row = _Row(self, one)
            row.setSelected(one.key in chosen)
            if one.key == place:
                self.setCurrentItem(row, _NAME, self.selectionModel().SelectionFlag.NoUpdate)
        self.blockSignals(False)
        self.setSortingEnabled(True)
        self.selection_changed.emit()

    def note(self, key: tuple[str, str], state: str, hint: str = "") -> None:
        """Say how one of them stands now."""
        for at in range(self.topLevelItemCount()):
            row = self.topLevelItem(at)
            if isinstance(row, _Row) and row.data(_NAME, _KEY) == key:
                row.say(state, hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.chosen:
            self.activated_by_user.emit()
            return
        if event.key() == Qt.Key.Key_Delete and self.chosen:
            self.removal_wanted.emit()
            return
        super().keyPressEvent(event)


class _Row(QTreeWidgetItem):
    """Sorts by what it is about, not by the words for it."""

    def __init__(self, table: SharedTable, one: SharedRow) -> None:
        file, name, kind = one.file, shown_name(one.file.name), kind_of(one.file)
        super().__init__(table, [name, size_text(file.size) if file.size >= 0 else "", _date_words(file), one.state])
        self.setData(_NAME, _KEY, one.key)
        self.setData(_NAME, _ORDER, file.name.casefold())
        self.setData(_SIZE, _ORDER, file.size)
        self.setData(_DATE, _ORDER, file.date.timestamp() if file.date is not None else 0.0)
        self.setIcon(_NAME, icon("warning", Role.WARN) if kind is not None else icon("file", Role.TEXT_2))
        self.setTextAlignment(_SIZE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._tip = tip(spoken_name(name, kind))
        self.setData(_NAME, Qt.ItemDataRole.AccessibleTextRole, spoken_name(name, kind))
        self.say(one.state, one.hint)

    def say(self, state: str, hint: str) -> None:
        self.setText(_STATE, state)
        self.setData(_STATE, _ORDER, state)
        self.setToolTip(_NAME, self._tip)
        self.setToolTip(_STATE, tip(hint))
        self.setData(_STATE, Qt.ItemDataRole.AccessibleDescriptionRole, hint)

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        tree = self.treeWidget()
        column = tree.sortColumn() if tree is not None else _NAME
        mine, theirs = self.data(column, _ORDER), other.data(column, _ORDER)
        return bool((mine, self.data(_NAME, _ORDER)) < (theirs, other.data(_NAME, _ORDER)))


def _date_words(file: FileInfo) -> str:
    """The day, as the locale writes it; empty where nobody told."""
    if file.date is None:
        return ""
    moment = QDateTime.fromSecsSinceEpoch(int(file.date.timestamp()))
    return QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)
