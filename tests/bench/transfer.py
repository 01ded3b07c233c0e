"""SOCKS5 transfers (XEP-0065) from disk to disk as one JSON line, each beside a plain copy in the same run.

    python -m tests.bench.transfer [--mib 1024] [--rounds 3] [--proxied-mib 100] [--windows]

Two processes with a whole backend each on a private Prosody. `direct`: the bytes go from one to the other, `ratio` is
the plain copy's time (`sendfile` -> socket -> `recv_into` -> write + SHA-256) to ours, best of the rounds; the time is
from the opened stream until the receiver has written and hashed it all, as for the plain copy. Who goes first changes
with each round (`seconds`, `plain_seconds`: each round's), and nobody begins before everything written so far is on
the disk: the source was just made, and whoever went first would share the disk with it.
`verified_mib_per_s` goes on until the file is on the disk (fsync) under its name and both ends know. `proxied`: the
same through Prosody's proxy65, and the plain copy through it too. `grown_mib`: resident memory of both, largest seen
against before. With `--windows` both are the whole program with its windows, and `worst_gap_ms` is how late a timer of
10 ms came on the windows' thread.
"""

import argparse
import asyncio
import hashlib
import json
import os
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "demo"))

from slixmpp import ClientXMPP

from prosody_server import ProsodyServer
from tests.bench.party_process import PartyProcess
from tests.bench.plain_copy import plain_copy
from tests.stories.people import befriend
from tests.support.accounts import PASSWORD, unique_user

MIB = 1 << 20
AT_REST = 32 * 2048
"""So many sectors in a second come from elsewhere and matter to nobody."""


def make_file(folder: Path, mebibytes: int) -> Path:
    """Bytes on disk of which no two blocks are alike."""
    path, block = folder / f"source-{mebibytes}", os.urandom(MIB)
    with path.open("wb") as file:
        for number in range(mebibytes):
            file.write(number.to_bytes(8, "big") + block[8:])
    return path


def settle_disk(timeout_s: float = 30.0) -> None:
    """Wait until hardly anything is left to be written: whoever comes next finds the same disk and the same memory."""
    os.sync()
    deadline, before = time.monotonic() + timeout_s, _written()
    while time.monotonic() < deadline:
        time.sleep(1)
        now = _written()
        if now - before < AT_REST:
            return
        before = now


def _written() -> int:
    """Sectors of 512 bytes that all disks have written and thrown away so far."""
    lines = [line.split() for line in Path("/proc/diskstats").read_text().splitlines()]
    return sum(int(one[9]) + int(one[16] if len(one) > 16 else 0) for one in lines)


class Memory:
    """Watches the resident memory of processes; `largest` in bytes for each."""

    def __init__(self, *pids: int) -> None:
        self._pids = pids
        self._done = threading.Event()
        self.before = [self._resident(pid) for pid in pids]
        self.largest = list(self.before)
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def grown_mib(self) -> list[float]:
        """How much each has grown at most; ends the watch."""
        self._done.set()
        self._thread.join()
        return [round((most - before) / MIB, 1) for most, before in zip(self.largest, self.before, strict=True)]

    def _watch(self) -> None:
        while not self._done.wait(0.05):
            self.largest = [max(most, self._resident(pid)) for most, pid in zip(self.largest, self._pids, strict=True)]

    @staticmethod
    def _resident(pid: int) -> int:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


class Pair:
    """Two parties who see each other."""

    def __init__(self, folder: Path, server: ProsodyServer, *options: str) -> None:
        users = befriend(server)
        self.alice, self.bob = (PartyProcess(folder / user, server, user, *options) for user in users)
        self.alice.until("contact", jid=self.bob.jid)
        self.bob.until("contact", jid=self.alice.jid)

    def send(self, path: Path) -> dict[str, Any]:
        """One file; its time, the memory it took, and how late the windows were."""
        for party in (self.alice, self.bob):
            party.sample()
            party.events.clear()
        memory = Memory(self.alice.process.pid, self.bob.process.pid)
        self.alice.tell({"send": [str(path)], "to": self.bob.jid})
        received, sent = self.bob.finished(3600), self.alice.finished(3600)
        grown = memory.grown_mib()
        assert (sent["state"], received["state"]) == ("done", "done"), (sent, received)
        assert sent["verified"] and received["verified"] and sent["sha256"] == received["sha256"]
        begun = next(one["at"] for one in self.alice.events if one.get("state") == "streaming")
        written = next(one["at"] for one in self.bob.events if one.get("state") == "verifying")
        gaps = [party.sample()["worst_gap"] for party in (self.alice, self.bob)]
        for arrived in self.bob.inbox.iterdir():
            arrived.unlink()
        return {
            "seconds": written - begun,
            "verified_seconds": max(received["at"], sent["at"]) - begun,
            "grown_mib": grown,
            "worst_gap_ms": [round(gap * 1000, 1) for gap in gaps],
            "way": received["way"],
        }

    def close(self) -> None:
        """End both."""
        for party in (self.alice, self.bob):
            party.__exit__(None, None, None)


