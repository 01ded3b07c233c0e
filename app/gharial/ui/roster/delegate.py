"""Paints the roster's rows: avatar with presence, name, what they do, unread messages, files on their way."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QLocale, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gharial.model.account import Show
from gharial.model.jid import Jid
from gharial.ui.rooms.room_sign import paint_device, paint_room
from gharial.ui.roster.entries import Entry, Row
from gharial.ui.roster.model import ContactModel, Index
from gharial.ui.roster.words import group_words, percent_words, second_line
from gharial.ui.style import tokens
from gharial.ui.style.icons import paint_icon
from gharial.ui.style.presence import paint_presence
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_M, GAP_S, GAP_XS, Role
from gharial.ui.widgets.avatar import AvatarPainter
from gharial.ui.widgets.foreign_text import in_line

_BAR_HEIGHT = 4
_BADGE_HEIGHT = 18
_MOST_SHOWN = 99


class ContactDelegate(QStyledItemDelegate):
    """`drop_note` is asked, for each row, what a held file or contact would do there; None: nothing is held there."""

    editing = Signal()
    """A name is open for writing."""
    edited = Signal()
    """It no longer is, also where its row was taken away meanwhile, of which `closeEditor` says nothing."""

    def __init__(self, pictures: AvatarPainter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self.drop_note: Callable[[Row], tuple[str, bool] | None] = _nothing_held
        self.wants_picture: Callable[[Entry], None] = _no_pictures
        self.accent_of_account: Callable[[Jid], QColor | None] = _no_accent
        self._fonts: tuple[QFont, QFont, QFont] | None = None
        current_theme().changed.connect(self.forget_fonts)

    def forget_fonts(self) -> None:
        """The system's font is another now."""
        self._fonts = None

    def _type(self) -> tuple[QFont, QFont, QFont]:
        if self._fonts is None:
            theme = current_theme()
            small = theme.font(tokens.TYPE_SECONDARY)
            self._fonts = (theme.font(), theme.font(bold=True), small)
        return self._fonts

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = model.row(index) if isinstance(model, ContactModel) else None
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        behind = self._paint_ground(painter, option, row)
        if row.entry is None:
            self._paint_group(painter, option, row)
        else:
            self._paint_entry(painter, option, row, row.entry, behind)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> QColor:
        """The ground of a row, and what lifts it; returns its colour."""
        theme = current_theme()
        state = option.state
        rect = QRectF(option.rect).adjusted(GAP_XS, 1, -GAP_XS, -1)
        behind = theme.color(Role.SURFACE)
        held = self.drop_note(row)
        lifted = bool(state & QStyle.StateFlag.State_Selected)
        if held is not None or lifted:
            behind = theme.color(Role.SELECTION)
        elif state & QStyle.StateFlag.State_MouseOver:
            behind = theme.color(Role.WINDOW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(behind)
        painter.drawRoundedRect(rect, tokens.RADIUS, tokens.RADIUS)
        # Not before somebody chose a row or came by keyboard: a frame on nothing in particular only asks questions.
        by_keyboard = bool(state & QStyle.StateFlag.State_KeyboardFocusChange)
        focused = bool(state & QStyle.StateFlag.State_HasFocus) and (lifted or by_keyboard)
        if held is not None:
            self._frame(painter, rect, theme.color(Role.ACCENT if held[1] else Role.BAD), 2)
        elif focused or (lifted and theme.high_contrast):
            self._frame(painter, rect, theme.color(Role.ACCENT), 1)
        return behind

    @staticmethod
    def _frame(painter: QPainter, rect: QRectF, colour: QColor, width: float) -> None:
        painter.setPen(QPen(colour, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), tokens.RADIUS, tokens.RADIUS)

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        theme = current_theme()
        rect: QRect = option.rect.adjusted(GAP_S, 0, -GAP_M, 0)
        mirrored: Qt.LayoutDirection = option.direction
        held = self.drop_note(row)
        small = self._type()[2]
        icon = QRect(rect.left(), rect.center().y() - 6, 13, 13)
        if not row.group.strangers:
            name = "chevron-down" if row.group.open else "chevron-right"
            paint_icon(painter, QRectF(QStyle.visualRect(mirrored, rect, icon)), name, Role.TEXT_2)
        right = rect.right()
        painter.setFont(small)
        painter.setPen(theme.color(Role.TEXT_2))
        if not row.group.strangers:
            locale = QLocale()
            count = f"{locale.toString(row.group.online)}/{locale.toString(row.group.total)}"
            width = QFontMetrics(small).horizontalAdvance(count)
            box = QRect(right - width, rect.top(), width + 1, rect.height())
            painter.drawText(QStyle.visualRect(mirrored, rect, box), Qt.AlignmentFlag.AlignVCenter, count)
            right -= width + GAP_S
        if row.group.unread and not row.group.open:
            right -= self._paint_badge(painter, rect, right, row.group.unread, mirrored) + GAP_S
        left = rect.left() + tokens.ICON + GAP_XS
        font = QFont(small)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        if held is not None:
            painter.setPen(theme.color(Role.ACCENT))
        words = held[0] if held is not None else group_words(row.group)
        self._draw(painter, rect, QRect(left, rect.top(), right - left, rect.height()), words, font, mirrored)

    def _paint_entry(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, entry: Entry, behind: QColor
    ) -> None:
        theme = current_theme()
        rect: QRect = option.rect.adjusted(GAP_M, 0, -GAP_M, 0)
        mirrored: Qt.LayoutDirection = option.direction
        self._paint_accent(painter, option, entry)
        self._paint_person(painter, rect, entry, behind, mirrored)
        body, bold, small = self._type()
        right = rect.right()
        if entry.unread:
            right -= self._paint_unread(painter, rect, right, entry, mirrored) + GAP_S
        if entry.contact.blocked:
            box = QRect(right - tokens.ICON, rect.center().y() - tokens.ICON // 2, tokens.ICON, tokens.ICON)
            paint_icon(painter, QRectF(QStyle.visualRect(mirrored, rect, box)), "block", Role.TEXT_2)
            right -= tokens.ICON + GAP_S
        left = rect.left() + tokens.AVATAR + GAP_M
        held = self.drop_note(row)
        line = held[0] if held is not None else second_line(entry)
        font = bold if entry.unread else body
        name_height, line_height = QFontMetrics(font).height(), QFontMetrics(small).height()
        busy = entry.percent is not None and held is None
        total = name_height + (line_height if line or busy else 0)
        top = rect.top() + (rect.height() - total) // 2
        faint = entry.show is Show.OFFLINE and not entry.unread
        words = QRect(left, rect.top(), right - left, rect.height())
        if held is not None and QFontMetrics(small).horizontalAdvance(line) > words.width():
            # The sentence says the name: it takes both lines rather than lose its end.
            painter.setPen(theme.color(Role.ACCENT if held[1] else Role.BAD))
            self._draw_in_two(painter, rect, words, line, small, mirrored)
            return
        painter.setPen(theme.color(Role.TEXT_2 if faint else Role.TEXT))
        self._draw(painter, rect, QRect(left, top, right - left, name_height), entry.name, font, mirrored)
        below = QRect(left, top + name_height, right - left, line_height)
        if busy and entry.percent is not None:
            self._paint_progress(painter, rect, below, entry.percent, small, mirrored)
        elif line:
            role = Role.TEXT_2
            if held is not None:
                role = Role.ACCENT if held[1] else Role.BAD
            elif entry.typing:
                role = Role.ACCENT
            painter.setPen(theme.color(role))
            self._draw(painter, rect, below, line, small, mirrored)

    def _paint_accent(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        """At the edge, in whose list they are, where we have several accounts; the tooltip says it in words."""
        colour = self.accent_of_account(entry.contact.account)
        if colour is not None:
            row: QRect = option.rect
            bar = QRect(row.left(), row.center().y() - tokens.AVATAR // 2 + 1, tokens.ACCENT_BAR, tokens.AVATAR)
            painter.fillRect(QStyle.visualRect(option.direction, row, bar), colour)

    def _paint_person(
        self, painter: QPainter, rect: QRect, entry: Entry, behind: QColor, mirrored: Qt.LayoutDirection
    ) -> None:
        contact = entry.contact
        if entry.room is not None:
            self._paint_room(painter, rect, entry, mirrored)
            return
        if contact.avatar and not self._pictures.knows(contact.avatar):
            self.wants_picture(entry)
        side = tokens.AVATAR
        spot = QStyle.visualRect(mirrored, rect, QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side))
        ratio = painter.device().devicePixelRatio()
        if entry.show is Show.OFFLINE:
            painter.setOpacity(0.6)
        if entry.device:
            paint_device(painter, QRectF(spot), contact.jid.full)
        else:
            face = self._pictures.pixmap(contact.jid.bare, contact.label, contact.avatar, side, ratio)
            painter.drawPixmap(spot.topLeft(), face)
        painter.setOpacity(1)
        if entry.listed:
            size = tokens.PRESENCE + 2
            corner = spot.bottomRight() if mirrored is Qt.LayoutDirection.LeftToRight else spot.bottomLeft()
            sign = QRectF(0, 0, size, size)
            sign.moveCenter((corner - QPoint(0, 4) + self._outwards(mirrored)).toPointF())
            paint_presence(painter, sign, entry.show, behind)

    def _paint_room(self, painter: QPainter, rect: QRect, entry: Entry, mirrored: Qt.LayoutDirection) -> None:
        """A square where people have circles; pale while we are not there."""
        side = tokens.AVATAR
        spot = QRectF(
            QStyle.visualRect(mirrored, rect, QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side))
        )
        painter.setOpacity(0.6 if entry.show is Show.OFFLINE else 1)
        paint_room(painter, spot, entry.contact.jid.bare)
        painter.setOpacity(1)

    @staticmethod
    def _outwards(mirrored: Qt.LayoutDirection) -> QPoint:
        return QPoint(-4 if mirrored is Qt.LayoutDirection.LeftToRight else 4, 0)

    def _paint_unread(
        self, painter: QPainter, rect: QRect, right: int, entry: Entry, mirrored: Qt.LayoutDirection
    ) -> int:
        """Of a group chat: filled with a sign before the number for what mentions us, a frame for the rest."""
        if entry.mentions:
            return self._paint_badge(painter, rect, right, entry.mentions, mirrored, before="@")
        return self._paint_badge(painter, rect, right, entry.unread, mirrored, hollow=entry.pressing == 0)

    def _paint_badge(
        self,
        painter: QPainter,
        rect: QRect,
        right: int,
        count: int,
        mirrored: Qt.LayoutDirection,
        *,
        before: str = "",
        hollow: bool = False,
    ) -> int:
        """The number of unread messages; returns its width."""
        theme = current_theme()
        words = before + (f"{_MOST_SHOWN}+" if count > _MOST_SHOWN else QLocale().toString(count))
        font = QFont(self._type()[2])
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        height = max(_BADGE_HEIGHT, metrics.height())
        width = max(height, metrics.horizontalAdvance(words) + GAP_S + GAP_XS)
        box = QRect(right - width + 1, rect.center().y() - height // 2 + 1, width, height)
        box = QStyle.visualRect(mirrored, rect, box)
        painter.setPen(QPen(theme.color(Role.TEXT_2), 1) if hollow else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if hollow else theme.color(Role.ACCENT))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(theme.color(Role.TEXT_2 if hollow else Role.ON_ACCENT))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        return width

    def _paint_progress(
        self, painter: QPainter, rect: QRect, below: QRect, percent: int, font: QFont, mirrored: Qt.LayoutDirection
    ) -> None:
        theme = current_theme()
        words = percent_words(percent)
        width = QFontMetrics(font).horizontalAdvance(percent_words(100))
        bar = QRect(below.left(), below.center().y() - _BAR_HEIGHT // 2 + 1, 0, _BAR_HEIGHT)
        bar.setWidth(max(0, below.width() - width - GAP_S))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(Role.LINE))
        half = _BAR_HEIGHT / 2
        painter.drawRoundedRect(QStyle.visualRect(mirrored, rect, bar), half, half)
        done = QRect(bar)
        done.setWidth(round(bar.width() * min(max(percent, 0), 100) / 100))
        painter.setBrush(theme.color(Role.ACCENT))
        painter.drawRoundedRect(QStyle.visualRect(mirrored, rect, done), half, half)
        painter.setFont(font)
        painter.setPen(theme.color(Role.TEXT_2))
        box = QStyle.visualRect(mirrored, rect, QRect(below.right() - width + 1, below.top(), width, below.height()))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    @staticmethod
    def _draw(painter: QPainter, rect: QRect, box: QRect, text: str, font: QFont, mirrored: Qt.LayoutDirection) -> None:
        """One line of text, cut where it does not fit, on the side where reading starts."""
        if box.width() <= 0:
            return
        painter.setFont(font)
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignLeft
        if mirrored is Qt.LayoutDirection.RightToLeft:
            side, cut = Qt.AlignmentFlag.AlignRight, in_line(cut, mirrored=True)
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(QStyle.visualRect(mirrored, rect, box), flags | Qt.TextFlag.TextSingleLine, cut)

    @staticmethod
    def _draw_in_two(
        painter: QPainter, rect: QRect, box: QRect, text: str, font: QFont, mirrored: Qt.LayoutDirection
    ) -> None:
        """A sentence in two lines; cut in the middle, where a long name stands, if it needs more."""
        painter.setFont(font)
        # Less than twice the width, because lines break between words.
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, int(box.width() * 1.8))
        right = mirrored is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        wrap = Qt.TextFlag.TextWordWrap
        painter.drawText(QStyle.visualRect(mirrored, rect, box), flags | wrap, in_line(cut, mirrored=right))

    # --- renaming in place --------------------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setObjectName("contact-name")
        field.setAccessibleName(self.tr("New name"))
        field.setMaxLength(200)
        self.editing.emit()
        field.destroyed.connect(self.edited)
        field.setStyleSheet("padding: 1px 4px;")
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model = index.model()
            row = model.row(index) if isinstance(model, ContactModel) else None
            if row and row.entry:
                editor.setText(row.entry.contact.name)
                editor.setPlaceholderText(row.entry.contact.jid.bare)
                editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        box = rect.adjusted(GAP_M + tokens.AVATAR + GAP_S, 8, -GAP_S, -8)
        direction: Qt.LayoutDirection = option.direction
        editor.setGeometry(QStyle.visualRect(direction, rect, box))


def _nothing_held(row: Row) -> tuple[str, bool] | None:
    return None


def _no_pictures(entry: Entry) -> None:
    return None


def _no_accent(account: Jid) -> QColor | None:
    return None
