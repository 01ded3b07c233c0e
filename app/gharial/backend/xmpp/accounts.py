"""`LiveAccounts`: our logins, and a session for each.

What a connection takes is imported with the first one: the windows show the accounts before.
"""

import asyncio
import secrets as random_source
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gharial.backend.storage.accounts import forget_account, keep_account, keep_status, read_accounts
from gharial.backend.storage.database import Database
from gharial.backend.storage.secrets import Secrets
from gharial.backend.xmpp.caps import CapsCache
from gharial.backend.xmpp.timing import Timing
from gharial.model.account import (
    Account,
    AccountSettings,
    AccountState,
    PasswordKeeping,
    RegistrationForm,
    Show,
    Status,
)
from gharial.model.events import AccountChanged, AccountRemoved, EventBus, PasswordNeeded
from gharial.model.failures import KeyringProblem, PasswordMissing, UnknownAccount, WrongPassword
from gharial.model.jid import Jid, bare
from gharial.model.settings import Settings

if TYPE_CHECKING:
    from gharial.backend.xmpp.connection import Connection
    from gharial.backend.xmpp.keeper import SessionKeeper, Standing
    from gharial.backend.xmpp.network import NetworkWatch
    from gharial.backend.xmpp.registration import Registrations
    from gharial.backend.xmpp.session import AccountSession

_PRIORITY = {Show.AVAILABLE: 10, Show.CHAT: 15, Show.AWAY: 5, Show.DND: 5, Show.XA: 1}
_FILES_ALONE = -1
"""Servers give messages for the bare address, and those they kept meanwhile, to others (RFC 6121 §8.5.2.1.1)."""


@dataclass
class _Login:
    """One account, live."""

    session: "AccountSession"
    status: Status
    """What the user chose; idle time may show another."""
    account: Account
    password: str | None = field(default=None, repr=False)
    keeper: "SessionKeeper" = field(init=False)
    told: Status | None = None
    """What the contacts were told last in this session."""
    chats: bool = True
    """Somebody reads what comes."""


