"""Our own accounts: status, and what is said while there is no connection."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from gharial.model.account import Account, AccountState, Show, Status
from gharial.model.events import AccountChanged, AccountRemoved, PasswordNeeded
from gharial.model.failures import CertificateProblem, ConnectionRefused, Failure, WrongPassword
from gharial.model.jid import Jid
from gharial.ui.explain import explain
from gharial.ui.roster.account_bar import AccountBar
from gharial.ui.roster.status_menu import StatusMenu
from gharial.ui.widgets.notice_line import NoticeLine
from gharial.ui.widgets.speech import speech
from tests.support.fake_backend import ALICE, FakeBackend, account
from tests.support.waiting import until
from tests.ui.roster.conftest import Stage

LEFT = Qt.MouseButton.LeftButton
WORK = Jid("alice@work.example")


def tell(backend: FakeBackend, **changes: object) -> Account:
    changed = replace(backend.accounts.listed[ALICE], **changes)  # type: ignore[arg-type]
    backend.accounts.listed[ALICE] = changed
    backend.publish(AccountChanged(changed))
    return changed


def line(stage: Stage) -> QWidget:
    return stage.child("connection")


@pytest.mark.parametrize("show", list(Show))
async def test_every_status_can_be_chosen_from_the_menu(stage: Stage, backend: FakeBackend, show: Show) -> None:
    button = stage.child("own-status")
    assert isinstance(button, QToolButton)
    menu = button.menu()
    assert isinstance(menu, StatusMenu)
    menu.fill()
    menu.findChild(QAction, f"status-{show.value}").trigger()
    await until(lambda: backend.called("accounts.set_status") == [(Status(show), ALICE)])


async def test_the_status_text_is_written_in_a_small_dialog(stage: Stage, backend: FakeBackend) -> None:
    button = stage.child("own-status")
    assert isinstance(button, QToolButton)
    menu = button.menu()
    assert isinstance(menu, StatusMenu)
    menu.fill()
    menu.findChild(QAction, "status-text").trigger()
    field = stage.child("status-text-field")
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "at the river")
    QTest.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: backend.called("accounts.set_status") == [(Status(Show.AVAILABLE, "at the river"), ALICE)])


async def test_the_button_says_what_others_see(stage: Stage, backend: FakeBackend) -> None:
    button = stage.child("own-status")
    assert isinstance(button, QToolButton)
    assert button.text() == "Available"
    tell(backend, status=Status(Show.DND))
    await until(lambda: button.text() == "Do not disturb")
    assert "alice@river.example" in button.accessibleName()
    tell(backend, state=AccountState.CONNECTING)
    await until(lambda: button.text() == "Offline")
    assert line(stage).accessibleName() == "Connecting…"
    tell(backend, state=AccountState.ONLINE)
    await until(lambda: not line(stage).isVisible())


async def test_while_waiting_it_counts_down_and_can_be_hurried(stage: Stage, backend: FakeBackend) -> None:
    failure = ConnectionRefused("river.example", 5222)
    retry_at = datetime.now(UTC) + timedelta(seconds=12)
    tell(backend, state=AccountState.WAITING, retry_at=retry_at, failure=failure)
    await until(lambda: line(stage).accessibleName().startswith("No connection – next try in 12 s"))
    assert explain(failure).what in line(stage).accessibleName()
    await until(lambda: "11 s" in line(stage).accessibleName())
    button = stage.child("retry-connection")
    QTest.mouseClick(button, LEFT)
    assert backend.called("accounts.retry_now") == [(ALICE,)]
    # The button is the same one after a second: a press that began before the count changed still counts.
    assert stage.child("retry-connection") is button


@pytest.mark.parametrize(
    ("failure", "button"),
    [
        (WrongPassword(str(ALICE)), "password"),
        (CertificateProblem("river.example", "expired"), "account-settings"),
    ],
)
async def test_a_refusal_says_why_and_offers_what_helps(
    stage: Stage, backend: FakeBackend, failure: Failure, button: str
) -> None:
    asked: list[str] = []
    stage.window.password_requested.connect(lambda jid: asked.append(f"password {jid}"))
    stage.window.settings_requested.connect(lambda jid: asked.append(f"account-settings {jid}"))
    tell(backend, state=AccountState.REFUSED, failure=failure)
    await until(lambda: line(stage).accessibleName() == explain(failure).sentence)
    QTest.mouseClick(stage.child(button), LEFT)
    assert asked == [f"{button} {ALICE}"]


async def test_a_missing_password_is_asked_for(stage: Stage, backend: FakeBackend) -> None:
    tell(backend, state=AccountState.REFUSED)
    backend.publish(PasswordNeeded(ALICE))
    await until(lambda: "password" in line(stage).accessibleName())
    tell(backend, state=AccountState.ONLINE)
    await until(lambda: not line(stage).isVisible())


async def test_several_accounts_stand_below_each_other(stage: Stage, backend: FakeBackend) -> None:
    bar = stage.window.findChild(AccountBar)
    assert isinstance(bar, AccountBar)
    backend.accounts.listed[WORK] = account(WORK)
    backend.publish(AccountChanged(account(WORK)))
    await until(lambda: len(bar.rows()) == 2)
    backend.publish(AccountRemoved(WORK))
    await until(lambda: len(bar.rows()) == 1)


async def test_where_the_window_is_narrow_the_address_is_whole_and_the_status_a_sign(stage: Stage) -> None:
    button = stage.child("own-status")
    assert isinstance(button, QToolButton)
    name = stage.child("own-address")
    stage.window.resize(420, 500)
    await until(lambda: button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    stage.window.resize(280, 500)
    await until(lambda: button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly)
    await until(lambda: not name.toolTip())
    assert "Available" in button.accessibleName()


async def test_several_accounts_have_a_colour_each_and_one_alone_has_none(stage: Stage, backend: FakeBackend) -> None:
    bar = stage.child("account-bar")
    assert isinstance(bar, AccountBar)
    assert bar.accent(ALICE) is None
    backend.publish(AccountChanged(account(WORK)))
    await until(lambda: len(bar.rows()) == 2)
    assert bar.accent(ALICE) not in (None, bar.accent(WORK))
    colour = bar.accent(ALICE)
    assert colour is not None

    def edge() -> str:
        """The colour at the beginning of Bob's row."""
        row = stage.view.visualRect(stage.index("Bob"))
        return stage.view.viewport().grab().toImage().pixelColor(1, row.center().y()).name()

    # The row of a contact has the colour of the account they are in the list of.
    await until(lambda: edge() == colour.name())
    backend.publish(AccountRemoved(WORK))
    await until(lambda: bar.accent(ALICE) is None)


async def test_the_seconds_until_the_next_try_are_not_read_out(stage: Stage, backend: FakeBackend) -> None:
    told: list[str] = []
    speech().said.connect(told.append)
    try:
        failure = ConnectionRefused("river.example", 5222)
        later = datetime.now(UTC) + timedelta(seconds=50)
        tell(backend, state=AccountState.WAITING, retry_at=later, failure=failure)
        line = stage.child("connection")
        assert isinstance(line, NoticeLine)
        await until(line.text)
        first = line.text()
        await until(lambda: line.text() != first)
        assert told == [explain(failure).what]
    finally:
        speech().said.disconnect(told.append)
