"""`Choices`: of what was offered together, which files somebody took and which not, kept until each has come. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from gharial.backend.transfers.reception import CONSENT
from gharial.model.jid import Jid, bare
from gharial.model.transfer import FileInfo, Offer

_MOST = 64
"""So many choices are waited with; the oldest makes way, and what is left of it is asked about."""
_Key = tuple[Jid, Jid, str]
_Name = tuple[str, int, bool]


class Chosen(Enum):
    """What a person said of one file before it was its turn."""

    WANTED = "wanted"
    UNWANTED = "unwanted"


@dataclass(slots=True)
class _Choice:
    folder: Path
    given: datetime
    wanted: Counter[_Name]
    unwanted: Counter[_Name]


class Choices:
    """Files are told apart by name and size as the user saw them: another file of that name is asked about."""

    def __init__(self) -> None:
        self._made: dict[_Key, _Choice] = {}

    def make(self, offer: Offer, chosen: Iterable[FileInfo], folder: Path, now: datetime) -> None:
        """The user took `chosen` of the companions of `offer` into `folder`, and none of the others."""
        if offer.group is None:
            return
        wanted = Counter(_name(file) for file in chosen) & Counter(_name(file) for file in offer.companions)
        unwanted = Counter(_name(file) for file in offer.companions) - wanted
        key = _key(offer, offer.group.id)
        self._made.pop(key, None)
        self._made[key] = _Choice(folder, now, wanted, unwanted)
        while len(self._made) > _MOST:
            del self._made[next(iter(self._made))]

    def forget(self, offer: Offer) -> None:
        """It came to nothing."""
        if offer.group is not None:
            self._made.pop(_key(offer, offer.group.id), None)

    def use(self, offer: Offer, now: datetime) -> tuple[Chosen, Path] | None:
        """What was said of the file of `offer`, once for each time it was there; None where nothing was."""
        if offer.group is None:
            return None
        key = _key(offer, offer.group.id)
        choice = self._made.get(key)
        if choice is None or now - choice.given > CONSENT:
            self._made.pop(key, None)
            return None
        name = _name(offer.files[0])
        for chosen, files in ((Chosen.WANTED, choice.wanted), (Chosen.UNWANTED, choice.unwanted)):
            if files[name]:
                files[name] -= 1
                if not (+choice.wanted or +choice.unwanted):
                    del self._made[key]
                return chosen, choice.folder
        return None


def _key(offer: Offer, group: str) -> _Key:
    return offer.account, bare(offer.peer), group


def _name(file: FileInfo) -> _Name:
    return file.name, file.size, file.is_folder
