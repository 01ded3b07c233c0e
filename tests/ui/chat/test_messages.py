"""The list of messages: paging, staying in place, marking, copying, links, the menu."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from gharial.model.jid import Jid
from gharial.ui.chat.conversation import ConversationView
from gharial.ui.chat.links import utf16_length
from gharial.ui.chat.model import KEPT
from gharial.ui.chat.window import ChatWindow
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from tests.support.fake_backend import ALICE, BOB, FakeBackend
from tests.ui.chat.conftest import START, history, incoming, opened, outgoing, settled, until

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def visited(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    seen: list[str] = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda url: seen.append(QUrl(url).toString()))
    return seen


def top_of(conversation: ConversationView, key: int) -> int:
    at = conversation.model.place(key)
    assert at is not None
    return conversation.messages.visualRect(conversation.model.index(at)).top()


def place_of(conversation: ConversationView, row: int, letters: str) -> QPoint:
    """Where the first of some letters is on screen."""
    index = conversation.model.index(row)
    layout = conversation.messages.rows.layout_of(index)
    assert layout.text is not None
    at = layout.shown_text.index(letters)
    at = utf16_length(layout.shown_text[:at])
    place = layout.text.place_of(at).translated(layout.text_at)
    return (
        QPoint(round(place.left() + 2), round(place.center().y())) + conversation.messages.visualRect(index).topLeft()
    )


async def test_a_conversation_opens_at_its_end_with_one_page(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = history(5000)
    conversation = await opened(window, backend)
    assert conversation.model.rowCount() == 50
    assert conversation.messages.at_bottom
    bar = conversation.messages.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    assert conversation.model.messages[-1].key == 4999


async def test_scrolling_to_the_top_loads_older_ones_and_keeps_the_place(
    window: ChatWindow, backend: FakeBackend
) -> None:
    backend.chat.kept[(ALICE, BOB)] = history(500)
    conversation = await opened(window, backend)
    conversation.messages.verticalScrollBar().setValue(30)
    key = conversation.model.messages[2].key
    before = top_of(conversation, key)
    await until(lambda: conversation.model.rowCount() == 100)
    await settled()
    assert abs(top_of(conversation, key) - before) <= 2
    assert not conversation.messages.at_bottom


async def test_scrolling_through_everything_keeps_few_rows(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = history(1100)
    conversation = await opened(window, backend)
    bar = conversation.messages.verticalScrollBar()
    while not conversation.model.first:
        oldest = conversation.model.messages[0].key
        bar.setValue(0)
        await until(lambda oldest=oldest: conversation.model.messages[0].key < oldest)
        await settled()
        assert conversation.model.rowCount() <= KEPT
    assert conversation.model.messages[0].key == 1 and not conversation.model.last
    while not conversation.model.last:
        latest = conversation.model.messages[-1].key
        bar.setValue(bar.maximum())
        await until(lambda latest=latest: conversation.model.messages[-1].key > latest)
        await settled()
        keys = [one.key for one in conversation.model.messages]
        assert keys == list(range(keys[0], keys[0] + len(keys)))
    assert conversation.model.messages[-1].key == 1099


async def test_a_new_message_is_followed_at_the_end_only(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = history(60)
    conversation = await opened(window, backend)
    bar = conversation.messages.verticalScrollBar()
    backend.chat.add(incoming(1000, "new"))
    await until(lambda: conversation.model.messages[-1].key == 1000)
    await settled()
    assert bar.value() == bar.maximum()
    bar.setValue(bar.maximum() // 2)
    await settled()
    button = conversation.findChild(QPushButton, "jump-to-latest")
    assert button is not None and button.isVisible()
    was = bar.value()
    backend.chat.add(incoming(1001, "newer"))
    await until(lambda: conversation.model.messages[-1].key == 1001)
    await settled()
    assert bar.value() == was < bar.maximum()
    QTest.mouseClick(button, LEFT)
    await until(lambda: bar.value() == bar.maximum())
    assert not button.isVisible()


@pytest.mark.parametrize("times", [1, 2, 3, 6])
async def test_resizing_keeps_the_place(window: ChatWindow, backend: FakeBackend, times: int) -> None:
    words = "a sentence that is long enough to need another line when the window becomes narrow. "
    backend.chat.kept[(ALICE, BOB)] = [incoming(key, words * times) for key in range(1, 60)]
    conversation = await opened(window, backend)
    bar = conversation.messages.verticalScrollBar()
    window.resize(400, 500)
    await settled()
    assert bar.value() == bar.maximum()
    conversation.messages.go_to(40, conversation.messages.ScrollHint.PositionAtTop)
    await settled()
    window.resize(700, 500)
    await settled()
    assert abs(top_of(conversation, 40)) < 40


async def test_one_from_the_archive_goes_to_its_place(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "a"), incoming(5, "e")]
    conversation = await opened(window, backend)
    backend.chat.add(incoming(3, "c"))
    await until(lambda: [one.key for one in conversation.model.messages] == [1, 3, 5])
    backend.chat.add(incoming(3, "c"))
    await settled()
    assert conversation.model.rowCount() == 3


async def test_groups_and_days(window: ChatWindow, backend: FakeBackend) -> None:
    day = timedelta(days=1)
    backend.chat.kept[(ALICE, BOB)] = [
        incoming(1, "a"),
        incoming(2, "b"),
        outgoing(3, "c"),
        outgoing(30, "d"),
        incoming(4, "e", time=START + day),
    ]
    conversation = await opened(window, backend)
    rows = [conversation.model.row(at) for at in range(5)]
    assert [row.starts_group for row in rows] == [True, False, True, True, True]
    assert [row.starts_day for row in rows] == [True, False, False, False, True]
    assert [row.sender for row in rows] == ["Bob", "Bob", "You", "You", "Bob"]


async def test_a_time_that_cannot_be_true_is_unknown(window: ChatWindow, backend: FakeBackend) -> None:
    future = datetime.now(UTC) + timedelta(days=4000)
    backend.chat.kept[(ALICE, BOB)] = [
        incoming(1, "old", time=datetime(1971, 1, 1, tzinfo=UTC)),
        incoming(2, "late", time=future),
    ]
    conversation = await opened(window, backend)
    for row in range(2):
        assert "unknown time" in conversation.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)


async def test_a_delayed_one_shows_when_it_was_sent(window: ChatWindow, backend: FakeBackend) -> None:
    sent = datetime.now().astimezone().replace(hour=9, minute=12) - timedelta(days=3)
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "x", time=sent.astimezone(UTC), delayed=True)]
    conversation = await opened(window, backend)
    layout = conversation.messages.rows.layout_of(conversation.model.index(0))
    assert layout.header_time == "09:12" and "arrived later" in layout.meta_text


async def test_markup_is_shown_as_it_was_written(window: ChatWindow, backend: FakeBackend) -> None:
    text = '<b>x</b> <img src="http://evil.example/x.png"> <a href="file:///etc/passwd">y</a>'
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, text)]
    conversation = await opened(window, backend)
    layout = conversation.messages.rows.layout_of(conversation.model.index(0))
    assert layout.shown_text == text
    assert [link.target for link in layout.links] == ["http://evil.example/x.png"]


async def test_a_link_says_where_it_leads_and_opens(
    window: ChatWindow, backend: FakeBackend, visited: list[str]
) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "see https://river.example/a?b=1 now")]
    conversation = await opened(window, backend)
    place = place_of(conversation, 0, "river")
    assert conversation.messages.tooltip_at(place) == "Opens river.example\nhttps://river.example/a?b=1"
    QTest.mouseMove(conversation.messages.viewport(), place)
    await until(lambda: not conversation.floating.isHidden())
    assert conversation.floating.text() == "https://river.example/a?b=1"
    QTest.mouseClick(conversation.messages.viewport(), LEFT, pos=place)
    assert visited == ["https://river.example/a?b=1"]
    QTest.mouseClick(conversation.messages.viewport(), LEFT, pos=place_of(conversation, 0, "now"))
    assert len(visited) == 1


async def test_the_only_link_of_a_message_opens_by_enter(
    window: ChatWindow, backend: FakeBackend, visited: list[str]
) -> None:
    backend.chat.kept[(ALICE, BOB)] = [
        incoming(1, "https://river.example/map or mailto:bob@river.example"),
        incoming(2, "see https://river.example/map"),
    ]
    conversation = await opened(window, backend)
    conversation.messages.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(conversation.messages, Qt.Key.Key_Return)
    assert visited == ["https://river.example/map"]
    # Which of two is meant nobody can know.
    QTest.keyClick(conversation.messages, Qt.Key.Key_Up)
    QTest.keyClick(conversation.messages, Qt.Key.Key_Return)
    await settled()
    assert visited == ["https://river.example/map"]


async def test_a_disguised_link_is_shown_bare_and_asked_for(
    window: ChatWindow, backend: FakeBackend, visited: list[str]
) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "log in at https://аррӏе.com/x")]
    conversation = await opened(window, backend)
    layout = conversation.messages.rows.layout_of(conversation.model.index(0))
    assert layout.shown_text == "log in at https://xn--80ak6aa92e.com/x"
    QTest.mouseClick(conversation.messages.viewport(), LEFT, pos=place_of(conversation, 0, "80ak"))
    assert visited == [] and "xn--80ak6aa92e.com" in conversation.question.words
    yes = conversation.findChild(QPushButton, "question-yes")
    assert yes is not None
    yes.click()
    assert len(visited) == 1


async def test_a_link_to_a_file_only_ever_asks(window: ChatWindow, backend: FakeBackend, visited: list[str]) -> None:
    """Security 52: nothing leaves before a person said yes to whom and to what."""
    link = "xmpp:romeo@river.example/orchard?recvfile;sid=pub-1;name=a%E2%80%AEgpj.exe;size=2048"
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, f"take {link} now")]
    conversation = await opened(window, backend)
    place = place_of(conversation, 0, "romeo")
    QTest.mouseClick(conversation.messages.viewport(), LEFT, pos=place)
    words = conversation.question.words
    assert "romeo@river.example/orchard" in words and "\u202e" not in words and "gpj.exe" in words and "2" in words
    assert backend.called("request_file") == [] and visited == []
    no, yes = (conversation.findChild(QPushButton, f"question-{one}") for one in ("no", "yes"))
    assert no is not None and yes is not None
    no.click()
    assert backend.called("request_file") == []
    QTest.mouseClick(conversation.messages.viewport(), LEFT, pos=place)
    yes.click()
    await until(lambda: backend.called("request_file"))
    ((account, wanted),) = backend.called("request_file")
    assert account == ALICE and (wanted.owner, wanted.id) == (Jid("romeo@river.example/orchard"), "pub-1")
    assert visited == []


async def test_letters_are_marked_by_the_mouse_and_copied(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "a 😀 word in the middle")]
    conversation = await opened(window, backend)
    area = conversation.messages.viewport()
    QTest.mousePress(area, LEFT, pos=place_of(conversation, 0, "word") - QPoint(2, 0))
    QTest.mouseMove(area, place_of(conversation, 0, "middle") - QPoint(2, 0))
    QTest.mouseRelease(area, LEFT, pos=place_of(conversation, 0, "middle") - QPoint(2, 0))
    assert conversation.messages.marked_text() == "word in the "
    conversation.messages.setFocus()
    QTest.keyClick(conversation.messages, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "word in the "


async def test_a_double_click_marks_a_word(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "some other words")]
    conversation = await opened(window, backend)
    QTest.mouseDClick(conversation.messages.viewport(), LEFT, pos=place_of(conversation, 0, "ther"))
    assert conversation.messages.marked_text() == "other"


async def test_messages_are_selected_by_keys_and_copied(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "first"), outgoing(2, "second")]
    conversation = await opened(window, backend)
    messages = conversation.messages
    messages.setFocus()
    QTest.keyClick(messages, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "second"
    QTest.keyClick(messages, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(messages, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].endswith("Bob: first") and lines[1].endswith("You: second")


async def test_letters_typed_in_the_list_go_to_the_input(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "first")]
    conversation = await opened(window, backend)
    conversation.messages.setFocus()
    QTest.keyClick(conversation.messages, Qt.Key.Key_H)
    assert conversation.composer.input.toPlainText() == "h"
    assert window.focusWidget() is conversation.composer.input


async def test_the_menu_copies_edits_and_opens(window: ChatWindow, backend: FakeBackend, visited: list[str]) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "https://a.example"), outgoing(2, "mine")]
    conversation = await opened(window, backend)
    menu = conversation.messages.open_menu(conversation.model.index(1), QPoint(0, 0))
    named = {action.objectName(): action for action in menu.actions()}
    assert "edit-message" in named and "open-link" not in named
    named["copy-message"].trigger()
    assert QGuiApplication.clipboard().text() == "mine"
    named["edit-message"].trigger()
    assert conversation.composer.edited is not None
    menu.close()
    menu = conversation.messages.open_menu(conversation.model.index(0), QPoint(0, 0))
    named = {action.objectName(): action for action in menu.actions()}
    assert "edit-message" not in named
    named["open-link"].trigger()
    assert visited == ["https://a.example"]
    menu.close()


async def test_a_screen_reader_hears_the_rows(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "hello there")]
    conversation = await opened(window, backend)
    heard = QAccessible.queryAccessibleInterface(conversation.messages)
    assert heard is not None and heard.text(QAccessible.Text.Name) == "Messages"
    assert "hello there" in heard.child(0).text(QAccessible.Text.Name)


async def test_every_control_has_a_name(window: ChatWindow, backend: FakeBackend) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

    conversation = await opened(window, backend)
    conversation.search.begin()
    nameless = []
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
        widgets: list[QWidget] = conversation.findChildren(kind)
        for widget in widgets:
            heard = QAccessible.queryAccessibleInterface(widget)
            if widget.isVisible() and (heard is None or not heard.text(QAccessible.Text.Name)):
                nameless.append(f"{type(widget).__name__} {widget.objectName()}")
    assert nameless == []


@pytest.mark.parametrize(
    "body", ["", "\n\n", "\u202e\u202d", "x" * 60_000, "😀" * 500, "\x00\x1b[31m", "a\u0300" * 900]
)
async def test_any_body_can_be_painted(window: ChatWindow, backend: FakeBackend, body: str) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, body), replace(outgoing(2, body), edited=True)]
    conversation = await opened(window, backend)
    assert not window.grab().isNull()
    layout = conversation.messages.rows.layout_of(conversation.model.index(0))
    assert layout.bubble.right() <= conversation.messages.row_width


async def test_what_is_selected_leaves_the_day_line_alone(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "Do you have the survey?")]
    conversation = await opened(window, backend)
    messages, index = conversation.messages, conversation.model.index(0)
    layout = messages.rows.layout_of(index)
    assert layout.day is not None and layout.own_top >= layout.day.bottom()
    messages.setFocus(Qt.FocusReason.TabFocusReason)
    messages.selectAll()
    place = messages.visualRect(index)
    image = messages.viewport().grab().toImage()
    ratio = image.devicePixelRatio()

    def ground(y: float) -> QColor:
        """Beside everything that is written."""
        return image.pixelColor(round((place.left() + 3) * ratio), round((place.top() + y) * ratio))

    selection = current_theme().color(Role.SELECTION)
    assert ground(layout.bubble.center().y()) == selection
    assert ground(layout.day.top()) != selection and ground(layout.day.bottom()) != selection
