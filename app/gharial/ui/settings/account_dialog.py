"""The dialog to change one account: where it connects, the device's name, the password."""

from dataclasses import replace

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from gharial.model.account import Account, AccountSettings
from gharial.model.failures import Failure, KeyringProblem
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.settings.page_foot import PageFoot
from gharial.ui.settings.password_place import PasswordPlace
from gharial.ui.settings.server_fields import ServerFields
from gharial.ui.style import tokens
from gharial.ui.widgets.fitting import fit_height
from gharial.ui.widgets.foreign_label import ForeignLabel
from gharial.ui.widgets.foreign_text import shown


class AccountDialog(QDialog):
    """Changes nothing until Save is pressed, and stays open with the reason where it could not be saved."""

    def __init__(self, bridge: Bridge, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._settings = account.settings
        self.setObjectName("account-dialog")
        self.setModal(False)
        self.setWindowTitle(self.tr("Account"))
        self.setMinimumWidth(420)
        address = ForeignLabel(shown(account.jid.bare))
        self._resource = QLineEdit(account.settings.resource)
        self._resource.setObjectName("resource")
        self._resource.setAccessibleName(self.tr("Device name"))
        self._resource.setPlaceholderText(self.tr("made up once and kept"))
        self._password = QLineEdit()
        self._password.setObjectName("new-password")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setAccessibleName(self.tr("New password"))
        self._password.setPlaceholderText(self.tr("unchanged"))
        self._server = ServerFields()
        self._server.show_settings(account.settings)
        self._place = PasswordPlace()
        self._foot = PageFoot(self.tr("Save"), "save-account", self.tr("Close"), "close-account")
        self._foot.pressed.connect(self._save)
        self._foot.second_pressed.connect(self.reject)
        form = QFormLayout()
        form.setSpacing(tokens.GAP_S)
        form.addRow(self.tr("Address"), address)
        form.addRow(self.tr("Password"), self._password)
        form.addRow(self.tr("Device name"), self._resource)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.GAP_L, tokens.GAP_L, tokens.GAP_L, tokens.GAP_L)
        column.setSpacing(tokens.GAP_M)
        column.addLayout(form)
        column.addWidget(self._server)
        column.addWidget(self._place)
        column.addStretch(1)
        column.addWidget(self._foot)

    @property
    def account(self) -> Jid:
        """Whose settings these are."""
        return self._settings.jid

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            fit_height(self)
        return done

    def _save(self) -> None:
        if self._foot.busy:
            return
        keeping = self._settings.keep_password if self._place.isHidden() else self._place.chosen
        settings = replace(
            self._settings,
            host=self._server.server,
            port=self._server.port,
            ca_file=self._server.ca_file,
            resource=self._resource.text().strip(),
            keep_password=keeping,
        )
        task = self._bridge.run(
            self._kept(settings, self._password.text()), lambda _: self.accept(), self._failed, self
        )
        self._foot.work(self.tr("Saving…"), task)

    async def _kept(self, settings: AccountSettings, password: str) -> None:
        accounts = self._bridge.backend.accounts
        if settings != self._settings:
            await accounts.update(settings)
            self._settings = settings
        if password:
            await accounts.set_password(settings.jid, password, settings.keep_password)

    def _failed(self, failure: Failure) -> None:
        self._foot.tell(failure)
        if isinstance(failure, KeyringProblem):
            self._place.offer()
