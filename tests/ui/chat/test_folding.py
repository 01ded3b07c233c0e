"""Long messages show their beginning; by button, keys and menu all of it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from gharial.ui.chat.folding import beginning, is_long
from gharial.ui.chat.row_actions import Action
from gharial.ui.chat.window import ChatWindow
from tests.support.fake_backend import ALICE, BOB, FakeBackend
from tests.ui.chat.conftest import incoming, opened, settled, until

LINES = "\n".join(f"line {number}" for number in range(10_000))


@pytest.mark.parametrize(
    ("text", "long"),
    [("short", False), ("x\n" * 30, False), (LINES, True), ("word " * 2000, True), ("w" * 90_000, True)],
)
def test_what_is_long(text: str, long: bool) -> None:
    assert is_long(text) is long
    if long:
        assert len(beginning(text)) < 2600 and beginning(text).count("\n") < 25
        assert text.startswith(beginning(text).removesuffix(" …"))


async def test_ten_thousand_lines_are_folded_until_wanted(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, LINES), incoming(2, "and then")]
    conversation = await opened(window, backend)
    messages, index = conversation.messages, conversation.model.index(0)
    folded = messages.rows.layout_of(index)
    [spot] = folded.spots
    assert (spot.action, spot.text) == (Action.UNFOLD, "Show all of it (10000 lines)")
    assert folded.height < 1000 and folded.shown_text.endswith("line 19 …")
    # The keyboard: to the row, to its button, press.
    messages.setFocus()
    messages.setCurrentIndex(index)
    QTest.keyClick(messages, Qt.Key.Key_Right)
    QTest.keyClick(messages, Qt.Key.Key_Return)
    await settled()
    whole = messages.rows.layout_of(index)
    assert whole.shown_text == LINES and whole.text is not None
    # Qt's lists know no higher rows: the next one would lie on top of it.
    assert messages.visualRect(index).height() < 32_767 and not whole.text.complete
    assert messages.visualRect(conversation.model.index(1)).top() > messages.visualRect(index).bottom()
    assert "copy it" in whole.meta_text
    # What is copied is all of it in both cases; the way back is in the menu as well.
    menu = messages.open_menu(index, QPoint(10, 10))
    back = menu.findChild(QAction, Action.FOLD.value)
    assert back is not None
    back.trigger()
    await until(lambda: messages.rows.layout_of(index).height == folded.height)


async def test_a_word_in_the_hidden_end_is_found_and_seen(window: ChatWindow, backend: FakeBackend) -> None:
    text = LINES.replace("line 1000", "marzipan")
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, text), *(incoming(key, f"later {key}") for key in range(2, 30))]
    conversation = await opened(window, backend)
    conversation.search.begin()
    QTest.keyClicks(conversation.search.field, "marzipan")
    QTest.keyClick(conversation.search.field, Qt.Key.Key_Return)
    messages, index = conversation.messages, conversation.model.index(0)
    await until(lambda: messages.rows.attention.found_key == 1)
    layout = messages.rows.layout_of(index)
    assert layout.shown_text == text and layout.text is not None
    word = layout.text.place_of(text.index("marzipan")).translated(layout.text_at)
    await until(lambda: 0 <= messages.visualRect(index).top() + word.top() < messages.viewport().height())


async def test_the_way_back_to_the_latest_keeps_the_keyboard_in_the_message(
    window: ChatWindow, backend: FakeBackend
) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(key, f"message {key}") for key in range(1, 400)]
    conversation = await opened(window, backend)
    button = conversation.floating.button
    conversation.messages.verticalScrollBar().setValue(0)
    await until(button.isVisible)
    button.setFocus()
    button.click()
    await until(lambda: not button.isVisible())
    assert conversation.composer.input.hasFocus()
