"""`Endings`: a transfer that broke and then ended for good at one end ends at the other, which would wait for a day."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from gharial.backend.transfers.job import TransferJob
from gharial.backend.transfers.ledger import Ledger
from gharial.backend.xmpp.background import Background
from gharial.model.conversation import Direction
from gharial.model.failures import Cancelled, Declined, DigestMismatch, Failure, Interrupted, NotConnected, PeerGone
from gharial.model.transfer import Transfer, TransferState

_MAY_GO_ON = (Interrupted, NotConnected, PeerGone, DigestMismatch, Declined)


class Half(Protocol):
    """The outgoing or the incoming half of the list."""

    @property
    def jobs(self) -> Mapping[str, TransferJob]: ...

    def end_waiting(self, transfer: Transfer, state: TransferState, reason: Failure) -> None:
        """One without a job ends."""


def is_for_good(transfer: Transfer) -> bool:
    """Bytes of it have moved, and this end will not go on by itself whatever the other one does. Pure."""
    failure = transfer.failure
    if failure is None or not transfer.bytes_done:
        return False
    if transfer.state is TransferState.CANCELLED:
        return isinstance(failure, Cancelled) and failure.by_us
    outgoing = transfer.direction is Direction.OUTGOING
    return outgoing and transfer.state is TransferState.FAILED and failure.final and not isinstance(failure, _MAY_GO_ON)


def _came(transfer: Transfer) -> int:
    """How far it came: of what was kept, only whole blocks count, and of what runs, only where it began."""
    failure = transfer.failure
    return max(transfer.bytes_done, failure.bytes_done if isinstance(failure, Interrupted) else 0)


class Endings:
    """`tell` lets the peer know; it need not understand."""

    def __init__(self, ledger: Ledger, outgoing: Half, incoming: Half, tell: Callable[[Transfer], None]) -> None:
        self._ledger = ledger
        self._halves = {Direction.OUTGOING: outgoing, Direction.INCOMING: incoming}
        self._tell = tell
        self._background = Background("the end of a transfer")

    def see(self, transfer: Transfer) -> None:
        """A transfer changed."""
        if is_for_good(transfer):
            self._tell(transfer)

    def heard(self, transfer: Transfer, *, by_person: bool) -> None:
        """Its peer will not go on with it."""
        if not transfer.state.finished:
            self._background.start(self._end(transfer, by_person=by_person))

    def close(self) -> None:
        """Nothing of it matters any more."""
        self._background.cancel()

    async def _end(self, transfer: Transfer, *, by_person: bool) -> None:
        half = self._halves[transfer.direction]
        failure: Failure = Cancelled(by_us=False) if by_person else Interrupted(_came(transfer), "given up")
        if (job := half.jobs.get(transfer.id)) is not None:
            job.stop_by_peer(failure)
            await job.over.wait()
            if not by_person:
                failure = Interrupted(max(job.flow.bytes_done, _came(job.transfer)), "given up")
        current = self._ledger.get(transfer.id)
        if current is not None and current.state is TransferState.QUEUED and transfer.id not in half.jobs:
            if isinstance(failure, Interrupted):
                current = replace(current, bytes_done=failure.bytes_done)
            half.end_waiting(current, TransferState.CANCELLED if by_person else TransferState.FAILED, failure)
