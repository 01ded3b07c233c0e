"""Making a room: its name, who may come in, and whom to invite at once (XEP-0045 §10.1)."""

import re
import secrets
import unicodedata

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from gharial.model.failures import Failure, MalformedJid
from gharial.model.jid import Jid, parse_jid
from gharial.model.room import Room, RoomOptions
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.rooms.dialog_frame import DialogFrame
from gharial.ui.rooms.person_picker import PersonPicker
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.foreign_text import shown


def local_part(name: str) -> str:
    """What a room of that name may be called in its address; letters and digits alone, so that it is easily typed."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^\w.]+", "-", letters).strip("-._")[:60]


class NewDialog(DialogFrame):
    """The address follows the name until somebody changes it."""

    made = Signal(object, object)
    """Account and room."""

    def __init__(
        self, bridge: Bridge, parent: QWidget | None = None, account: Jid | None = None, room: Jid | None = None
    ) -> None:
        super().__init__(bridge, "new-room", "", "", parent)
        self.setWindowTitle(self.tr("New group chat"))
        self.yes.setText(self.tr("Create"))
        self._service: Jid | None = None
        self._own_address = False
        self.name = QLineEdit()
        self.name.setMaxLength(200)
        self.name.setPlaceholderText(self.tr("Such as: Boat trip"))
        self.address = QLineEdit()
        self.address.setMaxLength(3071)
        self.who = QComboBox()
        self.who.addItem(self.tr("Only people who are invited"), True)
        self.who.addItem(self.tr("Everybody who knows the address"), False)
        self.persistent = QCheckBox(self.tr("&Stays when everybody has left"))
        self.persistent.setObjectName("new-persistent")
        self.persistent.setChecked(True)
        self.listed = QCheckBox(self.tr("Shown in the server’s &list"))
        self.listed.setObjectName("new-listed")
        self.people = PersonPicker(bridge)
        self.nick = QLineEdit()
        self.nick.setMaxLength(200)
        self.row(self.tr("&Name"), "new-name", self.name)
        self.row(self.tr("&Who may come in"), "new-who", self.who)
        self.row(self.tr("&Invite"), "new-people", self.people)
        self.row(self.tr("&Address"), "new-address", self.address)
        self.row(self.tr("Your na&me there"), "new-nick", self.nick)
        self.account = self.account_row(account)
        if room is not None:
            self.address.setText(room.bare)
            self.name.setText(str(room.user))
            self._own_address = True
        self.form.addRow("", self.persistent)
        self.form.addRow("", self.listed)
        self.name.textEdited.connect(lambda _text: self._derive())
        self.address.textEdited.connect(lambda text: setattr(self, "_own_address", bool(text)))
        self.who.currentIndexChanged.connect(lambda _at: self._fit())
        self.account.currentIndexChanged.connect(lambda _at: self._meet())
        self._fit()
        self._meet()
        self.name.setFocus()

    def _fit(self) -> None:
        """Who is not invited cannot come in, so a list is of no use to them."""
        private = bool(self.who.currentData())
        self.listed.setEnabled(not private)
        if private:
            self.listed.setChecked(False)

    def _meet(self) -> None:
        account = self.account.currentData()
        if account is None:
            self.complain(self.tr("You are not signed in with any account. Add an account in the settings first."))
            self.yes.setEnabled(False)
            return
        self.people.know(account)
        self.nick.setPlaceholderText(shown(self._bridge.backend.rooms.own_nick(account)))

        def found(service: Jid) -> None:
            if account == self.account.currentData():
                self._service = service
                self._derive()

        def failed(failure: Failure) -> None:
            self.error.tell(explain(failure).sentence, "info", Role.TEXT_2)

        self._bridge.run(self._bridge.backend.rooms.service(account), found, failed, self)

    def _derive(self) -> None:
        if not self._own_address and self._service is not None:
            part = local_part(self.name.text())
            self.address.setText(f"{part}@{self._service.bare}" if part else "")

    def act(self) -> None:
        account = self.account.currentData()
        if account is None:
            return
        typed = self.address.text().strip()
        if not typed and self._service is not None:
            # Nobody has to think of a name.
            typed = f"{secrets.token_hex(5)}@{self._service.bare}"
        elif typed and "@" not in typed and self._service is not None:
            typed = f"{typed}@{self._service.bare}"
        try:
            room = parse_jid(typed)
            if not room.user:
                raise MalformedJid(typed)
            people = self.people.people()
        except MalformedJid as failure:
            self.complain(explain(failure).sentence)
            return
        options = RoomOptions(
            name=self.name.text().strip(),
            private=bool(self.who.currentData()),
            listed=self.listed.isChecked(),
            persistent=self.persistent.isChecked(),
        )
        nick = self.nick.text().strip()
        self.try_it(
            self._bridge.backend.rooms.create(account, Jid(room.bare), options, nick),
            lambda made: self._made(made, people),
        )

    def _made(self, room: Room, people: list[Jid]) -> None:
        self.made.emit(room.account, room.jid)
        for person in people:
            # The room is there by now; who cannot be invited is told of by a line.
            self._bridge.run(self._bridge.backend.rooms.invite(room.account, room.jid, person))
