"""What windows remember is written soon after it changed, and outlives a program that is killed (fault 1)."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gharial.backend.service import Service
from gharial.model.account import AccountSettings, PasswordKeeping
from gharial.model.jid import Jid
from gharial.paths import Profile
from gharial.ui import session_file
from gharial.ui.session_file import SessionFile
from tests.support.waiting import until

ALICE = "alice@river.example"
SOON = """
import sys
from gharial.ui import session_file
from gharial.ui.chat import conversation
session_file.EVERY_MS = conversation.DRAFT_MS = 100
from gharial.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_file, "EVERY_MS", 20)


async def test_a_change_is_written_by_itself_and_nothing_is_when_nothing_changed(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "folder" / "session.json"
    session = SessionFile(path)
    asked: list[bool] = []

    def keep() -> None:
        asked.append(True)
        session.keep("roster", "here")

    session.writing.connect(keep)
    session.touch()
    session.touch()
    await until(path.exists)
    assert json.loads(path.read_text("utf-8")) == {"roster": "here"}
    assert asked == [True], "two changes, one writing"
    path.unlink()
    session.touch()
    await until(lambda: len(asked) == 2)
    session.close()
    assert not path.exists(), "it would have been the same"


async def test_the_end_writes_at_once_and_what_comes_after_it_is_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    session = SessionFile(path)
    session.keep("roster", "there")
    session.close()
    assert SessionFile(path).value("roster") == "there"
    session.keep("roster", "gone")
    session.touch()
    session.close()
    assert SessionFile(path).value("roster") == "there"


@pytest.mark.parametrize("text", [b"", b"[1]", b"{", b"\xff\xfe", b"[" * 100_000, b"null"])
def test_a_damaged_file_is_as_none(qtbot: QtBot, tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "session.json"
    path.write_bytes(text)
    session = SessionFile(path)
    assert session.value("roster") is None
    session.keep("roster", "here")
    session.close()
    assert SessionFile(path).value("roster") == "here"


def test_a_place_that_cannot_be_written_to_ends_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("a file")
    session = SessionFile(tmp_path / "in the way" / "session.json")
    session.keep("roster", "here")
    session.close()
    assert (tmp_path / "in the way").read_text() == "a file"


async def with_an_account(folder: Path) -> Profile:
    """A profile that nobody signs in to."""
    profile = Profile.under(folder)
    service = Service(profile)
    await service.start()
    settings = AccountSettings(Jid(ALICE), keep_password=PasswordKeeping.ASK, enabled=False)
    await service.accounts.add(settings, "unused")
    await service.stop()
    return profile


def start(folder: Path, *what: str) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    return subprocess.Popen([sys.executable, "-c", SOON, "--profile", str(folder), *what], env=environment)


def kept(profile: Profile) -> dict[str, Any]:
    path = profile.config / "session.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


def drafts(profile: Profile) -> list[str]:
    with sqlite3.connect(profile.database) as database:
        return [row[0] for row in database.execute("SELECT draft FROM conversations WHERE draft != ''")]


def owner(profile: Profile) -> int:
    """The process that has claimed the profile; that of a killed one is taken away first."""
    try:
        lines = (profile.state / "running.lock").read_text("utf-8").splitlines()
    except FileNotFoundError:
        return 0
    return int(lines[0]) if lines else 0


def wait(process: "subprocess.Popen[bytes]", condition: Any) -> None:
    deadline = time.monotonic() + 100
    while not condition():
        assert process.poll() is None, "it ended by itself"
        assert time.monotonic() < deadline, "the condition did not become true in time"
        time.sleep(0.02)


async def test_a_killed_program_comes_back_with_its_windows_and_drafts(tmp_path: Path) -> None:
    profile = await with_an_account(tmp_path)
    with start(tmp_path, "--transfers", "xmpp:bob@river.example?message;body=Half%20a%20sen") as first:
        try:
            wait(first, lambda: kept(profile).get("transfers") and kept(profile).get("conversations"))
            wait(first, lambda: drafts(profile))
        finally:
            first.send_signal(signal.SIGKILL)
    assert kept(profile)["conversations"] == [f"{ALICE} bob@river.example"]
    assert {"roster", "chat", "transfers"} <= set(kept(profile)["places"])
    assert drafts(profile) == ["Half a sen"]
    with start(tmp_path) as second:
        try:
            wait(second, lambda: owner(profile) == second.pid)
            # What it writes is what it shows: with another conversation opened, Bob's is still there, and so the list.
            wait(second, lambda: start(tmp_path, "xmpp:carol@river.example").wait(60) == 0)
            wait(second, lambda: len(kept(profile)["conversations"]) == 2)
            assert kept(profile)["conversations"] == [f"{ALICE} bob@river.example", f"{ALICE} carol@river.example"]
            assert kept(profile)["transfers"] is True
            second.send_signal(signal.SIGTERM)
            assert second.wait(60) == 0
        finally:
            second.kill()
    assert drafts(profile) == ["Half a sen"]
