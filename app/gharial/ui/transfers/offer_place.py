"""Where an offered file goes: the folder, how much room it has, and the choice of another (fault 11, 12)."""

import asyncio
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gharial.model.failures import Failure
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.transfers.folder_space import FolderSpace, look_at
from gharial.ui.widgets.figures import size_text
from gharial.ui.widgets.foreign_label import ForeignLabel
from gharial.ui.widgets.foreign_text import shown

_LOOK_EVERY_MS = 2000


class OfferPlace(QWidget):
    """`changed` when another folder was chosen or the words about its room are others."""

    changed = Signal()

    def __init__(self, bridge: Bridge, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._size = size
        self._folder = bridge.backend.transfers.download_folder()
        self._space = FolderSpace(self._folder)
        self._looking = False
        self._save_in = QLabel(self.tr("Save in"))
        self._place = ForeignLabel(lines=2)
        self._place.setObjectName("offer-folder")
        self._choose = QPushButton(self.tr("Choose…"))
        self._choose.setObjectName("choose-folder")
        self._choose.setAutoDefault(False)
        self._choose.setAccessibleName(self.tr("Choose the folder to save in"))
        self._choose.clicked.connect(self._choose_folder)
        self._room = QLabel()
        self._room.setObjectName("offer-free-space")
        self._room.setTextFormat(Qt.TextFormat.PlainText)
        self._room.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(tokens.GAP_S)
        row.addWidget(self._save_in)
        row.addWidget(self._place, 1)
        row.addWidget(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP_XS)
        column.addLayout(row)
        column.addWidget(self._room)
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        current_theme().changed.connect(self._style)
        self._style()
        self._show_folder()

    @property
    def folder(self) -> Path:
        """The folder chosen."""
        return self._folder

    @property
    def needed(self) -> int:
        """How many bytes are to go there."""
        return self._size

    @property
    def fits(self) -> bool:
        """False only where it is known that the file does not go there."""
        return self._space.has_room_for(max(0, self._size))

    @property
    def words(self) -> str:
        """What is said of the room."""
        return self._room.text()

    def need(self, size: int) -> None:
        """So many bytes are to go there; below zero: nobody knows."""
        self._size = size
        self._show_room()

    def watch(self, watching: bool) -> None:
        """Ask the disk now and then, or no more."""
        if watching:
            self._timer.start()
            self._look()
        else:
            self._timer.stop()

    def _show_folder(self) -> None:
        self._place.setText(shown(str(self._folder)))
        self._show_room()

    def _look(self) -> None:
        """Ask the disk again, in a thread: a network drive that hangs must not hold the window."""
        if self._looking:
            return
        self._looking = True
        self._bridge.run(asyncio.to_thread(look_at, self._folder), self._on_looked, self._on_not_looked, self)

    def _on_looked(self, space: FolderSpace) -> None:
        self._looking = False
        if space.folder != self._folder:
            self._look()
            return
        self._space = space
        self._show_room()

    def _on_not_looked(self, failure: Failure) -> None:
        self._looking = False

    def _show_room(self) -> None:
        space, size = self._space, max(0, self._size)
        if space.problem is not None:
            text = explain(space.problem).sentence
        elif space.free is None:
            text = ""
        elif space.free < size:
            text = self.tr("Only {free} free, {missing} too little. Choose another folder or free some space.").format(
                free=size_text(space.free), missing=size_text(size - space.free)
            )
        else:
            text = self.tr("{free} free").format(free=size_text(space.free))
        self._room.setText(text)
        # Where it goes now: whoever comes to the button has heard only what it does.
        self._choose.setAccessibleDescription(", ".join(part for part in (self._place.text(), text) if part))
        self._room.setVisible(bool(text))
        role = Role.TEXT_2 if self.fits else Role.BAD
        self._room.setStyleSheet(f"color: {current_theme().color(role).name()};")
        self.changed.emit()

    def _choose_folder(self) -> None:
        chooser = QFileDialog(self, self.tr("Save in"), str(self._folder))
        chooser.setObjectName("folder-chooser")
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self._use_folder)
        chooser.open()

    def _use_folder(self, folder: str) -> None:
        self._folder = Path(folder)
        self._space = FolderSpace(self._folder)
        self._show_folder()
        self._look()

    def _style(self) -> None:
        theme = current_theme()
        self._room.setFont(theme.font(tokens.TYPE_SECONDARY))
        self._save_in.setStyleSheet(f"color: {theme.color(Role.TEXT_2).name()};")
        self._show_room()
