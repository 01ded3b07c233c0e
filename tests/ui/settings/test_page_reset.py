"""A page of the settings is put back to what it was at first, alone, and that can be taken back."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox
from pytestqt.qtbot import QtBot

from gharial.model.settings import Settings
from tests.support.waiting import until
from tests.ui.settings.hands import find
from tests.ui.settings.test_window import GENERAL, NETWORK, Desk

OTHER = Settings(
    theme="dark",
    enter_sends=False,
    notify_content="nothing",
    send_limit=5000,
    limits_by_hours=True,
    limits_from=60,
    download_folder=Path("/elsewhere"),
    proxies=("proxy.river.example",),
    stun_servers=("stun.river.example",),
    public_address="home.river.example",
    listen_port=5000,
)
TRANSFERS = GENERAL + 1
OF_PAGE = {
    GENERAL: ("theme", "enter_sends", "notify_content"),
    TRANSFERS: ("send_limit", "limits_by_hours", "limits_from", "download_folder"),
    NETWORK: ("proxies", "stun_servers", "public_address", "listen_port"),
}


@pytest.mark.parametrize("page", OF_PAGE)
async def test_a_page_is_reset_alone_and_brought_back(qtbot: QtBot, page: int) -> None:
    desk = Desk(qtbot, page)
    await desk.backend.change_settings(OTHER)
    shown = desk.window._pages.widget(page)
    reset = find(shown, QAbstractButton, "reset-page")
    assert reset.accessibleDescription()
    # What is shown follows first.
    await until(lambda: not find(desk.window, QCheckBox, "enter-sends").isChecked())
    reset.click()
    wanted = replace(OTHER, **{field: getattr(Settings(), field) for field in OF_PAGE[page]})
    await until(lambda: desk.settings == wanted)
    assert find(desk.window, QCheckBox, "enter-sends").isChecked() == wanted.enter_sends
    assert reset.text() == "Undo the reset"
    reset.click()
    await until(lambda: desk.settings == OTHER)
    assert find(desk.window, QCheckBox, "enter-sends").isChecked() == OTHER.enter_sends
    assert reset.text() == "Reset this page"


async def test_who_leaves_the_page_leaves_it_reset(qtbot: QtBot) -> None:
    desk = Desk(qtbot, GENERAL)
    await desk.backend.change_settings(OTHER)
    await until(lambda: not find(desk.window, QCheckBox, "enter-sends").isChecked())
    reset = find(desk.window._pages.widget(GENERAL), QAbstractButton, "reset-page")
    reset.click()
    await until(lambda: desk.settings.theme == "system")
    desk.window.show_page(NETWORK)
    desk.window.show_page(GENERAL)
    assert reset.text() == "Reset this page"
