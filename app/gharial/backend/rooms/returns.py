"""`Returns`: going back into the rooms where we are to be, after a login or a break, until it works."""

import asyncio
import logging
from collections.abc import Callable

from gharial.backend.rooms.live_room import LiveRoom
from gharial.model.failures import Failure, NotConnected, RoomRefused
from gharial.model.room_faults import RoomFault

log = logging.getLogger(__name__)

AT_ONCE = 4
"""Rooms entered at a time after a login."""
FIRST_RETRY_S = 2.0
LAST_RETRY_S = 300.0
_HOPELESS = frozenset(
    fault.value
    for fault in (
        RoomFault.BANNED,
        RoomFault.PASSWORD,
        RoomFault.MEMBERS_ONLY,
        RoomFault.NOT_FOUND,
        RoomFault.GONE,
        RoomFault.NICK_LOCKED,
        RoomFault.NO_CREATION,
    )
)
"""A person has to change something before another try makes sense."""
_NICKS_TRIED = 4


class Returns:
    """Of one account. `online`: there is a connection to go by."""

    def __init__(self, online: Callable[[], bool], own_nick: str, first_retry_s: float = FIRST_RETRY_S) -> None:
        self._online = online
        self._own_nick = own_nick
        self._first_retry_s = first_retry_s
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._running: dict[str, asyncio.Task[None]] = {}

    def begin(self, room: LiveRoom) -> None:
        """Go there, unless we are on our way."""
        task = self._running.get(room.jid.bare)
        if task is None or task.done():
            task = self._running[room.jid.bare] = asyncio.ensure_future(self._come_back(room))
            task.add_done_callback(_ended)

    def stop(self, room: LiveRoom) -> None:
        """Do not go there by ourselves."""
        task = self._running.pop(room.jid.bare, None)
        if task is not None:
            task.cancel()

    async def close(self) -> None:
        """Give up all."""
        running = tuple(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def _come_back(self, room: LiveRoom) -> None:
        wait = self._first_retry_s
        nick = room.room.nick or self._own_nick
        tried = 0
        while room.wanted and not room.joined and self._online():
            try:
                async with self._slots:
                    await room.enter(nick, room.password)
                return
            except NotConnected:
                return
            except RoomRefused as failure:
                if failure.fault in _HOPELESS:
                    room.wanted = False
                    return
                if failure.fault == RoomFault.NICK_TAKEN.value and tried < _NICKS_TRIED:
                    # Perhaps we ourselves, in a session that the server has not missed yet.
                    tried += 1
                    nick += "_"
                    continue
            except Failure as failure:
                log.info("no way into %s yet: %r", room.jid, failure)
            await asyncio.sleep(wait)
            wait = min(wait * 2, LAST_RETRY_S)


def _ended(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("going back into a room stumbled", exc_info=error)
