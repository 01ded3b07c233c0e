"""The program as a process, in the language of its environment: terminals, pipes, encodings, and what programs read."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from prosody_server import ProsodyServer
from tests.cli.terminal import Terminal, english, program, translated
from tests.support.accounts import PASSWORD, unique_user

FOREIGN = "\u2068/no/such/file\u2069"
QUOTES = str.maketrans("“”„", '"""')
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
    ("environment", "name"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "ar"}, "ar"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "tlh_KX.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8", "LC_ALL": "de_AT.UTF-8", "LANGUAGE": "fr:ar"}, "ar"),
    ],
)
def test_a_sentence_in_the_language_of_the_environment(compiled: Path, environment: dict[str, str], name: str) -> None:
    """The locales need not be installed here, and in a container they are not."""
    done = said(compiled, *MISSING, PYTHONUTF8="1", **environment)
    assert done.returncode == 1
    words = translated(compiled, name, "{path}: is not there.").format(path="/no/such/file")
    assert done.stderr.decode() == f"{words}\n", "and nothing that turns directions goes into a pipe"
    assert done.stdout == b""


def test_help_of_commands_and_windows(compiled: Path) -> None:
    usage, options = (translated(compiled, "de", source, "argparse") for source in ("usage: ", "options"))
    commands = "gharial send, gharial receive, gharial account"
    without = translated(compiled, "de", "Without windows: {commands} (each with --help).").format(commands=commands)
    for arguments, words in (
        (["send", "--help"], f"{usage}gharial send"),
        (["account", "add", "--help"], f"\n{options}:\n"),
        (["--help"], without),
    ):
        done = said(compiled, *arguments, LANG="de_DE.UTF-8", PYTHONUTF8="1", COLUMNS="160")
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
    ("encoding", "name", "heard"),
    [("ascii", "zh_CN", "en"), ("ascii", "de", "en"), ("latin-1", "de", "de"), ("gbk", "zh_CN", "zh_CN")],
)
def test_a_terminal_of_another_encoding(compiled: Path, encoding: str, name: str, heard: str) -> None:
    """It is spoken to in English where it lacks the letters; of what others wrote it gets numbers for what it lacks."""
    done = said(compiled, "send", "\u0e01 x", "f", LANG=name, PYTHONIOENCODING=encoding, PYTHONUTF8="1")
    assert done.returncode == 2
    words = translated(compiled, heard, "“{text}” is no address; one looks like alice@river.example")
    plain = done.stderr.decode(encoding).translate(QUOTES)
    assert words.translate(QUOTES).format(text="\\u0e01 x") in plain
    helped = said(compiled, "receive", "--help", LANG=name, PYTHONIOENCODING=encoding, PYTHONUTF8="1")
    assert helped.returncode == 0
    text = helped.stdout.decode(encoding)
    assert translated(compiled, heard, "the folder; it must exist") in text
    assert "\\" not in text


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
        words = translated(compiled, name, "{path}: is not there.")
        if marked:
            assert line == f"\u2067{words.format(path=FOREIGN)}\u2069"
        else:
            assert line == words.format(path="/no/such/file")


def test_what_the_library_notes_before_there_is_a_log_stays_out_of_sight() -> None:
    """Without its compiled part it says at once that it is slow."""
    code = (
        "import logging; from gharial.main import main; main(['send', '--help']);"
        "logging.getLogger('slixmpp.stringprep').warning('slower')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=120, check=True, env=english())
    assert done.stdout.startswith(b"usage: gharial send")
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("arguments", "unbuffered"), [(["send", "--help"], ""), (["send", "--help"], "1"), (["--help"], "")]
)
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
    words = translated(compiled, "de", "the output cannot be written: {reason}")
    assert done.stderr.decode().startswith(f"gharial: {words.partition('{')[0]}")
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
    words = translated(compiled, "de", "there is no display for windows; these work without: {commands}")
    commands = "gharial send, gharial receive, gharial account"
    assert done.stderr.decode() == f"gharial: {words.format(commands=commands)}\n"


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
    facts = translated(compiled, "de", "{size} in {time}, {speed}/s, verified")
    for run, words, subject, peer in (
        (sending, "Sent {name} to {peer}: {facts}.", {"name": file.name}, f"{bob}@{prosody.host}/"),
        (receiving, "Received {path} from {peer}: {facts}.", {"path": into / file.name}, f"{alice}@{prosody.host}/"),
    ):
        pattern = pattern_of(translated(compiled, "de", words), **subject, peer=From(peer), facts=From(""))
        assert re.fullmatch(pattern, run.lines[0].rstrip("\n")), run.lines
        assert re.search(pattern_of(facts, size="5.0 kB", time=From(""), speed=From("")), run.lines[0])
        assert re.search(
            pattern_of(translated(compiled, "de", "Signed in as {account}."), account=From("")), run.errors
        )
    size = translated(compiled, "en", "{name} ({size})").format(name=file.name, size="5.0 kB")
    assert size in sending.errors


class From(str):
    """A fact of which only the beginning is known."""


def pattern_of(words: str, **facts: object) -> str:
    """A regular expression for a sentence with these facts."""
    parts = re.split(r"\{(\w+)\}", words)
    found = []
    for index, part in enumerate(parts):
        fact = facts[part] if index % 2 else part
        found.append(re.escape(str(fact)) + (".*" if isinstance(fact, From) else ""))
    return "".join(found)
