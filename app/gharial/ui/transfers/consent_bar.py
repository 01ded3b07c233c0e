"""The question whether a copy may lie on the server, asked where the transfer is shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gharial.model.failures import ConsentNeeded
from gharial.model.transfer import Transfer
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.figures import size_text
from gharial.ui.widgets.foreign_text import shown


class ConsentBar(QFrame):
    """Hidden while there is nothing to ask."""

    upload_chosen = Signal(bool)
    """Upload it; true: and always for this account."""
    wait_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("consent-bar")
        self._question = QLabel()
        self._question.setObjectName("consent-question")
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        self._question.setWordWrap(True)
        self._upload = self._button("consent-upload", self.tr("Upload"))
        self._always = self._button("consent-always", self.tr("Always for this account"))
        self._wait = self._button("consent-wait", self.tr("Wait"))
        self._upload.clicked.connect(lambda: self.upload_chosen.emit(False))
        self._always.clicked.connect(lambda: self.upload_chosen.emit(True))
        self._wait.clicked.connect(self.wait_chosen)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.GAP_S)
        for button in (self._upload, self._always, self._wait):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.GAP_M, tokens.GAP_S, tokens.GAP_M, tokens.GAP_S)
        column.setSpacing(tokens.GAP_S)
        column.addWidget(self._question)
        column.addLayout(buttons)
        current_theme().changed.connect(self._style)
        self._style()
        self.hide()

    def ask(self, transfer: Transfer, name: str, *, offline: bool) -> None:
        """Ask for that transfer to `name`, who may be offline."""
        failure = transfer.failure
        if isinstance(failure, ConsentNeeded):
            text = self.tr(
                "Only an upload to {server} is left. A copy ({size}) will lie there, and {name} gets a link."
            )
            words = text.format(server=shown(failure.server), size=size_text(failure.size), name=name)
        else:
            text = self.tr("It is sent when {name} is back. Or upload it now: a copy will lie on your server.")
            words = text.format(name=name)
        self._question.setText(words)
        self._upload.setText(self.tr("Upload now") if offline else self.tr("Upload"))
        self._always.setVisible(isinstance(failure, ConsentNeeded))
        self._wait.setVisible(isinstance(failure, ConsentNeeded))
        self.show()

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _style(self) -> None:
        theme = current_theme()
        line, ground = theme.color(Role.WARN).name(), theme.color(Role.SURFACE).name()
        self.setStyleSheet(
            f"#consent-bar {{ background: {ground}; border: 1px solid {line}; border-radius: {tokens.RADIUS}px; }}"
        )
