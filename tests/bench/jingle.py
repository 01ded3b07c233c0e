"""Jingle beside stream initiation over SOCKS5, in turn and in one run, as one JSON line.

    python -m tests.bench.jingle [--mib 1024] [--rounds 5]

Two pairs of processes with a whole backend each on one private Prosody: one pair offers by Jingle (XEP-0234, 0260), one
by SI (XEP-0096, 0065). `ratio` is SI's best time to Jingle's, from the opened stream until the receiver has written and
hashed it all. `setup_ms`: from the offer that leaves to the connected stream at the receiver, who says yes at once;
the median of small files. A third pair has nothing but ICE with a data channel (XEP-0176, 0343), and is only asked for
its set-up; the first of each, which loads the libraries, is told as `first_setup_ms`.
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
from tests.bench.transfer import Pair, make_file, settle_disk

METHODS = ("jingle", "si")
ICE = "ice"


def setup_ms(pair: Pair, path: Path) -> float:
    """One small file; from the offer to the stream."""
    pair.send(path)
    offered = next(one["at"] for one in pair.alice.events if one.get("state") == "offered")
    connected = next(one["at"] for one in pair.bob.events if one.get("state") == "streaming")
    return float(connected - offered) * 1000


def measure(folder: Path, server: ProsodyServer, mebibytes: int, rounds: int) -> dict[str, Any]:
    """Both in turn; the first of each warms the caches and does not count."""
    path, small = make_file(folder, mebibytes), folder / "small"
    settle_disk()
    small.write_bytes(b"x" * 1000)
    pairs = {name: Pair(folder, server, "--method", name, "--via", "socks5-direct") for name in METHODS}
    pairs[ICE] = Pair(folder, server, "--method", "jingle", "--via", "ice")
    seconds: dict[str, list[float]] = {name: [] for name in METHODS}
    setups: dict[str, list[float]] = {name: [] for name in pairs}
    try:
        for number in range(rounds + 1):
            for name in sorted(pairs, reverse=bool(number % 2)):
                setups[name].append(setup_ms(pairs[name], small))
            for name in sorted(METHODS, reverse=bool(number % 2)):
                seconds[name].append(pairs[name].send(path)["seconds"])
    finally:
        for pair in pairs.values():
            pair.close()
    best = {name: min(found[1:]) for name, found in seconds.items()}
    return {
        "mib": mebibytes,
        "mib_per_s": {name: round(mebibytes / found, 1) for name, found in best.items()},
        "ratio": round(best["si"] / best["jingle"], 3),
        "median_ratio": round(statistics.median(seconds["si"][1:]) / statistics.median(seconds["jingle"][1:]), 3),
        "seconds": {name: [round(one, 3) for one in found[1:]] for name, found in seconds.items()},
        "setup_ms": {name: round(statistics.median(found[1:]), 1) for name, found in setups.items()},
        "worst_setup_ms": {name: round(max(found[1:]), 1) for name, found in setups.items()},
        "first_setup_ms": {name: round(found[0], 1) for name, found in setups.items()},
        "load": round(os.getloadavg()[0], 1),
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
