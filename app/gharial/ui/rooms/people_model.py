"""Who is in a room, as rows: moderators, people, those who only listen; each by name."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from operator import itemgetter
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from gharial.model.events import OccupantsChanged
from gharial.model.room import Occupant, Role
from gharial.ui.rooms.room_words import occupant_tip, role_heading, spoken_occupant
from gharial.ui.widgets.foreign_text import shown, tip

Index = QModelIndex | QPersistentModelIndex

OCCUPANT = int(Qt.ItemDataRole.UserRole) + 1
_ORDER = (Role.MODERATOR, Role.PARTICIPANT, Role.VISITOR)
_PLACES = {role: at for at, role in enumerate(_ORDER)}
_ONE_BY_ONE = 50
"""More changes at a time are quicker to arrange all anew."""

Key = tuple[int, bool, str, str]
"""Orders the rows: role, then the heading before those under it, then the name."""


class PeopleModel(QStringListModel):
    """Rows are headings (text) and Occupants. `narrow` shows only those whose name or address has the text in it.

    The strings of Qt's model stay empty: it only counts the rows, which a view asks for thousands of times in each
    layout, and asking Python would take longer than a frame.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people: dict[str, Occupant] = {}
        self._rows: list[Occupant | str] = []
        self._keys: list[Key] = []
        """Of each row, in the same order."""
        self._next: tuple[list[Key], list[Occupant | str]] = ([], [])
        self._sought = ""
        # Before any view's own.
        self.modelReset.connect(self._change)

    def fill(self, people: Iterable[Occupant]) -> None:
        """Exactly these are there."""
        self._people = {one.nick: one for one in people}
        self._arrange()

    def apply(self, event: OccupantsChanged) -> None:
        """Changes, in the order that the event asks for."""
        if event.reset:
            self._people.clear()
        touched: dict[str, Occupant | None] = {}

        def note(nick: str) -> None:
            touched.setdefault(nick, self._people.get(nick))

        for old, new in event.renamed:
            one = self._people.get(old)
            if one is not None:
                note(old)
                note(new)
                del self._people[old]
                self._people[new] = replace(one, nick=new)
        for nick in event.gone:
            note(nick)
            self._people.pop(nick, None)
        for one in event.changed:
            note(one.nick)
            self._people[one.nick] = one
        if event.reset or len(touched) > _ONE_BY_ONE:
            self._arrange()
            return
        for nick, before in touched.items():
            self._place(before, self._people.get(nick))

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
        one = self._people.get(nick)
        if one is None or not self._fits(one):
            return QModelIndex()
        return self.index(bisect_left(self._keys, _key(one)))

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

    def _place(self, before: Occupant | None, now: Occupant | None) -> None:
        """Show what became of one, without looking at all the others."""
        was = _key(before) if before is not None and self._fits(before) else None
        becomes = _key(now) if now is not None and self._fits(now) else None
        if was is not None and was == becomes and now is not None:
            at = bisect_left(self._keys, was)
            self._rows[at] = now
            self.dataChanged.emit(self.index(at), self.index(at))
            return
        if was is not None:
            self._take(bisect_left(self._keys, was))
        if becomes is not None and now is not None:
            self._put(becomes, now)

    def _put(self, key: Key, one: Occupant) -> None:
        at = bisect_left(self._keys, key)
        heading = _heading_key(key)
        above = bisect_left(self._keys, heading)
        fresh: list[tuple[Key, Occupant | str]] = [(key, one)]
        if above == len(self._keys) or self._keys[above] != heading:
            fresh.insert(0, (heading, role_heading(_ORDER[key[0]])))
        self._keys[at:at] = [each for each, _row in fresh]
        self._rows[at:at] = [row for _each, row in fresh]
        self.insertRows(at, len(fresh))

    def _take(self, at: int) -> None:
        first = at
        alone = isinstance(self._rows[at - 1], str) and (
            at + 1 == len(self._rows) or isinstance(self._rows[at + 1], str)
        )
        if alone:
            # The last one of a role takes its heading along.
            first -= 1
        del self._keys[first : at + 1]
        del self._rows[first : at + 1]
        self.removeRows(first, at + 1 - first)

    def _arrange(self) -> None:
        """Everything anew."""
        rows = sorted(((_key(one), one) for one in self._people.values() if self._fits(one)), key=itemgetter(0))
        keys: list[Key] = []
        shown_rows: list[Occupant | str] = []
        for key, one in rows:
            if not keys or keys[-1][0] != key[0]:
                keys.append(_heading_key(key))
                shown_rows.append(role_heading(_ORDER[key[0]]))
            keys.append(key)
            shown_rows.append(one)
        if shown_rows == self._rows:
            return
        if keys == self._keys:
            self._rows = shown_rows
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
            return
        self._next = keys, shown_rows
        self.setStringList([""] * len(keys))

    def _change(self) -> None:
        """Who hears that everything will be new still finds what was, and who hears that it is finds what is."""
        self._keys, self._rows = self._next

    def _fits(self, one: Occupant) -> bool:
        if not self._sought or self._sought in one.nick.casefold():
            return True
        return one.jid is not None and self._sought in one.jid.bare.casefold()


def _key(one: Occupant) -> Key:
    """Where somebody stands: by role, then by name."""
    role = one.role if one.role in _PLACES else Role.PARTICIPANT
    return _PLACES[role], True, one.nick.casefold(), one.nick


def _heading_key(key: Key) -> Key:
    """Where the heading stands above the one with that key."""
    return key[0], False, "", ""
