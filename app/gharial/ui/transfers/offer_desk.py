"""The desk where offers are put: a dialog for the first, and one list for all that come while it is open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gharial.model.events import OfferGone, OfferReceived, SettingsChanged
from gharial.model.settings import AcceptRule
from gharial.model.transfer import Offer
from gharial.ui.bridge import Bridge

if TYPE_CHECKING:
    from gharial.ui.transfers.offer_dialog import OfferDialog
    from gharial.ui.transfers.offer_list import OfferList

DIALOGS = 1
"""So many dialogs open by themselves; the user may open more out of the list."""


class OfferDesk(QObject):
    """Shows each offer that comes. The shell makes one and keeps it; the dialogs are imported with the first."""

    line_wanted = Signal(str, str, str, object)
    """Key, text, a button's words and what it does: the shell says it in one of the windows."""
    line_settled = Signal(str)
    """The key of a line that has nothing to tell any more."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._dialogs: dict[str, OfferDialog] = {}
        self._wanted: set[str] = set()
        """Offers whose dialogs the user asked for: these stay."""
        self._list: OfferList | None = None
        self._promised: dict[AcceptRule, tuple[AcceptRule, ...]] = {}
        """Rules that are about to be kept, with those there were before."""
        self._told: set[AcceptRule] = set()
        bridge.hear(OfferReceived, lambda event: self.receive(event.offer), self)
        bridge.hear(OfferGone, lambda event: self._gone(event.offer_id), self)
        bridge.hear(SettingsChanged, lambda event: self._see_rules(event.settings.accept_rules), self)

    def receive(self, offer: Offer) -> None:
        """Put a new offer where the user sees it, without taking the focus from anything.

        One that is quiet stands in its conversation and waits there to be asked for.
        """
        if offer.quiet or offer.id in self._dialogs or not self._is_open(offer.id) or self._is_asked_about(offer):
            return
        self._fold(offer)
        if len(self._dialogs) < DIALOGS and (self._list is None or not self._list.count()):
            self._open(offer)
        else:
            self._put(offer)

    def _fold(self, offer: Offer) -> None:
        """What is sent together with the file of a dialog comes: all of it stands in the list, at one place."""
        for dialog in tuple(self._dialogs.values()):
            one = dialog.offer
            if one.id not in self._wanted and not dialog.is_answering and _one_group(one, offer):
                del self._dialogs[one.id]
                dialog.close()
                dialog.deleteLater()
                self._put(one)

    def show_offer(self, offer_id: str) -> None:
        """Open the dialog of one offer and bring it to the front, because the user asked for it."""
        self._wanted.add(offer_id)
        dialog = self._dialogs.get(offer_id)
        if dialog is None:
            offer = next((one for one in self._bridge.backend.transfers.offers() if one.id == offer_id), None)
            if offer is None:
                self._wanted.discard(offer_id)
                return
            if self._list is not None:
                self._list.take_out(offer_id)
                self._close_empty_list()
            dialog = self._open(offer)
        dialog.raise_()
        dialog.activateWindow()

    def show_all(self) -> None:
        """Bring every open offer to the front; those whose dialogs were closed come back."""
        offers = self._bridge.backend.transfers.offers()
        listed = self._list
        unseen = [
            one
            for one in offers
            if one.id not in self._dialogs and not (listed and listed.lists(one.id)) and not self._is_asked_about(one)
        ]
        if len(unseen) == 1 and not self._dialogs and not (listed and listed.count()):
            self.show_offer(unseen[0].id)
        else:
            for offer in unseen:
                self._put(offer)
        for dialog in self._dialogs.values():
            dialog.raise_()
        if self._list is not None and self._list.count():
            self._list.show()
            self._list.raise_()
            self._list.activateWindow()
        elif self._dialogs:
            # Asked for: the keyboard goes along, for whoever has nothing else to get there with.
            next(iter(self._dialogs.values())).activateWindow()

    def close(self) -> None:
        """Close everything; the offers stay open."""
        for dialog in tuple(self._dialogs.values()):
            dialog.close()
        if self._list is not None:
            self._list.close()

    def _is_asked_about(self, offer: Offer) -> bool:
        """A dialog shows it among the companions of its offer."""
        return bool(offer.companions) and any(_together(one.offer, offer) for one in self._dialogs.values())

    def _is_open(self, offer_id: str) -> bool:
        return any(one.id == offer_id for one in self._bridge.backend.transfers.offers())

    def _open(self, offer: Offer) -> "OfferDialog":
        from gharial.ui.transfers.offer_dialog import OfferDialog

        dialog = OfferDialog(self._bridge, offer)
        self._dialogs[offer.id] = dialog
        dialog.finished.connect(lambda _: self._closed(offer.id))
        dialog.promised.connect(self._note_promise)
        dialog.show()
        return dialog

    def _note_promise(self, rule: AcceptRule, before: tuple[AcceptRule, ...]) -> None:
        self._promised[rule] = before

    def _see_rules(self, rules: tuple[AcceptRule, ...]) -> None:
        """A rule that was made in passing is said once it is kept, and can be taken back at once."""
        for rule in [one for one in self._told if one not in rules]:
            self._told.discard(rule)
            self.line_settled.emit(_key(rule))
        for rule in [one for one in self._promised if one in rules]:
            self._told.add(rule)
            self._tell(rule, self._promised.pop(rule))

    def _tell(self, rule: AcceptRule, before: tuple[AcceptRule, ...]) -> None:
        from gharial.ui.transfers.offer_promise import promise_words, without_rule
        from gharial.ui.widgets.sender_name import sender_name

        backend = self._bridge.backend

        def undo() -> None:
            self._bridge.run(backend.change_settings(without_rule(backend.settings, rule, before)))

        words = promise_words(rule, sender_name(backend, rule.contact))
        self.line_wanted.emit(_key(rule), words, self.tr("Undo"), undo)

    def _put(self, offer: Offer) -> None:
        from gharial.ui.transfers.offer_list import OfferList

        if self._list is None:
            self._list = OfferList(self._bridge)
            self._list.chosen.connect(self.show_offer)
        self._list.put(offer)
        self._list.show()

    def _closed(self, offer_id: str) -> None:
        self._wanted.discard(offer_id)
        dialog = self._dialogs.pop(offer_id, None)
        if dialog is None:
            return
        dialog.deleteLater()
        if not self._is_open(offer_id):
            # Its file went by itself: the others of the dialog still wait for an answer.
            for offer in self._bridge.backend.transfers.offers():
                if _together(dialog.offer, offer):
                    self.receive(offer)

    def _gone(self, offer_id: str) -> None:
        if self._list is not None:
            self._list.take_out(offer_id)
            self._close_empty_list()

    def _close_empty_list(self) -> None:
        if self._list is not None and not self._list.count():
            self._list.hide()


def _key(rule: AcceptRule) -> str:
    return f"rule {rule.contact}"


def _together(one: Offer, other: Offer) -> bool:
    """Both stand in the same list of companions."""
    same = (one.account, one.peer, one.group) == (other.account, other.peer, other.group)
    return same and one.group is not None and bool(one.companions) and one.companions == other.companions


def _one_group(one: Offer, other: Offer) -> bool:
    """Sent together, each in an offer of its own."""
    same = (one.account, one.peer, one.group) == (other.account, other.peer, other.group)
    return same and one.group is not None and one.group.count > 1 and not one.companions and not other.companions
