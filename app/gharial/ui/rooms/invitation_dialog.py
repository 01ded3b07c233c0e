"""Invitations into rooms, answered in one dialog, however many there are (XEP-0249, XEP-0045 §7.8.2)."""

from collections.abc import Coroutine

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gharial.model.events import RoomInvitationGone, RoomInvited
from gharial.model.failures import Failure
from gharial.model.jid import Jid, bare
from gharial.model.room import Room, RoomInvitation
from gharial.ui.bridge import Bridge
from gharial.ui.style import tokens
from gharial.ui.style.icons import icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_L, GAP_M, GAP_S, GAP_XS, Role
from gharial.ui.widgets.foreign_label import ForeignLabel
from gharial.ui.widgets.foreign_text import shown

_LONGEST_TEXT = 600
_SETTLE_MS = 400
_SIGN = 32

Key = tuple[Jid, Jid]


class InvitationDialog(QDialog):
    """Shows one after the other and takes no focus. Closing it answers nothing; the roster keeps a line."""

    joined = Signal(object, object)
    """Account and room."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._waiting: dict[Key, RoomInvitation] = {}
        self._later: set[Key] = set()
        self._shown: RoomInvitation | None = None
        self.setObjectName("invitations")
        self.setWindowTitle(self.tr("Invitation"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._sign = QLabel(self)
        self._title = self._label("invitation-title")
        self._room = self._label("invitation-room")
        self._text = self._label("invitation-text")
        self._from = self._label("invitation-from")
        self._count = QLabel(self)
        self._count.setObjectName("invitation-count")
        self._nick = QLineEdit()
        self._nick.setObjectName("invitation-nick")
        self._nick.setMaxLength(200)
        self._nick.setAccessibleName(self.tr("Your name there"))
        self._accept = self._button("invitation-accept", self.tr("&Join"))
        self._decline = self._button("invitation-decline", self.tr("&Decline"))
        self._ignore = self._button("invitation-ignore", self.tr("&Not now"))
        self._accept.clicked.connect(self._join)
        self._decline.clicked.connect(self._refuse)
        self._ignore.clicked.connect(self._put_off)
        self._lay_out()
        for one in bridge.backend.rooms.invitations():
            self._waiting[one.account, one.room] = one
        bridge.hear(RoomInvited, lambda event: self._add(event.invitation), self)
        bridge.hear(RoomInvitationGone, lambda event: self._remove((event.account, event.room)), self)
        current_theme().changed.connect(self._dress)
        self._dress()
        self._show_first()

    def _label(self, name: str) -> ForeignLabel:
        label = ForeignLabel(parent=self)
        label.setObjectName(name)
        return label

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        # Enter typed into another window a moment ago must answer nothing.
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(GAP_XS)
        names.addWidget(self._title)
        names.addWidget(self._room)
        head = QHBoxLayout()
        head.setSpacing(GAP_M)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        called = QHBoxLayout()
        called.setSpacing(GAP_S)
        words = QLabel(self.tr("Your na&me there"))
        words.setBuddy(self._nick)
        called.addWidget(words)
        called.addWidget(self._nick, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_S)
        buttons.addWidget(self._count, 1)
        buttons.addWidget(self._ignore)
        buttons.addWidget(self._decline)
        buttons.addWidget(self._accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        column.setSpacing(GAP_M)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addWidget(self._from)
        column.addLayout(called)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(440)

    def _dress(self) -> None:
        theme = current_theme()
        side = QSize(_SIGN, _SIGN)
        self._sign.setPixmap(icon("people", Role.ACCENT).pixmap(side, self.devicePixelRatioF()))
        self._title.setFont(theme.font(bold=True))
        for label in (self._from, self._count):
            label.setFont(theme.font(tokens.TYPE_SECONDARY))
            label.setForegroundRole(label.palette().ColorRole.PlaceholderText)

    @property
    def waiting(self) -> int:
        """How many have no answer yet and were not put off."""
        return len(self._open())

    def _open(self) -> list[RoomInvitation]:
        return [one for key, one in self._waiting.items() if key not in self._later]

    def recall(self) -> None:
        """Show those that were put off, too."""
        self._later.clear()
        self._show_first()

    def _add(self, one: RoomInvitation) -> None:
        key = (one.account, one.room)
        self._waiting[key] = one
        self._show_first()

    def _remove(self, key: Key) -> None:
        self._waiting.pop(key, None)
        self._later.discard(key)
        self._show_first()

    def _show_first(self) -> None:
        waiting = self._open()
        if not waiting:
            self._shown = None
            self.hide()
            return
        one = waiting[0]
        if self._shown is not None and one != self._shown:
            self._rest()
        if self._shown is None or (one.account, one.room) != (self._shown.account, self._shown.room):
            self._nick.clear()
        self._shown = one
        self._title.setText(self._title_words(one))
        self._room.setText(shown(one.room.bare))
        self._room.setAccessibleName(shown(one.room.bare))
        text = one.reason.strip()
        self._text.setText(shown(text[:_LONGEST_TEXT], lines=True))
        self._text.setVisible(bool(text))
        self._from.setText(self._sender_words(one))
        self._nick.setPlaceholderText(shown(self._bridge.backend.rooms.own_nick(one.account)))
        more = len(waiting) - 1
        self._count.setText(self.tr("1 more waits") if more == 1 else self.tr("%n more wait", None, more))
        self._count.setVisible(more > 0)

    def _title_words(self, one: RoomInvitation) -> str:
        if one.sender is None:
            return self.tr("You are invited into a group chat")
        contact = self._bridge.backend.roster.contact(one.account, bare(one.sender))
        if one.vouched and contact is not None:
            return self.tr("{name} invites you into a group chat").format(name=shown(contact.label))
        name = str(one.sender.resource) if one.sender.resource else one.sender.bare
        return self.tr("{name} invites you into a group chat").format(name=shown(name))

    def _sender_words(self, one: RoomInvitation) -> str:
        account = shown(one.account.bare)
        if one.vouched and one.sender is not None:
            words = self.tr("From your contact {address}, to your account {account}.")
            return words.format(address=shown(one.sender.bare), account=account)
        if one.mediated:
            words = self.tr("Who invited you is only what the group chat says. It is for your account {account}.")
            return words.format(account=account)
        words = self.tr("Somebody who is not in your contacts. It is for your account {account}.")
        return words.format(account=account)

    def _rest(self) -> None:
        """Another one slid under the pointer: the second half of a double click must not answer it."""
        for button in (self._accept, self._decline, self._ignore):
            button.setEnabled(False)
        QTimer.singleShot(_SETTLE_MS, self, self._wake)

    def _wake(self) -> None:
        for button in (self._accept, self._decline, self._ignore):
            button.setEnabled(True)

    def _join(self) -> None:
        one = self._shown
        if one is not None:

            def done(room: Room) -> None:
                self.joined.emit(room.account, room.jid)

            accepting = self._bridge.backend.rooms.accept(one, self._nick.text().strip())
            self._later.add((one.account, one.room))
            self._bridge.run(accepting, done, lambda failure: self._back(one, failure), self)
            self._show_first()

    def _refuse(self) -> None:
        if self._shown is not None:
            self._give(self._shown, self._bridge.backend.rooms.decline(self._shown))

    def _put_off(self) -> None:
        """It stays in the roster's line, and with it in the list."""
        if self._shown is not None:
            self._later.add((self._shown.account, self._shown.room))
            self._show_first()

    def _give(self, one: RoomInvitation, answer: Coroutine[object, object, None]) -> None:
        self._bridge.run(answer, None, lambda failure: self._back(one, failure), self)
        self._remove((one.account, one.room))

    def _back(self, one: RoomInvitation, failure: Failure) -> None:
        """The answer did not get through: it waits again, where it still does in the backend."""
        key = (one.account, one.room)
        self._later.discard(key)
        if any((each.account, each.room) == key for each in self._bridge.backend.rooms.invitations()):
            self._waiting[key] = one
        self._show_first()
        self._bridge.failed.emit(failure)
