"""`gharial send` and `gharial receive` as two processes on a real server."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from prosody_server import ProsodyServer
from tests.cli.terminal import Terminal
from tests.support.accounts import PASSWORD, unique_user


@pytest.fixture
def terminal(prosody: ProsodyServer, tmp_path: Path) -> Terminal:
    return Terminal(prosody, tmp_path)


@pytest.fixture
def friends(prosody: ProsodyServer) -> tuple[str, str]:
    """Two accounts in each other's rosters."""
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


def make(path: Path, size: int) -> Path:
    path.write_bytes(os.urandom(size))
    return path


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("kind", "size"), [("socks5-direct", 3_000_000), ("raw-udp", 3_000_000), ("inband", 300_000), ("inband", 0)]
)
def test_a_file_arrives(
    terminal: Terminal, friends: tuple[str, str], into: Path, tmp_path: Path, kind: str, size: int
) -> None:
    alice, bob = friends
    file = make(tmp_path / "a picture.bin", size)
    with terminal.receive(bob, into, "--count", "1") as receiving, terminal.send(alice, bob, file, via=kind) as sending:
        assert sending.end() == 0, sending.lines
        assert receiving.end() == 0, receiving.lines
    digest = sha256(file)
    assert sha256(into / file.name) == digest
    for run, path in ((sending, file), (receiving, into / file.name)):
        (done,) = run.told("done")
        assert done == {
            "event": "done",
            "path": str(path),
            "bytes": size,
            "sha256": digest,
            "verified": True,
            "seconds": done["seconds"],
            "method": "jingle",
            "bytestream": kind,
            "peer": done["peer"],
        }
        assert done["seconds"] >= 0
        assert [event["bytestream"] for event in run.told("attempt")] == [kind]
        assert run.events[0]["event"] == "online"
    assert receiving.told("offer")[0]["name"] == file.name


def test_two_files_one_after_the_other_and_a_name_that_is_taken(
    terminal: Terminal, friends: tuple[str, str], into: Path, tmp_path: Path
) -> None:
    alice, bob = friends
    files = [make(tmp_path / name, 10_000) for name in ("one.txt", "two.txt")]
    (into / "one.txt").write_text("mine")
    with terminal.receive(bob, into, "--count", "2") as receiving, terminal.send(alice, bob, *files) as sending:
        assert sending.end() == receiving.end() == 0
    assert (into / "one.txt").read_text() == "mine"
    assert sorted(Path(event["path"]).name for event in receiving.told("done")) == ["one (2).txt", "two.txt"]
    assert sha256(into / "one (2).txt") == sha256(files[0])


def test_receiving_goes_on_until_it_is_interrupted(
    terminal: Terminal, friends: tuple[str, str], into: Path, tmp_path: Path
) -> None:
    alice, bob = friends
    with terminal.receive(bob, into) as receiving:
        for name in ("one", "two"):
            with terminal.send(alice, bob, make(tmp_path / name, 1000)) as sending:
                assert sending.end() == 0
        receiving.interrupt()
        assert receiving.end() == 130
    assert len(receiving.told("done")) == 2


def test_a_person_reads_sentences(terminal: Terminal, friends: tuple[str, str], into: Path, tmp_path: Path) -> None:
    alice, bob = friends
    file = make(tmp_path / "letter.txt", 1234)
    with (
        terminal.receive(bob, into, "--count", "1", json=False) as receiving,
        terminal.send(alice, bob, file, json=False) as sending,
    ):
        assert sending.end() == receiving.end() == 0
    assert "".join(sending.lines).startswith(f"Sent letter.txt to {bob}@")
    assert "1.2 kB" in sending.lines[-1]
    assert "verified." in sending.lines[-1]
    assert "".join(receiving.lines).startswith(f"Received {into / 'letter.txt'} from {alice}@")
    assert "Signed in as" in sending.errors
    assert "Offered letter.txt (1.2 kB)" in sending.errors


def test_who_is_not_wanted_is_declined(
    terminal: Terminal, friends: tuple[str, str], into: Path, tmp_path: Path
) -> None:
    alice, bob = friends
    file = make(tmp_path / "spam", 1000)
    with (
        terminal.receive(bob, into, "--from", "carol@river.example") as receiving,
        terminal.send(alice, bob, file) as sending,
    ):
        assert sending.end() == 3
        assert sending.told("failed")[0]["reason"] == "declined"
        receiving.interrupt()
        assert receiving.end() == 130
    assert list(into.iterdir()) == []
    assert receiving.told("offer") == []


def test_ctrl_c_in_the_middle_cancels_on_both_sides(
    terminal: Terminal, friends: tuple[str, str], into: Path, tmp_path: Path
) -> None:
    alice, bob = friends
    file = make(tmp_path / "long.bin", 60_000_000)
    with (
        terminal.receive(bob, into, "--count", "1") as receiving,
        terminal.send(alice, bob, file, via="inband") as sending,
    ):
        sending.until("progress")
        sending.interrupt()
        assert sending.end() == 130
        assert receiving.end() == 1
    assert sending.told("failed")[0]["reason"] == "cancelled"
    assert receiving.told("failed")[0]["reason"] == "cancelled"
    assert list(into.iterdir()) == []
    moments = sending.told("progress")
    assert all(event["size"] == 60_000_000 for event in moments)


