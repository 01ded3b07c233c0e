"""A private ejabberd on loopback with the face of `ProsodyServer`: the second server that everything must work with.

Its configuration, spool and logs lie in a folder of its own; it belongs to no Erlang network (no epmd, no cookie) and
nothing of the system's own ejabberd is read or touched. Works as root and as anybody else.
"""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from certificates import Certificates
from prosody_server import HOST, free_ports

_START_TIMEOUT_S = 40.0
_LIBRARIES = (
    "/usr/lib/x86_64-linux-gnu",
    "/usr/lib/aarch64-linux-gnu",
    "/usr/lib/i386-linux-gnu",
    "/usr/lib/arm-linux-gnueabihf",
    "/usr/lib/erlang/lib",
    "/usr/lib",
    "/opt/ejabberd/lib",
)


class EjabberdProblem(Exception):
    """ejabberd or Erlang is missing, or the server did not start; the text says which."""


def missing_ejabberd() -> str:
    """Why no ejabberd can be started here; empty where one can."""
    if shutil.which("erl") is None:
        return "Erlang is not installed"
    return "" if _libraries() else "ejabberd is not installed"


def _libraries() -> Path | None:
    return next((Path(one) for one in _LIBRARIES if list(Path(one).glob("ejabberd-*/ebin/ejabberd.app"))), None)


