"""A group chat of made-up people in a chat window."""

from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from gharial.model.account import Show
from gharial.model.conversation import Direction, Message, MessageState
from gharial.model.jid import Jid
from gharial.model.room import Affiliation, Occupant, Role, Room, RoomState
from gharial.ui.bridge import Bridge
from gharial.ui.chat.window import ChatWindow
from gharial.ui.rooms.conversation import RoomConversation
from tests.support.fake_backend import ALICE, BOB, FakeBackend, message
from tests.support.waiting import until

GARDEN = Jid("garden@rooms.river.example")
START = datetime.now(UTC).replace(hour=0, minute=0) - timedelta(days=400)
PEOPLE = (
    Occupant("alice", Role.MODERATOR, Affiliation.OWNER, us=True, jid=ALICE),
    Occupant("Bob", Role.MODERATOR, Affiliation.ADMIN, jid=BOB),
    Occupant("Carol", show=Show.AWAY, jid=Jid("carol@river.example")),
    Occupant("Carolus"),
    Occupant("Grace", Role.VISITOR),
)


def garden(**changes: object) -> Room:
    made: dict[str, object] = {
        "nick": "alice",
        "state": RoomState.JOINED,
        "name": "Garden",
        "bookmarked": True,
        "autojoin": True,
        "role": Role.MODERATOR,
        "affiliation": Affiliation.OWNER,
        "occupants": len(PEOPLE),
    }
    return Room(ALICE, GARDEN, **{**made, **changes})  # type: ignore[arg-type]


def said(key: int, nick: str, body: str, **changes: object) -> Message:
    """Somebody says something in the garden; our own nick is alice."""
    ours = nick == "alice"
    made: dict[str, object] = {
        "peer": GARDEN,
        "nick": nick,
        "direction": Direction.OUTGOING if ours else Direction.INCOMING,
        "state": MessageState.SENT if ours else MessageState.RECEIVED,
        "time": START + timedelta(minutes=key),
    }
    return message(key, body, **{**made, **changes})


@pytest.fixture
def backend() -> FakeBackend:
    made = FakeBackend(contacts=6)
    made.rooms.known[(ALICE, GARDEN)] = garden()
    made.rooms.people[(ALICE, GARDEN)] = PEOPLE
    return made


@pytest.fixture
def window(backend: FakeBackend, qtbot: QtBot) -> ChatWindow:
    made = ChatWindow(Bridge(backend))
    qtbot.addWidget(made)
    return made


async def entered(window: ChatWindow, backend: FakeBackend) -> RoomConversation:
    """The garden's tab, with its first page on screen."""
    conversation = window.open_conversation(ALICE, GARDEN)
    assert isinstance(conversation, RoomConversation)
    await until(lambda: backend.called("chat.page"))
    kept = backend.chat.kept.get((ALICE, GARDEN), [])
    await until(lambda: len(conversation.model.messages) == len(kept))
    return conversation
