"""The tabs of group chats: a room with its people beside the messages, and somebody in it by themselves (XEP-0045)."""

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QWidget

from gharial.model.account import AccountState
from gharial.model.conversation import Direction, Message
from gharial.model.events import OccupantsChanged
from gharial.model.jid import Jid, bare
from gharial.model.room import Affiliation, Occupant, Role
from gharial.ui.bridge import Bridge
from gharial.ui.chat.conversation import ConversationView
from gharial.ui.chat.peer import Peer
from gharial.ui.rooms.comings_line import ComingsLine
from gharial.ui.rooms.faces import Faces
from gharial.ui.rooms.nick_completion import NickCompletion
from gharial.ui.rooms.people_list import PeoplePanel
from gharial.ui.rooms.person_menu import PersonMenu
from gharial.ui.rooms.reason_dialog import ReasonDialog
from gharial.ui.rooms.room_commands import RoomCommands
from gharial.ui.rooms.room_header import OccupantHeader, RoomHeader
from gharial.ui.rooms.room_menu import RoomMenu
from gharial.ui.rooms.room_peer import OccupantPeer, RoomPeer
from gharial.ui.rooms.state_line import StateLine
from gharial.ui.rooms.topic_line import TopicLine
from gharial.ui.style.icons import icon
from gharial.ui.style.tokens import Role as Colour
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.transfer_words import Counterpart

_PEOPLE_WIDTH = 200
_WIDE_ENOUGH = 520


