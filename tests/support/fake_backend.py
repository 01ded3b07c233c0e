"""A backend of values alone, for tests of windows: every command is recorded, every event can be published by hand."""

import asyncio
from typing import Any

from gharial.model.events import (
    Event,
    EventBus,
    SettingsChanged,
)
from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.model.settings import Settings
from gharial.model.xmpp_link import WantedFile
from tests.support.fake_accounts import FakeAccounts
from tests.support.fake_chat import FakeChat
from tests.support.fake_console import FakeConsole
from tests.support.fake_publications import FakePublications, FakeSharedFiles
from tests.support.fake_rooms import FakeRooms
from tests.support.fake_roster import FakeRoster
from tests.support.fake_self_tests import FakeSelfTests
from tests.support.fake_transfers import FakeTransfers
from tests.support.fake_values import ALICE, BOB, NOW, account, contact, message, offer, transfer

__all__ = ["ALICE", "BOB", "NOW", "FakeBackend", "account", "contact", "message", "offer", "transfer"]


class FakeBackend:
    """Fulfils border.Backend. `calls` lists (name, arguments); `fail_next[name]` makes one call raise."""

    def __init__(self, *, contacts: int = 3, signed_in: bool = True) -> None:
        self.events = EventBus()
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.fail_next: dict[str, Failure] = {}
        self._settings = Settings()
        self.accounts = FakeAccounts(self)
        self.roster = FakeRoster(self)
        self.chat = FakeChat(self)
        self.rooms = FakeRooms(self)
        self.transfers = FakeTransfers(self)
        self.publications = FakePublications(self.record)
        self.shared_files = FakeSharedFiles(self.record, self.transfers.put)
        self.console = FakeConsole(self.record)
        self.self_tests = FakeSelfTests(self.record)
        if signed_in:
            self.accounts.listed[ALICE] = account(ALICE)
            for number in range(contacts):
                one = contact(number)
                self.roster.listed[(ALICE, one.jid)] = one

    @property
    def settings(self) -> Settings:
        return self._settings

    def called(self, name: str) -> list[tuple[Any, ...]]:
        """The arguments of every call of `name`, in order."""
        return [arguments for called, arguments in self.calls if called == name]

    def publish(self, event: Event) -> None:
        self.events.publish(event)

    async def record(self, name: str, *arguments: Any) -> None:
        self.calls.append((name, arguments))
        await asyncio.sleep(0)
        failure = self.fail_next.pop(name, None)
        if failure is not None:
            raise failure

    async def change_settings(self, settings: Settings) -> None:
        await self.record("change_settings", settings)
        self._settings = settings
        self.publish(SettingsChanged(settings))

    async def request_file(self, account: Jid, wanted: WantedFile) -> None:
        await self.record("request_file", account, wanted)

    async def start(self) -> None:
        await self.record("start")

    async def stop(self) -> None:
        await self.record("stop")
