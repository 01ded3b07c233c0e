"""How long nobody has touched the computer: asked of the desktop, or else since the last input to our windows."""

import asyncio
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

from gharial.ui.session_bus import SessionBus

_ASK_EVERY_MS = 20_000
_START_MS = 1000
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Calls `heard` with the idle time in minutes, every 20 seconds and at once when somebody is back."""

    def __init__(self, bus: SessionBus, heard: Callable[[float], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._heard = heard
        self._last_input = time.monotonic()
        self._was_idle = False
        self._unit = ClockUnit()
        self._asking: asyncio.Task[None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_ASK_EVERY_MS)
        self._timer.timeout.connect(self._ask)
        self._window: QWindow | None = None
        # Not at the start: the first window that PySide meets from below makes it load every class it has.
        QTimer.singleShot(_START_MS, self, self._start)
        self._timer.start()

    def _start(self) -> None:
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._follow)
            self._follow(app.focusWindow())

    def _follow(self, window: QWindow | None) -> None:
        """Look at the input of one window: a filter of the program would be called for each event of each widget."""
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._last_input = time.monotonic()
            if self._was_idle:
                self._was_idle = False
                self._heard(0.0)
        return False

    def close(self) -> None:
        """Stop asking."""
        self._timer.stop()
        if self._asking is not None:
            self._asking.cancel()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication) and self._window is not None:
            app.focusWindowChanged.disconnect(self._follow)
        self._follow(None)

    def _ask(self) -> None:
        if self._asking is None or self._asking.done():
            self._asking = asyncio.get_event_loop().create_task(self.measure())

    async def measure(self) -> None:
        """Find out once, and tell."""
        seconds = await self._desktop_seconds()
        ours = time.monotonic() - self._last_input
        # A desktop that counts wrongly must not make somebody away who is typing here.
        idle = ours if seconds is None else min(seconds, ours)
        self._was_idle = idle >= _ASK_EVERY_MS / 1000
        self._heard(idle / 60)

    async def _desktop_seconds(self) -> float | None:
        answer = await self._bus.call(
            "org.gnome.Mutter.IdleMonitor",
            "/org/gnome/Mutter/IdleMonitor/Core",
            "org.gnome.Mutter.IdleMonitor",
            "GetIdletime",
        )
        if answer and isinstance(answer[0], int):
            return answer[0] / 1000
        answer = await self._bus.call(
            "org.freedesktop.ScreenSaver",
            "/org/freedesktop/ScreenSaver",
            "org.freedesktop.ScreenSaver",
            "GetSessionIdleTime",
        )
        if answer and isinstance(answer[0], int):
            return self._unit.seconds(answer[0], time.monotonic())
        return None


class ClockUnit:
    """GetSessionIdleTime counts seconds on some desktops and milliseconds on others; which, shows in how it grows."""

    def __init__(self) -> None:
        self._before: tuple[int, float] | None = None
        self._per_second: float | None = None

    def seconds(self, value: int, now: float) -> float | None:
        """The idle time in seconds; None until two readings have told the unit. `now`: any steady clock, seconds."""
        before, self._before = self._before, (value, now)
        if self._per_second is None and before is not None and value > before[0] and now - before[1] >= 1:
            rate = (value - before[0]) / (now - before[1])
            self._per_second = 1000.0 if rate > 30 else 1.0
        return value / self._per_second if self._per_second is not None else None
