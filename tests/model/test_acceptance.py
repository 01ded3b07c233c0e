"""Accept rules: what they take, what never, and where it goes."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.model.acceptance import Giver, first_taking, folder_of, takes, unknown_places
from gharial.model.settings import AcceptRule
from gharial.model.transfer import UNKNOWN_SIZE, Entry, FileInfo

BOB = Giver("bob@river.example", "Bob", ("Friends",))
ALL = AcceptRule("/in")


@pytest.mark.parametrize(
    ("rule", "file", "taken"),
    [
        (ALL, FileInfo("a.jpg", 5), True),
        (replace(ALL, enabled=False), FileInfo("a.jpg", 5), False),
        (replace(ALL, contact="bob@river.example"), FileInfo("a.jpg", 5), True),
        (replace(ALL, contact="carol@river.example"), FileInfo("a.jpg", 5), False),
        (replace(ALL, group="Friends"), FileInfo("a.jpg", 5), True),
        (replace(ALL, group="Work"), FileInfo("a.jpg", 5), False),
        (replace(ALL, largest=5), FileInfo("a.jpg", 5), True),
        (replace(ALL, largest=5), FileInfo("a.jpg", 6), False),
        (ALL, FileInfo("a.jpg", UNKNOWN_SIZE), False),
        (replace(ALL, types=("image/*",)), FileInfo("a.JPG", 5), True),
        (replace(ALL, types=("image/*",)), FileInfo("a", 5, media_type="image/png"), True),
        (replace(ALL, types=("image/*",)), FileInfo("a.pdf", 5), False),
        (replace(ALL, types=("image/*",)), FileInfo("a.zip", 5, media_type="image/png"), False),
        (replace(ALL, types=("*.PDF", "image/*")), FileInfo("a.pdf", 5), True),
        (ALL, FileInfo("setup.exe", 5), False),
        (replace(ALL, types=("*.exe",)), FileInfo("setup.exe", 5), False),
        (ALL, FileInfo("a.jpg", 5, media_type="application/x-executable"), False),
        (AcceptRule(""), FileInfo("a.jpg", 5), False),
    ],
)
def test_what_a_rule_takes(rule: AcceptRule, file: FileInfo, taken: bool) -> None:
    # security 19: what can run is never taken without a question
    assert takes(rule, BOB, file) is taken


def test_a_folder_is_taken_only_when_all_its_files_are_named_and_none_can_run() -> None:
    folder = FileInfo("holiday", 10, entries=2)
    pictures = (Entry("a/1.jpg", 5), Entry("2.jpg", 5))
    assert takes(ALL, BOB, folder, pictures)
    assert takes(replace(ALL, types=("image/*",)), BOB, folder, pictures)
    assert not takes(ALL, BOB, folder, pictures[:1])
    assert not takes(ALL, BOB, folder, (pictures[0], Entry("a/run.sh", 5)))
    assert not takes(replace(ALL, types=("*.pdf",)), BOB, folder, pictures)


def test_the_first_rule_that_takes_it_wins() -> None:
    small, large = AcceptRule("/small", largest=10), AcceptRule("/large")
    assert first_taking((small, large), BOB, FileInfo("a.txt", 11)) == large
    assert first_taking((small, large), BOB, FileInfo("a.txt", 9)) == small
    assert first_taking((), BOB, FileInfo("a.txt", 9)) is None


def test_places_in_a_folder() -> None:
    day = datetime(2026, 3, 7, tzinfo=UTC)
    folder = "/in/{contact}/{year}-{month}-{day}/{type}/{address}"
    assert folder_of(folder, BOB, FileInfo("a.jpg", 5), day, str) == "/in/Bob/2026-03-07/Pictures/bob@river.example"
    hostile = Giver("x@y.example", "../{type}/..")
    assert folder_of("/in/{contact}", hostile, FileInfo("a", 5), day, lambda name: name.replace("/", "_")) == (
        "/in/.._{type}_.."
    )


@pytest.mark.parametrize(
    ("folder", "unknown"),
    [("/in/{contact}", ()), ("/in/{name}", ("{name}",)), ("/in/{", ("{",)), ("/in/}x{day}", ("}",)), ("", ())],
)
def test_unknown_places(folder: str, unknown: tuple[str, ...]) -> None:
    assert unknown_places(folder) == unknown


@given(st.text())
def test_any_text_is_a_folder_without_a_crash(folder: str) -> None:
    filled = folder_of(folder, BOB, FileInfo("a.jpg", 5), datetime(2026, 1, 1, tzinfo=UTC), str)
    assert unknown_places(folder) or "{" not in filled
