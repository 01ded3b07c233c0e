"""How long Gharial takes to show its roster, beside a bare window: one JSON line.

    python -m tests.bench.startup [--contacts 500] [--runs 5]

Times are seconds from the start of the process; memory is resident, in MiB. `ratio` compares the time to the visible
roster with that of a bare PySide6 window that imports slixmpp, in the same run, one start of each in turn. `block` is
the longest time for which the loop did nothing else once the roster showed, for a second and until the account was
online, and `block_worst` that of the worst start: so long a click waits. The server
is a Prosody of our own. Both find their modules compiled, as an installed program does, whatever the surroundings say
of compiled files; the first start of each, which compiles, does not count.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "demo"))

from prosody_server import ProsodyServer

SINCE_START = """
import os, time
def since_start():
    ticks = float(open("/proc/self/stat").read().rsplit(")", 1)[1].split()[19]) / os.sysconf("SC_CLK_TCK")
    return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
"""

BARE = (
    SINCE_START
    + """
import json, slixmpp
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.show()
def seen():
    print(json.dumps({"visible": since_start(), "memory": resident()}))
    application.quit()
QTimer.singleShot(0, seen)
application.exec()
"""
)

GHARIAL = (
    SINCE_START
    + """
import asyncio, json, sys
from gharial import main as program
start = program.run_windows
program.run_windows = lambda profile, **rest: start(profile, watch, **rest)
async def watch(service):
    from PySide6.QtWidgets import QAbstractItemView, QApplication
    window, seen, worst, before = None, {}, 0.0, 0.0
    while len(seen) < 3 or since_start() < seen["visible"] + 1:
        if window is None:
            shown = (one for one in QApplication.topLevelWidgets() if one.objectName() == "roster" and one.isVisible())
            window = next(shown, None)
        if window is not None and "visible" not in seen:
            seen["visible"] = before = since_start()
        if window is not None and "roster" not in seen and len(service.roster.contacts()) >= int(sys.argv[2]):
            window.findChild(QAbstractItemView, "contacts").grab()
            seen["roster"] = before = since_start()
        if "online" not in seen and all(account.state.value == "online" for account in service.accounts.all()):
            seen["online"] = since_start()
        await asyncio.sleep(0.002)
        now = since_start()
        # What the benchmark itself paints is not counted.
        if "roster" in seen and before < max(seen["visible"] + 1, seen["online"] if "online" in seen else now):
            worst = max(worst, now - before)
        before = now
    print(json.dumps({**seen, "block": worst, "memory": resident()}))
program.main(["--profile", sys.argv[1]])
"""
)


def compiled_in(folder: Path) -> dict[str, str]:
    """An environment in which Python keeps compiled modules in `folder`."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(folder)}


def run(code: str, environment: dict[str, str], *arguments: str, timeout_s: float = 60) -> dict[str, float]:
    """One start in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True, text=True, check=True, timeout=timeout_s, env=environment,
    )  # fmt: skip
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


async def add_account(profile: Path, server: ProsodyServer, folder: Path) -> None:
    """Put alice into the profile."""
    password = folder / "password"
    password.write_text("secret")
    adding = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "gharial", "account", "add", "--profile", str(profile), f"alice@{server.host}",
        "--password-file", str(password), "--keep", "file", "--server", f"127.0.0.1:{server.port}",
        "--ca-file", str(server.ca_file), stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    if await adding.wait():
        raise SystemExit("the account could not be added")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--contacts", type=int, default=500)
    parser.add_argument("--runs", type=int, default=5)
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
            arguments = (str(folder / "profile"), str(options.contacts))
            environment = compiled_in(folder / "compiled")
            run(GHARIAL, environment, *arguments)  # fills the cache, and the system's
            run(BARE, environment)
            ours, bare = [], []
            for _ in range(options.runs):
                ours.append(run(GHARIAL, environment, *arguments))
                bare.append(run(BARE, environment))
        finally:
            server.stop()
    median = {key: round(statistics.median(one[key] for one in ours), 3) for key in ours[0]}
    plain = {f"bare_{key}": round(statistics.median(one[key] for one in bare), 3) for key in bare[0]}
    print(
        json.dumps(
            {
                "bench": "startup",
                "contacts": options.contacts,
                **median,
                "block_worst": round(max(one["block"] for one in ours), 3),
                **plain,
                "load": round(os.getloadavg()[0], 2),
                "ratio": round(median["visible"] / plain["bare_visible"], 2),
                "ratio_roster": round(median["roster"] / plain["bare_visible"], 2),
            }
        )
    )


if __name__ == "__main__":
    main()
