"""The list of published files on the wire (urn:gharial:files:0), and what a request names."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import pytest

from gharial.backend.stanzas.file_list import (
    FILES,
    PAGE,
    page_element,
    published_element,
    question_element,
    read_page,
    read_published,
)
from gharial.backend.stanzas.jingle import NAMESPACE as JINGLE
from gharial.backend.stanzas.jingle import alternative_sid, read
from gharial.backend.stanzas.jingle_file import NAMESPACE, JingleFile, description_element
from gharial.backend.stanzas.publication import LONGEST_ID
from gharial.model.transfer import Digest

DIGEST = Digest("sha-256", "ab" * 32)
FULL = JingleFile("a & <b>.txt", 7, "text/plain", datetime(2026, 3, 4, tzinfo=UTC), digests=(DIGEST,))


def answer(inside: ET.Element | str) -> ET.Element:
    """An iq with this payload, as it comes off the wire."""
    payload = inside if isinstance(inside, str) else ET.tostring(inside, encoding="unicode")
    return ET.fromstring(f"<iq>{payload}</iq>")


def test_there_and_back() -> None:
    page = [("k1", FULL), ("k2", JingleFile("empty", 0))]
    assert read_page(answer(page_element(page, more=True))) == (page, True)
    assert read_page(answer(page_element([], more=False))) == ([], False)
    assert question_element("").attrib == {} and question_element("k1").get("after") == "k1"


@pytest.mark.parametrize(
    "item",
    [
        "<item id='k'/>",
        f"<item><file xmlns='{NAMESPACE}'><name>a</name><size>1</size></file></item>",
        f"<item id='{'k' * (LONGEST_ID + 1)}'><file xmlns='{NAMESPACE}'><name>a</name><size>1</size></file></item>",
        f"<item id='k'><file xmlns='{NAMESPACE}'><size>1</size></file></item>",
        f"<item id='k'><file xmlns='{NAMESPACE}'><name>a</name></file></item>",
        f"<item id='k'><file xmlns='{NAMESPACE}'><name>a</name><size>-1</size></file></item>",
        f"<item id='k'><file xmlns='{NAMESPACE}'><name>{'a' * 5000}</name><size>1</size></file></item>",
    ],
)
def test_what_makes_no_sense_is_left_out(item: str) -> None:
    good = f"<item id='good'><file xmlns='{NAMESPACE}'><name>a</name><size>1</size></file></item>"
    found = read_page(answer(f"<files xmlns='{FILES}' more='1'>{item}{good}</files>"))
    assert found is not None and [key for key, _file in found[0]] == ["good"] and found[1]


def test_no_more_than_a_page_and_nothing_of_another_form() -> None:
    long = page_element([(str(number), FULL) for number in range(PAGE + 20)], more=False)
    found = read_page(answer(long))
    assert found is not None and len(found[0]) == PAGE
    assert read_page(answer("<files xmlns='urn:other'/>")) is None and read_page(answer("")) is None


def test_a_page_of_the_longest_names_passes_a_server() -> None:
    """Prosody takes 256 KiB from a client; letters that have to be written as five are the worst."""
    worst = JingleFile("&" * 255, 2**62, "x" * 100, datetime(2026, 3, 4, tzinfo=UTC), digests=(DIGEST,))
    page = page_element([("k" * 24, worst)] * PAGE, more=True)
    assert len(ET.tostring(page)) < 200_000


def test_a_request_names_what_is_meant() -> None:
    described = description_element(FULL, (published_element("k1"),))
    assert read_published(described) == "k1"
    assert read_published(description_element(FULL)) == ""
    assert read_published(description_element(FULL, (published_element("k" * (LONGEST_ID + 1)),))) == ""


@pytest.mark.parametrize(
    ("inside", "sid"),
    [
        ("<alternative-session><sid>s-1</sid></alternative-session>", "s-1"),
        ("<alternative-session/>", ""),
        ("<alternative-session><sid/></alternative-session>", ""),
        ("<alternative-session><sid xmlns='urn:other'>s-1</sid></alternative-session>", ""),
        (f"<alternative-session><sid>{'s' * 2000}</sid></alternative-session>", ""),
    ],
)
def test_the_session_that_takes_its_place(inside: str, sid: str) -> None:
    xml = f"<jingle xmlns='{JINGLE}' action='session-terminate' sid='a'><reason>{inside}</reason></jingle>"
    assert alternative_sid(read(answer(xml))) == sid
    assert alternative_sid(None) == ""
