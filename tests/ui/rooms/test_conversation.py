"""A group chat's tab: what is said, who is there, what we may do, why we are not there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QWidget

from gharial.model.conversation import Reaction
from gharial.model.events import OccupantsChanged, RoomRemoved
from gharial.model.failures import RemovedFromRoom, RoomRefused, Unsupported
from gharial.model.jid import Jid
from gharial.model.room import Affiliation, Occupant, Role, RoomState
from gharial.model.room_faults import Removal, RoomFault
from gharial.model.transfer import TransferState
from gharial.ui.chat.dropped import Dropped
from gharial.ui.chat.window import ChatWindow
from gharial.ui.rooms.conversation import OccupantConversation, RoomConversation
from gharial.ui.rooms.join_dialog import JoinDialog
from gharial.ui.rooms.new_dialog import NewDialog
from gharial.ui.rooms.reason_dialog import ReasonDialog
from gharial.ui.rooms.room_words import state_words
from tests.support.fake_backend import ALICE, BOB, FakeBackend, transfer
from tests.support.waiting import until
from tests.ui.rooms.conftest import GARDEN, PEOPLE, entered, garden, said

CAROL = Jid("carol@river.example")
ROLE = Qt.ItemDataRole.AccessibleTextRole


def spoken(conversation: RoomConversation) -> list[str]:
    return [str(conversation.model.index(at).data(ROLE)) for at in range(conversation.model.rowCount())]


def people(conversation: RoomConversation) -> list[str]:
    model = conversation.people.model
    return [str(model.index(at).data()) for at in range(model.rowCount())]


def child(conversation: QWidget, name: str) -> QWidget:
    found = conversation.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


async def test_each_message_names_its_author_and_groups_end_with_them(window: ChatWindow, backend: FakeBackend) -> None:
    rows = [said(1, "Bob", "one"), said(2, "Bob", "two"), said(3, "Carol", "three"), said(4, "alice", "four")]
    backend.chat.kept[(ALICE, GARDEN)] = rows
    conversation = await entered(window, backend)
    shown = [conversation.model.row(at) for at in range(4)]
    assert [row.sender for row in shown] == ["Bob", "Bob", "Carol", "You"]
    assert [row.starts_group for row in shown] == [True, False, True, True]
    assert [row.among_many for row in shown] == [True, True, True, False]
    assert window.windowTitle() == "Garden — Gharial"


async def test_a_mention_says_so_and_reactions_name_people(window: ChatWindow, backend: FakeBackend) -> None:

    mention = said(
        1, "Bob", "alice: the key?", mentions_us=True, reactions=(Reaction("👍", (Jid(f"{GARDEN}/Carol"),)),)
    )
    backend.chat.kept[(ALICE, GARDEN)] = [mention]
    conversation = await entered(window, backend)
    [words] = spoken(conversation)
    assert "; Bob, " in words and "mentions you" in words and "👍 by Carol" in words
    layout = conversation.messages.rows.layout_of(conversation.model.index(0))
    assert "mentions you" in layout.meta_text


async def test_what_is_written_goes_to_the_room(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await entered(window, backend)
    QTest.keyClicks(conversation.composer.input, "hello")
    QTest.keyClick(conversation.composer.input, Qt.Key.Key_Return)
    await until(lambda: backend.called("chat.send") == [(ALICE, GARDEN, "hello")])


async def test_people_stand_by_role_and_follow_what_happens(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await entered(window, backend)
    assert people(conversation) == [
        "Moderators",
        "alice",
        "Bob",
        "People",
        "Carol",
        "Carolus",
        "Only listening",
        "Grace",
    ]
    conversation.people.list.setCurrentIndex(conversation.people.model.index_of("Carolus"))
    change = OccupantsChanged(
        ALICE, GARDEN, changed=(Occupant("Aaron"),), gone=("Grace",), renamed=(("Carol", "Caroline"),)
    )
    backend.publish(change)
    await until(lambda: "Aaron" in people(conversation))
    assert people(conversation) == ["Moderators", "alice", "Bob", "People", "Aaron", "Caroline", "Carolus"]
    current = conversation.people.list.current()
    assert current is not None and current.nick == "Carolus"
    backend.publish(OccupantsChanged(ALICE, Jid("other@rooms.river.example"), changed=(Occupant("Zoe"),)))
    backend.publish(OccupantsChanged(ALICE, GARDEN, changed=PEOPLE[:1], reset=True))
    await until(lambda: people(conversation) == ["Moderators", "alice"])


async def test_the_filter_finds_by_name_and_address(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await entered(window, backend)
    conversation.people.filter.setText("CAROL")
    assert people(conversation) == ["People", "Carol", "Carolus"]
    conversation.people.filter.setText("carol@river")
    assert people(conversation) == ["People", "Carol"]
    conversation.people.filter.clear()
    assert len(people(conversation)) == 8


async def test_tab_completes_names_and_goes_round(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, GARDEN)] = [said(1, "Carolus", "hello")]
    conversation = await entered(window, backend)
    field = conversation.composer.input
    QTest.keyClicks(field, "car")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    # Who spoke last comes first.
    assert field.toPlainText() == "Carolus: "
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.toPlainText() == "Carol: "
    QTest.keyClick(field, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert field.toPlainText() == "Carolus: "
    QTest.keyClicks(field, "ask @bo")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.toPlainText() == "Carolus: ask Bob "
    QTest.keyClicks(field, "xyz")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.toPlainText() == "Carolus: ask Bob xyz" and not field.hasFocus()


async def test_the_topic_is_changed_in_its_line(window: ChatWindow, backend: FakeBackend) -> None:
    backend.rooms.known[(ALICE, GARDEN)] = garden(subject="<b>Beans</b>")
    conversation = await entered(window, backend)
    assert conversation.topic.isVisible()
    QTest.mouseClick(child(conversation, "edit-topic"), Qt.MouseButton.LeftButton)
    field = child(conversation, "topic-field")
    assert isinstance(field, QLineEdit) and field.text() == "<b>Beans</b>"
    await until(field.hasFocus)
    field.setText("Peas")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not conversation.topic.editing and backend.called("rooms.set_topic") == []
    conversation.topic.begin()
    field.setText("Peas")
    QTest.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: backend.called("rooms.set_topic") == [(ALICE, GARDEN, "Peas")])
    await until(lambda: "Peas" in child(conversation, "room-topic").accessibleName())


async def test_a_topic_refused_is_told_in_the_tab(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await entered(window, backend)
    backend.fail_next["rooms.set_topic"] = RoomRefused(str(GARDEN), RoomFault.NOT_ALLOWED.value)
    conversation.topic.changed.emit("Peas")
    await until(lambda: "rights" in conversation.notice.words)


@pytest.mark.parametrize(
    ("fault", "typed", "expected"),
    [
        (RoomFault.NICK_TAKEN, "", ("alice_", "")),
        (RoomFault.PASSWORD, "secret", ("alice", "secret")),
    ],
)
async def test_who_is_not_let_in_answers_in_the_tab(
    window: ChatWindow, backend: FakeBackend, fault: RoomFault, typed: str, expected: tuple[str, str]
) -> None:
    refused = RoomRefused(str(GARDEN), fault.value)
    backend.rooms.known[(ALICE, GARDEN)] = garden(state=RoomState.FAILED, failure=refused)
    conversation = await entered(window, backend)
    field = child(conversation, "room-state-field")
    assert isinstance(field, QLineEdit) and field.isVisible()
    assert not conversation.people.isVisible()
    if typed:
        assert field.echoMode() is QLineEdit.EchoMode.Password
        QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: backend.called("rooms.join") == [(ALICE, GARDEN, *expected, True)])
    await until(lambda: not conversation.state_line.isVisible() and conversation.people.isVisible())


async def test_who_was_put_out_reads_why_and_may_come_back(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await entered(window, backend)
    kicked = RemovedFromRoom(str(GARDEN), Removal.KICKED.value, "Bob", "Too loud")
    backend.rooms.put(garden(state=RoomState.LEFT, failure=kicked))
    await until(lambda: "Too loud" in conversation.state_line.text())
    assert "Bob" in conversation.state_line.text()
    # Backends say FAILED: who was in there did not fail to join.
    for state in (RoomState.LEFT, RoomState.FAILED):
        assert state_words(garden(state=state, failure=kicked)) == "kicked out"
    closed = RemovedFromRoom(str(GARDEN), Removal.DESTROYED.value)
    assert state_words(garden(state=RoomState.FAILED, failure=closed)) == "closed for good"
    again = child(conversation, "room-join")
    assert isinstance(again, QPushButton)
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    await until(lambda: backend.called("rooms.join"))


async def test_a_guest_is_told_that_they_only_listen(window: ChatWindow, backend: FakeBackend) -> None:
    backend.rooms.known[(ALICE, GARDEN)] = garden(role=Role.VISITOR, affiliation=Affiliation.NONE)
    conversation = await entered(window, backend)
    assert "not write" in conversation.state_line.text()
    assert not child(conversation, "edit-topic").isVisible()


async def test_a_double_click_talks_with_somebody_alone(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await entered(window, backend)
    view = conversation.people.list
    spot = view.visualRect(conversation.people.model.index_of("Carol")).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    await until(lambda: window.tabs.count() == 2)
    alone = window.tabs.currentWidget()
    assert isinstance(alone, OccupantConversation) and alone.jid == Jid(f"{GARDEN}/Carol")
    assert window.windowTitle() == "Carol in Garden — Gharial"
    assert window.opened(ALICE, GARDEN) is conversation
    QTest.keyClicks(alone.composer.input, "psst")
    QTest.keyClick(alone.composer.input, Qt.Key.Key_Return)
    await until(lambda: backend.called("chat.send") == [(ALICE, Jid(f"{GARDEN}/Carol"), "psst")])
    backend.rooms.fill(garden(), *PEOPLE[:2])
    await until(lambda: "no longer there" in child(alone, "peer-presence").accessibleName())


async def test_the_list_is_used_by_keys(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await entered(window, backend)
    await until(window.isActiveWindow)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(conversation, Qt.Key.Key_P, modifiers)
    await until(conversation.people.list.hasFocus)
    QTest.keyClick(conversation.people.list, Qt.Key.Key_Down)
    QTest.keyClick(conversation.people.list, Qt.Key.Key_Return)
    await until(lambda: window.opened(ALICE, Jid(f"{GARDEN}/Bob")) is not None)
    window.open_conversation(ALICE, GARDEN)
    conversation.people.list.setFocus()
    QTest.keyClick(conversation.people.list, Qt.Key.Key_Escape)
    await until(conversation.composer.input.hasFocus)


async def test_the_button_hides_the_people_and_a_narrow_window_too(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await entered(window, backend)
    button = child(conversation, "toggle-people")
    assert isinstance(button, QToolButton) and conversation.people.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not conversation.people.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    window.resize(400, 600)
    await until(lambda: not conversation.people.isVisible())
    window.resize(900, 600)
    await until(conversation.people.isVisible)


def actions(conversation: RoomConversation, nick: str) -> set[str]:
    one = conversation.people.model.of(nick)
    assert one is not None
    menu = conversation.person_menu(one)
    return {action.objectName() for action in menu.findChildren(QAction) if action.objectName()}


async def test_the_menu_offers_what_our_rights_allow(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await entered(window, backend)
    carol = actions(conversation, "Carol")
    assert {"person-kick", "person-ban", "person-voice", "person-moderator", "person-affiliation-owner"} <= carol
    # Nobody bans whose address nobody sees.
    assert "person-ban" not in actions(conversation, "Carolus")
    assert actions(conversation, "alice").isdisjoint({"person-kick", "person-ban", "person-moderator"})
    assert "person-kick" in actions(conversation, "Bob")
    backend.rooms.put(garden(affiliation=Affiliation.NONE))
    await until(lambda: conversation.room_peer.room.affiliation is Affiliation.NONE)
    carol = actions(conversation, "Carol")
    assert "person-kick" in carol and carol.isdisjoint({"person-ban", "person-moderator", "person-affiliation-member"})
    assert "person-kick" not in actions(conversation, "Bob")
    backend.rooms.put(garden(role=Role.PARTICIPANT, affiliation=Affiliation.NONE))
    await until(lambda: not conversation.room_peer.room.moderates)
    assert actions(conversation, "Carol").isdisjoint({"person-kick", "person-voice", "person-ban"})


def reason_dialog() -> ReasonDialog | None:
    return next(
        (one for one in QApplication.topLevelWidgets() if isinstance(one, ReasonDialog) and one.isVisible()), None
    )


@pytest.mark.parametrize(
    ("chosen", "call", "arguments"),
    [
        ("person-kick", "rooms.kick", ("Carol", "loud")),
        ("person-ban", "rooms.ban", (CAROL, "loud")),
        ("person-voice", "rooms.set_role", ("Carol", Role.VISITOR, "loud")),
        ("person-moderator", "rooms.set_role", ("Carol", Role.MODERATOR, "loud")),
        (
            "person-affiliation-member",
            "rooms.set_affiliation",
            (Jid("carol@river.example"), Affiliation.MEMBER, "loud"),
        ),
    ],
)
async def test_moderation_asks_for_a_reason_first(
    window: ChatWindow, backend: FakeBackend, chosen: str, call: str, arguments: tuple[object, ...]
) -> None:
    conversation = await entered(window, backend)
    one = conversation.people.model.of("Carol")
    assert one is not None
    menu = conversation.person_menu(one)
    action = menu.findChild(QAction, chosen)
    assert action is not None
    action.trigger()
    await until(lambda: reason_dialog() is not None)
    dialog = reason_dialog()
    assert dialog is not None and backend.called(call) == []
    backend.fail_next[call] = RoomRefused(str(GARDEN), RoomFault.NOT_ALLOWED.value)
    QTest.keyClicks(child(dialog, "reason"), "loud")
    QTest.mouseClick(child(dialog, "reason-yes"), Qt.MouseButton.LeftButton)
    await until(lambda: child(dialog, "reason-error").isVisible())
    await until(child(dialog, "reason-yes").isEnabled)
    QTest.mouseClick(child(dialog, "reason-yes"), Qt.MouseButton.LeftButton)
    await until(lambda: backend.called(call) == [(ALICE, GARDEN, *arguments)] * 2)
    await until(lambda: reason_dialog() is None)


async def test_a_mention_by_the_menu_stands_in_the_message(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await entered(window, backend)
    conversation.mention("Bob")
    conversation.composer.insert("and ")
    conversation.mention("Carol")
    assert conversation.composer.input.toPlainText() == "Bob: and Carol "


async def test_a_tab_counts_mentions_and_stays_when_the_room_goes_off_the_list(
    window: ChatWindow, backend: FakeBackend
) -> None:
    conversation = await entered(window, backend)
    window.open_conversation(ALICE, BOB)
    backend.chat.unread[(ALICE, GARDEN)] = 5
    backend.chat.mentions[(ALICE, GARDEN)] = 2
    backend.chat.add(said(9, "Bob", "alice?", mentions_us=True))
    at = window.tabs.indexOf(conversation)
    await until(lambda: window.tabs.tabText(at) == "Garden (@2)")
    assert window.tabs.tabBar().accessibleTabName(at) == "Garden, 5 unread, 2 of them mention you"
    del backend.rooms.known[(ALICE, GARDEN)]
    backend.publish(RoomRemoved(ALICE, GARDEN))
    await until(lambda: conversation.state_line.text() == "You are not in this group chat.")
    assert conversation.peer.name == "Garden"


async def test_a_file_held_over_the_tab_says_that_all_get_a_link(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await entered(window, backend)
    words = conversation.sending.words(Dropped((), (), 0))
    assert "link to a copy on the server" in words
    hidden = conversation.composer.findChild(QAction, "publish-file")
    assert hidden is not None and not hidden.isVisible()


async def test_a_file_that_no_server_keeps_is_explained(window: ChatWindow, backend: FakeBackend) -> None:
    sent = transfer(peer=GARDEN, state=TransferState.FAILED, failure=Unsupported(str(GARDEN), "file transfer"))
    backend.transfers.listed[sent.id] = sent
    backend.chat.kept[(ALICE, GARDEN)] = [said(1, "alice", sent.file.name, transfer_id=sent.id)]
    conversation = await entered(window, backend)
    assert "no server keeps a copy" in conversation.model.row(0).file_words
    backend.rooms.put(garden(state=RoomState.LEFT))
    await until(lambda: not conversation.peer.online)
    assert "You are not in Garden" in conversation.sending.words(Dropped((), (), 0))


async def test_a_guest_cannot_write(window: ChatWindow, backend: FakeBackend) -> None:
    backend.rooms.known[(ALICE, GARDEN)] = garden(role=Role.VISITOR)
    conversation = await entered(window, backend)
    assert not conversation.composer.input.isEnabled()
    backend.rooms.put(garden(role=Role.PARTICIPANT))
    await until(conversation.composer.input.isEnabled)


async def test_a_room_that_is_not_there_can_be_made(window: ChatWindow, backend: FakeBackend) -> None:
    missing = RoomRefused(str(GARDEN), RoomFault.NOT_FOUND.value)
    backend.rooms.known[(ALICE, GARDEN)] = garden(state=RoomState.FAILED, failure=missing)
    conversation = await entered(window, backend)
    QTest.mouseClick(child(conversation, "room-create"), Qt.MouseButton.LeftButton)
    dialog = child(conversation, "new-room")
    assert isinstance(dialog, NewDialog) and dialog.address.text() == GARDEN.bare
    await until(lambda: backend.called("rooms.service"))
    dialog.yes.click()
    await until(lambda: [one[1] for one in backend.called("rooms.create")] == [GARDEN])


async def test_a_closed_room_leads_to_where_it_goes_on(window: ChatWindow, backend: FakeBackend) -> None:
    closed = RemovedFromRoom(str(GARDEN), Removal.DESTROYED.value, other="meadow@rooms.river.example")
    backend.rooms.known[(ALICE, GARDEN)] = garden(state=RoomState.FAILED, failure=closed)
    conversation = await entered(window, backend)
    assert "meadow@rooms.river.example" in conversation.state_line.text()
    QTest.mouseClick(child(conversation, "room-other"), Qt.MouseButton.LeftButton)
    dialog = child(conversation, "join-room")
    assert isinstance(dialog, JoinDialog) and dialog.address.text() == "meadow@rooms.river.example"


async def test_who_is_called_otherwise_is_told_in_their_tab(window: ChatWindow, backend: FakeBackend) -> None:
    alone = window.open_conversation(ALICE, Jid(f"{GARDEN}/Carol"))
    backend.publish(OccupantsChanged(ALICE, GARDEN, renamed=(("Bob", "Rob"), ("Carol", "Caroline"))))
    await until(lambda: "Carol is now called Caroline" in alone.notice.words)


async def test_files_for_one_of_them_are_chosen_in_a_tab_of_theirs(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await entered(window, backend)
    one = conversation.people.model.of("Carol")
    assert one is not None
    action = conversation.person_menu(one).findChild(QAction, "person-files")
    assert action is not None
    action.trigger()
    alone = window.opened(ALICE, Jid(f"{GARDEN}/Carol"))
    assert alone is not None
    picking = child(alone, "pick-files")
    assert picking.isVisible()
    picking.close()