class LiveAccounts:
    """Fulfils border.Accounts. Each account has one session, for as long as it is set up."""

    def __init__(
        self,
        events: EventBus,
        database: Database,
        secrets: Secrets,
        settings: Callable[[], Settings] = Settings,
        timing: Timing = Timing(),  # noqa: B008 - frozen
    ) -> None:
        self._events = events
        self._database = database
        self._secrets = secrets
        self._settings = settings
        self._timing = timing
        self._logins: dict[Jid, _Login] = {}
        self._waiting: dict[Jid, tuple[AccountSettings, Status]] = {}
        """Read, and without a session yet."""
        self._on_session: list[Callable[[AccountSession], None]] = []
        self._on_session_gone: list[Callable[[AccountSession], None]] = []
        self._idle = False
        self._caps = CapsCache(database)
        self._registrations: Registrations | None = None
        self._network: NetworkWatch | None = None

    # --- for the rooms above ------------------------------------------------------------------------------------------

    def on_session(self, callback: "Callable[[AccountSession], None]") -> None:
        """Call once for each session, existing and future, before it first connects."""
        self._on_session.append(callback)
        for login in self._logins.values():
            callback(login.session)

    def on_session_gone(self, callback: "Callable[[AccountSession], None]") -> None:
        """Call once for each session whose account was removed."""
        self._on_session_gone.append(callback)

    def session(self, account: Jid) -> "AccountSession":
        """The session of an account. Raises UnknownAccount."""
        return self._login(account).session

    def sessions(self) -> "tuple[AccountSession, ...]":
        """All sessions, in the user's order."""
        self.begin()
        return tuple(login.session for login in self._logins.values())

    async def load(self) -> None:
        """Read the accounts and sign in the enabled ones, each with the status it had last."""
        await self.read()
        self.begin()

    async def read(self) -> None:
        """Read the accounts, so that `all` names them; their sessions are made by `begin`."""
        await self._caps.load()
        rows = await self._database.run(read_accounts)
        self._waiting = {settings.jid: (settings, status) for settings, status in rows}

    def begin(self) -> None:
        """Make the sessions of the accounts that were read and sign in the enabled ones; the second time, nothing.

        Whoever asks for a session earlier has them made then.
        """
        if self._waiting:
            self._watch_network()
        while self._waiting:
            # One by one: whoever hears of a session and asks for all accounts finds the others too.
            settings, status = self._waiting.pop(next(iter(self._waiting)))
            login = self._begin(settings, status)
            if settings.enabled:
                login.keeper.want(True)

    async def close(self) -> None:
        """Sign out everywhere."""
        self._waiting = {}
        if self._network is not None:
            self._network.stop()
        if self._registrations is not None:
            await self._registrations.close()
        await asyncio.gather(*(login.keeper.close() for login in self._logins.values()))
        await self._caps.close()

    # --- border.Accounts ----------------------------------------------------------------------------------------------

    def all(self) -> tuple[Account, ...]:
        read = (
            Account(settings, AccountState.CONNECTING if settings.enabled else AccountState.OFFLINE)
            for settings, _status in self._waiting.values()
        )
        return (*(login.account for login in self._logins.values()), *read)

    async def add(self, settings: AccountSettings, password: str) -> Account:
        self.begin()
        settings = _complete(settings)
        if settings.jid in self._logins:
            await self.update(settings)
            await self.set_password(settings.jid, password, settings.keep_password)
            return self._logins[settings.jid].account
        await self._secrets.store(settings.jid, password, settings.keep_password)
        await self._database.run(lambda connection: keep_account(connection, settings))
        self._watch_network()
        login = self._begin(settings, Status())
        login.password = password
        if settings.enabled:
            login.keeper.want(True)
        return login.account

    def add_for_files(self, settings: AccountSettings, password: str) -> None:
        """An account for this run alone, kept nowhere, for which nobody reads messages. Starts connecting."""
        self._watch_network()
        login = self._begin(_complete(settings), Status(), chats=False)
        login.password = password
        login.keeper.want(True)

    async def credentials(self, account: Jid) -> tuple[AccountSettings, str]:
        """What another device of ours signs in with. Raises UnknownAccount, PasswordMissing, KeyringProblem."""
        login = self._login(account)
        return login.session.settings, await self._password_of(login)

    async def check(self, settings: AccountSettings, password: str) -> None:
        from gharial.backend.xmpp.keeper import sign_in
        from gharial.backend.xmpp.session import AccountSession

        if not password:
            raise PasswordMissing(settings.jid.bare)
        settings = _complete(replace(settings, resource=""))
        session = AccountSession(settings, self._connection(settings))
        try:
            await sign_in(session, password)
        finally:
            await session.client.sign_out()
            await session.client.dispose()

    async def update(self, settings: AccountSettings) -> None:
        login = self._login(settings.jid)
        old, settings = login.session.settings, _complete(settings, login.session.settings.resource)
        if settings.keep_password is not old.keep_password:
            password = login.password or await self._secrets.password(old.jid, old.keep_password)
            if password is not None:
                await self._keep_password(old, password, settings.keep_password)
        await self._database.run(lambda connection: keep_account(connection, settings))
        login.session.settings = settings
        login.session.client.requested_jid = _full(settings)
        self._change(login, settings=settings)
        if replace(settings, keep_password=old.keep_password) == old:
            return
        online = settings.enabled and (login.keeper.wanted or not old.enabled)
        await login.keeper.sign_out()
        login.keeper.want(online)

    async def remove(self, account: Jid) -> None:
        login = self._login(account)
        settings = login.session.settings
        # What may fail goes first: the account then lives on.
        await self._secrets.forget(settings.jid, settings.keep_password)
        await self._database.run(lambda connection: forget_account(connection, settings.jid))
        await login.keeper.close()
        self._logins.pop(settings.jid, None)
        for callback in self._on_session_gone:
            callback(login.session)
        self._events.publish(AccountRemoved(settings.jid))

    async def set_password(self, account: Jid, password: str, keep: PasswordKeeping) -> None:
        login = self._login(account)
        settings = login.session.settings
        await self._keep_password(settings, password, keep)
        login.password = password
        if keep is not settings.keep_password:
            kept = replace(settings, keep_password=keep)
            await self._database.run(lambda connection: keep_account(connection, kept))
            login.session.settings = kept
            self._change(login, settings=kept)
        login.keeper.want(True)

    async def set_status(self, status: Status, account: Jid | None = None) -> None:
        self.begin()
        enabled = tuple(login for login in self._logins.values() if login.session.settings.enabled)
        for login in enabled if account is None else (self._login(account),):
            if status.show is Show.OFFLINE:
                await login.keeper.sign_out()
                continue
            login.status = status
            jid = login.session.account
            await self._database.run(lambda connection, jid=jid: keep_status(connection, jid, status))  # type: ignore[misc]
            self._tell(login)
            login.keeper.want(True)

    def retry_now(self, account: Jid | None = None) -> None:
        for login in tuple(self._logins.values()) if account is None else (self._login(account),):
            login.keeper.retry_now()

    def set_idle(self, minutes: float) -> None:
        limit = self._settings().away_after_minutes
        idle = limit > 0 and minutes >= limit
        if idle != self._idle:
            self._idle = idle
            for login in self._logins.values():
                self._tell(login)

    async def registration_form(
        self, host: str, server: str | None, port: int | None, ca_file: Path | None, token: str = ""
    ) -> RegistrationForm:
        return await self._registering().ask(host, server, port, ca_file, token)

    async def register(self, form: RegistrationForm, answers: Mapping[str, str]) -> Jid:
        return await self._registering().answer(form, answers)

    async def abandon_registration(self, form: RegistrationForm) -> None:
        await self._registering().abandon(form)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _login(self, account: Jid) -> _Login:
        self.begin()
        try:
            return self._logins[bare(account)]
        except KeyError as error:
            raise UnknownAccount(account.bare) from error

    def _registering(self) -> "Registrations":
        from gharial.backend.xmpp.registration import Registrations

        if self._registrations is None:
            self._registrations = Registrations(self._timing)
        return self._registrations

    def _watch_network(self) -> None:
        from gharial.backend.xmpp.network import NetworkWatch

        if self._network is None:
            self._network = NetworkWatch(self._network_changed, self._timing.watch_s)
        self._network.start()

    def _connection(self, settings: AccountSettings) -> "Connection":
        from gharial.backend.xmpp.connection import Connection

        return Connection(_full(settings), self._timing)

    def _begin(self, settings: AccountSettings, status: Status, *, chats: bool = True) -> _Login:
        from gharial.backend.xmpp.keeper import SessionKeeper
        from gharial.backend.xmpp.session import AccountSession

        session = AccountSession(settings, self._connection(settings), self._caps)
        login = _Login(session, status, Account(settings), chats=chats)
        login.keeper = SessionKeeper(
            session, lambda: self._password_of(login), lambda standing: self._stands(login, standing)
        )
        session.discovery.on_change = lambda: self._tell(login, anew=True)
        self._logins[settings.jid] = login
        for callback in self._on_session:
            callback(session)
        # After the rooms': they ask for the roster first, and presence follows (RFC 6121 §2.2).
        session.when_online(lambda resumed: self._greet(login, resumed))
        self._change(login)
        return login

    async def _password_of(self, login: _Login) -> str:
        settings = login.session.settings
        if login.password is None:
            try:
                login.password = await self._secrets.password(settings.jid, settings.keep_password)
            except KeyringProblem:
                self._events.publish(PasswordNeeded(settings.jid))
                raise
        if not login.password:
            self._events.publish(PasswordNeeded(settings.jid))
            raise PasswordMissing(settings.jid.bare)
        return login.password

    async def _keep_password(self, settings: AccountSettings, password: str, keep: PasswordKeeping) -> None:
        await self._secrets.store(settings.jid, password, keep)
        if settings.keep_password is PasswordKeeping.KEYRING and keep is not PasswordKeeping.KEYRING:
            await self._secrets.forget_in_keyring(settings.jid)

    def _stands(self, login: _Login, standing: "Standing") -> None:
        if standing.state is AccountState.REFUSED and isinstance(standing.failure, WrongPassword):
            login.password = None
        if standing.state is AccountState.OFFLINE:
            login.told = None
        self._change(login, state=standing.state, failure=standing.failure, retry_at=standing.retry_at)

    def _greet(self, login: _Login, resumed: bool) -> None:
        if not resumed:
            login.told = None
            login.session.discovery.refresh()
        # One turn of the loop later: what the rooms started just now goes first.
        asyncio.get_running_loop().call_soon(self._tell, login)

    def _shown(self, login: _Login) -> Status:
        """What the contacts see: the user's choice, or away while nobody touches the computer."""
        if self._idle and login.status.show in (Show.AVAILABLE, Show.CHAT):
            return replace(login.status, show=Show.AWAY)
        return login.status

    def _tell(self, login: _Login, anew: bool = False) -> None:
        status = self._shown(login)
        if login.session.online and (anew or login.told != status):
            login.told = status
            show = None if status.show is Show.AVAILABLE else status.show.value
            priority = _PRIORITY[status.show] if login.chats else _FILES_ALONE
            login.session.client.send_presence(pshow=show, pstatus=status.text or None, ppriority=priority)
        self._change(login)

    def _network_changed(self, addresses: frozenset[str]) -> None:
        for login in self._logins.values():
            login.keeper.network_changed(addresses)

    def _change(self, login: _Login, **changes: object) -> None:
        changed = replace(login.account, **changes)  # type: ignore[arg-type]
        online = changed.state is AccountState.ONLINE
        offline = changed.state is AccountState.OFFLINE
        changed = replace(
            changed,
            status=Status(Show.OFFLINE) if offline else self._shown(login),
            full_jid=login.session.full_jid if online else None,
        )
        first = login.account == Account(login.session.settings)
        if changed != login.account or first:
            login.account = changed
            self._events.publish(AccountChanged(changed))


def _complete(settings: AccountSettings, resource: str = "") -> AccountSettings:
    """With a bare address and a resource of its own, made up once."""
    resource = settings.resource or resource or f"Gharial.{random_source.token_hex(3)}"
    return replace(settings, jid=bare(settings.jid), resource=resource)


def _full(settings: AccountSettings) -> Jid:
    return Jid(f"{settings.jid.bare}/{settings.resource}")
