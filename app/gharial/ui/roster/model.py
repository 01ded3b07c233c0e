"""The roster's model: people and groups as one flat list, which stays quick with thousands of them."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)

from gharial.model.account import Show
from gharial.model.contact import Contact, Resource
from gharial.model.jid import Jid
from gharial.model.room import Room
from gharial.ui.roster.entries import Entry, Key, Row, Shelf
from gharial.ui.roster.words import device_name, group_words, row_words
from gharial.ui.style.tokens import ROW_GROUP, ROW_ROSTER

Index = QModelIndex | QPersistentModelIndex
CONTACT_MIME = "application/x-gharial-contact"

# Many changes come at once when an account signs in; they are shown together.
_GATHER_MS = 40
_TELL_EACH = 20
# Asked for every row at each new layout: plain numbers, because looking up Qt's enums takes longer than the answer.
_SIZE_HINT = int(Qt.ItemDataRole.SizeHintRole)


class ContactModel(QAbstractListModel):
    """People and their groups. Change it by its methods; it gathers changes and shows them a moment later."""

    renamed = Signal(object, str)
    """A row was edited: the Entry, and the name that was typed."""
    settled = Signal()
    """Gathered changes are shown now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[Key, Entry] = {}
        self._shelf = Shelf()
        self._rows: list[Row] = []
        self._counts: dict[Row, tuple[int, int, int, bool]] = {}
        self._search = ""
        self._offline = True
        self._closed: set[str] = set()
        self._arrange = False
        self._touched: set[Key] = set()
        self._holders: set[str] = set()
        self._entry_size = QSize(0, ROW_ROSTER)
        self._group_size = QSize(0, ROW_GROUP)
        self.tooltip = _no_tooltip
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_GATHER_MS)
        self._timer.timeout.connect(self.settle)

    # --- changes ------------------------------------------------------------------------------------------------------

    def replace_account(self, account: Jid, contacts: Iterable[Contact]) -> None:
        """The roster of one account is now this; what is known beside it, such as unread counts, stays."""
        fresh = {(one.account, one.jid): one for one in contacts}
        gone = [key for key, one in self._entries.items() if key[0] == account and key not in fresh and one.person]
        for key in gone:
            self._drop(key)
        for one in fresh.values():
            self._put(one)
        self._soon()

    def put(self, contact: Contact) -> None:
        """A contact is new, or something about it is."""
        self._put(contact)
        self._soon()

    def remove(self, account: Jid, jid: Jid) -> None:
        """A contact left the roster; one with unread messages stays, as a stranger."""
        self._drop((account, jid))
        self._soon()

    def put_room(self, room: Room) -> None:
        """A group chat is new, or something about it is."""
        key = (room.account, room.jid)
        contact = Contact(room.account, room.jid, room.label)
        entry = self._entries.get(key)
        if entry is None or entry.room is None:
            before = entry or Entry(contact)
            self._entries[key] = Entry(contact, before.unread, room=room, mentions=before.mentions)
            self._arrange = True
        else:
            entry.contact, entry.room = contact, room
            self._arrange = entry.refresh() or self._arrange
        self._touched.add(key)
        self._soon()

    def put_devices(self, account: Jid, devices: Iterable[Resource]) -> None:
        """These are our other devices at that account now."""
        fresh = {one.jid: one for one in devices}
        for key in [key for key, one in self._entries.items() if one.device and key[0] == account]:
            if key[1] not in fresh:
                del self._entries[key]
                self._arrange = True
        for jid, one in fresh.items():
            self._put(Contact(account, jid, device_name(one), resources=(one,)), device=True)
        self._soon()

    def remove_room(self, account: Jid, jid: Jid) -> None:
        """A group chat is no longer in our list."""
        entry = self._entries.get((account, jid))
        if entry is not None and entry.room is not None:
            del self._entries[account, jid]
            self._arrange = True
            self._soon()

    def remove_account(self, account: Jid) -> None:
        """Nobody of that account is shown any more."""
        for key in [key for key in self._entries if key[0] == account]:
            del self._entries[key]
        self._arrange = True
        self._soon()

    def set_unread(self, account: Jid, peer: Jid, count: int, mentions: int = 0, name: str = "") -> None:
        """How many messages of `peer` nobody has read; a stranger, called `name`, is shown while there are any."""
        key = (account, peer)
        entry = self._entries.get(key)
        if entry is None:
            if not count:
                return
            entry = self._entries[key] = Entry(Contact(account, peer, name), listed=False)
            self._arrange = True
        if entry.mentions != mentions:
            entry.mentions = mentions
            self._touched.add(key)
        if not entry.listed and not count:
            del self._entries[key]
            self._arrange = True
        elif entry.unread != count:
            entry.unread = count
            self._touched.add(key)
        self._soon()

    def set_typing(self, account: Jid, peer: Jid, *, typing: bool) -> None:
        """They are writing to us, or stopped."""
        entry = self._entries.get((account, peer))
        if entry is not None and entry.room is None and entry.typing is not typing:
            entry.typing = typing
            self._touched.add(entry.key)
            self._soon()

    def set_percents(self, percents: dict[Key, int]) -> None:
        """How far the files on their way are, by person; everybody else has none."""
        for key, entry in self._entries.items():
            percent = percents.get(key)
            if entry.percent != percent:
                entry.percent = percent
                self._touched.add(key)
        if self._touched:
            self._soon()

    def search(self, text: str) -> None:
        """Show only who fits; at once, because somebody is typing. Empty shows all."""
        self._search = text.strip()
        self.settle(force=True)

    def show_offline(self, shown: bool) -> None:
        """Show people who are offline, too."""
        self._offline = shown
        self.settle(force=True)

    def toggle(self, group: str, *, open_it: bool | None = None) -> None:
        """Open or close a group by its name."""
        is_open = group not in self._closed
        wanted = not is_open if open_it is None else open_it
        if wanted:
            self._closed.discard(group)
        else:
            self._closed.add(group)
        if wanted is not is_open:
            self.settle(force=True)

    def hold(self, held: bool, why: str) -> None:
        """While held for any reason, rows stay where they are: somebody is editing one, or dragging over them."""
        if held:
            self._holders.add(why)
        else:
            self._holders.discard(why)
            self._soon()

    def set_heights(self, entry: int, group: int) -> None:
        """How high the rows are; the view has to lay them out anew."""
        self._entry_size = QSize(0, entry)
        self._group_size = QSize(0, group)

    def _put(self, contact: Contact, *, device: bool = False) -> None:
        key = (contact.account, contact.jid)
        entry = self._entries.get(key)
        if entry is None:
            self._entries[key] = Entry(contact, device=device)
            self._arrange = True
            return
        if entry.room is not None:
            return
        groups = entry.contact.groups
        entry.contact = contact
        sorted_anew = entry.refresh()
        if entry.show is Show.OFFLINE:
            entry.typing = False
        self._arrange = self._arrange or sorted_anew or groups != contact.groups or not entry.listed
        entry.listed = True
        self._touched.add(key)

    def _drop(self, key: Key) -> None:
        entry = self._entries.get(key)
        # A group chat that somebody also has among their contacts stays one.
        if entry is not None and entry.room is None:
            del self._entries[key]
            self._arrange = True
            if entry.unread:
                self._entries[key] = Entry(Contact(*key), unread=entry.unread, listed=False)

    def _soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    # --- showing ------------------------------------------------------------------------------------------------------

    def settle(self, *, force: bool = False) -> None:
        """Show everything gathered, now."""
        if self._holders and not force:
            return
        self._timer.stop()
        if self._arrange:
            self._shelf.arrange(self._entries.values())
            self._arrange = False
        self._replace(self._shelf.rows(self._search, offline=self._offline, closed=self._closed))
        self._touched.clear()
        self.settled.emit()

    def _replace(self, fresh: list[Row]) -> None:
        """Take out and put in only what lies between the equal ends, so that the rest keeps its place and focus."""
        old = self._rows
        if old != fresh:
            shorter = min(len(old), len(fresh))
            first = next((at for at in range(shorter) if old[at] is not fresh[at]), shorter)
            tail = 0
            while tail < shorter - first and old[-1 - tail] is fresh[-1 - tail]:
                tail += 1
            if first < len(old) - tail:
                self.beginRemoveRows(QModelIndex(), first, len(old) - tail - 1)
                self._rows = old[:first] + old[len(old) - tail :]
                self.endRemoveRows()
            if first < len(fresh) - tail:
                self.beginInsertRows(QModelIndex(), first, len(fresh) - tail - 1)
                self._rows = fresh
                self.endInsertRows()
            self._rows = fresh
        heads = {at: row.group.counts for at, row in enumerate(fresh) if row.entry is None}
        self._tell([at for at, counts in heads.items() if self._counts.get(fresh[at].group.head) != counts])
        self._counts = {fresh[at]: counts for at, counts in heads.items()}
        if len(self._touched) > _TELL_EACH:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        elif self._touched:
            self._tell([at for at, row in enumerate(fresh) if row.entry and row.entry.key in self._touched])

    def _tell(self, rows: Sequence[int]) -> None:
        for at in rows:
            index = self.index(at)
            self.dataChanged.emit(index, index)

    # --- asking -------------------------------------------------------------------------------------------------------

    @property
    def searching(self) -> str:
        """What is searched for, empty if nothing is."""
        return self._search

    def closed_groups(self) -> list[str]:
        """Names of the groups that are folded away."""
        return sorted(self._closed)

    def close_groups(self, names: Iterable[str]) -> None:
        """Fold these groups away and open the others."""
        self._closed = set(names)
        self.settle(force=True)

    def folds(self) -> list[str]:
        """By what every group is remembered as folded."""
        return [*self._shelf.names(), "", *self._shelf.fixed_folds]

    def group_names(self) -> list[str]:
        """Every group's name, in order."""
        return self._shelf.names()

    def people(self) -> int:
        """How many there are, whatever is shown."""
        return len(self._entries)

    def unread(self) -> int:
        """How many messages nobody has read, all people together."""
        return sum(entry.pressing for entry in self._entries.values())

    def entry_of(self, account: Jid, jid: Jid) -> Entry | None:
        """The entry of one person."""
        return self._entries.get((account, jid))

    def row(self, index: Index) -> Row | None:
        """What stands in that row."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def find(self, wanted: Row) -> QModelIndex:
        """Where that row stands now; another group's row of the same person if there is no other, or no index."""
        second = QModelIndex()
        for at, row in enumerate(self._rows):
            if row is wanted:
                return self.index(at)
            if wanted.entry and row.entry is wanted.entry and not second.isValid():
                second = self.index(at)
        return second

    def first_person(self) -> QModelIndex:
        """The first row that is a person."""
        return next((self.index(at) for at, row in enumerate(self._rows) if row.entry), QModelIndex())

    # --- Qt -----------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == _SIZE_HINT:
            at = index.row()
            if not 0 <= at < len(self._rows):
                return None
            return self._entry_size if self._rows[at].entry is not None else self._group_size
        row = self.row(index)
        if row is None:
            return None
        entry = row.entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name if entry else group_words(row.group)
        if role == Qt.ItemDataRole.EditRole:
            return entry.contact.name if entry else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_words(row)
        if role == Qt.ItemDataRole.ToolTipRole and entry:
            return self.tooltip(entry)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index)
        if role != Qt.ItemDataRole.EditRole or row is None or row.entry is None:
            return False
        self.renamed.emit(row.entry, str(value).strip())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        if row.entry and row.entry.listed and row.entry.person:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        return [CONTACT_MIME, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        row = self.row(indexes[0]) if indexes else None
        if row and row.entry:
            account, jid = row.entry.key
            value = json.dumps([str(account), str(jid), row.group.name])
            mime.setData(CONTACT_MIME, value.encode())
            mime.setText(str(jid))
        return mime

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction


def _no_tooltip(entry: Entry) -> str:
    return ""


def moved_groups(contact: Contact, source: str, target: str, *, keep: bool) -> tuple[str, ...]:
    """The groups of a contact that was dragged from one group to another; `keep` leaves it in both."""
    groups = [name for name in contact.groups if keep or name != source]
    if target and target not in groups:
        groups.append(target)
    return tuple(groups)
