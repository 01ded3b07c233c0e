"""Reading and writing stream initiation: what is written is read back, what is read never does more than raise."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.stanzas.si_checksum import SiChecksum
from gharial.backend.stanzas.stream_initiation import (
    LARGEST_SIZE,
    LONGEST_DESCRIPTION,
    LONGEST_NAME,
    PROFILE,
    SI_NAMESPACE,
    BadInitiation,
    SiAnswer,
    SiOffer,
    answer_element,
    offer_element,
    read_answer,
    read_offer,
    sendable,
)

CLEAN = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=60)


def over_the_wire(payload: ET.Element) -> ET.Element:
    iq = ET.Element("{jabber:client}iq")
    iq.append(payload)
    return ET.fromstring(ET.tostring(iq))


@given(
    sid=CLEAN.filter(bool),
    name=CLEAN.filter(bool),
    size=st.integers(0, LARGEST_SIZE),
    methods=st.lists(CLEAN, max_size=3, unique=True),
    date=st.none() | st.integers(0, 7_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC)),
    description=CLEAN,
    resumable=st.booleans(),
)
def test_an_offer_is_read_as_it_was_written(
    sid: str, name: str, size: int, methods: list[str], date: datetime | None, description: str, resumable: bool
) -> None:
    offer = SiOffer(sid, name, size, tuple(methods), "text/plain", date, description, resumable)
    assert read_offer(over_the_wire(offer_element(offer))) == offer


@given(st.text())
def test_whatever_a_file_is_called_it_can_be_put_into_xml(name: str) -> None:
    offer = SiOffer("sid", name or "x", 1, ("m",))
    assert read_offer(over_the_wire(offer_element(offer))).name == sendable(name or "x")


@given(method=CLEAN, offset=st.integers(0, LARGEST_SIZE))
def test_an_answer_is_read_as_it_was_written(method: str, offset: int) -> None:
    assert read_answer(over_the_wire(answer_element(SiAnswer(method, offset)))) == SiAnswer(method.strip(), offset)


attributes = st.dictionaries(
    st.sampled_from(["id", "profile", "name", "size", "date", "var", "type", "offset", "length", "mime-type"]),
    st.text() | st.sampled_from([PROFILE, "stream-method", "form", "1", "-1", "NaN", "9" * 30, "2026-01-01T00:00:00Z"]),
    max_size=5,
)
names = st.sampled_from(
    [f"{{{PROFILE}}}file", f"{{{PROFILE}}}range", f"{{{PROFILE}}}desc", "{jabber:x:data}x", "{jabber:x:data}field",
     "{jabber:x:data}option", "{jabber:x:data}value", "{http://jabber.org/protocol/feature-neg}feature", "odd"],
)  # fmt: skip


def _element(tag: str, attrib: dict[str, str], children: list[ET.Element], text: str) -> ET.Element:
    element = ET.Element(tag, attrib)
    element.text = text
    element.extend(children)
    return element


trees = st.recursive(
    st.builds(ET.Element, names, attributes),
    lambda inner: st.builds(_element, names, attributes, st.lists(inner, max_size=4), st.text(max_size=20)),
    max_leaves=12,
)


@given(attributes, st.lists(trees, max_size=5))
def test_any_tree_is_read_or_refused_and_what_is_read_is_bounded(
    attrib: dict[str, str], children: list[ET.Element]
) -> None:
    iq = ET.Element("iq")
    iq.append(_element(f"{{{SI_NAMESPACE}}}si", attrib, children, ""))
    for read in (read_offer, read_answer):
        try:
            result = read(iq)
        except BadInitiation:
            continue
        if isinstance(result, SiOffer):
            assert result.sid
            assert 0 < len(result.name.encode("utf-8", "surrogatepass")) <= LONGEST_NAME
            assert 0 <= result.size <= LARGEST_SIZE
            assert len(result.description) <= LONGEST_DESCRIPTION
        else:
            assert 0 <= result.offset <= LARGEST_SIZE


@given(st.binary(min_size=1, max_size=64))
def test_a_digest_is_read_as_it_was_written(digest: bytes) -> None:
    element = SiChecksum()
    element.add_digest("sha-256", digest.hex())
    assert SiChecksum(xml=ET.fromstring(ET.tostring(element.xml))).digests() == {"sha-256": digest.hex()}
