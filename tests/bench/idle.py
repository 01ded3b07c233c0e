"""What the program takes while nobody does anything, as one JSON line: `python -m tests.bench.idle [--seconds 20]`.

All windows of a user who has been online for a while, with 500 contacts, are left alone. `idle_cpu` is the share of one
core in per cent, all threads together; memory is resident, in MiB, beside that of a bare PySide6 window that imports
slixmpp. The server is a Prosody of our own.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "demo"))

from prosody_server import ProsodyServer
from tests.bench.startup import BARE, SINCE_START, add_account, compiled_in, run

GHARIAL = (
    SINCE_START
    + """
import asyncio, json, resource, sys, time
from pathlib import Path
from gharial.main import keep_log, run_windows
from gharial.paths import Profile
profile = Profile.under(Path(sys.argv[1]))
keep_log(profile, verbose=False)
def used():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime
async def watch(service):
    while len(service.roster.contacts()) < int(sys.argv[2]) or any(
        account.state.value != "online" for account in service.accounts.all()
    ):
        await asyncio.sleep(0.05)
    await asyncio.sleep(5)  # what a login brings is over
    begun, before = time.monotonic(), used()
    await asyncio.sleep(float(sys.argv[3]))
    share = 100 * (used() - before) / (time.monotonic() - begun)
    print(json.dumps({"idle_cpu": round(share, 2), "memory": resident()}))
run_windows(profile, watch)
"""
)


def main() -> int:
    """Measure and print; 1 where it is too much."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--contacts", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=20.0)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = ProsodyServer(folder / "server")
        server.add_account("alice", "secret")
        server.add_roster("alice", {f"person{number}": f"Person {number}" for number in range(options.contacts)})
        server.start()
        try:
            asyncio.run(add_account(folder / "profile", server, folder))
            environment = compiled_in(folder / "compiled")
            run(BARE, environment)
            bare = run(BARE, environment)
            arguments = (str(folder / "profile"), str(options.contacts), str(options.seconds))
            # Compiles the modules, which an installed program finds compiled: that takes memory it does not give back.
            run(GHARIAL, environment, *arguments[:2], "0")
            ours = run(GHARIAL, environment, *arguments, timeout_s=options.seconds + 60)
        finally:
            server.stop()
    memory, bare_memory = round(ours["memory"], 1), round(bare["memory"], 1)
    figures = {"bench": "idle", "contacts": options.contacts, "seconds": options.seconds, "idle_cpu": ours["idle_cpu"]}
    print(json.dumps(figures | {"memory": memory, "bare_memory": bare_memory, "load": round(os.getloadavg()[0], 2)}))
    return 0 if ours["idle_cpu"] < 1 else 1


if __name__ == "__main__":
    raise SystemExit(main())
