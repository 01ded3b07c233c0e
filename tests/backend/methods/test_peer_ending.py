"""How the other end's ending reaches a step that waits, and whoever listens."""

import asyncio

import pytest

from gharial.backend.methods.peer_ending import PeerEnding
from gharial.model.failures import Cancelled, PeerGone, Unsupported
from tests.backend.methods.parties import Told


async def test_a_waiting_step_raises_it_and_is_cancelled() -> None:
    ending, step = PeerEnding(), asyncio.Event()
    cancelled = asyncio.Event()

    async def wait() -> None:
        try:
            await step.wait()
        except asyncio.CancelledError:
            cancelled.set()
            raise

    guarded = asyncio.create_task(ending.guard(wait()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    ending.happened(PeerGone("p"))
    with pytest.raises(PeerGone):
        await guarded
    await asyncio.wait_for(cancelled.wait(), 20)


async def test_a_step_that_failed_because_of_it_raises_it_too() -> None:
    ending = PeerEnding()

    async def fail() -> None:
        ending.happened(Cancelled(by_us=False))
        raise Unsupported("p", "anything")

    with pytest.raises(Cancelled):
        await ending.guard(fail())


async def test_what_a_step_has_got_is_not_thrown_away() -> None:
    ending = PeerEnding()

    async def succeed() -> str:
        ending.happened(PeerGone("p"))
        return "result"

    assert await ending.guard(succeed()) == "result"


async def test_the_first_word_counts_and_is_told_once_also_late() -> None:
    ending, early, late = PeerEnding(), Told(), Told()
    ending.on(early)
    ending.happened(PeerGone("p"))
    ending.happened(Cancelled(by_us=False))
    assert [type(failure) for failure in early.failures] == [PeerGone]
    ending.on(late)
    assert [type(failure) for failure in late.failures] == [PeerGone]


async def test_after_our_own_end_nothing_is_told() -> None:
    ending, told = PeerEnding(), Told()
    ending.on(told)
    ending.close()
    ending.happened(PeerGone("p"))
    assert told.failures == []
    assert ending.failure is None
