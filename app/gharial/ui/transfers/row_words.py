"""A row of the transfers window in words: its name, the other end, how it stands, and all of it read aloud."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale

from gharial.model.conversation import Direction
from gharial.model.transfer import Transfer, TransferState
from gharial.ui.transfers.rows import UNSUCCESSFUL, Arrival, EntryRow, FileRow, GroupRow, Part, Row
from gharial.ui.widgets.figures import duration_text, percent, size_text, speed_text
from gharial.ui.widgets.foreign_text import shown_name
from gharial.ui.widgets.transfer_words import (
    SEPARATOR,
    Counterpart,
    current_route,
    file_size,
    folder_words,
    silence_words,
    state_words,
)

translate = QCoreApplication.translate

_NO_ROUTE = frozenset(
    {
        TransferState.QUEUED,
        TransferState.OFFERED,
        TransferState.CONNECTING,
        TransferState.DECLINED,
        TransferState.FAILED,
    }
)
"""While it looks for a way, the one of the last attempt is the way it no longer goes."""


class RowWords:
    """`counterpart` knows the other end of a transfer."""

    def __init__(self, counterpart: Callable[[Transfer], Counterpart]) -> None:
        self._counterpart = counterpart

    def name(self, row: Row) -> str:
        """A file's name, or what stands for a group."""
        if isinstance(row, EntryRow):
            return shown_name(row.name)
        if isinstance(row, GroupRow):
            return group_name(row.title, row.total)
        return shown_name(row.transfer.file.name) if isinstance(row, FileRow) else ""

    def peer_words(self, row: Row) -> str:
        """ "to Bob" or "from Bob"; nothing inside a folder."""
        file = _spokesman(row)
        if file is None:
            return ""
        outgoing = file.transfer.direction is Direction.OUTGOING
        text = translate("transfer_rows", "to {name}") if outgoing else translate("transfer_rows", "from {name}")
        return text.format(name=self._counterpart(file.transfer).name)

    def peer_name(self, transfer: Transfer) -> str:
        """The other end's name."""
        return self._counterpart(transfer).name

    def is_there(self, transfer: Transfer) -> bool:
        """The other end is online, or nothing is known of that."""
        return self._counterpart(transfer).there

    def standing(self, row: Row) -> str:
        """How it stands and which way it goes, without figures that change by themselves."""
        if isinstance(row, EntryRow):
            return _entry_words(row)
        if isinstance(row, GroupRow):
            return self._group_words(row)
        return self._file_words(row) if isinstance(row, FileRow) else ""

    def sentence(self, row: Row) -> str:
        """The whole row, as it is read aloud."""
        parts = [self.name(row)]
        if isinstance(row, EntryRow):
            parts += [size_text(row.size), _entry_words(row)]
        elif isinstance(row, GroupRow):
            parts += [self.peer_words(row), size_text(row.whole), self._group_words(row)]
            parts += self._figures(row, row.done, row.whole, row.seconds_left) if row.open else []
        elif isinstance(row, FileRow):
            one, sample = row.transfer, row.progress
            parts += [self.peer_words(row), file_size(one.file), self._file_words(row)]
            if sample is not None and not one.state.finished:
                parts += self._figures(row, sample.bytes_done, sample.size, sample.seconds_left)
        return SEPARATOR.join(part for part in parts if part)

    def state(self, transfer: Transfer) -> str:
        """How one transfer stands."""
        return state_words(transfer, peer=self._counterpart(transfer))

    def _file_words(self, row: FileRow) -> str:
        one = row.transfer
        route = "" if one.state in _NO_ROUTE else current_route(one)
        return SEPARATOR.join(part for part in (folder_words(one), self.state(one), route) if part)

    def _group_words(self, row: GroupRow) -> str:
        done = row.states[TransferState.DONE]
        counts = translate("transfer_rows", "{done} of {count} done")
        parts = [counts.format(done=_number(done), count=_number(row.total))]
        lost = sum(row.states[state] for state in UNSUCCESSFUL)
        if lost:
            outgoing = row.first.transfer.direction is Direction.OUTGOING
            parts.append(
                translate("transfer_rows", "%n not sent", None, lost)
                if outgoing
                else translate("transfer_rows", "%n not received", None, lost)
            )
        if row.part is not Part.FINISHED:
            parts.append(self._file_words(row.first))
        elif done == len(row.files) and row.verified == done:
            parts.append(translate("transfer_rows", "all verified"))
        return SEPARATOR.join(parts)

    def _figures(self, row: FileRow | GroupRow, done: int, size: int, seconds_left: float | None) -> list[str]:
        parts = [] if size < 0 else [percent_text(percent(done, size))]
        parts.append(silence_words(row.silent_for) or speed_text(row.speed))
        if seconds_left is not None and row.speed:
            left = duration_text(seconds_left)
            parts.append(translate("transfer_rows", "{time} left").format(time=left) if left else "")
        return parts


def group_name(title: str, count: int) -> str:
    """What stands for files that were sent together; `title` is the name of one of them."""
    others = count - 1
    return translate("transfer_rows", "{name} and %n more", None, others).format(name=shown_name(title))


def percent_text(share: int) -> str:
    """ "62 %"."""
    return translate("transfer_rows", "{percent} %").format(percent=_number(share))


def _spokesman(row: Row) -> FileRow | None:
    if isinstance(row, GroupRow):
        return row.first
    return row if isinstance(row, FileRow) else None


def _entry_words(row: EntryRow) -> str:
    if row.is_folder:
        text = translate("transfer_rows", "{done} of {count} done")
        return text.format(done=_number(row.files_done), count=_number(len(row.ends)))
    match row.arrival:
        case Arrival.DONE:
            return translate("transfer_rows", "Done")
        case Arrival.GOING:
            return translate("transfer_rows", "Going")
        case Arrival.WAITING:
            return translate("transfer_rows", "Waiting")


def _number(value: int) -> str:
    return QLocale().toString(value)
