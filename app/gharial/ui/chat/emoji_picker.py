"""The emoji picker: a small window with a search field, drawers by kind, and a grid; all of it by keyboard too."""

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gharial.ui.chat.emoji_list import emoji_list, emoji_name, kind_words
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_S, GAP_XS, TYPE_TITLE
from gharial.ui.widgets.search_field import SearchField

_COLUMNS = 9
_ROWS = 6
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class _Cells(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.emoji: tuple[str, ...] = ()

    def show(self, emoji: tuple[str, ...]) -> None:
        self.beginResetModel()
        self.emoji = emoji
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.emoji)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.emoji[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return emoji_name(self.emoji[index.row()])
        return None


class EmojiPicker(QFrame):
    """Open it with `choose_at`; it closes when one was chosen, on Escape, or on a click elsewhere."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("emoji-picker")
        self.setAccessibleName(self.tr("Emoji"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.field = SearchField(self.tr("Search emoji"))
        self.field.setObjectName("emoji-search")
        self.field.textChanged.connect(self._search)
        self._cells = _Cells(self)
        self.grid = self._make_grid()
        self._name = QLabel()
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._kinds = QButtonGroup(self)
        kinds = QHBoxLayout()
        kinds.setSpacing(0)
        for number, kind in enumerate(emoji_list().kinds):
            button = QToolButton()
            button.setText(kind.sign)
            button.setCheckable(True)
            button.setObjectName(f"emoji-kind-{kind.name}")
            button.setAccessibleName(kind_words(kind.name))
            button.setToolTip(kind_words(kind.name))
            self._kinds.addButton(button, number)
            kinds.addWidget(button)
        self._kinds.idClicked.connect(self._open_kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_S, GAP_S, GAP_S, GAP_S)
        column.setSpacing(GAP_XS)
        column.addWidget(self.field)
        column.addLayout(kinds)
        column.addWidget(self.grid)
        column.addWidget(self._name)
        self._open_kind(0)
        # Only now: whatever happens to the field earlier would ask for what is not there yet.
        for part in (self.field, self.grid):
            part.installEventFilter(self)

    def choose_at(self, corner: QPoint) -> None:
        """Show with the lower right corner there, as far as the screen allows; `corner` is global."""
        self.adjustSize()
        left, top = corner.x() - self.width(), corner.y() - self.height()
        screen = QGuiApplication.screenAt(corner) or self.screen()
        room = screen.availableGeometry()
        left = max(room.left(), min(left, room.right() - self.width()))
        self.move(left, corner.y() if top < room.top() else top)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # From the field, the arrows go into the grid, and Enter takes the first hit.
        if watched is self.field and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES and self._cells.emoji:
                self.grid.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in _ENTER:
                self._choose(self.grid.currentIndex())
                return True
        elif watched is self.grid and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _ENTER or event.key() == Qt.Key.Key_Space:
                self._choose(self.grid.currentIndex())
                return True
            if event.text().isalpha():
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)
                self.field.insert(event.text())
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _make_grid(self) -> QListView:
        grid = QListView()
        grid.setObjectName("emoji-grid")
        grid.setAccessibleName(self.tr("Emoji"))
        grid.setModel(self._cells)
        grid.setViewMode(QListView.ViewMode.IconMode)
        grid.setMovement(QListView.Movement.Static)
        grid.setResizeMode(QListView.ResizeMode.Adjust)
        grid.setUniformItemSizes(True)
        grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        grid.setFont(current_theme().font(TYPE_TITLE))
        side = grid.fontMetrics().height() + 2 * GAP_XS
        grid.setGridSize(QSize(side, side))
        grid.setFixedSize(_COLUMNS * side + grid.verticalScrollBar().sizeHint().width() + GAP_XS, _ROWS * side)
        grid.clicked.connect(self._choose)
        grid.selectionModel().currentChanged.connect(self._tell)
        return grid

    def _open_kind(self, number: int) -> None:
        self._kinds.button(number).setChecked(True)
        if self.field.text():
            self.field.clear()
        self._fill(emoji_list().kinds[number].emoji)

    def _search(self, text: str) -> None:
        if text.strip():
            self._fill(emoji_list().found(text))
        else:
            self._fill(emoji_list().kinds[max(0, self._kinds.checkedId())].emoji)

    def _fill(self, emoji: tuple[str, ...]) -> None:
        self._cells.show(emoji)
        self.grid.setCurrentIndex(self._cells.index(0))
        self.grid.scrollToTop()
        if not emoji:
            self._name.setText(self.tr("Nothing found"))

    def _tell(self, current: QModelIndex) -> None:
        self._name.setText(emoji_name(self._cells.emoji[current.row()]) if current.isValid() else "")

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            emoji = self._cells.emoji[index.row()]
            self.close()
            self.chosen.emit(emoji)
