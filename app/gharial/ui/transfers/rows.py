"""The rows of the transfers window: files, groups of files sent together, and what lies in a folder (pure)."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import count

from gharial.model.jid import Jid, bare
from gharial.model.transfer import Entry, Group, Progress, Transfer, TransferState

_WAITING = frozenset({TransferState.QUEUED, TransferState.OFFERED})
MOVING = frozenset({TransferState.STREAMING, TransferState.VERIFYING})
UNSUCCESSFUL = frozenset({TransferState.FAILED, TransferState.CANCELLED, TransferState.DECLINED})

_ids = count(1)


class Part(Enum):
    """What the filter buttons show."""

    ALL = "all"
    ACTIVE = "active"
    WAITING = "waiting"
    FINISHED = "finished"


def part_of(transfer: Transfer) -> Part:
    """Which button, besides All, shows a transfer. One that is held waits, whatever it was doing."""
    if transfer.state.finished:
        return Part.FINISHED
    return Part.WAITING if transfer.paused or transfer.state in _WAITING else Part.ACTIVE


class Row:
    """Anything in the list. `id` names it for Qt; `place` is where it stood when somebody last asked."""

    __slots__ = ("children", "id", "parent", "place")

    def __init__(self, parent: "Row | None" = None) -> None:
        self.id = next(_ids)
        self.parent = parent
        self.children: list[Row] = []
        self.place = 0


class FileRow(Row):
    """A transfer with its last sample. A folder's has its entries below, once somebody has unfolded it."""

    __slots__ = ("entries", "finished_as", "part", "progress", "transfer", "tree_wanted")

    def __init__(self, transfer: Transfer, progress: Progress | None = None) -> None:
        super().__init__()
        self.become(transfer, progress)
        self.entries: list[EntryRow] = []
        """The files of a folder in the order they travel."""
        self.tree_wanted = False
        self.finished_as = 0
        """The how many-th that ended; the latest stands first."""

    def become(self, transfer: Transfer, progress: Progress | None) -> None:
        """Stand otherwise, or come further."""
        self.transfer = transfer
        self.progress = progress
        self.part = part_of(transfer)

    @property
    def done(self) -> int:
        """Bytes that are there."""
        if self.transfer.state is TransferState.DONE:
            return max(0, self.transfer.file.size)
        return self.progress.bytes_done if self.progress is not None else self.transfer.bytes_done

    @property
    def speed(self) -> float:
        """Bytes per second now."""
        return self.progress.speed if self._moves and self.progress is not None else 0.0

    @property
    def silent_for(self) -> float:
        """Seconds for which nothing has come of what should come; 0 while it does."""
        return self.progress.silent_for if self._moves and self.progress is not None else 0.0

    @property
    def seconds_left(self) -> float | None:
        """None while unknown."""
        return self.progress.seconds_left if self.progress is not None and self.speed else None

    @property
    def _moves(self) -> bool:
        return self.transfer.state is TransferState.STREAMING and not self.transfer.paused

    def parent_ids(self) -> "Iterable[str]":
        """The unfinished transfers of the group it stands in."""
        return self.parent.open if isinstance(self.parent, GroupRow) else ()

    def changed_between(self, before: int, after: int) -> "list[EntryRow]":
        """The entries that look another way when so many bytes have come instead of so many."""
        low, high = sorted((before, after))
        first = bisect_left(self.entries, low, key=lambda entry: entry.end)
        last = bisect_right(self.entries, high, key=lambda entry: entry.start)
        return self.entries[first:last]


