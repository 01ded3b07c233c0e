"""Our own web server: curl and others fetch what is offered, and nothing else."""

import asyncio
import os
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

import aiohttp
import pytest

from gharial.backend.bytestreams import http_listener
from gharial.backend.bytestreams.http import ServedFile
from gharial.backend.bytestreams.http_listener import HttpListener
from tests.backend.bytestreams.web_server import WebServer
from tests.backend.methods.parties import push
from tests.support.waiting import until

SIZE = 3_000_000
DATE = datetime(2020, 2, 29, 12, 0, 1, tzinfo=UTC)


@asynccontextmanager
async def serving(
    data: bytes, name: str = "a b.bin", head_s: float = 10.0
) -> AsyncIterator[tuple[ServedFile, BinaryIO]]:
    listener = HttpListener(lambda: 0, lambda: "127.0.0.1", head_s=head_s)
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        served = ServedFile(listener, "127.0.0.1", name, len(data), "text/x-odd", DATE)
        try:
            yield served, file
        finally:
            served.close()
            listener.close()


async def ask(served: ServedFile, head: str) -> bytes:
    """Everything that comes for a request written by hand."""
    address = urlsplit(served.link)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    writer.write(head.replace("PATH", address.path).encode())
    async with asyncio.timeout(60):
        answer = await reader.read()
    writer.close()
    return answer


async def curl(*arguments: str) -> int:
    program = shutil.which("curl")
    if program is None:
        pytest.skip("curl is not installed")
    process = await asyncio.create_subprocess_exec(program, "-sS", "-g", *arguments, stderr=asyncio.subprocess.DEVNULL)
    async with asyncio.timeout(60):
        return await process.wait()


async def test_curl_fetches_and_resumes(tmp_path: Path) -> None:
    data = os.urandom(SIZE)
    target = tmp_path / "got"
    async with serving(data) as (served, file):
        pushing = asyncio.create_task(asyncio.to_thread(push, served.stream, file, SIZE))
        # The first one goes away in the middle ...
        address = urlsplit(served.link)
        with socket.create_connection((address.hostname or "", address.port or 0)) as sock:
            sock.sendall(f"GET {address.path} HTTP/1.1\r\n\r\n".encode())
            part = await asyncio.to_thread(sock.recv, 500_000, socket.MSG_WAITALL)
        target.write_bytes(part.partition(b"\r\n\r\n")[2])
        assert target.stat().st_size > 400_000 and not pushing.done()
        # ... and curl goes on where it was; it asks again while the server does not know yet.
        assert await curl("--retry", "9", "-C", "-", "-o", str(target), served.link) == 0
        assert target.read_bytes() == data
        await pushing
        assert served.first.result().start == 0


async def test_aiohttp_fetches_with_the_right_words() -> None:
    data = os.urandom(SIZE)
    async with serving(data) as (served, file), aiohttp.ClientSession() as client:
        async with client.head(served.link) as answer:
            assert (answer.status, answer.headers["Content-Length"]) == (200, str(SIZE))
            assert not served.first.done()
        pushing = asyncio.create_task(asyncio.to_thread(push, served.stream, file, SIZE))
        async with client.get(served.link) as answer:
            assert answer.headers["Content-Type"] == "text/x-odd" and answer.headers["Accept-Ranges"] == "bytes"
            assert answer.headers["Last-Modified"] == "Sat, 29 Feb 2020 12:00:01 GMT"
            etag = answer.headers["ETag"]
            assert await answer.read() == data
        await pushing
        # Who comes back is served on the side.
        for headers, expected in (
            ({"Range": "bytes=100-199"}, data[100:200]),
            ({"Range": f"bytes={SIZE - 10}-"}, data[-10:]),
            ({"Range": "bytes=-7"}, data[-7:]),
            ({"Range": "bytes=5-9", "If-Range": etag}, data[5:10]),
            ({"Range": "bytes=5-9", "If-Range": '"other"'}, data),
            ({"Range": "bytes=0-1,5-9"}, data),
        ):
            async with client.get(served.link, headers=headers) as answer:
                assert answer.status == (200 if expected is data else 206)
                assert await answer.read() == expected
        async with client.get(served.link, headers={"Range": f"bytes={SIZE}-"}) as answer:
            assert (answer.status, answer.headers["Content-Range"]) == (416, f"bytes */{SIZE}")


