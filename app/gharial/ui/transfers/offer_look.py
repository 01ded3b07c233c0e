"""A small picture of an offered file, and the button that asks its sender for one (security 42, 47)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from gharial.model.picture import Picture
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.foreign_text import tip

WIDEST, HIGHEST = 220, 120
"""Pixels that a picture takes at most."""


def pixmap(picture: Picture, width: int, height: int, ratio: float = 1.0) -> QPixmap:
    """Made to fit, for a screen with `ratio` pixels for one."""
    made = QPixmap()
    made.loadFromData(picture.data)
    if made.isNull():
        return made
    most = (int(width * ratio), int(height * ratio))
    if made.width() > most[0] or made.height() > most[1]:
        made = made.scaled(*most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    made.setDevicePixelRatio(ratio)
    return made


class OfferLook(QWidget):
    """`asked`: a person wants to see it. Takes no room where there is nothing to see."""

    asked = Signal()

    def __init__(self, name: str, *, many: bool, possible: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._picture = QLabel()
        self._picture.setObjectName("offer-picture")
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._picture.hide()
        self._button = QPushButton(self.tr("Show small pictures") if many else self.tr("Show a small picture"))
        self._button.setObjectName("show-picture")
        self._button.setAutoDefault(False)
        why = self.tr("Their computer is asked for it now, and sees your network address before you have accepted.")
        self._button.setToolTip(tip(why))
        self._button.setAccessibleDescription(why)
        self._button.clicked.connect(self._ask)
        self._button.setVisible(possible)
        self._trouble = QLabel()
        self._trouble.setObjectName("offer-picture-trouble")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.GAP_S)
        for widget in (self._picture, self._button):
            row.addWidget(widget)
        row.addWidget(self._trouble, 1)
        row.addStretch(0)
        self._possible = possible
        self.setVisible(possible)
        current_theme().changed.connect(self._style)
        self._style()

    def show_picture(self, picture: Picture) -> None:
        """It has come."""
        made = pixmap(picture, WIDEST, HIGHEST, self.devicePixelRatioF())
        if made.isNull():
            return
        self._picture.setPixmap(made)
        self._picture.setAccessibleName(self.tr("Small picture of {name}").format(name=self._name))
        self._picture.show()
        self.done()
        self.show()

    def done(self, trouble: str = "") -> None:
        """Nothing more comes; `trouble` says why, where there is something to say."""
        self._button.setVisible(self._possible and not self._picture.pixmap().width() and bool(trouble))
        self._button.setEnabled(True)
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        self.setVisible(bool(trouble) or bool(self._picture.pixmap().width()))

    def _ask(self) -> None:
        self._button.setEnabled(False)
        self._trouble.hide()
        self.asked.emit()

    def _style(self) -> None:
        self._trouble.setStyleSheet(f"color: {current_theme().color(Role.TEXT_2).name()};")
