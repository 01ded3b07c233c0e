"""The page to sign in with an account that exists: address, password, and more only where it is needed."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gharial.model.account import Account, AccountSettings
from gharial.model.failures import (
    CertificateProblem,
    ConnectionRefused,
    Failure,
    KeyringProblem,
    MalformedJid,
    PasswordMissing,
    UnknownHost,
    WrongPassword,
)
from gharial.model.invitation import pasted_invitation
from gharial.model.jid import Jid, bare, parse_jid
from gharial.model.xmpp_link import parse_xmpp_link
from gharial.ui.bridge import Bridge
from gharial.ui.settings.page_foot import PageFoot
from gharial.ui.settings.password_place import PasswordPlace
from gharial.ui.settings.server_fields import ServerFields
from gharial.ui.style import tokens


class SignInPage(QWidget):
    """Checks with the server before anything is stored. `signed_in(Jid)` when the account is set up."""

    signed_in = Signal(object)
    wants_account = Signal()
    invited = Signal(object)
    """An Invitation was entered in place of an address."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._jid = QLineEdit()
        self._jid.setObjectName("jid")
        self._jid.setAccessibleName(self.tr("Address"))
        self._jid.setPlaceholderText(self.tr("alice@river.example"))
        self._password = QLineEdit()
        self._password.setObjectName("password")
        self._password.setAccessibleName(self.tr("Password"))
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._server = ServerFields()
        self._place = PasswordPlace()
        self._foot = PageFoot(self.tr("Sign in"), "sign-in", self.tr("Create an account…"), "create-account")
        self._foot.pressed.connect(self.sign_in)
        self._foot.second_pressed.connect(self.wants_account)
        self._jid.returnPressed.connect(self._address_entered)
        self._password.returnPressed.connect(self.sign_in)
        self._server.entered.connect(self.sign_in)
        form = QFormLayout()
        form.setSpacing(tokens.GAP_S)
        form.addRow(self.tr("Address"), self._jid)
        form.addRow(self.tr("Password"), self._password)
        about = QLabel(self.tr("Sign in with your XMPP account, on any server."))
        about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP_M)
        column.addWidget(about)
        column.addLayout(form)
        column.addWidget(self._server)
        column.addWidget(self._place)
        column.addStretch(1)
        column.addWidget(self._foot)

    def begin(self) -> None:
        """The cursor into what is asked first."""
        (self._password if self._jid.text() else self._jid).setFocus()

    def _address_entered(self) -> None:
        if self._password.text():
            self.sign_in()
        else:
            self._password.setFocus()

    def sign_in(self) -> None:
        """Check what was entered, then with the server; store it only if that worked."""
        if self._foot.busy:
            return
        invitation = pasted_invitation(self._jid.text())
        if invitation is not None:
            self._jid.clear()
            self.invited.emit(invitation)
            return
        try:
            settings = self._settings()
        except Failure as failure:
            self._failed(failure)
            return
        password = self._password.text()
        self._foot.work(
            self.tr("Signing in to {host}…").format(host=settings.host or settings.jid.domain),
            self._bridge.run(
                self._checked_and_added(settings, password),
                lambda account: self._done(account.jid),
                self._failed,
                self,
            ),
        )

    def stop(self) -> None:
        """Give up what is going on."""
        self._foot.stop()

    async def _checked_and_added(self, settings: AccountSettings, password: str) -> Account:
        await self._bridge.backend.accounts.check(settings, password)
        return await self._bridge.backend.accounts.add(settings, password)

    def _settings(self) -> AccountSettings:
        """What was entered. Raises MalformedJid, PasswordMissing."""
        text = self._jid.text().strip()
        # An address is often copied out of a link.
        jid = parse_xmpp_link(text).jid if text.lower().startswith("xmpp:") else parse_jid(text)
        if not jid.local:
            raise MalformedJid(self._jid.text())
        if not self._password.text():
            raise PasswordMissing(jid.bare)
        settings = AccountSettings(
            bare(jid), self._server.server, self._server.port, self._server.ca_file, resource=jid.resource
        )
        return replace(settings, keep_password=self._place.chosen)

    def _done(self, jid: Jid) -> None:
        self._foot.rest()
        self._password.clear()
        self.signed_in.emit(jid)

    def _failed(self, failure: Failure) -> None:
        self._foot.tell(failure)
        if isinstance(failure, KeyringProblem):
            self._place.offer()
        elif isinstance(failure, CertificateProblem | ConnectionRefused):
            # The advice speaks of what is folded away there.
            self._server.unfold()
        elif isinstance(failure, MalformedJid | UnknownHost):
            _select(self._jid)
        elif isinstance(failure, WrongPassword | PasswordMissing):
            _select(self._password)


def _select(line: QLineEdit) -> None:
    """To be typed again."""
    line.setFocus()
    line.selectAll()
