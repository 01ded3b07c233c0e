"""What a list says where it has no rows: why, and what to do; heard as the list's description too."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel

from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role


class EmptyWords(QLabel):
    """Lies over `view`, which has its model by now, and takes neither the pointer nor the keyboard."""

    def __init__(self, view: QAbstractItemView, text: str) -> None:
        super().__init__(text, view.viewport())
        self._view = view
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMargin(tokens.GAP_M)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        model = view.model()
        for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self._refresh)
        view.viewport().installEventFilter(self)
        current_theme().changed.connect(self._style)
        self._style()
        self._refresh()

    def say(self, text: str) -> None:
        """These words from now on."""
        self.setText(text)
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._view.viewport().rect())
        return False

    def _refresh(self) -> None:
        empty = self._view.model().rowCount() == 0
        self.setGeometry(self._view.viewport().rect())
        self.setVisible(empty)
        self._view.setAccessibleDescription(self.text() if empty else "")

    def _style(self) -> None:
        self.setFont(current_theme().font(tokens.TYPE_SECONDARY))
        self.setStyleSheet(f"color: {current_theme().color(Role.TEXT_2).name()}; background: transparent;")