class RoomConversation(ConversationView):
    """A room's tab. Its people are those of the backend at every moment, and what we may do follows from our role."""

    private_wanted = Signal(object)
    """room/nick of somebody to talk with alone."""
    files_wanted = Signal(object)
    """The same, to send files to."""
    add_wanted = Signal(object)
    """The address of somebody to put into the contacts."""

    def __init__(self, bridge: Bridge, account: Jid, room: Jid, parent: QWidget | None = None) -> None:
        super().__init__(bridge, account, room, parent)
        self._completion = NickCompletion(self.composer.input, self._names, self)

    @property
    def room_peer(self) -> RoomPeer:
        """The room as the other side."""
        assert isinstance(self.peer, RoomPeer)  # noqa: S101
        return self.peer

    def tab_icon(self) -> QIcon:
        return icon("people", Colour.TEXT_2 if not self.peer.online else Colour.TEXT)

    def go_to_people(self) -> None:
        """Show the list of people and put the focus there; from there, back into the message."""
        if self.people.list.hasFocus():
            self.begin_typing()
            return
        self._room_header.people.setChecked(True)
        self.people.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.people.list.currentIndex().isValid() and self.people.model.rowCount() > 1:
            self.people.list.setCurrentIndex(self.people.model.index(1))

    # --- building -----------------------------------------------------------------------------------------------------

    def _meet(self) -> Peer:
        return RoomPeer(self._bridge, self.account, self.jid, self)

    def _make_header(self) -> RoomHeader:
        self._room_header = RoomHeader()
        return self._room_header

    def _build(self) -> None:
        super()._build()
        self.model.among_many = True
        self._folded = False
        self.topic = TopicLine()
        self.state_line = StateLine()
        self._faces = Faces(self._bridge, self.account, self.jid, self)
        self.people = PeoplePanel(self._faces)
        self.people.model.fill(self._bridge.backend.rooms.occupants(self.account, self.jid))
        at = self.column.indexOf(self.messages)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName("room-split")
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self.messages)
        self._split.addWidget(self.people)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        self._split.setSizes([10 * _PEOPLE_WIDTH, _PEOPLE_WIDTH])
        self.column.insertWidget(at, self._split, 1)
        self.comings = ComingsLine()
        self.column.insertWidget(at + 1, self.comings)
        self.column.insertWidget(1, self.topic)
        self.column.insertWidget(2, self.state_line)
        # One of many cannot be the only one who may fetch it.
        for action in self.composer.findChildren(QAction, "publish-file"):
            action.setVisible(False)
        self.composer.published.menuAction().setVisible(False)
        self.room_commands = RoomCommands(self._bridge, self, self._tell)
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+P"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.go_to_people)
        self._order_tabs(self.people.filter, self.people.list)

    def _connect(self) -> None:
        super()._connect()
        self.sending.note = self.tr("Everybody there gets a link to a copy on the server.")
        self.sending.apart = self.tr("You are not in {name}: it waits until you are")
        rooms = self._bridge.backend.rooms
        self._room_header.people_toggled.connect(lambda _shown: self._show_people())
        self._room_header.menu_wanted.connect(self._open_room_menu)
        self.topic.changed.connect(lambda text: self._run(rooms.set_topic(self.account, self.jid, text)))
        self.topic.left.connect(self.begin_typing)
        self.state_line.join_wanted.connect(self._join)
        commands = self.room_commands
        self.state_line.creation_wanted.connect(lambda: commands.ask_new(self.account, self.jid))
        self.state_line.other_wanted.connect(lambda address: commands.ask_join(self.account, address))
        self.state_line.removal_wanted.connect(lambda: self.room_commands.remove(self.room_peer.room))
        self.people.chosen.connect(self._talk_alone)
        self.people.menu_wanted.connect(self._open_person_menu)
        self.people.typed.connect(self.composer.insert)
        self.messages.remove_wanted.connect(self._ask_removal)
        self._bridge.hear(OccupantsChanged, self._occupants_changed, self)

    # --- what the user does -------------------------------------------------------------------------------------------

    def _join(self, nick: str, password: str) -> None:
        room = self.room_peer.room
        joining = self._bridge.backend.rooms.join(
            self.account, self.jid, nick or room.nick, password, remember=room.bookmarked
        )
        # The line above says by itself how it went.
        self._run(joining, lambda _room: self.begin_typing(), lambda _failure: None)

    def room_menu(self) -> RoomMenu:
        """What can be done with the room, as it stands now."""
        menu = self.room_commands.menu_for(self.room_peer.room, in_tab=True)
        menu.topic_chosen.connect(self.topic.begin)
        return menu

    def _open_room_menu(self) -> None:
        button = self._room_header.more
        self.room_menu().popup(button.mapToGlobal(QPoint(0, button.height())))

    def _talk_alone(self, one: Occupant) -> None:
        if not one.us:
            self.private_wanted.emit(self._address_of(one.nick))

    def _address_of(self, nick: str) -> Jid:
        address = Jid(self.jid.bare)
        address.resource = nick
        return address

    def mention(self, nick: str) -> None:
        """Put a name into the message."""
        before = self.composer.input.toPlainText()[: self.composer.input.textCursor().position()]
        self.composer.insert(f"{nick}: " if not before.strip() else f"{nick} ")

    def person_menu(self, one: Occupant) -> PersonMenu:
        """What can be done with somebody who is there."""
        backend = self._bridge.backend
        known = one.jid is not None and backend.roster.contact(self.account, bare(one.jid)) is not None
        menu = PersonMenu(self.room_peer.room, one, self, known=known)
        menu.private_chosen.connect(lambda: self._talk_alone(one))
        menu.mention_chosen.connect(lambda: self.mention(one.nick))
        menu.files_chosen.connect(lambda: self.files_wanted.emit(self._address_of(one.nick)))
        menu.add_chosen.connect(lambda: self.add_wanted.emit(one.jid))
        menu.address_chosen.connect(lambda: QGuiApplication.clipboard().setText(one.jid.bare if one.jid else ""))
        menu.kick_chosen.connect(lambda: self._ask_kick(one))
        menu.ban_chosen.connect(lambda: self._ask_ban(one))
        menu.role_chosen.connect(lambda role: self._ask_role(one, role))
        menu.affiliation_chosen.connect(lambda standing: self._ask_affiliation(one, standing))
        menu.aboutToHide.connect(menu.deleteLater, Qt.ConnectionType.QueuedConnection)
        return menu

    def _open_person_menu(self, one: Occupant, where: QPoint) -> None:
        self.person_menu(one).popup(where)

    def _ask_removal(self, message: Message) -> None:
        rooms = self._bridge.backend.rooms
        question = self.tr("Remove what {name} wrote for everyone in this group chat?")
        self._ask_reason(
            self.tr("Remove for everyone"),
            question.format(name=shown(message.nick)),
            self.tr("Remove"),
            lambda reason: rooms.remove_message(message, reason),
        )

    def _ask_kick(self, one: Occupant) -> None:
        rooms = self._bridge.backend.rooms
        question = self.tr("Put {name} out of this group chat? They may come back.")
        self._ask_reason(
            self.tr("Kick"),
            question.format(name=shown(one.nick)),
            self.tr("Kick"),
            lambda reason: rooms.kick(self.account, self.jid, one.nick, reason),
        )

    def _ask_ban(self, one: Occupant) -> None:
        rooms = self._bridge.backend.rooms
        question = self.tr("Ban {name} from this group chat? They cannot come back until the ban is lifted.")
        self._ask_reason(
            self.tr("Ban"),
            question.format(name=shown(one.nick)),
            self.tr("Ban"),
            lambda reason: rooms.ban(self.account, self.jid, one.jid or one.nick, reason),
        )

    def _ask_role(self, one: Occupant, role: Role) -> None:
        rooms = self._bridge.backend.rooms
        match role:
            case Role.VISITOR:
                question = self.tr("Let {name} only listen from now on?")
            case Role.MODERATOR:
                question = self.tr("Make {name} a moderator? They may then put others out.")
            case _:
                question = self.tr("Let {name} speak, without moderating?")
        self._ask_reason(
            self.tr("Rights in this group chat"),
            question.format(name=shown(one.nick)),
            self.tr("Change"),
            lambda reason: rooms.set_role(self.account, self.jid, one.nick, role, reason),
        )

    def _ask_affiliation(self, one: Occupant, standing: Affiliation) -> None:
        if one.jid is None:
            return
        person, rooms = bare(one.jid), self._bridge.backend.rooms
        match standing:
            case Affiliation.OWNER:
                question = self.tr("Make {name} an owner? Owners may do everything, and close the group chat.")
            case Affiliation.ADMIN:
                question = self.tr("Make {name} an admin? Admins may ban people and make members.")
            case Affiliation.MEMBER:
                question = self.tr("Make {name} a member?")
            case _:
                question = self.tr("Take away what {name} is in this group chat?")
        self._ask_reason(
            self.tr("Standing in this group chat"),
            question.format(name=shown(one.nick)),
            self.tr("Change"),
            lambda reason: rooms.set_affiliation(self.account, self.jid, person, standing, reason),
        )

    def _ask_reason(self, title: str, question: str, yes: str, act: Any) -> None:
        ReasonDialog(self._bridge, title, question, yes, act, self.window()).show()

    def _names(self) -> list[str]:
        """Of those to mention: who spoke last comes first."""
        there = self.people.model.nicks
        spoke = [one.nick for one in reversed(self.model.messages) if one.direction is Direction.INCOMING and one.nick]
        recent = [nick for nick in dict.fromkeys(spoke) if nick in set(there)]
        return [*recent, *(nick for nick in there if nick not in set(recent))]

    # --- what happens -------------------------------------------------------------------------------------------------

    def _show_contact(self, *, new_avatar: bool = True) -> None:
        peer = self.room_peer
        super()._show_contact(new_avatar=False)
        self._room_header.show_room(peer.room, connected=peer.connected)
        self.topic.show_room(peer.room)
        self.model.meet(Counterpart(peer.name, peer.online, peer.connected, room=True))
        self.model.moderated = peer.room.removes_messages
        self.composer.setEnabled(peer.room.may_speak or not peer.online)
        self._show_people()
        account = AccountState.ONLINE if peer.connected else None
        self.state_line.show_room(peer.room, account)
        self.messages.empty_words = self.tr("Nothing was said here yet.")

    def _arrived(self, message: Message) -> None:
        super()._arrived(message)
        words = self.comings.take() if not message.delayed else ""
        if words:
            self.model.note_before(message.key, words)

    def _show_composing(self) -> None:
        self._room_header.show_typing(self.room_peer.typing)
        self.changed.emit()

    def _show_people(self) -> None:
        """While nobody is there as far as we know, an empty list would only take room."""
        self.people.setVisible(self._room_header.people.isChecked() and self.peer.online)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_wide, is_wide = event.oldSize().width() >= _WIDE_ENOUGH, event.size().width() >= _WIDE_ENOUGH
        button = self._room_header.people
        if not is_wide and button.isChecked() and (was_wide or event.oldSize().width() < 0):
            # Beside the list too little would be left of what is said; the button still shows it.
            self._folded = True
            button.setChecked(False)
        elif is_wide and self._folded:
            self._folded = False
            button.setChecked(True)

    def _occupants_changed(self, event: OccupantsChanged) -> None:
        if (event.account, event.room) == (self.account, self.jid):
            known = self.people.model
            told = self._bridge.backend.settings.tells_comings(known.people)
            if told and not event.reset and known.inside:
                self.comings.tell(event, known)
            if event.reset:
                self._faces.forgive()
            self.people.model.apply(event)


