"""Paints one row: direction, name, size, peer, bar, how it stands, which way it goes; narrower rows below a parent."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gharial.model.conversation import Direction
from gharial.model.failures import ConsentNeeded
from gharial.model.transfer import Transfer, TransferState
from gharial.ui.style import tokens
from gharial.ui.style.icons import paint_icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.transfers.model import RowRole
from gharial.ui.transfers.row_words import RowWords, percent_text
from gharial.ui.transfers.rows import MOVING, Arrival, EntryRow, FileRow, GroupRow, Part, Row
from gharial.ui.widgets.direction import apart
from gharial.ui.widgets.figures import duration_text, percent, size_text, speed_text
from gharial.ui.widgets.foreign_text import neutral, shown_name
from gharial.ui.widgets.transfer_words import SEPARATOR, file_size, known_size, silence_words

_BAR = 6
_SIDE = 256
"""Width of the right part, where bar and figures stand under each other in every row."""
_NAMED_WIDTH = 120
"""So much of a name is always left of the peer."""

_USUAL = 888_800_000
"""A size as wide as most are, in bytes."""
_MIDDLE = Qt.TextElideMode.ElideMiddle

Sign = tuple[str, Role]

_SIGNS: dict[TransferState, Sign] = {
    TransferState.DONE: ("check", Role.GOOD),
    TransferState.FAILED: ("warning", Role.BAD),
    TransferState.DECLINED: ("block", Role.TEXT_2),
    TransferState.CANCELLED: ("cancel", Role.TEXT_2),
    TransferState.QUEUED: ("clock", Role.TEXT_2),
    TransferState.OFFERED: ("clock", Role.TEXT_2),
    TransferState.CONNECTING: ("search", Role.TEXT_2),
}
_ARRIVALS: dict[Arrival, Sign] = {
    Arrival.DONE: ("check", Role.GOOD),
    Arrival.GOING: ("transfers", Role.ACCENT),
    Arrival.WAITING: ("clock", Role.TEXT_2),
}


def sign_of(transfer: Transfer) -> Sign | None:
    """The small sign of how a transfer stands; none while it moves."""
    if transfer.paused and not transfer.state.finished:
        return "pause", Role.WARN
    if isinstance(transfer.failure, ConsentNeeded) and not transfer.state.finished:
        return "info", Role.WARN
    if transfer.state is TransferState.DONE and not transfer.verified:
        return "check", Role.TEXT_2
    return _SIGNS.get(transfer.state)


def elided_name(name: str, metrics: QFontMetrics, width: int) -> str:
    """A file name cut in the middle, so that its beginning and its true ending are both seen."""
    whole = shown_name(name)
    if metrics.horizontalAdvance(whole) <= width:
        return whole
    # Cut first and isolated after, or an isolate could stay open; in another order the letters may be a little wider.
    cut = shown_name(metrics.elidedText(neutral(name), _MIDDLE, width))
    more = metrics.horizontalAdvance(cut) - width
    return cut if more <= 0 else shown_name(metrics.elidedText(neutral(name), _MIDDLE, width - more))


class TransferDelegate(QStyledItemDelegate):
    """One row of the transfers window."""

    def __init__(self, words: RowWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._fonts()
        current_theme().changed.connect(self._fonts)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self._child_size if index.parent().isValid() else self._row_size

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(RowRole)
        if not isinstance(row, Row):
            return
        painter.save()
        rect: QRect = option.rect
        self._background(painter, rect, option.state)
        if row.parent is not None:
            self._paint_child(painter, rect.adjusted(tokens.GAP_XS, 0, -tokens.GAP_M, 0), row)
        elif isinstance(row, (FileRow, GroupRow)):
            top, edge = tokens.GAP_S, tokens.GAP_M
            self._paint_row(painter, rect.adjusted(tokens.GAP_XS, top, -edge, -top), row)
        painter.restore()

    def _fonts(self) -> None:
        theme = current_theme()
        self._name_font = theme.font(bold=True)
        self._body_font = theme.font()
        self._small_font = theme.font(tokens.TYPE_SECONDARY)
        for font in (self._body_font, self._small_font):
            _tabular(font)
        self._names, self._bodies = QFontMetrics(self._name_font), QFontMetrics(self._body_font)
        self._smalls = QFontMetrics(self._small_font)
        upper, lower = self._names.height(), self._smalls.height()
        height = max(tokens.ROW_TRANSFER, upper + lower + tokens.GAP_XS + 2 * tokens.GAP_S)
        self._row_size = QSize(_SIDE, height)
        self._child_size = QSize(_SIDE, max(tokens.ROW_TRANSFER_CHILD, self._bodies.height() + 2 * tokens.GAP_XS))

    def _background(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        """The ground is the view's, painted under the whole row; here only what marks the focus."""
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(current_theme().color(Role.ACCENT))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    # --- a row of two lines -------------------------------------------------------------------------------------------

    def _paint_row(self, painter: QPainter, inner: QRect, row: FileRow | GroupRow) -> None:
        side = min(_SIDE, inner.width() * 2 // 5)
        left = inner.adjusted(tokens.ICON + tokens.GAP_M, 0, -side - tokens.GAP_L, 0)
        right = inner.adjusted(inner.width() - side, 0, 0, 0)
        direction = QApplication.layoutDirection()
        left, right = (QStyle.visualRect(direction, inner, part) for part in (left, right))
        first = row.first if isinstance(row, GroupRow) else row
        self._signs(painter, inner, row, first.transfer)
        failed = isinstance(row, FileRow) and row.transfer.state is TransferState.FAILED
        busy = row.part is not Part.FINISHED and (first.transfer.state in MOVING or row.done > 0)
        shows_speed = isinstance(row, FileRow) and row.transfer.state is TransferState.DONE
        names = left
        if not busy:
            # Beside a size alone, names have room.
            size = self._smalls.horizontalAdvance(_size_words(row)) + tokens.GAP_L
            names = left.united(right).adjusted(0, 0, -size, 0)
            names = QStyle.visualRect(direction, left.united(right), names)
        self._upper_left(painter, names, row)
        # Without figures at the right, the words have the whole line.
        words = left if busy or shows_speed else left.united(right)
        self._lower(painter, words, self._words.standing(row), Role.BAD if failed else Role.TEXT_2)
        if busy:
            self._bar_and_figures(painter, right, row)
        else:
            self._size(painter, right, row)

    def _signs(self, painter: QPainter, inner: QRect, row: FileRow | GroupRow, first: Transfer) -> None:
        outgoing = first.direction is Direction.OUTGOING
        box = QRect(inner.left(), inner.top(), tokens.ICON, tokens.ICON)
        box = QStyle.visualRect(QApplication.layoutDirection(), inner, box)
        paint_icon(painter, QRectF(box), "upload-arrow" if outgoing else "download-arrow", Role.TEXT_2)
        sign = sign_of(first)
        if isinstance(row, GroupRow) and row.part is Part.FINISHED:
            whole = row.states[TransferState.DONE] == len(row.files)
            sign = ("check", Role.GOOD) if whole else ("warning", Role.BAD)
        if sign is not None:
            box.moveBottom(inner.bottom())
            paint_icon(painter, QRectF(box), *sign)

    def _upper_left(self, painter: QPainter, rect: QRect, row: FileRow | GroupRow) -> None:
        theme = current_theme()
        peer = self._words.peer_words(row)
        name = row.transfer.file.name if isinstance(row, FileRow) else self._words.name(row)
        room = rect.width() - tokens.GAP_S
        wanted = self._smalls.horizontalAdvance(peer) + 2
        most = max(min(room, _NAMED_WIDTH), room - min(wanted, room // 2))
        if isinstance(row, FileRow):
            text = apart(elided_name(name, self._names, most))
        else:
            # Words with a name in them, which is safe already and keeps to itself.
            text = self._names.elidedText(name, Qt.TextElideMode.ElideMiddle, most)
        name_width = min(self._names.horizontalAdvance(text) + 2, most)
        height = self._names.height()
        line = QRect(rect.left(), rect.top(), name_width, height)
        left = line.right() + tokens.GAP_S
        rest = QRect(left, rect.top(), rect.right() - left, height)
        direction = QApplication.layoutDirection()
        line, rest = QStyle.visualRect(direction, rect, line), QStyle.visualRect(direction, rect, rest)
        painter.setFont(self._name_font)
        painter.setPen(theme.color(Role.TEXT))
        painter.drawText(line, _LINE, text)
        painter.setFont(self._small_font)
        painter.setPen(theme.color(Role.TEXT_2))
        painter.drawText(rest, _LINE, self._smalls.elidedText(peer, Qt.TextElideMode.ElideRight, rest.width()))

    def _lower(self, painter: QPainter, rect: QRect, text: str, role: Role) -> None:
        painter.setFont(self._small_font)
        painter.setPen(current_theme().color(role))
        line = self._lower_line(rect)
        painter.drawText(line, _LINE, self._smalls.elidedText(text, Qt.TextElideMode.ElideRight, rect.width()))

    def _lower_line(self, rect: QRect) -> QRect:
        height = self._smalls.height()
        return QRect(rect.left(), rect.bottom() - height + 1, rect.width(), height)

    def _size(self, painter: QPainter, rect: QRect, row: FileRow | GroupRow) -> None:
        upper = QRect(rect.left(), rect.top(), rect.width(), self._names.height())
        painter.setFont(self._small_font)
        painter.setPen(current_theme().color(Role.TEXT_2))
        painter.drawText(upper, _LINE_END, _size_words(row))
        if isinstance(row, GroupRow):
            return
        one = row.transfer
        if one.state is TransferState.DONE and one.seconds > 0:
            painter.drawText(self._lower_line(rect), _LINE_END, speed_text(one.file.size / one.seconds))

    def _bar_and_figures(self, painter: QPainter, rect: QRect, row: FileRow | GroupRow) -> None:
        theme = current_theme()
        whole = row.whole if isinstance(row, GroupRow) else row.transfer.file.size
        upper = QRect(rect.left(), rect.top(), rect.width(), self._names.height())
        lower = self._lower_line(rect)
        painter.setFont(self._small_font)
        if whole >= 0:
            share = percent(row.done, whole)
            width = self._smalls.horizontalAdvance(percent_text(100))
            self._bar(painter, upper.adjusted(0, 0, -width - tokens.GAP_S, 0), upper, share, held=_held(row))
            painter.setPen(theme.color(Role.TEXT))
            painter.drawText(upper, _LINE_END, percent_text(share))
            done = self.tr("{done} of {size}").format(done=size_text(row.done), size=size_text(whole))
        else:
            done = size_text(row.done)
        seconds = row.seconds_left if row.speed else None
        left = duration_text(seconds) if seconds is not None else ""
        silence = silence_words(row.silent_for)
        speed = silence or (speed_text(row.speed) if row.speed else "")
        done, pace = self._fitting(done, size_text(row.done), speed, left, lower)
        painter.setPen(theme.color(Role.TEXT_2))
        painter.drawText(lower, _LINE, done)
        painter.setPen(theme.color(Role.WARN if silence else Role.TEXT_2))
        painter.drawText(lower, _LINE_END, pace)

    def _fitting(self, done: str, short: str, speed: str, left: str, room: QRect) -> tuple[str, str]:
        """What stands at both ends of the line without touching: the size goes first, which has its own place."""
        pace = SEPARATOR.join(part for part in (speed, left) if part)
        for begin, end in ((done, pace), (short, pace), (short, left or speed), ("", left or speed)):
            widths = self._smalls.horizontalAdvance(begin) + self._smalls.horizontalAdvance(end)
            if widths + tokens.GAP_S <= room.width():
                return begin, end
        return "", ""

    def _bar(self, painter: QPainter, room: QRect, whole: QRect, share: int, *, held: bool) -> None:
        theme = current_theme()
        track = QRect(room.left(), room.center().y() - _BAR // 2 + 1, room.width(), _BAR)
        filled = QRect(track.left(), track.top(), track.width() * share // 100, _BAR)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for bar, role in ((track, Role.LINE), (filled, Role.TEXT_2 if held else Role.ACCENT)):
            painter.setBrush(theme.color(role))
            painter.drawRoundedRect(QStyle.visualRect(QApplication.layoutDirection(), whole, bar), _BAR / 2, _BAR / 2)

    # --- a row of one line, below another -----------------------------------------------------------------------------

    def _paint_child(self, painter: QPainter, inner: QRect, row: Row) -> None:
        theme = current_theme()
        direction = QApplication.layoutDirection()
        # Bars and words stand below those of the row above.
        side = min(_SIDE, inner.width() // 2)
        icon = QRect(inner.left(), inner.center().y() - tokens.ICON // 2 + 2, tokens.ICON, tokens.ICON)
        name = inner.adjusted(tokens.ICON + tokens.GAP_S, 0, -side - tokens.GAP_M, 0)
        right = inner.adjusted(inner.width() - side, 0, 0, 0)
        sign: Sign | None
        if isinstance(row, EntryRow):
            sign = ("folder", Role.TEXT_2) if row.is_folder else _ARRIVALS[row.arrival]
            going = not row.is_folder and row.arrival is Arrival.GOING
            text, size, done, failed = row.name, row.size, row.done if going else 0, False
        elif isinstance(row, FileRow):
            one = row.transfer
            sign = sign_of(one) or _ARRIVALS[Arrival.GOING]
            going = one.state in MOVING
            text, size, done = one.file.name, one.file.size, row.done
            failed = one.state is TransferState.FAILED
        else:
            return
        # Which way it goes is said by the parent and in the details.
        standing = self._words.state(one) if isinstance(row, FileRow) else self._words.standing(row)
        if sign is not None:
            paint_icon(painter, QRectF(QStyle.visualRect(direction, inner, icon)), *sign)
        painter.setFont(self._body_font)
        painter.setPen(theme.color(Role.TEXT))
        name_text = apart(elided_name(text, self._bodies, name.width()))
        painter.drawText(QStyle.visualRect(direction, inner, name), _LINE, name_text)
        painter.setFont(self._small_font)
        size_width = max(self._smalls.horizontalAdvance(text) for text in (size_text(_USUAL), known_size(size)))
        sizes = right.adjusted(right.width() - size_width, 0, 0, 0)
        words = right.adjusted(0, 0, -size_width - tokens.GAP_M, 0)
        painter.setPen(theme.color(Role.TEXT_2))
        painter.drawText(QStyle.visualRect(direction, inner, sizes), _LINE_END, known_size(size))
        if going and size > 0:
            self._bar(painter, words, inner, percent(done, size), held=False)
            return
        # What is longer, such as why it failed, begins further ahead, behind the name.
        missing = self._smalls.horizontalAdvance(standing) + 2 - words.width()
        free = name.width() - self._bodies.horizontalAdvance(name_text)
        words.setLeft(words.left() - max(0, min(missing, free)))
        painter.setPen(theme.color(Role.BAD if failed else Role.TEXT_2))
        line = self._smalls.elidedText(standing, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(QStyle.visualRect(direction, inner, words), _LINE, line)


_LINE = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LINE_END = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def _size_words(row: FileRow | GroupRow) -> str:
    return size_text(row.whole) if isinstance(row, GroupRow) else file_size(row.transfer.file)


def _held(row: FileRow | GroupRow) -> bool:
    return row.held == len(row.open) if isinstance(row, GroupRow) else row.transfer.paused


def _tabular(font: QFont) -> None:
    """Digits of one width, so that figures do not dance (Qt 6.7 and newer)."""
    font.setFeature(QFont.Tag("tnum"), 1)
