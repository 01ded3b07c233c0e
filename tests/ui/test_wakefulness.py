"""While files move the desktop is asked to stay awake, at a session bus of the test's own (fault 5)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jeepney import HeaderFields, MessageType, message_bus, new_error, new_method_return
from jeepney.io.asyncio import DBusRouter, Proxy, open_dbus_connection
from pytestqt.qtbot import QtBot

from gharial.model.transfer import TransferState
from gharial.ui.bridge import Bridge
from gharial.ui.session_bus import SessionBus
from gharial.ui.wakefulness import Wakefulness
from tests.support.desktop_bus import desktop_bus
from tests.support.fake_backend import FakeBackend, transfer
from tests.support.waiting import until

PORTAL = "org.freedesktop.portal.Desktop"
GNOME = "org.gnome.SessionManager"
POWER = "org.freedesktop.PowerManagement"
HANDLE = "/org/freedesktop/portal/desktop/request/1"


class PowerEnd:
    """Answers as the desktops do; `calls` are (method, arguments)."""

    def __init__(self, connection: Any, *, refuses: bool) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self._connection = connection
        self._refuses = refuses
        self.serving = asyncio.ensure_future(self._serve())

    async def _serve(self) -> None:
        while True:
            call = await self._connection.receive()
            if call.header.message_type is not MessageType.method_call:
                continue
            method = call.header.fields[HeaderFields.member]
            self.calls.append((method, tuple(call.body)))
            if self._refuses:
                await self._connection.send(new_error(call, "org.freedesktop.DBus.Error.AccessDenied"))
            elif method != "Inhibit":
                await self._connection.send(new_method_return(call))
            elif "portal" in call.header.fields[HeaderFields.interface]:
                await self._connection.send(new_method_return(call, "o", (HANDLE,)))
            else:
                await self._connection.send(new_method_return(call, "u", (77,)))

    @property
    def methods(self) -> list[str]:
        return [method for method, _ in self.calls]


@asynccontextmanager
async def power_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, *, refuses: bool = False
) -> AsyncIterator[PowerEnd]:
    async with desktop_bus(folder, monkeypatch):
        connection = await open_dbus_connection("SESSION")
        async with DBusRouter(connection) as router:
            await Proxy(message_bus, router).RequestName(name)
        end = PowerEnd(connection, refuses=refuses)
        try:
            yield end
        finally:
            end.serving.cancel()
            connection.writer.close()


class Desk:
    def __init__(self) -> None:
        self.backend = FakeBackend()
        self.bus = SessionBus()
        self.wakefulness = Wakefulness(Bridge(self.backend), self.bus)
        # Nobody waits a quarter of a minute here.
        self.wakefulness._calm.setInterval(0)

    def moves(self, **fields: Any) -> None:
        self.backend.transfers.put(transfer("a.bin", 1000, state=TransferState.STREAMING, **fields))

    def ends(self) -> None:
        self.backend.transfers.put(transfer("a.bin", 1000, state=TransferState.DONE))

    def close(self) -> None:
        self.wakefulness.close()
        self.bus.close()


@pytest.mark.parametrize(
    ("name", "release"),
    [(PORTAL, ("Close", ())), (GNOME, ("Uninhibit", (77,))), (POWER, ("UnInhibit", (77,)))],
)
async def test_the_desktop_stays_awake_as_long_as_a_file_moves(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, release: tuple[str, tuple[Any, ...]]
) -> None:
    async with power_end(tmp_path, monkeypatch, name) as end:
        desk = Desk()
        desk.moves()
        await until(lambda: desk.wakefulness.held)
        assert end.methods == ["Inhibit"] and "Files are being transferred" in str(end.calls[0][1])
        if name != POWER:
            assert 4 in end.calls[0][1]  # sleep, and nothing else
        desk.moves(bytes_done=500)
        desk.ends()
        await until(lambda: not desk.wakefulness.held)
        await until(lambda: end.calls[1:] == [release])
        desk.moves()
        await until(lambda: end.methods.count("Inhibit") == 2)
        desk.close()


async def test_what_rests_keeps_nobody_awake(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with power_end(tmp_path, monkeypatch, GNOME) as end:
        desk = Desk()
        desk.moves(paused_by_us=True)
        desk.moves(paused_by_peer=True)
        desk.backend.transfers.put(transfer("b.bin", 1000, state=TransferState.QUEUED))
        desk.moves()
        await until(lambda: desk.wakefulness.held)
        assert end.methods == ["Inhibit"]
        desk.moves(paused_by_us=True)
        await until(lambda: end.methods == ["Inhibit", "Uninhibit"])
        desk.close()


async def test_the_setting_holds_at_once(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with power_end(tmp_path, monkeypatch, GNOME) as end:
        desk = Desk()
        desk.moves()
        await until(lambda: desk.wakefulness.held)
        await desk.backend.change_settings(replace(desk.backend.settings, keep_awake=False))
        await until(lambda: end.methods == ["Inhibit", "Uninhibit"])
        desk.moves(bytes_done=10)
        await desk.backend.change_settings(replace(desk.backend.settings, keep_awake=True))
        await until(lambda: end.methods == ["Inhibit", "Uninhibit", "Inhibit"])
        desk.close()


async def test_a_desktop_that_refuses_is_asked_again_with_the_next_file(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with power_end(tmp_path, monkeypatch, GNOME, refuses=True) as end:
        desk = Desk()
        for times in (1, 2):
            desk.moves()
            await until(lambda times=times: end.methods == ["Inhibit"] * times)  # type: ignore[misc]
            desk.ends()
            await until(lambda: not desk.wakefulness._wanted)
        assert not desk.wakefulness.held
        desk.close()
