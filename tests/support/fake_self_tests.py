"""Self tests by hand: the test that runs is told what was found with `tell`, and ends with `end`."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from gharial.model.jid import Jid
from gharial.model.self_test import CheckResult


class FakeSelfTests:
    """Fulfils border.SelfTests."""

    def __init__(self, record: Callable[..., Awaitable[Any]]) -> None:
        self._record = record
        self._tell: Callable[[CheckResult], None] | None = None
        self._ending: asyncio.Event | None = None
        self.cancelled = 0

    @property
    def running(self) -> bool:
        return self._tell is not None

    async def run(self, account: Jid, on_result: Callable[[CheckResult], None], *, upload: bool = False) -> None:
        await self._record("self_tests.run", account, upload)
        self._tell, self._ending = on_result, asyncio.Event()
        try:
            await self._ending.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        finally:
            self._tell = None

    def tell(self, *results: CheckResult) -> None:
        """As if these had been found."""
        assert self._tell is not None
        for one in results:
            self._tell(one)

    def end(self) -> None:
        """The test is over."""
        assert self._ending is not None
        self._ending.set()
