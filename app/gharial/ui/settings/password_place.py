"""Where a password is kept, as a choice in words; offered only where the system's keyring cannot take it."""

from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from gharial.model.account import PasswordKeeping
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme


class PasswordPlace(QWidget):
    """Hidden, and the keyring, until `offer()` is called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("password-place")
        self._buttons: dict[PasswordKeeping, QRadioButton] = {}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP_XS)
        note = QLabel(self.tr("The file is not encrypted: programs that run under your name can read it too."))
        note.setWordWrap(True)
        note.setFont(current_theme().font(tokens.TYPE_SECONDARY))
        note.setContentsMargins(tokens.GAP_XL, 0, 0, 0)
        title = QLabel(self.tr("Where to keep the password instead:"))
        title.setWordWrap(True)
        column.addWidget(title)
        for keeping, text in (
            (PasswordKeeping.ASK, self.tr("Nowhere. Ask me at every start.")),
            (PasswordKeeping.FILE, self.tr("In a file that only I can read.")),
            (PasswordKeeping.KEYRING, self.tr("In the keyring after all. I have unlocked it now.")),
        ):
            button = QRadioButton(text)
            button.setObjectName(f"keep-{keeping.value}")
            group.addButton(button)
            column.addWidget(button)
            if keeping is PasswordKeeping.FILE:
                column.addWidget(note)
            self._buttons[keeping] = button
        self._buttons[PasswordKeeping.KEYRING].setChecked(True)
        self.setVisible(False)

    def offer(self) -> None:
        """The keyring did not take it: let the user choose; to be asked is what changes least."""
        if self.isHidden():
            self._buttons[PasswordKeeping.ASK].setChecked(True)
        self.setVisible(True)

    @property
    def chosen(self) -> PasswordKeeping:
        """What the user wants; the keyring where nothing was offered."""
        return next(keeping for keeping, button in self._buttons.items() if button.isChecked())
