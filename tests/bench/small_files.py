"""Many small files as a folder, from one process to another through the real server; one JSON line.

    python -m tests.bench.small_files [--files N] [--size BYTES] [--in FOLDER] [--windows]

`files_per_s` counts from the first byte to the end of the receiver's check, `with_offer` from the command to send.
`plain_files_per_s` is a copy of the same files between two processes over one socket, by the simplest program that
opens, reads, sends, receives, writes and hashes. `grown` is by how many bytes each process has become larger. With
`--windows` both are the whole program, and `worst_gap_ms` is how late a timer of 10 ms came on the windows' thread,
from the command to send until both were done.
"""

import argparse
import hashlib
import json
import os
import shutil
import socket
import struct
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "demo"))

from prosody_server import ProsodyServer
from tests.bench.party_process import PartyProcess
from tests.stories.people import befriend


def make(folder: Path, files: int, size: int) -> None:
    """`files` of `size` bytes, a hundred to a folder."""
    for number in range(files):
        inside = folder / f"{number // 100}"
        if number % 100 == 0:
            inside.mkdir(parents=True)
        (inside / f"{number}.dat").write_bytes(os.urandom(size))


def plain_copy(folder: Path, into: Path) -> float:
    """Seconds for the simplest copy of the same."""
    into.mkdir()
    ours, theirs = socket.socketpair()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        ours.close()
        _receive(theirs, into)
        os._exit(0)
    theirs.close()
    hasher = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            name = str(path.relative_to(folder)).encode()
            hasher.update(data)
            ours.sendall(struct.pack(">II", len(name), len(data)) + name + data)
    ours.close()
    os.waitpid(child, 0)
    return time.monotonic() - began


def _receive(stream: socket.socket, into: Path) -> None:
    hasher = hashlib.sha256()
    with stream.makefile("rb") as file:
        while head := file.read(8):
            name_size, size = struct.unpack(">II", head)
            path = into / file.read(name_size).decode()
            path.parent.mkdir(exist_ok=True)
            data = file.read(size)
            hasher.update(data)
            path.write_bytes(data)
    os.sync()


def run(files: int, size: int, place: Path, *options: str) -> dict[str, object]:
    """One run; everything below `place`, which is removed by whoever made it."""
    folder = place / "small files"
    make(folder, files, size)
    plain_s = plain_copy(folder, place / "plain")
    server = ProsodyServer(place / "server", registration=True)
    server.start()
    try:
        ours, theirs = befriend(server)
        with (
            PartyProcess(place / "bob", server, theirs, *options) as bob,
            PartyProcess(place / "alice", server, ours, *options) as alice,
        ):
            alice.until("contact", jid=bob.jid)
            bob.until("contact", jid=alice.jid)
            before = [party.sample() for party in (alice, bob)]
            asked = time.monotonic()
            alice.tell({"send": [str(folder)], "to": bob.jid})
            begun = bob.until("transfer", 300, state="streaming")["at"]
            done = [party.until("transfer", 600, state="done") for party in (alice, bob)]
            after = [party.sample() for party in (alice, bob)]
            ended = max(one["at"] for one in done)
            arrived = sum(1 for path in (bob.inbox / folder.name).rglob("*") if path.is_file())
    finally:
        server.stop()
    grown = [late["memory"] - early["memory"] for early, late in zip(before, after, strict=True)]
    result: dict[str, object] = {
        "files": files,
        "size": size,
        "arrived": arrived,
        "verified": all(one["verified"] for one in done),
        "way": done[1]["way"],
        "seconds": round(ended - begun, 3),
        "files_per_s": round(files / (ended - begun)),
        "with_offer": round(files / (ended - asked)),
        "plain_files_per_s": round(files / plain_s),
        "grown": {"sender": grown[0], "receiver": grown[1]},
        "load": round(os.getloadavg()[0], 1),
    }
    if options:
        result["worst_gap_ms"] = [round(sample["worst_gap"] * 1000, 1) for sample in after]
    return result


def main() -> None:
    """See the module's beginning."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--size", type=int, default=4096)
    parser.add_argument("--in", dest="place", type=Path, default=None)
    parser.add_argument("--windows", action="store_true", help="both ends with their windows, watched by a timer")
    options = parser.parse_args()
    windows = ("--windows",) if options.windows else ()
    place = Path(tempfile.mkdtemp(prefix="gharial-small-files-", dir=options.place))
    try:
        print(json.dumps(run(options.files, options.size, place, *windows)))
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
