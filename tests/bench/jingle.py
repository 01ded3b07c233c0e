"""Jingle beside stream initiation over SOCKS5, in turn and in one run, as one JSON line.

    python -m tests.bench.jingle [--mib 1024] [--rounds 5]

Two pairs of processes with a whole backend each on one private Prosody: one pair offers by Jingle (XEP-0234, 0260), one
by SI (XEP-0096, 0065). `ratio` is SI's best time to Jingle's, from the opened stream until the receiver has written and
hashed it all. `setup_ms`: from the offer that leaves to the connected stream at the receiver, who says yes at once;
the median of small files.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "demo"))

from prosody_server import ProsodyServer
from tests.bench.transfer import Pair, make_file

METHODS = ("jingle", "si")


def setup_ms(pair: Pair, path: Path) -> float:
    """One small file; from the offer to the stream."""
    pair.send(path)
    offered = next(one["at"] for one in pair.alice.events if one.get("state") == "offered")
    connected = next(one["at"] for one in pair.bob.events if one.get("state") == "streaming")
    return float(connected - offered) * 1000


def measure(folder: Path, server: ProsodyServer, mebibytes: int, rounds: int) -> dict[str, Any]:
    """Both in turn; the first of each warms the caches and does not count."""
    path, small = make_file(folder, mebibytes), folder / "small"
    small.write_bytes(b"x" * 1000)
    pairs = {name: Pair(folder, server, "--method", name, "--via", "socks5-direct") for name in METHODS}
    seconds: dict[str, list[float]] = {name: [] for name in METHODS}
    setups: dict[str, list[float]] = {name: [] for name in METHODS}
    try:
        for _ in range(rounds + 1):
            for name, pair in pairs.items():
                seconds[name].append(pair.send(path)["seconds"])
                setups[name].append(setup_ms(pair, small))
    finally:
        for pair in pairs.values():
            pair.close()
    best = {name: min(found[1:]) for name, found in seconds.items()}
    return {
        "mib": mebibytes,
        "mib_per_s": {name: round(mebibytes / found, 1) for name, found in best.items()},
        "ratio": round(best["si"] / best["jingle"], 3),
        "setup_ms": {name: round(statistics.median(found[1:]), 1) for name, found in setups.items()},
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mib", type=int, default=1024)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gharial-jingle-") as name:
        folder = Path(name)
        server = ProsodyServer(folder / "server")
        server.start()
        try:
            print(json.dumps(measure(folder, server, options.mib, options.rounds)), flush=True)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
