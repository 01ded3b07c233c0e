"""The demo's tour, as a stranger without a display starts it: two Gharials, a message each way, a file verified."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

DEMO = Path(__file__).resolve().parent.parent.parent / "packaging" / "demo" / "demo.py"


@pytest.mark.timeout(300)
def test_bob_gets_alices_file(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment["TMPDIR"] = str(tmp_path)
    pictures = tmp_path / "pictures"
    done = subprocess.run(
        [sys.executable, str(DEMO), "--pictures", str(pictures)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    digests = re.findall(r"\b[0-9a-f]{64}\b", done.stdout)
    assert len(digests) == 2 and digests[0] == digests[1]
    seen = {path.name for path in pictures.glob("*.png") if path.stat().st_size > 1000}
    assert {"alice-roster.png", "alice-chat.png", "alice-transfers.png", "bob-asked-offer.png"} <= seen
    assert [path.name for path in tmp_path.iterdir()] == ["pictures"], "the demo did not tidy up"
    assert "Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_sender_is_killed_and_bob_has_it_all_the_same(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment["TMPDIR"] = str(tmp_path)
    pictures = tmp_path / "pictures"
    done = subprocess.run(
        [sys.executable, str(DEMO), "--resume", "--pictures", str(pictures)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(re.findall(r"\b[0-9a-f]{64}\b", done.stdout)) == 1
    seen = {path.name for path in pictures.glob("*-transfers.png") if path.stat().st_size > 1000}
    assert seen == {f"resume-{part}-transfers.png" for part in ("1-receiving", "2-sender-killed", "3-verified")}