async def test_a_download_that_begins_anew_gets_everything_again() -> None:
    data = os.urandom(SIZE)
    async with serving(data) as (served, file):
        pushing = asyncio.create_task(asyncio.to_thread(push, served.stream, file, SIZE))
        address = urlsplit(served.link)
        with socket.create_connection((address.hostname or "", address.port or 0)) as sock:
            sock.sendall(f"GET {address.path} HTTP/1.1\r\n\r\n".encode())
            await asyncio.to_thread(sock.recv, 100_000, socket.MSG_WAITALL)
        answer = b""
        while not answer.startswith(b"HTTP/1.1 200"):
            # 503 while the server does not know yet that the first one is gone.
            answer = await ask(served, "GET PATH HTTP/1.0\r\n\r\n")
        assert answer.partition(b"\r\n\r\n")[2] == data
        await pushing


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("GET / HTTP/1.1\r\n\r\n", "404"),
        ("GET PATHx HTTP/1.1\r\n\r\n", "404"),
        ("GET /../../etc/passwd HTTP/1.1\r\n\r\n", "404"),
        ("GET PATH/../x HTTP/1.1\r\n\r\n", "404"),
        ("GET http://127.0.0.1/x HTTP/1.1\r\n\r\n", "404"),
        ("POST PATH HTTP/1.1\r\n\r\n", "405"),
        ("CONNECT x:1 HTTP/1.1\r\n\r\n", "404"),
        ("nonsense\r\n\r\n", "400"),
        ("GET PATH HTTP/9\r\n\r\n", "400"),
        ("GET PATH HTTP/1.1\r\n: x\r\n\r\n", "400"),
        ("GET PATH HTTP/1.1\r\n" + "X: y\r\n" * 3000, "431"),
    ],
)
async def test_exactly_the_offered_file(head: str, status: str) -> None:
    """Security 35: nothing but what was offered can be had."""
    async with serving(b"secret") as (served, _file):
        try:
            answer = await ask(served, head)
        except ConnectionResetError:
            assert status == "431"  # hung up with more on the way
            return
        assert answer.startswith(f"HTTP/1.1 {status}".encode()) and b"secret" not in answer
        assert not served.first.done()


async def test_gone_when_the_offer_ends() -> None:
    async with serving(b"secret") as (served, _file):
        served.close()
        with pytest.raises(OSError):
            await ask(served, "GET PATH HTTP/1.1\r\n\r\n")


async def test_the_path_cannot_be_guessed() -> None:
    async with serving(b"a") as (one, _), serving(b"a") as (other, _):
        tokens = [urlsplit(served.link).path.split("/")[1] for served in (one, other)]
        # 24 bytes in base64.
        assert tokens[0] != tokens[1] and all(len(token) == 32 for token in tokens)


async def test_who_says_nothing_is_dropped_and_a_crowd_does_not_lock_others_out() -> None:
    """Security 24, 25."""
    data = b"x" * 1000
    async with serving(data, head_s=2.0) as (served, file):
        address = urlsplit(served.link)
        place = (address.hostname or "", address.port or 0)
        crowd = [await asyncio.to_thread(socket.create_connection, place) for _ in range(100)]
        pushing = asyncio.create_task(asyncio.to_thread(push, served.stream, file, len(data)))
        answer = await ask(served, "GET PATH HTTP/1.1\r\n\r\n")
        assert answer.endswith(data)
        await pushing
        for sock in crowd:
            sock.settimeout(60)
            try:
                assert await asyncio.to_thread(sock.recv, 10) == b""
            except ConnectionResetError:
                pass
            sock.close()


async def test_one_address_or_all() -> None:
    for host, expected in (("127.0.0.1", {"127.0.0.1"}), (None, {"0.0.0.0", "::"})):
        listener = HttpListener(lambda: 0, lambda host=host: host)  # type: ignore[misc]
        served = ServedFile(listener, "127.0.0.1", "a", 1, "", None)
        assert {sock.getsockname()[0] for sock in listener._door.sockets} <= expected
        served.close()
        assert listener.port == 0


async def test_the_wanted_port_or_its_neighbour() -> None:
    with WebServer(lambda _visit: None) as taken:
        listener = HttpListener(lambda: taken.port, lambda: "127.0.0.1")
        served = ServedFile(listener, "127.0.0.1", "a", 1, "", None)
        assert listener.port not in (0, taken.port)
        served.close()


async def test_a_second_visitor_waits_while_the_first_one_is_served() -> None:
    size = 10 * SIZE
    data = os.urandom(size)
    async with serving(data) as (served, file):
        address = urlsplit(served.link)
        first = socket.create_connection((address.hostname or "", address.port or 0))
        first.sendall(f"GET {address.path} HTTP/1.1\r\n\r\n".encode())
        pushing = asyncio.create_task(asyncio.to_thread(push, served.stream, file, size))
        await until(lambda: served.stream._current is not None)
        assert (await ask(served, "GET PATH HTTP/1.1\r\n\r\n")).startswith(b"HTTP/1.1 503")
        got = b""
        while more := await asyncio.to_thread(first.recv, 1 << 20):
            got += more
        assert got.partition(b"\r\n\r\n")[2] == data
        first.close()
        await pushing


def test_the_limits() -> None:
    assert http_listener.LARGEST_REQUEST <= 8192 and http_listener.HEAD_S <= 10
