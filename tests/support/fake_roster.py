"""Contacts of values alone, for tests of windows; part of FakeBackend."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gharial.model.contact import Contact, Resource, SubscriptionRequest
from gharial.model.events import (
    ContactChanged,
    OwnDevicesChanged,
)
from gharial.model.jid import Jid

if TYPE_CHECKING:
    from tests.support.fake_backend import FakeBackend


class FakeRoster:
    def __init__(self, backend: "FakeBackend") -> None:
        self._backend = backend
        self.listed: dict[tuple[Jid, Jid], Contact] = {}
        self.pending: list[SubscriptionRequest] = []
        self.avatars: dict[Jid, bytes] = {}
        self.devices: dict[Jid, tuple[Resource, ...]] = {}
        """Our own other ones, by account."""
        self.reporting: set[Jid] = set()
        """Accounts whose server takes reports."""

    def contacts(self, account: Jid | None = None) -> tuple[Contact, ...]:
        return tuple(one for one in self.listed.values() if account in (None, one.account))

    def contact(self, account: Jid, jid: Jid) -> Contact | None:
        return self.listed.get((account, jid))

    def own_devices(self, account: Jid) -> tuple[Resource, ...]:
        return self.devices.get(account, ())

    def sign_in(self, account: Jid, *devices: Resource) -> None:
        """These are our other devices now."""
        self.devices[account] = devices
        self._backend.publish(OwnDevicesChanged(account, devices))

    def change(self, account: Jid, jid: Jid, **changes: Any) -> Contact:
        """Change a contact and publish it."""
        self.listed[(account, jid)] = changed = replace(self.listed[(account, jid)], **changes)
        self._backend.publish(ContactChanged(changed))
        return changed

    def requests(self) -> tuple[SubscriptionRequest, ...]:
        return tuple(self.pending)

    async def add(
        self, account: Jid, jid: Jid, name: str, groups: Sequence[str], text: str = "", token: str = ""
    ) -> None:
        told = (token,) if token else ()
        await self._backend.record("roster.add", account, jid, name, tuple(groups), text, *told)
        self.listed[(account, jid)] = added = Contact(account, jid, name, tuple(groups), pending_out=True)
        self._backend.publish(ContactChanged(added))

    async def rename(self, account: Jid, jid: Jid, name: str) -> None:
        await self._backend.record("roster.rename", account, jid, name)
        self.change(account, jid, name=name)

    async def regroup(self, account: Jid, jid: Jid, groups: Sequence[str]) -> None:
        await self._backend.record("roster.regroup", account, jid, tuple(groups))
        self.change(account, jid, groups=tuple(groups))

    async def remove(self, account: Jid, jid: Jid) -> None:
        await self._backend.record("roster.remove", account, jid)

    async def block(self, account: Jid, jid: Jid) -> None:
        await self._backend.record("roster.block", account, jid)
        if (account, jid) in self.listed:
            self.change(account, jid, blocked=True)

    async def block_and_report(self, account: Jid, jid: Jid) -> None:
        await self._backend.record("roster.block_and_report", account, jid)

    def takes_reports(self, account: Jid) -> bool:
        return account in self.reporting

    async def unblock(self, account: Jid, jid: Jid) -> None:
        await self._backend.record("roster.unblock", account, jid)
        if (account, jid) in self.listed:
            self.change(account, jid, blocked=False)

    async def answer_request(self, account: Jid, jid: Jid, *, allow: bool, add_back: bool = True) -> None:
        await self._backend.record("roster.answer_request", account, jid, allow, add_back)
        self.pending = [one for one in self.pending if (one.account, one.jid) != (account, jid)]

    async def avatar(self, account: Jid, jid: Jid) -> bytes | None:
        await self._backend.record("roster.avatar", account, jid)
        return self.avatars.get(jid)
