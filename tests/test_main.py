"""Starting the windows as a process, where the start itself goes wrong."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest


def start(profile: Path) -> "subprocess.Popen[str]":
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "gharial", "--profile", str(profile)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def interrupted(process: "subprocess.Popen[str]") -> str:
    """Ask it to end, once it hears that; returns its error output. A second word would meet the end of the program."""
    process.send_signal(signal.SIGTERM)
    return process.communicate(timeout=60)[1]


def test_a_profile_that_is_a_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    profile.write_text("in the way")
    with start(profile) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        rest = interrupted(process)
    assert said.startswith("gharial: ") and str(profile) in said
    assert "Traceback" not in said + rest
    assert process.returncode == 1
    assert profile.read_text() == "in the way"


@pytest.mark.parametrize("name", ["plain", "with spaces and ü"])
def test_a_fresh_profile_starts_and_ends_quietly(tmp_path: Path, name: str) -> None:
    with start(tmp_path / name) as process:
        deadline = time.monotonic() + 60
        while not (tmp_path / name / "data" / "gharial.sqlite").exists() and time.monotonic() < deadline:
            assert process.poll() is None
            time.sleep(0.02)
        rest = interrupted(process)
    assert rest == ""
    assert process.returncode == 0


def test_help_and_version_need_no_display() -> None:
    for option in ("--help", "--version"):
        done = subprocess.run([sys.executable, "-m", "gharial", option], capture_output=True, text=True, check=True)
        assert "harial" in done.stdout


def test_a_second_start_hands_over_to_the_first(tmp_path: Path) -> None:
    with start(tmp_path / "profile") as first:
        deadline = time.monotonic() + 60
        while not (tmp_path / "profile" / "data" / "gharial.sqlite").exists() and time.monotonic() < deadline:
            assert first.poll() is None
            time.sleep(0.02)
        with start(tmp_path / "profile") as second:
            assert second.wait(60) == 0
        assert first.poll() is None
        rest = interrupted(first)
    assert rest == ""
    assert first.returncode == 0


def test_what_no_first_window_needs_is_imported_after_it() -> None:
    words = (
        "import gharial.backend.service, qasync, PySide6.QtWidgets, linecache, sys, gharial.main as program\n"
        "program._spare_sources()\n"
        "import gharial.ui.application, gharial.ui.instance, gharial.ui.requests, gharial.ui.shell\n"
        "print(' '.join([*sys.modules, *linecache.cache]))"
    )
    loaded = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True).stdout.split()
    assert "gharial.ui.roster.window" in loaded
    assert not {"slixmpp", "PySide6.QtNetwork", "gharial.ui.chat.window", "gharial.ui.transfers.window"} & set(loaded)
    # The text of our own modules was read by nobody.
    assert not [one for one in loaded if one.endswith("roster/window.py")]
