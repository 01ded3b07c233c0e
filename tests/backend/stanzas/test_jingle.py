"""Jingle's XML: what goes out comes back, and what strangers send does no harm (security 32)."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.stanzas.jingle import (
    LONGEST_ID,
    NAMESPACE,
    Action,
    BadJingle,
    Content,
    JingleStanza,
    Reason,
    Role,
    Senders,
    element,
    namespace_of,
    read,
)

names = st.text(st.characters(min_codepoint=32, max_codepoint=0xD7FF), min_size=1, max_size=40)


def inside(jingle: ET.Element) -> ET.Element:
    """As it comes: inside an iq, parsed from text."""
    iq = ET.Element("{jabber:client}iq")
    iq.append(jingle)
    return ET.fromstring(ET.tostring(iq))


def parsed(xml: str) -> JingleStanza:
    return read(ET.fromstring(f"<iq xmlns='jabber:client'><jingle xmlns='{NAMESPACE}' {xml}</jingle></iq>"))


@given(
    st.sampled_from(Action),
    names,
    st.lists(
        st.builds(Content, st.sampled_from(Role), names, st.sampled_from([None, *Senders])),
        max_size=4,
        unique_by=lambda content: content.key,
    ),
    st.sampled_from([None, *Reason]),
)
def test_what_is_written_can_be_read(action: Action, sid: str, contents: list[Content], reason: Reason | None) -> None:
    stanza = JingleStanza(action, sid, tuple(contents), reason, "why" if reason else "", initiator="a@b/c")
    assert read(inside(element(stanza))) == stanza


def test_the_parts_of_a_content_are_kept() -> None:
    description = ET.Element("{urn:example:description}description")
    transport = ET.Element("{urn:example:transport}transport", {"sid": "t1"})
    stanza = JingleStanza(
        Action.SESSION_INITIATE,
        "s",
        (Content(Role.INITIATOR, "file", Senders.INITIATOR, description, transport),),
        payload=(ET.Element("{urn:example:more}more"),),
    )
    back = read(inside(element(stanza)))
    assert namespace_of(back.contents[0].description) == "urn:example:description"
    assert back.contents[0].transport is not None and back.contents[0].transport.get("sid") == "t1"
    assert [one.tag for one in back.payload] == ["{urn:example:more}more"]


@pytest.mark.parametrize(
    "xml",
    [
        "action='dance' sid='1'>",
        "sid='1'>",
        "action='session-info'>",
        "action='session-info' sid=''>",
        f"action='session-info' sid='{'x' * (LONGEST_ID + 1)}'>",
        "action='content-add' sid='1'><content creator='initiator'/>",
        "action='content-add' sid='1'><content creator='nobody' name='a'/>",
        "action='content-add' sid='1'><content name='a'/>",
        "action='content-add' sid='1'><content creator='initiator' name='a' senders='all'/>",
        f"action='content-add' sid='1'><content creator='initiator' name='{'n' * (1 << 20)}'/>",
        "action='content-add' sid='1'><content creator='initiator' name='a'/><content creator='initiator' name='a'/>",
        "action='content-add' sid='1'><content creator='initiator' name='a'><transport/><transport/></content>",
        "action='content-add' sid='1'>"
        + "".join(f"<content creator='initiator' name='{number}'/>" for number in range(65)),
    ],
)
def test_what_is_no_jingle_is_refused(xml: str) -> None:
    with pytest.raises(BadJingle):
        parsed(xml)


def test_without_senders_nothing_is_assumed() -> None:
    assert parsed("action='content-add' sid='1'><content creator='initiator' name='a'/>").contents[0].senders is None


def test_a_reason_nobody_knows_is_a_general_error() -> None:
    stanza = parsed("action='session-terminate' sid='1'><reason><moonshine/><text>why not</text></reason>")
    assert (stanza.reason, stanza.text) == (Reason.GENERAL_ERROR, "why not")


def test_an_application_may_add_to_a_reason() -> None:
    stanza = parsed(
        "action='session-terminate' sid='1'><reason><media-error/>"
        "<file-too-large xmlns='urn:xmpp:jingle:apps:file-transfer:errors:0'/></reason>"
    )
    assert stanza.reason is Reason.MEDIA_ERROR
    assert namespace_of(stanza.reason_detail) == "urn:xmpp:jingle:apps:file-transfer:errors:0"
