"""Answers of the backend for an object of the window that may be gone when they come."""

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from gharial.model.failures import Failure
from gharial.ui.bridge import Bridge

R = TypeVar("R")


def run_for(
    owner: QObject,
    bridge: Bridge,
    command: Coroutine[Any, Any, R],
    on_done: Callable[[R], object],
    on_failure: Callable[[Failure], object],
) -> None:
    """Run a command. After `owner` is deleted its result finds nobody, and its Failure goes to the shell."""
    bridge.run(command, on_done, on_failure, owner)
