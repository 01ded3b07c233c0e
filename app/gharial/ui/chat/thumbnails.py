"""`Thumbnails`: small pictures of image files that are on this disk, decoded within limits and off the UI's thread.

Nothing is ever fetched for one: only files of finished transfers and of our own are read (security 40). A file counts
as a picture by its name and its first bytes; vector graphics and animations do not (security 47). Before it is here,
the small picture that came with its offer is shown, which the backend has made harmless.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QImage, QImageReader

from gharial.model.conversation import Direction
from gharial.model.picture import Picture
from gharial.model.transfer import Offer, Transfer, TransferState

WIDEST, HIGHEST = 396, 264
"""Pixels of a thumbnail."""
LARGEST_FILE = 20_000_000
"""Bytes of a file that is decoded."""
LONGEST_SIDE = 8192
"""Pixels; a larger picture is a file like any other."""
_MEMORY_MB = 192
_MOST_KEPT = 200
_ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".webp"})
_BEGINNINGS = ((b"\x89PNG\r\n\x1a\n", b"png"), (b"\xff\xd8\xff", b"jpeg"), (b"RIFF", b"webp"))


class Thumbnails(QObject):
    """One for each conversation; `ready` tells the id of a transfer whose picture can be shown now."""

    ready = Signal(str)
    _decoded = Signal(str, QImage)
    _offered_decoded = Signal(str, QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures: dict[str, QImage | None] = {}
        """By transfer; None while it is read, and for what is no picture."""
        self._offered: dict[str, QImage | None] = {}
        """The same of what came with an offer."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="thumbnails")
        self._decoded.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        self._offered_decoded.connect(self._keep_offered, Qt.ConnectionType.QueuedConnection)
        thread = self._thread
        self.destroyed.connect(lambda: thread.shutdown(wait=False, cancel_futures=True))

    def picture(self, transfer: Transfer) -> QImage | None:
        """The thumbnail, if it is there; otherwise it is begun, once, where the file may be one."""
        if transfer.id in self._pictures:
            return self._pictures[transfer.id]
        path = transfer.path
        here = transfer.state is TransferState.DONE or transfer.direction is Direction.OUTGOING
        if not here or path is None or transfer.file.is_folder:
            return None
        if Path(transfer.file.name).suffix.lower() not in _ENDINGS or path.suffix.lower() not in _ENDINGS:
            return None
        if len(self._pictures) >= _MOST_KEPT:
            del self._pictures[next(iter(self._pictures))]
        self._pictures[transfer.id] = None
        self._thread.submit(self._decode, transfer.id, path)
        return None

    def of_offer(self, transfer: Transfer, offer: Offer | None) -> QImage | None:
        """What came with the offer of an incoming file, as long as this conversation is open."""
        shown = offer.files[0].picture if offer is not None else None
        if shown is not None and transfer.id not in self._offered:
            if len(self._offered) >= _MOST_KEPT:
                del self._offered[next(iter(self._offered))]
            self._offered[transfer.id] = None
            self._thread.submit(self._decode_offered, transfer.id, shown)
        return self._offered.get(transfer.id)

    def _decode_offered(self, transfer_id: str, shown: Picture) -> None:
        image = QImage.fromData(shown.data)
        if not image.isNull():
            self._tell(self._offered_decoded, transfer_id, image)

    def _decode(self, transfer_id: str, path: Path) -> None:
        image = decoded(path)
        if image is not None:
            self._tell(self._decoded, transfer_id, image)

    def _tell(self, signal: SignalInstance, transfer_id: str, image: QImage) -> None:
        try:
            signal.emit(transfer_id, image)
        except RuntimeError:
            # The conversation was closed meanwhile.
            return

    def _keep_offered(self, transfer_id: str, image: QImage) -> None:
        if transfer_id in self._offered:
            self._offered[transfer_id] = image
            self.ready.emit(transfer_id)

    def _keep(self, transfer_id: str, image: QImage) -> None:
        if transfer_id in self._pictures:
            self._pictures[transfer_id] = image
            self.ready.emit(transfer_id)


def decoded(path: Path) -> QImage | None:
    """The picture in a file, made small; None for what is none, is too large, or is broken. Raises nothing."""
    try:
        # Not through a link or a pipe that took the file's place.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            if not path.is_file() or os.fstat(file.fileno()).st_size > LARGEST_FILE:
                return None
            content = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError):
        return None
    kind = next((kind for beginning, kind in _BEGINNINGS if content.startswith(beginning)), None)
    if kind is None or len(content) > LARGEST_FILE:
        return None
    QImageReader.setAllocationLimit(_MEMORY_MB)
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > LONGEST_SIDE or reader.imageCount() > 1:
        return None
    # Twice as many pixels as it is shown with, for fine screens.
    if size.width() > 2 * WIDEST or size.height() > 2 * HIGHEST:
        reader.setScaledSize(size.scaled(QSize(2 * WIDEST, 2 * HIGHEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return None
    if image.width() > 2 * WIDEST or image.height() > 2 * HIGHEST:
        aspect, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(QSize(2 * WIDEST, 2 * HIGHEST), aspect, smooth)
    return image
