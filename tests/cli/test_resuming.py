"""`--state`: what was broken by a crash of either side goes on when the same command is run again (fault 1)."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gharial.cli.state_folder import DEVICES, device_name, opened_state
from gharial.model.failures import LocalFileProblem
from gharial.model.jid import Jid
from prosody_server import ProsodyServer
from tests.cli.terminal import Run, Terminal
from tests.support.accounts import PASSWORD, unique_user

SIZE = 24_000_000
LIMIT = "4M"


@pytest.fixture
def terminal(prosody: ProsodyServer, tmp_path: Path) -> Terminal:
    return Terminal(prosody, tmp_path)


@pytest.fixture
def friends(prosody: ProsodyServer) -> tuple[str, str]:
    users = unique_user("alice"), unique_user("bob")
    for user, other in (users, users[::-1]):
        prosody.add_account(user, PASSWORD)
        prosody.add_roster(user, {other: other})
    return users


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def first_bytes(run: Run) -> int:
    """How far a run was when its first bytes moved."""
    return int(run.told("progress")[0]["bytes"])


def test_the_receiver_is_killed(terminal: Terminal, friends: tuple[str, str], into: Path, tmp_path: Path) -> None:
    alice, bob = friends
    file = tmp_path / "long.bin"
    file.write_bytes(os.urandom(SIZE))
    with terminal.send(alice, bob, file, limit=LIMIT) as sending:
        with terminal.receive(bob, into, "--count", "1", state=tmp_path / "kept") as receiving:
            receiving.until_bytes(6_000_000)
            receiving.kill()
        with terminal.receive(bob, into, "--count", "1", state=tmp_path / "kept") as again:
            assert again.end() == 0, "".join(again.lines)
        assert sending.end() == 0, sending.lines
    assert sha256(into / file.name) == sha256(file)
    assert [one.name for one in into.iterdir()] == [file.name]
    assert first_bytes(again) > 3_000_000
    assert again.told("waiting"), "what is left of the run before is told"


def test_the_sender_is_killed(terminal: Terminal, friends: tuple[str, str], into: Path, tmp_path: Path) -> None:
    alice, bob = friends
    file = tmp_path / "long.bin"
    file.write_bytes(os.urandom(SIZE))
    with terminal.receive(bob, into, "--count", "1", limit=LIMIT) as receiving:
        with terminal.send(alice, bob, file, state=tmp_path / "kept") as sending:
            sending.until_bytes(6_000_000)
            sending.kill()
        with terminal.send(alice, bob, file, state=tmp_path / "kept") as again:
            assert again.end() == 0, "".join(again.lines)
        assert receiving.end() == 0, receiving.lines
    assert sha256(into / file.name) == sha256(file)
    assert len(again.told("done")) == 1
    assert first_bytes(again) > 3_000_000


def test_a_finished_run_sends_the_file_again(
    terminal: Terminal, friends: tuple[str, str], into: Path, tmp_path: Path
) -> None:
    alice, bob = friends
    file = tmp_path / "a.txt"
    file.write_text("twice")
    with terminal.receive(bob, into, "--count", "2") as receiving:
        for _ in range(2):
            with terminal.send(alice, bob, file, state=tmp_path / "kept") as sending:
                assert sending.end() == 0, sending.lines
        assert receiving.end() == 0
    assert sorted(one.name for one in into.iterdir()) == ["a (2).txt", "a.txt"]


def test_a_state_is_used_by_one_at_a_time(tmp_path: Path) -> None:
    # fault 33
    program = (
        "import sys; from pathlib import Path; from gharial.cli.state_folder import DEVICES, device_name, opened_state;"
        "state = opened_state(Path(sys.argv[1])); state.__enter__(); print('open', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "kept")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(LocalFileProblem) as told, opened_state(tmp_path / "kept"):
            pass
        assert "another gharial" in told.value.detail
    finally:
        other.kill()
        other.communicate()
    with opened_state(tmp_path / "kept") as database:
        assert database == tmp_path / "kept" / "gharial.sqlite"
    assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o700


def test_a_state_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(LocalFileProblem), opened_state(tmp_path / "file"):
        pass
    with pytest.raises(LocalFileProblem), opened_state(tmp_path / "file" / "below"):
        pass
    with opened_state(None) as nothing:
        assert nothing is None


def test_a_state_keeps_the_device_s_name_for_each_account(tmp_path: Path) -> None:
    alice, bob = Jid("alice@a.example"), Jid("bob@b.example")
    name = device_name(tmp_path, alice)
    assert name.startswith("Gharial.")
    assert device_name(tmp_path, bob) != name
    assert device_name(tmp_path, alice) == name
    # fault 32
    for damaged in ("{", "[]", '{"alice@a.example": 5}'):
        (tmp_path / DEVICES).write_text(damaged)
        assert device_name(tmp_path, alice).startswith("Gharial.")
