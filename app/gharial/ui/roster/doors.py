"""The row of buttons below the contacts: where words are too long for the window, their signs stand alone."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from gharial.ui.style.tokens import GAP_S, GAP_XS


class Doors(QWidget):
    """`doors` lose their words from the first to the last; `last` stands at the far end and has none anyway."""

    def __init__(self, doors: list[QToolButton], last: QToolButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doors")
        self._doors = doors
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GAP_S, GAP_XS, GAP_S, GAP_XS)
        self._row.setSpacing(GAP_XS)
        for door in doors:
            self._row.addWidget(door)
        self._row.addStretch(1)
        self._row.addWidget(last)
        self._last = last

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.fit()

    def fit(self) -> None:
        """Give back and take away words; call it when they are others."""
        for door in self._doors:
            door.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for door in self._doors:
            if self._needed() <= self.width():
                break
            door.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _needed(self) -> int:
        edges = self._row.contentsMargins()
        buttons = [*self._doors, self._last]
        return (
            edges.left()
            + edges.right()
            + sum(button.sizeHint().width() for button in buttons)
            + self._row.spacing() * (len(buttons) - 1)
        )
