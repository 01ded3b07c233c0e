"""`DataThread`: an event loop of its own for datagrams, so that none is handled on the loop of the windows."""

import asyncio
import importlib.util
import logging
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

log = logging.getLogger(__name__)

T = TypeVar("T")

_GOODBYE_S = 3.0


class DataThread:
    """Started with the first work; `close` ends it. Work is given from the loop that serves the rest of the program."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._goodbyes: set[asyncio.Task[object]] = set()

    async def run(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """The result of the coroutine that `work` makes over there; cancelling this cancels it."""
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(_made_there(work), self._started()))

    def call(self, work: Callable[[], object]) -> None:
        """Have `work` called over there soon; from any thread. Nothing happens where nothing runs any more."""
        loop = self._loop
        if loop is not None:
            try:
                loop.call_soon_threadsafe(work)
            except RuntimeError:
                log.debug("the data thread has ended")

    def linger(self, work: Coroutine[Any, Any, object]) -> None:
        """Let this farewell run to its end, also while the thread ends. Only over there."""
        task = asyncio.get_running_loop().create_task(work)
        self._goodbyes.add(task)
        task.add_done_callback(self._parted)

    def close(self) -> None:
        """End it once farewells are said; returns at once."""
        with self._lock:
            loop, self._loop, self._thread = self._loop, None, None
        if loop is not None:
            loop.call_soon_threadsafe(lambda: asyncio.ensure_future(self._end(loop)))

    def _started(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = _new_loop()
                # A daemon: a line that hangs in its farewell shall not hold the program.
                self._thread = threading.Thread(target=_run, args=(self._loop,), name="datagrams", daemon=True)
                self._thread.start()
            return self._loop

    def _parted(self, task: "asyncio.Task[object]") -> None:
        self._goodbyes.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.debug("a farewell went wrong: %r", error)

    async def _end(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._goodbyes:
            await asyncio.wait(set(self._goodbyes), timeout=_GOODBYE_S)
        loop.stop()


async def _made_there(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    return await work()


def _new_loop() -> asyncio.AbstractEventLoop:
    """The fastest there is. Never by the policy: a program of windows has put its own loop there."""
    if importlib.util.find_spec("uvloop") is not None:
        import uvloop

        return uvloop.new_event_loop()
    return asyncio.SelectorEventLoop()


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        asyncio.set_event_loop(None)
        loop.close()
