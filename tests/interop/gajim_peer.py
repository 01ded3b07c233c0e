"""`GajimPeer`: Debian's Gajim 1.7 as somebody's client, on a desktop of its own, led by a plugin in its profile."""

import asyncio
import json
import shutil
import sqlite3
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gharial.model.jid import Jid
from prosody_server import free_ports
from tests.interop.desktop import Desktop, missing_desktop
from tests.support.accounts import PASSWORD, until

RESOURCE = "gajim"
_START_S = 60.0
_STEP_S = 30.0
_PYTHON = "/usr/bin/python3"
# As its own script does, but it also starts for an administrator: tests in a container often are one.
_LAUNCH = (
    "import os, sys; os.geteuid = lambda: 1; from gajim.gajim import main; sys.argv[0] = 'gajim'; sys.exit(main())"
)
_PLUGIN = "gharial_driver"
_MANIFEST = {
    "name": "Driver", "short_name": _PLUGIN, "description": "For tests", "authors": [], "homepage": "",
    "config_dialog": False, "version": "1.0", "requirements": ["gajim>=1.7,<1.8"], "platforms": ["linux"],
}  # fmt: skip


def missing_gajim() -> str:
    """Why it cannot run here; empty where it can."""
    return missing_desktop() if shutil.which("gajim") else "gajim is not installed"


@dataclass
class GajimPeer:
    """What a test sees of it."""

    jid: str
    """Full."""
    inbox: Path
    writer: asyncio.StreamWriter
    events: list[dict[str, Any]] = field(default_factory=list)

    async def send(self, path: Path, to: Jid, by: str = "jingle") -> None:
        """Offer a file to a full address of its roster; returns when it has been told to."""
        command = {"send": str(path), "to": to.bare, "resource": to.resource, "by": by}
        self.writer.write(json.dumps(command).encode() + b"\n")
        await self.reaches("sent")

    async def accept(self) -> None:
        """The plugin says yes to every offer; returns once there was one."""
        await self.reaches("request")

    def received(self, name: str) -> Path | None:
        """The file, as far as it has come."""
        path = self.inbox / name
        return path if path.exists() else None

    async def reaches(self, event: str, timeout_s: float = _STEP_S) -> None:
        """Wait for an event of that name."""

        def told() -> bool:
            return any(one["event"] == event for one in self.events)

        await until(lambda: told() or self._broke(), timeout_s)
        assert told(), f"Gajim said {self.events}"

    def _broke(self) -> bool:
        return any(one["event"] == "exception" for one in self.events)

    async def follow(self, reader: asyncio.StreamReader) -> None:
        """Read what it says until it ends."""
        async for line in reader:
            self.events.append(json.loads(line))


@asynccontextmanager
async def gajim_peer(
    server: Any, folder: Path, user: str, *, proxies: str = "", contact: str = ""
) -> AsyncIterator[GajimPeer]:
    """Signed in as `user`, whose account exists. With `proxies` it looks for bytestream proxies of its server."""
    inbox = folder / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    with Desktop(folder / "desktop") as desktop:
        profile = folder / "gajim"
        await asyncio.to_thread(_write_profile, server, profile, user, proxies)
        path = Path(desktop.environment["XDG_RUNTIME_DIR"]) / "driver"
        process = desktop.run(
            [_PYTHON, "-c", _LAUNCH, "--verbose", "--separate", "--config-path", str(profile)],
            GHARIAL_DRIVER=str(path),
            GHARIAL_INBOX=str(inbox),
        )
        await until(lambda: path.exists() or process.poll() is not None, _START_S)
        assert process.poll() is None, "Gajim ended at once"
        reader, writer = await asyncio.open_unix_connection(path)
        peer = GajimPeer(f"{user}@{server.host}/{RESOURCE}", inbox, writer)
        following = asyncio.create_task(peer.follow(reader))
        try:
            await peer.reaches("online")
            yield peer
        finally:
            following.cancel()
            writer.close()


def _write_profile(server: Any, profile: Path, user: str, proxies: str) -> None:
    plugin, trusted = profile / "plugins" / _PLUGIN, profile / "cert_store"
    for one in (plugin, trusted):
        one.mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("gajim_driver.py"), plugin / "__init__.py")
    (plugin / "plugin-manifest.json").write_text(json.dumps(_MANIFEST))
    # It knows no further authority than the system's; single certificates can be trusted.
    (trusted / "private").write_text(ssl.get_server_certificate(("127.0.0.1", server.direct_tls_port)))
    account = {
        "active": True, "name": user, "hostname": server.host, "password": PASSWORD, "resource": RESOURCE,
        "account_label": user, "use_custom_host": True, "custom_host": "127.0.0.1", "custom_port": server.port,
        "custom_type": "START TLS", "use_ft_proxies": bool(proxies), "autoconnect": True,
    }  # fmt: skip
    settings = {
        "app": {
            "use_keyring": False, "file_transfers_port": free_ports(1)[0], "check_for_update": False,
            "show_main_window_on_startup": "always", "plugins_update_check": False,
        },
        "soundevents": {}, "status_presets": {}, "proxies": {}, "plugins": {_PLUGIN: {"active": True}},
        "workspaces": {"one": {"name": "one", "color": "", "avatar_sha": "", "chats": []}},
    }  # fmt: skip
    with closing(sqlite3.connect(profile / "settings.sqlite")) as database, database:
        database.execute("CREATE TABLE settings (name TEXT UNIQUE, settings TEXT)")
        database.execute("CREATE TABLE account_settings (account TEXT UNIQUE, settings TEXT)")
        for name, value in settings.items():
            database.execute("INSERT INTO settings VALUES (?, ?)", (name, json.dumps(value)))
        database.execute(
            "INSERT INTO account_settings VALUES (?, ?)",
            ("one", json.dumps({"account": account, "contact": {}, "group_chat": {}})),
        )
        database.execute("PRAGMA user_version=5")
