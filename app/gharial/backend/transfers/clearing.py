"""`Clearing`: takes finished transfers off the list by itself, as the user's setting says. What is in files stays."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from gharial.backend.xmpp.background import Background
from gharial.model.events import EventBus, SettingsChanged
from gharial.model.failures import Failure
from gharial.model.receipt import ended_at
from gharial.model.settings import CLEARINGS, Settings
from gharial.model.transfer import Transfer, TransferState

log = logging.getLogger(__name__)

EVERY_S = 3600.0


class Clearing:
    """`clear` takes those off the list for which it is told to; see Settings.clear_finished for when.

    What failed stays: somebody may still want it, and nobody has decided otherwise.
    """

    def __init__(
        self,
        events: EventBus,
        settings: Callable[[], Settings],
        clear: Callable[[Callable[[Transfer], bool]], Awaitable[None]],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._settings = settings
        self._clear = clear
        self._clock = clock
        self._background = Background("clearing the list of transfers")
        self._rule = ""
        self._unsubscribe = events.subscribe(SettingsChanged, lambda _event: self._look())

    async def begin(self) -> None:
        """The list is read: what is left from before goes, and from now on what gets too old."""
        self._rule = self._settings().clear_finished
        # The last end may have been none: a computer that lost its power clears nothing.
        await self._sweep(at_end=True)
        self._background.start(self._watch())

    async def end(self) -> None:
        """The program ends."""
        self._unsubscribe()
        await self._background.close()
        await self._sweep(at_end=True)

    def _look(self) -> None:
        rule = self._settings().clear_finished
        if rule != self._rule:
            self._rule = rule
            self._background.start(self._sweep(at_end=False))

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(EVERY_S)
            await self._sweep(at_end=False)

    async def _sweep(self, *, at_end: bool) -> None:
        try:
            await self._clear_by(self._settings().clear_finished, at_end=at_end)
        except Failure as failure:
            # A full disk is no reason not to start, or not to end in an orderly way.
            log.warning("the list of transfers could not be cleared: %r", failure)

    async def _clear_by(self, rule: str, *, at_end: bool) -> None:
        if rule == "exit":
            if at_end:
                await self._clear(_is_settled)
        elif rule in CLEARINGS and rule.isdecimal():
            before = self._clock() - timedelta(days=int(rule))
            await self._clear(lambda one: _is_settled(one) and ended_at(one) < before)


def _is_settled(one: Transfer) -> bool:
    return one.state.finished and one.state is not TransferState.FAILED
