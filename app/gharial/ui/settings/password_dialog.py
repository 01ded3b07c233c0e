"""The dialog that asks for an account's password: none is stored, or the server did not take it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gharial.model.account import Account, AccountState, PasswordKeeping
from gharial.model.events import AccountChanged, AccountRemoved
from gharial.model.failures import Failure, KeyringProblem, PasswordMissing
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.settings.page_foot import PageFoot
from gharial.ui.settings.password_place import PasswordPlace
from gharial.ui.style import tokens
from gharial.ui.widgets.fitting import fit_height
from gharial.ui.widgets.foreign_label import ForeignLabel
from gharial.ui.widgets.foreign_text import shown


class PasswordDialog(QDialog):
    """Not modal. Closes by itself once the account is online; says so where the password was wrong again."""

    def __init__(self, bridge: Bridge, account: Jid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._account = account
        self._sent = False
        self.setObjectName("password-dialog")
        self.setModal(False)
        self.setWindowTitle(self.tr("Password"))
        self.setMinimumWidth(400)
        listed = self._listed()
        failure = (listed.failure if listed is not None else None) or PasswordMissing(account.bare)
        self._why = QLabel(explain(failure).sentence)
        self._why.setObjectName("why")
        self._why.setTextFormat(Qt.TextFormat.PlainText)
        self._why.setWordWrap(True)
        self._jid = ForeignLabel(shown(account.bare))
        self._jid.setObjectName("jid")
        self._password = QLineEdit()
        self._password.setObjectName("password")
        self._password.setAccessibleName(self.tr("Password of {account}").format(account=account.bare))
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._place = PasswordPlace()
        self._foot = PageFoot(self.tr("Sign in"), "sign-in", self.tr("Not now"), "not-now")
        self._foot.pressed.connect(self._sign_in)
        self._foot.second_pressed.connect(self.reject)
        form = QFormLayout()
        form.setSpacing(tokens.GAP_S)
        form.addRow(self.tr("Address"), self._jid)
        form.addRow(self.tr("Password"), self._password)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.GAP_L, tokens.GAP_L, tokens.GAP_L, tokens.GAP_L)
        column.setSpacing(tokens.GAP_M)
        column.addWidget(self._why)
        column.addLayout(form)
        column.addWidget(self._place)
        column.addWidget(self._foot)
        self._password.setFocus()
        bridge.hear(AccountChanged, self._on_changed, self)
        bridge.hear(AccountRemoved, self._on_removed, self)

    @property
    def account(self) -> Jid:
        """Whose password it asks for."""
        return self._account

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            fit_height(self)
        return done

    def _listed(self) -> Account | None:
        return next((one for one in self._bridge.backend.accounts.all() if one.jid == self._account), None)

    def _keeping(self) -> PasswordKeeping:
        """As the account has it; where the keyring failed, as the user chose just now."""
        if not self._place.isHidden():
            return self._place.chosen
        listed = self._listed()
        return listed.settings.keep_password if listed is not None else PasswordKeeping.KEYRING

    def _sign_in(self) -> None:
        if self._foot.busy:
            return
        if not self._password.text():
            self._foot.tell(PasswordMissing(self._account.bare))
            return
        self._sent = True
        command = self._bridge.backend.accounts.set_password(self._account, self._password.text(), self._keeping())
        self._foot.work(self.tr("Signing in…"), self._bridge.run(command, lambda _: None, self._failed, self))

    def _failed(self, failure: Failure) -> None:
        self._sent = False
        self._foot.tell(failure)
        if isinstance(failure, KeyringProblem):
            self._place.offer()

    def _on_changed(self, event: AccountChanged) -> None:
        if event.account.jid != self._account:
            return
        state, failure = event.account.state, event.account.failure
        if state is AccountState.ONLINE:
            self.accept()
        elif self._sent and failure is not None and state in {AccountState.REFUSED, AccountState.WAITING}:
            self._sent = False
            self._why.setVisible(False)
            self._foot.tell(failure)
            self._password.selectAll()
            self._password.setFocus()

    def _on_removed(self, event: AccountRemoved) -> None:
        if event.account == self._account:
            self.reject()
