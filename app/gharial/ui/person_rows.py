"""`PersonRows`: people in a list to choose from: avatar with presence, name, and below it address and status."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gharial.model.contact import Contact
from gharial.ui.bridge import Bridge
from gharial.ui.style import tokens
from gharial.ui.style.presence import paint_presence
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.avatar import AvatarPainter
from gharial.ui.widgets.foreign_text import in_line, shown
from gharial.ui.widgets.presence_words import show_words
from gharial.ui.widgets.transfer_words import SEPARATOR

PERSON = int(Qt.ItemDataRole.UserRole)
"""The item's Contact."""
_LINE = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class PersonRows(QStyledItemDelegate):
    """Pictures of people are fetched when their rows are first painted; `repaint` is called when one has come."""

    def __init__(self, bridge: Bridge, repaint: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._repaint = repaint
        self._avatars = AvatarPainter()
        self._asked: set[str] = set()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        theme = current_theme()
        lines = (theme.font(), theme.font(tokens.TYPE_SECONDARY))
        words = sum(QFontMetrics(font).height() for font in lines) + 2 * tokens.GAP_XS
        return QSize(0, max(tokens.ROW_ROSTER, words))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        contact = index.data(PERSON)
        if not isinstance(contact, Contact):
            return
        theme = current_theme()
        rect, state = QRect(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(Role.SELECTION if selected else Role.WINDOW))
            painter.drawRoundedRect(rect, tokens.RADIUS, tokens.RADIUS)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color(Role.ACCENT), 1))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), tokens.RADIUS, tokens.RADIUS)
        ground = theme.color(Role.SELECTION if selected else Role.SURFACE)
        inner = rect.adjusted(tokens.GAP_S, 0, -tokens.GAP_S, 0)
        direction = QApplication.layoutDirection()
        face = QRect(inner.left(), inner.center().y() - tokens.AVATAR // 2 + 1, tokens.AVATAR, tokens.AVATAR)
        face = QStyle.visualRect(direction, inner, face)
        self._want(contact)
        ratio = painter.device().devicePixelRatioF()
        picture = self._avatars.pixmap(contact.jid.bare, contact.label, contact.avatar, tokens.AVATAR, ratio)
        painter.drawPixmap(face.topLeft(), picture)
        sign = QRectF(0, 0, tokens.PRESENCE, tokens.PRESENCE)
        sign.moveBottomRight(QRectF(face).bottomRight() + QRectF(0, 0, 2, 2).bottomRight())
        paint_presence(painter, sign, contact.show, ground)
        words = inner.adjusted(tokens.AVATAR + tokens.GAP_M, 0, 0, 0)
        name, address = shown(contact.label), shown(contact.jid.bare)
        below = SEPARATOR.join(dict.fromkeys(part for part in (address, show_words(contact.show)) if part != name))
        upper, lower = theme.font(), theme.font(tokens.TYPE_SECONDARY)
        heights = QFontMetrics(upper).height(), QFontMetrics(lower).height()
        top = words.center().y() - sum(heights) // 2
        mirrored = direction is Qt.LayoutDirection.RightToLeft
        for text, font, role, at, height in (
            (name, upper, Role.TEXT, top, heights[0]),
            (below, lower, Role.TEXT_2, top + heights[0], heights[1]),
        ):
            place = QStyle.visualRect(direction, inner, QRect(words.left(), at, words.width(), height))
            cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.setFont(font)
            painter.setPen(theme.color(role))
            painter.drawText(place, _LINE, in_line(cut, mirrored=mirrored))
        painter.restore()

    def _want(self, contact: Contact) -> None:
        key = contact.avatar
        if not key or key in self._asked:
            return
        self._asked.add(key)
        fetching = self._bridge.backend.roster.avatar(contact.account, contact.jid)
        # The initial stays where there is none to be had.
        self._bridge.run(fetching, partial(self._put, key), lambda _failure: None, self)

    def _put(self, key: str, data: bytes | None) -> None:
        if self._avatars.put_picture(key, data):
            self._repaint()
