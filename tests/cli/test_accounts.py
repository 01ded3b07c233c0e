"""Stored accounts from the command line: add, list, remove, and sending with one."""

import sqlite3
import stat
from pathlib import Path

import pytest

from gharial.cli.stored_accounts import ask_password, read_password
from gharial.model.failures import LocalFileProblem, PasswordMissing
from gharial.model.jid import Jid
from prosody_server import ProsodyServer
from tests.cli.terminal import Run, Terminal
from tests.support.accounts import PASSWORD, unique_user

NO_KEYRING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}


@pytest.fixture
def terminal(prosody: ProsodyServer, tmp_path: Path) -> Terminal:
    return Terminal(prosody, tmp_path)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


def add(terminal: Terminal, user: str, profile: Path, *arguments: str, password_file: Path | None = None) -> Run:
    login = terminal.login(user)
    login[login.index("--password-file") + 1] = str(password_file or terminal.password_file)
    # `account add` takes the address without --jid.
    return Run("account", "add", login[1], *login[2:], "--profile", profile, *arguments, environment=NO_KEYRING)


def listed(profile: Path) -> list[str]:
    with Run("account", "list", "--json", "--profile", profile) as run:
        assert run.end() == 0
    return [event["jid"] for event in run.events]


def test_add_list_send_remove(prosody: ProsodyServer, terminal: Terminal, profile: Path, tmp_path: Path) -> None:
    alice, bob = unique_user("alice"), unique_user("bob")
    for user, other in ((alice, bob), (bob, alice)):
        prosody.add_account(user, PASSWORD)
        prosody.add_roster(user, {other: other})
    assert listed(profile) == []
    assert not profile.exists(), "looking creates nothing"
    with add(terminal, alice, profile, "--keep", "file") as adding:
        assert adding.end() == 0, adding.errors
    assert listed(profile) == [f"{alice}@{prosody.host}"]
    kept = next(profile.rglob("passwords.json"))
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600

    file = tmp_path / "file.bin"
    file.write_bytes(b"x" * 5000)
    (tmp_path / "in").mkdir()
    with terminal.receive(bob, tmp_path / "in", "--count", "1") as receiving:
        with Run("send", f"{bob}@{prosody.host}", file, "--json", "--profile", profile) as sending:
            assert sending.end() == 0, sending.lines
        assert receiving.end() == 0
    (resource,) = (
        row[0] for row in sqlite3.connect(next(profile.rglob("*.sqlite"))).execute("SELECT resource FROM account")
    )
    assert resource
    # A Gharial that runs with this profile keeps its connection: this one called itself otherwise.
    assert sending.told("online")[0]["jid"].partition("/")[2] not in ("", resource)

    with Run("account", "remove", f"{alice}@{prosody.host}", "--profile", profile) as removing:
        assert removing.end() == 0
    assert listed(profile) == []
    assert not list(profile.rglob("passwords.json"))
    with Run("account", "remove", f"{alice}@{prosody.host}", "--profile", profile) as removing:
        assert removing.end() == 1
    assert "is not stored here" in removing.errors


def test_a_wrong_password_is_not_stored(
    prosody: ProsodyServer, terminal: Terminal, profile: Path, tmp_path: Path
) -> None:
    user = unique_user("alice")
    prosody.add_account(user, PASSWORD)
    wrong = tmp_path / "wrong"
    wrong.write_text("nonsense\n")
    with add(terminal, user, profile, "--keep", "file", password_file=wrong) as adding:
        assert adding.end() == 4
    assert "does not know" in adding.errors
    assert listed(profile) == []


def test_without_a_keyring_nothing_is_stored_and_the_way_out_is_named(
    prosody: ProsodyServer, terminal: Terminal, profile: Path
) -> None:
    user = unique_user("alice")
    prosody.add_account(user, PASSWORD)
    with add(terminal, user, profile) as adding:
        assert adding.end() == 1
    assert "--keep file" in adding.errors
    assert listed(profile) == []


def test_which_account_must_be_clear(terminal: Terminal, profile: Path, tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_text("x")
    with Run("send", "bob@b.example", file, "--profile", profile) as sending:
        assert sending.end() == 2
    assert "gharial account add" in sending.errors
    for user in ("one", "two"):
        with add(terminal, user, profile, "--keep", "ask", "--no-check") as adding:
            assert adding.end() == 0
    with Run("send", "bob@b.example", file, "--profile", profile) as sending:
        assert sending.end() == 2
    assert "--account: one@river.example, two@river.example" in sending.errors
    with Run("send", "bob@b.example", file, "--profile", profile, "--account", "x@x", "--json") as sending:
        assert sending.end() == 4
    assert sending.events[0]["reason"] == "unknown-account"
    with Run("send", "b@b", file, "--profile", profile, "--account", "one@river.example", "--json") as sending:
        assert sending.end() == 4
    assert sending.events[0]["reason"] == "password-missing"


def test_the_password_is_the_first_line(tmp_path: Path) -> None:
    path = tmp_path / "pw"
    path.write_text(" with blanks \r\nsecond\n")
    assert read_password(path) == " with blanks "
    for content in (b"", b"\n", b"\xff\xfe"):
        path.write_bytes(content)
        with pytest.raises(LocalFileProblem):
            read_password(path)
    with pytest.raises(LocalFileProblem) as missing:
        read_password(tmp_path / "gone")
    assert missing.value.fault == "vanished"


def test_nobody_is_asked_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    with pytest.raises(PasswordMissing):
        ask_password(Jid("a@b"), lambda prompt: asked.append(prompt) or "")
    assert asked == []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert ask_password(Jid("a@b/c"), lambda prompt: asked.append(prompt) or "secret") == "secret"
    assert asked == ["Password of a@b: "]
    with pytest.raises(PasswordMissing):
        ask_password(Jid("a@b"), lambda _prompt: "")


def test_an_address_that_the_terminal_cannot_show_is_still_listed(terminal: Terminal, profile: Path) -> None:
    with add(
        terminal, "krokodil-\N{LATIN SMALL LETTER O WITH DIAERESIS}", profile, "--keep", "ask", "--no-check"
    ) as run:
        assert run.end() == 0, run.errors
    environment = {"PYTHONIOENCODING": "ascii"}
    with Run("account", "list", "--profile", profile, environment=environment) as listing:
        assert listing.end() == 0, listing.errors
    assert listing.lines == [f"krokodil-\\xf6@{terminal.server.host}\n"]
