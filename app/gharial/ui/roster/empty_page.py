"""What stands in the roster where nobody does: why, and what to do next."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from gharial.model.failures import MalformedJid
from gharial.model.jid import parse_jid
from gharial.ui.style import tokens
from gharial.ui.style.icons import icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_L, GAP_S, GAP_XL, Role
from gharial.ui.widgets.foreign_text import shown

_SIGN = 40


class EmptyPage(QWidget):
    """A sign, a title, a sentence and one button."""

    add_requested = Signal()
    settings_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster-empty")
        self.setAutoFillBackground(True)
        self._sign = QLabel(self)
        self._title = QLabel(self)
        self._text = QLabel(self)
        for label in (self._title, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        for label in (self._sign, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title.setObjectName("empty-title")
        self._button = QPushButton(self)
        self._button.setObjectName("empty-button")
        self._button.clicked.connect(self._pressed)
        self._sign_name = "people"
        self._adds = True
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_XL)
        column.setSpacing(GAP_S)
        column.addStretch(2)
        column.addWidget(self._sign)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(GAP_L - GAP_S)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        self._column = column
        current_theme().changed.connect(self._dress)
        self._dress()

    def show_below(self, guide: QWidget) -> None:
        """First steps, below everything else."""
        self._column.addWidget(guide)

    @property
    def offers_adding(self) -> bool:
        """The button adds a contact."""
        return self._adds and not self._button.isHidden()

    def show_no_account(self) -> None:
        """Nobody is signed in at all."""
        self._show(
            "person",
            self.tr("No account yet"),
            self.tr("Set up an account to see your contacts here."),
            self.tr("Settings…"),
            adds=False,
        )

    def show_no_contacts(self) -> None:
        """The roster is empty."""
        self._show(
            "people",
            self.tr("No contacts yet"),
            self.tr("Add somebody by their address. Then you can write to each other and send files."),
            self.tr("Add contact…"),
        )

    def show_waiting(self, *, connecting: bool) -> None:
        """Who the contacts are is not known yet."""
        self._show(
            "clock" if connecting else "people",
            self.tr("Connecting…") if connecting else self.tr("Not connected"),
            self.tr("Your contacts are shown here as soon as you are signed in."),
            "",
        )

    def show_nobody_found(self, search: str) -> None:
        """The search fits nobody; if it is an address, it can be added."""
        text = shown(search[:80])
        self._show(
            "search",
            self.tr("Nobody found"),
            self.tr("None of your contacts has “{text}” in the name or address.").format(text=text),
            self.tr("Add {address}…").format(address=text) if _is_address(search) else "",
        )

    def _show(self, sign: str, title: str, text: str, button: str, *, adds: bool = True) -> None:
        self._sign_name = sign
        self._adds = adds
        self._title.setText(title)
        self._text.setText(text)
        self._button.setText(button.replace("&", "&&"))
        self._button.setAccessibleName(button)
        self._button.setVisible(bool(button))
        self._dress()

    def _pressed(self) -> None:
        if self._adds:
            self.add_requested.emit()
        else:
            self.settings_requested.emit()

    def _dress(self) -> None:
        theme = current_theme()
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, theme.color(Role.SURFACE))
        self.setPalette(palette)
        self._sign.setPixmap(icon(self._sign_name, Role.TEXT_2).pixmap(QSize(_SIGN, _SIGN), self.devicePixelRatioF()))
        self._title.setFont(theme.font(tokens.TYPE_TITLE, bold=True))
        self._text.setForegroundRole(palette.ColorRole.PlaceholderText)


def _is_address(text: str) -> bool:
    try:
        return bool(parse_jid(text).user) and not any(letter.isspace() for letter in text.strip())
    except MalformedJid:
        return False
