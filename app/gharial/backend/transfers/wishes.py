"""`Wishes`: what the user asked others for, by the transfer that it is to come in. Pure."""

from dataclasses import dataclass, field

from gharial.backend.transfers.reception import may_be_same
from gharial.model.publication import SharedFile
from gharial.model.transfer import FileInfo, Transfer

_MOST = 2000


@dataclass
class Wishes:
    """Kept for as long as the program runs: what others hold ready ends with their program too."""

    _by_transfer: dict[str, SharedFile] = field(default_factory=dict)

    def note(self, transfer_id: str, wanted: SharedFile) -> None:
        """A person asked for it."""
        self._by_transfer[transfer_id] = wanted
        while len(self._by_transfer) > _MOST:
            del self._by_transfer[next(iter(self._by_transfer))]

    def of(self, transfer_id: str) -> SharedFile | None:
        """What was asked for; None for what others offered of their own accord."""
        return self._by_transfer.get(transfer_id)


def other_than_asked(transfer: Transfer, file: FileInfo) -> str | None:
    """What of an offered `file` (its name through the gate) differs from the one asked for; None where nothing does."""
    asked = transfer.file
    if asked.name != file.name:
        return "name"
    if asked.size != file.size or asked.entries != file.entries:
        return "size"
    if may_be_same(asked, file):
        return None
    known, named = asked.digest, file.digest
    both = known is not None and named is not None and known.algorithm == named.algorithm
    return "hash" if both and known != named else "date"
