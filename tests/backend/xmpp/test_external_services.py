"""STUN and TURN servers that a server names (XEP-0215)."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta

import pytest

from gharial.backend.xmpp.external_services import (
    KEPT_S,
    NAMESPACE,
    NONE_S,
    ExternalService,
    ExternalServices,
    lifetime_s,
    read_services,
    stun_server,
)
from prosody_server import ProsodyServer
from tests.support.accounts import signed_in, unique_user

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def services(*facts: dict[str, str]) -> ET.Element:
    made = ET.Element(f"{{{NAMESPACE}}}services")
    for one in facts:
        ET.SubElement(made, f"{{{NAMESPACE}}}service", one)
    return made


def test_what_a_server_names() -> None:
    turn = {
        "type": "turn", "host": "turn.example", "port": "3478", "transport": "udp", "username": "17:me",
        "password": "secret", "expires": "2026-11-23T01:00:00Z", "restricted": "1",
    }  # fmt: skip
    found = read_services(
        services({"type": "stun", "host": "stun.example"}, turn, {"type": "turns", "host": "t.example"})
    )
    assert [(one.type, one.host, one.port, one.transport) for one in found] == [
        ("stun", "stun.example", 3478, "udp"),
        ("turn", "turn.example", 3478, "udp"),
        ("turns", "t.example", 5349, "tcp"),
    ]
    assert found[1].is_relay and not found[0].is_relay
    assert found[1].expires == NOW + timedelta(hours=1)
    assert "secret" not in repr(found)


def test_a_locked_relay_without_credentials_is_none() -> None:
    assert not ExternalService("turn", "t.example", 3478, restricted=True).is_relay


@pytest.mark.parametrize(
    "facts",
    [
        {"type": "ftp", "host": "a.example"},
        {"type": "turn", "host": ""},
        {"type": "turn", "host": "a b"},
        {"type": "turn", "host": "a.example", "port": "0"},
        {"type": "turn", "host": "a.example", "port": "70000"},
        {"type": "turn", "host": "a.example", "port": "x"},
        {"type": "turn", "host": "a.example", "transport": "sctp"},
        {"type": "stun", "host": "a.example", "transport": "tcp"},
        {"type": "turn", "host": "a.example", "password": "x" * 600},
        {"type": "turn", "host": "a.example", "action": "delete"},
    ],
)
def test_what_makes_no_sense_is_left_out(facts: dict[str, str]) -> None:
    assert read_services(services(facts)) == ()


def test_a_thousand_services() -> None:
    many = services(*({"type": "stun", "host": f"s{number}.example"} for number in range(1000)))
    assert len(read_services(many)) == 16


def test_how_long_they_count() -> None:
    short = ExternalService("turn", "t.example", 1, expires=NOW + timedelta(minutes=10))
    assert lifetime_s((), NOW) == NONE_S
    assert lifetime_s((ExternalService("stun", "s.example", 1),), NOW) == KEPT_S
    assert lifetime_s((short,), NOW) == 480
    assert lifetime_s((ExternalService("turn", "t.example", 1, expires=NOW),), NOW) == 0


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("stun.example", ("stun.example", 3478)),
        ("stun:stun.example:19302", ("stun.example", 19302)),
        ("[2001:db8::7]:4000", ("2001:db8::7", 4000)),
        ("192.0.2.7:99999", None),
        ("a b", None),
        ("", None),
        ("host:port", None),
    ],
)
def test_servers_of_the_settings(text: str, place: tuple[str, int] | None) -> None:
    found = stun_server(text)
    assert (None if found is None else (found.host, found.port)) == place


async def test_a_server_that_names_none(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        known = ExternalServices(alice.session)
        assert await known.find() == ()
        assert known.known == ()
