"""Group chats in the roster: their section, their badges, their menu, and the invitations above."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from gharial.model.conversation import Message
from gharial.model.failures import RoomRefused
from gharial.model.jid import Jid
from gharial.model.room import RoomInvitation, RoomState
from gharial.model.room_faults import RoomFault
from gharial.model.settings import RoomRule
from tests.support.fake_backend import ALICE, BOB, FakeBackend, message
from tests.support.waiting import until
from tests.ui.rooms.conftest import GARDEN, garden, said
from tests.ui.roster.conftest import Stage


@pytest.fixture
async def stage(qtbot: QtBot, backend: FakeBackend, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    places = QSettings(str(tmp_path_factory.mktemp("places") / "windows.ini"), QSettings.Format.IniFormat)
    made = Stage(qtbot, backend, places)
    await until(made.window.isActiveWindow)
    return made


def press(menu: object, name: str) -> None:
    action = menu.findChild(QAction, name)  # type: ignore[attr-defined]
    assert action is not None, name
    action.trigger()


async def test_rooms_have_a_section_before_the_people(stage: Stage, backend: FakeBackend) -> None:
    rows = stage.rows()
    assert rows[0] == "Group chats, 1 of 1 joined, open"
    assert rows[1].startswith("Garden, group chat, 5 people")
    backend.rooms.put(garden(subject="Beans", state=RoomState.JOINED))
    await until(lambda: any("Beans" in row for row in stage.rows()))
    backend.rooms.put(garden(state=RoomState.FAILED, failure=RoomRefused("x", RoomFault.FULL.value)))
    await until(lambda: "Group chats, 0 of 1 joined, open" in stage.rows())
    assert any("could not be joined" in row for row in stage.rows())


async def test_unread_and_mentions_are_told_apart(stage: Stage, backend: FakeBackend) -> None:
    backend.chat.unread[(ALICE, GARDEN)] = 7
    backend.chat.add(said(1, "Bob", "hello"))
    await until(lambda: "7 unread messages" in stage.rows()[1])
    assert stage.window.windowTitle() == "Gharial"
    backend.chat.mentions[(ALICE, GARDEN)] = 1
    backend.chat.add(said(2, "Bob", "alice!", mentions_us=True))
    await until(lambda: "1 of them mentions you" in stage.rows()[1])
    await until(lambda: stage.window.windowTitle() == "(1) Gharial")


async def test_somebody_in_a_room_who_writes_is_named_with_it(stage: Stage, backend: FakeBackend) -> None:
    carol = Jid(f"{GARDEN}/Carol")
    backend.chat.unread[(ALICE, carol)] = 1
    one: Message = message(1, "psst", peer=carol, nick="Carol")
    backend.chat.add(one, fresh=True)
    await until(lambda: any(row.startswith("Carol in Garden") for row in stage.rows()))
    opened: list[Jid] = []
    stage.window.chat_requested.connect(lambda _account, peer: opened.append(peer))
    stage.view.setCurrentIndex(stage.index("Carol in Garden"))
    QTest.keyClick(stage.view, Qt.Key.Key_Return)
    assert opened == [carol]


async def test_the_search_finds_rooms_and_enter_opens_them(stage: Stage, backend: FakeBackend) -> None:
    opened: list[Jid] = []
    stage.window.chat_requested.connect(lambda _account, peer: opened.append(peer))
    field = stage.child("contact-search")
    QTest.keyClicks(field, "gard")
    assert [row.split(",")[0] for row in stage.rows()] == ["Group chats", "Garden"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert opened == [GARDEN]


async def test_the_menu_of_a_room(stage: Stage, backend: FakeBackend) -> None:
    def menu() -> object:
        entry = stage.model.entry_of(ALICE, GARDEN)
        assert entry is not None
        return stage.window.deeds.menu_of(entry)

    press(menu(), "room-autojoin")
    await until(lambda: backend.called("rooms.remember") == [(ALICE, GARDEN, None, False)])
    press(menu(), "room-notify-nothing")
    await until(lambda: backend.settings.room_rules == (RoomRule(str(ALICE), str(GARDEN), "nothing"),))
    press(menu(), "room-notify-fitting")
    await until(lambda: backend.settings.room_rules == ())
    press(menu(), "room-leave")
    await until(lambda: backend.called("rooms.leave") == [(ALICE, GARDEN, False)])
    await until(lambda: any("not joined" in row for row in stage.rows()))
    opened: list[Jid] = []
    stage.window.chat_requested.connect(lambda _account, peer: opened.append(peer))
    press(menu(), "room-join")
    await until(lambda: len(backend.called("rooms.join")) == 1)
    assert opened == [GARDEN]
    await until(lambda: not any("not joined" in row for row in stage.rows()))
    press(menu(), "room-invite")
    assert stage.window.findChild(QDialog, "invite") is not None


async def test_removing_asks_first(stage: Stage, backend: FakeBackend) -> None:
    stage.view.setCurrentIndex(stage.index("Garden"))
    QTest.keyClick(stage.view, Qt.Key.Key_Delete)
    box = stage.window.findChild(QMessageBox, "remove-room")
    assert box is not None and backend.called("rooms.leave") == []
    QTest.mouseClick(stage.child("remove-room-yes", box), Qt.MouseButton.LeftButton)
    await until(lambda: backend.called("rooms.leave") == [(ALICE, GARDEN, True)])
    await until(lambda: not stage.rows()[0].startswith("Group chats"))


async def test_the_section_folds_and_stays_folded(stage: Stage, backend: FakeBackend) -> None:
    stage.view.setCurrentIndex(stage.index("Group chats"))
    QTest.keyClick(stage.view, Qt.Key.Key_Left)
    assert stage.rows()[0] == "Group chats, 1 of 1 joined, folded"
    assert not any(row.startswith("Garden") for row in stage.rows())
    folded = stage.model.closed_groups()
    stage.model.close_groups([])
    stage.model.close_groups(folded)
    assert not any(row.startswith("Garden") for row in stage.rows())


async def test_keys_open_the_dialogs(stage: Stage, backend: FakeBackend) -> None:
    for name, dialog in (("join-group-chat", "join-room"), ("new-group-chat", "new-room")):
        action = stage.window.findChild(QAction, name)
        assert action is not None and not action.shortcut().isEmpty()
        action.trigger()
        assert any(one.objectName() == dialog for one in QApplication.topLevelWidgets())


async def test_invitations_stand_in_a_line(stage: Stage, backend: FakeBackend) -> None:
    backend.rooms.ask(RoomInvitation(ALICE, Jid("harbour@rooms.river.example"), BOB, True))
    line = stage.child("waiting-invitations")
    await until(line.isVisible)
    assert line.accessibleName() == "You are invited to harbour"
    dialog = stage.window.findChild(QDialog, "invitations")
    assert dialog is not None and dialog.isVisible()
    assert dialog.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    opened: list[Jid] = []
    stage.window.chat_requested.connect(lambda _account, peer: opened.append(peer))
    QTest.mouseClick(stage.child("invitation-accept", dialog), Qt.MouseButton.LeftButton)
    await until(lambda: opened == [Jid("harbour@rooms.river.example")])
    await until(lambda: not line.isVisible())


async def test_a_group_chat_is_not_dragged_or_renamed_in_place(stage: Stage, backend: FakeBackend) -> None:
    flags = stage.model.flags(stage.index("Garden"))
    assert not flags & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled)
    assert flags & Qt.ItemFlag.ItemIsDropEnabled
