"""Where everything in a row stands: day line, line of new messages, sender, bubble or card, marks, failure, buttons."""

from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextLayout

from gharial.model.conversation import Direction, MessageState
from gharial.ui.chat.body_layout import BodyLayout
from gharial.ui.chat.body_text import body_text
from gharial.ui.chat.card_layout import WIDEST as CARD_WIDEST
from gharial.ui.chat.card_layout import CardLayout, Spot, chips_in_lines, spots_in_line
from gharial.ui.chat.folding import beginning
from gharial.ui.chat.links import Link, find_links, with_true_hosts
from gharial.ui.chat.model import Row
from gharial.ui.chat.row_words import (
    cut_words,
    edited_words,
    failure_words,
    later_words,
    mention_words,
    quote_name,
    quote_words,
    retracted_words,
    unread_words,
)
from gharial.ui.chat.times import day_words, local_day, time_words
from gharial.ui.chat.type_sizes import TypeSizes, laid_out
from gharial.ui.style.tokens import GAP_L, GAP_M, GAP_S, GAP_XS
from gharial.ui.widgets.foreign_text import shown

_MARGIN = GAP_L
_PADDING_X = GAP_M
_PADDING_Y = 6.0
_WIDEST_BUBBLE = 640.0
_SHARE_OF_WIDTH = 0.82
_NARROWEST = 80.0
MARK_WIDTH = 21.0
QUOTE_EDGE = 10.0
_ELIDE_RIGHT = Qt.TextElideMode.ElideRight


