"""`SessionFile`: where windows stand and what is open in them, written down soon after it changed."""

import json
import logging
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from gharial.model.failures import LocalFileProblem
from gharial.ui.widgets.whole_file import write_whole

log = logging.getLogger(__name__)

EVERY_MS = 5000
"""Changes are gathered for so long: the disk is written to no more often."""
_LARGEST = 1 << 20


class SessionFile(QObject):
    """Values by name in one JSON file. Whoever has some keeps them when `writing` is emitted, and tells of changes by
    `touch`. The file is written in a thread and put in place whole: a window never waits for a disk, and a program that
    is killed leaves the last one or this one. Where it cannot be written, the log says so and the program goes on.
    """

    writing = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._values = _read(path)
        self._written = json.dumps(self._values)
        self._writer: threading.Thread | None = None
        self._closed = False
        self._timer = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._timer.timeout.connect(self._write)

    def value(self, name: str) -> Any:
        """What is kept under that name, as JSON has it; None where there is nothing."""
        return self._values.get(name)

    def keep(self, name: str, value: Any) -> None:
        """Keep what JSON can hold; it is written with all the rest."""
        self._values[name] = value

    def touch(self) -> None:
        """Something changed."""
        if not self._closed and not self._timer.isActive():
            self._timer.start()

    def close(self) -> None:
        """Write what has changed since, now; later changes are the end of the program and not the user's."""
        if self._closed:
            return
        self._closed = True
        self._timer.stop()
        self._write()
        if self._writer is not None:
            self._writer.join()

    def _write(self) -> None:
        self.writing.emit()
        text = json.dumps(self._values)
        if text == self._written:
            return
        if self._writer is not None:
            # The one before is done long since, or the disk hangs and there is nothing better to do.
            if self._writer.is_alive() and not self._closed:
                self._timer.start()
                return
            self._writer.join()
        self._written = text
        self._writer = threading.Thread(target=_put, args=(self._path, text), name="session-file", daemon=True)
        self._writer.start()


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open(encoding="utf-8") as file:
            values = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _put(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text, replaces=True)
    except (OSError, LocalFileProblem) as error:
        log.warning("the windows' places could not be kept: %r", error)
