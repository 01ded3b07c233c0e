"""`Chatter`: one person at one device, signed in to the real server, with all that the chat publishes written down."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from gharial.backend.chat.conversations import Conversations
from gharial.backend.storage.database import Database
from gharial.backend.storage.secrets import Secrets
from gharial.backend.xmpp.accounts import LiveAccounts
from gharial.backend.xmpp.session import AccountSession
from gharial.model.contact import Contact, Subscription
from gharial.model.conversation import Message, MessageState
from gharial.model.events import (
    ConversationChanged,
    EventBus,
    MessageAdded,
    MessageChanged,
    PeerComposed,
    RosterReset,
)
from gharial.model.jid import Jid
from gharial.model.settings import Settings
from prosody_server import ProsodyServer
from tests.support.accounts import PASSWORD, settings_for, until


@dataclass
class Chatter:
    """One device of one account."""

    accounts: LiveAccounts
    events: EventBus
    database: Database
    chat: Conversations
    settings: Settings
    blocked: set[str]
    jid: Jid
    added: list[MessageAdded] = field(default_factory=list)
    changed: list[MessageChanged] = field(default_factory=list)
    composed: list[PeerComposed] = field(default_factory=list)
    conversations_changed: list[ConversationChanged] = field(default_factory=list)
    stanzas: list[ElementTree.Element] = field(default_factory=list)
    """Every message stanza that came in, as it was."""

    @property
    def session(self) -> AccountSession:
        return self.accounts.session(self.jid)

    @property
    def bodies(self) -> list[str]:
        """What was added, in the order of the events."""
        return [event.message.body for event in self.added]

    def befriend(self, *others: Jid) -> None:
        """As the roster would tell: these see our presence."""
        contacts = tuple(Contact(self.jid, other, subscription=Subscription.BOTH) for other in others)
        self.events.publish(RosterReset(self.jid, contacts))

    def state(self, message: Message) -> MessageState:
        """The last state that was published for a message."""
        changes = [event.message for event in self.changed if event.message.key == message.key]
        return changes[-1].state if changes else message.state

    def inject(self, xml: str) -> None:
        """A stanza as if the server had sent it, however hostile."""
        management = self.session.client.plugin["xep_0198"]
        handled = management.handled
        self.session.client.data_received(xml.encode())
        # The real server did not send it and must not be told that it did.
        management.handled = handled

    async def seen(self, body: str, timeout_s: float = 100.0) -> Message:
        """The message with this body, once it is there."""
        await until(lambda: body in self.bodies, timeout_s)
        return next(event.message for event in self.added if event.message.body == body)

    async def lines(self, peer: Jid, limit: int = 1000) -> list[str]:
        """The bodies of the conversation, oldest first."""
        return [message.body for message in await self.chat.page(self.jid, peer, limit=limit)]

    async def settled(self) -> None:
        """Once the stream is open, the archive read, and nothing waits."""
        await until(lambda: self.session.online)
        [chat] = self.chat._chats.values()
        await until(lambda: chat._opening is not None and chat._opening.done())
        await chat._inbox.join()


@asynccontextmanager
async def chatting(
    server: ProsodyServer, user: str, path: Path | None = None, *, online: bool = True, **settings: object
) -> AsyncIterator[Chatter]:
    """A device of `user`, whose account exists. With `path`, its history is kept there over several devices' lives."""
    events, database = EventBus(), Database(path)
    await database.open()
    secrets_folder = path.parent if path is not None else Path(server.folder)
    accounts = LiveAccounts(events, database, Secrets(secrets_folder))
    blocked: set[str] = set()
    chosen = Settings(**settings)  # type: ignore[arg-type]
    chat = Conversations(accounts, events, database, lambda: chosen, lambda _account, jid: jid.bare in blocked)
    jid = Jid(f"{user}@{server.host}")
    chatter = Chatter(accounts, events, database, chat, chosen, blocked, jid)
    events.subscribe(MessageAdded, chatter.added.append)
    events.subscribe(MessageChanged, chatter.changed.append)
    events.subscribe(PeerComposed, chatter.composed.append)
    events.subscribe(ConversationChanged, chatter.conversations_changed.append)
    accounts.on_session(
        lambda session: session.client.add_filter("in", lambda stanza: (chatter.stanzas.append(stanza.xml), stanza)[1])
    )
    try:
        await chat.load()
        await accounts.add(settings_for(server, user), PASSWORD)
        if online:
            await chatter.settled()
        yield chatter
    finally:
        await accounts.close()
        await chat.close()
        await database.close()
