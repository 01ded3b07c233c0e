"""The seam to the backend: events come up through one queued Qt signal, commands go down as tasks."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from gharial.model.border import Backend
from gharial.model.events import Event
from gharial.model.failures import Failure, Unexpected

log = logging.getLogger(__name__)

E_ = TypeVar("E_", bound=Event)
R = TypeVar("R")


class Bridge(QObject):
    """What windows hold instead of the backend's loops and tasks."""

    failed = Signal(object)
    """A Failure that no caller of `run` wanted for itself; the shell shows it."""

    _arrived = Signal(object, object)

    def __init__(self, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backend = backend
        self._tasks: set[asyncio.Task[Any]] = set()
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def hear(self, event: type[E_], callback: Callable[[E_], None], owner: QObject | None = None) -> None:
        """Call `callback` with each event of that class, from Qt's own loop, until `owner` is destroyed."""
        heard = True

        def arrived(value: E_) -> None:
            self._arrived.emit(lambda happened: callback(happened) if heard else None, value)

        unsubscribe = self.backend.events.subscribe(event, arrived)

        def forget() -> None:
            nonlocal heard
            heard = False
            unsubscribe()

        if owner is not None:
            owner.destroyed.connect(forget)

    def run(
        self,
        command: Coroutine[Any, Any, R],
        on_done: Callable[[R], object] | None = None,
        on_failure: Callable[[Failure], object] | None = None,
        owner: QObject | None = None,
    ) -> "asyncio.Task[R | None]":
        """Start a command of the backend. Its Failure goes to `on_failure`, or else to `failed`.

        Any other exception is a fault: logged with its traceback, and shown as Unexpected. Where `owner` was deleted
        meanwhile, nobody takes the result any more, and a Failure goes to `failed`.
        """

        def fail(failure: Failure) -> None:
            wanted = on_failure is not None and (owner is None or isValid(owner))
            (on_failure if on_failure is not None and wanted else self.failed.emit)(failure)

        async def guarded() -> R | None:
            try:
                result = await command
            except asyncio.CancelledError:
                raise
            except Failure as failure:
                fail(failure)
                return None
            except Exception as error:
                log.exception("a command failed unexpectedly")
                fail(Unexpected(type(error).__name__))
                return None
            if on_done is not None and (owner is None or isValid(owner)):
                on_done(result)
            return result

        task = asyncio.get_event_loop().create_task(guarded())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        # A task that is cancelled before its first step never reaches the command.
        task.add_done_callback(lambda _: command.close())
        return task

    def _deliver(self, callback: Callable[[object], None], value: object) -> None:
        callback(value)
