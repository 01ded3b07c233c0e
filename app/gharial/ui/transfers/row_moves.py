"""Rows that are dragged: to another place in the queue, or as files to another program."""

import json
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QByteArray, QMimeData, QUrl

from gharial.model.conversation import Direction
from gharial.model.transfer import TransferState
from gharial.ui.transfers.listing import Listing
from gharial.ui.transfers.rows import FileRow, GroupRow, Row

MOVED_MIME = "application/x-gharial-transfers"
"""The ids of unfinished transfers that are dragged to another place in the queue, as JSON."""

Move = tuple[list[str], str | None]
"""These transfers, to go before another one, or last."""


def dragged(listing: Listing, rows: Iterable[Row]) -> QMimeData:
    """Unfinished rows to be put elsewhere in the queue, or finished files as a file manager takes them."""
    data = QMimeData()
    rows = list(rows)
    ids = listing.movable(rows)
    if ids:
        data.setData(MOVED_MIME, QByteArray(json.dumps(ids).encode()))
        return data
    files = [file for row in rows for file in (row.files.values() if isinstance(row, GroupRow) else (row,))]
    paths = [file.transfer.path for file in files if isinstance(file, FileRow) and lies_here(file)]
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths if path is not None and path.exists()])
    return data


def dropped(listing: Listing, data: QMimeData, above: Row | None, siblings: Sequence[Row], place: int) -> Move | None:
    """What dropping `data` at that place below `above` would move. A file of a group moves inside it alone."""
    try:
        ids = [str(one) for one in json.loads(bytes(data.data(MOVED_MIME).data()))]
    except (ValueError, TypeError):
        return None
    rows = [listing.files[one] for one in ids if one in listing.files]
    if not rows or len(rows) != len(ids) or place < 0:
        return None
    if above is not None and any(row.parent is not above for row in rows):
        return None
    if above is None and any(row.parent is not None and set(row.parent_ids()) - set(ids) for row in rows):
        return None
    return ids, before(listing, ids, above, siblings[place:])


def before(listing: Listing, ids: Sequence[str], above: Row | None, following: Iterable[Row]) -> str | None:
    """The first unfinished transfer of the rows that follow, but for those that move."""
    moved = set(ids)
    for row in following:
        waiting = listing.movable([row])
        if waiting and not moved & set(waiting):
            return waiting[0]
    if above is None:
        return None
    last = listing.movable([above])[-1]
    return next((one for one in listing.after(last) if one not in moved), None)


def lies_here(row: FileRow | GroupRow) -> bool:
    """There is a whole file of it that can be dragged out."""
    if isinstance(row, GroupRow):
        return any(lies_here(file) for file in row.files.values())
    one = row.transfer
    return one.path is not None and (one.state is TransferState.DONE or one.direction is Direction.OUTGOING)
