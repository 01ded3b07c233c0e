"""Adding a contact: address, name, group, account, and a word of introduction."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gharial.model.contact import Subscription
from gharial.model.failures import Failure, MalformedJid
from gharial.model.jid import Jid, bare, parse_jid
from gharial.model.xmpp_link import parse_xmpp_link
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.style import tokens
from gharial.ui.style.icons import icon
from gharial.ui.style.tokens import GAP_L, GAP_M, GAP_S, Role
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.speech import SaidLabel


class AddDialog(QDialog):
    """Not modal; what is wrong stands in it, and it closes only once the contact is added."""

    def __init__(self, bridge: Bridge, groups: list[str], address: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._token: tuple[str, str] = ("", "")
        """An address, and the word by which its server knows that they want to be added."""
        self.setObjectName("add-contact-dialog")
        self.setWindowTitle(self.tr("Add contact"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._address = QLineEdit(self._address_in(address), self)
        self._address.setObjectName("add-address")
        self._address.setPlaceholderText(self.tr("bob@river.example"))
        self._address.setMaxLength(3071)
        self._name = QLineEdit(self)
        self._name.setObjectName("add-name")
        self._name.setPlaceholderText(self.tr("As you call them"))
        self._name.setMaxLength(200)
        self._group = QComboBox(self)
        self._group.setObjectName("add-group")
        self._group.setEditable(True)
        if (typed := self._group.lineEdit()) is not None:
            typed.setAccessibleName(self.tr("Group"))
        self._group.addItem("")
        for group in groups:
            self._group.addItem(shown(group), group)
        self._account = QComboBox(self)
        self._account.setObjectName("add-account")
        for account in bridge.backend.accounts.all():
            self._account.addItem(shown(account.jid.bare), account.jid)
        self._message = QLineEdit(self.tr("Hello, I would like to add you to my contacts."), self)
        self._message.setObjectName("add-message")
        self._message.setMaxLength(500)
        self._sign = QLabel(self)
        self._sign.setPixmap(
            icon("warning", Role.BAD).pixmap(QSize(tokens.ICON, tokens.ICON), self.devicePixelRatioF())
        )
        self._error = SaidLabel(self)
        self._error.setObjectName("add-error")
        self._error.setTextFormat(Qt.TextFormat.PlainText)
        self._error.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        self._add = buttons.addButton(self.tr("Add"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._add.setObjectName("add-accept")
        self._add.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self._try)
        buttons.rejected.connect(self.reject)
        self._address.textEdited.connect(lambda _text: self._complain(""))
        self._lay_out(buttons)
        self._complain("")

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(GAP_M)
        form.setVerticalSpacing(GAP_S)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in (
            (self.tr("&Address"), self._address),
            (self.tr("&Name"), self._name),
            (self.tr("&Group"), self._group),
            (self.tr("A&ccount"), self._account),
            (self.tr("&Message"), self._message),
        ):
            field.setAccessibleName(words.replace("&", ""))
            form.addRow(words, field)
        form.setRowVisible(self._account, self._account.count() > 1)
        said = QHBoxLayout()
        said.setSpacing(GAP_S)
        said.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._error, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        column.setSpacing(GAP_M)
        column.addLayout(form)
        column.addLayout(said)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(400)

    def _address_in(self, text: str) -> str:
        """The address alone, where it is in a link; its token is kept (XEP-0379). Raises nothing: a wrong one stays."""
        text = text.strip()
        if not text.lower().startswith("xmpp:"):
            return text
        try:
            link = parse_xmpp_link(text)
        except MalformedJid:
            return text[len("xmpp:") :]
        self._token = (link.jid.bare, link.fact("preauth"))
        return link.jid.bare

    def _complain(self, text: str) -> None:
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._sign.setVisible(bool(text))
        self._error.setAccessibleName(text)
        if text:
            self._address.setFocus()
            self._address.selectAll()

    def _try(self) -> None:
        account = self._account.currentData()
        if account is None:
            self._complain(self.tr("You are not signed in with any account. Add an account in the settings first."))
            return
        typed = self._address_in(self._address.text())
        try:
            jid = bare(parse_jid(typed))
            if not jid.user and "@" in typed:
                raise MalformedJid(typed)
        except MalformedJid as failure:
            self._complain(explain(failure).sentence)
            return
        if not jid.user:
            # A server is an address, too, but never whom somebody means to add.
            self._complain(explain(MalformedJid(typed)).sentence)
            return
        if jid == account:
            self._complain(self.tr("That is your own address. Write the address of the other person."))
            return
        known = self._bridge.backend.roster.contact(account, jid)
        if known is not None and (known.subscription is not Subscription.NONE or known.pending_out):
            self._complain(self.tr("{name} is in your contacts already.").format(name=shown(known.label)))
            return
        self._send(account, jid)

    def _send(self, account: Jid, jid: Jid) -> None:
        group = self._chosen_group()
        whose, token = self._token
        self._add.setEnabled(False)
        command = self._bridge.backend.roster.add(
            account,
            jid,
            self._name.text().strip(),
            (group,) if group else (),
            self._message.text().strip(),
            token if whose == jid.bare else "",
        )
        self._bridge.run(command, lambda _done: self.accept(), self._refused, self)

    def _chosen_group(self) -> str:
        """The group's own name where one was picked, which is not always what can be shown of it."""
        text = self._group.currentText().strip()
        at = self._group.findText(text)
        return str(self._group.itemData(at) or "") if at > 0 else text

    def _refused(self, failure: Failure) -> None:
        self._add.setEnabled(True)
        self._complain(explain(failure).sentence)
