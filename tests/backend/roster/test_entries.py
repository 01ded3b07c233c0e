"""Roster items between XML and values."""

from xml.etree import ElementTree as ET

from gharial.backend.roster.entries import Entry, clean_groups, read_entries, write_entry, write_removal
from gharial.model.contact import Subscription
from gharial.model.jid import Jid

BOB = Jid("bob@b.example")


def test_items_with_usable_addresses_are_read() -> None:
    query = ET.fromstring(
        "<query xmlns='jabber:iq:roster' ver='v1'>"
        "<item jid='Bob@B.example/desk' name=' Bob ' subscription='both'><group>Friends</group><group/></item>"
        "<item jid='carol@b.example' ask='subscribe'/>"
        "<item jid='a b@c'/><item/><item jid=''/>"
        "<item jid='dave@b.example' subscription='remove'/>"
        "<item jid='erin@b.example' subscription='nonsense'/>"
        "</query>"
    )
    assert read_entries(query) == (
        Entry(BOB, "Bob", ("Friends",), Subscription.BOTH),
        Entry(Jid("carol@b.example"), pending_out=True),
        Entry(Jid("dave@b.example"), removed=True),
        Entry(Jid("erin@b.example")),
    )


def test_what_is_written_can_be_read() -> None:
    assert read_entries(write_entry(Jid("bob@b.example/desk"), "B & <b>", ("One", "Two"))) == (
        Entry(BOB, "B & <b>", ("One", "Two")),
    )
    assert read_entries(write_removal(BOB)) == (Entry(BOB, removed=True),)


def test_groups_lose_blanks_and_doubles() -> None:
    assert clean_groups([" Work", "", "Work", "a\x00b", "  "]) == ("Work", "ab")
    assert len(clean_groups([str(number) for number in range(500)])) == 50
