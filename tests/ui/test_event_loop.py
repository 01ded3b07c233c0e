"""The loop that tests of windows run on leaves nothing behind that a later test could fall over."""

import asyncio
import gc
import threading

from tests.support.waiting import until


async def test_a_loop_that_ends_before_its_timers() -> None:
    asyncio.get_running_loop().call_later(0.2, print).cancel()


async def test_is_thrown_away_in_any_thread() -> None:
    thread = threading.Thread(target=gc.collect)
    thread.start()
    thread.join()
    over = asyncio.get_running_loop().time() + 0.4
    await until(lambda: asyncio.get_running_loop().time() > over)
