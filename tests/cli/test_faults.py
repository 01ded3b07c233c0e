"""Servers that hang or vanish, and processes that are told to end: an exit status in time, and no traceback."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from prosody_server import ProsodyServer
from tests.cli.terminal import Run, Terminal
from tests.support.accounts import PASSWORD


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ProsodyServer]:
    """One of its own, to be mistreated: alice and bob are friends."""
    made = ProsodyServer(tmp_path / "server")
    for user, other in (("alice", "bob"), ("bob", "alice")):
        made.add_account(user, PASSWORD)
        made.add_roster(user, {other: other})
    made.start()
    yield made
    made.resume()
    made.stop()


@pytest.fixture
def terminal(server: ProsodyServer, tmp_path: Path) -> Terminal:
    return Terminal(server, tmp_path)


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file.bin"
    path.write_bytes(os.urandom(30_000_000))
    return path


def ended(run: Run, status: int) -> None:
    """It ends by itself: `Run.end` waits no longer than is reasonable."""
    assert run.end() == status, (run.lines, run.errors)


def test_a_server_that_hangs_at_login(server: ProsodyServer, terminal: Terminal, file: Path) -> None:
    server.suspend()
    with terminal.send("alice", "bob", file, timeout=2) as sending:
        ended(sending, 4)
    assert [event["reason"] for event in sending.events] == ["server-silent"]


def test_a_server_that_vanishes_in_the_middle(
    server: ProsodyServer, terminal: Terminal, file: Path, into: Path
) -> None:
    with (
        terminal.receive("bob", into, "--count", "1", timeout=12) as receiving,
        terminal.send("alice", "bob", file, via="inband", timeout=12) as sending,
    ):
        sending.until("progress")
        server.stop()
        ended(sending, 1)
        ended(receiving, 1)
    assert len(sending.told("failed")) == 1
    assert sending.told("done") == receiving.told("done") == []
    assert not (into / file.name).exists()


def test_a_server_that_comes_back_in_time(server: ProsodyServer, terminal: Terminal, file: Path, into: Path) -> None:
    file.write_bytes(b"small")
    with terminal.receive("bob", into, "--count", "1") as receiving:
        receiving.until("online")
        server.stop()
        server.start()
        with terminal.send("alice", "bob", file, timeout=60) as sending:
            ended(sending, 0)
        ended(receiving, 0)
    assert (into / file.name).read_bytes() == b"small"


def test_the_peer_is_killed_in_the_middle(terminal: Terminal, file: Path, into: Path) -> None:
    with (
        terminal.receive("bob", into, "--count", "1") as receiving,
        terminal.send("alice", "bob", file, via="inband", timeout=15) as sending,
    ):
        sending.until("progress")
        receiving.process.kill()
        ended(sending, 1)
    assert len(sending.told("failed")) == 1
    assert sending.told("done") == []


@pytest.mark.parametrize("who", ["sender", "receiver"])
def test_the_machine_sleeps_for_a_while(terminal: Terminal, file: Path, into: Path, who: str) -> None:
    """Fault 5: who is stopped in the middle and wakes goes on, and the file is whole."""
    with (
        terminal.receive("bob", into, "--count", "1") as receiving,
        terminal.send("alice", "bob", file, "--limit", "8M") as sending,
    ):
        sending.until("progress")
        sleeper = sending if who == "sender" else receiving
        sleeper.process.send_signal(signal.SIGSTOP)
        time.sleep(2)  # what is tried
        sleeper.process.send_signal(signal.SIGCONT)
        ended(sending, 0)
        ended(receiving, 0)
    assert (into / file.name).read_bytes() == file.read_bytes()
    assert all(event.get("speed", 0) >= 0 for event in sending.told("progress"))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("moment", ["signing in", "waiting"])
def test_told_to_end(
    server: ProsodyServer, terminal: Terminal, file: Path, moment: str, number: signal.Signals
) -> None:
    if moment == "signing in":
        server.suspend()
    with terminal.send("alice", "bob", file, json=moment == "waiting") as sending:
        if moment == "waiting":
            sending.until("online")
        else:
            _until_connecting(sending)
        sending.process.send_signal(number)
        ended(sending, 130)
    assert [event["event"] for event in sending.events] == (["online"] if moment == "waiting" else [])


def _until_connecting(run: Run) -> None:
    """Until the process has a socket of its own, which is when it talks to the server."""
    deadline = time.monotonic() + 60
    handles = Path(f"/proc/{run.process.pid}/fd")
    while time.monotonic() < deadline:
        # The event loop wakes itself over a pair of sockets; the third is the connection.
        if sum(_target(handle).startswith("socket:") for handle in handles.iterdir()) >= 3:
            return
        time.sleep(0.01)
    raise AssertionError("it does not connect")


def _target(handle: Path) -> str:
    try:
        return str(handle.readlink())
    except FileNotFoundError:
        return ""  # closed meanwhile


def test_a_way_that_this_version_does_not_have(terminal: Terminal, file: Path) -> None:
    file.write_bytes(b"small")
    with terminal.send("alice", "bob", file, "--method", "share", "--via", "inband") as sending:
        ended(sending, 2)
    assert "--method si --via socks5-direct" in sending.errors
