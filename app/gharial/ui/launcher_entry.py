"""`LauncherEntry`: how far all transfers are, on the sign in the desktop's dock (Unity's launcher interface)."""

import asyncio
from typing import Any

from PySide6.QtCore import QObject, QTimer

from gharial.model.events import TransferChanged, TransferRemoved, TransfersProgressed
from gharial.model.transfer import TransferState
from gharial.ui.bridge import Bridge
from gharial.ui.session_bus import SessionBus

_INTERFACE = "com.canonical.Unity.LauncherEntry"
_PATH = "/com/canonical/unity/launcherentry/1"
_ENTRY = "application://im.gharial.Gharial.desktop"
_MOVING = frozenset({TransferState.CONNECTING, TransferState.STREAMING, TransferState.VERIFYING})
_GATHER_MS = 100


class LauncherEntry(QObject):
    """Tells the desktop in whole percents, and that it is over; where nobody listens, or no bus is, nothing happens."""

    def __init__(self, bridge: Bridge, bus: SessionBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._transfers = bridge.backend.transfers
        self._bus = bus
        self._told: int | None = None
        self._tasks: set[asyncio.Task[Any]] = set()
        # All of them are added up: once, where thousands change together.
        self._gathering = QTimer(self, interval=_GATHER_MS, singleShot=True)
        self._gathering.timeout.connect(self._look)
        for event in (TransfersProgressed, TransferChanged, TransferRemoved):
            bridge.hear(event, lambda _event: self._look_soon(), self)

    def percent(self) -> int | None:
        """Of all that moves together; None while nothing does."""
        done = whole = 0
        moves = False
        for one in self._transfers.all():
            if one.state not in _MOVING:
                continue
            moves = True
            sample = self._transfers.progress(one.id)
            done += min(sample.bytes_done if sample is not None else one.bytes_done, one.file.size)
            whole += one.file.size
        if not moves:
            return None
        return 100 * done // whole if whole > 0 else 0

    def refresh(self) -> None:
        """Tell what has changed since the last word."""
        self._look()

    def close(self) -> None:
        """Stop whatever is still going on."""
        self._gathering.stop()
        for task in self._tasks:
            task.cancel()

    def _look_soon(self) -> None:
        if not self._gathering.isActive():
            self._gathering.start()

    def _look(self) -> None:
        percent = self.percent()
        if percent == self._told:
            return
        self._told = percent
        shown = ("b", percent is not None)
        properties = {"progress": ("d", (percent or 0) / 100), "progress-visible": shown}
        task = asyncio.get_event_loop().create_task(
            self._bus.tell(_PATH, _INTERFACE, "Update", "sa{sv}", _ENTRY, properties)
        )
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