@dataclass
class EjabberdServer:
    """One server. `start` returns once it takes connections; `stop` ends it and leaves `folder` to the caller."""

    folder: Path
    host: str = HOST
    registration: bool = False
    """Anybody may create an account (XEP-0077)."""
    upload_limit: int = 256 * 1024 * 1024
    """Largest upload, in bytes."""
    relay: bool = False
    """Serve STUN and TURN over UDP itself, and name them (XEP-0215); `relay_port` is both."""
    external: tuple[str, int, str] | None = None
    """Name another TURN server: its address, its port, and the secret it shares."""
    prefix: Sequence[str] = ()
    """Goes before the command (another network namespace)."""
    address: str = "127.0.0.1"
    """Where clients find it; all else stays on loopback, of the namespace it runs in."""
    certificates: Certificates = field(init=False)
    relay_port: int = field(init=False, default=0)
    port: int = field(init=False)
    direct_tls_port: int = field(init=False)
    proxy_port: int = field(init=False)
    upload_port: int = field(init=False)
    _admin_port: int = field(init=False)
    _process: "subprocess.Popen[bytes] | None" = field(init=False, default=None)
    _early: list[tuple[str, dict[str, str]]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.certificates = Certificates(self.folder / "certs")
        self.port, self.direct_tls_port, self.proxy_port, self.upload_port, self._admin_port = free_ports(5)

    @property
    def ca_file(self) -> Path:
        """The CA that clients must be told to trust."""
        return self.certificates.ca

    @property
    def log_file(self) -> Path:
        """Where the server logs."""
        return self.folder / "ejabberd.log"

    def add_account(self, user: str, password: str) -> str:
        """Make an account, before or while the server runs; returns its bare address."""
        self._ask("register", {"user": user, "host": self.host, "password": password})
        return f"{user}@{self.host}"

    def add_roster(self, user: str, contacts: dict[str, str]) -> None:
        """Put contacts, {user of this host: name}, into a roster with both subscriptions."""
        for contact, name in contacts.items():
            item = {"localuser": user, "localhost": self.host, "user": contact, "host": self.host, "nick": name}
            self._ask("add_rosteritem", {**item, "group": "", "subs": "both"})

    def start(self) -> "EjabberdServer":
        """Raises EjabberdProblem."""
        lacking, libraries = missing_ejabberd(), _libraries()
        if lacking or libraries is None:
            raise EjabberdProblem(lacking)
        config, spool = self.folder / "ejabberd.yml", self.folder / "spool"
        spool.mkdir(exist_ok=True)
        config.write_text(self._config())
        environment = {
            **os.environ,
            "EJABBERD_CONFIG_PATH": str(config),
            "EJABBERD_LOG_PATH": str(self.log_file),
            "ERL_CRASH_DUMP": str(self.folder / "crash.dump"),
            "ERL_LIBS": str(libraries),
            "HOME": str(self.folder),
        }
        with (self.folder / "ejabberd.out").open("ab") as output:
            self._process = subprocess.Popen(
                [*self.prefix, "erl", "-noinput", "+sbwt", "none", "-mnesia", "dir", f'"{spool}"', "-s", "ejabberd"],
                cwd=spool,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        deadline = time.monotonic() + _START_TIMEOUT_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                said = (self.folder / "ejabberd.out").read_text(errors="replace")[-2000:]
                raise EjabberdProblem(f"ejabberd did not start: {said}")
            time.sleep(0.05)
        waiting, self._early = self._early, []
        for command, facts in waiting:
            self._ask(command, facts)
        return self

    def stop(self) -> None:
        """End the server, by force if it does not go by itself."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
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

    def _ask(self, command: str, facts: dict[str, str]) -> None:
        """One administration command, over a port of loopback that takes nothing else."""
        if self._process is None:
            self._early.append((command, facts))
            return
        body = json.dumps(facts)
        if self.prefix:
            self._ask_inside(command, body)
            return
        connection = http.client.HTTPConnection("127.0.0.1", self._admin_port, timeout=20)
        try:
            connection.request("POST", f"/api/{command}", body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            said = answer.read().decode(errors="replace")
            if answer.status != 200:
                raise EjabberdProblem(f"{command}: {answer.status} {said[:500]}")
        finally:
            connection.close()

    def _ask_inside(self, command: str, body: str) -> None:
        url = f"http://127.0.0.1:{self._admin_port}/api/{command}"
        wanted = ["curl", "--silent", "--show-error", "--fail-with-body", "--max-time", "20", "--json", body, url]
        done = subprocess.run([*self.prefix, *wanted], capture_output=True, text=True, check=False)
        if done.returncode:
            raise EjabberdProblem(f"{command}: {(done.stdout + done.stderr)[:500]}")

    def _answers(self) -> bool:
        clients = ((self.address, self.port), (self.address, self.direct_tls_port))
        ports = (*clients, ("127.0.0.1", self._admin_port), ("127.0.0.1", self.proxy_port))
        if self.prefix:
            knocks = " && ".join(f"(echo > /dev/tcp/{host}/{port})" for host, port in ports)
            return subprocess.run([*self.prefix, "bash", "-c", f"({knocks}) 2>/dev/null"], check=False).returncode == 0
        return all(_is_taken(host, port) for host, port in ports)

    def _whole_certificate(self, host: str) -> Path:
        """Certificate and key in one file, as ejabberd wants them."""
        certificate, key = self.certificates.sign(host)
        whole = self.folder / "certs" / f"{host}-whole.pem"
        whole.write_text(certificate.read_text() + key.read_text())
        whole.chmod(0o600)
        return whole

    def _relaying(self) -> str:
        """The listener for STUN and TURN. Everybody in a test is on loopback, where no relay leads by itself."""
        if not self.relay:
            return ""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
            one.bind(("127.0.0.1", 0))
            self.relay_port = one.getsockname()[1]
        return f"""  - {{port: {self.relay_port}, ip: "127.0.0.1", transport: udp, module: ejabberd_stun,
     use_turn: true, turn_ipv4_address: "127.0.0.1", turn_blacklist: []}}
"""

    def _naming(self) -> str:
        if self.external is not None:
            host, port, secret = self.external
            return f"""  mod_stun_disco:
    secret: "{secret}"
    offer_local_services: false
    credentials_lifetime: 1 hour
    services:
      - {{host: "{host}", port: {port}, type: stun, transport: udp, restricted: false}}
      - {{host: "{host}", port: {port}, type: turn, transport: udp, restricted: true}}
"""
        return "  mod_stun_disco: {credentials_lifetime: 1 hour}\n" if self.relay else ""

    def _config(self) -> str:
        # Its own host has no address anywhere; uploads go to localhost, which every machine finds.
        whole = [self._whole_certificate(name) for name in (self.host, "localhost")]
        return f"""
hosts: ["{self.host}"]
loglevel: info
certfiles: ["{whole[0]}", "{whole[1]}"]
ca_file: "{self.ca_file}"
auth_password_format: plain
disable_sasl_mechanisms: ["digest-md5", "X-OAUTH2"]
listen:
  - {{port: {self.port}, ip: "{self.address}", module: ejabberd_c2s, starttls_required: true, max_stanza_size: 262144,
     shaper: none, access: all}}
  - {{port: {self.direct_tls_port}, ip: "{self.address}", module: ejabberd_c2s, tls: true, max_stanza_size: 262144,
     shaper: none, access: all}}
  - {{port: {self.upload_port}, ip: "127.0.0.1", module: ejabberd_http, tls: true,
     request_handlers: {{/upload: mod_http_upload}}}}
  - {{port: {self._admin_port}, ip: "127.0.0.1", module: ejabberd_http, request_handlers: {{/api: mod_http_api}}}}
{self._relaying()}acl:
  local: {{user_regexp: ""}}
  loopback: {{ip: ["127.0.0.0/8"]}}
access_rules:
  local: {{allow: local}}
  anybody: {{allow: all}}
  trusted: {{allow: loopback}}
api_permissions:
  "tests": {{from: [mod_http_api], who: {{access: {{allow: {{acl: loopback}}}}}}, what: [register, add_rosteritem]}}
shaper_rules:
  unshaped: {{none: all}}
  max_user_sessions: {{100: all}}
  max_user_offline_messages: {{1000: all}}
modules:
  mod_admin_extra: {{}}
  mod_blocking: {{}}
  mod_caps: {{}}
  mod_carboncopy: {{}}
  mod_client_state: {{}}
  mod_disco: {{}}
  mod_http_api: {{}}
  mod_http_upload:
    docroot: "{self.folder / "upload"}"
    put_url: "https://localhost:{self.upload_port}/upload"
    max_size: {self.upload_limit}
  mod_last: {{}}
  mod_mam: {{assume_mam_usage: true, default: always}}
  mod_muc: {{access_create: anybody, access_persistent: anybody}}
  mod_offline: {{access_max_user_messages: max_user_offline_messages}}
  mod_ping: {{}}
  mod_privacy: {{}}
  mod_private: {{}}
  mod_proxy65:
    access: anybody
    ip: "127.0.0.1"
    port: {self.proxy_port}
    hostname: "127.0.0.1"
    shaper: unshaped
    recbuf: 65536
    sndbuf: 65536
    max_connections: 100
    host: "proxy.{self.host}"
  mod_pubsub: {{access_createnode: anybody, plugins: [flat, pep], force_node_config: {{}}}}
{self._naming()}  mod_register: {{access: {"anybody" if self.registration else "none"}, ip_access: trusted}}
  mod_roster: {{versioning: true}}
  mod_stream_mgmt: {{resume_timeout: 60, resend_on_timeout: if_offline}}
  mod_time: {{}}
  mod_vcard: {{search: false}}
  mod_version: {{show_os: false}}
"""


def _is_taken(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=0.5):
            return True
    except OSError:
        return False
