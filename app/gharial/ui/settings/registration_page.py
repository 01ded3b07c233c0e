"""The page to create an account on a server: which server, its form, and the account is there."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gharial.model.account import Account, AccountSettings, RegistrationForm
from gharial.model.failures import (
    CertificateProblem,
    ConnectionRefused,
    Failure,
    KeyringProblem,
    MalformedJid,
    RegistrationRefused,
    UnknownHost,
)
from gharial.model.invitation import Invitation, pasted_invitation
from gharial.model.jid import Jid, parse_jid
from gharial.ui.bridge import Bridge
from gharial.ui.settings.page_foot import PageFoot
from gharial.ui.settings.password_place import PasswordPlace
from gharial.ui.settings.registration_fields import RegistrationFields
from gharial.ui.settings.server_fields import ServerFields
from gharial.ui.style import tokens
from gharial.ui.widgets.foreign_label import ForeignLabel
from gharial.ui.widgets.foreign_text import shown

_FORM_HEIGHT = 220
_PROVIDERS = "https://providers.xmpp.net/"


class RegistrationPage(QWidget):
    """Asks the server for its form, shows it, sends it. `registered(Jid)` when the account is set up here too."""

    registered = Signal(object)
    has_account = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._form: RegistrationForm | None = None
        self._fields: RegistrationFields | None = None
        self._created: tuple[AccountSettings, str] | None = None
        self._invitation: Invitation | None = None
        self._host = QLineEdit()
        self._host.setObjectName("registration-server")
        self._host.setAccessibleName(self.tr("Server"))
        self._host.setPlaceholderText(self.tr("river.example"))
        self._host.returnPressed.connect(self.go_on)
        self._host.textEdited.connect(self._choose_another)
        self._server = ServerFields()
        self._server.entered.connect(self.go_on)
        self._place = PasswordPlace()
        self._instructions = QLabel()
        self._instructions.setObjectName("registration-instructions")
        self._instructions.setTextFormat(Qt.TextFormat.PlainText)
        self._instructions.setWordWrap(True)
        self._instructions.setVisible(False)
        self._link = QPushButton(self.tr("Open its web page"))
        self._link.setObjectName("registration-link")
        self._link.setVisible(False)
        self._link.clicked.connect(self._open_link)
        self._again = QPushButton(self.tr("Ask for a new form"))
        self._again.setObjectName("ask-again")
        self._again.setFlat(True)
        self._again.setVisible(False)
        self._again.clicked.connect(self._ask)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setMinimumHeight(_FORM_HEIGHT)
        self._area.setVisible(False)
        self._foot = PageFoot(self.tr("Continue"), "register", self.tr("I have an account"), "have-account")
        self._foot.pressed.connect(self.go_on)
        self._foot.second_pressed.connect(self._leave)
        top = QFormLayout()
        top.setSpacing(tokens.GAP_S)
        self._find = QPushButton(self.tr("Find a server…"))
        self._find.setObjectName("find-server")
        self._find.setAutoDefault(False)
        self._find.setToolTip(self.tr("Opens providers.xmpp.net, a list of public servers, in your browser."))
        self._find.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(_PROVIDERS)))
        host_row = QHBoxLayout()
        host_row.setSpacing(tokens.GAP_S)
        host_row.addWidget(self._host, 1)
        host_row.addWidget(self._find)
        top.addRow(self.tr("Server"), host_row)
        self._about = about = QLabel(
            self.tr("Choose a server for your new account, or paste an invitation. Your address will end in its name.")
        )
        about.setObjectName("registration-about")
        self._invited = ForeignLabel(lines=3)
        self._invited.setObjectName("registration-invited")
        self._invited.setVisible(False)
        about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP_M)
        column.addWidget(about)
        column.addWidget(self._invited)
        column.addLayout(top)
        column.addWidget(self._server)
        column.addWidget(self._instructions)
        column.addWidget(self._area, 1)
        others = QHBoxLayout()
        others.addWidget(self._link)
        others.addWidget(self._again)
        others.addStretch(1)
        column.addLayout(others)
        column.addWidget(self._place)
        column.addStretch(0)
        column.addWidget(self._foot)

    def go_on(self) -> None:
        """The next step: ask for the form, send it, or keep the account that was created."""
        if self._foot.busy:
            return
        if self._created is not None:
            self._add()
        elif self._form is not None:
            self._register(self._form)
        else:
            self._ask()

    def stop(self) -> None:
        """Give up what is going on, and the connection the form holds open."""
        self._foot.stop()
        self._forget_form()

    def begin(self) -> None:
        """The cursor into what is asked first."""
        self._host.setFocus()

    def invite(self, invitation: Invitation) -> None:
        """Create an account with that; the user still says when."""
        self.stop()
        self._created = None
        self._invitation = invitation
        self._host.setText(invitation.host)
        self._show_invitation()

    def _show_invitation(self) -> None:
        one = self._invitation
        text = ""
        if one is not None and one.inviter is not None:
            words = self.tr("{name} invites you to {host}. Create an account there, and the two of you are contacts.")
            text = words.format(name=shown(one.inviter.bare), host=shown(one.host))
        elif one is not None and one.token:
            text = self.tr("You are invited to create an account on {host}.").format(host=shown(one.host))
        self._invited.setText(text)
        self._invited.setVisible(bool(text))
        self._about.setVisible(not text and self._form is None)
        self._find.setVisible(not text and self._form is None)

    def _choose_another(self) -> None:
        """The user types: an invitation to one server is none to another."""
        self._invitation = None
        self._show_invitation()
        self._forget_form()

    def _ask(self) -> None:
        pasted = pasted_invitation(self._host.text())
        if pasted is not None:
            self.invite(pasted)
        self._forget_form()
        try:
            host = parse_jid(self._host.text()).domain
        except MalformedJid as failure:
            self._foot.tell(failure)
            self._host.setFocus()
            return
        token = self._invitation.token if self._invitation is not None else ""
        command = self._bridge.backend.accounts.registration_form(
            host, self._server.server, self._server.port, self._server.ca_file, token
        )
        self._foot.work(
            self.tr("Asking {host} for its form…").format(host=shown(host)),
            self._bridge.run(command, self._show_form, self._not_answered, self),
        )

    def _not_answered(self, failure: Failure) -> None:
        self._foot.tell(failure)
        if isinstance(failure, CertificateProblem | ConnectionRefused):
            self._server.unfold()
        elif isinstance(failure, UnknownHost):
            self._host.setFocus()
            self._host.selectAll()

    def _show_form(self, form: RegistrationForm) -> None:
        self._form = form
        self._fields = RegistrationFields(form)
        self._fields.entered.connect(self.go_on)
        if self._invitation is not None and self._invitation.user:
            self._fields.propose("username", self._invitation.user)
        self._area.setWidget(self._fields)
        self._area.setVisible(bool(form.fields))
        self._about.setVisible(False)
        self._find.setVisible(False)
        self._instructions.setText(shown(form.instructions, lines=True))
        self._instructions.setVisible(bool(form.instructions.strip()))
        self._link.setVisible(QUrl(form.link).scheme() in {"http", "https"})
        self._link.setToolTip("")
        self._again.setVisible(True)
        self._foot.name_main(self.tr("Create account") if form.fields else self.tr("Continue"))
        self._foot.rest(
            "" if form.fields else self.tr("{host} wants you to use its web page.").format(host=shown(form.host))
        )
        self._fields.focus_first()

    def _register(self, form: RegistrationForm) -> None:
        fields = self._fields
        if fields is None or not form.fields:
            return
        missing = fields.missing()
        if missing:
            self._foot.rest(self.tr("“{field}” is still empty.").format(field=missing))
            return
        answers = fields.answers()
        self._foot.work(
            self.tr("Creating the account on {host}…").format(host=shown(form.host)),
            self._bridge.run(
                self._bridge.backend.accounts.register(form, answers),
                lambda jid: self._on_created(jid, answers.get("password", "")),
                self._not_created,
                self,
            ),
        )

    def _not_created(self, failure: Failure) -> None:
        self._foot.tell(failure)
        if isinstance(failure, RegistrationRefused) and self._fields is not None:
            self._fields.focus_first()

    def _on_created(self, jid: Jid, password: str) -> None:
        """The account exists on the server; from here on only keeping it here can go wrong."""
        self._form = None
        settings = AccountSettings(jid, self._server.server, self._server.port, self._server.ca_file)
        self._created = (settings, password)
        self._area.setEnabled(False)
        self._again.setVisible(False)
        self._foot.name_main(self.tr("Sign in"))
        self._add()

    def _add(self) -> None:
        if self._created is None:
            return
        made, password = self._created
        settings = AccountSettings(made.jid, made.host, made.port, made.ca_file, keep_password=self._place.chosen)
        self._foot.work(
            self.tr("Signing in as {address}…").format(address=shown(str(settings.jid))),
            self._bridge.run(self._bridge.backend.accounts.add(settings, password), self._done, self._not_added, self),
        )

    def _done(self, account: Account) -> None:
        self._foot.rest()
        self._created = None
        self.registered.emit(account.jid)

    def _not_added(self, failure: Failure) -> None:
        self._foot.tell(failure)
        if isinstance(failure, KeyringProblem):
            self._place.offer()

    def _forget_form(self) -> None:
        if self._form is not None:
            # Nobody waits for it, and a connection that is gone already is as good as abandoned.
            self._bridge.run(self._bridge.backend.accounts.abandon_registration(self._form), on_failure=lambda _: None)
        self._form = None
        self._show_invitation()
        self._area.setVisible(False)
        self._instructions.setVisible(False)
        self._link.setVisible(False)
        self._again.setVisible(False)
        self._foot.name_main(self.tr("Continue"))

    def _open_link(self) -> None:
        if self._form is not None and QUrl(self._form.link).scheme() in {"http", "https"}:
            QDesktopServices.openUrl(QUrl(self._form.link))

    def _leave(self) -> None:
        self.stop()
        self.has_account.emit()
