"""The menu of an account: its status, the words that go with it, and its password."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from gharial.model.account import Show, Status
from gharial.ui.style.icons import icon
from gharial.ui.style.presence import presence_icon
from gharial.ui.style.tokens import GAP_L, GAP_S, Role
from gharial.ui.widgets.presence_words import show_words

_LONGEST_TEXT = 500


class StatusMenu(QMenu):
    """Made anew for each status, so that its signs have the theme's colours and the check is where it belongs."""

    status_chosen = Signal(object)
    """A Status."""
    text_asked = Signal()
    """The user wants to write a status text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = Status(Show.OFFLINE)
        self._group = QActionGroup(self)
        self.aboutToShow.connect(self.fill)

    def show_status(self, status: Status) -> None:
        """Which one is chosen now."""
        self._status = status

    def fill(self) -> None:
        """Put the entries in."""
        self.clear()
        for show in Show:
            action = QAction(presence_icon(show, 14), show_words(show), self)
            action.setObjectName(f"status-{show.value}")
            action.setCheckable(True)
            action.setChecked(show is self._status.show)
            action.setIconVisibleInMenu(True)
            # An entry with a picture has no room for a check mark.
            font = action.font()
            font.setBold(show is self._status.show)
            action.setFont(font)
            action.triggered.connect(lambda _checked=False, show=show: self._choose(show))
            self._group.addAction(action)
            self.addAction(action)
        self.addSeparator()
        words = QAction(icon("edit", Role.TEXT_2), self.tr("Status text…"), self)
        words.setObjectName("status-text")
        words.triggered.connect(self.text_asked)
        self.addAction(words)
        if self._status.text:
            clear = QAction(icon("close", Role.TEXT_2), self.tr("Remove status text"), self)
            clear.setObjectName("status-text-remove")
            clear.triggered.connect(lambda: self.status_chosen.emit(Status(self._status.show)))
            self.addAction(clear)

    def _choose(self, show: Show) -> None:
        self.status_chosen.emit(Status(show, self._status.text))


class StatusTextDialog(QDialog):
    """One line to write what contacts read beside the name."""

    written = Signal(str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status-text-dialog")
        self.setWindowTitle(self.tr("Status text"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        label = QLabel(self.tr("Your contacts see this beside your name:"), self)
        self._field = QLineEdit(text, self)
        self._field.setObjectName("status-text-field")
        self._field.setAccessibleName(self.tr("Status text"))
        self._field.setMaxLength(_LONGEST_TEXT)
        self._field.setMinimumWidth(280)
        self._field.selectAll()
        label.setBuddy(self._field)
        buttons = QDialogButtonBox(self)
        keep = buttons.addButton(self.tr("Set"), QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        column.setSpacing(GAP_S)
        column.addWidget(label)
        column.addWidget(self._field)
        column.addWidget(buttons)

    def _accept(self) -> None:
        self.written.emit(self._field.text().strip())
        self.accept()
