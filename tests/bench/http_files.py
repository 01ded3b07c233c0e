"""HTTP upload and download beside curl, to the same Prosody (http_file_share, TLS), in the same run; prints JSON.

    python -m tests.bench.http_files [MiB] [runs]

Ours goes the whole way a transfer goes: file, stream, pump, `.part` on the disk and SHA-256. curl only moves the bytes.
Each run takes both, one after the other, in turn; the ratio is that of the medians.
"""

import asyncio
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "packaging" / "demo"))

from gharial.backend.bytestreams.carriers import Carriers
from gharial.backend.methods.http_upload import HttpUpload
from gharial.backend.methods.http_upload_outgoing import UploadOutgoing
from gharial.backend.stanzas.http_upload import Slot, fill_request, read_slot
from gharial.backend.transfers.landing import open_landing
from gharial.backend.transfers.pump import Flow, Pump
from gharial.backend.transfers.source import describe, open_source
from gharial.backend.wire.http import read_link
from gharial.backend.xmpp.session import AccountSession
from gharial.model.conversation import Direction
from gharial.model.transfer import Kind, Offer, Transfer, TransferState
from prosody_server import ProsodyServer
from tests.support.accounts import SignedIn, signed_in, unique_user

MIB = 1 << 20


class Bench:
    """One account, one file."""

    def __init__(self, server: ProsodyServer, me: SignedIn, carriers: Carriers, method: HttpUpload, path: Path) -> None:
        self.server = server
        self.me = me
        self.carriers = carriers
        self.method = method
        self.path = path
        self.file = describe(path)
        self.pump = Pump()
        self.folder = path.parent

    async def upload_ours(self) -> tuple[float, str]:
        """Seconds, and the link."""
        offer = Offer("1", self.me.jid, self.me.jid, "upload", (self.file,), datetime.now(UTC))
        outgoing: UploadOutgoing = await self.method.offer(offer, (Kind.HTTP,))
        transfer = Transfer(
            "1", self.me.jid, self.me.jid, Direction.OUTGOING, self.file, TransferState.QUEUED, offer.time, self.path
        )
        source = await self.pump.run(lambda: open_source(transfer))
        started = time.monotonic()
        stream = await outgoing.open(Kind.HTTP)
        flow = Flow()
        hashing = self.pump.hash(source, flow)
        await self.pump.send(stream, source, 0, flow)
        await hashing
        seconds = time.monotonic() - started
        stream.close()
        source.close()
        assert outgoing._slot is not None
        return seconds, outgoing._slot.get

    async def slot(self) -> Slot:
        """A place for curl."""
        service = await self.method.service()
        assert service is not None
        iq = self.me.session.client.make_iq_get(ito=service.jid)
        fill_request(iq, "file.bin", self.file.size, "application/octet-stream", purpose=False)
        return read_slot((await self.me.session.request(iq)).xml)

    async def upload_curl(self) -> float:
        slot = await self.slot()
        headers = [part for name, value in slot.headers.items() for part in ("-H", f"{name}: {value}")]
        return await self.curl(
            "-T", str(self.path), "-H", "Content-Type: application/octet-stream", "-H", "Expect:", *headers, slot.put
        )

    async def download_ours(self, url: str) -> float:
        link = read_link(url)
        started = time.monotonic()
        landing = await self.pump.run(lambda: open_landing(self.folder, "ours.bin", self.file, self.me.jid.bare))
        stream, _body = await self.carriers.http.get(link, self.carriers.http.reach(link, known=True))
        digest = await self.pump.receive(stream, landing, self.file.size, Flow())
        seconds = time.monotonic() - started
        assert len(digest.hex) == 64
        stream.close()
        landing.discard()
        return seconds

    async def download_curl(self, url: str) -> float:
        target = self.folder / "curl.bin"
        seconds = await self.curl("-o", str(target), url)
        assert target.stat().st_size == self.file.size
        target.unlink()
        return seconds

    async def curl(self, *arguments: str) -> float:
        started = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            "curl", "-sSf", "--http1.1", "--cacert", str(self.server.ca_file), *arguments, stdout=subprocess.DEVNULL
        )
        assert await process.wait() == 0
        return time.monotonic() - started


async def measure(size: int, runs: int) -> dict[str, object]:
    folder = Path(tempfile.mkdtemp(prefix="gharial-bench-"))
    server = ProsodyServer(folder / "server", upload_limit=size * (2 * runs + 3)).start()
    made: dict[str, tuple[Carriers, HttpUpload]] = {}

    def equip(session: AccountSession) -> None:
        carriers = Carriers(session)
        made["it"] = carriers, HttpUpload(session, carriers)

    try:
        async with signed_in(server, unique_user("bench"), before=lambda one: one.on_session(equip)) as (me,):
            path = folder / "file.bin"
            with path.open("wb") as file:
                for _ in range(size // MIB):
                    file.write(os.urandom(MIB))
            bench = Bench(server, me, *made["it"], path)
            times: dict[str, list[float]] = {"up": [], "up_curl": [], "down": [], "down_curl": []}
            _, url = await bench.upload_ours()  # also warms the server up
            for run in range(runs):
                # Who goes first changes, so that a server that slows down is fair to both.
                for ours in (bool(run % 2), not run % 2):
                    if ours:
                        times["up"].append((await bench.upload_ours())[0])
                        times["down"].append(await bench.download_ours(url))
                    else:
                        times["up_curl"].append(await bench.upload_curl())
                        times["down_curl"].append(await bench.download_curl(url))
            bench.carriers.close()
            bench.pump.close()
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    speeds = {name: round(size / MIB / statistics.median(values), 1) for name, values in times.items()}
    return {
        "bench": "http_files",
        "mib": size // MIB,
        "runs": runs,
        "mib_per_s": speeds,
        "upload_ratio_to_curl": round(speeds["up"] / speeds["up_curl"], 3),
        "download_ratio_to_curl": round(speeds["down"] / speeds["down_curl"], 3),
    }


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    print(json.dumps(asyncio.run(measure(size * MIB, runs)), indent=2))


if __name__ == "__main__":
    main()
