"""What a room is and who belongs to it; owners set it up, and close it (XEP-0045 §9, §10)."""

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton
from PySide6.QtWidgets import QHBoxLayout as Row
from PySide6.QtWidgets import QWidget as Widget

from gharial.model.failures import Failure
from gharial.model.room import Affiliation, Member, Room, RoomOptions
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.rooms.dialog_frame import DialogFrame
from gharial.ui.rooms.framed_list import dress_list
from gharial.ui.rooms.reason_dialog import ReasonDialog
from gharial.ui.rooms.room_words import affiliation_words, room_name, state_words
from gharial.ui.style.tokens import GAP_S, Role
from gharial.ui.widgets.foreign_label import ForeignLabel
from gharial.ui.widgets.foreign_text import shown, tip
from gharial.ui.widgets.notice_line import NoticeLine

_MEMBER = int(Qt.ItemDataRole.UserRole) + 1


class DetailsDialog(DialogFrame):
    """For those who are no owners all of it only reads, but for the name in our own list."""

    def __init__(self, bridge: Bridge, room: Room, parent: Widget | None = None) -> None:
        super().__init__(bridge, "room-details", "", "", parent)
        self.setWindowTitle(self.tr("Details of {room}").format(room=room_name(room)))
        self.yes.setText(self.tr("Save"))
        self._room = room
        self._options: RoomOptions | None = None
        self._owner = room.affiliation is Affiliation.OWNER
        address = ForeignLabel(shown(room.jid.bare))
        address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.row(self.tr("Address"), "details-address", address)
        self.row(self.tr("State"), "details-state", QLabel(state_words(room)))
        self.name = QLineEdit(room.name)
        self.name.setMaxLength(200)
        self.row(self.tr("&Name"), "details-name", self.name)
        self.description = QLineEdit()
        self.description.setMaxLength(500)
        self.row(self.tr("&Description"), "details-description", self.description)
        self.password = QLineEdit()
        self.password.setMaxLength(1023)
        self.password.setPlaceholderText(self.tr("None"))
        self.row(self.tr("&Password"), "details-password", self.password)
        self.private = self._switch("details-private", self.tr("Only &members may come in"), room.private)
        self.moderated = self._switch("details-moderated", self.tr("&Guests may only listen"), room.moderated)
        self.persistent = self._switch("details-persistent", self.tr("&Stays when everybody has left"), room.persistent)
        self.listed = self._switch("details-listed", self.tr("Shown in the server’s &list"), False)
        for field in (self.description, self.password):
            self.form.setRowVisible(field, False)
        self.form.setRowVisible(self.listed, False)
        self.members = QListWidget()
        self.members.setObjectName("details-members")
        self.members.setAccessibleName(self.tr("Who belongs to this group chat"))
        self.members.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        dress_list(self.members)
        self.members.currentItemChanged.connect(lambda _now, _before: self._allow())
        self.said = NoticeLine("details-said", self)
        self.strike = QPushButton(self.tr("&Take off the list…"))
        self.strike.setObjectName("details-strike")
        self.strike.setAutoDefault(False)
        self.strike.clicked.connect(self._ask_strike)
        self.close_room = QPushButton(self.tr("Close this group chat for good…"))
        self.close_room.setObjectName("details-destroy")
        self.close_room.setAutoDefault(False)
        self.close_room.setVisible(self._owner)
        self.close_room.clicked.connect(self._ask_destroy)
        below = Row()
        below.setSpacing(GAP_S)
        below.addWidget(self.strike)
        below.addStretch(1)
        below.addWidget(self.close_room)
        self.column.insertWidget(1, self.said)
        self.column.insertWidget(2, self.members, 1)
        self.column.insertLayout(3, below)
        self.resize(480, 560)
        self._allow()
        self._read()

    def _switch(self, name: str, words: str, checked: bool) -> QCheckBox:
        box = QCheckBox(words)
        box.setObjectName(name)
        box.setChecked(checked)
        box.setEnabled(False)
        self.form.addRow("", box)
        return box

    def _read(self) -> None:
        rooms, names = self._bridge.backend.rooms, (self._room.account, self._room.jid)
        self.said.tell(self.tr("Asking for the members…"), "clock", Role.TEXT_2)
        self._bridge.run(rooms.members(*names), self._list, self._unlisted, self)
        if self._owner:
            self._bridge.run(rooms.options(*names), self._fill, lambda why: self.complain(explain(why).sentence), self)

    def _fill(self, options: RoomOptions) -> None:
        self._options = options
        self.name.setText(options.name or self._room.name)
        self.description.setText(options.description)
        self.password.setText(options.password)
        for field in (self.description, self.password):
            self.form.setRowVisible(field, True)
        self.form.setRowVisible(self.listed, True)
        for box, checked in (
            (self.private, options.private),
            (self.moderated, options.moderated),
            (self.persistent, options.persistent),
            (self.listed, options.listed),
        ):
            box.setEnabled(True)
            box.setChecked(checked)

    def _list(self, members: tuple[Member, ...]) -> None:
        self.members.clear()
        self.said.silence()
        for one in members:
            nick = f"{shown(one.nick)} · " if one.nick else ""
            words = f"{nick}{shown(one.jid.bare)} · {affiliation_words(one.affiliation)}"
            if one.reason:
                words += f" · {shown(one.reason)}"
            item = QListWidgetItem(words)
            item.setData(_MEMBER, one)
            item.setToolTip(tip(words))
            self.members.addItem(item)
        if not members:
            self.said.tell(self.tr("Nobody is on its lists, or they are not shown to you."), "info", Role.TEXT_2)
        self._allow()

    def _unlisted(self, failure: Failure) -> None:
        self.said.tell(explain(failure).sentence, "info", Role.TEXT_2)

    def _chosen(self) -> Member | None:
        item = self.members.currentItem()
        member = item.data(_MEMBER) if item is not None else None
        return member if isinstance(member, Member) else None

    def _allow(self) -> None:
        one = self._chosen()
        mine = one is not None and one.jid == self._room.account
        high = one is not None and one.affiliation in (Affiliation.ADMIN, Affiliation.OWNER)
        self.strike.setVisible(self._room.administers)
        self.strike.setEnabled(one is not None and not mine and (self._owner or not high))
        banned = one is not None and one.affiliation is Affiliation.OUTCAST
        self.strike.setText(self.tr("&Lift the ban…") if banned else self.tr("&Take off the list…"))

    def _ask_strike(self) -> None:
        one = self._chosen()
        if one is None:
            return
        if one.affiliation is Affiliation.OUTCAST:
            title, question = self.tr("Lift the ban"), self.tr("Let {name} come back?")
        else:
            title, question = self.tr("Take off the list"), self.tr("Take {name} off the list of this group chat?")
        rooms = self._bridge.backend.rooms

        async def act(reason: str) -> None:
            await rooms.set_affiliation(self._room.account, self._room.jid, one.jid, Affiliation.NONE, reason)
            self._list(await rooms.members(self._room.account, self._room.jid))

        self._ask(title, question.format(name=shown(one.jid.bare)), title, act)

    def _ask_destroy(self) -> None:
        rooms = self._bridge.backend.rooms

        async def act(reason: str) -> None:
            await rooms.destroy(self._room.account, self._room.jid, reason)
            self.accept()

        question = self.tr("Close {room} for good? Everybody is sent out, and nobody can come back.")
        self._ask(
            self.tr("Close group chat"), question.format(room=room_name(self._room)), self.tr("Close for good"), act
        )

    def _ask(self, title: str, question: str, yes: str, act: Any) -> None:
        ReasonDialog(self._bridge, title, question, yes, act, self).show()

    def act(self) -> None:
        self.try_it(self._save(), lambda _done: None)

    def _save(self) -> Coroutine[Any, Any, None]:
        rooms, names = self._bridge.backend.rooms, (self._room.account, self._room.jid)
        name = self.name.text().strip()
        wanted = RoomOptions(
            name,
            self.private.isChecked(),
            self.listed.isChecked(),
            self.persistent.isChecked(),
            self.description.text().strip(),
            self.moderated.isChecked(),
            self.password.text(),
        )

        async def save() -> None:
            if self._options is not None and wanted != self._options:
                await rooms.configure(*names, wanted)
            elif self._options is None and name != self._room.name:
                await rooms.remember(*names, name=name)

        return save()
