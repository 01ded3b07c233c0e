"""Google's share between people behind routers: every kind of offer by every kind of way, as a table.

    python -m tests.interop.share_cells [--kind file|several|folder|previews] [--way direct|stun|relay]
        [--server prosody|ejabberd]

Two processes in network namespaces, a real server and a real coturn beside them. Exit status 1 if a row did not pass.
"""

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "demo"))

from tests.bench.party_process import PartyProcess
from tests.interop.namespaces import SERVER, Nat, Network, PublicProsody, missing_namespaces
from tests.stories.people import befriend
from tests.support.coturn_server import SECRET, CoturnServer, missing_coturn
from tests.support.ejabberd_server import EjabberdServer, missing_ejabberd

KINDS = ("file", "several", "folder", "previews")
WAYS = ("direct", "stun", "relay")
SERVERS = ("prosody", "ejabberd")
_ENDS = frozenset({"done", "failed", "declined", "cancelled"})
_ROUTERS = {
    "direct": (None, None),
    "stun": (Nat.PORT_RESTRICTED, Nat.PORT_RESTRICTED),
    "relay": (Nat.SYMMETRIC, Nat.SYMMETRIC),
}


@dataclass(frozen=True, slots=True)
class Row:
    """How one went: `route` as the receiver saw it, `seconds` from the offer to the last file."""

    route: str
    seconds: float


def missing(server: str = "prosody") -> str:
    """Why there can be no such rows here; empty where there can."""
    return missing_namespaces() or missing_coturn() or (missing_ejabberd() if server == "ejabberd" else "")


def run_row(kind: str, way: str, folder: Path, by: str = "prosody") -> Row:
    """Move what `kind` names by `way`, signed in at `by`. Raises AssertionError where it did not, or differs."""
    with Network() as network:
        for name, lan, router in zip(("alice", "bob"), ("10.1.0.0/24", "10.2.0.0/24"), _ROUTERS[way], strict=True):
            if router is None:
                network.public_host(name)
            else:
                network.host_behind_nat(name, lan, router)
        with CoturnServer(folder / "turn", SERVER, network.inside("srv"), 3478, ()) as coturn:
            server = _server(by, folder / "server", network, coturn)
            users = befriend(server)
            server.start()
            try:
                return _moved(kind, way, folder, network, server, users)
            finally:
                server.stop()


def _server(name: str, folder: Path, network: Network, coturn: CoturnServer) -> Any:
    """In the public network; it names the relay (XEP-0215)."""
    if name == "ejabberd":
        relay = (SERVER, coturn.port, SECRET)
        return EjabberdServer(folder, external=relay, prefix=network.inside("srv"), address=SERVER)
    extra = coturn.prosody_lines()
    return PublicProsody(folder, modules=("turn_external",), extra=extra, network=network, proxied=False)


def _moved(kind: str, way: str, folder: Path, network: Network, server: Any, users: tuple[str, str]) -> Row:
    files = _files(kind, folder / "sent")
    look = ("--look",) if kind == "previews" else ()
    alice, bob = (
        PartyProcess(
            folder / name, server, user, "--method", "share", "--via", "p2p", *look,
            prefix=network.inside(name), host=SERVER,
        )
        for user, name in zip(users, ("alice", "bob"), strict=True)
    )  # fmt: skip
    with alice, bob:
        alice.until("contact", jid=bob.jid)
        bob.until("contact", jid=alice.jid)
        begun = time.monotonic()
        alice.tell({"send": [str(path) for path in files], "to": bob.jid})
        ids = alice.until("queued")["ids"]
        for number in ids:
            end = alice.until_any(lambda one, of=number: one.get("id") == of and one.get("state") in _ENDS, 90, "end")  # type: ignore[misc]
            assert end["state"] == "done", end
        for path in files:
            ended = bob.until("transfer", 60, name=path.name, state="done")
            assert ended["route"].split()[0] == way, ended["route"]
            _same(path, bob.inbox / path.name)
        if kind == "previews":
            assert bob.until("looked", name="red.png")["picture"]
        return Row(ended["route"], time.monotonic() - begun)


def _files(kind: str, folder: Path) -> list[Path]:
    folder.mkdir(parents=True)
    if kind == "folder":
        tree = folder / "holiday"
        for name, size in (("a.bin", 300_000), ("empty", 0), ("deep/er/b.bin", 200_000)):
            path = tree / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(os.urandom(size))
        return [tree]
    names = {"file": ["one.bin"], "several": ["one.bin", "two.bin", "three.bin"], "previews": ["one.bin", "red.png"]}
    for name in names[kind]:
        (folder / name).write_bytes(_png() if name.endswith(".png") else os.urandom(400_000))
    return [folder / name for name in names[kind]]


def _png() -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QColor, QImage, QImageWriter

    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _same(sent: Path, came: Path) -> None:
    if sent.is_dir():
        paths = sorted(path.relative_to(sent) for path in sent.rglob("*"))
        assert paths == sorted(path.relative_to(came) for path in came.rglob("*")), "the tree differs"
        for path in paths:
            if (sent / path).is_file():
                assert (sent / path).read_bytes() == (came / path).read_bytes(), f"{path} differs"
    else:
        assert sent.read_bytes() == came.read_bytes(), f"{sent.name} differs"


def main() -> int:
    """Print the table; returns the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--way", choices=WAYS, action="append")
    parser.add_argument("--server", choices=SERVERS, action="append")
    options = parser.parse_args()
    failed = 0
    for server, way, kind in product(options.server or SERVERS, options.way or WAYS, options.kind or KINDS):
        if lacking := missing(server):
            said = f"- {lacking}"
        else:
            with tempfile.TemporaryDirectory(prefix="gharial-share-") as name:
                try:
                    row = run_row(kind, way, Path(name), server)
                    said = f"passed {row.seconds:6.2f} s  {row.route}"
                except AssertionError as error:
                    failed += 1
                    said = f"FAILED: {str(error)[:300]}"
        print(f"{server:8} share  {kind:9} {way:7} {said}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
