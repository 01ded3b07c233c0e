"""`Background`: coroutines that nobody waits for, kept until they are done; what goes wrong in them is logged."""

import asyncio
import logging
from collections.abc import Coroutine

from gharial.model.failures import Failure

log = logging.getLogger(__name__)


async def bounded(farewell: Coroutine[object, object, None], timeout_s: float) -> None:
    """Tell a peer something that matters to nobody here: never longer than this, and never raising a Failure."""
    try:
        await asyncio.wait_for(farewell, timeout_s)
    except (Failure, TimeoutError) as error:
        log.info("a peer could not be told: %r", error)


class Background:
    """`what` names the work in the log."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[object, object, None]) -> None:
        """Run it beside everything else."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    async def done(self, timeout_s: float) -> None:
        """Return when all is done, or time is up."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=timeout_s)

    def cancel(self) -> None:
        """Nothing of it matters any more."""
        for task in self._tasks:
            task.cancel()

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            level = logging.INFO if isinstance(error, Failure) else logging.ERROR
            log.log(level, "%s failed", self._what, exc_info=error)
