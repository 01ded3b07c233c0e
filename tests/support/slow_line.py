"""A line with a long round trip: a relay on loopback that hands on every byte later, in a process of its own.

For where the system's own netem is missing. `python -m tests.support.slow_line HOST PORT MS` prints the port to
connect to and runs until its input ends; half of `MS` is lost in each direction.
"""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_CHUNK = 65536
_MOST_ON_THE_WAY = 256


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, delay_s: float) -> None:
    loop = asyncio.get_running_loop()
    way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(_MOST_ON_THE_WAY)

    async def deliver() -> None:
        while True:
            due, data = await way.get()
            await asyncio.sleep(due - loop.time())
            if not data:
                writer.close()
                return
            writer.write(data)
            await writer.drain()

    delivering = asyncio.create_task(deliver())
    try:
        while data := await reader.read(_CHUNK):
            await way.put((loop.time() + delay_s, data))
    except ConnectionError:
        pass
    await way.put((loop.time() + delay_s, b""))
    await asyncio.gather(delivering, return_exceptions=True)


async def _serve(host: str, port: int, delay_s: float) -> None:
    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection(host, port)
        await asyncio.gather(_carry(reader, far_writer, delay_s), _carry(far_reader, writer, delay_s))

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


@contextmanager
def slow_line(host: str, port: int, round_trip_ms: float) -> Iterator[int]:
    """The port of a line to `host` and `port`."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.support.slow_line", host, str(port), str(round_trip_ms)],
        cwd=Path(__file__).resolve().parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            yield int(process.stdout.readline())
        finally:
            process.kill()


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]) / 2000))
