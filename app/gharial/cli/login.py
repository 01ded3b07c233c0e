"""From what was typed to a signed-in account."""

import asyncio
from dataclasses import replace
from typing import Any

from gharial.backend.service import OneOffLogin, Service
from gharial.cli.arguments import Login
from gharial.cli.language import translate
from gharial.cli.lines import filled
from gharial.cli.stored_accounts import StoredAccounts, read_password
from gharial.model.account import Account, AccountSettings, AccountState, PasswordKeeping
from gharial.model.events import AccountChanged, PasswordNeeded
from gharial.model.failures import Failure, PasswordMissing, ServerSilent, Unexpected, UnknownAccount
from gharial.model.jid import Jid
from gharial.paths import Profile

CONNECT_TIMEOUT_S = 60.0


class NoChoice(Exception):
    """It cannot be told which account or which way is meant; the text says what to type."""


class LoginFailed(Exception):
    """The account is not connected, and will not be; `failure` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(repr(failure))
        self.failure = failure


def profile_of(login: Login) -> Profile:
    """The profile that was named, or the user's own."""
    return profile_at(login) if login.profile is not None else Profile.default()


def profile_at(login: Login) -> Profile:
    """The profile that was named."""
    assert login.profile is not None  # noqa: S101 - asked by profile_of
    return Profile.under(login.profile)


def typed_settings(login: Login, keep: PasswordKeeping) -> AccountSettings:
    """The account described by --jid and what goes with it."""
    assert login.jid is not None  # noqa: S101 - the parser sees to it
    return AccountSettings(
        jid=login.jid,
        host=login.host,
        port=login.port,
        ca_file=login.ca_file.absolute() if login.ca_file is not None else None,
        keep_password=keep,
    )


async def find_login(login: Login) -> OneOffLogin:
    """Who signs in. A stored account gets a resource of its own for this run, so that it does not push a running
    Gharial off the server (RFC 6120 §7.7.2.2). Raises NoChoice, and Failures about the password."""
    if login.jid is not None:
        assert login.password_file is not None  # noqa: S101 - the parser sees to it
        return OneOffLogin(typed_settings(login, PasswordKeeping.ASK), read_password(login.password_file))
    stored = StoredAccounts(profile_of(login))
    settings = _choose(await stored.all(), login.account)
    if login.password_file is not None:
        password = read_password(login.password_file)
    else:
        password = await stored.password(settings)
    return OneOffLogin(replace(settings, resource="", keep_password=PasswordKeeping.ASK, enabled=True), password)


def _choose(known: tuple[AccountSettings, ...], account: Jid | None) -> AccountSettings:
    if account is not None:
        found = [settings for settings in known if settings.jid == account]
        if not found:
            raise UnknownAccount(account.bare)
        return found[0]
    if not known:
        words = translate(
            "terminal", "no account is stored; use `gharial account add JID`, or --jid with --password-file"
        )
        raise NoChoice(words)
    enabled = [settings for settings in known if settings.enabled] or list(known)
    if len(enabled) > 1:
        listed = ", ".join(settings.jid.bare for settings in enabled)
        words = translate("terminal", "several accounts are stored, choose one with --account: {accounts}")
        raise NoChoice(filled(words, accounts=listed))
    return enabled[0]


class SignIn:
    """Watches the account of a service from before it starts."""

    def __init__(self, service: Service, jid: Jid) -> None:
        self._service = service
        self._jid = jid
        self._online: asyncio.Future[Jid] = asyncio.get_running_loop().create_future()
        self.lost: asyncio.Future[Failure] = asyncio.get_running_loop().create_future()
        """Set when the server refuses the account for good."""
        service.events.subscribe(AccountChanged, lambda event: self._look_at(event.account))
        service.events.subscribe(PasswordNeeded, lambda event: self._needed(event.account))

    async def online(self, timeout_s: float | None) -> Jid:
        """The full address. Raises LoginFailed with the first thing that goes wrong."""
        patience_s = min(timeout_s or CONNECT_TIMEOUT_S, CONNECT_TIMEOUT_S)
        either: set[asyncio.Future[Any]] = {self._online, self.lost}
        done, _ = await asyncio.wait(either, timeout=patience_s, return_when=asyncio.FIRST_COMPLETED)
        if self._online.done():
            return self._online.result()
        raise LoginFailed(self.lost.result() if done else ServerSilent(self._jid.domain, patience_s, "sign-in"))

    def _look_at(self, account: Account) -> None:
        if account.jid != self._jid:
            return
        if account.state is AccountState.ONLINE and account.full_jid is not None:
            if not self._online.done():
                self._online.set_result(account.full_jid)
        elif account.state is AccountState.REFUSED:
            self._lose(account.failure or Unexpected("refused"))
        elif account.state is AccountState.WAITING and not self._online.done():
            # Once online, the backend reconnects by itself; before, the first reason is told.
            self._lose(account.failure or Unexpected("waiting"))

    def _needed(self, account: Jid) -> None:
        if account == self._jid and not self._online.done():
            self._lose(PasswordMissing(account.bare))

    def _lose(self, failure: Failure) -> None:
        if not self.lost.done():
            self.lost.set_result(failure)
