"""A backend of values alone, for tests of windows: every command is recorded, every event can be published by hand."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from gharial.model.account import (
    Account,
    AccountSettings,
    AccountState,
    FormField,
    PasswordKeeping,
    RegistrationForm,
    Status,
)
from gharial.model.border import Ability
from gharial.model.contact import Contact, Resource, Subscription, SubscriptionRequest
from gharial.model.conversation import Conversation, ConversationKind, Direction, Message, MessageState, Quote, Reaction
from gharial.model.events import (
    AccountChanged,
    ContactChanged,
    ConversationChanged,
    Event,
    EventBus,
    MessageAdded,
    MessageChanged,
    OfferGone,
    OfferReceived,
    SettingsChanged,
    TransferChanged,
    TransfersReordered,
)
from gharial.model.failures import Failure
from gharial.model.jid import Jid, bare
from gharial.model.settings import Settings
from gharial.model.transfer import Entry, FileInfo, Offer, Progress, Transfer, TransferState, Way
from gharial.model.xmpp_link import WantedFile
from tests.support.fake_console import FakeConsole
from tests.support.fake_publications import FakePublications
from tests.support.fake_rooms import FakeRooms
from tests.support.fake_self_tests import FakeSelfTests

ALICE = Jid("alice@river.example")
BOB = Jid("bob@river.example")
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


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


def account(jid: Jid, state: AccountState = AccountState.ONLINE) -> Account:
    """An account as it looks when it is signed in."""
    return Account(AccountSettings(jid), state, Status(), Jid(f"{jid}/Gharial.abcdef"))


def contact(number: int, **changes: Any) -> Contact:
    """The `number`-th contact; bob is 0. Every third is offline."""
    names = ("Bob", "Carol", "Dave", "Erin", "Frank", "Grace")
    name = names[number] if number < len(names) else f"Person {number}"
    jid = Jid(f"{name.lower().replace(' ', '-')}@river.example")
    features = frozenset({"http://jabber.org/protocol/si/profile/file-transfer"})
    resources = () if number % 3 == 2 else (Resource(Jid(f"{jid}/desk"), client_name="Gharial", features=features),)
    groups = ("Friends",) if number % 2 == 0 else ("Work",)
    return replace(Contact(ALICE, jid, name, groups, Subscription.BOTH, resources=resources), **changes)


def message(key: int, body: str, **changes: Any) -> Message:
    """One message between alice and bob, a minute after the one before; odd keys come in."""
    incoming = key % 2 == 1
    made = Message(
        key,
        ALICE,
        BOB,
        Direction.INCOMING if incoming else Direction.OUTGOING,
        body,
        NOW + timedelta(minutes=key),
        MessageState.RECEIVED if incoming else MessageState.DELIVERED,
        stanza_id=f"m{key}",
    )
    return replace(made, **changes)


def transfer(name: str = "survey.ods", size: int = 48_200_000, **changes: Any) -> Transfer:
    """A file on its way to bob."""
    made = Transfer(
        f"t-{name}",
        ALICE,
        Jid(f"{BOB}/desk"),
        Direction.OUTGOING,
        FileInfo(name, size),
        TransferState.QUEUED,
        NOW,
        Path("/tmp") / "outgoing.bin",
    )
    return replace(made, **changes)


def offer(name: str = "picture.jpg", size: int = 6_100_000, **changes: Any) -> Offer:
    """A file that bob wants to send."""
    return replace(Offer(f"o-{name}", ALICE, Jid(f"{BOB}/desk"), "si", (FileInfo(name, size),), NOW), **changes)


class FakeAccounts:
    def __init__(self, backend: FakeBackend) -> None:
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
        self, host: str, server: str | None, port: int | None, ca_file: Path | None
    ) -> RegistrationForm:
        await self._backend.record("accounts.registration_form", host, server, port, ca_file)
        return self.form

    async def register(self, form: RegistrationForm, answers: Mapping[str, str]) -> Jid:
        await self._backend.record("accounts.register", form, dict(answers))
        return Jid(f"{answers['username']}@{form.host}")

    async def abandon_registration(self, form: RegistrationForm) -> None:
        await self._backend.record("accounts.abandon_registration", form)


class FakeRoster:
    def __init__(self, backend: FakeBackend) -> None:
        self._backend = backend
        self.listed: dict[tuple[Jid, Jid], Contact] = {}
        self.pending: list[SubscriptionRequest] = []
        self.avatars: dict[Jid, bytes] = {}
        self.reporting: set[Jid] = set()
        """Accounts whose server takes reports."""

    def contacts(self, account: Jid | None = None) -> tuple[Contact, ...]:
        return tuple(one for one in self.listed.values() if account in (None, one.account))

    def contact(self, account: Jid, jid: Jid) -> Contact | None:
        return self.listed.get((account, jid))

    def change(self, account: Jid, jid: Jid, **changes: Any) -> Contact:
        """Change a contact and publish it."""
        self.listed[(account, jid)] = changed = replace(self.listed[(account, jid)], **changes)
        self._backend.publish(ContactChanged(changed))
        return changed

    def requests(self) -> tuple[SubscriptionRequest, ...]:
        return tuple(self.pending)

    async def add(self, account: Jid, jid: Jid, name: str, groups: Sequence[str], text: str = "") -> None:
        await self._backend.record("roster.add", account, jid, name, tuple(groups), text)
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


class FakeChat:
    def __init__(self, backend: FakeBackend) -> None:
        self._backend = backend
        self.kept: dict[tuple[Jid, Jid], list[Message]] = {}
        self.drafts: dict[tuple[Jid, Jid], str] = {}
        self.unread: dict[tuple[Jid, Jid], int] = {}
        self.mentions: dict[tuple[Jid, Jid], int] = {}

    def conversations(self) -> tuple[Conversation, ...]:
        return tuple(self.conversation(*names) for names in self.kept)

    def conversation(self, account: Jid, peer: Jid) -> Conversation:
        kind = ConversationKind.PERSON
        if self._backend.rooms.room(account, bare(peer)) is not None:
            kind = ConversationKind.OCCUPANT if peer.resource else ConversationKind.ROOM
        elif peer.resource:
            peer = bare(peer)
        names = (account, peer)
        kept = self.kept.get(names)
        return Conversation(
            account,
            peer,
            self.unread.get(names, 0),
            kept[-1] if kept else None,
            self.drafts.get(names, ""),
            kind,
            self.mentions.get(names, 0),
        )

    def add(self, message: Message, *, fresh: bool = False) -> Message:
        """Keep a message as if it had come or gone, and publish it."""
        self.kept.setdefault((message.account, message.peer), []).append(message)
        self._backend.publish(MessageAdded(message, fresh))
        self._backend.publish(ConversationChanged(self.conversation(message.account, message.peer)))
        return message

    async def page(
        self, account: Jid, peer: Jid, before: Message | None = None, limit: int = 50
    ) -> tuple[Message, ...]:
        await self._backend.record("chat.page", account, peer, before, limit)
        kept = self.kept.get((account, peer), [])
        if before is not None:
            kept = [one for one in kept if (one.time, one.key) < (before.time, before.key)]
        return tuple(kept[-limit:])

    async def search(
        self, text: str, account: Jid | None = None, peer: Jid | None = None, limit: int = 100
    ) -> tuple[Message, ...]:
        await self._backend.record("chat.search", text, account, peer, limit)
        found = [
            one
            for names, kept in self.kept.items()
            if account in (None, names[0]) and peer in (None, names[1])
            for one in kept
            if text.casefold() in one.body.casefold()
        ]
        return tuple(reversed(found[-limit:]))

    async def message(self, key: int) -> Message | None:
        return next((one for kept in self.kept.values() for one in kept if one.key == key), None)

    async def send(self, account: Jid, peer: Jid, body: str, answered: Message | None = None) -> Message:
        await self._backend.record("chat.send", account, peer, body, *([answered] if answered else []))
        key = 1 + max((one.key for kept in self.kept.values() for one in kept), default=0)
        made = Message(
            key, account, peer, Direction.OUTGOING, body, datetime.now(UTC), MessageState.SENDING, f"sent-{key}"
        )
        if answered is not None:
            made = replace(made, quote=Quote(answered.body, answered.direction, answered.key))
        return self.add(made)

    def change(self, message: Message, **changes: Any) -> Message:
        """Change a message and publish it."""
        kept = self.kept[(message.account, message.peer)]
        at = next(at for at, one in enumerate(kept) if one.key == message.key)
        kept[at] = replace(kept[at], **changes)
        self._backend.publish(MessageChanged(kept[at]))
        return kept[at]

    async def react(self, message: Message, emoji: str, *, wanted: bool) -> Message:
        await self._backend.record("chat.react", message, emoji, wanted)
        others = tuple(one for one in message.reactions if one.emoji != emoji)
        return self.change(message, reactions=(*others, *([Reaction(emoji, (message.account,))] if wanted else [])))

    async def retract(self, message: Message) -> Message:
        await self._backend.record("chat.retract", message)
        return self.change(message, retracted=True, body="", reactions=())

    async def correct(self, message: Message, body: str) -> Message:
        await self._backend.record("chat.correct", message, body)
        return replace(message, body=body, edited=True)

    async def resend(self, message: Message) -> None:
        await self._backend.record("chat.resend", message)

    async def mark_read(self, account: Jid, peer: Jid) -> None:
        await self._backend.record("chat.mark_read", account, peer)
        self.unread.pop((account, peer), None)
        self.mentions.pop((account, peer), None)
        self._backend.publish(ConversationChanged(self.conversation(account, peer)))

    def composing(self, account: Jid, peer: Jid, *, active: bool) -> None:
        self._backend.calls.append(("chat.composing", (account, peer, active)))

    async def keep_draft(self, account: Jid, peer: Jid, text: str) -> None:
        await self._backend.record("chat.keep_draft", account, peer, text)
        self.drafts[(account, peer)] = text


class FakeTransfers:
    def __init__(self, backend: FakeBackend) -> None:
        self._backend = backend
        self.listed: dict[str, Transfer] = {}
        self.samples: dict[str, Progress] = {}
        self.open_offers: dict[str, Offer] = {}
        self.known_ways: dict[str, tuple[Way, ...]] = {}
        self.trees: dict[str, tuple[Entry, ...]] = {}
        self.folder = Path("/tmp")

    def all(self) -> tuple[Transfer, ...]:
        return tuple(self.listed.values())

    def get(self, transfer_id: str) -> Transfer | None:
        return self.listed.get(transfer_id)

    def progress(self, transfer_id: str) -> Progress | None:
        return self.samples.get(transfer_id)

    def offers(self) -> tuple[Offer, ...]:
        return tuple(self.open_offers.values())

    def put(self, transfer: Transfer) -> Transfer:
        """Add or replace a transfer and publish it."""
        self.listed[transfer.id] = transfer
        self._backend.publish(TransferChanged(transfer))
        return transfer

    def receive_offer(self, offer: Offer) -> Offer:
        """As if a peer had offered a file."""
        self.open_offers[offer.id] = offer
        self._backend.publish(OfferReceived(offer))
        return offer

    async def send(self, account: Jid, to: Jid, paths: Sequence[Path]) -> tuple[Transfer, ...]:
        await self._backend.record("transfers.send", account, to, tuple(paths))
        return tuple(
            self.put(
                Transfer(
                    f"sent-{len(self.listed)}-{path.name}",
                    account,
                    to,
                    Direction.OUTGOING,
                    FileInfo(path.name, path.stat().st_size if path.exists() else 0),
                    TransferState.QUEUED,
                    datetime.now(UTC),
                    path,
                )
            )
            for path in paths
        )

    async def accept(
        self,
        offer_id: str,
        folder: Path,
        name: str | None = None,
        *,
        whole_group: bool = False,
        chosen: Sequence[FileInfo] | None = None,
    ) -> None:
        more: tuple[Any, ...] = (True,) if whole_group else ()
        if chosen is not None:
            more = (whole_group, tuple(one.name for one in chosen))
        await self._backend.record("transfers.accept", offer_id, folder, name, *more)
        self._gone(offer_id)

    async def fetch_pictures(self, offer_id: str) -> None:
        await self._backend.record("transfers.fetch_pictures", offer_id)

    async def decline(self, offer_id: str, *, together: bool = False) -> None:
        await self._backend.record("transfers.decline", *((offer_id, True) if together else (offer_id,)))
        self._gone(offer_id)

    def _gone(self, offer_id: str) -> None:
        if self.open_offers.pop(offer_id, None):
            self._backend.publish(OfferGone(offer_id))

    async def cancel(self, transfer_id: str) -> None:
        await self._backend.record("transfers.cancel", transfer_id)

    async def retry(self, transfer_id: str) -> None:
        await self._backend.record("transfers.retry", transfer_id)

    async def send_to_many(self, to: Sequence[tuple[Jid, Jid]], paths: Sequence[Path]) -> tuple[Transfer, ...]:
        await self._backend.record("transfers.send_to_many", tuple(to), tuple(paths))
        return tuple([one for account, peer in to for one in await self.send(account, peer, paths)])

    async def retry_failed(self) -> None:
        await self._backend.record("transfers.retry_failed")

    async def pause(self, transfer_id: str) -> None:
        await self._backend.record("transfers.pause", transfer_id)
        self.put(replace(self.listed[transfer_id], paused_by_us=True))

    async def resume(self, transfer_id: str) -> None:
        await self._backend.record("transfers.resume", transfer_id)
        self.put(replace(self.listed[transfer_id], paused_by_us=False))

    async def pause_all(self) -> None:
        await self._backend.record("transfers.pause_all")

    async def resume_all(self) -> None:
        await self._backend.record("transfers.resume_all")

    async def move(self, transfer_ids: Sequence[str], before: str | None) -> None:
        await self._backend.record("transfers.move", tuple(transfer_ids), before)
        rest = [one for one in self.listed if one not in transfer_ids]
        at = len(rest) if before is None else rest.index(before)
        order = (*rest[:at], *transfer_ids, *rest[at:])
        self.listed = {one: self.listed[one] for one in order}
        self._backend.publish(TransfersReordered(order))

    def ways(self, transfer_id: str) -> tuple[Way, ...]:
        return self.known_ways.get(transfer_id, ())

    async def use_another_way(self, transfer_id: str, way: Way | None = None) -> None:
        await self._backend.record("transfers.use_another_way", transfer_id, way)

    async def allow_upload(self, transfer_id: str, *, always: bool = False) -> None:
        await self._backend.record("transfers.allow_upload", transfer_id, always)

    async def entries(self, transfer_id: str) -> tuple[Entry, ...]:
        return self.trees.get(transfer_id, ())

    async def clear_finished(self) -> None:
        await self._backend.record("transfers.clear_finished")

    async def remove(self, transfer_id: str) -> None:
        await self._backend.record("transfers.remove", transfer_id)

    def abilities(self, account: Jid, resource: Jid) -> tuple[Ability, ...]:
        one = self._backend.roster.contact(account, bare(resource))
        known = one is not None and any(each.jid == resource and each.features for each in one.resources)
        return (Ability("si", known),)

    def download_folder(self) -> Path:
        return self.folder
