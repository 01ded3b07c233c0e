"""What an `AcceptRule` takes and what its folder means (pure): the backend acts on it, the settings try it out."""

import os
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from mimetypes import guess_type

from gharial.model.contact import Contact
from gharial.model.jid import Jid
from gharial.model.runnable import is_runnable
from gharial.model.settings import AcceptRule, Settings
from gharial.model.transfer import Entry, FileInfo
from gharial.model.value import dataclass

PLACES = ("contact", "address", "year", "month", "day", "type")
"""What a rule's folder may hold in braces."""

_PLACE = re.compile(r"\{(" + "|".join(PLACES) + r")\}")
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_PARTS = re.compile(r"[/\\]")
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What else holds when files are offered: the local time, the sender's device and its program, who sees what."""

    time: datetime
    device: str = ""
    program: str = ""
    hidden: bool = False
    """The sender does not learn our network address."""
    metered: bool = False
    """The connection is paid by volume."""


def takes(
    rule: AcceptRule,
    sender: Contact,
    files: Sequence[FileInfo],
    preview: Iterable[Entry] = (),
    around: Circumstances | None = None,
) -> bool:
    """Whether the rule takes the offered files of somebody who is in the roster, or of a device of our own.

    Never of somebody blocked, nor what can run, nor a folder that does not name all that is in it. Where nothing is
    known of what is `around`, a rule that asks for it takes nothing.
    """
    inside = tuple(preview)
    return (
        rule.enabled
        and is_sound(rule.folder)
        and bool(files)
        and not sender.blocked
        and _is_from(rule, sender)
        and (not rule.group or rule.group in sender.groups)
        and _size_fits(rule.largest, [file.size for file in files])
        and all(_file_fits(rule.types, file, inside) for file in files)
        and (around is not None or not is_conditional(rule))
        and (around is None or _fits_around(rule, around))
    )


def circumstances_of(
    settings: Settings, sender: Contact, device: Jid, time: datetime, *, linked: bool
) -> Circumstances:
    """What holds for an offer of `device`, as far as settings and roster tell; `linked`: a server sees who fetches."""
    program = next((one.client_name for one in sender.resources if one.jid == device), "")
    kept_from = settings.rule_for(sender.account.bare, sender.jid.bare).hide_address or is_own(sender)
    return Circumstances(time, device.resource, program, hidden=kept_from and not linked)


def is_own(sender: Contact) -> bool:
    """Not a contact, but our other devices."""
    return sender.jid.bare == sender.account.bare


def is_conditional(rule: AcceptRule) -> bool:
    """It asks for more than who sends what."""
    return bool(
        rule.device or rule.days or rule.hours_from != rule.hours_until or rule.hidden_only or rule.unmetered_only
    )


def holds_at(rule: AcceptRule, time: datetime) -> bool:
    """Whether it is the rule's day and hour, in local time."""
    if rule.hours_from != rule.hours_until:
        minute = time.hour * 60 + time.minute
        if (minute - rule.hours_from) % _DAY >= (rule.hours_until - rule.hours_from) % _DAY:
            return False
        if minute < rule.hours_from:  # the span began the day before
            time -= timedelta(days=1)
    return not rule.days or time.isoweekday() in rule.days


def is_sound(folder: str) -> bool:
    """A rule may name it: all in braces is understood, and nothing leads back up (security 7)."""
    try:
        os.fsencode(folder)
    except UnicodeEncodeError:  # no disk has such a name
        return False
    return bool(folder) and "\0" not in folder and not unknown_places(folder) and ".." not in _PARTS.split(folder)


def covers(wide: AcceptRule, narrow: AcceptRule) -> bool:
    """Everything that `narrow` takes, `wide` takes too, whatever is offered; said only where it is sure."""
    hours = (narrow.hours_from, narrow.hours_until)
    return (
        wide.enabled
        and is_sound(wide.folder)
        # The empty contact is everybody but ourselves, which an address alone does not tell.
        and wide.contact == narrow.contact
        and wide.group in ("", narrow.group)
        and (wide.largest == 0 or 0 < narrow.largest <= wide.largest)
        and (not wide.types or (bool(narrow.types) and set(narrow.types) <= set(wide.types)))
        and wide.device in ("", narrow.device)
        and (not wide.days or (bool(narrow.days) and set(narrow.days) <= set(wide.days)))
        and (wide.hours_from == wide.hours_until or (wide.hours_from, wide.hours_until) == hours)
        and wide.hidden_only <= narrow.hidden_only
        and wide.unmetered_only <= narrow.unmetered_only
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


def _is_from(rule: AcceptRule, sender: Contact) -> bool:
    # "Anybody in the roster" are other people: what our own devices may is said for itself.
    return rule.contact == sender.jid.bare or (not rule.contact and not is_own(sender))


def _fits_around(rule: AcceptRule, around: Circumstances) -> bool:
    wanted = rule.device.strip().casefold()
    called = [name.casefold() for name in (around.device, around.program) if name]
    return (
        (not rule.device or any(fnmatchcase(name, wanted) for name in called))
        and holds_at(rule, around.time)
        and (around.hidden or not rule.hidden_only)
        and not (around.metered and rule.unmetered_only)
    )


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
