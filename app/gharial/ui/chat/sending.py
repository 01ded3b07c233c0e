"""Files on their way out of a conversation: dropped, picked, pasted, and pictures from the clipboard."""

import asyncio
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from gharial.model.failures import Failure, FileFault, LocalFileProblem
from gharial.model.transfer import Transfer
from gharial.ui.bridge import Bridge
from gharial.ui.chat.answers import run_for
from gharial.ui.chat.ask_bar import AskBar
from gharial.ui.chat.dropped import Dropped
from gharial.ui.chat.peer import Peer
from gharial.ui.style.tokens import ROW_TRANSFER


class FileSending(QObject):
    """Sends for one conversation; what is asked before is asked in its `bar`."""

    failed = Signal(object)
    queued = Signal()
    """Files were put into the queue."""

    def __init__(self, bridge: Bridge, peer: Peer, bar: AskBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._peer = peer
        self._bar = bar
        self._window = parent
        self.note = ""
        """What is to be known besides, as a sentence."""
        self.apart = ""
        """Said instead of "is offline", with {name}, of what is no person."""

    def words(self, dropped: Dropped) -> str:
        """One sentence: what sending it does."""
        words = self._what(dropped)
        return f"{words}. {self.note}" if self.note else words

    def _what(self, dropped: Dropped) -> str:
        if self.apart and not self._peer.online:
            return self.apart.format(name=self._peer.name)
        return dropped.words(self._peer.contact.label, online=self._peer.online)

    def send(self, paths: Sequence[Path]) -> None:
        """Queue files and folders."""

        def done(_transfers: tuple[Transfer, ...]) -> None:
            self.queued.emit()

        if paths:
            sending = self._bridge.backend.transfers.send(self._peer.account, self._peer.jid, list(paths))
            run_for(self, self._bridge, sending, done, self._tell)

    def pick(self) -> None:
        """Let the user choose files."""
        title = self.tr("Send files to {name}").format(name=self._peer.name)
        self._pick("pick-files", title, QFileDialog.FileMode.ExistingFiles)

    def pick_folder(self) -> None:
        """Let the user choose a folder."""
        title = self.tr("Send a folder to {name}").format(name=self._peer.name)
        self._pick("pick-folder", title, QFileDialog.FileMode.Directory)

    def _pick(self, name: str, title: str, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self._window, title)
        dialog.setObjectName(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Send"))
        dialog.filesSelected.connect(lambda names: self.send([Path(name) for name in names]))
        dialog.open()

    def ask_files(self, paths: Sequence[Path], then: Callable[[], None]) -> None:
        """Files were pasted: send them after a yes."""
        dropped = Dropped.of(paths)
        preview = _preview(QPixmap(str(paths[0]))) if len(paths) == 1 and _is_picture(paths[0]) else None
        self._bar.ask(
            f"{self._what(dropped)}? {self.note}".strip(), self.tr("Send"), lambda: self.send(paths), preview, then
        )

    def ask_picture(self, picture: QImage, then: Callable[[], None]) -> None:
        """A picture was pasted: write and send it after a yes. Nothing is written before."""
        text = (
            self.tr("Send this picture to {name}?")
            if self._peer.online
            else self.tr("Send this picture to {name} when they are back?")
        )
        words = f"{text.format(name=self._peer.name)} {self.note}".strip()
        preview = _preview(QPixmap.fromImage(picture))
        self._bar.ask(words, self.tr("Send"), lambda: self._send_picture(picture), preview, then)

    def _send_picture(self, picture: QImage) -> None:
        stamp = datetime.now().astimezone().strftime("%Y-%m-%d %H.%M.%S")
        name = self.tr("Screenshot {time}").format(time=stamp)

        def write() -> Path:
            path = _free(_pasted_folder(), name)
            if not picture.save(str(path)):
                raise LocalFileProblem(str(path), FileFault.OTHER.value)
            return path

        async def written() -> Path:
            try:
                # Compressing a whole screen takes longer than a frame.
                return await asyncio.to_thread(write)
            except OSError as error:
                raise LocalFileProblem(tempfile.gettempdir(), FileFault.OTHER.value, str(error)) from error

        run_for(self, self._bridge, written(), lambda path: self.send([path]), self._tell)

    def _tell(self, failure: Failure) -> None:
        self.failed.emit(failure)


@cache
def _pasted_folder() -> Path:
    """A folder of this run for pasted pictures, readable by the user alone. It stays: a retry sends from there."""
    return Path(tempfile.mkdtemp(prefix="gharial-pasted-"))


def _free(folder: Path, name: str) -> Path:
    """A path that is not taken: two pictures may be pasted within a second."""
    folder.mkdir(mode=0o700, exist_ok=True)
    path, number = folder / f"{name}.png", 1
    while path.exists():
        number += 1
        path = folder / f"{name} ({number}).png"
    return path


def _is_picture(path: Path) -> bool:
    """Small enough, and of a kind that is shown as a preview."""
    try:
        return path.suffix.lower() in {".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"} and path.stat().st_size < 20e6
    except OSError:
        return False


def _preview(picture: QPixmap) -> QPixmap | None:
    if picture.isNull():
        return None
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return picture.scaled(2 * ROW_TRANSFER, ROW_TRANSFER, keep, smooth)