class OccupantConversation(ConversationView):
    """Us and somebody in a room, alone."""

    def _meet(self) -> Peer:
        return OccupantPeer(self._bridge, self.account, self.jid, self)

    def _make_header(self) -> OccupantHeader:
        return OccupantHeader()

    def _connect(self) -> None:
        super()._connect()
        self._bridge.hear(OccupantsChanged, self._occupants_changed, self)

    def _occupants_changed(self, event: OccupantsChanged) -> None:
        """Who is called otherwise now reads nothing that is written to the old name."""
        if (event.account, event.room) != (self.account, bare(self.jid)):
            return
        for old, new in event.renamed:
            if old == str(self.jid.resource):
                words = self.tr("{old} is now called {new}. Choose that name among the people to write on.")
                self.notice.tell(words.format(old=shown(old), new=shown(new)))

    def _build(self) -> None:
        super()._build()
        for action in self.composer.findChildren(QAction, "publish-file"):
            action.setVisible(False)
        self.composer.published.menuAction().setVisible(False)

    def _show_contact(self, *, new_avatar: bool = True) -> None:
        super()._show_contact(new_avatar=False)
        if new_avatar and self.peer.contact.avatar:
            asking = self._bridge.backend.rooms.avatar(self.account, bare(self.jid), str(self.jid.resource))
            self._run(asking, self.header.avatar.show_picture, lambda _failure: None)
