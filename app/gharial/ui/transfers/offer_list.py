"""The list of open offers: one window instead of many dialogs, grouped by who sends (security 49)."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gharial.model.failures import Failure
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Offer
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.rooms.other_end import called_there, own_device
from gharial.ui.style import tokens
from gharial.ui.style.icons import icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.transfers.block_question import BlockQuestion
from gharial.ui.transfers.offer_place import OfferPlace
from gharial.ui.transfers.offer_words import Sender, can_run, kind_words, name_words, risk_words, sender_words
from gharial.ui.widgets.figures import number_text, size_text
from gharial.ui.widgets.foreign_text import shown, tip
from gharial.ui.widgets.plain_label import plain_label
from gharial.ui.widgets.top_window import TopWindow
from gharial.ui.widgets.transfer_words import SEPARATOR

_OFFER = int(Qt.ItemDataRole.UserRole)
_SENDER = _OFFER + 1

Key = tuple[Jid, Jid]
"""Account and sender, both bare."""


class OfferList(TopWindow):
    """A row for each sender, below it their offers; `chosen(offer id)` asks for the dialog of one.

    Not modal, never takes the focus. The buttons do it for what is selected; a sender stands for all of theirs.
    """

    escape_closes = True
    chosen = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._offers: dict[str, QTreeWidgetItem] = {}
        self._senders: dict[Key, QTreeWidgetItem] = {}
        self._picked_for_user = False
        self.setObjectName("offers")
        self.setWindowTitle(self.tr("Files offered to you"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.resize(560, 420)
        self._said = plain_label("offers-count")
        self._trouble = plain_label("offers-trouble")
        self._trouble.setVisible(False)
        self._left = plain_label("offers-left")
        self._rows = self._tree()
        self._place = OfferPlace(bridge, 0)
        self._look = self._button("look-at-offer", self.tr("Look at it…"), self._look_at)
        self._accept = self._button("accept-offers", self.tr("Accept"), self._on_accept)
        self._decline = self._button("decline-offers", self.tr("Decline"), self._on_decline)
        self._block = self._button("block-sender", self.tr("Block sender"), self._ask_block)
        self._sure = BlockQuestion(self)
        # Another choice is another question.
        self._rows.itemSelectionChanged.connect(self._sure.silence)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.GAP_S)
        buttons.addWidget(self._block)
        buttons.addStretch(1)
        for button in (self._look, self._decline, self._accept):
            buttons.addWidget(button)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(tokens.GAP_L, tokens.GAP_L, tokens.GAP_L, tokens.GAP_L)
        column.setSpacing(tokens.GAP_S)
        column.addWidget(self._said)
        column.addWidget(self._rows, 1)
        for widget in (self._place, self._left, self._trouble, self._sure):
            column.addWidget(widget)
        column.addLayout(buttons)
        self._place.changed.connect(self._enable)
        current_theme().changed.connect(self._style)
        self._style()
        self._enable()

    # --- rows ---------------------------------------------------------------------------------------------------------

    def put(self, offer: Offer) -> None:
        """Add one, below its sender."""
        if offer.id in self._offers:
            return
        key = self._key(offer)
        top = self._senders.get(key)
        if top is None:
            top = self._senders[key] = QTreeWidgetItem(self._rows)
            top.setData(0, _SENDER, self._sender(offer))
            top.setFirstColumnSpanned(True)
            top.setExpanded(True)
        item = QTreeWidgetItem(top, [name_words(offer).replace("\n", SEPARATOR), kind_words(offer)])
        item.setData(0, _OFFER, offer)
        item.setIcon(0, icon("warning", Role.WARN) if can_run(offer) else icon(_sign(offer), Role.TEXT_2))
        item.setToolTip(0, tip(name_words(offer)))
        item.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, risk_words(offer))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{item.text(0)}, {item.text(1)}")
        self._offers[offer.id] = item
        # The only one is what the buttons are about; as soon as there are several, a person chooses.
        if len(self._offers) == 1:
            self._rows.setCurrentItem(item)
        elif self._picked_for_user:
            self._rows.clearSelection()
        self._picked_for_user = len(self._offers) == 1
        self._count(top)

    def take_out(self, offer_id: str) -> None:
        """Remove one, if it is listed."""
        item = self._offers.pop(offer_id, None)
        if item is None:
            return
        top = item.parent()
        assert top is not None  # noqa: S101 - offers stand below their sender
        top.removeChild(item)
        if top.childCount():
            self._count(top)
            return
        self._rows.takeTopLevelItem(self._rows.indexOfTopLevelItem(top))
        self._senders = {key: one for key, one in self._senders.items() if one is not top}
        self._enable()

    def count(self) -> int:
        """How many offers are listed."""
        return len(self._offers)

    def lists(self, offer_id: str) -> bool:
        """That one is listed."""
        return offer_id in self._offers

    def _sender(self, offer: Offer) -> Sender:
        roster = self._bridge.backend.roster
        known = [contact.jid for contact in roster.contacts(offer.account)]
        backend, account, peer = self._bridge.backend, offer.account, offer.peer
        there = called_there(backend, account, peer) or own_device(backend, account, peer)
        return sender_words(offer, roster.contact(offer.account, bare(offer.peer)), known, there)

    def _key(self, offer: Offer) -> Key:
        """A group chat is not one sender: each of its people is."""
        there = called_there(self._bridge.backend, offer.account, offer.peer)
        return bare(offer.account), offer.peer if there else bare(offer.peer)

    def _count(self, top: QTreeWidgetItem) -> None:
        """ "Bob offers 12 files" in the row of the sender: what stands below it, and not what may still come."""
        sender: Sender = top.data(0, _SENDER)
        offers = list(_below(top))
        count, size = len(offers), sum(max(0, one.size) for one in offers)
        words = self.tr("{name} offers %n files", None, count).format(name=sender.name)
        address = shown(bare(offers[0].peer).bare)
        said = SEPARATOR.join(part for part in (words, size_text(size), sender.standing) if part)
        top.setText(0, said)
        top.setToolTip(0, tip("\n".join(part for part in (address, sender.warning) if part)))
        top.setIcon(0, icon("person") if sender.trusted else icon("warning", Role.WARN))
        spoken = SEPARATOR.join(part for part in (said, address, sender.warning) if part)
        top.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        self._enable()

    def _selected(self) -> list[Offer]:
        """The selected offers; all of a selected sender, each once."""
        found: dict[str, Offer] = {}
        for item in self._rows.selectedItems():
            for offer in (item.data(0, _OFFER),) if item.data(0, _OFFER) is not None else _below(item):
                found[offer.id] = offer
        return list(found.values())

    # --- buttons ------------------------------------------------------------------------------------------------------

    def _look_at(self) -> None:
        for offer in self._selected()[:1]:
            self.chosen.emit(offer.id)

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        offer = item.data(0, _OFFER)
        if offer is not None:
            self.chosen.emit(offer.id)

    def _on_accept(self) -> None:
        self._trouble.setVisible(False)
        transfers = self._bridge.backend.transfers
        for offer in self._takeable():
            accept = transfers.accept(offer.id, self._place.folder, whole_group=self._takes_rest(offer))
            self._bridge.run(accept, on_failure=self._say, owner=self)

    def _on_decline(self) -> None:
        for offer in self._selected():
            self._bridge.run(self._bridge.backend.transfers.decline(offer.id), on_failure=self._say, owner=self)

    def _ask_block(self) -> None:
        senders: list[Sender] = [self._senders[key].data(0, _SENDER) for key in self._blockable()]
        self._sure.ask([one.name for one in senders], self._on_block, self._block)

    def _on_block(self) -> None:
        """Nothing of theirs any more, and no to everything of theirs that is open."""
        for account, peer in self._blockable():
            for offer in list(_below(self._senders[(account, peer)])):
                self._bridge.run(self._bridge.backend.transfers.decline(offer.id), on_failure=self._say, owner=self)
            self._bridge.run(self._bridge.backend.roster.block(account, peer), on_failure=self._say)

    def _blockable(self) -> list[Key]:
        """Whom the selected ones are from, but for people of group chats: the address one knows of them is the room's,
        and so that of all who are there."""
        keys = dict.fromkeys(self._key(offer) for offer in self._selected())
        return [key for key in keys if not key[1].resource]

    def _takeable(self) -> list[Offer]:
        """Of the selected ones; what can run, or comes from a stranger, is looked at one by one."""
        return [offer for offer in self._selected() if not can_run(offer) and self._trusted(offer)]

    def _takes_rest(self, offer: Offer) -> bool:
        """Its sender is selected, and with them all that they send together with it and offer later."""
        group = offer.group
        return group is not None and group.count > 1 and self._senders[self._key(offer)].isSelected()

    def _more_to_come(self, rest: Iterable[Offer]) -> bool:
        """Of what these are sent together with, some was not offered yet: what was is in the list of transfers."""
        groups = {offer.group for offer in rest if offer.group is not None}
        if not groups:
            return False
        listed = Counter(item.data(0, _OFFER).group for item in self._offers.values())
        if all(listed[group] >= group.count for group in groups):
            return False
        known = Counter(one.group for one in self._bridge.backend.transfers.all() if one.group in groups)
        return any(max(listed[group], known[group]) < group.count for group in groups)

    def _trusted(self, offer: Offer) -> bool:
        sender: Sender = self._senders[self._key(offer)].data(0, _SENDER)
        return sender.trusted

    def _say(self, failure: Failure) -> None:
        self._trouble.setText(explain(failure).sentence)
        self._trouble.setVisible(True)

    def _enable(self) -> None:
        chosen = self._selected()
        takeable = self._takeable()
        rest = [offer for offer in takeable if self._takes_rest(offer)]
        alone = [offer for offer in takeable if offer not in rest]
        size = _together(rest)[1] + sum(max(0, offer.size) for offer in alone)
        if size != self._place.needed:
            self._place.need(size)  # which comes back here
            return
        self._look.setEnabled(len(chosen) == 1)
        self._decline.setEnabled(bool(chosen))
        self._accept.setEnabled(bool(takeable) and self._place.fits)
        self._block.setEnabled(bool(self._blockable()))
        many = len(chosen) > 1
        self._decline.setText(self.tr("Decline all") if many else self.tr("Decline"))
        self._accept.setText(self.tr("Accept all") if len(takeable) > 1 else self.tr("Accept"))
        self._tell_left(len(chosen) - len(takeable), more=self._more_to_come(rest))
        self._said.setText(self.tr("Files that wait for your answer: {count}").format(count=number_text(self.count())))

    def _tell_left(self, asked: int, *, more: bool) -> None:
        """What Accept does not take of the selected, and what it takes beyond them."""
        words = []
        if self._offers and not self._selected():
            words.append(self.tr("Select a sender, for all of theirs, or single files."))
        if asked:
            words.append(self.tr("Files that can run, and those of strangers, are accepted one by one: look at each."))
        if more:
            words.append(self.tr("What is still to come of these files is taken too, without a question."))
        self._left.setText("\n".join(words))
        self._left.setVisible(bool(words))

    # --- building -----------------------------------------------------------------------------------------------------

    def _tree(self) -> QTreeWidget:
        rows = QTreeWidget()
        rows.setObjectName("offer-rows")
        rows.setAccessibleName(self.tr("Open offers"))
        rows.setColumnCount(2)
        rows.setHeaderHidden(True)
        rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        rows.setUniformRowHeights(True)
        rows.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        rows.header().setStretchLastSection(False)
        rows.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        rows.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        rows.itemActivated.connect(self._on_activated)
        rows.itemSelectionChanged.connect(self._enable)
        return rows

    def _button(self, name: str, text: str, command: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(command)
        return button

    def _style(self) -> None:
        theme = current_theme()
        self._trouble.setStyleSheet(f"color: {theme.color(Role.BAD).name()};")
        self._left.setStyleSheet(f"color: {theme.color(Role.WARN).name()};")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._place.watch(False)
        super().hideEvent(event)


def _below(top: QTreeWidgetItem) -> Iterable[Offer]:
    """The offers of one sender."""
    for number in range(top.childCount()):
        item = top.child(number)
        offer = item.data(0, _OFFER) if item is not None else None
        if isinstance(offer, Offer):
            yield offer


def _together(offers: Iterable[Offer]) -> tuple[int, int]:
    """How many files, and how many bytes, these are with all that is sent together with them."""
    parts: dict[str, list[Offer]] = {}
    for offer in offers:
        parts.setdefault(offer.group.id if offer.group is not None else offer.id, []).append(offer)
    count = size = 0
    for part in parts.values():
        group = part[0].group
        # What a group says of itself may be less than what is seen of it.
        count += max(len(part), group.count if group is not None else 0)
        size += max(sum(max(0, one.size) for one in part), group.size if group is not None else 0)
    return count, size


def _sign(offer: Offer) -> str:
    if offer.host:
        return "link"
    return "folder" if offer.files[0].is_folder else "file"
