"""Passwords: where they are kept, who can read them, and what happens without a keyring (security 53)."""

import json
import os
import shutil
import stat
import subprocess
import sys
import types
from pathlib import Path
from typing import ClassVar

import keyring.backend
import keyring.errors
import pytest
from keyring.backends import fail

from gharial.backend.storage.secrets import Secrets
from gharial.model.account import PasswordKeeping
from gharial.model.failures import KeyringProblem
from gharial.model.jid import Jid

ALICE, BOB = Jid("alice@river.example"), Jid("bob@river.example")
FILE, KEYRING, ASK = PasswordKeeping.FILE, PasswordKeeping.KEYRING, PasswordKeeping.ASK


class Ring(keyring.backend.KeyringBackend):
    """A keyring in memory; `trouble` is what every call raises."""

    priority: ClassVar[float] = 1  # type: ignore[assignment]

    def __init__(self, trouble: Exception | None = None) -> None:
        self.trouble = trouble
        self.kept: dict[tuple[str, str], str] = {}

    def _look(self) -> None:
        if self.trouble is not None:
            raise self.trouble

    def get_password(self, service: str, username: str) -> str | None:
        self._look()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._look()
        self.kept[(service, username)] = password

    def delete_password(self, service: str, username: str) -> None:
        self._look()
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


async def test_the_file_is_for_the_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    secrets = Secrets(folder, Ring())
    before = os.umask(0)
    try:
        await secrets.store(ALICE, "one", FILE)
        await secrets.store(BOB, "zwei ü", FILE)
    finally:
        os.umask(before)
    (path,) = files(folder)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert await Secrets(folder, Ring()).password(ALICE, FILE) == "one"
    assert await Secrets(folder, Ring()).password(BOB, FILE) == "zwei ü"
    await secrets.forget(ALICE, FILE)
    assert await secrets.password(ALICE, FILE) is None
    await secrets.forget(BOB, FILE)
    assert files(folder) == []


async def test_a_file_readable_by_others_is_made_private_again(tmp_path: Path) -> None:
    secrets = Secrets(tmp_path, Ring())
    await secrets.store(ALICE, "one", FILE)
    (path,) = files(tmp_path)
    path.chmod(0o644)
    assert await secrets.password(ALICE, FILE) == "one"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_who_must_ask_keeps_nothing(tmp_path: Path) -> None:
    ring = Ring()
    secrets = Secrets(tmp_path, ring)
    await secrets.store(ALICE, "one", ASK)
    assert await secrets.password(ALICE, ASK) is None
    assert files(tmp_path) == [] and ring.kept == {}


async def test_the_keyring_leaves_no_file(tmp_path: Path) -> None:
    ring = Ring()
    secrets = Secrets(tmp_path, ring)
    await secrets.store(ALICE, "one", FILE)
    await secrets.store(ALICE, "one", KEYRING)
    assert await secrets.password(ALICE, KEYRING) == "one"
    assert files(tmp_path) == []
    await secrets.forget(ALICE, KEYRING)
    await secrets.forget(ALICE, KEYRING)
    assert ring.kept == {}


@pytest.mark.parametrize(
    "trouble",
    [
        keyring.errors.NoKeyringError(),
        keyring.errors.InitError(),
        keyring.errors.KeyringLocked(),
        keyring.errors.PasswordSetError(),
        RuntimeError("of a library below"),
    ],
)
async def test_a_keyring_in_trouble_is_said(tmp_path: Path, trouble: Exception) -> None:
    secrets = Secrets(tmp_path, Ring(trouble))
    with pytest.raises(KeyringProblem):
        await secrets.store(ALICE, "one", KEYRING)
    with pytest.raises(KeyringProblem):
        await secrets.password(ALICE, KEYRING)
    await secrets.forget(ALICE, KEYRING)
    assert files(tmp_path) == []


async def test_without_any_keyring_nothing_falls_back_to_a_file(tmp_path: Path) -> None:
    with pytest.raises(KeyringProblem):
        await Secrets(tmp_path, fail.Keyring()).store(ALICE, "one", KEYRING)  # type: ignore[no-untyped-call]
    assert files(tmp_path) == []


async def test_a_plain_keyring_is_refused_alone_and_in_a_chain(tmp_path: Path) -> None:
    plain = type("PlaintextKeyring", (Ring,), {"__module__": "keyrings.alt.file"})()
    chain = Ring()
    chain.backends = [plain]  # type: ignore[attr-defined]
    for ring in (plain, chain):
        with pytest.raises(KeyringProblem) as problem:
            await Secrets(tmp_path, ring).store(ALICE, "one", KEYRING)
        assert "keyrings.alt" in problem.value.detail and ring.kept == {}


async def test_a_damaged_file_has_no_passwords(tmp_path: Path) -> None:
    for text in ("{", "[]", "\0"):
        (tmp_path / "passwords.json").write_text(text)
        assert await Secrets(tmp_path, Ring()).password(ALICE, FILE) is None


def _in_session(tmp_path: Path, script: str) -> "subprocess.CompletedProcess[str]":
    for name in ("home", "run"):
        (tmp_path / name).mkdir(mode=0o700)
    root = Path(__file__).parents[3]
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path / "home"),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "PYTHONPATH": str(root / "app"),
    }
    program = f"{sys.executable} {Path(__file__).with_name('keyring_session.py')} {tmp_path / 'profile'}"
    return subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script.format(program=program)],
        env=env, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


needs_keyring = pytest.mark.skipif(
    shutil.which("dbus-run-session") is None or shutil.which("gnome-keyring-daemon") is None,
    reason="dbus-run-session and gnome-keyring-daemon are not both installed",
)


@needs_keyring
def test_a_real_keyring_keeps_and_forgets(tmp_path: Path) -> None:
    unlock = "printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null && {program}"
    done = _in_session(tmp_path, unlock)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"before": None, "stored": "pä ss", "other": None, "after": None}
    assert files(tmp_path / "profile") == [] if (tmp_path / "profile").exists() else True


@needs_keyring
def test_a_session_without_a_keyring_says_so(tmp_path: Path) -> None:
    done = _in_session(tmp_path, "{program}")
    assert done.returncode == 0, done.stderr
    assert set(json.loads(done.stdout)) == {"problem"}


def test_the_module_is_the_only_one_that_knows_keyring() -> None:
    assert isinstance(keyring, types.ModuleType)
    app = Path(__file__).parents[3] / "app"
    users = [path.name for path in app.rglob("*.py") if "import keyring" in path.read_text()]
    assert users == ["secrets.py"]
