"""Which rows there are and how they are ordered: what is unfinished as it goes, below it what has ended (pure)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count

from gharial.model.jid import Jid
from gharial.model.transfer import Progress, Transfer
from gharial.ui.transfers.rows import FileRow, GroupKey, GroupRow, Part, Row, group_key


class Listing:
    """Every file and every group, shown or not. `peer_words` names the other end of a row, for the filter."""

    def __init__(self, peer_words: Callable[[FileRow | GroupRow], str]) -> None:
        self._peer_words = peer_words
        self.files: dict[str, FileRow] = {}
        self.groups: dict[GroupKey, GroupRow] = {}
        self.running: dict[str, FileRow] = {}
        """Those that are not finished."""
        self._order: dict[str, int] = {}
        self._next = count()
        self._ended = count(1)

    def clear(self) -> None:
        """Forget everything."""
        for kept in (self.files, self.groups, self.running, self._order):
            kept.clear()

    def take_in(self, transfer: Transfer, progress: Progress | None) -> FileRow:
        """A new transfer, which goes last."""
        row = self.files[transfer.id] = FileRow(transfer, progress)
        self._order.setdefault(transfer.id, next(self._next))
        if transfer.state.finished:
            row.finished_as = next(self._ended)
        else:
            self.running[transfer.id] = row
        key = group_key(transfer)
        if key is not None and transfer.group is not None:
            group = self.groups.get(key)
            if group is None:
                group = self.groups[key] = GroupRow(key, transfer.group)
            group.add(row)
            group.finished_as = max(group.finished_as, row.finished_as)
        return row

    def replace(self, row: FileRow, transfer: Transfer, progress: Progress | None) -> None:
        """A transfer stands otherwise, or has come further."""
        was_finished = row.transfer.state.finished
        group = row.parent
        if isinstance(group, GroupRow):
            group.change(row, transfer, progress)
        else:
            row.become(transfer, progress)
        if transfer.state.finished == was_finished:
            return
        if was_finished:
            self.running[transfer.id] = row
        else:
            self.running.pop(transfer.id, None)
            row.finished_as = next(self._ended)
            if isinstance(group, GroupRow):
                group.finished_as = row.finished_as

    def drop(self, transfer_id: str) -> FileRow | None:
        """A transfer left the list. Returns its row, if there was one."""
        row = self.files.pop(transfer_id, None)
        if row is None:
            return None
        self._order.pop(transfer_id, None)
        self.running.pop(transfer_id, None)
        group = row.parent
        if isinstance(group, GroupRow):
            group.drop(row)
            if not group.files:
                del self.groups[group.key]
        return row

    def set_order(self, ids: Sequence[str]) -> None:
        """The order in which all are to go."""
        self._order = {one: place for place, one in enumerate(ids)}
        self._next = count(len(ids))
        for one in self.files:
            if one not in self._order:
                self._order[one] = next(self._next)
        for group in self.groups.values():
            for name in ("files", "open", "active"):
                files: dict[str, FileRow] = getattr(group, name)
                setattr(group, name, dict(sorted(files.items(), key=lambda item: self._order[item[0]])))

    def rows(self) -> Iterator[FileRow | GroupRow]:
        """Everything that stands at the top."""
        yield from self.groups.values()
        yield from (row for row in self.files.values() if row.parent is None)

    def counts(self) -> Counter[Part]:
        """How many rows each filter button shows."""
        found = Counter(row.part for row in self.rows())
        found[Part.ALL] = found.total()
        return found

    def wanted(self, part: Part, sought: str) -> list[Row]:
        """The rows of that part with `sought`, folded, in the name of a file or of the other end, in their order."""
        people: dict[tuple[Jid, Jid], bool] = {}
        open_rows: list[tuple[int, FileRow | GroupRow]] = []
        ended: list[FileRow | GroupRow] = []
        for row in self.rows():
            its = row.part
            if part not in (Part.ALL, its) or (sought and not self._fits(row, sought, people)):
                continue
            if its is Part.FINISHED:
                ended.append(row)
            else:
                first = next(iter(row.open)) if isinstance(row, GroupRow) else row.transfer.id
                open_rows.append((self._order[first], row))
        open_rows.sort(key=lambda pair: pair[0])
        ended.sort(key=lambda row: -row.finished_as)
        return [*(row for _, row in open_rows), *ended]

    def movable(self, rows: Iterable[Row]) -> list[str]:
        """The ids of all unfinished transfers in these rows, in the order they go."""
        found: dict[str, None] = {}
        for row in rows:
            for file in row.open.values() if isinstance(row, GroupRow) else (row,):
                if isinstance(file, FileRow) and not file.transfer.state.finished:
                    found[file.transfer.id] = None
        return sorted(found, key=self._order.__getitem__)

    def in_order(self, transfers: Iterable[Transfer]) -> list[Transfer]:
        """These, in the order they go."""
        return sorted(transfers, key=lambda one: self._order.get(one.id, 0))

    def after(self, transfer_id: str) -> list[str]:
        """The unfinished transfers that go after one."""
        place = self._order[transfer_id]
        return [one for one in sorted(self.running, key=self._order.__getitem__) if self._order[one] > place]

    def _fits(self, row: FileRow | GroupRow, sought: str, people: dict[tuple[Jid, Jid], bool]) -> bool:
        """`people` is what was found of them so far: a long history is of few."""
        files = tuple(row.files.values()) if isinstance(row, GroupRow) else (row,)
        key = (files[0].transfer.account, files[0].transfer.peer)
        if key not in people:
            people[key] = sought in self._peer_words(row).casefold()
        if people[key]:
            return True
        return any(sought in file.transfer.file.name.casefold() for file in files)
