"""XML written for people reads back as the same XML."""

import xml.etree.ElementTree as ET

import pytest

from gharial.model.xml_text import pretty_xml, read_xml, write_xml

JINGLE = (
    '<iq type="set" id="a&quot;1"><jingle xmlns="urn:xmpp:jingle:1" action="session-initiate"><content creator="x">'
    '<description xmlns="urn:xmpp:jingle:apps:file-transfer:5"><file><name>a &lt; b</name></file></description>'
    "</content></jingle></iq>"
)


def same(one: ET.Element, other: ET.Element) -> bool:
    texts = (one.text or "").strip() == (other.text or "").strip()
    children = len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))
    return one.tag == other.tag and one.attrib == other.attrib and texts and children


@pytest.mark.parametrize(
    "text",
    [
        JINGLE,
        "<presence/>",
        '<message xml:lang="de"><body> Hallo </body></message>',
        '<message xmlns:x="urn:x" x:odd="1"><html xmlns="urn:h"><p>one <b>two</b> three</p></html></message>',
    ],
)
def test_both_forms_read_back(text: str) -> None:
    element = read_xml(text)
    assert same(read_xml(write_xml(element)), element)
    assert same(read_xml(pretty_xml(element)), element)
    assert "ns0" not in write_xml(element) + pretty_xml(element)


def test_one_line_is_as_it_was() -> None:
    assert write_xml(read_xml(JINGLE)) == JINGLE.replace('id="a&quot;1"', "id='a\"1'")


def test_an_element_a_line() -> None:
    lines = pretty_xml(read_xml(JINGLE)).splitlines()
    assert lines[1].startswith('  <jingle xmlns="urn:xmpp:jingle:1" action=')
    assert lines[-1] == "</iq>"
    assert len(lines) == 11
