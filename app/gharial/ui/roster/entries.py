"""What the roster shows of its people: entries, groups, and which rows they make under a search (pure)."""

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from gharial.model.account import Show
from gharial.model.contact import Contact
from gharial.model.jid import Jid
from gharial.ui.widgets.foreign_text import shown

Key = tuple[Jid, Jid]
"""Account and contact, both bare."""


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

    def refresh(self) -> bool:
        """Work out anew what the contact says. True where it now sorts, or is found, another way."""
        contact = self.contact
        before = (self.order, self.haystack)
        self.name = shown(contact.label)
        self.text = shown(contact.text)
        self.show = Show.OFFLINE if contact.blocked else contact.show
        found_by = folded(self.name)
        self.order = (self.show is Show.OFFLINE, found_by, contact.jid.bare)
        self.haystack = f"{found_by}\n{folded(contact.jid.bare)}"
        return before != (self.order, self.haystack)


@dataclass(eq=False, slots=True)
class Group:
    """A group. `name` is empty for people in no group; `strangers` are people not in the roster."""

    name: str
    strangers: bool = False
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
        self._groups: dict[tuple[bool, str], Group] = {}

    def arrange(self, entries: Iterable[Entry]) -> None:
        """Sort everybody into groups: strangers, those in the roster by group, people of no group."""
        people: dict[tuple[bool, str], list[Entry]] = {}
        for entry in entries:
            if not entry.listed:
                people.setdefault((True, ""), []).append(entry)
                continue
            names = {name for name in entry.contact.groups if name.strip()} or {""}
            for name in names:
                people.setdefault((False, name), []).append(entry)
        before, self._groups = self._groups, {}
        for named in sorted(people, key=_group_order):
            strangers, name = named
            group = before.get(named) or Group(name, strangers)
            rows = {row.entry: row for row in group.rows}
            inside = sorted(people[named], key=_entry_order)
            group.rows = [rows.get(entry) or Row(group, entry) for entry in inside]
            self._groups[named] = group

    def names(self) -> list[str]:
        """The groups' names, in order."""
        return [name for _, name in self._groups if name]

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
            group.unread = sum(one.unread for one in people)
            group.open = bool(words) or group.strangers or group.name not in closed
            seen = group.rows
            if len(words) == 1:
                word = words[0]
                seen = [row for row, one in zip(seen, people, strict=True) if word in one.haystack]
            elif words:
                pairs = zip(seen, people, strict=True)
                seen = [row for row, one in pairs if all(word in one.haystack for word in words)]
            elif not offline and not group.strangers:
                pairs = zip(seen, people, strict=True)
                seen = [row for row, one in pairs if not one.order[0] or one.unread or one.percent is not None]
            if words and not seen:
                continue
            rows.append(group.head)
            if group.open:
                rows += seen
        return rows


def _group_order(named: tuple[bool, str]) -> tuple[bool, bool, str, str]:
    strangers, name = named
    return not strangers, not name, folded(name), name


def _entry_order(entry: Entry) -> tuple[bool, str, str]:
    return entry.order
