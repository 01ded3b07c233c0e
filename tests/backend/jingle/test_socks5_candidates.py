"""Which candidate of a Jingle SOCKS5 transport wins (XEP-0260 §2.4), and what of a peer's is read."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.bytestreams.streamhosts import Streamhost
from gharial.backend.jingle.socks5_candidates import (
    MOST_READ,
    NAMESPACE,
    Candidate,
    CandidateType,
    nominate,
    priority,
    read_candidates,
    transport_element,
)
from gharial.backend.stanzas.jingle import Role
from gharial.model.jid import Jid

ME = Jid("alice@river.example/desk")


def candidate(cid: str, rank: int, kind: CandidateType = CandidateType.DIRECT) -> Candidate:
    return Candidate(cid, Streamhost(ME, "192.0.2.1", 5000), rank, kind)


@given(st.none() | st.integers(0, 5), st.none() | st.integers(0, 5))
def test_both_ends_come_to_the_same(first: int | None, second: int | None) -> None:
    """`first` is what the initiator uses, `second` what the responder does."""
    used = None if first is None else candidate("of the responder", first)
    other = None if second is None else candidate("of the initiator", second)
    initiators, responders = nominate(Role.INITIATOR, used, other), nominate(Role.RESPONDER, other, used)
    if initiators is None or responders is None:
        assert initiators is responders is used is other is None
        return
    assert initiators.candidate == responders.candidate
    assert initiators.ours is not responders.ours


def test_of_equal_ones_the_initiators_choice_wins() -> None:
    """fault 20"""
    nomination = nominate(Role.INITIATOR, candidate("theirs", 5), candidate("ours", 5))
    assert nomination is not None and nomination.candidate.cid == "theirs"


def test_direct_goes_before_a_proxy() -> None:
    assert priority(CandidateType.DIRECT, 9) > priority(CandidateType.ASSISTED, 0) > priority(CandidateType.PROXY, 0)


def test_there_and_back_the_best_first() -> None:
    ours = [candidate("a", 5), candidate("b", 9, CandidateType.PROXY)]
    element = ET.fromstring(ET.tostring(transport_element("s", ours, "ab" * 20)))
    assert read_candidates(element) == [ours[1], ours[0]]
    assert element.get("dstaddr") == "ab" * 20


@pytest.mark.parametrize(
    "wrong",
    [
        {"port": "70000"},
        {"port": "-1"},
        {"priority": "high"},
        {"priority": "99999999999999"},
        {"cid": ""},
        {"cid": "c" * 300},
        {"jid": "@"},
        {"type": "carrier pigeon"},
    ],
)
def test_what_makes_no_sense_is_left_out(wrong: dict[str, str]) -> None:
    """security 26"""
    element = ET.Element(f"{{{NAMESPACE}}}transport")
    good = {"cid": "c", "host": "192.0.2.1", "jid": ME.full, "port": "5000", "priority": "1", "type": "direct"}
    ET.SubElement(element, f"{{{NAMESPACE}}}candidate", good | wrong)
    assert read_candidates(element) == []


def test_five_hundred_candidates_are_not_read() -> None:
    """security 27"""
    element = transport_element("s", [candidate(str(number), number) for number in range(500)], "")
    assert len(read_candidates(element)) == MOST_READ
