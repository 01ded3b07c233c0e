"""What was typed after `gharial`, read into values; argparse says what is wrong and ends with status 2."""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from gharial.model.account import PasswordKeeping
from gharial.model.failures import MalformedJid
from gharial.model.jid import Jid, parse_jid
from gharial.model.transfer import Kind
from gharial.model.value import dataclass

METHOD_NAMES = ("si", "jingle", "share", "oob", "upload")
_SPEED = re.compile(r"(?P<number>[0-9]{1,15}(?:\.[0-9]{1,6})?)(?P<unit>[kKmMgG]?)(?:i?[bB])?(?:/s)?")
_FACTORS = {"": 1, "K": 1000, "M": 1_000_000, "G": 1_000_000_000}
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
    parser = _parser()
    typed, left = parser.parse_known_args(arguments)
    if left and (typed.command != "send" or any(one.startswith("-") for one in left)):
        parser.error(f"unrecognized arguments: {' '.join(left)}")
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
            parser.error("TO and FILE are missing: whom to send what")
        try:
            to = [_jid(files.pop(0))]
        except argparse.ArgumentTypeError as error:
            parser.error(f"argument TO: {error}")
    if not files:
        parser.error("FILE is missing: what to send")
    return Send(common, tuple(dict.fromkeys(to)), tuple(map(Path, files)), typed.upload)


def _account(parser: argparse.ArgumentParser, typed: argparse.Namespace) -> Command:
    if typed.action == "list":
        return ListAccounts(typed.profile, typed.json, typed.verbose)
    if typed.action == "remove":
        return RemoveAccount(typed.profile, typed.jid, typed.verbose)
    host, port = typed.server or (None, None)
    login = Login(typed.profile, None, typed.jid, typed.password_file, host, port, typed.ca_file)
    if not typed.jid.user:
        parser.error(f"{typed.jid} is a server, not an account; an address looks like name@server")
    return AddAccount(login, typed.jid, PasswordKeeping(typed.keep), not typed.no_check, typed.verbose)


def _login(parser: argparse.ArgumentParser, typed: argparse.Namespace) -> Login:
    if typed.jid is None:
        for name in ("server", "ca_file"):
            if getattr(typed, name) is not None:
                parser.error(f"--{name.replace('_', '-')} needs --jid; a stored account has its own")
    else:
        if typed.account is not None:
            parser.error("--jid signs in without a stored account, so --account cannot go with it")
        if typed.password_file is None:
            parser.error("--jid needs --password-file")
        if not typed.jid.user:
            parser.error(f"{typed.jid} is a server, not an account; an address looks like name@server")
    host, port = typed.server or (None, None)
    return Login(typed.profile, typed.account, typed.jid, typed.password_file, host, port, typed.ca_file)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="gharial", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    shared = _shared()
    send = commands.add_parser(
        "send",
        parents=[shared],
        allow_abbrev=False,
        usage="gharial send [OPTION...] TO FILE...\n       gharial send [OPTION...] --to TO [--to TO...] FILE...",
        help="send files and folders to contacts",
        description="Send files and folders to contacts, or with a full address to one of their devices. Exit "
        "status: 0 all arrived, 1 failed, 2 usage, 3 declined, 4 no connection or login, 130 interrupted.",
    )
    send.add_argument("files", nargs="*", metavar="TO FILE", help="their address, and what to send")
    send.add_argument("--to", type=_jid, action="append", metavar="TO", help="an address; again for more people")
    send.add_argument(
        "--upload",
        action="store_true",
        help="a copy on your server, with a link to it, is a way like the others; otherwise none is left there",
    )
    receive = commands.add_parser(
        "receive",
        parents=[shared],
        allow_abbrev=False,
        help="take files into a folder",
        description="Take files and folders into a folder: from --from, otherwise from contacts, and with --jid "
        "from anybody. Exit status: 0 all arrived, 1 failed, 2 usage, 4 no connection or login, 130 interrupted.",
    )
    receive.add_argument("--into", type=Path, required=True, metavar="DIR", help="the folder; it must exist")
    receive.add_argument("--from", type=_jid, dest="sender", metavar="JID", help="take files from them alone")
    receive.add_argument("--count", type=_count, metavar="N", help="end after N files; otherwise when interrupted")
    _account_parser(commands)
    return parser


