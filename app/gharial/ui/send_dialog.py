"""`SendDialog`: whom to send files to that came from outside the windows: the file manager, the command line."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gharial.model.account import Show
from gharial.model.contact import Contact
from gharial.model.events import AccountRemoved, ContactChanged, ContactRemoved, RosterReset
from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.person_rows import PERSON, PersonRows
from gharial.ui.rooms.framed_list import dress_list
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_L, GAP_M, Role
from gharial.ui.widgets.foreign_label import ForeignLabel
from gharial.ui.widgets.foreign_text import shown, shown_name
from gharial.ui.widgets.presence_words import show_words
from gharial.ui.widgets.search_field import SearchField

_NAMED = 3


class SendDialog(QDialog):
    """Not modal. Several contacts may be chosen; who is online comes first."""

    sent = Signal()
    """The files stand in the list of transfers."""

    def __init__(self, bridge: Bridge, paths: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._paths = tuple(paths)
        self.setObjectName("send-dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Send with Gharial"))
        count = len(self._paths)
        name = shown_name(self._paths[0].name) if count == 1 else ""
        what = self.tr("Send {name} to").format(name=name) if count == 1 else self.tr("Send %n files to", None, count)
        self._heading = QLabel(what, self)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setWordWrap(True)
        self._names = ForeignLabel(_named(self._paths) if count > 1 else "", lines=2)
        self._names.setObjectName("send-names")
        self._names.setVisible(count > 1)
        self._filter = SearchField(self.tr("Search contacts"), self)
        self._filter.setObjectName("send-filter")
        self._filter.textChanged.connect(self._narrow)
        self._filter.installEventFilter(self)
        self._list = QListWidget(self)
        self._list.setObjectName("send-contacts")
        self._list.setAccessibleName(self.tr("Contacts"))
        self._list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        # Long names are cut: a list that scrolls sideways would hide how each of them begins.
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setItemDelegate(PersonRows(bridge, self._list.viewport().update, self._list))
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setMouseTracking(True)
        dress_list(self._list)
        self._list.itemSelectionChanged.connect(self._refresh)
        self._list.itemDoubleClicked.connect(lambda _item: self._send())
        self._empty = QLabel(self)
        self._error = QLabel(self)
        self._error.setObjectName("send-error")
        self._error.setTextFormat(Qt.TextFormat.PlainText)
        self._error.setWordWrap(True)
        self._error.hide()
        buttons = QDialogButtonBox(self)
        self._go = QPushButton(self.tr("Send"), self)
        self._go.setObjectName("send-go")
        self._go.setDefault(True)
        buttons.addButton(self._go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self._send)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        layout.setSpacing(GAP_M)
        for part in (self._heading, self._names, self._filter, self._list, self._empty, self._error, buttons):
            layout.addWidget(part)
        layout.setSpacing(tokens.GAP_S)
        current_theme().changed.connect(self._style)
        self._style()
        self.resize(QSize(22 * tokens.ICON, 26 * tokens.ICON))
        for event in (RosterReset, ContactChanged, ContactRemoved, AccountRemoved):
            bridge.hear(event, lambda _event: self._renew(), self)
        self._fill()
        self._narrow("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field, Up and Down move in the list."""
        if watched is self._filter and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._step(step)
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        contacts = sorted(
            self._bridge.backend.roster.contacts(),
            key=lambda one: (one.show is Show.OFFLINE, one.label.casefold(), one.jid.bare),
        )
        for contact in contacts:
            item = QListWidgetItem(_words(contact), self._list)
            item.setData(PERSON, contact)

    def _renew(self) -> None:
        """Who comes and goes while it is open, as while signing in. What was chosen stays chosen."""
        chosen = [_who(item) for item in self._list.selectedItems()]
        self._list.clear()
        self._fill()
        for row in range(self._list.count()):
            item = self._list.item(row)
            if _who(item) in chosen:
                self._list.setCurrentItem(item, QItemSelectionModel.SelectionFlag.Select)
        self._narrow(self._filter.text())

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        shown_items = []
        for row in range(self._list.count()):
            item = self._list.item(row)
            fits = all(word in item.text().casefold() for word in words)
            item.setHidden(not fits)
            if fits:
                shown_items.append(item)
            else:
                item.setSelected(False)
        if shown_items and not self._list.selectedItems():
            self._list.setCurrentItem(shown_items[0])
        nobody = self.tr("No contacts yet. Add somebody in the contacts first.")
        self._empty.setText(self.tr("No contact of that name.") if self._list.count() else nobody)
        self._empty.setVisible(not shown_items)
        self._refresh()

    def _step(self, by: int) -> None:
        rows = [row for row in range(self._list.count()) if not self._list.item(row).isHidden()]
        if rows:
            at = rows.index(self._list.currentRow()) if self._list.currentRow() in rows else 0
            self._list.setCurrentRow(rows[max(0, min(len(rows) - 1, at + by))])

    def _refresh(self) -> None:
        count = len(self._list.selectedItems())
        self._go.setEnabled(count > 0)
        self._go.setText(self.tr("Send to %n people", None, count) if count > 1 else self.tr("Send"))

    def _style(self) -> None:
        theme = current_theme()
        self._heading.setFont(theme.font(tokens.TYPE_TITLE, bold=True))
        self._names.setFont(theme.font(tokens.TYPE_SECONDARY))
        self._names.setStyleSheet(f"color: {theme.color(Role.TEXT_2).name()};")
        self._error.setStyleSheet(f"color: {theme.color(Role.BAD).name()};")

    def _send(self) -> None:
        chosen = [_who(item) for item in self._list.selectedItems()]
        if not chosen:
            return
        self._go.setEnabled(False)
        transfers = self._bridge.backend.transfers
        if len(chosen) == 1:
            sending = transfers.send(*chosen[0], self._paths)
        else:
            sending = transfers.send_to_many(chosen, self._paths)
        self._bridge.run(sending, lambda _sent: self._done(), self._failed, self)

    def _done(self) -> None:
        self.sent.emit()
        self.accept()

    def _failed(self, failure: Failure) -> None:
        self._error.setText(explain(failure).sentence)
        self._error.show()
        self._refresh()


def _who(item: QListWidgetItem) -> tuple[Jid, Jid]:
    contact: Contact = item.data(PERSON)
    return contact.account, contact.jid


def _named(paths: Sequence[Path]) -> str:
    """The first few by name, and how many more there are."""
    names = ", ".join(shown_name(path.name) for path in paths[:_NAMED])
    more = len(paths) - _NAMED
    if more < 1:
        return names
    return QCoreApplication.translate("SendDialog", "{names} and %n more", None, more).format(names=names)


def _words(contact: Contact) -> str:
    name = shown(contact.label)
    address = shown(contact.jid.bare)
    who = name if name == address else f"{name}, {address}"
    return f"{who} ({show_words(contact.show)})"
