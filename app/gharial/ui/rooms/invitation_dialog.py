"""Invitations into rooms, answered in one dialog, however many there are (XEP-0249, XEP-0045 §7.8.2)."""

from collections.abc import Coroutine

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from gharial.model.events import RoomInvitationGone, RoomInvited
from gharial.model.failures import Failure
from gharial.model.jid import Jid, bare
from gharial.model.room import Room, RoomInvitation
from gharial.ui.bridge import Bridge
from gharial.ui.style.icons import icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.foreign_label import ForeignLabel
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.waiting_dialog import WaitingDialog

_LONGEST_TEXT = 600
_SIGN = 32

Key = tuple[Jid, Jid]


class InvitationDialog(WaitingDialog):
    """Shows one after the other and takes no focus. Closing it answers nothing; the roster keeps a line."""

    joined = Signal(object, object)
    """Account and room."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, "invitations", QCoreApplication.translate("InvitationDialog", "Invitation"), parent)
        self._waiting: dict[Key, RoomInvitation] = {}
        self._later: set[Key] = set()
        self._shown: RoomInvitation | None = None
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
        self._accept = self.button("invitation-accept", self.tr("&Join"))
        self._decline = self.button("invitation-decline", self.tr("&Decline"))
        self._ignore = self.button("invitation-ignore", self.tr("&Not now"))
        self._accept.clicked.connect(self._join)
        # The dialog has no default button, as it may come up while somebody types; who types a name here means it.
        self._nick.returnPressed.connect(self._accept.click)
        self._decline.clicked.connect(self._refuse)
        self._ignore.clicked.connect(self._put_off)
        self._arrange()
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

    def _arrange(self) -> None:
        words = QLabel(self.tr("Your na&me there"))
        words.setBuddy(self._nick)
        called = self.row(words, self._nick)
        called.setStretchFactor(self._nick, 1)
        buttons = self.row(self._count, None, self._ignore, self._decline, self._accept)
        self.lay_out((self.head(self._sign, self._title, self._room), self._text, self._from, called), (buttons,))

    def _dress(self) -> None:
        theme = current_theme()
        side = QSize(_SIGN, _SIGN)
        self._sign.setPixmap(icon("people", Role.ACCENT).pixmap(side, self.devicePixelRatioF()))
        self._title.setFont(theme.font(bold=True))
        self.dim(self._from, self._count)

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
            self.rest()
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
        # What waits has a gender in many languages, so each dialog says it itself.
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
