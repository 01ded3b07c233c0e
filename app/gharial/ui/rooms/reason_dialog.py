"""Asks before something is done to somebody in a room, with room for a reason; not modal, says itself what failed."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gharial.model.failures import Failure
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.style.tokens import GAP_L, GAP_M, GAP_S, Role
from gharial.ui.widgets.foreign_label import ForeignLabel
from gharial.ui.widgets.notice_line import NoticeLine


class ReasonDialog(QDialog):
    """`act` gets the reason, which everybody in the room may read."""

    def __init__(
        self,
        bridge: Bridge,
        title: str,
        question: str,
        yes: str,
        act: Callable[[str], Coroutine[Any, Any, Any]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._act = act
        self.setObjectName("reason-dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        words = ForeignLabel(question)
        words.setObjectName("reason-question")
        self._reason = QLineEdit()
        self._reason.setObjectName("reason")
        self._reason.setMaxLength(500)
        self._reason.setPlaceholderText(self.tr("Reason, for all to read; may stay empty"))
        self._reason.setAccessibleName(self.tr("Reason"))
        self._error = NoticeLine("reason-error", self)
        self._yes = QPushButton(yes)
        self._yes.setObjectName("reason-yes")
        self._yes.setDefault(True)
        self._yes.clicked.connect(self._do)
        no = QPushButton(self.tr("Cancel"))
        no.setObjectName("reason-no")
        no.setAutoDefault(False)
        no.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_S)
        buttons.addStretch(1)
        buttons.addWidget(no)
        buttons.addWidget(self._yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        column.setSpacing(GAP_M)
        column.addWidget(words)
        column.addWidget(self._reason)
        column.addWidget(self._error)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(380)
        self._reason.setFocus()

    def _do(self) -> None:
        self._yes.setEnabled(False)
        self._bridge.run(self._act(self._reason.text().strip()), lambda _done: self.accept(), self._failed, self)

    def _failed(self, failure: Failure) -> None:
        self._yes.setEnabled(True)
        self._error.tell(explain(failure).sentence, "warning", Role.BAD)