class GroupRow(Row):
    """Files that were sent together to one person. Sums are kept, not computed: there may be ten thousand."""

    __slots__ = (
        "_last",
        "active",
        "done",
        "files",
        "finished_as",
        "group",
        "held",
        "key",
        "open",
        "size",
        "states",
        "title",
        "verified",
    )

    def __init__(self, key: "GroupKey", group: Group) -> None:
        super().__init__()
        self.key = key
        self.group = group
        self.title = ""
        """The name of the file that came first."""
        self.files: dict[str, FileRow] = {}
        self.open: dict[str, FileRow] = {}
        """Those that are not finished."""
        self.active: dict[str, FileRow] = {}
        self.states: Counter[TransferState] = Counter()
        self.done = 0
        self.size = 0
        self.held = 0
        """How many unfinished ones are held."""
        self.verified = 0
        self.finished_as = 0

    @property
    def part(self) -> Part:
        """Which filter shows it: what goes counts before what waits."""
        if self.active:
            return Part.ACTIVE
        return Part.WAITING if self.open else Part.FINISHED

    @property
    def first(self) -> FileRow:
        """The one that speaks for the group: the first that goes, or else waits, or any."""
        for files in (self.active, self.open, self.files):
            if files:
                return next(iter(files.values()))
        # Emptied a moment ago and about to leave the list.
        return self._last

    @property
    def total(self) -> int:
        """How many files belong to it, those that have not come yet among them."""
        return max(self.group.count, len(self.files))

    @property
    def whole(self) -> int:
        """Bytes of all together."""
        return max(self.group.size, self.size)

    @property
    def speed(self) -> float:
        """Bytes per second of all that go."""
        return sum(file.speed for file in self.active.values())

    @property
    def silent_for(self) -> float:
        """Seconds for which nothing has come of any of those that should; 0 while one does."""
        return min((file.silent_for for file in self.active.values()), default=0.0)

    @property
    def seconds_left(self) -> float | None:
        """None while unknown."""
        speed = self.speed
        return (self.whole - self.done) / speed if speed >= 1 else None

    def add(self, file: FileRow) -> None:
        """Take a file in."""
        file.parent = self
        self._last = file
        self.title = self.title or file.transfer.file.name
        self.files[file.transfer.id] = file
        self._weigh(file, 1)

    def drop(self, file: FileRow) -> None:
        """A file left the list."""
        self._last = file
        self._weigh(file, -1)
        del self.files[file.transfer.id]

    def change(self, file: FileRow, transfer: Transfer, progress: Progress | None) -> None:
        """A file stands otherwise, or has come further."""
        self._weigh(file, -1)
        file.become(transfer, progress)
        self._weigh(file, 1)

    def _weigh(self, file: FileRow, sign: int) -> None:
        one = file.transfer
        self.states[one.state] += sign
        self.done += sign * file.done
        self.size += sign * max(0, one.file.size)
        self.verified += sign * (one.verified and one.state is TransferState.DONE)
        self.held += sign * (one.paused and not one.state.finished)
        for part, files in ((file.part is not Part.FINISHED, self.open), (file.part is Part.ACTIVE, self.active)):
            if part and sign > 0:
                files[one.id] = file
            else:
                files.pop(one.id, None)


GroupKey = tuple[str, Jid, Jid]
"""A group's id, our account and the other end, both bare: the same files may go to several people."""


def group_key(transfer: Transfer) -> GroupKey | None:
    """The group that a transfer stands in; None for one that was sent alone."""
    group = transfer.group
    return (group.id, transfer.account, bare(transfer.peer)) if group is not None and group.count > 1 else None


class Arrival(Enum):
    """How far a file inside a folder is."""

    WAITING = "waiting"
    GOING = "going"
    DONE = "done"


class EntryRow(Row):
    """A file inside a folder, or a folder inside it. `start` is where its bytes begin in the whole stream."""

    __slots__ = ("end", "ends", "file", "name", "size", "start")

    def __init__(self, file: FileRow, name: str, parent: Row, start: int, size: int) -> None:
        super().__init__(parent)
        self.file = file
        self.name = name
        self.start = start
        self.size = size
        self.end = start + size
        self.ends: list[int] = []
        """Where the bytes of the files in a folder end; empty for a file."""

    @property
    def is_folder(self) -> bool:
        """It has files below."""
        return bool(self.ends)

    @property
    def files_done(self) -> int:
        """How many files of a folder are there."""
        if self.file.transfer.state is TransferState.DONE:
            return len(self.ends)
        done = self.file.done
        return bisect_right(self.ends, done) if done else 0

    @property
    def arrival(self) -> Arrival:
        """By how many bytes of the whole are there."""
        if self.file.transfer.state is TransferState.DONE:
            return Arrival.DONE
        done = self.file.done
        if self.is_folder:
            if done >= self.ends[-1] and done:
                return Arrival.DONE
        elif done >= self.end and done:
            return Arrival.DONE
        going = self.file.transfer.state in MOVING and done >= self.start
        return Arrival.GOING if going else Arrival.WAITING

    @property
    def done(self) -> int:
        """Bytes of a single file that are there."""
        return max(0, min(self.size, self.file.done - self.start))


def grown(file: FileRow, entries: Iterable[Entry]) -> list[Row]:
    """The tree below a folder's row, in the order of travel; also fills `file.entries`."""
    entries = list(entries)
    top: list[Row] = []
    folders: dict[str, EntryRow] = {}
    file.entries = []
    # What travels before the first file, such as the list of all, is in the size of the whole.
    at = max(0, file.transfer.file.size - sum(entry.size for entry in entries))
    for entry in entries:
        *parents, name = entry.path.rstrip("/").split("/")
        above: EntryRow | None = None
        path = ""
        for part in parents:
            path = f"{path}/{part}"
            folder = folders.get(path)
            if folder is None:
                folder = folders[path] = EntryRow(file, part, above or file, at, 0)
                (above.children if above else top).append(folder)
            folder.size += entry.size
            folder.end = at + entry.size
            folder.ends.append(at + entry.size)
            above = folder
        row = EntryRow(file, name, above or file, at, entry.size)
        (above.children if above else top).append(row)
        file.entries.append(row)
        at += entry.size
    return top


def below(row: Row) -> Iterator[Row]:
    """Everything under a row."""
    for child in row.children:
        yield child
        yield from below(child)
