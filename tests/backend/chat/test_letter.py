"""Reading one message stanza: any text, any stamp."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.chat.letter import read_letter, read_stamp, speakable

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


@given(st.text())
def test_what_is_speakable_survives_xml_and_stays_as_it_is(text: str) -> None:
    clean = speakable(text)
    ElementTree.fromstring(b"<body>%s</body>" % ElementTree.tostring(_element(clean)))
    assert speakable(clean) == clean
    assert len(clean) <= len(text)


@given(st.text(max_size=40) | st.datetimes().map(lambda time: time.isoformat()))
def test_a_stamp_is_a_believable_time_or_none(text: str) -> None:
    stamp = read_stamp(text, NOW)
    assert stamp is None or datetime(2000, 1, 1, tzinfo=UTC) <= stamp <= NOW


def test_a_clock_that_is_a_little_ahead_is_now() -> None:
    assert read_stamp((NOW + timedelta(minutes=4)).isoformat(), NOW) == NOW
    assert read_stamp((NOW + timedelta(minutes=6)).isoformat(), NOW) is None


def test_an_empty_stanza_is_an_empty_letter() -> None:
    letter = read_letter(ElementTree.fromstring("<message xmlns='jabber:client'/>"), NOW)
    assert letter is not None and letter.sender is None and letter.body == "" and letter.kind == "normal"
    assert letter.time == NOW and not letter.delayed


def _element(text: str) -> ElementTree.Element:
    element = ElementTree.Element("text")
    element.text = text
    return element
