"""What happened, for whoever subscribes: frozen, past tense, keyed by class.

Callbacks run on the event loop's thread, in the order of publishing.
"""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from gharial.model.account import Account
from gharial.model.contact import Contact, Resource, SubscriptionRequest
from gharial.model.conversation import Composing, Conversation, Message
from gharial.model.jid import Jid
from gharial.model.room import Occupant, Room, RoomInvitation
from gharial.model.settings import Settings
from gharial.model.transfer import Offer, Progress, Transfer
from gharial.model.value import dataclass

log = logging.getLogger(__name__)


class Event:
    """Base of all events."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class AccountChanged(Event):
    """An account was added, or its state, status or settings changed."""

    account: Account


@dataclass(frozen=True, slots=True)
class AccountRemoved(Event):
    """An account is gone from this program (not from the server)."""

    account: Jid


@dataclass(frozen=True, slots=True)
class PasswordNeeded(Event):
    """An account cannot sign in before somebody types its password; answer with `accounts.set_password`."""

    account: Jid


@dataclass(frozen=True, slots=True)
class RosterReset(Event):
    """The whole roster of one account was read anew; it replaces what was shown."""

    account: Jid
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class ContactChanged(Event):
    """A contact was added, or anything about it changed."""

    contact: Contact


@dataclass(frozen=True, slots=True)
class ContactRemoved(Event):
    """A contact left the roster."""

    account: Jid
    jid: Jid


@dataclass(frozen=True, slots=True)
class OwnDevicesChanged(Event):
    """Another device of ours came, went, or says something else of itself; `devices` are all but this one."""

    account: Jid
    devices: tuple[Resource, ...]


@dataclass(frozen=True, slots=True)
class SubscriptionRequested(Event):
    """Somebody asks to see our presence; answer with `roster.answer_request`."""

    request: SubscriptionRequest


@dataclass(frozen=True, slots=True)
class SubscriptionRequestGone(Event):
    """A request was answered, here or on another device."""

    account: Jid
    jid: Jid


@dataclass(frozen=True, slots=True)
class MessageAdded(Event):
    """A message came or was written. `fresh`: it deserves a notification (no history, nothing of our own)."""

    message: Message
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class MessageChanged(Event):
    """A message's state or text changed; same `key`."""

    message: Message


@dataclass(frozen=True, slots=True)
class ConversationChanged(Event):
    """Unread count, last message or draft changed."""

    conversation: Conversation


@dataclass(frozen=True, slots=True)
class PeerComposed(Event):
    """A peer started or stopped typing (XEP-0085)."""

    account: Jid
    peer: Jid
    state: Composing


@dataclass(frozen=True, slots=True)
class OccupantComposed(Event):
    """Somebody in a room started or stopped typing what all there will read (XEP-0085 §5.5)."""

    account: Jid
    room: Jid
    nick: str
    state: Composing


@dataclass(frozen=True, slots=True)
class RoomChanged(Event):
    """A room was joined, left, bookmarked, or anything about it but its people changed."""

    room: Room


@dataclass(frozen=True, slots=True)
class RoomRemoved(Event):
    """A room is neither bookmarked nor joined any more; its conversation stays."""

    account: Jid
    room: Jid


@dataclass(frozen=True, slots=True)
class OccupantsChanged(Event):
    """People came, went or changed; several changes are told at once, a few times a second.

    Apply in this order: with `reset` forget all, then `renamed` (old nick, new nick), then `gone`, then put `changed`.
    """

    account: Jid
    room: Jid
    changed: tuple[Occupant, ...] = ()
    gone: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    reset: bool = False


@dataclass(frozen=True, slots=True)
class RoomInvited(Event):
    """Somebody asks us into a room; answer with `rooms.accept` or `rooms.decline`. The same room again replaces it."""

    invitation: RoomInvitation


@dataclass(frozen=True, slots=True)
class RoomInvitationGone(Event):
    """An invitation was answered, here or elsewhere."""

    account: Jid
    room: Jid


@dataclass(frozen=True, slots=True)
class TransferChanged(Event):
    """A transfer was added, or anything but its progress changed."""

    transfer: Transfer


@dataclass(frozen=True, slots=True)
class TransferRemoved(Event):
    """A transfer left the list."""

    transfer_id: str


@dataclass(frozen=True, slots=True)
class TransfersReordered(Event):
    """The user changed the order; all ids of the list, first to go first."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TransfersProgressed(Event):
    """All running transfers at one moment; at most five times a second."""

    progress: tuple[Progress, ...]


@dataclass(frozen=True, slots=True)
class OfferReceived(Event):
    """Somebody wants to send files; answer with `transfers.accept` or `transfers.decline`."""

    offer: Offer


@dataclass(frozen=True, slots=True)
class OfferPictured(Event):
    """A small picture of an offered file has come: `offer.files[0].picture`."""

    offer: Offer


@dataclass(frozen=True, slots=True)
class OfferGone(Event):
    """An offer is no longer open: answered, withdrawn, or its sender left."""

    offer_id: str


@dataclass(frozen=True, slots=True)
class PublicationsChanged(Event):
    """What a contact may fetch from us changed, or was fetched; with `theirs`, what they announced for us."""

    account: Jid
    contact: Jid
    theirs: bool = False


@dataclass(frozen=True, slots=True)
class SettingsChanged(Event):
    """The settings were replaced."""

    settings: Settings


E_ = TypeVar("E_", bound=Event)


class EventBus:
    """Hands each published event to those who subscribed to its class, at once."""

    def __init__(self) -> None:
        self._callbacks: dict[type[Event], list[Callable[[Any], None]]] = {}

    def subscribe(self, event: type[E_], callback: Callable[[E_], None]) -> Callable[[], None]:
        """Call `callback` with every `event` from now on. Returns what ends it."""
        callbacks = self._callbacks.setdefault(event, [])
        callbacks.append(callback)

        def unsubscribe() -> None:
            if callback in callbacks:
                callbacks.remove(callback)

        return unsubscribe

    def publish(self, event: Event) -> None:
        """Tell everybody. A callback that raises is logged and does not keep the others from hearing it."""
        for callback in tuple(self._callbacks.get(type(event), ())):
            try:
                callback(event)
            except Exception:
                log.exception("a subscriber of %s failed", type(event).__name__)
