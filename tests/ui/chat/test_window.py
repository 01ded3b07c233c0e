"""The chat window: tabs, windows of their own, keys, closing."""

import asyncio

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QToolButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gharial.model.account import Show
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.chat.window import ChatWindow, DetachedWindow
from tests.support.fake_backend import ALICE, BOB, FakeBackend
from tests.ui.chat.conftest import history, incoming, opened, settled, until

CAROL, DAVE = Jid("carol@river.example"), Jid("dave@river.example")
CONTROL = Qt.KeyboardModifier.ControlModifier


def detached() -> list[DetachedWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, DetachedWindow) and one.isVisible()]


async def test_a_conversation_is_opened_once(window: ChatWindow, backend: FakeBackend) -> None:
    first = window.open_conversation(ALICE, BOB)
    again = window.open_conversation(ALICE, Jid(f"{BOB}/desk"))
    await settled()
    assert first is again and window.tabs.count() == 1
    assert window.isVisible() and window.windowTitle() == "Bob — Gharial"
    assert window.focusWidget() is first.composer.input


async def test_keys_go_through_the_tabs_and_close_them(window: ChatWindow, backend: FakeBackend) -> None:
    for peer in (BOB, CAROL, DAVE):
        window.open_conversation(ALICE, peer)
    await settled()
    QTest.keyClick(window, Qt.Key.Key_Tab, CONTROL)
    assert window.tabs.currentIndex() == 0
    QTest.keyClick(window, Qt.Key.Key_Tab, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert window.tabs.currentIndex() == 2
    QTest.keyClick(window, Qt.Key.Key_W, CONTROL)
    assert window.tabs.count() == 2 and window.opened(ALICE, DAVE) is None


async def test_closing_a_tab_keeps_the_draft(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await opened(window, backend)
    QTest.keyClicks(conversation.composer.input, "unsent")
    close = window.tabs.tabBar().tabButton(0, QTabBar.ButtonPosition.RightSide)
    assert isinstance(close, QToolButton) and "Bob" in close.accessibleName()
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    await until(lambda: backend.chat.drafts.get((ALICE, BOB)) == "unsent")
    await until(lambda: not isValid(conversation))
    assert not window.isVisible()
    again = await opened(window, backend)
    assert again.composer.input.toPlainText() == "unsent"


async def test_events_after_closing_find_nobody(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await opened(window, backend)
    window.close_conversation(conversation)
    backend.chat.add(incoming(1, "too late"))
    backend.roster.change(ALICE, BOB, name="Robert")
    await until(lambda: not isValid(conversation))
    backend.chat.add(incoming(2, "too late"))
    await settled()


async def test_closing_the_window_hides_it_and_keeps_its_tabs(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await opened(window, backend)
    QTest.keyClicks(conversation.composer.input, "half")
    window.close()
    await until(lambda: backend.chat.drafts.get((ALICE, BOB)) == "half")
    assert not window.is_looking_at(ALICE, BOB)
    assert window.open_conversation(ALICE, BOB) is conversation and window.isVisible()
    await until(lambda: window.is_looking_at(ALICE, BOB))


async def test_a_double_click_on_a_tab_gives_a_window_and_the_button_takes_it_back(
    window: ChatWindow, backend: FakeBackend
) -> None:
    conversation = await opened(window, backend)
    window.open_conversation(ALICE, CAROL)
    bar = window.tabs.tabBar()
    QTest.mouseDClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center())
    assert window.tabs.count() == 1 and len(detached()) == 1
    assert detached()[0].windowTitle() == "Bob — Gharial" and conversation.isVisible()
    assert window.open_conversation(ALICE, BOB) is conversation and window.tabs.count() == 1
    button = conversation.findChild(QToolButton, "detach-conversation")
    assert button is not None and button.accessibleName() == "Back among the tabs"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    await settled()
    assert window.tabs.count() == 2 and detached() == []
    assert window.tabs.currentWidget() is conversation and conversation.isVisible()


async def test_a_tab_dragged_out_becomes_a_window(window: ChatWindow, backend: FakeBackend) -> None:
    await opened(window, backend)
    window.open_conversation(ALICE, CAROL)
    bar = window.tabs.tabBar()
    start = bar.tabRect(0).center()
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=start + QPoint(0, 300))
    assert [one.windowTitle() for one in detached()] == ["Bob — Gharial"]
    await until(lambda: detached()[0].isActiveWindow())
    QTest.keyClick(detached()[0], Qt.Key.Key_W, CONTROL)
    await settled()
    assert detached() == [] and window.opened(ALICE, BOB) is None


async def test_the_middle_button_closes_a_tab(window: ChatWindow, backend: FakeBackend) -> None:
    await opened(window, backend)
    bar = window.tabs.tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(0).center())
    assert window.tabs.count() == 0


async def test_a_tab_shows_the_name_plainly(window: ChatWindow, backend: FakeBackend) -> None:
    backend.roster.change(ALICE, BOB, name="<b>R&D</b>\u202e")
    await opened(window, backend)
    text = window.tabs.tabText(0)
    assert text.startswith("<b>R&&D</b>") and "\u202e" not in text
    assert "<" not in window.tabs.tabToolTip(0)


async def test_the_tab_follows_the_presence(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await opened(window, backend)
    backend.roster.change(ALICE, BOB, resources=())
    await until(lambda: conversation.peer.contact.show is Show.OFFLINE)
    assert not conversation.peer.online


async def test_a_hundred_thousand_messages_open_at_once(backend: FakeBackend) -> None:
    from tests.bench.chat_open import measured

    figures = await measured(Bridge(backend), backend, messages=100_000)
    assert figures["rows"] == 50
    assert figures["ui_ms"] < 100, figures


@pytest.mark.parametrize("steps", range(6))
async def test_the_window_may_go_at_any_moment(backend: FakeBackend, qtbot: QtBot, steps: int) -> None:
    backend.chat.kept[(ALICE, BOB)] = history(200)
    window = ChatWindow(Bridge(backend))
    conversation = window.open_conversation(ALICE, BOB)
    if steps % 2:
        window.detach(conversation)
    for _ in range(steps):
        await asyncio.sleep(0)
    QTest.keyClicks(conversation.composer.input, "x")
    QTest.keyClick(conversation.composer.input, Qt.Key.Key_Return)
    window.deleteLater()
    backend.chat.add(incoming(9000, "x"))
    await until(lambda: not isValid(window) and not isValid(conversation))
    backend.roster.change(ALICE, BOB, name="Robert")
    await settled()
    assert detached() == []
