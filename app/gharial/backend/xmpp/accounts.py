"""`LiveAccounts`: our logins, and a session for each."""

import secrets as random_source
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from gharial.backend.storage.accounts import forget_account, keep_account, read_accounts
from gharial.backend.storage.database import Database
from gharial.backend.storage.secrets import Secrets
from gharial.backend.xmpp.connection import Connection
from gharial.backend.xmpp.session import AccountSession
from gharial.model.account import (
    Account,
    AccountSettings,
    AccountState,
    PasswordKeeping,
    RegistrationForm,
    Show,
    Status,
)
from gharial.model.events import AccountChanged, AccountRemoved, EventBus
from gharial.model.failures import RegistrationRefused, UnknownAccount
from gharial.model.jid import Jid, bare
from gharial.model.settings import Settings


class LiveAccounts:
    """Fulfils border.Accounts."""

    def __init__(
        self,
        events: EventBus,
        database: Database,
        secrets: Secrets,
        settings: Callable[[], Settings] = Settings,
    ) -> None:
        self._events = events
        self._database = database
        self._secrets = secrets
        self._settings = settings
        self._accounts: dict[Jid, Account] = {}
        self._sessions: dict[Jid, AccountSession] = {}
        self._on_session: list[Callable[[AccountSession], None]] = []
        self._on_session_gone: list[Callable[[AccountSession], None]] = []

    def on_session(self, callback: Callable[[AccountSession], None]) -> None:
        """Call once for each session, existing and future, before it first connects."""
        self._on_session.append(callback)
        for session in self._sessions.values():
            callback(session)

    def on_session_gone(self, callback: Callable[[AccountSession], None]) -> None:
        """Call once for each session whose account was removed."""
        self._on_session_gone.append(callback)

    def session(self, account: Jid) -> AccountSession:
        """The session of an account. Raises UnknownAccount."""
        try:
            return self._sessions[bare(account)]
        except KeyError as error:
            raise UnknownAccount(account.bare) from error

    def sessions(self) -> tuple[AccountSession, ...]:
        """All sessions, in the user's order."""
        return tuple(self._sessions.values())

    async def load(self) -> None:
        """Read the accounts and sign in the enabled ones."""
        for settings, _status in await self._database.run(read_accounts):
            password = await self._secrets.password(settings.jid, settings.keep_password)
            self._begin(settings, password or "")

    async def close(self) -> None:
        """Sign out everywhere."""
        for session in self._sessions.values():
            await session.client.disconnect(wait=1.0)

    def all(self) -> tuple[Account, ...]:
        return tuple(self._accounts.values())

    async def add(self, settings: AccountSettings, password: str) -> Account:
        if not settings.resource:
            settings = replace(settings, resource=f"Gharial.{random_source.token_urlsafe(4)[:6]}")
        await self._secrets.store(settings.jid, password, settings.keep_password)
        await self._database.run(lambda connection: keep_account(connection, settings))
        self._begin(settings, password)
        return self._accounts[settings.jid]

    async def check(self, settings: AccountSettings, password: str) -> None:
        raise NotImplementedError

    async def update(self, settings: AccountSettings) -> None:
        raise NotImplementedError

    async def remove(self, account: Jid) -> None:
        session = self.session(account)
        await session.client.disconnect(wait=1.0)
        await self._secrets.forget(session.account, session.settings.keep_password)
        await self._database.run(lambda connection: forget_account(connection, account))
        del self._sessions[session.account]
        del self._accounts[session.account]
        for callback in self._on_session_gone:
            callback(session)
        self._events.publish(AccountRemoved(session.account))

    async def set_password(self, account: Jid, password: str, keep: PasswordKeeping) -> None:
        raise NotImplementedError

    async def set_status(self, status: Status, account: Jid | None = None) -> None:
        for session in self.sessions() if account is None else (self.session(account),):
            if status.show is Show.OFFLINE:
                await session.client.disconnect(wait=1.0)
            else:
                self._send_presence(session, status)
            self._change(session.account, status=status)

    def retry_now(self, account: Jid | None = None) -> None:
        raise NotImplementedError

    def set_idle(self, minutes: float) -> None:
        raise NotImplementedError

    async def registration_form(
        self, host: str, server: str | None, port: int | None, ca_file: Path | None
    ) -> RegistrationForm:
        raise NotImplementedError

    async def register(self, form: RegistrationForm, answers: Mapping[str, str]) -> Jid:
        raise RegistrationRefused(form.host, "not-allowed")

    async def abandon_registration(self, form: RegistrationForm) -> None:
        raise NotImplementedError

    def _begin(self, settings: AccountSettings, password: str) -> None:
        client = Connection(Jid(f"{settings.jid.bare}/{settings.resource}"), password, settings.ca_file)
        session = AccountSession(settings, client)
        self._sessions[settings.jid] = session
        self._accounts[settings.jid] = Account(settings, AccountState.CONNECTING, Status())
        client.add_event_handler("stream_negotiated", lambda _event: self._online(session, resumed=False))
        client.add_event_handler("session_resumed", lambda _event: self._online(session, resumed=True))
        client.add_event_handler("disconnected", lambda _event: self._offline(session))
        for callback in self._on_session:
            callback(session)
        client.connect(settings.host, settings.port)
        self._change(settings.jid)

    def _online(self, session: AccountSession, *, resumed: bool) -> None:
        if not resumed:
            self._send_presence(session, self._accounts[session.account].status)
        session.came_online(resumed)
        self._change(session.account, state=AccountState.ONLINE, full_jid=session.full_jid)

    def _offline(self, session: AccountSession) -> None:
        session.went_offline()
        if session.account in self._accounts:
            self._change(session.account, state=AccountState.OFFLINE, full_jid=None)

    def _send_presence(self, session: AccountSession, status: Status) -> None:
        show = status.show.value if status.show not in (Show.AVAILABLE, Show.OFFLINE) else None
        session.client.send_presence(pshow=show, pstatus=status.text or None)

    def _change(self, jid: Jid, **changes: object) -> None:
        self._accounts[jid] = replace(self._accounts[jid], **changes)  # type: ignore[arg-type]
        self._events.publish(AccountChanged(self._accounts[jid]))
