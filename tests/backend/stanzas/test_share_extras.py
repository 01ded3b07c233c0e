"""What our own clients add to a share."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import pytest

from gharial.backend.stanzas.offer_extras import NAMESPACE
from gharial.backend.stanzas.share_extras import read_resume, read_trees, resume_element, tree_elements
from gharial.model.transfer import Entry, FileInfo


def test_trees_travel_and_many_of_them_are_cut_to_their_counts() -> None:
    """Security 16: what is read of them is bounded, too."""
    inside = tuple(Entry(f"{'x' * 60}/{number}", number) for number in range(150))
    trees = {f"{number}": (FileInfo(f"{number}", 9, entries=150), inside) for number in range(20)}
    description = ET.Element("description")
    description.extend(tree_elements(trees))
    assert len(ET.tostring(description)) < 40_000
    found = read_trees(description)
    assert {name: tree.entries for name, tree in found.items()} == dict.fromkeys(trees, 150)
    assert found["0"].preview == inside[: len(found["0"].preview)] and 50 < len(found["0"].preview) < 150
    assert found["19"].preview == ()
    flood = ET.Element("description")
    for number in range(300):
        flood.extend(tree_elements({f"{number}": (FileInfo("x", 9, entries=150), inside)}))
    assert sum(len(tree.preview) for tree in read_trees(flood).values()) <= 400 and len(read_trees(flood)) == 300


def test_dates_survive_the_way() -> None:
    dates = {"a b.bin": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "\u0444.txt": datetime(1999, 1, 1, tzinfo=UTC)}
    description = ET.Element("description")
    description.append(resume_element(dates))
    assert read_resume(ET.fromstring(ET.tostring(description))) == dates


@pytest.mark.parametrize(
    "said",
    ["", "<file/>", "<file name='a'/>", "<file name='a' date='soon'/>", "<file name='' date='2026-01-02T03:04:05Z'/>"],
)
def test_what_cannot_be_read_is_left_out(said: str) -> None:
    text = f"<description><resume xmlns='{NAMESPACE}'>{said}</resume></description>"
    assert read_resume(ET.fromstring(text)) == {}


def test_a_flood_of_them_is_cut() -> None:
    inside = "".join(f"<file name='{number}' date='2026-01-02T03:04:05Z'/>" for number in range(5000))
    assert (
        len(read_resume(ET.fromstring(f"<description><resume xmlns='{NAMESPACE}'>{inside}</resume></description>")))
        == 1000
    )
