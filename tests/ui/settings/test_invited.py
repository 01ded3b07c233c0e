"""An invitation (XEP-0401, XEP-0445) leads to an account: through the first window, on a real server that asks for one.

Nobody is asked anything before the user presses the button (security 52).
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gharial.model.account import FormField, RegistrationForm
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.settings.first_run import FirstRunWindow
from prosody_server import ProsodyServer
from tests.support.accounts import unique_user
from tests.support.fake_backend import FakeBackend
from tests.support.inviting_server import BOBS, OVER, inviting_server
from tests.support.waiting import until
from tests.ui.settings.hands import find, press, said, type_into
from tests.ui.settings.test_first_run_for_real import SECONDS, no_keyring, opened, point_at, running

assert no_keyring, "holds for every test here by its name"

FORM = RegistrationForm(
    "t",
    "river.example",
    "",
    (FormField("username", label="Name", required=True), FormField("password", "text-private", "Password", "", True)),
)


@pytest.fixture(scope="module")
def inviting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProsodyServer]:
    """A server that creates accounts for the invited alone; Bob has invited somebody, and so has the operator."""
    server = inviting_server(tmp_path_factory.mktemp("inviting"))
    server.start()
    yield server
    server.stop()


async def test_the_invited_have_an_account_and_a_contact(qtbot: QtBot, inviting: ProsodyServer, tmp_path: Path) -> None:
    async with running(tmp_path) as service:
        window, finished = opened(service, qtbot)
        press(window, "create-account")
        point_at(window, inviting)
        link = f"xmpp:bob@{inviting.host}?roster;preauth=%s;ibr=y"
        type_into(window, "registration-server", link % OVER)
        press(window, "register")
        await until(lambda: "does not take this invitation" in said(window), SECONDS)
        type_into(window, "registration-server", link % BOBS)
        press(window, "register")
        await until(lambda: window.findChild(QLineEdit, "field-username"), SECONDS)
        assert f"bob@{inviting.host} invites you" in said(window, "registration-invited")
        assert find(window, QLineEdit, "registration-server").text() == inviting.host
        user = unique_user("invited")
        type_into(window, "field-username", user)
        type_into(window, "field-password", "quite a secret")
        press(window, "register")
        await until(lambda: "keyring" in said(window), SECONDS)
        press(window, "keep-ask")
        press(window, "register")
        jid, bob = Jid(f"{user}@{inviting.host}"), Jid(f"bob@{inviting.host}")
        await until(lambda: finished == [jid], SECONDS)
        await until(lambda: service.roster.contact(jid, bob) is not None, SECONDS)


@pytest.fixture
def window(qtbot: QtBot) -> FirstRunWindow:
    backend = FakeBackend(signed_in=False)
    made = FirstRunWindow(Bridge(backend))
    made.backend = backend  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.show()
    return made


def backend_of(window: FirstRunWindow) -> FakeBackend:
    backend = window.backend  # type: ignore[attr-defined]
    assert isinstance(backend, FakeBackend)
    return backend


async def test_an_invitation_in_place_of_an_address_asks_nobody_yet(window: FirstRunWindow) -> None:
    backend_of(window).accounts.form = FORM
    type_into(window, "jid", "xmpp:carol@river.example?register;preauth=t0ken")
    press(window, "sign-in")
    assert find(window, QLineEdit, "registration-server").text() == "river.example"
    assert "invited" in said(window, "registration-invited")
    assert backend_of(window).calls == []
    press(window, "register")
    await until(lambda: window.findChild(QLineEdit, "field-username"))
    asked = backend_of(window).called("accounts.registration_form")
    assert asked == [("river.example", None, None, None, "t0ken")]
    assert find(window, QLineEdit, "field-username").text() == "carol"
    await until(lambda: focused() == "field-password")


async def test_another_server_gets_no_token(window: FirstRunWindow) -> None:
    type_into(window, "jid", "xmpp:river.example?register;preauth=t0ken")
    press(window, "sign-in")
    type_into(window, "registration-server", "lake.example")
    assert not find(window, QLabel, "registration-invited").isVisible()
    press(window, "register")
    await until(lambda: backend_of(window).called("accounts.registration_form"))
    assert backend_of(window).called("accounts.registration_form") == [("lake.example", None, None, None)]


def focused() -> str:
    now = QApplication.focusWidget()
    return now.objectName() if isinstance(now, QWidget) else ""


async def test_the_cursor_is_where_the_next_thing_is_asked(window: FirstRunWindow) -> None:
    await until(lambda: focused() == "jid")
    press(window, "sign-in")
    assert focused() == "jid" and not find(window, QWidget, "copy-details").isVisible()
    type_into(window, "jid", "xmpp:alice@river.example")
    press(window, "sign-in")
    assert focused() == "password" and not find(window, QWidget, "copy-details").isVisible()
    press(window, "create-account")
    await until(lambda: focused() == "registration-server")
    press(window, "register")
    assert focused() == "registration-server" and not find(window, QWidget, "copy-details").isVisible()
    press(window, "have-account")
    await until(lambda: focused() == "password")
    type_into(window, "password", "secret")
    press(window, "sign-in")
    await until(lambda: backend_of(window).called("accounts.add"))
    assert backend_of(window).called("accounts.add")[0][0].jid == Jid("alice@river.example")
