"""The first steps stand where contacts will be, lead somewhere, and are gone for good once they were closed."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gharial.ui.settings.transfer_test_page import TransferTestPage
from tests.support.fake_backend import FakeBackend, contact
from tests.support.waiting import until
from tests.ui.test_shell import Desktop


@pytest.fixture
async def newcomer(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desktop]:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    made = Desktop(FakeBackend(contacts=0), tmp_path)
    made.shell.start()
    yield made
    made.shell.close()


def guide(desktop: Desktop) -> QWidget | None:
    found = desktop.shown("roster").findChild(QWidget, "guide")
    return found if isinstance(found, QWidget) and found.isVisible() else None


async def test_who_has_nobody_yet_sees_what_to_do(newcomer: Desktop) -> None:
    assert guide(newcomer) is not None
    newcomer.press("roster", "guide-test")
    await until(lambda: newcomer.window("settings") is not None)
    assert newcomer.shown("settings").findChild(TransferTestPage).isVisible()
    newcomer.press("roster", "guide-keys")
    await until(lambda: newcomer.window("keyboard") is not None)


async def test_closed_it_never_comes_back(newcomer: Desktop, tmp_path: Path) -> None:
    newcomer.press("roster", "guide-close")
    assert guide(newcomer) is None
    newcomer.shell.close()
    again = Desktop(newcomer.backend, tmp_path)
    again.shell.start()
    assert guide(again) is None
    again.shell.close()


async def test_it_makes_way_for_a_search_and_for_contacts(newcomer: Desktop) -> None:
    roster = newcomer.shell.windows.open_roster()
    roster._search.setText("bob")
    await until(lambda: guide(newcomer) is None)
    roster._search.clear()
    await until(lambda: guide(newcomer) is not None)
    one = contact(0)
    newcomer.backend.roster.listed[(one.account, one.jid)] = one
    newcomer.backend.roster.change(one.account, one.jid, name="Robert")
    await until(lambda: guide(newcomer) is None)


async def test_without_an_account_there_is_another_first_step(qtbot: QtBot, tmp_path: Path) -> None:
    desktop = Desktop(FakeBackend(signed_in=False), tmp_path)
    desktop.shell.windows.open_roster()
    assert guide(desktop) is None
    desktop.shell.close()
