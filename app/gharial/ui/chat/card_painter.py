"""Paints the card of a file, and the painted buttons of any row."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen

from gharial.model.conversation import Direction
from gharial.model.runnable import is_runnable
from gharial.model.transfer import Progress, TransferState
from gharial.ui.chat.card_layout import BAR_HEIGHT, CardLayout, Chip, Spot
from gharial.ui.chat.model import Row
from gharial.ui.chat.type_sizes import TypeSizes
from gharial.ui.style.icons import paint_icon
from gharial.ui.style.theme import Theme
from gharial.ui.style.tokens import RADIUS, RADIUS_CARD, Role
from gharial.ui.widgets.foreign_text import in_line
from gharial.ui.widgets.transfer_words import progress_words

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_INKS = {
    TransferState.DONE: Role.GOOD,
    TransferState.FAILED: Role.BAD,
    TransferState.DECLINED: Role.BAD,
}


class CardPainter:
    """One for each delegate."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        card: CardLayout,
        row: Row,
        progress: Progress | None,
        sizes: TypeSizes,
        picture: QImage | None = None,
    ) -> None:
        """Draw everything but the buttons."""
        theme, transfer = self._theme, row.transfer
        mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter.setPen(QPen(theme.color(Role.LINE), 1))
        painter.setBrush(theme.color(Role.RAISED))
        painter.drawRoundedRect(card.rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)
        self._paint_icon(painter, card, row)
        painter.setPen(theme.color(Role.TEXT))
        painter.setFont(sizes.strong)
        painter.drawText(card.name, _LEFT, in_line(card.name_text, mirrored=mirrored))
        painter.setPen(theme.color(Role.TEXT_2))
        painter.setFont(sizes.small)
        painter.drawText(card.size, _RIGHT, card.size_text)
        if transfer is None:
            ink = Role.TEXT_2
        else:
            ink = _INKS.get(transfer.state, Role.TEXT_2)
            if transfer.state is TransferState.DONE and not transfer.verified:
                ink = Role.TEXT_2
        painter.setPen(theme.color(ink))
        if card.bar is not None and transfer is not None:
            done = progress.bytes_done if progress is not None else transfer.bytes_done
            share = 1.0 if transfer.state is TransferState.VERIFYING else done / max(1, transfer.file.size)
            share = 0.0 if transfer.file.size < 0 else share
            self._paint_bar(painter, card.bar, min(1.0, max(0.0, share)), held=transfer.paused)
            silent = progress is not None and progress.silent_for and not transfer.paused
            painter.setPen(theme.color(Role.WARN if silent else Role.TEXT_2))
            room = card.words_place.width()
            words = row.file_words if progress is None or transfer.paused else progress_words(progress)
            text = sizes.small_size.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(card.words_place, _LEFT, in_line(text, mirrored=mirrored))
        elif card.words is not None:
            card.words.draw(painter, card.words_place.topLeft())
        if card.picture is not None and picture is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            frame = QPainterPath()
            frame.addRoundedRect(card.picture, RADIUS, RADIUS)
            painter.setClipPath(frame)
            # A picture with holes is seen on the surface in both themes.
            painter.fillRect(card.picture, theme.color(Role.SURFACE))
            painter.drawImage(card.picture, picture)
            painter.restore()
        if card.route_text:
            painter.setPen(theme.color(Role.TEXT_2))
            painter.drawText(card.route, _LEFT, in_line(card.route_text, mirrored=mirrored))

    def _paint_icon(self, painter: QPainter, card: CardLayout, row: Row) -> None:
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(Role.OUTGOING if row.transfer and not row.waiting else Role.INCOMING))
        painter.drawRoundedRect(card.icon, RADIUS, RADIUS)
        # A file of one's own is no news to whoever sends it.
        theirs = row.message.direction is Direction.INCOMING
        can_run = theirs and is_runnable(row.transfer.file.name if row.transfer is not None else row.message.body)
        folder = row.transfer is not None and row.transfer.file.is_folder
        name, role = ("folder" if folder else "file", Role.ACCENT)
        if can_run and not folder:
            name, role = "warning", Role.WARN
        paint_icon(painter, card.icon.adjusted(7, 7, -7, -7), name, role)

    def _paint_bar(self, painter: QPainter, rect: QRectF, share: float, *, held: bool) -> None:
        theme = self._theme
        painter.save()
        painter.setPen(QPen(theme.color(Role.TEXT), 1) if theme.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(Role.LINE))
        painter.drawRoundedRect(rect, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        if share > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(Role.TEXT_2 if held else Role.ACCENT))
            done = rect.width() * share
            begin = rect.right() - done if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft else rect.left()
            painter.setClipRect(QRectF(begin, rect.top(), done, rect.height()))
            painter.drawRoundedRect(rect, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        painter.restore()


def paint_spot(
    painter: QPainter, spot: Spot, theme: Theme, sizes: TypeSizes, *, first: bool, hovered: bool, focused: bool
) -> None:
    """Draw a button; `first` is filled with the accent. A reaction is round, and framed where it is ours."""
    if isinstance(spot, Chip):
        edge = theme.color(Role.ACCENT if spot.ours or focused else Role.TEXT_2 if hovered else Role.LINE)
        painter.setBrush(theme.color(Role.SELECTION if spot.ours else Role.RAISED))
        painter.setPen(QPen(edge, 2 if focused else 1))
        radius = spot.rect.height() / 2
        painter.drawRoundedRect(spot.rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(theme.color(Role.TEXT))
        painter.setFont(sizes.small)
        painter.drawText(spot.rect, Qt.AlignmentFlag.AlignCenter, spot.text)
        return
    if first:
        painter.setBrush(theme.color(Role.ACCENT))
        painter.setPen(QPen(theme.color(Role.TEXT if hovered else Role.ACCENT), 1))
    else:
        painter.setBrush(theme.color(Role.SELECTION if hovered else Role.RAISED))
        painter.setPen(QPen(theme.color(Role.TEXT_2 if hovered else Role.LINE), 1))
    painter.drawRoundedRect(spot.rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    if focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color(Role.TEXT if first else Role.ACCENT), 2))
        painter.drawRoundedRect(spot.rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    painter.setPen(theme.color(Role.ON_ACCENT if first else Role.TEXT))
    painter.setFont(sizes.small_strong)
    painter.drawText(spot.rect, Qt.AlignmentFlag.AlignCenter, spot.text)
