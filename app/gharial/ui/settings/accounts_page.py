"""Settings of accounts: which there are, how each stands; add, change, remove, switch off."""

import math
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gharial.model.account import Account, AccountState
from gharial.model.events import AccountChanged, AccountRemoved
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.settings.account_dialog import AccountDialog
from gharial.ui.settings.first_run import FirstRunWindow
from gharial.ui.style import tokens
from gharial.ui.style.icons import icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.foreign_text import shown

translate = QCoreApplication.translate

_WRONG = frozenset({AccountState.WAITING, AccountState.REFUSED})
_JID = int(Qt.ItemDataRole.UserRole)


class AccountsPage(QWidget):
    """The page Accounts. `failed` tells a Failure of any command."""

    failed = Signal(object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._adding: FirstRunWindow | None = None
        self._about = QLabel(self.tr("An account without its tick stays here, but does not sign in."))
        self._about.setWordWrap(True)
        self._rows = QListWidget()
        self._rows.setObjectName("accounts")
        self._rows.setAccessibleName(self.tr("Accounts"))
        self._rows.setSpacing(tokens.GAP_XS)
        self._rows.setWordWrap(True)
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows.itemChanged.connect(self._switch)
        self._rows.itemSelectionChanged.connect(self._enable)
        self._rows.itemActivated.connect(lambda _: self._edit_chosen())
        self._add = self._button("add-account", self.tr("Add…"), self._add_one)
        self._edit = self._button("edit-account", self.tr("Change…"), self._edit_chosen)
        self._remove = self._button("remove-account", self.tr("Remove…"), self._ask_to_remove)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.GAP_S)
        for button, sentence in (
            (self._add, self.tr("Signs in to one more account, or creates one.")),
            (self._edit, self.tr("Password, name of this device and server of the chosen account.")),
            (self._remove, self.tr("Signs out and forgets the chosen account; what was said in it stays here.")),
        ):
            button.setAccessibleDescription(sentence)
            button.setToolTip(sentence)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.GAP_XL, tokens.GAP_L, tokens.GAP_XL, tokens.GAP_L)
        column.setSpacing(tokens.GAP_S)
        column.addWidget(self._rows, 1)
        column.addWidget(self._about)
        column.addLayout(buttons)
        bridge.hear(AccountChanged, lambda event: self._put(event.account), self)
        bridge.hear(AccountRemoved, self._on_removed, self)
        for account in bridge.backend.accounts.all():
            self._put(account)
        self._enable()
        self._style()
        current_theme().changed.connect(self._style)

    def _put(self, account: Account) -> None:
        item = self._item(account.jid)
        if item is None:
            item = QListWidgetItem()
            item.setData(_JID, account.jid)
            self._rows.addItem(item)
        with QSignalBlocker(self._rows):
            wrong = account.failure is not None and account.state in _WRONG
            item.setIcon(icon("warning", Role.BAD) if wrong else QIcon())
            item.setText(f"{shown(account.jid.bare)}\n{state_words(account)}")
            enabled = account.settings.enabled
            item.setCheckState(Qt.CheckState.Checked if enabled else Qt.CheckState.Unchecked)
        self._fit_rows()
        self._rows.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Qt takes every line to be as high as the first, and leaves the last out where another font made it lower."""
        metrics = self._rows.fontMetrics()
        wide = max(self.width() - 2 * tokens.GAP_XL - 5 * tokens.ICON, tokens.ICON)
        with QSignalBlocker(self._rows):
            for item in (self._rows.item(row) for row in range(self._rows.count())):
                needed = metrics.boundingRect(QRect(0, 0, wide, 1), Qt.TextFlag.TextWordWrap, item.text()).height()
                lines = math.ceil(needed / metrics.lineSpacing())
                item.setSizeHint(QSize(wide, lines * metrics.lineSpacing() + 2 * tokens.GAP_S))

    def _on_removed(self, event: AccountRemoved) -> None:
        item = self._item(event.account)
        if item is not None:
            self._rows.takeItem(self._rows.row(item))
        self._enable()

    def _item(self, jid: Jid) -> QListWidgetItem | None:
        items = (self._rows.item(row) for row in range(self._rows.count()))
        return next((item for item in items if item.data(_JID) == jid), None)

    def _chosen(self) -> Account | None:
        for item in self._rows.selectedItems():
            jid = item.data(_JID)
            return next((one for one in self._bridge.backend.accounts.all() if one.jid == jid), None)
        return None

    def _switch(self, item: QListWidgetItem) -> None:
        """The tick was set or taken away."""
        jid = item.data(_JID)
        account = next((one for one in self._bridge.backend.accounts.all() if one.jid == jid), None)
        enabled = item.checkState() is Qt.CheckState.Checked
        if account is None or account.settings.enabled == enabled:
            return
        self._bridge.run(
            self._bridge.backend.accounts.update(replace(account.settings, enabled=enabled)),
            on_failure=self.failed.emit,
        )

    def _add_one(self) -> None:
        if self._adding is None:
            self._adding = FirstRunWindow(self._bridge)
            self._adding.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._adding.destroyed.connect(self._added)
        self._adding.show()
        self._adding.raise_()
        self._adding.activateWindow()

    def _added(self) -> None:
        self._adding = None

    def _edit_chosen(self) -> None:
        account = self._chosen()
        if account is None:
            return
        dialog = AccountDialog(self._bridge, account, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _ask_to_remove(self) -> None:
        account = self._chosen()
        if account is None:
            return
        jid = account.jid
        box = QMessageBox(self)
        box.setObjectName("remove-account-question")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Remove account"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Remove {account} from Gharial?").format(account=shown(jid.bare)))
        box.setInformativeText(
            self.tr("Its password is forgotten here. The account on the server and the conversations stay.")
        )
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        remove.setObjectName("really-remove")
        keep = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        remove.clicked.connect(
            lambda: self._bridge.run(self._bridge.backend.accounts.remove(jid), on_failure=self.failed.emit)
        )
        box.setModal(False)
        box.show()

    def _enable(self) -> None:
        chosen = bool(self._rows.selectedItems())
        self._edit.setEnabled(chosen)
        self._remove.setEnabled(chosen)

    def _style(self) -> None:
        theme = current_theme()
        self._about.setFont(theme.font(tokens.TYPE_SECONDARY))
        self._about.setStyleSheet(f"color: {theme.color(Role.TEXT_2).name()};")
        line = theme.color(Role.LINE).name()
        self._rows.setStyleSheet(
            f"QListWidget {{ border: 1px solid {line}; border-radius: {tokens.RADIUS_CARD}px;"
            f" padding: {tokens.GAP_S}px; }}"
        )

    def _button(self, name: str, text: str, command: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(command)
        return button


def state_words(account: Account) -> str:
    """How an account stands, in words, with the reason where something is wrong."""
    if account.failure is not None and account.state in _WRONG:
        return explain(account.failure).sentence
    match account.state:
        case AccountState.OFFLINE:
            return translate("accounts", "Offline")
        case AccountState.CONNECTING:
            return translate("accounts", "Connecting…")
        case AccountState.ONLINE:
            return translate("accounts", "Online")
        case AccountState.WAITING:
            return translate("accounts", "Waiting to try again")
        case AccountState.REFUSED:
            return translate("accounts", "Cannot sign in")
