"""How near the pump comes to a plain copy: `python -m tests.bench.pump [MiB] [rounds]` prints one JSON line.

Two processes on loopback TCP each time. Plain: `sendfile` here, `recv_into`, SHA-256 and `write` there. Pump: the same
file by `pump.send` and `pump.receive` into a Landing there, hashed at both ends; `ratio` is about the bytes, `verified`
includes the hash of the sender, which may lag behind where cores are few. The rounds alternate; the best of each
counts, because what disturbs a round only adds to it.
"""

import hashlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from gharial.backend.bytestreams.tcp_stream import TcpStream
from gharial.backend.transfers.landing import FileLanding
from gharial.backend.transfers.pump import Flow, hash_source, receive, send, yield_to_others
from gharial.backend.transfers.source import FileSource
from gharial.model.transfer import Kind

MIB = 1 << 20


def serve(folder: Path) -> None:
    """The receiving process: one connection a line of input ("plain" or "pump", and the size); answers the digest."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        print(server.getsockname()[1], flush=True)
        for line in sys.stdin:
            how, size = line.split()[0], int(line.split()[1])
            connection, _ = server.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            digest = take_plain(connection, folder, size) if how == "plain" else take_pump(connection, folder, size)
            print(digest, flush=True)


def take_plain(connection: socket.socket, folder: Path, size: int) -> str:
    """As little as a receiver can do."""
    hasher, buffer, left = hashlib.sha256(), memoryview(bytearray(MIB)), size
    with connection, (folder / "plain").open("wb", buffering=0) as file:
        while left:
            count = connection.recv_into(buffer)
            hasher.update(buffer[:count])
            file.write(buffer[:count])
            left -= count
    (folder / "plain").unlink()
    return hasher.hexdigest()


def take_pump(connection: socket.socket, folder: Path, size: int) -> str:
    """As a transfer does."""
    stream, landing = TcpStream(connection, Kind.SOCKS5_DIRECT, "here"), FileLanding(folder, "pump", size)
    digest = receive(stream, landing, size, Flow())
    stream.close()
    landing.discard()
    return digest.hex


def give_plain(connection: socket.socket, path: Path, size: int) -> None:
    """As little as a sender can do."""
    offset = 0
    with connection, path.open("rb") as file:
        while offset < size:
            offset += os.sendfile(connection.fileno(), file.fileno(), offset, size - offset)


def give_pump(connection: socket.socket, path: Path, size: int, hashers: ThreadPoolExecutor) -> "Future[object]":
    """As a transfer does: sending in one thread, hashing in another."""
    source, flow = FileSource(path, size), Flow()
    stream = TcpStream(connection, Kind.SOCKS5_DIRECT, "there")
    hashing = hashers.submit(hash_source, source, flow)
    send(stream, source, 0, flow)
    stream.close()
    hashing.add_done_callback(lambda _done: source.close())
    return hashing


def measure(mebibytes: int, rounds: int) -> dict[str, object]:
    """Seconds of both, and their ratio."""
    size = mebibytes * MIB
    with tempfile.TemporaryDirectory(prefix="gharial-bench-") as name:
        folder = Path(name)
        path = folder / "source"
        block = os.urandom(MIB)
        with path.open("wb") as file:
            for number in range(mebibytes):
                file.write(number.to_bytes(8, "big") + block[8:])
        seconds: dict[str, list[float]] = {"plain": [], "pump": [], "verified": []}
        hashers = ThreadPoolExecutor(1, initializer=yield_to_others)
        digests = set()
        with subprocess.Popen(
            [sys.executable, "-m", "tests.bench.pump", "--serve", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as receiver:
            assert receiver.stdin and receiver.stdout
            port = int(receiver.stdout.readline())
            for number in range(2 * rounds + 2):
                how = ("plain", "pump")[number % 2]
                print(how, size, file=receiver.stdin, flush=True)
                connection = socket.create_connection(("127.0.0.1", port))
                begun = time.perf_counter()
                hashing = None
                if how == "plain":
                    give_plain(connection, path, size)
                else:
                    hashing = give_pump(connection, path, size, hashers)
                digests.add(receiver.stdout.readline().strip())
                taken = time.perf_counter() - begun
                if hashing is not None:
                    digests.add(getattr(hashing.result(), "hex", ""))
                if number < 2:  # the first of each warms the caches
                    continue
                seconds[how].append(taken)
                if hashing is not None:
                    seconds["verified"].append(time.perf_counter() - begun)
            receiver.stdin.close()
    if len(digests) != 1:
        raise AssertionError(f"the digests differ: {digests}")
    plain, pump, verified = (min(seconds[how]) for how in ("plain", "pump", "verified"))
    return {
        "mib": mebibytes,
        "rounds": rounds,
        "plain_mib_per_s": round(mebibytes / plain, 1),
        "pump_mib_per_s": round(mebibytes / pump, 1),
        "ratio": round(plain / pump, 3),
        "verified_mib_per_s": round(mebibytes / verified, 1),
    }


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(Path(sys.argv[2]))
    else:
        numbers = [int(one) for one in sys.argv[1:]] + [512, 8][len(sys.argv) - 1 :]
        print(json.dumps(measure(*numbers)))
