"""`FileDrop`: files from outside that are dropped on a window which is nobody's: whom to send them to is asked."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


class FileDrop(QObject):
    """Watches a window and the lists in it. What is dragged inside the program is left to them."""

    dropped = Signal(object)
    """A list of Paths, all there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        for one in (window, *(area.viewport() for area in window.findChildren(QAbstractScrollArea))):
            one.setAcceptDrops(True)
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and isinstance(event, QDragMoveEvent):
            if files_of(event):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                return True
        elif event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            paths = files_of(event)
            if paths:
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self.dropped.emit(paths)
                return True
        return False


def files_of(event: QDropEvent) -> list[Path]:
    """The files and folders in a drag from another program; none where it comes from one of our windows."""
    if event.source() is not None:
        return []
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.exists()]
