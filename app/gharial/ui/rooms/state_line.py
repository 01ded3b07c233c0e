"""The line that says why we are not in a room, and lets us do something about it, instead of a box in the way."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gharial.model.account import AccountState
from gharial.model.failures import Failure, RemovedFromRoom, RoomRefused
from gharial.model.room import Room, RoomState
from gharial.model.room_faults import Removal, RoomFault
from gharial.ui.explain import explain
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_M, GAP_S, HAIRLINE, Role
from gharial.ui.widgets.notice_line import NoticeLine

_NICKS = frozenset({RoomFault.NICK_TAKEN.value, RoomFault.NICK_LOCKED.value})
_PUT_OUT = {Removal.BANNED.value: RoomFault.BANNED.value, Removal.DESTROYED.value: RoomFault.GONE.value}
_LASTING = frozenset({RoomFault.BANNED.value, RoomFault.GONE.value})

Action = tuple[str, str, Callable[[], None]]


def _fault(failure: Failure | None) -> str:
    """Why we are not there, by one word for a room that does not let us in and one that put us out."""
    if isinstance(failure, RemovedFromRoom):
        return _PUT_OUT.get(failure.how, "") if not failure.other else ""
    return failure.fault if isinstance(failure, RoomRefused) else ""


def _named(room: Room) -> Failure | None:
    """The failure with the room's name instead of its address, which whoever reads it in its tab may not know."""
    failure = room.failure
    if not isinstance(failure, (RoomRefused, RemovedFromRoom)) or not room.name or "/" in room.name:
        return failure
    # Whether an address is right can only be seen in the address.
    unknown = isinstance(failure, RoomRefused) and failure.fault == RoomFault.NOT_FOUND.value
    return failure if unknown else replace(failure, room=room.name)


class StateLine(QWidget):
    """Hidden while we are there and may speak."""

    join_wanted = Signal(str, str)
    """Name and password, each empty for what is known already."""
    creation_wanted = Signal()
    """There is no such room, and it is to be made."""
    other_wanted = Signal(str)
    """The address where a closed room goes on."""
    removal_wanted = Signal()
    """Take the room off the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room-state")
        self._line = NoticeLine("room-state-line", self)
        self._line.ruled = False
        self._answer = QWidget(self)
        self._field = QLineEdit()
        self._field.setObjectName("room-state-field")
        self._field.setMaxLength(1023)
        self._field.returnPressed.connect(self._join)
        self._go = QPushButton(self.tr("Join"))
        self._go.setObjectName("room-state-join")
        self._go.setAutoDefault(False)
        self._go.clicked.connect(self._join)
        self._secret = False
        self._asked: object = None
        row = QHBoxLayout(self._answer)
        row.setContentsMargins(GAP_M, 0, GAP_M, GAP_S)
        row.setSpacing(GAP_S)
        row.addWidget(self._field, 1)
        row.addWidget(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._line)
        column.addWidget(self._answer)
        column.addSpacing(HAIRLINE)
        self._answer.hide()
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self._line.text() if not self.isHidden() else ""

    def show_room(self, room: Room, account: AccountState | None = AccountState.ONLINE) -> None:
        """How we stand to it. `account`: how our own connection stands, None where it is gone."""
        failure = _named(room)
        fault = _fault(failure)
        join: Action = ("room-join", self.tr("Join"), lambda: self.join_wanted.emit("", ""))
        # Who was put out did not fail to come in.
        back = self.tr("Join again") if isinstance(failure, RemovedFromRoom) else self.tr("Try again")
        again: Action = ("room-join", back, lambda: self.join_wanted.emit("", ""))
        remove: Action = ("room-remove", self.tr("Remove from the list"), self.removal_wanted.emit)
        removable = (remove,) if room.bookmarked else ()
        if room.state is RoomState.JOINED:
            self._ask(None)
            if room.may_speak:
                self.hide()
            else:
                words = self.tr("You may read here, but not write. A moderator can let you speak.")
                self._tell(words, "info", Role.TEXT_2)
        elif account is not AccountState.ONLINE:
            self._ask(None)
            words = self.tr("You are not connected. Gharial joins again by itself once you are.")
            if room.state is RoomState.LEFT and not room.autojoin:
                words = self.tr("You are not connected, and not in this group chat.")
            self._tell(words, "info", Role.TEXT_2)
        elif room.state is RoomState.JOINING:
            self._ask(None)
            self._tell(explain(failure).sentence if failure is not None else self.tr("Joining…"), "clock", Role.TEXT_2)
        elif failure is not None:
            self._ask_for(room, fault)
            asking = fault in _NICKS or fault == RoomFault.PASSWORD.value
            first = self._way_on(room, fault) or again
            actions = () if asking else removable if fault in _LASTING else (first, *removable)
            self._tell(explain(failure).sentence, "warning", Role.WARN, *actions)
        else:
            self._ask(None)
            self._tell(self.tr("You are not in this group chat."), "info", Role.TEXT_2, join)

    def _way_on(self, room: Room, fault: str) -> Action | None:
        """What leads further than to try the same again."""
        other = room.failure.other if isinstance(room.failure, RemovedFromRoom) else ""
        if other:
            return "room-other", self.tr("Go there"), lambda: self.other_wanted.emit(other)
        if fault == RoomFault.NOT_FOUND.value:
            return "room-create", self.tr("Create it…"), self.creation_wanted.emit
        return None

    def _tell(self, text: str, sign: str, role: Role, *actions: Action) -> None:
        self._line.tell(text, sign, role, *actions)
        self.show()

    def _ask_for(self, room: Room, fault: str) -> None:
        if fault in _NICKS:
            taken = fault == RoomFault.NICK_TAKEN.value
            self._ask(room.failure, self.tr("Another name"), f"{room.nick}_" if taken else room.nick)
        elif fault == RoomFault.PASSWORD.value:
            self._ask(room.failure, self.tr("Password of this group chat"), secret=True)
        else:
            self._ask(None)

    def _ask(self, why: object, words: str = "", text: str = "", *, secret: bool = False) -> None:
        """Show the field for that reason; what somebody types there stays while the reason is the same."""
        self._answer.setVisible(why is not None)
        if why is None or why is self._asked:
            self._asked = why
            return
        self._asked, self._secret = why, secret
        self._field.setEchoMode(QLineEdit.EchoMode.Password if secret else QLineEdit.EchoMode.Normal)
        self._field.setPlaceholderText(words)
        self._field.setAccessibleName(words)
        self._field.setText(text)
        self._field.selectAll()

    def _join(self) -> None:
        text = self._field.text() if self._secret else self._field.text().strip()
        if text:
            self.join_wanted.emit("" if self._secret else text, text if self._secret else "")

    def paintEvent(self, event: object) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(Role.RAISED))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color(Role.LINE))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
