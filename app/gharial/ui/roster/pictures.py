"""Fetches the avatars of the rows that are seen, each once, a few at a time."""

from collections import deque
from functools import partial

from PySide6.QtCore import QObject, Signal

from gharial.model.failures import Failure
from gharial.ui.bridge import Bridge
from gharial.ui.roster.entries import Entry
from gharial.ui.widgets.avatar import AvatarPainter

_AT_ONCE = 4


class Pictures(QObject):
    """Asks the backend for pictures and puts them into the painter; one that is broken is not asked for again."""

    arrived = Signal()
    """There is something new to paint."""

    def __init__(self, bridge: Bridge, painter: AvatarPainter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._painter = painter
        self._asked: set[str] = set()
        self._waiting: deque[Entry] = deque()
        self._running = 0

    @property
    def busy(self) -> bool:
        """Some are asked for and not there yet."""
        return self._running > 0

    def want(self, entry: Entry) -> None:
        """The row of `entry` is being painted and has no picture yet."""
        if entry.contact.avatar not in self._asked:
            self._asked.add(entry.contact.avatar)
            self._waiting.append(entry)
            self._next()

    def _next(self) -> None:
        while self._waiting and self._running < _AT_ONCE:
            entry = self._waiting.popleft()
            name = entry.contact.avatar
            self._running += 1
            self._bridge.run(
                self._bridge.backend.roster.avatar(*entry.key),
                partial(self._put, name),
                partial(self._missed, name),
                self,
            )

    def _put(self, name: str, data: bytes | None) -> None:
        self._running -= 1
        if self._painter.put_picture(name, data):
            self.arrived.emit()
        self._next()

    def _missed(self, name: str, _failure: Failure) -> None:
        """The initial stays; the next time the row is painted after a reconnect, it is asked for again."""
        self._running -= 1
        # Those behind it would fail as it did, and are asked for again with it.
        self._asked -= {name, *(entry.contact.avatar for entry in self._waiting)}
        self._waiting.clear()
