"""`PsiPeer`: Debian's Psi 1.5 as somebody's client, on a desktop of its own, used through what a screen reader sees."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gharial.model.jid import Jid
from prosody_server import free_ports
from tests.interop.desktop import Desktop, missing_desktop
from tests.interop.screen_reader import ScreenReader, Thing
from tests.support.accounts import PASSWORD

RESOURCE = "psi"
_STEP_S = 30.0


def missing_psi() -> str:
    """Why it cannot run here; empty where it can."""
    return missing_desktop() if shutil.which("psi") else "psi is not installed"


@dataclass
class PsiPeer:
    """What a test sees of it."""

    jid: str
    """Full."""
    inbox: Path
    desktop: Desktop
    reader: ScreenReader
    data: Path

    async def send(self, path: Path, to: Jid) -> None:
        """Offer a file to somebody of its roster; returns when it has been told to."""
        await asyncio.to_thread(self._send, path, to)

    async def accept(self) -> None:
        """Say yes to the next offer, under its own name into the inbox."""
        await asyncio.to_thread(self._accept)

    def received(self, name: str) -> Path | None:
        """The file, once it is whole: it has another name before."""
        path = self.inbox / name
        return path if path.exists() else None

    def _send(self, path: Path, to: Jid) -> None:
        chat = self.desktop.run(
            ["psi", "--remote", f"--uri=xmpp:{to.bare}?message;type=chat"], PSIDATADIR=str(self.data)
        )
        window = self.reader.wait(self._chat_window)
        chat.wait(_STEP_S)
        self.reader.seen(window, "push button", "Send File").act()
        self._choose("Choose a file", "Open", path)
        self.reader.seen(self.reader.dialog("Send File"), "push button", "Send").act()

    def _accept(self) -> None:
        self.reader.seen(self.reader.dialog("Receive File"), "push button", "Accept").act()
        self._choose("Save As", "Save", None)

    def _choose(self, title: str, button: str, path: Path | None) -> None:
        """In its dialog for files; without a path the name and folder it proposes."""
        dialog = self.reader.dialog(title)
        if path is not None:
            field = self.reader.seen(dialog, "text", "File name:")
            field.write(str(path))
            assert field.text == str(path)
        # It can be pressed only once there is a name.
        self.reader.wait(lambda: _ready(dialog.find("push button", button))).act()

    def _chat_window(self) -> Thing | None:
        for window in self.reader.windows:
            if window.role == "filler" and window.find("tool bar", "Chat Toolbar"):
                return window
        return None


def _ready(button: Thing | None) -> Thing | None:
    return button if button is not None and "Press" in button.actions else None


@asynccontextmanager
async def psi_peer(
    server: Any, folder: Path, user: str, *, proxies: str = "", contact: str = ""
) -> AsyncIterator[PsiPeer]:
    """Signed in as `user`, whose account exists. `proxies`: the XMPP address of a bytestream proxy; any `contact`."""
    inbox, data = folder / "inbox", folder / "psi-data"
    inbox.mkdir(parents=True, exist_ok=True)
    bare = f"{user}@{server.host}"
    await asyncio.to_thread(_write_profile, server, data, bare, inbox, proxies)
    with Desktop(folder / "desktop") as desktop:
        reader = await asyncio.to_thread(ScreenReader, desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
        with reader:
            desktop.run(["psi"], PSIDATADIR=str(data))
            # Its window has the roster's tree as soon as it has signed in.
            await asyncio.to_thread(reader.wait, lambda: _roster(reader))
            yield PsiPeer(f"{bare}/{RESOURCE}", inbox, desktop, reader, data)


def _roster(reader: ScreenReader) -> Thing | None:
    window = reader.window("frame", "Psi")
    return window and window.find("tree item", "General")


def _write_profile(server: Any, data: Path, bare: str, inbox: Path, proxies: str) -> None:
    profile = data / "profiles" / "default"
    profile.mkdir(parents=True)
    (data / "certs").mkdir()
    shutil.copy(server.ca_file, data / "certs" / "private.crt")
    (profile / "accounts.xml").write_text(f"""<!DOCTYPE accounts>
<accounts xmlns="http://psi-im.org/options" version="1.5"><accounts><a0>
 <enabled type="bool">true</enabled><auto type="bool">true</auto><reconn type="bool">true</reconn>
 <automatic-resource type="bool">false</automatic-resource><resource type="QString">{RESOURCE}</resource>
 <id type="QString">one</id><name type="QString">one</name><jid type="QString">{bare}</jid>
 <password type="QString">{_hidden(PASSWORD, bare)}</password><priority type="int">5</priority>
 <use-host type="bool">true</use-host><host type="QString">127.0.0.1</host><port type="int">{server.port}</port>
 <ssl type="QString">yes</ssl><bytestreams-proxy type="QString">{proxies}</bytestreams-proxy>
</a0></accounts></accounts>""")
    (profile / "options.xml").write_text(f"""<!DOCTYPE options>
<options xmlns="http://psi-im.org/options" version="1.5"><options>
 <auto-update><check-on-startup type="bool">false</check-on-startup></auto-update>
 <ui>
  <file-transfer><auto-popup type="bool">true</auto-popup></file-transfer><tip><show type="bool">false</show></tip>
  <chat><central-toolbar type="bool">true</central-toolbar></chat>
  <systemtray><enable type="bool">false</enable></systemtray>
  <last-used-save-path type="QString">{inbox}</last-used-save-path>
  <notifications><sounds><enable type="bool">false</enable></sounds></notifications>
 </ui>
 <p2p><bytestreams><listen-port type="int">{free_ports(1)[0]}</listen-port></bytestreams></p2p>
</options></options>""")


def _hidden(password: str, key: str) -> str:
    """As Psi keeps it: each character xor the next of the address, in four hexadecimal digits."""
    return "".join(f"{ord(one) ^ ord(key[index % len(key)]):04x}" for index, one in enumerate(password))
