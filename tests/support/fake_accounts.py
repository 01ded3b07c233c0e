"""Accounts of values alone, for tests of windows; part of FakeBackend."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gharial.model.account import (
    Account,
    AccountSettings,
    AccountState,
    FormField,
    PasswordKeeping,
    RegistrationForm,
    Status,
)
from gharial.model.events import (
    AccountChanged,
)
from gharial.model.jid import Jid

if TYPE_CHECKING:
    from tests.support.fake_backend import FakeBackend


class FakeAccounts:
    def __init__(self, backend: "FakeBackend") -> None:
        self._backend = backend
        self.listed: dict[Jid, Account] = {}
        self.form = RegistrationForm(
            "ticket",
            "river.example",
            "Choose a name.",
            (FormField("username", label="Name", required=True), FormField("password", "text-private", "Password")),
        )

    def all(self) -> tuple[Account, ...]:
        return tuple(self.listed.values())

    async def add(self, settings: AccountSettings, password: str) -> Account:
        await self._backend.record("accounts.add", settings, password)
        self.listed[settings.jid] = added = Account(settings, AccountState.CONNECTING)
        self._backend.publish(AccountChanged(added))
        return added

    async def check(self, settings: AccountSettings, password: str) -> None:
        await self._backend.record("accounts.check", settings, password)

    async def update(self, settings: AccountSettings) -> None:
        await self._backend.record("accounts.update", settings)

    async def remove(self, account: Jid) -> None:
        await self._backend.record("accounts.remove", account)

    async def set_password(self, account: Jid, password: str, keep: PasswordKeeping) -> None:
        await self._backend.record("accounts.set_password", account, password, keep)

    async def set_status(self, status: Status, account: Jid | None = None) -> None:
        await self._backend.record("accounts.set_status", status, account)
        for jid, one in self.listed.items():
            if account in (None, jid):
                self.listed[jid] = replace(one, status=status)
                self._backend.publish(AccountChanged(self.listed[jid]))

    def retry_now(self, account: Jid | None = None) -> None:
        self._backend.calls.append(("accounts.retry_now", (account,)))

    def set_idle(self, minutes: float) -> None:
        self._backend.calls.append(("accounts.set_idle", (minutes,)))

    async def registration_form(
        self, host: str, server: str | None, port: int | None, ca_file: Path | None, token: str = ""
    ) -> RegistrationForm:
        told = (token,) if token else ()
        await self._backend.record("accounts.registration_form", host, server, port, ca_file, *told)
        return self.form

    async def register(self, form: RegistrationForm, answers: Mapping[str, str]) -> Jid:
        await self._backend.record("accounts.register", form, dict(answers))
        return Jid(f"{answers['username']}@{form.host}")

    async def abandon_registration(self, form: RegistrationForm) -> None:
        await self._backend.record("accounts.abandon_registration", form)
