"""`Arrivals`: tells of received files that are complete while nobody looks; several at once in one notification."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from gharial.model.conversation import Direction
from gharial.model.events import TransferChanged
from gharial.model.jid import bare
from gharial.model.transfer import Transfer, TransferState
from gharial.ui.bridge import Bridge
from gharial.ui.discretion import discreet, may_ring
from gharial.ui.notifications import Notification, Notifications
from gharial.ui.widgets.foreign_text import shown, shown_name
from gharial.ui.widgets.opening import show_in_folder

_KEY = "arrived"
GATHER_MS = 1500
"""Files of a folder come one behind the other."""


class Arrivals(QObject):
    """What was told stays one notification until the user has pressed something in it or looks at a window."""

    transfers_requested = Signal()

    def __init__(self, bridge: Bridge, notifications: Notifications, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._notifications = notifications
        self._moving: set[str] = set()
        self._arrived: list[Transfer] = []
        self._timer = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._timer.timeout.connect(self._tell)
        notifications.chosen.connect(self._chosen)
        bridge.hear(TransferChanged, lambda event: self._changed(event.transfer), self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusWindowChanged.connect(self._looked)

    def _changed(self, one: Transfer) -> None:
        if one.direction is not Direction.INCOMING:
            return
        if not one.state.finished:
            self._moving.add(one.id)
            return
        # What is only said again about one that ended long ago is no news.
        fresh = one.id in self._moving
        self._moving.discard(one.id)
        backend = self._bridge.backend
        if not fresh or one.state is not TransferState.DONE or not backend.settings.notify_finished:
            return
        if QApplication.activeWindow() is None and may_ring(backend, one.account):
            self._arrived.append(one)
            self._timer.start()

    def _tell(self) -> None:
        if not self._arrived:
            return
        count, last = len(self._arrived), self._arrived[-1]
        contact = self._bridge.backend.roster.contact(last.account, bare(last.peer))
        name = shown(contact.label if contact is not None else last.peer.bare)
        nothing = self.tr("%n files have arrived", None, count)
        sender = self.tr("A file from {name} has arrived").format(name=name)
        if len({bare(one.peer) for one in self._arrived}) > 1 or count > 1:
            title, text, sender = nothing, "", nothing
            if len({bare(one.peer) for one in self._arrived}) == 1:
                title = sender = self.tr("%n files from {name} have arrived", None, count).format(name=name)
        else:
            title, text = sender, shown_name(last.file.name)
        actions = (("folder", self.tr("Open folder")),) if last.path is not None else ()
        one = Notification(_KEY, title, text, actions)
        self._notifications.tell(discreet(self._bridge.backend, one, sender, nothing))

    def _chosen(self, key: str, action: str) -> None:
        if key != _KEY:
            return
        path: Path | None = self._arrived[-1].path if self._arrived else None
        self._arrived.clear()
        if action == "folder" and path is not None:
            show_in_folder(path)
        else:
            self.transfers_requested.emit()

    def _looked(self, window: object) -> None:
        if window is not None and self._arrived:
            self._arrived.clear()
            self._timer.stop()
            self._notifications.withdraw(_KEY)
