"""What may be typed, and what is refused with status 2."""

from pathlib import Path

import pytest

from gharial.cli.arguments import (
    AddAccount,
    Command,
    ListAccounts,
    Receive,
    RemoveAccount,
    Send,
    read_arguments,
)
from gharial.cli.commands import main
from gharial.model.account import PasswordKeeping
from gharial.model.jid import Jid
from gharial.model.transfer import Kind

ONE_OFF = ["--jid", "alice@a.example", "--password-file", "pw"]


def typed(line: str) -> Command:
    return read_arguments(line.split())


def test_send_with_everything() -> None:
    command = typed(
        "send bob@b.example/desk a b --jid alice@a.example --password-file pw --server [::1]:5222 --ca-file ca.pem "
        "--method si,jingle --method oob --via inband --via socks5-direct,socks5-proxy "
        "--timeout 2.5 --json --verbose"
    )
    assert isinstance(command, Send)
    assert (command.to, command.files) == ((Jid("bob@b.example/desk"),), (Path("a"), Path("b")))
    assert command.common.methods == {"si", "jingle", "oob"}
    assert command.common.kinds == {Kind.INBAND, Kind.SOCKS5_DIRECT, Kind.SOCKS5_PROXY}
    assert (command.common.timeout_s, command.common.json, command.common.verbose) == (2.5, True, True)
    login = command.common.login
    assert (login.jid, login.host, login.port) == (Jid("alice@a.example"), "::1", 5222)
    assert (login.password_file, login.ca_file) == (Path("pw"), Path("ca.pem"))


def test_several_people_a_limit_and_a_place_for_what_is_unfinished() -> None:
    command = typed(
        "send a --to bob@b.example b --to carol@b.example --to bob@b.example --limit 1.5M --state s --upload"
    )
    assert isinstance(command, Send)
    assert command.to == (Jid("bob@b.example"), Jid("carol@b.example"))
    assert command.files == (Path("a"), Path("b"))
    assert (command.common.limit, command.common.state, command.upload) == (1_500_000, Path("s"), True)
    receiving = typed("receive --into d --limit 500K --state s")
    assert isinstance(receiving, Receive)
    assert (receiving.common.limit, receiving.common.state) == (500_000, Path("s"))


@pytest.mark.parametrize(
    ("text", "speed"), [("1000", 1000), ("500k", 500_000), ("2MB/s", 2_000_000), ("0.5G", 500_000_000), ("1KiB", 1000)]
)
def test_speeds(text: str, speed: int) -> None:
    command = read_arguments(["receive", "--into", "d", "--limit", text])
    assert isinstance(command, Receive)
    assert command.common.limit == speed


def test_what_holds_when_nothing_is_said() -> None:
    sending = read_arguments(["send", "bob@b.example", "a"])
    receiving = read_arguments(["receive", "--into", "d"])
    assert isinstance(sending, Send)
    assert isinstance(receiving, Receive)
    assert sending.common.timeout_s == 300
    assert receiving.common.timeout_s is None
    assert receiving.common.methods is receiving.common.kinds is receiving.count is receiving.sender is None
    assert receiving.common.login.profile is receiving.common.login.account is None


def test_receive_from_somebody() -> None:
    command = typed("receive --into d --from Bob@B.example --count 3 --account a@a.example/x --profile p")
    assert isinstance(command, Receive)
    assert (command.sender, command.count) == (Jid("bob@b.example"), 3)
    assert command.common.login.account == Jid("a@a.example")
    assert command.common.login.profile == Path("p")


def test_accounts() -> None:
    adding = read_arguments(["account", "add", "alice@a.example", "--server", "h:1", "--keep", "file", "--no-check"])
    assert isinstance(adding, AddAccount)
    assert (adding.jid, adding.keep, adding.check) == (Jid("alice@a.example"), PasswordKeeping.FILE, False)
    assert (adding.login.host, adding.login.port) == ("h", 1)
    assert read_arguments(["account", "list", "--json"]) == ListAccounts(None, True, False)
    assert read_arguments(["account", "remove", "a@a.example"]) == RemoveAccount(None, Jid("a@a.example"), False)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["send"], "TO"),
        (["send", "bob@b.example"], "FILE"),
        (["send", "a b@c", "f"], "no address"),
        (["send", "", "f"], "no address"),
        (["send", "b@b", "f", "--via", "pigeon"], "none of socks5-direct"),
        (["send", "b@b", "f", "--method", ","], "is missing"),
        (["send", "b@b", "f", "--method", "si,smtp"], "none of si"),
        (["send", "b@b", "f", "--timeout", "0"], "above 0"),
        (["send", "b@b", "f", "--timeout", "nan"], "above 0"),
        (["send", "b@b", "f", "--time", "3"], "unrecognized"),
        (["send", "b@b", "f", *ONE_OFF, "--server", "host"], "HOST:PORT"),
        (["send", "b@b", "f", *ONE_OFF, "--server", "host:99999"], "HOST:PORT"),
        (["send", "b@b", "f", *ONE_OFF, "--server", "host:٣"], "HOST:PORT"),
        (["send", "b@b", "f", *ONE_OFF, "--server", "::1:5222"], "brackets"),
        (["send", "b@b", "f", *ONE_OFF, "--account", "a@a"], "--account"),
        (["send", "b@b", "f", "--jid", "a@a"], "--password-file"),
        (["send", "b@b", "f", "--jid", "a.example", "--password-file", "p"], "is a server"),
        (["send", "b@b", "f", "--server", "h:1"], "needs --jid"),
        (["send", "b@b", "f", "--ca-file", "c"], "needs --jid"),
        (["send", "--to", "b@b"], "FILE"),
        (["send", "--to", "a b@c", "f"], "no address"),
        (["send", "b@b", "f", "--limit", "0"], "no speed"),
        (["send", "b@b", "f", "--limit", "fast"], "no speed"),
        (["send", "b@b", "f", "--limit", "-5"], "argument"),
        (["send", "b@b", "f", "--limit", "1e9"], "no speed"),
        (["receive"], "--into"),
        (["receive", "--into", "d", "--count", "0"], "from 1 on"),
        (["receive", "--into", "d", "--count", "x"], "from 1 on"),
        (["account"], "ACTION"),
        (["account", "add", "a.example"], "is a server"),
        (["account", "add", "a@a", "--keep", "sticky-note"], "sticky-note"),
        (["send", "\x1b[31m@\u202eb", "f"], "no address"),
    ],
)
def test_usage(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert said in output.err
    assert output.out == ""
    assert "\x1b" not in output.err
    assert "\u202e" not in output.err


def test_help_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["send", "--help"]) == 0
    assert "--via" in capsys.readouterr().out
