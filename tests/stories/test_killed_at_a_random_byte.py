"""Fault 1: one side is killed (SIGKILL) at a random byte and started again; the file is whole in the end.

Two command lines with `--state` on a private server. Ten deaths with every run of the tests, 200 behind `slow`.
"""

import hashlib
import os
import random
import time
from pathlib import Path

import pytest

from prosody_server import ProsodyServer
from tests.cli.terminal import Run, Terminal
from tests.stories.people import befriend

SIZE = {"socks5-direct": 12_000_000, "inband": 1_500_000}
SPEED = {"socks5-direct": "8M", "inband": "1M"}
NAME = "a long film.bin"
DEADLINE_S = 180.0


class Scene:
    """A sender, a receiver, and what lies in the receiver's folder."""

    def __init__(self, terminal: Terminal, folder: Path, kind: str) -> None:
        self._terminal, self._folder, self._kind = terminal, folder, kind
        self.alice, self.bob = befriend(terminal.server)
        self.into = folder / "in"
        self.into.mkdir()
        self.file = folder / NAME
        self.file.write_bytes(os.urandom(SIZE[kind]))
        self.digest = hashlib.sha256(self.file.read_bytes()).hexdigest()

    def start(self, side: str) -> Run:
        """The same command each time."""
        facts = {"via": self._kind, "limit": SPEED[self._kind], "state": self._folder / f"state-{side}"}
        if side == "sender":
            return self._terminal.send(self.alice, self.bob, self.file, **facts)
        return self._terminal.receive(self.bob, self.into, "--count", "1", **facts)

    @property
    def arrived(self) -> int:
        """Bytes in whatever is not yet the file."""
        sizes = [0]
        for path in self.into.iterdir():
            try:
                sizes.append(path.stat().st_size)
            except FileNotFoundError:
                pass  # it has just got its final name
        return max(sizes)

    def nothing_half(self) -> None:
        """The final name stands for nothing or for the whole file."""
        final = self.into / NAME
        if final.exists():
            assert hashlib.sha256(final.read_bytes()).hexdigest() == self.digest, "half a file under the final name"


def _die(seed: int, prosody: ProsodyServer, tmp_path: Path) -> None:
    chance = random.Random(seed)
    kind = chance.choices(("socks5-direct", "inband"), (3, 1))[0]
    side, threshold = chance.choice(("sender", "receiver")), chance.randrange(SIZE[kind])
    told = f"seed {seed}: the {side} over {kind} at byte {threshold}"
    scene = Scene(Terminal(prosody, tmp_path), tmp_path, kind)
    runs = {name: scene.start(name) for name in ("receiver", "sender")}
    try:
        deadline = time.monotonic() + DEADLINE_S
        while scene.arrived <= threshold and runs[side].process.poll() is None:
            assert time.monotonic() < deadline, f"{told}: never came so far: {runs['sender'].lines[-5:]}"
            time.sleep(0.002)
        runs[side].process.kill()
        runs[side].process.wait()
        scene.nothing_half()
        before = runs[side]
        runs[side] = scene.start(side)
        before.__exit__()
        too_late = False
        for name, run in runs.items():
            while run.process.poll() is None:
                scene.nothing_half()
                if time.monotonic() > deadline:
                    said = {other: one.lines[-6:] for other, one in runs.items()}
                    raise AssertionError(f"{told}: the {name} did not end: {said}")
                time.sleep(0.02)
            if name == side and run.process.returncode and (scene.into / NAME).exists():
                # It had died after the last byte: nothing was left to do, and the other may have gone already.
                too_late = True
                continue
            assert run.end() == 0, f"{told}: {run.lines[-6:]} {run.errors}"
        assert [path.name for path in scene.into.iterdir()] == [NAME], told
        assert hashlib.sha256((scene.into / NAME).read_bytes()).hexdigest() == scene.digest, told
        resumed = [event["bytes"] for event in runs["sender"].told("progress")]
        assert runs["sender"].told("done") or (too_late and side == "sender"), (told, resumed)
    finally:
        for run in runs.values():
            run.__exit__()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", range(10))
def test_the_file_is_whole(seed: int, prosody: ProsodyServer, tmp_path: Path) -> None:
    _die(seed, prosody, tmp_path)


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", range(10, 210))
def test_the_file_is_whole_every_night(seed: int, prosody: ProsodyServer, tmp_path: Path) -> None:
    _die(seed, prosody, tmp_path)
