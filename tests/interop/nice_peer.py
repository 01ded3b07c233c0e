"""`NicePeer`: a libnice agent as the other end of a channel; see nice_host."""

import json
import queue
import subprocess
import threading
from pathlib import Path
from typing import Any, ClassVar

SYSTEM_PYTHON = Path("/usr/bin/python3")
ROOT = Path(__file__).resolve().parents[2]
HOST = Path(__file__).with_name("nice_host.py")


def missing_nice() -> str:
    """Why there is no libnice to be had; empty where there is."""
    if not SYSTEM_PYTHON.exists():
        return "no python3 of the system"
    probe = "import gi; gi.require_version('Nice', '0.1'); from gi.repository import Nice"
    done = subprocess.run([SYSTEM_PYTHON, "-c", probe], capture_output=True, check=False)
    return "" if done.returncode == 0 else "gir1.2-nice-0.1 and python3-gi are not installed"


class NicePeer:
    """Use as a context. `inside` goes before the command (a namespace)."""

    program: ClassVar[list[str]] = [str(SYSTEM_PYTHON), str(HOST)]

    def __init__(self, addresses: list[str], inside: list[str] | None = None) -> None:
        self._process = subprocess.Popen(
            [*(inside or []), *self.program, *addresses],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        )  # fmt: skip
        self._lines: queue.Queue[dict[str, Any]] = queue.Queue()
        self._seen: list[dict[str, Any]] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> "NicePeer":
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.kill()
        self._process.wait(10)
        self._reader.join(5)
        self._process.stdin.close()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def tell(self, **order: object) -> None:
        """Send an order."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()

    def wait(self, key: str, value: object = None, timeout_s: float = 20.0) -> dict[str, Any]:
        """The next line that has `key` (and that value); lines before it are passed over."""
        while True:
            try:
                line = self._lines.get(timeout=timeout_s)
            except queue.Empty:
                raise AssertionError(f"libnice said nothing about {key}; before: {self._seen}") from None
            self._seen.append(line)
            if key in line and (value is None or line[key] == value):
                return line

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("{"):
                self._lines.put(json.loads(line))
