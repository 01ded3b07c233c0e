"""Chat windows on a backend of values."""

import asyncio
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from gharial.model.conversation import Direction, Message, MessageState
from gharial.ui.bridge import Bridge
from gharial.ui.chat.conversation import ConversationView
from gharial.ui.chat.window import ChatWindow
from tests.support.fake_backend import ALICE, BOB, FakeBackend, message

START = datetime.now(UTC).replace(hour=0, minute=0) - timedelta(days=400)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend(contacts=6)


@pytest.fixture
def window(backend: FakeBackend, qtbot: QtBot) -> ChatWindow:
    made = ChatWindow(Bridge(backend))
    qtbot.addWidget(made)
    return made


async def until(seen: Callable[[], object], words: str = "") -> None:
    """Let Qt and the coroutines run until `seen()` is true, for a minute at most."""
    deadline = time.monotonic() + 60
    while not seen():
        assert time.monotonic() < deadline, words or "it did not happen"
        await asyncio.sleep(0.005)


async def opened(window: ChatWindow, backend: FakeBackend) -> ConversationView:
    """The conversation with Bob, with its first page on screen."""
    conversation = window.open_conversation(ALICE, BOB)
    await until(lambda: backend.called("chat.page"))
    kept = backend.chat.kept.get((ALICE, BOB), [])
    await until(lambda: bool(conversation.model.messages) == bool(kept))
    await settled()
    return conversation


async def settled() -> None:
    """Let queued events, layouts and commands come through."""
    for _ in range(6):
        await asyncio.sleep(0.002)


def incoming(key: int, body: str, **changes: object) -> Message:
    made: dict[str, object] = {
        "direction": Direction.INCOMING,
        "state": MessageState.RECEIVED,
        "time": START + timedelta(minutes=key),
    }
    return message(key, body, **{**made, **changes})


def outgoing(key: int, body: str, **changes: object) -> Message:
    made: dict[str, object] = {
        "direction": Direction.OUTGOING,
        "state": MessageState.DELIVERED,
        "time": START + timedelta(minutes=key),
    }
    return message(key, body, **{**made, **changes})


def history(count: int) -> list[Message]:
    return [incoming(key, f"message {key}") if key % 3 else outgoing(key, f"answer {key}") for key in range(1, count)]