class Activation:
    """Joins two connections at the server's proxy, as a requester does (XEP-0065 §6.3.5)."""

    def __init__(self, server: ProsodyServer) -> None:
        user = unique_user("plain")
        server.add_account(user, PASSWORD)
        self._server, self._sid, self._target = server, "", f"nobody@{server.host}/x"
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        self._client = ClientXMPP(f"{user}@{server.host}/plain", PASSWORD)
        self._client.loop = self._loop
        self._client.ca_certs = server.ca_file
        online = self._loop.create_future()
        self._client.add_event_handler("session_start", lambda _event: online.set_result(None))
        self._client.connect("127.0.0.1", server.port)
        self._loop.run_until_complete(asyncio.wait_for(online, 20))

    def through(self) -> tuple[str, int, str]:
        """The proxy and the DST.ADDR of both, for a new stream."""
        self._sid = os.urandom(8).hex()
        whole = f"{self._sid}{self._client.boundjid.full}{self._target}"
        return "127.0.0.1", self._server.proxy_port, hashlib.sha1(whole.encode(), usedforsecurity=False).hexdigest()

    def activate(self) -> None:
        """From now on the proxy carries bytes."""
        iq = self._client.make_iq_set(ito=f"proxy.{self._server.host}")
        query = ElementTree.SubElement(iq.xml, "{http://jabber.org/protocol/bytestreams}query", {"sid": self._sid})
        ElementTree.SubElement(query, "{http://jabber.org/protocol/bytestreams}activate").text = self._target
        self._loop.run_until_complete(iq.send(timeout=20))

    def close(self) -> None:
        """Sign out."""
        self._client.abort()


def measure(
    folder: Path, server: ProsodyServer, mebibytes: int, rounds: int, options: tuple[str, ...]
) -> dict[str, Any]:
    """Plain, ours, ours, plain, ...; the first of each warms the caches and does not count, where there are several."""
    path, proxied = make_file(folder, mebibytes), "socks5-proxy" in options
    pair, activation = Pair(folder, server, *options), Activation(server) if proxied else None
    ours: list[dict[str, Any]] = []
    plain: list[float] = []

    def send_ours() -> None:
        ours.append(pair.send(path))

    def copy_plainly() -> None:
        if activation is not None:
            plain.append(plain_copy(path, folder / "plain", activation.through(), activation.activate))
        else:
            plain.append(plain_copy(path, folder / "plain"))

    try:
        for number in range(rounds + (rounds > 1)):
            for one in (send_ours, copy_plainly) if number % 2 else (copy_plainly, send_ours):
                settle_disk()
                one()
    finally:
        if activation is not None:
            activation.close()
        pair.close()
    path.unlink()
    if rounds > 1:
        ours, plain = ours[1:], plain[1:]
    best = min(one["seconds"] for one in ours)
    result = {
        "mib": mebibytes,
        "way": ours[-1]["way"],
        "mib_per_s": round(mebibytes / best, 1),
        "plain_mib_per_s": round(mebibytes / min(plain), 1),
        "ratio": round(min(plain) / best, 3),
        "seconds": [round(one["seconds"], 2) for one in ours],
        "plain_seconds": [round(one, 2) for one in plain],
        "load": round(os.getloadavg()[0], 1),
        "verified_mib_per_s": round(mebibytes / min(one["verified_seconds"] for one in ours), 1),
        "grown_mib": [max(one["grown_mib"][side] for one in ours) for side in (0, 1)],
    }
    if "--windows" in options:
        result["worst_gap_ms"] = [max(one["worst_gap_ms"][side] for one in ours) for side in (0, 1)]
    return result


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--mib", type=int, default=1024)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--proxied-mib", type=int, default=100, help="0: not through the proxy")
    parser.add_argument("--windows", action="store_true", help="both ends with their windows, watched by a timer")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gharial-bench-") as name:
        folder = Path(name)
        server = ProsodyServer(folder / "server")
        server.start()
        try:
            result: dict[str, Any] = {"bench": "transfer"}
            if options.mib:
                how = ("--windows",) if options.windows else ("--via", "socks5-direct")
                result["direct"] = measure(folder, server, options.mib, options.rounds, how)
            if options.proxied_mib:
                how = ("--via", "socks5-proxy")
                result["proxied"] = measure(folder, server, options.proxied_mib, options.rounds, how)
        finally:
            server.stop()
        print(json.dumps(result))


if __name__ == "__main__":
    main()
