"""Files between people behind routers: whatever lies between them, the file is there in the end (fault 18).

Prints the route that was used and the time to the first byte: `pytest -m interop -rP tests/interop/test_nat.py`.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.party_process import PartyProcess
from tests.interop.namespaces import SERVER, Network, PublicProsody, missing_namespaces
from tests.stories.people import befriend

pytestmark = pytest.mark.interop

WORST_TO_FIRST_BYTE_S = 30.0


@pytest.fixture
def network() -> Iterator[Network]:
    lacking = missing_namespaces()
    if lacking:
        pytest.skip(lacking)
    with Network() as network:
        yield network


def _place(network: Network, name: str, *, natted: bool, lan: str) -> None:
    if natted:
        network.host_behind_nat(name, lan)
    else:
        network.public_host(name)


@pytest.mark.parametrize(
    ("sender_natted", "receiver_natted", "proxy", "expected"),
    [
        pytest.param(False, False, True, "socks5-direct", id="both public"),
        pytest.param(True, False, True, "", id="sender behind NAT"),
        pytest.param(False, True, True, "socks5-direct", id="receiver behind NAT"),
        pytest.param(True, True, True, "socks5-proxy", id="both behind NAT, with a proxy"),
        pytest.param(True, True, False, "inband", id="both behind NAT, without one"),
    ],
)
def test_the_file_is_there(
    network: Network, tmp_path: Path, sender_natted: bool, receiver_natted: bool, proxy: bool, expected: str
) -> None:
    server = PublicProsody(tmp_path / "server", network=network, proxied=proxy)
    users = befriend(server)
    _place(network, "alice", natted=sender_natted, lan="10.1.0.0/24")
    _place(network, "bob", natted=receiver_natted, lan="10.2.0.0/24")
    server.start()
    try:
        file = tmp_path / "picture.bin"
        file.write_bytes(os.urandom(1_000_000))
        places = ((users[0], "alice"), (users[1], "bob"))
        alice, bob = (
            PartyProcess(tmp_path / name, server, user, prefix=network.inside(name), host=SERVER)
            for user, name in places
        )
        with alice, bob:
            alice.until("contact", jid=bob.jid)
            bob.until("contact", jid=alice.jid)
            alice.tell({"send": [str(file)], "to": bob.jid})
            queued = alice.until("queued")["at"]
            sent, received = alice.finished(), bob.finished()
            assert sent["state"] == received["state"] == "done", (sent, received)
            first = bob.until("transfer", state="streaming")["at"] - queued
            ways = [one["way"] for one in alice.events if one["event"] == "transfer" and one["way"]]
            tried = " -> ".join(dict.fromkeys(way for way in ways if not way.endswith("-")))
            route = received["route"] or "the server's stream"
            whole = received["at"] - queued
            print(f"tried {tried}; route {route}; first byte after {first:.2f} s; whole after {whole:.2f} s")
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            assert hashlib.sha256((bob.inbox / file.name).read_bytes()).hexdigest() == digest
            assert received["verified"]
            assert first < WORST_TO_FIRST_BYTE_S
            assert received["way"].endswith(expected)
    finally:
        server.stop()
