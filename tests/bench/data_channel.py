"""Data channels (XEP-0343) as one JSON line: ours, and aiortc used plainly on the loop of a program with windows.

    python -m tests.bench.data_channel [--mib 24] [--rounds 3]

Both move random bytes from one process to another over loopback, with ICE, DTLS and SCTP. `plain`: messages of 16 KiB
on a qasync loop that also repaints a list, as an example of the library does it, and the other end too. `ours`: a
`DataChannelStream` in its data thread, beside the same windows. `ratio` is our speed to the plain one, medians, rounds
alternate. `setup_ms` is from the receiver's first step to its first byte, `worst_gap_ms` how late a timer
of 10 ms came on the windows' thread meanwhile. `load_ms` is what the libraries take with the first connection of all.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[2]
MIB = 1 << 20
PLAIN_MESSAGE = 16384


class Pipe:
    """Lines of JSON to and from the other process, through ours."""

    async def tell(self, **facts: object) -> None:
        print(json.dumps(facts), flush=True)

    async def hear(self) -> dict[str, Any]:
        line = await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
        return dict(json.loads(line))


class Windows:
    """A list that repaints all the time, and how late its timer comes."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QListWidget

        self.list = QListWidget()
        self.list.addItems([f"Contact {number}" for number in range(200)])
        self.list.resize(400, 600)
        self.list.show()
        self.worst_ms = 0.0
        self._last = 0.0
        self._timer = QTimer(interval=10)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.worst_ms = max(self.worst_ms, (now - self._last) * 1000 - 10)
        self._last = now
        self.list.setCurrentRow((self.list.currentRow() + 1) % 200)


async def plain(pipe: Pipe, windows: Windows, role: str, size: int) -> None:
    """aiortc with its own peer connection, everything on this loop."""
    import aioice.ice
    from aiortc import RTCConfiguration, RTCPeerConnection, RTCSessionDescription

    aioice.ice.get_host_addresses = lambda use_ipv4, use_ipv6: ["127.0.0.1"]
    started = time.monotonic()
    peer = RTCPeerConnection(RTCConfiguration(iceServers=[]))
    done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    got, first, left, block = 0, 0.0, size, os.urandom(PLAIN_MESSAGE)

    def pour(channel: Any) -> None:
        nonlocal left
        while left > 0 and channel.bufferedAmount <= channel.bufferedAmountLowThreshold:
            channel.send(block)
            left -= len(block)

    def begin(channel: Any) -> None:
        windows.start()
        pour(channel)

    def take(message: bytes) -> None:
        nonlocal got, first
        first = first or time.monotonic()
        got += len(message)
        if got >= size and not done.done():
            done.set_result(None)

    if role == "send":
        channel = peer.createDataChannel("file")
        channel.bufferedAmountLowThreshold = 1 << 20
        channel.on("open", lambda: begin(channel))
        channel.on("bufferedamountlow", lambda: pour(channel))
        channel.on("message", lambda _message: done.set_result(None))
        await peer.setLocalDescription(await peer.createOffer())
        await pipe.tell(sdp=peer.localDescription.sdp, type="offer")
        answer = await pipe.hear()
        await peer.setRemoteDescription(RTCSessionDescription(answer["sdp"], answer["type"]))
        await done
        windows.stop()
        await pipe.tell(gap=windows.worst_ms)
    else:
        channels: list[Any] = []

        @peer.on("datachannel")
        def came(channel: Any) -> None:
            channels.append(channel)
            channel.on("message", take)

        offer = await pipe.hear()
        started = time.monotonic()
        await peer.setRemoteDescription(RTCSessionDescription(offer["sdp"], offer["type"]))
        await peer.setLocalDescription(await peer.createAnswer())
        await pipe.tell(sdp=peer.localDescription.sdp, type="answer")
        await done
        await pipe.tell(seconds=time.monotonic() - first, setup=first - started)
        channels[0].send(b"thanks")
        await asyncio.sleep(0.2)
    await peer.close()


