"""`PartyProcess`: a `party` that runs somewhere (also in another network namespace), seen from a test or benchmark."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.support.accounts import PASSWORD

ROOT = Path(__file__).resolve().parents[2]


class PartyProcess:
    """One of them. `prefix` goes before the command ("ip netns exec ..."); use as a context."""

    def __init__(
        self,
        folder: Path,
        server: Any,
        user: str,
        *options: str,
        prefix: Sequence[str] = (),
        host: str = "127.0.0.1",
        port: int | None = None,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        password = folder / "password"
        password.write_text(PASSWORD)
        self.folder = folder
        self.jid = f"{user}@{server.host}"
        self.events: list[dict[str, Any]] = []
        self._grown = threading.Condition()
        with (folder / "errors").open("wb") as errors:
            self.process = subprocess.Popen(
                [
                    *prefix, sys.executable, "-m", "tests.bench.party", str(folder), "--jid", self.jid,
                    "--password-file", str(password), "--server", f"{host}:{port or server.port}",
                    "--ca-file", str(server.ca_file), *options,
                ],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )  # fmt: skip
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def __enter__(self) -> "PartyProcess":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        try:
            self.tell({"quit": True})
            self.process.wait(15)
        except (OSError, subprocess.TimeoutExpired):
            self.process.kill()
        self.process.wait()
        self._reader.join()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()

    @property
    def inbox(self) -> Path:
        """Where received files lie."""
        return self.folder / "inbox"

    @property
    def errors(self) -> str:
        """What it wrote to its error output."""
        return (self.folder / "errors").read_text(errors="replace")

    def tell(self, command: dict[str, object]) -> None:
        """Give it a command."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()

    def until(self, event: str, timeout_s: float = 120.0, **facts: object) -> dict[str, Any]:
        """Wait for the first event of that name with these facts."""

        def fits(one: dict[str, Any]) -> bool:
            return one["event"] == event and all(one.get(name) == value for name, value in facts.items())

        return self.until_any(fits, timeout_s, f"{event} {facts}")

    def until_any(self, fits: Callable[[dict[str, Any]], bool], timeout_s: float, what: str) -> dict[str, Any]:
        """Wait for the first event that fits."""

        def found() -> dict[str, Any] | None:
            return next((one for one in self.events if fits(one)), None)

        with self._grown:
            self._grown.wait_for(lambda: found() or self.process.poll() is not None, timeout_s)
            event = found()
        if event is None:
            raise AssertionError(f"{self.jid}: no {what}: {self.events[-12:]} {self.errors[-1500:]}")
        return event

    def finished(self, timeout_s: float = 120.0) -> dict[str, Any]:
        """Wait until its first transfer has ended."""
        ends = {"done", "failed", "declined", "cancelled"}
        return self.until_any(lambda one: one.get("state") in ends, timeout_s, "end of the transfer")

    def sample(self) -> dict[str, Any]:
        """Its processor time in seconds and its resident memory in bytes, now."""
        before = sum(one["event"] == "sample" for one in self.events)
        self.tell({"sample": True})
        with self._grown:
            self._grown.wait_for(lambda: sum(one["event"] == "sample" for one in self.events) > before, 20)
        return next(one for one in reversed(self.events) if one["event"] == "sample")

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._grown:
                self.events.append(json.loads(line))
                self._grown.notify_all()
        with self._grown:
            self._grown.notify_all()
