"""One end of a P2pLink in a process of its own, driven by JSON lines; the counterpart of tests/interop/nice_host.

Prints {"candidates": [...]}; takes {"remote": [...], "active": bool}, {"send": bytes}, {"receive": bytes};
answers {"state": "writable"}, {"sent": n, "seconds": s, "retransmitted": n} and {"received": n, "sha256": hex,
"seconds": s, "kib": peak memory}.
"""

import asyncio
import hashlib
import json
import random
import resource
import sys
import time
from typing import Any

from gharial.backend.bytestreams.p2p_candidate import P2pCandidate
from gharial.backend.bytestreams.p2p_link import P2pLink
from gharial.backend.bytestreams.p2p_stream import P2pStream


def say(**facts: object) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def send(stream: P2pStream, size: int, seed: int) -> None:
    data = memoryview(random.Random(seed).randbytes(1 << 20))
    begun, done = time.monotonic(), 0
    while done < size:
        at = done % len(data)
        done += stream.send(data[at : at + min(size - done, 1 << 18)])
    stream.finish_sending()
    machine = stream._machine
    assert machine is not None
    say(sent=size, seconds=time.monotonic() - begun, retransmitted=machine.sending.retransmitted)


def receive(stream: P2pStream, size: int, digest: bool) -> None:
    hasher, buffer, done, begun = hashlib.sha256(), memoryview(bytearray(1 << 18)), 0, 0.0
    while done < size:
        count = stream.receive_into(buffer[: size - done])
        if count:
            begun = begun or time.monotonic()
            done += count
            if digest:
                hasher.update(buffer[:count])
    kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    say(received=done, sha256=hasher.hexdigest(), seconds=time.monotonic() - begun, kib=kib)


async def main(addresses: list[str]) -> None:
    link = P2pLink("private-1", loopback=True, hosts=addresses)
    found = await link.gather()
    say(
        candidates=[
            {"address": c.address, "port": c.port, "username": c.username, "password": c.password} for c in found
        ]
    )
    stream: P2pStream | None = None
    running: set[asyncio.Task[Any]] = set()
    while line := await asyncio.to_thread(sys.stdin.readline):
        order = json.loads(line)
        if "remote" in order:
            for each in order["remote"]:
                link.add_remote(P2pCandidate("private-1", each["address"], each["port"], 1.0, each["username"]))
            stream = await link.connect(active=order["active"], mtu=order.get("mtu", 0))
            say(state="writable")
        assert stream is not None
        if "send" in order:
            running.add(asyncio.create_task(asyncio.to_thread(send, stream, order["send"], order.get("seed", 0))))
        if "receive" in order:
            digest = order.get("digest", True)
            running.add(asyncio.create_task(asyncio.to_thread(receive, stream, order["receive"], digest)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
