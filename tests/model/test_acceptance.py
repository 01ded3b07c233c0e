"""Accept rules: what they take, what never, and where it goes. The rest of the proof is with the reception."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.model.acceptance import PLACES, filled, may_run, takes, unknown_places
from gharial.model.contact import Contact
from gharial.model.jid import Jid
from gharial.model.settings import AcceptRule
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
