"""`Setting`: what all rooms of one account share."""

from collections.abc import Callable
from dataclasses import dataclass

from gharial.backend.chat.conversations import Conversations
from gharial.backend.storage.rooms import RoomStore
from gharial.backend.xmpp.session import AccountSession
from gharial.model.account import Status
from gharial.model.events import EventBus
from gharial.model.jid import Jid


@dataclass(frozen=True)
class Setting:
    """Of one account."""

    session: AccountSession
    chat: Conversations
    store: RoomStore
    events: EventBus
    status: Callable[[], Status]
    """What our contacts are told about us, and rooms as well."""

    @property
    def account(self) -> Jid:
        """Bare."""
        return self.session.account
