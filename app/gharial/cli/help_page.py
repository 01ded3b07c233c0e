"""argparse in the user's language: its own words, lines as wide as the terminal's cells, foreign text made safe."""

import argparse
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any, NoReturn, TypeVar

from gharial.cli.language import QT_TRANSLATE_NOOP, translate
from gharial.cli.lines import finish, on

T = TypeVar("T")
_CLOSING, _OPENING = frozenset("，。；：、！？）」』”"), frozenset("（「『“")
"""Signs that do not begin a line, and signs that do not end one."""

# What argparse says by itself and our parsers can make it say. It asks `gettext`, which reads another kind of file.
WORDS = (
    #: What comes before the usage of a command, with the space after it.
    QT_TRANSLATE_NOOP("argparse", "usage: "),
    #: A heading of the help.
    QT_TRANSLATE_NOOP("argparse", "positional arguments"),
    #: A heading of the help.
    QT_TRANSLATE_NOOP("argparse", "options"),
    QT_TRANSLATE_NOOP("argparse", "show this help message and exit"),
    QT_TRANSLATE_NOOP("argparse", "show program's version number and exit"),
    #: The whole line about what was typed wrongly, with its end.
    QT_TRANSLATE_NOOP("argparse", "%(prog)s: error: %(message)s\n"),
    #: What is wrong with one argument.
    QT_TRANSLATE_NOOP("argparse", "argument %(argument_name)s: %(message)s"),
    QT_TRANSLATE_NOOP("argparse", "unrecognized arguments: %s"),
    QT_TRANSLATE_NOOP("argparse", "the following arguments are required: %s"),
    #: After the name of an option that must be followed by something.
    QT_TRANSLATE_NOOP("argparse", "expected one argument"),
    #: After the name of an option that must be followed by something.
    QT_TRANSLATE_NOOP("argparse", "expected at least one argument"),
    #: After the name of an option that takes nothing and was given something.
    QT_TRANSLATE_NOOP("argparse", "ignored explicit argument %r"),
    QT_TRANSLATE_NOOP("argparse", "ambiguous option: %(option)s could match %(matches)s"),
    QT_TRANSLATE_NOOP("argparse", "invalid choice: %(value)r (choose from %(choices)s)"),
)


class HelpPage(argparse.HelpFormatter):
    """Chinese characters take two cells and are not parted by blanks; Arabic lines run from the right."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return [_directed(line) for line in wrapped(" ".join(text.split()), width)]

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines = wrapped(" ".join(text.split()), width - len(indent))
        return "\n".join(indent + _directed(line) for line in lines)

    def _format_action(self, action: argparse.Action) -> str:
        text = super()._format_action(action)
        invocation = self._format_action_invocation(action)
        found = re.match(f"( *{re.escape(invocation)})( +)(?=\\S)", text)
        if found is None or cells(invocation) == len(invocation):
            return text
        # argparse fills up to the column of the explanations by letters.
        column = found.end()
        room = column - cells(found[1])
        gap = " " * room if room >= 2 else "\n" + " " * column
        return f"{found[1]}{gap}{text[column:]}"


class Parser(argparse.ArgumentParser):
    """Speaks the user's language. argparse quotes foreign text as it came; here it is made safe first."""

    def __init__(self, **options: Any) -> None:
        # The name that argparse itself looks up when it says something.
        vars(argparse)["_"] = own_word
        super().__init__(**{"formatter_class": HelpPage, "allow_abbrev": False, **options})

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end with status 2."""
        super().error(on(sys.stderr, message) if sys.stderr is not None else message)


def parsed(read: Callable[[], T]) -> T | int:
    """What `read` makes of the arguments; where argparse ends the program instead, its exit status."""
    try:
        found = read()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 2
        return status if finish() else status or 1
    except OSError:
        finish()
        return 1
    return found


def own_word(source: str) -> str:
    """Something that argparse says, in the user's language."""
    return translate("argparse", source)


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of so many cells; a word that is longer stays whole."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and cells(line) + cells(piece) > width:
            lines.append(line)
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line] if line else lines


def cells(text: str) -> int:
    """How many columns of a terminal it takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WF" else not unicodedata.combining(char)


def _pieces(text: str) -> Iterator[str]:
    """What stays together: words with the blank before them, and single Chinese characters with the signs at them."""
    for word in text.split():
        piece = " "
        for char in word:
            before = piece[-1]
            between = _cells(char) == 2 or _cells(before) == 2 or before in _CLOSING
            if between and piece != " " and char not in _CLOSING and before not in _OPENING:
                yield piece
                piece = ""
            piece += char
        yield piece


def _directed(line: str) -> str:
    return on(sys.stdout, line) if sys.stdout is not None else line
