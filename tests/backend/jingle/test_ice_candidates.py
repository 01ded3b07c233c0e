"""The element of an ICE transport (XEP-0176, XEP-0320, XEP-0343), also from peers who mean no good."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.bytestreams.ice_description import (
    Fingerprint,
    IceCandidate,
    IceDescription,
    Setup,
    own_setup,
)
from gharial.backend.jingle.ice_candidates import (
    DTLS,
    MOST_READ,
    NAMESPACE,
    SCTP,
    checkable,
    info_element,
    read_candidates,
    read_transport,
    transport_element,
)

PRINT = Fingerprint("sha-256", ":".join(["0A"] * 32))
HOST = IceCandidate("1", "192.0.2.7", 40000, 2130706431, "host")
SEEN = IceCandidate("2", "203.0.113.9", 50000, 1694498815, "srflx", "10.0.0.7", 40000)
OURS = IceDescription("abcd", "p" * 22, (HOST, SEEN), (PRINT,), Setup.ACTPASS, 5000)


def candidate(**changes: str) -> ET.Element:
    made = ET.Element(f"{{{NAMESPACE}}}transport", {"ufrag": "abcd", "pwd": "p" * 22})
    facts = {
        "component": "1",
        "foundation": "1",
        "ip": "192.0.2.7",
        "port": "40000",
        "priority": "1000",
        "protocol": "udp",
        "type": "host",
        **changes,
    }
    ET.SubElement(made, f"{{{NAMESPACE}}}candidate", facts)
    return made


def test_there_and_back() -> None:
    read = read_transport(ET.fromstring(ET.tostring(transport_element(OURS))))
    assert (read.ufrag, read.password, read.fingerprints, read.setup, read.sctp_port) == (
        "abcd",
        "p" * 22,
        (PRINT,),
        Setup.ACTPASS,
        5000,
    )
    assert [(one.host, one.port, one.type) for one in read.candidates] == [
        ("192.0.2.7", 40000, "host"),
        ("203.0.113.9", 50000, "srflx"),
    ]


def test_later_candidates_say_whose_they_are() -> None:
    read = read_transport(info_element(OURS, (SEEN,)))
    assert read.ufrag == "abcd" and len(read.candidates) == 1 and not read.sctp_port and not read.fingerprints


def test_the_password_is_in_no_log() -> None:
    assert "p" * 22 not in repr(OURS)


@pytest.mark.parametrize(
    "changes",
    [
        {"port": "65536"},
        {"port": "-1"},
        {"port": "٣"},
        {"priority": "99999999999"},
        {"protocol": "tcp"},
        {"component": "2"},
        {"type": "guess"},
        {"ip": "printer.local"},
        {"ip": "evil.example"},
        {"ip": ""},
        {"foundation": "x" * 33},
        {"foundation": ""},
    ],
)
def test_what_makes_no_sense_is_left_out(changes: dict[str, str]) -> None:
    assert read_candidates(candidate()) != ()
    assert read_candidates(candidate(**changes)) == ()


@pytest.mark.parametrize(
    ("ip", "port"),
    [
        ("127.0.0.1", "40000"),
        ("::1", "40000"),
        ("::ffff:127.0.0.1", "40000"),
        ("0.0.0.0", "40000"),
        ("224.0.0.251", "5353"),
        ("ff02::fb", "5353"),
        ("255.255.255.255", "40000"),
        ("169.254.169.254", "40000"),
        ("192.0.2.7", "53"),
        ("192.0.2.7", "0"),
    ],
)
def test_no_checks_go_where_a_peer_has_no_business(ip: str, port: str) -> None:
    """Security 26."""
    assert checkable(read_candidates(candidate(ip=ip, port=port)), loopback=False) == ()


def test_five_hundred_candidates() -> None:
    """Security 27: the best of the first ones, no more."""
    made = candidate()
    for number in range(500):
        made.append(candidate(ip=f"192.0.2.{number % 250}", port=str(20000 + number), priority=str(number))[0])
    assert len(read_candidates(made)) == MOST_READ


@pytest.mark.parametrize(("ufrag", "password"), [("", ""), ("abc", "p" * 22), ("abcd", "p" * 21), ("a b:", "p" * 22)])
def test_a_login_that_is_none(ufrag: str, password: str) -> None:
    made = transport_element(OURS)
    made.set("ufrag", ufrag)
    made.set("pwd", password)
    assert read_transport(made).ufrag == "" == read_transport(made).password


@pytest.mark.parametrize(("hash_", "text"), [("sha-1", "0A:" * 19 + "0A"), ("sha-256", "0A:0B"), ("md5", ""), ("", "")])
def test_fingerprints_that_prove_nothing(hash_: str, text: str) -> None:
    made = ET.Element(f"{{{NAMESPACE}}}transport", {"ufrag": "abcd", "pwd": "p" * 22})
    ET.SubElement(made, f"{{{DTLS}}}fingerprint", {"hash": hash_, "setup": "actpass"}).text = text
    assert read_transport(made).fingerprints == ()


def test_ice_for_calls_is_no_data_channel() -> None:
    made = transport_element(OURS)
    for given_ in made.findall(f"{{{SCTP}}}sctpmap"):
        given_.set("protocol", "something-else")
    assert read_transport(made).sctp_port == 0


@pytest.mark.parametrize(
    ("told", "answers", "ours"),
    [
        (None, False, Setup.ACTPASS),
        (Setup.ACTPASS, True, Setup.ACTIVE),
        (None, True, Setup.ACTIVE),
        (Setup.ACTIVE, True, Setup.PASSIVE),
        (Setup.PASSIVE, True, Setup.ACTIVE),
        (Setup.ACTIVE, False, Setup.PASSIVE),
        (Setup.PASSIVE, False, Setup.ACTIVE),
        (Setup.ACTPASS, False, Setup.PASSIVE),
    ],
)
def test_who_begins_the_handshake(told: Setup | None, answers: bool, ours: Setup) -> None:
    assert own_setup(told, answers=answers) is ours


_WORD = st.text(max_size=40)


@given(
    st.dictionaries(st.sampled_from(["ip", "port", "priority", "type", "foundation", "protocol", "component"]), _WORD)
)
def test_anything_can_be_read(facts: dict[str, str]) -> None:
    made = candidate(**facts)
    for one in checkable(read_transport(made).candidates, loopback=False):
        assert 1024 <= one.port <= 65535
