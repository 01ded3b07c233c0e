"""`Comings`: who came to a room, who left, and who is called otherwise now, since it was last told."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from gharial.model.events import OccupantsChanged
from gharial.ui.rooms.people_model import PeopleModel
from gharial.ui.widgets.foreign_text import shown

translate = QCoreApplication.translate

_NAMED = 3
_MOST = 200


class Comings:
    """Who came and left again meanwhile is no news."""

    def __init__(self) -> None:
        self._came: dict[str, None] = {}
        self._left: dict[str, None] = {}
        self._renamed: dict[str, str] = {}

    def note(self, event: OccupantsChanged, before: PeopleModel) -> bool:
        """Take in what an event changes of those who were there `before`; returns whether there was anything."""
        fresh = {new for _, new in event.renamed}
        came = [one.nick for one in event.changed if before.of(one.nick) is None and one.nick not in fresh]
        left = [nick for nick in event.gone if before.of(nick) is not None]
        for old, new in event.renamed:
            self._rename(old, new)
        for nick in came:
            _move(nick, self._left, self._came)
        for nick in left:
            first = next((old for old, new in self._renamed.items() if new == nick), nick)
            self._renamed.pop(first, None)
            _move(first, self._came, self._left)
        return bool(came or left or event.renamed)

    def words(self) -> str:
        """All of it in one line; nothing where nothing is left of it."""
        parts = []
        if self._came:
            parts.append(translate("ComingsLine", "{names} came in").format(names=_names(self._came)))
        if self._left:
            parts.append(translate("ComingsLine", "{names} left").format(names=_names(self._left)))
        for old, new in [*self._renamed.items()][:_NAMED]:
            parts.append(translate("ComingsLine", "{old} is now {new}").format(old=shown(old), new=shown(new)))
        return " · ".join(parts)

    def clear(self) -> None:
        """It was told."""
        self._came.clear()
        self._left.clear()
        self._renamed.clear()

    def _rename(self, old: str, new: str) -> None:
        if old in self._came:
            del self._came[old]
            self._came[new] = None
            return
        first = next((known for known, now in self._renamed.items() if now == old), old)
        self._renamed.pop(first, None)
        if first != new and len(self._renamed) < _MOST:
            self._renamed[first] = new


def _move(nick: str, off: dict[str, None], to: dict[str, None]) -> None:
    """Onto one list, unless that only takes back what stands on the other."""
    if nick in off:
        del off[nick]
    elif len(to) < _MOST:
        to[nick] = None


def _names(nicks: Iterable[str]) -> str:
    listed = [shown(nick) for nick in nicks]
    return ", ".join(listed[:_NAMED]) + (" …" if len(listed) > _NAMED else "")
