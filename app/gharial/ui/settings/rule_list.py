"""The accept rules as a list: on or off by a tick, in the order in which they are tried."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from gharial.model.settings import AcceptRule, Settings
from gharial.ui.bridge import Bridge
from gharial.ui.settings.boxed_list import BoxedList
from gharial.ui.settings.choices import Choices
from gharial.ui.settings.rule_dialog import RuleDialog
from gharial.ui.settings.rule_words import rule_words
from gharial.ui.style import tokens
from gharial.ui.widgets.empty_words import EmptyWords
from gharial.ui.widgets.foreign_text import tip
from gharial.ui.widgets.sender_name import sender_name

_ROWS = 6
_RULE = int(Qt.ItemDataRole.UserRole)


class RuleList(QWidget):
    """All rules, or with `contact` (a bare address) those for that one alone."""

    def __init__(
        self, bridge: Bridge, choices: Choices, contact: str = "", rows: int = _ROWS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._choices = choices
        self._contact = contact
        self._shown: tuple[AcceptRule, ...] | None = None
        self._rows = BoxedList("accept-rules", self.tr("Accept rules"), rows)
        everybody = self.tr("No rule yet: you are asked about every file.")
        EmptyWords(self._rows, self.tr("No rule for this contact alone.") if contact else everybody)
        self._rows.itemChanged.connect(self._ticked)
        self._rows.itemSelectionChanged.connect(self._enable)
        self._rows.itemActivated.connect(lambda _: self._change())
        add = self._button("add-rule", self.tr("Add…"), self._add)
        self._edit = self._button("edit-rule", self.tr("Change…"), self._change)
        self._up = self._button("rule-up", self.tr("Earlier"), lambda: self._move(-1))
        self._down = self._button("rule-down", self.tr("Later"), lambda: self._move(1))
        self._remove = self._button("remove-rule", self.tr("Remove"), self._take_out)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.GAP_S)
        for button in (add, self._edit, self._up, self._down, self._remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP_XS)
        column.addWidget(self._rows)
        column.addLayout(buttons)
        self._enable()

    def show_settings(self, settings: Settings) -> None:
        """Bring the rows in line with the settings; what was selected stays so."""
        if settings.accept_rules == self._shown:
            return
        self._shown = settings.accept_rules
        row = self._rows.currentRow()
        with QSignalBlocker(self._rows):
            self._rows.clear()
            for number, rule in enumerate(settings.accept_rules):
                if self._contact in ("", rule.contact):
                    self._rows.addItem(self._item(number, rule))
            self._rows.setCurrentRow(min(row, self._rows.count() - 1))
        self._enable()

    def _item(self, number: int, rule: AcceptRule) -> QListWidgetItem:
        words = rule_words(rule, sender_name(self._bridge.backend, rule.contact))
        item = QListWidgetItem(words)
        item.setData(_RULE, number)
        item.setToolTip(tip(words))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if rule.enabled else Qt.CheckState.Unchecked)
        return item

    @property
    def _chosen(self) -> int | None:
        """The selected rule's place among all."""
        item = self._rows.currentItem()
        return int(item.data(_RULE)) if item is not None and item.isSelected() else None

    def _ticked(self, item: QListWidgetItem) -> None:
        number = int(item.data(_RULE))
        enabled = item.checkState() is Qt.CheckState.Checked
        self._put(number, replace(self._choices.now.accept_rules[number], enabled=enabled))

    def _add(self) -> None:
        self._open(None, self._append)

    def _append(self, rule: AcceptRule) -> None:
        self._keep((*self._choices.now.accept_rules, rule))
        self._rows.setCurrentRow(self._rows.count() - 1)

    def _change(self) -> None:
        number = self._chosen
        if number is None:
            return
        before = self._choices.now.accept_rules[number]

        def written(rule: AcceptRule) -> None:
            # The list may have changed meanwhile; what is gone is not brought back in another's place.
            rules = self._choices.now.accept_rules
            if before in rules:
                self._put(rules.index(before), rule)
            else:
                self._append(rule)

        self._open(before, written)

    def _open(self, rule: AcceptRule | None, written: object) -> None:
        dialog = RuleDialog(self._bridge, rule, self._contact, self)
        dialog.written.connect(written)
        dialog.open()

    def _move(self, by: int) -> None:
        row, number = self._rows.currentRow(), self._chosen
        other = self._rows.item(row + by)
        if number is None or other is None or row + by < 0:
            return
        rules = list(self._choices.now.accept_rules)
        there = int(other.data(_RULE))
        rules[number], rules[there] = rules[there], rules[number]
        self._keep(tuple(rules))
        self._rows.setCurrentRow(row + by)

    def _take_out(self) -> None:
        number = self._chosen
        if number is not None:
            rules = self._choices.now.accept_rules
            self._keep((*rules[:number], *rules[number + 1 :]))

    def _put(self, number: int, rule: AcceptRule) -> None:
        rules = self._choices.now.accept_rules
        self._keep((*rules[:number], rule, *rules[number + 1 :]))

    def _keep(self, rules: tuple[AcceptRule, ...]) -> None:
        self._choices.change(accept_rules=rules)
        self.show_settings(self._choices.now)

    def _enable(self) -> None:
        chosen, row = self._chosen is not None, self._rows.currentRow()
        self._edit.setEnabled(chosen)
        self._remove.setEnabled(chosen)
        # Who has one rule need not think about their order.
        for button in (self._up, self._down):
            button.setVisible(self._rows.count() > 1)
        self._up.setEnabled(chosen and row > 0)
        self._down.setEnabled(chosen and row < self._rows.count() - 1)

    def _button(self, name: str, text: str, command: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(command)
        return button
