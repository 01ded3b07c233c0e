"""Which offers an `AcceptRule` takes, and into which folder (pure; the backend acts on it, the settings try it out)."""

import mimetypes
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import PurePath

from gharial.model.runnable import is_runnable
from gharial.model.settings import AcceptRule
from gharial.model.transfer import Entry, FileInfo

PLACES = ("contact", "address", "year", "month", "day", "type")
"""What a rule's folder may hold in braces."""

TYPES = {"image": "Pictures", "video": "Videos", "audio": "Music", "text": "Documents"}
_DOCUMENTS = ("application/pdf", "application/vnd.oasis", "application/vnd.openxml", "application/msword")


@dataclass(frozen=True, slots=True)
class Giver:
    """Who offers: `address` is bare, `name` what we call them, `groups` those of the roster they are in."""

    address: str
    name: str
    groups: tuple[str, ...] = ()


def takes(rule: AcceptRule, giver: Giver, file: FileInfo, preview: Iterable[Entry] = ()) -> bool:
    """Whether the rule takes the file, of somebody who is in the roster (the caller sees to that).

    Never what can run, never a size that is not told, and never a folder that does not name all its files.
    """
    if not rule.enabled or not rule.folder or (rule.contact and rule.contact != giver.address):
        return False
    if rule.group and rule.group not in giver.groups:
        return False
    if file.size < 0 or (rule.largest and file.size > rule.largest):
        return False
    if not file.is_folder:
        return _of_types(rule.types, file.name, file.media_type)
    inside = tuple(preview)
    return len(inside) == file.entries and all(_of_types(rule.types, PurePath(one.path).name, "") for one in inside)


def first_taking(
    rules: Iterable[AcceptRule], giver: Giver, file: FileInfo, preview: Iterable[Entry] = ()
) -> AcceptRule | None:
    """The first rule that takes the file."""
    inside = tuple(preview)
    return next((rule for rule in rules if takes(rule, giver, file, inside)), None)


def unknown_places(folder: str) -> tuple[str, ...]:
    """What stands in braces and means nothing; a lone brace as itself."""
    found = []
    rest = folder
    while (at := min((rest.find(brace) for brace in "{}" if brace in rest), default=-1)) >= 0:
        end = rest.find("}", at)
        if rest[at] == "}" or end < 0:
            found.append(rest[at])
            rest = rest[at + 1 :]
            continue
        if rest[at + 1 : end] not in PLACES:
            found.append(rest[at : end + 1])
        rest = rest[end + 1 :]
    return tuple(found)


def folder_of(folder: str, giver: Giver, file: FileInfo, day: datetime, safe: Callable[[str], str]) -> str:
    """The rule's folder with its places filled in; every foreign part goes through `safe`, which makes it one name."""
    facts: Mapping[str, str] = {
        "contact": safe(giver.name or giver.address),
        "address": safe(giver.address),
        "year": f"{day.year:04d}",
        "month": f"{day.month:02d}",
        "day": f"{day.day:02d}",
        "type": kind_of(file),
    }
    # One pass, so that a name with braces in it is no place.
    out, rest = [], folder
    while (at := rest.find("{")) >= 0:
        end = rest.find("}", at)
        name = rest[at + 1 : end] if end > 0 else ""
        out.append(rest[:at] + facts.get(name, rest[at : end + 1] if end > 0 else rest[at:]))
        rest = rest[end + 1 :] if end > 0 else ""
    return "".join((*out, rest))


def kind_of(file: FileInfo) -> str:
    """The folder name that {type} stands for."""
    if file.is_folder:
        return "Folders"
    media_type = _media_type(file.name, file.media_type)
    if media_type.startswith(_DOCUMENTS):
        return "Documents"
    return TYPES.get(media_type.partition("/")[0], "Other")


def _of_types(types: tuple[str, ...], name: str, media_type: str) -> bool:
    if is_runnable(name, media_type):
        return False
    if not types:
        return True
    kind = _media_type(name, media_type)
    return any(fnmatchcase(kind if "/" in pattern else name.casefold(), pattern.casefold()) for pattern in types)


def _media_type(name: str, told: str) -> str:
    """By the ending, as the system will open it; what the sender says counts where that tells nothing."""
    return (
        mimetypes.guess_type(name.casefold())[0]
        or told.partition(";")[0].strip().casefold()
        or "application/octet-stream"
    )
