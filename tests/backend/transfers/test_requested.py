"""A request for a file is the yes to just that file, from just that device, for some minutes, and to nothing else."""

from dataclasses import replace

import pytest

from gharial.backend.transfers.requested import LASTS_S, MOST, Requested
from gharial.model.contact import Contact, Subscription
from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo, Offer
from gharial.model.xmpp_link import WantedFile
from tests.support.fake_values import ALICE, BOB, NOW

DEVICE = Jid(f"{BOB}/desk")
WANTED = WantedFile(DEVICE, "pub-1", "the report.pdf", 91_000)
OFFER = Offer("ours", ALICE, DEVICE, "jingle", (FileInfo("the report.pdf", 91_000),), NOW)
KNOWN = Contact(ALICE, BOB, "Bob", (), Subscription.BOTH)


class Desk:
    """Requests with a clock and a roster to turn."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.contact: Contact | None = KNOWN
        self.requested = Requested(lambda _account, _person: self.contact, lambda: self.now)


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.requested.note(Jid(f"{ALICE}/here"), WANTED)
    return desk


def test_what_was_asked_for_needs_no_question(desk: Desk) -> None:
    desk.now += LASTS_S
    assert desk.requested.take(OFFER)
    # Once.
    assert not desk.requested.take(OFFER)


def test_a_request_grows_old(desk: Desk) -> None:
    desk.now += LASTS_S + 1
    assert not desk.requested.take(OFFER)


def test_a_request_that_failed_is_no_yes(desk: Desk) -> None:
    desk.requested.forget(ALICE, WANTED)
    assert not desk.requested.take(OFFER)


@pytest.mark.parametrize(
    "offer",
    [
        replace(OFFER, account=Jid("carol@river.example")),
        replace(OFFER, peer=Jid(f"{BOB}/phone")),
        replace(OFFER, peer=Jid("mallory@elsewhere.example/desk")),
        replace(OFFER, files=(FileInfo("the report.pdf", 91_001),)),
        replace(OFFER, files=(FileInfo("another.pdf", 91_000),)),
        replace(OFFER, files=(*OFFER.files, FileInfo("more.pdf", 1))),
        replace(OFFER, companions=(FileInfo("more.pdf", 1),)),
    ],
)
def test_anything_else_is_asked_about(desk: Desk, offer: Offer) -> None:
    assert not desk.requested.take(offer)


@pytest.mark.parametrize("contact", [None, replace(KNOWN, blocked=True)])
def test_strangers_and_who_is_blocked_are_asked_about(desk: Desk, contact: Contact | None) -> None:
    desk.contact = contact
    assert not desk.requested.take(OFFER)


@pytest.mark.parametrize(
    ("wanted", "file"),
    [
        (replace(WANTED, name="setup.exe"), FileInfo("setup.exe", 91_000)),
        (replace(WANTED, size=None), FileInfo("the report.pdf", 91_000)),
        (replace(WANTED, name=""), FileInfo("the report.pdf", 91_000)),
    ],
)
def test_what_can_run_or_was_not_described_is_asked_about(wanted: WantedFile, file: FileInfo) -> None:
    desk = Desk()
    desk.requested.note(ALICE, wanted)
    assert not desk.requested.take(replace(OFFER, files=(file,)))


def test_only_so_many_requests_are_remembered(desk: Desk) -> None:
    for number in range(MOST):
        desk.requested.note(ALICE, replace(WANTED, size=number))
    assert not desk.requested.take(OFFER)
    assert desk.requested.take(replace(OFFER, files=(FileInfo("the report.pdf", 0),)))
