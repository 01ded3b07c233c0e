"""Files over ICE between people behind routers of every kind, with a real STUN and TURN server (XEP-0176, RFC 8445).

Prints the way and the time of each pair: `pytest -m interop -rP tests/interop/test_nat_ice.py`.
"""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

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


_SNIFF = """
import json, select, socket, sys
line = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(0x0800))
print("ready", flush=True)
seen = set()
while True:
    ready, _, _ = select.select([line, sys.stdin], [], [])
    if sys.stdin in ready:
        break
    packet, (device, *_) = line.recvfrom(65535)
    if device != "lo":
        seen.add((socket.inet_ntoa(packet[12:16]), socket.inet_ntoa(packet[16:20])))
print(json.dumps(sorted(seen)))
"""


class _Capture:
    """All that passes the line of one host, as pairs of addresses."""

    def __init__(self, network: Network, name: str) -> None:
        command = [*network.inside(name), sys.executable, "-c", _SNIFF]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        assert self._process.stdout.readline().strip() == "ready"

    def seen(self) -> set[tuple[str, str]]:
        """Ends it."""
        said, _ = self._process.communicate("", 10)
        return {(source, target) for source, target in json.loads(said)}


@pytest.mark.parametrize("hides", ["alice", "bob"])
def test_who_hides_is_seen_by_the_relay_alone(network: Network, tmp_path: Path, hides: str) -> None:
    """Security 42: on the wire, between two who could reach each other directly."""
    addresses = {name: network.public_host(name) for name in ("alice", "bob")}
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
        other = f"{users[1 if hides == 'alice' else 0]}@{server.host}"
        captures = {name: _Capture(network, name) for name in addresses}
        try:
            _send(network, tmp_path, server, users, "relay", {hides: ("--hide-from", other)})
        finally:
            seen = {name: capture.seen() for name, capture in captures.items()}
            server.stop()
    hidden, shown = addresses[hides], addresses["bob" if hides == "alice" else "alice"]
    assert {one for pair in seen[hides] for one in pair} == {hidden, SERVER}
    # The other may try what it has; nothing of it comes from or goes to the one who hides.
    assert not any(hidden in pair for pair in seen["bob" if hides == "alice" else "alice"])
    assert any(shown in pair for pair in seen["bob" if hides == "alice" else "alice"])


def _send(
    network: Network,
    folder: Path,
    server: PublicProsody,
    users: tuple[str, str],
    expected: str,
    options: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> None:
    file = folder / "picture.bin"
    file.write_bytes(os.urandom(1_000_000))
    alice, bob = (
        PartyProcess(
            folder / name,
            server,
            user,
            "--method",
            "jingle",
            "--via",
            "ice",
            *options.get(name, ()),
            prefix=network.inside(name),
            host=SERVER,
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
