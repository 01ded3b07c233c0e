"""`DeviceWatch`: notices that the device a file goes to is dead while the server still shows it, and another is there.

A program that was killed, or a computer that fell asleep, stays online for minutes where the server waits for its
stream to be resumed (XEP-0198); its person may be back on a new one long before.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Protocol

from gharial.backend.xmpp.background import Background
from gharial.model.contact import Resource
from gharial.model.jid import Jid, bare
from gharial.model.transfer import Transfer

SILENCE_S = 3.0
"""A transfer that stands still for so long may be one to a dead device."""
AFTER_PRESENCE_S = 0.5
"""Presence comes in bursts."""
AFTER_ANSWER_S = 60.0
"""A device that answered is not asked again sooner, unless somebody's presence changes."""


class Watched(Protocol):
    """A running transfer."""

    @property
    def id(self) -> str: ...
    @property
    def transfer(self) -> Transfer: ...
    @property
    def is_silent(self) -> bool:
        """Its peer has given no sign of life for a while."""


class DeviceWatch:
    """`resources(account, person)` are a person's devices as the server shows them, `others` tells whether a transfer
    could go to another one than it does, `answers(account, device)` asks whether somebody is there.

    `leave` makes a transfer go to another device.
    """

    def __init__(
        self,
        *,
        resources: Callable[[Jid, Jid], tuple[Resource, ...]],
        others: Callable[[Transfer], bool],
        answers: Callable[[Jid, Jid], Coroutine[object, object, bool]],
        leave: Callable[[Transfer], Coroutine[object, object, None]],
    ) -> None:
        self._resources = resources
        self._others = others
        self._answers = answers
        self._leave = leave
        self._dead: set[tuple[Jid, Jid]] = set()
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._asking: set[str] = set()
        self._background = Background("looking for a device")

    def living(self, account: Jid, person: Jid) -> tuple[Resource, ...]:
        """Somebody's devices without those that are dead; all of them where no other is left."""
        known = self._resources(account, person)
        return tuple(one for one in known if (account, one.jid) not in self._dead) or known

    def heard(self, account: Jid, device: Jid) -> None:
        """It lives."""
        self._dead.discard((account, device))

    def see(self, account: Jid, person: Jid) -> None:
        """Somebody's presence changed: who comes back, is back."""
        shown = {one.jid for one in self._resources(account, person)}
        self._dead = {
            (ours, device)
            for ours, device in self._dead
            if (ours, bare(device)) != (account, person) or device in shown
        }

    def begin(self, job: Watched) -> None:
        """Watch it until `end`."""
        self._look_in(SILENCE_S, job)

    def hurry(self, job: Watched) -> None:
        """Somebody's presence changed: the next look is due soon."""
        if job.id in self._timers and job.id not in self._asking:
            self._look_in(AFTER_PRESENCE_S, job)

    def end(self, transfer_id: str) -> None:
        """It runs no more."""
        if (timer := self._timers.pop(transfer_id, None)) is not None:
            timer.cancel()

    def close(self) -> None:
        """Look no more."""
        for transfer_id in tuple(self._timers):
            self.end(transfer_id)
        self._background.cancel()

    def _look_in(self, wait_s: float, job: Watched) -> None:
        self.end(job.id)
        self._timers[job.id] = asyncio.get_running_loop().call_later(wait_s, self._look, job)

    def _look(self, job: Watched) -> None:
        self._look_in(SILENCE_S, job)
        if job.id not in self._asking and job.is_silent and self._others(job.transfer):
            self._asking.add(job.id)
            self._background.start(self._ask(job))

    async def _ask(self, job: Watched) -> None:
        account, device = job.transfer.account, job.transfer.peer
        try:
            answered = await self._answers(account, device)
        finally:
            self._asking.discard(job.id)
        if job.id not in self._timers or job.transfer.peer != device:
            return
        if answered:
            self._look_in(AFTER_ANSWER_S, job)
        elif job.is_silent and self._others(job.transfer):
            self._dead.add((account, device))
            await self._leave(job.transfer)
