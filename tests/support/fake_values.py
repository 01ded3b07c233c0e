"""Who and what windows are shown with in tests: Alice, her contacts, a message, a file."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from gharial.model.account import (
    Account,
    AccountSettings,
    AccountState,
    Status,
)
from gharial.model.contact import Contact, Resource, Subscription
from gharial.model.conversation import Direction, Message, MessageState
from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo, Offer, Transfer, TransferState

ALICE = Jid("alice@river.example")
BOB = Jid("bob@river.example")
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


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
