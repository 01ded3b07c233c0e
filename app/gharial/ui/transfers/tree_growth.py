"""Lets the tree of an unfolded folder grow bit by bit, so that ten thousand files hold up nothing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from gharial.model.transfer import Entry
from gharial.ui.transfers.rows import FileRow, Row, below, grown

_CHUNK = 1500
"""So many rows are laid out at once; the next ones a moment later."""


class TreeGrowth(QObject):
    """`attach` puts rows below another one, at its end."""

    def __init__(self, attach: Callable[[Row, list[Row]], None], parent: QObject) -> None:
        super().__init__(parent)
        self._attach = attach
        self._due: list[tuple[Row, list[Row]]] = []
        self._more = QTimer(self, interval=0, singleShot=True)
        self._more.timeout.connect(self._grow)

    def begin(self, file: FileRow, entries: Sequence[Entry]) -> None:
        """Let the files of a folder grow below its row: the first at once."""
        tree = grown(file, entries)
        due: list[tuple[Row, list[Row]]] = [(file, tree)]
        for top in tree:
            due += [(row, row.children) for row in (top, *below(top)) if row.children]
        for row, _ in due:
            row.children = []
        self._due += due
        self._grow()

    def _grow(self) -> None:
        room = _CHUNK
        while self._due and room > 0:
            row, rest = self._due[0]
            self._attach(row, rest[:room])
            self._due[0] = (row, rest[room:])
            if len(rest) <= room:
                del self._due[0]
            room -= len(rest)
        if self._due:
            self._more.start()
