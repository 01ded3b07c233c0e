"""The list of open offers: one window instead of many dialogs when several come at once (security 49)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gharial.model.failures import Failure
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Offer
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.style import tokens
from gharial.ui.style.icons import icon
from gharial.ui.style.tokens import Role
from gharial.ui.transfers.offer_words import kind_words, name_words, risk_words
from gharial.ui.widgets.foreign_text import shown, tip
from gharial.ui.widgets.transfer_words import SEPARATOR

_OFFER = int(Qt.ItemDataRole.UserRole)


class OfferList(QWidget):
    """Rows of offers; `chosen(offer id)` asks for the dialog of one. Not modal, never takes the focus."""

    chosen = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._bridge = bridge
        self.setObjectName("offers")
        self.setWindowTitle(self.tr("Files offered to you"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.resize(520, 360)
        self._said = QLabel()
        self._said.setObjectName("offers-count")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble = QLabel()
        self._trouble.setObjectName("offers-trouble")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.setWordWrap(True)
        self._trouble.setVisible(False)
        self._rows = QListWidget()
        self._rows.setObjectName("offer-rows")
        self._rows.setAccessibleName(self.tr("Open offers"))
        self._rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._rows.setUniformItemSizes(True)
        self._rows.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._rows.itemActivated.connect(self._look_at)
        self._rows.itemSelectionChanged.connect(self._enable)
        self._look = self._button("look-at-offer", self.tr("Look at it…"), self._look_at)
        self._decline = self._button("decline-offers", self.tr("Decline"), self._on_decline)
        self._block = self._button("block-sender", self.tr("Block sender"), self._on_block)
        buttons = QHBoxLayout()
        buttons.addWidget(self._block)
        buttons.addStretch(1)
        buttons.addWidget(self._decline)
        buttons.addWidget(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.GAP_L, tokens.GAP_L, tokens.GAP_L, tokens.GAP_L)
        column.setSpacing(tokens.GAP_S)
        column.addWidget(self._said)
        column.addWidget(self._rows, 1)
        column.addWidget(self._trouble)
        column.addLayout(buttons)
        self._enable()

    def put(self, offer: Offer) -> None:
        """Add one."""
        contact = self._bridge.backend.roster.contact(offer.account, bare(offer.peer))
        sender = shown(contact.label if contact is not None else offer.peer.bare)
        name = name_words(offer) if len(offer.files) == 1 else self.tr("{count} files").format(count=len(offer.files))
        item = QListWidgetItem(SEPARATOR.join((name, kind_words(offer), self.tr("from {name}").format(name=sender))))
        item.setData(_OFFER, offer)
        item.setIcon(icon("warning", Role.WARN) if risk_words(offer) else icon("file", Role.TEXT_2))
        item.setToolTip(tip(shown(str(offer.peer))))
        self._rows.addItem(item)
        self._enable()

    def take_out(self, offer_id: str) -> None:
        """Remove one, if it is listed."""
        for row in range(self._rows.count() - 1, -1, -1):
            if self._offer(self._rows.item(row)).id == offer_id:
                self._rows.takeItem(row)
        self._enable()

    def count(self) -> int:
        """How many are listed."""
        return self._rows.count()

    def lists(self, offer_id: str) -> bool:
        """That one is listed."""
        return any(self._offer(self._rows.item(row)).id == offer_id for row in range(self._rows.count()))

    def _offer(self, item: QListWidgetItem) -> Offer:
        offer = item.data(_OFFER)
        assert isinstance(offer, Offer)  # noqa: S101
        return offer

    def _selected(self) -> list[Offer]:
        return [self._offer(item) for item in self._rows.selectedItems()]

    def _look_at(self) -> None:
        for offer in self._selected()[:1]:
            self.chosen.emit(offer.id)

    def _on_decline(self) -> None:
        for offer in self._selected():
            self._bridge.run(self._bridge.backend.transfers.decline(offer.id), on_failure=self._say, owner=self)

    def _on_block(self) -> None:
        """Nothing of theirs any more, and no to everything of theirs that is open."""
        senders: set[tuple[Jid, Jid]] = {(offer.account, bare(offer.peer)) for offer in self._selected()}
        for row in range(self._rows.count()):
            offer = self._offer(self._rows.item(row))
            if (offer.account, bare(offer.peer)) in senders:
                self._bridge.run(self._bridge.backend.transfers.decline(offer.id), on_failure=self._say, owner=self)
        for account, peer in senders:
            self._bridge.run(self._bridge.backend.roster.block(account, peer), on_failure=self._say)

    def _say(self, failure: Failure) -> None:
        self._trouble.setText(explain(failure).sentence)
        self._trouble.setVisible(True)

    def _enable(self) -> None:
        chosen = self._selected()
        self._look.setEnabled(len(chosen) == 1)
        self._decline.setEnabled(bool(chosen))
        self._block.setEnabled(bool(chosen))
        self._said.setText(self.tr("Files that wait for your answer: {count}").format(count=self._rows.count()))

    def _button(self, name: str, text: str, command: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(command)
        return button
