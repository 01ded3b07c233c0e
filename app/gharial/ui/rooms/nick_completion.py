"""`NickCompletion`: Tab makes a whole name of its beginning; Tab again takes the next that fits."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit


def fitting(names: Sequence[str], beginning: str) -> list[str]:
    """The names that begin so, in their order."""
    wanted = beginning.casefold()
    return [name for name in names if name.casefold().startswith(wanted)]


class NickCompletion(QObject):
    """Watches an input. Where no name fits, Tab moves the focus as everywhere.

    At the beginning of a message the name is followed by a colon, elsewhere by a blank.
    """

    def __init__(self, field: QPlainTextEdit, names: Callable[[], Sequence[str]], parent: QObject) -> None:
        super().__init__(parent)
        self._field = field
        self._names = names
        self._start = 0
        self._put = ""
        self._found: list[str] = []
        self._at = 0
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Tab and not event.modifiers():
            return self._step(1)
        if event.key() == Qt.Key.Key_Backtab and self._completing():
            return self._step(-1)
        if event.key() != Qt.Key.Key_Shift:
            self._found = []
        return False

    def _completing(self) -> bool:
        """The cursor still stands behind what was put there."""
        if not self._found:
            return False
        text, cursor = self._field.toPlainText(), self._field.textCursor()
        end = self._start + _units(self._put)
        return cursor.position() == end and _cut(text, self._start, end) == self._put

    def _step(self, by: int) -> bool:
        if self._completing():
            self._at = (self._at + by) % len(self._found)
        else:
            if self._field.textCursor().hasSelection():
                return False
            before = _cut(self._field.toPlainText(), 0, self._field.textCursor().position())
            line = before.rsplit("\n", 1)[-1]
            found, word = self._best(line)
            if not found:
                self._found = []
                return False
            self._found, self._at = found, 0
            self._start = _units(before) - _units(word)
            self._put = word
        name = self._found[self._at]
        fresh = f"{name}: " if self._start == 0 else f"{name} "
        cursor = self._field.textCursor()
        cursor.setPosition(self._start)
        cursor.setPosition(self._start + _units(self._put), cursor.MoveMode.KeepAnchor)
        cursor.insertText(fresh)
        self._field.setTextCursor(cursor)
        self._put = fresh
        return True

    def _best(self, line: str) -> tuple[list[str], str]:
        """What fits the longest end of the line: names may have blanks in them."""
        words = line.split(" ")
        for count in range(min(4, len(words)), 0, -1):
            end = " ".join(words[-count:])
            sought = end.removeprefix("@")
            if sought.strip() and (found := fitting(self._names(), sought)):
                return found, end
        return [], ""


def _units(text: str) -> int:
    """Qt counts in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cut(text: str, start: int, end: int) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * end].decode("utf-16-le", "replace")