class RowLayout:
    """The geometry of one row at one width. Rectangles are relative to the row's upper left corner.

    `mirrored` for programs that run from right to left: every piece stands on the other side.
    """

    def __init__(self, row: Row, width: float, sizes: TypeSizes, now: datetime, *, mirrored: bool = False) -> None:
        self.row = row
        self.outgoing = row.message.direction is Direction.OUTGOING
        self.day: QRectF | None = None
        self.day_text = ""
        self.unread: QRectF | None = None
        self.unread_text = ""
        self.comings: QRectF | None = None
        self.comings_text = ""
        self.header: QRectF | None = None
        self.header_name = ""
        self.header_time = ""
        self.header_name_width = 0.0
        self.own_top = 0.0
        """Where the message itself begins, below the lines that part the conversation."""
        self.bubble = QRectF()
        self.text: BodyLayout | None = None
        self.shown_text = ""
        self.text_at = QPointF()
        self.links: tuple[Link, ...] = ()
        self.meta = QRectF()
        self.meta_text = ""
        self.mark: QRectF | None = None
        self.quote: QRectF | None = None
        """Where what is answered stands, inside the bubble."""
        self.quote_name = ""
        self.quote_text = ""
        self.failure: QTextLayout | None = None
        self.failure_at = QPointF()
        self.card: CardLayout | None = None
        self.spots: list[Spot] = []
        self.text_width = self._failure_width = 0.0
        self._mirrored = mirrored
        self._width = width
        self._sizes = sizes
        y = self._lay_out_lines(row, now)
        most = max(_NARROWEST, min(_WIDEST_BUBBLE, (width - 2 * _MARGIN) * _SHARE_OF_WIDTH))
        if row.message.transfer_id:
            y = self._lay_out_card(row, y, min(CARD_WIDEST, max(most, min(width - 2 * _MARGIN, 300.0))))
        else:
            y = self._lay_out_bubble(row, y, most, now)
        if row.message.reactions:
            right = self._width - _MARGIN if self.outgoing else _MARGIN + most
            chips = chips_in_lines(row, right - most, right, y + GAP_XS, sizes, at_end=self.outgoing)
            self.spots = [*self.spots, *chips]
            y = chips[-1].rect.bottom()
        self.height = y + GAP_XS
        if mirrored:
            self._mirror()

    def _lay_out_lines(self, row: Row, now: datetime) -> float:
        """The lines above the bubble; returns where the bubble begins."""
        sizes, y = self._sizes, 0.0
        line = sizes.small_size.height()
        if row.starts_day:
            self.day_text = day_words(local_day(row.message.time), now.astimezone().date())
            self.day = QRectF(_MARGIN, y + GAP_M, self._width - 2 * _MARGIN, line)
            y = self.day.bottom() + GAP_S
        if row.comings:
            room = self._width - 2 * _MARGIN
            self.comings_text = sizes.small_size.elidedText(row.comings, _ELIDE_RIGHT, room)
            self.comings = QRectF(_MARGIN, y + GAP_S, room, line)
            y = self.comings.bottom() + GAP_XS
        if row.starts_unread:
            self.unread_text = unread_words()
            self.unread = QRectF(_MARGIN, y + GAP_S, self._width - 2 * _MARGIN, line)
            y = self.unread.bottom() + GAP_XS
        self.own_top = y
        if row.starts_group:
            name = shown(row.sender)
            self.header_time = time_words(row.message.time, now)
            time_width = sizes.small_size.horizontalAdvance(self.header_time)
            room = self._width - 2 * _MARGIN - time_width - 2 * GAP_S
            self.header_name = sizes.small_strong_size.elidedText(name, _ELIDE_RIGHT, max(room, _NARROWEST))
            self.header_name_width = sizes.small_strong_size.horizontalAdvance(self.header_name)
            header_width = self.header_name_width + GAP_S + time_width
            left = self._width - _MARGIN - GAP_XS - header_width if self.outgoing else float(_MARGIN + GAP_XS)
            self.header = QRectF(left, y + GAP_S, header_width + 1, line)
            y = self.header.bottom() + GAP_XS
        return y

    def _lay_out_bubble(self, row: Row, y: float, most: float, now: datetime) -> float:
        sizes, message = self._sizes, row.message
        inner = most - 2 * _PADDING_X
        if message.retracted:
            self.shown_text = retracted_words(message)
        else:
            body = body_text(message.body)
            self.shown_text = with_true_hosts(beginning(body) if row.folded else body)
            self.links = find_links(self.shown_text)
        self.text = BodyLayout(self.shown_text, sizes, inner)
        widest, height, last = self.text.widest, self.text.height, self.text.last
        top = y + _PADDING_Y
        if message.quote is not None:
            top, widest = self._lay_out_quote(row, top, inner, widest)
        notes = [edited_words()] if message.edited and not message.retracted else []
        if message.mentions_us and not message.retracted:
            notes.insert(0, mention_words())
        if message.delayed:
            notes.append(later_words())
        if not self.text.complete:
            notes.append(cut_words())
        if not row.starts_group:
            notes.append(time_words(message.time, now))
        self.meta_text = " · ".join(notes)
        mark = MARK_WIDTH if self.outgoing and not message.retracted else 0.0
        meta = sizes.small_size.horizontalAdvance(self.meta_text) + mark + (GAP_XS if self.meta_text and mark else 0)
        line = sizes.small_size.height()
        # Beside the last line only where that line ends on the side where the marks stand.
        follows = self.text.ends_right_to_left is self._mirrored
        beside = meta > 0 and follows and last + GAP_M + meta <= inner
        below = meta > 0 and not beside
        width = max(widest, last + GAP_M + meta if beside else meta if below else 0.0) + 1
        self.text.narrow(width)
        self.text_width = width
        bubble_width = width + 2 * _PADDING_X
        left = self._width - _MARGIN - bubble_width if self.outgoing else float(_MARGIN)
        self.bubble = QRectF(left, y, bubble_width, top - y + height + _PADDING_Y + (line if below else 0))
        self.text_at = QPointF(left + _PADDING_X, top)
        if self.quote is not None:
            self.quote.moveLeft(left + _PADDING_X)
            self.quote.setWidth(width)
        bottom = self.bubble.bottom() - _PADDING_Y
        right = self.bubble.right() - _PADDING_X
        self.meta = QRectF(right - meta, bottom - line, meta - mark, line)
        if mark:
            self.mark = QRectF(right - MARK_WIDTH, bottom - line, MARK_WIDTH, line)
        y = self.bubble.bottom()
        if message.state is MessageState.FAILED:
            return self._lay_out_failure(row, y + GAP_XS, most)
        right = self._width - _MARGIN if self.outgoing else float(_MARGIN)
        self.spots = spots_in_line(row, right, y + GAP_XS, self._sizes)
        if not self.outgoing:
            for spot in self.spots:
                spot.rect.translate(_MARGIN - self.spots[0].rect.left(), 0)
        return self.spots[0].rect.bottom() if self.spots else y

    def _lay_out_quote(self, row: Row, top: float, inner: float, widest: float) -> tuple[float, float]:
        """What is answered, in two lines; returns where the text begins, and the widest line of both."""
        sizes, quote = self._sizes, row.message.quote
        assert quote is not None  # noqa: S101
        room = inner - QUOTE_EDGE
        name = shown(quote_name(row.message, row.own_name, row.peer_name))
        self.quote_name = sizes.small_strong_size.elidedText(name, _ELIDE_RIGHT, room)
        self.quote_text = sizes.small_size.elidedText(quote_words(quote), _ELIDE_RIGHT, room)
        width = max(
            sizes.small_strong_size.horizontalAdvance(self.quote_name),
            sizes.small_size.horizontalAdvance(self.quote_text),
        )
        self.quote = QRectF(0, top, 0, sizes.small_strong_size.height() + sizes.small_size.height())
        return self.quote.bottom() + GAP_XS, max(widest, width + QUOTE_EDGE + 1)

    def _lay_out_failure(self, row: Row, y: float, most: float) -> float:
        self.failure, widest, height, _ = laid_out(failure_words(row.message), self._sizes.small, most)
        self._failure_width = widest
        right = self._width - _MARGIN
        self.failure_at = QPointF(right - widest - GAP_XS if self.outgoing else float(_MARGIN), y)
        self.spots = spots_in_line(row, right, y + height + GAP_XS, self._sizes)
        return self.spots[0].rect.bottom() + GAP_XS if self.spots else y + height

    def _lay_out_card(self, row: Row, y: float, width: float) -> float:
        width = min(width, self._width - 2 * _MARGIN)
        left = self._width - _MARGIN - width if self.outgoing else float(_MARGIN)
        self.card = CardLayout(row, left, y, width, self._sizes)
        self.bubble = self.card.rect
        self.spots = self.card.spots
        return self.bubble.bottom()

    def _mirror(self) -> None:
        own = (self.day, self.comings, self.unread, self.header, self.meta, self.mark, self.quote)
        card = self.card.rects() if self.card is not None else (self.bubble,)
        for rect in (*own, *card, *(spot.rect for spot in self.spots)):
            if rect is not None:
                rect.moveLeft(self._width - rect.right())
        self.text_at.setX(self._width - self.text_at.x() - self.text_width)
        self.failure_at.setX(self._width - self.failure_at.x() - self._failure_width)

    # --- what is where ------------------------------------------------------------------------------------------------

    def spot_at(self, point: QPointF) -> int | None:
        """The number of the button under a point of the row."""
        return next((number for number, spot in enumerate(self.spots) if spot.rect.contains(point)), None)

    def position_at(self, point: QPointF) -> int:
        """The place in the text that is nearest to a point, in UTF-16 units."""
        if self.text is None:
            return 0
        return self.text.position_at(point - self.text_at)

    def quote_leads(self, point: QPointF) -> int:
        """The key of the message that is quoted under a point; nought for none."""
        quote = self.row.message.quote
        return quote.key if quote is not None and self.quote is not None and self.quote.contains(point) else 0

    def picture_at(self, point: QPointF) -> bool:
        """Whether a point lies on the thumbnail of a file."""
        return self.card is not None and self.card.picture is not None and self.card.picture.contains(point)

    def over_text(self, point: QPointF) -> bool:
        """Whether a point lies on the bubble of a text."""
        return self.text is not None and self.bubble.contains(point) and not self.row.message.retracted

    def link_at(self, point: QPointF) -> Link | None:
        """The link whose letters are under a point."""
        if self.text is None or not self.links:
            return None
        at = self.text.letter_at(point - self.text_at)
        return next((link for link in self.links if link.start <= at < link.end), None) if at is not None else None
