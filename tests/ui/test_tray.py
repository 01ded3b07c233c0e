"""The sign in the tray: its menu, what waits, and a program that lives on in it, where there is one and where not."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from gharial.model.account import Show, Status
from gharial.ui.tray import Tray
from tests.support.fake_backend import ALICE, BOB, FakeBackend, message
from tests.support.waiting import until
from tests.ui.test_shell import Desktop


@pytest.fixture(autouse=True)
def a_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """The offscreen platform has none; and no notification of a test may reach a real desktop."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "isVisible", lambda _icon: True)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)


@pytest.fixture
async def desktop(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[Desktop]:
    made = Desktop(FakeBackend(), tmp_path)
    yield made
    made.shell.close()


def menu_of(tray: Tray) -> QMenu:
    menu = tray.findChildren(QSystemTrayIcon)[0].contextMenu()
    assert isinstance(menu, QMenu)
    return menu


def entry(menu: QMenu, words: str) -> QAction:
    found: list[QAction] = [one for one in menu.actions() if one.text() == words]
    assert len(found) == 1, [one.text() for one in menu.actions()]
    return found[0]


def tray_of(desktop: Desktop) -> Tray:
    tray = desktop.shell.findChild(Tray)
    assert isinstance(tray, Tray)
    return tray


def test_its_menu_leads_everywhere(qtbot: QtBot) -> None:
    tray = Tray()
    menu = menu_of(tray)
    for words, signal in (
        ("Open Gharial", tray.opened),
        ("Transfers", tray.transfers_requested),
        ("Quit", tray.quit_requested),
    ):
        with qtbot.waitSignal(signal, timeout=30_000):
            entry(menu, words).trigger()
    statuses = entry(menu, "Status").menu()
    assert isinstance(statuses, QMenu)
    for show, action in zip(Show, statuses.actions(), strict=True):
        with qtbot.waitSignal(tray.status_chosen, timeout=30_000) as chosen:
            action.trigger()
        assert chosen.args == [Status(show)]
    icon = tray.findChildren(QSystemTrayIcon)[0]
    with qtbot.waitSignal(tray.opened, timeout=30_000):
        icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    tray.close()


def test_what_nobody_has_read_is_seen_and_said(qtbot: QtBot) -> None:
    tray = Tray()
    icon = tray.findChildren(QSystemTrayIcon)[0]

    def picture() -> object:
        return icon.icon().pixmap(QSize(32, 32)).toImage()

    plain = picture()
    tray.count_unread(3)
    assert picture() != plain
    assert icon.toolTip() == "Gharial: 3 unread"
    tray.count_unread(0)
    assert picture() == plain
    assert icon.toolTip() == "Gharial"
    tray.close()


async def test_closing_the_window_leaves_the_program_in_the_tray(desktop: Desktop) -> None:
    roster = desktop.shell.start()
    roster.close()
    assert desktop.quits == []
    entry(menu_of(tray_of(desktop)), "Open Gharial").trigger()
    assert desktop.shown("roster") is roster
    entry(menu_of(tray_of(desktop)), "Quit").trigger()
    assert desktop.quits == [True]


async def test_unless_the_settings_say_that_it_ends(desktop: Desktop) -> None:
    await desktop.backend.change_settings(replace(desktop.backend.settings, keep_running_in_tray=False))
    desktop.shell.start().close()
    assert desktop.quits == [True]


async def test_a_hidden_start_is_in_the_tray_alone(desktop: Desktop) -> None:
    window = desktop.shell.start(hidden=True)
    assert not window.isVisible()
    assert desktop.window("roster") is None


async def test_the_status_is_set_and_unread_messages_are_counted(desktop: Desktop) -> None:
    desktop.shell.start(hidden=True)
    statuses = entry(menu_of(tray_of(desktop)), "Status").menu()
    assert isinstance(statuses, QMenu)
    statuses.actions()[list(Show).index(Show.DND)].trigger()
    await until(lambda: desktop.backend.called("accounts.set_status"))
    assert desktop.backend.called("accounts.set_status")[0][0] == Status(Show.DND)
    desktop.backend.chat.unread[(ALICE, BOB)] = 1
    desktop.backend.chat.add(message(1, "Are you there?"))
    icon = tray_of(desktop).findChildren(QSystemTrayIcon)[0]
    await until(lambda: icon.toolTip() == "Gharial: 1 unread")
