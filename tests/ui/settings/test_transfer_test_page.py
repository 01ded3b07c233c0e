"""The page "Test my transfers": rows live, a summary, cancel, and a report without addresses unless they are wanted."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from gharial.model.account import AccountState
from gharial.model.events import AccountChanged
from gharial.model.failures import PasswordMissing, TimedOut, Unreachable, Unsupported, WrongPassword
from gharial.model.self_test import Check, CheckResult, CheckState, Finding
from gharial.model.transfer import Kind
from gharial.ui.bridge import Bridge
from gharial.ui.settings.transfer_test_page import CheckRow, TransferTestPage
from gharial.ui.settings.transfer_test_words import (
    MASK,
    masked,
    nameless,
    report,
    sentence,
    state_words,
    summary,
    title_words,
)
from tests.support.fake_backend import ALICE, FakeBackend, account
from tests.support.waiting import until
from tests.ui.test_accessibility import unnamed, without_role

GOOD, BAD, NOTE, RUNNING = CheckState.GOOD, CheckState.BAD, CheckState.NOTE, CheckState.RUNNING
DIRECT = CheckResult(
    "way-jingle-socks5-direct", Check.WAY, GOOD, method="jingle", kind=Kind.SOCKS5_DIRECT, seconds=0.31
)
PROXIED = replace(DIRECT, id="way-jingle-socks5-proxy", kind=Kind.SOCKS5_PROXY)
STUN = CheckResult("stun-0", Check.STUN, GOOD, subject="stun.river.example:3478", address="192.0.2.7:40112")


class Page:
    """The page and its hands."""

    def __init__(self) -> None:
        self.backend = FakeBackend()
        self.page = TransferTestPage(Bridge(self.backend))
        self.page.resize(530, 900)
        self.page.show()

    def button(self, name: str) -> QAbstractButton:
        found = self.page.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton)
        return found

    def press(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    async def begin(self) -> None:
        self.press("start-test")
        await until(lambda: self.backend.self_tests.running)

    def rows(self) -> list[str]:
        rows = [one for one in self.page.findChildren(CheckRow) if one.isVisible()]
        return [one.spoken for one in sorted(rows, key=lambda one: one.y())]

    @property
    def summary(self) -> str:
        found = self.page.findChild(QLabel, "test-summary")
        assert isinstance(found, QLabel)
        return found.text()


@pytest.fixture
async def page(qtbot: QtBot) -> AsyncIterator[Page]:
    made = Page()
    yield made
    made.page.close()
    await until(lambda: not made.backend.self_tests.running)


async def test_rows_come_while_it_is_tested_and_are_summed_up(page: Page) -> None:
    assert not page.button("cancel-test").isEnabled()
    await page.begin()
    assert page.backend.called("self_tests.run") == [(ALICE, False)]
    assert not page.button("start-test").isEnabled() and page.button("cancel-test").isEnabled()
    page.backend.self_tests.tell(replace(DIRECT, state=RUNNING, seconds=None))
    await until(lambda: page.rows() == ["Jingle, directly: Testing…"])
    page.backend.self_tests.tell(DIRECT, replace(PROXIED, state=BAD, failure=Unreachable("192.0.2.9:7777")))
    await until(lambda: len(page.rows()) == 2)
    assert page.rows()[0] == "Jingle, directly: Works. The test file arrived whole."
    assert page.rows()[1].startswith("Jingle, through a proxy: Does not work. ")
    page.backend.self_tests.end()
    await until(lambda: page.button("start-test").isEnabled())
    assert page.summary == "Ways that work: 1; ways that do not: 1. Files take those that do."
    await page.begin()
    await until(lambda: page.rows() == [])


async def test_it_is_cancelled_by_button_and_by_closing(page: Page) -> None:
    await page.begin()
    page.backend.self_tests.tell(DIRECT, replace(PROXIED, state=RUNNING))
    page.press("cancel-test")
    await until(lambda: page.button("start-test").isEnabled())
    assert page.backend.self_tests.cancelled == 1
    assert page.summary == "The test was cancelled."
    await until(lambda: len(page.rows()) == 1)
    await page.begin()
    page.page.close()
    await until(lambda: page.backend.self_tests.cancelled == 2)


async def test_an_upload_is_made_only_when_it_was_wanted(page: Page) -> None:
    page.button("test-upload").click()
    await page.begin()
    assert page.backend.called("self_tests.run") == [(ALICE, True)]


async def test_what_keeps_it_from_beginning_is_said(page: Page) -> None:
    page.backend.fail_next["self_tests.run"] = PasswordMissing(str(ALICE))
    page.press("start-test")
    await until(lambda: page.button("start-test").isEnabled() and "password" in page.summary)
    offline = account(ALICE, AccountState.OFFLINE)
    page.backend.accounts.listed[ALICE] = offline
    page.backend.publish(AccountChanged(offline))
    await until(lambda: page.summary == "No account is online.")
    assert not page.button("start-test").isEnabled()


async def test_the_report_hides_addresses_unless_they_are_wanted(page: Page) -> None:
    await page.begin()
    failure = Unreachable("192.0.2.9:7777 [2001:db8::7]:5281")
    page.backend.self_tests.tell(DIRECT, STUN, replace(PROXIED, state=BAD, failure=failure, seconds=5.0))
    page.backend.self_tests.end()
    await until(lambda: page.button("copy-report").isEnabled())
    page.press("copy-report")
    text = QApplication.clipboard().text()
    assert "[ok] Jingle, directly: The test file arrived whole. (0.3 s)" in text
    assert "stun.river.example:3478" in text and MASK in text
    assert "192.0.2" not in text and "2001:db8" not in text
    page.press("report-addresses")
    page.press("copy-report")
    assert "192.0.2.7:40112" in QApplication.clipboard().text()
    assert "[2001:db8::7]:5281" in QApplication.clipboard().text()


async def test_rows_are_reached_by_keys(page: Page) -> None:
    await page.begin()
    page.backend.self_tests.tell(DIRECT, PROXIED)
    await until(lambda: len(page.rows()) == 2)
    rows = page.page.findChildren(CheckRow)
    assert without_role(page.page) == []
    assert unnamed(page.page) == []
    page.page.activateWindow()
    await until(page.page.isActiveWindow)
    rows[0].setFocus()
    QTest.keyClick(page.page, Qt.Key.Key_Tab)
    assert page.page.focusWidget() is rows[1].focusProxy()


FAILED = (None, TimedOut("transfer", 40.0), Unsupported("a@b", "x"))


@pytest.mark.parametrize("check", list(Check))
@pytest.mark.parametrize("finding", list(Finding))
@pytest.mark.parametrize("state", [GOOD, NOTE, BAD])
async def test_every_row_has_words(check: Check, finding: Finding, state: CheckState) -> None:
    for kind in (*Kind, None):
        for failure in FAILED:
            one = CheckResult("x", check, state, finding, "jingle", kind, "x.example", "192.0.2.7:1", 5, failure, 1.0)
            assert title_words(one) and state_words(one.state)
            assert sentence(one).endswith(".")
            assert "{" not in title_words(one) + sentence(one)
            assert "192.0.2.7" not in report([one], addresses=False)


def test_summaries() -> None:
    assert "could not begin" in summary([])
    assert summary([DIRECT, PROXIED]) == "Every way that was tested works: 2."
    assert "No way worked" in summary([replace(DIRECT, state=BAD)])


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("at 192.0.2.7:5281, later", f"at {MASK}:5281, later"),
        ("[fd00::2]:43577 and ::1.", f"{MASK}:43577 and {MASK}."),
        ("It took 0.3 s at 10:20:30 for 1.2.3 or abc:def", "It took 0.3 s at 10:20:30 for 1.2.3 or abc:def"),
        ("home.river.example:5281", MASK),
    ],
)
def test_masking(text: str, hidden: str) -> None:
    assert masked(text, ["home.river.example:5281"]) == hidden


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("WrongPassword(account='alice@river.example')", f"WrongPassword(account='{MASK}@river.example')"),
        ("alice@river.example/Gharial.x7Yk2q is gone", f"{MASK}@river.example/{MASK} is gone"),
        ("(jürgen.müller+1@xn--bcher-kva.example), twice", f"({MASK}@xn--bcher-kva.example), twice"),
        ("d\\\\27artagnan\\\\40gascon@river.example.", f"{MASK}@river.example."),
        ("proxy.river.example answers.", "proxy.river.example answers."),
        ("alice@[2001:db8::1]:5281", f"{MASK}@[2001:db8::1]:5281"),
        ("at 'alice@river.example/Alice (desk), at home' and on", f"at '{MASK}@river.example/{MASK}' and on"),
        ("\"alice@river.example/my desk\", 'x'", f"\"{MASK}@river.example/{MASK}\", 'x'"),
        ("a@b bob@c.example/home", f"{MASK}@b {MASK}@c.example/{MASK}"),
    ],
)
def test_accounts_lose_their_names_and_keep_their_server(text: str, hidden: str) -> None:
    assert nameless(text) == hidden


@pytest.mark.parametrize("resource", ['Alice\'s big "desk", at home', "a/b c@d; e", "two  blanks", "Gharial on desk"])
def test_a_device_with_blanks_in_its_name_goes_whole_from_a_report(resource: str) -> None:
    jid = f"alice@river.example/{resource}"
    results = [replace(DIRECT, failure=failure) for failure in (WrongPassword(jid), Unsupported(jid, "a port"))]
    text = report([*results, replace(STUN, subject=jid)], addresses=True)
    assert not [word for word in ("alice", "Alice", "desk", "c@d", "blanks") if word in text], text
    assert f"{MASK}@river.example/{MASK}" in text


@pytest.mark.parametrize("addresses", [True, False])
def test_no_report_names_an_account(addresses: bool) -> None:
    bad = WrongPassword("alice@river.example/Gharial.x7Yk2q")
    results = [replace(one, failure=bad) for one in (DIRECT, PROXIED, STUN)]
    text = report(results, addresses=addresses)
    assert "alice" not in text and "x7Yk2q" not in text
    assert f"{MASK}@river.example" in text
