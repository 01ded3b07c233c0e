"""The list of people beside a room's messages: presence by shape, names in their colours, a filter above."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gharial.model.account import Show
from gharial.model.room import Occupant
from gharial.ui.rooms.faces import Faces
from gharial.ui.rooms.people_model import OCCUPANT, PeopleModel
from gharial.ui.rooms.room_words import affiliation_words
from gharial.ui.style.presence import paint_presence
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import AVATAR_SMALL, GAP_S, GAP_XS, PRESENCE, RADIUS, TYPE_SECONDARY, Role
from gharial.ui.widgets.avatar import colour_of
from gharial.ui.widgets.foreign_text import in_line, shown
from gharial.ui.widgets.search_field import SearchField

Index = QModelIndex | QPersistentModelIndex

_FILTER_FROM = 8
_NARROWEST = 150
_SIGN = PRESENCE - 1


class PeoplePanel(QWidget):
    """List and filter. What people do comes out as signals with an Occupant."""

    chosen = Signal(object)
    """Enter or double click."""
    menu_wanted = Signal(object, QPoint)
    """An Occupant, and where on the screen."""
    typed = Signal(str)
    """Letters typed into the list, which belong into the message; nothing at all for Escape."""

    def __init__(self, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room-people")
        self.setMinimumWidth(_NARROWEST)
        self.model = PeopleModel(self)
        self.filter = SearchField(self.tr("Search people"), sign=True)
        self.filter.setObjectName("people-filter")
        self.filter.setAccessibleName(self.tr("Search people in this group chat"))
        self.filter.textChanged.connect(self.model.narrow)
        self.list = _PeopleView(self.model, faces)
        self.list.chosen.connect(self.chosen)
        self.list.menu_wanted.connect(self.menu_wanted)
        self.list.typed.connect(self.typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP_XS, 0, 0)
        column.setSpacing(GAP_XS)
        head = QVBoxLayout()
        head.setContentsMargins(GAP_S, 0, GAP_S, 0)
        head.setSpacing(GAP_XS)
        head.addWidget(self.filter)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.model.modelReset.connect(self._recount)
        self._recount()

    def sizeHint(self) -> QSize:
        return QSize(200, 400)

    def _recount(self) -> None:
        # In a small room a filter is only one more thing to look at.
        self.filter.setVisible(self.model.people >= _FILTER_FROM or bool(self.filter.text()))


class _PeopleView(QListView):
    chosen = Signal(object)
    menu_wanted = Signal(object, QPoint)
    typed = Signal(str)

    def __init__(self, model: PeopleModel, faces: Faces) -> None:
        super().__init__()
        self._model = model
        self._kept: tuple[str, int] | None = None
        # Before the view's own, which forgets the place with the rows.
        model.modelAboutToBeReset.connect(self._remember)
        self.setModel(model)
        model.modelReset.connect(self._recall)
        self.setObjectName("people")
        self.setAccessibleName(self.tr("People in this group chat"))
        self.setItemDelegate(_PeopleDelegate(self, faces))
        faces.arrived.connect(self.viewport().update)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self._choose)
        current_theme().changed.connect(self.viewport().update)

    def current(self) -> Occupant | None:
        """Who is selected."""
        return self._model.occupant(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.typed.emit("")
        elif event.key() == Qt.Key.Key_Menu:
            self._open_by_keys()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._open_by_keys()
            return
        one = self._model.occupant(self.indexAt(event.pos()))
        if one is not None:
            self.menu_wanted.emit(one, event.globalPos())

    def _open_by_keys(self) -> None:
        one = self.current()
        if one is not None:
            self.menu_wanted.emit(one, self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))

    def _choose(self, index: Index) -> None:
        one = self._model.occupant(index)
        if one is not None:
            self.chosen.emit(one)

    def _remember(self) -> None:
        one = self.current()
        self._kept = (one.nick if one is not None else "", self.verticalScrollBar().value())

    def _recall(self) -> None:
        if self._kept is not None:
            (nick, scrolled), self._kept = self._kept, None
            index = self._model.index_of(nick) if nick else QModelIndex()
            if index.isValid():
                self.setCurrentIndex(index)
            self.verticalScrollBar().setValue(scrolled)


class _PeopleDelegate(QStyledItemDelegate):
    """One line each."""

    def __init__(self, view: QListView, faces: Faces) -> None:
        super().__init__(view)
        self._faces = faces

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, max(AVATAR_SMALL + GAP_S, QFontMetrics(current_theme().font()).height() + GAP_S))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(OCCUPANT)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Occupant):
            self._paint_one(painter, option, row)
        elif row is not None:
            painter.setFont(current_theme().font(TYPE_SECONDARY, bold=True))
            painter.setPen(current_theme().color(Role.TEXT_2))
            painter.drawText(
                rect.adjusted(GAP_S, 0, -GAP_S, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, row
            )
        painter.restore()

    def _paint_one(self, painter: QPainter, option: QStyleOptionViewItem, one: Occupant) -> None:
        theme = current_theme()
        rect: QRect = option.rect
        mirrored: Qt.LayoutDirection = option.direction
        ground = QRectF(rect).adjusted(GAP_XS, 1, -GAP_XS, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(Role.SELECTION if selected else Role.WINDOW))
            painter.drawRoundedRect(ground, RADIUS, RADIUS)
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color(Role.ACCENT), 1))
            painter.drawRoundedRect(ground, RADIUS, RADIUS)
        inner = rect.adjusted(GAP_S + GAP_XS, 0, -GAP_S - GAP_XS, 0)
        side = AVATAR_SMALL
        face = QRect(inner.left(), inner.center().y() - side // 2 + 1, side, side)
        face = QStyle.visualRect(mirrored, inner, face)
        painter.drawPixmap(face.topLeft(), self._faces.pixmap(one, side, painter.device().devicePixelRatio()))
        sign = QRectF(0, 0, _SIGN, _SIGN)
        outwards = 1 if mirrored is Qt.LayoutDirection.LeftToRight else -1
        corner = face.bottomRight() if outwards > 0 else face.bottomLeft()
        sign.moveCenter((corner - QPoint(2 * outwards, 2)).toPointF())
        behind = theme.color(Role.SELECTION if selected else Role.SURFACE)
        paint_presence(painter, sign, one.show, behind)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        leading, trailing = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if mirrored is Qt.LayoutDirection.RightToLeft:
            leading, trailing = trailing, leading
        turned = mirrored is Qt.LayoutDirection.RightToLeft
        right = inner.right()
        words = self.tr("you") if one.us else affiliation_words(one.affiliation)
        if words:
            small = theme.font(TYPE_SECONDARY)
            width = QFontMetrics(small).horizontalAdvance(words)
            painter.setFont(small)
            painter.setPen(theme.color(Role.TEXT_2))
            box = QRect(right - width, rect.top(), width + 1, rect.height())
            painter.drawText(QStyle.visualRect(mirrored, inner, box), middle | trailing, words)
            right -= width + GAP_S
        left = inner.left() + AVATAR_SMALL + GAP_S
        font = theme.font(bold=one.us)
        painter.setFont(font)
        painter.setPen(_name_colour(one))
        box = QRect(left, rect.top(), max(0, right - left), rect.height())
        cut = QFontMetrics(font).elidedText(shown(one.nick), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QStyle.visualRect(mirrored, inner, box), middle | leading, in_line(cut, mirrored=turned))


def _name_colour(one: Occupant) -> QColor:
    theme = current_theme()
    if one.us or theme.high_contrast:
        return theme.color(Role.TEXT)
    if one.show is not Show.AVAILABLE and one.show is not Show.CHAT:
        return theme.color(Role.TEXT_2)
    dark = theme.color(Role.WINDOW).lightnessF() < 0.5
    return colour_of(one.nick, lightness=72.0 if dark else 40.0, saturation=80.0)
