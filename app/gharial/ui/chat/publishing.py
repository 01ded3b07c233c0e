"""Files that the person of a conversation may fetch when they like: published, told of by a link, withdrawn."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from gharial.model.failures import Failure
from gharial.model.publication import Publication
from gharial.ui.bridge import Bridge
from gharial.ui.chat.answers import run_for
from gharial.ui.chat.peer import Peer
from gharial.ui.widgets.foreign_text import shown_name


class FilePublishing(QObject):
    """Publishes for one conversation. Nothing is sent: the link is for the user to send."""

    linked = Signal(str)
    """The link to what was just published."""
    failed = Signal(object)

    def __init__(self, bridge: Bridge, peer: Peer, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._peer = peer
        self._window = parent

    def pick(self) -> None:
        """Let the user choose a file."""
        dialog = QFileDialog(self._window, self.tr("A file that {name} may fetch").format(name=self._peer.name))
        dialog.setObjectName("pick-published")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Publish"))
        dialog.filesSelected.connect(lambda names: self.publish([Path(name) for name in names]))
        dialog.open()

    def publish(self, paths: Sequence[Path]) -> None:
        """Let this person fetch the first of `paths`, and tell the link."""
        publications = self._bridge.backend.publications

        def done(made: Publication) -> None:
            try:
                self.linked.emit(publications.link(made))
            except Failure as failure:
                publications.withdraw(made.id)
                self.failed.emit(failure)

        if paths:
            publishing = publications.publish(self._peer.account, self._peer.jid, paths[0])
            run_for(self, self._bridge, publishing, done, self.failed.emit)

    def fill(self, menu: QMenu) -> None:
        """What this person may fetch now, each with a way to end that."""
        menu.clear()
        for one in self._bridge.backend.publications.all():
            if (one.account, one.contact) == (self._peer.account, self._peer.jid):
                words = self.tr("Stop offering {name}").format(name=shown_name(one.file.name).replace("&", "&&"))
                entry = menu.addAction(words)
                entry.triggered.connect(partial(self._bridge.backend.publications.withdraw, one.id))
        menu.menuAction().setVisible(not menu.isEmpty())
