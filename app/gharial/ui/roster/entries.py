"""What the roster shows of its people: entries, groups, and which rows they make under a search (pure)."""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
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


@dataclass(frozen=True, slots=True)
class Group:
    """A group's row. `name` is empty for people in no group; `strangers` are people not in the roster."""

    name: str
    online: int = 0
    total: int = 0
    unread: int = 0
    open: bool = True
    strangers: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a group's head, or a person in that group."""

    group: Group
    entry: Entry | None = None

    @property
    def identity(self) -> tuple[str, bool, Key | None]:
        """The same for what is, to a person, the same row."""
        return self.group.name, self.group.strangers, self.entry.key if self.entry else None


class Shelf:
    """All people, in their groups and in order; sorted once, and read at every key of a search."""

    def __init__(self) -> None:
        self._groups: list[tuple[str, bool, list[Entry]]] = []

    def arrange(self, entries: Iterable[Entry]) -> None:
        """Sort everybody into groups: those in the roster by group, people of no group, strangers."""
        groups: dict[str, list[Entry]] = {}
        nowhere: list[Entry] = []
        strangers: list[Entry] = []
        for entry in entries:
            if not entry.listed:
                strangers.append(entry)
                continue
            names = {name for name in entry.contact.groups if name.strip()}
            for name in names:
                groups.setdefault(name, []).append(entry)
            if not names:
                nowhere.append(entry)
        shelves = [(name, False, groups[name]) for name in sorted(groups, key=lambda name: (folded(name), name))]
        if nowhere:
            shelves.append(("", False, nowhere))
        if strangers:
            shelves.insert(0, ("", True, strangers))
        for _, _, people in shelves:
            people.sort(key=lambda entry: entry.order)
        self._groups = shelves

    def names(self) -> list[str]:
        """The groups' names, in order."""
        return [name for name, strangers, _ in self._groups if name and not strangers]

    def rows(self, search: str = "", *, offline: bool = True, closed: Collection[str] = ()) -> list[Row]:
        """The rows to show. With a search only who fits, offline too, and every group open.

        `offline`: people who are offline are shown, too; who has unread messages always is. `closed`: names of groups.
        """
        words = folded(search).split()
        rows: list[Row] = []
        for name, strangers, people in self._groups:
            seen: Sequence[Entry] = people
            if words:
                seen = [entry for entry in people if all(word in entry.haystack for word in words)]
            elif not offline and not strangers:
                # Sorted: who is online stands first.
                seen = [one for one in people if not one.order[0] or one.unread or one.percent is not None]
            if not seen and (words or strangers):
                continue
            is_open = bool(words) or strangers or name not in closed
            online = sum(not entry.order[0] for entry in people)
            unread = sum(entry.unread for entry in people)
            group = Group(name, online, len(people), unread, is_open, strangers)
            rows.append(Row(group))
            if is_open:
                rows += [Row(group, entry) for entry in seen]
        return rows
