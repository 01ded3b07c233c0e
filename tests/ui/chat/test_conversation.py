"""A conversation, used as hands do: typing, editing, reading, searching."""

from dataclasses import replace

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from gharial.model.account import AccountState, Show
from gharial.model.contact import Resource
from gharial.model.conversation import Composing, MessageState
from gharial.model.events import AccountChanged, MessageChanged, PeerComposed, SettingsChanged
from gharial.model.failures import NotConnected
from gharial.model.jid import Jid
from gharial.model.settings import Settings
from gharial.ui.chat.ask_bar import AskBar
from gharial.ui.chat.header import PresenceSign
from gharial.ui.chat.window import ChatWindow
from gharial.ui.style.presence import presence_icon
from tests.support.fake_backend import ALICE, BOB, FakeBackend, account
from tests.ui.chat.conftest import history, incoming, opened, outgoing, settled, until

ENTER = Qt.Key.Key_Return


async def test_typing_and_enter_sends_and_the_row_appears(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await opened(window, backend)
    field = conversation.composer.input
    assert field.hasFocus() or window.focusWidget() is field
    QTest.keyClicks(field, "Do you have it?")
    QTest.keyClick(field, ENTER)
    await until(lambda: conversation.model.rowCount() == 1)
    assert backend.called("chat.send") == [(ALICE, BOB, "Do you have it?")]
    assert field.toPlainText() == ""
    said = conversation.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "You" in said and "Do you have it?" in said and "sending" in said


async def test_blanks_alone_are_not_sent(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await opened(window, backend)
    button = conversation.findChild(QPushButton, "send-message")
    assert button is not None and not button.isEnabled()
    QTest.keyClicks(conversation.composer.input, "   ")
    QTest.keyClick(conversation.composer.input, ENTER)
    await settled()
    assert backend.called("chat.send") == []


async def test_shift_enter_makes_a_line_and_the_input_grows(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await opened(window, backend)
    field = conversation.composer.input
    before = field.height()
    QTest.keyClicks(field, "one")
    QTest.keyClick(field, ENTER, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field, "two")
    await settled()
    assert field.toPlainText() == "one\ntwo" and field.height() > before
    for _ in range(30):
        QTest.keyClick(field, ENTER, Qt.KeyboardModifier.ShiftModifier)
    await settled()
    assert field.height() < 12 * field.fontMetrics().lineSpacing()


async def test_control_enter_sends_where_the_setting_says_so(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await opened(window, backend)
    backend.publish(SettingsChanged(Settings(enter_sends=False)))
    await settled()
    field = conversation.composer.input
    QTest.keyClicks(field, "one")
    QTest.keyClick(field, ENTER)
    await settled()
    assert backend.called("chat.send") == [] and field.toPlainText() == "one\n"
    QTest.keyClick(field, ENTER, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: backend.called("chat.send") == [(ALICE, BOB, "one")])


async def test_a_text_that_could_not_be_sent_comes_back(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await opened(window, backend)
    backend.fail_next["chat.send"] = NotConnected("alice@river.example")
    field = conversation.composer.input
    QTest.keyClicks(field, "important")
    QTest.keyClick(field, ENTER)
    await until(lambda: not conversation.notice.isHidden())
    assert field.toPlainText() == "important"
    assert "alice@river.example" in conversation.notice.words
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert conversation.notice.isHidden()


async def test_up_in_an_empty_input_edits_the_last_own_message(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [outgoing(1, "teh survey"), incoming(2, "?")]
    conversation = await opened(window, backend)
    field = conversation.composer.input
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.toPlainText() == "teh survey"
    field.selectAll()
    QTest.keyClicks(field, "the survey")
    QTest.keyClick(field, ENTER)
    await until(lambda: conversation.model.messages[0].edited)
    ((message, text),) = backend.called("chat.correct")
    assert (message.key, text) == (1, "the survey") and backend.called("chat.send") == []
    assert "edited" in conversation.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


async def test_escape_leaves_the_edit_and_gives_the_draft_back(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [outgoing(1, "old")]
    conversation = await opened(window, backend)
    field = conversation.composer.input
    QTest.keyClicks(field, "half a thought")
    conversation.composer.edit(conversation.model.messages[0])
    assert conversation.composer.draft == "half a thought"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.toPlainText() == "half a thought" and conversation.composer.edited is None


async def test_a_failed_correction_is_not_lost(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [outgoing(1, "old")]
    conversation = await opened(window, backend)
    backend.fail_next["chat.correct"] = NotConnected("alice@river.example")
    field = conversation.composer.input
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClicks(field, "er")
    QTest.keyClick(field, ENTER)
    await until(lambda: not conversation.notice.isHidden())
    assert field.toPlainText() == "older" and conversation.composer.edited is not None


async def test_composing_is_told_once_and_ended_when_the_input_is_empty(
    window: ChatWindow, backend: FakeBackend
) -> None:
    conversation = await opened(window, backend)
    field = conversation.composer.input
    QTest.keyClicks(field, "abc")
    assert backend.called("chat.composing") == [(ALICE, BOB, True)]
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert backend.called("chat.composing")[-1] == (ALICE, BOB, False)


async def test_a_draft_is_shown_again_without_telling_the_peer(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.drafts[(ALICE, BOB)] = "not yet"
    conversation = await opened(window, backend)
    assert conversation.composer.input.toPlainText() == "not yet"
    assert backend.called("chat.composing") == [] and backend.called("chat.keep_draft") == []


async def test_a_draft_is_kept_on_leaving_and_cleared_by_sending(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await opened(window, backend)
    QTest.keyClicks(conversation.composer.input, "later")
    window.open_conversation(ALICE, Jid("carol@river.example"))
    await until(lambda: backend.chat.drafts.get((ALICE, BOB)) == "later")
    window.open_conversation(ALICE, BOB)
    QTest.keyClick(conversation.composer.input, ENTER)
    await until(lambda: backend.chat.drafts.get((ALICE, BOB)) == "")


async def test_reading_is_told_only_while_somebody_looks(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = history(5)
    backend.chat.unread[(ALICE, BOB)] = 2
    conversation = await opened(window, backend)
    await until(lambda: backend.called("chat.mark_read") == [(ALICE, BOB)])
    window.open_conversation(ALICE, Jid("carol@river.example"))
    backend.chat.unread[(ALICE, BOB)] = 1
    backend.chat.add(incoming(50, "psst"), fresh=True)
    await until(lambda: conversation.unread == 1)
    assert len(backend.called("chat.mark_read")) == 1
    assert window.tabs.tabText(0) == "Bob (1)"
    assert conversation.model.unread_key == 50
    window.open_conversation(ALICE, BOB)
    await until(lambda: len(backend.called("chat.mark_read")) == 2)


async def test_the_line_of_new_messages_is_above_the_first_unread(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "a"), outgoing(2, "b"), incoming(3, "c"), incoming(4, "d")]
    backend.chat.unread[(ALICE, BOB)] = 2
    conversation = await opened(window, backend)
    rows = [conversation.model.row(at) for at in range(4)]
    assert [row.starts_unread for row in rows] == [False, False, True, False]


async def test_the_header_says_why_nothing_gets_through(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await opened(window, backend)
    words = conversation.findChild(QLabel, "peer-presence")
    assert words is not None
    backend.roster.change(ALICE, BOB, blocked=True, resources=())
    await until(lambda: words.text().startswith("Blocked"))
    backend.publish(AccountChanged(account(ALICE, AccountState.WAITING)))
    await until(lambda: words.text() == "You are not connected")
    backend.roster.change(ALICE, BOB, blocked=False)
    backend.publish(AccountChanged(account(ALICE)))
    await until(lambda: words.text() == "Offline")


async def test_nobody_looks_available_while_we_are_not_connected(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await opened(window, backend)
    words, sign = conversation.findChild(QLabel, "peer-presence"), conversation.findChild(PresenceSign)
    assert words is not None and sign is not None
    assert (words.text(), sign.accessibleName()) == ("Available · 1 device", "Available")
    backend.publish(AccountChanged(account(ALICE, AccountState.WAITING)))
    await until(lambda: words.text() == "You are not connected")
    assert sign.accessibleName() == "Offline"
    assert conversation.tab_icon().pixmap(16).toImage() == presence_icon(Show.OFFLINE).pixmap(16).toImage()
    assert not conversation.peer.online
    backend.publish(AccountChanged(account(ALICE)))
    await until(lambda: words.text() == "Available · 1 device")
    assert sign.accessibleName() == "Available"
    assert conversation.peer.online


async def test_the_header_says_presence_and_devices_in_words(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await opened(window, backend)
    words = conversation.findChild(QLabel, "peer-presence")
    assert words is not None and words.text() == "Available · 1 device"
    devices = tuple(Resource(Jid(f"{BOB}/{name}"), Show.AWAY) for name in ("desk", "phone"))
    backend.roster.change(ALICE, BOB, resources=devices)
    await until(lambda: words.text() == "Away · 2 devices")
    backend.publish(PeerComposed(ALICE, BOB, Composing.COMPOSING))
    await until(lambda: words.text() == "typing…")
    backend.chat.add(incoming(9, "there"))
    await until(lambda: words.text() == "Away · 2 devices")


async def test_a_message_changes_its_state_in_place(window: ChatWindow, backend: FakeBackend) -> None:
    sent = outgoing(1, "hello", state=MessageState.QUEUED)
    backend.chat.kept[(ALICE, BOB)] = [sent]
    conversation = await opened(window, backend)
    index = conversation.model.index(0)
    for state, words in (
        (MessageState.QUEUED, "waiting for the connection"),
        (MessageState.SENT, "sent"),
        (MessageState.DELIVERED, "delivered"),
        (MessageState.READ, "read"),
    ):
        backend.publish(MessageChanged(replace(sent, state=state)))
        await until(lambda words=words: index.data(Qt.ItemDataRole.AccessibleTextRole).endswith(words))


async def test_a_failed_message_says_why_and_is_tried_again(window: ChatWindow, backend: FakeBackend) -> None:
    sent = outgoing(1, "hello")
    backend.chat.kept[(ALICE, BOB)] = [sent]
    conversation = await opened(window, backend)
    before = conversation.messages.visualRect(conversation.model.index(0)).height()
    failed = replace(sent, state=MessageState.FAILED, failure=NotConnected("alice@river.example"))
    backend.publish(MessageChanged(failed))
    index = conversation.model.index(0)
    await until(lambda: conversation.messages.visualRect(index).height() > before)
    assert "Not sent" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    layout = conversation.messages.rows.layout_of(index)
    spot = layout.spots[0].rect.center() + conversation.messages.visualRect(index).topLeft()
    QTest.mouseClick(conversation.messages.viewport(), Qt.MouseButton.LeftButton, pos=spot.toPoint())
    await until(lambda: backend.called("chat.resend"))


async def test_search_jumps_to_what_it_finds_far_back(window: ChatWindow, backend: FakeBackend) -> None:
    kept = history(3000)
    kept[100] = replace(kept[100], body="the needle")
    backend.chat.kept[(ALICE, BOB)] = kept
    conversation = await opened(window, backend)
    QTest.keyClick(conversation, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert not conversation.search.isHidden()
    QTest.keyClicks(conversation.search.field, "needle")
    QTest.keyClick(conversation.search.field, ENTER)
    await until(lambda: conversation.model.place(101) is not None)
    await settled()
    at = conversation.model.place(101)
    rect = conversation.messages.visualRect(conversation.model.index(at))
    assert conversation.messages.viewport().rect().intersects(rect)
    assert not conversation.model.last and conversation.messages.rows.attention.found_key == 101
    conversation.go_to_latest()
    await until(lambda: conversation.model.last and conversation.messages.at_bottom)
    QTest.keyClick(conversation.search.field, Qt.Key.Key_Escape)
    assert conversation.search.isHidden()


async def test_search_that_finds_nothing_says_so(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await opened(window, backend)
    conversation.search.begin()
    QTest.keyClicks(conversation.search.field, "nothing")
    QTest.keyClick(conversation.search.field, ENTER)
    count = conversation.search.findChild(QLabel, "search-count")
    assert count is not None
    await until(lambda: count.text() == "Nothing found")


async def test_sending_from_the_past_shows_the_present(window: ChatWindow, backend: FakeBackend) -> None:
    kept = history(3000)
    backend.chat.kept[(ALICE, BOB)] = kept
    conversation = await opened(window, backend)
    conversation.go_to_message(kept[10])
    await until(lambda: conversation.model.place(11) is not None)
    QTest.keyClicks(conversation.composer.input, "now")
    QTest.keyClick(conversation.composer.input, ENTER)
    await until(lambda: conversation.model.last and conversation.model.messages[-1].body == "now")


async def test_pasted_text_stays_text(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await opened(window, backend)
    mime = QMimeData()
    mime.setHtml("<b>bold</b>")
    mime.setText("bold")
    QGuiApplication.clipboard().setMimeData(mime)
    conversation.composer.input.paste()
    assert conversation.composer.input.toPlainText() == "bold"
    assert all(bar.isHidden() for bar in conversation.findChildren(AskBar))


async def test_an_unknown_peer_is_shown_by_address(window: ChatWindow, backend: FakeBackend) -> None:
    window.open_conversation(ALICE, Jid("stranger@else.example/x"))
    await settled()
    assert window.tabs.tabText(0) == "stranger@else.example"
    assert backend.called("chat.page")[0][1] == Jid("stranger@else.example")
