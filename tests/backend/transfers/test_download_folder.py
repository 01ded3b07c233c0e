"""Where an offer goes unasked: what is around it counts, and what is not known counts against it."""

import asyncio
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from gharial.backend.transfers.download_folder import DownloadFolder
from gharial.model.account import Show
from gharial.model.contact import Contact, Resource
from gharial.model.jid import Jid
from gharial.model.settings import AcceptRule, ContactRule, Settings
from gharial.model.transfer import FileInfo, Offer

ALICE = Jid("alice@river.example")
PHONE = Jid("bob@river.example/phone")
BOB = Contact(
    ALICE, Jid("bob@river.example"), "Bob", resources=(Resource(PHONE, Show.AVAILABLE, client_name="Conversations"),)
)
OWN = Contact(ALICE, ALICE)
SATURDAY_NOON = datetime(2026, 3, 7, 12, 0).astimezone()
HIDING = (ContactRule(str(ALICE), BOB.jid.bare, hide_address=True),)


def offer(peer: Jid = PHONE, **changes: object) -> Offer:
    made = Offer("1", ALICE, peer, "si", (FileInfo("a.jpg", 5),), SATURDAY_NOON)
    return replace(made, **changes)  # type: ignore[arg-type]


class Desk:
    def __init__(self, *rules: AcceptRule, contact_rules: tuple[ContactRule, ...] = ()) -> None:
        self.settings = Settings(Path("/downloads"), accept_rules=rules, contact_rules=contact_rules)
        self.metered = False
        self.people = {BOB.jid: BOB, ALICE: OWN}

    def goes(self, what: Offer) -> Path | None:
        folder = DownloadFolder(
            lambda: self.settings,
            lambda _settings: asyncio.sleep(0),
            lambda _account, jid: self.people.get(Jid(jid.bare)),
            None,
            metered=lambda: self.metered,
        )
        found = folder.unasked(what)
        return found.folder if found is not None else None


@pytest.mark.parametrize(
    ("rule", "taken"),
    [
        (AcceptRule("/in", device="phone"), True),
        (AcceptRule("/in", device="conv*"), True),
        (AcceptRule("/in", device="desk"), False),
        (AcceptRule("/in", days=(6,)), True),
        (AcceptRule("/in", days=(7,)), False),
        (AcceptRule("/in", hours_from=11 * 60, hours_until=13 * 60), True),
        (AcceptRule("/in", hours_from=13 * 60, hours_until=11 * 60), False),
    ],
)
def test_device_day_and_hour(rule: AcceptRule, taken: bool) -> None:
    assert (Desk(rule).goes(offer()) is not None) is taken


def test_a_rule_that_keeps_the_address_hidden() -> None:
    rule = AcceptRule("/in", hidden_only=True)
    assert Desk(rule).goes(offer()) is None
    assert Desk(rule, contact_rules=HIDING).goes(offer()) == Path("/in")
    assert Desk(rule, contact_rules=HIDING).goes(offer(host="files.example")) is None, "its server would see it"


def test_a_metered_network_is_asked_about_each_time() -> None:
    desk = Desk(AcceptRule("/in", unmetered_only=True), AcceptRule("/small", largest=4))
    assert desk.goes(offer()) == Path("/in")
    desk.metered = True
    assert desk.goes(offer()) is None
    desk.settings = replace(desk.settings, accept_rules=(*desk.settings.accept_rules, AcceptRule("/all")))
    assert desk.goes(offer()) == Path("/all"), "the first that fits"


def test_our_own_devices_by_a_rule_of_their_own() -> None:
    mine = offer(Jid(f"{ALICE}/laptop"))
    assert Desk(AcceptRule("/all")).goes(mine) is None
    assert Desk(AcceptRule("/all"), AcceptRule("/mine", ALICE.bare, hidden_only=True)).goes(mine) == Path("/mine")


def test_whoever_nobody_knows_is_asked_about() -> None:
    """Strangers, and rooms: the service knows nobody there, even where the room itself stands in the roster."""
    assert Desk(AcceptRule("/all")).goes(offer(Jid("mallory@elsewhere.example/x"))) is None


@pytest.mark.parametrize("folder", ["/in/../../etc", "..", "/in/{name}"])
def test_a_rule_somebody_broke_by_hand_takes_nothing(folder: str) -> None:
    # security 7, 54
    assert Desk(AcceptRule(folder)).goes(offer()) is None
