"""The page Accounts: what is wrong with an account is read whole, however narrow the window."""

from dataclasses import replace

from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from gharial.model.account import AccountState
from gharial.model.events import AccountChanged
from gharial.model.failures import ConnectionRefused
from tests.support.fake_backend import ALICE, account
from tests.support.waiting import until
from tests.ui.settings.hands import find
from tests.ui.settings.test_window import ACCOUNTS, Desk


async def test_a_long_sentence_is_wrapped(qtbot: QtBot) -> None:
    desk = Desk(qtbot, ACCOUNTS)
    rows = find(desk.window, QListWidget, "accounts")
    broken = replace(
        account(ALICE), state=AccountState.WAITING, failure=ConnectionRefused("a.rather.long.river.example", 5222)
    )
    desk.backend.accounts.listed[ALICE] = broken
    desk.backend.publish(AccountChanged(broken))
    await until(lambda: "5222" in rows.item(0).text())
    desk.window.resize(desk.window.minimumSizeHint())
    await until(lambda: rows.visualItemRect(rows.item(0)).width() <= rows.viewport().width())
    narrow = rows.item(0).sizeHint().height()
    assert narrow > 3 * rows.fontMetrics().lineSpacing()
    desk.window.resize(1600, 600)
    await until(lambda: rows.item(0).sizeHint().height() < narrow)
    assert not rows.horizontalScrollBar().isVisible()
