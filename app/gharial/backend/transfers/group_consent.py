"""`GroupConsents`: a yes to all files of a group, for as many files and bytes as the group was said to have."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from gharial.backend.storage.database import Database
from gharial.backend.storage.transfers import ConsentRow, forget_consents, keep_consent, read_consents
from gharial.backend.transfers.reception import CONSENT
from gharial.model.acceptance import may_run
from gharial.model.jid import Jid, bare
from gharial.model.transfer import FileInfo, Offer
from gharial.model.value import dataclass

_Key = tuple[Jid, Jid, str]


@dataclass(frozen=True, slots=True)
class GroupConsent:
    """What is still to come of a group, and where it goes."""

    folder: Path
    files_left: int
    bytes_left: int
    given: datetime


class GroupConsents:
    """The sender names a group and its extent once; more than that is asked for again. Kept over restarts."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._given: dict[_Key, GroupConsent] = {}

    async def load(self, now: datetime) -> None:
        """Read them; those that have lapsed are forgotten."""
        await self._database.run(lambda connection: forget_consents(connection, (now - CONSENT).isoformat()))
        for account, person, group, folder, files, size, given in await self._database.run(read_consents):
            key = Jid(account), Jid(person), group
            self._given[key] = GroupConsent(Path(os.fsdecode(folder)), files, size, datetime.fromisoformat(given))

    def give(self, offer: Offer, folder: Path, now: datetime, decided: Sequence[FileInfo] | None = None) -> None:
        """The user took `offer` and said yes to the rest of its group; of `decided` all was said already."""
        if offer.group is not None and offer.group.count > 1:
            known = offer.files if decided is None else decided
            files, size = offer.group.count - len(known), offer.group.size - sum(max(one.size, 0) for one in known)
            self._given[_key(offer, offer.group.id)] = GroupConsent(folder, max(files, 0), max(size, 0), now)

    def use(self, offer: Offer, now: datetime) -> Path | None:
        """The folder for an offer that was said yes to with its group; None where it has to be asked for.

        What can run is asked for one by one: nobody saw its name when the yes was given.
        """
        if offer.group is None or may_run(offer.files, offer.preview):
            return None
        key = _key(offer, offer.group.id)
        consent = self._given.get(key)
        if consent is None or now - consent.given > CONSENT:
            return None
        if consent.files_left < 1 or not 0 <= offer.size <= consent.bytes_left:
            return None
        self._given[key] = replace(
            consent, files_left=consent.files_left - 1, bytes_left=consent.bytes_left - offer.size
        )
        return consent.folder

    async def keep(self, offer: Offer) -> None:
        """Keep what `give` or `use` changed. Raises LocalFileProblem."""
        if offer.group is None:
            return
        key = _key(offer, offer.group.id)
        if (consent := self._given.get(key)) is not None:
            row: ConsentRow = (
                key[0].bare,
                key[1].bare,
                key[2],
                os.fsencode(consent.folder),
                consent.files_left,
                consent.bytes_left,
                consent.given.isoformat(),
            )
            await self._database.run(lambda connection: keep_consent(connection, row))


def _key(offer: Offer, group: str) -> _Key:
    return offer.account, bare(offer.peer), group
