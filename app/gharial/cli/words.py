"""Failures in plain words, for a terminal and for programs."""

from collections.abc import Callable, Mapping
from typing import Any

from gharial.cli.connection_words import CONNECTION_WORDS
from gharial.cli.language import in_english, translate
from gharial.cli.lines import Said
from gharial.cli.transfer_words import TRANSFER_WORDS
from gharial.model.failures import Failure

_WORDS: Mapping[type[Failure], Callable[[Any], Said]] = {**CONNECTION_WORDS, **TRANSFER_WORDS}


def reason(failure: Failure) -> str:
    """The failure's class as one word for programs: "local-file-problem"."""
    name = type(failure).__name__
    return "".join(f"-{char.lower()}" if char.isupper() else char for char in name).lstrip("-")


def sentence(failure: Failure) -> Said:
    """What happened, in one line that is safe for a terminal."""
    words = _WORDS.get(type(failure))
    return words(failure) if words is not None else Said(translate("terminal", "Something went wrong inside Gharial."))


def detail(failure: Failure) -> str:
    """The same in English, for programs."""
    with in_english():
        return sentence(failure)


def knows(kind: type[Failure]) -> bool:
    """Whether that class of failures has words of its own."""
    return kind in _WORDS
