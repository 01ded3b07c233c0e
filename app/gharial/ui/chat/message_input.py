"""The input of a conversation: grows with its lines, sends by Enter, hands over pasted files and pictures."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_MOST_LINES = 8
_FRAME = 12
"""What the style puts around it, above and below together."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class MessageInput(QPlainTextEdit):
    """Plain text of several lines."""

    send_wanted = Signal()
    edit_last_wanted = Signal()
    escaped = Signal()
    files_pasted = Signal(object)
    """A list of Path."""
    picture_pasted = Signal(object)
    """A QImage."""
    latest_wanted = Signal()
    page_wanted = Signal(int)
    """Scroll the messages by so many pages: the input, which shows all of its lines, has no use for the key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message-input")
        self.enter_sends = True
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        # What is dragged here belongs to the whole conversation.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            with_control = bool(event.modifiers() & _CONTROL)
            with_shift = bool(event.modifiers() & _SHIFT)
            if with_control or (self.enter_sends and not with_shift):
                self.send_wanted.emit()
            else:
                self.insertPlainText("\n")
                self.ensureCursorVisible()
        elif event.key() == Qt.Key.Key_Up and not event.modifiers() & (_CONTROL | _SHIFT) and self.is_empty():
            self.edit_last_wanted.emit()
        elif event.key() == Qt.Key.Key_End and event.modifiers() & _CONTROL and self.textCursor().atEnd():
            self.latest_wanted.emit()
        elif event.key() in _PAGES and not event.modifiers() and not self._scrolls:
            self.page_wanted.emit(_PAGES[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def is_empty(self) -> bool:
        """There is not a single letter in it."""
        return self.document().isEmpty()

    @property
    def _scrolls(self) -> bool:
        return self.verticalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff

    @property
    def lowest(self) -> int:
        """How high it is with one line."""
        return round(self.fontMetrics().lineSpacing() + 2 * self.document().documentMargin()) + _FRAME

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or source.hasImage() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = local_files(source)
        if files:
            self.files_pasted.emit(files)
        elif source.hasImage() and not source.hasText():
            picture = source.imageData()
            if isinstance(picture, QImage) and not picture.isNull():
                self.picture_pasted.emit(picture)
        elif source.hasText():
            self.insertPlainText(source.text())
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines, from one to some; beyond that it scrolls."""
        lines = max(1, round(self.document().size().height()))
        many = lines > _MOST_LINES
        around = self.height() - self.viewport().height() if self.isVisible() else _FRAME
        margins = 2 * self.document().documentMargin()
        most = _MOST_LINES * self.fontMetrics().lineSpacing() + margins
        # A line with an emoji in it is higher than others.
        written = self.blockBoundingGeometry(self.document().lastBlock()).bottom() + self.document().documentMargin()
        height = round(min(most, max(lines * self.fontMetrics().lineSpacing() + margins, written if not many else 0)))
        on, off = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(on if many else off)
        if self.height() != height + around or self.minimumHeight() != self.maximumHeight():
            self.setFixedHeight(height + around)


def local_files(source: QMimeData) -> list[Path]:
    """The files and folders of this computer that are dragged or pasted."""
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile() and url.toLocalFile()]
