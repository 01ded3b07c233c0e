"""The book of contacts: merging and sorting."""

from dataclasses import replace

import pytest

from gharial.backend.roster import book as book_module
from gharial.backend.roster.book import MAX_RESOURCES, ContactBook, best_first
from gharial.backend.roster.entries import Entry
from gharial.model.account import Show
from gharial.model.contact import Resource, Subscription
from gharial.model.jid import Jid

ALICE, BOB = Jid("alice@a.example"), Jid("bob@b.example")
DESK, PHONE = Jid("bob@b.example/desk"), Jid("bob@b.example/phone")


@pytest.fixture
def book() -> ContactBook:
    made = ContactBook(ALICE)
    made.replace_all([Entry(BOB, "Bob", ("Friends",), Subscription.BOTH)], "v1")
    made.show_presence()
    return made


def devices(book: ContactBook) -> list[Jid]:
    contact = book.contact(BOB)
    assert contact is not None
    return [one.jid for one in contact.resources]


def test_best_first_by_priority_then_availability_then_name() -> None:
    low = Resource(Jid("b@b/low"), Show.CHAT, priority=-1)
    away = Resource(Jid("b@b/a"), Show.AWAY)
    there = Resource(Jid("b@b/z"))
    twin = Resource(Jid("b@b/y"))
    busy = Resource(Jid("b@b/busy"), Show.DND)
    assert best_first([low, busy, away, there, twin]) == (twin, there, away, busy, low)


def test_coming_changing_leaving(book: ContactBook) -> None:
    assert book.arrive(Resource(DESK))
    assert book.arrive(Resource(PHONE, priority=5))
    assert devices(book) == [PHONE, DESK]
    assert not book.arrive(Resource(DESK)), "the same again changes nothing"
    assert book.arrive(Resource(DESK, Show.AWAY, "lunch"))
    assert book.leave(PHONE)
    contact = book.contact(BOB)
    assert contact is not None
    assert (contact.show, contact.text) == (Show.AWAY, "lunch")
    assert book.leave(BOB), "a bare address: all of them"
    assert devices(book) == []
    assert not book.leave(DESK)


def test_what_was_learnt_stays_while_presence_changes(book: ContactBook) -> None:
    book.arrive(Resource(DESK))
    assert book.learn(DESK, frozenset({"urn:x"}), "Gharial")
    book.arrive(Resource(DESK, Show.AWAY))
    assert book.resources(BOB) == (Resource(DESK, Show.AWAY, client_name="Gharial", features=frozenset({"urn:x"})),)
    assert not book.learn(PHONE, frozenset(), "who has left")


def test_offline_hides_and_resuming_brings_back(book: ContactBook) -> None:
    book.arrive(Resource(DESK))
    assert book.hide_presence() == (BOB,)
    assert devices(book) == []
    book.arrive(Resource(PHONE))
    assert book.show_presence() == (BOB,)
    assert devices(book) == [DESK, PHONE]
    assert book.forget_presence() == (BOB,)
    assert devices(book) == []


def test_presence_may_come_before_the_roster() -> None:
    book = ContactBook(ALICE)
    book.show_presence()
    assert not book.arrive(Resource(DESK))
    assert book.resources(BOB) == (Resource(DESK),)
    book.replace_all([Entry(BOB)], "")
    assert devices(book) == [DESK]


def test_a_roster_read_anew_replaces_the_old_one(book: ContactBook) -> None:
    book.arrive(Resource(DESK))
    carol = Jid("carol@b.example")
    book.replace_all([Entry(carol), Entry(Jid("dave@b.example"), removed=True)], "v2")
    assert [contact.jid for contact in book.contacts()] == [carol]
    assert book.version == "v2"


def test_push_changes_and_drop(book: ContactBook) -> None:
    book.arrive(Resource(DESK))
    assert not book.put(Entry(BOB, "Bob", ("Friends",), Subscription.BOTH))
    assert book.put(Entry(BOB, "Robert", (), Subscription.BOTH))
    assert devices(book) == [DESK]
    assert book.drop(BOB)
    assert not book.drop(BOB)
    assert book.resources(BOB) == ()


def test_avatars(book: ContactBook) -> None:
    assert book.announce_avatar(BOB, "aa")
    assert not book.announce_avatar(BOB, "aa")
    contact = book.contact(BOB)
    assert contact is not None
    assert contact.avatar == "aa"
    assert book.announce_avatar(BOB, "")
    assert book.avatar(BOB) == ""


@pytest.mark.parametrize(
    ("blocked", "jid", "expected"),
    [
        ("bob@b.example", "bob@b.example", True),
        ("bob@b.example", "bob@b.example/desk", True),
        ("bob@b.example/desk", "bob@b.example/desk", True),
        ("bob@b.example/desk", "bob@b.example", False),
        ("bob@b.example/desk", "bob@b.example/phone", False),
        ("b.example", "bob@b.example/desk", True),
        ("b.example/desk", "bob@b.example/desk", True),
        ("b.example", "bob@other.example", False),
    ],
)
def test_who_counts_as_blocked(blocked: str, jid: str, expected: bool) -> None:
    book = ContactBook(ALICE)
    book.replace_blocked([Jid(blocked)])
    assert book.is_blocked(Jid(jid)) is expected


def test_blocked_contacts_look_offline(book: ContactBook) -> None:
    book.arrive(Resource(DESK))
    assert book.replace_blocked([BOB]) == (BOB,)
    contact = book.contact(BOB)
    assert contact is not None
    assert (contact.blocked, contact.resources) == (True, ())
    assert book.replace_blocked([BOB]) == ()
    assert book.replace_blocked([]) == (BOB,)
    assert devices(book) == [DESK]


def test_strangers_and_devices_have_a_limit(book: ContactBook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_module, "MAX_STRANGERS", 3)
    for number in range(20):
        book.arrive(Resource(Jid(f"s{number}@x.example/a")))
        book.arrive(Resource(Jid(f"bob@b.example/{number}")))
    assert len(devices(book)) == 20
    assert sum(bool(book.resources(Jid(f"s{number}@x.example"))) for number in range(20)) <= 4
    for number in range(MAX_RESOURCES * 2):
        book.arrive(replace(Resource(DESK), jid=Jid(f"bob@b.example/many{number}")))
    assert len(devices(book)) == MAX_RESOURCES
