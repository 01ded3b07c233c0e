"""A contact: a person in the roster, and the clients they are signed in with."""

from enum import Enum

from gharial.model.account import Show
from gharial.model.jid import Jid
from gharial.model.value import dataclass


class Subscription(Enum):
    """Who sees whose presence (RFC 6121 §2.1.2.5)."""

    NONE = "none"
    TO = "to"
    FROM = "from"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Resource:
    """One client of a contact. `features` are its disco#info features; None until they are known."""

    jid: Jid
    show: Show = Show.AVAILABLE
    text: str = ""
    priority: int = 0
    client_name: str = ""
    features: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Snapshot of a roster entry. `account` and `jid` are bare; together they name it."""

    account: Jid
    jid: Jid
    name: str = ""
    groups: tuple[str, ...] = ()
    subscription: Subscription = Subscription.NONE
    pending_out: bool = False
    """We asked to see their presence and wait for the answer."""
    resources: tuple[Resource, ...] = ()
    """Best first: priority, then availability."""
    avatar: str = ""
    """SHA-1 of the avatar's bytes in hexadecimal; empty without one."""
    blocked: bool = False

    @property
    def label(self) -> str:
        """The name to show: ours for them, or else their address."""
        return self.name or self.jid.bare

    @property
    def show(self) -> Show:
        """The availability of the best resource."""
        return self.resources[0].show if self.resources else Show.OFFLINE

    @property
    def text(self) -> str:
        """The status text of the best resource."""
        return self.resources[0].text if self.resources else ""


@dataclass(frozen=True, slots=True)
class SubscriptionRequest:
    """Somebody asks to see our presence."""

    account: Jid
    jid: Jid
    text: str = ""
    name: str = ""
    """The nickname they gave themselves (XEP-0172), if any; never to be trusted alone."""
