"""The head of a room's tab: name, how it stands, and buttons for its people and all else that it can do."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from gharial.model.contact import Contact
from gharial.model.room import Room
from gharial.ui.chat.header import ConversationHeader
from gharial.ui.rooms.room_sign import RoomSign
from gharial.ui.rooms.room_words import room_name, state_words, typing_words
from gharial.ui.widgets.avatar import Avatar
from gharial.ui.widgets.foreign_text import tip


class RoomHeader(ConversationHeader):
    """Instead of presence it says how many people are there."""

    people_toggled = Signal(bool)
    menu_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sign.hide()
        self.people = self._button("toggle-people", "people", self.tr("Show the people (Ctrl+Shift+P)"))
        self.people.setCheckable(True)
        self.people.setChecked(True)
        self.people.toggled.connect(self.people_toggled)
        self.more = self._button("room-more", "more", self.tr("More about this group chat"))
        self.more.clicked.connect(self.menu_wanted)
        row = self.layout()
        assert isinstance(row, QHBoxLayout)  # noqa: S101
        row.insertWidget(row.count() - 1, self.people)
        row.addWidget(self.more)

    def _make_avatar(self) -> Avatar:
        return RoomSign(parent=self)

    def show_room(self, room: Room, *, connected: bool) -> None:
        """Name and state."""
        self.avatar.show_person(room.jid.bare, room_name(room))
        self._name.setText(room_name(room))
        self._name.setToolTip(tip(room.jid.bare))
        self._name.setAccessibleDescription(room.jid.bare)
        self._presence_words = state_words(room) if connected else self.tr("You are not connected")
        self._show_second_line()

    def show_typing(self, nicks: Sequence[str]) -> None:
        """Who types now."""
        self._typing_words = typing_words(nicks)
        self.show_composing(composing=bool(nicks))


class OccupantHeader(ConversationHeader):
    """Somebody in a room has one device, and it goes without saying."""

    def show_contact(self, contact: Contact, *, connected: bool = True) -> None:
        super().show_contact(contact, connected=connected)
        self.avatar.show_person(str(contact.jid.resource), str(contact.jid.resource))
        self._name.setToolTip(tip(contact.jid.full))
        self._name.setAccessibleDescription(contact.jid.full)
        if connected and not contact.resources:
            self._presence_words = self.tr("no longer there")
            self._show_second_line()
        elif connected:
            self._presence_words = self._presence_words.replace(" · " + self.tr("1 device"), "", 1)
            self._show_second_line()
