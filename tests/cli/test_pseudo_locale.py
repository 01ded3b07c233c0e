"""A made-up language over everything the command line says: what still reads as English never reached a translator."""

import argparse
import dataclasses
import io
import re
import sys
import typing
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gharial import main as windows
from gharial.cli import language
from gharial.cli.catalogue import Catalogue
from gharial.cli.commands import main
from gharial.cli.parser import command_parser
from gharial.cli.report import PlainReport
from gharial.cli.words import sentence
from gharial.model import failures as f
from gharial.model.conversation import Direction
from gharial.model.failures import Failure
from gharial.model.jid import Jid
from gharial.model.transfer import Attempt, FileInfo, Kind, Progress, Transfer, TransferState
from tests.cli.conftest import compile_words

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

import translate

ONE_OFF = ["--jid", "a@a.example", "--password-file", "pw"]
_SAID = re.compile("⟦[^⟦⟧]*⟧")
_TYPED = re.compile(r"--?[a-z][a-z-]*|\{[a-z,]+\}|'[a-z-]+'")
_SAME = {"gharial", "JID", "N", "PEM", "send", "receive", "account", "add", "list", "remove", "jid"}
"""What is typed as it stands; names of numbers and techniques are the same in every language."""


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    source = tmp_path_factory.mktemp("pseudo") / "pseudo.ts"
    translate.pseudo_file(source)
    compile_words(source, source.with_suffix(".qm"))
    return Catalogue(source.with_suffix(".qm"))


