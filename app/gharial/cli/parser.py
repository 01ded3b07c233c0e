"""The grammar of the command line, with what its help says; read anew for each run, in the language of that moment."""

import argparse
from pathlib import Path

from gharial.cli import typed_values
from gharial.cli.help_page import Parser, cells, own_word
from gharial.cli.language import translate
from gharial.cli.lines import filled
from gharial.model.account import PasswordKeeping
from gharial.model.transfer import Kind

METHOD_NAMES = ("si", "jingle", "share", "oob", "upload")


def command_parser() -> Parser:
    """The parser of `gharial send`, `receive` and `account`."""
    parser = Parser(prog="gharial")
    #: Stands in the help for what is typed there, as DIR and the others in capitals.
    commands = parser.add_subparsers(dest="command", required=True, metavar=translate("terminal", "COMMAND"))
    shared = _shared()
    send = commands.add_parser(
        "send",
        parents=[shared],
        usage=_send_usage(),
        help=translate("terminal", "send files and folders to contacts"),
        description=translate(
            "terminal",
            "Send files and folders to contacts, or with a full address to one of their devices. Exit status: 0 all "
            "arrived, 1 failed, 2 usage, 3 declined, 4 no connection or login, 130 interrupted.",
        ),
    )
    send.add_argument(
        "files",
        nargs="*",
        metavar=translate("terminal", "TO FILE"),
        help=translate("terminal", "their address, and what to send"),
    )
    send.add_argument(
        "--to",
        type=typed_values.jid,
        action="append",
        #: Stands for the address of whom to send something.
        metavar=translate("terminal", "TO"),
        help=translate("terminal", "an address; again for more people"),
    )
    send.add_argument(
        "--upload",
        action="store_true",
        help=translate(
            "terminal",
            "a copy on your server, with a link to it, is a way like the others; otherwise none is left there",
        ),
    )
    receive = commands.add_parser(
        "receive",
        parents=[shared],
        help=translate("terminal", "take files into a folder"),
        description=translate(
            "terminal",
            "Take files and folders into a folder: from --from, otherwise from contacts, and with --jid from anybody. "
            "Exit status: 0 all arrived, 1 failed, 2 usage, 4 no connection or login, 130 interrupted.",
        ),
    )
    receive.add_argument(
        "--into",
        type=Path,
        required=True,
        metavar=_folder(),
        help=translate("terminal", "the folder; it must exist"),
    )
    receive.add_argument(
        "--from",
        type=typed_values.jid,
        dest="sender",
        metavar="JID",
        help=translate("terminal", "take files from them alone"),
    )
    receive.add_argument(
        "--count",
        type=typed_values.count,
        metavar="N",
        help=translate("terminal", "end after N files; otherwise when interrupted"),
    )
    _account_parser(commands)
    return parser


def _send_usage() -> str:
    # Under each other, however long the word before them is.
    margin = " " * cells(own_word("usage: "))
    ways = (
        #: How `gharial send` is typed; the words are those of the help, OPTION, TO and FILE.
        translate("terminal", "[OPTION...] TO FILE..."),
        #: How `gharial send` is typed; the words are those of the help, OPTION, TO and FILE.
        translate("terminal", "[OPTION...] --to TO [--to TO...] FILE..."),
    )
    return f"\n{margin}".join(f"gharial send {way}" for way in ways)


