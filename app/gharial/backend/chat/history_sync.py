"""`HistorySync`: what our other devices saw and we did not, from the server's archive (XEP-0313), without gaps.

The archive is read forwards from the last position that is known to be complete, and that position moves only by
reading, never by live messages: what came live is read once more and dropped as a double, and nothing falls between.
The first time, only the latest pages are read; older ones follow when somebody scrolls back to them.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from gharial.backend.chat.archive import Archive, Page, PositionUnknown, Query
from gharial.backend.chat.archive_result import ArchiveResult
from gharial.backend.chat.conversation_list import ConversationList
from gharial.backend.chat.incoming import Claims, Incoming, Taken, nobody_claims
from gharial.backend.chat.server_clock import ServerClock
from gharial.backend.storage.archive_marks import ArchiveRange, Marks
from gharial.backend.storage.message_intake import Places
from gharial.backend.storage.message_rows import Entry, Mode
from gharial.backend.storage.messages import MessageStore
from gharial.model.conversation import Direction
from gharial.model.failures import Failure
from gharial.model.jid import Jid

log = logging.getLogger(__name__)

PAGE = 100
"""Messages asked for at a time; servers may give fewer."""
_FIRST_PAGES = 2
_OLDER_PAGES = 5
_SCROLL_TIMEOUT_S = 10.0
_OVERLAP = timedelta(hours=1)


class HistorySync:
    """Reads one account's archive, or that of a `room` it is in, into the history."""

    def __init__(
        self,
        account: Jid,
        archive: Archive,
        incoming: Incoming,
        clock: ServerClock,
        store: MessageStore,
        marks: Marks,
        conversations: ConversationList,
        claims: Claims = nobody_claims,
        room: Jid | None = None,
    ) -> None:
        self._account = account
        self._archive = archive
        self._incoming = incoming
        self._clock = clock
        self._store = store
        self._marks = marks
        self._conversations = conversations
        self._claims = claims
        self._room = room
        self._running: asyncio.Lock = asyncio.Lock()
        self._older: dict[str, asyncio.Lock] = {}
        self._places: Places = {}

    async def catch_up(self) -> bool:
        """Read what is new; True when nothing is missing now."""
        async with self._running:
            try:
                if not await self._archive.find():
                    return False
                reach = await self._marks.range(self._account)
                if reach is None:
                    await self._first_time()
                else:
                    await self._go_on(reach)
            except Failure as failure:
                log.info("reading the archive of %s stopped: %r", self._account, failure)
                return False
            except PositionUnknown:
                log.warning("the archive of %s does not know its own last message", self._account)
                return False
            return True

    async def older(self, peer: Jid, wanted: int) -> None:
        """Read what lies before the local history of one conversation, about as many messages as `wanted`."""
        async with self._older.setdefault(peer.bare, asyncio.Lock()):
            try:
                await self._read_older(peer, wanted)
            except (Failure, PositionUnknown) as failure:
                log.info("reading older messages with %s stopped: %r", peer, failure)

    async def _first_time(self) -> None:
        pages: list[Page] = []
        before = ""
        while len(pages) < _FIRST_PAGES:
            page = await self._archive.read(Query(before=before, limit=PAGE))
            pages.insert(0, page)
            before = page.first_id
            if page.complete or not before:
                break
        await self._take([result for page in pages for result in page.results], Mode.HISTORY)
        known = [page for page in pages if page.first_id]
        reach = ArchiveRange(
            first_id=known[0].first_id if known else "",
            last_id=known[-1].last_id if known else "",
            complete=pages[0].complete or not pages[0].results,
        )
        await self._marks.set_range(self._account, reach, self._clock.now())

    async def _go_on(self, reach: ArchiveRange) -> None:
        """From `reach.last_id`; where the archive has forgotten that one, from the time it was read."""
        query = Query(after=reach.last_id, limit=PAGE)
        while True:
            try:
                page = await self._archive.read(query)
            except PositionUnknown:
                if not query.after or query.start is not None:
                    raise
                start = reach.last_time - _OVERLAP if reach.last_time is not None else None
                query = Query(start=start, limit=PAGE)
                continue
            await self._take(page.results, Mode.CATCH_UP)
            if page.last_id:
                reach = replace(reach, first_id=reach.first_id or page.first_id, last_id=page.last_id)
                await self._marks.set_range(self._account, reach, self._clock.now())
            if page.complete or not page.results or page.last_id in ("", query.after):
                return
            query = Query(after=page.last_id, limit=PAGE)

    async def _read_older(self, peer: Jid, wanted: int) -> None:
        if not self._archive.there:
            return
        for _ in range(_OLDER_PAGES):
            older = await self._marks.older(self._account, peer)
            if older.complete:
                return
            query = Query(
                peer=peer if self._room is None else None, before=older.before_id, limit=max(wanted, PAGE // 2)
            )
            if not older.before_id:
                query = replace(query, end=older.until)
            try:
                page = await self._archive.read(query, _SCROLL_TIMEOUT_S)
            except PositionUnknown:
                page = await self._archive.read(replace(query, before="", end=older.until), _SCROLL_TIMEOUT_S)
            added = await self._take(page.results, Mode.HISTORY, announce=False)
            stuck = page.first_id in ("", older.before_id)
            await self._marks.set_older(
                self._account, peer, page.first_id, complete=page.complete or not page.results or stuck
            )
            wanted -= added
            if wanted <= 0:
                return

    async def _take(self, results: Sequence[ArchiveResult], mode: Mode, *, announce: bool = True) -> int:
        entries = [entry for result in results if (entry := await self._entry(result, mode)) is not None]
        # Older pages come from the end to the beginning, so each of them stands for itself.
        places = self._places if mode is Mode.CATCH_UP else None
        # What has been kept is told, even if the connection goes meanwhile and the reader with it.
        return await asyncio.shield(asyncio.ensure_future(self._keep(entries, mode, places, announce)))

    async def _keep(self, entries: Sequence[Entry], mode: Mode, places: Places | None, announce: bool) -> int:
        outcome = await self._store.take(self._account, entries, mode, places)
        added = len(outcome.added)
        if not announce:
            # Who scrolled back gets them as the answer; they are no events.
            outcome.added.clear()
        self._conversations.announce(outcome)
        return added

    async def _entry(self, result: ArchiveResult, mode: Mode) -> Entry | None:
        envelope = self._incoming.open_archived(result, self._clock.now(), self._room)
        if envelope is None:
            return None
        entry = self._incoming.entry(envelope, trust_ids=True, archived=result)
        if mode is Mode.CATCH_UP and entry.direction is Direction.INCOMING and self._room is None:
            # It came while we were away.
            entry = replace(entry, delayed=True)
        foreign = envelope.voice is not None and entry.direction is Direction.INCOMING
        taken = Taken(self._account, envelope, entry, old=mode is Mode.HISTORY)
        if entry.body and not foreign and await self._claims(taken):
            entry = replace(entry, body="")
        return entry
