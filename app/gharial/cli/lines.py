"""Sentences with facts in them, and how they reach a terminal: nothing foreign is obeyed, nothing changes its side."""

import codecs
import io
import os
import re
import sys
from typing import Any, TextIO

from gharial.cli.language import runs_from_right, translate

# Characters that turn the direction of a line or hide; a terminal obeys them (UAX #9).
_HIDDEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u061c" + "".join(map(chr, range(0x202A, 0x202F))))
_LRI, _RLI, _FSI, _PDI = "\u2066", "\u2067", "\u2068", "\u2069"
_ISOLATES = frozenset(map(chr, range(0x2066, 0x206A)))
_TYPED = f"--[a-z][a-z-]*|`[^`{_LRI}-{_PDI}]*`|{_FSI}[^{_LRI}-{_PDI}]*{_PDI}/s"
"""What keeps its order, too, where words run from the right: options, commands, and so many bytes "/s"."""
_PLAIN = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "…": "...", "–": "-"}
"""What stands for a typographic sign where the terminal lacks it."""


class Said(str):
    """Words of ours, in which everything foreign has been cleaned already."""


def printable(text: str) -> str:
    """`text` without anything that a terminal would obey instead of show."""
    return "".join(
        char if (char.isprintable() or char == " ") and char not in _HIDDEN and char not in _ISOLATES else "\ufffd"
        for char in text
    )


def filled(sentence: str, /, **facts: object) -> Said:
    """The sentence with its facts; where words run from the right, what is put into them keeps its own order."""
    around = (_FSI, _PDI) if runs_from_right() else ("", "")
    clean = {
        name: fact if isinstance(fact, Said) else f"{around[0]}{printable(str(fact))}{around[1]}"
        for name, fact in facts.items()
    }
    return Said(sentence.format(**clean))


def on(stream: TextIO, text: str) -> str:
    """`text` as one line of that stream: only a terminal gets the characters that give words their direction.

    Terminals that know directions begin every line at the left, so the whole is set apart as well.
    """
    if not (runs_from_right() and stream.isatty() and (stream.encoding or "").lower().startswith("utf")):
        return printable("".join(char for char in text if char not in _ISOLATES))
    marked = "".join(char if char in _ISOLATES else printable(char) for char in text)
    return f"{_RLI}{re.sub(_TYPED, lambda found: f'{_LRI}{found[0]}{_PDI}', marked)}{_PDI}"


def show_all(*streams: Any) -> None:
    """Let these streams write whatever they are given, also where their encoding lacks a letter of it."""
    codecs.register_error("gharial", _without)
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="gharial")


def complain(text: str) -> None:
    """One line of the program's own on the error output."""
    if sys.stderr is not None:
        print(on(sys.stderr, f"gharial: {text}"), file=sys.stderr, flush=True)


def finish() -> bool:
    """Hand over what has been written; False where that cannot be, because whoever read it has gone or a disk is full.

    Nothing more can be said there then, not even by the interpreter's own last attempt.
    """
    whole = True
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except BrokenPipeError:
            whole = False
            _silence(stream)
        except OSError as error:
            whole = False
            _silence(stream)
            words = translate("terminal", "the output cannot be written: {reason}")
            if stream is sys.stdout:
                complain(filled(words, reason=error.strerror or type(error).__name__))
    return whole


def _silence(stream: TextIO) -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
    os.close(nothing)


def _without(error: UnicodeError) -> tuple[str | bytes, int]:
    """Typographic signs become plain ones, letters the numbers that Unicode gives them."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    shown = "".join(_PLAIN.get(char) or char.encode("ascii", "backslashreplace").decode() for char in missing)
    return shown, error.end
