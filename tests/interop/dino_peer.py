"""`DinoPeer`: Debian's Dino 0.4 as somebody's client, on a desktop of its own, used as a screen reader does."""

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gharial.model.jid import Jid
from tests.interop.desktop import Desktop, missing_desktop, missing_own_view
from tests.interop.screen_reader import ScreenReader, Thing
from tests.support.accounts import PASSWORD, until

RESOURCE = "dino"
_PORT = 5222
_AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")
_START_S = 60.0
_SLASH = 0x2F
_FILE_LIST = (450, 150)
"""A place in the list of its dialog for files, which stands in the corner of a screen that nobody manages."""


def missing_dino() -> str:
    """Why it cannot run here; empty where it can."""
    if shutil.which("dino-im") is None:
        return "dino-im is not installed"
    return missing_desktop() or missing_own_view()


@dataclass
class DinoPeer:
    """What a test sees of it. It takes small files of people in its roster by itself."""

    jid: str
    """Full."""
    files: Path
    reader: ScreenReader
    desktop: Desktop

    async def send(self, path: Path, to: Jid) -> None:
        """Send a file to somebody it has a conversation with; uploaded where its server lets it."""
        await asyncio.to_thread(self._send, path, to)

    async def accept(self) -> None:
        """Nothing to do: it has said yes."""

    def received(self, name: str) -> Path | None:
        """The file, as far as it has come: before its name stands a number, and of an upload it has the link's name."""
        return next(self.files.glob(f"*{Path(name).suffix}"), None)

    def _send(self, path: Path, to: Jid) -> None:
        window = self._window("window")
        self.reader.wait(lambda: _clip(window) or self._look_again(to)).act()
        dialog = self._window("widget", "Select file")
        self.reader.wait(lambda: self._path_field(dialog)).write(str(path))
        self.reader.wait(lambda: self._gone(dialog))
        self.reader.wait(lambda: window.find("button", "Send", showing=False)).act()

    def _window(self, role: str, name: str = "") -> Thing:
        return self.reader.wait(lambda: self.reader.window(role, name))

    def _look_again(self, to: Jid) -> None:
        """It finds out whether a file can be sent when a conversation is opened, not when the other one comes."""
        for bare in (Jid(self.jid).bare, to.bare):
            self.desktop.run(["dino-im", f"xmpp:{bare}?message"]).wait(_START_S)

    def _path_field(self, dialog: Thing) -> Thing | None:
        """The dialog for files shows one as soon as somebody begins to write a path over its list."""
        field = dialog.find("text box", lambda said: said != "Connect to Server", showing=False)
        if field is None:
            self.reader.click(*_FILE_LIST)
            self.reader.type_key(_SLASH)
        return field

    def _gone(self, dialog: Thing) -> Thing | None:
        """Say yes to it until it has taken the path."""
        if dialog not in self.reader.windows:
            return dialog
        button = dialog.find("button", "Select Select", showing=False)
        if button is not None:
            button.act()
        return None


def _clip(window: Thing) -> Thing | None:
    """The button beside the line to write in; none of its pictures has a name."""
    for one in window.walk():
        inside = one.children
        if [child.role for child in inside[:2]] == ["button", "separator"]:
            return inside[0]
    return None


@asynccontextmanager
async def usual_port(port: int) -> AsyncIterator[str]:
    """An address of loopback where the port of 127.0.0.1 is reached by XMPP's usual number."""

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        except OSError:
            pass
        finally:
            writer.close()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(pass_on(reader, inner_writer), pass_on(inner_reader, writer))

    address = f"127.77.{port >> 8}.{port & 255}"
    server = await asyncio.start_server(meet, address, _PORT)
    try:
        yield address
    finally:
        server.close()


@asynccontextmanager
async def dino_peer(
    server: Any, folder: Path, user: str, *, proxies: str = "", contact: str = ""
) -> AsyncIterator[DinoPeer]:
    """Signed in as `user`, whose account exists, with a conversation with `contact`; finds proxies by itself."""
    folder.mkdir(parents=True, exist_ok=True)
    with Desktop(folder / "desktop") as desktop:
        data = Path(desktop.environment["XDG_DATA_HOME"]) / "dino"
        reader = await asyncio.to_thread(ScreenReader, desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
        with reader:
            # It makes its tables itself; then an account is written into them.
            first = desktop.run(["dino-im"])
            await asyncio.to_thread(reader.wait, lambda: reader.window("window"), _START_S)
            await until(lambda: _has_tables(data / "dino.db"), _START_S)
            await asyncio.to_thread(desktop.stop, first)
            _write_account(data / "dino.db", f"{user}@{server.host}", contact)
            async with usual_port(server.port) as address:
                authorities = _AUTHORITIES.read_text() + server.ca_file.read_text()
                view = {
                    "/etc/hosts": f"127.0.0.1 localhost\n{address} {server.host}\n",
                    "/etc/resolv.conf": "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n",
                    str(_AUTHORITIES): authorities,
                }
                desktop.run(desktop.own_view(["dino-im"], view))
                yield DinoPeer(f"{user}@{server.host}/{RESOURCE}", data / "files", reader, desktop)


def _has_tables(path: Path) -> bool:
    if not path.exists():
        return False
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'settings'").fetchone() == (1,)


def _write_account(path: Path, bare: str, contact: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(
            "INSERT INTO account (id, bare_jid, resourcepart, password, alias, enabled) VALUES (1, ?, ?, ?, '', 1)",
            (bare, RESOURCE, PASSWORD),
        )
        for number, one in enumerate((bare, contact), 1):
            database.execute("INSERT INTO jid (id, bare_jid) VALUES (?, ?)", (number, one))
            database.execute(
                "INSERT INTO conversation (account_id, jid_id, active, last_active, type) VALUES (1, ?, 1, ?, 0)",
                (number, number),
            )
