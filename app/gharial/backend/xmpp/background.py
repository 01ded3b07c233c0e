"""`Background`: coroutines that nobody waits for, kept until they are done; what goes wrong in them is logged."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from gharial.model.failures import Failure

log = logging.getLogger(__name__)


async def bounded(farewell: Coroutine[object, object, None], timeout_s: float) -> None:
    """Tell a peer something that matters to nobody here: never longer than this, and never raising a Failure."""
    try:
        await asyncio.wait_for(farewell, timeout_s)
    except (Failure, TimeoutError) as error:
        log.info("a peer could not be told: %r", error)


class Background:
    """`what` names the work in the log. A Failure there is worth a line, anything else is a mistake of ours."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Run it beside everything else."""
        self.run(work)

    def run(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        """The same, for whoever may want to wait for it, or to cancel it."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    async def done(self, timeout_s: float | None = None) -> None:
        """Return when nothing runs any more, or time is up."""
        try:
            async with asyncio.timeout(timeout_s):
                while self._tasks:
                    await asyncio.wait(set(self._tasks))
        except TimeoutError:
            log.info("%s takes longer than %s s", self._what, timeout_s)

    def cancel(self) -> None:
        """Nothing of it matters any more."""
        for task in tuple(self._tasks):
            task.cancel()

    async def close(self) -> None:
        """Cancel what runs, and return when it has ended."""
        self.cancel()
        # One that never began would say so when it is collected.
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            level = logging.INFO if isinstance(error, Failure) else logging.ERROR
            log.log(level, "%s failed", self._what, exc_info=error)
