"""`RowHeights`: how high the rows of a conversation are, measured once each, and about how high those not measured."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

from gharial.ui.chat.model import MessageModel

Index = QModelIndex | QPersistentModelIndex

_STALE = -1
_GUESS_LINE = 22
_GUESS_REST = 24
_GUESS_LETTER = 7
_GUESS_MOST_LETTERS = 2500


class RowHeights:
    """Of one model at one width; the model tells which rows look different now, and those are measured again."""

    def __init__(self, model: MessageModel, width: Callable[[], int], measure: Callable[[Index], int]) -> None:
        self._model = model
        self._width = width
        self._measure = measure
        self._known: dict[int, tuple[int, int]] = {}
        """By the message's key: height, and the width it was measured for."""
        self._given: dict[int, int] = {}
        self._laying = self._guessing = False
        model.dataChanged.connect(self._changed)
        model.modelReset.connect(self.forget)

    def begin_layout(self, *, guess: bool) -> None:
        """Rows are given their room now; with `guess`, those that are not measured only about theirs."""
        self._laying, self._guessing = True, guess
        self._given = {}

    def end_layout(self) -> None:
        """Every row has its room."""
        self._laying = self._guessing = False

    def hint(self, index: Index) -> int:
        """The room for a row, while the view lays out; at other times the room that it was given then."""
        key = self._model.messages[index.row()].key
        if not self._laying and key in self._given:
            return self._given[key]
        height = self.about(index) if self._guessing else self.of(index)
        if self._laying:
            self._given[key] = height
        return height

    def fits(self, index: Index) -> bool:
        """The row, which is measured for that, has the room it needs; so has one that was not laid out yet."""
        height = self.of(index)
        return self._given.get(self._model.messages[index.row()].key, height) == height

    def of(self, index: Index) -> int:
        """As high as it is."""
        key, width = self._model.messages[index.row()].key, self._width()
        known = self._known.get(key)
        if known is not None and known[1] == width:
            return known[0]
        if len(self._known) > 4000:
            self._known.clear()
        height = self._measure(index)
        self._known[key] = (height, width)
        return height

    def about(self, index: Index) -> int:
        """As high as it is where that was measured, else as it was, else as its text is long."""
        message = self._model.messages[index.row()]
        known = self._known.get(message.key)
        if known is not None:
            return known[0]
        # Of a long one, only the beginning is shown.
        letters = min(len(message.body), _GUESS_MOST_LETTERS)
        lines = 1 + letters * _GUESS_LETTER // max(100, self._width())
        return _GUESS_REST + _GUESS_LINE * lines

    def missing(self, most: int) -> list[int]:
        """The places of rows that are not measured, at most so many."""
        width, known, places = self._width(), self._known, []
        for at, message in enumerate(self._model.messages):
            if known.get(message.key, (0, _STALE))[1] != width:
                places.append(at)
                if len(places) >= most:
                    break
        return places

    def forget(self) -> None:
        """All rows look different now."""
        self._known = {key: (height, _STALE) for key, (height, _width) in self._known.items()}

    def _changed(self, first: Index, last: Index) -> None:
        for message in self._model.messages[first.row() : last.row() + 1]:
            known = self._known.get(message.key)
            if known is not None:
                self._known[message.key] = (known[0], _STALE)
