"""Message initiation as XML (XEP-0353): what is said is what is read, and what makes no sense says nothing."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.stanzas.jingle import Reason
from gharial.backend.stanzas.jingle_message import NAMESPACE, Act, Initiation, initiation_element, read_initiation


def message(*parts: ET.Element) -> ET.Element:
    made = ET.Element("{jabber:client}message")
    made.extend(parts)
    return made


@pytest.mark.parametrize("act", [one for one in Act if one is not Act.PROPOSE])
@pytest.mark.parametrize("tie_break", [True, False])
def test_what_is_said_is_what_is_read(act: Act, *, tie_break: bool) -> None:
    reason = Reason.EXPIRED if act in (Act.REJECT, Act.RETRACT, Act.FINISH) else None
    said = Initiation(act, "s1", reason=reason, tie_break=tie_break)
    assert read_initiation(message(ET.Element("{jabber:client}body"), initiation_element(said))) == said


def test_a_proposal_carries_its_descriptions() -> None:
    given_ = ET.Element("{urn:example:thing}description", {"word": "a"})
    read = read_initiation(message(initiation_element(Initiation(Act.PROPOSE, "s1", (given_,)))))
    assert read is not None and [one.get("word") for one in read.descriptions] == ["a"]


@pytest.mark.parametrize(
    "xml",
    [
        f"<propose xmlns='{NAMESPACE}' id='s1'/>",
        f"<propose xmlns='{NAMESPACE}'><description xmlns='urn:x'/></propose>",
        f"<propose xmlns='{NAMESPACE}' id='{'x' * 2000}'><description xmlns='urn:x'/></propose>",
        f"<propose xmlns='{NAMESPACE}' id='s1'>{'<description/>' * 65}</propose>",
        f"<proceed xmlns='{NAMESPACE}' id=''/>",
        f"<dance xmlns='{NAMESPACE}' id='s1'/>",
        "<proceed xmlns='urn:xmpp:jingle-message:9' id='s1'/>",
    ],
)
def test_what_makes_no_sense_says_nothing(xml: str) -> None:
    assert read_initiation(message(ET.fromstring(xml))) is None


def test_an_unknown_reason_is_none() -> None:
    reason = "<reason xmlns='urn:xmpp:jingle:1'><banana/><text>x</text></reason>"
    read = read_initiation(message(ET.fromstring(f"<retract xmlns='{NAMESPACE}' id='a'>{reason}</retract>")))
    assert read == Initiation(Act.RETRACT, "a", reason=None)


@given(
    tag=st.sampled_from([*(f"{{{NAMESPACE}}}{act.value}" for act in Act), "x", "{urn:x}propose"]),
    sid=st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=1100),
    inside=st.lists(
        st.sampled_from(["description", "{urn:x}description", f"{{{NAMESPACE}}}tie-break", "y"]), max_size=5
    ),
)
def test_nothing_raises(tag: str, sid: str, inside: list[str]) -> None:
    element = ET.Element(tag, {"id": sid})
    for one in inside:
        ET.SubElement(element, one)
    read = read_initiation(message(element))
    assert read is None or (read.id == sid and (read.act is not Act.PROPOSE or read.descriptions))
