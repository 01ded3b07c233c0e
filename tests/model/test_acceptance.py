"""Accept rules: what they take, what never, and where it goes. The rest of the proof is with the reception."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.model.acceptance import (
    PLACES,
    Circumstances,
    circumstances_of,
    covers,
    filled,
    holds_at,
    is_sound,
    may_run,
    takes,
    unknown_places,
)
from gharial.model.account import Show
from gharial.model.contact import Contact, Resource
from gharial.model.jid import Jid
from gharial.model.settings import AcceptRule, ContactRule, Settings
from gharial.model.transfer import UNKNOWN_SIZE, Entry, FileInfo

BOB = Contact(Jid("alice@river.example"), Jid("bob@river.example"), "Bob", ("Friends",))
ALL = AcceptRule("/in")
DAY = datetime(2026, 3, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("rule", "file", "taken"),
    [
        (ALL, FileInfo("a.jpg", 5), True),
        (replace(ALL, enabled=False), FileInfo("a.jpg", 5), False),
        (replace(ALL, contact="carol@river.example"), FileInfo("a.jpg", 5), False),
        (replace(ALL, group="Work"), FileInfo("a.jpg", 5), False),
        (replace(ALL, largest=5), FileInfo("a.jpg", 5), True),
        (replace(ALL, largest=5), FileInfo("a.jpg", 6), False),
        (replace(ALL, largest=5), FileInfo("a.jpg", UNKNOWN_SIZE), False),
        (replace(ALL, types=("image/*",)), FileInfo("a.JPG", 5), True),
        (replace(ALL, types=("image/*",)), FileInfo("a.zip", 5, media_type="image/png"), False),
        (ALL, FileInfo("setup.exe", 5), False),
        (replace(ALL, types=("*.exe",)), FileInfo("setup.exe", 5), False),
        (ALL, FileInfo("a", 5, media_type="application/x-executable"), False),
        (AcceptRule(""), FileInfo("a.jpg", 5), False),
    ],
)
def test_what_a_rule_takes(rule: AcceptRule, file: FileInfo, taken: bool) -> None:
    # security 19: what can run is never taken without a question
    assert takes(rule, BOB, [file]) is taken


def test_what_may_run_for_all_that_is_known() -> None:
    # security 19
    folder = [FileInfo("holiday", 10, entries=2)]
    assert may_run([FileInfo("a.jpg", 5), FileInfo("b.exe", 5)])
    assert may_run(folder, [Entry("a.jpg", 5)])
    assert may_run(folder, [Entry("a.jpg", 5), Entry("b.sh", 5)])
    assert not may_run(folder, [Entry("a.jpg", 5), Entry("b.jpg", 5)])
    assert not may_run([FileInfo("a.jpg", 5)])


def test_nothing_of_somebody_blocked() -> None:
    assert not takes(ALL, replace(BOB, blocked=True), [FileInfo("a.jpg", 5)])


def test_the_types_of_a_rule_hold_for_all_that_is_in_a_folder() -> None:
    folder = [FileInfo("holiday", 10, entries=2)]
    pictures = (Entry("a/1.jpg", 5), Entry("2.jpg", 5))
    for types in ((), ("image/*",), ("*.jpg",)):
        assert takes(replace(ALL, types=types), BOB, folder, pictures)
    assert not takes(replace(ALL, types=("*.jpg",)), BOB, folder, (pictures[0], Entry("b.pdf", 5)))
    assert not takes(ALL, BOB, folder, pictures[:1])
    assert not takes(ALL, BOB, folder, (pictures[0], Entry("a/run.sh", 5)))


def test_a_name_with_braces_is_no_place() -> None:
    hostile = replace(BOB, name="../{type}/..")
    folder = filled("/in/{contact}/{year}", hostile, FileInfo("a", 5), DAY, lambda name: name.replace("/", "_"))
    assert folder == "/in/.._{type}_../2026"


@pytest.mark.parametrize(
    ("folder", "unknown"),
    [("/in/{contact}", ()), ("/in/{name}", ("{name}",)), ("/in/{", ("{",)), ("/in/}x{day}", ("}",)), ("", ())],
)
def test_unknown_places(folder: str, unknown: tuple[str, ...]) -> None:
    assert unknown_places(folder) == unknown


@given(st.lists(st.sampled_from([*(f"{{{place}}}" for place in PLACES), "{", "}", "/", "x"])).map("".join))
def test_what_is_known_is_filled_in(folder: str) -> None:
    done = filled(folder, BOB, FileInfo("a.jpg", 5), DAY, str)
    assert unknown_places(folder) or "{" not in done


SATURDAY = datetime(2026, 3, 7, 2, 30)  # noqa: DTZ001 - local time
AROUND = Circumstances(SATURDAY, "phone-7", "Conversations")


@pytest.mark.parametrize(
    ("changes", "around", "taken"),
    [
        ({"device": "phone*"}, AROUND, True),
        ({"device": "conversations"}, AROUND, True),
        ({"device": "Gharial"}, AROUND, False),
        ({"device": "*"}, replace(AROUND, device="", program=""), False),
        ({"days": (6,)}, AROUND, True),
        ({"days": (1, 2, 3, 4, 5)}, AROUND, False),
        ({"hours_from": 120, "hours_until": 180}, AROUND, True),
        ({"hours_from": 180, "hours_until": 120}, AROUND, False),
        ({"hidden_only": True}, AROUND, False),
        ({"hidden_only": True}, replace(AROUND, hidden=True), True),
        ({"unmetered_only": True}, AROUND, True),
        ({"unmetered_only": True}, replace(AROUND, metered=True), False),
    ],
)
def test_what_is_around_must_fit_too(changes: dict[str, object], around: Circumstances, taken: bool) -> None:
    rule = replace(ALL, **changes)  # type: ignore[arg-type]
    assert takes(rule, BOB, [FileInfo("a.jpg", 5)], (), around) is taken
    # Nobody knows what is around: then a rule that asks for it takes nothing.
    assert not takes(rule, BOB, [FileInfo("a.jpg", 5)])


@pytest.mark.parametrize(
    ("day", "hour", "holds"),
    [(6, 22, True), (7, 5, True), (7, 6, False), (7, 22, False), (6, 5, False), (6, 21, False)],
)
def test_hours_over_midnight_belong_to_the_day_they_began_on(day: int, hour: int, holds: bool) -> None:
    friday_night = replace(ALL, days=(5,), hours_from=22 * 60, hours_until=6 * 60)
    assert holds_at(friday_night, SATURDAY.replace(day=day, hour=hour, minute=0)) is holds


@pytest.mark.parametrize(
    "wrong", [{"days": (0,)}, {"days": (8,)}, {"hours_from": -1}, {"hours_until": 1440}, {"largest": -1}]
)
def test_a_number_that_cannot_be_makes_no_rule(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="range"):
        replace(ALL, **wrong)  # type: ignore[arg-type]


def test_our_own_devices_need_a_rule_of_their_own() -> None:
    own = Contact(BOB.account, BOB.account)
    assert not takes(ALL, own, [FileInfo("a.jpg", 5)])
    assert takes(replace(ALL, contact=BOB.account.bare), own, [FileInfo("a.jpg", 5)])
    assert not takes(replace(ALL, contact=BOB.account.bare), BOB, [FileInfo("a.jpg", 5)])


def test_what_is_known_around_an_offer() -> None:
    phone = Jid("bob@river.example/phone")
    bob = replace(BOB, resources=(Resource(phone, Show.AVAILABLE, client_name="Conversations"),))
    hiding = Settings(contact_rules=(ContactRule(bob.account.bare, bob.jid.bare, hide_address=True),))
    wanted = Circumstances(DAY, "phone", "Conversations")
    assert circumstances_of(Settings(), bob, phone, DAY, linked=False) == wanted
    assert circumstances_of(hiding, bob, phone, DAY, linked=False) == replace(wanted, hidden=True)
    # A server that is asked for a file sees who asks.
    assert circumstances_of(hiding, bob, phone, DAY, linked=True) == wanted
    assert circumstances_of(hiding, bob, Jid("bob@river.example/gone"), DAY, linked=False).program == ""


@pytest.mark.parametrize("folder", ["", "/in/..", "/in/../x", "..\\x", "/in/{name}", "/in/{", "/in\0", "/in/\ud800"])
def test_a_folder_that_means_nothing_takes_nothing(folder: str) -> None:
    # security 7, 54: as somebody may write it into the file of the settings
    assert not is_sound(folder)
    assert not takes(AcceptRule(folder), BOB, [FileInfo("a.jpg", 5)])


def rules() -> st.SearchStrategy[AcceptRule]:
    hours = st.sampled_from([0, 600, 1200])
    return st.builds(
        AcceptRule,
        st.just("/in"),
        contact=st.sampled_from(["", BOB.jid.bare, BOB.account.bare]),
        group=st.sampled_from(["", "Friends", "Work"]),
        largest=st.sampled_from([0, 5, 9]),
        types=st.sampled_from([(), ("*.jpg",), ("*.jpg", "*.pdf")]),
        enabled=st.booleans(),
        device=st.sampled_from(["", "phone"]),
        days=st.sampled_from([(), (6,), (5, 6)]),
        hours_from=hours,
        hours_until=hours,
        hidden_only=st.booleans(),
        unmetered_only=st.booleans(),
    )


@given(
    rules(),
    rules(),
    st.sampled_from([BOB, Contact(BOB.account, BOB.account)]),
    st.sampled_from(["a.jpg", "a.pdf", "a.txt"]),
    st.sampled_from([1, 7, UNKNOWN_SIZE]),
    st.builds(
        Circumstances,
        st.builds(lambda day, hour: SATURDAY.replace(day=day, hour=hour), st.integers(1, 28), st.integers(0, 23)),
        st.sampled_from(["phone", "desk"]),
        hidden=st.booleans(),
        metered=st.booleans(),
    ),
)
def test_what_is_covered_takes_nothing_more(
    wide: AcceptRule, narrow: AcceptRule, sender: Contact, name: str, size: int, around: Circumstances
) -> None:
    if covers(wide, narrow) and takes(narrow, sender, [FileInfo(name, size)], (), around):
        assert takes(wide, sender, [FileInfo(name, size)], (), around)
