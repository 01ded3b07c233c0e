"""`DialogFrame`: what the dialogs about rooms have in common: fields, a line for what is wrong, two buttons."""

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gharial.model.account import AccountState
from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.style.tokens import GAP_L, GAP_M, GAP_S, Role
from gharial.ui.widgets.notice_line import NoticeLine

R = TypeVar("R")


class DialogFrame(QDialog):
    """Not modal; it closes once what it asked for is done, and says itself why it is not."""

    def __init__(self, bridge: Bridge, name: str, title: str, yes: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(GAP_M)
        self.form.setVerticalSpacing(GAP_S)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.error = NoticeLine(f"{name}-error", self)
        self.yes = QPushButton(yes)
        self.yes.setObjectName(f"{name}-yes")
        self.yes.setDefault(True)
        self.yes.clicked.connect(self.act)
        self.no = QPushButton(self.tr("Cancel"))
        self.no.setObjectName(f"{name}-no")
        self.no.setAutoDefault(False)
        self.no.clicked.connect(self.reject)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(GAP_S)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.no)
        self.buttons.addWidget(self.yes)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        self.column.setSpacing(GAP_M)
        self.column.addLayout(self.form)
        self.column.addWidget(self.error)
        self.column.addLayout(self.buttons)
        self.setMinimumWidth(420)

    def act(self) -> None:
        """The user said yes."""

    def row(self, words: str, name: str, field: QWidget) -> None:
        """A field with its label; `words` may have a mnemonic."""
        field.setObjectName(name)
        field.setAccessibleName(words.replace("&", ""))
        self.form.addRow(words, field)

    def account_row(self, wanted: Jid | None = None) -> QComboBox:
        """A choice of accounts, those that are online first; hidden where there is only one."""
        box = QComboBox()
        accounts = self._bridge.backend.accounts.all()
        for one in sorted(accounts, key=lambda one: one.state is not AccountState.ONLINE):
            box.addItem(one.jid.bare, one.jid)
        if wanted is not None:
            box.setCurrentIndex(max(0, box.findData(wanted)))
        self.row(self.tr("A&ccount"), "room-account", box)
        self.form.setRowVisible(box, box.count() > 1)
        return box

    def complain(self, words: str) -> None:
        """Say what is wrong; nothing at all takes it away."""
        if words:
            self.error.tell(words, "warning", Role.BAD)
        else:
            self.error.silence()

    def try_it(self, command: Coroutine[Any, Any, R], done: Callable[[R], object]) -> None:
        """Do it; the button waits meanwhile."""
        self.complain("")
        self.yes.setEnabled(False)

        def failed(failure: Failure) -> None:
            self.yes.setEnabled(True)
            self.complain(explain(failure).sentence)
            self.failed(failure)

        def succeeded(result: R) -> None:
            done(result)
            self.accept()

        self._bridge.run(command, succeeded, failed, self)

    def failed(self, failure: Failure) -> None:
        """It did not work, which is said already."""
