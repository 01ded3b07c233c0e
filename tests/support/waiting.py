"""Waiting for a condition with a deadline, on whatever loop runs."""

import asyncio
import time
from collections.abc import Callable


async def until(condition: Callable[[], object], timeout_s: float = 100.0) -> None:
    """Return as soon as `condition()` is true. Fails the test when it has not become so in time."""
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline, "the condition did not become true in time"
        await asyncio.sleep(0.005)
