"""Avatars between XML and bytes, and what is refused."""

import base64
import hashlib
from xml.etree import ElementTree as ET

import pytest

from gharial.backend.roster.pictures import (
    MAX_BYTES,
    Announcement,
    is_picture,
    read_announcement,
    read_data,
    read_vcard,
)

PNG = b"\x89PNG\r\n\x1a\n" + b"pixels" * 20
SHA1 = hashlib.sha1(PNG).hexdigest()


def event(inside: str, node: str = "urn:xmpp:avatar:metadata") -> ET.Element:
    return ET.fromstring(
        "<message xmlns='jabber:client' from='bob@b.example'><event xmlns='http://jabber.org/protocol/pubsub#event'>"
        f"<items node='{node}'>{inside}</items></event></message>"
    )


def metadata(infos: str) -> str:
    return f"<item id='x'><metadata xmlns='urn:xmpp:avatar:metadata'>{infos}</metadata></item>"


def data(text: str) -> ET.Element:
    return ET.fromstring(
        "<iq xmlns='jabber:client'><pubsub xmlns='http://jabber.org/protocol/pubsub'>"
        f"<items node='urn:xmpp:avatar:data'><item id='x'><data xmlns='urn:xmpp:avatar:data'>{text}</data></item>"
        "</items></pubsub></iq>"
    )


def vcard(text: str) -> ET.Element:
    return ET.fromstring(
        "<iq xmlns='jabber:client'><vCard xmlns='vcard-temp'><PHOTO><TYPE>image/png</TYPE>"
        f"<BINVAL>{text}</BINVAL></PHOTO></vCard></iq>"
    )


def encoded(picture: bytes = PNG) -> str:
    text = base64.b64encode(picture).decode()
    return "\n".join(text[at : at + 76] for at in range(0, len(text), 76))


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (metadata(f"<info id='{SHA1.upper()}' type='image/png' bytes='128'/>"), Announcement(SHA1)),
        (metadata(""), Announcement("")),
        (metadata(f"<info id='{SHA1}' bytes='{MAX_BYTES + 1}'/>"), None),
        (metadata(f"<info id='{SHA1}' url='http://x.example/'/>"), None),
        (metadata(f"<info id='{SHA1}' url='http://x/'/><info id='{SHA1}' bytes='x'/>"), Announcement(SHA1)),
        (metadata("<info/>"), None),
        ("<retract id='x'/>", Announcement("")),
        ("", None),
    ],
)
def test_announcements(inside: str, expected: Announcement | None) -> None:
    assert read_announcement(event(inside)) == expected


def test_other_nodes_announce_nothing() -> None:
    assert read_announcement(event(metadata(""), node="urn:other")) is None
    assert read_announcement(ET.fromstring("<message xmlns='jabber:client'/>")) is None


def test_a_picture_is_taken_only_with_its_hash() -> None:
    assert read_data(data(encoded()), SHA1) == read_vcard(vcard(encoded()), SHA1) == PNG
    assert read_data(data(encoded()), "0" * 40) is None
    assert read_vcard(vcard(encoded()), "0" * 40) is None


@pytest.mark.parametrize("text", ["", "!!!", "AAAA=AAAA", "é", "QUJD"])
def test_bytes_that_are_no_picture(text: str) -> None:
    assert read_data(data(text), SHA1) is None


def test_too_large_and_svg_are_refused() -> None:
    large = PNG + bytes(MAX_BYTES)
    assert read_data(data(encoded(large)), hashlib.sha1(large).hexdigest()) is None
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    assert read_data(data(encoded(svg)), hashlib.sha1(svg).hexdigest()) is None
    assert is_picture(b"RIFF\0\0\0\0WEBPVP8 ")
    assert is_picture(b"GIF89a")
    assert not is_picture(b"")


def test_answers_without_anything() -> None:
    empty = ET.fromstring("<iq xmlns='jabber:client'/>")
    assert read_data(empty, SHA1) is None
    assert read_vcard(empty, SHA1) is None