def _shared() -> "_Parser":
    shared = _Parser(add_help=False)
    login = shared.add_argument_group("who signs in")
    login.add_argument("--account", type=_bare_jid, metavar="JID", help="the stored account, where there are several")
    _profile(login)
    login.add_argument("--jid", type=_bare_jid, metavar="JID", help="an account for this run alone; nothing is stored")
    _server(login)
    ways = shared.add_argument_group("how files travel")
    ways.add_argument(
        "--method",
        type=_one_of(METHOD_NAMES),
        action="extend",
        metavar="NAME",
        help=f"try and take only these: {', '.join(METHOD_NAMES)}; repeat or part by commas",
    )
    kinds = {kind.value: kind for kind in Kind}
    ways.add_argument(
        "--via",
        type=lambda text: [kinds[name] for name in _one_of(tuple(kinds))(text)],
        action="extend",
        metavar="NAME",
        help=f"use only these: {', '.join(kinds)}; repeat or part by commas",
    )
    shared.add_argument("--timeout", type=_seconds, metavar="SECONDS", help="give up after so long without progress")
    shared.add_argument("--limit", type=_speed, metavar="SPEED", help="bytes a second, such as 500K or 2M")
    shared.add_argument(
        "--state",
        type=Path,
        metavar="DIR",
        help="keep there what is unfinished: after a break or a crash, the same command goes on where it was",
    )
    shared.add_argument(
        "--json",
        action="store_true",
        help="one JSON object a line; its event is online, offer, attempt, progress, waiting, done or failed",
    )
    _verbose(shared)
    return shared


def _account_parser(commands: "argparse._SubParsersAction[_Parser]") -> None:
    account = commands.add_parser("account", allow_abbrev=False, help="add, list or remove stored accounts")
    actions = account.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", allow_abbrev=False, help="store an account; asks for the password")
    add.add_argument("jid", type=_bare_jid, metavar="JID")
    _server(add)
    keepings = [keeping.value for keeping in PasswordKeeping]
    add.add_argument(
        "--keep",
        choices=keepings,
        default=PasswordKeeping.KEYRING.value,
        help="where the password stays: the system's keyring, a file readable by you alone, or nowhere",
    )
    add.add_argument("--no-check", action="store_true", help="do not try to sign in first")
    show = actions.add_parser("list", allow_abbrev=False, help="list the stored accounts")
    show.add_argument("--json", action="store_true", help="one JSON object a line")
    remove = actions.add_parser("remove", allow_abbrev=False, help="forget an account and its password")
    remove.add_argument("jid", type=_bare_jid, metavar="JID")
    for parser in (add, show, remove):
        _profile(parser)
        _verbose(parser)


def _profile(parser: "argparse._ActionsContainer") -> None:
    parser.add_argument("--profile", type=Path, metavar="DIR", help="where accounts are kept")


def _server(parser: "argparse._ActionsContainer") -> None:
    parser.add_argument("--password-file", type=Path, metavar="FILE", help="its first line is the password")
    parser.add_argument("--server", type=_address, metavar="HOST:PORT", help="instead of what the address leads to")
    parser.add_argument("--ca-file", type=Path, metavar="PEM", help="trust what this authority signed")


def _verbose(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--verbose", action="store_true", help="say on the error output what happens inside")


class _Parser(argparse.ArgumentParser):
    """argparse quotes foreign text as it came; here it is made safe for a terminal first."""

    def error(self, message: str) -> NoReturn:
        super().error("".join(char if char.isprintable() or char == " " else "\ufffd" for char in message))


def _jid(text: str) -> Jid:
    try:
        return parse_jid(text)
    except MalformedJid as error:
        raise argparse.ArgumentTypeError(f"“{text[:200]}” is no address; one looks like alice@river.example") from error


def _bare_jid(text: str) -> Jid:
    return Jid(_jid(text).bare)


def _address(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if host.startswith("[") and host.endswith("]"):
        host = host[1:-1]
    elif ":" in host:
        raise argparse.ArgumentTypeError("an IPv6 address goes in brackets: [2001:db8::1]:5222")
    if not colon or not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise argparse.ArgumentTypeError(f"“{text[:200]}” is not HOST:PORT")
    return host, int(port)


def _one_of(names: Sequence[str]) -> "_Names":
    return _Names(tuple(names))


@dataclass(frozen=True, slots=True)
class _Names:
    """Reads names parted by commas; every one must be known."""

    known: tuple[str, ...]

    def __call__(self, text: str) -> list[str]:
        found = [name.strip() for name in text.split(",") if name.strip()]
        for name in found:
            if name not in self.known:
                raise argparse.ArgumentTypeError(f"“{name[:50]}” is none of {', '.join(self.known)}")
        if not found:
            raise argparse.ArgumentTypeError(f"one of {', '.join(self.known)} is missing")
        return found


def _speed(text: str) -> int:
    """ "500K" is 500,000 bytes a second."""
    found = _SPEED.fullmatch(text.strip())
    speed = round(float(found["number"]) * _FACTORS[found["unit"].upper()]) if found else 0
    if not 0 < speed < 10**15:
        raise argparse.ArgumentTypeError(f"“{text[:50]}” is no speed; one looks like 500K or 2.5M, in bytes a second")
    return speed


def _count(text: str) -> int:
    try:
        count = int(text)
    except ValueError:
        count = 0
    if count < 1:
        raise argparse.ArgumentTypeError(f"“{text[:50]}” is no number from 1 on")
    return count


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 10_000_000:
        raise argparse.ArgumentTypeError(f"“{text[:50]}” is no number of seconds above 0")
    return seconds
