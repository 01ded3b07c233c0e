"""`PurplePeer`: libpurple as somebody's client, in a process of its own."""

import asyncio
import json
import ssl
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.accounts import PASSWORD, until

RESOURCE = "purple"


@dataclass
class PurplePeer:
    """What a test sees of it."""

    jid: str
    """Full."""
    inbox: Path
    process: asyncio.subprocess.Process
    events: list[dict[str, Any]] = field(default_factory=list)

    def told(self, event: str) -> list[dict[str, Any]]:
        """The events of one name."""
        return [one for one in self.events if one["event"] == event]

    def send(self, path: Path, to: str) -> None:
        """Offer a file to a full address."""
        self._say({"send": str(path), "to": to})

    async def reaches(self, event: str, timeout_s: float = 30.0) -> dict[str, Any]:
        """Wait for the first event of that name."""
        try:
            await until(lambda: self.told(event) or self.process.returncode is not None, timeout_s)
        except AssertionError as error:
            raise AssertionError(f"libpurple did not say {event}: {self.events}") from error
        assert self.told(event), f"libpurple ended without {event}: {self.events}"
        return self.told(event)[0]

    async def follow(self) -> None:
        """Read what it says until it ends."""
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            if line.startswith(b"{"):
                self.events.append(json.loads(line))

    def _say(self, command: dict[str, Any]) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(command).encode() + b"\n")


@asynccontextmanager
async def purple_peer(
    server: Any, folder: Path, user: str, *, proxies: str = "", address: str = "127.0.0.1"
) -> AsyncIterator[PurplePeer]:
    """Signed in as `user`, whose account exists. `proxies` are XMPP addresses; `address` is offered as streamhost."""
    inbox, settings = folder / "inbox", folder / "purple"
    pinned = settings / "certificates" / "x509" / "tls_peers"
    for one in (inbox, pinned):
        one.mkdir(parents=True, exist_ok=True)
    # It compares the certificate's name with the address it connects to, so the one to expect is given to it.
    certificate = await asyncio.to_thread(ssl.get_server_certificate, ("127.0.0.1", server.direct_tls_port))
    (pinned / "127.0.0.1").write_text(certificate)
    jid = f"{user}@{server.host}/{RESOURCE}"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.interop.purple_host", str(settings),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=(folder / "purple.err").open("wb"),
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    peer = PurplePeer(jid, inbox, process)
    following = asyncio.create_task(peer.follow())
    try:
        peer._say(
            {
                "jid": jid, "password": PASSWORD, "host": "127.0.0.1", "port": server.port, "into": str(inbox),
                "proxies": proxies, "address": address,
            }
        )  # fmt: skip
        await peer.reaches("online")
        yield peer
    finally:
        if process.returncode is None:
            assert process.stdin is not None
            process.stdin.close()
            try:
                await asyncio.wait_for(process.wait(), 5)
            except TimeoutError:
                process.kill()
        await process.wait()
        following.cancel()
