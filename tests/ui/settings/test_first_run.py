"""The first window: signing in and creating an account, used as hands use it."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from gharial.model.account import AccountSettings, FormField, PasswordKeeping, RegistrationForm
from gharial.model.failures import (
    CertificateProblem,
    ConnectionRefused,
    KeyringProblem,
    RegistrationRefused,
    ServerSilent,
    UnknownHost,
    WrongPassword,
)
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.settings.first_run import FirstRunWindow
from gharial.ui.settings.registration_fields import captcha_picture
from tests.support.fake_backend import FakeBackend
from tests.support.waiting import until
from tests.ui.settings.hands import enter, find, press, said, type_into

ALICE = Jid("alice@river.example")


class Start:
    def __init__(self, qtbot: QtBot) -> None:
        self.backend = FakeBackend(signed_in=False)
        self.window = FirstRunWindow(Bridge(self.backend))
        qtbot.addWidget(self.window)
        self.finished: list[Jid] = []
        self.window.finished.connect(self.finished.append)
        self.window.show()

    def fill(self, jid: str = "alice@river.example", password: str = "pass word") -> None:
        type_into(self.window, "jid", jid)
        type_into(self.window, "password", password)


@pytest.fixture
def start(qtbot: QtBot) -> Start:
    return Start(qtbot)


async def test_signing_in_checks_then_adds(start: Start) -> None:
    start.fill(" Alice@river.example ")
    press(start.window, "sign-in")
    assert said(start.window).startswith("Signing in to river.example")
    await until(lambda: start.finished == [ALICE])
    wanted = (AccountSettings(ALICE), "pass word")
    assert start.backend.calls == [("accounts.check", wanted), ("accounts.add", wanted)]
    assert not start.window.isVisible()
    assert find(start.window, QLineEdit, "password").text() == ""


async def test_enter_goes_from_field_to_field_and_signs_in(start: Start) -> None:
    start.fill()
    enter(start.window, "password")
    await until(lambda: start.finished == [ALICE])


@pytest.mark.parametrize("name", ["jid", "server", "ca-file"])
async def test_enter_signs_in_from_every_field_once_all_is_filled_in(start: Start, name: str) -> None:
    start.fill()
    find(start.window, QAbstractButton, "more").click()
    enter(start.window, name)
    await until(lambda: start.finished == [ALICE])


async def test_enter_in_the_port_signs_in_with_that_port(start: Start) -> None:
    start.fill()
    find(start.window, QAbstractButton, "more").click()
    port = find(start.window, QSpinBox, "port")
    port.setFocus()
    port.selectAll()
    QTest.keyClicks(port, "5299")
    QTest.keyClick(port, Qt.Key.Key_Return)
    await until(lambda: start.finished == [ALICE])
    assert start.backend.called("accounts.add")[0][0] == AccountSettings(ALICE, port=5299)


async def test_a_device_name_in_the_address_is_kept(start: Start) -> None:
    start.fill("alice@river.example/desk")
    press(start.window, "sign-in")
    await until(lambda: start.finished)
    assert start.backend.called("accounts.add")[0][0] == AccountSettings(ALICE, resource="desk")


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (WrongPassword("alice@river.example"), "does not know alice@river.example with this password"),
        (UnknownHost("river.example"), "no server called river.example"),
        (ConnectionRefused("river.example", 5222), "could not be reached on port 5222"),
        (ServerSilent("river.example", 30.0), "said nothing for 30 s"),
        (CertificateProblem("river.example", "expired"), "its certificate has expired. Nothing was sent."),
        (CertificateProblem("river.example", "other-host"), "belongs to another server. Nothing was sent."),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_is_stored(start: Start, failure: Exception, words: str) -> None:
    # security 50
    start.backend.fail_next["accounts.check"] = failure  # type: ignore[assignment]
    start.fill()
    press(start.window, "sign-in")
    await until(lambda: words in said(start.window))
    assert start.backend.called("accounts.add") == []
    assert start.finished == []
    press(start.window, "copy-details")
    press(start.window, "sign-in")
    await until(lambda: start.finished == [ALICE])


@pytest.mark.parametrize("text", ["", "alice", "@river.example", "alice@", "a b@c d", "alice@river.example\u0000"])
async def test_a_malformed_address_asks_nobody(start: Start, text: str) -> None:
    start.fill()
    find(start.window, QLineEdit, "jid").setText(text)
    press(start.window, "sign-in")
    assert "address" in said(start.window)
    assert start.backend.calls == []


async def test_an_empty_password_asks_nobody(start: Start) -> None:
    start.fill(password="")
    press(start.window, "sign-in")
    assert "Enter it to sign in" in said(start.window)
    assert start.backend.calls == []


async def test_server_port_and_certificate_file(start: Start) -> None:
    assert not find(start.window, QLineEdit, "server").isVisible()
    press(start.window, "more")
    assert find(start.window, QLineEdit, "server").isVisible()
    start.fill()
    type_into(start.window, "server", " 127.0.0.1 ")
    find(start.window, QSpinBox, "port").setValue(5281)
    type_into(start.window, "ca-file", "/etc/river.pem")
    press(start.window, "sign-in")
    await until(lambda: start.finished)
    settings = start.backend.called("accounts.add")[0][0]
    assert (settings.host, settings.port, settings.ca_file) == ("127.0.0.1", 5281, Path("/etc/river.pem"))


async def test_the_password_place_is_asked_only_when_the_keyring_fails(start: Start) -> None:
    assert not find(start.window, QWidget, "password-place").isVisible()
    start.backend.fail_next["accounts.add"] = KeyringProblem("locked")
    start.fill()
    press(start.window, "sign-in")
    await until(lambda: find(start.window, QWidget, "password-place").isVisible())
    assert "keyring is missing or locked" in said(start.window)
    assert find(start.window, QAbstractButton, "keep-ask").isChecked()
    press(start.window, "keep-file")
    press(start.window, "sign-in")
    await until(lambda: start.finished == [ALICE])
    assert start.backend.called("accounts.add")[-1][0].keep_password is PasswordKeeping.FILE
    assert start.backend.called("accounts.add")[0][0].keep_password is PasswordKeeping.KEYRING


async def test_cancel_gives_up(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[bool] = []

    async def hanging(*_: object) -> None:
        begun.append(True)
        await asyncio.Event().wait()

    monkeypatch.setattr(start.backend.accounts, "check", hanging)
    start.fill()
    press(start.window, "sign-in")
    await until(lambda: find(start.window, QAbstractButton, "cancel-work").isVisible())
    assert not find(start.window, QAbstractButton, "sign-in").isEnabled()
    await until(lambda: begun)
    press(start.window, "cancel-work")
    await until(lambda: find(start.window, QAbstractButton, "sign-in").isEnabled())
    assert said(start.window) == ""
    assert start.backend.called("accounts.add") == []


# --- creating an account ----------------------------------------------------------------------------------------------


def picture(width: int = 120, height: int = 40) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


FORM = RegistrationForm(
    "ticket",
    "river.example",
    "Fill in <b>everything</b>.",
    (
        FormField("FORM_TYPE", "hidden", value="jabber:iq:register"),
        FormField("username", label="Name", required=True),
        FormField("password", "text-private", "Password", required=True),
        FormField("plan", "list-single", "Plan", "b", options=(("a", "Small"), ("b", "Big"))),
        FormField("terms", "boolean", "Terms & conditions"),
        FormField("note", "fixed", value="Be kind."),
        FormField("ocr", label="What you see", required=True, picture=picture()),
    ),
)


async def ask(start: Start, form: RegistrationForm = FORM) -> None:
    start.backend.accounts.form = form
    press(start.window, "create-account")
    type_into(start.window, "registration-server", "river.example")
    press(start.window, "register")
    await until(lambda: start.backend.called("accounts.registration_form") and find(start.window, QLineEdit, "jid"))


async def test_creating_an_account(start: Start) -> None:
    await ask(start)
    await until(lambda: start.window.findChild(QLineEdit, "field-username"))
    assert start.backend.called("accounts.registration_form") == [("river.example", None, None, None)]
    assert said(start.window, "registration-instructions") == "Fill in <b>everything</b>."
    assert find(start.window, QLabel, "captcha").pixmap().width() == 120
    assert find(start.window, QLineEdit, "field-password").echoMode() is QLineEdit.EchoMode.Password
    type_into(start.window, "field-username", "alice")
    type_into(start.window, "field-password", "secret")
    press(start.window, "register")
    assert said(start.window) == "“What you see” is still empty."
    assert start.backend.called("accounts.register") == []
    type_into(start.window, "field-ocr", "xk7")
    find(start.window, QCheckBox, "field-terms").setChecked(True)
    find(start.window, QComboBox, "field-plan").setCurrentIndex(0)
    press(start.window, "register")
    await until(lambda: start.finished == [ALICE])
    ((form, answers),) = start.backend.called("accounts.register")
    assert form is FORM
    assert answers == {
        "FORM_TYPE": "jabber:iq:register",
        "username": "alice",
        "password": "secret",
        "plan": "a",
        "terms": "1",
        "ocr": "xk7",
    }
    assert start.backend.called("accounts.add") == [(AccountSettings(ALICE), "secret")]


async def test_enter_in_the_servers_form_creates_the_account(start: Start) -> None:
    await ask(start, RegistrationForm("t", "river.example", "", FORM.fields[1:3]))
    await until(lambda: start.window.findChild(QLineEdit, "field-username"))
    type_into(start.window, "field-username", "alice")
    type_into(start.window, "field-password", "secret")
    enter(start.window, "field-password")
    await until(lambda: start.finished == [ALICE])


async def test_a_refusal_keeps_what_was_entered(start: Start) -> None:
    start.backend.fail_next["accounts.register"] = RegistrationRefused("river.example", "conflict")
    await ask(start, RegistrationForm("t", "river.example", "", FORM.fields[1:3]))
    await until(lambda: start.window.findChild(QLineEdit, "field-username"))
    type_into(start.window, "field-username", "alice")
    type_into(start.window, "field-password", "secret")
    press(start.window, "register")
    await until(lambda: "already has this name" in said(start.window))
    assert find(start.window, QLineEdit, "field-username").text() == "alice"
    type_into(start.window, "field-username", "alicia")
    press(start.window, "register")
    await until(lambda: start.finished == [Jid("alicia@river.example")])


async def test_a_created_account_is_not_created_twice_when_the_keyring_fails(start: Start) -> None:
    start.backend.fail_next["accounts.add"] = KeyringProblem("locked")
    await ask(start, RegistrationForm("t", "river.example", "", FORM.fields[1:3]))
    await until(lambda: start.window.findChild(QLineEdit, "field-username"))
    type_into(start.window, "field-username", "alice")
    type_into(start.window, "field-password", "secret")
    press(start.window, "register")
    await until(lambda: "keyring" in said(start.window))
    press(start.window, "keep-ask")
    press(start.window, "register")
    await until(lambda: start.finished == [ALICE])
    assert len(start.backend.called("accounts.register")) == 1
    assert start.backend.called("accounts.add")[-1][0].keep_password is PasswordKeeping.ASK


async def test_a_server_that_only_has_a_web_page(start: Start) -> None:
    await ask(start, RegistrationForm("t", "river.example", "", (), "https://river.example/join"))
    await until(lambda: find(start.window, QAbstractButton, "registration-link").isVisible())
    assert "web page" in said(start.window)


async def test_a_link_that_is_no_web_page_is_not_offered(start: Start) -> None:
    # security 20
    await ask(start, RegistrationForm("t", "river.example", "Hello", (), "file:///usr/bin/xterm"))
    await until(lambda: said(start.window, "registration-instructions") == "Hello")
    assert not find(start.window, QAbstractButton, "registration-link").isVisible()


async def test_leaving_closes_the_connection_of_the_form(start: Start) -> None:
    await ask(start)
    await until(lambda: start.window.findChild(QLineEdit, "field-username"))
    press(start.window, "have-account")
    await until(lambda: start.backend.called("accounts.abandon_registration") == [(FORM,)])
    assert find(start.window, QLineEdit, "jid").isVisible()


async def test_a_server_without_registration(start: Start) -> None:
    start.backend.fail_next["accounts.registration_form"] = RegistrationRefused("river.example", "not-allowed")
    await ask(start)
    await until(lambda: "does not let programs create accounts" in said(start.window))


def test_pictures_that_are_not_to_be_trusted(qapp: object) -> None:
    # security 47
    assert captcha_picture(picture()) is not None
    assert captcha_picture(b"") is None
    assert captcha_picture(b"GIF89a\xff\xff\xff\xff") is None
    assert captcha_picture(picture(4000, 4000)) is None
    assert captcha_picture(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>") is None
    assert captcha_picture(b"\0" * (1024 * 1024)) is None
