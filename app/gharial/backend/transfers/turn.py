"""`turn_of`: when an offer of a file that is just coming in may be looked at."""

import asyncio

from gharial.backend.transfers.receive import Receiving

_STEP_S, _STEPS = 0.1, 150


async def turn_of(job: Receiving) -> None:
    """Return when the job is over or expects another offer, at the latest after 15 s.

    A sender that was killed may be back before all it had sent has come through the buffers between.
    """
    for _ in range(_STEPS):
        if job.over.is_set() or (job.expects_offer and not job.ending):
            return
        await asyncio.sleep(_STEP_S)
