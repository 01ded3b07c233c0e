"""Where the parts of a file's card stand: icon, name, size, progress, words, route and actions."""

import math

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QTextLayout

from gharial.model.transfer import TransferState
from gharial.ui.chat.model import Row
from gharial.ui.chat.row_actions import Action, action_words, row_actions
from gharial.ui.chat.row_words import reaction_words
from gharial.ui.chat.thumbnails import HIGHEST as THUMBNAIL_HIGHEST
from gharial.ui.chat.thumbnails import WIDEST as THUMBNAIL_WIDEST
from gharial.ui.chat.type_sizes import TypeSizes, laid_out
from gharial.ui.style.tokens import GAP_M, GAP_S, GAP_XS
from gharial.ui.widgets.figures import number_text
from gharial.ui.widgets.foreign_text import shown_name
from gharial.ui.widgets.transfer_words import SEPARATOR, current_route, file_size, folder_words

WIDEST = 420.0
ICON_SIDE = 32.0
BAR_HEIGHT = 6.0
BUTTON_PADDING = 12.0
BUTTON_HEIGHT_MORE = 10.0
CHIP_PADDING = 6.0
_STREAMING = frozenset({TransferState.STREAMING, TransferState.VERIFYING})


class Spot:
    """A button that is painted, not a widget."""

    __slots__ = ("action", "rect", "text")

    def __init__(self, action: Action, text: str, rect: QRectF) -> None:
        self.action = action
        self.text = text
        self.rect = rect


class Chip(Spot):
    """A reaction: its emoji, how many gave it, and whether we did."""

    __slots__ = ("emoji", "ours", "words")

    def __init__(self, emoji: str, text: str, words: str, rect: QRectF, *, ours: bool) -> None:
        super().__init__(Action.REACT, text, rect)
        self.emoji = emoji
        self.words = words
        self.ours = ours


def chips_in_lines(row: Row, left: float, right: float, top: float, sizes: TypeSizes, *, at_end: bool) -> list[Chip]:
    """The reactions under a message, in as many lines as they need between `left` and `right`."""
    height = sizes.small_size.height() + CHIP_PADDING
    lines: list[list[Chip]] = [[]]
    x, y = left, top
    for one in row.message.reactions:
        text = one.emoji if len(one.who) == 1 else f"{one.emoji} {number_text(len(one.who))}"
        width = sizes.small_size.horizontalAdvance(text) + 2 * GAP_S
        if lines[-1] and x + width > right:
            lines.append([])
            x, y = left, y + height + GAP_XS
        ours = any(who.bare == row.message.account.bare for who in one.who)
        words = reaction_words(one, row.name_of)
        lines[-1].append(Chip(one.emoji, text, words, QRectF(x, y, width, height), ours=ours))
        x += width + GAP_XS
    if at_end:
        for line in lines:
            room = right - line[-1].rect.right() if line else 0.0
            for chip in line:
                chip.rect.translate(room, 0)
    return [chip for line in lines for chip in line]


def spots_in_line(row: Row, right: float, top: float, sizes: TypeSizes, room: float = math.inf) -> list[Spot]:
    """The row's buttons side by side, ending at `right`, in reading order; in fewer words if `room` is too narrow."""
    height = sizes.small_size.height() + BUTTON_HEIGHT_MORE
    actions = row_actions(row)
    for short in (False, True):
        texts = [action_words(one, row, short=short) for one in actions]
        widths = [sizes.small_strong_size.horizontalAdvance(text) + 2 * BUTTON_PADDING for text in texts]
        whole = sum(widths) + GAP_S * max(0, len(widths) - 1)
        if whole <= room:
            break
    left = right - whole
    spots = []
    for action, text, width in zip(actions, texts, widths, strict=True):
        spots.append(Spot(action, text, QRectF(left, top, width, height)))
        left += width + GAP_S
    return spots


