"""What deserves a notification: fresh messages, offers, transfers that ended; in few words, and never in a flood."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from gharial.model.border import Backend
from gharial.model.conversation import Message
from gharial.model.events import MessageAdded, OfferGone, OfferReceived, RoomInvitationGone, RoomInvited
from gharial.model.jid import Jid, bare
from gharial.model.room import RoomInvitation
from gharial.model.transfer import Offer
from gharial.ui.bridge import Bridge
from gharial.ui.discretion import discreet, may_ring
from gharial.ui.notifications import Notification, Notifications
from gharial.ui.rooms.room_words import occupant_name
from gharial.ui.transfers.offer_words import can_run, hides_files, size_words
from gharial.ui.widgets.figures import number_text
from gharial.ui.widgets.foreign_text import shown, shown_name

_GROUPED_FROM = 4
_ALL_OFFERS = "offers"
_INVITATION = "invitation "
_LONGEST_BODY = 200


class News(QObject):
    """Hears the backend, tells the desktop, and turns what the user chooses there into requests and answers."""

    chat_requested = Signal(object, object)
    """Account and peer."""
    invitations_requested = Signal()
    offer_requested = Signal(str)
    offers_requested = Signal()
    line_wanted = Signal(str, str, str, object)
    """Key, text, a button's words and what it does: nobody but our own windows can show it."""
    line_settled = Signal(str)
    """The key of a line that has nothing to tell any more."""

    def __init__(
        self,
        bridge: Bridge,
        notifications: Notifications,
        looks_at: Callable[[Jid, Jid], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._backend = bridge.backend
        self._notifications = notifications
        self._looks_at = looks_at
        self._chats: dict[str, tuple[Jid, Jid]] = {}
        self._offers: dict[str, Offer] = {}
        notifications.chosen.connect(self._chosen)
        notifications.unshown.connect(self._show_in_window)
        bridge.hear(MessageAdded, self._message_added, self)
        bridge.hear(RoomInvited, lambda event: self._invited(event.invitation), self)
        bridge.hear(RoomInvitationGone, self._invitation_gone, self)
        bridge.hear(OfferReceived, lambda event: self._offered(event.offer), self)
        bridge.hear(OfferGone, lambda event: self._offer_gone(event.offer_id), self)

    def settle_chat(self, account: Jid, peer: Jid) -> None:
        """The user looks at that conversation: its notification is of no use any more."""
        key = _chat_key(account, peer)
        if self._chats.pop(key, None) is not None:
            self._notifications.withdraw(key)
            self.line_settled.emit(key)

    def _name(self, account: Jid, peer: Jid) -> str:
        room = self._backend.rooms.room(account, bare(peer))
        if room is not None:
            return occupant_name(room.label, str(peer.resource)) if peer.resource else shown(room.label)
        contact = self._backend.roster.contact(account, bare(peer))
        return shown(contact.label if contact is not None else peer.bare)

    def _message_added(self, event: MessageAdded) -> None:
        message = event.message
        if not event.fresh or message.transfer_id or not self._backend.settings.notify_messages:
            return
        if self._looks_at(message.account, message.peer) or not may_ring(self._backend, message.account):
            return
        in_room = self._backend.rooms.room(message.account, message.peer) is not None
        if in_room and not self._wanted(message):
            return
        key = _chat_key(message.account, message.peer)
        self._chats[key] = (message.account, message.peer)
        unread = self._backend.chat.conversation(message.account, message.peer).unread
        title = self._name(message.account, message.peer)
        if in_room and message.nick:
            title = occupant_name(title, message.nick)
        if unread > 1:
            title = self.tr("{name} · {count} new messages").format(name=title, count=number_text(unread))
        body = shown(message.body[:_LONGEST_BODY], lines=True)
        one = Notification(key, title, body, (("open", self.tr("Open")),))
        self._tell(one, title, self.tr("A new message"))

    def _tell(self, one: Notification, sender: str, nothing: str) -> None:
        self._notifications.tell(discreet(self._backend, one, sender, nothing))

    def _wanted(self, message: Message) -> bool:
        """The user wants to be told of it. What is fresh in a room mentions us, or everything there is for us."""
        rule = self._backend.settings.room_rule_for(message.account.bare, message.peer.bare)
        return rule.notify in ("", "all") or (rule.notify == "mentions" and message.mentions_us)

    def _invited(self, one: RoomInvitation) -> None:
        """Only of whom we know: strangers' invitations stand in the roster alone, and cannot ring."""
        if not self._backend.settings.notify_messages or one.sender is None:
            return
        if not may_ring(self._backend, one.account):
            return
        if self._backend.roster.contact(one.account, bare(one.sender)) is None:
            return
        name = self._name(one.account, one.sender)
        title = self.tr("{name} invites you to {room}").format(name=name, room=shown(one.room.user or one.room.bare))
        text = shown(one.reason[:_LONGEST_BODY], lines=True)
        told = Notification(_invitation_key(one.account, one.room), title, text, (("show", self.tr("Show")),))
        sender = self.tr("{name} invites you to a group chat").format(name=name)
        self._tell(told, sender, self.tr("An invitation to a group chat"))

    def _invitation_gone(self, event: RoomInvitationGone) -> None:
        self._notifications.withdraw(_invitation_key(event.account, event.room))

    def _offered(self, offer: Offer) -> None:
        if not self._backend.settings.notify_offers or not may_ring(self._backend, offer.account):
            return
        self._offers[offer.id] = offer
        if len(self._offers) >= _GROUPED_FROM:
            title = self.tr("%n files are offered to you", None, len(self._offers))
            names = list(dict.fromkeys(self._name(one.account, one.peer) for one in self._offers.values()))
            text = self.tr("From {names}").format(names=", ".join(names[:5]) + (" …" if len(names) > 5 else ""))
            told = Notification(_ALL_OFFERS, title, text, (("show", self.tr("Show")),), lasting=True)
            self._tell(told, title, title)
            return
        told = self._offer_words(offer)
        self._tell(told, told.title, self.tr("A file is offered to you"))

    def _offer_words(self, offer: Offer) -> Notification:
        name = self._name(offer.account, offer.peer)
        count = len(offer.files)
        what = shown_name(offer.files[0].name) if count == 1 else self.tr("%n files", None, count)
        title = self.tr("{name} wants to send you a file").format(name=name)
        text = self.tr("{what}, {size}\nfrom {address}").format(
            what=what, size=size_words(offer), address=shown(str(offer.peer))
        )
        decline = ("decline", self.tr("Decline"))
        look = ("show", self.tr("Show"))
        accept = ("accept", self.tr("Accept"))
        actions = (accept, decline, look) if self._harmless(offer) else (look, decline)
        return Notification(f"offer {offer.id}", title, text, actions, lasting=True)

    def _harmless(self, offer: Offer) -> bool:
        """One click may take it: from a contact, and nothing in it that runs when it is opened."""
        known = self._backend.roster.contact(offer.account, bare(offer.peer))
        return known is not None and not can_run(offer) and not hides_files(offer)

    def _offer_gone(self, offer_id: str) -> None:
        if self._offers.pop(offer_id, None) is not None:
            self._notifications.withdraw(f"offer {offer_id}")
            if not self._offers:
                self._notifications.withdraw(_ALL_OFFERS)

    def _chosen(self, key: str, action: str) -> None:
        if key in self._chats:
            self.chat_requested.emit(*self._chats.pop(key))
            return
        if key.startswith(_INVITATION):
            self.invitations_requested.emit()
            return
        if key == _ALL_OFFERS:
            self.offers_requested.emit()
            return
        offer_id = key.removeprefix("offer ")
        offer = self._offers.get(offer_id)
        if offer is None:
            return
        if action == "accept" and self._harmless(offer):
            folder: Path = self._backend.transfers.download_folder()
            self._bridge.run(self._backend.transfers.accept(offer_id, folder))
        elif action == "decline":
            self._bridge.run(self._backend.transfers.decline(offer_id))
        else:
            self.offer_requested.emit(offer_id)

    def _show_in_window(self, one: Notification) -> None:
        """Nobody else could show it. Offers have a dialog and a line of their own; a message gets a line."""
        for window in QApplication.topLevelWidgets():
            if window.objectName() == "roster":
                QApplication.alert(window)
        chat = self._chats.get(one.key)
        if chat is not None:
            first_line = one.text.split("\n", 1)[0][:80]
            self.line_wanted.emit(
                one.key,
                f"{one.title}: {first_line}" if first_line else one.title,
                self.tr("Open"),
                lambda: self.chat_requested.emit(*chat),
            )


def _invitation_key(account: Jid, room: Jid) -> str:
    return f"{_INVITATION}{account.bare} {room.bare}"


def pressing(backend: Backend) -> int:
    """How many unread messages are for us: in group chats that are open to all, those that mention us."""
    count = 0
    for one in backend.chat.conversations():
        room = backend.rooms.room(one.account, one.peer) if one.unread else None
        count += one.unread if room is None or room.private else one.mentions
    return count


def _chat_key(account: Jid, peer: Jid) -> str:
    return f"chat {account.bare} {peer.full}"
