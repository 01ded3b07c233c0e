"""The list of transfers for Qt's views, newest first: one row a file, with its last progress sample."""

from collections import Counter
from collections.abc import Callable, Iterable
from enum import Enum

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    QUrl,
)

from gharial.model.conversation import Direction
from gharial.model.transfer import Progress, Transfer, TransferState
from gharial.ui.widgets.figures import percent, size_text
from gharial.ui.widgets.foreign_text import shown, shown_name, tip
from gharial.ui.widgets.transfer_words import SEPARATOR, current_route, state_words

Index = QModelIndex | QPersistentModelIndex

TransferRole = int(Qt.ItemDataRole.UserRole)
ProgressRole = TransferRole + 1

_WAITING = frozenset({TransferState.QUEUED, TransferState.OFFERED})
_RESET_FROM = 50
"""So many rows leaving at once are taken out by one reset, not one by one."""


class Part(Enum):
    """What the filter buttons show."""

    ALL = "all"
    ACTIVE = "active"
    WAITING = "waiting"
    FINISHED = "finished"


def part_of(state: TransferState) -> Part:
    """Which button, besides All, shows a transfer in that state."""
    if state.finished:
        return Part.FINISHED
    return Part.WAITING if state in _WAITING else Part.ACTIVE


class TransferModel(QAbstractListModel):
    """All transfers. `label` names the peer of one for people."""

    def __init__(self, label: Callable[[Transfer], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._label = label
        # Oldest first, so that a new transfer changes the place of none.
        self._transfers: list[Transfer] = []
        self._places: dict[str, int] = {}
        self._progress: dict[str, Progress] = {}
        self._counts: Counter[Part] = Counter()

    def load(self, transfers: Iterable[Transfer], progress: Callable[[str], Progress | None]) -> None:
        """Show these, oldest first, and nothing else."""
        self.beginResetModel()
        self._transfers = list(transfers)
        self._progress = {
            one.id: sample
            for one in self._transfers
            if not one.state.finished and (sample := progress(one.id)) is not None
        }
        self._renumber()
        self.endResetModel()

    def put(self, transfer: Transfer) -> None:
        """Add a transfer, or replace the one with its id."""
        if transfer.state is not TransferState.STREAMING:
            self._progress.pop(transfer.id, None)
        place = self._places.get(transfer.id)
        if place is None:
            self.beginInsertRows(QModelIndex(), 0, 0)
            self._places[transfer.id] = len(self._transfers)
            self._transfers.append(transfer)
            self._counts[part_of(transfer.state)] += 1
            self.endInsertRows()
            return
        self._counts[part_of(self._transfers[place].state)] -= 1
        self._counts[part_of(transfer.state)] += 1
        self._transfers[place] = transfer
        self._tell(place)

    def take_out(self, ids: Iterable[str]) -> None:
        """Remove these, as far as they are listed."""
        places = sorted((self._places[one] for one in set(ids) if one in self._places), reverse=True)
        if len(places) >= _RESET_FROM:
            gone = set(places)
            self.beginResetModel()
            self._transfers = [one for place, one in enumerate(self._transfers) if place not in gone]
            self._renumber()
            self.endResetModel()
            return
        for place in places:
            row = len(self._transfers) - 1 - place
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._transfers[place]
            self._renumber()
            self.endRemoveRows()

    def set_progress(self, samples: Iterable[Progress]) -> None:
        """Keep the newest samples of running transfers."""
        for sample in samples:
            place = self._places.get(sample.transfer_id)
            if place is not None and not self._transfers[place].state.finished:
                self._progress[sample.transfer_id] = sample
                self._tell(place)

    def names_changed(self) -> None:
        """The peers' names may be others now."""
        if self._transfers:
            self.dataChanged.emit(self.index(0), self.index(len(self._transfers) - 1))

    def count(self, part: Part) -> int:
        """How many transfers that button shows."""
        return len(self._transfers) if part is Part.ALL else self._counts[part]

    def transfer(self, transfer_id: str) -> Transfer | None:
        """One by its id."""
        place = self._places.get(transfer_id)
        return self._transfers[place] if place is not None else None

    def index_of(self, transfer_id: str) -> QModelIndex:
        """Its row; an invalid index where it is not listed."""
        place = self._places.get(transfer_id)
        return self.index(len(self._transfers) - 1 - place) if place is not None else QModelIndex()

    def speeds(self) -> tuple[float, float]:
        """Bytes per second of all that run, (up, down)."""
        up = down = 0.0
        for transfer_id, sample in self._progress.items():
            if self._transfers[self._places[transfer_id]].direction is Direction.OUTGOING:
                up += sample.speed
            else:
                down += sample.speed
        return up, down

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._transfers)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self._transfers):
            return None
        transfer = self._transfers[len(self._transfers) - 1 - index.row()]
        match role:
            case int(Qt.ItemDataRole.DisplayRole):
                return shown_name(transfer.file.name)
            case int(Qt.ItemDataRole.AccessibleTextRole):
                return self._sentence(transfer)
            case int(Qt.ItemDataRole.ToolTipRole):
                return tip(shown_name(transfer.file.name)) if len(transfer.file.name) > 40 else None
            case r if r == TransferRole:
                return transfer
            case r if r == ProgressRole:
                return self._progress.get(transfer.id)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if index.isValid() and index.row() < len(self._transfers):
            transfer = self._transfers[len(self._transfers) - 1 - index.row()]
            if transfer.state is TransferState.DONE and transfer.path is not None:
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        return ["text/uri-list"]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]
        """The finished files of the rows, as a file manager takes them."""
        data = QMimeData()
        transfers = [self._transfers[len(self._transfers) - 1 - index.row()] for index in indexes]
        data.setUrls(
            [
                QUrl.fromLocalFile(str(one.path))
                for one in transfers
                if one.state is TransferState.DONE and one.path is not None and one.path.is_file()
            ]
        )
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def roleNames(self) -> dict[int, QByteArray]:
        return super().roleNames() | {TransferRole: QByteArray(b"transfer"), ProgressRole: QByteArray(b"progress")}

    def peer_words(self, transfer: Transfer) -> str:
        """ "to Bob" or "from Bob"."""
        text = self.tr("to {name}") if transfer.direction is Direction.OUTGOING else self.tr("from {name}")
        return text.format(name=shown(self._label(transfer)))

    def _sentence(self, transfer: Transfer) -> str:
        """The whole row, as it is read aloud."""
        sample = self._progress.get(transfer.id)
        parts = [
            shown_name(transfer.file.name),
            self.peer_words(transfer),
            size_text(transfer.file.size),
            state_words(transfer, sample),
        ]
        if sample is not None:
            parts.append(self.tr("{percent} %").format(percent=percent(sample.bytes_done, sample.size)))
        parts.append(current_route(transfer))
        return SEPARATOR.join(part for part in parts if part)

    def _tell(self, place: int) -> None:
        index = self.index(len(self._transfers) - 1 - place)
        self.dataChanged.emit(index, index)

    def _renumber(self) -> None:
        self._places = {one.id: place for place, one in enumerate(self._transfers)}
        self._progress = {one: sample for one, sample in self._progress.items() if one in self._places}
        self._counts = Counter(part_of(one.state) for one in self._transfers)


class PartFilter(QSortFilterProxyModel):
    """The rows that one filter button shows."""

    def __init__(self, source: TransferModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._part = Part.ALL
        self.setSourceModel(source)

    def choose(self, part: Part) -> None:
        """Show that part alone."""
        self._part = part
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if self._part is Part.ALL:
            return True
        source = self.sourceModel()
        transfer = source.index(source_row, 0, source_parent).data(TransferRole)
        return isinstance(transfer, Transfer) and part_of(transfer.state) is self._part
