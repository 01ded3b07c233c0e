"""Search inside one conversation: the field, the hits from the latest to the earliest, and the way between them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from gharial.model.conversation import Message
from gharial.ui.style.icons import icon
from gharial.ui.style.tokens import GAP_M, GAP_S, Role
from gharial.ui.widgets.figures import number_text
from gharial.ui.widgets.search_field import SearchField

_PAUSE_MS = 200
MOST_HITS = 100


class SearchBar(QWidget):
    """Asks for hits by `wanted`, gets them by `show_hits`, and tells which one to go to by `hit_chosen`."""

    wanted = Signal(str)
    hit_chosen = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search-bar")
        self._hits: tuple[Message, ...] = ()
        self._at = 0
        self._asked = ""
        self.field = SearchField(self.tr("Search this conversation"))
        self.field.setObjectName("search-field")
        self._count = QLabel()
        self._count.setObjectName("search-count")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_M, 0, GAP_S, GAP_S)
        row.setSpacing(GAP_S)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        self._older = self._button("search-older", "chevron-up", self.tr("Earlier hit (Enter)"), self._go_older)
        self._newer = self._button("search-newer", "chevron-down", self.tr("Later hit (Shift+Enter)"), self._go_newer)
        close = self._button("search-close", "close", self.tr("Close the search (Escape)"), self.end)
        for button in (self._older, self._newer, close):
            row.addWidget(button)
        self._refresh()
        self.hide()

    @property
    def words(self) -> tuple[str, ...]:
        """What is searched for, folded, or nothing while the bar is hidden."""
        return tuple(self.field.text().casefold().split()) if not self.isHidden() else ()

    def begin(self) -> None:
        """Show the field and type into it."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if self.field.text():
            self._ask()

    def end(self) -> None:
        """Hide; the conversation stays where it is."""
        self._pause.stop()
        self._hits = ()
        self.hide()
        self.closed.emit()

    def show_hits(self, text: str, hits: tuple[Message, ...]) -> None:
        """The answer to `wanted(text)`, latest first; an answer to an older question is dropped."""
        if text != self._asked or self.isHidden():
            return
        self._hits, self._at = hits, 0
        self._refresh()
        if hits:
            self.hit_chosen.emit(hits[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._pause.isActive():
                self._ask()
            elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._go_newer()
            else:
                self._go_older()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self._pause.stop()
        self._asked = self.field.text().strip()
        self._hits = ()
        self._refresh()
        self.wanted.emit(self._asked)

    def _go_older(self) -> None:
        self._go(1)

    def _go_newer(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        if self._hits:
            self._at = (self._at + step) % len(self._hits)
            self._refresh()
            self.hit_chosen.emit(self._hits[self._at])

    def _refresh(self) -> None:
        count = len(self._hits)
        at, all_of_them = number_text(self._at + 1), number_text(count)
        if not self._asked:
            text = ""
        elif not count:
            text = self.tr("Nothing found")
        elif count >= MOST_HITS:
            text = self.tr("{number} of more than {count}").format(number=at, count=all_of_them)
        else:
            text = self.tr("{number} of {count}").format(number=at, count=all_of_them)
        self._count.setText(text)
        self._count.setAccessibleName(text)
        self._older.setEnabled(count > 1)
        self._newer.setEnabled(count > 1)

    def _button(self, name: str, sign: str, words: str, command: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setIcon(icon(sign, Role.TEXT_2))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda _=False: command())
        return button
