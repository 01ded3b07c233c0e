"""Who is typing (XEP-0085): `OurTyping` tells the peers, `PeersTyping` tells the windows."""

import asyncio
from collections.abc import Callable
from xml.etree.ElementTree import SubElement

from gharial.backend.chat.letter import CHAT_STATES
from gharial.backend.xmpp.session import AccountSession
from gharial.model.conversation import Composing
from gharial.model.events import EventBus, PeerComposed
from gharial.model.jid import Jid
from gharial.model.settings import Settings

PAUSE_AFTER_S = 10.0
"""Without a key pressed for so long, the user has paused."""
FORGET_AFTER_S = 60.0
"""A peer that says nothing for so long is not typing any more."""
_NO_STORE = "{urn:xmpp:hints}no-store"
_SHOWN = {
    "active": Composing.ACTIVE,
    "inactive": Composing.ACTIVE,
    "composing": Composing.COMPOSING,
    "paused": Composing.PAUSED,
    "gone": Composing.GONE,
}


class OurTyping:
    """Tells the peers of one account: those who may see our presence, and nobody else."""

    def __init__(
        self,
        session: AccountSession,
        settings: Callable[[], Settings],
        sees_us: Callable[[Jid], bool],
        pause_after_s: float = PAUSE_AFTER_S,
    ) -> None:
        self._session = session
        self._settings = settings
        self._sees_us = sees_us
        self._pause_after_s = pause_after_s
        self._timers: dict[str, asyncio.TimerHandle] = {}

    def typed(self, peer: Jid) -> None:
        """A key was pressed; only the first one is told."""
        running = self._timers.pop(peer.bare, None)
        if running is not None:
            running.cancel()
        elif not self._tell(peer, "composing"):
            return
        loop = asyncio.get_running_loop()
        self._timers[peer.bare] = loop.call_later(self._pause_after_s, self.stopped, peer)

    def stopped(self, peer: Jid) -> None:
        """Nothing more was typed."""
        if self._end(peer):
            self._tell(peer, "paused")

    def message_left(self, peer: Jid) -> None:
        """A message tells by itself that typing has ended."""
        self._end(peer)

    def forget(self) -> None:
        """The connection is gone; nobody is told."""
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()

    def _end(self, peer: Jid) -> bool:
        timer = self._timers.pop(peer.bare, None)
        if timer is not None:
            timer.cancel()
        return timer is not None

    def _tell(self, peer: Jid, state: str) -> bool:
        if not (self._session.online and self._settings().send_composing and self._sees_us(peer)):
            return False
        message = self._session.client.Message(sto=peer.bare, stype="chat")
        SubElement(message.xml, f"{{{CHAT_STATES}}}{state}")
        SubElement(message.xml, _NO_STORE)
        message.send()
        return True


class PeersTyping:
    """Publishes what the peers of one account do, and forgets those who fall silent."""

    def __init__(self, account: Jid, events: EventBus, forget_after_s: float = FORGET_AFTER_S) -> None:
        self._account = account
        self._events = events
        self._forget_after_s = forget_after_s
        self._timers: dict[str, asyncio.TimerHandle] = {}

    def heard(self, peer: Jid, state: str) -> None:
        """A chat state of a peer, as on the wire."""
        shown = _SHOWN.get(state)
        if shown is None:
            return
        timer = self._timers.pop(peer.bare, None)
        if timer is not None:
            timer.cancel()
        if shown is Composing.COMPOSING:
            loop = asyncio.get_running_loop()
            self._timers[peer.bare] = loop.call_later(self._forget_after_s, self.heard, peer, "paused")
        self._events.publish(PeerComposed(self._account, peer, shown))

    def wrote(self, peer: Jid) -> None:
        """A message came, so the peer is not typing it any more."""
        if peer.bare in self._timers:
            self.heard(peer, "active")

    def forget(self) -> None:
        """The connection is gone, and with it what we know of them."""
        for name in list(self._timers):
            self.heard(Jid(name), "gone")
