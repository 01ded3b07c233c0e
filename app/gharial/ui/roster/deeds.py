"""What the user does to contacts: add, rename, regroup, block, remove, send files; each told to the backend."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from gharial.model.contact import Resource
from gharial.ui.bridge import Bridge
from gharial.ui.roster.entries import Entry
from gharial.ui.roster.model import ContactModel
from gharial.ui.roster.view import ContactView
from gharial.ui.roster.words import device_name
from gharial.ui.widgets.foreign_text import shown

if TYPE_CHECKING:
    from gharial.ui.rooms.room_commands import RoomCommands
    from gharial.ui.roster.contact_menu import ContactMenu


class Deeds(QObject):
    """Hears the view and its menu. Dialogs are not modal; a failure goes to the bridge, and from there to a line.

    Menu and dialogs are imported when they are first opened, which keeps the start quick.
    """

    chat_requested = Signal(object, object)
    """Account and peer."""
    shared_files_requested = Signal(object, object)
    """Account and contact, both bare."""
    file_settings_requested = Signal(object, object)
    """Account and contact, both bare."""

    def __init__(self, bridge: Bridge, model: ContactModel, view: ContactView, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._model = model
        self._view = view
        self._window = window
        self._room_commands: RoomCommands | None = None
        model.renamed.connect(self._rename)
        view.files_dropped.connect(self._send)
        view.regrouped.connect(self._regroup)
        view.removal_asked.connect(self.ask_removal)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)

    def open(self, entry: Entry) -> None:
        """What a double click does: a conversation, or files for a device of our own."""
        if entry.device:
            self._choose_files(entry)
        else:
            self.chat_requested.emit(*entry.key)

    def add(self, address: str = "") -> None:
        """Open the dialog that adds a contact."""
        from gharial.ui.roster.add_dialog import AddDialog

        dialog = AddDialog(self._bridge, self._model.group_names(), address, self._window)
        dialog.show()

    @property
    def rooms(self) -> "RoomCommands":
        """What is done with group chats."""
        if self._room_commands is None:
            from gharial.ui.rooms.room_commands import RoomCommands

            self._room_commands = RoomCommands(self._bridge, self._window)
            self._room_commands.chat_requested.connect(self.chat_requested)
        return self._room_commands

    def menu_of(self, entry: Entry) -> QMenu:
        """The menu of a row, whatever it is."""
        return self.menu_for(entry) if entry.room is None else self.rooms.menu_for(entry.room)

    def menu_for(self, entry: Entry) -> "ContactMenu":
        """The menu of one contact."""
        from gharial.ui.roster.contact_menu import ContactMenu

        roster = self._bridge.backend.roster
        reports = roster.takes_reports(entry.contact.account)
        able = self._bridge.backend.transfers.abilities
        menu = ContactMenu(entry, self._model.group_names(), self._view, reports=reports, abilities=able)
        menu.device_chosen.connect(self._choose_for_device)
        menu.chat_chosen.connect(lambda one: self.chat_requested.emit(*one.key))
        menu.files_chosen.connect(self._choose_files)
        menu.folder_chosen.connect(self._choose_folder)
        menu.shared_files_chosen.connect(lambda one: self.shared_files_requested.emit(*one.key))
        menu.file_settings_chosen.connect(self._open_file_settings)
        menu.rename_chosen.connect(lambda _one: self._view.rename())
        menu.add_chosen.connect(lambda one: self.add(one.contact.jid.bare))
        menu.remove_chosen.connect(self.ask_removal)
        menu.block_chosen.connect(self._block)
        menu.report_chosen.connect(lambda one: self._bridge.run(roster.block_and_report(*one.key)))
        menu.group_chosen.connect(self._join_group)
        menu.new_group_chosen.connect(self._ask_group)
        menu.address_chosen.connect(lambda one: QGuiApplication.clipboard().setText(one.contact.jid.bare))
        menu.aboutToHide.connect(menu.deleteLater, Qt.ConnectionType.QueuedConnection)
        return menu

    def _open_file_settings(self, entry: Entry) -> None:
        account, jid = entry.key
        # They hold for all of our devices together.
        self.file_settings_requested.emit(account, account if entry.device else jid)

    def _open_menu(self, spot: QPoint) -> None:
        index = self._view.indexAt(spot)
        entry = self._view.entry_at(index)
        if entry is not None:
            if entry not in self._view.chosen_entries():
                self._view.setCurrentIndex(index)
            self.menu_of(entry).popup(self._view.viewport().mapToGlobal(spot))

    def _send(self, entries: list[Entry], paths: list[Path]) -> None:
        transfers = self._bridge.backend.transfers
        if len(entries) == 1:
            self._bridge.run(transfers.send(*entries[0].key, paths))
        elif entries:
            self._bridge.run(transfers.send_to_many([entry.key for entry in entries], paths))

    def _choose_files(self, entry: Entry) -> None:
        entries = self._sendable(entry)
        title = self.tr("Send files to {name}").format(name=self._names(entries))
        self._choose("send-files", title, entries)

    def _choose_folder(self, entry: Entry) -> None:
        entries = self._sendable(entry)
        title = self.tr("Send a folder to {name}").format(name=self._names(entries))
        self._choose("send-folder", title, entries, folder=True)

    def _choose_for_device(self, entry: Entry, device: Resource) -> None:
        title = self.tr("Send files to {name} on {device}").format(name=entry.name, device=shown(device_name(device)))
        transfers = self._bridge.backend.transfers
        self._ask_files(
            "send-to-device",
            title,
            lambda paths: self._bridge.run(transfers.send(entry.contact.account, device.jid, paths)),
        )

    def _sendable(self, entry: Entry) -> list[Entry]:
        return [one for one in self._view.meant(entry) if one.takes_files]

    def _names(self, entries: list[Entry]) -> str:
        return entries[0].name if len(entries) == 1 else self.tr("%n people", None, len(entries))

    def _choose(self, name: str, title: str, entries: list[Entry], *, folder: bool = False) -> None:
        self._ask_files(name, title, lambda paths: self._send(entries, paths), folder=folder)

    def _ask_files(self, name: str, title: str, send: Callable[[list[Path]], object], *, folder: bool = False) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, title)
        dialog.setObjectName(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        modes = QFileDialog.FileMode
        dialog.setFileMode(modes.Directory if folder else modes.ExistingFiles)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Send"))
        dialog.filesSelected.connect(lambda names: send([Path(name) for name in names]))
        dialog.show()

    def _rename(self, entry: Entry, name: str) -> None:
        if name != entry.contact.name:
            self._bridge.run(self._bridge.backend.roster.rename(*entry.key, name))

    def _regroup(self, entry: Entry, groups: tuple[str, ...]) -> None:
        if set(groups) != set(entry.contact.groups):
            self._bridge.run(self._bridge.backend.roster.regroup(*entry.key, groups))

    def _join_group(self, entry: Entry, group: str, inside: bool) -> None:
        groups = [name for name in entry.contact.groups if name != group]
        self._regroup(entry, (*groups, group) if inside else tuple(groups))

    def _ask_group(self, entry: Entry) -> None:
        from PySide6.QtWidgets import QInputDialog

        dialog = QInputDialog(self._window)
        dialog.setObjectName("new-group")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("New group"))
        dialog.setLabelText(self.tr("Name of the new group:"))
        dialog.textValueSelected.connect(
            lambda text: self._join_group(entry, text.strip(), True) if text.strip() else None
        )
        dialog.show()

    def _block(self, entry: Entry, block: bool) -> None:
        roster = self._bridge.backend.roster
        self._bridge.run(roster.block(*entry.key) if block else roster.unblock(*entry.key))

    def ask_removal(self, entry: Entry) -> None:
        """Ask before a contact is removed, without standing in the way of anything else."""
        if entry.room is not None:
            self.rooms.ask_removal(entry.room)
            return
        if not entry.listed or not entry.person:
            return
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        box.setObjectName("remove-contact")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowModality(Qt.WindowModality.NonModal)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Remove contact"))
        name, address = entry.name, shown(entry.contact.jid.bare)
        box.setText(self.tr("Remove {name} ({address}) from your contacts?").format(name=name, address=address))
        box.setInformativeText(
            self.tr("You will no longer see each other online. What you have written to each other stays.")
        )
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        remove.setObjectName("remove-yes")
        keep = box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        remove.clicked.connect(lambda: self._bridge.run(self._bridge.backend.roster.remove(*entry.key)))
        box.show()
