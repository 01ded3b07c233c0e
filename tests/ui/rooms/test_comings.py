"""Who comes and goes: in one quiet line, which the next message takes up into the chat."""

import pytest
from PySide6.QtCore import Qt

from gharial.model.events import MessageAdded, OccupantsChanged
from gharial.model.room import Occupant
from gharial.model.settings import COMINGS_AMONG, Settings
from gharial.ui.chat.window import ChatWindow
from gharial.ui.rooms.conversation import RoomConversation
from tests.support.fake_backend import ALICE, FakeBackend
from tests.support.waiting import until
from tests.ui.rooms.conftest import GARDEN, entered, garden, said


async def _happened(
    backend: FakeBackend,
    conversation: RoomConversation,
    *came: str,
    gone: tuple[str, ...] = (),
    renamed: tuple[tuple[str, str], ...] = (),
) -> None:
    changed = tuple(Occupant(nick) for nick in came)
    backend.publish(OccupantsChanged(ALICE, GARDEN, changed=changed, gone=gone, renamed=renamed))
    last = came[-1] if came else renamed[-1][1] if renamed else ""
    model = conversation.people.model
    await until(lambda: (not last or model.of(last) is not None) and not any(model.of(nick) for nick in gone))


async def test_what_happened_since_the_last_message_stands_above_the_next(
    window: ChatWindow, backend: FakeBackend
) -> None:
    backend.chat.kept[(ALICE, GARDEN)] = [said(1, "Bob", "one")]
    conversation = await entered(window, backend)
    line = conversation.comings
    await _happened(backend, conversation, "Aaron", "Zoe", gone=("Grace",))
    assert line.text() == "Aaron, Zoe came in · Grace left" and line.isVisibleTo(conversation)
    await _happened(backend, conversation, "Yann", gone=("Zoe",), renamed=(("Aaron", "Ari"), ("Carol", "Carla")))
    assert line.text() == "Ari, Yann came in · Grace left · Carol is now Carla"
    backend.publish(MessageAdded(said(2, "Bob", "two")))
    await until(lambda: conversation.model.rowCount() == 2)
    row = conversation.model.row(1)
    # The line parts the two messages, so the second one says again whose it is.
    assert row.comings == "Ari, Yann came in · Grace left · Carol is now Carla" and row.starts_group
    assert not line.isVisibleTo(conversation)
    spoken = str(conversation.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Ari, Yann came in")
    layout = conversation.messages.rows.layout_of(conversation.model.index(1))
    assert layout.comings is not None and layout.header is not None
    assert layout.comings.bottom() <= layout.header.top() < layout.bubble.top()
    backend.publish(MessageAdded(said(3, "Bob", "three")))
    await until(lambda: conversation.model.rowCount() == 3)
    assert conversation.model.row(2).comings == ""


async def test_who_only_looked_in_is_no_news(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await entered(window, backend)
    await _happened(backend, conversation, "Aaron")
    await _happened(backend, conversation, gone=("Aaron",))
    assert not conversation.comings.isVisibleTo(conversation) and conversation.comings.take() == ""


async def test_those_whom_we_find_there_did_not_come(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await entered(window, backend)
    backend.publish(OccupantsChanged(ALICE, GARDEN, reset=True))
    await until(lambda: conversation.people.model.people == 0)
    await _happened(backend, conversation, "Bob")
    await _happened(backend, conversation, "Carol")
    assert conversation.comings.take() == ""


@pytest.mark.parametrize(
    ("chosen", "people", "told"), [("none", 2, False), ("small", 2, True), ("small", 50, False), ("all", 50, True)]
)
async def test_large_group_chats_are_quiet_unless_wanted(
    window: ChatWindow, backend: FakeBackend, chosen: str, people: int, told: bool
) -> None:
    assert 2 < COMINGS_AMONG < 50
    backend._settings = Settings(comings=chosen)
    conversation = await entered(window, backend)
    crowd = [Occupant(f"guest{number}") for number in range(people)]
    backend.rooms.fill(garden(), Occupant("alice", us=True, jid=ALICE), *crowd)
    await until(lambda: conversation.people.model.people == people + 1)
    await _happened(backend, conversation, "Aaron")
    assert (conversation.comings.take() == "Aaron came in") is told
