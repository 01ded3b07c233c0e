"""In-band speed (XEP-0047) as one JSON line: beside a bare pump of the same stanzas, and over a slow round trip.

    python -m tests.bench.inband [--mib 10] [--delay-mib 4] [--delay-ms 50] [--rounds 3]

Loopback: a file from one process to another through a private Prosody, and the same blocks as bare slixmpp stanzas
between two other processes through the same server; `ratio` is ours to the bare pump, medians, rounds alternate.
Delay: the sender reaches the server over a line with a round trip of `--delay-ms`; `gain` is the speed with our window
to that with one outstanding block, `chat_s` how long messages of the sender took while blocks were on their way, also
told in round trips.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "demo"))

from prosody_server import ProsodyServer
from tests.bench.party_process import ROOT, PartyProcess
from tests.stories.people import befriend
from tests.support.accounts import PASSWORD
from tests.support.slow_line import slow_line

MIB = 1 << 20
BLOCK_SIZE = 8192


def processor_s(pid: int) -> float:
    """Processor seconds of a running process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Costs:
    """What sender, receiver and server pay while blocks go, in processor seconds each."""

    def __init__(self, sender: int, receiver: int, server: int) -> None:
        self._pids = {"sender": sender, "receiver": receiver, "server": server}
        self._before = {who: processor_s(pid) for who, pid in self._pids.items()}

    def so_far(self) -> dict[str, float]:
        """Since it was made."""
        return {who: processor_s(pid) - self._before[who] for who, pid in self._pids.items()}


def make_file(folder: Path, mebibytes: int) -> Path:
    """Random bytes on disk."""
    path = folder / f"source-{mebibytes}"
    with path.open("wb") as file:
        for _ in range(mebibytes):
            file.write(os.urandom(MIB))
    return path


def ours(
    folder: Path, server: Any, path: Path, *options: str, ports: Sequence[int] | None = None, words: Sequence[str] = ()
) -> dict[str, Any]:
    """One file in-band between two fresh processes; `words` are said by the sender while it is on its way."""
    users = befriend(server)
    with ExitStack() as stack:
        alice, bob = (
            stack.enter_context(
                PartyProcess(folder / user, server, user, "--via", "inband", "--progress", *options, port=port)
            )
            for user, port in zip(users, ports or (server.port, server.port), strict=True)
        )
        alice.until("contact", jid=bob.jid)
        bob.until("contact", jid=alice.jid)
        memory = alice.sample()["memory"], bob.sample()["memory"]
        costs = Costs(alice.process.pid, bob.process.pid, server.pid)
        alice.tell({"send": [str(path)], "to": bob.jid})
        begun = alice.until("transfer", state="streaming", timeout_s=60)["at"]
        latencies = []
        for number, word in enumerate(words):
            # When the window has had time to grow, not at the beginning.
            bob.until_any(
                lambda one, share=number + 1: one["event"] == "progress"
                and one["bytes"] * (len(words) + 1) > share * path.stat().st_size,
                300, "bytes for the next word",
            )  # fmt: skip
            alice.tell({"say": word, "to": bob.jid})
            said = alice.until("said", body=word)["at"]
            latencies.append(bob.until("message", body=word)["at"] - said)
        received, sent = bob.finished(600), alice.finished(600)
        if (sent["state"], received["state"]) != ("done", "done"):
            raise AssertionError(f"{sent} {received}")
        spent = costs.so_far()
        grown = alice.sample()["memory"] - memory[0], bob.sample()["memory"] - memory[1]
        (bob.inbox / path.name).unlink()
        seconds = received["at"] - begun
        grown_mib = [round(one / MIB, 1) for one in grown]
        return {"seconds": seconds, "latencies": latencies, "grown_mib": grown_mib, "spent": spent}


BARE = """
import asyncio, base64, os, sys, time, xml.etree.ElementTree as ET
import slixmpp
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath
NS = "http://jabber.org/protocol/ibb"
role, jid, password, host, port, ca, other, count, size, window, managed = sys.argv[1:]
class Bare(slixmpp.ClientXMPP):
    def __init__(self):
        super().__init__(jid, password)
        self.ca_certs = ca
        if managed == "True":
            self.register_plugin("xep_0198")
        self.add_event_handler("session_start", self.started)
        self.register_handler(Callback("data", MatchXPath("{jabber:client}iq/{%s}data" % NS), self.data))
        self.received = 0
    async def started(self, _event):
        self.send_presence()
        print(self.boundjid.full, flush=True)
        if role == "send":
            await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
            await self.pump()
    def data(self, iq):
        self.received += len(base64.b64decode(iq.xml[0].text))
        iq.reply().send()
    async def pump(self):
        room, block = asyncio.Semaphore(int(window)), base64.b64encode(os.urandom(int(size))).decode()
        begun, waiting = time.monotonic(), []
        for number in range(int(count)):
            await room.acquire()
            iq = self.make_iq_set(ito=other)
            data = ET.SubElement(iq.xml, "{%s}data" % NS, {"sid": "bare", "seq": str(number % 65536)})
            data.text = block
            answer = iq.send(timeout=60)
            answer.add_done_callback(lambda _answer: room.release())
            waiting.append(answer)
        await asyncio.gather(*waiting)
        print(time.monotonic() - begun, flush=True)
client = Bare()
client.connect(host, int(port))
client.loop.run_forever()
"""


