"""No secret of ours or of others is shown or copied (security: logs and consoles are read by others)."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.xmpp.redaction import HIDDEN, LONGEST_TEXT, MOST_ELEMENTS, redacted
from gharial.model.xml_text import read_xml

SECRET = "Nile-4711"


@pytest.mark.parametrize(
    "inner",
    [
        "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>Nile-4711</auth>",
        "<query xmlns='jabber:iq:register'><username>bob</username><password>Nile-4711</password></query>",
        "<query xmlns='jabber:iq:auth'><password>Nile-4711</password></query>",
        "<x xmlns='http://jabber.org/protocol/muc'><password>Nile-4711</password></x>",
        "<x xmlns='jabber:x:conference' jid='room@x' password='Nile-4711'/>",
        "<x xmlns='jabber:x:data'><field var='muc#roomconfig_roomsecret'><value>Nile-4711</value></field></x>",
        "<x xmlns='jabber:x:data'><field var='pin' type='text-private'><value>Nile-4711</value></field></x>",
        "<services xmlns='urn:xmpp:extdisco:2'><service type='turn' host='t' password='Nile-4711'/></services>",
        "<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='a' pwd='Nile-4711'/>",
        "<candidate xmlns='http://www.google.com/transport/p2p' name='rtp' password='Nile-4711'/>",
        "<stream xmlns='urn:gharial:raw-udp:0' secret='Nile-4711'/>",
        "<enabled xmlns='urn:xmpp:sm:3' id='Nile-4711' resume='true'/>",
        "<resume xmlns='urn:xmpp:sm:3' previd='Nile-4711' h='3'/>",
        "<slot xmlns='urn:xmpp:http:upload:0'><put url='https://x.example/f'><header name='Authorization'>Nile-4711"
        "</header></put></slot>",
        "<slot xmlns='urn:xmpp:http:upload:0'><put url='https://x.example/f?token=Nile-4711'/></slot>",
        "<slot xmlns='urn:xmpp:http:upload:0'><get url='https://x.example/f#Nile-4711'/></slot>",
        "<x xmlns='jabber:x:oob'><url>https://bob:Nile-4711@x.example/f</url></x>",
        "<body>see aesgcm://x.example/f.jpg#Nile-4711 for it</body>",
        "<body>xmpp:river.example?register;preauth=Nile-4711</body>",
        "<token xmlns='urn:xmpp:fast:0' expiry='2027' token='Nile-4711'/>",
        "<manifest xmlns='http://www.google.com/session/share'><protocol><http><url name='source-path'>a</url></http>"
        "</protocol><source-path>/temporary/Nile-4711/</source-path></manifest>",
    ],
)
def test_a_secret_is_hidden_and_the_rest_is_there(inner: str) -> None:
    shown = redacted(read_xml(f"<iq type='set'>{inner}</iq>"))
    assert SECRET not in shown
    assert HIDDEN in shown
    assert read_xml(shown)[0].tag.rpartition("}")[2] == read_xml(f"<iq>{inner}</iq>")[0].tag.rpartition("}")[2]


def test_google_spells_secret_paths_as_urls() -> None:
    shown = redacted(read_xml("<iq><url xmlns='x' name='source-path'>/temporary/Nile-4711/</url></iq>"))
    assert SECRET not in shown


def test_the_stanza_itself_stays_as_it_is() -> None:
    element = read_xml("<iq><query xmlns='jabber:iq:auth'><password>Nile-4711</password></query></iq>")
    redacted(element)
    assert SECRET in ET.tostring(element, encoding="unicode")


def test_a_plain_link_and_plain_words_stay() -> None:
    text = "<message><body>https://river.example/map and a=b; 1 &lt; 2</body></message>"
    assert redacted(read_xml(text)) == text


@given(st.text(max_size=200), st.text(max_size=200))
def test_whatever_is_written_reads_back(text: str, value: str) -> None:
    """Foreign text never breaks the copy, nor makes one that is no XML."""
    clean = [re.sub("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", "", one) for one in (text, value)]
    element = ET.Element("{jabber:client}message", {"a": clean[1]})
    ET.SubElement(element, "{urn:x}body").text = clean[0]
    shown = read_xml(redacted(element))
    assert shown.tag == element.tag and shown[0].tag == "{urn:x}body"


def test_what_is_huge_becomes_small() -> None:
    many = redacted(read_xml(f"<iq>{'<a/>' * (3 * MOST_ELEMENTS)}</iq>"))
    assert len(many) < 20 * MOST_ELEMENTS
    assert 'elements="2001"' in many
    long = redacted(read_xml(f"<message><body>{'x' * (2 * LONGEST_TEXT)}</body></message>"))
    assert len(long) < 200
    assert str(2 * LONGEST_TEXT) in long
    whole = redacted(read_xml(f"<message><body>https://x/?{SECRET}{'x' * 100_000}</body></message>"))
    assert len(whole) < 200 and SECRET not in whole
    deep = redacted(read_xml("<iq>" + "<a>" * 190 + "</a>" * 190 + "</iq>"))
    assert deep.count("<a>") < 100
