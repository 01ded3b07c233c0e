"""The dry run of an accept rule: which of the last offers it would have taken, from the list of transfers."""

from dataclasses import replace

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QLabel, QListWidgetItem, QVBoxLayout, QWidget

from gharial.model.acceptance import circumstances_of, takes
from gharial.model.contact import Contact
from gharial.model.conversation import Direction
from gharial.model.jid import Jid, bare
from gharial.model.settings import AcceptRule
from gharial.model.transfer import Transfer, TransferState
from gharial.ui.bridge import Bridge
from gharial.ui.settings.boxed_list import BoxedList
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.direction import apart
from gharial.ui.widgets.figures import number_text, size_text
from gharial.ui.widgets.foreign_text import shown_name, tip
from gharial.ui.widgets.sender_name import sender_name
from gharial.ui.widgets.transfer_words import SEPARATOR

TRIED = 50
"""So many of the last offers are tried."""
_ROWS = 4


class RuleTrial(QWidget):
    """A sentence, and below it the offers that would have been taken, the latest first."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._said = QLabel()
        self._said.setObjectName("rule-tried")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._rows = BoxedList("rule-would-take", self.tr("Offers the rule would have taken"), _ROWS)
        came = [one for one in bridge.backend.transfers.all() if one.direction is Direction.INCOMING]
        self._came = sorted(came, key=lambda one: one.created, reverse=True)[:TRIED]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP_XS)
        column.addWidget(self._said)
        column.addWidget(self._rows)
        current_theme().changed.connect(self._style)
        self._style()

    def try_out(self, rule: AcceptRule) -> None:
        """Say what the rule would have done, were it switched on."""
        taken = [one for one in self._came if self._takes(replace(rule, enabled=True), one)]
        words = self._words(taken)
        self._said.setText(words)
        self._rows.clear()
        for one in taken:
            item = QListWidgetItem(self._row_words(one))
            item.setToolTip(tip(item.text()))
            self._rows.addItem(item)
        self._rows.setAccessibleDescription(words)
        self._rows.setVisible(bool(taken))

    def _words(self, taken: list[Transfer]) -> str:
        if not self._came:
            return self.tr("Nothing was offered to you yet that the rule could be tried with.")
        count = number_text(len(self._came))
        if not taken:
            return self.tr("Of the last offers ({count}), the rule would have taken none.").format(count=count)
        words = self.tr("Of the last offers ({count}), the rule would have taken %n.", None, len(taken))
        words = words.format(count=count)
        declined = sum(one.state is TransferState.DECLINED for one in taken)
        if not declined:
            return words
        also = self.tr("%n of them you declined.", None, declined)
        return f"{words} {also}"

    def _row_words(self, one: Transfer) -> str:
        moment = QDateTime.fromSecsSinceEpoch(int(one.created.timestamp()))
        parts = [
            apart(shown_name(one.file.name)),
            apart(sender_name(self._bridge.backend, bare(one.peer).bare)),
            size_text(one.file.size) if one.file.size >= 0 else "",
            QLocale().toString(moment, QLocale.FormatType.ShortFormat),
            self.tr("you declined it") if one.state is TransferState.DECLINED else "",
        ]
        return SEPARATOR.join(part for part in parts if part)

    def _takes(self, rule: AcceptRule, transfer: Transfer) -> bool:
        sender = self._sender(bare(transfer.account), bare(transfer.peer))
        if sender is None:
            return False
        settings, time = self._bridge.backend.settings, transfer.created.astimezone()
        around = circumstances_of(settings, sender, transfer.peer, time, linked=False)
        # What lay in a folder is not kept with it, so for a folder nothing can be said.
        return takes(rule, sender, [transfer.file], (), around)

    def _sender(self, account: Jid, jid: Jid) -> Contact | None:
        backend = self._bridge.backend
        if jid == account:
            return Contact(account, account, resources=backend.roster.own_devices(account))
        return None if backend.rooms.room(account, jid) is not None else backend.roster.contact(account, jid)

    def _style(self) -> None:
        theme = current_theme()
        self._said.setFont(theme.font(tokens.TYPE_SECONDARY))
        self._said.setStyleSheet(f"color: {theme.color(Role.TEXT_2).name()};")
