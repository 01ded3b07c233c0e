"""A line of text that is only taken when it is right; below it stands what is wrong."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role


class CheckedLine(QWidget):
    """`taken` with the text, stripped, after Enter or when the line is left; `problem(text)` is "" for a right one."""

    taken = Signal(str)

    def __init__(self, problem: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem = problem
        self.line = QLineEdit()
        self.line.setMaxLength(3071)
        self._said = QLabel()
        self._said.setObjectName("line-problem")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._said.setVisible(False)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP_XS)
        column.addWidget(self.line)
        column.addWidget(self._said)
        self.line.editingFinished.connect(self._finish)
        self.line.textEdited.connect(lambda _: self.complain(""))
        current_theme().changed.connect(self._style)
        self._style()

    @property
    def text(self) -> str:
        """What is typed, without blanks around it."""
        return self.line.text().strip()

    @property
    def complaint(self) -> str:
        """What is said to be wrong."""
        return self._said.text()

    def show_text(self, text: str) -> None:
        """Show what is kept; what somebody is typing stays."""
        if not (self.line.hasFocus() and self.line.isModified()):
            self.line.setText(text)
            self.complain("")

    def complain(self, words: str) -> None:
        """Say what is wrong, or nothing."""
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self.line.setAccessibleDescription(words)

    def check(self) -> bool:
        """Whether the text is right; says so where it is not."""
        words = self._problem(self.text)
        self.complain(words)
        return not words

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.line.setFocus()

    def _finish(self) -> None:
        if self.line.isModified() and self.check():
            self.line.setModified(False)
            self.taken.emit(self.text)

    def _style(self) -> None:
        self._said.setStyleSheet(f"color: {current_theme().color(Role.BAD).name()};")
