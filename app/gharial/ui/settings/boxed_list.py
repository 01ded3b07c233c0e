"""A short list inside a settings page: framed, so many rows high, with room around each row."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role


class BoxedList(QListWidget):
    """`rows` are seen at once; more are scrolled. Tab leaves it."""

    def __init__(self, name: str, words: str, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setFixedHeight(rows * (self.fontMetrics().height() + 2 * tokens.GAP_XS) + 2 * tokens.GAP_XS)
        current_theme().changed.connect(self._style)
        self._style()

    def _style(self) -> None:
        theme = current_theme()
        line, accent, text, selection = (
            theme.color(role).name() for role in (Role.LINE, Role.ACCENT, Role.TEXT, Role.SELECTION)
        )
        self.setStyleSheet(
            f"QListWidget {{ border: 1px solid {line}; border-radius: {tokens.RADIUS}px; padding: 2px; }}"
            f" QListWidget:focus {{ border-color: {accent}; }}"
            f" QListWidget::item {{ padding: {tokens.GAP_XS}px; border-radius: 4px; color: {text}; }}"
            f" QListWidget::item:selected {{ background: {selection}; color: {text}; }}"
        )
