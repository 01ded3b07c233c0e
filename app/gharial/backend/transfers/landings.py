"""`Landings`: where incoming files come down, each noted in the list's own journal before its first byte."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gharial.backend.transfers.file_name import safe_name
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.pump import Pump
from gharial.model.failures import LocalFileProblem
from gharial.model.jid import bare
from gharial.model.transfer import Offer
from gharial.paths import system_downloads

if TYPE_CHECKING:
    from gharial.backend.transfers.landing import Landing


class Landings:
    """What cannot be noted down leaves nothing on the disk."""

    def __init__(self, ledger: Ledger, pump: Pump) -> None:
        self._ledger = ledger
        self._pump = pump

    async def open(self, transfer_id: str, folder: Path, name: str | None, offer: Offer) -> "Landing":
        """Where the file of `offer` comes, under its own name or `name`. Raises LocalFileProblem."""
        from gharial.backend.transfers.landing import open_landing

        # What one of a room began, another does not go on with.
        person = offer.peer if self._ledger.is_room(offer.account, offer.peer) else bare(offer.peer)
        file, sender = offer.files[0], person.full
        landing = await self._pump.run(
            lambda: open_landing(_made(folder), safe_name(name or file.name), file, sender, offer.preview)
        )
        former = self._ledger.part(transfer_id)
        try:
            await self._ledger.journal(landing.part, transfer_id)
        except LocalFileProblem:
            await self._pump.run(landing.discard)
            raise
        if former is not None and former.path != landing.part.path:
            # It could not be gone on with: a crash left too little of it, or of its journal.
            await self._pump.run(former.remove)
            await self._ledger.strike(former.path)
        return landing

    async def undo(self, landing: "Landing") -> None:
        """Nothing will come."""
        await self._pump.run(landing.discard)
        await self._ledger.strike(landing.part.path)

    async def drop_part(self, transfer_id: str) -> None:
        """Remove the unfinished file of a transfer that will not go on."""
        part = self._ledger.part(transfer_id)
        if part is not None:
            await self._pump.run(part.remove)
            await self._ledger.strike(part.path)


def _made(folder: Path) -> Path:
    """The system's own download folder is made where it is missing, as browsers do; any other has to be there."""
    if folder == system_downloads():
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
    return folder
