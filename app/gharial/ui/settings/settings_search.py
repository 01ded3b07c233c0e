"""The search of the settings window: a field, the hits, and the frame around what was found."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from gharial.ui.settings.setting_places import SettingPlace, find_places
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.search_field import SearchField

_PLACE = int(Qt.ItemDataRole.UserRole)
_FRAME_MS = 4000
_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_PageDown)


class SettingsSearch(SearchField):
    """Typing shows hits in `hits`; Enter takes the first, Down goes to them, Escape leaves."""

    chosen = Signal(object)
    """A SettingPlace to go to."""
    searching = Signal(bool)
    """Whether hits are to be shown in place of the page."""

    def __init__(self, places: Callable[[], Sequence[SettingPlace]], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Search settings"), parent, sign=True)
        self.setObjectName("settings-search")
        self.setToolTip(self.tr("Search the settings by their names and by what is said about them (Ctrl+F)"))
        self._places = places
        self.hits = HitList()
        self.textChanged.connect(self._search)
        self.returnPressed.connect(self.hits.take_first)
        self.hits.chosen.connect(self._take)
        self.hits.left.connect(self.begin)
        self.installEventFilter(self)

    def begin(self) -> None:
        """Type into it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _DOWN and self.hits.count:
                self.hits.enter()
                return True
            if event.key() == Qt.Key.Key_Escape and self.text():
                self.clear()
                return True
        return super().eventFilter(watched, event)

    def _search(self, text: str) -> None:
        sought = bool(text.strip())
        self.hits.show_places(find_places(text, self._places()) if sought else ())
        self.searching.emit(sought)

    def _take(self, place: SettingPlace) -> None:
        self.clear()
        self.chosen.emit(place)


class HitList(QWidget):
    """What was found: the setting's name and page, and its sentence."""

    chosen = Signal(object)
    left = Signal()
    """Up from the first hit, or Escape."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = QLabel()
        self._said.setObjectName("settings-hits-count")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._rows = QListWidget()
        self._rows.setObjectName("settings-hits")
        self._rows.setAccessibleName(self.tr("Settings found"))
        self._rows.setWordWrap(True)
        self._rows.setFrameShape(QFrame.Shape.NoFrame)
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows.itemActivated.connect(self._take)
        self._rows.itemClicked.connect(self._take)
        self._rows.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.GAP_L, tokens.GAP_L, tokens.GAP_L, tokens.GAP_L)
        column.setSpacing(tokens.GAP_S)
        column.addWidget(self._said)
        column.addWidget(self._rows, 1)
        current_theme().changed.connect(self._style)
        self._style()

    @property
    def count(self) -> int:
        """How many there are."""
        return self._rows.count()

    def show_places(self, places: Sequence[SettingPlace]) -> None:
        """Replace what is listed."""
        self._rows.clear()
        for place in places:
            head = self.tr("{setting} ({page})").format(setting=place.label, page=place.page_name)
            item = QListWidgetItem(f"{head}\n{place.sentence}" if place.sentence else head)
            item.setData(_PLACE, place)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(filter(None, (head, place.sentence))))
            self._rows.addItem(item)
        self._rows.setCurrentRow(0)
        if places:
            self._said.setText(self.tr("Settings found: {count}").format(count=self.locale().toString(len(places))))
        else:
            self._said.setText(self.tr("No setting is called so. Try another word."))

    def enter(self) -> None:
        """The keyboard goes to the hits."""
        self._rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_first(self) -> None:
        """Go to the chosen one, or to the first."""
        item = self._rows.currentItem() or self._rows.item(0)
        if item is not None:
            self._take(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._rows and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            up = event.key() == Qt.Key.Key_Up and self._rows.currentRow() <= 0
            if up or event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _take(self, item: QListWidgetItem) -> None:
        place = item.data(_PLACE)
        if isinstance(place, SettingPlace):
            self.chosen.emit(place)

    def _style(self) -> None:
        theme = current_theme()
        text, selection, line = (theme.color(role).name() for role in (Role.TEXT, Role.SELECTION, Role.LINE))
        self._rows.setStyleSheet(
            f"QListWidget {{ background: transparent; }}"
            f" QListWidget::item {{ padding: {tokens.GAP_S}px; color: {text}; border-bottom: 1px solid {line}; }}"
            f" QListWidget::item:selected {{ background: {selection}; color: {text}; }}"
        )


class FoundFrame(QWidget):
    """A frame around a setting for some seconds; in nobody's way."""

    def __init__(self, around: QWidget) -> None:
        area = _area_of(around)
        super().__init__(area.widget() if area is not None else around.parentWidget())
        self.setObjectName("found-frame")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._around = around
        around.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        QTimer.singleShot(_FRAME_MS, self, self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(current_theme().color(Role.ACCENT), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), tokens.RADIUS, tokens.RADIUS)
        painter.end()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            corner = self._around.mapTo(parent, self._around.rect().topLeft())
            side = tokens.GAP_XS
            self.setGeometry(QRect(corner, self._around.size()).adjusted(-side, -side, side, side))


def point_out(widget: QWidget) -> None:
    """Bring a setting into sight, give it the keyboard and frame it."""
    area = _area_of(widget)
    if area is not None:
        area.ensureWidgetVisible(widget, tokens.GAP_XL, 4 * tokens.GAP_XL)
    target = next(
        (one for one in (widget, *widget.findChildren(QWidget)) if _takes_keys(one) and not one.isHidden()), None
    )
    if target is not None:
        target.setFocus(Qt.FocusReason.TabFocusReason)
    FoundFrame(widget)


def _takes_keys(widget: QWidget) -> bool:
    return widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _area_of(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
