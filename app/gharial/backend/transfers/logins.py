"""`Logins`: what transfers need of each session: its methods and streams, and who is to be seen through it."""

import asyncio
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from gharial.backend.methods.interface import Incoming, Method
from gharial.backend.transfers.deadlines import Deadlines
from gharial.model.border import Ability
from gharial.model.contact import Contact, Resource, Subscription
from gharial.model.jid import Jid, bare
from gharial.model.picture import PictureMaker
from gharial.model.settings import Settings
from gharial.model.transfer import FileInfo, Kind

if TYPE_CHECKING:
    from gharial.backend.bytestreams.carriers import Carriers
    from gharial.backend.transfers.control import Control, Heard
    from gharial.backend.xmpp.session import AccountSession

_SEES_US = frozenset({Subscription.FROM, Subscription.BOTH})


class SessionSource(Protocol):
    """Where sessions come from: `xmpp.accounts.LiveAccounts`."""

    def on_session(self, callback: "Callable[[AccountSession], None]") -> None: ...
    def on_session_gone(self, callback: "Callable[[AccountSession], None]") -> None: ...
    def session(self, account: Jid) -> "AccountSession": ...


@runtime_checkable
class Refetching(Protocol):
    """A method whose offers outlive their senders."""

    def fetch_again(self, offer_id: str) -> bool:
        """Offer it anew; False where it is none of this method's, or gone."""


class Discovers(Protocol):
    """Asks what somebody can."""

    async def features(self, jid: Jid, timeout_s: float = 10.0) -> frozenset[str]: ...


@dataclass(frozen=True)
class Login:
    """What sending needs of an account: whether it is online, whom to ask, by which methods."""

    online: Callable[[], bool]
    discovery: Discovers
    methods: tuple[Method, ...]


@dataclass(frozen=True)
class Makers:
    """What is made for each session, and what of it may be used: see TransferList."""

    methods: "Iterable[Callable[[AccountSession, Carriers], Method]]"
    carriers: "Callable[[AccountSession, Callable[[], Settings], Callable[[Jid], bool]], Carriers] | None"
    controls: "Callable[[AccountSession, Heard], Control] | None"
    only_methods: Collection[str] | None
    only_kinds: Collection[Kind] | None
    pictures: PictureMaker | None = None


