"""`PeerEnding`: whether and how the other end of an offer ended it. Methods share it, not each other."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from gharial.model.failures import Failure

T = TypeVar("T")


def see_outcome(task: "asyncio.Future[Any]") -> None:
    """For tasks whose failure nobody may be waiting for any more."""
    if not task.cancelled():
        task.exception()


class PeerEnding:
    """Wakes the step that is waiting and tells the story; happens once, the first word counts."""

    def __init__(self) -> None:
        self._happened: asyncio.Future[Failure] = asyncio.get_running_loop().create_future()
        self._callback: Callable[[Failure], None] | None = None
        self._closed = False

    def on(self, callback: Callable[[Failure], None]) -> None:
        """Call with the failure when it happens, or at once if it has."""
        self._callback = callback
        if self._happened.done() and not self._closed:
            callback(self._happened.result())

    def happened(self, failure: Failure) -> None:
        """The peer ended it."""
        if self._happened.done() or self._closed:
            return
        self._happened.set_result(failure)
        if self._callback is not None:
            self._callback(failure)

    def close(self) -> None:
        """We ended it ourselves: nothing is told any more."""
        self._closed = True

    @property
    def failure(self) -> Failure | None:
        """How the peer ended it; None while it did not."""
        return self._happened.result() if self._happened.done() else None

    async def guard(self, step: Awaitable[T]) -> T:
        """The step's result. Raises the failure if the peer ends it first; the step is cancelled then."""
        task = asyncio.ensure_future(step)
        waited: set[asyncio.Future[Any]] = {task, self._happened}
        try:
            await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
            # A step that failed did so because of that ending, if there is one.
            if self._happened.done() and not (task.done() and not task.cancelled() and task.exception() is None):
                raise self._happened.result()
            return task.result()
        finally:
            if not task.done():
                task.cancel()
                task.add_done_callback(see_outcome)