def _shared() -> Parser:
    shared = Parser(add_help=False)
    #: A heading of the help.
    login = shared.add_argument_group(translate("terminal", "who signs in"))
    login.add_argument(
        "--account",
        type=typed_values.bare_jid,
        metavar="JID",
        help=translate("terminal", "the stored account, where there are several"),
    )
    _profile(login)
    login.add_argument(
        "--jid",
        type=typed_values.bare_jid,
        metavar="JID",
        help=translate("terminal", "an account for this run alone; nothing is stored"),
    )
    _server(login)
    #: A heading of the help.
    ways = shared.add_argument_group(translate("terminal", "how files travel"))
    ways.add_argument(
        "--method",
        type=typed_values.one_of(METHOD_NAMES),
        action="extend",
        metavar=_name(),
        help=filled(
            translate("terminal", "try and take only these: {names}; repeat or part by commas"),
            names=", ".join(METHOD_NAMES),
        ),
    )
    kinds = {kind.value: kind for kind in Kind}
    ways.add_argument(
        "--via",
        type=lambda text: [kinds[name] for name in typed_values.one_of(tuple(kinds))(text)],
        action="extend",
        metavar=_name(),
        help=filled(translate("terminal", "use only these: {names}; repeat or part by commas"), names=", ".join(kinds)),
    )
    shared.add_argument(
        "--timeout",
        type=typed_values.seconds,
        metavar=translate("terminal", "SECONDS"),
        help=translate("terminal", "give up after so long without progress"),
    )
    shared.add_argument(
        "--limit",
        type=typed_values.speed,
        metavar=translate("terminal", "SPEED"),
        help=translate("terminal", "bytes a second, such as 500K or 2M"),
    )
    shared.add_argument(
        "--state",
        type=Path,
        metavar=_folder(),
        help=translate(
            "terminal",
            "keep there what is unfinished: after a break or a crash, the same command goes on where it was",
        ),
    )
    shared.add_argument(
        "--json",
        action="store_true",
        help=filled(
            #: "event" is a key of the object, and the names are what it can be.
            translate("terminal", "one JSON object a line; its “event” is one of {names}"),
            names="online, offer, attempt, progress, waiting, done, failed",
        ),
    )
    _verbose(shared)
    return shared


def _account_parser(commands: "argparse._SubParsersAction[Parser]") -> None:
    account = commands.add_parser("account", help=translate("terminal", "add, list or remove stored accounts"))
    actions = account.add_subparsers(dest="action", required=True, metavar=translate("terminal", "ACTION"))
    add = actions.add_parser("add", help=translate("terminal", "store an account; asks for the password"))
    add.add_argument("jid", type=typed_values.bare_jid, metavar="JID")
    _server(add)
    add.add_argument(
        "--keep",
        choices=[keeping.value for keeping in PasswordKeeping],
        default=PasswordKeeping.KEYRING.value,
        help=translate(
            "terminal", "where the password stays: the system's keyring, a file readable by you alone, or nowhere"
        ),
    )
    add.add_argument("--no-check", action="store_true", help=translate("terminal", "do not try to sign in first"))
    show = actions.add_parser("list", help=translate("terminal", "list the stored accounts"))
    show.add_argument("--json", action="store_true", help=translate("terminal", "one JSON object a line"))
    remove = actions.add_parser("remove", help=translate("terminal", "forget an account and its password"))
    remove.add_argument("jid", type=typed_values.bare_jid, metavar="JID")
    for parser in (add, show, remove):
        _profile(parser)
        _verbose(parser)


def _profile(parser: "argparse._ActionsContainer") -> None:
    parser.add_argument(
        "--profile", type=Path, metavar=_folder(), help=translate("terminal", "where accounts are kept")
    )


def _server(parser: "argparse._ActionsContainer") -> None:
    parser.add_argument(
        "--password-file",
        type=Path,
        #: Stands for the name of a file.
        metavar=translate("terminal", "FILE"),
        help=translate("terminal", "its first line is the password"),
    )
    parser.add_argument(
        "--server",
        type=typed_values.host_and_port,
        metavar=translate("terminal", "HOST:PORT"),
        help=translate("terminal", "instead of what the address leads to"),
    )
    parser.add_argument(
        "--ca-file", type=Path, metavar="PEM", help=translate("terminal", "trust what this authority signed")
    )


def _verbose(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--verbose", action="store_true", help=translate("terminal", "say on the error output what happens inside")
    )


def _folder() -> str:
    #: Stands for the name of a folder.
    return translate("terminal", "DIR")


def _name() -> str:
    return translate("terminal", "NAME")
