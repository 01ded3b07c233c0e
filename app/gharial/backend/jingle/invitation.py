"""`Invitation`: a session that a peer proposes to all our devices (XEP-0353), as this one sees it."""

import asyncio
import xml.etree.ElementTree as ET
from collections.abc import Callable

from gharial.backend.stanzas.jingle import Reason
from gharial.backend.stanzas.jingle_message import Act, Initiation
from gharial.model.failures import Failure
from gharial.model.jid import Jid


class Invitation:
    """Made by `MessageInitiation` alone. `sender` is full; `say` sends, `forget` is told of its end.

    Words go to the device that asked; carbons show them to its others and to ours.
    """

    def __init__(
        self,
        sender: Jid,
        sid: str,
        descriptions: tuple[ET.Element, ...],
        say: Callable[[Jid, Initiation], None],
        forget: Callable[["Invitation"], None],
    ) -> None:
        self.sender = sender
        self.sid = sid
        self.descriptions = descriptions
        self.proceeded = False
        """We said yes."""
        self.begun = False
        """The session came."""
        self.taken_at = ""
        """The device of ours that said yes, as far as its carbon told."""
        self.on_end: Callable[[Failure], None] = lambda _failure: None
        self.timer: asyncio.TimerHandle | None = None
        self._say = say
        self._forget = forget
        self._over = False

    def ringing(self) -> None:
        """It was put before our user."""
        self._say(self.sender, Initiation(Act.RINGING, self.sid))

    def proceed(self) -> None:
        """Our user wants it, here; once."""
        if not self._over and not self.proceeded:
            self.proceeded = True
            self._stop_timer()
            self._say(self.sender, Initiation(Act.PROCEED, self.sid))

    def begin(self) -> None:
        """The session came, with or without our having said yes."""
        self.begun = True
        self._stop_timer()

    def reject(self) -> None:
        """Our user does not want it, anywhere."""
        if not self._over and not self.proceeded:
            self.drop()
            self._say(self.sender, Initiation(Act.REJECT, self.sid, reason=Reason.BUSY))

    def finish(self, reason: Reason) -> None:
        """What came of it is over: both sides say so, for their other devices. Silent where we never said yes."""
        if not self._over:
            self.drop()
            if self.proceeded:
                self._say(self.sender, Initiation(Act.FINISH, self.sid, reason=reason))

    def drop(self) -> None:
        """Without a word: our other devices may still want it, and a stranger learns nothing."""
        self._over = True
        self._stop_timer()
        self._forget(self)

    def end(self, failure: Failure) -> None:
        """It is over by the other side, another device of ours, or time."""
        if not self._over:
            self.drop()
            self.on_end(failure)

    def _stop_timer(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
