"""A private coturn (STUN and TURN) with the secret that a Prosody hands credentials out for (XEP-0215)."""

import shutil
import socket
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from prosody_server import free_ports

SECRET = "under the reeds"
_START_S = 20.0


class CoturnProblem(Exception):
    """coturn did not start; the text says why."""


def missing_coturn() -> str:
    """Why there is no coturn here; empty where there is."""
    return "" if shutil.which("turnserver") else "coturn is not installed"


@dataclass
class CoturnServer:
    """One server; `prefix` goes before the command (another network namespace). Use as a context."""

    folder: Path
    host: str = "127.0.0.1"
    prefix: Sequence[str] = ()
    port: int = 0
    options: Sequence[str] = ("--allow-loopback-peers",)
    certificate: tuple[Path, Path] | None = None
    """And its key, as PEM: then it takes TLS at `tls_port` too."""
    tls_port: int = field(init=False, default=0)
    _process: "subprocess.Popen[bytes] | None" = field(init=False, default=None)

    def __enter__(self) -> "CoturnServer":
        self.folder.mkdir(parents=True, exist_ok=True)
        self.port = self.port or free_ports(1)[0]
        command = [
            *self.prefix, "turnserver", "-n", "--no-cli", *self._tls(), "--no-dtls", "--fingerprint", "--verbose",
            "--listening-ip", self.host, "--relay-ip", self.host, "--listening-port", str(self.port),
            "--use-auth-secret", "--static-auth-secret", SECRET, "--realm", "river.example",
            "--log-file", "stdout", "--simple-log", "--pidfile", str(self.folder / "turn.pid"),
            "--userdb", str(self.folder / "turn.db"), *self.options,
        ]  # fmt: skip
        output = (self.folder / "turn.out").open("wb")
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        output.close()
        deadline = time.monotonic() + _START_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                said = self.said()[-2000:]
                self.__exit__()
                raise CoturnProblem(said)
            time.sleep(0.05)
        return self

    def __exit__(self, *_exception: object) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def said(self) -> str:
        """Its log so far."""
        return (self.folder / "turn.out").read_text(errors="replace")

    def prosody_lines(self) -> str:
        """What a Prosody with the module turn_external needs (`ProsodyServer.extra`)."""
        return (
            f'turn_external_host = "{self.host}"\nturn_external_port = {self.port}\n'
            f'turn_external_secret = "{SECRET}"\nturn_external_ttl = 3600\n'
        )

    def named_by_prosody(self, *ways: tuple[str, str, str, int]) -> str:
        """What a Prosody with the module external_services needs: type, transport, host and port of each way."""
        named = "".join(
            f'  {{ type = "{kind}", transport = "{transport}", host = "{host}", port = {port},\n'
            f'    secret = "{SECRET}", algorithm = "turn", ttl = 3600 }};\n'
            for kind, transport, host, port in ways
        )
        return f"external_services = {{\n{named}}}\n"

    def _tls(self) -> list[str]:
        if self.certificate is None:
            return ["--no-tls"]
        self.tls_port = free_ports(1)[0]
        certificate, key = map(str, self.certificate)
        return ["--tls-listening-port", str(self.tls_port), "--cert", certificate, "--pkey", key]

    def _answers(self) -> bool:
        if self.prefix:
            knock = f"(echo > /dev/tcp/{self.host}/{self.port}) 2>/dev/null"
            return subprocess.run([*self.prefix, "bash", "-c", knock], check=False).returncode == 0
        try:
            with socket.create_connection((self.host, self.port), timeout=0.5):
                return True
        except OSError:
            return False
