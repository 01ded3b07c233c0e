"""What can be done with a room: the menu of its row in the roster and of its tab."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gharial.model.room import Room, RoomState
from gharial.model.settings import ROOM_NOTIFY, RoomRule
from gharial.ui.style.icons import icon

_IN = frozenset({RoomState.JOINED, RoomState.JOINING})


class RoomMenu(QMenu):
    """Tells by signals; RoomCommands carries out."""

    open_chosen = Signal()
    join_chosen = Signal()
    leave_chosen = Signal()
    autojoin_chosen = Signal(bool)
    invite_chosen = Signal()
    nick_chosen = Signal()
    topic_chosen = Signal()
    details_chosen = Signal()
    address_chosen = Signal()
    remove_chosen = Signal()
    notify_chosen = Signal(str)

    def __init__(self, room: Room, rule: RoomRule, parent: QWidget | None = None, *, in_tab: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("room-menu")
        inside = room.state is RoomState.JOINED
        if not in_tab:
            self._add("room-open", "chat", self.tr("Open group chat"), self.open_chosen)
        if room.state in _IN:
            self._add("room-invite", "person-add", self.tr("Invite…"), self.invite_chosen).setEnabled(inside)
            self._add("room-nick", "edit", self.tr("Change my name here…"), self.nick_chosen).setEnabled(inside)
            if in_tab:
                self._add("room-topic-change", "edit", self.tr("Change the topic"), self.topic_chosen).setEnabled(
                    room.may_speak
                )
        else:
            self._add("room-join", "people", self.tr("Join"), self.join_chosen)
        self.addSeparator()
        autojoin = self.addAction(self.tr("Join when Gharial starts"))
        autojoin.setObjectName("room-autojoin")
        autojoin.setCheckable(True)
        autojoin.setChecked(room.autojoin)
        autojoin.triggered.connect(self.autojoin_chosen)
        self._add_notify(rule)
        self._add("room-details", "info", self.tr("Details and members…"), self.details_chosen)
        self._add("room-copy", "link", self.tr("Copy address"), self.address_chosen)
        self.addSeparator()
        if room.state in _IN:
            self._add("room-leave", "close", self.tr("Leave"), self.leave_chosen)
        self._add("room-remove", "remove", self.tr("Leave and remove from the list…"), self.remove_chosen)

    def _add(self, name: str, sign: str, words: str, signal: object) -> QAction:
        action = self.addAction(icon(sign), words)
        action.setObjectName(name)
        action.triggered.connect(lambda: signal.emit())  # type: ignore[attr-defined]
        return action

    def _add_notify(self, rule: RoomRule) -> None:
        menu = self.addMenu(self.tr("Notify me"))
        menu.setObjectName("room-notify")
        group = QActionGroup(menu)
        words = {
            "": self.tr("Of mentions; of everything in private group chats"),
            "all": self.tr("Of every message"),
            "mentions": self.tr("Only when I am mentioned"),
            "nothing": self.tr("Never"),
        }
        for value in ROOM_NOTIFY:
            action = menu.addAction(words[value])
            action.setObjectName(f"room-notify-{value or 'fitting'}")
            action.setCheckable(True)
            action.setChecked(rule.notify == value)
            action.triggered.connect(lambda _checked, value=value: self.notify_chosen.emit(value))
            group.addAction(action)
