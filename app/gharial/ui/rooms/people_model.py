"""Who is in a room, as rows: moderators, people, those who only listen; each by name."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gharial.model.events import OccupantsChanged
from gharial.model.room import Occupant, Role
from gharial.ui.rooms.room_words import occupant_tip, role_heading, spoken_occupant
from gharial.ui.widgets.foreign_text import shown, tip

Index = QModelIndex | QPersistentModelIndex

OCCUPANT = int(Qt.ItemDataRole.UserRole) + 1
_ORDER = (Role.MODERATOR, Role.PARTICIPANT, Role.VISITOR)


class PeopleModel(QAbstractListModel):
    """Rows are headings (text) and Occupants. `narrow` shows only those whose name or address has the text in it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people: dict[str, Occupant] = {}
        self._rows: list[Occupant | str] = []
        self._sought = ""

    def fill(self, people: Iterable[Occupant]) -> None:
        """Exactly these are there."""
        self._people = {one.nick: one for one in people}
        self._arrange()

    def apply(self, event: OccupantsChanged) -> None:
        """Changes, in the order that the event asks for."""
        if event.reset:
            self._people.clear()
        for old, new in event.renamed:
            one = self._people.pop(old, None)
            if one is not None:
                self._people[new] = replace(one, nick=new)
        for nick in event.gone:
            self._people.pop(nick, None)
        for one in event.changed:
            self._people[one.nick] = one
        self._arrange()

    def narrow(self, text: str) -> None:
        """Show those alone; empty shows all."""
        self._sought = text.strip().casefold()
        self._arrange()

    @property
    def nicks(self) -> list[str]:
        """Of all who are there but us, by name."""
        return sorted((one.nick for one in self._people.values() if not one.us), key=str.casefold)

    @property
    def people(self) -> int:
        """How many are there, shown or not."""
        return len(self._people)

    @property
    def inside(self) -> bool:
        """We are among them; of those whom we find when we come in, we are the last that a room tells."""
        return any(one.us for one in self._people.values())

    def of(self, nick: str) -> Occupant | None:
        """One of them."""
        return self._people.get(nick)

    def occupant(self, index: Index) -> Occupant | None:
        """Who stands in that row."""
        row = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None
        return row if isinstance(row, Occupant) else None

    def index_of(self, nick: str) -> QModelIndex:
        """Where somebody stands."""
        for at, row in enumerate(self._rows):
            if isinstance(row, Occupant) and row.nick == nick:
                return self.index(at)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == OCCUPANT:
            return row
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(row.nick)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_occupant(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(occupant_tip(row))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.occupant(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _arrange(self) -> None:
        fitting = [one for one in self._people.values() if self._fits(one)]
        rows: list[Occupant | str] = []
        for role in _ORDER:
            inside = sorted(
                (one for one in fitting if (one.role if one.role in _ORDER else Role.PARTICIPANT) is role),
                key=lambda one: (one.nick.casefold(), one.nick),
            )
            if inside:
                rows += [role_heading(role), *inside]
        if rows == self._rows:
            return
        if _names(rows) == _names(self._rows):
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _fits(self, one: Occupant) -> bool:
        if not self._sought or self._sought in one.nick.casefold():
            return True
        return one.jid is not None and self._sought in one.jid.bare.casefold()


def _names(rows: Iterable[Occupant | str]) -> list[tuple[bool, str]]:
    return [(True, row.nick) if isinstance(row, Occupant) else (False, row) for row in rows]
