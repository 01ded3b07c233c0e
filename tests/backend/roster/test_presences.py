"""Presence stanzas as strangers write them."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.roster.presences import MAX_TEXT, Caps, clean, read_hash, read_jid, read_presence
from gharial.model.account import Show
from gharial.model.jid import Jid

SHA1 = "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3"


def presence(inside: str = "", attributes: str = "from='bob@b.example/desk'") -> ET.Element:
    return ET.fromstring(f"<presence xmlns='jabber:client' {attributes}>{inside}</presence>")


def test_everything_there_is_to_read() -> None:
    read = read_presence(
        presence(
            "<show>dnd</show><status xml:lang='de'> </status><status>in a meeting</status><priority>7</priority>"
            "<c xmlns='http://jabber.org/protocol/caps' node='urn:n' ver='v=' hash='sha-1'/>"
            f"<x xmlns='vcard-temp:x:update'><photo>{SHA1.upper()}</photo></x>"
            "<nick xmlns='http://jabber.org/protocol/nick'>Bob</nick>"
        )
    )
    assert read is not None
    assert read.sender == Jid("bob@b.example/desk")
    assert (read.kind, read.show, read.text, read.priority) == ("available", Show.DND, "in a meeting", 7)
    assert read.caps == Caps("urn:n", "v=", "sha-1")
    assert (read.avatar, read.nick) == (SHA1, "Bob")


@pytest.mark.parametrize(
    "attributes",
    ["", "from=''", "from='@'", "from='a b@c/d'", "from='bob@b.example/x' type='nonsense'", f"from='{'x' * 3000}@b'"],
)
def test_senders_and_types_that_mean_nothing(attributes: str) -> None:
    assert read_presence(presence(attributes=attributes)) is None


def test_occupants_of_rooms_are_no_contacts() -> None:
    assert read_presence(presence("<x xmlns='http://jabber.org/protocol/muc#user'/>")) is None


@pytest.mark.parametrize(("text", "show"), [("away", Show.AWAY), (" XA ", Show.XA), ("asleep", Show.AVAILABLE)])
def test_show(text: str, show: Show) -> None:
    read = read_presence(presence(f"<show>{text}</show>"))
    assert read is not None
    assert read.show is show


@pytest.mark.parametrize(("text", "number"), [("5", 5), ("-7", -7), ("1000", 127), ("-1e9", 0), ("", 0), ("x", 0)])
def test_priority(text: str, number: int) -> None:
    read = read_presence(presence(f"<priority>{text}</priority>"))
    assert read is not None
    assert read.priority == number


def test_a_megabyte_of_status_is_cut_and_control_characters_are_dropped() -> None:
    read = read_presence(presence(f"<status>{'x' * 2**20}</status>"))
    assert read is not None
    assert read.text == "x" * MAX_TEXT
    read = read_presence(presence("<status>a&#x85;b&#9;c</status>"))
    assert read is not None
    assert read.text == "ab\tc"


def test_avatar_said_not_said_and_taken_away() -> None:
    def of(inside: str) -> str | None:
        read = read_presence(presence(inside))
        assert read is not None
        return read.avatar

    assert of("") is None
    assert of("<x xmlns='vcard-temp:x:update'/>") is None
    assert of("<x xmlns='vcard-temp:x:update'><photo/></x>") == ""
    assert of("<x xmlns='vcard-temp:x:update'><photo>../../etc</photo></x>") is None


def test_hashes_and_addresses() -> None:
    assert read_hash(f" {SHA1}\n") == SHA1
    assert read_hash("0" * 39) == read_hash(None) == read_hash("g" * 40) == ""
    assert read_jid(None) is None
    assert read_jid("b.example") == Jid("b.example")


@given(st.text(max_size=300), st.integers(0, 50))
def test_clean_never_fails_and_never_leaves_controls(text: str, limit: int) -> None:
    cleaned = clean(text, limit)
    assert len(cleaned) <= limit
    assert not any(ord(char) < 32 and char not in "\t\n" for char in cleaned)
    cleaned.encode()
