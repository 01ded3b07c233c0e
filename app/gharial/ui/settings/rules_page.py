"""Settings of what is taken without a question, and of contacts who have settings of their own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QPushButton, QWidget

from gharial.model.jid import Jid
from gharial.model.settings import ContactRule, Settings
from gharial.ui.bridge import Bridge
from gharial.ui.settings.boxed_list import BoxedList
from gharial.ui.settings.choices import Choices
from gharial.ui.settings.rule_exchange import RuleExchange
from gharial.ui.settings.rule_list import RuleList
from gharial.ui.settings.rule_words import contact_rule_words
from gharial.ui.settings.setting_rows import SettingRows
from gharial.ui.style import tokens
from gharial.ui.widgets.empty_words import EmptyWords
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.transfer_words import SEPARATOR

_ROWS = 5
_RULE = int(Qt.ItemDataRole.UserRole)


class RulesPage(SettingRows):
    """The page Accept rules."""

    contact_chosen = Signal(object, object)
    """Account and contact whose own settings are to be opened."""

    def __init__(self, bridge: Bridge, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(choices, parent)
        self._bridge = bridge
        self._shown: tuple[ContactRule, ...] | None = None
        self.title(self.tr("Taken without a question"))
        rules = RuleList(bridge, choices)
        self.column.addWidget(rules)
        self.explain(
            self.tr(
                "The first rule that fits decides where a file goes; what no rule takes is asked about. Rules hold "
                "for people in your contacts and for your own devices, and never for files that can run."
            )
        )
        exchange = RuleExchange(bridge, choices)
        self.column.addSpacing(tokens.GAP_S)
        self.column.addWidget(exchange)
        self.explain(self.tr("All rules in one file, to keep or to take to another computer. An import asks first."))
        self.follow(rules.show_settings)
        self.follow(exchange.show_settings)
        self.title(self.tr("Contacts with settings of their own"))
        self._contacts = BoxedList("contact-rules", self.tr("Contacts with settings of their own"), _ROWS)
        EmptyWords(self._contacts, self.tr("None. Everybody’s files are treated alike."))
        self._contacts.itemSelectionChanged.connect(self._enable)
        self._contacts.itemActivated.connect(lambda _: self._open())
        self._change = QPushButton(self.tr("Change…"))
        self._change.setObjectName("edit-contact-rule")
        self._change.clicked.connect(self._open)
        self._forget = QPushButton(self.tr("Reset"))
        self._forget.setObjectName("reset-contact-rule")
        self._forget.clicked.connect(self._reset)
        self._change.setAccessibleDescription(self.tr("Opens what holds for files with the chosen contact."))
        self._forget.setAccessibleDescription(self.tr("The chosen contact’s files are treated like everybody’s again."))
        for button in (self._change, self._forget):
            button.setToolTip(button.accessibleDescription())
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.GAP_S)
        buttons.addWidget(self._change)
        buttons.addWidget(self._forget)
        buttons.addStretch(1)
        self.column.addWidget(self._contacts)
        self.column.addLayout(buttons)
        self.explain(self.tr("“File settings” in the menu of a contact: address, speed, rules."))
        self.follow(self._show_contacts)
        self.finish()

    def _show_contacts(self, settings: Settings) -> None:
        if settings.contact_rules == self._shown:
            return
        self._shown = settings.contact_rules
        self._contacts.clear()
        for rule in settings.contact_rules:
            words = contact_rule_words(rule)
            if words:
                item = QListWidgetItem(SEPARATOR.join((self._called(rule), words)))
                item.setData(_RULE, rule)
                self._contacts.addItem(item)
        self._enable()

    def _called(self, rule: ContactRule) -> str:
        found = self._bridge.backend.roster.contact(Jid(rule.account), Jid(rule.contact))
        return shown(found.label if found is not None else rule.contact)

    @property
    def _chosen(self) -> ContactRule | None:
        items = self._contacts.selectedItems()
        rule = items[0].data(_RULE) if items else None
        return rule if isinstance(rule, ContactRule) else None

    def _open(self) -> None:
        rule = self._chosen
        if rule is not None:
            self.contact_chosen.emit(Jid(rule.account), Jid(rule.contact))

    def _reset(self) -> None:
        rule = self._chosen
        self.choices.change(contact_rules=tuple(one for one in self.choices.now.contact_rules if one != rule))
        self._show_contacts(self.choices.now)

    def _enable(self) -> None:
        self._change.setEnabled(self._chosen is not None)
        self._forget.setEnabled(self._chosen is not None)
