"""A share by relay: for those who must not see our address by a relay alone, Google's own kind and TURN."""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from certificates import Certificates
from gharial.backend.bytestreams import google_relay_session
from gharial.backend.xmpp.google_services import Relays
from gharial.model.settings import ContactRule
from gharial.model.transfer import Kind, TransferState, Way
from prosody_server import ProsodyServer, free_ports
from tests.stories.people import Person, two_people
from tests.stories.test_google_share import SHARE, sessions_of
from tests.support.coturn_server import CoturnServer, missing_coturn
from tests.support.google_relay import GoogleRelay

S = TransferState
HIDING = ["sender", "receiver", "both"]


def knows_relay(one: Person, relay: GoogleRelay) -> None:
    """As if the server had named it (google:jingleinfo)."""
    google = one.service.transfers._logins._carriers[one.jid].p2p._google
    google._known, google.relays = (), Relays(relay.token, (relay.host,))


async def hide(one: Person, other: Person) -> None:
    """Keep our address from them."""
    rule = ContactRule(one.jid.bare, other.jid.bare, hide_address=True)
    await one.service.change_settings(replace(one.service.settings, contact_rules=(rule,)))


def kinds_told(said: list[str]) -> set[str]:
    """The types of all candidates in these stanzas."""
    return {kind for one in said for kind in re.findall(r'<candidate[^>]* type="([a-z]+)"', one)}


async def check(alice: Person, bob: Person, hiding: str) -> None:
    """Send by share while one of them hides, or both; nothing but relayed addresses leaves who does."""
    said = {"sender": sessions_of(alice), "receiver": sessions_of(bob)}
    if hiding in ("sender", "both"):
        await hide(alice, bob)
    if hiding in ("receiver", "both"):
        await hide(bob, alice)
    data = os.urandom(2_000_000)
    sent = await alice.send(alice.file("large.bin", data), bob.jid)
    received = await bob.accept()
    ours, theirs = await alice.finished(sent), await bob.finished(received)
    assert (ours.state, theirs.state) == (S.DONE, S.DONE), (ours.failure, theirs.failure)
    assert (bob.inbox / "large.bin").read_bytes() == data
    for who, stanzas in said.items():
        told = kinds_told(stanzas)
        assert told == {"relay"} if hiding in (who, "both") else "local" in told
    routes = ours.attempts[-1].route, theirs.attempts[-1].route
    assert all(route.startswith("relay ") for route in routes), routes


@pytest.mark.parametrize("hiding", HIDING[:2])
async def test_googles_own_relay(
    prosody: ProsodyServer, tmp_path: Path, hiding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two of them nothing passes: each waits for the other's first ping before it sends there."""
    with GoogleRelay() as relay:
        monkeypatch.setattr(google_relay_session, "HTTP_PORT", relay.http_port)
        async with two_people(prosody, tmp_path, only_methods=SHARE) as (alice, bob):
            for one in (alice, bob):
                knows_relay(one, relay)
            await check(alice, bob, hiding)
            assert relay.allocations and relay.passed > 1000


@pytest.mark.parametrize("way", ["tcp", "ssltcp"])
async def test_googles_own_relay_where_no_datagram_gets_to_it(
    prosody: ProsodyServer, tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """UDP to it is lost; then it is asked over TCP, and where that is cut off, by what looks like TLS."""
    with GoogleRelay(ways=(way,)) as relay:
        monkeypatch.setattr(google_relay_session, "HTTP_PORT", relay.http_port)
        async with two_people(prosody, tmp_path, only_methods=SHARE) as (alice, bob):
            for one in (alice, bob):
                knows_relay(one, relay)
            await check(alice, bob, "sender")
            assert relay.used == {way} and relay.passed > 1000


async def test_a_relay_that_refuses_us_leaves_other_ways(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The word is not taken: who hides cannot share so, and the file goes by another method; no candidate leaves."""
    with GoogleRelay() as relay:
        monkeypatch.setattr(google_relay_session, "HTTP_PORT", relay.http_port)
        async with two_people(prosody, tmp_path, only_methods=SHARE | {"si"}) as (alice, bob):
            knows_relay(alice, relay)
            relay.token = "another"
            said = sessions_of(alice)
            await hide(alice, bob)
            path = alice.file("small.bin", b"12345")
            sent = await alice.send(path, bob.jid)
            await alice.service.transfers.use_another_way(sent, Way("share", Kind.P2P))
            received = await bob.accept()
            ours = await alice.finished(sent)
            assert ours.state is S.DONE, ours.attempts
            assert (await bob.finished(received)).state is S.DONE
            assert not kinds_told(said) and not relay.allocations


@pytest.fixture
def naming_prosody(tmp_path: Path) -> Iterator[ProsodyServer]:
    if missing_coturn():
        pytest.skip(missing_coturn())
    with CoturnServer(tmp_path / "turn") as coturn:
        server = ProsodyServer(tmp_path / "prosody", modules=("turn_external",), extra=coturn.prosody_lines())
        server.start()
        yield server
        server.stop()


@pytest.mark.interop
@pytest.mark.parametrize("way", ["tcp", "tls", "closed ports first"])
async def test_turn_by_a_connection(tmp_path: Path, way: str) -> None:
    """Where no datagram gets to the relay: over TCP, then over TLS, whose certificate must be of that name."""
    if missing_coturn():
        pytest.skip(missing_coturn())
    certificates = Certificates(tmp_path / "certificates")
    with CoturnServer(tmp_path / "turn", certificate=certificates.sign("localhost")) as coturn:
        closed = free_ports(2)
        ways = {
            "tcp": [("turn", "tcp", "localhost", coturn.port)],
            "tls": [("turns", "tcp", "localhost", coturn.tls_port)],
            "closed ports first": [
                ("turns", "tcp", "localhost", coturn.tls_port),
                ("turn", "tcp", "localhost", closed[0]),
                ("turn", "udp", "localhost", closed[1]),
            ],
        }[way]
        server = ProsodyServer(
            tmp_path / "prosody", modules=("external_services",), extra=coturn.named_by_prosody(*ways)
        )
        # One that signs for both the server and the relay.
        server.ca_file.write_text(server.ca_file.read_text() + certificates.ca.read_text())
        server.start()
        try:
            async with two_people(server, tmp_path, only_methods=SHARE) as (alice, bob):
                for one in (alice, bob):
                    assert len(await one.service.transfers._logins._carriers[one.jid].ice.services.find()) == len(ways)
                await check(alice, bob, "both")
        finally:
            server.stop()


@pytest.mark.interop
@pytest.mark.parametrize("hiding", HIDING)
async def test_turn(naming_prosody: ProsodyServer, tmp_path: Path, hiding: str) -> None:
    """Security 42, with a real TURN server (coturn) that a real Prosody names (XEP-0215)."""
    async with two_people(naming_prosody, tmp_path, only_methods=SHARE) as (alice, bob):
        for one in (alice, bob):
            assert await one.service.transfers._logins._carriers[one.jid].ice.services.find()
        await check(alice, bob, hiding)
