"""What is taken unasked, and where it goes."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.transfers.accept_rules import folder_for, folder_of
from gharial.model.contact import Contact
from gharial.model.jid import Jid
from gharial.model.settings import AcceptRule
from gharial.model.transfer import UNKNOWN_SIZE, Entry, FileInfo, Offer

ALICE = Jid("alice@river.example")
BOB = Contact(ALICE, Jid("bob@river.example"), "Bob", ("Family",))
TIME = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
DOWNLOADS = Path("/home/a/Downloads")
ALL = AcceptRule("/in")


def offer(name: str = "a.pdf", size: int = 100, media_type: str = "", **changes: object) -> Offer:
    made = Offer("1", ALICE, Jid("bob@river.example/sofa"), "si", (FileInfo(name, size, media_type=media_type),), TIME)
    return replace(made, **changes)  # type: ignore[arg-type]


def taken(rule: AcceptRule, what: Offer, sender: Contact | None = BOB) -> bool:
    return folder_for([rule], what, sender, DOWNLOADS, TIME) is not None


def test_without_rules_everything_is_asked_for() -> None:
    assert folder_for([], offer(), BOB, DOWNLOADS, TIME) is None


def test_strangers_and_blocked_people_are_asked_for() -> None:
    assert not taken(ALL, offer(), None)
    assert not taken(ALL, offer(), replace(BOB, blocked=True))
    assert taken(ALL, offer())


@pytest.mark.parametrize(
    ("rule", "fits"),
    [
        (replace(ALL, enabled=False), False),
        (AcceptRule(""), False),
        (replace(ALL, contact="bob@river.example"), True),
        (replace(ALL, contact="carol@river.example"), False),
        (replace(ALL, group="Family"), True),
        (replace(ALL, group="Work"), False),
        (replace(ALL, group="Family", contact="carol@river.example"), False),
        (replace(ALL, largest=100), True),
        (replace(ALL, largest=99), False),
        (replace(ALL, types=("*.PDF",)), True),
        (replace(ALL, types=("image/*",)), False),
        (replace(ALL, types=("image/*", "application/pdf")), True),
    ],
)
def test_all_conditions_must_hold(rule: AcceptRule, fits: bool) -> None:
    assert taken(rule, offer()) is fits


def test_the_first_rule_that_fits_decides() -> None:
    rules = [AcceptRule("/big", largest=10), AcceptRule("/family", group="Family"), AcceptRule("/all")]
    assert folder_for(rules, offer(), BOB, DOWNLOADS, TIME) == Path("/family")


def test_a_size_nobody_told_fits_no_limit() -> None:
    assert not taken(replace(ALL, largest=1000), offer(size=UNKNOWN_SIZE))


@pytest.mark.parametrize(
    "name",
    ["a.exe", "A.SCR", "photo.jpg.bat", "x.desktop", "a.AppImage", "a.js", "a.py", "a.jar", "a.lnk", "a.sh", "a.iso"],
)
def test_what_can_run_is_never_taken(name: str) -> None:
    """Security 19."""
    assert not taken(ALL, offer(name))
    assert not taken(replace(ALL, types=("*",)), offer(name, media_type="image/png"))


def test_a_type_the_sender_made_up_opens_no_door() -> None:
    assert not taken(replace(ALL, types=("image/*",)), offer("a.pdf", media_type="image/png"))
    assert taken(replace(ALL, types=("image/*",)), offer("picture", media_type="image/png"))
    assert not taken(ALL, offer("picture", media_type="application/x-sh"))


def test_a_folder_is_taken_only_when_all_of_it_is_known_and_harmless() -> None:
    folder = FileInfo("photos", 10, entries=2)
    entries = (Entry("photos/a.jpg", 5), Entry("photos/b.jpg", 5))
    assert taken(ALL, offer(files=(folder,), preview=entries))
    assert not taken(ALL, offer(files=(folder,), preview=entries[:1]))
    assert not taken(ALL, offer(files=(folder,), preview=(entries[0], Entry("photos/b.exe", 5))))


@pytest.mark.parametrize(
    ("template", "path"),
    [
        ("/in/{contact}/{year}-{month}-{day}", "/in/Bob/2026-03-04"),
        ("{address}", "/home/a/Downloads/bob@river.example"),
        ("/in/{type}", "/in/application"),
        ("/in/{unknown}", "/in/{unknown}"),
    ],
)
def test_a_template_is_filled_in(template: str, path: str) -> None:
    assert folder_of(template, offer(), BOB, DOWNLOADS, TIME) == Path(path)


def test_home_is_known_and_nobody_else() -> None:
    assert folder_of("~/x", offer(), BOB, DOWNLOADS, TIME) == Path.home() / "x"
    assert folder_of("~nobody-here/x", offer(), BOB, DOWNLOADS, TIME) == DOWNLOADS / "~nobody-here/x"


def test_nobodys_name_is_a_way_home() -> None:
    # security: a tilde that somebody else chose is a letter like others.
    for name in ("~", "~root"):
        sender = replace(BOB, name=name)
        assert folder_of("{contact}", offer(), sender, DOWNLOADS, TIME) == DOWNLOADS / name
        assert folder_of("{contact}/x", offer(), sender, DOWNLOADS, TIME) == DOWNLOADS / name / "x"
        assert folder_of("~{contact}", offer(), sender, DOWNLOADS, TIME) == DOWNLOADS / f"~{name}"
        assert folder_of("~/{contact}", offer(), sender, DOWNLOADS, TIME) == Path.home() / name


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_name_leads_out_of_its_place(name: str, media_type: str) -> None:
    """What others choose is one visible component of the path, whatever they choose."""
    sender = replace(BOB, name=name)
    path = folder_of("/in/{contact}/{type}/end", offer("x", media_type=media_type), sender, DOWNLOADS, TIME)
    assert len(path.parts) == 5 and path.parts[:2] == ("/", "in") and path.parts[4] == "end"
    assert not {".", "..", ""} & set(path.parts) and not any(part.startswith(".") for part in path.parts)
