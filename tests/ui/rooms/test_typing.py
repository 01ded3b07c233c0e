"""Who types in a group chat, in the head of its tab."""

from gharial.model.conversation import Composing
from gharial.model.events import OccupantComposed, OccupantsChanged
from gharial.model.room import RoomState
from gharial.ui.chat.window import ChatWindow
from gharial.ui.rooms.conversation import RoomConversation
from tests.support.fake_backend import ALICE, FakeBackend
from tests.support.waiting import until
from tests.ui.rooms.conftest import GARDEN, entered, garden


def _types(backend: FakeBackend, *nicks: str, state: Composing = Composing.COMPOSING) -> None:
    for nick in nicks:
        backend.publish(OccupantComposed(ALICE, GARDEN, nick, state))


def _words(conversation: RoomConversation) -> str:
    return conversation.header.findChild(type(conversation.header._presence), "peer-presence").text()  # type: ignore[union-attr]


async def test_who_types_is_named_as_long_as_they_do(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await entered(window, backend)
    before = _words(conversation)
    # What we type ourselves on another device is no news.
    _types(backend, "alice", "Bob")
    await until(lambda: _words(conversation) == "Bob is typing…")
    _types(backend, "Carol")
    await until(lambda: _words(conversation) == "Bob and Carol are typing…")
    _types(backend, "Dave")
    await until(lambda: _words(conversation) == "Bob, Carol and Dave are typing…")
    _types(backend, "Erin")
    await until(lambda: _words(conversation) == "Several people are typing…")
    _types(backend, "Carol", "Erin", state=Composing.PAUSED)
    await until(lambda: _words(conversation) == "Bob and Dave are typing…")
    backend.publish(OccupantsChanged(ALICE, GARDEN, (), ("Bob",), ()))
    await until(lambda: _words(conversation) == "Dave is typing…")
    backend.rooms.put(garden(state=RoomState.LEFT))
    await until(lambda: conversation.room_peer.typing == ())
    backend.rooms.put(garden())
    await until(lambda: _words(conversation) == before)
