"""Asks what we want to be called in a room (XEP-0045 §7.6)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from gharial.model.failures import Failure
from gharial.model.room import Room
from gharial.ui.bridge import Bridge
from gharial.ui.rooms.dialog_frame import DialogFrame
from gharial.ui.rooms.room_words import room_name

translate = QCoreApplication.translate


class NameDialog(DialogFrame):
    """Closes once the room agreed."""

    def __init__(self, bridge: Bridge, room: Room, parent: QWidget | None = None) -> None:
        title = translate("NameDialog", "My name in {room}").format(room=room_name(room))
        super().__init__(bridge, "room-name", title, translate("NameDialog", "Change"), parent)
        self.setObjectName("room-name-dialog")
        self._room = room
        label = QLabel(self.tr("&Name that everybody there sees"))
        self._field = QLineEdit(room.nick)
        self._field.setObjectName("room-name")
        self._field.setAccessibleName(self.tr("Name that everybody there sees"))
        self._field.setMaxLength(200)
        self._field.selectAll()
        label.setBuddy(self._field)
        self.form.addRow(label)
        self.form.addRow(self._field)
        self._field.setFocus()

    def act(self) -> None:
        nick = self._field.text().strip()
        if not nick or nick == self._room.nick:
            self.reject()
            return
        self.try_it(
            self._bridge.backend.rooms.change_nick(self._room.account, self._room.jid, nick), lambda _done: None
        )

    def failed(self, failure: Failure) -> None:
        self._field.setFocus()
