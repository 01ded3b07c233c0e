"""What an `AcceptRule` takes and what its folder means (pure): the backend acts on it, the settings try it out."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from fnmatch import fnmatchcase
from mimetypes import guess_type

from gharial.model.contact import Contact
from gharial.model.runnable import is_runnable
from gharial.model.settings import AcceptRule
from gharial.model.transfer import Entry, FileInfo

PLACES = ("contact", "address", "year", "month", "day", "type")
"""What a rule's folder may hold in braces."""

_PLACE = re.compile(r"\{(" + "|".join(PLACES) + r")\}")
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def takes(rule: AcceptRule, sender: Contact, files: Sequence[FileInfo], preview: Iterable[Entry] = ()) -> bool:
    """Whether the rule takes the offered files of somebody who is in the roster.

    Never of somebody blocked, nor what can run, nor a folder that does not name all that is in it.
    """
    inside = tuple(preview)
    return (
        rule.enabled
        and bool(rule.folder)
        and not sender.blocked
        and rule.contact in ("", sender.jid.bare)
        and (not rule.group or rule.group in sender.groups)
        and _size_fits(rule.largest, [file.size for file in files])
        and all(_file_fits(rule.types, file, inside) for file in files)
    )


def filled(folder: str, sender: Contact, file: FileInfo, time: datetime, safe: Callable[[str], str]) -> str:
    """The rule's folder with its places filled in. What others chose (names, types) goes through `safe`, which makes
    one ordinary name of it; `time` is local."""
    kind = "folder" if file.is_folder else media_type(file).partition("/")[0] or "other"
    values: dict[str, Callable[[], str]] = {
        "contact": lambda: safe(sender.label),
        "address": lambda: safe(sender.jid.bare),
        "year": lambda: f"{time.year:04}",
        "month": lambda: f"{time.month:02}",
        "day": lambda: f"{time.day:02}",
        "type": lambda: safe(kind),
    }
    # One pass, so that a name with braces in it is no place.
    return _PLACE.sub(lambda found: values[found.group(1)](), folder.replace("\0", ""))


def may_run(files: Sequence[FileInfo], preview: Iterable[Entry] = ()) -> bool:
    """Something in an offer can run, or may for all that is known: a folder that does not name all its files."""
    inside = tuple(preview)
    return not all(_file_fits((), file, inside) for file in files)


def unknown_places(folder: str) -> tuple[str, ...]:
    """What stands in braces and means nothing; a lone brace as itself."""
    return tuple(found for found in _BRACES.findall(folder) if not _PLACE.fullmatch(found))


def media_type(file: FileInfo) -> str:
    """By the ending, as the system will open it; what the sender says counts where that tells nothing."""
    return (guess_type(file.name, strict=False)[0] or file.media_type).partition(";")[0].strip().casefold()


def _size_fits(largest: int, sizes: Sequence[int]) -> bool:
    return largest <= 0 or (min(sizes, default=0) >= 0 and sum(sizes) <= largest)


def _file_fits(types: Sequence[str], file: FileInfo, inside: Sequence[Entry]) -> bool:
    if not file.is_folder:
        return not is_runnable(file.name, file.media_type) and _type_fits(types, file)
    # Nobody knows what else is in a folder that does not name all its files.
    names = [entry.path.rpartition("/")[2] for entry in inside]
    return len(names) >= file.entries and all(_file_fits(types, FileInfo(name, 0), ()) for name in names)


def _type_fits(types: Sequence[str], file: FileInfo) -> bool:
    name, kind = file.name.casefold(), media_type(file)
    return not types or any(fnmatchcase(kind if "/" in one else name, one.strip().casefold()) for one in types)
