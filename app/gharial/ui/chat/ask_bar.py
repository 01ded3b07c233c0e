"""A bar inside the conversation that says something or asks it, without a dialog: Escape always means no."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gharial.ui.style.tokens import GAP_M, GAP_S
from gharial.ui.widgets.foreign_label import ForeignLabel


class AskBar(QFrame):
    """Hidden until there is something to say; the next thing replaces the one before."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._on_yes: Callable[[], None] | None = None
        self._on_end: Callable[[], None] = lambda: None
        self._picture = QLabel()
        self._picture.setAccessibleName(self.tr("Preview"))
        self._words = ForeignLabel(lines=4)
        self._words.setObjectName(f"{name}-words")
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._yes = QPushButton()
        self._yes.setObjectName(f"{name}-yes")
        self._yes.setDefault(True)
        self._no = QPushButton()
        self._no.setObjectName(f"{name}-no")
        self._yes.clicked.connect(self._accept)
        self._no.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_M, GAP_S, GAP_M, GAP_S)
        row.setSpacing(GAP_M)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(self._yes)
        row.addWidget(self._no)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def tell(self, words: str) -> None:
        """Say something; the button only closes the bar, and the focus stays where it is."""
        self._show(words, None, "", self.tr("Close"))

    def ask(
        self,
        words: str,
        yes: str,
        on_yes: Callable[[], None],
        picture: QPixmap | None = None,
        on_end: Callable[[], None] = lambda: None,
    ) -> None:
        """Ask, with the focus on `yes`; `on_end` is called when the question is over, whatever the answer."""
        self._show(words, on_yes, yes, self.tr("Cancel"), picture)
        self._on_end = on_end
        self._yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """No."""
        self._on_yes = None
        self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._yes.hasFocus():
            self._accept()
        else:
            super().keyPressEvent(event)

    def _show(
        self, words: str, on_yes: Callable[[], None] | None, yes: str, no: str, picture: QPixmap | None = None
    ) -> None:
        self._on_end = lambda: None
        self._on_yes = on_yes
        self._words.setText(words)
        self.setAccessibleName(words)
        self._yes.setVisible(on_yes is not None)
        self._yes.setText(yes)
        self._no.setText(no)
        self._picture.setVisible(picture is not None)
        if picture is not None:
            self._picture.setPixmap(picture)
        self.show()

    def _accept(self) -> None:
        on_yes, self._on_yes = self._on_yes, None
        if on_yes is not None:
            on_yes()
        self._close()

    def _close(self) -> None:
        self.hide()
        on_end, self._on_end = self._on_end, lambda: None
        on_end()
