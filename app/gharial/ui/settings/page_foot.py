"""The foot of a page that asks a server: what goes on, what went wrong, and the buttons."""

import asyncio
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gharial.model.failures import Failure, MalformedJid, PasswordMissing
from gharial.ui.explain import details, explain
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.speech import SaidLabel

_OWN = (MalformedJid, PasswordMissing)
"""What was not entered yet, or wrongly: there are no details that anybody could help with."""


class PageFoot(QWidget):
    """One main button, which becomes Cancel while something goes on, and one second button."""

    pressed = Signal()
    second_pressed = Signal()

    def __init__(self, text: str, name: str, second: str, second_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: asyncio.Task[Any] | None = None
        self._failure: Failure | None = None
        self._said = SaidLabel()
        self._said.setObjectName("page-said")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = QPushButton(self.tr("Copy details"))
        self._copy.setObjectName("copy-details")
        self._copy.setFlat(True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self.tr("Working"))
        self._main = QPushButton(text)
        self._main.setObjectName(name)
        self._main.setDefault(True)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setObjectName("cancel-work")
        self._second = QPushButton(second)
        self._second.setObjectName(second_name)
        for other in (self._copy, self._cancel, self._second):
            # In a dialog the first such button would be the one that Enter presses.
            other.setAutoDefault(False)
        self._main.clicked.connect(self.pressed)
        self._second.clicked.connect(self.second_pressed)
        self._cancel.clicked.connect(self.stop)
        self._copy.clicked.connect(self._copy_details)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.GAP_S)
        buttons.addWidget(self._second)
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._main)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP_S)
        column.addWidget(self._said)
        column.addWidget(self._bar)
        column.addLayout(buttons)
        current_theme().changed.connect(self._style)
        self.rest()

    @property
    def busy(self) -> bool:
        """Something goes on."""
        return self._task is not None

    def work(self, text: str, task: "asyncio.Task[Any]") -> None:
        """Show that `task` goes on; Cancel ends it."""
        self._failure = None
        self._task = task
        self._say(text)
        self._show_state()

    def rest(self, text: str = "") -> None:
        """Nothing goes on any more; `text` stays to be read."""
        self._task = None
        self._failure = None
        self._say(text)
        self._show_state()

    def tell(self, failure: Failure) -> None:
        """It did not work: say why."""
        self._task = None
        self._failure = failure
        self._say(explain(failure).sentence)
        self._show_state()

    def stop(self) -> None:
        """End what goes on."""
        task = self._task
        self.rest()
        if task is not None:
            task.cancel()

    def name_main(self, text: str) -> None:
        """What the main button does now."""
        self._main.setText(text)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self._style()

    def _show_state(self) -> None:
        self._bar.setVisible(self.busy)
        self._cancel.setVisible(self.busy)
        self._main.setEnabled(not self.busy)
        self._second.setEnabled(not self.busy)
        self._copy.setVisible(self._failure is not None and not isinstance(self._failure, _OWN))

    def _style(self) -> None:
        role = Role.BAD if self._failure is not None else Role.TEXT_2
        self._said.setStyleSheet(f"color: {current_theme().color(role).name()};")

    def _copy_details(self) -> None:
        if self._failure is not None:
            QGuiApplication.clipboard().setText(details(self._failure))
