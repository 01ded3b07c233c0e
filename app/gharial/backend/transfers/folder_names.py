"""Which names the files of a foreign folder get on our disk: every part of every path through the gate. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from gharial.backend.transfers.file_name import NAME_MAX, numbered, safe_name, twin_key
from gharial.model.transfer import Entry

Parts = tuple[str, ...]


def landed_names(paths: Iterable[str], limit: int = NAME_MAX) -> list[Parts]:
    """For each path (relative, parted by "/", one of an empty folder ends in it) its parts as they will be.

    Names that some file system takes for one get numbers; no two paths that differ become the same.
    """
    place = landing_names(limit)
    return [place(path) for path in paths]


def landing_names(limit: int = NAME_MAX) -> Callable[[str], Parts]:
    """The same for paths that become known one by one."""
    root = _Folder(limit)
    return lambda path: root.place(path.removesuffix("/").split("/"))


def cleaned_preview(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The files an offer names, called as they would be here."""
    names = landed_names(entry.path for entry in entries)
    return tuple(
        replace(entry, path="/".join(parts) + ("/" if entry.path.endswith("/") else ""))
        for entry, parts in zip(entries, names, strict=True)
    )


class _Folder:
    """One folder: what its names become, and which are taken."""

    __slots__ = ("_below", "_limit", "_names", "_next", "_taken")

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._names: dict[str, str] = {}
        self._below: dict[str, _Folder] = {}
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}
        """The number to try next, so that many twins do not each begin at 1."""

    def place(self, parts: Sequence[str]) -> Parts:
        """Where a path of this folder lies. Walks down without recursion."""
        here, placed = self, []
        for number, part in enumerate(parts):
            placed.append(here._name(part))
            if number + 1 < len(parts):
                here = here._below.setdefault(part, _Folder(here._limit))
        return tuple(placed)

    def _name(self, foreign: str) -> str:
        known = self._names.get(foreign)
        if known is not None:
            return known
        clean = safe_name(foreign, self._limit)
        number = self._next.get(twin_key(clean), 1)
        while twin_key(name := numbered(clean, number, self._limit)) in self._taken:
            number += 1
        self._next[twin_key(clean)] = number + 1
        self._taken.add(twin_key(name))
        self._names[foreign] = name
        return name
