"""Who is typing (XEP-0085): `OurTyping` tells the peers and small rooms, `PeersTyping` tells the windows."""

import asyncio
from collections.abc import Callable
from xml.etree.ElementTree import SubElement

from gharial.backend.chat.letter import CHAT_STATES
from gharial.backend.xmpp.session import AccountSession
from gharial.model.conversation import Composing
from gharial.model.events import EventBus, OccupantComposed, PeerComposed
from gharial.model.jid import Jid, bare
from gharial.model.settings import Settings

PAUSE_AFTER_S = 10.0
"""Without a key pressed for so long, the user has paused."""
FORGET_AFTER_S = 60.0
"""A peer that says nothing for so long is not typing any more."""
MOST_TYPING = 100
"""Of more than so many who type at a time, nobody would read the names."""
_NO_STORE = "{urn:xmpp:hints}no-store"
_SHOWN = {
    "active": Composing.ACTIVE,
    "inactive": Composing.ACTIVE,
    "composing": Composing.COMPOSING,
    "paused": Composing.PAUSED,
    "gone": Composing.GONE,
}


class OurTyping:
    """Tells the peers of one account: those who may see our presence, and nobody else.

    `room_takes`: of a room or somebody in one, whether they are told; None for who is in no room.
    """

    def __init__(
        self,
        session: AccountSession,
        settings: Callable[[], Settings],
        sees_us: Callable[[Jid], bool],
        room_takes: Callable[[Jid], bool | None] = lambda _peer: None,
        pause_after_s: float = PAUSE_AFTER_S,
    ) -> None:
        self._session = session
        self._settings = settings
        self._sees_us = sees_us
        self._room_takes = room_takes
        self._pause_after_s = pause_after_s
        self._timers: dict[str, asyncio.TimerHandle] = {}

    def typed(self, peer: Jid) -> None:
        """A key was pressed; only the first one is told."""
        running = self._timers.pop(peer.full, None)
        if running is not None:
            running.cancel()
        elif not self._tell(peer, "composing"):
            return
        loop = asyncio.get_running_loop()
        self._timers[peer.full] = loop.call_later(self._pause_after_s, self.stopped, peer)

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
        timer = self._timers.pop(peer.full, None)
        if timer is not None:
            timer.cancel()
        return timer is not None

    def _tell(self, peer: Jid, state: str) -> bool:
        takes = self._room_takes(peer)
        told = self._sees_us(peer) if takes is None else takes
        if not (self._session.online and self._settings().send_composing and told):
            return False
        to_all = takes is not None and not peer.resource
        message = self._session.client.Message(sto=peer, stype="groupchat" if to_all else "chat")
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
        self._timers: dict[tuple[str, bool], asyncio.TimerHandle] = {}

    def heard(self, peer: Jid, state: str, *, to_all: bool = False) -> None:
        """A chat state of a peer, as on the wire; `to_all`: `peer` is room/nick, and everybody there was told."""
        shown = _SHOWN.get(state)
        name = (peer.full, to_all)
        composing = shown is Composing.COMPOSING
        if shown is None or (composing and name not in self._timers and len(self._timers) >= MOST_TYPING):
            return
        timer = self._timers.pop(name, None)
        if timer is not None:
            timer.cancel()
        elif to_all and not composing:
            # In a room, that somebody does not type is no news.
            return
        if composing:
            loop = asyncio.get_running_loop()
            self._timers[name] = loop.call_later(
                self._forget_after_s, lambda: self.heard(peer, "paused", to_all=to_all)
            )
        if to_all:
            self._events.publish(OccupantComposed(self._account, bare(peer), str(peer.resource), shown))
        else:
            self._events.publish(PeerComposed(self._account, peer, shown))

    def wrote(self, peer: Jid, *, to_all: bool = False) -> None:
        """A message came, so the peer is not typing it any more."""
        if (peer.full, to_all) in self._timers:
            self.heard(peer, "active", to_all=to_all)

    def forget(self) -> None:
        """The connection is gone, and with it what we know of them."""
        for name, to_all in list(self._timers):
            self.heard(Jid(name), "gone", to_all=to_all)
