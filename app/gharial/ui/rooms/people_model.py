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
_MODERATOR, _VISITOR = Role.MODERATOR, Role.VISITOR
_ONE_BY_ONE = 50
"""More changes at a time are quicker to arrange all anew."""

Key = str
"""Orders the rows: role, then the heading before those under it, then the name. Thousands of them are sorted at once,
which letters bear three times as well as tuples of them."""


class PeopleModel(QStringListModel):
    """Rows are headings (text) and Occupants. `narrow` shows only those whose name or address has the text in it.

    The strings of Qt's model stay empty: it only counts the rows, which a view asks for thousands of times in each
    layout, and asking Python would take longer than a frame.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people: dict[str, tuple[Key, Occupant]] = {}
        """By nick; after each `_arrange` in the order of the rows, so that the next one finds little left to sort."""
        self._rows: list[Occupant | str] = []
        self._keys: list[Key] = []
        """Of each row, in the same order."""
        self._next: tuple[list[Key], list[Occupant | str]] = ([], [])
        self._sought = ""
        # Before any view's own.
        self.modelReset.connect(self._change)

    def fill(self, people: Iterable[Occupant]) -> None:
        """Exactly these are there."""
        self._people = {one.nick: (_key(one), one) for one in people}
        self._arrange()

    def apply(self, event: OccupantsChanged) -> None:
        """Changes, in the order that the event asks for."""
        if event.reset:
            self._people.clear()
        touched: dict[str, tuple[Key, Occupant] | None] = {}
        known = self._people
        for old, new in event.renamed:
            if old in known:
                touched.setdefault(old, known[old])
                touched.setdefault(new, known.get(new))
                one = replace(known.pop(old)[1], nick=new)
                known[new] = _key(one), one
        for nick in event.gone:
            touched.setdefault(nick, known.pop(nick, None))
        for one in event.changed:
            touched.setdefault(one.nick, known.get(one.nick))
            known[one.nick] = _key(one), one
        if event.reset or len(touched) > _ONE_BY_ONE:
            self._arrange()
            return
        for nick, before in touched.items():
            self._place(before, known.get(nick))

    def narrow(self, text: str) -> None:
        """Show those alone; empty shows all."""
        self._sought = text.strip().casefold()
        self._arrange()

    @property
    def nicks(self) -> list[str]:
        """Of all who are there but us, by name."""
        return sorted((one.nick for _key, one in self._people.values() if not one.us), key=str.casefold)

    @property
    def people(self) -> int:
        """How many are there, shown or not."""
        return len(self._people)

    @property
    def inside(self) -> bool:
        """We are among them; of those whom we find when we come in, we are the last that a room tells."""
        return any(one.us for _key, one in self._people.values())

    def of(self, nick: str) -> Occupant | None:
        """One of them."""
        known = self._people.get(nick)
        return known[1] if known is not None else None

    def occupant(self, index: Index) -> Occupant | None:
        """Who stands in that row."""
        row = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None
        return row if isinstance(row, Occupant) else None

    def index_of(self, nick: str) -> QModelIndex:
        """Where somebody stands."""
        known = self._people.get(nick)
        if known is None or not self._fits(known[1]):
            return QModelIndex()
        return self.index(bisect_left(self._keys, known[0]))

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

    def _place(self, before: tuple[Key, Occupant] | None, after: tuple[Key, Occupant] | None) -> None:
        """Show what became of one, without looking at all the others."""
        was = before[0] if before is not None and self._fits(before[1]) else None
        becomes, now = after if after is not None and self._fits(after[1]) else (None, None)
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
            fresh.insert(0, (heading, role_heading(_ORDER[int(key[0])])))
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
        everybody = sorted(self._people.values(), key=itemgetter(0))
        self._people = {each[1].nick: each for each in everybody}
        rows = [each for each in everybody if self._fits(each[1])] if self._sought else everybody
        keys: list[Key] = []
        shown_rows: list[Occupant | str] = []
        for key, one in rows:
            if not keys or keys[-1][0] != key[0]:
                keys.append(_heading_key(key))
                shown_rows.append(role_heading(_ORDER[int(key[0])]))
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
    role = one.role
    # Asked one by one, which is quicker than to look an Enum up.
    place = 0 if role is _MODERATOR else 2 if role is _VISITOR else 1
    return f"{place}\x01{one.nick.casefold()}\x00{one.nick}"


def _heading_key(key: Key) -> Key:
    """Where the heading stands above the one with that key."""
    return key[0]
