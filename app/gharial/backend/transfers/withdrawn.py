"""`Withdrawn`: offers that ended before anybody answered: so many may come in an hour, and so many stay in the list."""

import time
from collections import deque
from collections.abc import Callable

from gharial.backend.transfers.ledger import Ledger, Person
from gharial.model.conversation import Direction
from gharial.model.failures import AnsweredElsewhere, NotConnected
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Transfer, TransferState

HOUR_S = 3600.0
MOST_AN_HOUR = 200
MOST_AN_HOUR_OF_A_STRANGER = 20
MOST_AN_HOUR_OF_STRANGERS = 100
MOST_KEPT = 100
MOST_KEPT_OF_STRANGERS = 50
"""Of all strangers together; older lines leave the list."""
_ENDS = (TransferState.CANCELLED, TransferState.FAILED)


class Withdrawn:
    """`knows(account, person)` tells who is in the roster; `clock` gives seconds."""

    def __init__(
        self, ledger: Ledger, knows: Callable[[Jid, Jid], bool], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._ledger = ledger
        self._knows = knows
        self._clock = clock
        self._times: dict[Person | None, deque[float]] = {}
        """Of the last hour, by person; None: of all strangers."""
        self._lines: dict[Person | None, dict[str, None]] | None = None
        """The lines in the list, oldest first."""

    def admits(self, account: Jid, peer: Jid) -> bool:
        """This peer has not taken back too many of late."""
        person = account, bare(peer)
        if self._knows(*person):
            return self._recent(person) < MOST_AN_HOUR
        return self._recent(person) < MOST_AN_HOUR_OF_A_STRANGER and self._recent(None) < MOST_AN_HOUR_OF_STRANGERS

    def note(self, transfer: Transfer) -> list[str]:
        """One ended so. Returns which lines are too many."""
        person = _person(transfer)
        stranger = not self._knows(*person)
        by_us = isinstance(transfer.failure, NotConnected | AnsweredElsewhere)
        for each in () if by_us else (person, None) if stranger else (person,):
            self._times.setdefault(each, deque(maxlen=MOST_AN_HOUR)).append(self._clock())
        if self._lines is None:
            self._lines = {}
            for one in self._ledger.all():
                if is_unanswered(one):
                    self._file(self._lines, one)
        self._file(self._lines, transfer)
        key = None if stranger else person
        most = MOST_KEPT_OF_STRANGERS if stranger else MOST_KEPT
        lines = self._lines[key]
        for again in [each for each in lines if (line := self._ledger.get(each)) is None or not line.state.finished]:
            del lines[again]
        surplus = list(lines)[: max(len(lines) - most, 0)]
        for old in surplus:
            del lines[old]
        return surplus

    def _file(self, lines: "dict[Person | None, dict[str, None]]", transfer: Transfer) -> None:
        person = _person(transfer)
        theirs = lines.setdefault(person if self._knows(*person) else None, {})
        theirs.pop(transfer.id, None)
        theirs[transfer.id] = None

    def _recent(self, person: Person | None) -> int:
        times = self._times.get(person)
        while times and times[0] < self._clock() - HOUR_S:
            times.popleft()
        if not times:
            self._times.pop(person, None)
            return 0
        return len(times)


def is_unanswered(transfer: Transfer) -> bool:
    """An offer to us that ended before we said anything. Pure."""
    return transfer.direction is Direction.INCOMING and transfer.path is None and transfer.state in _ENDS


def _person(transfer: Transfer) -> Person:
    return transfer.account, bare(transfer.peer)
