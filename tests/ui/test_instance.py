"""One program per profile; a second start hands over and ends (security 53)."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from gharial.ui.instance import LONGEST, Instance, Request

_OTHER = """
import os, sys
from pathlib import Path
from gharial.ui.instance import Instance, Request
print("asks")
files = (Path("/tmp/a b.txt"), Path(os.fsdecode(b"/tmp/\\xff")))
print(Instance(Path(sys.argv[1])).hand_over(Request(files, ("xmpp:bob@river.example",), True)))
"""


def test_only_one_claims_a_profile_and_the_next_one_may_after_it(qapp: object, tmp_path: Path) -> None:
    first, second = Instance(tmp_path), Instance(tmp_path)
    assert first.claim()
    assert not second.claim()
    first.listen()
    first.close()
    assert second.claim()
    second.listen()
    second.close()


def test_a_second_start_hands_over(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path)
    assert first.claim()
    first.listen()
    request = Request((Path("/tmp/a b.txt"), Path(os.fsdecode(b"/tmp/\xff"))), ("xmpp:bob@river.example",), True)
    heard: list[Request] = []
    first.asked.connect(heard.append)
    other = subprocess.Popen([sys.executable, "-c", _OTHER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    qtbot.waitUntil(lambda: bool(heard) and other.poll() is not None, timeout=60_000)
    assert heard == [request]
    assert other.communicate()[0].split() == ["asks", "True"]
    first.close()


def test_a_second_start_waits_until_the_first_one_shows_itself(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path)
    assert first.claim()
    heard: list[Request] = []
    first.asked.connect(heard.append)
    other = subprocess.Popen([sys.executable, "-u", "-c", _OTHER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None and other.stdout.readline() == "asks\n"
    assert other.poll() is None
    first.listen()
    qtbot.waitUntil(lambda: bool(heard) and other.poll() is not None, timeout=60_000)
    assert other.communicate()[0].strip() == "True"
    first.close()


def test_a_profile_with_a_long_path_hands_over_too(qtbot: QtBot, tmp_path: Path) -> None:
    state = tmp_path / ("long" * 30) / "state"
    first = Instance(state)
    assert first.claim()
    first.listen()
    heard: list[Request] = []
    first.asked.connect(heard.append)
    other = subprocess.Popen([sys.executable, "-c", _OTHER, str(state)], stdout=subprocess.PIPE, text=True)
    qtbot.waitUntil(lambda: bool(heard) and other.poll() is not None, timeout=60_000)
    assert other.communicate()[0].split() == ["asks", "True"]
    far = Path(first._name())
    assert stat.S_IMODE(far.parent.stat().st_mode) == 0o700
    first.close()
    assert not far.parent.exists()
    assert [one.name for one in state.iterdir()] == []


def test_nobody_else_can_open_the_socket(qapp: object, tmp_path: Path) -> None:
    first = Instance(tmp_path)
    assert first.claim()
    first.listen()
    assert first._server is not None
    mode = Path(first._server.fullServerName()).stat().st_mode
    assert stat.S_ISSOCK(mode) and not mode & 0o077
    first.close()


def test_nonsense_and_floods_are_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path)
    assert first.claim()
    first.listen()
    heard: list[Request] = []
    first.asked.connect(heard.append)
    wrong = (b"{}\n", b"[1]\n", b'{"files": [1], "links": []}\n', b'{"files": ["a\\u0000"], "links": []}\n')
    for words in (*wrong, b"\xff\n", b"x" * (LONGEST + 1)):
        socket = QLocalSocket()
        socket.connectToServer(first._name())
        assert socket.waitForConnected(30_000)
        socket.write(words)
        socket.flush()
        qtbot.waitUntil(
            lambda one=socket: one.state() is QLocalSocket.LocalSocketState.UnconnectedState,  # type: ignore[misc]
            timeout=30_000,
        )
    assert heard == []
    assert not first._received
    first.close()


def test_without_a_program_nothing_is_taken(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gharial.ui.instance.LISTENS_MS", 100)
    assert not Instance(tmp_path).hand_over(Request())


def test_a_folder_nobody_can_write_to_is_no_other_program(qapp: object) -> None:
    alone = Instance(Path("/proc/self"))
    assert alone.claim()
    alone.close()
