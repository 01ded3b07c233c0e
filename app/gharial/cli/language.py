"""The language of the command line, chosen by the environment as other programs of a terminal choose it; without Qt.

The words are those of the windows' translations (`translations/*.ts`): one place and one tool for translators.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from gharial.cli.catalogue import Catalogue
from gharial.paths import shipped

LETTERS = {"de": "äöüÄÖÜß", "zh_CN": "简体中文", "ar": "العربية"}
"""The languages beside English, each with letters that a terminal must have for it."""
_FROM_RIGHT = frozenset({"ar"})

_spoken: str = "en"


def spoken(environment: Mapping[str, str]) -> str:
    """The first of our languages that the environment asks for: "de", "zh_CN", "ar", otherwise "en".

    The variables are those of GNU gettext; the system need not have the locale that they name.
    """
    chosen = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    name = chosen.partition(".")[0]
    if name in ("", "C", "POSIX"):
        # Who asks for the plain locale wants it whatever else is set.
        return "en" if name or not environment.get("LANGUAGE") else _first(environment["LANGUAGE"].split(":"))
    return _first([*environment.get("LANGUAGE", "").split(":"), chosen])


def _first(wanted: list[str]) -> str:
    for tag in wanted:
        name = tag.partition(".")[0].partition("@")[0].replace("-", "_")
        language, *rest = name.lower().split("_")
        if language == "zh" and ("hans" in rest or not {"tw", "hk", "mo", "hant"}.intersection(rest)):
            return "zh_CN"
        if language in ("en", "de", "ar"):
            return language
    return "en"


def speak(environment: Mapping[str, str], *streams: Any) -> None:
    """Speak the language of the environment from now on, if each of `streams` has its letters; else English."""
    global _spoken
    language = spoken(environment)
    known = language == "en" or all(_can_show(LETTERS[language], stream) for stream in streams if stream is not None)
    _spoken = language if known and (language == "en" or _catalogue(language) is not None) else "en"


def runs_from_right() -> bool:
    """Whether the words that are spoken run from the right to the left."""
    return _spoken in _FROM_RIGHT


@contextmanager
def in_english() -> Iterator[None]:
    """What is put into words here is meant for programs, which must not depend on anybody's language."""
    global _spoken
    before, _spoken = _spoken, "en"
    try:
        yield
    finally:
        _spoken = before


def translate(context: str, source: str, comment: str | None = None, count: int | None = None) -> str:
    """`source` in the language that is spoken. With `count` in the form for that number, which stands for each %n.

    Numbers have plain digits, so that a line can be read by a script, too. The translators' tool knows the name.
    """
    words: str | None = None
    # Only the plurals of English are in a file; the rest stands in the code.
    if _spoken != "en" or count is not None:
        catalogue = _catalogue(_spoken)
        words = catalogue.find(context, source, comment or "", count) if catalogue is not None else None
    words = words or source
    return words if count is None else words.replace("%Ln", str(count)).replace("%n", str(count))


def QT_TRANSLATE_NOOP(_context: str, source: str) -> str:  # noqa: N802 - the name that the translators' tool knows
    """Mark a sentence for the translators; whoever says it translates it."""
    return source


@cache
def _catalogue(language: str) -> Catalogue | None:
    try:
        return Catalogue(shipped("translations") / f"gharial_{language}.qm")
    except (OSError, ValueError):
        # A checkout whose translations nobody has compiled speaks English.
        return None


def _can_show(letters: str, stream: Any) -> bool:
    try:
        letters.encode(getattr(stream, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
