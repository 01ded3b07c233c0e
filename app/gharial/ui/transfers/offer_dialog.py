"""The dialog of an incoming offer: who, what, how big, where to; Accept, Save as, Decline (security 9, 10, 46, 48)."""

import asyncio
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gharial.model.events import OfferGone, OfferPictured, SettingsChanged
from gharial.model.failures import Failure
from gharial.model.jid import bare
from gharial.model.transfer import Offer
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.rooms.other_end import called_there, own_device
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.transfers.block_question import BlockQuestion
from gharial.ui.transfers.offer_card import OfferCard
from gharial.ui.transfers.offer_place import OfferPlace
from gharial.ui.transfers.offer_promise import OfferPromise, with_rule
from gharial.ui.transfers.offer_twin import Twin, find_twin
from gharial.ui.transfers.offer_words import (
    group_words,
    is_own,
    plain_name,
    route_words,
    sender_words,
    title_words,
)
from gharial.ui.widgets.foreign_label import ForeignLabel
from gharial.ui.widgets.foreign_text import neutral, shown, tip, without_isolates
from gharial.ui.widgets.plain_label import plain_label

_WIDTH = 480
_LETTERS = 64


class OfferDialog(QDialog):
    """One offer. Not modal, never takes the focus; closing it answers nothing, and the offer stays open."""

    promised = Signal(object, object)
    """A rule becomes one of "Always take files from ..."; with the rules there were before."""

    def __init__(self, bridge: Bridge, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._offer = offer
        self._answering = False
        roster = bridge.backend.roster
        self._contact = roster.contact(offer.account, bare(offer.peer))
        known = [contact.jid for contact in roster.contacts(offer.account)]
        there = called_there(bridge.backend, offer.account, offer.peer)
        device = own_device(bridge.backend, offer.account, offer.peer)
        self._sender = sender_words(offer, self._contact, known, there or device)
        self.setObjectName("offer")
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(without_isolates(title_words(offer, self._sender)))
        # Boxes to tick do not break their words over lines.
        self._least = max(_WIDTH, _LETTERS * self.fontMetrics().averageCharWidth())
        self.setMinimumWidth(self._least)
        self.resize(self._least, self.height())

        self._title = ForeignLabel(title_words(offer, self._sender), lines=2)
        self._address = ForeignLabel(self._sender_text())
        self._address.setObjectName("offer-sender")
        self._standing = self._label("offer-standing", self._sender.standing)
        self._warning = self._label("offer-warning", self._sender.warning)
        self._card = OfferCard(offer, self._least, trusted=self._contact is not None and self._sender.trusted)
        self._card.look_asked.connect(self._on_look)
        self._card.understood.toggled.connect(lambda _: self._enable())
        self._card.choice_changed.connect(self._on_choice)
        self._group = self._label("offer-group", group_words(offer.group) if offer.group and self._has_more else "")
        self._take_all = QCheckBox(self.tr("Take all of them"))
        self._take_all.setObjectName("take-all")
        self._take_all.setAccessibleDescription(
            self.tr("The others come into the same folder without a question, except those that can run.")
        )
        self._take_all.setVisible(self._has_more and self._sender.trusted)
        self._place = OfferPlace(bridge, self._needed())
        self._take_all.toggled.connect(lambda _: self._place.need(self._needed()))
        self._route = self._label("offer-route", "")
        self._promise = OfferPromise(self.tr("your own devices") if is_own(offer) else self._sender.name, offer.size)
        self._promise.setVisible(self._may_promise())
        self._trouble = self._label("offer-trouble", "")
        self._block = self._button("block-sender", self.tr("Block"), self._ask_block)
        self._block.setAccessibleDescription(self.tr("Nothing of theirs reaches you any more."))
        self._block.setToolTip(tip(self._block.accessibleDescription()))
        self._sure = BlockQuestion(self)
        # Of somebody in a group chat only its own address is known, and that is all of its people.
        self._block.setVisible(self._contact is None and not is_own(offer) and not there)
        self._decline = self._button("decline-offer", self.tr("Decline"), self._on_decline)
        self._save_as = self._button("save-as", self.tr("Save as…"), self._on_save_as)
        self._save_as.setVisible(len(offer.files) == 1 and not offer.companions)
        self._accept = self._button("accept-offer", self.tr("Accept"), self._on_accept)
        self._lay_out()
        self._style()
        self._show_route()
        self._place.changed.connect(self._on_place)
        self._enable()
        self._speak()
        bridge.hear(OfferGone, self._on_gone, self)
        bridge.hear(SettingsChanged, lambda _: self._show_route(), self)
        bridge.hear(OfferPictured, lambda event: self._show_picture(event.offer), self)
        for open_offer in (offer, *bridge.backend.transfers.offers()):
            self._show_picture(open_offer)
        current_theme().changed.connect(self._style)
        work = asyncio.to_thread(find_twin, offer, bridge.backend.transfers.all())
        bridge.run(work, self._show_twin, lambda _: None, self)

    @property
    def offer(self) -> Offer:
        """What this dialog asks about."""
        return self._offer

    @property
    def is_answering(self) -> bool:
        """A button was pressed, and what it does is not done yet."""
        return self._answering

    # --- building -----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        group = QHBoxLayout()
        group.setSpacing(tokens.GAP_M)
        group.addWidget(self._group, 1)
        group.addWidget(self._take_all)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.GAP_S)
        buttons.addWidget(self._block)
        buttons.addStretch(1)
        for button in (self._decline, self._save_as, self._accept):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.GAP_L, tokens.GAP_L, tokens.GAP_L, tokens.GAP_L)
        column.setSpacing(tokens.GAP_XS)
        for widget in (self._title, self._address, self._standing, self._warning):
            column.addWidget(widget)
        column.addSpacing(tokens.GAP_S)
        column.addWidget(self._card)
        column.addLayout(group)
        column.addSpacing(tokens.GAP_S)
        column.addWidget(self._place)
        column.addWidget(self._route)
        column.addSpacing(tokens.GAP_XS)
        column.addWidget(self._promise)
        column.addWidget(self._trouble)
        column.addWidget(self._sure)
        column.addSpacing(tokens.GAP_M)
        column.addLayout(buttons)

    def _style(self) -> None:
        theme = current_theme()
        self._title.setFont(theme.font(tokens.TYPE_TITLE, bold=True))
        faint, warn, bad = (theme.color(role).name() for role in (Role.TEXT_2, Role.WARN, Role.BAD))
        for label in (self._standing, self._route, self._group):
            label.setFont(theme.font(tokens.TYPE_SECONDARY))
            label.setStyleSheet(f"color: {faint};")
        self._standing.setStyleSheet(f"color: {faint if self._sender.trusted else warn};")
        self._warning.setStyleSheet(f"color: {bad};")
        self._trouble.setStyleSheet(f"color: {bad};")

    def _button(self, name: str, text: str, command: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        # Enter is handled here and never by what Qt takes for the default.
        button.setAutoDefault(False)
        button.clicked.connect(command)
        return button

    def _label(self, name: str, text: str) -> QLabel:
        label = plain_label(name, text)
        label.setVisible(bool(text))
        return label

    def _sender_text(self) -> str:
        known = self._bridge.backend.accounts.all()
        if len(known) < 2:
            return self._sender.address
        return self.tr("{address} to your account {account}").format(
            address=self._sender.address, account=shown(self._offer.account.bare)
        )

    def _fit(self) -> None:
        """As high as the words need: a wrapped label asks a window's layout for less than it takes."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            height = layout.totalHeightForWidth(max(self.width(), self._least))
            self.setMinimumHeight(height)
            self.resize(max(self.width(), self._least), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    # --- what is known ------------------------------------------------------------------------------------------------

    @property
    def _has_more(self) -> bool:
        """More is sent together with it than is shown here."""
        group = self._offer.group
        return group is not None and group.count > max(1, len(self._offer.companions))

    def _needed(self) -> int:
        """How many bytes are to come into the folder."""
        group, chosen = self._offer.group, self._card.chosen
        size = self._offer.size if chosen is None else sum(max(0, file.size) for file in chosen)
        if group is not None and self._take_all.isChecked():
            return max(group.size, size)
        return size

    def _may_promise(self) -> bool:
        """Never for strangers, nor for somebody who may imitate a contact."""
        return (
            (self._contact is not None or is_own(self._offer))
            and self._sender.trusted
            and not self._card.can_run
            and OfferPromise.possible(self._place.folder)
        )

    def _show_route(self) -> None:
        self._route.setText(route_words(self._offer, self._sender, self._bridge.backend.settings, self._contact))
        self._route.setVisible(True)
        self._speak()
        if self.isVisible():
            self._fit()

    def _show_twin(self, twin: Twin | None) -> None:
        if twin is not None:
            self._card.show_twin(twin)
            self._speak()
            self._fit()

    def _show_picture(self, offer: Offer) -> None:
        self._card.show_picture_of(offer)
        if self.isVisible():
            self._fit()

    def _on_look(self) -> None:
        """Before the answer: a person wants to see what it is, and their computer sees our address."""
        looking = self._bridge.backend.transfers.fetch_pictures(self._offer.id)
        self._bridge.run(looking, lambda _: self._looked(), lambda failure: self._looked(failure), self)

    def _looked(self, failure: Failure | None = None) -> None:
        self._card.looked("" if failure is None else explain(failure).sentence)
        self._fit()

    def _on_choice(self) -> None:
        self._place.need(self._needed())
        self._on_place()
        self._speak()

    def _on_place(self) -> None:
        self._promise.setVisible(self._may_promise())
        self._enable()
        if self.isVisible():
            self._fit()

    def _enable(self) -> None:
        fits = self._place.fits
        ready = self._card.may_be_taken and not self._answering
        self._accept.setEnabled(fits and ready)
        self._save_as.setEnabled(ready)
        why = "" if fits else self._place.words
        if self._card.chosen == ():
            why = self.tr("Tick what you want to have, or decline.")
        elif fits and not self._card.may_be_taken:
            why = self.tr("First say that you expected it, by ticking the box above.")
        self._accept.setText(self._card.choice_words or self.tr("Accept"))
        # What can run, or comes from a stranger, needs a look and a hand.
        self._accept.setDefault(self._sender.trusted and not self._card.can_run)
        self._accept.setToolTip(tip(why))
        self._accept.setAccessibleDescription(why)

    def _speak(self) -> None:
        """What a screen reader says of the dialog as a whole."""
        before = (self._title, self._address, self._standing, self._warning)
        said = [label.text() for label in before] + [self._card.spoken, self._group.text(), self._route.text()]
        self.setAccessibleDescription(". ".join(part for part in said if part))

    # --- the answer ---------------------------------------------------------------------------------------------------

    def _on_accept(self) -> None:
        self._answer_with(self._place.folder, None)

    def _on_save_as(self) -> None:
        name = neutral(plain_name(self._offer.files[0])).replace("\ufffd", "_")
        chooser = QFileDialog(self, self.tr("Save as"), str(self._place.folder / name))
        chooser.setObjectName("save-as-chooser")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        # Nothing is ever overwritten: a name that is taken gets a number, so there is nothing to confirm.
        chooser.setOption(QFileDialog.Option.DontConfirmOverwrite)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.selectFile(name)
        chooser.fileSelected.connect(self._save_at)
        chooser.open()

    def _save_at(self, chosen: str) -> None:
        path = Path(chosen)
        self._answer_with(path.parent, path.name)

    def _answer_with(self, folder: Path, name: str | None) -> None:
        self._answering_now(True)
        accept = self._bridge.backend.transfers.accept
        rest, chosen = self._take_all.isChecked(), self._card.chosen
        command = accept(self._offer.id, folder, name, whole_group=rest, chosen=chosen)
        self._bridge.run(command, lambda _: self._on_accepted(folder), self._on_failure, self)

    def _on_accepted(self, folder: Path) -> None:
        backend = self._bridge.backend
        if self._promise.given and self._may_promise():
            rule = self._promise.rule(bare(self._offer.peer), folder)
            before = backend.settings.accept_rules
            self.promised.emit(rule, before)
            self._bridge.run(backend.change_settings(with_rule(backend.settings, rule)))
        self.accept()

    def _on_decline(self) -> None:
        self._answering_now(True)
        command = self._bridge.backend.transfers.decline(self._offer.id, together=bool(self._offer.companions))
        self._bridge.run(command, lambda _: self.reject(), self._on_failure, self)

    def _ask_block(self) -> None:
        self._sure.ask([self._sender.name], self._on_block, self._block)
        self._fit()

    def _on_block(self) -> None:
        backend = self._bridge.backend
        self._answering_now(True)
        theirs = (self._offer.account, bare(self._offer.peer))
        self._bridge.run(backend.roster.block(*theirs))
        for other in backend.transfers.offers():
            if other.id != self._offer.id and (other.account, bare(other.peer)) == theirs:
                self._bridge.run(backend.transfers.decline(other.id))
        declining = backend.transfers.decline(self._offer.id, together=bool(self._offer.companions))
        self._bridge.run(declining, lambda _: self.reject(), self._on_failure, self)

    def _answering_now(self, answering: bool) -> None:
        self._answering = answering
        self._sure.silence()
        self._trouble.setVisible(False)
        for widget in (self._decline, self._block, self._place, self._promise, self._take_all, self._card):
            widget.setEnabled(not answering)
        self._enable()

    def _on_failure(self, failure: Failure) -> None:
        if all(one.id != self._offer.id for one in self._bridge.backend.transfers.offers()):
            self.reject()
            return
        self._answering_now(False)
        self._trouble.setText(explain(failure).sentence)
        self._trouble.setVisible(True)
        self._fit()

    def _on_gone(self, event: OfferGone) -> None:
        if event.offer_id == self._offer.id and not self._answering:
            self.reject()

    # --- Qt -----------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and self.isAncestorOf(focused):
            focused.click()
        elif self._accept.isDefault():
            # A stranger's file needs a look and a hand: Enter alone, typed for something else, must not accept it.
            self._accept.click()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()
        self._fit()
        self._place.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._place.watch(False)
        super().hideEvent(event)
