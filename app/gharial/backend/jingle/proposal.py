"""`Proposal`: a session of ours that all devices of a person were asked about (XEP-0353); the first yes counts."""

import asyncio
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence

from gharial.backend.stanzas.jingle import Reason
from gharial.backend.stanzas.jingle_message import Act, Initiation
from gharial.model.failures import Failure, Unsupported
from gharial.model.jid import Jid

_MOST_TOLD = 16
"""Devices that are told something for themselves: that there is a proposal, or that they come too late."""


class Proposal:
    """Made by `MessageInitiation` alone. `person` is bare; `say` sends, `forget` is told of its end."""

    def __init__(
        self,
        person: Jid,
        sid: str,
        say: Callable[[Jid, Initiation], None],
        forget: Callable[["Proposal"], None],
        descriptions: Sequence[ET.Element] = (),
    ) -> None:
        self.person = person
        self.sid = sid
        self._say = say
        self._forget = forget
        self._descriptions = tuple(descriptions)
        self._answer: asyncio.Future[Jid] = asyncio.get_running_loop().create_future()
        self._late: set[str] = set()
        self._asked: set[str] = set()
        self._over = False

    @property
    def device(self) -> Jid | None:
        """Who said yes first, full; None before that."""
        answer = self._answer
        return answer.result() if answer.done() and not answer.cancelled() and answer.exception() is None else None

    async def answered(self) -> Jid:
        """The device that takes it, full. Raises Declined; Unsupported where nobody understands; NotConnected."""
        return await asyncio.shield(self._answer)

    def end(self, reason: Reason) -> None:
        """Take it back, or tell that the session it led to is over; any number of times."""
        if self._over:
            return
        self._over = True
        self._forget(self)
        if self.device is not None:
            self._say(self.person, Initiation(Act.FINISH, self.sid, reason=reason))
        elif not self._answer.done():
            self._answer.cancel()
            self._say(self.person, Initiation(Act.RETRACT, self.sid, reason=Reason.CANCEL))

    # --- told by MessageInitiation ------------------------------------------------------------------------------------

    def ask(self, device: Jid | None = None) -> None:
        """Ask all, or one that came online since."""
        if device is not None and (device.resource in self._asked or len(self._asked) >= _MOST_TOLD):
            return
        if not self._answer.done():
            self._asked.add("" if device is None else device.resource)
            self._say(device or self.person, Initiation(Act.PROPOSE, self.sid, self._descriptions))

    def proceed(self, device: Jid) -> None:
        """A device says yes; one that comes too late is told that there is nothing any more."""
        if not self._answer.done():
            self._answer.set_result(device)
        elif device != self.device and device.resource not in self._late and len(self._late) < _MOST_TOLD:
            self._late.add(device.resource)
            self._say(device, Initiation(Act.RETRACT, self.sid, reason=Reason.CANCEL))

    def fail(self, failure: Failure) -> None:
        """Nobody will take it."""
        if not self._answer.done():
            self._answer.set_exception(failure)
            self._answer.exception()  # somebody may have stopped waiting
            self._over = True
            self._forget(self)
            if isinstance(failure, Unsupported):
                # One of them cannot or may not; the others may still be asking.
                self._say(self.person, Initiation(Act.RETRACT, self.sid, reason=Reason.EXPIRED))
