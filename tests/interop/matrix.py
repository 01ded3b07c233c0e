"""The matrix: every method over every bytestream, both ways, through both servers, with every peer, as a table.

    python -m tests.interop.matrix [--server prosody|ejabberd] [--peer gharial|libpurple|psi|gajim|dino] [--json]

Each cell moves a file with fresh accounts on a private server and compares SHA-256 at both ends. Exit status 1 if a
cell that was tried did not pass; a cell that cannot be tried says why. The rows of Google's share between people behind
routers (tests/interop/share_cells.py) follow: `p2p` with the way it went, and what was offered in place of a direction.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "demo"))

from prosody_server import ProsodyServer
from tests.interop import share_cells
from tests.interop.cells import PEERS, SIZE, Cell, Outcome, all_cells, run_cell
from tests.support.ejabberd_server import EjabberdServer, missing_ejabberd

SERVERS = ("prosody", "ejabberd")
UPLOAD_LIMIT = 256 << 20
_HEAD = ("server", "peer", "method", "bytestream", "direction", "result")


@contextmanager
def running(name: str) -> Iterator[Any]:
    """The server of that name on loopback, or None with nothing started where it is not installed."""
    if name == "ejabberd" and missing_ejabberd():
        yield None
        return
    with tempfile.TemporaryDirectory(prefix=f"gharial-{name}-") as folder:
        server: Any = (
            ProsodyServer(Path(folder), upload_limit=UPLOAD_LIMIT)
            if name == "prosody"
            else EjabberdServer(Path(folder), upload_limit=UPLOAD_LIMIT)
        )
        server.start()
        try:
            yield server
        finally:
            server.stop()


def words(outcome: Outcome) -> str:
    """What the table says of a cell."""
    if outcome.passed:
        return f"passed {outcome.seconds:6.2f} s  {'verified' if outcome.verified else 'no proof by this method'}"
    return f"- {outcome.reason}" if not outcome.tried else f"FAILED: {outcome.reason}"


def row(facts: tuple[str, str, str, str, str], result: str) -> str:
    """One line of the table."""
    return "  ".join(fact.ljust(width) for fact, width in zip(facts, (8, 9, 7, 13, 9), strict=True)) + f"  {result}"


def facts_of(cell: Cell) -> tuple[str, str, str, str, str]:
    """The first columns of a cell's line."""
    return cell.server, cell.peer, cell.method, cell.kind.value, cell.direction


def share_outcomes(server: str) -> Iterator[tuple[tuple[str, str, str, str, str], Outcome]]:
    """Each row of the share between people behind routers, as it was run."""
    lacking = share_cells.missing(server)
    for way in share_cells.WAYS:
        for kind in share_cells.KINDS:
            outcome = Outcome(False, reason=lacking, tried=False)
            if not lacking:
                with tempfile.TemporaryDirectory(prefix="gharial-share-") as name:
                    try:
                        outcome = Outcome(True, seconds=share_cells.run_row(kind, way, Path(name), server).seconds)
                    except AssertionError as error:
                        outcome = Outcome(False, reason=str(error)[:300])
            yield (server, "gharial", "share", f"p2p {way}", kind), outcome


def main() -> int:
    """Run all cells asked for; returns the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--server", choices=SERVERS, action="append")
    parser.add_argument("--peer", choices=PEERS, action="append")
    parser.add_argument("--method", action="append", help="only this method; may be repeated")
    parser.add_argument("--size", type=int, default=SIZE, help="bytes of the file")
    parser.add_argument("--json", action="store_true", help="one JSON object a line instead of the table")
    options = parser.parse_args()
    failed = 0

    def tell(facts: tuple[str, str, str, str, str], outcome: Outcome) -> None:
        nonlocal failed
        failed += outcome.tried and not outcome.passed
        if options.json:
            named = dict(zip(_HEAD, facts, strict=False))
            result = {"passed": outcome.passed, "seconds": round(outcome.seconds, 3), "reason": outcome.reason}
            print(json.dumps({**named, **result, "verified": outcome.verified}), flush=True)
        else:
            print(row(facts, words(outcome)), flush=True)

    if not options.json:
        print("  ".join(name.ljust(width) for name, width in zip(_HEAD, (8, 9, 7, 13, 9, 0), strict=True)))
    for name in options.server or SERVERS:
        with running(name) as server:
            for cell in all_cells((name,), tuple(options.peer or PEERS)):
                if options.method and cell.method not in options.method:
                    continue
                if server is None:
                    outcome = Outcome(False, reason=missing_ejabberd(), tried=False)
                else:
                    outcome = asyncio.run(run_cell(cell, server, options.size))
                tell(facts_of(cell), outcome)
    if all(not chosen or name in chosen for name, chosen in (("gharial", options.peer), ("share", options.method))):
        for server_name in options.server or SERVERS:
            for facts, outcome in share_outcomes(server_name):
                tell(facts, outcome)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
