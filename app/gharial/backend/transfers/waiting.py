"""`Waiting`: outgoing transfers that wait for their turn, their peer, the connection or their next try."""

from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from gharial.backend.transfers.alarms import Alarms
from gharial.backend.transfers.job import now
from gharial.backend.transfers.lanes import Lane, Lanes
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.transfers.logins import Login
from gharial.model.contact import Resource
from gharial.model.failures import Failure, NotConnected, PeerGone
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Transfer

_MARKED_AT_ONCE = 500
"""Waiting transfers whose reason is told in one go; the window has its turn between."""
_UNSEEN = PeerGone("")
"""For a lane that nobody has looked at yet."""


class Waiting:
    """`may_start` tells whether a QUEUED transfer wants to run at all, `needs_nobody` whether it may while its contact
    is away; `wake` asks for another look, soon.
    """

    def __init__(
        self,
        ledger: Ledger,
        *,
        login: Callable[[Jid], Login | None],
        resources: Callable[[Jid, Jid], tuple[Resource, ...]],
        may_start: Callable[[Transfer], bool],
        needs_nobody: Callable[[Transfer], bool],
        wake: Callable[[], None],
    ) -> None:
        self._ledger = ledger
        self._login = login
        self._resources = resources
        self._may_start = may_start
        self._needs_nobody = needs_nobody
        self._wake = wake
        self._lanes = Lanes()
        self._reasons: dict[Lane, Failure | None] = {}
        """What keeps a lane waiting; None: only that others go first."""
        self._unmarked: dict[str, None] = {}
        self._silent: set[Lane] = set()
        """Nobody there answered; they wait until somebody's presence changes."""
        self._alarms = Alarms(self.hurry)

    def file(self, transfer: Transfer) -> None:
        """An outgoing transfer changed: put it where it waits now, if it does."""
        waits = self._may_start(transfer)
        if waits and transfer.waits_until is not None and transfer.waits_until > now():
            self._lanes.drop(transfer.id)
            self._alarms.set(transfer.id, transfer.waits_until)
            return
        self._alarms.drop(transfer.id)
        if not waits:
            self._lanes.drop(transfer.id)
        elif self._lanes.place(transfer.id, self._lane(transfer), self._ledger.rank(transfer.id)):
            self._unmarked[transfer.id] = None
            self._wake()

    def reorder(self) -> None:
        """The order of the list changed."""
        self._lanes.reorder(self._ledger.rank)
        self._wake()

    def first(self, has_place: Callable[[Jid, Jid], bool]) -> Transfer | None:
        """The first whose contact is there, and for which `has_place(account, person)`."""

        def is_open(lane: Lane) -> bool:
            return self._reasons.get(lane, _UNSEEN) is None and has_place(lane.account, bare(lane.target))

        while (transfer_id := self._lanes.first(is_open)) is not None:
            if (transfer := self._ledger.get(transfer_id)) is not None:
                return transfer
            self._lanes.drop(transfer_id)
        return None

    def leave(self, transfer_id: str) -> None:
        """It runs."""
        self._lanes.drop(transfer_id)
        self._alarms.drop(transfer_id)

    def silence(self, transfer: Transfer) -> None:
        """Nobody there answered."""
        self._silent.add(self._lane(transfer))

    def speak(self, transfer: Transfer) -> None:
        """Try it, whoever was silent before."""
        self._silent.discard(self._lane(transfer))
        self._wake()

    def hurry(self, transfer_id: str) -> None:
        """Its time has come, or what it waits for."""
        transfer = self._ledger.get(transfer_id)
        if transfer is not None and self._may_start(transfer):
            self.speak(transfer)
            self._ledger.put(replace(transfer, waits_until=None))

    def look_for_peers(self, account: Jid, person: Jid) -> None:
        """Somebody's presence changed: what waits for another try with them need wait no longer."""
        self._silent = {lane for lane in self._silent if (lane.account, bare(lane.target)) != (account, person)}
        if self._resources(account, person):
            for transfer in self._ledger.unfinished(account, person):
                if transfer.id in self._alarms:
                    self.hurry(transfer.id)

    def look(self) -> None:
        """See what every lane waits for; transfers say so."""
        reasons = {lane: self._reason(lane) for lane in self._lanes}
        for lane, reason in reasons.items():
            if lane not in self._reasons or type(reason) is not type(self._reasons[lane]):
                self._unmarked.update(dict.fromkeys(self._lanes.waiting(lane)))
        self._reasons = reasons
        for transfer_id in tuple(islice(self._unmarked, _MARKED_AT_ONCE)):
            del self._unmarked[transfer_id]
            if transfer_id in self._lanes and (transfer := self._ledger.get(transfer_id)) is not None:
                self._mark(transfer, reasons.get(self._lane(transfer)))
        if self._unmarked:
            self._wake()

    def close(self) -> None:
        """Nothing is tried again by the clock."""
        self._alarms.close()

    def _lane(self, transfer: Transfer) -> Lane:
        return Lane(transfer.account, self._ledger.target(transfer.id), self._needs_nobody(transfer))

    def _mark(self, transfer: Transfer, reason: Failure | None) -> None:
        if reason is not None and type(transfer.failure) is not type(reason):
            self._ledger.put(replace(transfer, failure=reason))
        elif reason is None and isinstance(transfer.failure, NotConnected | PeerGone):
            self._ledger.put(replace(transfer, failure=None))

    def _reason(self, lane: Lane) -> Failure | None:
        account, target = lane.account, lane.target
        login = self._login(account)
        if login is None or not login.online():
            self._silent.discard(lane)
            return NotConnected(account.bare)
        if lane.needs_nobody:
            return None
        if not target.resource and not self._resources(account, target):
            return PeerGone(target.full)
        return PeerGone(target.full) if lane in self._silent else None
