"""What may be sent by hand: one stanza, well-formed, and what is said about anything else."""

import pytest

from gharial.model.console import LONGEST_SENT, StanzaFault, StanzaKind, check_stanza, kind_of


@pytest.mark.parametrize(
    "text",
    [
        "<presence/>",
        " \n<iq type='get' id='1'><ping xmlns='urn:xmpp:ping'/></iq>\n",
        "<message to='bob@river.example'><body>1 &lt; 2 🐊</body></message>",
        "<iq xmlns='jabber:client' type='get'/>",
    ],
)
def test_one_stanza_is_good(text: str) -> None:
    assert check_stanza(text) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", StanzaFault.EMPTY),
        ("  \n ", StanzaFault.EMPTY),
        ("<presence/><presence/>", StanzaFault.SEVERAL),
        ("<presence>", StanzaFault.BROKEN),
        ("<presence></wrap>", StanzaFault.BROKEN),
        ("</wrap><wrap>", StanzaFault.BROKEN),
        ("<presence/></wrap><wrap><presence/>", StanzaFault.BROKEN),
        ("<a:b/>", StanzaFault.BROKEN),
        ("<presence>&bogus;</presence>", StanzaFault.BROKEN),
        ("<presence>\x00</presence>", StanzaFault.BROKEN),
        ("<presence>\ud800</presence>", StanzaFault.BROKEN),
        ("<!DOCTYPE x [<!ENTITY a 'aaa'>]><presence/>", StanzaFault.BROKEN),
        ("<?xml version='1.0'?><presence/>", StanzaFault.BROKEN),
        ("<presence><!-- sly --></presence>", StanzaFault.BROKEN),
        ("<presence/> and more", StanzaFault.TEXT),
        ("hello", StanzaFault.TEXT),
        ("<stream:stream xmlns:stream='http://etherx.jabber.org/streams'/>", StanzaFault.NO_STANZA),
        ("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>", StanzaFault.NO_STANZA),
        ("<message xmlns='jabber:server'/>", StanzaFault.NO_STANZA),
        (f"<message>{'x' * LONGEST_SENT}</message>", StanzaFault.TOO_LONG),
    ],
)
def test_anything_else_is_refused_with_its_reason(text: str, fault: StanzaFault) -> None:
    bad = check_stanza(text)
    assert bad is not None
    assert bad.fault is fault


def test_the_place_of_a_mistake_is_told() -> None:
    first, second = check_stanza("<iq type=get/>"), check_stanza("<iq>\n  <ping>\n</iq>")
    assert first is not None and (first.line, first.column) == (1, 10)
    assert second is not None and second.line == 3
    assert second.detail


def test_kinds_by_tag() -> None:
    assert kind_of("{jabber:client}iq") is StanzaKind.IQ
    assert kind_of("{urn:xmpp:sm:3}iq") is StanzaKind.OTHER
    assert kind_of("iq") is StanzaKind.OTHER
