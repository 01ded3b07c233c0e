"""The measure of all speeds here: a file by `sendfile`, a socket, `recv_into`, `write` and SHA-256, in two processes.

Both ends work beside each other as a transfer's do; nothing else is done to the bytes. `through` is a SOCKS5 proxy that
joins the two (XEP-0065 §6), activated for them by the caller between `joined` and the bytes.
"""

import hashlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

MIB = 1 << 20
ROOT = Path(__file__).resolve().parents[2]


def plain_copy(
    path: Path,
    target: Path,
    through: tuple[str, int, str] | None = None,
    activate: Callable[[], None] = lambda: None,
    timeout_s: float = 3600,
) -> float:
    """Seconds from the first byte until the receiver has written, hashed and told the digest.

    `through` is (host, port, DST.ADDR) of a proxy. Raises AssertionError where the digest differs.
    """
    size = path.stat().st_size
    where = ("127.0.0.1", "0", "") if through is None else tuple(map(str, through))
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.plain_copy", str(target), str(size), *where],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    ) as receiver:  # fmt: skip
        assert receiver.stdout is not None
        first = receiver.stdout.readline().strip()
        if through is None:
            connection = socket.create_connection(("127.0.0.1", int(first)))
        else:
            connection = dial_proxy(*through)
            activate()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        begun = time.perf_counter()
        with connection, path.open("rb") as file:
            offset = 0
            while offset < size:
                offset += os.sendfile(connection.fileno(), file.fileno(), offset, size - offset)
            connection.shutdown(socket.SHUT_WR)
            digest = receiver.stdout.readline().strip()
        seconds = time.perf_counter() - begun
        receiver.wait(timeout_s)
    assert digest == digest_of(path), "the copy differs"
    target.unlink()
    return seconds


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def dial_proxy(host: str, port: int, address: str) -> socket.socket:
    """A connection to a SOCKS5 proxy under this DST.ADDR, as XEP-0065 §5.3.1 has it."""
    connection = socket.create_connection((host, port))
    connection.sendall(b"\x05\x01\x00")
    assert connection.recv(2) == b"\x05\x00", "the proxy wants more than nothing"
    connection.sendall(b"\x05\x01\x00\x03" + bytes([len(address)]) + address.encode() + b"\x00\x00")
    answer = b""
    while len(answer) < 7 + len(address):
        answer += connection.recv(512) or b"\xff" * 512
    assert answer[:2] == b"\x05\x00", "the proxy refuses"
    return connection


def receive(target: Path, size: int, host: str, port: int, address: str) -> None:
    """The receiving process: prints where it listens (or that it is joined), then the digest."""
    if port:
        connection = dial_proxy(host, port, address)
        print("joined", flush=True)
    else:
        with socket.create_server((host, 0)) as server:
            print(server.getsockname()[1], flush=True)
            connection, _ = server.accept()
    hasher, buffer, left = hashlib.sha256(), memoryview(bytearray(MIB)), size
    with connection, target.open("wb", buffering=0) as file:
        while left:
            count = connection.recv_into(buffer)
            if not count:
                raise SystemExit("the stream ended early")
            hasher.update(buffer[:count])
            file.write(buffer[:count])
            left -= count
    print(hasher.hexdigest(), flush=True)


if __name__ == "__main__":
    receive(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4]), sys.argv[5])
