"""What a moderator takes back for everybody (XEP-0425): the menu, the question, and what is left of the message."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gharial.model.conversation import Moderation
from gharial.model.events import MessageAdded, MessageChanged
from gharial.ui.chat.row_menu import RowMenu
from gharial.ui.chat.window import ChatWindow
from gharial.ui.rooms.reason_dialog import ReasonDialog
from tests.support.fake_backend import FakeBackend
from tests.support.waiting import until
from tests.ui.rooms.conftest import entered, garden, said


def child(parent: QWidget, name: str) -> QWidget:
    found = parent.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def reason_dialog() -> ReasonDialog | None:
    shown = (one for one in QApplication.topLevelWidgets() if isinstance(one, ReasonDialog) and one.isVisible())
    return next(shown, None)


async def test_a_moderator_removes_what_somebody_wrote_for_everyone(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await entered(window, backend)
    message = said(1, "Carol", "buy my pills")
    backend.publish(MessageAdded(message))
    await until(lambda: conversation.model.place(message.key) is not None)

    def menu() -> RowMenu:
        at = conversation.model.place(message.key)
        assert at is not None
        return conversation.messages.open_menu(conversation.model.index(at), QPoint(10, 10))

    # This room does not let anybody do that.
    assert menu().findChild(QAction, "remove-message") is None
    backend.rooms.put(garden(retracts=True))
    await until(lambda: conversation.room_peer.room.removes_messages)
    action = menu().findChild(QAction, "remove-message")
    assert action is not None
    action.trigger()
    await until(lambda: reason_dialog() is not None)
    dialog = reason_dialog()
    assert dialog is not None
    QTest.keyClicks(child(dialog, "reason"), "advertising")
    QTest.mouseClick(child(dialog, "reason-yes"), Qt.MouseButton.LeftButton)
    await until(lambda: backend.called("rooms.remove_message") == [(message, "advertising")])
    gone = replace(message, body="", retracted=True, moderation=Moderation("alice", "advertising"))
    backend.publish(MessageChanged(gone))
    await until(lambda: conversation.model.row(0).message.retracted)
    spoken = str(conversation.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.endswith("Removed by alice: advertising") and menu().findChild(QAction, "remove-message") is None
