"""What was typed after `gharial`, read into values; argparse says what is wrong and ends with status 2."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from gharial.cli import typed_values
from gharial.cli.help_page import own_word
from gharial.cli.language import translate
from gharial.cli.lines import filled
from gharial.cli.parser import command_parser
from gharial.model.account import PasswordKeeping
from gharial.model.jid import Jid
from gharial.model.transfer import Kind
from gharial.model.value import dataclass

ANSWER_TIMEOUT_S = 300.0
"""How long `send` waits for a person by default."""


@dataclass(frozen=True, slots=True)
class Login:
    """Who signs in: a stored account, or with `jid` one for this run alone."""

    profile: Path | None = None
    account: Jid | None = None
    jid: Jid | None = None
    password_file: Path | None = None
    host: str | None = None
    port: int | None = None
    ca_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Common:
    """What `send` and `receive` share."""

    login: Login
    methods: frozenset[str] | None
    kinds: frozenset[Kind] | None
    timeout_s: float | None
    json: bool
    verbose: bool
    state: Path | None = None
    """Where what is unfinished is kept, so that the same command goes on with it."""
    limit: int = 0
    """Bytes per second; 0: as fast as it goes."""


@dataclass(frozen=True, slots=True)
class Send:
    """`gharial send TO FILE...`, `gharial send --to TO [--to TO...] FILE...`"""

    common: Common
    to: tuple[Jid, ...]
    files: tuple[Path, ...]
    upload: bool = False
    """A copy on the server needs no leave."""


@dataclass(frozen=True, slots=True)
class Receive:
    """`gharial receive --into DIR`"""

    common: Common
    into: Path
    sender: Jid | None
    count: int | None


@dataclass(frozen=True, slots=True)
class AddAccount:
    """`gharial account add JID`"""

    login: Login
    jid: Jid
    keep: PasswordKeeping
    check: bool
    verbose: bool


@dataclass(frozen=True, slots=True)
class ListAccounts:
    """`gharial account list`"""

    profile: Path | None
    json: bool
    verbose: bool


@dataclass(frozen=True, slots=True)
class RemoveAccount:
    """`gharial account remove JID`"""

    profile: Path | None
    jid: Jid
    verbose: bool


Command = Send | Receive | AddAccount | ListAccounts | RemoveAccount


def read_arguments(arguments: Sequence[str]) -> Command:
    """Ends with SystemExit(2) and a line about what is wrong, or SystemExit(0) after --help."""
    parser = command_parser()
    typed, left = parser.parse_known_args(arguments)
    if left and (typed.command != "send" or any(one.startswith("-") for one in left)):
        parser.error(own_word("unrecognized arguments: %s") % " ".join(left))
    if left:
        # argparse takes what stands before the first option alone; files may stand anywhere.
        typed.files += left
    if typed.command == "account":
        return _account(parser, typed)
    login = _login(parser, typed)
    common = Common(
        login,
        frozenset(typed.method) if typed.method else None,
        frozenset(typed.via) if typed.via else None,
        ANSWER_TIMEOUT_S if typed.timeout is None and typed.command == "send" else typed.timeout,
        typed.json,
        typed.verbose,
        typed.state,
        typed.limit or 0,
    )
    if typed.command == "send":
        return _send(parser, typed, common)
    return Receive(common, typed.into, typed.sender, typed.count)


def _send(parser: argparse.ArgumentParser, typed: argparse.Namespace, common: Common) -> Send:
    """Without --to the first thing typed is the address."""
    to, files = list(typed.to or ()), list(typed.files)
    if not to:
        if not files:
            parser.error(translate("terminal", "TO and FILE are missing: whom to send what"))
        try:
            to = [typed_values.jid(files.pop(0))]
        except argparse.ArgumentTypeError as error:
            named = {"argument_name": translate("terminal", "TO"), "message": str(error)}
            parser.error(own_word("argument %(argument_name)s: %(message)s") % named)
    if not files:
        parser.error(translate("terminal", "FILE is missing: what to send"))
    return Send(common, tuple(dict.fromkeys(to)), tuple(map(Path, files)), typed.upload)


def _account(parser: argparse.ArgumentParser, typed: argparse.Namespace) -> Command:
    if typed.action == "list":
        return ListAccounts(typed.profile, typed.json, typed.verbose)
    if typed.action == "remove":
        return RemoveAccount(typed.profile, typed.jid, typed.verbose)
    host, port = typed.server or (None, None)
    login = Login(typed.profile, None, typed.jid, typed.password_file, host, port, typed.ca_file)
    if not typed.jid.user:
        parser.error(_no_account(typed.jid))
    return AddAccount(login, typed.jid, PasswordKeeping(typed.keep), not typed.no_check, typed.verbose)


def _login(parser: argparse.ArgumentParser, typed: argparse.Namespace) -> Login:
    if typed.jid is None:
        for name in ("server", "ca_file"):
            if getattr(typed, name) is not None:
                words = translate("terminal", "{option} needs --jid; a stored account has its own")
                parser.error(filled(words, option=f"--{name.replace('_', '-')}"))
    else:
        if typed.account is not None:
            words = translate("terminal", "--jid signs in without a stored account, so --account cannot go with it")
            parser.error(words)
        if typed.password_file is None:
            parser.error(translate("terminal", "--jid needs --password-file"))
        if not typed.jid.user:
            parser.error(_no_account(typed.jid))
    host, port = typed.server or (None, None)
    return Login(typed.profile, typed.account, typed.jid, typed.password_file, host, port, typed.ca_file)


def _no_account(jid: Jid) -> str:
    words = translate("terminal", "{address} is a server, not an account; an address looks like name@server")
    return filled(words, address=jid)
