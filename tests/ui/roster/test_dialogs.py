"""Adding contacts, and answering those who want to add us."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gharial.model.contact import SubscriptionRequest
from gharial.model.events import SubscriptionRequested, SubscriptionRequestGone
from gharial.model.failures import MalformedJid, NotConnected
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.roster.add_dialog import AddDialog
from gharial.ui.roster.request_dialog import RequestDialog
from gharial.ui.widgets.look_alike import mixes_scripts
from tests.support.fake_backend import ALICE, BOB, FakeBackend
from tests.support.waiting import until

LEFT = Qt.MouseButton.LeftButton
ZED = Jid("zed@river.example")


class Form:
    """The dialog that adds, and its fields."""

    def __init__(self, qtbot: QtBot) -> None:
        self.backend = FakeBackend(contacts=3)
        self.dialog = AddDialog(Bridge(self.backend), ["Friends", "R&D"])
        self.closed: list[int] = []
        self.dialog.finished.connect(self.closed.append)
        # It deletes itself when it is closed.
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    def field(self, name: str) -> QLineEdit:
        found = self.dialog.findChild(QLineEdit, name)
        assert isinstance(found, QLineEdit)
        return found

    def error(self) -> str:
        label = self.dialog.findChild(QLabel, "add-error")
        assert isinstance(label, QLabel)
        return label.text() if label.isVisible() else ""

    def press_enter(self) -> None:
        QTest.keyClick(self.field("add-address"), Qt.Key.Key_Return)


@pytest.fixture
async def form(qtbot: QtBot) -> Form:
    return Form(qtbot)


async def test_a_contact_is_added_with_everything_that_was_written(form: Form) -> None:
    QTest.keyClicks(form.field("add-address"), "  xmpp:Zed@River.Example/phone ")
    QTest.keyClicks(form.field("add-name"), "Zed")
    group = form.dialog.findChild(QComboBox, "add-group")
    assert isinstance(group, QComboBox)
    group.setCurrentText("R&D")
    form.field("add-message").setText("Hi")
    form.press_enter()
    await until(lambda: form.backend.called("roster.add") == [(ALICE, ZED, "Zed", ("R&D",), "Hi")])
    await until(lambda: form.closed == [1])


async def test_the_word_in_somebodys_link_goes_to_their_server_and_to_no_other(form: Form) -> None:
    form.field("add-address").setText("xmpp:zed@river.example?roster;preauth=t0ken;name=Zed")
    form.backend.fail_next["roster.add"] = NotConnected(str(ALICE))
    form.press_enter()
    await until(form.error)
    assert form.backend.called("roster.add")[0][-1] == "t0ken"
    form.field("add-address").setText("other@river.example")
    form.press_enter()
    await until(lambda: form.closed == [1])
    assert form.backend.called("roster.add")[1][1] == Jid("other@river.example")
    assert "t0ken" not in form.backend.called("roster.add")[1]


@pytest.mark.parametrize("typed", ["", "   ", "zed", "@river.example", "a b@c d", "zed@", "x" * 2000 + "@y"])
async def test_what_is_no_address_is_said_in_the_dialog(form: Form, typed: str) -> None:
    QTest.keyClicks(form.field("add-address"), typed)
    form.press_enter()
    assert form.error()
    assert form.backend.called("roster.add") == []
    assert form.closed == []
    QTest.keyClicks(form.field("add-address"), "x")
    assert form.error() == ""


async def test_a_server_alone_is_nobody(form: Form) -> None:
    form.field("add-address").setText("river.example")
    form.press_enter()
    assert form.error() == explain(MalformedJid("river.example")).sentence


async def test_oneself_and_who_is_there_already_are_not_added(form: Form) -> None:
    form.field("add-address").setText(str(ALICE))
    form.press_enter()
    assert "your own address" in form.error()
    form.field("add-address").setText(str(BOB))
    form.press_enter()
    assert "Bob is in your contacts already" in form.error()
    assert form.backend.called("roster.add") == []


async def test_a_failure_is_said_and_what_was_written_stays(form: Form) -> None:
    failure = NotConnected(str(ALICE))
    form.backend.fail_next["roster.add"] = failure
    form.field("add-address").setText(str(ZED))
    form.press_enter()
    await until(lambda: form.error() == explain(failure).sentence)
    assert form.field("add-address").text() == str(ZED)
    form.press_enter()
    await until(lambda: form.closed == [1])


class Door:
    """The dialog of requests."""

    def __init__(self, qtbot: QtBot) -> None:
        self.backend = FakeBackend()
        self.bridge = Bridge(self.backend)
        self.failures: list[object] = []
        self.bridge.failed.connect(self.failures.append)
        self.dialog = RequestDialog(self.bridge)
        qtbot.addWidget(self.dialog)

    def ask(self, name: str, text: str = "", nick: str = "") -> None:
        request = SubscriptionRequest(ALICE, Jid(f"{name}@river.example"), text, nick)
        self.backend.roster.pending.append(request)
        self.backend.publish(SubscriptionRequested(request))

    def label(self, name: str) -> QLabel:
        found = self.dialog.findChild(QLabel, name)
        assert isinstance(found, QLabel)
        return found

    async def press(self, name: str) -> None:
        button = self.dialog.findChild(QPushButton, name)
        assert isinstance(button, QPushButton)
        await until(button.isEnabled)
        QTest.mouseClick(button, LEFT)

    def answers(self) -> list[tuple[str, bool, bool]]:
        return [(str(jid), allow, back) for _, jid, allow, back in self.backend.called("roster.answer_request")]


@pytest.fixture
async def door(qtbot: QtBot) -> Door:
    made = Door(qtbot)
    made.ask("mallory", "<b>Hello</b>", "Bob")
    await until(lambda: made.dialog.waiting == 1)
    made.dialog.show()
    return made


async def test_the_true_address_is_always_there_and_nothing_is_markup(door: Door) -> None:
    assert door.label("request-address").text() == "mallory@river.example"
    assert "Bob" in door.label("request-title").text()
    assert door.label("request-text").text() == "<b>Hello</b>"
    labels = door.dialog.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels if label.text())


@pytest.mark.parametrize(
    ("button", "answer"),
    [
        ("request-allow-add", ("mallory@river.example", True, True)),
        ("request-allow", ("mallory@river.example", True, False)),
        ("request-decline", ("mallory@river.example", False, False)),
        ("request-block", ("mallory@river.example", False, False)),
    ],
)
async def test_each_button_answers(door: Door, button: str, answer: tuple[str, bool, bool]) -> None:
    await door.press(button)
    await until(lambda: door.answers() == [answer])
    assert not door.dialog.isVisible()
    if button == "request-block":
        await until(lambda: door.backend.called("roster.block") or door.failures)


async def test_enter_and_escape_let_nobody_in(door: Door) -> None:
    QTest.keyClick(door.dialog, Qt.Key.Key_Return)
    QTest.keyClick(door.dialog, Qt.Key.Key_Escape)
    assert door.answers() == []
    assert door.dialog.waiting == 1


async def test_a_flood_is_one_dialog_and_can_be_declined_at_once(door: Door) -> None:
    for number in range(200):
        door.ask(f"bot{number}")
    await until(lambda: door.dialog.waiting == 201)
    assert door.label("request-count").text() == "200 more wait"
    await door.press("request-decline-all")
    await until(lambda: len(door.answers()) == 201)
    assert not any(allow for _, allow, _ in door.answers())
    assert not door.dialog.isVisible()


async def test_the_second_half_of_a_double_click_answers_nobody_else(door: Door) -> None:
    door.ask("trent")
    await until(lambda: door.dialog.waiting == 2)
    button = door.dialog.findChild(QPushButton, "request-allow")
    QTest.mouseClick(button, LEFT)
    QTest.mouseClick(button, LEFT)
    await until(lambda: len(door.answers()) == 1)
    assert door.dialog.waiting == 1
    await door.press("request-decline")
    await until(lambda: door.answers()[1:] == [("trent@river.example", False, False)])


async def test_answered_elsewhere_closes_it(door: Door) -> None:
    door.backend.publish(SubscriptionRequestGone(ALICE, Jid("mallory@river.example")))
    await until(lambda: not door.dialog.isVisible())


async def test_an_answer_that_did_not_get_through_is_asked_again(door: Door) -> None:
    door.backend.fail_next["roster.answer_request"] = NotConnected(str(ALICE))
    await door.press("request-allow")
    await until(lambda: len(door.failures) == 1)
    assert door.dialog.waiting == 1


@pytest.mark.parametrize(
    ("address", "odd"),
    [
        ("paypal@river.example", False),
        ("раypal@river.example", True),
        ("иван@почта.example", False),
        ("田中さん@river.example", False),
        ("bob2@river.example", False),
        ("ехаmple@river.example", True),
    ],
)
def test_look_alikes(address: str, odd: bool) -> None:
    assert mixes_scripts(address) is odd
