"""Accounts that are signed in to the real server, for tests of any room."""

import asyncio
import tempfile
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from gharial.backend.storage.database import Database
from gharial.backend.storage.secrets import Secrets
from gharial.backend.xmpp.accounts import LiveAccounts
from gharial.backend.xmpp.session import AccountSession
from gharial.backend.xmpp.timing import Timing
from gharial.model.account import AccountSettings, PasswordKeeping
from gharial.model.events import EventBus
from gharial.model.jid import Jid
from gharial.model.settings import Settings
from prosody_server import ProsodyServer

PASSWORD = "under the river bank"
QUICK = Timing(first_retry_s=0.05, last_retry_s=0.5, goodbye_s=1.0)
"""As for a user, but tries again soon."""


@dataclass
class SignedIn:
    """One account with everything around it, as the service has it."""

    accounts: LiveAccounts
    session: AccountSession
    database: Database
    events: EventBus
    jid: Jid
    """Bare."""
    folder: Path
    """A temporary folder of this account alone."""

    @property
    def full_jid(self) -> Jid:
        """The address the server bound."""
        return self.session.full_jid


def unique_user(prefix: str) -> str:
    """A user name no other test has."""
    return f"{prefix}-{uuid.uuid4().hex[:10]}"


async def until(
    condition: Callable[[], object], timeout_s: float = 100.0, shown: Callable[[], object] = lambda: ""
) -> None:
    """Return as soon as `condition` holds; if that takes too long an AssertionError names it and what `shown` says."""
    deadline = asyncio.get_running_loop().time() + timeout_s
    while not condition():
        if asyncio.get_running_loop().time() > deadline:
            raise AssertionError(f"did not come true within {timeout_s} s: {condition} {shown()}")
        await asyncio.sleep(0.005)


def settings_for(server: ProsodyServer, user: str, **changes: object) -> AccountSettings:
    """How to sign in to the private server."""
    facts: dict[str, object] = {
        "jid": Jid(f"{user}@{server.host}"),
        "host": "127.0.0.1",
        "port": server.port,
        "ca_file": server.ca_file,
        "keep_password": PasswordKeeping.ASK,
        **changes,
    }
    return AccountSettings(**facts)  # type: ignore[arg-type]


@asynccontextmanager
async def one_signed_in(
    server: ProsodyServer,
    user: str,
    before: Callable[[LiveAccounts], None] | None = None,
    timing: Timing = QUICK,
    settings: Callable[[], Settings] = Settings,
    **changes: object,
) -> AsyncIterator[SignedIn]:
    """One user, whose account exists; `before` may register callbacks before the session is made.

    `changes` are other values for AccountSettings.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        events, database = EventBus(), Database(None)
        await database.open()
        accounts = LiveAccounts(events, database, Secrets(folder), settings, timing)
        try:
            if before is not None:
                before(accounts)
            account = await accounts.add(settings_for(server, user, **changes), PASSWORD)
            session = accounts.session(account.jid)
            await until(lambda: session.online)
            yield SignedIn(accounts, session, database, events, account.jid, folder)
        finally:
            await accounts.close()
            await database.close()


@asynccontextmanager
async def signed_in(
    server: ProsodyServer,
    *users: str,
    befriended: bool = False,
    before: Callable[[LiveAccounts], None] | None = None,
    timing: Timing = QUICK,
) -> AsyncIterator[tuple[SignedIn, ...]]:
    """Users signed in side by side, made anew; take `unique_user` names. `befriended`: all in all rosters, "both"."""
    for user in users:
        server.add_account(user, PASSWORD)
        if befriended:
            server.add_roster(user, {other: other.split("-")[0].title() for other in users if other != user})
    async with AsyncExitStack() as stack:
        yield tuple([await stack.enter_async_context(one_signed_in(server, user, before, timing)) for user in users])
