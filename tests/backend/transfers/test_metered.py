"""Whether the network is metered, asked of a NetworkManager of the test's own on a real bus."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    HeaderFields,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.asyncio import DBusConnection, open_dbus_connection  # type: ignore[import-untyped]

from gharial.backend.transfers.metered import PATH, PROPERTIES, SERVICE, MeteredWatch
from tests.support.desktop_bus import desktop_bus
from tests.support.waiting import until

UNKNOWN, YES, NO, GUESS_YES, GUESS_NO = range(5)


class Manager:
    """Answers for one property."""

    def __init__(self, connection: DBusConnection, metered: int | None) -> None:
        self._connection = connection
        self._metered = metered

    async def serve(self) -> None:
        while True:
            asked = await self._connection.receive()
            if asked.header.fields.get(HeaderFields.member) != "Get":
                continue
            if self._metered is None:
                await self._connection.send(new_error(asked, "org.freedesktop.DBus.Error.Failed"))
            else:
                await self._connection.send(new_method_return(asked, "v", (("u", self._metered),)))

    async def tell(self, metered: int) -> None:
        where = DBusAddress(PATH, None, PROPERTIES)
        changed: tuple[object, ...] = (SERVICE, {"Metered": ("u", metered)}, [])
        await self._connection.send(new_signal(where, "PropertiesChanged", "sa{sv}as", changed))


@asynccontextmanager
async def manager(
    folder: Path, monkeypatch: pytest.MonkeyPatch, metered: int | None, name: str = SERVICE
) -> AsyncIterator[Manager]:
    async with desktop_bus(folder, monkeypatch):
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={folder}/bus")
        connection = await open_dbus_connection("SYSTEM")
        await connection.send(message_bus.RequestName(name))
        await connection.receive()
        one = Manager(connection, metered)
        serving = asyncio.ensure_future(one.serve())
        try:
            yield one
        finally:
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
            await connection.close()


@asynccontextmanager
async def watching() -> AsyncIterator[MeteredWatch]:
    watch = MeteredWatch()
    assert not watch.metered
    watch.start()
    watch.start()
    assert watch.metered, "before the answer it may be"
    try:
        await asyncio.wait_for(watch.answered(), 60)
        yield watch
    finally:
        await watch.stop()


@pytest.mark.parametrize(
    ("answer", "metered"), [(UNKNOWN, False), (YES, True), (NO, False), (GUESS_YES, True), (GUESS_NO, False)]
)
async def test_what_the_network_manager_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: int, metered: bool
) -> None:
    async with manager(tmp_path, monkeypatch, answer), watching() as watch:
        assert watch.metered is metered


async def test_a_change_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with manager(tmp_path, monkeypatch, NO) as one, watching() as watch:
        await one.tell(YES)
        await until(lambda: watch.metered)
        await one.tell(NO)
        await until(lambda: not watch.metered)


@pytest.mark.parametrize("name", [SERVICE, "org.example.SomethingElse"])
async def test_without_an_answer_it_is_not_metered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    async with manager(tmp_path, monkeypatch, None, name), watching() as watch:
        assert not watch.metered


async def test_without_a_bus_it_is_not_metered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/nothing")
    async with watching() as watch:
        assert not watch.metered
