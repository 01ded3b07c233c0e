"""What can be done with one contact: the context menu of a row."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gharial.model.border import Ability
from gharial.model.jid import Jid
from gharial.ui.roster.entries import Entry
from gharial.ui.roster.words import Abilities, device_name, files_words
from gharial.ui.style import tokens
from gharial.ui.style.icons import icon
from gharial.ui.style.presence import presence_icon
from gharial.ui.widgets.direction import apart
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.presence_words import show_words

_LONGEST = 80


def _unknown(_account: Jid, _device: Jid) -> tuple[Ability, ...]:
    return ()


def _in_menu(words: str) -> str:
    """Foreign words as an entry: an ampersand in a name is no shortcut, and no name is as wide as the screen."""
    return (words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…").replace("&", "&&")


class ContactMenu(QMenu):
    """Tells by signals, each with the Entry; the window does it."""

    chat_chosen = Signal(object)
    files_chosen = Signal(object)
    folder_chosen = Signal(object)
    device_chosen = Signal(object, object)
    """Entry, and the one Resource that is to get files."""
    shared_files_chosen = Signal(object)
    """What they share with us, and we with them."""
    file_settings_chosen = Signal(object)
    """What holds for files with them."""
    rename_chosen = Signal(object)
    add_chosen = Signal(object)
    remove_chosen = Signal(object)
    block_chosen = Signal(object, bool)
    """Entry, and whether to block or to unblock."""
    report_chosen = Signal(object)
    """Block, and tell the server why."""
    group_chosen = Signal(object, str, bool)
    """Entry, a group's name, and whether to be in it."""
    new_group_chosen = Signal(object)
    address_chosen = Signal(object)
    """Copy the address."""

    def __init__(
        self,
        entry: Entry,
        groups: list[str],
        parent: QWidget | None = None,
        *,
        reports: bool = False,
        abilities: Abilities = _unknown,
    ) -> None:
        """`reports`: our server wants to hear of spam; people one knows are not reported.

        `abilities`: what each of their devices can take.
        """
        super().__init__(parent)
        self._entry = entry
        contact = entry.contact
        if not entry.device:
            self._add("contact-chat", "chat", self.tr("Open conversation"), self.chat_chosen)
        send = self._add("contact-send", "attach", self.tr("Send files…"), self.files_chosen)
        folder = self._add("contact-send-folder", "folder", self.tr("Send folder…"), self.folder_chosen)
        for action in (send, folder):
            action.setEnabled(not contact.blocked)
        if entry.person and contact.resources and not contact.blocked:
            self._add_devices(abilities)
        if entry.person:
            shared = self._add("contact-shared", "share", self.tr("Shared files…"), self.shared_files_chosen)
            shared.setEnabled(not contact.blocked)
        self._add("contact-files", "settings", self.tr("File settings…"), self.file_settings_chosen)
        self.addSeparator()
        if not entry.person:
            # Somebody in a room has no address of their own here, and a device of ours is no contact.
            return
        if entry.listed:
            rename = self._add("contact-rename", "edit", self.tr("Rename"), self.rename_chosen)
            rename.setShortcut("F2")
            self._add_groups(groups)
        else:
            self._add("contact-add", "person-add", self.tr("Add to contacts…"), self.add_chosen)
        self._add("contact-copy", "copy", self.tr("Copy address"), self.address_chosen)
        self.addSeparator()
        words = self.tr("Unblock") if contact.blocked else self.tr("Block")
        block = self.addAction(icon("check" if contact.blocked else "block"), words)
        block.setObjectName("contact-block")
        block.triggered.connect(lambda: self.block_chosen.emit(entry, not contact.blocked))
        if reports and not entry.listed and not contact.blocked:
            self._add("contact-report", "block", self.tr("Block and report as spam"), self.report_chosen)
        if entry.listed:
            remove = self._add("contact-remove", "remove", self.tr("Remove…"), self.remove_chosen)
            remove.setShortcut("Del")

    def _add(self, name: str, sign: str, words: str, signal: object) -> QAction:
        action = self.addAction(icon(sign), words)
        action.setObjectName(name)
        action.triggered.connect(lambda: signal.emit(self._entry))  # type: ignore[attr-defined]
        return action

    def _add_devices(self, abilities: Abilities) -> None:
        """Each by the name of its program, with how it is there and what it takes."""
        contact = self._entry.contact
        menu = self.addMenu(icon("device"), self.tr("Send to a device"))
        menu.setObjectName("contact-devices")
        names = [device_name(one) for one in contact.resources]
        for one, name in zip(contact.resources, names, strict=True):
            alike = names.count(name) > 1 and bool(one.client_name)
            parts = [
                apart(f"{shown(name)} ({shown(one.jid.resource)})" if alike else shown(name)),
                show_words(one.show),
                files_words(abilities(contact.account, one.jid)),
            ]
            words = " · ".join(part for part in parts if part)
            action = menu.addAction(presence_icon(one.show, tokens.PRESENCE), _in_menu(words))
            action.triggered.connect(lambda _checked=False, one=one: self.device_chosen.emit(self._entry, one))

    def _add_groups(self, groups: list[str]) -> None:
        menu = self.addMenu(icon("people"), self.tr("Groups"))
        menu.setObjectName("contact-groups")
        inside = set(self._entry.contact.groups)
        every = QActionGroup(menu)
        every.setExclusive(False)
        for name in groups:
            action = menu.addAction(_in_menu(shown(name)))
            action.setCheckable(True)
            action.setChecked(name in inside)
            action.triggered.connect(lambda checked, name=name: self.group_chosen.emit(self._entry, name, checked))
            every.addAction(action)
        if groups:
            menu.addSeparator()
        fresh = menu.addAction(icon("add"), self.tr("New group…"))
        fresh.setObjectName("contact-new-group")
        fresh.triggered.connect(lambda: self.new_group_chosen.emit(self._entry))
