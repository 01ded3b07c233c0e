"""What becomes of transfers that the last run left in the middle. Pure."""

from dataclasses import replace
from datetime import datetime

from gharial.model.conversation import Direction
from gharial.model.failures import Interrupted
from gharial.model.transfer import Transfer, TransferState


def taken_over(transfer: Transfer, now: datetime) -> Transfer:
    """It waits again, with what it has. An offer without an answer went with that run."""
    if transfer.state.finished:
        return transfer
    unanswered = transfer.direction is Direction.INCOMING and transfer.path is None
    if transfer.state is TransferState.QUEUED and not unanswered:
        # A new start is as good a moment as any.
        return replace(transfer, waits_until=None) if transfer.direction is Direction.OUTGOING else transfer
    failure = Interrupted(transfer.bytes_done)
    attempts = transfer.attempts
    if attempts and attempts[-1].ended is None:
        attempts = (*attempts[:-1], replace(attempts[-1], ended=now, failure=failure))
    waiting = transfer.moved_to(TransferState.FAILED if unanswered else TransferState.QUEUED)
    return replace(waiting, failure=failure, attempts=attempts, waits_until=None)
