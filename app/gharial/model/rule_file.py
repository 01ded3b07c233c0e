"""Accept rules as a file to keep or to take to another computer: JSON, read as strictly as the settings. Pure."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

from gharial.model.acceptance import covers, is_sound
from gharial.model.json_form import UNFIT, parsed, plain
from gharial.model.settings import AcceptRule
from gharial.model.value import dataclass

FORMAT = "gharial-accept-rules"
VERSION = 1
MOST_BYTES = 1_000_000
MOST_RULES = 200


class NotRules(ValueError):
    """The text is no such file, or a damaged one: nothing in it is to be trusted."""


class NewerRules(ValueError):
    """Written by a newer version, whose conditions we would not see."""


@dataclass(frozen=True, slots=True)
class ReadRule:
    """One rule of a file, beside those there are."""

    rule: AcceptRule
    known: bool = False
    """It is there already."""
    widens: bool = False
    """It takes files about which a person is asked now."""
    unfit: bool = False
    """Its folder cannot be one for files that nobody is asked about: no whole path, or a hidden one."""


def written_rules(rules: Sequence[AcceptRule], home: Path) -> str:
    """The file's text. Folders below `home` are written with a tilde, so that they mean the same elsewhere."""
    moved = [replace(one, folder=_below(one.folder, home)) for one in rules]
    whole = {"format": FORMAT, "version": VERSION, "rules": [plain(one) for one in moved]}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def read_rules(data: bytes, home: Path) -> tuple[AcceptRule, ...]:
    """The rules of a file, all or none. Raises NotRules, NewerRules."""
    if len(data) > MOST_BYTES:
        raise NotRules("too long")
    try:
        whole: Any = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotRules("no JSON") from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise NotRules("no accept rules")
    version = whole.get("version")
    if type(version) is int and version > VERSION:
        raise NewerRules(str(version))
    rules: Any = parsed(tuple[AcceptRule, ...], whole.get("rules"))
    right = type(version) is int and version == VERSION and whole.keys() == {"format", "version", "rules"}
    if not right or rules is UNFIT or len(rules) > MOST_RULES:
        raise NotRules("a rule that is not understood")
    return tuple(replace(one, folder=_within(one.folder, home)) for one in rules)


def compared(fresh: Sequence[AcceptRule], now: Sequence[AcceptRule]) -> tuple[ReadRule, ...]:
    """What each rule of a file would change; twice the same is one."""
    return tuple(
        ReadRule(
            one,
            known=one in now,
            widens=one.enabled and not any(covers(other, one) for other in now),
            unfit=not is_whole(one.folder),
        )
        for one in dict.fromkeys(fresh)
    )


def is_whole(folder: str) -> bool:
    """A path from its beginning on, with nothing hidden in it: there programs keep what they obey."""
    path = PurePath(folder)
    return is_sound(folder) and path.is_absolute() and not any(part.startswith(".") for part in path.parts)


def _below(folder: str, home: Path) -> str:
    path = PurePath(folder)
    return str(PurePath("~") / path.relative_to(home)) if path.is_relative_to(home) else folder


def _within(folder: str, home: Path) -> str:
    path = PurePath(folder)
    return str(home.joinpath(*path.parts[1:])) if path.parts[:1] == ("~",) else folder
