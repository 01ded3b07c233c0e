"""`Guide`: the first steps, in the place where contacts will be; taken away by a click, and never seen again."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from gharial.ui.style import tokens
from gharial.ui.style.icons import icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_M, GAP_S, Role


class Guide(QWidget):
    """Three steps, the last two with a button of their own: adding somebody is the button of the page above."""

    tests_requested = Signal()
    keys_requested = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self._title = QLabel(self.tr("First steps"))
        close = QToolButton()
        close.setObjectName("guide-close")
        close.setIcon(icon("close", Role.TEXT_2))
        close.setAccessibleName(self.tr("Do not show the first steps again"))
        close.setToolTip(close.accessibleName())
        close.clicked.connect(self.dismissed)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close)
        steps = QGridLayout()
        steps.setHorizontalSpacing(GAP_M)
        steps.setVerticalSpacing(GAP_S)
        steps.setColumnStretch(1, 1)
        self._signs: list[tuple[QLabel, str]] = []
        for row, (sign, words) in enumerate(
            (
                ("person-add", self.tr("Add somebody. Once they agree, you see when they are online.")),
                ("file", self.tr("Drop a file on a contact: it is sent by the best way there is.")),
                ("gauge", self.tr("Test how files reach you here, before the first one is urgent.")),
                ("info", self.tr("All of it works by keyboard; F1 shows the keys.")),
            )
        ):
            picture, text = QLabel(), QLabel(words)
            self._signs.append((picture, sign))
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setWordWrap(True)
            steps.addWidget(picture, row, 0, Qt.AlignmentFlag.AlignTop)
            steps.addWidget(text, row, 1)
        test = QPushButton(self.tr("Test my transfers"))
        test.setObjectName("guide-test")
        test.clicked.connect(self.tests_requested)
        keys = QPushButton(self.tr("Show keys"))
        keys.setObjectName("guide-keys")
        keys.clicked.connect(self.keys_requested)
        buttons = QHBoxLayout()
        buttons.addWidget(test)
        buttons.addWidget(keys)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP_M, 0, 0)
        column.setSpacing(GAP_S)
        column.addLayout(head)
        column.addLayout(steps)
        column.addLayout(buttons)
        current_theme().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._title.setFont(current_theme().font(bold=True))
        for label, sign in self._signs:
            label.setPixmap(icon(sign, Role.TEXT_2).pixmap(QSize(tokens.ICON, tokens.ICON), self.devicePixelRatioF()))
