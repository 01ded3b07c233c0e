"""The list of messages on screen: keeps its place while rows come and go, and asks for more at either end."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from gharial.ui.chat.delegate import MessageDelegate
from gharial.ui.chat.model import MessageModel, Part
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_XL, Role

Index = QModelIndex | QPersistentModelIndex

_NEAR_EDGE = 240
_AT_BOTTOM = 8
_INSIDE = 20
_AT_ONCE = 60
"""So many rows are measured in one go without anybody seeing it."""
_ROUNDS = 5
_SLICE_S = 0.008


class MessageView(QListView):
    """Stays at the latest message while it is there, and with what the user reads otherwise."""

    older_wanted = Signal()
    newer_wanted = Signal()

    def __init__(self, model: MessageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messages")
        self.setAccessibleName(self.tr("Messages"))
        self.messages = model
        self.empty_words = ""
        self._stuck = True
        self._place: tuple[int, int, bool] | None = None
        """Of the row to keep in place: its key, where its edge is, and whether that is the upper one; set while a
        layout is due."""
        self._settle_due = False
        self._settling = False
        self._refining = QTimer(self, interval=0, singleShot=True)
        self._refining.timeout.connect(self._refine)
        self._bar_width: int | None = None
        """Asked for once in each layout, and not for each row of it."""
        self.rows = MessageDelegate(self, model, lambda: self.row_width)
        self.setModel(model)
        self.setItemDelegate(self.rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        bar = self.verticalScrollBar()
        bar.setSingleStep(24)
        bar.valueChanged.connect(self._scrolled)
        bar.rangeChanged.connect(self._range_changed)
        for about_to in (model.rowsAboutToBeInserted, model.rowsAboutToBeRemoved):
            about_to.connect(lambda *_: self.keep_place())
        model.modelReset.connect(self._reset)
        current_theme().changed.connect(self._restyle)

    @property
    def at_bottom(self) -> bool:
        """The latest loaded message is in sight."""
        return self._stuck

    @property
    def row_width(self) -> int:
        """The width rows are laid out for: without the scroll bar, whose coming and going must change no height."""
        if self._bar_width is None:
            self._bar_width = self.verticalScrollBar().sizeHint().width()
        return self.width() - self._bar_width

    # --- going somewhere ----------------------------------------------------------------------------------------------

    def go_to_bottom(self) -> None:
        """Show the latest message and stay there."""
        self._place = None
        self._stuck = True
        self._lay_out(self._put_at_bottom)

    def scroll_pages(self, pages: int) -> None:
        """Up (below nought) or down by so much as is in sight."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def go_to(
        self, key: int, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.PositionAtCenter
    ) -> bool:
        """Bring a loaded message into sight. Returns whether it is loaded."""
        at = self.messages.place(key)
        if at is None:
            return False
        self._place = None
        self._stuck = False
        self._lay_out(lambda: self.scrollTo(self.messages.index(at), hint))
        self._scrolled(self.verticalScrollBar().value())
        return True

    def doItemsLayout(self) -> None:
        """Where many rows were not measured yet, only those in sight are at once, and the others a few at a time."""
        self._bar_width = None
        many = len(self.rows.heights.missing(_AT_ONCE)) >= _AT_ONCE
        self.rows.heights.begin_layout(guess=many)
        try:
            super().doItemsLayout()
        finally:
            self.rows.heights.end_layout()
        if many:
            self._refining.start()

    def _lay_out(self, put: Callable[[], None]) -> None:
        """Lay out and `put` the view to its place, until all rows in sight have the room they need."""
        self._settling = True
        try:
            for _ in range(_ROUNDS):
                self.doItemsLayout()
                put()
                if not self._measure_in_sight():
                    break
        finally:
            self._settling = False

    def _put_at_bottom(self) -> None:
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _measure_in_sight(self) -> bool:
        """Measure the rows on the screen; returns whether one needs another room than it has."""
        bottom, wrong = self.viewport().height(), False
        index = self.indexAt(QPoint(_INSIDE, 0))
        while index.isValid() and self.visualRect(index).top() <= bottom:
            wrong = not self.rows.heights.fits(index) or wrong
            index = index.siblingAtRow(index.row() + 1)
        return wrong

    def _refine(self) -> None:
        """Measure some of the rows out of sight; where one takes another room, all are laid out again."""
        heights, wrong = self.rows.heights, False
        ends = time.perf_counter() + _SLICE_S
        # From the end, where most people are.
        for at in reversed(heights.missing(len(self.messages.messages))):
            wrong = not heights.fits(self.messages.index(at)) or wrong
            if time.perf_counter() > ends:
                break
        if wrong:
            self.keep_place()
        elif heights.missing(1):
            self._refining.start()

    def changeEvent(self, event: QEvent) -> None:
        self._bar_width = None
        super().changeEvent(event)

    # --- staying in place ---------------------------------------------------------------------------------------------

    def keep_place(self, *, by_top: bool = False) -> None:
        """Call before anything changes heights or rows: what the user reads stays where it is.

        What stands above the words of a row may come and go, so its lower edge stays; `by_top` where the words
        themselves need another room.
        """
        if self._place is None and not self._stuck:
            self._place = self._top_row(by_top=by_top)
        if not self._settle_due:
            self._settle_due = True
            QTimer.singleShot(0, self, self._settle)

    def _top_row(self, *, by_top: bool = False) -> tuple[int, int, bool] | None:
        for y in range(0, max(1, self.viewport().height()), 8):
            index = self.indexAt(QPoint(_INSIDE, y))
            if index.isValid():
                rect = self.visualRect(index)
                upper = by_top and rect.top() >= 0
                return index.data(Part.MESSAGE).key, rect.top() if upper else rect.bottom(), upper
        return None

    def _settle(self) -> None:
        self._settle_due = False
        # While the place is kept, a bar that is cut to a shorter range does not count as scrolled to the bottom.
        self._lay_out(self._put_in_place)
        self._place = None
        self._ask_at_edges()

    def _put_in_place(self) -> None:
        bar = self.verticalScrollBar()
        if self._stuck:
            bar.setValue(bar.maximum())
        elif self._place is not None:
            at = self.messages.place(self._place[0])
            if at is not None:
                rect = self.visualRect(self.messages.index(at))
                bar.setValue(bar.value() + (rect.top() if self._place[2] else rect.bottom()) - self._place[1])

    def _range_changed(self, _minimum: int, maximum: int) -> None:
        if self._stuck:
            self.verticalScrollBar().setValue(maximum)

    def _scrolled(self, value: int) -> None:
        if self._place is not None:
            return
        self._stuck = value >= self.verticalScrollBar().maximum() - _AT_BOTTOM and self.messages.last
        if not self._settling and self._measure_in_sight():
            self._place = None if self._stuck else self._top_row()
            self._lay_out(self._put_in_place)
            self._place = None
        self._ask_at_edges()

    def _ask_at_edges(self) -> None:
        bar = self.verticalScrollBar()
        if not self.messages.messages:
            return
        if bar.value() <= bar.minimum() + _NEAR_EDGE and not self.messages.first:
            self.older_wanted.emit()
        elif bar.value() >= bar.maximum() - _NEAR_EDGE and not self.messages.last:
            self.newer_wanted.emit()

    def _reset(self) -> None:
        self._place = None
        self.keep_place()

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: object = ()) -> None:
        """Lay out anew only where a row has another height now; otherwise paint those rows alone."""
        if bottom_right.row() - top_left.row() >= _AT_ONCE:
            self.keep_place()
            super().dataChanged(top_left, bottom_right)
            self.viewport().update()
            return
        for at in range(top_left.row(), bottom_right.row() + 1):
            if not self.rows.heights.fits(self.messages.index(at)):
                self.keep_place()
                break
        super().dataChanged(top_left, bottom_right)
        self.viewport().update()

    def repaint_row(self, at: int) -> None:
        """Paint one row anew: its progress is another."""
        self.update(self.messages.index(at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.keep_place(by_top=True)
        super().resizeEvent(event)

    def _restyle(self) -> None:
        self.keep_place(by_top=True)
        self.rows.forget()
        self.viewport().update()

    # --- nothing said yet ---------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.messages.rowCount() or not self.empty_words:
            return
        theme = current_theme()
        painter = QPainter(self.viewport())
        painter.setPen(theme.color(Role.TEXT_2))
        painter.setFont(theme.font())
        room = self.viewport().rect().adjusted(GAP_XL, GAP_XL, -GAP_XL, -GAP_XL)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.empty_words)
        painter.end()
