"""The transfers for Qt's views: what is unfinished in the order it goes, below it what has ended, the latest first."""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from gharial.model.transfer import Entry, Progress, Transfer
from gharial.ui.transfers.listing import Listing
from gharial.ui.transfers.row_moves import MOVED_MIME, Move, before, dragged, dropped
from gharial.ui.transfers.row_words import RowWords
from gharial.ui.transfers.rows import EntryRow, FileRow, GroupRow, Part, Row, below
from gharial.ui.transfers.tree_growth import TreeGrowth
from gharial.ui.widgets.foreign_text import tip

Index = QModelIndex | QPersistentModelIndex

RowRole = int(Qt.ItemDataRole.UserRole)
_RESET_FROM = 40
"""So many stretches of rows coming or going at once are done by one reset."""
_SETTLE_MS = 15

_INSIDE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_FOLDER = _INSIDE | Qt.ItemFlag.ItemIsDragEnabled
_FILE = _FOLDER | Qt.ItemFlag.ItemNeverHasChildren


class TransferModel(QAbstractItemModel):
    """All transfers that the filter lets through. Changes show a moment later, many at once; `settle` does it now."""

    tree_wanted = Signal(str)
    """A folder was unfolded: whoever knows its entries calls `show_entries`."""
    move_wanted = Signal(list, object)
    """Ids were dropped before another one, or last."""
    settled = Signal()
    """Not told for progress."""

    def __init__(self, words: RowWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.listing = Listing(words.peer_words)
        self._rows: dict[int, Row] = {}
        self._top: list[Row] = []
        self._part = Part.ALL
        self._sought = ""
        self._changed: dict[int, Row] = {}
        self._growth = TreeGrowth(self._attach, self)
        self._settling = QTimer(self, singleShot=True)
        self._settling.timeout.connect(self.settle)

    # --- what the window tells ----------------------------------------------------------------------------------------

    def load(self, transfers: Iterable[Transfer], progress: Callable[[str], Progress | None]) -> None:
        """Show these, in the order they are to go, and nothing else."""
        self.beginResetModel()
        self.listing.clear()
        self._rows.clear()
        self._changed.clear()
        for one in transfers:
            self._take_in(one, progress(one.id) if not one.state.finished else None)
        for group in self.listing.groups.values():
            group.children = list(group.files.values())
        self._top = self._wanted()
        self.endResetModel()

    def put(self, transfer: Transfer) -> None:
        """Add a transfer, or replace the one with its id."""
        row = self.listing.files.get(transfer.id)
        if row is None:
            row = self._take_in(transfer, None)
        else:
            # What has come stays in sight while it looks for a way, or waits, to go on.
            self.listing.replace(row, transfer, None if transfer.state.finished else row.progress)
        self._note(row)

    def take_out(self, ids: Iterable[str]) -> None:
        """Remove these, as far as they are listed."""
        for one in set(ids):
            row = self.listing.drop(one)
            if row is not None:
                self._note(row)

    def set_order(self, ids: Sequence[str]) -> None:
        """The order in which all are to go."""
        self.listing.set_order(ids)
        for group in self.listing.groups.values():
            self._note(group)
        self._later()

    def set_progress(self, samples: Iterable[Progress]) -> None:
        """Keep the newest samples of running transfers; only their rows are painted anew."""
        touched: dict[int, Row] = {}
        for sample in samples:
            row = self.listing.files.get(sample.transfer_id)
            if row is None or row.transfer.state.finished:
                continue
            earlier = row.done
            self.listing.replace(row, row.transfer, sample)
            touched[row.id] = row
            if row.parent is not None:
                touched[row.parent.id] = row.parent
            if row.entries:
                for entry in row.changed_between(earlier, row.done):
                    above: Row | None = entry
                    while above is not None and above is not row and above.id not in touched:
                        touched[above.id] = above
                        above = above.parent
        for each in touched.values():
            self._repaint(each)

    def tick(self) -> None:
        """A second has passed: repaint what counts down."""
        for row in self.listing.running.values():
            if row.transfer.waits_until is not None:
                self._repaint(row)

    def peers_changed(self) -> None:
        """The peers' names, or who is there, may be others now."""
        if self._sought:
            self._later()
        self._repaint_children(self._top)
        for group in self.listing.groups.values():
            self._repaint_children(group.children)

    def choose(self, part: Part, sought: str = "") -> None:
        """Show that part alone, and of it what has `sought` in a file's or the peer's name."""
        self._part, self._sought = part, sought.strip().casefold()
        wanted = self._wanted()
        if wanted != self._top:
            self.beginResetModel()
            self._top = wanted
            self.endResetModel()

    def show_entries(self, transfer_id: str, entries: Sequence[Entry]) -> None:
        """The tree of a folder that was unfolded."""
        row = self.listing.files.get(transfer_id)
        if row is not None and not row.entries and entries:
            self._growth.begin(row, entries)

    # --- what the window asks -----------------------------------------------------------------------------------------

    def row(self, index: Index) -> Row | None:
        """What stands at an index."""
        # An invalid index has the number nought, which no row has.
        return self._rows.get(index.internalId())

    def index_of(self, row: Row | str | None) -> QModelIndex:
        """Where a row, or a transfer by its id, stands; an invalid index where it is not shown."""
        if isinstance(row, str):
            row = self.listing.files.get(row)
        if row is None or row.id not in self._rows:
            return QModelIndex()
        siblings = row.parent.children if row.parent is not None else self._top
        if not 0 <= row.place < len(siblings) or siblings[row.place] is not row:
            row.place = -1
            for place, one in enumerate(siblings):
                one.place = place
        return self.createIndex(row.place, 0, row.id) if row.place >= 0 else QModelIndex()

    def moved(self, rows: Sequence[Row], *, down: bool) -> Move | None:
        """What puts these rows one place further up or down; None where they cannot go."""
        above = rows[0].parent if rows else None
        if not rows or any(row.parent is not above for row in rows):
            return None
        siblings = above.children if above is not None else self._top
        places = sorted(self.index_of(row).row() for row in rows)
        at = places[-1] + 2 if down else places[0] - 1
        ids = self.listing.movable(rows)
        beside = siblings[at - 1 if down else at] if 0 <= at <= len(siblings) else None
        if not ids or beside is None or not self.listing.movable([beside]):
            return None
        return ids, before(self.listing, ids, above, siblings[at:])

    # --- settling -----------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Bring what is shown in line with what is known."""
        started = time.perf_counter()
        self._settling.stop()
        changed, self._changed = self._changed, {}
        groups = {row.parent.id: row.parent for row in changed.values() if isinstance(row.parent, GroupRow)}
        groups |= {row.id: row for row in changed.values() if isinstance(row, GroupRow)}
        self._bring(None, self._wanted())
        for group in groups.values():
            self._bring(group, list(group.files.values()))
        for row in (*changed.values(), *groups.values()):
            if isinstance(row, FileRow) and row.transfer.id not in self.listing.files:
                self._forget(row)
            else:
                self._repaint(row)
                if isinstance(row, FileRow):
                    self._repaint_children(row.children)
        for group in groups.values():
            if group.key not in self.listing.groups:
                self._forget(group)
        self.settled.emit()
        # A long list takes longer; at most a tenth of the time is spent on this.
        self._settling.setInterval(max(_SETTLE_MS, round((time.perf_counter() - started) * 10_000)))

    def _later(self) -> None:
        if not self._settling.isActive():
            self._settling.start()

    def _note(self, row: Row) -> None:
        self._changed[row.id] = row
        self._later()

    def _take_in(self, transfer: Transfer, progress: Progress | None) -> FileRow:
        row = self.listing.take_in(transfer, progress)
        self._rows[row.id] = row
        if row.parent is not None:
            self._rows[row.parent.id] = row.parent
        return row

    def _wanted(self) -> list[Row]:
        return self.listing.wanted(self._part, self._sought)

    def _bring(self, parent: Row | None, wanted: list[Row]) -> None:
        """Make the rows below `parent` those that are wanted, with as little fuss as it takes."""
        have = parent.children if parent is not None else self._top
        if have == wanted:
            return
        above = self.index_of(parent)
        if parent is not None and not above.isValid():
            parent.children = wanted
            return
        keep = {row.id for row in wanted}
        gone = _stretches([place for place, row in enumerate(have) if row.id not in keep])
        there = {row.id for row in have}
        fresh = _stretches([place for place, row in enumerate(wanted) if row.id not in there])
        if len(gone) + len(fresh) > _RESET_FROM:
            self.beginResetModel()
            have[:] = wanted
            self.endResetModel()
            return
        for first, last in reversed(gone):
            self.beginRemoveRows(above, first, last)
            del have[first : last + 1]
            self.endRemoveRows()
        survivors = [row for row in wanted if row.id in there]
        if survivors != have:
            self._reorder(have, survivors)
        for first, last in fresh:
            self.beginInsertRows(above, first, last)
            have[first:first] = wanted[first : last + 1]
            self.endInsertRows()

    def _reorder(self, have: list[Row], wanted: list[Row]) -> None:
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        rows = [self.row(index) for index in kept]
        have[:] = wanted
        self.changePersistentIndexList(kept, [self.index_of(row) for row in rows])
        self.layoutChanged.emit()

    def _forget(self, row: Row) -> None:
        self._rows.pop(row.id, None)
        for each in below(row):
            self._rows.pop(each.id, None)

    def _attach(self, row: Row, rows: list[Row]) -> None:
        """Put rows below one whose tree grows, unless it has left the list meanwhile."""
        if row.id not in self._rows:
            return
        self._rows |= {each.id: each for each in rows}
        at = len(row.children)
        self.beginInsertRows(self.index_of(row), at, at + len(rows) - 1)
        row.children += rows
        self.endInsertRows()

    def unfoldable(self) -> list[Row]:
        """The shown rows with others below, those above first."""
        found = [row for row in self._top if row.children]
        for row in found:
            found += [child for child in row.children if child.children]
        return found

    # --- Qt -----------------------------------------------------------------------------------------------------------

    def index(self, row: int, column: int = 0, parent: Index | None = None) -> QModelIndex:
        above = self.row(parent) if parent is not None else None
        siblings = above.children if above is not None else self._top
        if column or not 0 <= row < len(siblings):
            return QModelIndex()
        return self.createIndex(row, 0, siblings[row].id)

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]
        if index is None:
            return cast("QModelIndex", super().parent())
        row = self.row(index)
        return self.index_of(row.parent) if row is not None and row.parent is not None else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is None or not parent.isValid():
            return len(self._top)
        row = self.row(parent)
        return len(row.children) if row is not None else 0

    def columnCount(self, parent: Index | None = None) -> int:
        return 1

    def hasChildren(self, parent: Index | None = None) -> bool:
        if parent is None or not parent.isValid():
            return bool(self._top)
        row = self.row(parent)
        if isinstance(row, FileRow):
            return row.transfer.file.is_folder
        return row is not None and (bool(row.children) or (isinstance(row, EntryRow) and row.is_folder))

    def canFetchMore(self, parent: Index) -> bool:
        row = self.row(parent)
        return isinstance(row, FileRow) and row.transfer.file.is_folder and not row.tree_wanted

    def fetchMore(self, parent: Index) -> None:
        row = self.row(parent)
        if isinstance(row, FileRow) and not row.tree_wanted:
            row.tree_wanted = True
            self.tree_wanted.emit(row.transfer.id)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self.row(index)
        if row is None:
            return None
        if role == RowRole:
            return row
        match role:
            case int(Qt.ItemDataRole.DisplayRole):
                return self.words.name(row)
            case int(Qt.ItemDataRole.AccessibleTextRole):
                return self.words.sentence(row)
            case int(Qt.ItemDataRole.ToolTipRole):
                name = self.words.name(row)
                return tip(name) if len(name) > 40 else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        # Asked of every row for each layout: nothing is worked out here.
        row = self._rows.get(index.internalId())
        if isinstance(row, FileRow):
            return _FOLDER if row.transfer.file.entries else _FILE
        inside = _FOLDER if isinstance(row, GroupRow) else _INSIDE
        return inside if row is not None else Qt.ItemFlag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:
        return [MOVED_MIME, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return dragged(self.listing, [row for row in (self.row(index) for index in indexes) if row is not None])

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return self._drop(data, row, parent) is not None

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        drop = self._drop(data, row, parent)
        if drop is not None:
            self.move_wanted.emit(*drop)
        # The rows move when the backend has moved the transfers.
        return False

    def _drop(self, data: QMimeData, place: int, parent: Index) -> Move | None:
        above = self.row(parent)
        return dropped(self.listing, data, above, above.children if above is not None else self._top, place)

    def _repaint(self, row: Row) -> None:
        index = self.index_of(row)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def _repaint_children(self, rows: Sequence[Row]) -> None:
        if rows:
            first, last = self.index_of(rows[0]), self.index_of(rows[-1])
            if first.isValid() and last.isValid():
                self.dataChanged.emit(first, last)


def _stretches(places: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending places as (first, last) of each stretch without a gap."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found
