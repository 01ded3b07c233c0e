"""`Faces`: the pictures of those in a room whose rows are on the screen (XEP-0153, 0084), asked for when painted."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from gharial.model.failures import Failure
from gharial.model.jid import Jid, bare
from gharial.model.room import Occupant
from gharial.ui.bridge import Bridge
from gharial.ui.widgets.avatar import AvatarPainter
from gharial.ui.widgets.foreign_text import shown

_AT_ONCE = 4
_MOST_WAITING = 40
"""About as many rows as a screen has: who was scrolled past is asked for when seen again."""
_MOST_BROKEN = 500


class Faces(QObject):
    """Of one room. Who has no picture has an initial in the colour of their name (XEP-0392)."""

    arrived = Signal()
    """There is something new to paint."""

    def __init__(self, bridge: Bridge, account: Jid, room: Jid, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._account = account
        self._room = room
        self._painter = AvatarPainter()
        self._waiting: dict[str, Occupant] = {}
        self._running: set[str] = set()
        self._broken: dict[str, None] = {}

    def pixmap(self, one: Occupant, side: int, ratio: float) -> QPixmap:
        """The round picture of somebody whose row is painted now; what is missing is asked for."""
        key = self._key(one)
        if key and not self._painter.knows(key) and key not in self._running and key not in self._broken:
            # The last one painted is the first one asked for.
            self._waiting.pop(key, None)
            self._waiting[key] = one
            if len(self._waiting) > _MOST_WAITING:
                del self._waiting[next(iter(self._waiting))]
            self._next()
        return self._painter.pixmap(one.nick, shown(one.nick), key, side, ratio)

    def forgive(self) -> None:
        """We came anew: what could not be had may be asked for again."""
        self._broken.clear()

    def _key(self, one: Occupant) -> str:
        contact = self._bridge.backend.roster.contact(self._account, bare(one.jid)) if one.jid is not None else None
        # Of our contacts we know it by their own word (XEP-0084).
        return contact.avatar if contact is not None and contact.avatar else one.avatar

    def _next(self) -> None:
        while self._waiting and len(self._running) < _AT_ONCE:
            key, one = self._waiting.popitem()
            self._running.add(key)
            backend = self._bridge.backend
            if one.jid is not None and key != one.avatar:
                asking = backend.roster.avatar(self._account, bare(one.jid))
            else:
                asking = backend.rooms.avatar(self._account, self._room, one.nick)
            self._bridge.run(asking, partial(self._put, key), partial(self._missed, key), self)

    def _put(self, key: str, data: bytes | None) -> None:
        self._running.discard(key)
        if self._painter.put_picture(key, data):
            self.arrived.emit()
        else:
            self._give_up(key)
        self._next()

    def _missed(self, key: str, _failure: Failure) -> None:
        self._running.discard(key)
        self._give_up(key)
        self._waiting.clear()

    def _give_up(self, key: str) -> None:
        self._broken[key] = None
        if len(self._broken) > _MOST_BROKEN:
            del self._broken[next(iter(self._broken))]
