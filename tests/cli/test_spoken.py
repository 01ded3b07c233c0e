"""The program as a process, in the language of its environment: terminals, pipes, encodings, and what programs read."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from prosody_server import ProsodyServer
from tests.cli.terminal import Terminal, english, program
from tests.support.accounts import PASSWORD, unique_user

MISSING = ["send", "bob@b.example", "/no/such/file"]


def said(compiled: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    done = subprocess.run(
        [*program(compiled), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
        env=english({"LANG": "", **environment}),
    )
    assert b"Traceback" not in done.stderr, done.stderr
    return done


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"LANG": "de_DE.UTF-8"}, "/no/such/file: ist nicht da."),
        ({"LANG": "zh_CN.UTF-8"}, "/no/such/file：不存在。"),
        ({"LANG": "ar"}, "/no/such/file: غير موجود."),
        ({"LANG": "C.UTF-8"}, "/no/such/file: is not there."),
        ({"LANG": "tlh_KX.UTF-8"}, "/no/such/file: is not there."),
        ({"LANG": "C.UTF-8", "LC_ALL": "de_AT.UTF-8", "LANGUAGE": "fr:ar"}, "/no/such/file: غير موجود."),
    ],
)
def test_a_sentence_in_the_language_of_the_environment(compiled: Path, environment: dict[str, str], words: str) -> None:
    """The locales need not be installed here, and in a container they are not."""
    done = said(compiled, *MISSING, PYTHONUTF8="1", **environment)
    assert done.returncode == 1
    assert done.stderr.decode() == f"{words}\n", "and nothing that turns directions goes into a pipe"
    assert done.stdout == b""


def test_help_of_commands_and_windows(compiled: Path) -> None:
    for arguments, words in (
        (["send", "--help"], "Aufruf: gharial send"),
        (["account", "add", "--help"], "Optionen:"),
        (["--help"], "Ohne Fenster: gharial send, gharial receive, gharial account"),
    ):
        done = said(compiled, *arguments, LANG="de_DE.UTF-8", PYTHONUTF8="1", COLUMNS="120")
        assert done.returncode == 0
        assert words in done.stdout.decode()


def test_what_programs_read_is_the_same_in_every_language(compiled: Path) -> None:
    told = {said(compiled, *MISSING, "--json", LANG=name, PYTHONUTF8="1").stdout for name in ("C", "de", "zh_CN", "ar")}
    assert len(told) == 1
    event = json.loads(told.pop())
    assert event == {
        "event": "failed",
        "reason": "local-file-problem",
        "detail": "/no/such/file: is not there.",
    }


@pytest.mark.parametrize(
    ("encoding", "name", "words"),
    [
        ("ascii", "zh_CN", b'gharial: error: argument TO: "\\u4e2d x" is no address'),
        ("ascii", "de", b'gharial: error: argument TO: "\\u4e2d x" is no address'),
        ("latin-1", "de", b'gharial: Fehler: Argument AN: "\\u4e2d x" ist keine Adresse'),
        ("gbk", "zh_CN", "收件人: “中 x”不是地址".encode("gbk")),
        ("utf-8", "ar", "TO: ليس “中 x” عنوانًا".encode()),
    ],
)
def test_a_terminal_of_another_encoding(compiled: Path, encoding: str, name: str, words: bytes) -> None:
    done = said(compiled, "send", "中 x", "f", LANG=name, PYTHONIOENCODING=encoding, PYTHONUTF8="1")
    assert done.returncode == 2
    assert words in done.stderr
    # Umlauts that the encoding has, in the help that has them.
    helped = said(compiled, "receive", "--help", LANG=name, PYTHONIOENCODING=encoding, PYTHONUTF8="1")
    assert helped.returncode == 0
    assert helped.stdout.decode(encoding).count("\n") > 20
    assert ("für diesen Lauf".encode(encoding, "replace") in helped.stdout) == (encoding == "latin-1")


def test_a_terminal_is_told_which_way_words_run(compiled: Path) -> None:
    """Only where they run from the right, and only a terminal: whole lines, and what others wrote in them."""
    for name, marked in (("ar", True), ("de", False)):
        ours, theirs = pty.openpty()
        try:
            status = subprocess.run(
                [*program(compiled), *MISSING],
                stdin=subprocess.DEVNULL,
                stdout=theirs,
                stderr=theirs,
                timeout=120,
                check=False,
                env=english({"LANG": name, "PYTHONUTF8": "1"}),
            ).returncode
            line = os.read(ours, 10_000).decode().removesuffix("\r\n")
        finally:
            os.close(ours)
            os.close(theirs)
        assert status == 1
        if marked:
            assert line == "\u2067\u2068/no/such/file\u2069: غير موجود.\u2069"
        else:
            assert line == "/no/such/file: ist nicht da."


@pytest.mark.parametrize("arguments", [["send", "--help"], ["--help"], ["--version"]])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_nobody_reads_what_is_said(compiled: Path, arguments: list[str], unbuffered: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*program(compiled), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=120,
            check=False,
            env=english({"LANG": "zh_CN", "PYTHONUTF8": "1", "PYTHONUNBUFFERED": unbuffered}),
        )
    finally:
        os.close(writing)
    assert done.returncode in (0, 1)
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_in_a_sentence(compiled: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*program(compiled), "send", "--help"],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=120,
            check=False,
            env=english({"LANG": "de", "PYTHONUTF8": "1", "PYTHONUNBUFFERED": ""}),
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("gharial: die Ausgabe lässt sich nicht schreiben: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a display always")
def test_without_a_display_the_windows_say_so_and_end(compiled: Path, tmp_path: Path) -> None:
    nowhere = {
        "XDG_SESSION_TYPE": "tty",
        "DISPLAY": "",
        "WAYLAND_DISPLAY": "",
        "WAYLAND_SOCKET": "",
        "QT_QPA_PLATFORM": "",
    }
    profile = str(tmp_path / "profile")
    done = said(compiled, "--profile", profile, LANG="de", PYTHONUTF8="1", **nowhere)
    assert done.returncode == 1
    assert done.stderr.decode() == (
        "gharial: für Fenster fehlt ein Bildschirm; ohne gehen: gharial send, gharial receive, gharial account\n"
    )


def test_a_file_in_german(compiled: Path, prosody: ProsodyServer, tmp_path: Path) -> None:
    terminal = Terminal(prosody, tmp_path)
    alice, bob = unique_user("alice"), unique_user("bob")
    for user, other in ((alice, bob), (bob, alice)):
        prosody.add_account(user, PASSWORD)
        prosody.add_roster(user, {other: other})
    file = tmp_path / "{Grüße} %n.txt"
    file.write_bytes(b"x" * 5000)
    into = tmp_path / "in"
    into.mkdir()
    spoken = {"LANG": "de_DE.UTF-8", "PYTHONUTF8": "1"}
    with terminal.receive(bob, into, "--count", "1", json=False, environment=spoken, compiled=compiled) as receiving:
        with terminal.send(alice, bob, file, json=False, environment=spoken, compiled=compiled) as sending:
            assert sending.end() == 0, sending.errors
        assert receiving.end() == 0, receiving.errors
    assert sending.lines[0].startswith(f"{file.name} an {bob}@{prosody.host}/")
    assert receiving.lines[0].startswith(f"{into / file.name} von {alice}@{prosody.host}/")
    for run in (sending, receiving):
        assert " empfangen: 5.0 kB in " in run.lines[0] or " gesendet: 5.0 kB in " in run.lines[0]
        assert run.lines[0].endswith(", geprüft.\n")
        assert "Angemeldet als " in run.errors
    assert f"{file.name} (5.0 kB) wurde {bob}@" in sending.errors
