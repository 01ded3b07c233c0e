"""What our clients add to an offer: what is written is read back, what strangers write never does more than vanish."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.stanzas.offer_extras import (
    LARGEST,
    MOST_BYTES,
    MOST_COUNTED,
    MOST_ENTRIES,
    NAMESPACE,
    Extras,
    extras,
    preview_of,
    read_extras,
)
from gharial.model.transfer import Entry, FileInfo, Group

CLEAN = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=40
)
DATES = st.none() | st.integers(0, 7_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))
ENTRIES = st.lists(st.builds(Entry, CLEAN, st.integers(0, LARGEST), DATES), max_size=20)
GROUPS = st.none() | st.builds(Group, CLEAN, st.integers(1, MOST_COUNTED), st.integers(0, LARGEST))


def over_the_wire(elements: list[ET.Element]) -> ET.Element:
    parent = ET.Element("{jabber:client}offer")
    parent.extend(elements)
    return ET.fromstring(ET.tostring(parent))


@given(entries=st.integers(1, MOST_COUNTED), group=GROUPS, preview=ENTRIES)
def test_what_is_written_is_read_back(entries: int, group: Group | None, preview: list[Entry]) -> None:
    written = extras(FileInfo("folder", 1, entries=entries), group, preview)
    assert read_extras(over_the_wire(written)) == Extras(entries, group, tuple(preview))


def test_a_single_file_adds_nothing() -> None:
    assert extras(FileInfo("a.txt", 1), None, [Entry("a", 1)]) == []
    assert read_extras(over_the_wire([])) == Extras()


def test_a_group_travels_with_a_single_file() -> None:
    group = Group("g", 3, 99)
    assert read_extras(over_the_wire(extras(FileInfo("a.txt", 1), group))) == Extras(group=group)


def test_only_the_beginning_of_a_large_tree_is_named() -> None:
    many = [Entry(f"{number}", 1) for number in range(MOST_ENTRIES + 1)]
    assert len(preview_of(many)) < MOST_ENTRIES + 1
    long = [Entry("x" * 200 + f"{number}", 1) for number in range(MOST_ENTRIES)]
    written = ET.tostring(over_the_wire(extras(FileInfo("folder", 1, entries=MOST_ENTRIES), None, long)))
    assert 1 < len(preview_of(long)) < MOST_ENTRIES
    assert len(written) < 1.2 * MOST_BYTES


def test_what_xml_cannot_carry_is_replaced() -> None:
    written = extras(FileInfo("folder", 1, entries=1), None, [Entry("a\0\ud800b", 1)])
    (entry,) = read_extras(over_the_wire(written)).preview
    assert entry.path == "a\ufffd\ufffdb"


@pytest.mark.parametrize(
    "xml",
    [
        "<folder entries='-1'/>",
        "<folder entries='99999999999999999999'/>",
        "<folder entries='0'><entry size='1'>a</entry></folder>",
        "<folder/>",
        "<group id='' count='1' size='1'/>",
        "<group id='g' count='0' size='1'/>",
        "<group id='g' count='1'/>",
        "<group id='g' count='1' size='x'/>",
        f"<group id='{'g' * 1000}' count='1' size='1'/>",
    ],
)
def test_nonsense_is_as_if_it_were_not_there(xml: str) -> None:
    parent = ET.fromstring(f"<offer><x xmlns='{NAMESPACE}'>{xml}</x></offer>")[0]
    assert read_extras(parent) == Extras()


def test_entries_that_cannot_be_read_are_left_out() -> None:
    xml = (
        f"<offer><folder xmlns='{NAMESPACE}' entries='9'><entry size='x'>a</entry><entry size='1'/><entry size='2'"
        " date='never'>b</entry><entry>c</entry></folder></offer>"
    )
    assert read_extras(ET.fromstring(xml)) == Extras(9, None, (Entry("b", 2),))
