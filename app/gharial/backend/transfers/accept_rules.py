"""Which offers are taken without a question, and where they go: the user's rules, with names through the gate. Pure."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from gharial.backend.transfers.file_name import safe_name
from gharial.model.acceptance import Circumstances, filled, takes
from gharial.model.contact import Contact
from gharial.model.settings import AcceptRule
from gharial.model.transfer import Offer


def folder_for(
    rules: Sequence[AcceptRule],
    offer: Offer,
    sender: Contact | None,
    downloads: Path,
    time: datetime,
    around: Circumstances | None = None,
) -> Path | None:
    """Where the first rule that fits puts the file; None where the user is to be asked.

    `sender` is the roster's entry, or who we are for another device of ours: without one nothing is taken. `downloads`
    is where a relative folder begins; `time` is local.
    """
    if sender is None or not offer.files:
        return None
    for rule in rules:
        if takes(rule, sender, offer.files, offer.preview, around):
            return folder_of(rule.folder, offer, sender, downloads, time)
    return None


def folder_of(template: str, offer: Offer, sender: Contact, downloads: Path, time: datetime) -> Path:
    """The template filled in. What others chose (names, types) passes the gate and never leaves its place."""
    try:
        # Before anything is filled in: somebody called "~" is no way to our home, nor "~root" to another one.
        template = str(Path(template).expanduser())
    except RuntimeError:
        pass  # "~somebody" who is not there
    path = Path(filled(template, sender, offer.files[0], time, safe_name))
    return path if path.is_absolute() else downloads / path
