"""`StanzaModel`: the stanzas that passed, as far as they are kept and let through by the filter."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gharial.model.console import SeenStanza
from gharial.ui.style.icons import icon
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.foreign_text import shown, tip
from gharial.ui.xml_console.stanza_filter import StanzaFilter
from gharial.ui.xml_console.stanza_words import about_words, direction_words, kind_words, spoken, time_text

MOST_STANZAS = 5000
MOST_LETTERS = 4 * 2**20
_ROW_COSTS = 256

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """From the beginning of the line to its end."""

    DIRECTION = 0
    TIME = 1
    KIND = 2
    ABOUT = 3
    PEER = 4


class StanzaModel(QAbstractTableModel):
    """A row a stanza, the oldest first; of too many the oldest are forgotten."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.filter = StanzaFilter()
        self._all: dict[int, SeenStanza] = {}
        self._rows: list[int] = []
        self._cost = 0

    # --- what passes --------------------------------------------------------------------------------------------------

    def put(self, stanzas: Sequence[SeenStanza]) -> None:
        """New ones, and changed ones, which stay where they are."""
        new: list[int] = []
        for stanza in stanzas:
            known = self._all.get(stanza.number)
            self._all[stanza.number] = stanza
            self._cost += _cost(stanza) - (_cost(known) if known is not None else 0)
            if known is None:
                if self.filter.fits(stanza):
                    new.append(stanza.number)
            elif stanza.number in self._rows:
                row = self._rows.index(stanza.number)
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        if new:
            at = len(self._rows)
            self.beginInsertRows(QModelIndex(), at, at + len(new) - 1)
            self._rows.extend(new)
            self.endInsertRows()
        self._forget_old()

    def clear(self) -> None:
        """Forget all."""
        self.beginResetModel()
        self._all.clear()
        self._rows.clear()
        self._cost = 0
        self.endResetModel()

    def choose(self, filter_: StanzaFilter) -> None:
        """Show what fits, of all that is kept."""
        if filter_ == self.filter:
            return
        self.beginResetModel()
        self.filter = filter_
        self._rows = [number for number, stanza in self._all.items() if filter_.fits(stanza)]
        self.endResetModel()

    def stanza(self, row: int) -> SeenStanza:
        """That of a row."""
        return self._all[self._rows[row]]

    def stanzas(self, rows: Iterable[int] | None = None) -> list[SeenStanza]:
        """Those of some rows, or of all that are shown, in order."""
        return [self.stanza(row) for row in (range(len(self._rows)) if rows is None else sorted(rows))]

    def row_of(self, number: int) -> int:
        """Where a stanza is shown; -1 where it is not."""
        return self._rows.index(number) if number in self._rows else -1

    @property
    def kept(self) -> int:
        """How many there are, shown or not."""
        return len(self._all)

    def _forget_old(self) -> None:
        gone = 0
        while len(self._all) > MOST_STANZAS or (self._cost > MOST_LETTERS and len(self._all) > 1):
            number, stanza = next(iter(self._all.items()))
            if gone < len(self._rows) and self._rows[gone] == number:
                gone += 1
            # The rows are told in one piece below; until then they may still be asked for.
            del self._all[number]
            self._cost -= _cost(stanza)
        if gone:
            self.beginRemoveRows(QModelIndex(), 0, gone - 1)
            del self._rows[:gone]
            self.endRemoveRows()

    # --- Qt's side ----------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Direction"),
            self.tr("Time"),
            self.tr("Kind"),
            self.tr("About"),
            self.tr("From or to"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or (number := self._rows[index.row()]) not in self._all:
            return None
        stanza, column = self._all[number], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(stanza, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.DIRECTION:
            return spoken(stanza)
        if role == Qt.ItemDataRole.DecorationRole and column is Column.DIRECTION and direction_words(stanza):
            return icon(*(("upload-arrow", Role.ACCENT) if stanza.sent else ("download-arrow", Role.TEXT_2)))
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.ABOUT:
            return tip(shown(stanza.namespace))
        return None


def _text(stanza: SeenStanza, column: Column) -> str:
    match column:
        case Column.DIRECTION:
            return direction_words(stanza)
        case Column.TIME:
            return time_text(stanza)
        case Column.KIND:
            return kind_words(stanza)
        case Column.ABOUT:
            return about_words(stanza)
        case Column.PEER:
            return shown(stanza.peer)


def _cost(stanza: SeenStanza) -> int:
    return len(stanza.xml) + _ROW_COSTS
