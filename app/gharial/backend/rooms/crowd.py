"""`Crowd`: who is in one room, bounded, and what of it changed since it was last told."""

from collections.abc import Callable
from dataclasses import replace

from gharial.model.jid import Jid
from gharial.model.room import Occupant

MOST_OCCUPANTS = 10_000
"""More are counted as not there: no room of people has so many."""

TOLD_AT_ONCE = 1000
"""A whole crowd that comes or goes away is told in pieces: each of them is shown within a frame."""


class Crowd:
    """Changes are gathered; `on_change` is called for the first one after each `take_changes`."""

    def __init__(self, on_change: Callable[[], None]) -> None:
        self._on_change = on_change
        self._occupants: dict[str, Occupant] = {}
        self._changed: dict[str, None] = {}
        self._gone: dict[str, None] = {}
        self._renamed: list[tuple[str, str]] = []
        self._reset = False
        self._told = True

    def __len__(self) -> int:
        return len(self._occupants)

    def get(self, nick: str) -> Occupant | None:
        """Who is called that."""
        return self._occupants.get(nick)

    def all(self) -> tuple[Occupant, ...]:
        """Everybody, in the order they came."""
        return tuple(self._occupants.values())

    def by_address(self, jid: Jid) -> tuple[Occupant, ...]:
        """Those whose real address we see."""
        return tuple(one for one in self._occupants.values() if one.jid is not None and one.jid.bare == jid.bare)

    def put(self, occupant: Occupant) -> None:
        """Somebody is there, or is there otherwise."""
        known = self._occupants.get(occupant.nick)
        if known is not None and known.us and not occupant.us:
            occupant = replace(occupant, us=True)
        if known == occupant or (known is None and len(self._occupants) >= MOST_OCCUPANTS and not occupant.us):
            return
        self._occupants[occupant.nick] = occupant
        self._gone.pop(occupant.nick, None)
        self._note(occupant.nick)

    def drop(self, nick: str) -> None:
        """Somebody left."""
        if self._occupants.pop(nick, None) is None:
            return
        self._changed.pop(nick, None)
        self._gone[nick] = None
        self._touch()

    def rename(self, old: str, new: str) -> None:
        """Somebody is called otherwise from now on."""
        known = self._occupants.pop(old, None)
        if known is None or old == new:
            if known is not None:
                self._occupants[old] = known
            return
        if old in self._changed or self._gone or len(self._renamed) > 100:
            # Told as somebody who left and somebody who came: the order of things is kept that way.
            self._changed.pop(old, None)
            self._gone[old] = None
        else:
            self._renamed.append((old, new))
        self._occupants[new] = replace(known, nick=new)
        self._gone.pop(new, None)
        self._note(new)

    def clear(self) -> None:
        """Nobody is known to be there any more."""
        if not self._occupants and not self._changed:
            return
        self._occupants.clear()
        self._changed.clear()
        self._gone.clear()
        self._renamed.clear()
        self._reset = True
        self._touch()

    def take_changes(self) -> tuple[bool, tuple[tuple[str, str], ...], tuple[str, ...], tuple[Occupant, ...]]:
        """(reset, renamed, gone, changed) since the last call; `on_change` comes at once where there is more."""
        now, later = list(self._changed)[:TOLD_AT_ONCE], list(self._changed)[TOLD_AT_ONCE:]
        changes = (
            self._reset,
            tuple(self._renamed),
            tuple(self._gone),
            tuple(self._occupants[nick] for nick in now if nick in self._occupants),
        )
        self._reset, self._renamed, self._gone, self._told = False, [], {}, True
        self._changed = dict.fromkeys(later)
        if later:
            self._touch()
        return changes

    def _note(self, nick: str) -> None:
        self._changed[nick] = None
        self._touch()

    def _touch(self) -> None:
        if self._told:
            self._told = False
            self._on_change()