async def ours(pipe: Pipe, windows: Windows, role: str, size: int) -> None:
    """What a transfer uses: its stream, in the data thread, pumped by a worker thread."""
    from gharial.backend.bytestreams.data_thread import DataThread
    from gharial.backend.bytestreams.ice_description import (
        Fingerprint,
        IceCandidate,
        IceDescription,
        NegotiatedSide,
        Setup,
    )
    from gharial.backend.bytestreams.ice_streams import IceEnd
    from gharial.model.jid import Jid

    thread = DataThread()
    loading = time.monotonic()
    await thread.run(_load)
    loaded_s = time.monotonic() - loading
    end = IceEnd(thread, Jid("peer@river.example"))
    told = await pipe.hear() if role == "receive" else {}
    began = time.monotonic()
    mine = await end.make(controls=role == "send", relay_only=False, servers=(), loopback=True)
    facts = asdict(mine)
    facts["setup"] = None
    await pipe.tell(**facts)
    told = told or await pipe.hear()
    theirs = IceDescription(
        told["ufrag"],
        told["password"],
        tuple(IceCandidate(**one) for one in told["candidates"]),
        tuple(Fingerprint(**one) for one in told["fingerprints"]),
        Setup.ACTPASS if role == "receive" else Setup.ACTIVE,
        told["sctp_port"],
    )
    end.add(theirs.candidates)
    stream = await end.connect(theirs, NegotiatedSide(role == "send", role == "receive", "file"))

    def pour() -> None:
        with tempfile.TemporaryFile() as file:
            file.write(os.urandom(size))
            file.flush()
            sent = 0
            while sent < size:
                sent += stream.send_slice(file, sent, min(MIB, size - sent))
            stream.finish_sending()

    def take() -> tuple[float, float]:
        buffer, got, first = memoryview(bytearray(MIB)), 0, 0.0
        while got < size:
            count = stream.receive_into(buffer)
            if count == 0:
                break
            first = first or time.monotonic()
            got += count or 0
        return first, time.monotonic()

    if role == "send":
        windows.start()
        await asyncio.to_thread(pour)
        windows.stop()
        await pipe.tell(gap=windows.worst_ms)
    else:
        first, last = await asyncio.to_thread(take)
        await pipe.tell(seconds=last - first, setup=first - began, load=loaded_s)
    stream.close()
    await asyncio.sleep(0.3)


async def _load() -> None:
    import gharial.backend.bytestreams.ice_link  # noqa: F401


WAYS: dict[str, Callable[[Pipe, Windows, str, int], Awaitable[None]]] = {"plain": plain, "ours": ours}


def party(way: str, role: str, size: int) -> None:
    """One of the two processes."""
    import qasync
    from PySide6.QtWidgets import QApplication

    QApplication([])

    async def run() -> None:
        await WAYS[way](Pipe(), Windows(), role, size)

    qasync.run(run())


def measure(way: str, size: int) -> dict[str, float]:
    """One transfer between two processes that tell each other their descriptions through us."""
    command = [sys.executable, "-m", "tests.bench.data_channel", "--party", way, "--size", str(size)]
    both = [
        subprocess.Popen(
            [*command, "--role", role],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=ROOT,
        )
        for role in ("send", "receive")
    ]
    sender, receiver = both
    try:
        for giver, taker in ((sender, receiver), (receiver, sender)):
            assert giver.stdout is not None and taker.stdin is not None
            taker.stdin.write(giver.stdout.readline())
            taker.stdin.flush()
        assert receiver.stdout is not None and sender.stdout is not None
        got, gap = json.loads(receiver.stdout.readline()), json.loads(sender.stdout.readline())
    finally:
        for one in both:
            try:
                one.wait(5)
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()
    return {
        "mib_s": size / MIB / got["seconds"],
        "setup_ms": got["setup"] * 1000,
        "gap_ms": gap["gap"],
        "load_ms": got.get("load", 0) * 1000,
    }


def main() -> None:
    """See the module's beginning."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mib", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--party", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--role", choices=("send", "receive"), help=argparse.SUPPRESS)
    parser.add_argument("--size", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.party:
        party(options.party, options.role, options.size)
        return
    found: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    for number in range(options.rounds):
        for way in sorted(WAYS, reverse=bool(number % 2)):
            found[way].append(measure(way, options.mib * MIB))

    def median(way: str, what: str) -> float:
        return statistics.median(one[what] for one in found[way])

    result = {
        "plain_mib_s": round(median("plain", "mib_s"), 1),
        "ours_mib_s": round(median("ours", "mib_s"), 1),
        "ratio": round(median("ours", "mib_s") / median("plain", "mib_s"), 2),
        "setup_ms": round(median("ours", "setup_ms")),
        "load_ms": round(median("ours", "load_ms")),
        "plain_worst_gap_ms": round(max(one["gap_ms"] for one in found["plain"]), 1),
        "worst_gap_ms": round(max(one["gap_ms"] for one in found["ours"]), 1),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
