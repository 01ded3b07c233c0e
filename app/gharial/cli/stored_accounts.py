"""The accounts stored in a profile, for the command line: list, add, remove, and sign in with one."""

import getpass
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from secrets import token_hex

from gharial.backend.storage.accounts import forget_account, keep_account, read_accounts
from gharial.backend.storage.database import Database
from gharial.backend.storage.roster import RosterStore
from gharial.backend.storage.secrets import Secrets
from gharial.backend.xmpp.accounts import LiveAccounts
from gharial.cli.language import translate
from gharial.cli.lines import filled, on
from gharial.model.account import AccountSettings
from gharial.model.events import EventBus
from gharial.model.failures import FileFault, LocalFileProblem, PasswordMissing, UnknownAccount
from gharial.model.jid import Jid
from gharial.paths import Profile


class StoredAccounts:
    """The accounts of one profile. A running Gharial with the same profile is not disturbed; it sees changes later."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._secrets = Secrets(profile.data)

    async def all(self) -> tuple[AccountSettings, ...]:
        """Every account, in the user's order."""
        if not self._profile.database.exists():
            return ()
        async with self._opened() as database:
            return tuple(settings for settings, _status in await database.run(read_accounts))

    async def password(self, settings: AccountSettings) -> str:
        """The stored password, or what a person types at the terminal. Raises PasswordMissing, KeyringProblem."""
        stored = await self._secrets.password(settings.jid, settings.keep_password)
        return stored if stored is not None else ask_password(settings.jid)

    async def check(self, settings: AccountSettings, password: str) -> None:
        """Sign in once and out again. Raises what kept it from working."""
        database = Database(None)
        await database.open()
        try:
            await LiveAccounts(EventBus(), database, self._secrets).check(settings, password)
        finally:
            await database.close()

    async def add(self, settings: AccountSettings, password: str) -> None:
        """Keep an account and its password. Raises KeyringProblem, with nothing kept."""
        if not settings.resource:
            settings = replace(settings, resource=f"Gharial.{token_hex(3)}")
        async with self._opened() as database:
            await self._secrets.store(settings.jid, password, settings.keep_password)
            await database.run(lambda connection: keep_account(connection, settings))

    async def remove(self, jid: Jid) -> None:
        """Forget an account, its password and its contacts; the history stays. Raises UnknownAccount."""
        found = [settings for settings in await self.all() if settings.jid == jid]
        if not found:
            raise UnknownAccount(jid.bare)
        async with self._opened() as database:
            await self._secrets.forget(jid, found[0].keep_password)
            await database.run(lambda connection: forget_account(connection, jid))
            await RosterStore(database).forget(jid)

    @asynccontextmanager
    async def _opened(self) -> AsyncIterator[Database]:
        database = Database(self._profile.database)
        await database.open()
        try:
            yield database
        finally:
            await database.close()


def read_password(path: Path) -> str:
    """The first line of a file. Raises LocalFileProblem."""
    try:
        with path.open(encoding="utf-8") as file:
            password = file.readline().rstrip("\r\n")
    except FileNotFoundError as error:
        raise LocalFileProblem(str(path), FileFault.VANISHED.value) from error
    except PermissionError as error:
        raise LocalFileProblem(str(path), FileFault.NO_PERMISSION.value) from error
    except (OSError, UnicodeDecodeError) as error:
        raise LocalFileProblem(str(path), FileFault.OTHER.value, type(error).__name__) from error
    if not password:
        raise LocalFileProblem(str(path), FileFault.OTHER.value, "its first line is empty")
    return password


def ask_password(jid: Jid, ask: Callable[[str], str] = getpass.getpass) -> str:
    """Let a person type it, unseen. Raises PasswordMissing where nobody can or does."""
    if not sys.stdin.isatty():
        raise PasswordMissing(jid.bare)
    try:
        password = ask(on(sys.stderr, filled(translate("terminal", "Password of {account}: "), account=jid.bare)))
    except EOFError as error:
        raise PasswordMissing(jid.bare) from error
    if not password:
        raise PasswordMissing(jid.bare)
    return password
