"""`Lanes`: what waits, parted by whom it waits for, each lane in the user's order. Pure."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from gharial.model.jid import Jid


class Lane(NamedTuple):
    """Whom it waits for. `target` is whom the user chose: bare for the best device, full for one."""

    account: Jid
    """Ours, bare."""
    target: Jid
    needs_nobody: bool = False
    """It waits for our own connection alone."""


@dataclass
class Lanes:
    """Many may wait, few people are waited for: no question here looks at every single transfer."""

    _lanes: dict[Lane, list[tuple[int, str]]] = field(default_factory=dict)
    _places: dict[str, tuple[Lane, int]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Lane]:
        """The lanes in which anything waits."""
        return iter(tuple(self._lanes))

    def __contains__(self, transfer_id: str) -> bool:
        return transfer_id in self._places

    def place(self, transfer_id: str, lane: Lane, rank: int) -> bool:
        """It waits here; less rank goes first. Returns whether that is news."""
        if self._places.get(transfer_id) == (lane, rank):
            return False
        self.drop(transfer_id)
        self._places[transfer_id] = lane, rank
        insort(self._lanes.setdefault(lane, []), (rank, transfer_id))
        return True

    def drop(self, transfer_id: str) -> None:
        """It waits no longer."""
        if (place := self._places.pop(transfer_id, None)) is None:
            return
        lane, rank = place
        waiting = self._lanes[lane]
        del waiting[bisect_left(waiting, (rank, transfer_id))]
        if not waiting:
            del self._lanes[lane]

    def reorder(self, rank: Callable[[str], int]) -> None:
        """All places are new."""
        self._places = {one: (lane, rank(one)) for one, (lane, _rank) in self._places.items()}
        self._lanes = {lane: sorted((rank(one), one) for _rank, one in each) for lane, each in self._lanes.items()}

    def waiting(self, lane: Lane) -> list[str]:
        """All of one lane, in order."""
        return [one for _rank, one in self._lanes.get(lane, ())]

    def first(self, is_open: Callable[[Lane], bool]) -> str | None:
        """The first in order of those whose lane is open."""
        heads = [waiting[0] for lane, waiting in self._lanes.items() if is_open(lane)]
        return min(heads)[1] if heads else None
