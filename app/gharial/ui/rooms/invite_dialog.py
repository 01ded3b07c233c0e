"""Inviting people into a room (XEP-0249, XEP-0045 §7.8)."""

from PySide6.QtWidgets import QLineEdit, QWidget

from gharial.model.failures import MalformedJid
from gharial.model.jid import Jid
from gharial.model.room import Room
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.rooms.dialog_frame import DialogFrame
from gharial.ui.rooms.person_picker import PersonPicker
from gharial.ui.rooms.room_words import room_name


class InviteDialog(DialogFrame):
    """Whom, and a word to them."""

    def __init__(self, bridge: Bridge, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(bridge, "invite", "", "", parent)
        self.setWindowTitle(self.tr("Invite to {room}").format(room=room_name(room)))
        self.yes.setText(self.tr("Invite"))
        self._room = room
        self.people = PersonPicker(bridge)
        self.people.know(room.account)
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.row(self.tr("&People"), "invite-people", self.people)
        self.row(self.tr("&Message"), "invite-reason", self.reason)
        self.people.setFocus()

    def act(self) -> None:
        try:
            people = self.people.people()
        except MalformedJid as failure:
            self.complain(explain(failure).sentence)
            return
        if not people:
            self.complain(self.tr("Write whom to invite."))
            return
        self.try_it(self._invite(people), lambda _done: None)

    async def _invite(self, people: list[Jid]) -> None:
        for person in people:
            await self._bridge.backend.rooms.invite(
                self._room.account, self._room.jid, person, self.reason.text().strip()
            )
