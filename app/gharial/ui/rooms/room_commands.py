"""`RoomCommands`: what is done with a room, from the roster or from its tab; dialogs are imported on first use."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.model.room import Room
from gharial.model.settings import Settings
from gharial.ui.bridge import Bridge
from gharial.ui.rooms.room_menu import RoomMenu
from gharial.ui.rooms.room_words import room_name

if TYPE_CHECKING:
    from gharial.ui.rooms.details_dialog import DetailsDialog
    from gharial.ui.rooms.invite_dialog import InviteDialog
    from gharial.ui.rooms.join_dialog import JoinDialog
    from gharial.ui.rooms.name_dialog import NameDialog
    from gharial.ui.rooms.new_dialog import NewDialog


class RoomCommands(QObject):
    """Lives with a window. Dialogs are not modal; a failure goes to `on_failure`, or else to the shell."""

    chat_requested = Signal(object, object)
    """Account and room."""

    def __init__(self, bridge: Bridge, window: QWidget, on_failure: Callable[[Failure], object] | None = None) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._rooms = bridge.backend.rooms
        self._window = window
        self._on_failure = on_failure

    def menu_for(self, room: Room, *, in_tab: bool = False) -> RoomMenu:
        """The menu of one room, as it stands now."""
        rule = self._bridge.backend.settings.room_rule_for(str(room.account), str(room.jid))
        menu = RoomMenu(room, rule, self._window, in_tab=in_tab)
        menu.open_chosen.connect(lambda: self.chat_requested.emit(room.account, room.jid))
        menu.join_chosen.connect(lambda: self.join(room))
        menu.leave_chosen.connect(lambda: self._run(self._rooms.leave(room.account, room.jid)))
        menu.remove_chosen.connect(lambda: self.ask_removal(room))
        menu.autojoin_chosen.connect(
            lambda wanted: self._run(self._rooms.remember(room.account, room.jid, autojoin=wanted))
        )
        menu.invite_chosen.connect(lambda: self.invite(room))
        menu.nick_chosen.connect(lambda: self.ask_name(room))
        menu.details_chosen.connect(lambda: self.show_details(room))
        menu.address_chosen.connect(lambda: QGuiApplication.clipboard().setText(room.jid.bare))
        menu.notify_chosen.connect(lambda value: self.notify(room, value))
        menu.aboutToHide.connect(menu.deleteLater, Qt.ConnectionType.QueuedConnection)
        return menu

    def join(self, room: Room, nick: str = "", password: str = "") -> None:
        """Go in again; how it went is said by the room's own state."""
        joining = self._rooms.join(room.account, room.jid, nick or room.nick, password, remember=room.bookmarked)
        # The line in the room's tab says why not, and asks what is needed.
        self.chat_requested.emit(room.account, room.jid)
        self._bridge.run(joining, None, lambda _failure: None, self)

    def ask_removal(self, room: Room) -> None:
        """Ask before a room goes off the list, without standing in the way of anything else."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        box.setObjectName("remove-room")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowModality(Qt.WindowModality.NonModal)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Remove group chat"))
        box.setText(self.tr("Leave {name} and remove it from your list?").format(name=room_name(room)))
        box.setInformativeText(self.tr("What was said there stays on this computer."))
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        remove.setObjectName("remove-room-yes")
        keep = box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        remove.clicked.connect(lambda: self.remove(room))
        box.show()

    def remove(self, room: Room) -> None:
        """Leave it and take it off the list."""
        self._run(self._rooms.leave(room.account, room.jid, forget=True))

    def notify(self, room: Room, value: str) -> None:
        """Of what in that room the user wants to hear from now on."""

        def changed(settings: Settings) -> Settings:
            rule = settings.room_rule_for(str(room.account), str(room.jid))
            others = tuple(one for one in settings.room_rules if (one.account, one.room) != (rule.account, rule.room))
            kept = replace(rule, notify=value)
            return replace(settings, room_rules=(*others, kept) if value else others)

        self._run(self._bridge.backend.change_settings(changed(self._bridge.backend.settings)))

    # --- dialogs ------------------------------------------------------------------------------------------------------

    def ask_join(self, account: Jid | None = None, address: str = "") -> "JoinDialog":
        """Open the dialog that joins a room by its address, or finds one."""
        from gharial.ui.rooms.join_dialog import JoinDialog

        dialog = JoinDialog(self._bridge, account, address, self._window)
        dialog.joined.connect(self.chat_requested)
        dialog.creation_wanted.connect(self.ask_new)
        dialog.show()
        return dialog

    def ask_new(self, account: Jid | None = None, room: Jid | None = None) -> "NewDialog":
        """Open the dialog that makes a room, perhaps of a certain address."""
        from gharial.ui.rooms.new_dialog import NewDialog

        dialog = NewDialog(self._bridge, self._window, account, room)
        dialog.made.connect(self.chat_requested)
        dialog.show()
        return dialog

    def invite(self, room: Room) -> "InviteDialog":
        """Ask whom to invite."""
        from gharial.ui.rooms.invite_dialog import InviteDialog

        dialog = InviteDialog(self._bridge, room, self._window)
        dialog.show()
        return dialog

    def ask_name(self, room: Room) -> "NameDialog":
        """Ask what we want to be called there."""
        from gharial.ui.rooms.name_dialog import NameDialog

        dialog = NameDialog(self._bridge, room, self._window)
        dialog.show()
        return dialog

    def show_details(self, room: Room) -> "DetailsDialog":
        """What the room is, and who belongs to it."""
        from gharial.ui.rooms.details_dialog import DetailsDialog

        dialog = DetailsDialog(self._bridge, room, self._window)
        dialog.show()
        return dialog

    def _run(self, command: Coroutine[Any, Any, Any]) -> None:
        self._bridge.run(command, None, self._on_failure, self)
