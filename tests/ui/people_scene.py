"""Alice and her people in every state, and what only events bring: what most windows are shown with."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from gharial.model.account import AccountState, Show, Status
from gharial.model.contact import Resource, SubscriptionRequest
from gharial.model.conversation import Composing
from gharial.model.events import OfferReceived, PeerComposed, SubscriptionRequested, TransfersProgressed
from gharial.model.failures import (
    ConnectionRefused,
    WrongPassword,
)
from gharial.model.jid import Jid
from gharial.model.rule_file import compared
from gharial.model.settings import AcceptRule, ContactRule, Settings
from gharial.model.transfer import Attempt, Kind, Progress, TransferState
from tests.support.fake_backend import ALICE, BOB, FakeBackend, account, contact, message, offer, transfer

RULES = (
    AcceptRule("/home/alice/Pictures/{contact}/{year}", str(BOB), largest=100_000_000, types=("image/*",)),
    AcceptRule("/home/alice/Work", group="Work", enabled=False),
    AcceptRule("/home/alice/Mine", str(ALICE)),
)
PICKY = AcceptRule(
    "/home/alice/Night/{contact}/{year}-{month}",
    device="Gharial",
    days=(1, 2, 3, 4, 5),
    hours_from=22 * 60,
    hours_until=6 * 60,
    hidden_only=True,
    unmetered_only=True,
)

IMPORTED = compared((*RULES, PICKY, replace(RULES[0], largest=1_000_000), AcceptRule("/home/alice/.ssh")), RULES)


def fill(backend: FakeBackend, contacts: int) -> None:
    """People of all kinds, a conversation, transfers in every state."""
    roster = backend.roster
    roster.listed = {(ALICE, one.jid): one for one in (contact(number) for number in range(contacts))}
    kinds: list[dict[str, Any]] = [
        {"resources": (Resource(Jid(f"{BOB}/desk"), Show.AVAILABLE, "on the train", 5, "Gharial", frozenset({"x"})),)},
        {"resources": (Resource(Jid("carol@river.example/m"), Show.AWAY, ""),)},
        {"resources": ()},
        {"resources": (Resource(Jid("erin@river.example/m"), Show.DND, "Writing, please knock twice"),)},
        {"resources": (Resource(Jid("frank@river.example/m"), Show.XA, "back on Monday"),)},
        {"resources": (Resource(Jid("grace@river.example/m"), Show.CHAT, ""),), "blocked": True},
        {"name": "Hieronymus Balthasar von und zu Langenfeld-Oberkirchen der Jüngere"},
        {"name": "דניאל", "groups": ()},
    ]
    for number, changes in enumerate(kinds[:contacts]):
        one = contact(number)
        roster.listed[(ALICE, one.jid)] = replace(one, **changes)
    roster.devices[ALICE] = (
        Resource(Jid(f"{ALICE}/laptop"), Show.AVAILABLE, "", 5, "Gharial", frozenset({"x"})),
        Resource(Jid(f"{ALICE}/phone"), Show.AWAY, "", 0, "Conversations", frozenset()),
    )
    for key, body in enumerate(("Do you have the survey?", "Sending it now.", "See https://river.example/map"), 1):
        backend.chat.kept.setdefault((ALICE, BOB), []).append(message(key, body))
    backend.chat.unread[(ALICE, BOB)] = 2
    now = datetime.now(UTC)
    going = Attempt("si", Kind.SOCKS5_DIRECT, now, route="192.0.2.7:5281")
    for sent in (
        transfer(state=TransferState.STREAMING, attempts=(going,), created=now),
        transfer("report.pdf", 91_000, state=TransferState.DONE, verified=True, created=now - timedelta(hours=1)),
        transfer("holiday.zip", 5_000_000_000, created=now - timedelta(minutes=3)),
    ):
        backend.transfers.listed[sent.id] = sent

    contact_rule = ContactRule(str(ALICE), str(BOB), hide_address=True, send_limit=1_000_000)
    backend._settings = Settings(
        accept_rules=RULES, contact_rules=(contact_rule,), proxies=("proxy.river.example",), send_limit=20_000_000
    )


def stir(backend: FakeBackend, states: list[str]) -> None:
    """What only events bring, and the states asked for with `--state`."""
    backend.publish(PeerComposed(ALICE, Jid("carol@river.example/m"), Composing.COMPOSING))
    if "t-survey.ods" in backend.transfers.listed:
        sample = Progress("t-survey.ods", 30_000_000, 48_200_000, 31e6, 1.0)
        backend.transfers.samples["t-survey.ods"] = sample
    backend.publish(TransfersProgressed(tuple(backend.transfers.samples.values())))
    if "offer" in states:
        backend.transfers.open_offers["o"] = offered = offer("picture.jpg")
        backend.publish(OfferReceived(offered))
    if "request" in states:
        for name in ("mallory", "раypal", "trent"):
            asked = SubscriptionRequest(ALICE, Jid(f"{name}@river.example"), "Hello, it is me from the boat.", "Bob")
            backend.roster.pending.append(asked)
            backend.publish(SubscriptionRequested(asked))
    broken = replace(account(ALICE), status=Status(Show.AVAILABLE, "at the river"))
    if "waiting" in states:
        later = datetime.now(UTC) + timedelta(seconds=12)
        why = ConnectionRefused("river.example", 5222)
        broken = replace(broken, state=AccountState.WAITING, retry_at=later, failure=why)
    if "refused" in states:
        broken = replace(broken, state=AccountState.REFUSED, failure=WrongPassword(str(ALICE)))
    if "connecting" in states:
        broken = replace(broken, state=AccountState.CONNECTING)
    if backend.accounts.listed:
        backend.accounts.listed[ALICE] = broken
        from gharial.model.events import AccountChanged

        backend.publish(AccountChanged(broken))
