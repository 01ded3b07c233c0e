"""Where windows stand and how large they are, kept over restarts."""

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget


class Places(QObject):
    """Keeps each window's place under its object name in the profile's QSettings."""

    watched = Signal(object)
    """A window that is watched from now on."""

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._watched: list[QWidget] = []

    def watch(self, window: QWidget) -> None:
        """Put the window where it was, and remember where the user puts it."""
        kept = self._settings.value(f"geometry/{window.objectName()}")
        if isinstance(kept, QByteArray):
            # Qt moves what would lie on a screen that is gone.
            window.restoreGeometry(kept)
        window.installEventFilter(self)
        self._watched.append(window)
        self.watched.emit(window)
        window.destroyed.connect(lambda: self._watched.remove(window) if window in self._watched else None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Close, QEvent.Type.Hide) and isinstance(watched, QWidget):
            self._keep(watched)
        return False

    def keep_all(self) -> None:
        """Remember every window's place now."""
        for window in self._watched:
            self._keep(window)
        self._settings.sync()

    def _keep(self, window: QWidget) -> None:
        self._settings.setValue(f"geometry/{window.objectName()}", window.saveGeometry())
