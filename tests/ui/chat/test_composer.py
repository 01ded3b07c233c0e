"""What is written, by keyboard alone: lines, what is pasted, and the way from the input to the messages and back."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from gharial.ui.chat.conversation import ConversationView
from gharial.ui.chat.window import ChatWindow
from tests.support.fake_backend import ALICE, BOB, FakeBackend
from tests.ui.chat.conftest import incoming, opened, settled, until


async def ready(window: ChatWindow, backend: FakeBackend) -> ConversationView:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "first"), incoming(2, "second")]
    conversation = await opened(window, backend)
    conversation.begin_typing()
    return conversation


async def test_many_lines_that_are_pasted_are_sent_by_no_accident(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await ready(window, backend)
    field = conversation.composer.input
    low = field.height()
    data = QMimeData()
    data.setText("one\r\ntwo\nthree\n")
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    await settled()
    assert backend.called("chat.send") == []
    assert field.toPlainText().split("\n")[:3] == ["one", "two", "three"] and field.height() > low + 30
    QTest.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: [call[2] for call in backend.called("chat.send")] == ["one\ntwo\nthree"])


async def test_back_from_the_input_are_the_messages(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await ready(window, backend)
    # They were behind the buttons after the input, and before it was the window's head.
    QTest.keyClick(conversation.composer.input, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert conversation.messages.hasFocus()
    QTest.keyClick(conversation.messages, Qt.Key.Key_Up)
    QTest.keyClicks(conversation.messages, "x")
    assert conversation.composer.input.hasFocus() and conversation.composer.input.toPlainText() == "x"


async def test_buttons_are_as_high_as_one_line(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await ready(window, backend)
    button = conversation.findChild(QPushButton, "send-message")
    assert button is not None and button.height() == conversation.composer.input.height()
    conversation.composer.input.insertPlainText("🐊")
    await settled()
    # A line with an emoji is higher: nothing of it is hidden.
    field = conversation.composer.input
    last = field.blockBoundingGeometry(field.document().lastBlock())
    assert last.bottom() <= field.viewport().height()


async def test_the_messages_scroll_while_one_writes(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(key, f"message {key}") for key in range(1, 60)]
    conversation = await opened(window, backend)
    conversation.begin_typing()
    field, bar = conversation.composer.input, conversation.messages.verticalScrollBar()
    QTest.keyClicks(field, "half a sentence")
    end = bar.value()
    QTest.keyClick(field, Qt.Key.Key_PageUp)
    assert 0 < bar.value() < end
    # The input kept this key for itself as soon as there was something in it.
    QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: conversation.messages.at_bottom)
    assert field.toPlainText() == "half a sentence" and field.hasFocus()
