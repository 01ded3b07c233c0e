"""`WaitingDialog`: what others ask of us, in one dialog, one after the other, however many there are."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from gharial.ui.bridge import Bridge
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_L, GAP_M, GAP_S, GAP_XS, TYPE_SECONDARY
from gharial.ui.widgets.fitting import fit_height

_SETTLE_MS = 400


class WaitingDialog(QDialog):
    """Takes no focus. Closing it answers nothing; the roster keeps a line."""

    def __init__(self, bridge: Bridge, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._answers: list[QPushButton] = []
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setMinimumWidth(440)

    def button(self, name: str, words: str, *, answers: bool = True) -> QPushButton:
        """A button; one that `answers` what is shown rests while the next one comes."""
        button = QPushButton(words, self)
        button.setObjectName(name)
        # Enter typed into another window a moment ago must answer nothing.
        button.setAutoDefault(False)
        if answers:
            self._answers.append(button)
        return button

    def head(self, picture: QWidget, *words: QWidget) -> QHBoxLayout:
        """A picture, and lines beside it."""
        names = QVBoxLayout()
        names.setSpacing(GAP_XS)
        for one in words:
            names.addWidget(one)
        head = QHBoxLayout()
        head.setSpacing(GAP_M)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        return head

    def row(self, *parts: QWidget | None) -> QHBoxLayout:
        """Side by side; None takes the room that is left."""
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        for part in parts:
            if part is None:
                row.addStretch(1)
            else:
                row.addWidget(part)
        return row

    def lay_out(self, above: tuple[QWidget | QLayout, ...], below: tuple[QLayout, ...]) -> None:
        """One below the other, with what room is left between `above` and `below`."""
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        column.setSpacing(GAP_M)
        for one in above:
            if isinstance(one, QLayout):
                column.addLayout(one)
            else:
                column.addWidget(one)
        column.addStretch(1)
        for each in below:
            column.addLayout(each)

    def dim(self, *labels: QLabel) -> None:
        """Smaller and paler than the rest."""
        for label in labels:
            label.setFont(current_theme().font(TYPE_SECONDARY))
            label.setForegroundRole(label.palette().ColorRole.PlaceholderText)

    def rest(self) -> None:
        """Another one slid under the pointer: the second half of a double click must not answer it."""
        self._enable(False)
        QTimer.singleShot(_SETTLE_MS, self, lambda: self._enable(True))

    def _enable(self, enabled: bool) -> None:
        for button in self._answers:
            button.setEnabled(enabled)

    def _describe(self) -> None:
        """All that is asked, which a screen reader reads when the dialog gets the keyboard."""
        said = [one.text() for one in self.findChildren(QLabel) if not one.isHidden() and one.text()]
        if (words := "\n".join(said)) != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            fit_height(self)
            self._describe()
        return done
