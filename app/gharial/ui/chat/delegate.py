"""Paints the rows of a conversation and knows their sizes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gharial.model.conversation import MessageState
from gharial.model.transfer import TransferState
from gharial.ui.chat.card_painter import CardPainter, paint_spot
from gharial.ui.chat.links import utf16_places
from gharial.ui.chat.marks import paint_mark
from gharial.ui.chat.model import MessageModel, Part, Row
from gharial.ui.chat.row_actions import Action, row_actions
from gharial.ui.chat.row_heights import RowHeights
from gharial.ui.chat.row_layout import QUOTE_EDGE, RowLayout
from gharial.ui.chat.type_sizes import TypeSizes
from gharial.ui.style.theme import Theme, current_theme
from gharial.ui.style.tokens import GAP_S, RADIUS_CARD, Role
from gharial.ui.widgets.avatar import colour_of
from gharial.ui.widgets.foreign_text import in_line

Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class Attention:
    """What the user points at, has marked, or looks for; painting shows it, the view changes it."""

    selected_key: int | None = None
    """The message in whose text letters are marked, from `start` to `end` in UTF-16 units."""
    start: int = 0
    end: int = 0
    hovered: tuple[int, int] | None = None
    """Key and number of the button under the pointer."""
    focused_spot: int = -1
    """The current row's button that has the keyboard's focus."""
    sought: tuple[str, ...] = ()
    """Words that are searched for, folded."""
    found_key: int | None = None


class MessageDelegate(QStyledItemDelegate):
    """One for each view. Layouts are kept until their row, the width or the theme changes."""

    def __init__(self, view: QListView, model: MessageModel, row_width: Callable[[], int]) -> None:
        super().__init__(view)
        self._view = view
        self._row_width = row_width
        self._model = model
        self.attention = Attention()
        self._mirrored = False
        self._theme: Theme = current_theme()
        self._sizes = TypeSizes(self._theme)
        self._card = CardPainter(self._theme)
        self._kept: dict[int, tuple[Row, float, str, RowLayout]] = {}
        self.heights = RowHeights(model, row_width, lambda index: round(self.layout_of(index).height + 0.5))

    def forget(self) -> None:
        """The theme, the font or the day changed: lay everything out anew."""
        self._sizes = TypeSizes(self._theme)
        self._kept.clear()
        self.heights.forget()

    def layout_of(self, index: Index) -> RowLayout:
        """The layout of a row at the view's present width."""
        row: Row = index.data(Part.ROW)
        width = float(self._row_width())
        now = datetime.now(UTC)
        today = now.astimezone().date().isoformat()
        mirrored = self._view.isRightToLeft()
        if mirrored != self._mirrored:
            self._mirrored = mirrored
            self._kept.clear()
            self.heights.forget()
        kept = self._kept.get(row.message.key)
        if kept is not None and kept[1] == width and kept[2] == today and kept[0] == row:
            return kept[3]
        if len(self._kept) > 2000:
            self._kept.clear()
        layout = RowLayout(row, width, self._sizes, now, mirrored=mirrored)
        self._kept[row.message.key] = (row, width, today, layout)
        return layout

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._row_width(), self.heights.hint(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        layout = self.layout_of(index)
        theme = self._theme
        state = getattr(option, "state")  # noqa: B009 - the stubs of this class lack its fields
        rect = QRectF(getattr(option, "rect"))  # noqa: B009
        current = self._view.hasFocus() and index.row() == self._view.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            # The lines above it, of the day and of what is new, belong to the conversation and not to the message.
            painter.fillRect(rect.adjusted(0, layout.own_top, 0, 0), theme.color(Role.SELECTION))
        painter.translate(rect.topLeft())
        self._paint_lines(painter, layout)
        key = layout.row.message.key
        if layout.card is not None:
            transfer = layout.row.transfer
            progress = self._model.find_progress(transfer.id) if transfer is not None else None
            picture = self._model.find_picture(transfer) if transfer is not None else None
            self._card.paint(painter, layout.card, layout.row, progress, self._sizes, picture)
        elif layout.text is not None:
            self._paint_bubble(painter, layout)
        if current or key == self.attention.found_key:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color(Role.ACCENT), 2 if key == self.attention.found_key else 1))
            painter.drawRoundedRect(layout.bubble.adjusted(-2, -2, 2, 2), RADIUS_CARD, RADIUS_CARD)
        for number, spot in enumerate(layout.spots):
            paint_spot(
                painter,
                spot,
                theme,
                self._sizes,
                first=number == 0 and layout.card is not None and _strong(layout.row),
                hovered=self.attention.hovered == (key, number),
                focused=current and self.attention.focused_spot == number,
            )
        painter.restore()

    def _paint_lines(self, painter: QPainter, layout: RowLayout) -> None:
        theme, sizes = self._theme, self._sizes
        if layout.day is not None:
            self._paint_ruled(painter, layout.day, layout.day_text, theme.color(Role.TEXT_2), theme.color(Role.LINE))
        if layout.comings is not None:
            painter.setPen(theme.color(Role.TEXT_2))
            painter.setFont(sizes.small)
            painter.drawText(layout.comings, Qt.AlignmentFlag.AlignCenter, layout.comings_text)
        if layout.unread is not None:
            accent = theme.color(Role.ACCENT)
            self._paint_ruled(painter, layout.unread, layout.unread_text, accent, accent)
        if layout.header is not None:
            painter.setFont(sizes.small_strong)
            painter.setPen(name_colour(layout.row, theme))
            painter.drawText(layout.header, _LEFT, in_line(layout.header_name, mirrored=self._mirrored))
            painter.setFont(sizes.small)
            painter.setPen(theme.color(Role.TEXT_2))
            after = layout.header_name_width + GAP_S
            rest = (-8, 0, -after, 0) if self._mirrored else (after, 0, 8, 0)
            painter.drawText(layout.header.adjusted(*rest), _LEFT, layout.header_time)

    def _paint_ruled(self, painter: QPainter, rect: QRectF, text: str, ink: QColor, line: QColor) -> None:
        """A word in the middle of a line."""
        width = self._sizes.small_size.horizontalAdvance(text)
        middle = round(rect.center().y()) + 0.5
        left, right = rect.center().x() - width / 2 - GAP_S, rect.center().x() + width / 2 + GAP_S
        painter.setPen(QPen(line, 1))
        painter.drawLine(QPointF(rect.left(), middle), QPointF(left, middle))
        painter.drawLine(QPointF(right, middle), QPointF(rect.right(), middle))
        painter.setPen(ink)
        painter.setFont(self._sizes.small)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_bubble(self, painter: QPainter, layout: RowLayout) -> None:
        theme, sizes = self._theme, self._sizes
        message = layout.row.message
        painter.setPen(QPen(theme.color(Role.LINE), 1) if theme.high_contrast else Qt.PenStyle.NoPen)
        if message.retracted:
            painter.setPen(QPen(theme.color(Role.LINE), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setBrush(theme.color(Role.OUTGOING if layout.outgoing else Role.INCOMING))
        painter.drawRoundedRect(layout.bubble, RADIUS_CARD, RADIUS_CARD)
        if message.mentions_us and not message.retracted:
            self._paint_edge(painter, layout.bubble)
        if layout.quote is not None:
            self._paint_quote(painter, layout, layout.quote)
        painter.setPen(theme.color(Role.TEXT_2 if message.retracted else Role.TEXT))
        assert layout.text is not None  # noqa: S101
        behind = theme.color(Role.WINDOW)
        width = layout.text_width
        layout.text.draw(painter, layout.text_at, width, self._formats(layout), theme.color(Role.TEXT_2), behind)
        painter.setFont(sizes.small)
        painter.setPen(theme.color(Role.TEXT_2))
        if layout.meta_text:
            painter.drawText(layout.meta, _LEFT, layout.meta_text)
        if layout.mark is not None:
            paint_mark(painter, layout.mark, message.state, theme, sizes.small)
        if layout.failure is not None and message.state is MessageState.FAILED:
            painter.setPen(theme.color(Role.BAD))
            layout.failure.draw(painter, layout.failure_at)

    def _paint_edge(self, painter: QPainter, bubble: QRectF) -> None:
        """What mentions us has a frame in the accent's colour, and says so in words beside it."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color(Role.ACCENT), 1.5))
        painter.drawRoundedRect(bubble.adjusted(0.75, 0.75, -0.75, -0.75), RADIUS_CARD, RADIUS_CARD)

    def _paint_quote(self, painter: QPainter, layout: RowLayout, rect: QRectF) -> None:
        theme, sizes = self._theme, self._sizes
        edge = rect.right() - 3 if self._mirrored else rect.left()
        painter.fillRect(QRectF(edge, rect.top() + 2, 3, rect.height() - 4), theme.color(Role.ACCENT))
        left = rect.left() if self._mirrored else rect.left() + QUOTE_EDGE
        line = QRectF(left, rect.top(), rect.width() - QUOTE_EDGE, rect.height() / 2)
        painter.setFont(sizes.small_strong)
        painter.setPen(theme.color(Role.ACCENT))
        painter.drawText(line, _LEFT, in_line(layout.quote_name, mirrored=self._mirrored))
        painter.setFont(sizes.small)
        painter.setPen(theme.color(Role.TEXT_2))
        painter.drawText(
            line.translated(0, rect.height() / 2), _LEFT, in_line(layout.quote_text, mirrored=self._mirrored)
        )

    def _formats(self, layout: RowLayout) -> list[QTextLayout.FormatRange]:
        """Links, what is searched for, and what is marked, in this order on top of each other."""
        theme, attention = self._theme, self.attention
        ranges = []
        for link in layout.links:
            look = QTextCharFormat()
            look.setForeground(theme.color(Role.ACCENT))
            look.setFontUnderline(True)
            ranges.append(_range(link.start, link.end, look))
        if attention.sought:
            look = QTextCharFormat()
            look.setBackground(theme.color(Role.WARN))
            look.setForeground(theme.color(Role.SURFACE))
            ranges += [_range(start, end, look) for start, end in found_places(layout.shown_text, attention.sought)]
        if attention.selected_key == layout.row.message.key and attention.start != attention.end:
            look = QTextCharFormat()
            look.setBackground(theme.color(Role.ACCENT))
            look.setForeground(theme.color(Role.ON_ACCENT))
            ranges.append(_range(min(attention.start, attention.end), max(attention.start, attention.end), look))
        return ranges


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def found_places(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where one of the words begins a word of the text, in UTF-16 units, as the search means it."""
    folded = text.casefold()
    if len(folded) != len(text):
        # Some letters grow when they are folded; their places would be wrong.
        folded = text.lower()
        if len(folded) != len(text):
            return []
    places = []
    units = utf16_places(text)
    for word in words:
        at = folded.find(word)
        while word and at >= 0:
            if at == 0 or not folded[at - 1].isalnum():
                places.append((units[at], units[at + len(word)]))
            at = folded.find(word, at + len(word))
    return places


def name_colour(row: Row, theme: Theme) -> QColor:
    """Of the name over a message: in a room everybody has one of their own (XEP-0392)."""
    if not row.among_many or not row.message.nick or theme.high_contrast:
        return theme.color(Role.TEXT)
    dark = theme.color(Role.WINDOW).lightnessF() < 0.5
    return colour_of(row.message.nick, lightness=72.0 if dark else 40.0, saturation=80.0)


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = start
    made.length = end - start
    made.format = look
    return made


def _strong(row: Row) -> bool:
    """The first button is what the user is most likely to want: filled."""
    if row.waiting or (row.transfer is not None and row.transfer.state is TransferState.FAILED):
        return True
    return Action.UPLOAD in row_actions(row)
