"""Which offers are taken without a question, and where they go: the user's rules. Pure."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from fnmatch import fnmatchcase
from mimetypes import guess_type
from pathlib import Path

from gharial.backend.transfers.file_name import safe_name
from gharial.model.contact import Contact
from gharial.model.runnable import is_runnable
from gharial.model.settings import AcceptRule
from gharial.model.transfer import FileInfo, Offer

_PLACEHOLDER = re.compile(r"\{(contact|address|year|month|day|type)\}")


def folder_for(
    rules: Sequence[AcceptRule], offer: Offer, sender: Contact | None, downloads: Path, time: datetime
) -> Path | None:
    """Where the first rule that fits puts the file; None where the user is to be asked.

    `sender` is the roster's entry: without one nothing is taken, nor is what can run, nor a folder that may hide it.
    `downloads` is where a relative folder begins; `time` is local.
    """
    if sender is None or sender.blocked or any(_may_run(file, offer) for file in offer.files):
        return None
    for rule in rules:
        if rule.folder and _fits(rule, offer, sender):
            return folder_of(rule.folder, offer, sender, downloads, time)
    return None


def folder_of(template: str, offer: Offer, sender: Contact, downloads: Path, time: datetime) -> Path:
    """The template filled in. What others chose (names, types) passes the gate and never leaves its place."""
    kind = _media_type(offer.files[0]).partition("/")[0] if offer.files else ""
    values: dict[str, Callable[[], str]] = {
        "contact": lambda: safe_name(sender.label),
        "address": lambda: safe_name(sender.jid.bare),
        "year": lambda: f"{time.year:04}",
        "month": lambda: f"{time.month:02}",
        "day": lambda: f"{time.day:02}",
        "type": lambda: safe_name("folder" if offer.files and offer.files[0].is_folder else kind or "other"),
    }
    filled = _PLACEHOLDER.sub(lambda found: values[found.group(1)](), template.replace("\0", ""))
    try:
        path = Path(filled).expanduser()
    except RuntimeError:  # "~somebody" who is not there
        path = Path(filled)
    return path if path.is_absolute() else downloads / path


def _fits(rule: AcceptRule, offer: Offer, sender: Contact) -> bool:
    return (
        rule.enabled
        and rule.contact in ("", sender.jid.bare)
        and (not rule.group or rule.group in sender.groups)
        and (rule.largest <= 0 or 0 <= offer.size <= rule.largest)
        and all(_type_fits(rule.types, file) for file in offer.files)
    )


def _type_fits(patterns: Sequence[str], file: FileInfo) -> bool:
    if not patterns:
        return True
    name, media_type = file.name.casefold(), _media_type(file)
    return any(fnmatchcase(media_type if "/" in pattern else name, pattern.strip().casefold()) for pattern in patterns)


def _media_type(file: FileInfo) -> str:
    """By its name where that says anything; what the sender says only else."""
    return (guess_type(file.name, strict=False)[0] or file.media_type).partition(";")[0].strip().casefold()


def _may_run(file: FileInfo, offer: Offer) -> bool:
    if not file.is_folder:
        return is_runnable(file.name, file.media_type)
    if len(offer.preview) < file.entries:
        return True  # nobody knows what else is in it
    return any(is_runnable(entry.path.rpartition("/")[2]) for entry in offer.preview)
