"""Google's share (share-v1) from disk to disk between two whole programs with their windows, as one JSON line.

    python -m tests.bench.share [--mib 256] [--memory-mib 64 512] [--rounds 2] [--without-windows]

A private Prosody, PseudoTCP over UDP on loopback. `worst_gap_ms`: how late a timer of 10 ms came on both ends
while the file travelled, sender and receiver; `asking_gap_ms` before that, when the question came and was answered.
`grown_mib`: resident memory of both, largest seen against before, for a small and a large file after one another: it
must not grow with the file.
"""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "demo"))

from prosody_server import ProsodyServer
from tests.bench.party_process import PartyProcess
from tests.bench.transfer import MIB, Memory, make_file
from tests.stories.people import befriend


def send(alice: PartyProcess, bob: PartyProcess, path: Path) -> dict[str, Any]:
    """One file: MiB/s, how late both windows were, what memory it took."""
    for party in (alice, bob):
        party.sample()
        party.events.clear()
    memory = Memory(alice.process.pid, bob.process.pid)
    alice.tell({"send": [str(path)], "to": bob.jid})
    bob.until("transfer", state="streaming")
    # Until then a dialog was made and closed, which is not what the bytes cost.
    asking = [round(party.sample()["worst_gap"] * 1000, 1) for party in (alice, bob)]
    received, sent = bob.finished(3600), alice.finished(3600)
    grown = memory.grown_mib()
    assert (sent["state"], received["state"], received["way"]) == ("done", "done", "share/p2p"), (sent, received)
    assert received["bytes"] == path.stat().st_size
    begun = next(one["at"] for one in alice.events if one.get("state") == "streaming")
    written = next(one["at"] for one in bob.events if one.get("state") == "verifying")
    gaps = [round(party.sample()["worst_gap"] * 1000, 1) for party in (alice, bob)]
    for arrived in bob.inbox.iterdir():
        arrived.unlink()
    rate = path.stat().st_size / MIB / (written - begun)
    return {"mib_per_s": round(rate, 1), "worst_gap_ms": gaps, "asking_gap_ms": asking, "grown_mib": grown}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--mib", type=int, default=256)
    parser.add_argument("--memory-mib", type=int, nargs="*", default=[64, 512])
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--without-windows", action="store_true")
    options = parser.parse_args()
    how = () if options.without_windows else ("--windows",)
    with tempfile.TemporaryDirectory(prefix="gharial-bench-") as name:
        folder = Path(name)
        server = ProsodyServer(folder / "server")
        server.start()
        try:
            users = befriend(server)
            alice, bob = (PartyProcess(folder / one, server, one, "--method", "share", *how) for one in users)
            with alice, bob:
                alice.until("contact", jid=bob.jid)
                bob.until("contact", jid=alice.jid)
                result: dict[str, Any] = {"bench": "share", "windows": bool(how)}
                # The first of all loads what is loaded once.
                for label, sizes in (("rounds", [options.mib] * options.rounds), ("memory", options.memory_mib)):
                    result[label] = []
                    for mebibytes in sizes:
                        path = make_file(folder, mebibytes)
                        os.sync()
                        result[label].append({"mib": mebibytes, **send(alice, bob, path)})
                        path.unlink()
                        print(result[label][-1], file=sys.stderr, flush=True)
        finally:
            server.stop()
        print(json.dumps(result))


if __name__ == "__main__":
    main()