@pytest.fixture(autouse=True)
def spoken(pseudo: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The made-up language in the place of German, and of English where a plural is asked."""
    monkeypatch.setattr(language, "_catalogue", lambda _name: pseudo)
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    language.speak({"LANG": "de"})
    yield
    monkeypatch.undo()
    language.speak({})


def left(text: str) -> set[str]:
    """The words that stand outside of what was translated."""
    text = " ".join(text.split())
    while (less := _SAID.sub(" ", text)) != text:
        text = less
    return set(re.findall(r"[^\W\d_]{2,}", _TYPED.sub(" ", text)))


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """It and all below it."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                yield from parsers(one)


def test_left_sees_what_was_not_translated() -> None:
    assert left("⟦å ⟦b⟧ ĉĉ~⟧ --json 5 gone") == {"gone"}
    assert translate.pseudo("%(prog)s: error: %s {name}").count("%(prog)s") == 1


def test_every_help_is_translated() -> None:
    seen = [*parsers(command_parser()), windows._parser()]
    assert len(seen) == 8
    for parser in seen:
        text = parser.format_help()
        assert text.count("⟦") > 4
        assert left(text) <= _SAME, parser.prog


@pytest.mark.parametrize(
    "arguments",
    [
        ["send"],
        ["send", "b@b"],
        ["send", "5 5@5", "5"],
        ["send", "b@b", "5", "--via", "5"],
        ["send", "b@b", "5", "--method", ","],
        ["send", "b@b", "5", "--timeout", "0"],
        ["send", "b@b", "5", "--timeout"],
        ["send", "b@b", "5", "--json=5"],
        ["send", "b@b", "5", "--5"],
        ["send", "b@b", "5", *ONE_OFF, "--server", "5"],
        ["send", "b@b", "5", *ONE_OFF, "--server", "::1:5222"],
        ["send", "b@b", "5", *ONE_OFF, "--account", "a@a"],
        ["send", "b@b", "5", "--jid", "a@a"],
        ["send", "b@b", "5", "--jid", "5.5", "--password-file", "5"],
        ["send", "b@b", "5", "--server", "5:1"],
        ["send", "--to", "5 5@5", "5"],
        ["send", "b@b", "5", "--limit", "0"],
        ["send", "b@b", "5", "--limit", "-5"],
        ["receive"],
        ["receive", "--into", "5", "--count", "0"],
        ["receive", "5"],
        ["account"],
        ["account", "5"],
        ["account", "add"],
        ["account", "add", "5.5"],
        ["account", "add", "a@a", "--keep", "5"],
        ["account", "remove", "a@a", "5"],
    ],
)
def test_every_complaint_about_what_was_typed_is_translated(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert left(said.err) <= _SAME | {"alice", "river", "example", "server"}


@pytest.mark.parametrize("arguments", [["--log"], ["--log", "5"], ["--ver"], ["--nothing"], ["--profile"]])
def test_complaints_about_the_windows_arguments_too(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert windows.main(arguments) == 2
    assert left(capsys.readouterr().err) <= _SAME


def failures() -> Iterator[Failure]:
    """One of each class with every fact there, and with none; and every word that is told apart in it."""
    facts = {str: "5", int: 5, float: 5.0, bool: True}
    for kind in Failure.__subclasses__():
        types = typing.get_type_hints(kind)
        fields = [field.name for field in dataclasses.fields(kind)]  # type: ignore[arg-type]
        yield kind(**{name: facts[types[name]] for name in fields})
        yield kind(**{name: types[name]() for name in fields})
    yield from (f.LocalFileProblem("5", fault.value) for fault in f.FileFault)
    yield from (f.LinkRefused("5", fault.value) for fault in f.LinkFault)
    yield from (f.CertificateProblem("5", fault.value) for fault in f.CertificateFault)
    yield from (f.FolderTooLarge("5", bound.value, 6, 5) for bound in f.FolderBound)
    yield from (f.WrongPassword("5"), f.ServerClosed("5", "conflict"), f.Cancelled(by_us=False))
    yield from (f.OtherFile("5", what) for what in ("name", "size", "hash", "date"))
    yield from (f.Unsupported("5", what) for what in ("file transfer", "folders", "several files in one offer"))
    yield from (f.TimedOut(step, 5) for step in ("waiting for a file", "waiting for the other side"))
    yield from (f.LocalFileProblem("5", "other", what) for what in ("its first line is empty",))


def test_every_failure_is_told_in_translated_sentences() -> None:
    told = 0
    for failure in failures():
        said = sentence(failure)
        assert left(said) == set() and said.startswith("⟦") and said.endswith("⟧"), said
        told += 1
    assert told > 80


def transfer(**changes: object) -> Transfer:
    now = datetime.now(UTC)
    plain = Transfer(
        "1",
        Jid("a@a"),
        Jid("b@b/5"),
        Direction.OUTGOING,
        FileInfo("5", 5000),
        TransferState.STREAMING,
        now,
        seconds=1.0,
    )
    return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]


def test_everything_that_is_reported_is_translated() -> None:
    output, passing = io.StringIO(), io.StringIO()
    report = PlainReport(output, passing)
    report.online(Jid("a@a/5"))
    for file in (FileInfo("5", 5), FileInfo("5", -1), FileInfo("5", 5, entries=2), FileInfo("5", -1, entries=2)):
        for direction in Direction:
            report.offer(direction, Jid("b@b/5"), "5", file)
    report.attempt(transfer(), Attempt("5", Kind.ICE, datetime.now(UTC)))
    for failure in (f.PeerGone("5"), f.Interrupted(5)):
        for done in (0, 5):
            report.waits(transfer(bytes_done=done), failure)
        report.failed(failure)
        report.failed(failure, transfer())
    report.failed(f.Declined("5"), transfer(state=TransferState.DECLINED))
    for verified in (True, False):
        for seconds in (0.0, 5.0):
            for direction in Direction:
                report.done(transfer(verified=verified, seconds=seconds, direction=direction, path=Path("5")))
    for size, seconds_left in ((10, 5.0), (10, None), (-1, None), (0, None)):
        for silent_for in (0.0, 5.0):
            progress = Progress("1", 5, size, 5.0, seconds_left, silent_for)
            PlainReport(output, passing).progress(transfer(), progress)
    lines = [*output.getvalue().splitlines(), *passing.getvalue().splitlines()]
    assert len(lines) > 20
    for line in lines:
        assert "⟦" in line
        assert left(line) <= {"ice", "kB"}, line


def test_the_rest_is_translated(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    profile = ["--profile", str(tmp_path / "5")]
    assert main(["send", "b@b", __file__, *profile]) == 2
    assert main(["send", "b@b", __file__, "--method", "oob", "--via", "ice", *profile]) == 2
    assert main(["send", "b@b", __file__, "--account", "5@5", *profile]) == 4
    said = capsys.readouterr().err
    assert said.count("⟦") >= 3
    assert left(said.replace("http", "").replace("p2p", "")) <= _SAME


_LEFT_AS_IT_IS = {
    "de": {"HOST:PORT", "NAME", "{sentence}: {reason}", "{name}: {sentence}", "{name} ({size})", "{path}: {reason}."}
    | {"{size}, {speed}/s"},
    "zh_CN": set[str](),
    # What is typed stays in Latin letters there, or the words of a usage would change their order.
    "ar": {"COMMAND", "TO", "FILE", "TO FILE", "DIR", "NAME", "ACTION", "SECONDS", "SPEED", "HOST:PORT"}
    | {"FILE|xmpp:LINK", "[OPTION...] TO FILE...", "[OPTION...] --to TO [--to TO...] FILE..."}
    | {"{sentence}: {reason}", "{name}: {sentence}", "{name} ({size})", "{path}: {reason}."},
}


@pytest.mark.parametrize("name", sorted(_LEFT_AS_IT_IS))
def test_no_language_leaves_a_sentence_in_english(name: str) -> None:
    same, seen = set(), 0
    for key, message in translate.messages(translate.file_of(name)):
        if key.context in ("terminal", "argparse"):
            seen += 1
            same |= {key.source} & set(translate.given(message))
    assert seen > 180
    assert same - {"NAME"} <= _LEFT_AS_IT_IS[name]


@pytest.mark.parametrize("name", sorted(_LEFT_AS_IT_IS))
def test_options_and_commands_are_named_as_they_are_typed(name: str) -> None:
    """In a translation too: whoever copies a command out of a sentence must be able to run it."""
    typed = re.compile(r"--[a-z-]+|`[^`]+`|xmpp:|[0-9.]+[KM]\b|\b[0-9]+\b")
    for key, message in translate.messages(translate.file_of(name)):
        if key.context == "terminal" and message.get("numerus") != "yes" and "xmpp:" not in key.source:
            assert sorted(typed.findall(key.source)) == sorted(typed.findall(translate.given(message)[0])), key.source
