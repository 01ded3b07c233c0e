"""Notifications with buttons: the desktop's own over D-Bus, a tray balloon elsewhere, or else a line in a window."""

import asyncio
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from gharial.model.value import dataclass
from gharial.paths import shipped
from gharial.ui.session_bus import SessionBus

if TYPE_CHECKING:
    from gharial.ui.tray import Tray

_SERVICE = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_DEFAULT = "default"
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Notification:
    """What to tell. `key`: a second one with the same key replaces the first. `actions`: name and words."""

    key: str
    title: str
    text: str
    actions: tuple[tuple[str, str], ...] = ()
    lasting: bool = False
    """It waits for an answer, so it should not vanish by itself."""


class Notifications(QObject):
    """Never fails: what the desktop cannot show comes out of `unshown`."""

    chosen = Signal(str, str)
    """Key, and the name of the action; an empty name for the notification itself."""
    unshown = Signal(object)
    """A Notification that neither desktop nor tray could show."""

    def __init__(self, bus: SessionBus, tray: "Tray | None", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._tray = tray
        self._numbers: dict[str, int] = {}
        self._capabilities: frozenset[str] | None = None
        self._lock: asyncio.Lock | None = None
        self._tasks: set[asyncio.Task[Any]] = set()
        self._balloon = ""
        if tray is not None:
            tray.message_clicked.connect(lambda: self.chosen.emit(self._balloon, ""))

    def tell(self, notification: Notification) -> None:
        """Show it, or replace what was shown under the same key."""
        self._start(self._tell(notification))

    def withdraw(self, key: str) -> None:
        """It is settled: take it away."""
        self._start(self._withdraw(key))

    def close(self) -> None:
        """Stop whatever is still going on."""
        for task in self._tasks:
            task.cancel()

    def _start(self, work: Any) -> None:
        task = asyncio.get_event_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _turn(self) -> asyncio.Lock:
        if self._lock is None:
            self._lock = asyncio.Lock()
        return self._lock

    async def _tell(self, one: Notification) -> None:
        # One after the other: the number of the first is needed to replace or withdraw it.
        async with self._turn():
            if await self._tell_desktop(one):
                return
        if self._tray is not None and self._tray.shown:
            self._balloon = one.key
            self._tray.tell(one.title, one.text)
            return
        self.unshown.emit(one)

    async def _tell_desktop(self, one: Notification) -> bool:
        if self._capabilities is None:
            self._capabilities = await self._meet()
        if not self._capabilities:
            return False
        text = one.text[:_LONGEST]
        if "body-markup" in self._capabilities:
            text = escape(text, quote=False)
        actions: list[str] = []
        if "actions" in self._capabilities:
            actions = [_DEFAULT, ""]
            for name, words in one.actions:
                actions += [name, words]
        hints: dict[str, tuple[str, Any]] = {
            "desktop-entry": ("s", "gharial"),
            "urgency": ("y", 1),
            "category": ("s", "transfer" if one.lasting else "im.received"),
        }
        icon = str(shipped("resources") / "icons" / "gharial.svg")
        number = self._numbers.get(one.key, 0)
        expiry = 0 if one.lasting else -1
        answer = await self._bus.call(
            _SERVICE, _PATH, _SERVICE, "Notify", "susssasa{sv}i",
            "Gharial", number, icon, one.title[:_LONGEST], text, actions, hints, expiry,
        )  # fmt: skip
        if not answer or not isinstance(answer[0], int):
            return False
        self._numbers[one.key] = answer[0]
        return True

    async def _meet(self) -> frozenset[str]:
        """What the desktop's notification service can do; empty where there is none."""
        answer = await self._bus.call(_SERVICE, _PATH, _SERVICE, "GetCapabilities")
        if not answer:
            return frozenset()
        listed: Sequence[str] = answer[0]
        await self._bus.listen(_PATH, _SERVICE, "ActionInvoked", self._invoked)
        await self._bus.listen(_PATH, _SERVICE, "NotificationClosed", self._closed)
        return frozenset(listed) | {"there"}

    def _key_of(self, number: object) -> str | None:
        return next((key for key, known in self._numbers.items() if known == number), None)

    def _invoked(self, body: tuple[Any, ...]) -> None:
        key = self._key_of(body[0]) if len(body) == 2 else None
        # The service tells every program; numbers that are not ours are somebody else's.
        if key is not None:
            self._numbers.pop(key, None)
            self.chosen.emit(key, "" if body[1] == _DEFAULT else str(body[1]))

    def _closed(self, body: tuple[Any, ...]) -> None:
        key = self._key_of(body[0]) if body else None
        if key is not None:
            self._numbers.pop(key, None)

    async def _withdraw(self, key: str) -> None:
        async with self._turn():
            number = self._numbers.pop(key, None)
            if number is not None:
                await self._bus.call(_SERVICE, _PATH, _SERVICE, "CloseNotification", "u", number)
