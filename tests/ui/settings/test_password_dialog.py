"""The password dialog, used as hands use it."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gharial.model.account import AccountState, PasswordKeeping
from gharial.model.events import AccountChanged, AccountRemoved
from gharial.model.failures import KeyringProblem, WrongPassword
from gharial.ui.bridge import Bridge
from gharial.ui.settings.password_dialog import PasswordDialog
from tests.support.fake_backend import ALICE, FakeBackend
from tests.support.waiting import until
from tests.ui.settings.hands import find, press, said, type_into


def opened(qtbot: QtBot, **changes: object) -> tuple[FakeBackend, PasswordDialog]:
    backend = FakeBackend()
    backend.accounts.listed[ALICE] = replace(backend.accounts.listed[ALICE], state=AccountState.REFUSED, **changes)
    dialog = PasswordDialog(Bridge(backend), ALICE)
    qtbot.addWidget(dialog)
    dialog.show()
    return backend, dialog


async def test_it_says_why_it_asks(qtbot: QtBot) -> None:
    _, dialog = opened(qtbot, failure=WrongPassword(str(ALICE)))
    assert "does not know alice@river.example" in said(dialog, "why")
    assert find(dialog, QLabel, "jid").text() == "alice@river.example"
    _, dialog = opened(qtbot)
    assert "is not stored on this computer" in said(dialog, "why")
    assert not dialog.isModal()


async def test_the_password_goes_where_the_account_keeps_it(qtbot: QtBot) -> None:
    backend, dialog = opened(qtbot)
    type_into(dialog, "password", "secret")
    QTest.keyClick(find(dialog, QLineEdit, "password"), Qt.Key.Key_Return)
    wanted = [(ALICE, "secret", PasswordKeeping.KEYRING)]
    await until(lambda: backend.called("accounts.set_password") == wanted)
    assert dialog.isVisible()
    backend.publish(AccountChanged(replace(backend.accounts.listed[ALICE], state=AccountState.ONLINE)))
    await until(lambda: not dialog.isVisible())


async def test_a_wrong_password_can_be_typed_again(qtbot: QtBot) -> None:
    backend, dialog = opened(qtbot)
    type_into(dialog, "password", "wrong")
    press(dialog, "sign-in")
    await until(lambda: backend.called("accounts.set_password"))
    refused = replace(backend.accounts.listed[ALICE], failure=WrongPassword(str(ALICE)))
    backend.publish(AccountChanged(replace(refused, state=AccountState.CONNECTING, failure=None)))
    backend.publish(AccountChanged(refused))
    await until(lambda: "does not know" in said(dialog))
    type_into(dialog, "password", "right")
    press(dialog, "sign-in")
    await until(lambda: backend.called("accounts.set_password")[-1][1] == "right")


async def test_without_a_keyring_the_place_is_asked(qtbot: QtBot) -> None:
    backend, dialog = opened(qtbot)
    backend.fail_next["accounts.set_password"] = KeyringProblem("none")
    type_into(dialog, "password", "secret")
    press(dialog, "sign-in")
    await until(lambda: find(dialog, QAbstractButton, "keep-ask").isVisible())
    press(dialog, "sign-in")
    await until(lambda: backend.called("accounts.set_password")[-1] == (ALICE, "secret", PasswordKeeping.ASK))


async def test_an_empty_password_asks_nobody(qtbot: QtBot) -> None:
    backend, dialog = opened(qtbot)
    press(dialog, "sign-in")
    assert "Enter it" in said(dialog)
    assert backend.calls == []


async def test_not_now_and_a_removed_account_close_it(qtbot: QtBot) -> None:
    backend, dialog = opened(qtbot)
    press(dialog, "not-now")
    assert not dialog.isVisible()
    assert backend.calls == []
    backend, dialog = opened(qtbot)
    backend.publish(AccountRemoved(ALICE))
    await until(lambda: not dialog.isVisible())
