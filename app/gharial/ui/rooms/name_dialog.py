"""Asks what we want to be called in a room (XEP-0045 §7.6)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gharial.model.failures import Failure
from gharial.model.room import Room
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.rooms.room_words import room_name
from gharial.ui.style.tokens import GAP_L, GAP_M, GAP_S, Role
from gharial.ui.widgets.notice_line import NoticeLine


class NameDialog(QDialog):
    """Closes once the room agreed."""

    def __init__(self, bridge: Bridge, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._room = room
        self.setObjectName("room-name-dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("My name in {room}").format(room=room_name(room)))
        label = QLabel(self.tr("&Name that everybody there sees"))
        self._field = QLineEdit(room.nick)
        self._field.setObjectName("room-name")
        self._field.setAccessibleName(self.tr("Name that everybody there sees"))
        self._field.setMaxLength(200)
        self._field.selectAll()
        label.setBuddy(self._field)
        self._error = NoticeLine("room-name-error", self)
        self._yes = QPushButton(self.tr("Change"))
        self._yes.setObjectName("room-name-yes")
        self._yes.setDefault(True)
        self._yes.clicked.connect(self._change)
        no = QPushButton(self.tr("Cancel"))
        no.setAutoDefault(False)
        no.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_S)
        buttons.addStretch(1)
        buttons.addWidget(no)
        buttons.addWidget(self._yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        column.setSpacing(GAP_M)
        column.addWidget(label)
        column.addWidget(self._field)
        column.addWidget(self._error)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(380)

    def _change(self) -> None:
        nick = self._field.text().strip()
        if not nick or nick == self._room.nick:
            self.reject()
            return
        self._yes.setEnabled(False)
        changing = self._bridge.backend.rooms.change_nick(self._room.account, self._room.jid, nick)
        self._bridge.run(changing, lambda _done: self.accept(), self._failed, self)

    def _failed(self, failure: Failure) -> None:
        self._yes.setEnabled(True)
        self._error.tell(explain(failure).sentence, "warning", Role.BAD)
        self._field.setFocus()
