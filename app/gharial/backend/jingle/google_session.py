"""`GoogleSession`: one session in Google Talk's own dialect (http://www.google.com/session), for either side."""

import asyncio
import logging
import xml.etree.ElementTree as ET
from collections.abc import Callable, Coroutine, Sequence
from enum import Enum
from typing import Any, Protocol

from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq

from gharial.backend.stanzas.google_share import (
    Message,
    SessionStanza,
    ShareCandidate,
    broken_element,
    candidate_element,
    session_element,
    transport_element,
)
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Failure
from gharial.model.jid import Jid

log = logging.getLogger(__name__)

REPLY_S = 15.0
"""Without an answer for so long, a message counts as refused (the original's own limit)."""
MOST_CHANNELS = 8


class UnknownChannel(Exception):
    """A candidate belongs to a channel that nobody announced."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Stage(Enum):
    """How far a session is."""

    NEW = "new"
    OFFERED = "offered"
    ACTIVE = "active"
    OVER = "over"


class SessionUser(Protocol):
    """What a session is for; called while its stanza is handled."""

    def accepted(self) -> None:
        """The peer said yes."""

    def refused(self) -> None:
        """The peer said no, or that it wants somebody else to be asked."""

    def ended(self, *, broken: bool) -> None:
        """The peer ended it; `broken`: because something went wrong."""

    def dropped(self, failure: Failure) -> None:
        """The peer, or we, left the network."""

    def channel_named(self, name: str) -> None:
        """The receiver of files wants a channel of this name, which it has not named before."""

    def completed(self) -> None:
        """The receiver of files has what it wanted."""

    def candidates_came(self, candidates: Sequence[ShareCandidate]) -> None:
        """Addresses for channels that are known."""


class GoogleSession:
    """`initiator` sent `initiate` and is named in every message; `peer` is the only one that is listened to."""

    def __init__(
        self, account: AccountSession, peer: Jid, sid: str, initiator: str, *, ours: bool, forget: Callable[[], None]
    ) -> None:
        self.peer = peer
        self.sid = sid
        self.initiator = initiator
        self.ours = ours
        self.stage = Stage.NEW
        self.user: SessionUser | None = None
        self.old_form = False
        """Candidates travel without a transport, and no transport is accepted."""
        self.channels: list[str] = []
        self._account = account
        self._forget = forget
        self._transport_accepted = False
        self._sent: list[ShareCandidate] = []
        self._tasks: set[asyncio.Task[None]] = set()

    # --- what we say --------------------------------------------------------------------------------------------------

    def send(self, message: Message, *children: ET.Element) -> Coroutine[Any, Any, Iq]:
        """Send it at once; what is returned waits for the answer. Raises RequestFailed, NoAnswer, NotConnected."""
        iq: Iq = self._account.client.make_iq_set(ito=self.peer)
        iq.xml.append(session_element(message, self.sid, self.initiator, *children))
        return self._account.request(iq, REPLY_S)

    def initiate(self, description: ET.Element) -> Coroutine[Any, Any, Iq]:
        """Propose it. Raises as `send`."""
        self.stage = Stage.OFFERED
        return self.send(Message.INITIATE, description, transport_element())

    def accept(self, description: ET.Element) -> Coroutine[Any, Any, Iq]:
        """Say yes. Raises as `send`."""
        self.stage = Stage.ACTIVE
        return self.send(Message.ACCEPT, description)

    def announce(self, name: str, element: ET.Element) -> Coroutine[Any, Any, Iq]:
        """Name a channel, before its first candidate. Raises as `send`."""
        self.channels.append(name)
        return self.send(Message.INFO, element)

    async def send_candidates(self, candidates: Sequence[ShareCandidate]) -> None:
        """Tell addresses; returns when the peer has taken note. Raises as `send`."""
        self._sent.extend(candidates)
        if self.old_form:
            await self.send(Message.CANDIDATES, *(candidate_element(one) for one in candidates))
        else:
            await self.send(Message.TRANSPORT_INFO, transport_element(tuple(candidates)))

    async def reject(self) -> None:
        """Say no to an offer; never raises."""
        await self._close_with(Message.REJECT)

    async def terminate(self, *, broken: bool = False) -> None:
        """End it, if it is not over; never raises."""
        await self._close_with(Message.TERMINATE, *((broken_element(),) if broken else ()))

    def drop(self, failure: Failure) -> None:
        """Whoever it was with cannot be reached any more."""
        if self.stage is Stage.OVER:
            return
        if self.user is not None:
            self.user.dropped(failure)

    def close(self) -> None:
        """It is over; nothing is said."""
        if self.stage is not Stage.OVER:
            self.stage = Stage.OVER
            self._forget()

    # --- what the peer says -------------------------------------------------------------------------------------------

    def take(self, stanza: SessionStanza) -> None:
        """Raises XMPPError for what does not belong here, UnknownChannel."""
        user = self.user
        if user is None:
            raise XMPPError("not-allowed", etype="modify")
        match stanza.message:
            case Message.TRANSPORT_ACCEPT if self.ours:
                self._transport_accepted = True
            case Message.ACCEPT if self.ours:
                if self.stage is not Stage.OFFERED:
                    raise XMPPError("not-allowed", etype="modify")
                self.stage = Stage.ACTIVE
                user.accepted()
            case Message.REJECT | Message.REDIRECT if self.ours:
                if self.stage is not Stage.OFFERED:
                    raise XMPPError("not-allowed", etype="modify")
                self.close()
                user.refused()
            case Message.TERMINATE:
                self.close()
                user.ended(broken=stanza.broken)
            case Message.INFO:
                self._take_info(user, stanza)
            case Message.TRANSPORT_INFO | Message.CANDIDATES:
                self._take_candidates(user, stanza)
            case _:
                raise XMPPError("not-allowed", etype="modify")

    def begin(self, stanza: SessionStanza) -> None:
        """The peer proposes it; a transport is accepted before anybody is asked."""
        self.stage = Stage.OFFERED
        self.old_form = not stanza.has_transport

    def greet(self) -> None:
        """Right after the answer to `initiate`."""
        if not self.old_form and self.stage is not Stage.OVER:
            self._start(self.send(Message.TRANSPORT_ACCEPT, transport_element()))

    def _take_info(self, user: SessionUser, stanza: SessionStanza) -> None:
        # Only who sends files hears of channels; everything else in it is not for us.
        if not self.ours:
            return
        for name in stanza.channels:
            if name in self.channels:
                continue
            if len(self.channels) >= MOST_CHANNELS:
                raise XMPPError("resource-constraint", etype="wait")
            self.channels.append(name)
            user.channel_named(name)
        if stanza.complete:
            user.completed()

    def _take_candidates(self, user: SessionUser, stanza: SessionStanza) -> None:
        if stanza.message is Message.CANDIDATES and not self.old_form:
            # Whoever answers so does not know the newer form, nor what we sent in it.
            if self._transport_accepted:
                raise XMPPError("not-allowed", etype="modify")
            self.old_form = True
            if again := self._sent:
                self._sent = []
                self._start(self.send_candidates(again))
        for candidate in stanza.candidates:
            if candidate.channel not in self.channels:
                raise UnknownChannel(candidate.channel)
        user.candidates_came(stanza.candidates)

    async def _close_with(self, message: Message, *children: ET.Element) -> None:
        if self.stage is Stage.OVER:
            return
        told = self.stage is not Stage.NEW
        self.close()
        if not told:
            return
        try:
            await self.send(message, *children)
        except Failure as failure:
            log.debug("the end of a session with %s was not taken note of: %r", self.peer, failure)

    def _start(self, work: Coroutine[Any, Any, Any]) -> None:
        async def run() -> None:
            try:
                await work
            except Failure as failure:
                log.info("a message of a session with %s came to nothing: %r", self.peer, failure)

        task = asyncio.get_running_loop().create_task(run())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
