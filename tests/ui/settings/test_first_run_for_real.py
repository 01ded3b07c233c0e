"""The first window on the real backend and a real server: wrong password, foreign certificate, new account."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from gharial.backend.service import Service
from gharial.model.account import AccountState, PasswordKeeping
from gharial.model.jid import Jid
from gharial.paths import Profile
from gharial.ui.bridge import Bridge
from gharial.ui.settings.first_run import FirstRunWindow
from prosody_server import ProsodyServer
from tests.support.waiting import until
from tests.ui.settings.hands import find, press, said, type_into

SECONDS = 60.0


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """No session bus, so no keyring: the window has to ask where the password goes."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[Service]:
    """A backend for as long as the test itself.

    No fixture: between a test and the end of its fixtures Qt's events are dealt with while no event loop runs.
    """
    made = Service(Profile.under(folder))
    await made.start()
    try:
        yield made
    finally:
        await made.stop()


def opened(service: Service, qtbot: QtBot) -> tuple[FirstRunWindow, list[Jid]]:
    window = FirstRunWindow(Bridge(service))
    qtbot.addWidget(window)
    finished: list[Jid] = []
    window.finished.connect(finished.append)
    window.show()
    return window, finished


def point_at(window: FirstRunWindow, prosody: ProsodyServer, *, ca_file: bool = True) -> None:
    if not find(window, QLineEdit, "server").isVisible():
        press(window, "more")
    type_into(window, "server", "127.0.0.1")
    find(window, QSpinBox, "port").setValue(prosody.port)
    type_into(window, "ca-file", str(prosody.ca_file) if ca_file else "")


async def test_signing_in(qtbot: QtBot, prosody: ProsodyServer, tmp_path: Path) -> None:
    async with running(tmp_path) as service:
        jid = prosody.add_account("first-run", "right")
        window, finished = opened(service, qtbot)
        type_into(window, "jid", jid)
        type_into(window, "password", "right")
        point_at(window, prosody, ca_file=False)
        press(window, "sign-in")
        await until(lambda: "could not prove who it is" in said(window), SECONDS)
        point_at(window, prosody)
        type_into(window, "password", "wrong")
        press(window, "sign-in")
        await until(lambda: f"does not know {jid} with this password" in said(window), SECONDS)
        assert service.accounts.all() == ()
        type_into(window, "password", "right")
        press(window, "sign-in")
        await until(lambda: "keyring" in said(window), SECONDS)
        assert service.accounts.all() == ()
        press(window, "keep-ask")
        press(window, "sign-in")
        await until(lambda: finished == [Jid(jid)], SECONDS)
        await until(lambda: service.accounts.all()[0].state is AccountState.ONLINE, SECONDS)


async def test_creating_an_account(qtbot: QtBot, prosody: ProsodyServer, tmp_path: Path) -> None:
    async with running(tmp_path) as service:
        window, finished = opened(service, qtbot)
        press(window, "create-account")
        type_into(window, "registration-server", prosody.host)
        point_at(window, prosody)
        press(window, "register")
        await until(lambda: window.findChild(QLineEdit, "field-username"), SECONDS)
        type_into(window, "field-username", "newcomer")
        type_into(window, "field-password", "quite a secret")
        press(window, "register")
        await until(lambda: "keyring" in said(window), SECONDS)
        press(window, "keep-file")
        assert find(window, QAbstractButton, "keep-file").isChecked()
        press(window, "register")
        await until(lambda: finished == [Jid(f"newcomer@{prosody.host}")], SECONDS)
        account = service.accounts.all()[0]
        assert account.settings.keep_password is PasswordKeeping.FILE
        await until(lambda: service.accounts.all()[0].state is AccountState.ONLINE, SECONDS)
