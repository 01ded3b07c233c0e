"""Joining a room: by its address, or found in a server's list (XEP-0045 §6.3, §7.2)."""

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QLineEdit, QListView, QWidget

from gharial.model.failures import Failure, MalformedJid, RoomRefused
from gharial.model.jid import Jid, bare, parse_jid
from gharial.model.room import ListedRoom, Room
from gharial.model.room_faults import RoomFault
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.rooms.dialog_frame import DialogFrame
from gharial.ui.rooms.framed_list import dress_list
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.notice_line import NoticeLine

_JID = int(Qt.ItemDataRole.UserRole) + 1


class JoinDialog(DialogFrame):
    """Typing an address also narrows the list of rooms; choosing one there puts its address into the field."""

    joined = Signal(object, object)
    """Account and room."""
    creation_wanted = Signal(object, object)
    """The same, of a room that is not there."""

    def __init__(
        self, bridge: Bridge, account: Jid | None = None, address: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(bridge, "join-room", "", "", parent)
        self.setWindowTitle(self.tr("Join a group chat"))
        self.yes.setText(self.tr("Join"))
        self._service: Jid | None = None
        self._generation = 0
        self.address = QLineEdit(address)
        self.address.setPlaceholderText(self.tr("Name or address, such as garden@rooms.river.example"))
        self.address.setMaxLength(3071)
        self.nick = QLineEdit()
        self.nick.setMaxLength(200)
        self.password = QLineEdit()
        self.password.setMaxLength(1023)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("Only where one is asked for"))
        self.row(self.tr("&Group chat"), "join-address", self.address)
        self.row(self.tr("Your &name there"), "join-nick", self.nick)
        self.row(self.tr("&Password"), "join-password", self.password)
        self.account = self.account_row(account)
        self.remember = QCheckBox(self.tr("&Keep in my list, and join when Gharial starts"))
        self.remember.setObjectName("join-remember")
        self.remember.setChecked(True)
        self.form.addRow("", self.remember)
        self._rooms = QStandardItemModel(self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._rooms)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list = QListView()
        self.list.setObjectName("listed-rooms")
        self.list.setAccessibleName(self.tr("Group chats that this server lists"))
        self.list.setModel(self._found)
        dress_list(self.list)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._take())
        self.list.activated.connect(lambda _index: self.act())
        self.said = NoticeLine("listed-said", self)
        self.column.insertWidget(1, self.said)
        self.column.insertWidget(2, self.list, 1)
        self.resize(480, 520)
        self.address.textEdited.connect(self._narrow)
        self.account.currentIndexChanged.connect(lambda _at: self._meet())
        self._meet()
        self.address.setFocus()

    def _meet(self) -> None:
        """Another account: its own name, and its server's rooms."""
        account = self.account.currentData()
        if account is None:
            self.complain(self.tr("You are not signed in with any account. Add an account in the settings first."))
            return
        self.nick.setPlaceholderText(shown(self._bridge.backend.rooms.own_nick(account)))
        self._generation += 1
        generation = self._generation
        self._rooms.clear()
        self._service = None
        self.said.tell(self.tr("Asking the server for its group chats…"), "clock", Role.TEXT_2)

        async def asked() -> tuple[Jid, tuple[ListedRoom, ...]]:
            rooms = self._bridge.backend.rooms
            service = await rooms.service(account)
            return service, await rooms.listed(account, service)

        def done(found: tuple[Jid, tuple[ListedRoom, ...]]) -> None:
            if generation == self._generation:
                self._list(*found)

        def failed(failure: Failure) -> None:
            if generation == self._generation:
                self.said.tell(explain(failure).sentence, "info", Role.TEXT_2)

        self._bridge.run(asked(), done, failed, self)

    def _list(self, service: Jid, rooms: tuple[ListedRoom, ...]) -> None:
        self._service = service
        for one in sorted(rooms, key=lambda one: (one.name or str(one.jid.user)).casefold()):
            name = shown(one.name) if one.name else ""
            address = shown(one.jid.bare)
            item = QStandardItem(f"{name} · {address}" if name and name != one.jid.user else address)
            item.setData(one.jid, _JID)
            item.setToolTip("")
            self._rooms.appendRow(item)
        if rooms:
            self.said.silence()
        else:
            self.said.tell(self.tr("This server lists no group chats."), "info", Role.TEXT_2)

    def _narrow(self, text: str) -> None:
        self.complain("")
        self._found.setFilterFixedString(text.strip())

    def _take(self) -> None:
        room = self.list.currentIndex().data(_JID)
        if isinstance(room, Jid) and self.list.hasFocus():
            self.address.setText(room.bare)

    def _room(self) -> Jid | None:
        """What was typed or chosen; a name alone is a room of our own server."""
        typed = self.address.text().strip().removeprefix("xmpp:").partition("?")[0]
        if typed and "@" not in typed and self._service is not None:
            # Blanks and the like are no part of an address.
            typed = f"{'-'.join(typed.split()).lower()}@{self._service.bare}"
        try:
            jid = bare(parse_jid(typed))
        except MalformedJid as failure:
            self.complain(explain(failure).sentence)
            return None
        if not jid.user:
            self.complain(explain(MalformedJid(typed)).sentence)
            return None
        return jid

    def act(self) -> None:
        account, room = self.account.currentData(), self._room()
        if account is None or room is None:
            return
        joining = self._bridge.backend.rooms.join(
            account, room, self.nick.text().strip(), self.password.text(), remember=self.remember.isChecked()
        )

        def done(joined: Room) -> None:
            self.joined.emit(joined.account, joined.jid)

        self.try_it(joining, done)

    def failed(self, failure: Failure) -> None:
        """The focus goes to what would mend it."""
        fault = failure.fault if isinstance(failure, RoomRefused) else ""
        if fault == RoomFault.PASSWORD.value:
            self.password.setFocus()
        elif fault == RoomFault.NOT_FOUND.value and (room := self._room()) is not None:
            create = ("join-create", self.tr("Create it…"), lambda: self._create(room))
            self.error.tell(explain(failure).sentence, "warning", Role.BAD, create)
        elif fault in (RoomFault.NICK_TAKEN.value, RoomFault.NICK_LOCKED.value):
            self.nick.setFocus()
        else:
            self.address.setFocus()

    def _create(self, room: Jid) -> None:
        self.creation_wanted.emit(self.account.currentData(), room)
        self.reject()
