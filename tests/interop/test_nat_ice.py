"""Files over ICE between people behind routers of every kind, with a real STUN and TURN server (XEP-0176, RFC 8445).

Prints the way and the time of each pair: `pytest -m interop -rP tests/interop/test_nat_ice.py`.
"""

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.party_process import PartyProcess
from tests.interop.namespaces import SERVER, Nat, Network, PublicProsody, missing_namespaces
from tests.stories.people import befriend
from tests.support.coturn_server import CoturnServer, missing_coturn

pytestmark = [pytest.mark.interop, pytest.mark.timeout(70)]

F, R, P, S = Nat.FULL_CONE, Nat.RESTRICTED, Nat.PORT_RESTRICTED, Nat.SYMMETRIC


@pytest.fixture
def network() -> Iterator[Network]:
    lacking = missing_namespaces() or missing_coturn()
    if lacking:
        pytest.skip(lacking)
    with Network() as network:
        yield network


@pytest.mark.parametrize(
    ("sender", "receiver", "expected"),
    [
        pytest.param(F, F, "stun", id="full cone, full cone"),
        pytest.param(F, S, "stun", id="full cone, symmetric"),
        pytest.param(R, F, "stun", id="restricted, full cone"),
        pytest.param(R, R, "stun", id="restricted, restricted"),
        pytest.param(S, R, "stun", id="symmetric, restricted"),
        pytest.param(P, P, "stun", id="port restricted, port restricted"),
        pytest.param(P, S, "relay", id="port restricted, symmetric"),
        pytest.param(S, S, "relay", id="symmetric, symmetric"),
    ],
)
def test_the_file_is_there(network: Network, tmp_path: Path, sender: Nat, receiver: Nat, expected: str) -> None:
    places = (("alice", "10.1.0.0/24", sender), ("bob", "10.2.0.0/24", receiver))
    for name, lan, kind in places:
        network.host_behind_nat(name, lan, kind)
    with CoturnServer(tmp_path / "turn", SERVER, network.inside("srv"), 3478, ()) as coturn:
        server = PublicProsody(
            tmp_path / "server",
            modules=("turn_external",),
            extra=coturn.prosody_lines(),
            network=network,
            proxied=False,
        )
        users = befriend(server)
        server.start()
        try:
            _send(network, tmp_path, server, users, expected)
        finally:
            server.stop()


def _send(network: Network, folder: Path, server: PublicProsody, users: tuple[str, str], expected: str) -> None:
    file = folder / "picture.bin"
    file.write_bytes(os.urandom(1_000_000))
    alice, bob = (
        PartyProcess(
            folder / name, server, user, "--method", "jingle", "--via", "ice", prefix=network.inside(name), host=SERVER
        )
        for user, name in zip(users, ("alice", "bob"), strict=True)
    )
    with alice, bob:
        alice.until("contact", jid=bob.jid)
        bob.until("contact", jid=alice.jid)
        started = time.monotonic()
        alice.tell({"send": [str(file)], "to": bob.jid})
        queued = alice.until("queued")["at"]
        sent, received = alice.finished(), bob.finished()
        assert sent["state"] == received["state"] == "done", (sent, received)
        first = bob.until("transfer", state="streaming")["at"] - queued
        print(
            f"sender: {sent['route']}; receiver: {received['route']}; "
            f"first byte after {first:.2f} s; whole after {time.monotonic() - started:.2f} s"
        )
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        assert hashlib.sha256((bob.inbox / file.name).read_bytes()).hexdigest() == digest
        assert received["verified"]
        assert sent["route"].split()[0] == received["route"].split()[0] == expected
