"""Asks before something is done to somebody in a room, with room for a reason."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from gharial.ui.bridge import Bridge
from gharial.ui.rooms.dialog_frame import DialogFrame
from gharial.ui.widgets.foreign_label import ForeignLabel


class ReasonDialog(DialogFrame):
    """`deed` gets the reason, which everybody in the room may read."""

    def __init__(
        self,
        bridge: Bridge,
        title: str,
        question: str,
        yes: str,
        deed: Callable[[str], Coroutine[Any, Any, Any]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(bridge, "reason", title, yes, parent)
        self.setObjectName("reason-dialog")
        self._deed = deed
        words = ForeignLabel(question)
        words.setObjectName("reason-question")
        self._reason = QLineEdit()
        self._reason.setObjectName("reason")
        self._reason.setMaxLength(500)
        self._reason.setPlaceholderText(self.tr("Reason, for all to read; may stay empty"))
        self._reason.setAccessibleName(self.tr("Reason"))
        self.form.addRow(words)
        self.form.addRow(self._reason)
        self._reason.setFocus()

    def act(self) -> None:
        self.try_it(self._deed(self._reason.text().strip()), lambda _done: None)
