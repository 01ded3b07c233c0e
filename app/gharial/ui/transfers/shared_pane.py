"""`SharedPane`: one half of the window of shared files: a heading, a list, what belongs to it, and its buttons."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.transfers.shared_table import SharedTable


class SharedPane(QWidget):
    """`below` stands under the list; the buttons `first` at the beginning of the last line, `last` at its end."""

    def __init__(
        self,
        words: str,
        table: SharedTable,
        below: Sequence[QWidget],
        first: Sequence[QPushButton],
        last: Sequence[QPushButton],
    ) -> None:
        super().__init__()
        self._table = table
        self._title = QLabel(words)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.GAP_L, tokens.GAP_M, tokens.GAP_L, tokens.GAP_M)
        column.setSpacing(tokens.GAP_S)
        column.addWidget(self._title)
        column.addWidget(table, 1)
        for one in below:
            column.addWidget(one)
        row = QHBoxLayout()
        row.setSpacing(tokens.GAP_S)
        for button in first:
            row.addWidget(button)
        row.addStretch(1)
        for button in last:
            row.addWidget(button)
        column.addLayout(row)
        current_theme().changed.connect(self._style)
        self._style()

    def allow(self, button: QPushButton, allowed: bool) -> None:
        """A button that is used up hands the keyboard back to its own list; Qt would hand it to whatever is next."""
        if not allowed and button.window().focusWidget() is button:
            self._table.setFocus()
        button.setEnabled(allowed)

    def _style(self) -> None:
        self._title.setFont(current_theme().font(bold=True))


def pane_button(name: str, words: str, act: Callable[[], None]) -> QPushButton:
    """A button that does `act` and is never what Enter means by itself."""
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: act())
    return button
