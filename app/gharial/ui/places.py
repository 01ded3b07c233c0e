"""Where windows stand and how large they are, kept over restarts."""

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from gharial.ui.session_file import SessionFile

_CHANGES = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.Close,
        QEvent.Type.WindowStateChange,
    }
)
_PLACES = "places"


class Places(QObject):
    """Keeps each window's place under its object name in the session's file; `settings` is where older ones are."""

    watched = Signal(object)
    """A window that is watched from now on."""
    changed = Signal()
    """A window has moved, come or gone."""

    def __init__(self, session: SessionFile, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._session = session
        kept = session.value(_PLACES)
        self._kept: dict[str, object] = dict(kept) if isinstance(kept, dict) else {}
        self._watched: list[QWidget] = []
        self.changed.connect(session.touch)
        session.writing.connect(self._keep_all)

    def watch(self, window: QWidget) -> None:
        """Put the window where it was, and remember where the user puts it."""
        kept = place_of(self._kept.get(window.objectName()))
        if kept.isEmpty():
            older = self._settings.value(f"geometry/{window.objectName()}")
            kept = older if isinstance(older, QByteArray) else kept
        # Qt moves what would lie on a screen that is gone.
        window.restoreGeometry(kept)
        self._watched.append(window)
        self.watched.emit(window)
        window.destroyed.connect(lambda: self._watched.remove(window) if window in self._watched else None)
        self.follow(window)

    def follow(self, window: QWidget) -> None:
        """Hear of its moves; where it stands is kept by somebody else."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _CHANGES and isinstance(watched, QWidget) and watched.isWindow():
            self.changed.emit()
        return False

    def _keep_all(self) -> None:
        for window in self._watched:
            self._kept[window.objectName()] = place_text(window)
        self._session.keep(_PLACES, dict(self._kept))


def place_text(window: QWidget) -> str:
    """Where a window stands, for a file."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def place_of(text: object) -> QByteArray:
    """The same for `restoreGeometry`; empty where it is none."""
    return QByteArray.fromBase64(text.encode("ascii", "replace")) if isinstance(text, str) else QByteArray()
