"""What a long queue costs while it waits, as one JSON line: `python -m tests.bench.queue_idle [--queued 200]`.

Alice queues files for Bob, eight at a time; his speed limit lets almost nothing through, so that the processes have
nothing to do but to keep the queue. `idle_cpu` is the share of one core each used over `--seconds`, in per cent, beside
that of the same two before anything was queued.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "demo"))

from prosody_server import ProsodyServer
from tests.bench.party_process import PartyProcess
from tests.stories.people import befriend

SIZE = 4 << 20
TRICKLE = 256 * 1024
"""Bytes per second for all of it."""


def used(party: PartyProcess, seconds: float) -> float:
    """Per cent of one core over so many seconds."""
    first = party.sample()
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        time.sleep(left)
    second = party.sample()
    return float(100 * (second["cpu"] - first["cpu"]) / (second["at"] - first["at"]))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--queued", type=int, default=200)
    parser.add_argument("--parallel", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--windows", action="store_true", help="Alice with all her windows open")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gharial-bench-") as name:
        folder = Path(name)
        files = []
        for number in range(options.queued):
            path = folder / f"file {number:03}.bin"
            with path.open("wb") as file:
                file.truncate(SIZE)
            files.append(str(path))
        server = ProsodyServer(folder / "server")
        server.start()
        try:
            users = befriend(server)
            limits = ("--parallel", str(options.parallel), "--limit", str(TRICKLE))
            windows = ("--windows",) if options.windows else ()
            with (
                PartyProcess(folder / "alice", server, users[0], *limits, *windows) as alice,
                PartyProcess(folder / "bob", server, users[1], *limits) as bob,
            ):
                alice.until("contact", jid=bob.jid)
                bob.until("contact", jid=alice.jid)
                before = used(alice, options.seconds / 2), used(bob, options.seconds / 2)
                alice.tell({"send": files, "to": bob.jid})
                alice.until("transfer", state="streaming")
                used(alice, 3)
                while_queued = used(alice, options.seconds), used(bob, options.seconds)
                ends = ("done", "failed", "declined", "cancelled")
                states = {one["id"]: one["state"] for one in alice.events if one["event"] == "transfer"}
                failed = sum(state in ends[1:] for state in states.values())
                memory = alice.sample()["memory"] / 2**20
        finally:
            server.stop()
    print(
        json.dumps(
            {
                "bench": "queue_idle",
                "queued": options.queued,
                "running": sum(state == "streaming" for state in states.values()),
                "failed": failed,
                "idle_cpu": [round(one, 2) for one in while_queued],
                "idle_cpu_before": [round(one, 2) for one in before],
                "memory_mib": round(memory, 1),
            }
        )
    )


if __name__ == "__main__":
    main()
