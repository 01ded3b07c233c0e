"""Files with one contact: whether they may see our address, limits, and what is taken from them without a question."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.settings.choices import Choices, ContactChoices
from gharial.ui.settings.rule_list import RuleList
from gharial.ui.settings.setting_rows import SettingRows
from gharial.ui.style import tokens
from gharial.ui.widgets.fitting import fit_height
from gharial.ui.widgets.foreign_label import ForeignLabel
from gharial.ui.widgets.foreign_text import neutral, shown
from gharial.ui.widgets.sender_name import sender_name

_RULES = 3


class ContactFilesDialog(QDialog):
    """Every change is kept at once. Not modal; `account` and `contact` are bare."""

    def __init__(self, bridge: Bridge, account: Jid, contact: Jid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        found = bridge.backend.roster.contact(account, contact)
        name = found.label if found is not None else sender_name(bridge.backend, contact.bare)
        self.setObjectName("contact-files")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Files with {name}").format(name=neutral(name)))
        self.setMinimumWidth(520)
        self._choices = Choices(bridge, self)
        address = ForeignLabel(shown(contact.bare), lines=2)
        address.setObjectName("contact-address")
        self._rows = _ContactRows(bridge, self._choices, account.bare, contact.bare)
        self._trouble = ForeignLabel()
        self._trouble.setObjectName("contact-files-trouble")
        self._trouble.setVisible(False)
        self._choices.failed.connect(self._say)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.setContentsMargins(tokens.GAP_XL, 0, tokens.GAP_XL, tokens.GAP_L)
        buttons.rejected.connect(self.reject)
        self._rows.column.insertWidget(0, address)
        self._rows.column.insertWidget(1, self._trouble)
        self._rows.column.insertSpacing(2, tokens.GAP_M)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._rows, 1)
        column.addWidget(buttons)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            fit_height(self)
        return done

    def _say(self, failure: Failure) -> None:
        self._trouble.setText(explain(failure).sentence)
        self._trouble.setVisible(True)


class _ContactRows(SettingRows):
    """The settings of one contact; every row changes one field of their ContactRule."""

    def __init__(self, bridge: Bridge, choices: Choices, account: str, contact: str) -> None:
        super().__init__(ContactChoices(choices, account, contact))
        self.title(self.tr("Privacy"))
        self.switch(
            "hide_address",
            self.tr("Never show them my network address"),
            self.tr("Files go through servers alone, which is slower; links of theirs are not fetched."),
        )
        self.title(self.tr("Speed"))
        self.speed("send_limit", self.tr("Send at most"), self.tr("All files to them together."), self.tr("no limit"))
        self.speed(
            "receive_limit", self.tr("Receive at most"), self.tr("All files from them together."), self.tr("no limit")
        )
        self.number(
            "parallel",
            self.tr("Files at the same time"),
            self.tr("Of theirs; the limit for all contacts together still holds."),
            (0, 20),
            self.tr("as for everybody"),
        )
        self.title(self.tr("Taken without a question"))
        rules = RuleList(bridge, choices, contact, _RULES)
        self.column.addWidget(rules)
        self.explain(self.tr("Never files that can run. Rules for all contacts are in the settings."))
        self.follow(lambda _: rules.show_settings(choices.now))
        self.finish()
