"""Which messages are file links, and which stay what they are."""

import xml.etree.ElementTree as ET

import pytest

from gharial.backend.methods.shared_links import kept_link, shared_link
from gharial.backend.stanzas.file_sharing import sharing_elements
from gharial.backend.stanzas.out_of_band import message_link_element
from gharial.model.transfer import UNKNOWN_SIZE, Digest, FileInfo

URL = "https://files.example/a/b.pdf"
DIGEST = Digest("sha-256", "ab" * 32)


def message(body: str, *elements: ET.Element) -> ET.Element:
    made = ET.Element("{jabber:client}message", {"type": "chat"})
    ET.SubElement(made, "{jabber:client}body").text = body
    made.extend(elements)
    return made


def test_a_link_and_nothing_else() -> None:
    found = shared_link(message(URL, message_link_element(URL)))
    assert found is not None and (found.text, found.link.host, found.file) == (URL, "files.example", None)


def test_a_shared_file_with_what_is_said_about_it() -> None:
    file = FileInfo("b.pdf", 5, media_type="application/pdf", description="two\nlines")
    found = shared_link(message(URL, message_link_element(URL), *sharing_elements(file, URL, DIGEST)))
    assert found is not None and found.file is not None
    assert (found.file.name, found.file.size, found.file.digest) == ("b.pdf", 5, DIGEST)
    assert found.file.description == "two\nlines"
    assert shared_link(message("", *sharing_elements(file, URL, DIGEST))) is not None


@pytest.mark.parametrize(
    "made",
    [
        message(URL),
        message(f"look: {URL}", message_link_element(URL)),
        message(URL, message_link_element("https://other.example/")),
        message(URL, message_link_element(URL), message_link_element(URL)),
        message("aesgcm://files.example/a#00", message_link_element("aesgcm://files.example/a#00")),
        message("file:///etc/passwd", message_link_element("file:///etc/passwd")),
        message("https://u:p@files.example/", message_link_element("https://u:p@files.example/")),
        message("look", *sharing_elements(FileInfo("a", 1), URL, DIGEST)),
        message(URL, *sharing_elements(FileInfo("a", 1), "javascript:alert(1)", DIGEST)),
        message("", message_link_element("")),
    ],
)
def test_what_stays_text(made: ET.Element) -> None:
    """Security 20, 39: no other schemes; `aesgcm:` without a whole key is left alone."""
    assert shared_link(made) is None


SEALED = "aesgcm://files.example:8443/a/b.pdf#"


@pytest.mark.parametrize("digits", [88, 96])
@pytest.mark.parametrize("more", ["", "\ndata:image/jpeg,aGVsbG8="])
def test_a_link_with_its_key(digits: int, more: str) -> None:
    """XEP-0454: the nonce before the key of 32 bytes, a small picture below; the server never gets the key."""
    url = SEALED + "ab" * (digits // 2 - 32) + "cd" * 32
    found = shared_link(message(url + more))
    assert found is not None and found.seal is not None and found.text == url
    assert (found.link.scheme, found.link.label, found.link.name) == ("https", "files.example:8443", "b.pdf")
    assert (found.seal.key, found.seal.nonce) == (b"\xcd" * 32, b"\xab" * (digits // 2 - 32))
    assert "cdcd" not in found.link.text and "cd" * 4 not in repr(found.seal)
    again = kept_link(found.text, None)
    assert (again.link, again.seal, again.text) == (found.link, found.seal, found.text)
    assert shared_link(message(url, message_link_element(url))) is not None


@pytest.mark.parametrize(
    "body",
    [
        SEALED,
        SEALED + "0" * 87,
        SEALED + "0" * 90,
        SEALED + "g" * 88,
        SEALED + "0" * 88 + "#1",
        SEALED + "0" * 88 + "\nlook at this",
        "look: " + SEALED + "0" * 88,
        "aesgcm://u:p@files.example/a#" + "0" * 88,
        "aesgcm:///a#" + "0" * 88,
        "https://files.example/a#" + "0" * 88,
    ],
)
def test_keys_that_are_none(body: str) -> None:
    assert shared_link(message(body)) is None
    made = message(SEALED + "0" * 88, message_link_element("https://other.example/"))
    assert shared_link(made) is None


def test_a_correction_puts_no_other_file_behind_a_link() -> None:
    """Security 6."""
    made = message(URL, message_link_element(URL))
    ET.SubElement(made, "{urn:xmpp:message-correct:0}replace", {"id": "1"})
    assert shared_link(made) is None


@pytest.mark.parametrize("size", ["-1", "NaN", "9" * 30, "", " 5x", "0x10", str(2**63)])
def test_sizes_that_lie(size: str) -> None:
    """Security 29: no size is better than a wrong one."""
    elements = sharing_elements(FileInfo("a", 1), URL, DIGEST)
    for element in elements[0].iter("{urn:xmpp:file:metadata:0}size"):
        element.text = size
    found = shared_link(message(URL, *elements))
    assert found is not None and found.file is not None and found.file.size == UNKNOWN_SIZE


def test_a_hash_that_is_none() -> None:
    """Security 30."""
    elements = sharing_elements(FileInfo("a", 1), URL, DIGEST)
    for element in elements[0].iter("{urn:xmpp:hashes:2}hash"):
        element.text = "AAAA"
    found = shared_link(message(URL, *elements))
    assert found is not None and found.file is not None and found.file.digest is None
