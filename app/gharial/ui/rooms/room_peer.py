"""The other side of a conversation in a room: the room itself, or one of those who are there (XEP-0045)."""

from PySide6.QtCore import QObject

from gharial.model.contact import Contact, Resource
from gharial.model.conversation import Composing
from gharial.model.events import OccupantComposed, OccupantsChanged, PeerComposed, RoomChanged, RoomRemoved
from gharial.model.jid import Jid, bare
from gharial.model.room import Occupant, Room, RoomState
from gharial.ui.bridge import Bridge
from gharial.ui.chat.peer import Peer
from gharial.ui.rooms.room_words import occupant_name


class RoomPeer(Peer):
    """A room as somebody to talk with: online while we are in it."""

    def __init__(self, bridge: Bridge, account: Jid, jid: Jid, parent: QObject) -> None:
        super().__init__(bridge, account, jid, parent)
        self.room = bridge.backend.rooms.room(account, jid) or Room(account, jid)
        self.contact = self._as_contact()
        bridge.hear(RoomChanged, lambda event: self._changed_to(event.room), self)
        bridge.hear(RoomRemoved, self._removed, self)
        bridge.hear(OccupantComposed, self._typed, self)
        bridge.hear(OccupantsChanged, self._people_changed, self)
        self._typing: dict[str, None] = {}

    @property
    def typing(self) -> tuple[str, ...]:
        """The nicks of those who type now, the first one first."""
        return tuple(self._typing)

    @property
    def online(self) -> bool:
        return self.room.state is RoomState.JOINED

    def _as_contact(self) -> Contact:
        return Contact(self.account, self.jid, self.room.label)

    def _changed_to(self, room: Room) -> None:
        if (room.account, room.jid) == (self.account, self.jid):
            self.room = room
            self.contact = self._as_contact()
            if not self.online:
                self._nobody_types(tuple(self._typing))
            self.changed.emit(False)

    def _removed(self, event: RoomRemoved) -> None:
        if (event.account, event.room) == (self.account, self.jid):
            # Its name stays with the tab that shows it.
            self._changed_to(Room(self.account, self.jid, nick=self.room.nick, name=self.room.name))

    def _is(self, contact: Contact) -> None:
        """A room is no contact, even where its address was put into the roster."""

    def _composed(self, event: PeerComposed) -> None:
        """Of a room, `_typed` hears."""

    def _typed(self, event: OccupantComposed) -> None:
        if (event.account, event.room) != (self.account, self.jid) or event.nick == self.room.nick:
            return
        if event.state is not Composing.COMPOSING:
            self._nobody_types((event.nick,))
        elif event.nick not in self._typing:
            self._typing[event.nick] = None
            self.composed.emit()

    def _people_changed(self, event: OccupantsChanged) -> None:
        if (event.account, event.room) == (self.account, self.jid) and self._typing:
            # Who is called otherwise now types under that name with the next key.
            gone = tuple(self._typing) if event.reset else (*event.gone, *(old for old, _new in event.renamed))
            self._nobody_types(gone)

    def _nobody_types(self, nicks: tuple[str, ...]) -> None:
        """None of these does any more."""
        known = len(self._typing)
        for nick in nicks:
            self._typing.pop(nick, None)
        if len(self._typing) != known:
            self.composed.emit()


class OccupantPeer(Peer):
    """Somebody in a room, for a conversation of us two: room/nick."""

    def __init__(self, bridge: Bridge, account: Jid, jid: Jid, parent: QObject) -> None:
        super().__init__(bridge, account, jid, parent)
        self._rooms = bridge.backend.rooms
        self._there: Occupant | None = None
        self.contact = self._as_contact()
        bridge.hear(RoomChanged, lambda event: self._look_again(event.room.account, event.room.jid), self)
        bridge.hear(OccupantsChanged, lambda event: self._look_again(event.account, event.room), self)

    @property
    def nick(self) -> str:
        """What they are called there."""
        return str(self.jid.resource)

    @property
    def online(self) -> bool:
        return self._there is not None

    def _as_contact(self) -> Contact:
        room = self._rooms.room(self.account, bare(self.jid)) or Room(self.account, bare(self.jid))
        people = self._rooms.occupants(room.account, room.jid)
        self._there = next((one for one in people if one.nick == self.nick), None)
        there = (Resource(self.jid, self._there.show, self._there.text),) if self._there is not None else ()
        avatar = self._there.avatar if self._there is not None else ""
        name = occupant_name(room.label, self.nick)
        return Contact(self.account, self.jid, name, resources=there, avatar=avatar)

    def _look_again(self, account: Jid, room: Jid) -> None:
        if (account, room) != (self.account, bare(self.jid)):
            return
        before, self.contact = self.contact, self._as_contact()
        if before != self.contact:
            if not self.online:
                self.stopped_typing()
            self.changed.emit(before.avatar != self.contact.avatar)

    def _is(self, contact: Contact) -> None:
        """Their address in the room is nobody's in the roster."""

    def _composed(self, event: PeerComposed) -> None:
        if event.peer == self.jid:
            super()._composed(event)
