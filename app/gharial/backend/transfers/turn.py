"""`turn_of`: when an offer of a file that is just coming in may be looked at."""

import asyncio
from typing import TYPE_CHECKING

from gharial.model.failures import TimedOut
from gharial.model.transfer import TransferState

if TYPE_CHECKING:
    from gharial.backend.transfers.receive import Receiving

_STEP_S, _STEPS = 0.1, 150
_STEPS_TO_VERIFY = 100


async def turn_of(job: "Receiving") -> None:
    """Return when the job is over or expects another offer, at the latest after 15 s.

    A sender that was killed may be back before all it had sent has come through the buffers between. If it was killed
    before its last word, the hash, that never comes: the new offer is what is left to prove the file with.
    """
    for step in range(_STEPS):
        if job.over.is_set() or (job.expects_offer and not job.ending):
            return
        if step == _STEPS_TO_VERIFY and job.transfer.state is TransferState.VERIFYING:
            job.stop_by_peer(TimedOut("digest", step * _STEP_S))
        await asyncio.sleep(_STEP_S)
