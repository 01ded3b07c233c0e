"""Two people with whole backends and their windows make a group chat, talk, whisper, and one puts the other out."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.chat.conversation import ConversationView
from gharial.ui.chat.window import ChatWindow
from gharial.ui.rooms.conversation import RoomConversation
from gharial.ui.rooms.new_dialog import NewDialog
from gharial.ui.roster.window import RosterWindow
from prosody_server import ProsodyServer
from tests.stories.people import Person, two_people
from tests.support.accounts import until

W = TypeVar("W", bound=QWidget)


class Desk:
    """What one of them has on the screen."""

    def __init__(self, qtbot: QtBot, one: Person) -> None:
        self.one = one
        bridge = Bridge(one.service)
        self.roster = RosterWindow(bridge)
        self.chat = ChatWindow(bridge)
        self.roster.chat_requested.connect(self.chat.open_conversation)
        for window in (self.chat, self.roster):
            qtbot.addWidget(window)
            window.show()

    def room(self, jid: Jid) -> RoomConversation:
        conversation = self.chat.open_conversation(self.one.jid, jid)
        assert isinstance(conversation, RoomConversation)
        return conversation


def press(window: QWidget, name: str) -> None:
    QTest.mouseClick(child(window, name, QWidget), Qt.MouseButton.LeftButton)


def child(window: QWidget, name: str, kind: type[W]) -> W:
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def say(conversation: ConversationView, text: str) -> None:
    QTest.keyClicks(conversation.composer.input, text)
    QTest.keyClick(conversation.composer.input, Qt.Key.Key_Return)


def heard(conversation: ConversationView) -> list[tuple[str, str]]:
    rows = [conversation.model.row(at) for at in range(conversation.model.rowCount())]
    return [(row.sender, row.message.body) for row in rows]


async def test_a_group_chat_from_its_making_to_a_kick(qtbot: QtBot, prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        hers, his = Desk(qtbot, alice), Desk(qtbot, bob)
        nick = alice.service.rooms.own_nick(alice.jid)
        his_nick = bob.service.rooms.own_nick(bob.jid)

        # Alice makes it and invites Bob in the same dialog.
        child(hers.roster, "new-group-chat", QAction).trigger()
        dialog = child(hers.roster, "new-room", NewDialog)
        QTest.keyClicks(dialog.name, f"Boats {nick}")
        await until(lambda: dialog.address.text())
        room = Jid(dialog.address.text())
        QTest.keyClicks(dialog.people, bob.jid.bare)
        dialog.yes.click()
        await until(lambda: hers.chat.opened(alice.jid, room) is not None)
        tab = hers.room(room)
        await until(lambda: tab.peer.name == f"Boats {nick}")

        # Bob is asked, and goes in.
        await until(lambda: his.roster.findChild(QDialog, "invitations") is not None)
        asked = child(his.roster, "invitations", QDialog)
        await until(asked.isVisible)
        press(asked, "invitation-accept")
        await until(lambda: his.chat.opened(bob.jid, room) is not None)
        his_tab = his.room(room)
        await until(lambda: tab.people.model.people == 2 and his_tab.people.model.people == 2)

        # They talk, and Bob names her with the help of Tab.
        say(tab, "Who takes the oars?")
        await until(lambda: (nick, "Who takes the oars?") in heard(his_tab))
        QTest.keyClicks(his_tab.composer.input, nick[:6])
        QTest.keyClick(his_tab.composer.input, Qt.Key.Key_Tab)
        say(his_tab, "I do")
        await until(lambda: (his_nick, f"{nick}: I do") in heard(tab))
        assert tab.model.messages[-1].mentions_us
        assert heard(tab)[0] == ("You", "Who takes the oars?")

        # The topic is for both.
        tab.topic.begin()
        field = child(tab, "topic-field", QLineEdit)
        field.setText("On Saturday")
        QTest.keyClick(field, Qt.Key.Key_Return)
        await until(lambda: his_tab.room_peer.room.subject == "On Saturday")

        # A word for Bob alone has a tab of its own on either side.
        one = tab.people.model.of(his_nick)
        assert one is not None
        tab.people.chosen.emit(one)
        whispered = hers.chat.opened(alice.jid, Jid(f"{room}/{his_nick}"))
        assert whispered is not None
        say(whispered, "psst")
        his_side = his.chat.open_conversation(bob.jid, Jid(f"{room}/{nick}"))
        await until(lambda: [body for _, body in heard(his_side)] == ["psst"])
        assert ("You", "psst") not in heard(tab) and (nick, "psst") not in heard(his_tab)

        # She puts him out and says why; he reads it and comes back by himself.
        menu = tab.person_menu(one)
        child_action = menu.findChild(QAction, "person-kick")
        assert child_action is not None
        child_action.trigger()
        reason = child(hers.chat, "reason-dialog", QDialog)
        QTest.keyClicks(child(reason, "reason", QLineEdit), "Rocking the boat")
        press(reason, "reason-yes")
        await until(lambda: "Rocking the boat" in his_tab.state_line.text())
        await until(lambda: tab.people.model.of(his_nick) is None)
        press(his_tab, "room-join")
        await until(lambda: tab.people.model.of(his_nick) is not None)
        await until(lambda: not his_tab.state_line.text())