class CardLayout:
    """The card of one file; all places are relative to the row."""

    def __init__(self, row: Row, left: float, top: float, width: float, sizes: TypeSizes) -> None:
        transfer = row.transfer
        inner = width - 2 * GAP_M
        y = top + GAP_M
        self.icon = QRectF(left + GAP_M, y, ICON_SIDE, ICON_SIDE)
        words_left = self.icon.right() + GAP_M
        words_width = left + width - GAP_M - words_left
        self.size_text = file_size(transfer.file) if transfer is not None else ""
        size_width = sizes.small_size.horizontalAdvance(self.size_text)
        self.size = QRectF(left + width - GAP_M - size_width, y, size_width + 1, sizes.body_size.height())
        name_width = max(40.0, words_width - size_width - GAP_M)
        self.full_name = shown_name(transfer.file.name if transfer is not None else row.message.body)
        # The middle goes first: the ending, which says what a file is, stays in sight.
        self.name_text = sizes.strong_size.elidedText(self.full_name, Qt.TextElideMode.ElideMiddle, name_width)
        self.name = QRectF(words_left, y, name_width, sizes.body_size.height())
        y = self.name.bottom() + GAP_XS
        self.bar: QRectF | None = None
        if transfer is not None and transfer.state in _STREAMING:
            self.bar = QRectF(words_left, y + 2, words_width, BAR_HEIGHT)
            y = self.bar.bottom() + GAP_XS + 2
        # While it streams the words change five times a second in one line of their own, painted with its progress.
        self.words: QTextLayout | None = None
        self.words_place = QRectF(words_left, y, words_width, sizes.small_size.height())
        if self.bar is None:
            folder = folder_words(transfer) if transfer is not None else ""
            text = SEPARATOR.join(part for part in (folder, row.file_words) if part)
            self.words, _, height, _ = laid_out(text, sizes.small, words_width)
            self.words_place.setHeight(height)
        y = self.words_place.bottom()
        self.picture: QRectF | None = None
        if row.picture is not None:
            most = QSizeF(min(inner, THUMBNAIL_WIDEST), THUMBNAIL_HIGHEST)
            size = QSizeF(row.picture)
            if size.width() > most.width() or size.height() > most.height():
                size.scale(most, Qt.AspectRatioMode.KeepAspectRatio)
            top_of_picture = max(y, self.icon.bottom()) + GAP_S
            self.picture = QRectF(left + GAP_M, top_of_picture, max(1.0, size.width()), max(1.0, size.height()))
            y = self.picture.bottom()
        self.route = QRectF()
        self.route_text = ""
        waits = transfer is None or transfer.state is TransferState.QUEUED
        route = current_route(transfer) if transfer is not None and not waits else ""
        self.spots = spots_in_line(row, left + width - GAP_M, y + GAP_S, sizes, width - 2 * GAP_M)
        if self.spots or route:
            y += GAP_S
            height = self.spots[0].rect.height() if self.spots else sizes.small_size.height()
            route_left = words_left
            room = (self.spots[0].rect.left() - GAP_S if self.spots else left + width - GAP_M) - route_left
            if route and room < sizes.small_size.horizontalAdvance(route):
                # Too narrow for both: the route gets a line of its own.
                self.route = QRectF(route_left, y, words_width, sizes.small_size.height())
                for spot in self.spots:
                    spot.rect.translate(0, self.route.height() + GAP_XS)
                y = self.route.bottom() + GAP_XS if self.spots else y
                room = words_width
            else:
                self.route = QRectF(route_left, y, room, height)
            self.route_text = sizes.small_size.elidedText(route, Qt.TextElideMode.ElideRight, room)
            y += height
        self.rect = QRectF(left, top, max(width, inner), max(y, self.icon.bottom()) + GAP_M - top)

    def rects(self) -> tuple[QRectF | None, ...]:
        """All pieces but the buttons, to be moved."""
        return self.rect, self.icon, self.size, self.name, self.bar, self.words_place, self.picture, self.route
