"""`folder_entries`: the tree of a folder in the list, wherever it can be read now. Blocking; for worker threads."""

from collections import OrderedDict
from pathlib import Path

from gharial.backend.transfers.folder_names import cleaned_preview
from gharial.backend.transfers.folder_scan import scan, shown_entries
from gharial.backend.wire.manifest import BadManifest, ManifestReader
from gharial.model.conversation import Direction
from gharial.model.failures import Failure
from gharial.model.transfer import Entry, Transfer, TransferState

_PIECE = 1 << 20
_KEPT = 4


def folder_entries(transfer: Transfer, part: Path | None = None) -> tuple[Entry, ...]:
    """The files of this transfer's folder in the order they travel; empty for a file, and where nothing is known yet.

    An outgoing folder, and a received one that is whole, are looked at on the disk; for one that is on its way here the
    list in its `.part` folder at `part` is read. Never raises.
    """
    if not transfer.file.is_folder:
        return ()
    if transfer.direction is Direction.OUTGOING or transfer.state is TransferState.DONE:
        try:
            return scan(transfer.path).tree() if transfer.path is not None else ()
        except Failure:
            return ()
    return _kept_entries(part) if part is not None else ()


def _kept_entries(part: Path) -> tuple[Entry, ...]:
    """As they are called here."""
    from gharial.backend.transfers.folder_landing import MANIFEST

    reader = ManifestReader()
    try:
        with (part / MANIFEST).open("rb") as file:
            while not reader.done and (piece := file.read(_PIECE)):
                reader.feed(memoryview(piece))
    except (OSError, BadManifest):
        return ()
    return cleaned_preview(shown_entries(reader.entries))


class FolderEntries:
    """The trees asked for last, as long as their transfers are what they were."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[tuple[object, ...], tuple[Entry, ...]]] = OrderedDict()

    def of(self, transfer: Transfer, part: Path | None) -> tuple[Entry, ...]:
        """See `folder_entries`; from memory where that is known."""
        key = (transfer.file, transfer.state is TransferState.DONE, transfer.path)
        known = self._known.get(transfer.id)
        if known is not None and known[0] == key:
            return known[1]
        found = folder_entries(transfer, part)
        if found:
            self._known[transfer.id] = (key, found)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return found
