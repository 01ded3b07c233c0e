"""What the roster shows of its people: entries, groups, and which rows they make under a search (pure)."""

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from gharial.model.account import Show
from gharial.model.contact import Contact
from gharial.model.jid import Jid
from gharial.model.room import Room, RoomState
from gharial.ui.widgets.foreign_text import shown

Key = tuple[Jid, Jid]
"""Account and contact or room, both bare; of somebody in a room, room/nick; of a device of ours, its full address."""

_STRANGERS, _DEVICES, _ROOMS, _PEOPLE = range(4)
# No person types it as the name of a group.
ROOMS_FOLD = "\u2063rooms"
DEVICES_FOLD = "\u2063devices"


def folded(text: str) -> str:
    """`text` for searching and sorting: no case, no accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@dataclass(eq=False, slots=True)
class Entry:
    """One person as the roster shows them. Whoever changes `contact` calls `refresh`."""

    contact: Contact
    unread: int = 0
    typing: bool = False
    percent: int | None = None
    """How far the files on their way with them are; None without any."""
    listed: bool = True
    """In the roster; a stranger who wrote is not."""
    room: Room | None = None
    """It is a group chat; `contact` has its address and name alone."""
    device: bool = False
    """It is another device of our own; `contact` has its full address and its presence."""
    mentions: int = 0
    """How many of the unread ones mention us."""
    name: str = field(init=False, default="")
    text: str = field(init=False, default="")
    show: Show = field(init=False, default=Show.OFFLINE)
    order: tuple[bool, str, str] = field(init=False, default=(False, "", ""))
    haystack: str = field(init=False, default="")

    def __post_init__(self) -> None:
        self.refresh()

    @property
    def key(self) -> Key:
        """What names it."""
        return self.contact.account, self.contact.jid

    @property
    def kind(self) -> int:
        """Which kind of group it stands in."""
        if self.device:
            return _DEVICES
        return _ROOMS if self.room is not None else _PEOPLE if self.listed else _STRANGERS

    @property
    def person(self) -> bool:
        """Somebody by their own address: no group chat, nobody in one, and no device of ours."""
        return self.room is None and not self.contact.jid.resource

    @property
    def takes_files(self) -> bool:
        """A file may be let go here: not on somebody blocked, nor on a group chat that we are not in."""
        return not self.contact.blocked and (self.room is None or self.show is not Show.OFFLINE)

    @property
    def pressing(self) -> int:
        """How many unread messages are for us: in a group chat that is open to all, those that mention us."""
        return self.mentions if self.room is not None and not self.room.private else self.unread

    def refresh(self) -> bool:
        """Work out anew what the contact says. True where it now sorts, or is found, another way."""
        contact = self.contact
        before = (self.order, self.haystack)
        # In one line, and who has a name of blanks alone has none.
        self.name = shown(" ".join(contact.label.split()) or contact.jid.bare)
        self.text = shown(" ".join(contact.text.split()))
        self.show = Show.OFFLINE if contact.blocked else contact.show
        if self.room is not None:
            self.text = shown(self.room.subject)
            self.show = Show.AVAILABLE if self.room.state is RoomState.JOINED else Show.OFFLINE
        found_by = folded(self.name)
        self.order = (self.show is Show.OFFLINE, found_by, contact.jid.bare)
        self.haystack = f"{found_by}\n{folded(contact.jid.bare)}"
        return before != (self.order, self.haystack)


@dataclass(eq=False, slots=True)
class Group:
    """A group. `name` is empty for people in no group; `strangers` are people not in the roster."""

    name: str
    strangers: bool = False
    rooms: bool = False
    """The group chats."""
    devices: bool = False
    """Our other devices."""
    online: int = 0
    total: int = 0
    unread: int = 0
    open: bool = True
    rows: "list[Row]" = field(default_factory=list, repr=False)
    """Everybody in it, in order."""
    head: "Row" = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.head = Row(self)

    @property
    def fixed(self) -> bool:
        """Nobody is put into it by hand."""
        return self.strangers or self.rooms or self.devices

    @property
    def fold(self) -> str:
        """By which it is remembered as folded."""
        return ROOMS_FOLD if self.rooms else DEVICES_FOLD if self.devices else self.name

    @property
    def counts(self) -> tuple[int, int, int, bool]:
        """What its head shows beside the name."""
        return self.online, self.total, self.unread, self.open


@dataclass(eq=False, slots=True)
class Row:
    """One row: a group's head, or a person in that group. The same object for as long as it is the same row."""

    group: Group
    entry: Entry | None = None


class Shelf:
    """All people, in their groups and in order; sorted once, and read at every key of a search."""

    def __init__(self) -> None:
        self._groups: dict[tuple[int, str], Group] = {}

    def arrange(self, entries: Iterable[Entry]) -> None:
        """Sort all into groups: strangers, group chats, those in the roster by group, people of no group."""
        people: dict[tuple[int, str], list[Entry]] = {}
        for entry in entries:
            kind = entry.kind
            if kind != _PEOPLE:
                people.setdefault((kind, ""), []).append(entry)
                continue
            names = {name for name in entry.contact.groups if name.strip()} or {""}
            for name in names:
                people.setdefault((kind, name), []).append(entry)
        before, self._groups = self._groups, {}
        for named in sorted(people, key=_group_order):
            kind, name = named
            group = before.get(named) or Group(name, kind == _STRANGERS, kind == _ROOMS, kind == _DEVICES)
            rows = {row.entry: row for row in group.rows}
            inside = sorted(people[named], key=_entry_order)
            group.rows = [rows.get(entry) or Row(group, entry) for entry in inside]
            self._groups[named] = group

    def names(self) -> list[str]:
        """The groups' names, in order."""
        return [name for _, name in self._groups if name]

    @property
    def fixed_folds(self) -> list[str]:
        """By what the groups are remembered that nobody made."""
        return [group.fold for group in self._groups.values() if group.rooms or group.devices]

    def rows(self, search: str = "", *, offline: bool = True, closed: Collection[str] = ()) -> list[Row]:
        """The rows to show. With a search only who fits, offline too, and every group open.

        `offline`: people who are offline are shown, too; who has unread messages always is. `closed`: names of groups.
        """
        words = folded(search).split()
        rows: list[Row] = []
        for group in self._groups.values():
            people = [row.entry for row in group.rows if row.entry is not None]
            group.online = sum(not one.order[0] for one in people)
            group.total = len(people)
            group.unread = sum(one.pressing for one in people)
            group.open = bool(words) or group.strangers or group.fold not in closed
            seen = group.rows
            if len(words) == 1:
                word = words[0]
                seen = [row for row, one in zip(seen, people, strict=True) if word in one.haystack]
            elif words:
                pairs = zip(seen, people, strict=True)
                seen = [row for row, one in pairs if all(word in one.haystack for word in words)]
            elif not offline and not group.fixed:
                pairs = zip(seen, people, strict=True)
                seen = [row for row, one in pairs if not one.order[0] or one.unread or one.percent is not None]
            if words and not seen:
                continue
            rows.append(group.head)
            if group.open:
                rows += seen
        return rows


def _group_order(named: tuple[int, str]) -> tuple[int, bool, str, str]:
    kind, name = named
    return kind, not name, folded(name), name


def _entry_order(entry: Entry) -> tuple[bool, str, str]:
    return entry.order
