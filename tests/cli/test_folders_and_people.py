"""Folders, several people at once, and limits, from the command line."""

import os
import time
from pathlib import Path

import pytest

from prosody_server import ProsodyServer
from tests.cli.terminal import Terminal
from tests.support.accounts import PASSWORD, unique_user


@pytest.fixture
def terminal(prosody: ProsodyServer, tmp_path: Path) -> Terminal:
    return Terminal(prosody, tmp_path)


@pytest.fixture
def people(prosody: ProsodyServer) -> tuple[str, str, str]:
    """Alice, who has Bob and Carol in her roster."""
    alice, bob, carol = unique_user("alice"), unique_user("bob"), unique_user("carol")
    for user in (alice, bob, carol):
        prosody.add_account(user, PASSWORD)
    prosody.add_roster(alice, {bob: bob, carol: carol})
    for user in (bob, carol):
        prosody.add_roster(user, {alice: alice})
    return alice, bob, carol


def folder_at(path: Path) -> Path:
    path.mkdir()
    return path


def test_a_folder_arrives(terminal: Terminal, people: tuple[str, str, str], tmp_path: Path) -> None:
    alice, bob, _ = people
    tree = folder_at(tmp_path / "holiday")
    (tree / "2026").mkdir()
    (tree / "2026" / "a.jpg").write_bytes(os.urandom(70_000))
    (tree / "read me.txt").write_text("hello")
    into = folder_at(tmp_path / "in")
    with terminal.receive(bob, into, "--count", "1") as receiving, terminal.send(alice, bob, tree) as sending:
        assert sending.end() == receiving.end() == 0, sending.lines + receiving.lines
    assert (into / "holiday" / "2026" / "a.jpg").read_bytes() == (tree / "2026" / "a.jpg").read_bytes()
    assert (into / "holiday" / "read me.txt").read_text() == "hello"
    assert receiving.told("offer")[0]["entries"] == 2
    assert sending.told("done")[0]["entries"] == 2


def test_one_file_to_two_people(terminal: Terminal, people: tuple[str, str, str], tmp_path: Path) -> None:
    alice, bob, carol = people
    file = tmp_path / "a.bin"
    file.write_bytes(os.urandom(200_000))
    folders = [folder_at(tmp_path / name) for name in ("bob", "carol")]
    with (
        terminal.receive(bob, folders[0], "--count", "1") as first,
        terminal.receive(carol, folders[1], "--count", "1") as second,
        terminal.send(alice, (bob, carol), file) as sending,
    ):
        assert sending.end() == 0, sending.lines
        assert first.end() == second.end() == 0
    for folder in folders:
        assert (folder / "a.bin").read_bytes() == file.read_bytes()
    peers = {done["peer"].partition("@")[0] for done in sending.told("done")}
    assert peers == {bob, carol}


def test_one_who_is_away_does_not_keep_the_other_waiting(
    terminal: Terminal, people: tuple[str, str, str], tmp_path: Path
) -> None:
    alice, bob, carol = people
    file = tmp_path / "a.bin"
    file.write_bytes(os.urandom(1000))
    into = folder_at(tmp_path / "in")
    with (
        terminal.receive(bob, into, "--count", "1") as receiving,
        terminal.send(alice, (bob, carol), file, timeout=12) as sending,
    ):
        assert receiving.end() == 0
        assert sending.end() == 1
    assert [one["peer"].partition("@")[0] for one in sending.told("failed")] == [carol]
    assert sending.told("failed")[0]["reason"] == "peer-gone"


def test_a_limit_holds(terminal: Terminal, people: tuple[str, str, str], tmp_path: Path) -> None:
    alice, bob, _ = people
    file = tmp_path / "a.bin"
    file.write_bytes(os.urandom(3_000_000))
    into = folder_at(tmp_path / "in")
    began = time.monotonic()
    with (
        terminal.receive(bob, into, "--count", "1") as receiving,
        terminal.send(alice, bob, file, limit="1M") as sending,
    ):
        assert sending.end() == receiving.end() == 0
    assert time.monotonic() - began > 1.8
    assert sending.told("done")[0]["seconds"] > 1.5
