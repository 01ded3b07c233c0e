"""Descriptions of Jingle file transfer and hashes: there and back, and what strangers send (security 29, 30, 31)."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.stanzas.hashes import LENGTHS, hash_element, read_digests
from gharial.backend.stanzas.jingle import Role
from gharial.backend.stanzas.jingle_file import (
    NAMESPACE,
    BadFile,
    Checksum,
    JingleFile,
    Range,
    Received,
    checksum_element,
    description_element,
    read_description,
    read_info,
    received_element,
)
from gharial.model.transfer import Digest

words = st.text(st.characters(min_codepoint=33, max_codepoint=0xD7FF), max_size=40)
digests = st.sampled_from(sorted(LENGTHS)).flatmap(
    lambda name: st.binary(min_size=LENGTHS[name], max_size=LENGTHS[name]).map(lambda raw: Digest(name, raw.hex()))
)
sizes = st.integers(0, 2**63 - 1)
files = st.builds(
    JingleFile,
    words,
    st.none() | sizes,
    st.just("image/png"),
    st.none() | st.just(datetime(2026, 11, 1, 12, 30, 5, tzinfo=UTC)),
    words,
    digests.map(lambda one: (one,)),
    st.sampled_from([(), ("sha-256",)]),
    st.none() | st.builds(Range, sizes, st.none() | sizes),
)


def again(element: ET.Element) -> ET.Element:
    return ET.fromstring(ET.tostring(element))


def described(inside: str) -> JingleFile:
    return read_description(ET.fromstring(f"<description xmlns='{NAMESPACE}'>{inside}</description>"))


@given(files)
def test_what_is_written_can_be_read(file: JingleFile) -> None:
    assert read_description(again(description_element(file))) == file


def test_infos_there_and_back() -> None:
    checksum = Checksum(Role.INITIATOR, "a file", (Digest("sha-256", "ab" * 32),))
    assert read_info(again(checksum_element(checksum))) == checksum
    received = Received(Role.RESPONDER, "a file")
    assert read_info(again(received_element(received))) == received
    assert read_info(ET.Element("{urn:example:else}received")) is None


def test_the_strongest_digest_comes_first_and_nonsense_is_left_out() -> None:
    parent = ET.Element("file")
    for digest in (Digest("md5", "00" * 16), Digest("sha-512", "11" * 64), Digest("sha-256", "22" * 32)):
        parent.append(hash_element(digest))
    for algorithm, text in (("sha-256", "c2hvcnQ="), ("sha3-256", "!!!"), ("crc32", "AAAAAA=="), ("sha-1", None)):
        wrong = ET.SubElement(parent, "{urn:xmpp:hashes:2}hash", {"algo": algorithm})
        wrong.text = text
    assert [one.algorithm for one in read_digests(parent)] == ["sha-256", "sha-512", "md5"]


def test_hexadecimal_is_understood_too() -> None:
    parent = ET.Element("file")
    ET.SubElement(
        parent, "{urn:xmpp:hashes:2}hash", {"algo": "SHA-1"}
    ).text = "0123456789abcdef0123456789ABCDEF01234567"
    assert read_digests(parent) == (Digest("sha-1", "0123456789abcdef0123456789abcdef01234567"),)


@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<file><size>-1</size></file>",
        "<file><size>NaN</size></file>",
        "<file><size>9223372036854775808</size></file>",
        "<file><size>1e3</size></file>",
        "<file><range offset='-5'/></file>",
        "<file><range offset='5' length='x'/></file>",
        f"<file><name>{'n' * 5000}</name></file>",
    ],
)
def test_what_makes_no_sense_is_refused(inside: str) -> None:
    with pytest.raises(BadFile):
        described(inside)


@pytest.mark.parametrize("date", ["yesterday", "9999-99-99T00:00:00Z", "0001-01-01T00:00:00+14:00", "x" * 100])
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    """security 45"""
    assert described(f"<file><date>{date}</date></file>").date is None
