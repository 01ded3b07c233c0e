"""A private Prosody on loopback: free ports, its own CA, accounts and rosters written in advance.

Serves the demo and the tests. Nothing of the system's own Prosody is read or touched.
"""

import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from certificates import Certificates

HOST = "river.example"
_START_TIMEOUT_S = 60.0
_PORTS = range(20_000, 32_000)
"""Below those that systems take for outgoing connections: none of these is taken between being found and being used."""


class ProsodyProblem(Exception):
    """Prosody is missing, or did not start; the text says which."""


def free_ports(count: int) -> list[int]:
    """Ports of 127.0.0.1 that nobody listens on now."""
    found: list[int] = []
    with ExitStack() as held:
        while len(found) < count:
            one = held.enter_context(socket.socket())
            port = random.choice(_PORTS)
            try:
                one.bind(("127.0.0.1", port))
            except OSError:
                continue
            found.append(port)
    return found


@dataclass
class ProsodyServer:
    """One server. `start` returns once it takes connections; `stop` ends it and leaves `folder` to the caller."""

    folder: Path
    host: str = HOST
    registration: bool = False
    """Anybody may create an account (XEP-0077)."""
    certificate: tuple[Path, Path] | None = None
    """(certificate, key) to show instead of a good one."""
    extra: str = ""
    """Lua lines added to the global part of the configuration."""
    modules: tuple[str, ...] = ()
    """Modules beside the usual ones."""
    components: str = ""
    """Lua lines added after the usual components."""
    upload_limit: int = 0
    """Offer HTTP upload (XEP-0363) for files of up to so many bytes, at https://localhost; 0: do not."""
    certificates: Certificates = field(init=False)
    port: int = field(init=False)
    direct_tls_port: int = field(init=False)
    proxy_port: int = field(init=False)
    https_port: int = field(init=False)
    _process: "subprocess.Popen[bytes] | None" = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.certificates = Certificates(self.folder / "certs")
        self.port, self.direct_tls_port, self.proxy_port, self.https_port = free_ports(4)

    @property
    def ca_file(self) -> Path:
        """The CA that clients must be told to trust."""
        return self.certificates.ca

    @property
    def pid(self) -> int:
        """The running server's process; 0 where none runs."""
        return 0 if self._process is None else self._process.pid

    @property
    def log_file(self) -> Path:
        """Where the server logs."""
        return self.folder / "prosody.log"

    def add_account(self, user: str, password: str) -> str:
        """Make an account, before or while the server runs; returns its bare address."""
        self._write("accounts", user, f'return {{ ["password"] = "{password}"; }};\n')
        return f"{user}@{self.host}"

    def add_roster(self, user: str, contacts: dict[str, str]) -> None:
        """Put contacts, {user of this host: name}, into a roster with both subscriptions; before `user` signs in."""
        items = "".join(
            f'["{contact}@{self.host}"] = {{ subscription = "both"; groups = {{}}; name = "{name}"; }};\n'
            for contact, name in contacts.items()
        )
        self._write("roster", user, f"return {{ [false] = {{ version = 1; }};\n{items} }};\n")

    def start(self) -> "ProsodyServer":
        """Raises ProsodyProblem."""
        program = shutil.which("prosody") or shutil.which("prosody", path="/usr/bin:/usr/sbin:/usr/local/bin")
        if program is None:
            raise ProsodyProblem("Prosody is not installed")
        config = self.folder / "prosody.cfg.lua"
        config.write_text(self._config())
        with (self.folder / "prosody.out").open("ab") as output:
            self._process = subprocess.Popen(
                [*_until_we_end(), program, "--config", str(config), "-F"],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        deadline = time.monotonic() + _START_TIMEOUT_S
        ports = (self.port, self.direct_tls_port, *((self.https_port,) if self.upload_limit else ()))
        while not all(map(_answers, ports)):
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                said = (self.folder / "prosody.out").read_text(errors="replace")[-2000:]
                raise ProsodyProblem(f"Prosody did not start: {said}")
            time.sleep(0.02)
        return self

    def stop(self) -> None:
        """End the server, by force if it does not go by itself."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def suspend(self) -> None:
        """Make it hang: connections stay, nothing is answered."""
        if self._process is not None:
            self._process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        """The opposite of `suspend`."""
        if self._process is not None:
            self._process.send_signal(signal.SIGCONT)

    def _write(self, store: str, user: str, text: str) -> None:
        folder = self.folder / "data" / _encoded(self.host) / store
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{_encoded(user)}.dat").write_text(text)

    def _config(self) -> str:
        certificate, key = self.certificate or self.certificates.sign(self.host)
        modules = [
            "disco", "roster", "saslauth", "tls", "blocklist", "bookmarks", "carbons", "pep", "private", "smacks",
            "vcard_legacy", "vcard4", "ping", "time", "version", "mam", "offline", "csi_simple", "posix", *self.modules,
        ]  # fmt: skip
        if self.registration:
            modules.append("register_ibr")
        upload, disabled = "", ["s2s", "http", "admin_shell", "limits"]
        if self.upload_limit:
            disabled.remove("http")
            upload = self._upload_config()
        listed = " ".join(f'"{module}";' for module in modules)
        unused = " ".join(f'"{module}";' for module in disabled)
        tls = f'{{ certificate = "{certificate}"; key = "{key}"; }}'
        return f"""
run_as_root = true
daemonize = false
pidfile = "{self.folder / "prosody.pid"}"
data_path = "{self.folder / "data"}"
log = {{ {{ levels = {{ min = "info" }}; to = "file"; filename = "{self.log_file}"; }} }}
interfaces = {{ "127.0.0.1" }}
local_interfaces = {{ "127.0.0.1" }}
c2s_ports = {{ {self.port} }}
c2s_direct_tls_ports = {{ {self.direct_tls_port} }}
s2s_ports = {{}}
http_ports = {{}}
https_ports = {{ {self.https_port if self.upload_limit else ""} }}
proxy65_ports = {{ {self.proxy_port} }}
proxy65_interfaces = {{ "127.0.0.1" }}
-- Never opportunistic_writes: with it 0.12.3 falls into an endless loop when a client leaves at the wrong moment.
network_settings = {{ nagle = false }}
c2s_require_encryption = true
c2s_direct_tls_ssl = {tls}
authentication = "internal_plain"
allow_registration = {"true" if self.registration else "false"}
archive_expires_after = "never"
smacks_hibernation_time = 60
storage = {{ archive = "memory"; muc_log = "memory"; pep_data = "memory"; offline = "memory"; }}
modules_enabled = {{ {listed} }}
modules_disabled = {{ {unused} }}
{self.extra}
VirtualHost "{self.host}"
  ssl = {tls}
Component "rooms.{self.host}" "muc"
  modules_enabled = {{ "muc_mam" }}
  muc_log_by_default = true
Component "proxy.{self.host}" "proxy65"
  proxy65_address = "127.0.0.1"
  proxy65_acl = {{ "{self.host}" }}
{upload}{self.components}"""

    def _upload_config(self) -> str:
        # Prosody's own host has no address anywhere; every machine finds itself as localhost.
        certificate, key = self.certificates.sign("localhost")
        return f"""Component "upload.{self.host}" "http_file_share"
  http_host = "localhost"
  http_external_url = "https://localhost:{self.https_port}/"
  https_ssl = {{ certificate = "{certificate}"; key = "{key}"; }}
  http_file_share_size_limit = {self.upload_limit}
  http_file_share_daily_quota = {self.upload_limit * 10}
  http_file_share_access = {{ "{self.host}" }}
"""


def _encoded(name: str) -> str:
    """A store's file name as Prosody writes it: everything but letters and digits as %xx."""
    return "".join(char if char.isascii() and char.isalnum() else f"%{ord(char):02x}" for char in name)


def _until_we_end() -> list[str]:
    """What goes before a command so that it is gone when the thread that started it is, also where that was killed."""
    guard = shutil.which("setpriv") if sys.platform == "linux" else None
    return [guard, "--pdeathsig", "KILL", "--"] if guard is not None else []


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=0.5):
            return True
    except OSError:
        return False
