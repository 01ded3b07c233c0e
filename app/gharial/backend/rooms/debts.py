"""`Debts`: what was decided about the bookmarks of one account's rooms and its server has not heard yet (XEP-0402)."""

import logging
from dataclasses import replace

from gharial.backend.rooms.bookmarks import Bookmark, Bookmarks
from gharial.backend.storage.rooms import RoomStore, StoredRoom
from gharial.model.failures import Failure, RequestFailed
from gharial.model.jid import Jid

log = logging.getLogger(__name__)

_PAID = object()


class Debts:
    """They outlive a restart: a room that was left without a connection is not entered with the next one."""

    def __init__(self, account: Jid, store: RoomStore) -> None:
        self._account = account
        self._store = store
        self._open: dict[str, Bookmark | None] = {}
        """By the room's bare address; None: to forget."""
        self._inherited: set[str] = set()
        """Of an earlier run, without what other programs keep in the bookmark."""

    def __contains__(self, room: str) -> bool:
        """The server has not heard what was decided about this room."""
        return room in self._open

    def __bool__(self) -> bool:
        return bool(self._open)

    def inherit(self, stored: StoredRoom) -> None:
        """It was owed when the program ended."""
        name = stored.room.bare
        kept = Bookmark(stored.room, stored.name, stored.nick, stored.autojoin)
        self._open[name] = kept if stored.bookmarked else None
        self._inherited.add(name)

    async def owe(self, room: Jid, bookmark: Bookmark | None) -> None:
        """From now on until it is paid."""
        self._open[room.bare] = bookmark
        self._inherited.discard(room.bare)
        await self._note(room, owed=True)

    async def pay(self, bookmarks: Bookmarks) -> None:
        """Raises NoAnswer, NotConnected; what the server refuses is kept here alone."""
        await self._complete(bookmarks)
        for name, bookmark in tuple(self._open.items()):
            try:
                if bookmark is None:
                    await bookmarks.retract(Jid(name))
                else:
                    await bookmarks.publish(bookmark)
            except RequestFailed as failure:
                log.info("a bookmark of %s was refused: %r", self._account, failure)
            if self._open.get(name, _PAID) is bookmark:
                del self._open[name]
                await self._note(Jid(name), owed=False)

    async def _complete(self, bookmarks: Bookmarks) -> None:
        """A bookmark's password, and what others keep there, only the server has."""
        if not self._inherited:
            return
        for kept in await bookmarks.fetch() or ():
            owed = self._open.get(kept.room.bare)
            if kept.room.bare in self._inherited and owed is not None:
                name, nick = owed.name or kept.name, owed.nick or kept.nick
                self._open[kept.room.bare] = replace(kept, name=name, nick=nick, autojoin=owed.autojoin)
        self._inherited.clear()

    async def _note(self, room: Jid, *, owed: bool) -> None:
        try:
            await self._store.owe(self._account, room, owed=owed)
        except Failure as failure:
            log.warning("what is owed to the server could not be kept: %r", failure)
