"""A real TURN server that a real Prosody or ejabberd names (XEP-0215): it is found, used, and hides an address."""

import asyncio
import hashlib
import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.methods.interface import Incoming
from gharial.backend.methods.jingle_file import JingleFiles
from gharial.model.jid import Jid
from gharial.model.transfer import Kind
from prosody_server import ProsodyServer
from tests.backend.jingle.test_ice_transport import CONTENT, Pair, connected, receive, send
from tests.support.accounts import signed_in, unique_user, until
from tests.support.coturn_server import SECRET, CoturnServer, missing_coturn
from tests.support.ejabberd_server import EjabberdServer, missing_ejabberd

pytestmark = pytest.mark.interop


@pytest.fixture
def coturn(tmp_path: Path) -> Iterator[CoturnServer]:
    if missing_coturn():
        pytest.skip(missing_coturn())
    with CoturnServer(tmp_path / "turn") as server:
        yield server


@pytest.fixture
def naming_prosody(tmp_path: Path, coturn: CoturnServer) -> Iterator[ProsodyServer]:
    server = ProsodyServer(tmp_path / "prosody", modules=("turn_external",), extra=coturn.prosody_lines())
    server.start()
    yield server
    server.stop()


@asynccontextmanager
async def two(
    server: ProsodyServer | EjabberdServer,
    alice_meets: Callable[[Jid], bool],
    bob_meets: Callable[[Jid], bool],
) -> AsyncIterator[tuple[Pair, list[Carriers]]]:
    users = unique_user("alice"), unique_user("bob")
    async with signed_in(server, *users, befriended=True) as (alice, bob):  # type: ignore[arg-type]
        carriers = [Carriers(alice.session, may_meet=alice_meets), Carriers(bob.session, may_meet=bob_meets)]
        ours, theirs = JingleFiles(alice.session, carriers[0]), JingleFiles(bob.session, carriers[1])
        offers: list[Incoming] = []
        ours.listen(lambda _incoming: None, ())
        theirs.listen(offers.append, ())
        for one in carriers:
            await one.ice.services.find()
        yield Pair(alice, bob, ours, theirs, offers), carriers
        for one in carriers:
            one.close()


async def test_the_server_names_its_relay(naming_prosody: ProsodyServer, coturn: CoturnServer) -> None:
    async with two(naming_prosody, lambda _peer: True, lambda _peer: True) as (_pair, carriers):
        found = await carriers[0].ice.services.find()
        assert {one.type for one in found} == {"stun", "turn"}
        assert {one.port for one in found} == {coturn.port}
        assert all(one.username and one.password and one.expires for one in found if one.type == "turn")
        assert carriers[0].ice.hides()
        assert not any(one.password in repr(found) for one in found if one.password)


@pytest.mark.parametrize("hiding", ["sender", "receiver", "both"])
async def test_who_must_not_be_seen_goes_by_the_relay(
    naming_prosody: ProsodyServer, coturn: CoturnServer, tmp_path: Path, hiding: str
) -> None:
    """Security 42: nothing but relayed addresses in any stanza of the hidden side, and none of its ports."""
    meets = [lambda _peer: hiding not in ("sender", "both"), lambda _peer: hiding not in ("receiver", "both")]
    async with two(naming_prosody, meets[0], meets[1]) as (pair, _carriers):
        said: list[tuple[str, ET.Element]] = []
        for name, one in (("sender", pair.alice), ("receiver", pair.bob)):
            one.session.client.add_filter("out", lambda stanza, name=name: (said.append((name, stanza.xml)), stanza)[1])
        path = tmp_path / "source"
        path.write_bytes(CONTENT)
        outgoing, incoming = await pair.offer(Kind.ICE)
        one, other = await connected(outgoing, incoming)
        assert one.route.split()[0] == other.route.split()[0] == "relay"
        _, got = await asyncio.gather(
            asyncio.to_thread(send, one, path), asyncio.to_thread(receive, other, len(CONTENT))
        )
        assert hashlib.sha256(got).digest() == hashlib.sha256(CONTENT).digest()
        other.close()
        told: dict[str, list[ET.Element]] = {"sender": [], "receiver": []}
        for name, xml in said:
            told[name] += [one for one in xml.iter() if one.tag.endswith("}candidate")]
        for name, candidates in told.items():
            assert candidates
            if hiding in (name, "both"):
                assert {one.get("type") for one in candidates} == {"relay"}
                assert not any(one.get("rel-addr") for one in candidates)
        await until(lambda: "peer 127.0.0.1 lifetime" in coturn.said() or "CHANNEL_BIND" in coturn.said())


@pytest.mark.parametrize("whose", ["its own", "coturn's"])
async def test_ejabberd_names_a_relay_and_a_file_goes_by_it(tmp_path: Path, coturn: CoturnServer, whose: str) -> None:
    lacking = missing_ejabberd()
    if lacking:
        pytest.skip(lacking)
    external = None if whose == "its own" else (coturn.host, coturn.port, SECRET)
    server = EjabberdServer(tmp_path / "ejabberd", relay=external is None, external=external)
    server.start()
    try:
        async with two(server, lambda _peer: False, lambda _peer: False) as (pair, carriers):
            found = await carriers[0].ice.services.find()
            assert {one.type for one in found} == {"stun", "turn"}
            assert {one.port for one in found} == {server.relay_port or coturn.port}
            path = tmp_path / "source"
            path.write_bytes(CONTENT)
            one, other = await connected(*await pair.offer(Kind.ICE))
            assert one.route.split()[0] == other.route.split()[0] == "relay"
            _, got = await asyncio.gather(
                asyncio.to_thread(send, one, path), asyncio.to_thread(receive, other, len(CONTENT))
            )
            assert hashlib.sha256(got).digest() == hashlib.sha256(CONTENT).digest()
            other.close()
    finally:
        server.stop()


async def test_without_a_relay_it_is_not_offered_to_who_must_not_see_us(prosody: ProsodyServer) -> None:
    async with two(prosody, lambda _peer: False, lambda _peer: True) as (pair, carriers):
        assert not carriers[0].ice.hides()
        resource = pair.bob.full_jid
        assert Kind.ICE not in pair.ours._discreet(pair.ours.kinds, resource)
        assert Kind.ICE in pair.theirs._discreet(pair.theirs.kinds, pair.alice.full_jid)