def test_nobody_there_within_the_timeout(terminal: Terminal, friends: tuple[str, str], tmp_path: Path) -> None:
    alice, bob = friends
    with terminal.send(alice, bob, make(tmp_path / "x", 10), timeout=6) as sending:
        assert sending.end() == 1
    assert sending.told("failed") == [
        {"event": "failed", "reason": "peer-gone", "detail": f"{bob}@river.example is offline."}
    ]


def test_nothing_comes_within_the_timeout(terminal: Terminal, friends: tuple[str, str], into: Path) -> None:
    with terminal.receive(friends[1], into, timeout=6) as receiving:
        assert receiving.end() == 1
    assert receiving.told("failed")[0]["reason"] == "timed-out"


def test_a_stranger_with_a_full_address(prosody: ProsodyServer, terminal: Terminal, into: Path, tmp_path: Path) -> None:
    alice, bob = unique_user("alice"), unique_user("bob")
    for user in (alice, bob):
        prosody.add_account(user, PASSWORD)
    file = make(tmp_path / "x", 1000)
    with terminal.receive(bob, into, "--count", "1") as receiving:
        address = receiving.until("online")["jid"]
        with terminal.send(alice, address, file) as sending:
            assert sending.end() == 0
        assert receiving.end() == 0
    assert sha256(into / "x") == sha256(file)
    ways = {one["bytestream"] for one in sending.told("attempt")}
    assert ways <= {"socks5-proxy", "inband"}, "a stranger learns no address"


def test_a_direct_way_to_a_stranger_is_asked_for_by_name(
    prosody: ProsodyServer, terminal: Terminal, into: Path, tmp_path: Path
) -> None:
    alice, bob = unique_user("alice"), unique_user("bob")
    for user in (alice, bob):
        prosody.add_account(user, PASSWORD)
    file = make(tmp_path / "x", 1000)
    with terminal.receive(bob, into, "--count", "1", via="socks5-direct") as receiving:
        address = receiving.until("online")["jid"]
        with terminal.send(alice, address, file, via="socks5-direct") as sending:
            assert sending.end() == 0, sending.lines
        assert receiving.end() == 0
    assert sending.told("done")[0]["bytestream"] == "socks5-direct"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"password_file": "wrong"}, "wrong-password"),
        ({"server": "127.0.0.1:1"}, "connection-refused"),
        ({"server": "no-such-host.invalid:5222"}, "unknown-host"),
        ({"ca_file": "other.pem"}, "certificate-problem"),
    ],
)
def test_no_login_is_status_4(
    terminal: Terminal, friends: tuple[str, str], tmp_path: Path, changes: dict[str, str], reason: str
) -> None:
    (tmp_path / "wrong").write_text("not the password\n")
    other = ProsodyServer(tmp_path / "other")
    (tmp_path / "other.pem").write_bytes(other.ca_file.read_bytes())
    given = {name: tmp_path / value if "server" not in name else value for name, value in changes.items()}
    with terminal.send(friends[0], friends[1], make(tmp_path / "x", 10), **given) as sending:
        assert sending.end() == 4, sending.lines
    assert [event["reason"] for event in sending.told("failed")] == [reason]
    assert sending.told("online") == []


@pytest.mark.parametrize(("name", "reason"), [("gone.bin", "local-file-problem"), ("pipe", "local-file-problem")])
def test_a_file_that_cannot_be_sent(
    terminal: Terminal, friends: tuple[str, str], tmp_path: Path, name: str, reason: str
) -> None:
    os.mkfifo(tmp_path / "pipe")
    with terminal.send(friends[0], friends[1], tmp_path / name) as sending:
        assert sending.end() == 1
    (failed,) = sending.events
    assert failed["reason"] == reason
    assert str(tmp_path) in failed["detail"]


def test_a_folder_that_is_none(terminal: Terminal, friends: tuple[str, str], tmp_path: Path) -> None:
    with terminal.receive(friends[0], tmp_path / "nowhere") as receiving:
        assert receiving.end() == 1
    assert receiving.events[0]["detail"] == f"{tmp_path / 'nowhere'}: is not a folder."


def test_whoever_reads_the_lines_may_go(terminal: Terminal, friends: tuple[str, str], into: Path) -> None:
    command = [sys.executable, "-m", "gharial", "receive", "--into", str(into), "--json", *terminal.login(friends[1])]
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    finally:
        os.close(writing)
    assert done.returncode == 1
    assert done.stderr == ""


def test_no_qt_and_no_password_in_sight(terminal: Terminal, friends: tuple[str, str], into: Path) -> None:
    program = (
        "import sys; from gharial.main import main; status = main(sys.argv[1:]);"
        "print(sorted(name for name in sys.modules if name.startswith(('PySide6', 'shiboken6', 'qasync'))));"
        "sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "receive", "--into", into, "--timeout", "1", *terminal.login(friends[1])],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == "[]\n"
    assert PASSWORD not in done.stderr
