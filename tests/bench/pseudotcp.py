"""PseudoTCP: ours to itself beside libnice's reliable agent to itself, each end a process of its own.

`python -m tests.bench.pseudotcp [--mib 256] [--runs 3] [--line-mib 4] [--most-s 120]`: loopback with the packets it
takes and with those of an ordinary network, and a relay that loses 1 % and has a round trip of 50 ms. Prints one JSON
line, MiB/s; the best of the runs counts for both, `runs` is how many there were: no more are begun than end within
`--most-s` seconds for each of the three, as both are slow where much is lost.
"""

import argparse
import json
import sys
import time
from typing import Any, ClassVar

from tests.interop.nice_peer import NicePeer, missing_nice
from tests.support.lossy_line import LossyLine

MIB = 1 << 20
DELAY_S = 0.025
SMALL = 1400
"""Packets of an ordinary network, and all that libnice ever sends."""


class OurPeer(NicePeer):
    """An end of ours, spoken to in the same way."""

    program: ClassVar[list[str]] = [sys.executable, "-m", "tests.bench.p2p_party"]


def run(kind: type[NicePeer], mib: int, loss: float | None, mtu: int) -> dict[str, Any]:
    """MiB/s of one transfer, and what the ends say of it; over the bad line where there is a loss."""
    size = mib * MIB
    with kind(["127.0.0.1"]) as one, kind(["127.0.0.1"]) as other, LossyLine(loss or 0.0, DELAY_S) as line:
        first, second = (peer.wait("candidates")["candidates"][0] for peer in (one, other))
        if loss is not None:
            there, back = line.join(("127.0.0.1", first["port"]), ("127.0.0.1", second["port"]))
            first["port"], second["port"] = back[1], there[1]
        one.tell(remote=[second], active=True, mtu=mtu)
        other.tell(remote=[first], active=False, mtu=mtu)
        for peer in (one, other):
            peer.wait("state", "writable")
        other.tell(receive=size, digest=False)
        one.tell(send=size)
        done = other.wait("received", timeout_s=600)
        assert done["received"] == size
        sent = one.wait("sent", timeout_s=60)
        return {"rate": round(mib / done["seconds"], 3), "again": sent.get("retransmitted"), "kib": done.get("kib")}


def compare(mib: int, runs: int, most_s: float, loss: float | None = None, mtu: int = 0) -> dict[str, Any]:
    """Both, by turns; once at least, and no more often than `most_s` allows."""
    ours, theirs = [], []
    begun = time.monotonic()
    while len(ours) < runs:
        ours.append(run(OurPeer, mib, loss, mtu))
        theirs.append(run(NicePeer, mib, loss, mtu))
        print(f"{mib} MiB, loss {loss}, packets {mtu or 'any'}:", ours[-1], theirs[-1], file=sys.stderr, flush=True)
        gone = time.monotonic() - begun
        if gone + gone / len(ours) > most_s:
            break
    best, beside = (max(found, key=lambda one: one["rate"]) for found in (ours, theirs))
    return {
        "mib": mib, "runs": len(ours), "ours": best["rate"], "libnice": beside["rate"],
        "ratio": round(best["rate"] / beside["rate"], 2),
        "all_ours": [one["rate"] for one in ours], "all_libnice": [one["rate"] for one in theirs],
        "sent_again": best["again"], "receiver_kib": best["kib"],
    }  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--mib", type=int, default=256)
    parser.add_argument("--line-mib", type=int, default=4)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--most-s", type=float, default=120.0)
    arguments = parser.parse_args()
    lacking = missing_nice()
    if lacking:
        raise SystemExit(lacking)
    result = {
        "loopback": compare(arguments.mib, arguments.runs, arguments.most_s),
        "loopback, small packets": compare(arguments.mib // 2, arguments.runs, arguments.most_s, mtu=SMALL),
        "1% loss, 50 ms": compare(arguments.line_mib, arguments.runs, arguments.most_s, 0.01, SMALL),
    }
    print(json.dumps(result))
