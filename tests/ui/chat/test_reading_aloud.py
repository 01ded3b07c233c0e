"""What a screen reader says of the conversation that the user looks at."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gharial.model.conversation import MessageState, Reaction
from gharial.model.failures import NotConnected
from gharial.ui.chat.conversation import ConversationView
from gharial.ui.chat.times import day_words, local_day
from gharial.ui.chat.window import ChatWindow
from tests.support.fake_backend import ALICE, BOB, FakeBackend
from tests.ui.chat.conftest import incoming, opened, outgoing, until


async def looked_at(window: ChatWindow, backend: FakeBackend) -> ConversationView:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "Are you there?"), outgoing(2, "Yes")]
    conversation = await opened(window, backend)
    window.show()
    window.activateWindow()
    await until(lambda: conversation.active)
    return conversation


async def test_what_is_said_is_told_with_its_sender(window: ChatWindow, backend: FakeBackend, heard: list[str]) -> None:
    await looked_at(window, backend)
    backend.chat.add(incoming(3, "The survey is done."), fresh=True)
    backend.chat.add(outgoing(4, "Send it over."))
    backend.chat.add(incoming(5, "Here it comes."), fresh=True)
    await until(lambda: len(heard) == 2)
    assert [text.split(": ", 1)[1] for text in heard] == ["The survey is done.", "Here it comes."]


async def test_nothing_is_told_of_a_conversation_that_nobody_looks_at(
    window: ChatWindow, backend: FakeBackend, heard: list[str]
) -> None:
    conversation = await looked_at(window, backend)
    window.hide()
    QApplication.processEvents()
    await until(lambda: not conversation.active)
    backend.chat.add(incoming(3, "Hello?", time=datetime.now(UTC)), fresh=True)
    await until(lambda: conversation.model.rowCount() == 3)
    assert heard == []


async def test_changes_are_told_once(window: ChatWindow, backend: FakeBackend, heard: list[str]) -> None:
    await looked_at(window, backend)
    first, second = backend.chat.kept[(ALICE, BOB)]
    first = backend.chat.change(first, body="Are you here?", edited=True)
    second = backend.chat.change(second, reactions=(Reaction("👍", (BOB, ALICE)),))
    second = backend.chat.change(second, reactions=(Reaction("👍", (BOB, ALICE)), Reaction("🎉", (ALICE,))))
    backend.chat.change(first, retracted=True)
    backend.chat.change(second, state=MessageState.FAILED, failure=NotConnected(ALICE.bare))
    await until(lambda: len(heard) == 4)
    assert heard[0].endswith(": Are you here?; edited")
    assert heard[1].startswith("👍 by ") and heard[1].endswith(": Yes")
    assert heard[2].endswith("This message was taken back")
    assert heard[3].startswith("Not sent: ")


async def test_a_row_tells_the_day_and_the_line_of_new_messages_above_it(
    window: ChatWindow, backend: FakeBackend
) -> None:
    long_ago, now = incoming(1, "Long ago"), datetime.now(UTC)
    backend.chat.kept[(ALICE, BOB)] = [long_ago, incoming(2, "Now", time=now), incoming(3, "And now", time=now)]
    conversation = await opened(window, backend)
    conversation.model.mark_unread(3)
    rows = [str(conversation.model.index(at).data(Qt.ItemDataRole.AccessibleTextRole)) for at in range(3)]
    assert rows[0].startswith(day_words(local_day(long_ago.time), local_day(now)) + "; ")
    assert rows[1].startswith("Today; ")
    assert rows[2].startswith("New messages; ")


async def test_the_painted_buttons_of_a_row_are_told_and_others_get_the_keyboard(
    window: ChatWindow, backend: FakeBackend, heard: list[str]
) -> None:
    reactions = (Reaction("👍", (BOB,)), Reaction("🎉", (BOB,)))
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "plain"), incoming(2, "liked", reactions=reactions)]
    conversation = await opened(window, backend)
    window.show()
    window.activateWindow()
    await until(window.isActiveWindow)
    conversation.messages.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2):
        QTest.keyClick(conversation.messages, Qt.Key.Key_Right)
    assert [text.split(" ")[0] for text in heard] == ["👍", "🎉"]
    QTest.keyClick(conversation.messages, Qt.Key.Key_Up)
    QTest.keyClick(conversation.messages, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is conversation.messages.bar.react