class Logins:
    """`knows(account, person)`: they are in the roster. `resources(account, person)`: somebody's devices."""

    def __init__(
        self,
        makers: Makers,
        settings: Callable[[], Settings],
        resources: Callable[[Jid, Jid], tuple[Resource, ...]],
        knows: Callable[[Jid, Jid], bool],
        deadlines: Deadlines,
    ) -> None:
        self._makers = makers
        self._settings = settings
        self._resources = resources
        self._knows = knows
        self._deadlines = deadlines
        self._logins: dict[Jid, Login] = {}
        self._carriers: dict[Jid, Carriers] = {}
        self._controls: dict[Jid, Control] = {}
        self._blocked: set[tuple[Jid, Jid]] = set()
        self._subscribed: set[tuple[Jid, Jid]] = set()
        """By account, who sees its presence."""
        self._sight_from: dict[Jid, float] = {}
        """Since when, by the loop's clock, the presence of an account's contacts counts."""

    def login(self, account: Jid) -> Login | None:
        """None for an account without a session."""
        return self._logins.get(account)

    def control(self, account: Jid) -> "Control | None":
        """None for an account without a session."""
        return self._controls.get(account)

    def begin(self, session: "AccountSession", came: Callable[[Jid, Incoming], None], heard: "Heard") -> None:
        """A session begins: make what it needs; `came` takes offers from now on."""
        # With the first session: the windows show the list before.
        from gharial.backend.bytestreams.carriers import Carriers
        from gharial.backend.transfers.control import Control

        account = bare(session.account)
        makers = self._makers
        carriers = (makers.carriers or Carriers)(session, self._settings, partial(self.may_meet, account))
        carriers.sees_us = partial(self.sees_us, account)
        carriers.pictures = makers.pictures
        methods = []
        for factory in makers.methods:
            method = factory(session, carriers)
            if makers.only_methods is not None and method.name not in makers.only_methods:
                continue
            methods.append(method)
            allowed = tuple(makers.only_kinds or ())
            # An empty tuple means "all"; none of these means "do not listen".
            if makers.only_kinds is None or allowed:
                method.listen(partial(came, account), allowed)
        self._carriers[account] = carriers
        self._controls[account] = (makers.controls or Control)(session, heard)
        self._logins[account] = Login(lambda: session.online, session.discovery, tuple(methods))

    def end(self, account: Jid) -> None:
        """Its session is over."""
        self._logins.pop(account, None)
        self._controls.pop(account, None)
        if (carriers := self._carriers.pop(account, None)) is not None:
            carriers.close()

    def close(self) -> None:
        """All are over."""
        for account in tuple(self._logins):
            self.end(account)

    def settle(self, account: Jid, then: Callable[[], None]) -> None:
        """Signed in: the presence of the contacts comes now, and counts when `then` is called."""
        loop = asyncio.get_running_loop()
        self._sight_from[account] = loop.time() + self._deadlines.settling
        loop.call_later(self._deadlines.settling + 0.1, then)

    async def answers(self, account: Jid, device: Jid) -> bool:
        """Somebody is there; also where that cannot be found out."""
        control = self._controls.get(account)
        return control is None or await control.answers(device)

    async def arrived(self, account: Jid, device: Jid, wire_id: str, ours: str) -> str:
        """The SHA-256 of what has arrived of ours; empty where it has not, or nobody can tell. See Control."""
        control = self._controls.get(account)
        return await control.arrived(device, wire_id, ours) if control is not None and wire_id else ""

    def fetch_again(self, account: Jid, wire_id: str) -> bool:
        """What was offered under this id is a link that is fetched again, without its sender."""
        login = self._logins.get(account)
        methods = login.methods if login is not None else ()
        return any(isinstance(one, Refetching) and one.fetch_again(wire_id) for one in methods)

    def abilities(self, account: Jid, resource: Jid) -> tuple[Ability, ...]:
        """What one device can take, by what it announced; empty while unknown."""
        login = self._logins.get(account)
        known = [one for one in self._resources(account, bare(resource)) if one.jid == resource]
        if login is None or not known or known[0].features is None:
            return ()
        file = FileInfo("file", 1)
        return tuple(Ability(method.name, method.misfit((file,), known[0]) is None) for method in login.methods)

    def is_present(self, account: Jid, peer: Jid) -> bool | None:
        """Whether a device, or (bare) any of somebody's, is online.

        Without a connection, and right after a login, nobody is to be seen.
        """
        if any(peer in (one.jid, bare(one.jid)) for one in self._resources(account, bare(peer))):
            return True
        login = self._logins.get(account)
        blind = login is None or not login.online()
        return None if blind or asyncio.get_running_loop().time() < self._sight_from.get(account, 0.0) else False

    def is_known(self, account: Jid, person: Jid) -> bool:
        """Somebody of the roster, or a device of our own."""
        return person == account or self._knows(account, person)

    def may_meet(self, account: Jid, peer: Jid) -> bool:
        """They may learn our address: people we know and do not hide from, or anybody where a direct way was asked for
        by name.
        """
        if self._settings().rule_for(account.bare, peer.bare).hide_address:
            return False
        return Kind.SOCKS5_DIRECT in (self._makers.only_kinds or ()) or self.is_known(account, bare(peer))

    def sees_us(self, account: Jid, peer: Jid) -> bool:
        """They may see our presence."""
        return peer.bare == account.bare or (account, bare(peer)) in self._subscribed

    def is_blocked(self, account: Jid, person: Jid) -> bool:
        """Nothing of theirs may reach us."""
        return (account, person) in self._blocked

    def see(self, contact: Contact) -> None:
        """Note whether they are blocked, and whether they see us."""
        key = (bare(contact.account), bare(contact.jid))
        (self._blocked.add if contact.blocked else self._blocked.discard)(key)
        (self._subscribed.add if contact.subscription in _SEES_US else self._subscribed.discard)(key)

    def see_all(self, account: Jid, contacts: Sequence[Contact]) -> None:
        """The same for a whole roster."""
        self._blocked = {key for key in self._blocked if key[0] != account}
        self._blocked |= {(account, bare(one.jid)) for one in contacts if one.blocked}
        self._subscribed = {key for key in self._subscribed if key[0] != account}
        self._subscribed |= {(account, bare(one.jid)) for one in contacts if one.subscription in _SEES_US}
