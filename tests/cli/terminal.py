"""Runs `gharial` as a process of its own, as a person or a script would."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from gharial.cli.catalogue import Catalogue
from prosody_server import ProsodyServer
from tests.support.accounts import PASSWORD

TIMEOUT_S = 150.0

WITH_WORDS = (
    "import sys; from pathlib import Path; from gharial.cli import language; words = Path(sys.argv.pop(1));"
    "language.shipped = lambda name: words;"
    "from gharial.main import main; sys.exit(main(sys.argv[1:]))"
)
"""The program with the compiled translations of a folder; a checkout may have none, or old ones."""


def program(compiled: Path | None = None) -> list[str]:
    """The command that starts Gharial."""
    return [sys.executable, *(("-m", "gharial") if compiled is None else ("-c", WITH_WORDS, str(compiled)))]


def translated(compiled: Path, name: str, source: str, context: str = "terminal") -> str:
    """What translators made of a sentence; they may word it anew without any test of the program being wrong."""
    words = source if name == "en" else Catalogue(compiled / f"gharial_{name}.qm").find(context, source)
    assert words is not None and (name == "en" or words != source)
    return words


def english(environment: dict[str, str] | None = None) -> dict[str, str]:
    """The environment of this process with these changes, in no language of whoever runs the tests."""
    neutral = {"LANGUAGE": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "C.UTF-8"}
    return {**os.environ, **neutral, **(environment or {})}


class Run:
    """One process; `events` fills while it runs when it was started with --json."""

    def __init__(
        self,
        *arguments: str | Path,
        environment: dict[str, str] | None = None,
        compiled: Path | None = None,
    ) -> None:
        self.process = subprocess.Popen(
            [*program(compiled), *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=english(environment),
        )
        self.lines: list[str] = []
        self.errors = ""
        self._grown = threading.Condition()
        self._readers = [threading.Thread(target=self._read_lines), threading.Thread(target=self._read_errors)]
        for reader in self._readers:
            reader.start()

    def __enter__(self) -> "Run":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for reader in self._readers:
            reader.join()
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.lines]

    def told(self, name: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event["event"] == name]

    def until(self, name: str) -> dict[str, Any]:
        """The first event of that name; waits for it."""
        with self._grown:
            if not self._grown.wait_for(lambda: self.told(name) or self.process.poll() is not None, TIMEOUT_S):
                raise AssertionError(f"no {name} within {TIMEOUT_S} s: {self.lines}")
        assert self.told(name), f"it ended without {name}: {self.lines} {self.errors}"
        return self.told(name)[0]

    def until_bytes(self, count: int) -> None:
        """Wait until so many bytes of a file have moved."""

        def far() -> bool:
            return any(event["bytes"] >= count for event in self.told("progress"))

        with self._grown:
            if not self._grown.wait_for(lambda: far() or self.process.poll() is not None, TIMEOUT_S):
                raise AssertionError(f"not {count} bytes within {TIMEOUT_S} s: {self.lines}")
        assert self.process.poll() is None, f"it ended too early: {self.lines} {self.errors}"

    def kill(self) -> None:
        """As a power cut would: nothing is tidied up."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(TIMEOUT_S)

    def interrupt(self) -> None:
        """Ctrl-C."""
        self.process.send_signal(signal.SIGINT)

    def end(self) -> int:
        """The exit status; nothing of it may be a traceback."""
        status = self.process.wait(TIMEOUT_S)
        for reader in self._readers:
            reader.join(TIMEOUT_S)
        assert "Traceback" not in self.errors, self.errors
        return status

    def _read_lines(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._grown:
                self.lines.append(line)
                self._grown.notify_all()
        with self._grown:
            self._grown.notify_all()

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        self.errors = self.process.stderr.read()


class Terminal:
    """Runs commands of accounts on one server."""

    def __init__(self, server: ProsodyServer, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self.password_file = folder / "password"
        self.password_file.write_text(f"{PASSWORD}\n")

    def login(self, user: str, **changes: object) -> list[str]:
        """The arguments that sign `user` in for one run."""
        facts = {
            "jid": f"{user}@{self.server.host}",
            "password-file": self.password_file,
            "server": f"127.0.0.1:{self.server.port}",
            "ca-file": self.server.ca_file,
            **{name.replace("_", "-"): value for name, value in changes.items()},
        }
        return [part for name, value in facts.items() for part in (f"--{name}", str(value))]

    def send(
        self,
        user: str,
        to: str | tuple[str, ...],
        *files: Path | str,
        json: bool = True,
        environment: dict[str, str] | None = None,
        compiled: Path | None = None,
        **changes: object,
    ) -> Run:
        """To one the short way, to several with --to."""
        format_ = ["--json"] if json else []
        people = [to] if isinstance(to, str) else list(to)
        addresses = [one if "@" in one else f"{one}@{self.server.host}" for one in people]
        named = addresses if isinstance(to, str) else [part for one in addresses for part in ("--to", one)]
        arguments = [*named, *files, *format_, *self.login(user, **changes)]
        return Run("send", *arguments, environment=environment, compiled=compiled)

    def receive(
        self,
        user: str,
        into: Path,
        *arguments: str,
        json: bool = True,
        environment: dict[str, str] | None = None,
        compiled: Path | None = None,
        **changes: object,
    ) -> Run:
        format_ = ["--json"] if json else []
        typed = ["--into", into, *arguments, *format_, *self.login(user, **changes)]
        return Run("receive", *typed, environment=environment, compiled=compiled)
