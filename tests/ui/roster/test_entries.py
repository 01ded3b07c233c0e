"""Who is shown, in which order, under which search."""

from dataclasses import replace

import pytest

from gharial.model.account import Show
from gharial.model.contact import Contact, Resource
from gharial.model.jid import Jid
from gharial.ui.roster.entries import Entry, Shelf, folded
from tests.support.fake_backend import ALICE

ONLINE = (Resource(Jid("x@river.example/desk")),)


def entry(name: str, *groups: str, online: bool = False, **more: object) -> Entry:
    local = "".join(letter for letter in folded(name).replace(" ", ".") if letter.isalnum() or letter == ".")
    jid = Jid(f"{local}@river.example")
    contact = Contact(ALICE, jid, name, groups, resources=ONLINE if online else ())
    made = Entry(contact)
    for field, value in more.items():
        setattr(made, field, value)
    return made


def said(shelf: Shelf, search: str = "", **more: object) -> list[str]:
    """Rows as text: groups in brackets."""
    rows = shelf.rows(search, **more)  # type: ignore[arg-type]
    return [
        row.entry.name if row.entry else f"[{row.group.name or ('?' if row.group.strangers else '')}]" for row in rows
    ]


@pytest.fixture
def shelf() -> Shelf:
    shelf = Shelf()
    shelf.arrange(
        [
            entry("Zoë", "Work", online=True),
            entry("Adam", "Work"),
            entry("bob", "Friends", "Work", online=True),
            entry("Éva Kiss", "friends of old"),
            entry("Nobody's"),
            entry("Stranger", listed=False, unread=1),
        ]
    )
    return shelf


def test_strangers_first_then_groups_by_name_then_people_of_none(shelf: Shelf) -> None:
    assert said(shelf) == [
        *("[?]", "Stranger", "[Friends]", "bob", "[friends of old]", "Éva Kiss"),
        *("[Work]", "bob", "Zoë", "Adam", "[]", "Nobody's"),
    ]


def test_counts_are_of_the_whole_group_whatever_is_shown(shelf: Shelf) -> None:
    rows = shelf.rows(offline=False)
    work = next(row.group for row in rows if row.group.name == "Work")
    assert (work.online, work.total) == (2, 3)


def test_people_offline_can_be_left_out_but_not_with_unread_messages(shelf: Shelf) -> None:
    assert "Adam" not in said(shelf, offline=False)
    shelf = Shelf()
    shelf.arrange([entry("Adam", "Work", unread=1), entry("Eve", "Work")])
    assert said(shelf, offline=False) == ["[Work]", "Adam"]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("ZOE", ["Zoë"]),
        ("kiss ev", ["Éva Kiss"]),
        ("eva.kiss@", ["Éva Kiss"]),
        ("river.example bob", ["bob", "bob"]),
        ("xyz", []),
        ("   ", None),
    ],
)
def test_search_finds_parts_of_names_and_addresses(shelf: Shelf, search: str, found: list[str] | None) -> None:
    rows = [one for one in said(shelf, search, closed={"Work"}) if not one.startswith("[")]
    if found is not None:
        assert rows == found


def test_search_opens_folded_groups_and_hides_empty_ones(shelf: Shelf) -> None:
    assert said(shelf, closed={"Work", ""})[-2:] == ["[Work]", "[]"]
    assert said(shelf, "adam", closed={"Work"}) == ["[Work]", "Adam"]


def test_rows_stay_the_same_objects_while_they_mean_the_same(shelf: Shelf) -> None:
    people = [entry("Ann", "A"), entry("Ben", "A")]
    shelf.arrange(people)
    before = shelf.rows()
    people[1].contact = replace(people[1].contact, resources=ONLINE)
    assert people[1].refresh()
    shelf.arrange(people)
    after = shelf.rows()
    assert after == [before[0], before[2], before[1]]


def test_a_blocked_contact_counts_as_offline() -> None:
    blocked = Entry(replace(entry("Eve", online=True).contact, blocked=True))
    assert blocked.show is Show.OFFLINE


def test_names_of_others_cannot_break_the_list() -> None:
    evil = Entry(Contact(ALICE, Jid("eve@river.example"), "a\u202ebc\nd", ("  ", "\n")))
    assert "\u202e" not in evil.name
    assert "\n" not in evil.name
    shelf = Shelf()
    shelf.arrange([evil])
    assert len(shelf.rows()) == 2


def test_a_name_is_one_line_and_one_of_blanks_is_none() -> None:
    made = Entry(Contact(ALICE, Jid("zoe@river.example"), " \t ", resources=ONLINE))
    assert made.name == "zoe@river.example"
    made.contact = replace(
        made.contact, name="Zoë\n of the  boats", resources=(replace(ONLINE[0], text="on\nthe train"),)
    )
    made.refresh()
    assert (made.name, made.text) == ("Zoë of the boats", "on the train")
