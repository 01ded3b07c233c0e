"""`Wakefulness`: while files move, the computer does not go to sleep by itself (Linux desktops, over D-Bus)."""

import asyncio
from typing import Any

from PySide6.QtCore import QObject, QTimer

from gharial.model.events import SettingsChanged, TransferChanged, TransferRemoved
from gharial.model.transfer import TransferState
from gharial.ui.bridge import Bridge
from gharial.ui.session_bus import SessionBus

_MOVING = frozenset({TransferState.CONNECTING, TransferState.STREAMING, TransferState.VERIFYING})
_GATHER_MS = 100
_APPLICATION = "im.gharial.Gharial"
_SUSPEND = 4
"""The flag of both the portal and GNOME's session manager for "do not suspend"."""
_CALM_S = 15
"""How long nothing has to move before sleep is allowed again: between two files there is often a moment."""


class Wakefulness(QObject):
    """Asks the desktop portal, else GNOME's session manager, else the power manager of KDE and Xfce.

    Where none of them is there, nothing happens. What was asked for ends with our connection to the bus at the latest.
    """

    def __init__(self, bridge: Bridge, bus: SessionBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = bridge.backend
        self._bus = bus
        self._release: tuple[Any, ...] | None = None
        self._wanted = False
        self._task: asyncio.Task[None] | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_S * 1000)
        self._calm.timeout.connect(lambda: self._want(wanted=False))
        # All of them are looked at: once, where thousands change together.
        self._gathering = QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.setInterval(_GATHER_MS)
        self._gathering.timeout.connect(self.refresh)
        bridge.hear(TransferChanged, lambda _event: self._look_soon(), self)
        bridge.hear(TransferRemoved, lambda _event: self._look_soon(), self)
        bridge.hear(SettingsChanged, lambda _event: self.refresh(), self)

    @property
    def held(self) -> bool:
        """The desktop was asked to stay awake, and said yes."""
        return self._release is not None

    def _look_soon(self) -> None:
        if not self._gathering.isActive():
            self._gathering.start()

    def refresh(self) -> None:
        """Look at what moves now."""
        if not self._backend.settings.keep_awake:
            self._calm.stop()
            self._want(wanted=False)
        elif self._moves():
            self._calm.stop()
            self._want(wanted=True)
        elif self._wanted and not self._calm.isActive():
            self._calm.start()

    def close(self) -> None:
        """The desktop may do as it likes; what was asked for goes with the bus."""
        self._gathering.stop()
        self._calm.stop()
        if self._task is not None:
            self._task.cancel()

    def _moves(self) -> bool:
        return any(
            one.state in _MOVING and not one.paused_by_us and not one.paused_by_peer
            for one in self._backend.transfers.all()
        )

    def _want(self, *, wanted: bool) -> None:
        if wanted is self._wanted:
            return
        self._wanted = wanted
        if self._task is None or self._task.done():
            self._task = asyncio.get_event_loop().create_task(self._follow())

    async def _follow(self) -> None:
        # Once round for every change of mind while a call was under way.
        while self._wanted is not self.held:
            if not self._wanted:
                release, self._release = self._release, None
                assert release is not None  # noqa: S101 - held
                await self._bus.call(*release)
                continue
            self._release = await self._inhibit()
            if self._release is None:
                return

    async def _inhibit(self) -> tuple[Any, ...] | None:
        """The call that ends it; None where nobody listens."""
        reason = self.tr("Files are being transferred", "why the computer should stay awake")
        portal, path = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
        options = {"reason": ("s", reason)}
        said = await self._bus.call(
            portal, path, "org.freedesktop.portal.Inhibit", "Inhibit", "sua{sv}", "", _SUSPEND, options
        )
        if said:
            return portal, str(said[0]), "org.freedesktop.portal.Request", "Close"
        name, path = "org.gnome.SessionManager", "/org/gnome/SessionManager"
        said = await self._bus.call(name, path, name, "Inhibit", "susu", _APPLICATION, 0, reason, _SUSPEND)
        if said:
            return name, path, name, "Uninhibit", "u", said[0]
        name, path = "org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit"
        interface = "org.freedesktop.PowerManagement.Inhibit"
        said = await self._bus.call(name, path, interface, "Inhibit", "ss", _APPLICATION, reason)
        return (name, path, interface, "UnInhibit", "u", said[0]) if said else None
