"""`SearchField`: a line to search with; its sign and its button that clears it have names for who cannot see."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from gharial.ui.style.icons import icon
from gharial.ui.style.tokens import Role

_CLEAR = "_q_qlineeditclearaction"
"""What Qt calls the action behind the button that clears a line."""


class SearchField(QLineEdit):
    """`words` say what is searched; `sign`: with a magnifying glass."""

    def __init__(self, words: str, parent: QWidget | None = None, *, sign: bool = False) -> None:
        super().__init__(parent)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(True)
        clear = self.findChild(QAction, _CLEAR)
        if isinstance(clear, QAction):
            clear.setText(self.tr("Clear the search"))
            clear.setIcon(icon("close", Role.TEXT_2))
        if sign:
            glass = self.addAction(icon("search", Role.TEXT_2), QLineEdit.ActionPosition.LeadingPosition)
            glass.setText(self.tr("Search"))
