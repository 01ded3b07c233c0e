"""Thumbnails as XML (XEP-0264): only what the sender of the offer keeps itself is one here."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.stanzas.jingle_file import JingleFile, description_element, read_description
from gharial.backend.stanzas.thumbnails import NAMESPACE, Thumbnail, read_thumbnail

CID = "sha1+ffd7c8d28e9c5e82afea41f97108c6b4@bob.xmpp.org"


def file(*thumbnails: str) -> ET.Element:
    return ET.fromstring(f"<file xmlns='urn:x' xmlns:t='{NAMESPACE}'>{''.join(thumbnails)}</file>")


def test_it_travels_inside_the_file() -> None:
    told = JingleFile("a.jpg", 5, thumbnail=Thumbnail(CID, "image/jpeg", 128, 96))
    assert read_description(description_element(told)).thumbnail == told.thumbnail
    bare = JingleFile("a.jpg", 5, thumbnail=Thumbnail(CID))
    assert read_description(description_element(bare)).thumbnail == bare.thumbnail


@pytest.mark.parametrize(
    "element",
    [
        "<t:thumbnail/>",
        "<t:thumbnail uri='cid:'/>",
        f"<t:thumbnail uri='cid:{'x' * 300}'/>",
        f"<t:thumbnail uri='{CID}'/>",
        "<t:thumbnail uri='https://river.example/eye.png' media-type='image/png'/>",
        "<t:thumbnail uri='file:///etc/passwd'/>",
        "<t:thumbnail uri='data:image/png;base64,AAAA'/>",
        f"<t:thumbnail uri='cid:{CID}' media-type='image/svg+xml'/>",
        f"<t:thumbnail uri='cid:{CID}' media-type='image/gif'/>",
        f"<t:thumbnail uri='cid:{CID}' width='65535' height='65535'/>",
        f"<t:thumbnail uri='cid:{CID}' width='-1'/>",
        f"<t:thumbnail uri='cid:{CID}' height='0'/>",
        f"<thumbnail uri='cid:{CID}'/>",
    ],
)
def test_what_leads_elsewhere_or_is_no_small_picture_is_none(element: str) -> None:
    """security 40, 47"""
    assert read_thumbnail(file(element)) is None


def test_the_first_that_can_be_asked_for_counts() -> None:
    elements = ["<t:thumbnail uri='https://river.example/x.png'/>", f"<t:thumbnail uri='CID:{CID}' width='64'/>"]
    assert read_thumbnail(file(*elements)) == Thumbnail(CID, "", 64, None)


@given(st.dictionaries(st.sampled_from(["uri", "media-type", "width", "height"]), st.text(max_size=40), max_size=4))
def test_nothing_raises(attributes: dict[str, str]) -> None:
    given_ = ET.Element("file")
    given_.append(ET.Element(f"{{{NAMESPACE}}}thumbnail", attributes))
    read = read_thumbnail(given_)
    assert read is None or 0 < len(read.cid) <= 256