def bare(server: Any, mebibytes: int, *, managed: bool, window: int = 16) -> dict[str, Any]:
    """As many blocks between two processes that do nothing else; `managed`: on streams with XEP-0198, as ours are."""
    users = befriend(server)
    processes = []

    def start(role: str, user: str, other: str) -> "subprocess.Popen[str]":
        arguments = (
            role, f"{user}@{server.host}/bare", PASSWORD, "127.0.0.1", server.port, server.ca_file, other,
            mebibytes * MIB // BLOCK_SIZE, BLOCK_SIZE, window, managed,
        )  # fmt: skip
        process = subprocess.Popen(
            [sys.executable, "-c", BARE, *map(str, arguments)],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        processes.append(process)
        return process

    try:
        taker = start("take", users[1], "-")
        assert taker.stdout is not None
        sender = start("send", users[0], taker.stdout.readline().strip())
        assert sender.stdout is not None and sender.stdin is not None
        sender.stdout.readline()
        costs = Costs(sender.pid, taker.pid, server.pid)
        sender.stdin.write("go\n")
        sender.stdin.flush()
        return {"seconds": float(sender.stdout.readline()), "spent": costs.so_far()}
    finally:
        for process in processes:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()


def loopback(folder: Path, mebibytes: int, rounds: int) -> dict[str, object]:
    """Ours and the bare pump in turn, through one server."""
    path = make_file(folder, mebibytes)
    server = ProsodyServer(folder / "server")
    server.start()
    try:
        rows: dict[str, list[dict[str, Any]]] = {"ours": [], "bare": [], "bare_unmanaged": []}
        for _ in range(rounds):
            rows["ours"].append(ours(folder, server, path))
            rows["bare"].append(bare(server, mebibytes, managed=True))
            rows["bare_unmanaged"].append(bare(server, mebibytes, managed=False))
    finally:
        server.stop()
    seconds = {how: statistics.median(row["seconds"] for row in made) for how, made in rows.items()}
    blocks = mebibytes * MIB / BLOCK_SIZE
    return {
        "mib": mebibytes,
        "mib_per_s": {how: round(mebibytes / one, 2) for how, one in seconds.items()},
        "ratio": round(seconds["bare"] / seconds["ours"], 3),
        "ratio_unmanaged": round(seconds["bare_unmanaged"] / seconds["ours"], 3),
        "cpu_ms_per_block": {
            how: {
                who: round(1000 * statistics.median(row["spent"][who] for row in made) / blocks, 2)
                for who in ("sender", "receiver", "server")
            }
            for how, made in rows.items()
        },
        "grown_mib": rows["ours"][-1]["grown_mib"],
    }


def delayed(folder: Path, mebibytes: int, delay_ms: float) -> dict[str, object]:
    """The sender far away from the server, and chat messages on the way."""
    path, small = make_file(folder, mebibytes), folder / "small"
    small.write_bytes(os.urandom(MIB // 2))
    server = ProsodyServer(folder / "far")
    server.start()
    try:
        with slow_line("127.0.0.1", server.port, delay_ms) as port:
            ports = (port, server.port)
            wide = ours(folder, server, path, ports=ports, words=[f"word {number}" for number in range(5)])
            narrow = ours(folder, server, small, "--outstanding", "1", ports=ports)
    finally:
        server.stop()
    speed, slow = mebibytes / wide["seconds"], 0.5 / narrow["seconds"]
    return {
        "mib": mebibytes,
        "delay_ms": delay_ms,
        "mib_per_s": round(speed, 2),
        "one_outstanding_mib_per_s": round(slow, 3),
        "gain": round(speed / slow, 1),
        "chat_s": [round(one, 3) for one in wide["latencies"]],
        "chat_round_trips": [round(one / (delay_ms / 1000), 2) for one in wide["latencies"]],
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--mib", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--delay-mib", type=int, default=16)
    parser.add_argument("--delay-ms", type=float, default=50.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gharial-bench-") as name:
        folder = Path(name)
        begun = time.monotonic()
        result: dict[str, object] = {"bench": "inband"}
        if options.mib:
            result["loopback"] = loopback(folder, options.mib, options.rounds)
        if options.delay_mib:
            result["delay"] = delayed(folder, options.delay_mib, options.delay_ms)
        print(json.dumps({**result, "took_s": round(time.monotonic() - begun, 1)}))


if __name__ == "__main__":
    main()
