"""`Guest`: one person at one device with the chat and the rooms, on the real server."""

import uuid
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from gharial.backend.chat.conversations import Conversations
from gharial.backend.rooms.room_list import RoomList
from gharial.backend.storage.database import Database
from gharial.backend.storage.secrets import Secrets
from gharial.backend.xmpp.accounts import LiveAccounts
from gharial.backend.xmpp.session import AccountSession
from gharial.model.conversation import Message, MessageState
from gharial.model.events import (
    EventBus,
    MessageAdded,
    MessageChanged,
    OccupantsChanged,
    RoomChanged,
    RoomInvitationGone,
    RoomInvited,
    RoomRemoved,
)
from gharial.model.jid import Jid
from gharial.model.room import Occupant, Room, RoomState
from gharial.model.settings import Settings
from prosody_server import ProsodyServer
from tests.support.accounts import PASSWORD, QUICK, settings_for, until


@dataclass
class Guest:
    """One device of one account."""

    accounts: LiveAccounts
    events: EventBus
    chat: Conversations
    rooms: RoomList
    database: Database
    jid: Jid
    contacts: set[str] = field(default_factory=set)
    blocked: set[str] = field(default_factory=set)
    added: list[MessageAdded] = field(default_factory=list)
    changed: list[MessageChanged] = field(default_factory=list)
    crowds: list[OccupantsChanged] = field(default_factory=list)
    snapshots: list[RoomChanged] = field(default_factory=list)
    removed: list[RoomRemoved] = field(default_factory=list)
    invited: list[RoomInvited] = field(default_factory=list)
    answered: list[RoomInvitationGone] = field(default_factory=list)

    @property
    def session(self) -> AccountSession:
        return self.accounts.session(self.jid)

    def room(self, jid: Jid) -> Room:
        room = self.rooms.room(self.jid, jid)
        assert room is not None
        return room

    def people(self, jid: Jid) -> dict[str, Occupant]:
        return {one.nick: one for one in self.rooms.occupants(self.jid, jid)}

    def shown(self, jid: Jid) -> dict[str, Occupant]:
        """Who is there for somebody who only follows the events."""
        people: dict[str, Occupant] = {}
        for event in self.crowds:
            if event.room != jid:
                continue
            if event.reset:
                people.clear()
            for old, new in event.renamed:
                people[new] = people.pop(old)
            for nick in event.gone:
                people.pop(nick, None)
            for one in event.changed:
                people[one.nick] = one
        return people

    def state(self, message: Message) -> MessageState:
        return self.latest(message).state

    def latest(self, message: Message) -> Message:
        changes = [event.message for event in self.changed if event.message.key == message.key]
        return changes[-1] if changes else message

    async def seen(self, body: str) -> Message:
        await until(lambda: any(event.message.body == body for event in self.added))
        return next(event.message for event in self.added if event.message.body == body)

    async def lines(self, peer: Jid) -> list[str]:
        return [message.body for message in await self.chat.page(self.jid, peer, limit=1000)]

    async def inside(self, jid: Jid) -> None:
        await until(lambda: (room := self.rooms.room(self.jid, jid)) is not None and room.state is RoomState.JOINED)

    def inject(self, xml: str) -> None:
        """A stanza as if the server had sent it, however hostile."""
        management = self.session.client.plugin["xep_0198"]
        handled = management.handled
        self.session.client.data_received(xml.encode())
        management.handled = handled


@asynccontextmanager
async def guest(server: ProsodyServer, user: str, path: Path | None = None, resource: str = "") -> AsyncIterator[Guest]:
    """A device of `user`, whose account exists. With `path`, its history is kept there over several lives."""
    events, database = EventBus(), Database(path)
    await database.open()
    accounts = LiveAccounts(events, database, Secrets(Path(server.folder)), Settings, QUICK)
    contacts: set[str] = set()
    blocked: set[str] = set()

    def is_blocked(_account: Jid, jid: Jid) -> bool:
        return bool({jid.bare, jid.full} & blocked)

    chat = Conversations(accounts, events, database, Settings, is_blocked)
    rooms = RoomList(accounts, events, database, chat, lambda _account, jid: jid.bare in contacts, is_blocked)
    one = Guest(accounts, events, chat, rooms, database, Jid(f"{user}@{server.host}"), contacts, blocked)
    for event, heard in (
        (MessageAdded, one.added),
        (MessageChanged, one.changed),
        (OccupantsChanged, one.crowds),
        (RoomChanged, one.snapshots),
        (RoomRemoved, one.removed),
        (RoomInvited, one.invited),
        (RoomInvitationGone, one.answered),
    ):
        events.subscribe(event, heard.append)  # type: ignore[arg-type]
    try:
        await chat.load()
        await rooms.load()
        await accounts.add(settings_for(server, user, resource=resource), PASSWORD)
        await until(lambda: one.session.online)
        yield one
    finally:
        await accounts.close()
        await rooms.close()
        await chat.close()
        await database.close()


@asynccontextmanager
async def guests(server: ProsodyServer, *names: str) -> AsyncIterator[list[Guest]]:
    """Several people with fresh accounts."""
    async with AsyncExitStack() as stack:
        made = []
        for name in names:
            user = f"{name}-{uuid.uuid4().hex[:10]}"
            server.add_account(user, PASSWORD)
            made.append(await stack.enter_async_context(guest(server, user)))
        yield made


def room_jid(kind: str = "rooms") -> Jid:
    """A room no other test has."""
    return Jid(f"room-{uuid.uuid4().hex[:10]}@{kind}.river.example")
