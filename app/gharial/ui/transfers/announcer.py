"""Tells screen readers how transfers go: at every quarter, and how each ended; nothing in between."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from gharial.ui.transfers.row_words import RowWords, percent_text
from gharial.ui.transfers.rows import FileRow, GroupRow, Part
from gharial.ui.widgets.figures import percent

_MOST = 3
"""So many sentences at a time; who hears more cannot follow."""


class Announcer(QObject):
    """Speaks for one window. Files of a group are told by their group."""

    announced = Signal(str)

    def __init__(self, words: RowWords, window: QWidget) -> None:
        super().__init__(window)
        self._words = words
        self._window = window
        self._quarters: dict[int, int] = {}

    def progressed(self, rows: Iterable[FileRow]) -> None:
        """These have come further."""
        said = []
        for row in {one.id: one for one in (_teller(each) for each in rows)}.values():
            whole = row.whole if isinstance(row, GroupRow) else row.transfer.file.size
            quarter = percent(row.done, whole) // 25 if whole > 0 else 0
            last = self._quarters.setdefault(row.id, quarter)
            if last < quarter < 4:
                self._quarters[row.id] = quarter
                said.append(f"{self._words.name(row)}: {percent_text(25 * quarter)}")
        self._say(said)

    def ended(self, rows: Iterable[FileRow]) -> None:
        """These have ended just now."""
        tellers = {one.id: one for one in (_teller(each) for each in rows)}.values()
        over = [row for row in tellers if row.part is Part.FINISHED]
        for row in over:
            self._quarters.pop(row.id, None)
        self._say([f"{self._words.name(row)}: {self._words.standing(row)}" for row in over])

    def changed(self, row: FileRow) -> None:
        """It was paused, or goes on, or is tried again."""
        self._say([f"{self._words.name(row)}: {self._words.standing(row)}"])

    def _say(self, sentences: list[str]) -> None:
        for sentence in sentences[:_MOST]:
            self.announced.emit(sentence)
            if QAccessible.isActive() and self._window.isVisible():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, sentence))


def _teller(row: FileRow) -> FileRow | GroupRow:
    return row.parent if isinstance(row.parent, GroupRow) else row
