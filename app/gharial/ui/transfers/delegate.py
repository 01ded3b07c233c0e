"""Paints one transfer: direction, name, size, peer, bar, how it stands, which way it goes."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gharial.model.conversation import Direction
from gharial.model.transfer import Progress, Transfer, TransferState
from gharial.ui.style import tokens
from gharial.ui.style.icons import paint_icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.transfers.model import ProgressRole, TransferModel, TransferRole
from gharial.ui.widgets.figures import duration_text, percent, size_text, speed_text
from gharial.ui.widgets.foreign_text import neutral, shown_name
from gharial.ui.widgets.transfer_words import SEPARATOR, current_route, state_words

_BAR = 6
_SIDE = 240
"""Width of the right part, where bar and figures stand under each other in every row."""
_NAMED_WIDTH = 120
"""So much of a name is always left of the peer."""

_SIGNS: dict[TransferState, tuple[str, Role]] = {
    TransferState.DONE: ("check", Role.GOOD),
    TransferState.FAILED: ("warning", Role.BAD),
    TransferState.DECLINED: ("block", Role.TEXT_2),
    TransferState.CANCELLED: ("cancel", Role.TEXT_2),
    TransferState.QUEUED: ("clock", Role.TEXT_2),
    TransferState.OFFERED: ("clock", Role.TEXT_2),
}


def elided_name(name: str, metrics: QFontMetrics, width: int) -> str:
    """A file name cut in the middle, so that its beginning and its true ending are both seen."""
    whole = shown_name(name)
    if metrics.horizontalAdvance(whole) <= width:
        return whole
    # Cut first and isolated after, or an isolate could stay open.
    return shown_name(metrics.elidedText(neutral(name), Qt.TextElideMode.ElideMiddle, width))


class TransferDelegate(QStyledItemDelegate):
    """One row of the transfers window."""

    def __init__(self, model: TransferModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._fonts()
        current_theme().changed.connect(self._fonts)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(2 * _SIDE, self._height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        transfer = index.data(TransferRole)
        if not isinstance(transfer, Transfer):
            return
        sample = index.data(ProgressRole)
        progress = sample if isinstance(sample, Progress) else None
        painter.save()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        self._background(painter, rect, state)
        inner = rect.adjusted(tokens.GAP_M, tokens.GAP_S, -tokens.GAP_M, -tokens.GAP_S)
        side = min(_SIDE, inner.width() * 2 // 5)
        left = inner.adjusted(tokens.ICON + tokens.GAP_M, 0, -side - tokens.GAP_L, 0)
        right = inner.adjusted(inner.width() - side, 0, 0, 0)
        if QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left, right = (QStyle.visualRect(Qt.LayoutDirection.RightToLeft, inner, part) for part in (left, right))
        self._sign(painter, inner, transfer)
        self._upper_left(painter, left, transfer)
        # Without figures at the right, the words have the whole line.
        words = left if transfer.state in _FIGURES else left.united(right)
        self._lower(painter, words, self._standing(transfer, progress), self._standing_role(transfer))
        self._figures(painter, right, transfer, progress)
        painter.restore()

    def _fonts(self) -> None:
        theme = current_theme()
        self._name_font = theme.font(bold=True)
        self._body_font = theme.font()
        self._small_font = theme.font(tokens.TYPE_SECONDARY)
        for font in (self._body_font, self._small_font):
            _tabular(font)
        upper, lower = QFontMetrics(self._name_font).height(), QFontMetrics(self._small_font).height()
        self._height = max(tokens.ROW_TRANSFER, upper + lower + tokens.GAP_XS + 2 * tokens.GAP_S)

    def _background(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        theme = current_theme()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.color(Role.SELECTION if selected else Role.SURFACE))
        if selected:
            # Not by the shade alone: a bar at the beginning marks the row too.
            mark = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(QStyle.visualRect(QApplication.layoutDirection(), rect, mark), theme.color(Role.ACCENT))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), tokens.HAIRLINE), theme.color(Role.LINE))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(theme.color(Role.ACCENT))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _sign(self, painter: QPainter, inner: QRect, transfer: Transfer) -> None:
        outgoing = transfer.direction is Direction.OUTGOING
        box = QRect(inner.left(), inner.top(), tokens.ICON, tokens.ICON)
        box = QStyle.visualRect(QApplication.layoutDirection(), inner, box)
        paint_icon(painter, QRectF(box), "upload-arrow" if outgoing else "download-arrow", Role.TEXT_2)
        name, role = _SIGNS.get(transfer.state, ("", Role.TEXT))
        if name:
            box.moveBottom(inner.bottom())
            paint_icon(painter, QRectF(box), name, role)

    def _upper_left(self, painter: QPainter, rect: QRect, transfer: Transfer) -> None:
        theme = current_theme()
        names, small = QFontMetrics(self._name_font), QFontMetrics(self._small_font)
        peer = self._model.peer_words(transfer)
        room = rect.width() - tokens.GAP_S
        wanted = small.horizontalAdvance(peer)
        name_width = min(
            names.horizontalAdvance(shown_name(transfer.file.name)) + 2,
            max(min(room, _NAMED_WIDTH), room - min(wanted, room // 2)),
        )
        line = QRect(rect.left(), rect.top(), name_width, names.height())
        rest = QRect(
            line.right() + tokens.GAP_S, rect.top(), rect.right() - line.right() - tokens.GAP_S, names.height()
        )
        direction = QApplication.layoutDirection()
        line, rest = QStyle.visualRect(direction, rect, line), QStyle.visualRect(direction, rect, rest)
        painter.setFont(self._name_font)
        painter.setPen(theme.color(Role.TEXT))
        painter.drawText(line, _LINE, elided_name(transfer.file.name, names, name_width))
        painter.setFont(self._small_font)
        painter.setPen(theme.color(Role.TEXT_2))
        painter.drawText(rest, _LINE, small.elidedText(peer, Qt.TextElideMode.ElideRight, rest.width()))

    def _lower(self, painter: QPainter, rect: QRect, text: str, role: Role) -> None:
        metrics = QFontMetrics(self._small_font)
        painter.setFont(self._small_font)
        painter.setPen(current_theme().color(role))
        line = QRect(rect.left(), rect.bottom() - metrics.height() + 1, rect.width(), metrics.height())
        painter.drawText(line, _LINE, metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width()))

    def _standing(self, transfer: Transfer, progress: Progress | None) -> str:
        """The second line: how it stands and by which way; the figures of a running one stand at the right."""
        words = state_words(transfer)
        route = "" if transfer.state in _NO_ROUTE else current_route(transfer)
        return SEPARATOR.join(part for part in (words, route) if part)

    def _standing_role(self, transfer: Transfer) -> Role:
        return Role.BAD if transfer.state is TransferState.FAILED else Role.TEXT_2

    def _figures(self, painter: QPainter, rect: QRect, transfer: Transfer, progress: Progress | None) -> None:
        theme = current_theme()
        metrics = QFontMetrics(self._small_font)
        painter.setFont(self._small_font)
        lower = QRect(rect.left(), rect.bottom() - metrics.height() + 1, rect.width(), metrics.height())
        upper = QRect(rect.left(), rect.top(), rect.width(), QFontMetrics(self._name_font).height())
        painter.setPen(theme.color(Role.TEXT_2))
        if transfer.state not in _MOVING:
            painter.drawText(upper, _LINE_END, size_text(transfer.file.size))
            if transfer.state is TransferState.DONE and transfer.seconds > 0:
                speed = speed_text(transfer.file.size / transfer.seconds)
                painter.drawText(lower, _LINE_END, speed)
            return
        done = progress.bytes_done if progress is not None else transfer.bytes_done
        share = percent(done, transfer.file.size)
        text = self.tr("{percent} %").format(percent=share)
        text_width = metrics.horizontalAdvance(self.tr("{percent} %").format(percent=100))
        direction = QApplication.layoutDirection()
        track = QRect(upper.left(), upper.center().y() - _BAR // 2, upper.width() - text_width - tokens.GAP_S, _BAR)
        filled = QRect(track.left(), track.top(), track.width() * share // 100, _BAR)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for bar, role in ((track, Role.LINE), (filled, Role.ACCENT)):
            painter.setBrush(theme.color(role))
            painter.drawRoundedRect(QStyle.visualRect(direction, upper, bar), _BAR / 2, _BAR / 2)
        painter.setPen(theme.color(Role.TEXT))
        painter.drawText(upper, _LINE_END, text)
        painter.setPen(theme.color(Role.TEXT_2))
        painter.drawText(
            lower, _LINE, self.tr("{done} of {size}").format(done=size_text(done), size=size_text(transfer.file.size))
        )
        if progress is not None:
            left = duration_text(progress.seconds_left) if progress.seconds_left is not None else ""
            painter.drawText(lower, _LINE_END, SEPARATOR.join(p for p in (speed_text(progress.speed), left) if p))


_LINE = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LINE_END = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_MOVING = frozenset({TransferState.STREAMING, TransferState.VERIFYING})
_FIGURES = _MOVING | {TransferState.DONE}
_NO_ROUTE = frozenset({TransferState.QUEUED, TransferState.OFFERED, TransferState.DECLINED, TransferState.FAILED})


def _tabular(font: QFont) -> None:
    """Digits of one width, so that figures do not dance (Qt 6.7 and newer)."""
    font.setFeature(QFont.Tag("tnum"), 1)
