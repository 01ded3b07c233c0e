"""Two or more people with a roster each, signed in to the real server."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from gharial.backend.roster.contacts import ContactList
from gharial.backend.storage.database import Database
from gharial.backend.storage.secrets import Secrets
from gharial.backend.xmpp.accounts import LiveAccounts
from gharial.backend.xmpp.session import AccountSession
from gharial.model.contact import Contact, Subscription
from gharial.model.events import (
    ContactChanged,
    ContactRemoved,
    Event,
    EventBus,
    RosterReset,
    SubscriptionRequested,
    SubscriptionRequestGone,
)
from gharial.model.jid import Jid
from prosody_server import ProsodyServer, free_ports
from tests.support.accounts import PASSWORD, settings_for, until

WATCHED = (ContactChanged, ContactRemoved, RosterReset, SubscriptionRequested, SubscriptionRequestGone)


@dataclass
class Person:
    """One account with its contact list, and every event it caused."""

    jid: Jid
    accounts: LiveAccounts
    roster: ContactList
    database: Database
    events: list[Event] = field(default_factory=list)

    @property
    def session(self) -> AccountSession:
        return self.accounts.session(self.jid)

    def told(self, kind: type[Event]) -> list[Event]:
        """The events of one class so far."""
        return [event for event in self.events if type(event) is kind]

    def contact(self, other: "Person | Jid") -> Contact | None:
        return self.roster.contact(self.jid, other if isinstance(other, Jid) else other.jid)

    def sees(self, other: "Person") -> bool:
        """Whether they look online."""
        contact = self.contact(other)
        return contact is not None and bool(contact.resources)

    def subscription(self, other: "Person | Jid") -> Subscription | None:
        contact = self.contact(other)
        return contact.subscription if contact is not None else None

    def hear(self, xml: str) -> None:
        """As if the server had sent this stanza."""
        counting = self.session.client.plugin["xep_0198"]
        handled = counting.handled
        self.session.client._spawn_event(ET.fromstring(xml))
        # The server did not send it, so it must not be acknowledged: that would end the stream.
        counting.handled = handled


@asynccontextmanager
async def person(server: ProsodyServer, user: str, path: Path | None = None) -> AsyncIterator[Person]:
    """A user whose account exists, online; with `path` the database is kept there."""
    bus, database = EventBus(), Database(path)
    await database.open()
    accounts = LiveAccounts(bus, database, Secrets(path.parent if path else Path("/nonexistent")))
    made = Person(Jid(f"{user}@{server.host}"), accounts, ContactList(accounts, bus, database), database)
    for kind in WATCHED:
        bus.subscribe(kind, made.events.append)
    await made.roster.load()
    try:
        await accounts.add(settings_for(server, user), PASSWORD)
        await until(lambda: made.session.online and made.told(RosterReset))
        yield made
    finally:
        await accounts.close()
        await made.roster.close()
        await database.close()


@asynccontextmanager
async def people(server: ProsodyServer, *users: str, befriended: bool = False) -> AsyncIterator[tuple[Person, ...]]:
    """New users side by side; `befriended`: all in all rosters, "both", named after the first part of the user name."""
    for user in users:
        server.add_account(user, PASSWORD)
        if befriended:
            server.add_roster(user, {other: other.split("-")[0].title() for other in users if other != user})
    async with AsyncExitStack() as stack:
        everybody = tuple([await stack.enter_async_context(person(server, user)) for user in users])
        if befriended:
            await until(lambda: all(a is b or a.sees(b) for a in everybody for b in everybody))
        yield everybody


@asynccontextmanager
async def person_offline(server: ProsodyServer, user: str, path: Path) -> AsyncIterator[Person]:
    """A user who starts again with the database at `path`, and finds nobody at the server's address."""
    bus, database = EventBus(), Database(path)
    await database.open()
    accounts = LiveAccounts(bus, database, Secrets(path.parent))
    made = Person(Jid(f"{user}@{server.host}"), accounts, ContactList(accounts, bus, database), database)
    for kind in WATCHED:
        bus.subscribe(kind, made.events.append)
    await made.roster.load()
    try:
        await accounts.add(settings_for(server, user, port=free_ports(1)[0]), PASSWORD)
        yield made
    finally:
        await accounts.close()
        await database.close()
